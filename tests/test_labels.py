"""What a step is called: the words of the user, with the title of the row."""

import pytest

from npo_wizard import content
from npo_wizard.labels import label
from npo_wizard.plan import compose, edits
from npo_wizard.plan.cost_cells import CostCell, fill
from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import FundingStream, Measure, Need
from npo_wizard.plan.view import PlanView

VIEW = PlanView.of(
    [
        FundingStream(id="s", name="Uitkering"),
        Need(id="n", statement="Taal"),
        Need(id="leeg", position=1),
        Measure(id="m", title="Zomerschool taal"),
    ]
)


def said(edit):
    return label(edit, VIEW, edits.apply(VIEW, edit).view, content.load())


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (compose.remove(VIEW, "measure", "m"), "Maatregel 'Zomerschool taal' verwijderd"),
        (compose.remove(VIEW, "need", "leeg"), "Behoefte verwijderd"),
        (compose.add(VIEW, Need, statement="Rekenen"), "Behoefte 'Rekenen' toegevoegd"),
        (compose.duplicate(VIEW, "need", "n"), "Behoefte 'Taal (kopie)' toegevoegd"),
        (compose.move(VIEW, "need", "n", 1), "Behoefte 'Taal' verplaatst"),
        (
            compose.set_cost(VIEW, "m", "s", 2023, "planned_eur", 5),
            "Kosten 2023 van 'Zomerschool taal' gewijzigd",
        ),
        (
            fill(
                VIEW, [(CostCell("m", "s", year, "planned_eur"), 5) for year in (2023, 2024)]
            ).edit,
            "Kosten gewijzigd op 2 plaatsen",
        ),
        (
            fill(VIEW, [(CostCell("m", "s", 2023, "planned_eur"), 5)]).edit,
            "Kosten 2023 van 'Zomerschool taal' gewijzigd",
        ),
        (compose.set_report_year(VIEW, 2023, "received_eur", 5), "Verslagjaar 2023 gewijzigd"),
    ],
)
def test_a_step_is_named_after_what_the_user_did(edit, words):
    assert said(edit) == words


def test_a_field_is_named_as_on_the_form():
    form = content.load().words.noun("need").fields["priority"].label
    assert said(SetField("need", "n", "priority", "hoog")).lower() == (
        f"behoefte 'taal': {form} gewijzigd".lower()
    )


def test_a_field_that_is_a_question_stands_between_quotes():
    asked = content.load().words.noun("need").fields["target_group"].label
    assert asked.endswith("?")
    assert said(SetField("need", "n", "target_group", "groep 5")).endswith(f": '{asked}' gewijzigd")


def test_an_answer_is_named_after_its_question():
    question = next(iter(content.load().questions.values()))
    words = said(compose.set_answer(VIEW, question.id, "text", "Ja"))
    assert words.startswith(f"Antwoord '{question.label[:30]}")


def test_an_answer_to_a_question_that_is_unknown_is_not_taken_for_a_step():
    words = said(compose.set_answer(VIEW, "later", "text", "Ja"))
    assert words.startswith("Antwoord 'Vraag die dit programma niet kent")
    step = content.load().steps[0]
    assert said(compose.set_answer(VIEW, step.answer_id, "text", "Ja")).startswith("Stand van een")


def test_a_long_title_is_cut():
    long = compose.add(VIEW, Need, statement="woord " * 50)
    assert len(said(long)) < 70
