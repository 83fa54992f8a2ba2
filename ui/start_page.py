"""The first page: the plans that were open before, and the ways to another one.

Shown before anything heavy is imported, so it reads only the small list of plans.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.controls import button, words
from ui.plan_card import PlanCard

if TYPE_CHECKING:
    from npo_wizard.storage.index import IndexEntry


class StartPage(QWidget):
    """Says what the user wants; opens nothing itself."""

    new_wanted = Signal()
    file_wanted = Signal()
    example_wanted = Signal(str)
    """The name of an example."""
    plan_wanted = Signal(Path)
    plan_unlisted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new = button(self.tr("Nieuw plan"), "new_plan", "primary", "plus")
        self.open = button(self.tr("Open een planbestand…"), "open_file")
        self.example = button(self.tr("Bekijk een voorbeeldplan…"), "open_example", "link")
        self.example.setMenu(self._made_examples())
        self.more = button("", "start_more", "quiet", "more")
        self.more.setAccessibleName(self.tr("Meer"))
        self.more.setToolTip(self.tr("Meer"))
        self._busy = words("", "soft")
        self._busy.setObjectName("busy")
        self._cards = QVBoxLayout()
        self._lay_out()
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.file_wanted)

    def show_entries(self, entries: Sequence[IndexEntry]) -> None:
        """Show the plans, the last one opened first."""
        self._empty_cards()
        title = self.tr("Uw plannen") if entries else self.tr("U hebt nog geen plannen")
        self._cards.addWidget(words(title, "subtitle"))
        if not entries:
            self._cards.addWidget(words(self._empty_words(), "lead", wrap=True))
        now = datetime.now()
        for entry in entries:
            card = PlanCard(entry, now)
            card.wanted.connect(self.plan_wanted)
            card.unlisted.connect(self.plan_unlisted)
            self._cards.addWidget(card)

    def show_waiting(self, until: Mapping[str, str]) -> None:
        """Say at each plan whether work waits on this computer: until when, by the path."""
        for card in self.findChildren(PlanCard):
            card.show_unpublished(until.get(card.path))

    def show_busy(self, sentence: str) -> None:
        """Say what is going on and take no other wish meanwhile; empty: it is over."""
        self._busy.setText(sentence)
        self._busy.setAccessibleName(sentence)
        for control in self.findChildren(QPushButton):
            control.setEnabled(not sentence)

    def first_focus(self) -> QWidget:
        """The control that takes the focus when the page is shown."""
        return self.new

    def _made_examples(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Voorbeeldplannen"))
        for name, text in (
            ("voorbeeldstad", self.tr("Voorbeeldstad: een compleet plan")),
            ("waterdorp", self.tr("Waterdorp: een klein plan")),
            ("half", self.tr("Halverwege: een plan dat nog niet af is")),
        ):
            menu.addAction(text).triggered.connect(
                lambda _=False, name=name: self.example_wanted.emit(name)
            )
        return menu

    def _empty_words(self) -> str:
        return self.tr(
            "Begin met 'Nieuw plan'. Wilt u eerst zien hoe een plan eruitziet? Bekijk dan een "
            "voorbeeldplan. Het wordt een eigen bestand, dus u kunt er alles in proberen."
        )

    def _empty_cards(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _lay_out(self) -> None:
        tokens = style.current()
        inner = QWidget()
        inner.setProperty("look", "start")
        inner.setMaximumWidth(tokens.size("page-width"))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, tokens.size("s6") + tokens.size("s4"), 0, tokens.size("s5"))
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(tokens.size("s5"))
        column.addLayout(self._buttons())
        column.addSpacing(tokens.size("s6"))
        self._cards.setSpacing(tokens.size("s3"))
        column.addLayout(self._cards)
        column.addSpacing(tokens.size("s4"))
        column.addWidget(self._privacy())
        column.addStretch(1)
        self._centre(inner)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(style.current().size("s1"))
        head.addWidget(words(self.tr("Stappenplan NP Onderwijs"), "start-title"))
        lead = words(
            self.tr(
                "Maak samen met scholen, opvang en zorg een samenhangend plan voor de jeugd in uw "
                "gemeente: zeven stappen, één document."
            ),
            "lead",
            wrap=True,
        )
        lead.setMaximumWidth(style.current().size("page-width") * 5 // 8)
        head.addWidget(lead)
        return head

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(style.current().size("s3"))
        for each in (self.new, self.open, self.example):
            row.addWidget(each)
        row.addWidget(self._busy, 1)
        row.addStretch(1)
        row.addWidget(self.more)
        return row

    def _privacy(self) -> QLabel:
        return words(self.tr("Alles blijft op deze computer. Er is geen internet nodig."), "hint")

    def _centre(self, inner: QWidget) -> None:
        tokens = style.current()
        frame = QWidget()
        frame.setProperty("look", "start")
        sides = QHBoxLayout(frame)
        sides.setContentsMargins(tokens.size("s5"), 0, tokens.size("s5"), 0)
        sides.addStretch(1)
        sides.addWidget(inner, 100)
        sides.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(frame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
