"""The start page says what plans there are, how far they are, and what can be done."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from npo_wizard import content, resources
from npo_wizard.storage.index import IndexEntry
from ui.plan_card import PlanCard, opened_words, progress_words
from ui.progress_bar import STAGE_OF_STEP, ProgressBar
from ui.start_page import StartPage

DONE, BUSY, EMPTY = "ingevuld", "bezig", "leeg"
NOW = datetime(2026, 11, 23, 15, 0)


def entry(**named) -> IndexEntry:
    usual = {
        "path": "/plannen/plan.npoplan",
        "title": "NPO-plan Voorbeeldstad 2023–2025",
        "municipality": "Voorbeeldstad",
        "status": "concept",
        "version_label": "0.4",
        "steps": (DONE, DONE, BUSY, EMPTY, EMPTY, EMPTY, EMPTY),
        "open_points": 3,
        "opened_at": "2026-11-23T14:03:00+00:00",
    }
    return IndexEntry(**{**usual, **named})


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


@pytest.fixture
def page(styled, qtbot) -> StartPage:
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1360, 860)
    made.show()
    return made


@pytest.mark.parametrize(
    ("steps", "points", "said"),
    [
        ((DONE, DONE, BUSY, EMPTY, EMPTY, EMPTY, EMPTY), 3, "Stap 3 van 7 · 3 punten open"),
        ((DONE, *(EMPTY,) * 6), 0, "Stap 1 van 7"),
        ((DONE,) * 7, 0, "Afgerond"),
        ((DONE,) * 7, 1, "Stap 7 van 7 · 1 punt open"),
        ((*(DONE,) * 6, "niet_van_toepassing"), 0, "Afgerond"),
        ((*(DONE,) * 6, BUSY), 0, "Stap 7 van 7"),
        ((EMPTY,) * 7, 5, "Nog niet begonnen"),
        ((), 0, "Nog niet begonnen"),
    ],
)
def test_how_far_a_plan_is(styled, steps, points, said):
    assert progress_words(entry(steps=steps, open_points=points)) == said


@pytest.mark.parametrize(
    ("opened_at", "said"),
    [
        ("2026-11-23T14:03:00", "vandaag 14:03"),
        ("2026-11-22T09:10:00", "gisteren 09:10"),
        ("2026-11-12T09:10:00", "12 november"),
        ("2025-10-03T09:10:00", "3 oktober 2025"),
        ("", ""),
        ("ooit", ""),
    ],
)
def test_when_a_plan_was_open(styled, opened_at, said):
    assert opened_words(opened_at, NOW) == said


def test_the_bar_has_the_stages_of_the_content():
    assert tuple(step.stage for step in content.load().steps) == STAGE_OF_STEP


def test_the_bar_has_a_text(styled, qtbot):
    bar = ProgressBar((DONE, "niet_van_toepassing", BUSY, EMPTY, EMPTY, EMPTY, EMPTY))
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "Voortgang: 2 van 7 stappen ingevuld"


def test_a_card_says_what_the_plan_is(styled, qtbot):
    card = PlanCard(entry(), NOW)
    qtbot.addWidget(card)
    said = texts(card)
    assert "Stap 3 van 7 · 3 punten open" in said
    assert card.open.accessibleName() == "Openen: NPO-plan Voorbeeldstad 2023–2025"
    assert not [text for text in said if text.startswith("Er is werk")]


def test_a_plan_without_a_title_is_known_by_its_file(styled, qtbot):
    card = PlanCard(entry(title="", path="/plannen/Mijn plan.npoplan"), NOW)
    qtbot.addWidget(card)
    assert card.open.accessibleName() == "Openen: Mijn plan"


def test_work_that_is_not_in_the_file_is_said_in_words(styled, qtbot):
    card = PlanCard(entry(has_unpublished=True), NOW)
    qtbot.addWidget(card)
    assert [text for text in texts(card) if "nog niet in het planbestand" in text]


def test_titles_are_plain_words(styled, qtbot):
    card = PlanCard(entry(title="<b>vet</b> & meer"), NOW)
    qtbot.addWidget(card)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in card.findChildren(QLabel))


def test_the_page_says_what_the_user_wants(page, qtbot):
    page.show_entries([entry()])
    for name, signal in (
        ("new_plan", page.new_wanted),
        ("open_file", page.file_wanted),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.plan_wanted) as said:
        qtbot.mouseClick(page.findChild(QPushButton, "open_plan"), Qt.MouseButton.LeftButton)
    assert said.args == [Path("/plannen/plan.npoplan")]


def test_every_example_can_be_opened_from_the_page(page, qtbot):
    said: list[str] = []
    page.example_wanted.connect(said.append)
    for action in page.example.menu().actions():
        action.trigger()
    kept = {each.stem for each in resources.path("examples").glob("*.json")}
    assert sorted(said) == sorted(kept)


def test_an_empty_page_teaches(page):
    page.show_entries([])
    assert "U hebt nog geen plannen" in texts(page)
    assert "Alles blijft op deze computer. Er is geen internet nodig." in texts(page)


def test_a_busy_page_says_so_and_takes_no_other_wish(page):
    page.show_entries([entry()])
    page.show_busy("Een ogenblik…")
    assert "Een ogenblik…" in texts(page)
    assert not [each for each in page.findChildren(QPushButton) if each.isEnabled()]
    page.show_busy("")
    assert all(each.isEnabled() for each in page.findChildren(QPushButton))


def test_the_list_follows_the_plans(page, qtbot):
    page.show_entries([entry(), entry(path="/b", title="B")])
    page.show_entries([entry(path="/b", title="B")])
    qtbot.waitUntil(lambda: len(page.findChildren(PlanCard)) == 1)
