"""Answers to questions that are no longer asked keep their question, in the plan and in print."""

from dataclasses import replace

import pytest

from npo_wizard import content as contents
from npo_wizard.content.schema import Content, Retired
from npo_wizard.content.unasked import Unasked, question_of, unasked
from npo_wizard.plan.nouns import Answer
from npo_wizard.plan.view import PlanView
from npo_wizard.report.compose import compose
from tests.report.examples import MADE_ON, text_of

OLD = "Wat vindt de wethouder ervan?"
UNKNOWN = "Vraag die dit programma niet kent (later.bedacht)"


@pytest.fixture
def content() -> Content:
    """The content of today, with two questions that were asked before."""
    retired = (
        Retired(id="oud.wethouder", label=OLD, successor="analyse.stem"),
        Retired(id="oud.leeg", label="Wat was er nog meer?"),
    )
    return replace(contents.load(), retired={each.id: each for each in retired})


@pytest.fixture
def view(content: Content) -> PlanView:
    return PlanView.of(
        [
            Answer(id="oud.wethouder", text="Die is er <blij> mee & trots op."),
            Answer(id="oud.leeg", text="  "),
            Answer(id="later.bedacht", reason="Dit speelt hier niet."),
            Answer(id="analyse.stem", text="Van nu."),
            Answer(id=content.steps[0].answer_id, text="Van een stap."),
        ]
    )


def test_each_keeps_its_question_and_says_what_took_its_place(
    content: Content, view: PlanView
) -> None:
    now = content.questions["analyse.stem"].label
    assert unasked(view, content) == [
        Unasked("later.bedacht", UNKNOWN, "", "Dit speelt hier niet."),
        Unasked("oud.wethouder", OLD, "Die is er <blij> mee & trots op.", "", now),
    ]


def test_question_and_answer_are_printed(content: Content, view: PlanView) -> None:
    printed = text_of(compose(view, content, (), made_on=MADE_ON))
    answer = "Die is er <blij> mee & trots op."
    assert f"{UNKNOWN} Dit speelt hier niet. {OLD} {answer}" in printed


def test_an_id_from_a_file_is_shown_short_and_as_plain_words(content: Content) -> None:
    assert question_of(content, "a\n\x00b" + "x" * 200) == (
        f"Vraag die dit programma niet kent (ab{'x' * 36})"
    )
