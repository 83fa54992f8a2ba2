"""The tab with all that was done to the plan: who, when and what, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from npo_wizard.difference import ToldStep, moment_short, told_steps
from npo_wizard.errors import InputRefused
from npo_wizard.plan.folds import KEPT, steps_of
from npo_wizard.plan.past import as_it_was
from npo_wizard.plan.searching import folded
from ui.controls import button, words
from ui.models.lines_model import LinesModel, TableLine, figures_delegate
from ui.models.rows_table_model import shortened
from ui.pages.bin_list import BinList
from ui.pages.part import PagePart
from ui.widgets.finding_note import plain_label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.rows_table import RowsTable
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge

_SEARCH_SIGNS = 24
"""Room for what is looked for, in signs."""
_AT_ONCE = 60
"""How many steps are shown at first, and how many more at a time."""
_WEIGHTS = [(3.0, 220), (1.0, 110), (0.0, 150)]


def _labelled(box: QComboBox) -> QWidget:
    """A choice with its name beside it; a screen reader knows it by that."""
    label = words(box.accessibleName(), "label")
    label.setBuddy(box)
    whole = QWidget()
    row = QHBoxLayout(whole)
    spaced(row, between=1)
    row.addWidget(label)
    row.addWidget(box)
    return whole


class HistoryPart(PagePart):
    """A list of steps that can be narrowed, the plan as it was at each, and what was deleted."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self._told: tuple[ToldStep, ...] = ()
        self._found: tuple[ToldStep, ...] = ()
        self._room = _AT_ONCE
        self.about = plain_label(
            self.tr(
                "Alles wat u deed, de nieuwste stap bovenaan. De laatste {0} stappen staan er een "
                "voor een. Wat ouder is, staat er per persoon en per dag."
            ).format(KEPT),
            "lead",
        )
        self._make_filters()
        self._make_table()
        self.places = plain_label("", "soft")
        self.places.setMinimumWidth(1)  # a word without an end does not widen the page
        self.look = button(self.tr("Bekijk het plan van toen"), "history.look", "", "eye")
        self.look.clicked.connect(self._look)
        self.more = button(self.tr("Toon meer"), "history.more", "link")
        self.more.clicked.connect(self._show_more)
        self.trouble = plain_label("", "refusal")
        self.trouble.hide()
        self.bin = BinList(bridge)
        self._lay_out()
        self.refresh(None)

    def _make_filters(self) -> None:
        self.text = QLineEdit()
        self.text.setObjectName("history.text")
        asked = self.tr("Zoek in de geschiedenis")
        self.text.setPlaceholderText(asked)
        self.text.setAccessibleName(asked)
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(self.text.fontMetrics().averageCharWidth() * _SEARCH_SIGNS)
        self.text.textChanged.connect(self._narrow)
        self.page = self._choice("history.page", self.tr("Pagina"))
        self.person = self._choice("history.person", self.tr("Persoon"))
        self.day = self._choice("history.day", self.tr("Dag"))

    def _choice(self, name: str, spoken: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        made.setAccessibleName(spoken)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(12)
        made.currentIndexChanged.connect(self._narrow)
        return made

    def _make_table(self) -> None:
        self.model = LinesModel(self, are_figures=False)
        self.table = RowsTable(self)
        self.table.setObjectName("table.history")
        self.table.setAccessibleName(self.title)
        self.table.setModel(self.model)
        self.table.text_size = "text"
        self.table.setItemDelegate(figures_delegate(self.table))
        self.table.set_weights(_WEIGHTS)
        self.table.entered_row.connect(self._look)
        self.table.selectionModel().currentRowChanged.connect(self._show_places)
        self.model.modelReset.connect(lambda: self.table.fit_later())
        self.none = plain_label("", "lead")

    def _lay_out(self) -> None:
        filters = FlowLayout(spacing=gap(2))
        filters.addWidget(self.text)
        for box in (self.page, self.person, self.day):
            filters.addWidget(_labelled(box))
        buttons = FlowLayout(spacing=gap(2))
        for each in (self.look, self.more):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        spaced(column, between=3)
        column.addWidget(self.about)
        column.addLayout(filters)
        shown: tuple[QWidget, ...] = (self.none, self.table, self.places)
        for widget in shown:
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.trouble)
        column.addWidget(self.bin)
        column.addStretch(1)

    # The contract of a part.

    def refresh(self, changes: Changes | None) -> None:
        """Read the history again: something was done."""
        steps = steps_of(self.bridge.file.history, strict=False)
        self._told = tuple(told_steps(self.bridge.view, steps, self.bridge.content))
        self._fill_choices()
        self.bin.refresh()
        self._narrow()

    def first_focus(self) -> QWidget:
        """Looking for a step comes first."""
        return self.text

    # What is shown.

    def _fill_choices(self) -> None:
        pages = {page for told in self._told for page in told.pages}
        titles = [(self._page_title(page), page) for page in self._page_order() if page in pages]
        people = sorted({told.who for told in self._told}, key=folded)
        days = dict.fromkeys(told.day for told in self._told)
        for box, everything, entries in (
            (self.page, self.tr("Alle pagina's"), titles),
            (self.person, self.tr("Iedereen"), [(each, each) for each in people]),
            (self.day, self.tr("Alle dagen"), [(each, each) for each in days]),
        ):
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(everything, "")
            for name, data in entries:
                box.addItem(name, data)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)

    def _page_order(self) -> list[str]:
        steps = [step.id for step in self.bridge.content.steps]
        return ["plan", *steps, *(p for p in self.bridge.content.pages if p != "plan")]

    def _page_title(self, page: str) -> str:
        step = next((each for each in self.bridge.content.steps if each.id == page), None)
        if step is not None:
            return self.tr("Stap {0}: {1}").format(step.number, step.short)
        return self.bridge.content.pages[page].title

    def _narrow(self) -> None:
        wanted = folded(self.text.text()).split()
        page, who, day = (box.currentData() for box in (self.page, self.person, self.day))
        self._found = tuple(
            told
            for told in self._told
            if (not page or page in told.pages)
            and (not who or who == told.who)
            and (not day or day == told.day)
            and all(word in folded(told.all_words) for word in wanted)
        )
        self._room = _AT_ONCE
        self._show()

    def _show_more(self) -> None:
        self._room += _AT_ONCE
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        at = self.table.currentIndex().row()
        headings = (self.tr("Wat"), self.tr("Wie"), self.tr("Wanneer"))
        shown = self._found[: self._room]
        lines = [TableLine((t.what, t.who, moment_short(t.step.at))) for t in shown]
        self.model.show_lines(headings, lines)
        has_rows = bool(shown)
        self.none.setText(
            self.tr("Er zijn geen stappen die hierbij passen.")
            if self._told
            else self.tr("In dit plan is nog niets veranderd.")
        )
        self.none.setVisible(not has_rows)
        for each in (self.table, self.places, self.look):
            each.setVisible(has_rows)
        self.more.setVisible(len(self._found) > self._room)
        if has_rows:
            self.table.selectRow(min(max(at, 0), len(shown) - 1))
        self._show_places()

    def _chosen(self) -> ToldStep | None:
        at = self.table.currentIndex().row()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _show_places(self) -> None:
        told = self._chosen()
        self.trouble.hide()
        self.places.setText(
            ""
            if told is None
            else self.tr("Het gaat om: {0}.").format("; ".join(map(shortened, told.places)))
        )

    def _look(self) -> None:
        """Show the whole plan as it was right after the chosen step."""
        told = self._chosen()
        if told is None:
            return
        self.bridge.seal()
        try:
            steps = steps_of(self.bridge.file.history)
            view = as_it_was(self.bridge.view, steps, told.step.seq + 1)
        except InputRefused:
            self.trouble.setText(
                self.tr("Een stap uit de geschiedenis past niet meer. Het plan van nu is heel.")
            )
            self.trouble.show()
            return
        said = self.tr("U kijkt naar het plan van {0}. U kunt hierin niets wijzigen.")
        self.bridge.past_requested.emit(view, said.format(told.when))
