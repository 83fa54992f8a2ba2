"""Compare our Word file as LibreOffice reads it with the document; run by hand.

    python -m tests.report.word.libreoffice_check [FOLDER]

Needs LibreOffice Writer (`soffice`). Each example is written as Word file and turned into a tagged
PDF; headings, number of tables and all words must be those of the document. With FOLDER the
files stay there, to be looked at.
"""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2

from npo_wizard import resources
from npo_wizard.report.document import Document, parse
from npo_wizard.report.document.nodes import Figure, Heading, Section, Table, plain
from npo_wizard.report.word.writer import to_docx
from tests.report.checks.order import document_text
from tests.report.checks.structure import normal
from tests.report.conftest import SAMPLE
from tests.report.examples import NAMES, composed, example

_HEADINGS = {"/H1", "/H2", "/H3", "/H4", "/Title"}
_LONG = 40  # characters: a longer word may be divided over lines
_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def documents() -> dict[str, Document]:
    """Return the sample and the examples by name."""
    found = {name: parse(composed(example(name))) for name in NAMES}
    return {"sample": parse(SAMPLE.read_text(encoding="utf-8")), **found}


def blocks(parts: tuple) -> Iterator:
    """Yield all blocks, those of parts too."""
    for block in parts:
        if isinstance(block, Section):
            yield from blocks(block.blocks)
        else:
            yield block


def differences(pdf: Path, document: Document) -> list[str]:
    """Return what the PDF of LibreOffice lacks of the document."""
    expected = [
        normal(plain(block.inlines))
        for block in blocks(document.sections)
        if isinstance(block, Heading)
    ]
    with pikepdf.open(pdf) as opened:
        roles = Counter(
            str(each.S)
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each
        )
    tables = sum(isinstance(block, Table | Figure) for block in blocks(document.sections))
    found = []
    headings = sum(roles[role] for role in _HEADINGS)
    if headings != len(expected):
        found.append(f"{headings} headings instead of {len(expected)}: {roles}")
    if roles["/Table"] != tables:
        found.append(f"{roles['/Table']} tables instead of {tables}")
    there = words(pdf_text(pdf))
    alts = {normal(each.alt) for each in blocks(document.sections) if isinstance(each, Figure)}
    for block in document_text(document):
        missing = [word for word in words(block) if word not in there and len(word) < _LONG]
        if missing and block not in alts:
            found.append(f"lacks {missing[:5]} of {block[:60]!r}")
    return found


def pdf_text(pdf: Path) -> str:
    """Return all text of a PDF."""
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def words(text: str) -> set[str]:
    """Return the words of a text."""
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", normal(text))))


def with_our_fonts(home: Path) -> dict[str, str]:
    """Return an environment in which LibreOffice has the fonts of the print: words stay whole."""
    setting = home / "fonts.conf"
    setting.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include>/etc/fonts/fonts.conf</include><dir>{resources.path('report/fonts')}</dir>"
        f"<cachedir>{home}/fonts</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(setting)}


def main() -> int:
    """Check all documents; the code is 1 when one differs."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("LibreOffice (soffice) is not on this computer.")
        return 2
    with TemporaryDirectory() as home:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(home) / "made"
        folder.mkdir(parents=True, exist_ok=True)
        fonts = with_our_fonts(Path(home))
        failed = False
        for name, document in documents().items():
            word = folder / f"{name}.docx"
            to_docx(document, word, made_on=date(2023, 2, 14))
            command = [soffice, f"-env:UserInstallation=file://{home}/profile", "--headless"]
            command += ["--convert-to", _FILTER, "--outdir", str(folder), str(word)]
            subprocess.run(command, check=True, capture_output=True, timeout=300, env=fonts)
            found = differences(word.with_suffix(".pdf"), document)
            with pikepdf.open(word.with_suffix(".pdf")) as pdf:
                print(f"{name}: {len(pdf.pages)} pages, {len(found)} differences")
            for line in found:
                print(f"  {line}")
            failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
