"""The page "Geld": granted, planned, spent and left, per purpose, stream and calendar year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from npo_wizard import figures
from npo_wizard.figures import PLANNED, SPENT, Amount, MoneyTable
from npo_wizard.plan.edits import Changes
from npo_wizard.plan.nouns import FundingStream, Measure, MeasureCost, Plan, ReportYear
from npo_wizard.rules.finding import Place
from ui.models.lines_model import BOLD_ROLE, SIGN_ROLE, SUB_ROLE, SWATCH_ROLE, LinesModel
from ui.pages import money_tables
from ui.pages.amounts_import import AmountsImport
from ui.pages.finding_list import FindingList, home
from ui.pages.money_tables import Lines
from ui.pages.report_years import ReportYears
from ui.pages.scrolling_page import ScrollingPage
from ui.widgets.choice_editors import Option, RadioEditor
from ui.widgets.figures_delegate import FiguresDelegate
from ui.widgets.figures_table import FiguresTable
from ui.widgets.finding_note import plain_label
from ui.widgets.notation import show_euros
from ui.widgets.spacing import gap
from ui.widgets.stacked_bar import BarPart, StackedBar

if TYPE_CHECKING:
    from ui.bridge import Bridge

_FIRST, _FIGURES = (3.0, 110), (0.9, 60)
_SEEN = (Plan, FundingStream, Measure, MeasureCost, ReportYear)


class MoneyPage(ScrollingPage):
    """Every figure comes from the core; nothing is added up here."""

    def __init__(self, bridge: Bridge, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, page_id, parent)
        self._outside: tuple[figures.OutsideCosts, ...] = ()
        self._add_overview()
        self._add_details()
        self._add_account()
        self.body.addStretch(1)
        self.refresh(None)
        self.show_findings()

    def _add_overview(self) -> None:
        self.sentence = plain_label("", "lead")
        # Its words and figures are our own; nothing the user typed stands in it.
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.all_sentence = plain_label("", "soft")
        self.scope = self._choice(
            "scope",
            self.tr("Welk geld"),
            self.tr("Alleen de uitkering"),
            self.tr("Alle geldstromen samen"),
        )
        self.amount = self._choice(
            "amount", self.tr("Welke bedragen"), self.tr("Begroot"), self.tr("Uitgegeven")
        )
        self.bar = StackedBar()
        self.findings = FindingList(self.bridge)
        self.intake = AmountsImport(self.bridge)
        head = QHBoxLayout()
        title_of_page = plain_label(self.bridge.content.pages[self.page_id].title, "title")
        head.addWidget(title_of_page)
        head.addWidget(self.intake, 1)
        self.body.addLayout(head)
        for widget in (self.sentence, self.all_sentence, self.scope, self.amount, self.bar):
            self.body.addWidget(widget)
        title = self.tr("Per bestedingsdoel en jaar")
        self.purposes, self.purposes_table = self._add_table("purposes", title)
        self.no_money = plain_label("", "hint")
        self.body.addWidget(self.no_money)
        self.body.addWidget(self.findings)

    def _add_details(self) -> None:
        self.outside_title = self._heading(self.tr("Kosten buiten de periode"))
        self.outside, self.outside_table = self._add_table("outside", self.outside_title.text())
        self.outside_table.entered_row.connect(self._on_outside)
        self.outside_table.doubleClicked.connect(self._on_outside)
        self.streams_title = self._heading(self.tr("Per geldstroom"))
        self.streams, self.streams_table = self._add_table("streams", self.streams_title.text())
        self.apart_title = self._heading(self.tr("Apart in de verantwoording"))
        self.apart_hint = plain_label(
            self.tr("Dit geld zit ook in de tabel hierboven. Bespreek het met uw accountant."),
            "hint",
        )
        self.body.addWidget(self.apart_hint)
        self.apart, self.apart_table = self._add_table("apart", self.apart_title.text())

    def _add_account(self) -> None:
        self.sisa_title = self._heading(self.tr("Verantwoording per jaar"))
        self.sisa_remark = plain_label("", "hint")
        self.body.addWidget(self.sisa_remark)
        title = self.tr("Verantwoording per jaar, {0}")
        self.sisa, self.sisa_table = self._add_table("sisa", title.format(self.tr("uitgegeven")))
        self.sisa_planned, self.sisa_planned_table = self._add_table(
            "sisa.planned", title.format(self.tr("begroot"))
        )
        self.balance_title = self._heading(self.tr("Stand van de uitkering per verslagjaar"))
        self.balance_hint = plain_label(
            self.tr(
                "De beginstand is de rest van het jaar ervoor. Geeft de controller een andere "
                "beginstand op? Dan rekent het programma daarmee verder."
            ),
            "hint",
        )
        self.body.addWidget(self.balance_hint)
        self.balance, self.balance_table = self._add_table("balance", self.balance_title.text())
        self.years = ReportYears(self.bridge)
        self.body.addSpacing(gap(2))
        self.body.addWidget(self.years)

    def _choice(self, name: str, about: str, first: str, second: str) -> RadioEditor:
        choice = RadioEditor([Option(None, first), Option(True, second)])
        choice.setObjectName(name)
        choice.name(about)
        choice.edited.connect(lambda value: self._on_choice(choice, value))
        return choice

    def _add_table(self, name: str, title: str) -> tuple[LinesModel, FiguresTable]:
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
        self.scope.setVisible(figures.gives_grant(self.bridge.profile))
        self._show_sentence()
        self._show_purposes()
        self._show_outside()
        self._show(self.streams, self.streams_table, money_tables.streams(self.bridge))
        self._show_apart()
        self._show_account(changes)

    def show_findings(self) -> None:
        """Show what is open here."""
        state = self.bridge.state(self.page_id)
        self.findings.show_findings(state.findings if state else ())
        self.years.show_findings()

    def first_focus(self) -> QWidget:
        """The control to begin with."""
        is_choice = self.scope.isVisibleTo(self)
        return (self.scope if is_choice else self.amount).focus_target()

    def go_to(self, place: Place) -> None:
        """Bring the field of a report year in sight; the rest of the page is read only."""
        self.reveal(self.years.control_at(place) or self.first_focus())

    def seal(self) -> None:
        """Pass on what was typed but not yet said."""
        self.years.flush()

    # What is shown.

    @property
    def _is_grant_only(self) -> bool:
        return not self.scope.value() and figures.gives_grant(self.bridge.profile)

    @property
    def _amount(self) -> Amount:
        return SPENT if self.amount.value() else PLANNED

    def _on_choice(self, choice: RadioEditor, value: object) -> None:
        choice.set_value(value)
        self._show_purposes()

    def _show(self, model: LinesModel, table: FiguresTable, shown: Lines) -> None:
        model.show_lines(shown.headings, shown.lines, bold=shown.bold)
        table.set_weights([_FIRST, *[_FIGURES] * (len(shown.headings) - 1)])
        table.setVisible(bool(shown.lines))

    def _show_sentence(self) -> None:
        """Say what there is of the grant, and what all streams come to together."""
        view = self.bridge.view
        granted, left = figures.granted(view), figures.left(view)
        has_grant = figures.gives_grant(self.bridge.profile)
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

    def _show_purposes(self) -> None:
        view, profile = self.bridge.view, self.bridge.profile
        table = figures.by_purpose_and_year(
            view, profile, self._amount, grant_only=self._is_grant_only
        )
        self._show_bar(table)
        self._show(self.purposes, self.purposes_table, money_tables.purposes(self.bridge, table))
        without = figures.purposes_without_money(view, profile)
        self.no_money.setText(self.tr("Nog zonder geld: {0}.").format("; ".join(without)))
        self.no_money.setVisible(bool(without))

    def _show_bar(self, table: MoneyTable) -> None:
        parts = [
            BarPart(
                row.total,
                swatch,
                f"{money_tables.purpose_title(row.title)}: {show_euros(row.total)}",
            )
            for row, swatch in zip(table.rows, money_tables.swatches(len(table.rows)), strict=True)
        ]
        is_rest_known = self._is_grant_only and self._amount == PLANNED
        left = (figures.left(self.bridge.view) or 0) if is_rest_known else 0
        self.bar.show_parts(parts, table.total + max(0, left))
        self.bar.setVisible(table.total > 0)

    def _show_outside(self) -> None:
        profile, today = self.bridge.profile, self.bridge.today
        period = (profile.period_on(today) or profile.period) if profile else None
        self._outside = figures.outside_costs(self.bridge.view, period)
        shown = money_tables.outside(self.bridge, self._outside)
        self._show(self.outside, self.outside_table, shown)
        self.outside_title.setVisible(bool(self._outside))

    def _on_outside(self) -> None:
        """Go to the costs of the measure on this line."""
        line = self.outside_table.currentIndex().row()
        if 0 <= line < len(self._outside):
            costs = self._outside[line]
            place = Place("", Measure.NAME, costs.measure_id, "costs", str(costs.year))
            self.bridge.go_to(home(self.bridge.content, place))

    def _show_apart(self) -> None:
        shown = money_tables.apart(self.bridge)
        self._show(self.apart, self.apart_table, shown)
        self.apart_title.setVisible(bool(shown.lines))
        self.apart_hint.setVisible(bool(shown.lines))

    def _show_account(self, changes: Changes | None) -> None:
        profile = self.bridge.profile
        years = figures.sisa(self.bridge.view, profile)
        has_rows = bool(years)
        for widget in (
            self.sisa_title, self.sisa_remark, self.balance_title, self.balance_hint, self.years,
        ):  # fmt: skip
            widget.setVisible(has_rows)
        if profile is not None and profile.sisa is not None:
            self.sisa_remark.setText(profile.sisa.remark)
        for model, table, amount in (
            (self.sisa, self.sisa_table, SPENT),
            (self.sisa_planned, self.sisa_planned_table, PLANNED),
        ):
            self._show(model, table, money_tables.account(self.bridge, years, amount))
            table.setVisible(has_rows)
        self._show(self.balance, self.balance_table, money_tables.balance(years))
        self.balance_table.setVisible(has_rows)
        self.years.refresh(years, changes)
