"""What the programme asks of the way in which a plan is made. A profile can switch these off."""

from collections.abc import Collection, Iterator

from npo_wizard.plan.choices import PartnerKind
from npo_wizard.plan.nouns import Answer, Consultation, Measure, Partner
from npo_wizard.rules.context import Context
from npo_wizard.rules.registry import Broken, at, rule

SCHOOL_BOARDS = (
    PartnerKind.SCHOOL_BOARD_PRIMARY,
    PartnerKind.SCHOOL_BOARD_SECONDARY,
    PartnerKind.SCHOOL_BOARD_SPECIAL,
)
CHILDCARE = (PartnerKind.CHILDCARE, PartnerKind.OUT_OF_SCHOOL_CARE)
WHY_NO_CHILDCARE = "samenwerking.kinderopvang_niet"
"""Id of the question why childcare was not consulted."""


def _consulted(context: Context, kinds: Collection[PartnerKind]) -> bool:
    """Whether a talk with a known day was held with a partner of one of these kinds."""
    for consultation in context.view.rows(Consultation):
        partner = context.view.get(Partner, consultation.partner_id)
        if partner is not None and partner.kind in kinds and consultation.held_on is not None:
            return True
    return False


@rule("conditions.school_board_consulted")
def school_board_consulted(context: Context) -> Iterator[Broken]:
    """A school board was consulted, on a known day."""
    if not _consulted(context, SCHOOL_BOARDS):
        yield Broken(Consultation.NAME)


@rule("conditions.childcare_consulted")
def childcare_consulted(context: Context) -> Iterator[Broken]:
    """Childcare was consulted on a known day, or the plan says why not."""
    if _consulted(context, CHILDCARE) or context.is_answered(WHY_NO_CHILDCARE):
        return
    row = context.view.get(Answer, WHY_NO_CHILDCARE)
    yield Broken(Answer.NAME, row, "text", row_id=WHY_NO_CHILDCARE)


@rule("conditions.additional_to_regular")
def additional_to_regular(context: Context) -> Iterator[Broken]:
    """Work for some purposes must come on top of what is done anyway, and the plan says so."""
    purposes = context.profile.purposes if context.profile else ()
    strict = {purpose.id for purpose in purposes if purpose.needs_additional}
    for measure in context.view.rows(Measure):
        if measure.purpose in strict and not measure.is_additional:
            yield at(measure, "is_additional")
