"""Plans are opened, made and closed without ever losing a word or freezing the window."""

from __future__ import annotations

import stat
import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyle

from npo_wizard import content, resources, settings
from npo_wizard.errors import DiskFull
from npo_wizard.plan.edits import SetField
from npo_wizard.storage import exchange, index, planfile, states
from npo_wizard.storage.index import IndexEntry
from npo_wizard.storage.planfile import PlanFile
from npo_wizard.storage.states import SaveKind
from tests.storage.desk import crash
from ui import loading, plans
from ui.dialogs import ask
from ui.plan_card import PlanCard

FIELDS = {
    "title": "NPO-plan Winterswijk 2021–2025",
    "municipality_name": "Winterswijk",
    "municipality_code": "GM0294",
    "profile": "npo-2021-2025",
}


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    (tmp_path / "plannen").mkdir()
    path = tmp_path / "plannen" / "Winterswijk.npoplan"
    PlanFile.create(path, FIELDS).close()
    return path


@pytest.fixture
def said(monkeypatch) -> list:
    """What was told to the user through the one door."""
    heard: list = []
    monkeypatch.setattr(ask, "show_error", lambda parent, error: heard.append(error))
    monkeypatch.setattr(ask, "tell", lambda parent, title, text: heard.append(text))
    return heard


def test_the_program_starts_on_the_start_page(wizard):
    assert wizard.window.plan_window is None
    assert wizard.window.windowTitle() == "Stappenplan NP Onderwijs"
    assert wizard.window.start.isVisible()


def test_the_window_fits_on_a_small_screen_with_its_frame(wizard):
    """The foot of the window, with the way on, must not lie under the edge of a laptop's screen."""
    room = wizard.window.screen().availableGeometry().height()
    bar = wizard.window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    assert wizard.window.height() + bar <= room < 860


def test_a_plan_that_was_opened_stands_on_the_start_page(wizard, shown, plan_path, qtbot):
    wizard.window.open_plan(plan_path)
    plan = shown(wizard)
    assert wizard.window.windowTitle().startswith("NPO-plan Winterswijk 2021–2025")
    qtbot.waitUntil(lambda: bool(index.read()))
    assert plan.page_id == "plan"
    assert wizard.window.close_plan()
    assert wizard.window.plan_window is None
    (entry,) = index.read()
    assert (entry.path, entry.municipality) == (str(plan_path), "Winterswijk")
    assert len(entry.steps) == 7
    assert entry.open_points == len(plan.bridge.findings)
    assert not entry.has_unpublished
    cards = wizard.window.start.findChildren(QPushButton, "open_plan")
    assert [card.accessibleName() for card in cards] == [f"Openen: {FIELDS['title']}"]


def test_while_a_plan_is_open_a_crash_would_be_said_on_the_start_page(
    wizard, shown, plan_path, qtbot
):
    wizard.window.open_plan(plan_path)
    shown(wizard)
    qtbot.waitUntil(lambda: bool(index.read()))
    assert index.read()[0].has_unpublished


def test_the_list_follows_the_plan_while_it_is_open_so_a_crash_leaves_no_old_title(
    wizard, shown, plan_path, qtbot
):
    wizard.window.open_plan(plan_path)
    plan = shown(wizard)
    field = plan.pages.currentWidget().first_focus()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Samen verder")
    qtbot.waitUntil(lambda: [each.title for each in index.read()] == ["Samen verder"])


def test_the_start_page_says_until_when_the_work_goes_that_a_crash_left(wizard, plan_path, qtbot):
    plan = PlanFile.open(plan_path)
    plan.apply(SetField("plan", "plan", "title", "Nog niet in het bestand"))
    crash(plan)
    index.put(IndexEntry(path=str(plan_path), opened_at="2026-03-01T12:00:00+00:00"))
    wizard.window.show_start()
    until = states.spoken(plan.state.at)
    labels = wizard.window.start.findChildren(QLabel)
    qtbot.waitUntil(lambda: any(f"werk tot {until} dat nog niet" in each.text() for each in labels))


def test_a_card_says_nothing_of_work_where_all_of_it_reached_the_plan_file(
    wizard, shown, plan_path, qtbot
):
    index.put(IndexEntry(path=str(plan_path), has_unpublished=True))
    wizard.window.show_start()
    (card,) = wizard.window.start.findChildren(PlanCard)
    assert card.says_unpublished
    with qtbot.waitSignal(wizard.loading.ready, timeout=20_000):
        wizard.loading.start()
    qtbot.waitUntil(lambda: not card.says_unpublished)


def test_closing_the_window_keeps_what_was_typed_last(wizard, shown, plan_path, qtbot):
    wizard.window.open_plan(plan_path)
    plan = shown(wizard)
    field = plan.pages.currentWidget().first_focus()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Samen verder")
    wizard.window.close()
    assert planfile.read(plan_path).plan.title == "Samen verder"


def test_control_w_closes_the_plan(wizard, shown, plan_path, qtbot):
    wizard.window.open_plan(plan_path)
    shown(wizard)
    qtbot.keyClick(wizard.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert wizard.window.plan_window is None


def test_opening_before_everything_is_loaded_waits_and_does_not_freeze(
    wizard, shown, plan_path, qtbot, monkeypatch
):
    release = threading.Event()
    load = loading.load_core
    monkeypatch.setattr(loading, "load_core", lambda: release.wait(10) and load())
    wizard.loading._is_started = wizard.loading.is_ready = False
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(5)
    wizard.window.open_plan(plan_path)
    qtbot.wait(150)
    busy = wizard.window.start.findChild(object, "busy")
    assert "ogenblik" in busy.text()
    assert not wizard.window.start.new.isEnabled()
    assert wizard.window.plan_window is None
    assert len(ticks) > 10
    timer.stop()
    release.set()
    shown(wizard)
    assert wizard.window.start.new.isEnabled()


def test_the_example_becomes_a_plan_of_its_own(wizard, shown):
    wizard.window.open_example()
    plan = shown(wizard)
    assert plan.bridge.file.path == settings.plans_folder() / "Voorbeeldplan Voorbeeldstad.npoplan"
    assert len(list(plan.bridge.view.all_rows())) > 50
    wizard.window.close_plan()
    wizard.window.open_example()
    assert shown(wizard).bridge.file.path.name == "Voorbeeldplan Voorbeeldstad (2).npoplan"


def test_a_new_plan_opens_on_the_first_page(wizard, shown, monkeypatch, tmp_path):
    target = tmp_path / "nieuw" / "Plan.npoplan"
    monkeypatch.setattr(ask, "new_plan", lambda parent, create: create(target, FIELDS))
    wizard.window.new_plan()
    plan = shown(wizard)
    assert plan.page_id == "plan"
    assert plan.bridge.view.plan.municipality_name == "Winterswijk"
    assert target.is_file()


def test_a_new_plan_that_is_called_off_changes_nothing(wizard, monkeypatch, qtbot):
    monkeypatch.setattr(ask, "new_plan", lambda parent, create: None)
    with qtbot.waitSignal(wizard.loading.ready, timeout=20_000):
        wizard.window.new_plan()
    assert wizard.window.plan_window is None
    assert wizard.window.start.new.isEnabled()


def test_a_plan_that_is_open_elsewhere_opens_to_read_and_says_so(wizard, shown, plan_path):
    elsewhere = PlanFile.open(plan_path)
    try:
        wizard.window.open_plan(plan_path)
        plan = shown(wizard)
        assert plan.bridge.is_read_only
        assert plan.reading.text.text() == (
            "'Winterswijk.npoplan' is al open op deze computer. U kunt het lezen. Wilt u er zelf "
            "in werken? Bewaar het dan onder een andere naam."
        )
        assert wizard.window.close_plan()
        assert not index.read()[0].has_unpublished
    finally:
        elsewhere.close()


def test_a_plan_that_has_gone_can_be_taken_off_the_list(wizard, tmp_path, monkeypatch, qtbot):
    gone = tmp_path / "weg.npoplan"
    index.put(IndexEntry(path=str(gone), title="Weg"))
    asked = []
    monkeypatch.setattr(ask, "unlist", lambda parent, error: asked.append(error) or True)
    wizard.window.open_plan(gone)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert index.read() == []


def test_a_file_that_is_no_plan_is_refused_and_left_as_it_was(wizard, tmp_path, said, qtbot):
    text = tmp_path / "brief.npoplan"
    text.write_text("Geachte raad", encoding="utf-8")
    wizard.window.open_plan(text)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].title
    assert said[0].advice
    assert text.read_text(encoding="utf-8") == "Geachte raad"


def test_a_plan_stays_open_where_the_last_work_cannot_be_saved(
    wizard, shown, plan_path, monkeypatch
):
    wizard.window.open_plan(plan_path)
    plan = shown(wizard)
    real, answers = plan.bridge.file.close, [False, True]

    def full(*, abandon: bool = False):
        if not abandon:
            raise DiskFull("Er is geen plaats meer.")
        return real(abandon=True)

    monkeypatch.setattr(plan.bridge.file, "close", full)
    monkeypatch.setattr(ask, "give_up_last_work", lambda parent, error: answers.pop(0))
    assert not wizard.window.close()
    assert wizard.window.plan_window is plan
    assert wizard.window.close_plan()
    assert wizard.window.plan_window is None


def test_work_that_only_stands_here_is_said_at_closing_and_on_the_start_page(
    wizard, shown, plan_path, said, monkeypatch
):
    wizard.window.open_plan(plan_path)
    plan = shown(wizard)
    plan.bridge.apply(SetField("plan", "plan", "title", "Anders"))
    folder = plan_path.parent
    target = folder / "ergens"
    folder.rename(target_of := folder.with_name("weg"))
    try:
        assert wizard.window.close_plan()
    finally:
        target_of.rename(folder)
    assert not target.exists()
    state = [text for text in said if "Uw werk staat veilig op deze computer." in text]
    assert state
    assert index.read()[0].has_unpublished
    wizard.window.open_plan(plan_path)
    again = shown(wizard)
    assert again.bridge.view.plan.title == "Anders"
    assert "teruggehaald" in again.notice.text.text()
    assert not again.notice.isHidden()


def test_a_read_only_folder_is_said_in_words(tmp_path):
    folder = tmp_path / "dicht"
    folder.mkdir()
    if not is_kept_out(folder):
        folder = Path("/proc")  # where nobody may write, the administrator neither
    with pytest.raises(plans.TargetError) as refused:
        plans.create(folder / "Plan.npoplan", FIELDS)
    assert refused.value.explanation
    assert refused.value.advice


def is_kept_out(folder: Path) -> bool:
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        (folder / "proef").touch()
    except PermissionError:
        return True
    (folder / "proef").unlink()
    return False


def test_data_are_imported_into_a_plan_of_their_own(wizard, shown, tmp_path, monkeypatch):
    source, target = tmp_path / "plan.json", tmp_path / "Ingelezen.npoplan"
    source.write_text(resources.text("examples/half.json"), encoding="utf-8")
    monkeypatch.setattr(ask, "open_file", lambda *asked: source)
    monkeypatch.setattr(ask, "save_file", lambda *asked: target)
    wizard.window.import_json()
    assert shown(wizard).bridge.file.path == target


def work_document(folder: Path) -> Path:
    from npo_wizard.report import build  # brings in what is heavy: not before it is needed

    view = exchange.from_json(resources.text("examples/half.json")).view
    made_on = date(2024, 10, 1)
    target = folder / "Werk.pdf"
    build.make(view, content.load(), target, kind="werkdocument", made_on=made_on)
    return target


@pytest.mark.parametrize("way", ["chosen", "named", "dropped"])
def test_a_work_document_gives_its_plan_back(wizard, shown, tmp_path, monkeypatch, way):
    source, target = work_document(tmp_path), tmp_path / "Terug.npoplan"
    proposed = []
    monkeypatch.setattr(ask, "open_file", lambda *asked: source)
    monkeypatch.setattr(ask, "save_file", lambda *asked: proposed.append(asked[2]) or target)
    if way == "chosen":
        wizard.window.start.open.click()
    elif way == "named":
        wizard.window.open_any(source)
    else:
        drop(wizard.window, source)
    plan = shown(wizard)
    assert plan.bridge.file.path == target
    assert plan.bridge.view == exchange.from_json(resources.text("examples/half.json")).view
    assert proposed[0].name == "Werk.npoplan"


def drop(window, *files: Path) -> bool:
    """Drag files over the window and let them go; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    where, keys = QPointF(400, 300), Qt.KeyboardModifier.NoModifier
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(where.toPoint(), action, data, button, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(where, action, data, button, keys))
    return enter.isAccepted()


def test_only_one_file_of_a_known_kind_can_be_dropped(wizard, tmp_path):
    assert not drop(wizard.window, tmp_path / "plaatje.png")
    assert not drop(wizard.window, tmp_path / "a.npoplan", tmp_path / "b.npoplan")


def test_the_open_plan_stays_open_when_what_is_imported_cannot_be_read(
    wizard, shown, plan_path, tmp_path, said, monkeypatch, qtbot
):
    wizard.window.open_plan(plan_path)
    plan = shown(wizard)
    source = tmp_path / "kapot.json"
    source.write_text("{", encoding="utf-8")
    monkeypatch.setattr(ask, "open_file", lambda *asked: source)
    monkeypatch.setattr(ask, "save_file", lambda *asked: pytest.fail("asked for a place"))
    wizard.window.import_json()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert wizard.window.plan_window is plan
    assert plan.isVisible()


def test_the_open_plan_stays_open_when_no_place_is_chosen(
    wizard, shown, plan_path, tmp_path, monkeypatch, qtbot
):
    wizard.window.open_plan(plan_path)
    plan = shown(wizard)
    source = tmp_path / "plan.json"
    source.write_text(resources.text("examples/half.json"), encoding="utf-8")
    asked = []
    monkeypatch.setattr(ask, "open_file", lambda *asked: source)
    monkeypatch.setattr(ask, "save_file", lambda *what: asked.append(what))
    wizard.window.import_json()
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert wizard.window.plan_window is plan


def test_the_state_after_closing_is_what_the_file_says(plan_path):
    assert PlanFile.open(plan_path).close().kind is SaveKind.SAVED


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_with_the_focus_as_space_does(wizard, qtbot, monkeypatch, key):
    asked = []
    monkeypatch.setattr(ask, "new_plan", lambda parent, create: asked.append(True))
    wizard.window.start.first_focus().setFocus()
    qtbot.keyClick(wizard.window.start.first_focus(), key)
    qtbot.waitUntil(lambda: bool(asked))
