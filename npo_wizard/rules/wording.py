"""Whether texts say what they mean: results with number, year and group, no vague verbs."""

import re
from collections.abc import Iterator
from functools import lru_cache

from npo_wizard.plan.nouns import Action, Body, FundingStream, Measure, Noun, Partner, Result
from npo_wizard.rules.abbreviations import abbreviations, written_out
from npo_wizard.rules.context import Context
from npo_wizard.rules.registry import Broken, at, rule
from npo_wizard.rules.texts import WrittenText

_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:over|binnen) \w+ jaar\b|\bschooljaar\b", re.I)
# Digits that name a group or an age say nothing of how much is to be reached.
_NOT_A_NUMBER = re.compile(
    r"\b(?:19|20)\d\d\b"
    r"|\b(?:groep(?:en)?|klas(?:sen)?|leerjaar) \d+(?:(?: tot en met | t/m | en |-|–)\d+)?"
    r"|\b\d+(?:(?: tot | tot en met | t/m |-|–)\d+)?[- ](?:jaar|jarigen?)\b",
    re.I,
)
_NUMBER = re.compile(
    r"\d|%|\b(?:procent|helft|kwart|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
    r"|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend"
    r"|dubbel|verdubbel\w*|halveer\w*|gehalveerd)\b",
    re.I,
)
_GROUP = re.compile(
    r"kind|leerling|jonger|jeugd|peuter|kleuter|scholier|student|brugklas|brugger|ouder|gezin"
    r"|baby|thuiszitter|meisje|jongen|tiener|nieuwkomer|groep(?:en)? \d|vmbo|havo|vwo|mbo",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:stimule(?:ren|ert|er)|stimulering|faciliteren|faciliteert|bevorderen|bevordert"
    r"|optimaliseren|intensiveren|inzetten op|(?:zetten|zet|ingezet) (?:[\w-]+ ){0,3}?in op"
    r"|aandacht (?:besteden|hebben|geven) (?:aan|voor)|streven naar|een impuls geven"
    r"|werken aan|bijdragen aan)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'’”)]*\s+|\n+")


@rule("wording.result_number")
def result_number(context: Context) -> Iterator[Broken]:
    """A result says how much."""
    for result in _stated(context):
        if not _NUMBER.search(_NOT_A_NUMBER.sub(" ", result.statement)):
            yield at(result, "statement")


@rule("wording.result_year")
def result_year(context: Context) -> Iterator[Broken]:
    """A result says by which year."""
    for result in _stated(context):
        if not _YEAR.search(result.statement):
            yield at(result, "statement")


@rule("wording.result_target_group")
def result_target_group(context: Context) -> Iterator[Broken]:
    """A result says for which children or young people."""
    for result in _stated(context):
        if not _GROUP.search(result.statement):
            yield at(result, "statement")


def _stated(context: Context) -> Iterator[Result]:
    return (each for each in context.view.rows(Result) if each.statement.strip())


_ORGANISED = re.compile(
    r"\b(?:(?:plan van aanpak|convenant|werkgroep|overleg|overlegtafel|notitie|projectplan"
    r"|samenwerking|samenwerkingsafspraken) (?:is|wordt|zijn|worden) \w+"
    r"|(?:is|zijn) (?:een|er een|er) (?:plan van aanpak|convenant|werkgroep|overleg|notitie))\b",
    re.I,
)


@rule("wording.result_is_change")
def result_is_change(context: Context) -> Iterator[Broken]:
    """A result says what changes for children, not what is organised for it."""
    for result in _stated(context):
        match = _ORGANISED.search(result.statement)
        if match:
            yield at(result, "statement", found=match[0])


_ABOUT_DOING: dict[type[Noun], tuple[str, ...]] = {
    Result: ("statement",),
    Measure: ("title", "description"),
    Action: ("what",),
}


@rule("wording.vague_verb")
def vague_verb(context: Context) -> Iterator[Broken]:
    """Results, measures and actions say what changes, not that something is stimulated."""
    for each in context.texts:
        if each.field in _ABOUT_DOING.get(type(each.row), ()):
            found = vague_words(each.text)
            if found:
                yield at(each.row, each.field, label=each.label, found=found)


@lru_cache(maxsize=8192)
def vague_words(text: str) -> str:
    """Return the first words of a text that say nothing of what changes; empty without any."""
    match = _VAGUE.search(text)
    return match[0] if match else ""


@rule("wording.long_sentence")
def long_sentence(context: Context) -> Iterator[Broken]:
    """No sentence is so long that one loses the way; the longest of a field is named."""
    most = context.number("wording.long_sentence")
    for each in context.texts:
        count = 0 if len(each.text) < 2 * most else longest_sentence(each.text)
        if count > most:
            yield at(each.row, each.field, label=each.label, count=count)


@lru_cache(maxsize=8192)
def longest_sentence(text: str) -> int:
    """Return the number of words of the longest sentence of a text."""
    return max((len(part.split()) for part in _SENTENCE_END.split(text)), default=0)


_NAMED = (Partner, Body, FundingStream)


@rule("wording.abbreviation")
def abbreviation(context: Context) -> Iterator[Broken]:
    """Every abbreviation is a term of the glossary, is generally known or is written out once.

    The names of partners, tables and streams explain themselves. Told once for each
    abbreviation, at the first place by noun and id.
    """
    known = context.content.known_abbreviations
    places: dict[str, WrittenText] = {}
    explained: set[str] = set()
    for each in sorted(context.texts, key=lambda text: (text.row.NAME, text.row.id, text.field)):
        found = abbreviations(each.text)
        is_name = isinstance(each.row, _NAMED) and each.field == each.row.TITLE
        explained.update(short for short in found if is_name or written_out(short, each.text))
        for short in found:
            if short.casefold() not in known:
                places.setdefault(short, each)
    for short, each in sorted(places.items()):
        if short not in explained:
            yield at(each.row, each.field, label=each.label, found=short, part=short)
