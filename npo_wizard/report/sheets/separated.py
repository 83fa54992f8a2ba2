"""A sheet as text with semicolons, as Dutch spreadsheets read it."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from npo_wizard.content.schema import Content
from npo_wizard.plan.view import PlanView
from npo_wizard.report.sheets.content import Cell, Sheet, sheet
from npo_wizard.report.target import replace_file
from npo_wizard.report.text import clean

_STARTS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""Signs after which a spreadsheet takes what follows as a formula, wide forms included."""


def write_csv(view: PlanView, content: Content, target: Path, *, which: str) -> None:
    """Write one sheet to `target`: `begroting`, `bestedingsdoelen`, `sisa` or `acties`.

    Raises OSError when the file cannot be written, KeyError for another sheet, and NpoError
    when the programme of the plan has no account.
    """
    replace_file(target, csv_text(sheet(view, content, which)).encode("utf-8-sig"))


def csv_text(made: Sheet) -> str:
    """Return a sheet as text: heading, rows, total, remarks.

    Amounts are whole numbers without points, days are as 31-08-2023.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_cell(column.title) for column in made.columns])
    for row in (*made.rows, *([made.total] if made.total else [])):
        writer.writerow([_cell(value) for value in row])
    for remark in made.remarks:
        writer.writerow([_cell(remark)])
    return text.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    text = clean(value).strip()
    # An apostrophe keeps it text; without it a name such as =HYPERLINK(…) would be carried out.
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text
