import pytest

from npo_wizard.rules.wording import longest_sentence, vague_words
from tests.rules.asking import found, places
from tests.small_plan import plan

GOOD = [
    "In 2025 leest 80 procent van de kinderen in groep 5 op niveau",
    "Het aantal thuiszitters is in 2025 gehalveerd",
    "Eind 2024 doen 120 brugklassers mee",
    "Over vier jaar voelt de helft van de jongeren zich beter",
]


def broken(rule: str, statement: str) -> bool:
    return bool(found(f"wording.{rule}", plan(leest={"statement": statement})))


@pytest.mark.parametrize("statement", GOOD)
@pytest.mark.parametrize("rule", ["result_number", "result_year", "result_target_group"])
def test_a_result_with_number_year_and_group_keeps_the_rules(rule: str, statement: str) -> None:
    assert not broken(rule, statement)


@pytest.mark.parametrize(
    ("rule", "statement"),
    [
        ("result_number", "In 2025 lezen kinderen in groep 5 goed"),
        ("result_number", "Jongeren van 13 tot 16 jaar zijn in 2025 minder somber"),
        ("result_year", "80 procent van de kinderen leest op niveau"),
        ("result_target_group", "In 2025 is de tevredenheid 80 procent"),
    ],
)
def test_what_a_result_does_not_say_is_found(rule: str, statement: str) -> None:
    assert broken(rule, statement)


def test_a_result_without_words_is_a_matter_of_completeness() -> None:
    for rule in ("result_number", "result_year", "result_target_group"):
        assert not broken(rule, " ")


@pytest.mark.parametrize(
    "text",
    ["Wij stimuleren lezen", "We zetten vol in op lezen", "Aandacht besteden aan taal",
     "inzetten op welbevinden"],
)  # fmt: skip
def test_vague_verbs_are_named(text: str) -> None:
    assert vague_words(text)
    view = plan(zomer={"description": text})
    [finding] = found("wording.vague_verb", view)
    assert vague_words(text) in finding.sentence


def test_vague_words_are_sought_where_it_is_said_what_changes() -> None:
    assert found("wording.vague_verb", plan(zomer={"description": "Zes weken taal in juli."})) == []
    assert found("wording.vague_verb", plan(po={"contribution": "Stimuleren van lezen"})) == []


def test_a_long_sentence_is_found_with_its_length() -> None:
    long = "Eerst dit. " + "woord " * 30 + "einde. Dan dat."
    [finding] = found("wording.long_sentence", plan(zomer={"description": long}))
    assert "31 woorden" in finding.sentence
    short = "Eerst dit. " + "woord " * 29 + "einde. Dan dat."
    assert places("wording.long_sentence", plan(zomer={"description": short})) == []


def test_sentences_end_at_signs_and_at_line_ends() -> None:
    assert longest_sentence("een twee\ndrie vier vijf\nzes") == 3
    assert longest_sentence("Een ‘twee.’ Drie? Vier vijf zes! Zeven") == 3
    assert longest_sentence("") == 0
