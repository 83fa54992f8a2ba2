"""The sheets as an Excel file. Every text is stored as text: no program reads it as a formula."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from math import ceil
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from npo_wizard.content.schema import Content
from npo_wizard.plan.view import PlanView
from npo_wizard.report.dutch import clipped
from npo_wizard.report.names import Names
from npo_wizard.report.package import settled
from npo_wizard.report.sheets.content import Cells, Kind, Sheet, sheets
from npo_wizard.report.style import style
from npo_wizard.report.target import replace_file
from npo_wizard.report.text import clean

_LANG = "nl-NL"
_NUMBERS: dict[Kind, str] = {
    # 413 is Dutch: the sign before the amount and the names of months, wherever it is opened.
    "euros": '[$-413]"€"\\ #,##0;[$-413]"€"\\ \\-#,##0',
    "percent": '0"%"',
    "day": "[$-413]d\\ mmmm\\ yyyy",
}
_MOST_TEXT = 32_767
"""Characters in a cell; Excel allows no more."""
_MOST_FOOT = 90
_A4 = 9
_LINE, _TALLEST = 15.0, 405.0  # points; Excel allows no taller row
_STARTS_FORMULA = ("=", "+", "-", "@")
_LIKE_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def write_xlsx(view: PlanView, content: Content, target: Path, *, made_on: date) -> None:
    """Write budget, purposes, account and actions to `target`, whole or not at all.

    Raises OSError when the file cannot be written; what stood there is then unchanged.
    """
    replace_file(target, xlsx_bytes(view, content, made_on=made_on))


def xlsx_bytes(view: PlanView, content: Content, *, made_on: date) -> bytes:
    """Return the Excel file; it depends on the plan and `made_on` only."""
    packed = io.BytesIO()
    title = clean(Names(view, content).name("plan", view.plan.id))
    with xlsxwriter.Workbook(packed, _LIKE_TEXT) as workbook:
        _describe(workbook, title, view.plan.municipality_name, made_on)
        for sheet in sheets(view, content):
            _SheetWriter(workbook, sheet, title).write()
    return settled(packed.getvalue(), {"docProps/core.xml": _with_language})


def _describe(workbook: Workbook, title: str, municipality: str, made_on: date) -> None:
    author = f"Gemeente {clean(municipality)}".strip()
    workbook.set_properties(
        {
            "title": title[:255],
            "subject": "Begroting, bestedingsdoelen, verantwoording en acties",
            "author": author[:255],
            "created": datetime.combine(made_on, time(), UTC),
        }
    )


def _with_language(core: bytes) -> bytes:
    """Say in which language the file is; XlsxWriter has no property for it."""
    end = b"</cp:coreProperties>"
    return core.replace(end, f"<dc:language>{_LANG}</dc:language>".encode() + end)


class _SheetWriter:
    """Writes one sheet."""

    def __init__(self, workbook: Workbook, sheet: Sheet, title: str) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._page: Worksheet = workbook.add_worksheet(sheet.title)
        self._title = title
        self._formats: dict[tuple[Kind, bool, bool], Format] = {}

    def write(self) -> None:
        """Write heading, rows, total and remarks, and how the sheet is printed."""
        self._heading()
        for number, row in enumerate(self._sheet.rows, start=1):
            self._row(number, row)
        end = len(self._sheet.rows) + 1
        if self._sheet.total:
            self._row(end, self._sheet.total, total=True)
            end += 1
        for number, remark in enumerate(self._sheet.remarks, start=end + 1):
            self._page.write_string(number, 0, remark, self._workbook.add_format({"italic": True}))
        self._print()

    def _heading(self) -> None:
        for place, column in enumerate(self._sheet.columns):
            look = self._workbook.add_format(
                {
                    "bold": True,
                    "text_wrap": True,
                    "valign": "bottom",
                    "align": _side(column.kind),
                    "bottom": 2,
                }
            )
            self._page.set_column(place, place, column.wide)
            self._page.write_string(0, place, column.title, look)
        self._page.freeze_panes(1, 1)

    def _row(self, number: int, row: Cells, *, total: bool = False) -> None:
        lines = 1
        for place, (column, value) in enumerate(zip(self._sheet.columns, row, strict=True)):
            text = clean(value)[:_MOST_TEXT] if isinstance(value, str) else ""
            lines = max(lines, ceil(len(text) / column.wide))
            guarded = text.startswith(_STARTS_FORMULA)
            look = self._look("text" if text else column.kind, total, guarded)
            if isinstance(value, int):
                self._page.write_number(number, place, value, look)
            elif isinstance(value, date):
                self._page.write_datetime(number, place, datetime.combine(value, time()), look)
            elif text:
                self._page.write_string(number, place, text, look)
            else:
                self._page.write_blank(number, place, None, look)
        self._page.set_row(number, min(lines * _LINE, _TALLEST))

    def _look(self, kind: Kind, total: bool, guarded: bool) -> Format:
        key = (kind, total, guarded)
        if key not in self._formats:
            look = {"valign": "top", "text_wrap": kind == "text", "bold": total}
            if kind in _NUMBERS:
                look |= {"num_format": _NUMBERS[kind], "align": _side(kind)}
            # Stays text also when somebody opens the cell and presses Enter.
            look |= {"quote_prefix": True} if guarded else {}
            look |= {"top": 1} if total else {"bottom": 4, "bottom_color": style().light["line"]}
            self._formats[key] = self._workbook.add_format(look)
        return self._formats[key]

    def _print(self) -> None:
        self._page.set_landscape()
        self._page.set_paper(_A4)
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(0)
        words = clipped(f"{self._title}: {self._sheet.title}", _MOST_FOOT).replace("&", "&&")
        self._page.set_footer(f"&L{words}&RPagina &P van &N")


def _side(kind: Kind) -> str:
    return "right" if kind in ("euros", "percent") else "left"
