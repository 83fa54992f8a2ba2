"""What holds for every example plan: whole, well linked, and about nobody who exists."""

import json
import re

import pytest

from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import (
    NOUNS,
    Answer,
    BuildingBlockScore,
    Measure,
    MeasureCost,
    Need,
    Note,
    Source,
    cost_id,
    score_id,
)
from npo_wizard.plan.view import PlanView, linked_ids, pointing_fields
from npo_wizard.storage.exchange import from_json, to_json
from tests.examples.reading import CONTENT, EXAMPLES, VIEWS, data_of, text_of, words_of

LONGEST_TITLE = 60
"""Characters: a title stands in a table beside four other columns."""
LONGEST_SENTENCE = 25
"""Words, as the plan itself is asked to keep to."""


@pytest.fixture(params=EXAMPLES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def view(name: str) -> PlanView:
    return VIEWS[name]


class TestEveryExample:
    def test_is_the_exchange_form_written_out_in_full(self, name):
        data = data_of(name)
        assert list(data) == ["format", "version", "nouns", "history"]
        assert (data["format"], data["version"], data["history"]) == ("npoplan", 1, [])
        assert list(data["nouns"]) == list(NOUNS)
        for noun, rows in data["nouns"].items():
            for row in rows:
                assert list(row) == list(NOUNS[noun].model_fields)
        assert json.dumps(data, ensure_ascii=False, indent=2) + "\n" == text_of(name)

    def test_values_come_back_as_they_were_written(self, name, view):
        for noun, rows in data_of(name)["nouns"].items():
            assert [row.model_dump(mode="json") for row in view.rows(NOUNS[noun])] == rows

    def test_reading_and_writing_it_again_gives_the_same_text(self, name, view):
        imported = from_json(text_of(name))
        assert imported.view == view
        assert to_json(imported.view, imported.history) == text_of(name)

    def test_says_that_the_municipality_is_invented(self, view):
        assert view.plan.municipality_code == ""
        assert "verzonnen" in view.plan.summary
        assert view.plan.municipality_name not in {each.name for each in CONTENT.municipalities}
        assert all("fictief cijfer" in each.origin for each in view.rows(Source) if each.figure)

    def test_ids_occur_once_and_rows_are_numbered(self, name):
        rows = data_of(name)["nouns"]
        for noun, table in rows.items():
            assert [row["position"] for row in table] == list(range(len(table))), noun
        ids = [row["id"] for table in rows.values() for row in table]
        assert len(ids) == len(set(ids))

    def test_ids_of_cells_say_which_cell_they_are(self, view):
        for cost in view.rows(MeasureCost):
            assert cost.year is not None
            assert cost.id == cost_id(cost.measure_id, cost.stream_id, cost.year)
        for score in view.rows(BuildingBlockScore):
            assert score.id == score_id(score.measure_id, score.block)

    def test_every_link_leads_to_a_row(self, view):
        for row in view.all_rows():
            for field, _, target in pointing_fields(type(row)):
                for row_id in linked_ids(row, field):
                    assert view.find(target, row_id) is not None, f"{row.id}.{field}: {row_id}"

    def test_every_choice_from_a_list_is_in_that_list(self, view):
        for row in view.all_rows():
            for spec in specs(type(row)).values():
                if spec.kind not in (Kind.LISTED, Kind.LISTED_MANY):
                    continue
                known = {each.id for each in CONTENT.listed(spec.target, view.plan.profile)}
                value = getattr(row, spec.name)
                chosen = set(value if isinstance(value, tuple) else [value]) - {""}
                assert chosen <= known, f"{row.id}.{spec.name}"

    def test_answers_belong_to_a_question_or_step(self, view):
        known = set(CONTENT.questions) | {step.answer_id for step in CONTENT.steps}
        assert {answer.id for answer in view.rows(Answer)} <= known

    def test_notes_hang_on_something_that_is_there(self, view):
        for note in view.rows(Note):
            assert view.find(note.on_noun, note.on_id) is not None
            assert note.on_field in {"", *specs(NOUNS[note.on_noun])}

    @pytest.mark.parametrize(
        "forbidden",
        [r"\S@\S", r"\b0\d([ -]?\d){8}\b", r"\b\d{8,9}\b", r"\bNL\d\d ?[A-Z]{4}", r"https?:|www\."],
        ids=["e-mail", "phone", "bsn", "iban", "address"],
    )
    def test_holds_nothing_of_a_real_person(self, view, forbidden):
        found = [place for place, text in words_of(view) if re.search(forbidden, text)]
        assert found == []

    def test_speaks_of_no_group_smaller_than_ten_children(self, view):
        few = r"\b(\d|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
        small = re.compile(few + r" (kinderen|leerlingen|jongeren|peuters)\b")
        assert [place for place, text in words_of(view) if small.search(text)] == []
        counts = [need.children_count for need in view.rows(Need)]
        counts += [measure.reach_count for measure in view.rows(Measure)]
        assert all(count >= 10 for count in counts if count is not None)

    def test_titles_fit_a_table_and_sentences_a_breath(self, view):
        for row in view.all_rows():
            if not isinstance(row, Answer | Note):
                title = view.title(row.NAME, row.id)
                assert 0 < len(title) <= LONGEST_TITLE, f"{row.id}: {title}"
        for place, text in words_of(view):
            for sentence in re.split(r"(?<=[.!?])\s+", text):
                assert len(sentence.split()) <= LONGEST_SENTENCE, f"{place}: {sentence}"

    def test_a_share_agrees_with_the_counts_beside_it(self, view):
        counted = r"(\d+)%[^.]*?\((\d[\d.]*) van (?:de )?(\d[\d.]*)"
        for place, text in words_of(view):
            for share, part, whole in re.findall(counted, text):
                numbers = int(part.replace(".", "")) / int(whole.replace(".", "")) * 100
                assert abs(numbers - int(share)) < 0.51, f"{place}: {text}"
