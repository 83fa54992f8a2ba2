"""One plan on the start page: what it is, how far it is, and when it was open."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTime, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.controls import ElidedLabel, button, tip, words
from ui.progress_bar import BUSY, EMPTY, NO_STEPS, ProgressBar

if TYPE_CHECKING:
    from npo_wizard.storage.index import IndexEntry


def tr(text: str) -> str:
    """Return a text of the card in the language of the user."""
    return QCoreApplication.translate("PlanCard", text)


def progress_words(entry: IndexEntry) -> str:
    """Say how far a plan is: "Stap 3 van 7 · 3 punten open"."""
    begun = [place for place, state in enumerate(entry.steps, 1) if state != EMPTY]
    is_done = len(begun) == len(entry.steps) and BUSY not in entry.steps
    if not begun:
        return tr("Nog niet begonnen")
    if is_done and not entry.open_points:
        return tr("Afgerond")
    step = tr("Stap {0} van {1}").format(begun[-1], len(entry.steps))
    return f"{step} · {points_words(entry.open_points)}" if entry.open_points else step


def points_words(count: int) -> str:
    """Say how many points are open: "1 punt open", "3 punten open"."""
    return tr("1 punt open") if count == 1 else tr("{0} punten open").format(count)


def opened_words(opened_at: str, now: datetime) -> str:
    """Say when a plan was open: "vandaag 14:03", "12 november", "3 oktober 2025"."""
    try:
        at = datetime.fromisoformat(opened_at)
    except ValueError:
        return ""
    at = at.astimezone().replace(tzinfo=None)
    clock = QLocale().toString(QTime(at.hour, at.minute), "HH:mm")
    if at.date() == now.date():
        return tr("vandaag {0}").format(clock)
    if at.date() == now.date() - timedelta(days=1):
        return tr("gisteren {0}").format(clock)
    form = "d MMMM" if at.year == now.year else "d MMMM yyyy"
    return QLocale().toString(QDateTime(at.year, at.month, at.day, 0, 0, 0).date(), form)


class PlanCard(QFrame):
    """A plan that can be opened, or taken off the list."""

    wanted = Signal(Path)
    unlisted = Signal(Path)

    def __init__(self, entry: IndexEntry, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path(entry.path)
        title = entry.title or self._path.stem
        self.setProperty("look", "card")
        self.setObjectName("card")
        self.setAccessibleName(title)

        self.open = button(self.tr("Openen"), "open_plan")
        self.open.setAccessibleName(self.tr("Openen: {0}").format(title))
        self.open.setAccessibleDescription(str(self._path))
        self.setToolTip(tip(str(self._path)))
        self._lay_out(entry, title, now)

        unlist = QAction(self.tr("Uit deze lijst halen"), self)
        unlist.triggered.connect(lambda: self.unlisted.emit(self._path))
        for each in (self, self.open):
            each.addAction(unlist)
            each.setContextMenuPolicy(style.ACTIONS_MENU)
        self.open.clicked.connect(lambda: self.wanted.emit(self._path))

    @property
    def path(self) -> str:
        """The plan file, as it stands in the list of plans."""
        return str(self._path)

    @property
    def says_unpublished(self) -> bool:
        """Whether it says that work waits on this computer."""
        return not self._unpublished.isHidden()

    def _lay_out(self, entry: IndexEntry, title: str, now: datetime) -> None:
        tokens = style.current()
        grid = QGridLayout(self)
        grid.setContentsMargins(*(tokens.size("s4"),) * 4)
        grid.setHorizontalSpacing(tokens.size("s4"))
        grid.setVerticalSpacing(tokens.size("s2"))
        grid.addLayout(self._about(entry, title), 0, 0)
        grid.addLayout(self._progress(entry), 0, 1)
        opened = words(opened_words(entry.opened_at, now), "hint")
        opened.setMinimumWidth(opened.fontMetrics().averageCharWidth() * 18)
        grid.addWidget(opened, 0, 2)
        self.open.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        grid.addWidget(self.open, 0, 3)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 3)
        self._unpublished = words("", "warn", wrap=True)
        grid.addWidget(self._unpublished, 1, 0, 1, 4)
        self._unpublished.hide()
        if entry.has_unpublished:
            self.show_unpublished("")

    def show_unpublished(self, until: str | None) -> None:
        """Say that work waits on this computer, and until when it goes (empty: not known).

        None: there is no such work.
        """
        till = self.tr(" tot {0}").format(until) if until else ""
        said = self.tr(
            "Er is werk{0} dat nog niet in het planbestand staat. Het staat veilig op deze "
            "computer en komt terug als u het plan opent."
        ).format(till)
        self._unpublished.setText(said)
        self._unpublished.setVisible(until is not None)

    def _about(self, entry: IndexEntry, title: str) -> QVBoxLayout:
        status = f"{entry.status} {entry.version_label}".strip()
        place = self.tr("Gemeente {0}").format(entry.municipality) if entry.municipality else ""
        about = QVBoxLayout()
        about.setSpacing(style.current().size("hair"))
        about.addWidget(ElidedLabel(title, "heading"))
        about.addWidget(ElidedLabel(" · ".join(filter(None, (place, status))), "hint"))
        return about

    def _progress(self, entry: IndexEntry) -> QVBoxLayout:
        progress = QVBoxLayout()
        progress.setSpacing(style.current().size("s1"))
        progress.addStretch(1)
        progress.addWidget(ProgressBar(entry.steps or NO_STEPS))
        progress.addWidget(words(progress_words(entry), "hint"))
        progress.addStretch(1)
        return progress
