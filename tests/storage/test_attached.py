"""The plan inside a PDF: got back, and nothing else ever taken for it."""

import resource
import zlib
from pathlib import Path

import pikepdf
import pytest

from npo_wizard.errors import PlanFileError
from npo_wizard.storage import attached, exchange
from npo_wizard.storage.exchange_parts import ImportRefused
from tests.small_plan import plan


def pdf_with(
    path: Path,
    content: bytes,
    *,
    name: str = attached.NAME,
    mime: str = "/application/json",
    packing: object = pikepdf.Name.FlateDecode,
) -> Path:
    """Make a PDF by another hand than the program's, with one file in it."""
    pdf = pikepdf.new()
    stream = pikepdf.Stream(pdf, b"")
    stream.write(content, filter=packing)
    stream.Subtype = pikepdf.Name(mime)
    entry = pikepdf.Dictionary(UF=name, F=name, EF=pikepdf.Dictionary(F=stream))
    pdf.Root.AF = pikepdf.Array([pdf.make_indirect(entry)])
    pdf.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return path


def plan_json() -> bytes:
    return exchange.to_json(plan()).encode()


def test_the_plan_comes_back(tmp_path: Path) -> None:
    file = pdf_with(tmp_path / "x.pdf", zlib.compress(plan_json()))
    assert attached.import_plan(file).view == plan()


def test_a_json_file_is_still_read_as_one(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(plan_json())
    assert attached.import_plan(file).view == plan()


def test_an_attachment_that_is_not_packed_is_read_too(tmp_path: Path) -> None:
    file = pdf_with(tmp_path / "x.pdf", plan_json(), packing=None)
    assert attached.import_plan(file).view == plan()


@pytest.mark.parametrize(
    "strange",
    [{"name": "plan.json"}, {"name": "../plan.npoplan.json"}, {"mime": "/application/x-sh"}],
)
def test_another_name_or_kind_is_no_plan(strange: dict[str, str], tmp_path: Path) -> None:
    file = pdf_with(tmp_path / "x.pdf", zlib.compress(plan_json()), **strange)
    with pytest.raises(ImportRefused, match="zit geen plan"):
        attached.import_plan(file)


def test_a_pdf_without_attachments_is_no_plan(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.save(tmp_path / "x.pdf")
    with pytest.raises(ImportRefused, match="zit geen plan") as refused:
        attached.import_plan(tmp_path / "x.pdf")
    assert refused.value.advice.startswith("Kies het werkdocument")


@pytest.mark.parametrize("root", [7, "AF", [], [3], [{"/UF": "plan.npoplan.json"}]])
def test_an_attachment_of_the_wrong_shape_is_no_plan(root: object, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    shaped = [pikepdf.Dictionary(e) if isinstance(e, dict) else e for e in root] \
        if isinstance(root, list) else root  # fmt: skip
    pdf.Root.AF = pikepdf.Array(shaped) if isinstance(shaped, list) else shaped
    pdf.save(tmp_path / "x.pdf")
    with pytest.raises(ImportRefused, match="zit geen plan"):
        attached.import_plan(tmp_path / "x.pdf")


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "BYTES_MAX", 100_000)
    file = pdf_with(tmp_path / "x.pdf", zlib.compress(b" " * 50_000_000))
    assert file.stat().st_size < 100_000
    with pytest.raises(ImportRefused, match="groter dan"):
        attached.import_plan(file)


def test_a_pdf_that_is_too_large_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "PDF_BYTES_MAX", 10)
    with pytest.raises(ImportRefused, match="groter dan"):
        attached.import_plan(pdf_with(tmp_path / "x.pdf", zlib.compress(plan_json())))


@pytest.mark.parametrize(
    ("content", "packing"),
    [
        (b"geen zlib", pikepdf.Name.FlateDecode),
        (zlib.compress(plan_json())[:-20], pikepdf.Name.FlateDecode),
        (zlib.compress(b"\xff\xfe"), pikepdf.Name.FlateDecode),
        (plan_json(), pikepdf.Name.LZWDecode),
        (zlib.compress(zlib.compress(plan_json())), pikepdf.Array([pikepdf.Name.FlateDecode] * 2)),
    ],
)
def test_what_cannot_be_unpacked_is_refused(
    content: bytes, packing: object, tmp_path: Path
) -> None:
    file = pdf_with(tmp_path / "x.pdf", content, packing=packing)
    with pytest.raises(ImportRefused, match="niet te lezen"):
        attached.import_plan(file)


def test_what_is_no_plan_inside_is_refused_as_any_json(tmp_path: Path) -> None:
    file = pdf_with(tmp_path / "x.pdf", zlib.compress(b'{"format": "iets anders"}'))
    with pytest.raises(ImportRefused, match="geen plan van dit programma"):
        attached.import_plan(file)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n\x00\xff" * 90])
def test_a_damaged_pdf_is_a_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    with pytest.raises(ImportRefused, match=r"niet te lezen|zit geen plan"):
        attached.import_plan(tmp_path / "x.pdf")


def test_a_pdf_with_a_password_is_a_sentence(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.save(tmp_path / "x.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(ImportRefused, match="wachtwoord"):
        attached.import_plan(tmp_path / "x.pdf")


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match="niet lezen"):
        attached.import_plan(tmp_path / "weg.pdf")


def with_packed_index(content: bytes, kind: bytes, *, size: int, times: int = 1) -> bytes:
    """A PDF whose way in is packed, as many times after each other as wanted."""
    out = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    before = b""
    for _ in range(times):
        place = len(out)
        out += b"2 0 obj\n<</Type/XRef/W[1 2 1]/Size %d/Root 1 0 R/Filter/%s%s/Length %d>>\n" % (
            size, kind, before, len(content),
        )  # fmt: skip
        out += b"stream\n" + content + b"\nendstream\nendobj\n"
        before = b"/Prev %d" % place
    return out + b"startxref\n%d\n%%%%EOF\n" % place


@pytest.mark.parametrize(
    ("kind", "times"),
    [(b"FlateDecode", 1), (b"LZWDecode", 1), (b"L#5aW", 1), (b"FlateDecode", 900)],
)
def test_a_small_pdf_whose_way_in_unpacks_to_a_large_one_is_refused(
    kind: bytes, times: int, tmp_path: Path
) -> None:
    whole = with_packed_index(zlib.compress(bytes(4_000_000)), kind, size=1_000_000, times=times)
    (tmp_path / "x.pdf").write_bytes(whole)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ImportRefused, match="niet te lezen"):
        attached.import_plan(tmp_path / "x.pdf")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    assert grown < 100, f"{grown} MiB"
