"""Whether the files of the content point to things that exist, and say nothing twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from string import Formatter
from typing import Any

from npo_wizard.content.files import SourceFile
from npo_wizard.content.lines import Key
from npo_wizard.content.profile import PeriodRule, Profile, RuleNumber
from npo_wizard.content.schema import Part, RuleText, Step
from npo_wizard.content.sources import Sources
from npo_wizard.errors import Problem
from npo_wizard.plan.nouns import NOUNS

PAGES = ("plan", "rode-draad", "geld", "controle")
"""The pages that are not a step."""


def problems(sources: Sources) -> Iterator[Problem]:
    """Yield each problem between files; a file without the right shape is passed over."""
    yield from _steps(sources)
    yield from _questions(sources)
    yield from _rules(sources)
    yield from _sentences(sources)
    yield from _terms(sources)
    yield from _audit(sources)
    for file in sources.profiles:
        if file.value is not None:
            yield from _profile(file, file.value, sources)


def doubles(
    file: SourceFile[Any], path: tuple[Key, ...], ids: Iterable[object]
) -> Iterator[Problem]:
    """Yield a problem for each entry of a list whose id was used before."""
    seen: set[object] = set()
    for index, each in enumerate(ids):
        if each in seen:
            yield file.problem((*path, index, "id"), f"'{each}' staat hier twee keer.")
        seen.add(each)


def _steps(sources: Sources) -> Iterator[Problem]:
    file, content = sources.steps, sources.steps.value
    if content is None:
        return
    yield from doubles(file, ("stages",), (stage.id for stage in content.stages))
    yield from doubles(file, ("steps",), (step.id for step in content.steps))
    yield from doubles(file, ("pages",), (page.id for page in content.pages))
    stages = {stage.id for stage in content.stages}
    for index, step in enumerate(content.steps):
        path = ("steps", index)
        if step.number != index + 1:
            yield file.problem((*path, "number"), f"Deze stap hoort nummer {index + 1} te hebben.")
        if step.stage not in stages:
            yield file.problem((*path, "stage"), f"De fase '{step.stage}' bestaat niet.")
        yield from _help(sources, (*path, "help"), step.help)
        for place, part in enumerate(step.parts):
            yield from _part(sources, (*path, "parts", place), part)
    for index, page in enumerate(content.pages):
        yield from _help(sources, ("pages", index, "help"), page.help)
    missing = set(PAGES) - {page.id for page in content.pages}
    for page_id in sorted(missing):
        yield file.problem(("pages",), f"De pagina '{page_id}' ontbreekt.")
    yield from _asked_once(sources, content.steps)


def _help(sources: Sources, path: Sequence[Key], name: str) -> Iterator[Problem]:
    if not (sources.root / "help" / name).is_file():
        yield sources.steps.problem(path, f"Het hulpbestand '{name}' bestaat niet in help/.")


def _part(sources: Sources, path: tuple[Key, ...], part: Part) -> Iterator[Problem]:
    file, questions = sources.steps, sources.questions.value
    if (part.kind == "questions") != bool(part.questions):
        yield file.problem(path, "Alleen een deel 'questions' heeft vragen, en minstens één.")
    if (part.kind == "rows") != bool(part.noun):
        yield file.problem(path, "Alleen een deel 'rows' heeft een lijst ('noun').")
    if questions is not None:
        known = {question.id for question in questions.questions}
        for each in part.questions:
            if each not in known:
                yield file.problem((*path, "questions"), f"De vraag '{each}' bestaat niet.")


def _asked_once(sources: Sources, steps: Sequence[Step]) -> Iterator[Problem]:
    if sources.questions.value is None:
        return
    asked = Counter(question for step in steps for question in step.questions)
    for index, question in enumerate(sources.questions.value.questions):
        if asked[question.id] != 1:
            times = "nergens" if asked[question.id] == 0 else "meer dan één keer"
            message = f"De vraag '{question.id}' wordt {times} gesteld."
            yield sources.questions.problem(("questions", index, "id"), message)


def _questions(sources: Sources) -> Iterator[Problem]:
    file, content = sources.questions, sources.questions.value
    if content is None:
        return
    yield from doubles(file, ("questions",), (question.id for question in content.questions))
    yield from doubles(file, ("retired",), (retired.id for retired in content.retired))
    known = {question.id for question in content.questions}
    for index, retired in enumerate(content.retired):
        if retired.id in known:
            message = f"De vervallen vraag '{retired.id}' wordt nog gesteld."
            yield file.problem(("retired", index, "id"), message)
        if retired.successor and retired.successor not in known:
            message = f"De vraag '{retired.successor}' bestaat niet."
            yield file.problem(("retired", index, "successor"), message)
    for index, question in enumerate(content.questions):
        for profile in sources.whole_profiles():
            ids = {"", *(domain.id for domain in profile.life_domains)}
            if question.life_domain not in ids:
                message = f"Profiel '{profile.id}' kent '{question.life_domain}' niet."
                yield file.problem(("questions", index, "life_domain"), message)


def _rules(sources: Sources) -> Iterator[Problem]:
    file, content = sources.rules, sources.rules.value
    if content is None:
        return
    yield from doubles(file, ("rules",), (rule.id for rule in content.rules))
    for index, rule in enumerate(content.rules):
        path = ("rules", index)
        if sources.steps.value is not None:
            known = {"", *PAGES, *(step.id for step in sources.steps.value.steps)}
            if rule.step not in known:
                yield file.problem((*path, "step"), f"De stap '{rule.step}' bestaat niet.")
        yield from _template(file, (*path, "sentence"), rule.sentence)


def _sentences(sources: Sources) -> Iterator[Problem]:
    if sources.messages.value is None:
        return
    for group, sentences in sources.messages.value.root.items():
        for name, sentence in sentences.items():
            yield from _template(sources.messages, (group, name), sentence)


def _template(file: SourceFile[Any], path: Sequence[Key], sentence: str) -> Iterator[Problem]:
    """Only plain names may stand between braces: a sentence never reaches into a value."""
    try:
        names = [(name, form) for _, name, form, _ in Formatter().parse(sentence)]
    except ValueError:
        yield file.problem(path, "De accolades in deze zin kloppen niet.")
        return
    for name, form in names:
        if name is not None and (not name.isidentifier() or form):
            yield file.problem(path, f"'{{{name}}}' mag alleen een gewone naam zijn.")


def _terms(sources: Sources) -> Iterator[Problem]:
    if sources.glossary.value is not None:
        terms = sources.glossary.value.terms
        yield from doubles(sources.glossary, ("terms",), (term.term.casefold() for term in terms))


def _audit(sources: Sources) -> Iterator[Problem]:
    file = sources.audit
    if file.value is None:
        return
    yield from doubles(file, ("audit",), (each.id for each in file.value.audit))
    known: dict[str, set[str]] = {"nouns": set(NOUNS)}
    if sources.rules.value is not None:
        known["rules"] = {rule.id for rule in sources.rules.value.rules}
    if sources.questions.value is not None:
        known["questions"] = {question.id for question in sources.questions.value.questions}
    if sources.steps.value is not None:
        known["step"] = {*PAGES, *(step.id for step in sources.steps.value.steps)}
    for index, each in enumerate(file.value.audit):
        for name, ids in known.items():
            asked = (each.step,) if name == "step" else getattr(each, name)
            for one in asked:
                if one not in ids:
                    yield file.problem(("audit", index, name), f"'{one}' bestaat niet.")


def _profile(file: SourceFile[Profile], profile: Profile, sources: Sources) -> Iterator[Problem]:
    if file.name != f"profiles/{profile.id}.toml":
        yield file.problem(("id",), f"Het bestand hoort '{profile.id}.toml' te heten.")
    lists = ("purposes", "domains", "life_domains", "age_groups", "school_interventions")
    for name in (*lists, "conditions"):
        yield from doubles(file, (name,), (entry.id for entry in getattr(profile, name)))
    yield from _periods(file, profile)
    yield from _account(file, profile)
    if sources.rules.value is None:
        return
    known = {rule.id: rule for rule in sources.rules.value.rules}
    yield from _numbers(file, profile, known)
    for each in profile.rules_off:
        if each not in known:
            yield file.problem(("rules_off",), f"De regel '{each}' bestaat niet.")
    for index, condition in enumerate(profile.conditions):
        if condition.rule and condition.rule not in known:
            message = f"De regel '{condition.rule}' bestaat niet."
            yield file.problem(("conditions", index, "rule"), message)


def _periods(file: SourceFile[Profile], profile: Profile) -> Iterator[Problem]:
    if profile.grant != bool(profile.periods):
        yield file.problem(("grant",), "Bij een uitkering hoort minstens één periode, en andersom.")
    for index, period in enumerate(profile.periods):
        path = ("periods", index)
        if period.spend_until < period.spend_from:
            message = "De laatste dag van besteden ligt voor de eerste."
            yield file.problem((*path, "spend_until"), message)
    yield from _one_at_a_time(file, "periods", dict(enumerate(profile.periods)))


def _one_at_a_time(
    file: SourceFile[Profile], name: str, entries: Mapping[int, PeriodRule | RuleNumber]
) -> Iterator[Problem]:
    """On no day two of these entries hold; they are given with their places in the list."""
    for place, each in entries.items():
        if each.valid_until is not None and each.valid_until < each.valid_from:
            message = "De laatste dag waarop dit geldt, ligt voor de eerste."
            yield file.problem((name, place, "valid_until"), message)
    places = sorted(entries, key=lambda place: entries[place].valid_from)
    for earlier, later in pairwise(places):
        until = entries[earlier].valid_until
        if until is None or until >= entries[later].valid_from:
            message = "Deze periode overlapt met een andere."
            yield file.problem((name, later, "valid_from"), message)


def _numbers(
    file: SourceFile[Profile], profile: Profile, known: Mapping[str, RuleText]
) -> Iterator[Problem]:
    for index, each in enumerate(profile.numbers):
        path = ("numbers", index, "rule")
        if each.rule not in known:
            yield file.problem(path, f"De regel '{each.rule}' bestaat niet.")
        elif known[each.rule].number is None:
            yield file.problem(path, f"De regel '{each.rule}' rekent niet met een getal.")
    for rule_id in dict.fromkeys(each.rule for each in profile.numbers):
        of_rule = {i: each for i, each in enumerate(profile.numbers) if each.rule == rule_id}
        yield from _one_at_a_time(file, "numbers", of_rule)


def _account(file: SourceFile[Profile], profile: Profile) -> Iterator[Problem]:
    first, last = profile.money_from, profile.money_until
    if (first is None) != (last is None) or (first and last and last < first):
        yield file.problem(("money_until",), "De jaren van het geld kloppen niet.")
    if profile.sisa is None:
        return
    known = {purpose.id for purpose in profile.purposes}
    yield from doubles(file, ("sisa", "rows"), (row.id for row in profile.sisa.rows))
    for index, row in enumerate(profile.sisa.rows):
        for each in row.purposes:
            if each not in known:
                message = f"Het bestedingsdoel '{each}' bestaat niet."
                yield file.problem(("sisa", "rows", index, "purposes"), message)
