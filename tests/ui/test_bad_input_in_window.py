"""Bad input in the real window with a real file: said in a sentence, nothing lost or half saved.

What each form takes and refuses by itself is in `test_bad_input`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from npo_wizard.errors import TargetError
from npo_wizard.plan.fields import TEXT_MAX, Kind, on_one_line, without_controls
from npo_wizard.plan.nouns import NOUNS, Measure, Partner, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.planfile import PlanFile
from tests.ui.open_plan import LOW, PAGES, OpenPlan, described, open_plan, settle
from ui.pages.detail_form import DetailForm
from ui.pages.list_part import ListPart
from ui.pages.plan_page import PlanPage
from ui.pages.scrolling_page import ScrollingPage
from ui.widgets.editor import Editor, TypedEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.municipality_editor import MunicipalityEditor
from ui.widgets.text_editors import NarrowEditor

AWKWARD = {
    "markup": "<b>vet</b> & <script>alert(1)</script>",
    "template": "{{ 7*7 }} {% for x in y %} {0}",
    "quotes": '\'; DROP TABLE plan; -- "ja" %s',
    "emoji": "👩‍👧‍👦 gezin 😀",
    "right to left": "עברית ואז Nederlands \N{RIGHT-TO-LEFT OVERRIDE}om",
    "path": "../../etc/passwd \\\\server\\map",
}
LONG = "woord " * 1666 + "eind"  # 10,000 characters
ONE_WORD = "x" * 10_000
TOO_LONG = "y" * (TEXT_MAX + 1)


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[OpenPlan]:
    with open_plan(tmp_path / "huis", "waterdorp") as made:
        yield made


def put(control: QWidget, text: str) -> None:
    """Paste a text in the place of what stands in a field, as a user does."""
    control.setFocus()
    QApplication.clipboard().setText(text)
    QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def field_rows(opened: OpenPlan) -> Iterator[FieldRow]:
    """Every field of every noun that can be typed in, on every page and tab."""
    for page_id in PAGES:
        for _ in opened.tabs(page_id):
            for row in opened.page.findChildren(FieldRow):
                is_shown = isinstance(row.editor, TypedEditor) and row.editor.isVisible()
                if is_shown and row.editor.focus_target().isEnabled():
                    yield row


def try_in(row: FieldRow, text: str) -> str:
    """Put a text in a field; answers what is wrong with how it was taken."""
    editor = row.editor
    assert isinstance(editor, TypedEditor)
    before = row.current()
    put(editor.focus_target(), text)
    editor.flush()
    clean = on_one_line(text) if row.spec.kind is Kind.LINE else without_controls(text)
    if editor.refused:
        is_kept = editor.typed().strip() == text.strip() and row.current() == before
        return "" if is_kept else f"{described(editor)}: refused, and the typed text is gone"
    if isinstance(editor, NarrowEditor):
        return f"{described(editor)}: took {row.current()!r} without a word"
    return "" if row.current() == clean else f"{described(editor)}: holds {row.current()!r:.60}"


def reopened(opened: OpenPlan) -> tuple[PlanView, PlanView]:
    """Close the plan; answers the plan as it was and as the file has it."""
    before, path = opened.plan.bridge.view, opened.plan.bridge.file.path
    assert opened.window.close_plan()
    file = PlanFile.open(path)
    after = file.view
    file.close()
    return before, after


@pytest.mark.parametrize("name", AWKWARD)
def test_every_field_of_every_noun_takes_a_text_as_it_is_or_says_why_not(
    opened: OpenPlan, name: str
) -> None:
    tried = set()
    wrong = []
    for row in field_rows(opened):
        tried.add((row.noun.NAME, row.spec.name))
        wrong.append(try_in(row, AWKWARD[name]))
    assert [each for each in wrong if each] == []
    assert len(tried) > 40
    assert {noun for noun, _ in tried} >= set(NOUNS) - NOT_TYPED
    before, after = reopened(opened)
    assert before == after


NOT_TYPED = {"measure_cost", "building_block_score", "note", "version", "acceptance"}
"""Nouns that are filled in otherwise: in a grid, folded away, or in a part of their own."""


def test_words_of_the_user_are_never_markup_on_screen(opened: OpenPlan) -> None:
    for row in field_rows(opened):
        if row.spec.kind is Kind.LINE:
            try_in(row, "<b>vet</b>")
    opened.plan.seal()
    for page_id in PAGES:
        for tab in opened.tabs(page_id):
            rich = [
                described(label)
                for label in opened.window.findChildren(QLabel)
                if label.textFormat() is not Qt.TextFormat.PlainText and "vet" in label.text()
            ]
            assert rich == [], tab


@pytest.mark.parametrize("text", [LONG, ONE_WORD], ids=["10,000 in words", "10,000 in one word"])
def test_a_long_text_is_kept_whole_and_leaves_the_window_as_wide(
    opened: OpenPlan, text: str
) -> None:
    opened.resize(LOW)
    for page_id, noun, fields in (
        ("plan", Plan, ("title", "summary")),
        ("analyse", NOUNS["need"], ("statement", "explanation")),
        ("aanpak", Measure, ("title", "description")),
    ):
        for _ in opened.tabs(page_id):
            for row in opened.page.findChildren(FieldRow):
                if row.isVisible() and row.noun is noun and row.spec.name in fields:
                    assert try_in(row, text) == ""
    opened.plan.seal()
    for page_id in PAGES:
        for tab in opened.tabs(page_id):
            assert (opened.window.width(), opened.window.height()) == LOW, tab
            if isinstance(opened.page, ScrollingPage):
                assert opened.page.area.horizontalScrollBar().maximum() == 0, tab
    before, after = reopened(opened)
    assert before == after
    assert after.plan.title == on_one_line(text)


@pytest.mark.parametrize("name", ["title", "summary"])
def test_what_is_far_too_long_is_refused_and_stays(opened: OpenPlan, name: str) -> None:
    row = plan_row(opened, name)
    before = row.current()
    assert try_in(row, TOO_LONG) == ""
    assert row.editor.refused
    shown_text = row.editor.typed() if isinstance(row.editor, TypedEditor) else ""
    assert len(shown_text) == len(TOO_LONG)
    saved, after = reopened(opened)
    assert saved == after
    assert getattr(after.plan, name) == before


def plan_row(opened: OpenPlan, name: str) -> FieldRow:
    page = opened.show("plan")
    assert isinstance(page, PlanPage)
    return page.rows[name]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("start_on", "31-02-2023"),
        ("start_on", "gisteren"),
        ("end_on", "2023-13-01"),
        ("grant_eur", "-5"),
        ("grant_eur", "veel geld"),
        ("grant_eur", "1.2.3"),
        ("grant_eur", "9" * 40),
    ],
)
def test_a_wrong_day_or_amount_is_refused_in_a_sentence(
    opened: OpenPlan, name: str, typed: str
) -> None:
    row = plan_row(opened, name)
    before = row.current()
    assert try_in(row, typed) == ""
    assert row.editor.refused.endswith(".")
    assert row.current() == before
    opened.show("geld")
    assert plan_row(opened, name).editor.typed() == typed
    assert reopened(opened)[1].plan.title


def test_an_end_before_the_start_is_kept_and_said_at_the_field(opened: OpenPlan) -> None:
    for name, day in (("start_on", "1-8-2025"), ("end_on", "1-8-2021")):
        put(plan_row(opened, name).editor.focus_target(), day)
        opened.plan.seal()
    found = [f for f in opened.plan.bridge.findings if f.rule_id == "periods.end_after_start"]
    (finding,) = [each for each in found if each.place.noun == Plan.NAME]
    notes = plan_row(opened, finding.place.field).notes
    assert finding.sentence in " ".join(label.text() for label in notes.findChildren(QLabel))
    before, after = reopened(opened)
    assert before == after
    assert (after.plan.start_on, after.plan.end_on) == (date(2025, 8, 1), date(2021, 8, 1))


def test_a_municipality_that_is_no_more_says_its_successor(opened: OpenPlan) -> None:
    editor = plan_row(opened, "municipality_name").editor
    assert isinstance(editor, MunicipalityEditor)
    put(editor.line, "Cuijk")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    opened.plan.seal()
    said = " ".join(label.text() for label in editor.remark.findChildren(QLabel))
    assert "Land van Cuijk" in said
    assert reopened(opened)[1].plan.municipality_name == "Cuijk"


def test_the_same_partner_twice_is_kept_and_said(opened: OpenPlan) -> None:
    form = form_of(opened, "urgentie", Partner.NAME)
    first, second = opened.plan.bridge.view.rows(Partner)[:2]
    row = form.rows["name"]
    other = second if row.row_id == first.id else first
    assert try_in(row, other.name) == ""
    opened.plan.seal()
    row.show_findings()
    settle()
    said = " ".join(label.text() for label in row.notes.findChildren(QLabel))
    assert "deze naam" in said
    before, after = reopened(opened)
    assert before == after


def form_of(opened: OpenPlan, page_id: str, noun: str) -> DetailForm:
    for _ in opened.tabs(page_id):
        for part in opened.page.findChildren(ListPart):
            if part.isVisible() and noun == part.noun.NAME:
                return part.detail
    raise LookupError(noun)


def test_a_title_with_slashes_is_no_path(opened: OpenPlan) -> None:
    path = opened.plan.bridge.file.path
    assert try_in(plan_row(opened, "title"), "../2021/2025: C:\\plan") == ""
    before, after = reopened(opened)
    assert before == after
    assert after.plan.title == "../2021/2025: C:\\plan"
    assert [each.name for each in path.parent.glob("*.npoplan")] == [path.name]


def test_a_place_that_is_read_only_is_said_under_the_top_bar(
    opened: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work copy on this computer has it; the next opening brings it into the file."""
    path = opened.plan.bridge.file.path
    old = path.read_bytes()
    told: list[str] = []
    monkeypatch.setattr("ui.dialogs.ask.tell", lambda parent, title, text: told.append(text))
    with monkeypatch.context() as read_only:
        read_only.setattr("npo_wizard.storage.publish.os.access", lambda *asked: False)
        assert try_in(plan_row(opened, "title"), "Blijft bewaard") == ""
        with pytest.raises(TargetError):
            opened.plan.bridge.file.publish()
        settle()
        assert opened.plan.trouble.isVisible()
        assert "staat veilig op deze computer" in opened.plan.trouble.text.text()
        assert opened.window.close_plan()
    assert any("staat veilig op deze computer" in sentence for sentence in told)
    assert path.read_bytes() == old
    again = PlanFile.open(path)
    assert again.view.plan.title == "Blijft bewaard"
    again.close()


def test_every_editor_on_every_page_belongs_to_a_field(opened: OpenPlan) -> None:
    """So that none is left out above: what is no field row has a test of its own."""
    for page_id in PAGES:
        for tab in opened.tabs(page_id):
            for editor in opened.page.findChildren(Editor):
                owner = editor.objectName().split(".")[0]
                assert owner in {*NOUNS, "answer", "scope", "amount"}, f"{tab}: {described(editor)}"
