"""The window of one open plan: bars, pages and help around the bridge."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from npo_wizard import flow
from npo_wizard.plan.edits import Changes
from npo_wizard.plan.nouns import Plan
from npo_wizard.rules import Place
from npo_wizard.storage.states import SaveState
from ui import style
from ui.bottom_bar import BottomBar
from ui.bridge import Bridge
from ui.controls import dress_all
from ui.help_pane import HelpPane
from ui.more_menu import MoreMenu
from ui.notice_bar import NoticeBar
from ui.page_stack import PageStack
from ui.pages.finding_list import home
from ui.side_bar import SideBar
from ui.top_bar import TopBar, is_calm

WIDE_PAGES = ("rode-draad", "geld")
"""Pages that need the whole width: help stands beside them only when asked for."""


class PlanWindow(QWidget):
    """Goes from page to page and keeps the bars in step with the bridge."""

    title_changed = Signal()
    compare_wanted = Signal()
    """The user wants to see what differs from the plan of somebody else."""
    save_as_wanted = Signal()
    """The user wants a plan of their own of what can only be read here, or the other way out."""

    def __init__(
        self, bridge: Bridge, menu: MoreMenu, parent: QWidget | None = None, *, way_out: str = ""
    ) -> None:
        """Make the window; way_out: words of what is offered where nothing can be changed."""
        super().__init__(parent)
        self.bridge = bridge
        self._is_folded = False
        self._is_opened = False
        # Each where it stays: who gets another parent is dressed anew, with all that is in it.
        self.top = TopBar(menu, self)
        self.reading = NoticeBar("reading", way_out or self.tr("Bewaar als…"), self)
        self.notice = NoticeBar("notice", parent=self)
        self.trouble = NoticeBar("trouble", parent=self)
        self._body = QWidget(self)
        self.side = SideBar(bridge.content, self._body)
        self.pages = PageStack(bridge, self._body)
        self.help = HelpPane(bridge.content, self._body)
        self.bottom = BottomBar(self)
        self._lay_out()
        self._connect()
        self._add_shortcuts(menu)
        self.top.show_plan(bridge.view.plan)
        self.reading.say(bridge.read_only_reason)
        act = self.tr("Vergelijk…") if bridge.file.rival is not None else ""
        self.notice.say(bridge.file.notice, act)
        self._on_save_state(bridge.save_state)
        self._show_steps()

    @property
    def page_id(self) -> str:
        """Id of the page on screen."""
        return self.pages.current_id

    def show_page(self, page_id: str, *, take_focus: bool = True) -> None:
        """Go to a page and put the focus where the work begins."""
        self._is_opened = False
        page = self.pages.show_page(page_id)
        self.side.show_page(page_id)
        self.help.show_page(page_id)
        self._show_neighbours(page_id)
        self._on_findings_changed()
        self._arrange()
        # Now, so that who takes the focus does not draw itself for a width that goes by.
        self._row.activate()
        if take_focus:
            page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, place: Place) -> None:
        """Go to a place in the plan: the page where its row stands, the row and the field."""
        place = home(self.bridge.content, place)
        if place.step != self.page_id:
            self.show_page(place.step, take_focus=False)
        self.pages.show_page(place.step).go_to(place)

    def show_documents(self) -> None:
        """Go to where every document of the plan can be made."""
        # Imported here: a plan begins on another page.
        from ui.pages.controle_page import ControlePage

        self.show_page("controle", take_focus=False)
        page = self.pages.show_page("controle")
        assert isinstance(page, ControlePage)
        page.show_documents()

    def seal(self) -> None:
        """Pass on everything that was typed, and judge the plan as it is now."""
        self.pages.seal()
        self.bridge.settle()

    def add_panel(self, panel: QWidget) -> None:
        """Put something that tells of work going on between the page and the bottom bar."""
        self._whole.insertWidget(self._whole.indexOf(self.bottom), panel)

    def refresh_look(self) -> None:
        """Follow another appearance."""
        dress_all(self)
        for each in (self.top, self.bottom, self.help):
            each.refresh_look()
        self.side.fit_width()
        self.help.show_page(self.page_id)
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new width."""
        super().resizeEvent(event)
        self._arrange()

    # What the bridge says.

    def _on_plan_changed(self, changes: Changes) -> None:
        if changes.touches(Plan):
            self.top.show_plan(self.bridge.view.plan)
            self.title_changed.emit()
        self._show_steps()

    def _on_findings_changed(self) -> None:
        self.side.show_states(self.bridge.states)
        state = self.bridge.state(self.page_id)
        count = state.open_count if state is not None else 0
        steps = [step.id for step in self.bridge.content.steps]
        self.bottom.show_points(
            count, is_step=self.page_id in steps, is_whole=self.page_id == "controle"
        )

    def _on_save_state(self, state: SaveState) -> None:
        self.top.show_save_state(state)
        happened = {"moved": self.tr("Vergelijk…"), "remade": ""}
        if state.kind in happened:  # over by now, so the next state must not take it away
            self.notice.add(state.sentence, happened[state.kind])
            self.trouble.say("")
            return
        act = self.tr("Nu proberen") if state.kind == "publishing_failed" else ""
        self.trouble.say("" if is_calm(state) else state.sentence, act)

    def _show_steps(self) -> None:
        self.top.show_steps(self.bridge.undo_label, self.bridge.redo_label)

    # What the user wants.

    def _step(self, by: int) -> None:
        order = flow.pages(self.bridge.content)
        place = order.index(self.page_id) + by
        if 0 <= place < len(order):
            self.show_page(order[place])

    def _undo(self) -> None:
        self.pages.seal()
        self.bridge.undo()

    def _redo(self) -> None:
        self.pages.seal()
        self.bridge.redo()

    def _show_first_point(self) -> None:
        state = self.bridge.state(self.page_id)
        if state is not None and state.findings:
            self.go_to(state.findings[0].place)

    def _toggle_help(self) -> None:
        if not self.help.isHidden():
            self._is_folded = self._is_folded or not self._is_opened
            self._is_opened = False
        elif self._is_wide() and self.page_id not in WIDE_PAGES:
            self._is_folded = False
        else:
            self._is_opened = True
        self._arrange()
        if not self.help.isHidden():
            self.help.first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _cycle(self, by: int) -> None:
        """Put the focus in the next part: side bar, page, help."""
        parts: list[QWidget] = [self.side, self.pages]
        if not self.help.isHidden():
            parts.append(self.help)
        focused = QApplication.focusWidget()
        here = next(
            (i for i, part in enumerate(parts) if focused and part.isAncestorOf(focused)), -by
        )
        match parts[(here + by) % len(parts)]:
            case SideBar() as side:
                side.take_focus()
            case HelpPane() as pane:
                pane.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
            case _:
                page = self.pages.show_page(self.page_id)
                page.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    # How it stands.

    def _show_neighbours(self, page_id: str) -> None:
        before = flow.previous_page(self.bridge.content, page_id)
        after = flow.next_page(self.bridge.content, page_id)
        self.bottom.show_neighbours(
            self._short_name(before), self._long_name(after), self._name(after)
        )

    def _name(self, page_id: str | None) -> str:
        return self.side.title(page_id) if page_id else ""

    def _number(self, page_id: str | None) -> int:
        steps = self.bridge.content.steps
        return next((step.number for step in steps if step.id == page_id), 0)

    def _short_name(self, page_id: str | None) -> str:
        number = self._number(page_id)
        return self.tr("Stap {0}").format(number) if number else self._name(page_id)

    def _long_name(self, page_id: str | None) -> str:
        number = self._number(page_id)
        name = self._name(page_id)
        return self.tr("Stap {0}: {1}").format(number, name) if number else name

    def _is_wide(self) -> bool:
        return self.width() >= style.current().size("narrow")

    def _arrange(self) -> None:
        """Let the help stand beside the page, lie over it, or fold away."""
        is_wide = self._is_wide()
        beside = is_wide and self.page_id not in WIDE_PAGES and not self._is_folded
        is_shown = self._is_opened or beside
        is_compact = self.width() < style.current().size("compact")
        self.side.set_compact(is_compact)
        self.top.set_narrow(not is_wide, is_compact=is_compact)
        self.top.help.setChecked(is_shown)
        if is_shown and not is_wide:
            self._row.removeWidget(self.help)
            width = self.help.width()
            self.help.setGeometry(QRect(self._body.width() - width, 0, width, self._body.height()))
            self.help.raise_()
        elif self._row.indexOf(self.help) < 0:
            self._row.addWidget(self.help)
        self.help.setVisible(is_shown)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.side)
        self._row.addWidget(self.pages, 1)
        self._row.addWidget(self.help)
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for each in (self.top, self.reading, self.notice, self.trouble):
            whole.addWidget(each)
        whole.addWidget(self._body, 1)
        whole.addWidget(self.bottom)

    def _connect(self) -> None:
        self.bridge.plan_changed.connect(self._on_plan_changed)
        self.bridge.findings_changed.connect(self._on_findings_changed)
        self.bridge.save_state_changed.connect(self._on_save_state)
        self.bridge.go_to_requested.connect(self.go_to)
        self.bridge.message.connect(self.bottom.toast.say)
        self.bottom.toast.undo_wanted.connect(self._undo)
        self.bottom.previous_wanted.connect(lambda: self._step(-1))
        self.bottom.next_wanted.connect(lambda: self._step(1))
        self.bottom.points_wanted.connect(self._show_first_point)
        self.side.page_wanted.connect(self.show_page)
        self.trouble.wanted.connect(self.bridge.file.try_again)
        self.notice.wanted.connect(self.compare_wanted)
        self.top.undo.clicked.connect(self._undo)
        self.top.redo.clicked.connect(self._redo)
        self.top.preview.clicked.connect(self.bridge.preview_requested)
        self.top.export.clicked.connect(self.bridge.export_requested)
        self.top.help.clicked.connect(self._toggle_help)
        self.help.closed.connect(self._toggle_help)

    def _add_shortcuts(self, menu: MoreMenu) -> None:
        for keys, act in (
            (("Ctrl+Z",), self._undo),
            (("Ctrl+Y", "Ctrl+Shift+Z"), self._redo),
            (("Ctrl+Up",), lambda: self._step(-1)),
            (("Ctrl+Down",), lambda: self._step(1)),
            (("Ctrl+P",), self.bridge.export_requested.emit),
            (("F6",), lambda: self._cycle(1)),
            (("Shift+F6",), lambda: self._cycle(-1)),
            (("F1",), self._toggle_help),
        ):
            for each in keys:
                QShortcut(QKeySequence(each), self).activated.connect(act)
        self.addActions(menu.actions())
