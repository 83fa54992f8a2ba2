"""A step in words: what it touched is called by its name, also where it is no longer there."""

from datetime import UTC, datetime

from npo_wizard import content
from npo_wizard.difference import told_steps
from npo_wizard.plan import compose
from npo_wizard.plan.edits import AddRow, SetField, apply
from npo_wizard.plan.folds import steps_of
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import Action
from npo_wizard.plan.view import PlanView

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_what_was_removed_is_called_by_its_last_name_in_all_its_steps():
    view, history = PlanView.of([]), History()
    edits = [
        lambda _: AddRow(Action(id="a")),
        lambda _: SetField("action", "a", "what", "Zaal huren"),
        lambda view: compose.remove(view, "action", "a"),
    ]
    for make in edits:
        edit = make(view)
        done = apply(view, edit)
        history.done(edit, done.inverse, label="x", at=NOW, who="", merge_key=None)
        view = done.view
    told = list(told_steps(view, steps_of(history), content.load()))
    assert len(told) == 3
    assert all("‘Zaal huren’" in place for each in told for place in each.places)
