"""Fields of a form under each other, the short ones two beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from npo_wizard.plan.fields import FieldSpec, Kind, specs
from npo_wizard.plan.nouns import Noun
from ui.widgets.spacing import gap

_SHORT = {Kind.NUMBER, Kind.EUROS, Kind.BALANCE, Kind.DAY, Kind.YEAR, Kind.CHOICE}
_SHORT_LISTS = {"domains"}


def field_grid(
    noun: type[Noun], names: Sequence[str], make_row: Callable[[str], QWidget]
) -> QGridLayout:
    """Lay out the fields of a noun in reading order, each made by `make_row`."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(gap(5))
    grid.setVerticalSpacing(gap(4))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    line = column = 0
    fields = [specs(noun)[name] for name in names]
    for place, spec in enumerate(fields):
        if column == 1 and not _is_short(spec):
            line, column = line + 1, 0
        has_company = column == 1 or (place + 1 < len(fields) and _is_short(fields[place + 1]))
        span = 1 if _is_short(spec) and has_company else 2
        grid.addWidget(make_row(spec.name), line, column, 1, span, Qt.AlignmentFlag.AlignTop)
        column = (column + span) % 2
        line += 0 if column else 1
    return grid


def _is_short(spec: FieldSpec) -> bool:
    """Whether two such fields fit beside each other."""
    return spec.kind in _SHORT or spec.target in _SHORT_LISTS
