"""The money of a plan as each of its forms shows it: document, workbook, window.

Every form is read back from what it really shows, into the same tables: rows of a title and its
amounts. None is an amount that is said not to be known.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

import openpyxl
from hypothesis import strategies as st

from npo_wizard import figures
from npo_wizard.figures import PLANNED, SPENT
from npo_wizard.plan.nouns import (
    FundingStream,
    Measure,
    MeasureCost,
    Plan,
    ReportYear,
    cost_id,
    report_year_id,
)
from npo_wizard.plan.view import PlanView
from npo_wizard.report.compose import compose
from npo_wizard.report.document import nodes, parse
from npo_wizard.report.sheets.workbook import xlsx_bytes
from tests.report.examples import CONTENT, MADE_ON

if TYPE_CHECKING:
    from ui.models.lines_model import LinesModel
    from ui.pages.money_page import MoneyPage

Amounts = tuple[int | None, ...]
Rows = list[tuple[str, Amounts]]
Tables = dict[str, Rows]
PROFILES = ("npo-2021-2025", "lokale-educatieve-agenda")
_LARGE = 2_000_000_000
_UNKNOWN = ("niet bekend", "")


# The plans.

euros = st.none() | st.sampled_from((0, 1, _LARGE)) | st.integers(0, 900_000)
balances = st.none() | st.integers(-900_000, 900_000)


@st.composite
def money_plans(draw: st.DrawFn) -> PlanView:
    """A plan with money in it: streams, measures, costs of all years, report years."""
    streams = [
        FundingStream(
            id=f"s{n}", name=f"Stroom {n}", position=n, amount_eur=draw(euros),
            is_grant=draw(st.sampled_from((True, False, None))),
        )
        for n in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    measures = [
        Measure(
            id=f"m{n}", title=f"Maatregel {n}", position=n,
            purpose=draw(st.sampled_from(("b1", "b2", "b5", "b6", "", "weg"))),
        )
        for n in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    keys = st.tuples(
        st.sampled_from(measures),
        st.sampled_from(streams),
        st.sampled_from((2021, 2023, 2025, 2030)),
    )
    costs = [
        MeasureCost(
            id=cost_id(m.id, s.id, year), measure_id=m.id, stream_id=s.id, year=year,
            planned_eur=draw(euros), spent_eur=draw(euros),
        )
        for m, s, year in draw(st.lists(keys, max_size=7, unique_by=_cell))
    ]  # fmt: skip
    stated = [
        ReportYear(
            id=report_year_id(year), year=year, opening_eur=draw(balances), received_eur=draw(euros)
        )
        for year in draw(st.lists(st.sampled_from((2021, 2022, 2024)), max_size=2, unique=True))
    ]
    plan = Plan(id="plan", profile=draw(st.sampled_from(PROFILES)), grant_eur=draw(euros))
    return PlanView.of([plan, *streams, *measures, *costs, *stated])


def _cell(key: tuple[Measure, FundingStream, int]) -> tuple[str, str, int]:
    return key[0].id, key[1].id, key[2]


# The document.


def in_document(view: PlanView) -> Tables:
    """Read the tables of the printed plan from its tree."""
    document = parse(compose(view, CONTENT, (), made_on=MADE_ON))
    found = {table.label: table for section in document.sections for table in _tables(section)}
    labels = {
        "planned": "Begroting per bestedingsdoel en kalenderjaar, in euro",
        "spent": "Uitgegeven per bestedingsdoel en kalenderjaar, in euro",
        "streams": "Beschikbaar, begroot, uitgegeven en over per geldstroom, in euro",
        "account spent": "Uitgegeven per verslagjaar, in euro",
        "account planned": "Begroot per verslagjaar, in euro",
        "balance": "Stand van de uitkering per verslagjaar, in euro",
    }
    tables = {
        name: [_printed(row) for row in (*found[label].body, *found[label].foot)]
        for name, label in labels.items()
        if label in found
    }
    if "planned" in tables:  # without the shares
        tables["planned"] = [(title, amounts[:-1]) for title, amounts in tables["planned"]]
    return _named_alike(tables)


def _tables(section: nodes.Section) -> Iterator[nodes.Table]:
    for block in section.blocks:
        if isinstance(block, nodes.Table):
            yield block
        elif isinstance(block, nodes.Section):
            yield from _tables(block)


def _printed(row: nodes.Row) -> tuple[str, Amounts]:
    title, *amounts = (_text(cell.blocks) for cell in row.cells)
    return title, tuple(map(_amount, amounts))


def _text(blocks: Iterable[nodes.Block]) -> str:
    return " ".join(nodes.plain(b.inlines) for b in blocks if isinstance(b, nodes.Paragraph))


# The workbook.


def in_workbook(view: PlanView) -> Tables:
    """Read the tables from the Excel file, with another library than the one that wrote it."""
    packed = io.BytesIO(xlsx_bytes(view, CONTENT, made_on=MADE_ON))
    book = openpyxl.load_workbook(packed, read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    purposes = [row for row in sheets["Bestedingsdoelen"][1:] if row[0]]
    tables: Tables = {
        "planned": [(str(row[0]), tuple(row[1:-1:2])) for row in purposes],
        "spent": [(str(row[0]), tuple(row[2:-1:2])) for row in purposes],
    }
    if "SiSa" in sheets:
        # Below the empty row stand remarks.
        rows = list(takewhile(any, sheets["SiSa"][1:]))
        spent: Rows = [(str(row[0]), tuple(row[2::2])) for row in rows]
        planned: Rows = [(str(row[0]), tuple(row[3::2])) for row in rows]
        begin = next((n for n, row in enumerate(spent) if row[0] == "Beginstand"), len(spent))
        tables["account spent"] = spent[:begin]
        tables["account planned"] = [row for row in planned[:begin] if None not in row[1]]
        if spent[begin:]:
            tables["balance"] = spent[begin:]
    return _named_alike(tables)


# The window.


def in_window(page: MoneyPage, view: PlanView) -> Tables:
    """Read the tables from the models of the page on screen."""
    page.bridge._file.view = view  # type: ignore[misc]
    page.refresh(None)
    tables: Tables = {}
    for name, value in ((SPENT, True), (PLANNED, None)):
        page._on_choice(page.amount, value)
        tables[name.removesuffix("_eur")] = [
            (title, amounts[:-1]) for title, amounts in _modelled(page.purposes)
        ]
    tables["streams"] = _modelled(page.streams)
    if page.sisa_table.isVisibleTo(page):
        tables["account spent"] = _modelled(page.sisa)
        tables["account planned"] = _modelled(page.sisa_planned)
        if view.rows(ReportYear):
            tables["balance"] = _modelled(page.balance)
    return _named_alike(tables)


def _modelled(model: LinesModel) -> Rows:
    return [
        (
            model.index(row, 0).data(),
            tuple(_amount(model.index(row, c).data()) for c in range(1, model.columnCount())),
        )
        for row in range(model.rowCount())
    ]


# All of them.


def _amount(text: str) -> int | None:
    if text in _UNKNOWN or text.endswith("%"):
        return None
    assert re.fullmatch(r"-?\d{1,3}(\.\d{3})*", text), text
    return int(text.replace(".", ""))


def _named_alike(tables: Tables) -> Tables:
    """Sums are named a little differently in each form; what they hold must be the same."""
    alike = {"Totaal begroot": "Totaal", "Totaal uitgegeven": "Totaal"}
    return {
        name: [(alike.get(title, title), amounts) for title, amounts in rows]
        for name, rows in tables.items()
    }


def differences(forms: dict[str, Tables]) -> list[str]:
    """Name every table that is not the same in each form that has it.

    A form may leave out a table only where there is no money in it.
    """
    found = []
    for name in sorted({name for tables in forms.values() for name in tables}):
        shown = {form: tables[name] for form, tables in forms.items() if name in tables}
        if len({repr(rows) for rows in shown.values()}) > 1:
            found.append(f"{name}: {shown}")
        left_out = [form for form in forms if form not in shown and name in _EXPECTED[form]]
        if left_out and any(
            amount for rows in shown.values() for _, each in rows for amount in each
        ):
            found.append(f"{name} is left out of {left_out}: {shown}")
    return found


_ALL = ("planned", "spent", "streams", "account spent", "account planned", "balance")
_EXPECTED = {
    "document": _ALL,
    "workbook": tuple(name for name in _ALL if name != "streams"),
    "window": _ALL,
}


def faults(view: PlanView, page: MoneyPage | None = None) -> list[str]:
    """Name what is not the same in each form of a plan; `page`: the window, or without it."""
    forms = {"document": in_document(view), "workbook": in_workbook(view)}
    if page is not None:
        forms["window"] = in_window(page, view)
    return [*differences(forms), *sums(view, forms["workbook"])]


def sums(view: PlanView, shown: Tables) -> list[str]:
    """Add the costs up once more, straight from the rows, and hold the totals against that."""
    profile = CONTENT.profile(view.plan.profile)
    of_grant = {s.id for s in view.rows(FundingStream) if s.is_grant}
    counted = [
        cost
        for cost in view.rows(MeasureCost)
        if not figures.gives_grant(profile) or cost.stream_id in of_grant
    ]
    found = []
    for name, field in (("planned", PLANNED), ("spent", SPENT)):
        total = sum(getattr(cost, field) or 0 for cost in counted)
        if shown[name][-1][1][-1] != total:
            found.append(f"{name}: {shown[name][-1]} is not {total}")
        if f"account {name}" in shown:
            so_far = shown[f"account {name}"][4]
            if so_far[1][-1] != total:
                found.append(f"account {name}: {so_far} is not {total}")
    return found
