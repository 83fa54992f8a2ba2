"""The tab with the moments that were kept: the whole plan as it was then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from npo_wizard.errors import InputRefused
from npo_wizard.plan.choices import Moment
from npo_wizard.plan.compose import remove
from npo_wizard.plan.edits import is_locked
from npo_wizard.plan.nouns import Version
from npo_wizard.storage.versions import VersionDamaged, keep, plan_of
from ui.controls import button
from ui.models.rows_table_model import ID_ROLE, PILL_ROLE, WARN_ROLE, RowsTableModel
from ui.pages.compare_panel import ComparePanel
from ui.pages.part import PagePart
from ui.pages.version_form import VersionForm
from ui.widgets.editing import for_editing
from ui.widgets.finding_note import plain_label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pill_delegate import PillDelegate
from ui.widgets.rows_table import RowsTable
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes
    from ui.bridge import Bridge

_WEIGHTS = {"name": (3.0, 150), "moment": (1.5, 150), "made_on": (0.0, 110), "made_by": (1.5, 120)}
_OTHER_WEIGHT = (0.0, 0)


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
        self.compare = button(self.tr("Vergelijk met nu"), "version.compare", "", "clipboard-check")
        self.compare.clicked.connect(self._compare)
        self.look = button(self.tr("Bekijk deze versie"), "version.look", "", "eye")
        self.look.clicked.connect(self._look)
        self.remove = button(self.tr("Verwijderen"), f"remove.{Version.NAME}", "link")
        self.remove.clicked.connect(self._remove)
        for_editing(bridge, self.add, self.remove)
        self.locked = plain_label(
            self.tr(
                "Deze versie is vastgesteld en ligt vast. U werkt verder in een nieuw concept."
            ),
            "hint",
        )
        self.trouble = plain_label("", "refusal")
        self.trouble.hide()
        self.panel = ComparePanel(bridge)
        self.panel.closed.connect(self._close_panel)
        line = FlowLayout(spacing=gap(2))
        for control in (self.add, self.compare, self.look, self.remove):
            line.addWidget(control)
        column = QVBoxLayout(self)
        spaced(column, between=3)
        shown: tuple[QWidget, ...] = (self.empty, self.table, self.locked)
        for each in shown:
            column.addWidget(each)
        column.addLayout(line)
        for each in (self.trouble, self.form, self.panel):
            column.addWidget(each)
        column.addStretch(1)
        self.form.hide()
        self.panel.hide()
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
        self.table.entered_row.connect(self._compare)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)

    # The contract of a part.

    def refresh(self, changes: Changes | None) -> None:
        """Show the versions as they are now, and what differs from them where that is shown."""
        if changes is None or changes.touches(Version):
            self.model.refresh(changes)
            self.table.fit_later()
            self._show_state()
        self.panel.follow()

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
        try:
            self.bridge.apply(keep(self.bridge.view, fields, self.bridge.today))
        except InputRefused as refused:
            self.form.show_refusal(refused.sentence)
            return
        self._close_form()
        self.table.selectRow(self.model.rowCount() - 1)
        said = self.tr("Deze versie is bewaard.")
        if fields.get("moment") == Moment.ADOPTED:
            said = self.tr("Deze versie is bewaard en ligt vast. U werkt nu in een nieuw concept.")
        self.bridge.message.emit(said, True)

    def _remove(self) -> None:
        version = self._chosen()
        if version is None:
            return
        if is_locked(version):
            self.bridge.message.emit(self.locked.text(), False)
            return
        self.bridge.apply(remove(self.bridge.view, Version.NAME, version.id))
        self.bridge.message.emit(self.tr("Verwijderd."), True)

    def _compare(self) -> None:
        """Show what became of the plan since the version."""
        version = self._chosen()
        if version is not None:
            self.bridge.seal()
            self.panel.open(version.id)

    def _close_panel(self) -> None:
        self.panel.hide()
        self.compare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Show the whole plan as it was."""
        version = self._chosen()
        if version is None:
            return
        try:
            view = plan_of(version)
        except VersionDamaged as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            return
        said = self.tr("U kijkt naar versie ‘{0}’. U kunt hierin niets wijzigen.")
        self.bridge.past_requested.emit(view, said.format(version.name or self.words.unnamed))

    def _chosen(self) -> Version | None:
        return self.bridge.view.get(Version, self.table.currentIndex().data(ID_ROLE))

    def _show_state(self) -> None:
        has_rows = bool(self.model.rowCount())
        self.empty.setVisible(not has_rows)
        for each in (self.table, self.compare, self.look, self.remove):
            each.setVisible(has_rows)
        if has_rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        if not has_rows:
            self.panel.hide()
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Say whether the chosen version can still be removed."""
        version = self._chosen()
        is_fixed = version is not None and is_locked(version)
        self.locked.setVisible(is_fixed)
        self.remove.setEnabled(not is_fixed)
        self.trouble.hide()
