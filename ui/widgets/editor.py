"""What every editor has in common: a value, a wish of the user, and a place for a refusal."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.widgets.spacing import gap

TYPING_PAUSE_MS = 300
"""A text is passed on when no key was pressed for this long."""
TYPING_LONGEST_MS = 500
"""A text is passed on after this long although the typing goes on."""


class Editor(QWidget):
    """Edits one value. It never writes: it says what the user wants and hears whether it held."""

    edited = Signal(object)
    """The user wants this value."""
    left = Signal()
    """The focus went to something else: the typing here is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap(1))
        self._refusal: QLabel | None = None
        self.is_read_only = False

    def set_read_only(self) -> None:
        """Let the value be read and copied and no longer changed; for good."""
        self.is_read_only = True

    def set_value(self, value: Any) -> None:
        """Show a value; this is not an edit and takes any refusal away."""
        raise NotImplementedError

    def value(self) -> Any:
        """The value shown, or the last one that was not refused."""
        raise NotImplementedError

    def focus_target(self) -> QWidget:
        """The control that takes the focus and that a label belongs to."""
        raise NotImplementedError

    def setFocus(self, *reason: Qt.FocusReason) -> None:  # noqa: N802
        """Give the focus to the control; a focus proxy would put the order of Tab in disarray."""
        self.focus_target().setFocus(*reason)

    def name(self, label: str, hint: str = "") -> None:
        """Give the controls the name that a screen reader says."""
        target = self.focus_target()
        target.setAccessibleName(label)
        target.setAccessibleDescription(hint)

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""

    def refresh_options(self) -> None:
        """Read again what there is to choose from; for editors that choose."""

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that is not yet passed on."""
        return False

    @property
    def refused(self) -> str:
        """The sentence of refusal that is shown; empty when there is none."""
        if self._refusal is None or self._refusal.isHidden():
            return ""
        return self._refusal.text().removeprefix(self._sign)

    def show_refusal(self, sentence: str) -> None:
        """Say under the control why the value was refused; an empty sentence takes it away."""
        if self._refusal is None:
            if not sentence:
                return
            self._refusal = self._made_refusal()
        self._refusal.setText(self._sign + sentence)
        self._refusal.setVisible(bool(sentence))
        self._mark(bool(sentence))

    _sign = "!  "

    def _made_refusal(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("look", "refusal")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._layout.addWidget(label)
        return label

    def _mark(self, is_refused: bool) -> None:
        target = self.focus_target()
        if target.property("refused") == is_refused:
            return
        target.setProperty("refused", is_refused)
        target.style().unpolish(target)
        target.style().polish(target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the focus leave a control."""
        if event.type() == QEvent.Type.FocusOut and not self._keeps_focus():
            self.flush()
            self.left.emit()
        return super().eventFilter(watched, event)

    def _keeps_focus(self) -> bool:
        return False


class TypedEditor(Editor):
    """An editor in which text is typed. Text that was refused stays until it is mended."""

    is_prose = True
    """Whether a half text is worth keeping; half a number is another number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = None
        self._is_unsaid = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._unsaid_for = QElapsedTimer()
        self._pause.timeout.connect(self.flush)

    def read(self, text: str) -> Any:
        """The value of a typed text; text that cannot be read is passed on as it is."""
        return text

    def show_value(self, value: Any) -> str:
        """The text for a value."""
        return str(value or "")

    def typed(self) -> str:
        """The text as it stands in the control."""
        raise NotImplementedError

    def set_typed(self, text: str) -> None:
        """Put a text in the control without saying anything."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; this is not an edit."""
        self._pause.stop()
        self._is_unsaid = False
        self._value = value
        self.show_refusal("")
        text = self.show_value(value)
        if text != self.typed():
            self.set_typed(text)

    def restore(self, text: str, sentence: str) -> None:
        """Put a refused text back with its sentence."""
        self.set_typed(text)
        self.show_refusal(sentence)

    def value(self) -> Any:
        """The value shown, or the last one that held."""
        return self._value

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that is not yet passed on."""
        return self._is_unsaid

    def flush(self) -> None:
        """Pass on what was typed but not yet said."""
        self._pause.stop()
        if not self._is_unsaid:
            return
        self._is_unsaid = False
        self.edited.emit(self.read(self.typed()))

    def accept(self, value: Any) -> None:
        """Hear that the value held; the text stays as it was typed until the focus leaves."""
        self._value = value
        self.show_refusal("")

    def tidy(self) -> None:
        """Write an accepted value in its own notation, once nobody is typing."""
        if not self.refused and not self.is_typing:
            self.set_value(self._value)

    def _on_typed(self) -> None:
        if not self._is_unsaid:
            self._is_unsaid = True
            self._unsaid_for.start()
        pause = TYPING_PAUSE_MS
        if self.is_prose:
            pause = max(0, min(pause, TYPING_LONGEST_MS - self._unsaid_for.elapsed()))
        self._pause.start(pause)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let undo and redo be those of the plan, after what was typed is passed on."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            self.flush()
            event.ignore()
            return True
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and not self._keeps_focus():
            self.tidy()
        return done
