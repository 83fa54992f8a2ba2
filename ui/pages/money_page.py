"""The page "Geld": granted, planned, spent and left, per purpose, stream and calendar year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from npo_wizard import figures
from npo_wizard.figures import NO_YEAR, MoneyTable
from npo_wizard.plan.edits import Changes
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost, Plan
from ui.models.lines_model import (
    BOLD_ROLE,
    SIGN_ROLE,
    SUB_ROLE,
    SWATCH_ROLE,
    LinesModel,
    TableLine,
)
from ui.pages.finding_list import FindingList
from ui.pages.scrolling_page import ScrollingPage
from ui.widgets.choice_editors import Option, RadioEditor
from ui.widgets.figures_delegate import FiguresDelegate
from ui.widgets.figures_table import FiguresTable
from ui.widgets.finding_note import plain_label
from ui.widgets.notation import show_euros, show_number
from ui.widgets.spacing import gap
from ui.widgets.stacked_bar import BarPart, StackedBar

if TYPE_CHECKING:
    from ui.bridge import Bridge

SWATCHES = ("accent", "needs", "last", "plan", "grey", "join", "good", "warn")
"""Colours of the purposes, in their order."""
_FIRST, _YEAR = (3.0, 110), (0.9, 60)
_SEEN = (Plan, FundingStream, Measure, MeasureCost)


class MoneyPage(ScrollingPage):
    """Every figure comes from the core; nothing is added up here."""

    def __init__(self, bridge: Bridge, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, page_id, parent)
        self.sentence = plain_label("", "lead")
        # Its words and figures are our own; nothing the user typed stands in it.
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.all_sentence = plain_label("", "soft")
        self.bar = StackedBar()
        self.scope = RadioEditor(
            [
                Option(None, self.tr("Alleen de uitkering")),
                Option(True, self.tr("Alle geldstromen samen")),
            ]
        )
        self.scope.setObjectName("scope")
        self.scope.name(self.tr("Welk geld"))
        self.scope.edited.connect(self._on_scope)
        self.findings = FindingList(bridge)
        self.body.addWidget(plain_label(bridge.content.pages[page_id].title, "title"))
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.all_sentence)
        self.body.addWidget(self.scope)
        self.body.addWidget(self.bar)
        self.purposes, self.purposes_table = self._add_table(
            "purposes", self.tr("Per bestedingsdoel en jaar"), is_headed=False
        )
        self.body.addWidget(self.findings)
        self.streams, self.streams_table = self._add_table("streams", self.tr("Per geldstroom"))
        self.sisa_title = self._heading(self.tr("Verantwoording per jaar"))
        self.sisa_remark = plain_label("", "hint")
        self.body.addWidget(self.sisa_remark)
        self.sisa, self.sisa_table = self._add_table(
            "sisa", self.tr("Verantwoording per jaar"), is_headed=False
        )
        self.body.addStretch(1)
        self.refresh(None)
        self.show_findings()

    def _add_table(
        self, name: str, title: str, *, is_headed: bool = True
    ) -> tuple[LinesModel, FiguresTable]:
        if is_headed:
            self._heading(title)
        table = FiguresTable(f"table.{name}", title)
        model = LinesModel(table)
        table.setModel(model)
        table.setItemDelegate(
            FiguresDelegate(
                swatch=SWATCH_ROLE, sub=SUB_ROLE, bold=BOLD_ROLE, sign=SIGN_ROLE, parent=table
            )
        )
        self.body.addWidget(table)
        return model, table

    def _heading(self, title: str) -> QLabel:
        label = plain_label(title, "subtitle")
        self.body.addSpacing(gap(4))
        self.body.addWidget(label)
        return label

    # The contract of a page.

    def refresh(self, changes: Changes | None) -> None:
        """Follow the plan."""
        if changes is not None and not any(changes.touches(noun) for noun in _SEEN):
            return
        self.scope.setVisible(bool(figures.grant_streams(self.bridge.view)))
        table = figures.by_purpose_and_year(
            self.bridge.view, self.bridge.profile, grant_only=self._is_grant_only
        )
        self._show_sentence()
        self._show_bar(table)
        self._show_purposes(table)
        self._show_streams()
        self._show_sisa()

    def show_findings(self) -> None:
        """Show what is open here."""
        state = self.bridge.state(self.page_id)
        self.findings.show_findings(state.findings if state else ())

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        is_choice = self.scope.isVisibleTo(self)
        return self.scope.focus_target() if is_choice else self.purposes_table

    # What is shown.

    @property
    def _is_grant_only(self) -> bool:
        return not self.scope.value() and bool(figures.grant_streams(self.bridge.view))

    def _on_scope(self, value: object) -> None:
        self.scope.set_value(value)
        self.refresh(None)

    def _show_sentence(self) -> None:
        """Say what there is of the grant, and what all streams come to together."""
        view = self.bridge.view
        granted, left = figures.granted(view), figures.left(view)
        has_grant = bool(figures.grant_streams(view))
        parts = [
            self.tr("begroot {0}").format(show_euros(figures.planned(view, grant_only=has_grant)))
        ]
        if granted is not None:
            parts.insert(0, self.tr("toegekend {0}").format(show_euros(granted)))
        if left is not None:
            words = self.tr("nog te verdelen {0}") if left >= 0 else self.tr("te veel begroot {0}")
            parts.append(words.format(f"<b>{show_euros(abs(left))}</b>"))
        text = " · ".join(parts)
        self.sentence.setText(text[0].upper() + text[1:])
        spent = show_euros(figures.spent(view, grant_only=has_grant))
        everything = show_euros(figures.planned(view))
        words = self.tr("Uitgegeven {0}. Met alle geldstromen samen is {1} begroot.")
        self.all_sentence.setText(words.format(spent, everything))
        self.all_sentence.setVisible(has_grant)

    def _show_bar(self, table: MoneyTable) -> None:
        parts = [
            BarPart(row.total, swatch, f"{self._title(row.title)}: {show_euros(row.total)}")
            for row, swatch in zip(table.rows, _swatches(len(table.rows)), strict=True)
        ]
        left = (figures.left(self.bridge.view) or 0) if self._is_grant_only else 0
        self.bar.show_parts(parts, table.total + max(0, left))
        self.bar.setVisible(table.total > 0)

    def _show_purposes(self, table: MoneyTable) -> None:
        years = [str(year) if year != NO_YEAR else self.tr("Zonder jaar") for year in table.years]
        headings = [self.tr("Bestedingsdoel"), *years, self.tr("Totaal"), self.tr("Aandeel")]
        lines = [
            TableLine(
                (
                    self._title(row.title),
                    *map(show_number, row.amounts),
                    show_number(row.total),
                    f"{row.share}%",
                ),
                sub=self._measures_of(row.id, is_apart=row.shown_apart),
                swatch=swatch,
                warns=not row.id,
            )
            for row, swatch in zip(table.rows, _swatches(len(table.rows)), strict=True)
        ]
        totals = (*map(show_number, table.totals), show_number(table.total), "")
        lines.append(TableLine((self.tr("Totaal"), *totals), is_total=True))
        self.purposes.show_lines(headings, lines, bold=(len(years) + 1,))
        self.purposes_table.set_weights([_FIRST, *[_YEAR] * (len(headings) - 1)])

    def _title(self, title: str) -> str:
        return title or self.tr("Zonder bestedingsdoel")

    def _measures_of(self, purpose: str, *, is_apart: bool) -> str:
        names = [m.title for m in self.bridge.view.rows(Measure) if m.purpose == purpose]
        text = ", ".join(name for name in names if name)
        apart = self.tr("Staat apart in de verantwoording.")
        return " ".join(
            part for part in (text + "." if text else "", apart if is_apart else "") if part
        )

    def _show_streams(self) -> None:
        headings = [
            self.tr("Geldstroom"),
            self.tr("Beschikbaar"),
            self.tr("Begroot"),
            self.tr("Uitgegeven"),
            self.tr("Nog te verdelen"),
        ]
        unnamed = self.bridge.content.words.noun(FundingStream.NAME).unnamed
        unknown = self.tr("niet bekend")
        lines = []
        for each in figures.by_stream(self.bridge.view):
            left = unknown if each.left is None else show_number(each.left)
            amount = unknown if each.amount is None else show_number(each.amount)
            cells = (each.title or unnamed, amount, show_number(each.planned))
            sub = self.tr("De uitkering waarvoor dit plan is") if each.is_grant else ""
            is_over = each.left is not None and each.left < 0
            lines.append(TableLine((*cells, show_number(each.spent), left), sub=sub, warns=is_over))
        self.streams.show_lines(headings, lines)
        self.streams_table.set_weights([_FIRST, *[_YEAR] * (len(headings) - 1)])
        self.streams_table.setVisible(bool(lines))

    def _show_sisa(self) -> None:
        profile = self.bridge.profile
        years = figures.sisa(self.bridge.view, profile)
        has_rows = bool(years and profile and profile.sisa)
        for widget in (self.sisa_title, self.sisa_remark, self.sisa_table):
            widget.setVisible(has_rows)
        if not has_rows or profile is None or profile.sisa is None:
            return
        self.sisa_remark.setText(profile.sisa.remark)
        headings = [self.tr("Regel"), *[str(each.year) for each in years]]
        lines = [
            TableLine((row.title, *[show_number(year.lines[i].spent) for year in years]))
            for i, row in enumerate(profile.sisa.rows)
        ]
        unknown = self.tr("niet bekend")
        for title, values in (
            (self.tr("Over aan het begin van het jaar"), [each.opening for each in years]),
            (self.tr("Uitgegeven in het jaar"), [each.spent for each in years]),
            (self.tr("Over aan het einde van het jaar"), [each.rest for each in years]),
        ):
            cells = [unknown if value is None else show_number(value) for value in values]
            lines.append(TableLine((title, *cells), is_total=True))
        self.sisa.show_lines(headings, lines)
        self.sisa_table.set_weights([_FIRST, *[_YEAR] * len(years)])


def _swatches(count: int) -> list[str]:
    return [SWATCHES[place % len(SWATCHES)] for place in range(count)]
