"""The golden thread as a drawing that is walked with the keyboard and zoomed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from ui import style
from ui.widgets.spacing import gap
from ui.widgets.thread_card import CardItem
from ui.widgets.thread_map import Card, ThreadMap, tr
from ui.widgets.thread_scene import ThreadScene
from ui.widgets.thread_walk import STEPS, Walk

ZOOM_STEP, ZOOM_LEAST, ZOOM_MOST = 1.2, 0.4, 3.0


class ThreadView(QGraphicsView):
    """Shows a map; a click or Enter opens the row of a card. One stop of Tab, arrows walk."""

    opened = Signal(object)
    """Card that the user wants to see as a row of the plan."""
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thread.view")
        self.setAccessibleName(tr("Rode draad als tekening"))
        self.setAccessibleDescription(
            tr("Loop met de pijltjes langs de kaarten. Enter opent een kaart.")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setMouseTracking(True)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.headings = Headings(self)
        self._map = ThreadMap((), ())
        self._walk = Walk(self._map)
        self._hovered = ""
        self._zoom = 1.0
        self._drawn_width = 0
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.headings.update())

    @property
    def drawing(self) -> ThreadScene | None:
        """The drawing; None before there is something to draw."""
        scene: QGraphicsScene | None = self.scene()
        return scene if isinstance(scene, ThreadScene) else None

    @property
    def current(self) -> Card | None:
        """The card on which the keyboard is."""
        return self._map.cards.get(self._walk.current)

    @property
    def zoom(self) -> float:
        """How much larger than life; 1 fits the width."""
        return self._zoom

    def show_map(self, found: ThreadMap) -> None:
        """Draw a map; where the keyboard and the scroll bars were, they stay."""
        self._map = found
        self._walk = Walk(found, self._walk.current)
        self._draw()

    def show_card(self, card_id: str) -> None:
        """Put the keyboard on a card and bring it in sight."""
        if card_id in self._map.cards:
            self._walk.go_to(card_id)
            self._show_current()

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller; 1 fits the width."""
        self._zoom = min(max(zoom, ZOOM_LEAST), ZOOM_MOST)
        self.resetTransform()
        self.scale(self._zoom, self._zoom)
        self.headings.update()
        self.zoomed.emit()

    def redraw(self) -> None:
        """Follow another appearance."""
        self.headings.fit()
        self._draw()

    # Drawing.

    def _draw(self) -> None:
        if not self._map.cards:
            return
        bar = self.verticalScrollBar()
        at, old = bar.value(), self.drawing
        self._drawn_width = self._room()
        self.setScene(ThreadScene(self._map, self._drawn_width))
        if old is not None:
            old.deleteLater()
        self._hovered = ""
        bar.setValue(at)
        self._show_state()
        self.headings.update()

    def _room(self) -> int:
        """The width to draw in: that of a viewport with a scroll bar, so that it never jumps."""
        return max(self.width() - self.verticalScrollBar().sizeHint().width() - gap(1), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for another width."""
        super().resizeEvent(event)
        self.headings.fit()
        if self._room() != self._drawn_width:
            self._draw()

    def _show_state(self) -> None:
        if self.drawing is not None:
            ring = self._walk.current if self.hasFocus() else ""
            self.drawing.show_chain(self._hovered or ring, ring)

    def _show_current(self) -> None:
        self._show_state()
        card, drawn = self.current, self.drawing
        if card is None or drawn is None:
            return
        item = drawn.items_by_id[card.id]
        self.ensureVisible(item, gap(3), gap(5))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken(card)))

    def spoken(self, card: Card) -> str:
        """What a screen reader says of a card: what it is, what it misses, where it leads."""
        column = self._map.columns[self._map.column_of[card.id]]
        ends = [self._map.cards[each].title for each in self._map.after(card.id)]
        leads = tr("Leidt naar: {0}.").format("; ".join(ends)) if ends else ""
        parts = (f"{column.title}: {card.title}.", card.detail, *card.sentences, leads)
        return " ".join(part for part in parts if part)

    # The keyboard.

    def event(self, event: QEvent) -> bool:
        """Keep the keys of zooming here: elsewhere in the window they change the text."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._zoom_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _zoom_of(self, event: QKeyEvent) -> float | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.key() == Qt.Key.Key_Equal:
            return self._zoom * ZOOM_STEP
        if event.matches(QKeySequence.StandardKey.ZoomOut):
            return self._zoom / ZOOM_STEP
        return 1.0 if event.key() == Qt.Key.Key_0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open or zoom."""
        zoom = self._zoom_of(event)
        jumps = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if zoom is not None:
            self.set_zoom(zoom)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.current)
        elif event.key() in STEPS and self._walk.step(event.key(), jumps=jumps):
            self._show_current()
        elif event.key() not in STEPS or jumps:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self._show_state()
        else:
            self._show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no ring any more."""
        super().focusOutEvent(event)
        self._show_state()

    # The mouse.

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y() / 120
            self.set_zoom(self._zoom * ZOOM_STEP**turns)
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the chain under the pointer stand out."""
        super().mouseMoveEvent(event)
        card = self._card_at(event.position())
        self._hover(card.id if card else "")

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hover("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the card that was clicked."""
        super().mouseReleaseEvent(event)
        card = self._card_at(event.position())
        if card is not None and event.button() == Qt.MouseButton.LeftButton:
            self._walk.go_to(card.id)
            self._open(card)

    def _hover(self, card_id: str) -> None:
        if card_id != self._hovered:
            self._hovered = card_id
            self._show_state()

    def _card_at(self, point: QPointF) -> Card | None:
        item = self.itemAt(point.toPoint())
        return item.card if isinstance(item, CardItem) else None

    def _open(self, card: Card | None) -> None:
        if card is not None:
            self.opened.emit(card)


class Headings(QWidget):
    """The names of the columns; they stay in sight while the drawing scrolls."""

    def __init__(self, view: ThreadView) -> None:
        super().__init__(view)
        self._view = view
        self.setAccessibleName(self.tr("Namen van de kolommen"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.fit()

    def fit(self) -> None:
        """Take the room above the drawing."""
        height = self.fontMetrics().height() + gap(2)
        self._view.setViewportMargins(0, height, 0, 0)
        self.setGeometry(0, 0, self._view.width(), height)

    def sizeHint(self) -> QSize:
        """As tall as one line."""
        return QSize(0, self.fontMetrics().height() + gap(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each name above its column."""
        drawn = self._view.drawing
        if drawn is None:
            return
        tokens = style.current()
        painter = QPainter(self)
        painter.setFont(tokens.font("small", tokens.font().Weight.DemiBold))
        for place, column in enumerate(drawn.map.columns):
            left = self._view.mapFromScene(QPointF(drawn.left(place), 0)).x()
            room = QRectF(left, 0, drawn.pitch * self._view.zoom, self.height())
            painter.setPen(tokens.colour(column.stage))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), column.heading)
