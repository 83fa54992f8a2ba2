"""The name by which colleagues know who has a plan open, and who changed what."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from npo_wizard import settings
from npo_wizard.errors import NpoError
from ui import style
from ui.controls import button, words
from ui.dialogs.dialog import Dialog


class NameDialog(Dialog):
    """Accepted when the name is kept; an empty name is right too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = self.tr("Uw naam")
        super().__init__(title, parent)
        self.name = QLineEdit(settings.load().name)
        self.name.setObjectName("own_name")
        self.name.setMaxLength(settings.NAME_MAX)
        self.name.setAccessibleName(title)
        self.trouble = words("", "refusal", wrap=True)
        self.trouble.hide()
        self.cancel = button(self.tr("Annuleren"), "cancel")
        self.keep = button(self.tr("Bewaren"), "name.keep", "primary")
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep)
        self.keep.setDefault(True)
        self._lay_out(title)
        self.name.setFocus()

    def _lay_out(self, title: str) -> None:
        tokens = style.current()
        column = self.column
        column.addWidget(words(title, "subtitle"))
        about = self.tr(
            "Een collega die hetzelfde plan opent, ziet hiermee wie het open heeft. De naam staat "
            "ook bij wat u verandert. U mag dit leeg laten."
        )
        column.addWidget(words(about, "", wrap=True))
        column.addWidget(self.name)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.setSpacing(tokens.size("s2"))
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.keep)
        column.addSpacing(tokens.size("s2"))
        column.addLayout(row)

    def _on_keep(self) -> None:
        try:
            settings.change(name=" ".join(self.name.text().split()))
        except NpoError as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            self.fit()
            return
        self.accept()
