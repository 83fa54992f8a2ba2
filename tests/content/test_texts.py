"""What the program says is Dutch that everyone can read: short, in the polite form, true."""

import re

import pytest
from pydantic import BaseModel

from npo_wizard import content, resources

LOADED = content.load()
NOT_TEXT = {
    "id", "source", "result_source", "help", "stage", "step", "noun", "field", "kind", "rule",
    "questions", "successor", "article", "severity", "amount", "area", "life_domain", "columns",
    "rules_off", "code",
}  # fmt: skip
OTHER_TONGUE = {
    "and", "the", "with", "for", "not", "best", "checken", "checklist", "commitment", "deadline",
    "draft", "focus", "impact", "input", "kick-off", "level", "meeting", "monitoren", "monitoring",
    "outcome", "output", "performance", "review", "roadmap", "scope", "stakeholder", "stakeholders",
    "target", "targets", "tool", "tools", "update", "workshop",
}  # fmt: skip
FAMILIAR = {"je", "jij", "jou", "jouw", "jullie", "jezelf"}
OFFICIAL = {"F · Systematisch monitoren", "Single information, single audit"}
"""Names that others gave, and that are shown as they are."""
WORDS_MAX = 25


def texts(value, place=""):
    """Every text that reaches the screen, with where it stands."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in NOT_TEXT or (name == "help" and place.startswith("rules")):
                yield from texts(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from texts(each, f"{place}.{name}")
    elif isinstance(value, (tuple, list)):
        for index, each in enumerate(value):
            yield from texts(each, f"{place}.{index}")
    elif isinstance(value, str) and value:
        yield place, value


def helps() -> dict[str, str]:
    names = {each.help for each in (*LOADED.steps, *LOADED.pages.values())}
    return {name: resources.text(f"help/{name}") for name in sorted(names)}


def all_texts() -> dict[str, str]:
    whole = {
        "stages": LOADED.stages,
        "steps": LOADED.steps,
        "pages": LOADED.pages,
        "questions": LOADED.questions,
        "nouns": LOADED.words.nouns,
        "choices": LOADED.words.choices,
        "rules": LOADED.rules,
        "profiles": LOADED.profiles,
        "building_blocks": LOADED.building_blocks,
        "glossary": LOADED.glossary,
        "messages": LOADED.messages,
    }
    found = {place: text for name, each in whole.items() for place, text in texts(each, name)}
    return found | {f"help.{name}": text for name, text in helps().items()}


ALL = all_texts()
SHORT = {place: text for place, text in ALL.items() if not place.startswith("help.")}
HINTS = {
    place: text
    for place, text in ALL.items()
    if place.endswith(".hint") and place.startswith(("nouns", "questions"))
}


def sentences(text: str) -> list[str]:
    """Cut a text at the ends of sentences, lines and list items."""
    lines = re.split(r"\n+|^\s*(?:[-#>]+|\d+\.)\s", text, flags=re.MULTILINE)
    cut = [
        each for line in lines for each in re.split(r"(?<=[.!?])[’'”\"]?\s+(?=[A-Z‘'“\"])", line)
    ]
    return [each for each in cut if each.strip()]


def words(text: str) -> list[str]:
    text = re.sub(r"https?://\S+", "", text)
    return re.findall(r"[\wÀ-ÿ'’-]+", text)


def test_there_is_something_to_read():
    assert len(ALL) > 700


def test_a_sentence_is_not_too_long():
    long = [
        (place, each)
        for place, text in ALL.items()
        for each in sentences(text)
        if len(words(each)) > WORDS_MAX
    ]
    assert not long


def test_the_words_are_dutch_and_polite():
    refused = OTHER_TONGUE | FAMILIAR
    found = {
        place: used
        for place, text in ALL.items()
        if text not in OFFICIAL and (used := {word.lower() for word in words(text)} & refused)
    }
    assert not found


@pytest.mark.parametrize(
    "wrong",
    [
        r"ingediend|indienen|in te dienen",
        r"lorem|\btodo\b|deze uitleg volgt",
        r"  ",
        r"\s[,.;:!?]",
        r"<[a-z/]",
        r"\.\.",
        r"[\"]",
    ],
)
def test_a_text_is_set_with_care(wrong):
    found = {place: text for place, text in SHORT.items() if re.search(wrong, text, re.IGNORECASE)}
    assert not found


def test_a_hint_is_one_short_sentence():
    found = {
        place: text
        for place, text in HINTS.items()
        if len(sentences(text)) != 1 or text[-1] not in ".?" or len(words(text)) > 18
    }
    assert not found


@pytest.mark.parametrize("rule", LOADED.rules.values(), ids=LOADED.rules)
def test_a_rule_says_what_is_wrong_and_what_to_do(rule):
    assert rule.sentence.endswith(".")
    assert rule.help.endswith(".")
    assert rule.sentence != rule.help
    assert rule.source == "eigen toets" or rule.source.startswith(("https://", "http://"))


@pytest.mark.parametrize("name", helps())
def test_a_help_text_is_a_page_with_what_the_council_may_ask(name):
    text = helps()[name]
    assert 200 <= len(words(text)) <= 400
    assert text.startswith("# ")
    assert "## Let op" in text
    asked = text[text.index("## Wat de raad kan vragen") : text.index("## Bron")]
    questions = asked.strip().splitlines()[2:]
    assert len(questions) >= 3
    assert all(each.startswith("- ") and each.endswith("?") for each in questions)


@pytest.mark.parametrize("name", helps())
def test_a_help_text_is_set_with_care(name):
    text = helps()[name]
    assert not re.search(r"ingediend|indienen|lorem|todo|<[a-z/]|\.\.", text, re.IGNORECASE)
    assert not re.search(r"[^\n] {2}|\s[,.;:!?]", text)


def test_there_is_no_help_text_that_nobody_opens():
    there = {path.name for path in resources.path("help").glob("*.md")}
    assert there == set(helps())


@pytest.mark.parametrize("step", LOADED.steps, ids=[step.id for step in LOADED.steps])
def test_a_step_guides(step):
    assert 4 <= len(step.questions_leading) <= 6
    assert all(each.endswith("?") for each in step.questions_leading)
    assert step.result_source == "eigen uitwerking"
    assert step.source.startswith("https://www.nji.nl/")
    assert step.example.startswith("‘")
    assert step.example.endswith("’")


def test_what_has_no_source_says_so():
    listed = [
        entry
        for profile in LOADED.profiles.values()
        for name in ("purposes", "domains", "life_domains", "age_groups", "conditions")
        for entry in getattr(profile, name)
    ]
    asked = [*LOADED.questions.values(), *LOADED.building_blocks, *listed]
    for each in asked:
        assert each.source == "eigen uitwerking" or each.source.startswith("http")


def test_an_example_for_a_noun_can_be_added_as_it_is():
    shown = [step_noun for step in LOADED.steps for step_noun in step.nouns]
    for noun in shown:
        example = LOADED.words.noun(noun).example
        # A measurement belongs to something that was agreed: there is no example without it.
        assert bool(example) == (noun != "measurement"), noun


def test_a_worked_example_keeps_the_rules_it_teaches():
    result = LOADED.words.noun("result").example
    assert str(result["target_year"]) in str(result["statement"])
    assert re.search(r"\d+ procent", str(result["statement"]))
    need = LOADED.words.noun("need").example
    assert int(str(need["children_count"])) >= 10
