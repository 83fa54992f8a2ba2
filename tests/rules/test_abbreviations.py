import pytest

from npo_wizard.plan.nouns import Answer, Body
from npo_wizard.rules.abbreviations import abbreviations, written_out
from tests.rules.asking import found, places
from tests.small_plan import plan

RULE = "wording.abbreviation"


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("Met LEA en SiSa; LEA nog eens.", ("LEA", "SiSa")),
        ("Het samenwerkingsverband (SWV) helpt", ("SWV",)),
        ("Voorbeeldstad Leest In Groep 3", ()),
        ("DIT IS EEN KOP IN HOOFDLETTERS", ()),
        ("Mail naar A@BC.nl of www.ABC.nl", ()),
        ("Groep 3B en COVID19", ()),
    ],
)
def test_an_abbreviation_is_a_short_word_with_two_capitals(
    text: str, shorts: tuple[str, ...]
) -> None:
    assert abbreviations(text) == shorts


@pytest.mark.parametrize("text", ["Fonds voor taal (XYZT)", "XYZT (Fonds voor taal)"])
def test_it_is_written_out_before_or_behind_it(text: str) -> None:
    assert written_out("XYZT", text)
    assert not written_out("XYZT", "Met het XYZT.")


def test_written_out_once_anywhere_in_the_plan_is_enough() -> None:
    used = {"zomer": {"description": "Het XYZT helpt."}}
    assert places(RULE, plan(**used)) == [("zomer", "description")]
    answer = Answer(id="urgentie.beleid", text="Het Fonds voor taal (XYZT) betaalt.")
    assert found(RULE, plan(answer, **used)) == []


def test_terms_of_the_glossary_and_what_everyone_knows_need_no_words() -> None:
    said = "De GGD, het PO en de jgz delen een PDF."
    assert found(RULE, plan(zomer={"description": said})) == []


def test_the_name_of_a_table_or_partner_explains_itself() -> None:
    assert found(RULE, plan(Body(id="b", name="XYZT"), zomer={"description": "XYZT."})) == []


def test_an_abbreviation_that_is_used_often_is_told_once() -> None:
    view = plan(
        zomer={"description": "Het XYZT.", "target_group": "XYZT"}, lezen={"statement": "XYZT"}
    )
    assert len(found(RULE, view)) == 1
