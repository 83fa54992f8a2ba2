"""The one door to everything that stops the user: questions, files to choose, troubles.

Callers say `ask.save_file(…)`, never a dialog by name, so that a test can answer instead. It is
there before the first paint, so a dialog is imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from npo_wizard import settings
from npo_wizard.errors import NpoError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from npo_wizard.content.schema import Content
    from npo_wizard.intake.proposal import Proposal
    from npo_wizard.plan.past import Key
    from npo_wizard.plan.view import PlanView
    from npo_wizard.rules.finding import Finding
    from npo_wizard.storage.backups import Told
    from npo_wizard.storage.planfile import PlanFile
    from ui.bridge import Bridge
    from ui.dialogs.bare_copy_dialog import BareCopy
    from ui.dialogs.message_dialog import MessageDialog
    from ui.dialogs.new_plan_dialog import Create
    from ui.dialogs.privacy_dialog import AboutPersons

PLAN_FILES = "Plannen (*.npoplan)"
PLANS_AND_WORK = "Plannen en werkdocumenten (*.npoplan *.pdf)"
ZIP_FILES = "Zipbestanden (*.zip)"
JSON_FILES = "Gegevens (*.json)"
GIVE_A_PLAN = "Gegevens en werkdocumenten (*.json *.pdf)"
PDF_FILES = "Pdf-documenten (*.pdf)"
SHEETS = "Excel en CSV (*.xlsx *.xlsm *.csv *.txt)"
WEB_PAGES = "Webpagina's (*.html)"
WORD_FILES = "Word-documenten (*.docx)"
EXCEL_FILES = "Excelbestanden (*.xlsx)"
CSV_FILES = "Tekst met puntkomma's (*.csv)"
PICTURES = "Plaatjes (*.png *.jpg *.jpeg *.svg)"
NOTE_FILES = "Pdf, webpagina of Word (*.pdf *.html *.docx)"


def tr(text: str) -> str:
    """Return a text of a question in the language of the user."""
    return QCoreApplication.translate("Ask", text)


def kinds_of(suffix: str) -> str:
    """Return which files a dialog shows for a document whose name ends on `suffix`."""
    every = (PDF_FILES, WEB_PAGES, WORD_FILES, EXCEL_FILES, CSV_FILES)
    return next(kinds for kinds in every if f"(*{suffix})" in kinds)


def open_file(parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    """Let the user choose an existing file; None when they think better of it."""
    dialog = _file_dialog(parent, title, folder, kinds)
    dialog.setFileMode(dialog.FileMode.ExistingFile)
    return _chosen(dialog)


def save_file(parent: QWidget | None, title: str, proposal: Path, kinds: str) -> Path | None:
    """Let the user choose where a file goes; the dialog asks before an old one is replaced."""
    dialog = _file_dialog(parent, title, proposal.parent, kinds)
    dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
    # Known to the dialog, so that it asks about the name that will really be written.
    dialog.setDefaultSuffix(proposal.suffix.removeprefix("."))
    dialog.selectFile(proposal.name)
    return _chosen(dialog)


def folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Let the user choose a folder; None when they think better of it."""
    dialog = _file_dialog(parent, title, start, "")
    dialog.setFileMode(dialog.FileMode.Directory)
    dialog.setOption(dialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def show_error(parent: QWidget | None, error: NpoError) -> None:
    """Say what happened, what is safe and what to do."""
    _trouble(parent, error).exec()


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Say something that the user must have read."""
    _message(parent, title, (text,)).exec()


def show_bug(parent: QWidget | None, safe: str, details: str) -> None:
    """Say that the program made a mistake, what is safe, and how to pass it on."""
    dialog = _message(
        parent,
        tr("Er ging iets mis in het programma"),
        (
            tr("Dit is een fout in het programma, niet van u."),
            safe,
            tr("U kunt verder werken. Gaat het weer mis? Kies dan 'Probleem melden'."),
        ),
        details=details,
    )
    dialog.add_choice(tr("Probleem melden…"))
    if dialog.exec():
        report_problem(parent)


def report_problem(parent: QWidget | None) -> None:
    """Let the user read what can be passed on about a problem, and write it as a zip."""
    from ui import problem_report

    parts = problem_report.gathered()
    said = (
        tr("Dit zijn de gegevens die uw beheerder nodig heeft. Lees ze gerust eerst."),
        tr("Er staat niets uit uw plannen in, en uw naam ook niet."),
        tr("Er wordt niets verstuurd. U bewaart een bestand, en geeft dat zelf door."),
    )
    dialog = _message(parent, tr("Probleem melden"), said, details=problem_report.shown(parts))
    dialog.add_choice(tr("Bewaar als zip…"))
    if not dialog.exec():
        return
    proposal = settings.plans_folder() / problem_report.NAME
    target = save_file(parent, tr("Bewaar de gegevens"), proposal, ZIP_FILES)
    if target is None:
        return
    try:
        problem_report.write(target, parts)
    except NpoError as error:
        show_error(parent, error)
    else:
        told = tr("'{0}' staat in '{1}'.").format(target.name, target.parent)
        tell(parent, tr("De gegevens zijn bewaard"), told)


def give_up_last_work(parent: QWidget, error: NpoError) -> bool:
    """Ask whether to close although the last work could not be saved; no is the safe answer."""
    safe = tr("Alles van daarvoor staat veilig op deze computer.")
    advice = tr("Laat het plan open. Het programma probeert het opnieuw.")
    said = (error.explanation, safe, advice)
    dialog = _message(parent, tr("Uw laatste werk is nog niet opgeslagen"), said)
    dialog.add_choice(tr("Toch sluiten, zonder het laatste werk"))
    dialog.set_done_words(tr("Open laten"))
    return bool(dialog.exec())


def unlist(parent: QWidget, error: NpoError) -> bool:
    """Say that a plan cannot be opened, and ask whether to take it off the list."""
    dialog = _trouble(parent, error)
    dialog.add_choice(tr("Uit de lijst halen"))
    return bool(dialog.exec())


def about_persons(
    parent: QWidget, found: Sequence[tuple[Finding, str]], *, can_keep: bool
) -> AboutPersons:
    """Show what looks like personal data, and ask whether it may stay in and why."""
    from ui.dialogs.privacy_dialog import PrivacyDialog

    dialog = PrivacyDialog(parent, found, can_keep=can_keep)
    return dialog.answer(goes_on=bool(dialog.exec()))


def take_amounts(parent: QWidget, file_name: str, proposal: Proposal) -> bool:
    """Show what a file with amounts would change; whether the user takes it over."""
    from ui.dialogs.amounts_dialog import AmountsDialog

    return bool(AmountsDialog(parent.window(), file_name, proposal).exec())


def new_plan(parent: QWidget, create: Create) -> PlanFile | None:
    """Let the user say what the new plan is about, and make it; None when they stop."""
    from ui.dialogs.new_plan_dialog import NewPlanDialog

    dialog = NewPlanDialog(create, parent)
    dialog.exec()
    return dialog.plan_file


def restore(
    parent: QWidget, content: Content, backups: Sequence[Told], *, trouble: str, may_replace: bool
) -> tuple[Told, str] | None:
    """Show what the backups of a plan hold; answers with the one chosen and how, or None."""
    from ui.dialogs.restore_dialog import RestoreDialog

    dialog = RestoreDialog(parent, content, backups, trouble=trouble, may_replace=may_replace)
    is_chosen = bool(dialog.exec())
    return (dialog.chosen, dialog.how) if is_chosen and dialog.chosen is not None else None


def try_backup(parent: QWidget, error: NpoError) -> bool:
    """Say that a plan cannot be opened, and ask whether to look at its backups."""
    dialog = _trouble(parent, error)
    dialog.add_choice(tr("Bekijk de reservekopieën"))
    return bool(dialog.exec())


def compare(parent: QWidget, other: PlanView, mine: PlanView, name: str, content: Content) -> None:
    """Show what differs from another plan; `name` is that of its file."""
    from ui.dialogs.compare_dialog import CompareDialog

    CompareDialog(parent, other, mine, name, content).exec()


def own_name(parent: QWidget) -> bool:
    """Let the user give the name that colleagues see; whether it was kept."""
    from ui.dialogs.name_dialog import NameDialog

    return bool(NameDialog(parent).exec())


def house_style(parent: QWidget) -> bool:
    """Let the user see and change the house style; whether it was kept."""
    from ui.dialogs.house_dialog import HouseDialog

    return bool(HouseDialog(parent).exec())


def colour(parent: QWidget, title: str, now: str) -> str:
    """Let the user choose a colour #RRGGBB; empty when they think better of it."""
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QColorDialog

    chosen = QColorDialog.getColor(QColor(now), parent, title)
    return chosen.name().upper() if chosen.isValid() else ""


def field_history(parent: QWidget, bridge: Bridge, key: Key) -> None:
    """Show what a field held before, and let the user take a value back."""
    from ui.dialogs.field_history import FieldHistory

    FieldHistory(bridge, key, parent).exec()


def bare_copy(parent: QWidget) -> BareCopy | None:
    """Say what is left out without the history, and ask what goes along; None: think again."""
    from ui.dialogs.bare_copy_dialog import BareCopyDialog

    dialog = BareCopyDialog(parent)
    return dialog.chosen if dialog.exec() else None


def about(parent: QWidget) -> None:
    """Show what program this is."""
    from ui.dialogs.about_dialog import AboutDialog

    AboutDialog(parent).exec()


def _file_dialog(parent: QWidget | None, title: str, folder: Path, kinds: str) -> QFileDialog:
    """Make a dialog of Qt or of the desktop; Qt's own Dutch lacks a few of its words."""
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title, str(_nearest(folder)), kinds)
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, tr("Zoeken in:"))
    dialog.setLabelText(label.FileType, tr("Soort bestand:"))
    return dialog


def _nearest(folder: Path) -> Path:
    """Return the folder, or of those around it the first that is there.

    A dialog takes the last part of a folder that is not there for the name of a file.
    """
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())


def _chosen(dialog: QFileDialog) -> Path | None:
    """Let the user choose; None when they think better of it."""
    is_chosen = bool(dialog.exec())
    names = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(names[0]) if is_chosen and names else None


def _trouble(parent: QWidget | None, error: NpoError) -> MessageDialog:
    return _message(parent, error.title, (error.explanation, error.safe, error.advice))


def _message(
    parent: QWidget | None, title: str, sentences: tuple[str, ...], details: str = ""
) -> MessageDialog:
    from ui.dialogs.message_dialog import MessageDialog

    return MessageDialog(parent, title, sentences, details=details)
