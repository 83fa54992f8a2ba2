"""A plan as JSON: lossless out and in, strict, and described by a published schema."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npo_wizard import resources
from npo_wizard.errors import PlanDamaged, PlanFileError
from npo_wizard.plan import edits
from npo_wizard.plan.history import History
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import exchange, exchange_parts
from npo_wizard.storage.exchange import from_json, read_text, schema, schema_text, to_json
from npo_wizard.storage.exchange_parts import ImportRefused
from npo_wizard.storage.planfile import write_new
from npo_wizard.storage.reading import read_stored
from tests.plan.strategies import any_edit, calm, plans
from tests.storage.desk import add_need, new_plan, open_plan

EXAMPLES = sorted(resources.path("examples").glob("*.json"))
VALIDATOR = jsonschema.Draft202012Validator(schema())
NEED = {"id": "n", "position": 0, "statement": "Taal"}
RESULT = {"id": "r", "need_ids": ["n"]}


def whole(**nouns):
    return {
        "format": "npoplan",
        "version": 1,
        "nouns": {"plan": [{"id": "plan"}], **nouns},
        "history": [],
    }


def refused(text):
    with pytest.raises(ImportRefused) as error:
        from_json(text if isinstance(text, str) else json.dumps(text))
    return error.value


@calm
@given(view=plans())
def test_export_import_export_gives_the_same_bytes(view):
    first = to_json(view)
    imported = from_json(first)
    assert imported.view == view
    assert to_json(imported.view, imported.history) == first


@settings(calm, max_examples=20)
@given(data=st.data())
def test_the_history_goes_along_unchanged(data):
    from datetime import UTC, datetime

    view, history = PlanView.of([]), History()
    at = datetime(2026, 3, 1, tzinfo=UTC)
    for _ in range(data.draw(st.integers(1, 5))):
        edit = data.draw(any_edit(view))
        done = edits.apply(view, edit)
        history.done(edit, done.inverse, label="x", at=at, who="Jo", merge_key=None)
        view = done.view
    history.undone(at=at, who="")
    text = to_json(view, history)
    imported = from_json(text)
    assert imported.history.entries == history.entries
    assert to_json(imported.view, imported.history) == text
    VALIDATOR.validate(json.loads(text))


def test_through_a_plan_file_the_bytes_are_the_same_too(tmp_path):
    plan = open_plan(new_plan(tmp_path / "a.npoplan"))
    add_need(plan, "Taal 👩‍👧 <b>")
    plan.undo()
    plan.close()
    stored = read_stored(tmp_path / "a.npoplan")
    text = to_json(stored.view, stored.history)
    imported = from_json(text)
    write_new(tmp_path / "b.npoplan", imported.view, imported.history)
    again = read_stored(tmp_path / "b.npoplan")
    assert to_json(again.view, again.history) == text


def test_the_text_has_all_fields_in_order_two_spaces_and_ends_with_a_line():
    text = to_json(PlanView.of([]))
    assert text.startswith(
        '{\n  "format": "npoplan",\n  "version": 1,\n  "nouns": {\n    "plan": ['
    )
    assert text.endswith('"history": []\n}\n')
    plan = json.loads(text)["nouns"]["plan"][0]
    assert list(plan)[:4] == ["id", "position", "title", "municipality_code"]


def test_the_published_schema_is_the_one_of_today():
    published = resources.text("schema/npoplan-1.schema.json")
    assert published == schema_text()
    jsonschema.Draft202012Validator.check_schema(json.loads(published))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_fit_the_schema_and_come_back_as_they_were(path):
    text = path.read_text(encoding="utf-8")
    VALIDATOR.validate(json.loads(text))
    imported = from_json(text)
    assert to_json(imported.view, imported.history) == text


@settings(calm, max_examples=20)
@given(view=plans(max_edits=6))
def test_what_is_exported_fits_the_schema(view):
    VALIDATOR.validate(json.loads(to_json(view)))


def test_fields_and_nouns_that_are_left_out_are_empty():
    view = from_json(json.dumps(whole(need=[NEED], result=[RESULT]))).view
    assert view.title("need", "n") == "Taal"
    assert view.plan.title == ""


@pytest.mark.parametrize(
    ("nouns", "place"),
    [
        ({"need": [{**NEED, "children_count": -1}]}, "In 'need', rij 1, veld 'children_count'"),
        ({"need": [{**NEED, "children_count": "5"}]}, "veld 'children_count'"),
        ({"need": [{**NEED, "children_count": True}]}, "veld 'children_count'"),
        ({"need": [{**NEED, "children_count": 5.0}]}, "veld 'children_count'"),
        ({"need": [{**NEED, "position": "0"}]}, "veld 'position'"),
        ({"funding_stream": [{"id": "s", "is_grant": 1}]}, "veld 'is_grant'"),
        ({"plan": [{"id": "plan", "start_on": 20_000}]}, "veld 'start_on'"),
        ({"plan": [{"id": "plan", "start_on": "2023-01-01T00:00"}]}, "veld 'start_on'"),
        ({"need": [{**NEED, "source_ids": "n"}]}, "veld 'source_ids'"),
        ({"need": [{**NEED, "statement": 5}]}, "veld 'statement'"),
        ({"need": [{**NEED, "statement": "\ud800"}]}, "veld 'statement'"),
        ({"need": [{**NEED, "priority": "top"}]}, "veld 'priority': Kies"),
        ({"need": [{**NEED, "statement": "x" * 30_001}]}, "30.000 tekens"),
        ({"need": [NEED, {**NEED, "id": "m", "kleur": 1}]}, "rij 2, veld 'kleur'"),
        ({"need": [{"statement": "zonder id"}]}, "veld 'id': Dit veld ontbreekt"),
        ({"need": [NEED, NEED]}, "rij 2, veld 'id': 'n' komt al eerder voor"),
        ({"need": ["Taal"]}, "In 'need', rij 1"),
        ({"need": {"n": NEED}}, "In 'need' staat geen lijst"),
        ({"result": [RESULT]}, "In 'result', rij 1, veld 'need_ids': 'n' staat niet in 'need'"),
        ({"need": [NEED], "result": [{"id": "r", "need_ids": ["n", "n"]}]}, "twee keer"),
        ({"measure_cost": [{"id": "c"}]}, "veld 'measure_id': Hier hoort een id uit 'measure'"),
        ({"plan": []}, "In 'plan' hoort één rij"),
        ({"plan": [{"id": "ander"}]}, "In 'plan' hoort één rij"),
        ({"plan": [{"id": "plan", "start_on": "31-12-2022"}]}, "veld 'start_on'"),
        ({"behoefte": []}, "onbekend onderdeel 'behoefte'"),
    ],
)
def test_a_mistake_is_named_by_noun_row_and_field(nouns, place):
    assert place in str(refused(whole(**nouns)))


def test_all_mistakes_are_told_at_once():
    error = refused(whole(need=[{**NEED, "position": -1}], result=[{"id": "r", "kleur": "rood"}]))
    assert len(error.problems) == 2
    assert "Er is nog 1 fout." in str(error)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "geen geldige JSON"),
        ("{\n\n,}", "Regel 3"),
        ("[]", "geen plan van dit programma"),
        ('{"format": "anders"}', "geen plan van dit programma"),
        ('{"format": "npoplan", "version": 2}', "versie 1"),
        ('{"format": "npoplan", "version": 1}', "'nouns' ontbreekt"),
        (json.dumps({**whole(), "extra": 1}), "onbekend onderdeel 'extra'"),
        ('{"format": "npoplan", "format": "npoplan"}', "twee keer"),
        ('{"format": NaN}', "geen getal"),
        ('{"version": ' + "9" * 5000 + "}", "veel te veel cijfers"),
        ("[" * 100_000, "te diep"),
        ('{"a":' * 50_000, "te diep"),
    ],
)
def test_a_text_that_is_no_plan_is_told_so(text, words):
    assert words in str(refused(text))


ENTRY = {
    "seq": 1,
    "at": "2026-03-01T12:00:00+01:00",
    "who": "",
    "kind": "edit",
    "of_seq": None,
    "label": "Titel gewijzigd",
    "edit": {"set": "plan", "id": "plan", "field": "title", "value": "Nieuw"},
    "inverse": {"set": "plan", "id": "plan", "field": "title", "value": ""},
}


@pytest.mark.parametrize(
    "history",
    [
        {},
        [{}],
        [3],
        [{**ENTRY, "at": "gisteren"}],
        [{**ENTRY, "at": "2026-03-01T12:00:00"}],
        [{**ENTRY, "at": 5}],
        [{**ENTRY, "seq": 0}],
        [{**ENTRY, "seq": "1"}],
        [{**ENTRY, "seq": 2**70}],
        [ENTRY, ENTRY],
        [{**ENTRY, "kind": "anders"}],
        [{**ENTRY, "kind": ["edit"]}],
        [{**ENTRY, "kind": "undo", "of_seq": 1}],
        [{**ENTRY, "edit": {}}],
        [{**ENTRY, "edit": {"remove": "plan"}}],
        [{**ENTRY, "label": None}],
        [{**ENTRY, "who": "\ud800"}],
        [{**ENTRY, "edit": {**ENTRY["edit"], "value": "\ud800"}}],
        [{**ENTRY, "extra": 1}],
    ],
)
def test_a_history_that_does_not_hold_is_refused(history):
    assert "history" in str(refused({**whole(), "history": history}))


def test_a_history_that_holds_is_taken():
    imported = from_json(json.dumps({**whole(), "history": [ENTRY]}))
    assert imported.history.undo_entry.label == "Titel gewijzigd"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xff\xfe{", "UTF-8"), (b" " * 2000, "groter dan")],
)
def test_a_file_that_cannot_be_text_or_is_too_large_is_refused(
    tmp_path, monkeypatch, content, words
):
    monkeypatch.setattr(exchange, "BYTES_MAX", 1000)
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=words):
        read_text(path)


def test_a_file_written_on_windows_is_read(tmp_path):
    path = Path(tmp_path / "x.json")
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(whole()).replace(" ", "\r\n").encode())
    assert from_json(read_text(path)).view == PlanView.of([])


@pytest.mark.parametrize("inside", ["{}", "[]", '"a"', "{},[[]]"])
def test_a_text_with_more_parts_than_a_plan_ever_has_is_not_taken_apart(monkeypatch, inside):
    monkeypatch.setattr(exchange, "PARTS_MAX", 1000)
    many = ",".join([inside] * 1001)
    text = f'{{"format": "npoplan", "version": 1, "nouns": {{"need": [{many}]}}}}'
    assert "meer in dan in een plan past" in str(refused(text))


def test_more_rows_or_steps_than_a_plan_ever_has_are_refused(monkeypatch):
    monkeypatch.setattr(exchange_parts, "ROWS_MAX", 3)
    monkeypatch.setattr(exchange_parts, "STEPS_MAX", 3)
    needs = [{"id": str(number)} for number in range(4)]
    assert "meer rijen dan" in str(refused(whole(need=needs)))
    assert "meer stappen dan" in str(refused({**whole(), "history": [ENTRY] * 4}))


@pytest.mark.parametrize("plan", [7, True, "plan", {"id": "plan"}])
def test_the_plan_is_a_list_of_one_row_and_nothing_else(plan):
    assert "geen lijst van rijen" in str(refused({**whole(), "nouns": {"plan": plan}}))


def test_of_very_many_mistakes_only_the_first_are_looked_for():
    problems = refused(whole(need=[{}] * 5000)).problems
    assert len(problems) == exchange_parts.PROBLEMS_MAX


@pytest.mark.parametrize("deep", range(500, 1000, 9))
def test_a_step_that_is_nearly_too_deep_is_read_or_refused(deep):
    edit = {**ENTRY["edit"], "value": "HERE"}
    text = json.dumps({**whole(), "history": [{**ENTRY, "edit": edit}]})
    with suppress(PlanFileError):
        imported = from_json(text.replace('"HERE"', "[" * deep + "]" * deep))
        to_json(imported.view, imported.history)


def test_a_past_that_cannot_be_read_is_a_sentence_when_it_is_exported():
    entry = from_json(json.dumps({**whole(), "history": [ENTRY]})).history.entries[0]
    strange = History([replace(entry, edit_json="[" * 5000)])
    with pytest.raises(PlanDamaged, match="geschiedenis"):
        to_json(PlanView.of([]), strange)
