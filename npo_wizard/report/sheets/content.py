"""What stands on the sheets: rows of texts, whole euros and days, the same for each format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from npo_wizard import figures
from npo_wizard.content.profile import Profile
from npo_wizard.content.schema import Content
from npo_wizard.errors import NpoError
from npo_wizard.figures import PLANNED, SPENT, Amount
from npo_wizard.plan.nouns import Action, Measure, ReportYear
from npo_wizard.plan.view import PlanView
from npo_wizard.report.names import Names

Kind = Literal["text", "euros", "percent", "day"]
Cell: TypeAlias = str | int | date | None
Cells: TypeAlias = tuple[Cell, ...]
BALANCE_LINES = (
    ("Beginstand", "opening"),
    ("Ontvangen in het jaar", "received"),
    ("Uitgegeven in het jaar", "spent"),
    ("Rest aan het einde van het jaar", "rest"),
)
"""What stands below the account once something of a report year is stated, by its figure."""
_AMOUNTS: tuple[tuple[Amount, str], ...] = ((PLANNED, "begroot"), (SPENT, "uitgegeven"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading; `wide`: about how many characters it shows."""

    title: str
    kind: Kind = "text"
    wide: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. Its totals are numbers that were added up here; None is an empty cell."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]
    total: Cells = ()
    remarks: tuple[str, ...] = ()


def sheet(view: PlanView, content: Content, which: str) -> Sheet:
    """Return one of SHEETS.

    Raises KeyError for another name, and NpoError when the programme has no account.
    """
    made = SHEETS[which](Names(view, content))
    if made is None:
        raise NpoError(
            "Bij dit programma hoort geen verantwoording per jaar (SiSa).",
            title="Dit blad is er niet",
            safe="Uw plan is niet veranderd.",
            advice="Kies een ander blad.",
        )
    return made


def sheets(view: PlanView, content: Content) -> tuple[Sheet, ...]:
    """Return all sheets that the programme of the plan has."""
    names = Names(view, content)
    made = (make(names) for make in SHEETS.values())
    return tuple(each for each in made if each is not None)


def _budget(names: Names) -> Sheet:
    """Costs per measure, funding stream and year."""
    view = names.view
    years = figures.years(view, names.profile)
    rows = [row for measure in view.rows(Measure) for row in _of_measure(names, measure, years)]
    total = _totals_of(view, years)
    columns = (
        Column("Maatregel", wide=40),
        Column("Bestedingsdoel", wide=42),
        Column("Geldstroom", wide=36),
        *_year_columns(years),
    )
    return Sheet(
        "begroting", "Begroting", columns, tuple(rows), ("Totaal", None, None, *total),
        () if rows else (names.content.messages["empty.rows"],),
    )  # fmt: skip


def _of_measure(names: Names, measure: Measure, years: tuple[int, ...]) -> list[Cells]:
    [title] = names.numbered("measure", [measure])
    start = (title, names.listed("purposes", measure.purpose))
    tables = [
        figures.measure_costs(names.view, measure.id, amount, years) for amount, _ in _AMOUNTS
    ]
    if not tables[0].rows:
        return [(*start, "", *(None for _ in range(2 * len(years) + 2)))]
    return [
        (*start, names.name("funding_stream", planned.id), *_paired(planned, spent))
        for planned, spent in zip(*(table.rows for table in tables), strict=True)
    ]


def _paired(planned: figures.MoneyRow, spent: figures.MoneyRow) -> list[int]:
    """Return planned and spent beside each other per year, and then of all years."""
    pairs = zip((*planned.amounts, planned.total), (*spent.amounts, spent.total), strict=True)
    return [amount for pair in pairs for amount in pair]


def _totals_of(view: PlanView, years: tuple[int, ...]) -> list[int]:
    costs = figures.costs(view)
    found = [
        sum(getattr(cost, amount) or 0 for cost in costs if (cost.year or 0) == year)
        for year in years
        for amount, _ in _AMOUNTS
    ]
    return [*found, figures.planned(view), figures.spent(view)]


def _year_columns(years: tuple[int, ...]) -> list[Column]:
    parts = [str(year) if year else "Jaar onbekend" for year in years]
    return [
        Column(f"{part} {words}", "euros", 17)
        for part in (*parts, "Totaal")
        for _, words in _AMOUNTS
    ]


def _purposes(names: Names) -> Sheet:
    """Money per spending purpose and year: of the grant, where the programme gives one."""
    profile = names.profile
    of_grant = figures.gives_grant(profile)
    planned, spent = (
        figures.by_purpose_and_year(names.view, profile, amount, grant_only=of_grant)
        for amount, _ in _AMOUNTS
    )
    rows: tuple[Cells, ...] = tuple(
        (row.title or "Zonder bestedingsdoel", *_paired(row, other), row.share)
        for row, other in zip(planned.rows, spent.rows, strict=True)
    )
    sums = zip((*planned.totals, planned.total), (*spent.totals, spent.total), strict=True)
    total = ("Totaal", *(amount for pair in sums for amount in pair), 100 if planned.total else 0)
    about = "geld uit de uitkering" if of_grant else "alle geldstromen"
    columns = (
        Column(f"Bestedingsdoel, {about}", wide=44),
        *_year_columns(planned.years),
        Column("Aandeel in begroot", "percent", 12),
    )
    return Sheet("bestedingsdoelen", "Bestedingsdoelen", columns, rows, total)


def _account(names: Names) -> Sheet | None:
    """The account of the grant per year; None for a programme that has none."""
    profile = names.profile
    if profile is None or profile.sisa is None:
        return None
    years = figures.sisa(names.view, profile)
    rows: list[Cells] = [
        (row.title, row.hint, *(n for year in years for n in _line(year, place)))
        for place, row in enumerate(profile.sisa.rows)
    ]
    if years and years[0].opening is not None:
        rows += [
            (title, "", *(n for year in years for n in (getattr(year, field), None)))
            for title, field in (
                ("Over van de uitkering aan het begin van het jaar", "opening"),
                ("Over van de uitkering aan het einde van het jaar", "rest"),
            )
        ]
    if names.view.rows(ReportYear):
        rows += [
            (title, "", *(n for year in years for n in (getattr(year.balance, field), None)))
            for title, field in BALANCE_LINES
        ]
    columns = (
        Column("Regel", wide=52),
        Column("Toelichting", wide=52),
        *(
            Column(f"{year.year} {words}", "euros", 17)
            for year in years
            for words in ("uitgegeven", "begroot")
        ),
    )
    return Sheet("sisa", "SiSa", columns, tuple(rows), (), _remarks(profile))


def _line(year: figures.SisaYear, place: int) -> tuple[int, int]:
    return year.lines[place].spent, year.lines[place].planned


def _remarks(profile: Profile) -> tuple[str, ...]:
    account = profile.sisa
    if account is None:
        return ()
    code = (f"Code {account.code}.",) if account.code else ()
    return (*code, account.remark)


def _actions(names: Names) -> Sheet:
    """The actions in the order of the day on which they are ready."""
    actions = sorted(names.view.rows(Action), key=lambda row: row.due_on or date.max)
    rows = tuple(
        (
            names.name("action", row.id),
            names.name("measure", row.measure_id),
            names.name("partner", row.owner_id),
            row.start_on,
            row.due_on,
            names.word(row, "state"),
        )
        for row in actions
    )
    words = names.content.words.noun("action").fields
    wide = (56, 36, 36, 20, 20, 14)
    fields = ("what", "measure_id", "owner_id", "start_on", "due_on", "state")
    columns = tuple(
        Column(words[field].heading, "day" if field.endswith("_on") else "text", width)
        for field, width in zip(fields, wide, strict=True)
    )
    remarks = () if rows else (names.content.messages["empty.rows"],)
    return Sheet("acties", "Acties", columns, rows, (), remarks)


SHEETS: dict[str, Callable[[Names], Sheet | None]] = {
    "begroting": _budget,
    "bestedingsdoelen": _purposes,
    "sisa": _account,
    "acties": _actions,
}
"""The sheets by the name under which they can be asked for."""
