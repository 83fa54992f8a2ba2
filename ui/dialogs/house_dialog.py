"""The house style of documents: name, colour and logo, with a look at the cover they make."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from npo_wizard import settings
from npo_wizard.errors import NpoError
from npo_wizard.report import logo
from npo_wizard.report.style import style as print_style
from ui import style
from ui.controls import button, set_look, words
from ui.dialogs import ask
from ui.dialogs.dialog import Dialog
from ui.loading import Background
from ui.widgets.cover_sketch import CoverSketch


class HouseDialog(Dialog):
    """Nothing changes before it is kept; a colour that cannot be read is never kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._house = settings.load()
        self._background = Background(self)
        self.picture = logo.kept(self._house.logo)
        self.setWindowTitle(self.tr("Huisstijl van documenten"))
        self.setAccessibleName(self.tr("Huisstijl van documenten"))
        self._make_controls()
        self._lay_out()
        self._connect()
        self._show_logo()
        self._show_decided()
        self.first_focus().setFocus()

    @property
    def accent(self) -> str:
        """The colour as it would be kept: empty for the usual one."""
        return self.colour.text().strip().upper()

    def first_focus(self) -> QWidget:
        """The first thing that the user may choose."""
        choices = (self.name, self.colour, self.choose_logo, self.cancel)
        return next(each for each in choices if each.isEnabled())

    # Controls.

    def _make_controls(self) -> None:
        self.name = QLineEdit(self._house.organisation)
        self.name.setObjectName("house.name")
        self.name.setMaxLength(settings.ORGANISATION_MAX)
        self.colour = QLineEdit(self._house.accent)
        self.colour.setObjectName("house.colour")
        self.colour.setPlaceholderText(print_style().light["accent"])
        self.choose_colour = button(self.tr("Kies een kleur…"), "house.choose_colour")
        self.contrast = words("", "good", wrap=True)
        self.contrast.setObjectName("house.contrast")
        self.logo_state = words("", "hint", wrap=True)
        self.logo_state.setObjectName("house.logo_state")
        self.choose_logo = button(self.tr("Kies een logo…"), "house.choose_logo", "", "folder")
        self.remove_logo = button(self.tr("Haal het logo weg"), "house.remove_logo", "", "trash")
        self.sketch = CoverSketch()
        self.trouble = words("", "refusal", wrap=True)
        self.trouble.setObjectName("house.trouble")
        self.cancel = button(self.tr("Annuleren"), "cancel")
        self.save = button(self.tr("Bewaar de huisstijl"), "house.save", "primary")
        self.save.setDefault(True)
        self.decided = words("", "hint", wrap=True)
        self.decided.setObjectName("house.decided")

    def _lay_out(self) -> None:
        form = self.scrolled_column()
        form.setSpacing(style.current().size("s4"))
        form.addWidget(words(self.tr("Huisstijl van documenten"), "title"))
        form.addWidget(words(self.tr("Dit geldt voor al uw plannen op deze computer."), "lead"))
        form.addWidget(self.decided)
        hint = words(self.tr("Staat op het voorblad. Leeg: de gemeente van het plan."), "hint")
        label = self.tr("Naam van uw organisatie (niet verplicht)")
        form.addLayout(self._field(label, self.name, hint))
        label = self.tr("Accentkleur (niet verplicht)")
        colours = self._row(self.colour, self.choose_colour)
        form.addLayout(self._field(label, self.colour, self.contrast, row=colours))
        logos = self._row(self.choose_logo, self.remove_logo)
        label = self.tr("Logo (niet verplicht)")
        form.addLayout(self._field(label, self.choose_logo, self.logo_state, row=logos))
        form.addLayout(self._field(self.tr("Zo wordt het voorblad"), self.sketch))
        self.column.addWidget(self.trouble)
        last = QHBoxLayout()
        last.setSpacing(style.current().size("s2"))
        last.addStretch(1)
        last.addWidget(self.cancel)
        last.addWidget(self.save)
        self.column.addLayout(last)

    def _row(self, *controls: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(style.current().size("s2"))
        for each in controls:
            row.addWidget(each, 1 if isinstance(each, QLineEdit) else 0)
        if not any(isinstance(each, QLineEdit) for each in controls):
            row.addStretch(1)
        return row

    def _field(
        self, text: str, control: QWidget, *below: QWidget, row: QHBoxLayout | None = None
    ) -> QVBoxLayout:
        label = words(text, "label")
        label.setBuddy(control)
        if not isinstance(control, QPushButton):
            control.setAccessibleName(text)
        part = QVBoxLayout()
        part.setSpacing(style.current().size("s1"))
        part.addWidget(label)
        if row is None:
            part.addWidget(control)
        else:
            part.addLayout(row)
        for each in below:
            part.addWidget(each)
        return part

    def _connect(self) -> None:
        self.name.textChanged.connect(self._refresh)
        self.colour.textChanged.connect(self._refresh)
        self.choose_colour.clicked.connect(self._on_choose_colour)
        self.choose_logo.clicked.connect(self._on_choose_logo)
        self.remove_logo.clicked.connect(self._on_remove_logo)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_done)

    # What the user does.

    def _on_choose_colour(self) -> None:
        now = self.accent if QColor.isValidColorName(self.accent) else ""
        chosen = ask.colour(self, self.tr("Kies een kleur"), now or print_style().light["accent"])
        if chosen:
            self.colour.setText(chosen)

    def _on_choose_logo(self) -> None:
        title = self.tr("Kies een logo")
        path = ask.open_file(self, title, settings.plans_folder().parent, ask.PICTURES)
        if path is not None:
            self.take_logo(path)

    def take_logo(self, path: Path) -> None:
        """Read a picture beside the window; what cannot be the logo is said, the old one stays."""
        self._say(self.trouble, "")
        self._say(self.logo_state, self.tr("Het logo wordt gelezen…"))
        self.save.setEnabled(False)
        self._background.run(lambda: logo.taken(path), self._on_taken, self._on_refused)

    def _on_taken(self, picture: logo.Picture) -> None:
        self.picture = picture
        self._show_logo()

    def _on_refused(self, error: BaseException) -> None:
        self._show_logo()
        if not isinstance(error, NpoError):
            raise error
        self._say(self.trouble, str(error))

    def _on_remove_logo(self) -> None:
        self.picture = None
        self._show_logo()
        self.choose_logo.setFocus()

    def _on_done(self) -> None:
        if settings.accent_problem(self.accent):
            self.colour.setFocus()
            self.colour.selectAll()
            return
        try:
            name = logo.keep(self.picture) if self.picture is not None else ""
            organisation = " ".join(self.name.text().split())
            settings.change(organisation=organisation, accent=self.accent, logo=name)
        except NpoError as error:
            self._say(self.trouble, str(error))
            return
        logo.forget_others(name)
        self.accept()

    # What is shown.

    def _show_decided(self) -> None:
        """Leave alone what the organisation decided for all its computers."""
        parts = {
            "organisation": (self.name,),
            "accent": (self.colour, self.choose_colour),
            "logo": (self.choose_logo, self.remove_logo),
        }
        found = settings.decided() & parts.keys()
        for each in found:
            for control in parts[each]:
                control.setEnabled(False)
        said = self.tr("Wat u niet kunt veranderen, heeft uw organisatie vastgezet.")
        self._say(self.decided, said if found else "")

    def _show_logo(self) -> None:
        picture = self.picture
        if picture is None:
            said = self.tr("Er is geen logo. Een png, jpg of svg kan.")
            if self._house.logo and logo.kept(self._house.logo) is None:
                said = self.tr("Het logo is er niet meer. Kies het opnieuw.")
        else:
            said = self.tr("Er is een logo, van {0} bij {1} beeldpunten.")
            said = said.format(picture.width, picture.height)
        self._say(self.logo_state, said)
        self.remove_logo.setEnabled(picture is not None and "logo" not in settings.decided())
        self.save.setEnabled(True)
        self._refresh()

    def _refresh(self) -> None:
        problem = settings.accent_problem(self.accent)
        shown = print_style().light["accent"] if problem or not self.accent else self.accent
        calm = self.tr("Goed te lezen: {0}").format(settings.contrast_words(shown))
        set_look(self.contrast, "look", "refusal" if problem else "good")
        self._say(self.contrast, problem or calm)
        self.sketch.show_house(" ".join(self.name.text().split()), shown, self.picture)

    def _say(self, label: QLabel, sentence: str) -> None:
        label.setText(sentence)
        label.setVisible(bool(sentence))
        self.fit()
