"""Whether the plan holds data on persons, which do not belong in a plan that may be published."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import NOUNS, Noun
from npo_wizard.rules.context import Context
from npo_wizard.rules.personal_data import PersonalData, spotted
from npo_wizard.rules.registry import Broken, Rule, at, rule

GROUP = "privacy"
"""The kind of rule that is told apart, and before anything leaves the program."""


def _spotting(kind: PersonalData) -> Rule:
    """Make the rule that a text holds none of one kind; one finding per field is enough."""

    def broken(context: Context) -> Iterator[Broken]:
        for each in context.texts:
            found = [one.found for one in spotted(each.text) if one.kind is kind]
            if found:
                part = _fingerprint(found)
                yield at(each.row, each.field, label=each.label, found=found[0], part=part)

    return broken


def _fingerprint(found: Sequence[str]) -> str:
    """Tell these pieces of text from others without repeating them."""
    return sha256("\n".join(sorted(found)).encode()).hexdigest()[:12]


rule("privacy.bsn")(_spotting(PersonalData.BSN))
rule("privacy.email")(_spotting(PersonalData.EMAIL))
rule("privacy.telephone")(_spotting(PersonalData.TELEPHONE))
rule("privacy.iban")(_spotting(PersonalData.IBAN))
rule("privacy.birth_date")(_spotting(PersonalData.BIRTH_DATE))


@rule("privacy.small_group")
def small_group(context: Context) -> Iterator[Broken]:
    """No group is so small that its children can be recognised, in a number or in a text."""
    least = context.number("privacy.small_group")
    for noun in NOUNS.values():
        for field in _counts(noun):
            for row in context.view.rows(noun):
                count = getattr(row, field)
                if count is not None and 0 < count < least:
                    yield at(row, field, count=count, least=least)
    for each in context.texts:
        found = spotted(each.text, least)
        few = [one.found for one in found if one.kind is PersonalData.SMALL_GROUP]
        if few:
            values = {"title": each.label, "count": few[0], "least": least}
            yield at(each.row, each.field, part=_fingerprint(few), **values)


def _counts(noun: type[Noun]) -> tuple[str, ...]:
    return tuple(name for name, spec in specs(noun).items() if spec.kind is Kind.NUMBER)
