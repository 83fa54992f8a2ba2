"""The golden thread as a drawing that is walked with the keyboard and zoomed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView, QWidget

from npo_wizard.golden_thread import Graph
from ui.widgets.spacing import gap
from ui.widgets.thread_card import CardItem
from ui.widgets.thread_headings import Headings
from ui.widgets.thread_keys import Wish, wish_of
from ui.widgets.thread_map import Card, ThreadMap, tr
from ui.widgets.thread_scene import ThreadScene
from ui.widgets.thread_walk import STEPS, Walk

ZOOM_STEP, ZOOM_LEAST, ZOOM_MOST = 1.2, 0.4, 3.0


class ThreadView(QGraphicsView):
    """Shows a map; a click or Enter opens the row of a card. One stop of Tab, arrows walk."""

    opened = Signal(object)
    """Card that the user wants to see as a row of the plan."""
    wished = Signal(object, str)
    """Card and what the user wants with it: one of Wish."""
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thread.view")
        self.setAccessibleName(tr("Rode draad als tekening"))
        self.setAccessibleDescription(
            tr(
                "Loop met de pijltjes langs de kaarten. Enter opent een kaart. Spatie toont alleen "
                "deze draad. Ctrl+K maakt een koppeling die mist. De lijst leest hetzelfde voor."
            )
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setMouseTracking(True)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.headings = Headings(self)
        self._map = ThreadMap(Graph((), ()))
        self._walk = Walk(self._map)
        self._hovered = ""
        self._pressed_at = QPointF()
        self._zoom = 1.0
        self._drawn: tuple[ThreadMap, int] | None = None
        """The map and the width that were drawn last."""
        self._settle = QTimer(self, interval=0, singleShot=True)
        self._settle.timeout.connect(self._on_settled)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.headings.update())

    @property
    def drawing(self) -> ThreadScene | None:
        """The drawing, for the map and the width of now; None where there is nothing to draw."""
        if self._map.cards and self._is_stale():
            self._draw()
        return self.drawn

    @property
    def drawn(self) -> ThreadScene | None:
        """What was drawn last; the map or the width may be another by now."""
        scene: QGraphicsScene | None = self.scene()
        return scene if isinstance(scene, ThreadScene) else None

    @property
    def current(self) -> Card | None:
        """The card on which the keyboard is."""
        return self._map.cards.get(self._walk.current)

    @property
    def zoom(self) -> float:
        """How much larger than life."""
        return self._zoom

    @property
    def place(self) -> QRect:
        """Where the card with the keyboard is, in the coordinates of the screen."""
        item = self.drawing.items_by_id.get(self._walk.current) if self.drawing else None
        if item is None:
            return QRect(self.viewport().mapToGlobal(self.viewport().rect().topLeft()), QSize())
        found = self.mapFromScene(item.mapRectToScene(item.body)).boundingRect()
        return QRect(self.viewport().mapToGlobal(found.topLeft()), found.size())

    def show_map(self, found: ThreadMap) -> None:
        """Draw a map; where the keyboard and the scroll bars were, they stay."""
        self._map = found
        self._walk = Walk(found, self._walk.current)
        self._draw_where_seen()

    def show_card(self, card_id: str) -> None:
        """Put the keyboard on a card and bring it in sight."""
        if card_id in self._map.cards:
            self._walk.go_to(card_id)
            self._show_current()

    def reveal(self) -> None:
        """Bring the card with the keyboard in sight."""
        item = self.drawing.items_by_id.get(self._walk.current) if self.drawing else None
        if item is not None:
            self.ensureVisible(item, gap(3), gap(5))

    @property
    def fitting_zoom(self) -> float:
        """The zoom at which the whole width is in sight; never larger than life."""
        drawn = self.drawing
        return min(1.0, self._room() / drawn.width()) if drawn is not None else 1.0

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller; 1 is life size."""
        self._zoom = min(max(zoom, ZOOM_LEAST), ZOOM_MOST)
        self.resetTransform()
        self.scale(self._zoom, self._zoom)
        self.headings.update()
        self.zoomed.emit()

    def redraw(self) -> None:
        """Follow another appearance."""
        self.headings.fit()
        self._drawn = None
        self._draw_where_seen()

    # Drawing.

    def _is_stale(self) -> bool:
        if self._drawn is None:
            return True
        found, width = self._drawn
        return found is not self._map or width != self._room()

    def _draw_where_seen(self) -> None:
        """Draw what is not drawn yet; out of sight it waits until it is shown or asked for."""
        if self.isVisible() and self._map.cards and self._is_stale():
            self._draw()

    def _on_settled(self) -> None:
        if self.isVisible() and self._map.cards and self._is_stale():
            self._draw()
            if self.hasFocus():
                self._show_current()

    def _draw(self) -> None:
        bar, old = self.verticalScrollBar(), self.drawn
        at = bar.value()
        self._drawn = (self._map, self._room())
        self.setScene(ThreadScene(*self._drawn))
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
        """Draw for another width, once it is the last of several."""
        super().resizeEvent(event)
        self.headings.fit()
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while it was out of sight, once it has its width."""
        super().showEvent(event)
        self._settle.start()

    def _show_state(self) -> None:
        if self.drawn is not None and not self._is_stale():
            ring = self._walk.current if self.hasFocus() else ""
            self.drawn.show_chain(self._hovered or ring, ring)

    def _show_current(self) -> None:
        self._show_state()
        card = self.current
        if card is None:
            return
        self.reveal()
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
        return self.fitting_zoom if event.key() == Qt.Key.Key_0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, zoom, or pass on what is wanted with a card."""
        zoom, wish = self._zoom_of(event), wish_of(event)
        jumps = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if zoom is not None:
            self.set_zoom(zoom)
        elif wish is not None:
            self.wished.emit(self.current, wish)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.current)
        elif event.key() in STEPS and self._walk.step(event.key(), jumps=jumps):
            self._show_current()
        elif event.key() not in STEPS or jumps:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason or self._is_stale():
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the drawing, or to click a card."""
        super().mousePressEvent(event)
        self._pressed_at = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the card that was clicked; on the words of what it misses, make that link."""
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed_at).manhattanLength()
        item = self._item_at(event.position())
        is_click = event.button() == Qt.MouseButton.LeftButton
        if item is None or not is_click or moved >= QApplication.startDragDistance():
            return
        self._walk.go_to(item.card.id)
        point = item.mapFromScene(self.mapToScene(event.position().toPoint()))
        if item.is_on_lack(point):
            self._show_state()
            self.wished.emit(item.card, Wish.TIE)
        else:
            self._open(item.card)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done with the card under the pointer, or with the keyboard."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            card = self._card_at(QPointF(event.pos()))
            if card is None:
                return
            self._walk.go_to(card.id)
            self._show_state()
        self.wished.emit(self.current, Wish.MENU)

    def _hover(self, card_id: str) -> None:
        if card_id != self._hovered:
            self._hovered = card_id
            self._show_state()

    def _item_at(self, point: QPointF) -> CardItem | None:
        item = self.itemAt(point.toPoint())
        return item if isinstance(item, CardItem) else None

    def _card_at(self, point: QPointF) -> Card | None:
        item = self._item_at(point)
        return item.card if item is not None else None

    def _open(self, card: Card | None) -> None:
        if card is not None:
            self.opened.emit(card)
