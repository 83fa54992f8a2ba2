"""The pages of a plan at the left, with how far each is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import style
from ui.controls import hair, words
from ui.nav_button import NavButton

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content, Stage
    from npo_wizard.flow import StepState

_UP = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Right)


class SideBar(QFrame):
    """Shows all pages and says which one is wanted. One stop of Tab; arrows go up and down."""

    page_wanted = Signal(str)

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, NavButton] = {}
        self._stage_names: list[QWidget] = []
        self._is_compact = False
        self.setProperty("look", "side")
        self.setObjectName("side_bar")
        self.setAccessibleName(self.tr("Onderdelen van het plan"))
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.fit_width()

    @property
    def page_ids(self) -> tuple[str, ...]:
        """The pages in their order."""
        return tuple(self._buttons)

    def title(self, page_id: str) -> str:
        """The name of a page as it stands here."""
        return self._buttons[page_id].text()

    def button(self, page_id: str) -> NavButton:
        """The line of one page."""
        return self._buttons[page_id]

    def show_page(self, page_id: str) -> None:
        """Mark the page that is on screen; it is the stop of Tab."""
        for each in self._buttons.values():
            is_current = each.page_id == page_id
            each.setChecked(is_current)
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
            )
        self._scroll.ensureWidgetVisible(self._buttons[page_id])

    def show_states(self, states: Iterable[StepState]) -> None:
        """Show how far each page is."""
        for state in states:
            if state.step_id in self._buttons:
                self._buttons[state.step_id].show_state(
                    self._state_words(state),
                    state.filled in ("ingevuld", "niet_van_toepassing"),
                    state.open_count,
                )

    def take_focus(self) -> None:
        """Put the focus on the page that is on screen."""
        for each in self._buttons.values():
            if each.isChecked():
                each.setFocus(Qt.FocusReason.TabFocusReason)

    def fit_width(self) -> None:
        """Be wide enough for the longest name in the size of text of now."""
        widest = max(each.sizeHint().width() for each in self._buttons.values())
        least = 0 if self._is_compact else style.current().size("side-width")
        self.setFixedWidth(max(least, widest + 3 * style.current().size("s3")))

    def set_compact(self, is_compact: bool) -> None:
        """Show only numbers and signs, where a large text leaves no room for names."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        for each in self._buttons.values():
            each.set_compact(is_compact)
        for name in self._stage_names:
            name.setVisible(not is_compact)
        self.fit_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows, Home and End go through the pages, and Enter open one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        buttons = list(self._buttons.values())
        place = next(i for i, each in enumerate(buttons) if each is watched)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            buttons[place].click()
        elif key in _UP or key in _DOWN:
            target = min(max(place + (1 if key in _DOWN else -1), 0), len(buttons) - 1)
            buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(buttons[target])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            buttons[0 if key == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    def _state_words(self, state: StepState) -> str:
        return {
            "leeg": self.tr("leeg"),
            "bezig": self.tr("bezig"),
            "ingevuld": self.tr("ingevuld"),
            "niet_van_toepassing": self.tr("niet van toepassing"),
        }.get(state.filled, "")

    def _fill(self, content: Content) -> None:
        tokens = style.current()
        inner = QWidget()
        inner.setProperty("look", "side-inner")
        self._scroll.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(tokens.size("s3"),) * 4)
        column.setSpacing(0)
        column.addWidget(self._made("plan", self.tr("Plan en gemeente"), "document"))
        for stage in content.stages:
            column.addSpacing(tokens.size("s3"))
            column.addWidget(self._stage_head(stage))
            for step in content.steps:
                if step.stage == stage.id:
                    column.addWidget(self._made(step.id, step.short, str(step.number)))
        column.addSpacing(tokens.size("s3"))
        column.addWidget(hair())
        column.addSpacing(tokens.size("s2"))
        for page_id, title, sign in (
            ("rode-draad", self.tr("Rode draad"), "thread"),
            ("geld", self.tr("Geld"), "euro"),
            ("controle", self.tr("Controle en afronden"), "clipboard-check"),
        ):
            column.addWidget(self._made(page_id, title, sign, can_tick=False))
        column.addStretch(1)

    def _made(self, page_id: str, title: str, sign: str, *, can_tick: bool = True) -> NavButton:
        made = NavButton(page_id, title, sign, can_tick=can_tick)
        made.installEventFilter(self)
        made.clicked.connect(lambda: self.page_wanted.emit(page_id))
        self._buttons[page_id] = made
        return made

    def _stage_head(self, stage: Stage) -> QWidget:
        tokens = style.current()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(tokens.size("s2"), tokens.size("s1"), 0, tokens.size("s1"))
        row.setSpacing(tokens.size("s2"))
        mark = QFrame()
        mark.setFixedWidth(tokens.size("mark"))
        mark.setMinimumHeight(tokens.size("s4"))
        mark.setProperty("look", "mark")
        mark.setProperty("stage", stage.id)
        row.addWidget(mark)
        label = words(stage.title, "eyebrow")
        label.setProperty("stage", stage.id)
        row.addWidget(label, 1)
        self._stage_names.append(label)
        return head
