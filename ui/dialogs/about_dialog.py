"""What program this is, of which version, and under which licence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QWidget

import npo_wizard
from npo_wizard import resources, settings
from ui import style
from ui.controls import button, words
from ui.dialogs.dialog import Dialog
from ui.file_names import breakable


class AboutDialog(Dialog):
    """Says it and closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Over dit programma")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        done = button(self.tr("Sluiten"), "done", "primary")
        done.clicked.connect(self.accept)
        done.setDefault(True)
        tokens = style.current()
        column = self.column
        column.addWidget(self._mark())
        column.addWidget(words(self.tr("Stappenplan NP Onderwijs"), "title"))
        column.addWidget(words(self.tr("Versie {0}").format(npo_wizard.__version__), "faint"))
        for text in self._sentences():
            label = words(text, "", wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addSpacing(tokens.size("s3"))
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        done.setFocus()

    def _sentences(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Dit programma begeleidt gemeenten in zeven stappen naar één samenhangend plan "
                "voor de jeugd. De stappen zijn die van het stappenplan van het Nederlands "
                "Jeugdinstituut. Het programma is niet door het instituut gemaakt."
            ),
            self.tr("Alles blijft op deze computer. Er is geen internet nodig."),
            self.tr("Uw werkkopieën en instellingen staan in: {0}").format(
                breakable(settings.data_folder())
            ),
            self.tr("Licentie: EUPL-1.2. Letter: Source Sans 3, SIL Open Font License."),
        )

    def _mark(self) -> QLabel:
        side = style.current().size("mark-side")
        mark = QLabel()
        mark.setPixmap(QIcon(str(resources.path("icons/program.svg"))).pixmap(QSize(side, side)))
        mark.setAccessibleName(self.tr("Beeldmerk van het programma"))
        return mark
