"""The reader refuses what does not hold, and says where."""

import pytest

from npo_wizard import content
from npo_wizard.content.reading import read
from npo_wizard.errors import ContentError

STEPS = "content/steps.toml"
QUESTIONS = "content/questions.toml"
NOUNS = "content/nouns.toml"
CHOICES = "content/choices.toml"
RULES = "content/rules.toml"
MESSAGES = "content/messages.toml"
GLOSSARY = "content/glossary.toml"
BLOCKS = "content/building_blocks.toml"
NPO = "profiles/npo-2021-2025.toml"
LEA = "profiles/lokale-educatieve-agenda.toml"


def _number(rule: str, *days: str, until: str = "") -> tuple[str, str]:
    """What stands in a profile, and the same with numbers of a rule from these days on."""
    end = f"valid_until = {until}\n" if until else ""
    numbers = "".join(
        f'[[numbers]]\nrule = "{rule}"\nnumber = 5\nvalid_from = {day}\n{end}source = "x"\n\n'
        for day in days
    )
    return '[[purposes]]\nid = "b1"', f'{numbers}[[purposes]]\nid = "b1"'


CASES = {
    # name: file, what stands there, what comes instead, text on the line told, words told
    "unknown key": (STEPS, "number = 1", 'number = 1\ncolour = "red"', "colour", "onbekend"),
    "unknown key, deep": (
        STEPS, 'title = "Partners"', 'title = "Partners"\nkleur = 1', "kleur", "onbekend",
    ),
    "missing key": (RULES, 'severity = "must"\n', "", "[[rules]]", "'severity' ontbreekt"),
    "empty text": (NOUNS, 'plural = "plannen"', 'plural = " "', 'plural = " "', "niet leeg"),
    "wrong type": (STEPS, "number = 1", 'number = "1"', 'number = "1"', "een heel getal"),
    "yes instead of true": (
        QUESTIONS, "required = true", 'required = "ja"', 'required = "ja"', "true of false",
    ),
    "not a date": (
        NPO, "valid_from = 2021-09-30", 'valid_from = "x"', 'valid_from = "x"', "een datum",
    ),
    "text instead of a list": (
        STEPS, 'noun = "partner"', 'questions = "a"', 'questions = "a"', "een lijst",
    ),
    "id with capitals": (BLOCKS, 'id = "lerend"', 'id = "Lerend"', "Lerend", "kleine letters"),
    "unknown severity": (
        RULES, 'severity = "must"', 'severity = "erg"', 'severity = "erg"', "'hint'",
    ),
    "unknown stage": (STEPS, 'stage = "needs"', 'stage = "now"', 'stage = "now"', "'join'"),
    "step out of order": (STEPS, "number = 3", "number = 4", "number = 4", "nummer 3"),
    "double step": (STEPS, 'id = "meten"', 'id = "aanpak"', 'id = "aanpak"', "twee keer"),
    "missing help": (
        STEPS, '"stap-1-urgentie.md"', '"weg.md"', '"weg.md"', "'weg.md' bestaat niet",
    ),
    "help outside its folder": (
        STEPS, '"geld.md"', '"nergens/geld.md"', '"nergens/geld.md"', "bestaat niet",
    ),
    "unknown page": (STEPS, 'id = "geld"', 'id = "goud"', "[[pages]]", "'geld' ontbreekt"),
    "unknown list": (STEPS, 'noun = "need"', 'noun = "wens"', 'noun = "wens"', "geen lijst"),
    "rows without a list": (STEPS, 'noun = "need"\n', "", "[[steps.parts]]", "'rows'"),
    "questions in a list": (
        STEPS, 'noun = "need"', 'noun = "need"\nquestions = ["x"]', "[[steps.parts]]", "vragen",
    ),
    "unknown question": (
        STEPS, '["analyse.stem"]', '["analyse.s"]', '["analyse.s"]', "'analyse.s' bestaat niet",
    ),
    "question never asked": (
        STEPS, '["analyse.stem"]', '["analyse.duiding"]', 'id = "analyse.stem"', "nergens gesteld",
    ),
    "question asked twice": (
        STEPS, '["analyse.stem"]', '["analyse.stem", "analyse.duiding"]',
        'id = "analyse.duiding"', "meer dan één keer",
    ),
    "double question": (
        QUESTIONS, 'id = "analyse.duiding"', 'id = "analyse.stem"', 'id = "analyse.stem"', "twee",
    ),
    "unknown life domain": (
        QUESTIONS, 'life_domain = "thuis"', 'life_domain = "huis"', 'life_domain = "huis"', "huis",
    ),
    "rule of an unknown step": (
        RULES, 'step = "analyse"', 'step = "denken"', 'step = "denken"', "'denken' bestaat niet",
    ),
    "double rule": (
        RULES, '"privacy.email"', '"privacy.bsn"', 'id = "privacy.bsn"', "twee keer",
    ),
    "sentence that reaches into a value": (
        RULES, "De vraag '{label}'", "De vraag '{label.__class__}'", "__class__", "gewone naam",
    ),
    "braces that do not close": (
        RULES, "De vraag '{label}'", "De vraag '{label'", "De vraag '{label'", "accolades",
    ),
    "message with a nameless value": (
        MESSAGES, "want {reason}", "want {}", "want {}", "gewone naam",
    ),
    "double term": (GLOSSARY, 'term = "Beschikking"', 'term = "behoefte"', "", "twee keer"),
    "words for no field": (
        NOUNS, "[need.fields.domain]", "[need.fields.gebied]", "[need.fields.gebied]", "geen veld",
    ),
    "column of no field": (
        NOUNS, 'columns = ["statement", "domain"', 'columns = ["statement", "gebied"',
        '"gebied"', "geen veld 'gebied'",
    ),
    "column of what does not link here": (
        NOUNS, 'field = "need_ids"', 'field = "statement"', "[[need.linked]]", "verwijst niet",
    ),
    "example the noun refuses": (
        NOUNS, "children_count = 412", "children_count = -1", "children_count = -1", "deze waarde",
    ),
    "example with a link": (
        NOUNS, "children_count = 412", 'source_ids = ["a"]', 'source_ids = ["a"]', "kan niet in",
    ),
    "example outside the lists": (
        NOUNS, 'domain = "cognitief"', 'domain = "anders"', 'domain = "anders"', "kent 'anders'",
    ),
    "choice without a word": (CHOICES, 'hoog = "Hoog"\n', "", "[Priority]", "hoog' ontbreekt"),
    "word without a choice": (
        CHOICES, 'hoog = "Hoog"', 'hoog = "Hoog"\nhoogst = "Zeer"', "hoogst", "geen keuze",
    ),
    "words for no choices": (CHOICES, "[Level]", "[Niveau]", "[Niveau]", "geen keuzelijst"),
    "overlapping periods": (
        NPO, "valid_until = 2022-12-31", "valid_until = 2023-01-01",
        "valid_from = 2023-01-01", "overlapt",
    ),
    "two periods without end": (
        NPO, "valid_until = 2022-12-31\n", "", "valid_from = 2023-01-01", "overlapt",
    ),
    "period that ends before it begins": (
        NPO, "spend_until = 2023-07-31", "spend_until = 2020-07-31", "2020-07-31", "voor de eerste",
    ),
    "rule that ends before it begins": (
        NPO, "valid_until = 2022-12-31", "valid_until = 2020-12-31", "2020-12-31", "voor de eerste",
    ),
    "grant without a period": (LEA, "grant = false", "grant = true", "grant = true", "periode"),
    "years the wrong way round": (
        NPO, "money_until = 2026", "money_until = 2020", "money_until = 2020", "jaren",
    ),
    "double purpose": (NPO, 'id = "b2"', 'id = "b1"', 'id = "b1"', "twee keer"),
    "account of an unknown purpose": (
        NPO, 'purposes = ["b5"]', 'purposes = ["b9"]', '["b9"]', "'b9' bestaat niet",
    ),
    "unknown key in a profile": (
        NPO, "money_from = 2021", "money_from = 2021\nmoney_till = 2026", "money_till", "onbekend",
    ),
    "number of an unknown rule": (
        NPO, *_number("geld.op", "2022-01-01"), 'rule = "geld.op"', "'geld.op' bestaat niet",
    ),
    "number of a rule that has none": (
        NPO, *_number("money.grant_known", "2022-01-01"), 'rule = "money.grant_known"',
        "niet met een getal",
    ),
    "overlapping numbers": (
        NPO, *_number("privacy.small_group", "2022-01-01", "2022-06-01"),
        "valid_from = 2022-06-01", "overlapt",
    ),
    "number that ends before it begins": (
        NPO, *_number("privacy.small_group", "2022-01-01", until="2021-01-01"),
        "valid_until = 2021-01-01", "voor de eerste",
    ),
    "unknown rule switched off": (
        NPO, "rules_off = []", 'rules_off = ["geld.op"]', "geld.op", "'geld.op' bestaat niet",
    ),
    "condition with an unknown rule": (
        NPO, 'rule = "money.shown_apart"', 'rule = "geld.op"', "geld.op", "bestaat niet",
    ),
    "profile under another name": (
        NPO, 'id = "npo-2021-2025"', 'id = "npo"', 'id = "npo"', "'npo.toml'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_does_not_hold_is_refused_with_file_and_line(spoiled, case):
    file, old, new, marker, words = case
    spoiled.replace(file, old, new)
    told = [problem for problem in spoiled.problems() if words in problem.message]
    assert told, spoiled.problems()
    lines = spoiled.text(told[0].file).splitlines()
    assert marker in lines[told[0].line - 1]


def test_words_for_another_noun_than_there_is_are_refused(spoiled):
    spoiled.write(NOUNS, spoiled.text(NOUNS).replace("[note", "[wens"))
    told = {problem.message: problem.line for problem in spoiled.problems()}
    assert told == {
        "De woorden voor 'note' ontbreken.": 1,
        "'wens' is geen lijst van het plan.": spoiled.line_of(NOUNS, "[wens]"),
    }


def test_a_field_without_words_is_refused(spoiled):
    text = spoiled.text(NOUNS)
    block = text[text.index("[risk.fields.effect]") : text.index("[risk.fields.answer]")]
    spoiled.write(NOUNS, text.replace(block, ""))
    (told,) = [each for each in spoiled.problems() if "ontbreken" in each.message]
    assert told.message == "De woorden voor 'risk.effect' ontbreken."
    assert told.line == spoiled.line_of(NOUNS, "[risk.fields.")


def test_a_question_cannot_come_back_from_retirement(spoiled):
    spoiled.append(QUESTIONS, '[[retired]]\nid = "analyse.stem"\nlabel = "Oud?"\nsuccessor = "weg"')
    last = len(spoiled.text(QUESTIONS).splitlines())
    told = {problem.message: problem.line for problem in spoiled.problems()}
    assert told == {
        "De vervallen vraag 'analyse.stem' wordt nog gesteld.": last - 2,
        "De vraag 'weg' bestaat niet.": last,
    }


def test_a_retired_question_is_remembered(spoiled):
    spoiled.append(QUESTIONS, '[[retired]]\nid = "oud"\nlabel = "Oud?"\nsuccessor = "analyse.stem"')
    assert read(spoiled.root).retired["oud"].successor == "analyse.stem"


def test_a_key_that_stands_twice_is_told_with_its_line(spoiled):
    spoiled.replace(CHOICES, 'laag = "Laag"', 'laag = "Laag"\nlaag = "Nog lager"')
    (told,) = spoiled.problems()
    assert (told.file, told.line) == (CHOICES, spoiled.line_of(CHOICES, "Nog lager"))
    assert "TOML" in told.message


def test_a_file_that_breaks_off_is_told_at_its_end(spoiled):
    spoiled.append(BLOCKS, 'title = "')
    (told,) = spoiled.problems()
    assert told.file == BLOCKS
    assert told.line >= spoiled.line_of(BLOCKS, 'title = "', nth=8)


def test_a_missing_file_is_told(spoiled):
    (spoiled.root / RULES).unlink()
    assert [str(problem) for problem in spoiled.problems()] == [f"{RULES}: Dit bestand ontbreekt."]


def test_a_missing_list_of_municipalities_is_told(spoiled):
    (spoiled.root / "data/gemeenten_2021.csv").unlink()
    assert [str(problem) for problem in spoiled.problems()] == [
        "data/gemeenten_2021.csv: Dit bestand ontbreekt."
    ]


def test_a_file_that_is_no_text_is_told(spoiled):
    (spoiled.root / GLOSSARY).write_bytes(b"\xff\xfe\x00")
    assert [str(problem) for problem in spoiled.problems()] == [
        f"{GLOSSARY}: Dit bestand is geen tekst in UTF-8."
    ]


def test_all_problems_in_all_files_are_told_at_once(spoiled):
    spoiled.replace(STEPS, "number = 1", 'number = 1\ncolour = "red"')
    spoiled.replace(RULES, 'severity = "must"', 'severity = "erg"')
    spoiled.replace(NPO, "valid_until = 2022-12-31", "valid_until = 2024-01-01")
    spoiled.replace(CHOICES, 'hoog = "Hoog"\n', "")
    (spoiled.root / GLOSSARY).unlink()
    files = [problem.file for problem in spoiled.problems()]
    assert sorted(files) == sorted([STEPS, RULES, NPO, CHOICES, GLOSSARY])


def test_the_sentence_names_file_and_line(spoiled):
    spoiled.replace(STEPS, "number = 1", "number = 2")
    with pytest.raises(ContentError) as caught:
        read(spoiled.root)
    line = spoiled.line_of(STEPS, "number = 2")
    assert f"{STEPS}, regel {line}: Deze stap hoort nummer 1 te hebben." in str(caught.value)


def test_the_content_is_read_once():
    assert content.load() is content.load()
