"""Notes on rows and answers, and the tab that lists them all."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from npo_wizard.plan.compose import remove
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import PLAN_ID, Answer, Need, Note, Partner
from npo_wizard.rules.finding import Place
from tests.ui.memory_file import bridge_of
from ui.bridge import Bridge
from ui.pages.controle_page import ControlePage
from ui.pages.list_part import ListPart
from ui.pages.note_card import NoteCard
from ui.pages.note_list import NoteList
from ui.pages.note_places import place, subject
from ui.pages.notes_section import NotesSection
from ui.pages.plan_page import PlanPage
from ui.pages.questions_part import QuestionsPart

QUESTION = "samenwerking.kinderopvang_niet"
GONE = "Hoort bij iets dat is verwijderd"


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return bridge_of(
        [
            Need(id="n1", statement="Lezen"),
            Need(id="n2", statement="Plannen", position=1),
            Note(id="a", on_noun="need", on_id="n2", text="Navragen", author="Adviseur"),
            Note(id="b", on_noun="need", on_id="n2", on_field="statement", text="x", position=1),
        ]
    )


def watched(qtbot: QtBot, bridge: Bridge, made: ListPart | ControlePage | QuestionsPart) -> None:
    bridge.plan_changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)


@pytest.fixture
def part(qtbot: QtBot, bridge: Bridge) -> ListPart:
    made = ListPart(bridge, "need", "Behoeften")
    watched(qtbot, bridge, made)
    return made


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge) -> ControlePage:
    made = ControlePage(bridge, "controle")
    watched(qtbot, bridge, made)
    made.tabs.show_part(3)
    return made


def section(part: ListPart) -> NotesSection:
    found = part.detail.findChild(NotesSection)
    assert isinstance(found, NotesSection)
    return found


def listed(owner: ListPart | ControlePage | QuestionsPart) -> NoteList:
    found = owner.findChild(NoteList)
    assert isinstance(found, NoteList)
    return found


def cards(owner: ListPart | ControlePage | QuestionsPart) -> list[NoteCard]:
    notes = listed(owner)
    return sorted(notes.cards.values(), key=notes._column.indexOf)


def typed(qtbot: QtBot, card: NoteCard, words: str) -> None:
    qtbot.keyClicks(card.text.editor.focus_target(), words)
    card.flush()


class TestOnARow:
    def test_the_number_stands_at_the_end_of_the_form(self, part: ListPart) -> None:
        assert section(part).fold.text() == "Notities (0)"
        part.select("n2")
        assert section(part).fold.text() == "Notities (2)"
        assert section(part).fold.objectName() == "notes.need"
        assert part.detail.sections[-1] is section(part)

    def test_nothing_is_made_before_it_is_wanted(self, part: ListPart) -> None:
        assert part.findChild(NoteList) is None
        section(part).fold.click()
        assert listed(part).isVisible()
        section(part).fold.click()
        assert not listed(part).isVisible()

    def test_a_note_is_added_and_typed(self, qtbot: QtBot, bridge: Bridge, part: ListPart) -> None:
        section(part).fold.click()
        listed(part).add.click()
        (card,) = cards(part)
        assert QApplication.focusWidget() is card.text.editor.focus_target()
        typed(qtbot, card, "Bellen")
        note = bridge.view.get(Note, card.note_id)
        assert note is not None
        assert (note.on_noun, note.on_id, note.on_field, note.text) == ("need", "n1", "", "Bellen")
        assert section(part).fold.text() == "Notities (1)"

    def test_author_and_done_are_kept(self, qtbot: QtBot, bridge: Bridge, part: ListPart) -> None:
        part.select("n2")
        section(part).fold.click()
        first = cards(part)[0]
        assert first.author.editor.value() == "Adviseur"
        qtbot.keyClicks(first.author.editor.focus_target(), "X")
        first.flush()
        first.done.click()
        note = bridge.view.get(Note, "a")
        assert note is not None
        assert (note.author, note.is_done) == ("XAdviseur", True)
        bridge.undo()
        assert not first.done.isChecked()

    def test_a_removed_note_comes_back_by_undo(
        self, qtbot: QtBot, bridge: Bridge, part: ListPart
    ) -> None:
        part.select("n2")
        section(part).fold.click()
        with qtbot.waitSignal(bridge.message) as said:
            cards(part)[0].remove.click()
        assert said.args == ["Verwijderd.", True]
        assert [note.id for note in bridge.view.rows(Note)] == ["b"]
        assert section(part).fold.text() == "Notities (1)"
        bridge.undo()
        assert [card.note_id for card in cards(part)] == ["a", "b"]

    def test_what_was_typed_before_another_is_removed_is_kept(
        self, qtbot: QtBot, bridge: Bridge, part: ListPart
    ) -> None:
        part.select("n2")
        section(part).fold.click()
        first, second = cards(part)
        qtbot.keyClicks(first.text.editor.focus_target(), "Eerst ")
        second.remove.click()
        assert bridge.view.title("note", "a") == "Eerst Navragen"

    def test_undo_of_adding_keeps_the_focus_at_the_notes(
        self, bridge: Bridge, part: ListPart
    ) -> None:
        section(part).fold.click()
        listed(part).add.click()
        bridge.undo()
        assert QApplication.focusWidget() is listed(part).add

    def test_another_row_has_its_own(self, part: ListPart) -> None:
        part.select("n2")
        section(part).fold.click()
        assert len(cards(part)) == 2
        part.select("n1")
        assert cards(part) == []
        assert listed(part).on == ("need", "n1")

    def test_a_note_on_a_field_says_which(self, part: ListPart) -> None:
        part.select("n2")
        section(part).fold.click()
        on_row, on_field = cards(part)
        assert on_row.about.isHidden()
        assert on_field.about.text() == "Behoefte 'Plannen': behoefte"
        assert on_field.go.isHidden()

    def test_the_plan_as_a_whole_has_notes_too(self, qtbot: QtBot, bridge: Bridge) -> None:
        made = PlanPage(bridge, "plan")
        qtbot.addWidget(made)
        assert made.notes.fold.text() == "Notities (0)"
        made.notes.fold.click()
        made.notes.list.add.click()
        assert bridge.view.rows(Note)[-1].on_noun == "plan"


class TestOnAnAnswer:
    @pytest.fixture
    def questions(self, qtbot: QtBot, bridge: Bridge) -> QuestionsPart:
        made = QuestionsPart(bridge, [QUESTION], "Vragen")
        watched(qtbot, bridge, made)
        return made

    def test_a_quiet_link_opens_them(
        self, qtbot: QtBot, bridge: Bridge, questions: QuestionsPart
    ) -> None:
        row = questions.rows[QUESTION]
        assert row.notes.fold.text() == "Notitie"
        row.notes.fold.click()
        listed(questions).add.click()
        typed(qtbot, cards(questions)[0], "Nog eens vragen")
        (note,) = [each for each in bridge.view.rows(Note) if each.on_noun == Answer.NAME]
        assert (note.on_id, note.text) == (QUESTION, "Nog eens vragen")
        assert row.notes.fold.text() == "Notities (1)"

    def test_a_note_is_no_answer(self, bridge: Bridge, questions: QuestionsPart) -> None:
        questions.rows[QUESTION].notes.fold.click()
        listed(questions).add.click()
        assert bridge.view.rows(Answer) == ()


class TestAllNotes:
    def test_each_says_what_it_is_about(self, page: ControlePage) -> None:
        assert page.tabs.bar.tabText(3) == "Notities (2)"
        assert [card.about.text() for card in cards(page)] == [
            "Behoefte 'Plannen'",
            "Behoefte 'Plannen': behoefte",
        ]
        assert all(card.about.isVisible() for card in cards(page))

    def test_ga_naar_goes_to_the_row(self, bridge: Bridge, page: ControlePage) -> None:
        places: list[Place] = []
        bridge.go_to_requested.connect(places.append)
        for card in cards(page):
            card.go.click()
        assert places == [
            Place("analyse", "need", "n2"),
            Place("analyse", "need", "n2", "statement"),
        ]

    def test_it_is_edited_here(self, qtbot: QtBot, bridge: Bridge, page: ControlePage) -> None:
        qtbot.keyClicks(cards(page)[0].text.editor.focus_target(), "Snel ")
        page.seal()
        assert bridge.view.title("note", "a") == "Snel Navragen"

    def test_a_new_one_is_about_the_whole_plan(self, bridge: Bridge, page: ControlePage) -> None:
        listed(page).add.click()
        assert cards(page)[-1].about.text() == "Het hele plan"
        assert page.tabs.bar.tabText(3) == "Notities (3)"

    def test_it_outlives_its_row_and_says_so(self, bridge: Bridge, page: ControlePage) -> None:
        bridge.apply(remove(bridge.view, "need", "n2"))
        assert [card.about.text() for card in cards(page)] == [GONE, GONE]
        assert all(card.go.isHidden() for card in cards(page))
        bridge.undo()
        assert cards(page)[0].about.text() == "Behoefte 'Plannen'"
        assert cards(page)[0].go.isVisible()

    def test_it_follows_the_name_of_its_row(self, bridge: Bridge, page: ControlePage) -> None:
        bridge.apply(SetField("need", "n2", "statement", "Rekenen"))
        assert cards(page)[0].about.text() == "Behoefte 'Rekenen'"

    def test_one_goes_to_a_note(self, page: ControlePage) -> None:
        page.tabs.show_part(0)
        page.go_to(Place("controle", "note", "b"))
        assert QApplication.focusWidget() is cards(page)[1].text.editor.focus_target()


@pytest.mark.parametrize(
    ("on", "said", "leads_to"),
    [
        (("", "", ""), "Het hele plan", Place("plan", "plan", PLAN_ID)),
        (("plan", PLAN_ID, "title"), "Het hele plan: titel",
         Place("plan", "plan", PLAN_ID, "title")),
        (("partner", "p", "geen"), "Partner zonder naam",
         Place("urgentie", "partner", "p", "geen")),
        (("answer", "stap.3", ""), "Stap 3: ", Place("analyse", "answer", "stap.3")),
        (("answer", "weg", ""), GONE, None),
        (("need", "weg", ""), GONE, None),
        (("iets", "n1", ""), GONE, None),
    ],
)  # fmt: skip
def test_what_a_note_is_about(on: tuple[str, str, str], said: str, leads_to: Place | None) -> None:
    noun, row_id, field = on
    bridge = bridge_of([Partner(id="p")])
    note = Note(id="x", on_noun=noun, on_id=row_id, on_field=field)
    assert subject(bridge.view, bridge.content, note).startswith(said)
    assert place(bridge.view, bridge.content, note) == leads_to


def test_a_question_leads_to_its_step() -> None:
    bridge = bridge_of()
    note = Note(id="x", on_noun="answer", on_id=QUESTION)
    label = bridge.content.questions[QUESTION].label
    assert subject(bridge.view, bridge.content, note) == f"Vraag '{label}'"
    assert place(bridge.view, bridge.content, note) == Place("samenwerking", "answer", QUESTION)


def test_a_note_on_an_answer_to_an_unknown_question_says_so_in_words(qapp: object) -> None:
    note = Note(id="a", on_noun="answer", on_id="later", text="Navragen")
    bridge = bridge_of([Answer(id="later", text="Ja"), note])
    said = subject(bridge.view, bridge.content, note)
    assert said == "Vraag die dit programma niet kent (later)"
