"""Whatever is pasted in whatever field: it is kept as it was, or refused with a sentence there.

Each text goes through the real form of each noun; then the plan is read back from a file.
"""

from __future__ import annotations

import pytest

from npo_wizard.plan.compose import add
from npo_wizard.plan.edits import apply
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import NOUNS, PLAN_ID, Measure, Monitoring, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.storage import planfile
from tests.ui.memory_file import bridge_of
from ui.pages.detail_form import DetailForm
from ui.widgets.editor import TypedEditor

TEXTS = {
    "ten thousand characters": "woord " * 1666 + "eind",
    "too long": "x" * 30_001,
    "emoji": "Feest 🎉 op school",
    "right to left": "مرحبا school",
    "quotes": "\"dubbel\" 'enkel' ‘krul’",
    "markup": "<b>vet</b> & <img src=x>",
    "template": "{{ plan }} {% raw %}",
    "query": "'); DROP TABLE measure;--",
    "below nought": "-5",
    "letters in money": "12 duizend",
    "no such day": "31-2-2023",
}
FORMS = ("funding_stream", "partner", "body", "consultation", "decision", "source", "need",
         "result", "measure", "monitoring", "measurement", "action", "risk")  # fmt: skip
_TEXT_KINDS = (Kind.LINE, Kind.TEXT)


def view_with(noun: str) -> PlanView:
    """A plan with one row of a noun, and the row that it belongs to."""
    view = PlanView.of([])
    owner = {}
    if noun == "measurement":
        view = apply(view, add(view, Monitoring, what="Meten")).view
        owner = {"monitoring_id": view.rows(Monitoring)[0].id}
    return apply(view, add(view, NOUNS[noun], **owner)).view


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("noun", FORMS)
def test_a_text_is_kept_or_refused_at_its_field(noun, text, styled, qtbot, tmp_path):
    bridge = bridge_of(view_with(noun).all_rows())
    form = DetailForm(bridge, NOUNS[noun])
    qtbot.addWidget(form)
    row_id = bridge.view.rows(NOUNS[noun])[0].id
    form.load(row_id)
    typed = {name: row.editor for name, row in form.rows.items()}
    tried = 0
    for name, editor in typed.items():
        if not isinstance(editor, TypedEditor):
            continue
        tried += 1
        editor.set_typed(text)
        editor._on_typed()
        editor.flush()
        value = getattr(bridge.view.get(NOUNS[noun], row_id), name)
        if editor.refused:
            assert editor.typed() == text, "what was typed must stay to be mended"
            assert value != text
        elif specs(NOUNS[noun])[name].kind in _TEXT_KINDS:
            assert value == text
        else:
            assert value is not None
    assert tried
    path = tmp_path / "plan.npoplan"
    planfile.write_new(path, bridge.view, History())
    assert planfile.read(path) == bridge.view


def test_a_field_refuses_what_it_cannot_hold_and_says_what_it_can(styled, qtbot):
    bridge = bridge_of(view_with("measure").all_rows())
    form = DetailForm(bridge, Measure)
    qtbot.addWidget(form)
    form.load(bridge.view.rows(Measure)[0].id)
    for name, text in (("reach_count", "-5"), ("reach_count", "veel"), ("start_on", "31-2-2023")):
        editor = form.rows[name].editor
        editor.set_typed(text)
        editor._on_typed()
        editor.flush()
        assert editor.refused.endswith((".", "!")), name
        assert editor.typed() == text


def test_an_end_before_the_start_is_said_at_the_plan(styled, qtbot):
    bridge = bridge_of([Plan(id=PLAN_ID, start_on="2023-05-01", end_on="2023-04-01")])
    assert "periods.end_after_start" in {each.rule_id for each in bridge.findings}
