"""The tabs of a page: a bar and the one part that is shown; a part is made when first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QTabBar, QVBoxLayout, QWidget

from ui.pages.part import PagePart
from ui.widgets.spacing import gap

if TYPE_CHECKING:
    from npo_wizard.plan.edits import Changes

MakePart = Callable[[], PagePart]


class Tabs(QWidget):
    """Parts of a page of which one is shown, so that the page is as tall as that one."""

    turned = Signal()
    """Another part is shown."""

    def __init__(self, name: str, makers: Sequence[tuple[str, MakePart]]) -> None:
        super().__init__()
        self._makers = list(makers)
        self._parts: dict[int, PagePart] = {}
        self._stale: set[int] = set()
        self.bar = QTabBar(self)
        self.bar.setObjectName(f"tabs.{name}")
        self.bar.setAccessibleName(self.tr("Onderdelen van deze pagina"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        for heading, _ in self._makers:
            self.bar.addTab(heading.replace("&", "&&"))
        line = QFrame(self)
        line.setProperty("look", "hair")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.bar)
        self._layout.addWidget(line)
        self._layout.addSpacing(gap(4))
        self.bar.currentChanged.connect(self.show_part)
        self.bar.setVisible(len(self._makers) > 1)
        line.setVisible(len(self._makers) > 1)
        self.show_part(0)

    @property
    def current(self) -> PagePart:
        """The part that is shown."""
        return self._parts[self.bar.currentIndex()]

    @property
    def made(self) -> dict[int, PagePart]:
        """The parts made so far, by their place."""
        return self._parts

    def part(self, place: int) -> PagePart:
        """The part at a place, made when it was not there yet."""
        if place not in self._parts:
            made = self._makers[place][1]()
            self._parts[place] = made
            self._layout.addWidget(made)
            made.show_findings()
        return self._parts[place]

    def show_part(self, place: int) -> None:
        """Show the part at a place."""
        shown = self.part(place)
        if place in self._stale:
            self._stale.discard(place)
            shown.refresh(None)
            shown.show_findings()
        focused = QApplication.focusWidget()
        if any(part.isAncestorOf(focused) for part in self._parts.values() if focused is not None):
            # Where the focus is hidden, Qt puts it anywhere: keep it on this page.
            self.bar.setFocus()
        for each in self._parts.values():
            each.setVisible(each is shown)
        if self.bar.currentIndex() != place:
            self.bar.setCurrentIndex(place)
        self.turned.emit()

    def refresh(self, changes: Changes | None) -> None:
        """Let the part that is shown follow the plan; the others follow when they are shown."""
        self._stale |= {p for p, part in self._parts.items() if part is not self.current}
        self.current.refresh(changes)

    def set_headings(self, headings: Sequence[str]) -> None:
        """Change the words of the tabs."""
        for place, heading in enumerate(headings):
            if self.bar.tabText(place) != heading.replace("&", "&&"):
                self.bar.setTabText(place, heading.replace("&", "&&"))

    def seal(self) -> None:
        """Pass on what was typed but not yet said, in every part."""
        for part in self._parts.values():
            part.seal()
