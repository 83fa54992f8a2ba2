"""The window of a plan: every page by keyboard and mouse, with what is open and what is safe."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from npo_wizard import flow
from npo_wizard.plan.compose import remove
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Need
from npo_wizard.rules import Place
from npo_wizard.storage.states import SaveKind, SaveState
from ui import style
from ui.plan_window import WIDE_PAGES, PlanWindow

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def press(
    qtbot: QtBot, plan: PlanWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE
) -> None:
    qtbot.keyClick(plan.window(), key, modifier)


def rename(plan: PlanWindow, title: str) -> None:
    plan.bridge.apply(SetField("plan", "plan", "title", title))


def button(plan: PlanWindow, name: str) -> QAbstractButton:
    found = plan.findChild(QAbstractButton, name)
    assert found is not None
    return found


def part_with_focus(plan: PlanWindow) -> str:
    focused = QApplication.focusWidget()
    parts = {"side": plan.side, "page": plan.pages, "help": plan.help}
    return next((name for name, part in parts.items() if part.isAncestorOf(focused)), "")


def order(plan: PlanWindow) -> tuple[str, ...]:
    return flow.pages(plan.bridge.content)


def test_a_plan_opens_on_its_first_page_with_the_focus_where_the_work_begins(plan_window):
    assert plan_window.page_id == "plan"
    assert part_with_focus(plan_window) == "page"
    assert plan_window.top.title.words == plan_window.bridge.view.plan.title
    assert plan_window.top.version.text() == "· concept 0.4"


def test_the_side_bar_has_all_pages_in_their_order(plan_window):
    assert plan_window.side.page_ids == order(plan_window)


def test_next_and_previous_go_through_all_pages(plan_window, qtbot):
    for page_id in order(plan_window)[1:]:
        qtbot.mouseClick(button(plan_window, "next"), Qt.MouseButton.LeftButton)
        assert plan_window.page_id == page_id
        assert plan_window.side.button(page_id).isChecked()
    assert button(plan_window, "next").isHidden()
    for page_id in reversed(order(plan_window)[:-1]):
        qtbot.mouseClick(button(plan_window, "previous"), Qt.MouseButton.LeftButton)
        assert plan_window.page_id == page_id
    assert button(plan_window, "previous").isHidden()


def test_the_buttons_are_named_after_where_they_go(plan_window):
    plan_window.show_page("analyse")
    assert button(plan_window, "previous").text() == "‹ Stap 2"
    assert button(plan_window, "next").text() == "Stap 4: Maatschappelijke resultaten ›"
    plan_window.show_page("uitvoeren")
    assert button(plan_window, "next").text() == "Rode draad ›"


def test_control_and_arrows_go_to_the_page_before_and_after(plan_window, qtbot):
    press(qtbot, plan_window, Qt.Key.Key_Down, CTRL)
    assert plan_window.page_id == "urgentie"
    press(qtbot, plan_window, Qt.Key.Key_Up, CTRL)
    assert plan_window.page_id == "plan"
    press(qtbot, plan_window, Qt.Key.Key_Up, CTRL)
    assert plan_window.page_id == "plan"


def test_f6_goes_round_side_bar_page_and_help(plan_window, qtbot):
    plan_window.window().resize(1360, 860)
    plan_window.show_page("analyse")
    seen = []
    for _ in range(3):
        press(qtbot, plan_window, Qt.Key.Key_F6)
        seen.append(part_with_focus(plan_window))
    assert seen == ["help", "side", "page"]
    press(qtbot, plan_window, Qt.Key.Key_F6, SHIFT)
    assert part_with_focus(plan_window) == "side"


def test_arrows_walk_through_the_side_bar_and_enter_opens(plan_window, qtbot):
    plan_window.side.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is plan_window.side.button("urgentie")
    assert plan_window.page_id == "plan"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert plan_window.page_id == "controle"


def test_a_badge_is_the_number_of_points_behind_it(plan_window):
    assert any(state.open_count for state in plan_window.bridge.states)
    for state in plan_window.bridge.states:
        line = plan_window.side.button(state.step_id)
        assert line.open_points == len(state.findings)
        words = f"{line.open_points} punt"
        assert (words in line.accessibleName()) == bool(line.open_points)
        plan_window.show_page(state.step_id)
        assert plan_window.bottom.points.isHidden() == (not state.findings)
        if state.findings:
            assert words in plan_window.bottom.points.text()
            is_whole = state.step_id == "controle"
            assert plan_window.bottom.points.text().endswith("in het plan") == is_whole


def test_badges_follow_the_plan(plan_window, qtbot):
    before = plan_window.side.button("controle").open_points
    for need in plan_window.bridge.view.rows(Need):
        plan_window.bridge.apply(remove(plan_window.bridge.view, "need", need.id))
    with qtbot.waitSignal(plan_window.bridge.findings_changed):
        pass
    after = plan_window.side.button("controle").open_points
    assert after == len(plan_window.bridge.findings) != before


def test_the_open_points_lead_to_the_first_of_them(plan_window, qtbot):
    state = next(each for each in plan_window.bridge.states if each.findings)
    plan_window.show_page(state.step_id)
    asked = []
    plan_window.go_to = asked.append  # type: ignore[method-assign]
    qtbot.mouseClick(plan_window.bottom.points, Qt.MouseButton.LeftButton)
    assert asked == [state.findings[0].place]


def test_a_place_is_shown_on_its_page(plan_window):
    plan_window.bridge.go_to(Place("plan", "plan", "plan", "title"))
    assert QApplication.focusWidget().objectName() or plan_window.page_id == "plan"
    need = plan_window.bridge.view.rows(Need)[1]
    plan_window.bridge.go_to(Place("analyse", "need", need.id, "statement"))
    assert plan_window.page_id == "analyse"
    assert part_with_focus(plan_window) == "page"


def test_undo_and_redo_say_what_they_would_do(plan_window, qtbot):
    undo, redo = button(plan_window, "undo"), button(plan_window, "redo")
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    old = plan_window.bridge.view.plan.title
    rename(plan_window, "Anders")
    assert plan_window.bridge.undo_label in undo.toolTip()
    assert plan_window.bridge.undo_label in undo.accessibleDescription()
    press(qtbot, plan_window, Qt.Key.Key_Z, CTRL)
    assert plan_window.bridge.view.plan.title == plan_window.top.title.words == old
    assert not undo.isEnabled()
    assert plan_window.bridge.redo_label in redo.accessibleDescription()
    press(qtbot, plan_window, Qt.Key.Key_Y, CTRL)
    assert plan_window.bridge.view.plan.title == "Anders"


def test_the_title_of_the_window_follows_the_plan(plan_window):
    rename(plan_window, "Samen verder")
    assert plan_window.window().windowTitle() == "Samen verder – Stappenplan NP Onderwijs"


def test_a_message_stands_in_the_bottom_bar_and_its_undo_works(plan_window, qtbot):
    old = plan_window.bridge.view.plan.title
    rename(plan_window, "Anders")
    focused = QApplication.focusWidget()
    plan_window.bridge.message.emit("Verwijderd.", True)
    assert plan_window.bottom.toast.words == "Verwijderd."
    assert QApplication.focusWidget() is focused
    qtbot.mouseClick(button(plan_window, "toast_undo"), Qt.MouseButton.LeftButton)
    assert plan_window.bridge.view.plan.title == old


def test_a_file_that_was_made_again_is_told_in_full_until_it_is_read(plan_window):
    now = datetime.now(UTC)
    plan_window.bridge.save_state_changed.emit(SaveState(SaveKind.REMADE, now, "Opnieuw gemaakt."))
    assert plan_window.top.save_state.words == "Planbestand opnieuw gemaakt"
    assert plan_window.notice.text.text().endswith("Opnieuw gemaakt.")
    assert plan_window.trouble.isHidden()


def test_the_state_of_saving_is_a_sentence(plan_window, qtbot):
    assert plan_window.top.save_state.words.startswith("Opgeslagen om ")
    assert plan_window.trouble.isHidden()
    sentence = "Netwerkmap niet bereikbaar. Uw werk staat veilig op deze computer."
    now = datetime.now(UTC)
    plan_window.bridge.save_state_changed.emit(SaveState(SaveKind.PUBLISHING_FAILED, now, sentence))
    assert plan_window.top.save_state.words == "Nog niet in het planbestand"
    assert plan_window.trouble.text.text() == sentence
    assert not plan_window.trouble.isHidden()
    plan_window.bridge.save_state_changed.emit(SaveState(SaveKind.SAVED, now, "Opgeslagen"))
    assert plan_window.trouble.isHidden()


class TestHelp:
    """Guidance stands beside a page where there is room, and never is far away."""

    def widths(self, plan: PlanWindow, width: int, page_id: str) -> None:
        plan.window().resize(width, 800)
        QApplication.processEvents()
        plan.show_page(page_id)

    def test_it_stands_beside_a_step_in_a_wide_window(self, plan_window):
        self.widths(plan_window, 1360, "analyse")
        assert not plan_window.help.isHidden()
        assert plan_window.help.geometry().left() >= plan_window.pages.geometry().right()

    def test_it_folds_away_in_a_narrow_window_and_lies_over_the_page_when_asked_for(
        self, plan_window, qtbot
    ):
        self.widths(plan_window, 1170, "analyse")
        assert plan_window.help.isHidden()
        width = plan_window.pages.width()
        qtbot.mouseClick(button(plan_window, "help"), Qt.MouseButton.LeftButton)
        assert not plan_window.help.isHidden()
        assert plan_window.pages.width() == width
        assert part_with_focus(plan_window) == "help"
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert plan_window.help.isHidden()

    def test_it_stays_folded_when_the_user_folds_it(self, plan_window, qtbot):
        self.widths(plan_window, 1360, "analyse")
        press(qtbot, plan_window, Qt.Key.Key_F1)
        assert plan_window.help.isHidden()
        plan_window.show_page("resultaten")
        assert plan_window.help.isHidden()
        press(qtbot, plan_window, Qt.Key.Key_F1)
        assert not plan_window.help.isHidden()

    @pytest.mark.parametrize("page_id", WIDE_PAGES)
    def test_wide_pages_have_the_whole_width_until_help_is_asked_for(
        self, plan_window, qtbot, page_id
    ):
        self.widths(plan_window, 1360, page_id)
        assert plan_window.help.isHidden()
        press(qtbot, plan_window, Qt.Key.Key_F1)
        assert not plan_window.help.isHidden()
        plan_window.show_page("analyse")
        plan_window.show_page(page_id)
        assert plan_window.help.isHidden()

    def test_every_step_has_its_guidance_and_a_long_text(self, plan_window, qtbot):
        self.widths(plan_window, 1360, "plan")
        for step in plan_window.bridge.content.steps:
            plan_window.show_page(step.id)
            said = [label.text() for label in plan_window.help.findChildren(QLabel)]
            for text in (step.result, step.example, *step.questions_leading, "Let op privacy"):
                assert text in said
            qtbot.mouseClick(plan_window.help.more, Qt.MouseButton.LeftButton)
            long_text = plan_window.help.reader.toPlainText()
            assert len(long_text) > 400
            assert "#" not in long_text
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
            assert QApplication.focusWidget() is plan_window.help.more

    def test_an_address_in_a_text_is_not_opened(self, plan_window):
        assert not plan_window.help.reader.openLinks()


def test_every_control_of_the_frame_has_a_name(plan_window):
    for page_id in order(plan_window):
        plan_window.show_page(page_id)
        frame = [plan_window.top, plan_window.side, plan_window.bottom, plan_window.help]
        for part in frame:
            for control in part.findChildren(QWidget):
                if control.focusPolicy() & Qt.FocusPolicy.TabFocus and not control.isHidden():
                    said = control.accessibleName() or getattr(control, "text", str)()
                    assert said.strip(), f"{part.objectName()}: {control}"


def test_the_state_of_a_page_is_said_and_not_only_drawn(plan_window):
    names = [plan_window.side.button(each).accessibleName() for each in order(plan_window)]
    assert names[1].startswith("Stap 1: Gezamenlijke urgentie, ingevuld")
    assert all("," in name for name in names)


def test_tab_goes_from_the_top_through_side_bar_and_page_to_the_bottom(plan_window, qtbot):
    plan_window.window().resize(1360, 860)
    plan_window.show_page("controle")
    seen, control = [], button(plan_window, "preview")
    parts = {"top": plan_window.top, "side": plan_window.side, "page": plan_window.pages,
             "help": plan_window.help, "bottom": plan_window.bottom}  # fmt: skip
    control.setFocus()
    for _ in range(400):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        name = next(name for name, part in parts.items() if part.isAncestorOf(focused))
        if not seen or seen[-1] != name:
            seen.append(name)
        if name == "top" and len(seen) > 1:
            break
    assert seen == ["top", "side", "page", "help", "bottom", "top"]


@pytest.mark.parametrize("name", ["undo", "preview", "export", "help", "more", "next", "previous",
                                  "nav.analyse", "points"])  # fmt: skip
def test_the_focus_is_always_visible(plan_window, name):
    rename(plan_window, "Anders")
    plan_window.show_page("analyse")
    control = button(plan_window, name)
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    plan_window.pages.setFocus()
    control.clearFocus()
    QApplication.processEvents()
    without = control.grab().toImage()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    assert control.hasFocus()
    with_focus = control.grab().toImage()
    changed = sum(
        without.pixelColor(x, y) != with_focus.pixelColor(x, y)
        for x in range(without.width())
        for y in range(without.height())
    )
    # A ring of 2 px round the control, or inside it where it is filled.
    assert changed >= 2 * control.width()


@pytest.mark.parametrize("scale", [100, 125, 150, 200])
@pytest.mark.parametrize("size", [(1360, 860), (1024, 700)])
def test_the_frame_fits_at_every_size_of_text(plan_window, scale, size):
    style.apply_style(QApplication.instance(), scale == 125, scale)
    plan_window.window().resize(*size)
    plan_window.refresh_look()
    plan_window.show_page("analyse")
    QApplication.processEvents()
    bar = plan_window.top
    for control in bar.findChildren(QPushButton):
        if not control.isHidden():
            assert control.geometry().right() <= bar.width()
            assert control.width() >= control.sizeHint().width() - 1
    assert plan_window.pages.width() >= plan_window.width() // 2
    label = bar.save_state
    assert label.fontMetrics().horizontalAdvance(label.words) <= label.width()


def test_a_large_text_in_a_small_window_leaves_only_numbers_in_the_side_bar(plan_window):
    style.apply_style(QApplication.instance(), False, 150)
    plan_window.window().resize(1024, 700)
    plan_window.refresh_look()
    QApplication.processEvents()
    assert plan_window.side.width() < style.current().size("side-width") // 2
    button = plan_window.side.button("analyse")
    assert button.toolTip() == f"<qt>{button.accessibleName()}</qt>"
    assert re.fullmatch(r"Stap 3: Gegevens en analyse, \w+.*, 1 punt open", button.accessibleName())
    plan_window.window().resize(1400, 700)
    QApplication.processEvents()
    assert plan_window.side.width() >= style.current().size("side-width")
