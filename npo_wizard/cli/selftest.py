"""`npo-wizard --selftest`: whether an installed program is whole and works on this computer.

It does what a user does, in a folder that is thrown away: read the content, make a plan, keep it,
open it again, make every document, look into the PDFs, and open the window. An attempt to reach
another computer is an error.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from npo_wizard import resources, settings

EXAMPLE = "voorbeeldstad"
_CANARY = "Zelftest: één zin die bewaard moet blijven."
_NETWORK = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo")
_LEAST_PAGES = {"publiek": 5, "werkdocument": 5, "werkbladen": 7, "samenvatting": 1}
_AS_TOLD = {"QT_QPA_PLATFORM": "offscreen"}


class SelftestFailed(Exception):
    """Something is not as it should be; the message says what, in Dutch."""


@dataclass(frozen=True)
class Step:
    """One thing that must work: what it is called on screen, and what it does in a folder."""

    title: str
    act: Callable[[Path], None]


def run() -> int:
    """Do every step and tell how it went; the code is 1 where one failed."""
    sys.addaudithook(_refuse_network)
    failed = 0
    with TemporaryDirectory(prefix="npo-zelftest-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with _surroundings({**_AS_TOLD, settings.HOME_VARIABLE: str(folder / "eigen")}):
            for step in STEPS:
                problem = _problem(step, folder)
                failed += bool(problem)
                sys.stdout.write(f"{'NIET GOED' if problem else 'goed':10} {step.title}\n{problem}")
    sys.stdout.write(
        "De zelftest is geslaagd.\n" if not failed else f"Niet goed: {failed} van {len(STEPS)}.\n"
    )
    return 1 if failed else 0


def _problem(step: Step, folder: Path) -> str:
    """Do a step; answers what went wrong, empty where nothing did."""
    try:
        step.act(folder)
    except Exception:  # whatever it is, the person who installs the program must hear of it
        return traceback.format_exc()
    return ""


@contextmanager
def _surroundings(wanted: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _refuse_network(event: str, details: tuple[Any, ...]) -> None:
    if event in _NETWORK:
        raise SelftestFailed(f"Het programma zocht het netwerk: {event}.")


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SelftestFailed(otherwise)


# --- the steps ------------------------------------------------------------------------------------


def _read_content(folder: Path) -> None:
    content = import_module("npo_wizard.content").load()
    municipalities = import_module("npo_wizard.content.municipalities")
    _expect(len(content.steps) == 7, "Er zijn geen zeven stappen.")
    _expect(bool(content.profiles), "Er is geen regeling of programma.")
    _expect(bool(municipalities.search("hertogenbosch")), "De lijst van gemeenten ontbreekt.")
    for name in ("icons/program.svg", "style/tokens.toml", "report/plan.j2"):
        _expect(resources.path(name).is_file(), f"'{name}' ontbreekt.")


def _make_plan(folder: Path) -> None:
    _command("example", EXAMPLE, "-o", str(_plan(folder)))


def _keep_and_reopen(folder: Path) -> None:
    from npo_wizard.plan.edits import SetField
    from npo_wizard.plan.nouns import PLAN_ID, Plan
    from npo_wizard.storage.planfile import PlanFile

    work = PlanFile.open(_plan(folder))
    before = work.view
    work.apply(SetField(Plan.NAME, PLAN_ID, "summary", _CANARY))
    work.close()
    again = PlanFile.open(_plan(folder))
    try:
        _expect(again.view.plan.summary == _CANARY, "Wat bewaard was, is niet teruggevonden.")
        again.undo()
        _expect(again.view == before, "Ongedaan maken bracht het plan niet terug.")
    finally:
        again.close()


def _make_documents(folder: Path) -> None:
    plan = str(_plan(folder))
    for kind in _LEAST_PAGES:
        _command("pdf", plan, "-o", str(_document(folder, kind)), "--soort", kind)
    poster = str(folder / "werkbladen-a3.pdf")
    _command("pdf", plan, "-o", poster, "--soort", "werkbladen", "--papier", "a3")
    for command, name in (("html", "plan.html"), ("word", "plan.docx"), ("xlsx", "geld.xlsx")):
        _command(command, plan, "-o", str(folder / name))
    for sheet in ("begroting", "bestedingsdoelen", "sisa", "acties"):
        _command("csv", plan, "-o", str(folder / f"{sheet}.csv"), "--blad", sheet)


def _look_into_pdfs(folder: Path) -> None:
    pikepdf, pdfium = import_module("pikepdf"), import_module("pypdfium2")
    for kind, least in _LEAST_PAGES.items():
        with pikepdf.open(_document(folder, kind)) as pdf:
            _expect(len(pdf.pages) >= least, f"'{kind}' heeft te weinig bladzijden.")
            _expect(bool(pdf.Root.MarkInfo.Marked), f"'{kind}' heeft geen labels.")
            _expect("/K" in pdf.Root.StructTreeRoot, f"'{kind}' heeft geen leesvolgorde.")
            _expect(str(pdf.Root.Lang) == "nl-NL", f"'{kind}' noemt geen taal.")
            claims = pdf.Root.Metadata.read_bytes()
            for claim in (b"pdfuaid:part", b"pdfaid:part"):
                _expect(claim in claims, f"'{kind}' noemt geen norm.")
            for page in pdf.pages:
                _expect(all(map(_is_embedded, _fonts(page))), f"'{kind}' mist een letter.")
        drawn = pdfium.PdfDocument(str(_document(folder, kind)))
        try:
            text = drawn[0].get_textpage().get_text_range()
            _expect(bool(text.strip()), f"'{kind}' heeft geen tekst op het voorblad.")
        finally:
            drawn.close()


def _fonts(page: Any) -> list[Any]:
    return list(page.get("/Resources", {}).get("/Font", {}).values())


def _is_embedded(font: Any) -> bool:
    found = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor")
    return found is not None and any(name in found for name in ("/FontFile2", "/FontFile3"))


def _take_plan_back(folder: Path) -> None:
    from npo_wizard.storage.planfile import read

    back = folder / "terug.npoplan"
    _command("import", str(_document(folder, "werkdocument")), "-o", str(back))
    _expect(read(back) == read(_plan(folder)), "Het plan in het werkdocument is anders.")


def _open_window(folder: Path) -> None:
    import_module("ui.selftest").open_window(_plan(folder), folder / "uit-het-venster.pdf")
    _expect((folder / "uit-het-venster.pdf").is_file(), "Het venster maakte geen document.")


STEPS = (
    Step("Inhoud lezen", _read_content),
    Step("Plan maken", _make_plan),
    Step("Bewaren, sluiten, openen en ongedaan maken", _keep_and_reopen),
    Step("Alle documenten maken", _make_documents),
    Step("In de pdf's kijken", _look_into_pdfs),
    Step("Het plan uit het werkdocument halen", _take_plan_back),
    Step("Het venster openen en daar een document maken", _open_window),
)


def _plan(folder: Path) -> Path:
    return folder / "zelftest.npoplan"


def _document(folder: Path, kind: str) -> Path:
    return folder / f"{kind}.pdf"


def _command(*words: str) -> None:
    """Do a command as a user would; its own words are not shown."""
    from npo_wizard.cli import main

    said = StringIO()
    with redirect_stdout(said):
        code = main(words)
    _expect(code == 0, f"'{' '.join(words)}' gaf code {code}: {said.getvalue()}")
