"""Guidance beside a page: its result, leading questions, an example, and the long text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from npo_wizard import resources
from ui import style
from ui.controls import button, hair, words

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content, Page, Step
    from ui.help_reader import HelpReader


class HelpPane(QFrame):
    """Shows the guidance of one page; "Lees meer" shows the long text in its place."""

    closed = Signal()
    """The user folds it away."""

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._help_file = ""
        self.setProperty("look", "panel")
        self.setObjectName("help_pane")
        self.setAccessibleName(self.tr("Uitleg bij deze pagina"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Uitleg bij deze pagina"))
        self._scroll.setProperty("look", "reader")
        self.more = button(self.tr("Lees meer"), "help_more", "link", "document")
        self._reader: HelpReader | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self.more.clicked.connect(self.show_long_text)

    @property
    def reader(self) -> HelpReader:
        """What shows the long text; made when that is first wanted."""
        if self._reader is None:
            self._reader = self._made_reader()
        return self._reader

    def show_page(self, page_id: str) -> None:
        """Show the guidance of a step or another page."""
        step = next((each for each in self._content.steps if each.id == page_id), None)
        page = self._content.pages.get(page_id)
        inner = self._of_step(step) if step is not None else self._of_page(page)
        about = step or page
        self._help_file = about.help if about is not None else ""
        self.more.setVisible(bool(self._help_file))
        self._scroll.setWidget(inner)
        self._stack.setCurrentIndex(0)
        if step is not None:
            self.more.setAccessibleName(self.tr("Lees meer over {0}").format(step.short))

    def show_long_text(self) -> None:
        """Show the long text of the page."""
        self.reader.show_text(resources.text(f"help/{self._help_file}"))
        self._stack.setCurrentIndex(1)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_guidance(self) -> None:
        """Go back from the long text."""
        self._stack.setCurrentIndex(0)
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """The control that takes the focus when the user comes here."""
        return self.reader if self._stack.currentIndex() else self.more

    def refresh_look(self) -> None:
        """Follow another appearance."""
        self.setFixedWidth(style.current().size("help-width"))
        if self._stack.currentIndex():
            self.show_long_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from the long text, or fold away, by Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentIndex():
            self.show_guidance()
        else:
            self.closed.emit()

    def _of_step(self, step: Step) -> QWidget:
        inner, column = self._made_column()
        column.addWidget(self._result_card(step.result))
        self._add(column, self.tr("Leidende vragen"), _bulleted(step.questions_leading))
        self._add(column, self.tr("Voorbeeld"), _paragraph(step.example))
        self._add(column, self.tr("Met wie"), _paragraph(_listed(step.who)))
        self._add(column, self.tr("Bron"), _paragraph(self._source(step)))
        self._add_privacy(column)
        column.addStretch(1)
        return inner

    def _source(self, step: Step) -> str:
        host = urlsplit(step.source).hostname or step.source
        return self.tr("{0}. Het hele adres staat bij ‘Lees meer’.").format(host)

    def _of_page(self, page: Page | None) -> QWidget:
        inner, column = self._made_column()
        if page is not None:
            self._add(column, page.title, _paragraph(page.intro))
        self._add_privacy(column)
        column.addStretch(1)
        return inner

    def _add_privacy(self, column: QVBoxLayout) -> None:
        text = self.tr(
            "Noem geen namen of burgerservicenummers van kinderen. "
            "Het programma herkent zulke nummers, maar namen niet."
        )
        self._add(column, self.tr("Let op privacy"), _paragraph(text))

    def _add(self, column: QVBoxLayout, heading: str, text: QWidget) -> None:
        part = QVBoxLayout()
        part.setSpacing(style.current().size("s1"))
        part.addWidget(words(heading, "heading", wrap=True))
        part.addWidget(text)
        column.addLayout(part)

    def _result_card(self, result: str) -> QFrame:
        tokens = style.current()
        card = QFrame()
        card.setProperty("look", "info")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(tokens.size("s3"),) * 4)
        column.setSpacing(tokens.size("s1"))
        column.addWidget(words(self.tr("Resultaat van deze stap"), "heading", wrap=True))
        column.addWidget(_paragraph(result))
        return card

    def _made_column(self) -> tuple[QWidget, QVBoxLayout]:
        tokens = style.current()
        inner = QWidget()
        inner.setProperty("look", "panel-inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(tokens.size("s4"),) * 3, tokens.size("s3"))
        column.setSpacing(tokens.size("s4"))
        return inner, column

    def _made_reader(self) -> HelpReader:
        # Imported here, and made now: a plan is on the screen before anybody reads on.
        from ui.help_reader import HelpReader

        tokens = style.current()
        long_text = QWidget(self._stack)
        long_text.setProperty("look", "panel-inner")
        back = button(self.tr("Terug"), "help_back", "link", "chevron-left")
        back.clicked.connect(self.show_guidance)
        reader = HelpReader(self.tr("Uitgebreide uitleg"))
        column = QVBoxLayout(long_text)
        column.setContentsMargins(tokens.size("s3"), tokens.size("s3"), tokens.size("s1"), 0)
        column.setSpacing(tokens.size("s1"))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(reader, 1)
        self._stack.addWidget(long_text)
        return reader

    def _lay_out(self) -> None:
        tokens = style.current()
        short = QWidget()
        short.setProperty("look", "panel-inner")
        outer = QVBoxLayout(short)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.size("s2"), tokens.size("s2"), 0, tokens.size("s2"))
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(hair())
        outer.addLayout(foot)
        self._stack.addWidget(short)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFixedWidth(tokens.size("help-width"))


def _paragraph(text: str) -> QLabel:
    return words(text, "soft", wrap=True)


def _listed(names: tuple[str, ...]) -> str:
    joined = ", ".join(names)
    return joined[:1].upper() + joined[1:] + "."


def _bulleted(lines: tuple[str, ...]) -> QWidget:
    """Lines with a dot before each; every line is a label of its own, so it is read as one."""
    tokens = style.current()
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens.size("s1"))
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(tokens.size("s2"))
        row.addWidget(words("•", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_paragraph(line), 1)
        column.addLayout(row)
    return made
