"""The bar above a plan: its name, what is safe, undo and redo, and the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from ui import style
from ui.controls import ElidedLabel, button, set_look, tip, words

if TYPE_CHECKING:
    from npo_wizard.plan.nouns import Plan
    from npo_wizard.storage.states import SaveState

_CALM = ("saved", "saving", "read_only")


def is_calm(state: SaveState) -> bool:
    """Whether all is well, so that nobody has to read the sentence."""
    return state.kind in _CALM


class TopBar(QFrame):
    """Shows and says what the user wants; its buttons are connected by the window of the plan."""

    def __init__(self, more: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar-top")
        self.setObjectName("top_bar")
        self.title = ElidedLabel("", "subtitle")
        self.title.setObjectName("plan_title")
        self.version = words("", "lead")
        self._dot = QLabel()
        self.save_state = ElidedLabel("", "good")
        self.save_state.setObjectName("save_state")
        self.undo = button(self.tr("Ongedaan maken"), "undo", "link", "undo")
        self.redo = button(self.tr("Opnieuw"), "redo", "link", "redo")
        self.preview = button(self.tr("Voorbeeld"), "preview", "", "eye")
        self.export = button(self.tr("Plan als pdf…"), "export", "primary")
        self.help = button(self.tr("Uitleg"), "help", "quiet", "help")
        self.help.setCheckable(True)
        self.more = button("", "more", "quiet", "more")
        self.more.setAccessibleName(self.tr("Meer"))
        self.more.setToolTip(self.tr("Meer"))
        self.more.setMenu(more)
        self._lay_out()
        self.show_steps("", "")
        self.set_narrow(False)

    def show_plan(self, plan: Plan) -> None:
        """Show what the plan is called and which version it is."""
        self.title.set_words(plan.title or self.tr("Plan zonder titel"))
        version = f"{plan.status.value} {plan.version_label}".strip()
        self.version.setText(f"· {version}")

    def show_save_state(self, state: SaveState) -> None:
        """Show what is safe where, as a sentence; in short where the bar below says it all."""
        look = "soft" if state.kind == "read_only" else "good" if is_calm(state) else "warn"
        set_look(self.save_state, "look", look)
        in_short = {
            "publishing_failed": self.tr("Nog niet in het planbestand"),
            "moved": self.tr("Opgeslagen in een ander bestand"),
            "remade": self.tr("Planbestand opnieuw gemaakt"),
            "write_failed": self.tr("Nog niet opgeslagen"),
        }
        self.save_state.set_words(in_short.get(state.kind, state.sentence))
        self._show_dot(look)
        self._give_room()

    def show_steps(self, undo_label: str, redo_label: str) -> None:
        """Show what can be taken back and brought back."""
        self._show_step(self.undo, self.tr("Ongedaan maken: {0} (Ctrl+Z)"), undo_label)
        self._show_step(self.redo, self.tr("Opnieuw doen: {0} (Ctrl+Y)"), redo_label)

    def set_narrow(self, is_narrow: bool, *, is_compact: bool = False) -> None:
        """Leave the words of some buttons out where there is little room, or very little."""
        for control, text, is_icon_only in (
            (self.undo, self.tr("Ongedaan maken"), is_narrow),
            (self.redo, self.tr("Opnieuw"), True),
            (self.help, self.tr("Uitleg"), is_narrow),
            (self.preview, self.tr("Voorbeeld"), is_compact),
        ):
            control.setText("" if is_icon_only else text)
            control.setAccessibleName(text)
        self.version.setVisible(not is_compact)

    def refresh_look(self) -> None:
        """Follow another appearance."""
        self.setFixedHeight(style.current().size("bar-top"))
        self._give_room()
        self._show_dot(str(self.save_state.property("look")))

    def _give_room(self) -> None:
        """The usual sentence is always read in full; the title gives way to it."""
        usual = self.save_state.sizeHint().width()
        self.save_state.setMinimumWidth(min(usual, style.current().size("save-width")))

    def _show_step(self, control: QPushButton, sentence: str, label: str) -> None:
        control.setEnabled(bool(label))
        said = sentence.format(label) if label else ""
        control.setToolTip(tip(said))
        control.setAccessibleDescription(said)

    def _show_dot(self, look: str) -> None:
        side = style.current().size("icon")
        icon, token, said = {
            "good": ("dot", "good", self.tr("Opgeslagen")),
            "soft": ("eye", "ink-soft", self.tr("Alleen lezen")),
            "warn": ("warn", "warn", self.tr("Let op")),
        }[look]
        self._dot.setAccessibleName(said)
        self._dot.setPixmap(
            style.icon(icon, token).pixmap(QSize(side, side), self.devicePixelRatio())
        )

    def _lay_out(self) -> None:
        tokens = style.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.size("s4"), 0, tokens.size("s4"), 0)
        row.setSpacing(tokens.size("s2"))
        row.addWidget(self.title)
        row.addWidget(self.version)
        row.addStretch(1)
        saved = QHBoxLayout()
        saved.setSpacing(0)
        saved.addWidget(self._dot)
        saved.addWidget(self.save_state)
        row.addLayout(saved)
        for each in (self.undo, self.redo, self.help, self.preview, self.export, self.more):
            row.addWidget(each)
        self.setFixedHeight(tokens.size("bar-top"))
