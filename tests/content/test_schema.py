import pytest
from pydantic import ValidationError

STEPS = ["urgentie", "samenwerking", "analyse", "resultaten", "aanpak", "meten", "uitvoeren"]


def test_the_seven_steps_stand_in_their_order_with_the_official_titles(loaded):
    assert [step.id for step in loaded.steps] == STEPS
    assert [step.title for step in loaded.steps] == [
        "Zoek naar de gezamenlijkheid in de urgentie",
        "Organiseer de samenwerking en besluitvorming",
        "Verzamel gegevens en analyseer en interpreteer ze gezamenlijk",
        "Formuleer concrete maatschappelijke resultaten",
        "Kies de passende aanpak",
        "Maak afspraken over meten en bijsturen",
        "Voer het plan uit",
    ]


def test_the_stages_hold_two_one_two_and_two_steps(loaded):
    assert [(stage.id, stage.title) for stage in loaded.stages] == [
        ("join", "Krachten bundelen"),
        ("needs", "Doen wat kinderen nodig hebben"),
        ("plan", "Van opgave naar concreet plan"),
        ("last", "Duurzame resultaten"),
    ]
    assert [step.stage for step in loaded.steps] == [
        "join", "join", "needs", "plan", "plan", "last", "last",
    ]  # fmt: skip


def test_every_list_that_the_user_fills_stands_on_one_page(loaded):
    shown = [noun for step in loaded.steps for noun in step.nouns]
    assert sorted(shown) == sorted(set(shown))
    elsewhere = {
        "plan", "measure_cost", "report_year", "building_block_score", "answer", "note",
        "acceptance", "version",
    }  # fmt: skip
    assert set(shown) == set(loaded.words.nouns) - elsewhere


def test_a_step_knows_its_questions_and_its_own_answer(loaded):
    step = loaded.step("analyse")
    assert step.answer_id == "stap.3"
    assert step.questions == (
        "analyse.stem", "analyse.duiding", "analyse.prioriteiten", "analyse.blinde_vlekken",
    )  # fmt: skip
    assert step.nouns == ("source", "need")
    assert step.answer_id not in loaded.questions


def test_step_one_asks_for_signals_in_each_life_domain(loaded):
    first = loaded.step("urgentie").parts[0]
    asked = [loaded.questions[each].life_domain for each in first.questions]
    assert asked == ["thuis", "op_school", "vrije_tijd", "online"]


@pytest.mark.parametrize("domain", ["thuis", "op_school", "vrije_tijd", "online"])
def test_each_life_domain_has_a_question_why_nothing_is_done(loaded, domain):
    question = loaded.reason_question(domain)
    assert question.id.startswith("aanpak.zonder_")
    assert not question.required


def test_an_unknown_life_domain_has_no_such_question(loaded):
    assert loaded.reason_question("school") is None


def test_nothing_can_be_changed(loaded):
    with pytest.raises(ValidationError):
        loaded.steps[0].title = "anders"
    with pytest.raises(AttributeError):
        loaded.steps = ()


def test_a_list_is_given_in_its_order(loaded):
    blocks = loaded.listed("building_blocks", "npo-2021-2025")
    assert [block.title for block in blocks] == [
        "Doelgericht", "Lokaal passend", "Samenhangend", "Lerend", "Onderbouwd",
        "Professionals zijn toegerust", "Duurzaam",
    ]  # fmt: skip
    assert [each.id for each in loaded.listed("domains", "npo-2021-2025")] == [
        "cognitief", "executief", "sociaal", "emotioneel", "fysiek",
    ]  # fmt: skip


def test_the_programmes_are_a_list_too(loaded):
    assert {each.id for each in loaded.listed("profiles", "")} == set(loaded.profiles)


def test_a_programme_that_is_not_here_has_empty_lists(loaded):
    assert loaded.listed("purposes", "elders") == ()
    assert loaded.profile("elders") is None


def test_a_list_that_does_not_exist_is_a_mistake(loaded):
    with pytest.raises(KeyError):
        loaded.listed("colours", "npo-2021-2025")


def test_a_sentence_is_filled_in(loaded):
    rule = loaded.rules["coherence.measure_has_lead"]
    assert rule.values == ("title",)
    assert rule.say(title="<b>{x}</b>") == "'<b>{x}</b>' heeft nog geen trekker."


def test_a_sentence_takes_its_own_values_and_no_other(loaded):
    rule = loaded.rules["coherence.measure_has_lead"]
    with pytest.raises(ValueError, match="measure_has_lead takes"):
        rule.say()
    with pytest.raises(ValueError, match="title"):
        rule.say(title="a", label="b")


def test_a_rule_belongs_to_the_group_of_its_name(loaded):
    assert loaded.rules["money.shown_apart"].group == "money"


def test_words_count(loaded):
    words = loaded.words.noun("measure")
    assert [words.counted(number) for number in (0, 1, 2)] == [
        "0 maatregelen", "1 maatregel", "2 maatregelen",
    ]  # fmt: skip


def test_a_column_may_have_a_shorter_word_than_the_form(loaded):
    fields = loaded.words.noun("need").fields
    assert fields["children_count"].heading == "Kinderen"
    assert fields["priority"].heading == fields["priority"].label


def test_a_choice_has_its_word(loaded):
    assert loaded.words.choice("PartnerKind", "jgz") == "Jeugdgezondheidszorg of GGD"
