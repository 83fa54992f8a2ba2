"""A new plan: for which municipality and programme, what it is called and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from npo_wizard import content as contents
from npo_wizard import settings
from npo_wizard.content.beginning import first_fields, proposed_title
from npo_wizard.content.municipalities import Municipality, folded, search
from npo_wizard.content.profile import Profile
from npo_wizard.errors import NpoError
from npo_wizard.storage.planfile import PlanFile
from ui import style
from ui.controls import button, words
from ui.dialogs import ask
from ui.dialogs.dialog import Dialog
from ui.file_names import breakable, safe_stem

Create = Callable[[Path, Mapping[str, Any]], PlanFile]
SUFFIX = ".npoplan"
_SHOWN = 60  # results: enough to scroll, few enough to stay quick


class NewPlanDialog(Dialog):
    """Makes the plan itself, so that a trouble with the place is said while it can be changed."""

    def __init__(self, create: Create, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.plan_file: PlanFile | None = None
        self._create = create
        known = contents.load().profiles.values()
        self._profiles = sorted(known, key=lambda profile: not profile.grant)
        self._municipality: Municipality | None = None
        self._is_own_title = False
        self.setWindowTitle(self.tr("Nieuw plan"))
        self.setAccessibleName(self.tr("Nieuw plan"))
        self._make_controls()
        self._lay_out()
        self._connect()
        self._show_results()
        self._on_profile()
        self._refresh()
        self.search.setFocus()

    @property
    def target(self) -> Path:
        """Where the plan file will stand."""
        return Path(self.folder.text().strip()) / f"{safe_stem(self.title.text())}{SUFFIX}"

    @property
    def fields(self) -> dict[str, Any]:
        """The first facts of the plan."""
        chosen = self._municipality or Municipality("", self.search.text().strip(), "", ())
        return first_fields(self._profile, chosen, self.title.text().strip())

    @property
    def _profile(self) -> Profile:
        return self._profiles[self.profile.currentIndex()]

    # Controls.

    def _make_controls(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("municipality")
        self.search.setPlaceholderText(self.tr("Typ een deel van de naam"))
        self.results = QListWidget()
        self.results.setObjectName("municipalities")
        self.results.setProperty("look", "results")
        self.results.setAccessibleName(self.tr("Gevonden gemeenten"))
        self.results.setFixedHeight(style.current().size("results"))
        self.remark = self._sentence("warn", "remark")
        self.profile = QComboBox()
        self.profile.setObjectName("profile")
        for profile in self._profiles:
            self.profile.addItem(profile.title, profile.id)
        self.about = self._sentence("hint", "profile_about")
        self.title = QLineEdit()
        self.title.setObjectName("title")
        self.folder = QLineEdit(str(settings.plans_folder()))
        self.folder.setObjectName("folder")
        self.choose = button(self.tr("Kies een map…"), "choose_folder", "", "folder")
        self.place = self._sentence("hint", "place")
        self.trouble = self._sentence("refusal", "trouble")
        self.cancel = button(self.tr("Annuleren"), "cancel")
        self.make = button(self.tr("Maak het plan"), "make", "primary")
        self.make.setDefault(True)

    def _sentence(self, look: str, name: str) -> QLabel:
        label = words("", look, wrap=True)
        label.setObjectName(name)
        label.hide()
        return label

    def _connect(self) -> None:
        self.search.textEdited.connect(self._on_search)
        self.search.installEventFilter(self)
        self.results.installEventFilter(self)
        self.results.currentItemChanged.connect(self._on_chosen)
        self.results.itemActivated.connect(lambda _: self.profile.setFocus())
        self.profile.currentIndexChanged.connect(self._on_profile)
        self.title.textEdited.connect(self._on_title)
        self.folder.textEdited.connect(self._refresh)
        self.choose.clicked.connect(self._on_choose_folder)
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._on_make)

    def _lay_out(self) -> None:
        tokens = style.current()
        form = self.scrolled_column()
        form.setSpacing(tokens.size("s4"))
        form.addWidget(words(self.tr("Nieuw plan"), "title"))
        form.addLayout(self._field(self.tr("Gemeente"), self.search, self.results, self.remark))
        form.addLayout(self._field(self.tr("Regeling of programma"), self.profile, self.about))
        form.addLayout(self._field(self.tr("Titel van het plan"), self.title))
        folder = self._field(self.tr("Map voor het bestand"), self._folder_row(), self.place)
        form.addLayout(folder)
        self.column.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.size("s2"))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.make)
        self.column.addLayout(buttons)

    def _folder_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.current().size("s2"))
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        row.setFocusProxy(self.folder)
        self.folder.setAccessibleName(self.tr("Map voor het bestand"))
        return row

    def _field(self, text: str, control: QWidget, *below: QWidget) -> QVBoxLayout:
        label = words(text, "label")
        label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(text)
        part = QVBoxLayout()
        part.setSpacing(style.current().size("s1"))
        for each in (label, control, *below):
            part.addWidget(each)
        return part

    # What the user does.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow down go from the search to what it found, and Enter take the first."""
        if watched is self.search and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() == Qt.Key.Key_Down and self.results.count():
                self._take_first()
                self.results.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_press and is_enter and self._must_choose():
                self._take_first()
                return True
        if watched is self.results and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and is_enter:
                self._take_first()
                self.profile.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _take_first(self) -> None:
        if self.results.currentItem() is None:
            self.results.setCurrentRow(0)
        self._name_chosen()

    def _must_choose(self) -> bool:
        """Whether the list holds what the user seems to mean, and nothing is chosen."""
        typed = bool(self.search.text().strip())
        return self._municipality is None and (not typed or bool(self.results.count()))

    def _on_search(self) -> None:
        self._municipality = None
        self._show_results()
        exact = self.results.item(0)
        if exact is not None and folded(exact.text()) == folded(self.search.text()):
            self.results.setCurrentItem(exact)
        self._refresh()

    def _show_results(self) -> None:
        self.results.clear()
        for found in search(self.search.text())[:_SHOWN]:
            item = QListWidgetItem(found.name)
            item.setData(Qt.ItemDataRole.UserRole, found)
            if found.remark:
                item.setText(f"{found.name} (tot {found.ended})")
            item.setToolTip(found.remark or found.province)
            self.results.addItem(item)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        self._municipality = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if not self.search.hasFocus():  # never while one types
            self._name_chosen()
        self._refresh()

    def _name_chosen(self) -> None:
        """Let the field say which municipality was chosen, not what was typed to find it."""
        if self._municipality is not None:
            self.search.setText(self._municipality.name)

    def _on_profile(self) -> None:
        profile = self._profile
        self._say(self.about, profile.notice or profile.about)
        self._refresh()

    def _on_title(self) -> None:
        self._is_own_title = bool(self.title.text().strip())
        self._refresh()

    def _on_choose_folder(self) -> None:
        chosen = ask.folder(self, self.tr("Kies een map"), Path(self.folder.text()))
        if chosen is not None:
            self.folder.setText(str(chosen))
            self._refresh()

    def _on_make(self) -> None:
        if self._must_choose():
            self._say(self.trouble, self.tr("Kies eerst een gemeente uit de lijst."))
            self.search.setFocus()
            return
        self.make.setEnabled(False)  # the folder may take its time; the dialog stays alive
        try:
            made = self._create(self.target, self.fields)
        except NpoError as error:
            parts = (error.explanation, error.advice)
            self._say(self.trouble, " ".join(part for part in parts if part))
            return
        finally:
            self.make.setEnabled(True)
        if not self.isVisible():  # the user went away while the folder did not answer
            Thread(target=made.close, name="plan-close", daemon=True).start()
            return
        self.plan_file = made
        self.accept()

    # What is shown.

    def _refresh(self) -> None:
        if not self._is_own_title:
            self.title.setText(self._proposed_title())
        self._say(self.remark, self._remark())
        self._say(self.place, self.tr("Het bestand wordt: {0}").format(breakable(self.target)))
        self.place.setAccessibleName(self.tr("Het bestand wordt: {0}").format(self.target))
        self._say(self.trouble, "")

    def _remark(self) -> str:
        chosen = self._municipality
        if chosen is None:
            if self.search.text().strip() and not self.results.count():
                return self.tr("Deze naam staat niet in de lijst. U kunt er wel mee doorgaan.")
            return ""
        if not chosen.remark:
            return ""
        advice = self.tr("Gaat het plan over de tijd daarvoor? Dan kunt u deze gemeente kiezen.")
        return f"{chosen.remark} {advice}"

    def _proposed_title(self) -> str:
        name = self._municipality.name if self._municipality else self.search.text()
        return proposed_title(self._profile, name)

    def _say(self, label: QLabel, sentence: str) -> None:
        label.setText(sentence)
        label.setVisible(bool(sentence))
        self.fit()
