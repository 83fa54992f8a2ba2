"""Every dialog and other part of the window outside the pages, ready to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialog, QMenu, QWidget

from npo_wizard.errors import TargetNotWritable
from npo_wizard.intake.proposal import Change, Proposal, RefusedCell, UnknownRow
from npo_wizard.plan.cost_cells import CostCell
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Risk
from npo_wizard.rules.finding import Finding, Place, Severity
from npo_wizard.storage.backups import Backup, Told
from npo_wizard.storage.index import IndexEntry
from tests import small_plan
from tests.ui.document_makers import four_pages
from tests.ui.open_plan import OpenPlan, settle, wait_until
from ui.dialogs import ask
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.amounts_dialog import AmountsDialog
from ui.dialogs.bare_copy_dialog import BareCopyDialog
from ui.dialogs.compare_dialog import CompareDialog
from ui.dialogs.field_history import FieldHistory
from ui.dialogs.house_dialog import HouseDialog
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.name_dialog import NameDialog
from ui.dialogs.new_plan_dialog import NewPlanDialog
from ui.dialogs.preview import Preview
from ui.dialogs.privacy_dialog import PrivacyDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.export_panel import ExportPanel
from ui.start_page import StartPage
from ui.widgets.day_editor import DayEditor

SMALLEST = (900, 600)
DONE, BUSY, EMPTY = "ingevuld", "bezig", "leeg"
ENTRIES = (
    IndexEntry(
        path="/plannen/voorbeeldstad.npoplan",
        title="NPO-plan Voorbeeldstad 2021–2025, samen met Waterdorp en de hele regio eromheen",
        municipality="Voorbeeldstad",
        status="concept",
        version_label="0.4",
        steps=(DONE, DONE, BUSY, EMPTY, EMPTY, EMPTY, EMPTY),
        open_points=3,
        opened_at="2026-11-23T14:03:00+00:00",
        has_unpublished=True,
    ),
    IndexEntry(path="/plannen/leeg.npoplan", title="", opened_at="2025-10-03T09:10:00"),
)


def _refuse(path: Path, fields: object) -> object:
    raise TargetNotWritable(f"U mag niet schrijven in '{path.parent}'.", advice="Kies een map.")


def new_plan(parent: OpenPlan) -> QWidget:
    """With a municipality that is no more and a folder that is refused: all sentences shown."""
    made = NewPlanDialog(_refuse, parent.window)
    made.search.setText("Beemster")
    made.search.textEdited.emit("Beemster")
    made.make.click()
    return made


def start_page(parent: OpenPlan) -> QWidget:
    made = StartPage()
    made.show_entries(ENTRIES)
    made.show_busy("")
    return made


def empty_start_page(parent: OpenPlan) -> QWidget:
    made = StartPage()
    made.show_entries(())
    return made


def about(parent: OpenPlan) -> QWidget:
    return AboutDialog(parent.window)


def house_style(parent: OpenPlan) -> QWidget:
    """With a colour that is too light and a picture that is none: all sentences shown."""
    made = HouseDialog(parent.window)
    made.colour.setText("#FFD000")
    made.take_logo(Path(__file__))
    wait_until(lambda: bool(made.trouble.text()))
    return made


def trouble(parent: OpenPlan) -> QWidget:
    error = TargetNotWritable("U mag niet schrijven in deze map.", advice="Kies een andere map.")
    made = MessageDialog(parent.window, error.title, (error.explanation, error.safe, error.advice))
    made.add_choice(ask.tr("Uit de lijst halen"))
    return made


def amounts(parent: OpenPlan) -> QWidget:
    """With changes, refused cells and rows that are not in the plan."""
    cell = CostCell("m", "s", 2024, "planned_eur")
    found = Proposal(
        "Begroting",
        (Change(2, cell, "Zomerschool taal", "Uitkering NP Onderwijs", 40_000, 41_001, True),),
        (RefusedCell(3, "2024 uitgegeven", "volgt nog", "Dit is geen bedrag."),),
        (UnknownRow(4, "Fietsles; Uitkering", "Dit plan heeft geen maatregel 'Fietsles'."),),
        ("Opmerking",),
        12,
        None,
    )
    return AmountsDialog(parent.window, "begroting van de controller.xlsx", found)


def bug(parent: OpenPlan) -> QWidget:
    return MessageDialog(parent.window, "Er ging iets mis", ("Een zin.",), details="regel 1")


def own_name(parent: OpenPlan) -> QWidget:
    made = NameDialog(parent.window)
    made.trouble.setText("De schijf is vol.")
    made.trouble.show()
    return made


def restore(parent: OpenPlan) -> QWidget:
    """With a backup that is broken, and a disk that has no room for another."""
    at = datetime(2026, 11, 2, 14, 3, tzinfo=UTC)
    backup = Backup(Path("x"), at, "", 81_000)
    told = Told(backup, ENTRIES[0].title, "concept 0.4", (("need", 3), ("measure", 12)))
    return RestoreDialog(
        parent.window,
        parent.plan.bridge.content,
        (told, Told(backup, is_whole=False)),
        trouble="De schijf is vol. Er is geen plaats meer.",
    )


def compare(parent: OpenPlan) -> QWidget:
    """With money, a row that went, and a long text that changed."""
    other = small_plan.plan(
        small_plan.cost("zomer", "eigen", 2022, 12_000),
        Risk(id="r", what="Te weinig plek in de zomer"),
        zomer={"description": "Acht dagen taal voor de groepen 3 tot en met 5, in de buurt."},
    )
    name = "Plan Voorbeeldstad van een collega.npoplan"
    content = parent.plan.bridge.content
    return CompareDialog(parent.window, other, small_plan.plan(), name, content)


def bare_copy(parent: OpenPlan) -> QWidget:
    return BareCopyDialog(parent.window)


def field_past(parent: OpenPlan) -> QWidget:
    """Of a field that was changed twice."""
    bridge = parent.plan.bridge
    for summary in ("Alle kinderen lezen op niveau.", bridge.view.plan.summary):
        bridge.apply(SetField("plan", "plan", "summary", summary))
        bridge.seal()
    return FieldHistory(bridge, ("plan", "plan", "summary"), parent.window)


def persons(parent: OpenPlan) -> QWidget:
    """With points that name no row and points that do, and the reason refused."""
    place = Place("analyse", "need", "n")
    sentence = "In 'Wat hebben kinderen nodig?' staat een e-mailadres: jan@voorbeeld.nl."
    found = [
        (Finding("privacy.email", Severity.MUST, place, sentence), about)
        for about in ("", "Lezen in groep 4 en 5 van de basisscholen in de hele regio") * 3
    ]
    made = PrivacyDialog(parent.window, found, can_keep=True)
    made.go_on.click()
    return made


def preview(parent: OpenPlan) -> QWidget:
    """With its pages made; the button to make it anew is shown too."""
    made = Preview(parent.plan.bridge, maker=four_pages)
    made.resize(900, 700)
    made.show()
    made.build()
    wait_until(lambda: bool(made.pages.pages))
    made.refresh.show()
    return made


def export_busy(parent: OpenPlan) -> QWidget:
    made = ExportPanel(parent.plan.bridge)
    made._say("'plan.pdf' wordt gemaakt: pagina 3 van 40", "", made.cancel)
    return made


def export_done(parent: OpenPlan) -> QWidget:
    made = ExportPanel(parent.plan.bridge)
    sentence = "Opgeslagen als 'plan.pdf' in '/plannen'."
    made._say(sentence, "good", made.open, made.folder, made.close_button)
    return made


def calendar(parent: OpenPlan) -> QWidget:
    parent.show("plan")
    editor = parent.page.findChildren(DayEditor)[0]
    editor._open_calendar()
    made = editor.findChild(QCalendarWidget)
    assert made is not None
    return made


Make = Callable[[OpenPlan], QWidget]
OUTSIDE: dict[str, Make] = {
    each.__name__: each
    for each in (
        start_page, empty_start_page, new_plan, house_style, about, amounts, trouble, bug, own_name,
        restore, compare, bare_copy, field_past, persons,
        preview, export_busy, export_done,
    )
}  # fmt: skip


@contextmanager
def on_screen(make: Make, opened: OpenPlan) -> Iterator[QWidget]:
    """Show one of them: a dialog as it wants to be, the rest as in the smallest window."""
    made = make(opened)
    if not isinstance(made, QDialog):
        made.resize(*SMALLEST)
    made.show()
    made.activateWindow()
    wait_until(lambda: QApplication.activeWindow() is made.window())
    settle()
    yield made
    if isinstance(made, Preview):
        made.close_preview()
    made.close()
    made.deleteLater()
    settle()
    opened.window.activateWindow()


def menu_actions(menu: QMenu) -> list[QAction]:
    """What can be chosen in a menu."""
    return [each for each in menu.actions() if not each.isSeparator()]
