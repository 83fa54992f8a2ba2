"""What the controller states of each report year: received, opening balance and a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from npo_wizard.plan.compose import set_report_year
from npo_wizard.plan.edits import Changes, Edit
from npo_wizard.plan.fields import specs
from npo_wizard.plan.nouns import ReportYear, report_year_id
from ui.widgets.editors import make_editor
from ui.widgets.field_row import FieldRow
from ui.widgets.finding_note import plain_label
from ui.widgets.notation import show_euros
from ui.widgets.spacing import gap, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from npo_wizard.figures import Balance, SisaYear
    from npo_wizard.rules.finding import Place
    from ui.bridge import Bridge

_FIELDS = ("received_eur", "opening_eur", "remark")


class ReportYearField(FieldRow):
    """One field of a report year; the row of the year comes to be with the first value."""

    def __init__(self, bridge: Bridge, year: int, field: str) -> None:
        words = bridge.content.words.noun(ReportYear.NAME).fields[field]
        spec = specs(ReportYear)[field]
        editor = make_editor(spec, words, bridge, ReportYear)
        editor.setObjectName(f"{ReportYear.NAME}.{year}.{field}")
        editor.name(f"{words.label}, {year}", words.hint)
        self.year = year
        # The hints would stand there once for each year.
        super().__init__(bridge, ReportYear, spec, words.model_copy(update={"hint": ""}), editor)
        self.load(report_year_id(year))

    def edit_for(self, value: Any) -> Edit | None:
        """The edit that gives it this value; None where nothing changes."""
        if value == self.current():
            return None
        return set_report_year(self.bridge.view, self.year, self.spec.name, value)


class ReportYearPart(QWidget):
    """One report year: its fields, and what was computed where the controller states otherwise."""

    def __init__(self, bridge: Bridge, year: int) -> None:
        super().__init__()
        self.rows = {field: ReportYearField(bridge, year, field) for field in _FIELDS}
        self.difference = plain_label("", "warn")
        self.difference.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(gap(5))
        layout.setVerticalSpacing(gap(1))
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        layout.addWidget(
            plain_label(self.tr("Verslagjaar {0}").format(year), "heading"), 0, 0, 1, 2
        )
        layout.addWidget(self.rows["received_eur"], 1, 0)
        layout.addWidget(self.rows["opening_eur"], 1, 1)
        layout.addWidget(self.difference, 2, 1)
        layout.addWidget(self.rows["remark"], 3, 0, 1, 2)

    def show_balance(self, balance: Balance) -> None:
        """Say how far the stated opening balance is from the one that follows from before."""
        much = balance.difference
        words = self.tr("Berekend is {0}. Uw opgave is {1} hoger.")
        if much < 0:
            words = self.tr("Berekend is {0}. Uw opgave is {1} lager.")
        self.difference.setText(words.format(show_euros(balance.computed), show_euros(abs(much))))
        self.difference.setVisible(much != 0)


class ReportYears(QWidget):
    """The report years under each other."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.parts: dict[int, ReportYearPart] = {}
        self._layout = QVBoxLayout(self)
        spaced(self._layout, between=4)

    def refresh(self, years: Sequence[SisaYear], changes: Changes | None) -> None:
        """Follow the plan; a year that is typed in keeps its fields."""
        wanted = {each.year: each.balance for each in years}
        for year in [each for each in self.parts if each not in wanted]:
            self.parts.pop(year).deleteLater()
        for place, (year, balance) in enumerate(wanted.items()):
            if year not in self.parts:
                self.parts[year] = ReportYearPart(self.bridge, year)
                self._layout.insertWidget(place, self.parts[year])
            for row in self.parts[year].rows.values():
                row.refresh(changes)
            self.parts[year].show_balance(balance)

    def show_findings(self) -> None:
        """Show what is open at each field."""
        for row in self._rows():
            row.show_findings()

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""
        for row in self._rows():
            row.editor.flush()

    def control_at(self, place: Place) -> QWidget | None:
        """The control of a field, or None where it is not here."""
        for row in self._rows():
            if row.row_id == place.row_id and row.spec.name == place.field:
                return row.editor.focus_target()
        return None

    def _rows(self) -> list[ReportYearField]:
        return [row for part in self.parts.values() for row in part.rows.values()]
