"""The backups of a plan: what each holds, and two ways to get one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from ui import style
from ui.controls import button, words
from ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content
    from npo_wizard.storage.backups import Told

AS_NEW, IN_PLACE = "as_new", "in_place"
_ROWS_SHOWN, _LINES_A_ROW = 4, 3


class RestoreDialog(Dialog):
    """Accepted with a `chosen` backup and `how` it must come back.

    trouble: why no backup can be made now, in Dutch; may_replace: whether it can come in the
    place of the plan.
    """

    def __init__(
        self,
        parent: QWidget | None,
        content: Content,
        backups: Sequence[Told],
        *,
        trouble: str = "",
        may_replace: bool = True,
    ) -> None:
        super().__init__(self.tr("Terugzetten"), parent)
        self.chosen: Told | None = None
        self.how = ""
        self._content = content
        self._backups = backups
        self.list = QListWidget()
        self.list.setObjectName("backups")
        self.list.setProperty("look", "results")
        self.list.setAccessibleName(self.tr("Reservekopieën, de nieuwste eerst"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(style.current().size("s1"))
        for each in backups:
            self.list.addItem(QListWidgetItem(self._line(each)))
        self.as_new = button(self.tr("Maak er een nieuw plan van…"), "restore_new", "primary")
        self.in_place = button(self.tr("Zet terug in dit plan"), "restore_in_place")
        self.close_button = button(self.tr("Sluiten"), "done")
        self.as_new.clicked.connect(lambda: self._take(AS_NEW))
        self.in_place.clicked.connect(lambda: self._take(IN_PLACE))
        self.close_button.clicked.connect(self.reject)
        self.in_place.setVisible(may_replace)
        self.list.currentRowChanged.connect(self._show_state)
        self._lay_out(trouble)
        self.list.setCurrentRow(0)
        self._show_state()

    def _lay_out(self, trouble: str) -> None:
        tokens = style.current()
        column = self.column
        column.addWidget(words(self.tr("Terugzetten"), "subtitle"))
        column.addWidget(words(self._about(), "", wrap=True))
        if trouble:
            column.addWidget(words(trouble, "refusal", wrap=True))
        rows = max(1, min(_ROWS_SHOWN, len(self._backups)))
        line = self.fontMetrics().lineSpacing()
        around = 4 * tokens.size("s1")  # the spacing between rows, and the room in each
        self.list.setFixedHeight(rows * (_LINES_A_ROW * line + around) + around)
        self.list.setVisible(bool(self._backups))
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(tokens.size("s2"))
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.in_place)
        row.addWidget(self.as_new)
        column.addSpacing(tokens.size("s2"))
        column.addLayout(row)

    def _about(self) -> str:
        if not self._backups:
            return self.tr(
                "Er zijn nog geen reservekopieën van dit plan. Het programma maakt ze vanzelf "
                "terwijl u werkt."
            )
        return self.tr(
            "Het programma bewaart vanzelf reservekopieën op deze computer: de laatste tien, en "
            "van elke dag de laatste, dertig dagen lang. Zet u er een terug in dit plan? Dan "
            "wordt eerst bewaard wat er nu in staat."
        )

    def _line(self, told: Told) -> str:
        from npo_wizard.storage.states import spoken

        size = self.tr("{0} kB").format(-(-told.backup.size // 1024))
        at = spoken(told.backup.at)
        if not told.is_whole:
            return self.tr("{0} · {1}\nDeze kopie is beschadigd.").format(at, size)
        nouns = self._content.words
        counts = ", ".join(str(nouns.noun(name).counted(n)) for name, n in told.counts)
        title = told.title or nouns.noun("plan").unnamed
        first = " · ".join(filter(None, (at, told.version, size)))
        return "\n".join((first, " · ".join(filter(None, (title, counts)))))

    def _show_state(self) -> None:
        place = self.list.currentRow()
        is_whole = 0 <= place < len(self._backups) and self._backups[place].is_whole
        for each in (self.as_new, self.in_place):
            each.setEnabled(is_whole)

    def _take(self, how: str) -> None:
        self.how, self.chosen = how, self._backups[self.list.currentRow()]
        self.accept()
