"""What a file with amounts would change, before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npo_wizard.figures import PLANNED
from ui.controls import button, words
from ui.dialogs.dialog import Dialog
from ui.models.lines_model import (
    BOLD_ROLE,
    SIGN_ROLE,
    SUB_ROLE,
    SWATCH_ROLE,
    LinesModel,
    TableLine,
)
from ui.widgets.figures_delegate import FiguresDelegate
from ui.widgets.figures_table import FiguresTable
from ui.widgets.notation import show_number

if TYPE_CHECKING:
    from npo_wizard.intake.proposal import Change, Proposal

MOST_LINES = 200
"""Of a longer list only the beginning is shown; all of it counts."""
_FIRST, _OTHER = (3.0, 160), (0.9, 70)


class AmountsDialog(Dialog):
    """Accepted when the user takes the changes over."""

    def __init__(self, parent: QWidget | None, file_name: str, proposal: Proposal) -> None:
        super().__init__(self.tr("Bedragen inlezen"), parent)
        self._proposal = proposal
        self.be_wide()
        self.column.addWidget(words(self.tr("Bedragen inlezen"), "subtitle"))
        for sentence in self._said(file_name):
            self.column.addWidget(words(sentence, wrap=True))
        self._part = self.scrolled_column()
        self._add_tables(self._part)
        self._part.addStretch(1)
        self._add_buttons()
        self.setAccessibleDescription(" ".join(self._said(file_name)))

    def _said(self, file_name: str) -> list[str]:
        found = self._proposal
        sentences = [
            self.tr("Bestand '{0}'. Te veranderen: {1}. Al hetzelfde: {2}.").format(
                file_name, show_number(len(found.changes)), show_number(found.same)
            ),
            self.tr(
                "Lege cellen veranderen niets. Overnemen is één stap: u kunt het ongedaan maken."
            ),
        ]
        rounded = sum(change.is_rounded for change in found.changes)
        if rounded:
            said = self.tr("Afgerond op hele euro's: {0}. Zo wordt 12,50 een bedrag van 13.")
            sentences.append(said.format(show_number(rounded)))
        if found.unused_columns:
            names = ", ".join(found.unused_columns)
            sentences.append(self.tr("Deze kolommen worden niet gelezen: {0}.").format(names))
        return sentences

    def _add_tables(self, column: QVBoxLayout) -> None:
        found = self._proposal
        self.changes = self._add_table(
            column,
            "changes",
            self.tr("Wat verandert ({0})"),
            (self.tr("Maatregel"), self.tr("Bedrag"), self.tr("Nu"), self.tr("Wordt")),
            [self._changed(change) for change in found.changes],
        )
        self.refused = self._add_table(
            column,
            "refused",
            self.tr("Wat niet wordt overgenomen ({0})"),
            (self.tr("Cel in het bestand"), self.tr("Inhoud")),
            [
                TableLine(
                    (self.tr("Regel {0}, {1}").format(cell.line, cell.column), cell.text),
                    sub=cell.reason,
                )
                for cell in found.refused
            ],
        )
        self.unknown = self._add_table(
            column,
            "unknown",
            self.tr("Rijen die niet in het plan staan ({0})"),
            (self.tr("Rij in het bestand"), self.tr("Regel")),
            [TableLine((row.text, str(row.line)), sub=row.reason) for row in found.unknown_rows],
        )

    def _changed(self, change: Change) -> TableLine:
        kind = self.tr("begroot") if change.cell.field == PLANNED else self.tr("uitgegeven")
        old = self.tr("leeg") if change.old is None else show_number(change.old)
        rounded = self.tr(" Afgerond.") if change.is_rounded else ""
        return TableLine(
            (change.measure, f"{change.cell.year} {kind}", old, show_number(change.new)),
            sub=f"{change.stream}.{rounded}",
        )

    def _add_table(
        self,
        column: QVBoxLayout,
        name: str,
        title: str,
        headings: tuple[str, ...],
        lines: Sequence[TableLine],
    ) -> LinesModel:
        table = FiguresTable(f"table.{name}", title.format(show_number(len(lines))))
        model = LinesModel(table)
        model.show_lines(headings, lines[:MOST_LINES])
        table.setModel(model)
        table.setItemDelegate(
            FiguresDelegate(
                swatch=SWATCH_ROLE, sub=SUB_ROLE, bold=BOLD_ROLE, sign=SIGN_ROLE, parent=table
            )
        )
        table.set_weights([_FIRST, *[_OTHER] * (len(headings) - 1)])
        if lines:
            column.addWidget(words(table.accessibleName(), "heading"))
            column.addWidget(table)
        else:
            table.setParent(self)
            table.hide()
        if len(lines) > MOST_LINES:
            more = self.tr("En nog {0}.").format(show_number(len(lines) - MOST_LINES))
            column.addWidget(words(more, "soft"))
        return model

    def _add_buttons(self) -> None:
        count = len(self._proposal.changes)
        self.cancel = button(self.tr("Annuleren") if count else self.tr("Sluiten"), "cancel")
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        take = self.tr("1 bedrag overnemen") if count == 1 else self.tr("{0} bedragen overnemen")
        self.take = button(take.format(show_number(count)), "take", "primary")
        self.take.setVisible(count > 0)
        self.take.clicked.connect(self.accept)
        row.addWidget(self.take)
        self.column.addLayout(row)
        (self.take if count else self.cancel).setFocus()
