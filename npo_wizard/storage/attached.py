"""The plan inside the PDF of a work document: got back out, with distrust.

Anybody can make a PDF: only one attachment, by its exact name and type, is looked at; it is
unpacked here, up to a limit, and then read as strictly as any JSON file.
"""

import re
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from npo_wizard.storage import exchange
from npo_wizard.storage.exchange import BYTES_MAX, Imported
from npo_wizard.storage.exchange_parts import ImportRefused

if TYPE_CHECKING:
    import pikepdf

NAME = "plan.npoplan.json"
MIME = "application/json"
PDF_BYTES_MAX = 8 * 1024 * 1024
"""Largest PDF in bytes that is looked into: a work document of 500 pages. Read, a file made for
it takes a hundred times as much memory."""
STREAMS_MAX = 500
"""Most packed parts of a PDF that is looked into: one for each page, and a few more."""
_UNPACKED_MAX = 512 * 1024  # bytes; of each part that is needed to find the way in a PDF
_CONTAINER_MAX = 10_000  # things in one list of a PDF
# A way of packing that nothing limits; a name in a PDF may be written with #xx.
_UNLIMITED = re.compile(rb"/(?:L|#4[Cc])(?:Z|#5[Aa])(?:W|#57)(?=[\s/\[\]<>(){}%D#])")
_PDF_START = b"%PDF-"
_START_WITHIN = 1024  # where readers look for the mark of a PDF
_NONE = "In deze pdf zit geen plan. Een plan zit alleen in een werkdocument van dit programma."
_BROKEN = "Het plan in deze pdf is niet te lezen."


class PdfRefused(ImportRefused):
    """A PDF holds no plan, or none that can be read."""

    advice = "Kies het werkdocument van het plan, of vraag de maker om een nieuw bestand."


def is_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF. Raises PlanFileError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return _PDF_START in file.read(_START_WITHIN)
    except OSError as error:
        raise exchange.unreadable(path, error) from error


def import_plan(path: Path) -> Imported:
    """Read the plan from a JSON file or from the PDF of a work document. Raises PlanFileError."""
    text = text_in_pdf(path) if is_pdf(path) else exchange.read_text(path)
    return exchange.from_json(text)


def text_in_pdf(path: Path) -> str:
    """Return the plan in a PDF as JSON text. Raises PlanFileError."""
    try:
        with path.open("rb") as file:
            whole = file.read(PDF_BYTES_MAX + 1)
    except OSError as error:
        raise exchange.unreadable(path, error) from error
    return text_in(whole)


def text_in(whole: bytes) -> str:
    """Return the plan in the bytes of a PDF as JSON text. Raises PdfRefused."""
    # Imported here: only who opens a PDF waits for it.
    import pikepdf

    _check(whole)
    _limit_unpacking()
    try:
        with pikepdf.open(BytesIO(whole)) as pdf:
            content = _content(pdf)
    except pikepdf.PasswordError as error:
        raise PdfRefused("Deze pdf is beveiligd met een wachtwoord.") from error
    except (pikepdf.PdfError, zlib.error) as error:
        raise PdfRefused(_BROKEN) from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PdfRefused(_BROKEN) from error


def _check(whole: bytes) -> None:
    """Refuse a PDF in which it would cost too much to find the way."""
    if len(whole) > PDF_BYTES_MAX:
        raise PdfRefused(f"Deze pdf is groter dan {PDF_BYTES_MAX // 1024**2} MB.")
    if whole.count(b"endstream") > STREAMS_MAX or _UNLIMITED.search(whole):
        raise PdfRefused(_BROKEN)


def _limit_unpacking() -> None:
    """Let no part of a PDF unpack to much more; holds for the whole program until set otherwise.

    The plan itself is not unpacked by the library, but below.
    """
    from pikepdf import settings

    settings.set_qpdf_limits(
        flate_max_memory=_UNPACKED_MAX,
        run_length_max_memory=_UNPACKED_MAX,
        png_max_memory=_UNPACKED_MAX,
        tiff_max_memory=_UNPACKED_MAX,
        parser_max_container_size=_CONTAINER_MAX,
    )


def _content(pdf: "pikepdf.Pdf") -> bytes:
    """Find the one attachment that is a plan, and unpack it."""
    import pikepdf

    found = _at(_at(pdf.Root, "/AF"), 0)
    name, stream = _at(found, "/UF"), _at(_at(found, "/EF"), "/F")
    if not isinstance(stream, pikepdf.Stream) or str(name) != NAME:
        raise PdfRefused(_NONE)
    if stream.get("/Subtype") != f"/{MIME}":
        raise PdfRefused(_NONE)
    packed = stream.read_raw_bytes()
    kind = stream.get("/Filter")
    if isinstance(kind, pikepdf.Array) and len(kind) == 1:
        kind = kind[0]
    if kind is None:
        return _limited(packed)
    if kind != "/FlateDecode" or "/DecodeParms" in stream:
        raise PdfRefused(_BROKEN)
    return _unpacked(packed)


def _at(value: Any, key: str | int) -> Any:
    """Return what stands under a key or at a place; None where there is no such thing."""
    import pikepdf

    if isinstance(key, int):
        return value[key] if isinstance(value, pikepdf.Array) and len(value) > key else None
    return value.get(key) if isinstance(value, pikepdf.Dictionary) else None


def _unpacked(packed: bytes) -> bytes:
    """Unpack no further than the limit: a small file can hold a very large one."""
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(packed, BYTES_MAX + 1)
    _limited(content)
    if not unpacking.eof:
        raise PdfRefused(_BROKEN)
    return content


def _limited(content: bytes) -> bytes:
    if len(content) > BYTES_MAX:
        raise PdfRefused(f"Het plan in deze pdf is groter dan {BYTES_MAX // 1024**2} MB.")
    return content
