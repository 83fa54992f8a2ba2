"""Ways to spoil a work document with knowledge of PDF: its parts, its packing, its way in."""

import re
import struct
import zlib
from functools import cache
from io import BytesIO
from random import Random
from typing import Any

import pikepdf

from tests.fuzz.json_files import JSON
from tests.fuzz.raw import RAW, Spoil

_MIB = 1024 * 1024


def _saved(pdf: pikepdf.Pdf) -> bytes:
    target = BytesIO()
    level = pikepdf.StreamDecodeLevel.none
    pdf.save(target, compress_streams=False, stream_decode_level=level)
    return target.getvalue()


def spoil_attached(random: Random, whole: bytes) -> bytes:
    """Spoil the plan inside as any JSON file is spoiled."""
    with pikepdf.open(BytesIO(whole)) as pdf:
        stream = pdf.Root.AF[0].EF.F
        content = random.choice(JSON)(random, stream.read_bytes())
        stream.write(zlib.compress(content, 1), filter=pikepdf.Name.FlateDecode)
        return _saved(pdf)


def spoil_packing(random: Random, whole: bytes) -> bytes:
    """Pack the plan inside wrongly, twice, or to something very large."""
    with pikepdf.open(BytesIO(whole)) as pdf:
        stream = pdf.Root.AF[0].EF.F
        content = stream.read_bytes()
        kinds = ("FlateDecode", "LZWDecode", "ASCIIHexDecode", "RunLengthDecode", "Crypt", "X")
        chosen = [
            pikepdf.Name(f"/{kind}") for kind in random.choices(kinds, k=random.randint(1, 3))
        ]
        packed = random.choice(
            (
                zlib.compress(content)[: random.randrange(20, 2000)],
                zlib.compress(zlib.compress(content)),
                _zeros(random.choice((1, 1, 1, 70))),
                zlib.compress(content) + b"more" * 100,
                content,
                b"",
            )
        )
        stream.write(packed, filter=random.choice((None, chosen[0], pikepdf.Array(chosen))))
        return _saved(pdf)


def spoil_way(random: Random, whole: bytes) -> bytes:
    """Put something else where the way to the plan goes."""
    with pikepdf.open(BytesIO(whole)) as pdf:
        root, entry = pdf.Root, pdf.Root.AF[0]
        here, key = random.choice(
            (
                (root, "/AF"), (entry, "/EF"), (entry.EF, "/F"), (entry, "/UF"), (entry, "/F"),
                (entry.EF.F, "/Subtype"), (root, "/Pages"), (root, "/Names"), (root, "/Type"),
                (entry.EF.F, "/DecodeParms"),
            )
        )  # fmt: skip
        odd: tuple[Any, ...] = (
            None, 7, "x", "../x", pikepdf.Name.X, pikepdf.Array(), pikepdf.Array([root]),
            pikepdf.Array([7]), pikepdf.Dictionary(), root, entry, entry.EF.F,
        )  # fmt: skip
        value = random.choice(odd)
        if value is None:
            if key in here:
                del here[key]
        else:
            here[key] = value
        return _saved(pdf)


def spoil_figures(random: Random, whole: bytes) -> bytes:
    """Change a number in the text of the file: a length, a place, a reference."""
    spoiled = whole
    for _ in range(random.choice((1, 1, 3))):
        place = re.compile(rb"\d+").search(spoiled, random.randrange(len(spoiled)))
        if place is None:
            continue
        put = random.choice((b"0", b"1", b"9" * len(place[0]), b"99999999999", b"-5"))
        spoiled = spoiled[: place.start()] + put + spoiled[place.end() :]
    return spoiled


def spoil_words(random: Random, whole: bytes) -> bytes:
    """Change a word of the language of PDF."""
    words = (
        b"obj", b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"startxref", b"/Root",
        b"/Size", b"/Filter", b"/Length", b"/Prev", b"<<", b">>", b"[", b"]", b"/Kids",
    )  # fmt: skip
    old, new = random.sample(words, 2)
    return whole.replace(old, new, random.choice((1, 1, 5, -1)))


def bomb(random: Random, whole: bytes) -> bytes:
    """Be small, and very large where it is unpacked on the way in."""
    make = random.choice((_large_index, _large_box, _index_chain, _wide, _many_objects, _nested))
    return make(random)


_BEGIN = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/AF 5 0 R>>\nendobj\n"
_PAGES = b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"


@cache
def _zeros(size: int, first: bytes = b"", byte: bytes = b"\x00") -> bytes:
    packing = zlib.compressobj(9)
    parts = [packing.compress(first), *(packing.compress(byte * _MIB) for _ in range(size))]
    return b"".join(parts) + packing.flush()


def _end(place: int) -> bytes:
    return b"startxref\n%d\n%%%%EOF\n" % place


def _stream(number: int, entries: bytes, content: bytes) -> bytes:
    head = b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(content))
    return head + content + b"\nendstream\nendobj\n"


def _large_index(random: Random) -> bytes:
    out = _BEGIN + _PAGES
    size = random.choice((2, 60, 400))
    entries = b"/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R/Filter/FlateDecode" % (size * _MIB // 7)
    return out + _stream(3, entries, _zeros(size)) + _end(len(out))


def _large_box(random: Random) -> bytes:
    """An object stream that unpacks to a very large one."""
    kind = random.choice((b"FlateDecode", b"LZWDecode", b"L#5aWDecode", b"RunLengthDecode"))
    content = _zeros(random.choice((2, 60, 400)), b"5 0 ", b" ")
    if kind == b"RunLengthDecode":
        content = b"\x81 " * (4 * _MIB)
    elif kind != b"FlateDecode":
        content = bytes(random.choice((1000, 6 * _MIB)))
    out = _BEGIN + _PAGES
    box = len(out)
    out += _stream(4, b"/Type/ObjStm/N 1/First 4/Filter/" + kind, content)
    places = {1: 9, 2: len(_BEGIN), 4: box}
    rows = b"".join(
        struct.pack(">BIH", 2, 4, 0) if number == 5
        else struct.pack(">BIH", 1, places.get(number, 0), 0)
        for number in range(7)
    )  # fmt: skip
    entries = b"/Type/XRef/W[1 4 2]/Size 7/Root 1 0 R"
    return out + _stream(6, entries, rows) + _end(len(out))


def _index_chain(random: Random) -> bytes:
    """Many indexes, each pointing to the one before."""
    out = _BEGIN + _PAGES
    rows = random.choice((100, 100_000))
    packed = zlib.compress(struct.pack(">BHB", 1, 9, 0) * rows, 9)
    before = b""
    for _ in range(random.choice((10, 450, 3000))):
        place = len(out)
        entries = b"/Type/XRef/W[1 2 1]/Size %d/Root 1 0 R/Filter/FlateDecode" % rows
        out += _stream(3, entries + before, packed)
        before = b"/Prev %d" % place
    return out + _end(place)


def _wide(random: Random) -> bytes:
    inside = random.choice((b"[1]", b"<</A 1>>", b"[]", b"1 ", b"null ", b"(a)", b"/A"))
    many = random.choice((1, 7, 9)) * _MIB // len(inside)
    return _BEGIN + b"5 0 obj[" + inside * many + b"]endobj\ntrailer<</Root 1 0 R>>\n"


def _many_objects(random: Random) -> bytes:
    many = random.choice((1000, 300_000))
    objects = b"".join(b"%d 0 obj<<>>endobj\n" % number for number in range(6, many))
    return _BEGIN + _PAGES + objects + b"trailer<</Root 1 0 R/Size 7>>\n"


def _nested(random: Random) -> bytes:
    deep = random.choice((100, 499, 500, 100_000, 5_000_000))
    opening = random.choice((b"[", b"<</A ", b"("))
    return _BEGIN + b"5 0 obj" + opening * deep + b" endobj\ntrailer<</Root 1 0 R>>\n"


PDF: tuple[Spoil, ...] = (
    *RAW, spoil_attached, spoil_attached, spoil_packing, spoil_way, spoil_way, spoil_figures,
    spoil_words,
)  # fmt: skip
