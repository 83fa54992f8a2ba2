"""What stands in the tables of the page "Geld": lines of the figures of the core, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from npo_wizard import figures
from npo_wizard.figures import NO_YEAR, PLANNED, SPENT, Amount, MoneyTable
from npo_wizard.plan.nouns import FundingStream, Measure
from ui.models.lines_model import TableLine
from ui.widgets.notation import show_number

if TYPE_CHECKING:
    from ui.bridge import Bridge

SWATCHES = ("accent", "needs", "last", "plan", "grey", "join", "good", "warn")
"""Colours of the purposes, in their order."""


@dataclass(frozen=True)
class Lines:
    """A table: its headings, its lines, and which columns of figures weigh more."""

    headings: tuple[str, ...]
    lines: tuple[TableLine, ...]
    bold: tuple[int, ...] = ()


def tr(text: str) -> str:
    """Return a text of the page in the language of the user."""
    return QCoreApplication.translate("MoneyPage", text)


def known(amount: int | None) -> str:
    """Return an amount, or that it is not known."""
    return tr("niet bekend") if amount is None else show_number(amount)


def purpose_title(title: str) -> str:
    """Return what a purpose is called; money can be without one."""
    return title or tr("Zonder bestedingsdoel")


def swatches(count: int) -> list[str]:
    """Return a colour for each line."""
    return [SWATCHES[place % len(SWATCHES)] for place in range(count)]


def purposes(bridge: Bridge, table: MoneyTable) -> Lines:
    """Money per purpose and calendar year, with what its measures are called."""
    years = _year_words(table.years)
    lines = [
        TableLine(
            (
                purpose_title(row.title),
                *map(show_number, row.amounts),
                show_number(row.total),
                f"{row.share}%",
            ),
            sub=_measures_of(bridge, row.id, is_apart=row.shown_apart),
            swatch=swatch,
            warns=not row.id,
        )
        for row, swatch in zip(table.rows, swatches(len(table.rows)), strict=True)
    ]
    totals = (*map(show_number, table.totals), show_number(table.total), "")
    lines.append(TableLine((tr("Totaal"), *totals), is_total=True))
    headings = (tr("Bestedingsdoel"), *years, tr("Totaal"), tr("Aandeel"))
    return Lines(headings, tuple(lines), bold=(len(years) + 1,))


def _year_words(years: Iterable[int]) -> list[str]:
    return [str(year) if year != NO_YEAR else tr("Zonder jaar") for year in years]


def _measures_of(bridge: Bridge, purpose: str, *, is_apart: bool) -> str:
    names = [m.title for m in bridge.view.rows(Measure) if m.purpose == purpose]
    text = ", ".join(name for name in names if name)
    apart = tr("Staat apart in de verantwoording.")
    return " ".join(
        part for part in (text + "." if text else "", apart if is_apart else "") if part
    )


def apart(bridge: Bridge) -> Lines:
    """The purposes that stand apart in the account: planned and spent, of the grant."""
    planned, spent = (
        figures.by_purpose_and_year(bridge.view, bridge.profile, amount, grant_only=True)
        for amount in (PLANNED, SPENT)
    )
    lines = tuple(
        TableLine((row.title, *map(show_number, row.amounts), *map(show_number, totals)))
        for row, other in zip(planned.rows, spent.rows, strict=True)
        if row.shown_apart
        for totals in ((row.total, other.total),)
    )
    years = [tr("{0} begroot").format(year) for year in _year_words(planned.years)]
    headings = (tr("Bestedingsdoel"), *years, tr("Totaal begroot"), tr("Totaal uitgegeven"))
    return Lines(headings, lines, bold=(len(years) + 1, len(years) + 2))


def outside(bridge: Bridge, costs: Sequence[figures.OutsideCosts]) -> Lines:
    """The costs that lie outside a period, with the measure and the reason."""
    reasons: dict[figures.Beyond, str] = {
        "measure": tr("Buiten de periode van de maatregel."),
        "programme": tr("Buiten de bestedingsperiode van de regeling."),
    }
    unnamed = bridge.content.words.noun(Measure.NAME).unnamed
    lines = tuple(
        TableLine(
            (
                bridge.view.title(Measure.NAME, each.measure_id) or unnamed,
                str(each.year),
                show_number(each.planned),
                show_number(each.spent),
            ),
            sub=reasons[each.beyond],
            warns=True,
        )
        for each in costs
    )
    return Lines((tr("Maatregel"), tr("Jaar"), tr("Begroot"), tr("Uitgegeven")), lines)


def streams(bridge: Bridge) -> Lines:
    """What each stream gives, what is planned and spent of it, and what is left."""
    unnamed = bridge.content.words.noun(FundingStream.NAME).unnamed
    lines = [
        TableLine(
            (
                each.title or unnamed,
                known(each.amount),
                show_number(each.planned),
                show_number(each.spent),
                known(each.left),
            ),
            sub=tr("De uitkering waarvoor dit plan is") if each.is_grant else "",
            warns=each.left is not None and each.left < 0,
        )
        for each in figures.by_stream(bridge.view)
    ]
    if lines:
        sums = (figures.planned(bridge.view), figures.spent(bridge.view))
        lines.append(TableLine((tr("Samen"), "", *map(show_number, sums), ""), is_total=True))
    headings = (
        tr("Geldstroom"), tr("Beschikbaar"), tr("Begroot"), tr("Uitgegeven"),
        tr("Nog te verdelen"),
    )  # fmt: skip
    return Lines(headings, tuple(lines))


def account(bridge: Bridge, years: Sequence[figures.SisaYear], amount: Amount) -> Lines:
    """The rows of the account per report year: what was really spent, or what was planned."""
    profile = bridge.profile
    rows = profile.sisa.rows if profile and profile.sisa else ()
    lines = [
        TableLine((row.title, *(show_number(_line(year, place, amount)) for year in years)))
        for place, row in enumerate(rows)
    ]
    if amount == SPENT and years and years[0].opening is not None:
        for title, values in (
            (tr("Over van de uitkering aan het begin van het jaar"), [y.opening for y in years]),
            (tr("Over van de uitkering aan het einde van het jaar"), [y.rest for y in years]),
        ):
            lines.append(TableLine((title, *map(known, values)), is_total=True))
    title = tr("Uitgegeven") if amount == SPENT else tr("Begroot")
    return Lines((title, *(str(year.year) for year in years)), tuple(lines))


def _line(year: figures.SisaYear, place: int, amount: Amount) -> int:
    line = year.lines[place]
    return line.spent if amount == SPENT else line.planned


def balance(years: Sequence[figures.SisaYear]) -> Lines:
    """What came in and went out per report year, and what was there before and after."""
    of_year = [year.balance for year in years]
    lines = (
        TableLine((tr("Beginstand"), *(known(each.opening) for each in of_year))),
        TableLine((tr("Ontvangen in het jaar"), *(known(each.received) for each in of_year))),
        TableLine((tr("Uitgegeven in het jaar"), *(known(each.spent) for each in of_year))),
        TableLine(
            (tr("Rest aan het einde van het jaar"), *(known(each.rest) for each in of_year)),
            is_total=True,
        ),
    )
    return Lines((tr("Stand"), *(str(year.year) for year in years)), lines)
