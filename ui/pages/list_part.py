"""A tab with the rows of a noun: a table, its buttons, and the form of the row chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from npo_wizard.plan.compose import add, duplicate, move, remove
from npo_wizard.plan.edits import AddRow, Batch, Changes, Edit
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS, Noun
from ui.models.rows_table_model import ID_ROLE, RowsTableModel
from ui.models.text_filter_model import TextFilterModel
from ui.pages.detail_form import DetailForm
from ui.pages.list_side import ListSide
from ui.pages.measure_sections import SECTIONS
from ui.pages.part import PagePart
from ui.widgets.editing import for_editing
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.rules.finding import Finding, Place
    from ui.bridge import Bridge

BESIDE_FROM = 1100
"""From this width on the form stands beside the table, else under it."""
FIT_PAUSE_MS = 150
"""Rows get their heights when typing has paused."""


class ListPart(PagePart):
    """The rows of one noun. Adding, removing and moving are one key or one button."""

    def __init__(self, bridge: Bridge, noun_name: str, title: str) -> None:
        super().__init__(bridge, title)
        self.noun: type[Noun] = NOUNS[noun_name]
        self.words = bridge.content.words.noun(noun_name)
        self._owner = next((s for s in specs(self.noun).values() if s.kind is Kind.OWNER), None)
        self.model = RowsTableModel(bridge, self.noun, self)
        self.filtered = TextFilterModel(self)
        self.filtered.setSourceModel(self.model)
        self.side = ListSide(self.noun, self.words, title)
        self.table = self.side.table
        self.filter_line = self.side.filter_line
        self.note = self.side.note
        self.side.show_model(self.filtered, self.model.columns)
        self.detail = DetailForm(bridge, self.noun, SECTIONS.get(noun_name, ()))
        for_editing(bridge, *self.side.editing_buttons)
        self._lay_out()
        self._connect()
        self._select_first()
        self._show_state()

    def _lay_out(self) -> None:
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(gap(4))
        self._sides.addWidget(self.side)
        self._sides.addWidget(self.detail)
        self._sides.addStretch(1)

    def _connect(self) -> None:
        self.note.followed.connect(self._on_note_followed)
        self.side.add_button.clicked.connect(self.add_row)
        self.side.example_button.clicked.connect(self._add_example)
        self.side.duplicate_button.clicked.connect(self._duplicate)
        self.side.remove_button.clicked.connect(self._remove)
        self.side.up_button.clicked.connect(lambda: self._move(-1))
        self.side.down_button.clicked.connect(lambda: self._move(1))
        self.table.entered_row.connect(self._to_detail)
        self.table.add_wanted.connect(self.add_row)
        self.table.remove_wanted.connect(self._remove)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.filter_line.textChanged.connect(self._on_filter)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.New), self.add_row),
            (QKeySequence(QKeySequence.StandardKey.Find), self._open_filter),
        ):
            # Of the window: they work wherever the focus is, as long as this list is shown.
            QShortcut(keys, self).activated.connect(slot)
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape),
            self.filter_line,
            self._close_filter,
            context=Qt.ShortcutContext.WidgetShortcut,
        )

    # The contract of a part.

    @property
    def heading(self) -> str:
        """The title with how many there are."""
        return f"{self.title} ({self.model.rowCount()})"

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan; a row that came back is shown."""
        chosen = self.row_id
        self.model.refresh(changes)
        self.detail.refresh(changes)
        if self._place_shown(chosen) < 0 or not self.row_id:
            self._select_first()
        came = self._came(changes)
        if came:
            self.select(came)
        self._show_state()
        self.table.fit_later(FIT_PAUSE_MS)

    def show_findings(self) -> None:
        """Show what is open on the rows, at the fields and for the row as a whole."""
        self.model.show_findings()
        self.detail.show_findings()
        self._show_note()
        last = self.model.columnCount() - 1
        self.table.setColumnHidden(last, not self.model.has_open_points)
        self.table.fit_later()

    def first_focus(self) -> QWidget:
        """The table, or the button to add the first row."""
        return self.table if self.model.rowCount() else self.side.add_button

    def holds(self, place: Place) -> bool:
        """Whether the place is a row or field of this noun."""
        return place.noun == self.noun.NAME

    def go_to(self, place: Place) -> QWidget | None:
        """Show the row, also when it was filtered out, and answer the control of the field."""
        if not place.row_id:
            return self.side.add_button
        self._close_filter()
        self.select(place.row_id)
        return self.detail.control_of(place.field, place.part) or self.table

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        self.detail.seal()

    # What others ask.

    @property
    def row_id(self) -> str:
        """The id of the row chosen; empty when there is none."""
        index = self.table.currentIndex()
        return str(index.data(ID_ROLE)) if index.isValid() else ""

    def select(self, row_id: str) -> None:
        """Choose a row and show its form."""
        place = self._place_shown(row_id)
        if place >= 0:
            self.table.setCurrentIndex(self.filtered.index(place, 0))

    # What the user does.

    def add_row(self) -> None:
        """Add an empty row and put the cursor in its first field."""
        owner = self._owner_for_new()
        if owner is None or self.bridge.is_read_only:
            return
        self._close_filter()
        edit = add(self.bridge.view, self.noun, **owner)
        self._do(edit, edit.row.id)
        self._to_detail()

    def _add_example(self) -> None:
        edit = add(self.bridge.view, self.noun, **self.words.example)
        self._do(edit, edit.row.id)
        self.table.setFocus()

    def _owner_for_new(self) -> dict[str, str] | None:
        """The row that a new one belongs to: that of the row chosen, else the first there is."""
        if self._owner is None:
            return {}
        parents = self.bridge.view.rows(NOUNS[self._owner.target or ""])
        row = self.bridge.view.find(self.noun.NAME, self.row_id) if self.row_id else None
        if row is not None:
            return {self._owner.name: getattr(row, self._owner.name)}
        return {self._owner.name: parents[0].id} if parents else None

    def _duplicate(self) -> None:
        if self.row_id:
            edit = duplicate(self.bridge.view, self.noun.NAME, self.row_id)
            first = edit.edits[0] if isinstance(edit, Batch) else edit
            self._do(edit, first.row.id if isinstance(first, AddRow) else "")
            self.table.setFocus()

    def _remove(self) -> None:
        if not self.row_id or self.bridge.is_read_only:
            return
        self.seal()
        self.bridge.apply(remove(self.bridge.view, self.noun.NAME, self.row_id))
        self.bridge.message.emit(self.tr("Verwijderd."), True)
        self.first_focus().setFocus()

    def _move(self, steps: int) -> None:
        edit = move(self.bridge.view, self.noun.NAME, self.row_id, steps) if self.row_id else None
        if edit is not None:
            self.bridge.apply(edit)
            self._show_state()

    def _do(self, edit: Edit, row_id: str) -> None:
        self.seal()
        self.bridge.apply(edit)
        self.select(row_id)

    def _to_detail(self) -> None:
        if self.row_id:
            self.detail.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def _open_filter(self) -> None:
        if self.model.rowCount():
            self.filter_line.show()
            self.filter_line.setFocus()

    def _close_filter(self) -> None:
        if self.filter_line.isVisibleTo(self):
            self.filter_line.clear()
            self.filter_line.hide()
            self.table.setFocus()

    def _on_filter(self, text: str) -> None:
        self.filtered.set_text(text)
        if not self.row_id:
            self._select_first()
        self._show_state()
        self.table.fit_later()

    def _on_current_changed(self, current: QModelIndex | QPersistentModelIndex, _: object) -> None:
        row_id = str(current.data(ID_ROLE)) if current.isValid() else ""
        if row_id and row_id != self.detail.row_id:
            self.detail.load(row_id)
        self._show_state()
        self._show_note()

    def _on_note_followed(self) -> None:
        fields = (each.place.field for each in self._of_whole_row())
        control = self.detail.control_of(next(fields, "")) or self.detail.first_focus()
        control.setFocus(Qt.FocusReason.TabFocusReason)

    # Showing.

    def _came(self, changes: Changes | None) -> str:
        """The row that an undo brought back, when it is one."""
        if changes is None:
            return ""
        came = [i for n, i, f in changes.touched if n == self.noun.NAME and not f]
        return came[0] if len(came) == 1 and self.model.place_of(came[0]) >= 0 else ""

    def _place_shown(self, row_id: str) -> int:
        place = self.model.place_of(row_id)
        return self.filtered.mapFromSource(self.model.index(place, 0)).row() if place >= 0 else -1

    def _select_first(self) -> None:
        if self.filtered.rowCount() and not self.row_id:
            self.table.setCurrentIndex(self.filtered.index(0, 0))

    def _show_state(self) -> None:
        has_rows = bool(self.model.rowCount())
        chosen = bool(self.row_id)
        self.table.setVisible(has_rows)
        self.side.empty.setVisible(not has_rows)
        self.detail.setVisible(chosen)
        self.side.duplicate_button.setVisible(has_rows)
        self.side.remove_button.setVisible(has_rows)
        for button in (self.side.up_button, self.side.down_button):
            button.setVisible(self.model.rowCount() > 1 and not self.filter_line.text())
        place = self.model.place_of(self.row_id)
        self.side.up_button.setEnabled(place > 0)
        self.side.down_button.setEnabled(0 <= place < self.model.rowCount() - 1)
        self._show_parent()

    def _show_parent(self) -> None:
        missing = self._owner_for_new() is None
        self.side.add_button.setEnabled(not missing)
        self.side.no_parent.setVisible(missing)
        if missing and self._owner is not None:
            parent = self.bridge.content.words.noun(self._owner.target or "")
            sentence = self.tr("Maak eerst {0} {1}. Daarna kunt u hier iets toevoegen.")
            article = self.tr("een")
            self.side.no_parent.setText(sentence.format(article, parent.singular))

    def _show_note(self) -> None:
        found = self.bridge.findings_for(noun=self.noun.NAME)
        of_list = [each for each in found if not each.place.row_id]
        of_row = self._of_whole_row()
        can_link = bool(of_row) and self.detail.shows(of_row[0].place.field)
        link = self.tr("Koppelen") if can_link else ""
        self.note.show_note("\n".join(each.sentence for each in (*of_row, *of_list)), link)

    def _of_whole_row(self) -> list[Finding]:
        """What is open of the row chosen, besides its own fields; first what can be linked here."""
        if not self.row_id:
            return []
        links = {each.noun for each in self.words.linked}
        found = self.bridge.findings_for(noun=self.noun.NAME, row_id=self.row_id)
        linking = [each for each in found if each.place.field in links]
        return linking + [each for each in found if not self.detail.shows(each.place.field)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form beside the table where there is room."""
        super().resizeEvent(event)
        is_beside = event.size().width() >= BESIDE_FROM
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
        for place in (0, 1):
            self._sides.setStretch(place, 1 if is_beside else 0)
