"""All rules by id, and how what they find becomes findings with a sentence and a place."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from npo_wizard.content.schema import Content, RuleText
from npo_wizard.plan.nouns import Noun
from npo_wizard.plan.view import PlanView
from npo_wizard.rules.context import Context
from npo_wizard.rules.finding import Finding, Place, Severity


@dataclass(frozen=True)
class Broken:
    """Where a rule is broken, with the values that its sentence may name."""

    noun: str
    row: Noun | None = None
    """None: the whole list of the noun."""
    field: str = ""
    row_id: str = ""
    """Only for a row that does not exist yet, such as the answer to a question."""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    source: str = ""
    """Where the rule comes from as it holds today; empty: as the content says."""
    part: str = ""
    """Which of more findings at the same place; empty where there is one."""


Rule = Callable[[Context], Iterable[Broken]]
RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order in which they were declared."""


def rule(rule_id: str) -> Callable[[Rule], Rule]:
    """Declare a function as the rule with this id; its sentence stands in the content."""

    def declared(function: Rule) -> Rule:
        if rule_id in RULES:
            raise ValueError(f"two rules are called {rule_id}")
        RULES[rule_id] = function
        return function

    return declared


def at(row: Noun, field: str = "", **values: object) -> Broken:
    """Say that a rule is broken at a row, or at one field of it.

    Of more findings at one place the year tells which it is, else the named `part`.
    """
    part = str(values.pop("part", ""))
    return Broken(row.NAME, row, field, values=values, part=part)


def findings(view: PlanView, content: Content, today: date) -> tuple[Finding, ...]:
    """Return everything that does not hold in a plan, by page and then by weight.

    The same plan gives the same findings; the order of its rows changes only their order.
    """
    context = Context(view, content, today)
    off = set(context.profile.rules_off) if context.profile else set()
    found = [
        finding
        for rule_id, function in RULES.items()
        if rule_id not in off
        for finding in _told(context, content.rules[rule_id], function(context))
    ]
    places = {page: place for place, page in enumerate(pages(content))}
    weights = {severity: weight for weight, severity in enumerate(Severity)}
    return tuple(sorted(found, key=lambda f: (places[f.place.step], weights[f.severity])))


def pages(content: Content) -> tuple[str, ...]:
    """Return the ids of all pages of a plan, in their order."""
    return ("plan", *(step.id for step in content.steps), "rode-draad", "geld", "controle")


def _told(context: Context, text: RuleText, broken: Iterable[Broken]) -> Iterator[Finding]:
    names = text.values
    for each in broken:
        row_id = each.row.id if each.row is not None else each.row_id
        step = text.step or context.page_of(each.noun, row_id)
        yield Finding(
            rule_id=text.id,
            severity=Severity(text.severity),
            place=Place(step, each.noun, row_id, each.field, _part(each)),
            sentence=text.sentence.format(**_values(context, each, names)),
            source=each.source or text.source,
        )


def _part(broken: Broken) -> str:
    """Which of more findings at one place this is: of most rules that is the year."""
    return broken.part or str(broken.values.get("year", ""))


def _values(context: Context, broken: Broken, names: Iterable[str]) -> dict[str, object]:
    """The values that a sentence names; the title and kind of the row are always known."""
    known = dict(broken.values)
    if broken.row is not None:
        known.setdefault("title", context.name(broken.row))
    words = context.content.words.noun(broken.noun)
    known.setdefault("noun", words.singular)
    known.setdefault("plural", words.plural)
    return {name: known[name] for name in names}
