"""The tab with the moments that were kept: the whole plan as it was then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npo_wizard.errors import InputRefused
from npo_wizard.plan.compose import add, remove
from npo_wizard.plan.edits import AddRow, changed
from npo_wizard.plan.nouns import Version
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import exchange
from ui.controls import button
from ui.models.rows_table_model import ID_ROLE, PILL_ROLE, WARN_ROLE, RowsTableModel
from ui.pages.part import PagePart
from ui.pages.version_form import VersionForm
from ui.widgets.editing import for_editing
from ui.widgets.finding_note import plain_label
from ui.widgets.pill_delegate import PillDelegate
from ui.widgets.rows_table import RowsTable
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge

_WEIGHTS = {"name": (3.0, 150), "moment": (1.5, 150), "made_on": (0.0, 110), "made_by": (1.5, 120)}
_OTHER_WEIGHT = (0.0, 0)


def snapshot(view: PlanView) -> str:
    """The plan as JSON without history, and without the versions: these would hold each other."""
    return exchange.to_json(PlanView.of(r for r in view.all_rows() if not isinstance(r, Version)))


class VersionsPart(PagePart):
    """A list of versions; keeping one more is a small form in its place, no dialog."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self.words = bridge.content.words.noun(Version.NAME)
        self.empty = plain_label(self.words.empty, "lead")
        self._make_table()
        self.form = VersionForm(bridge.content)
        self.form.kept.connect(self._keep)
        self.form.given_up.connect(self._close_form)
        self.add = button(self.tr("Bewaar een versie…"), "version.add", "", "save")
        self.add.clicked.connect(self._open_form)
        self.remove = button(self.tr("Verwijderen"), f"remove.{Version.NAME}", "link")
        self.remove.clicked.connect(self._remove)
        for_editing(bridge, self.add, self.remove)
        line = QHBoxLayout()
        line.setSpacing(gap(2))
        line.addWidget(self.add)
        line.addWidget(self.remove)
        line.addStretch(1)
        column = QVBoxLayout(self)
        spaced(column, between=3)
        for each in (self.empty, self.table):
            column.addWidget(each)
        column.addLayout(line)
        column.addWidget(self.form)
        column.addStretch(1)
        self.form.hide()
        self._show_state()

    def _make_table(self) -> None:
        self.model = RowsTableModel(self.bridge, Version, self)
        self.table = RowsTable(self)
        self.table.setObjectName(f"table.{Version.NAME}")
        self.table.setAccessibleName(self.title)
        self.table.setModel(self.model)
        names = [column.spec.name if column.spec else "" for column in self.model.columns]
        self.table.set_weights([_WEIGHTS.get(name, _OTHER_WEIGHT) for name in names])
        for place, name in enumerate(names):
            self.table.setColumnHidden(place, not name)
        self._delegate = PillDelegate(PILL_ROLE, WARN_ROLE, names.index("name"), self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.remove_wanted.connect(self._remove)
        self.table.add_wanted.connect(self._open_form)

    # The contract of a part.

    def refresh(self, changes: Changes | None) -> None:
        """Show the versions as they are now."""
        if changes is None or changes.touches(Version):
            self.model.refresh(changes)
            self.table.fit_later()
            self._show_state()

    def first_focus(self) -> QWidget:
        """The first field where a version is being kept, else the way to keep one."""
        return self.add if self.form.isHidden() else self.form.name

    # What the user wants.

    def _open_form(self) -> None:
        if self.bridge.is_read_only:
            return
        self.form.clear()
        self.form.show()
        self.add.setEnabled(False)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        self.form.hide()
        self.add.setEnabled(True)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, fields: dict[str, Any]) -> None:
        """Keep the plan as it is now; what was typed elsewhere is in it."""
        self.bridge.seal()
        view = self.bridge.view
        row = add(view, Version, made_on=self.bridge.today, snapshot=snapshot(view)).row
        try:
            for name, value in fields.items():
                row = changed(row, name, value)
            self.bridge.apply(AddRow(row))
        except InputRefused as refused:
            self.form.show_refusal(refused.sentence)
            return
        self._close_form()
        self.table.selectRow(self.model.rowCount() - 1)
        self.bridge.message.emit(self.tr("Deze versie is bewaard."), True)

    def _remove(self) -> None:
        row_id = self.table.currentIndex().data(ID_ROLE)
        if row_id is None or self.bridge.is_read_only:
            return
        self.bridge.apply(remove(self.bridge.view, Version.NAME, row_id))
        self.bridge.message.emit(self.tr("Verwijderd."), True)

    def _show_state(self) -> None:
        has_rows = bool(self.model.rowCount())
        self.empty.setVisible(not has_rows)
        self.table.setVisible(has_rows)
        self.remove.setVisible(has_rows)
        if has_rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
