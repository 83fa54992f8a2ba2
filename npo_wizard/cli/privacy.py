"""Personal data in a plan, told before anything is made of it."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date

from npo_wizard import content, rules
from npo_wizard.errors import NpoError
from npo_wizard.plan.edits import apply
from npo_wizard.plan.view import PlanView
from npo_wizard.rules.acceptance import accept_all
from npo_wizard.rules.privacy import GROUP
from npo_wizard.rules.subject import subject
from npo_wizard.storage.planfile import read

_TITLE = "Er staan misschien gegevens over personen in het plan"
_STOPPED = "Er is niets gemaakt."
_SAFE = "Uw plan is niet veranderd."
_ADVICE = (
    'Haal ze weg, of ga door met --privacy-reden "waarom dit erin mag blijven". '
    "De reden komt in de bijlage van het document."
)


def read_guarded(form: Namespace) -> PlanView:
    """Read the plan of a command, guarded. Raises NpoError."""
    return guarded(form, read(form.plan))


def guarded(form: Namespace, view: PlanView) -> PlanView:
    """Return the plan that may leave; what looks like personal data is told on stderr.

    With a reason (`--privacy-reden`) these points are accepted in what is made, not in the plan
    file. Raises NpoError where there is none.
    """
    today = date.today()
    said = content.load()
    found = [each for each in rules.judge(view, said, today).open if each.group == GROUP]
    if not found:
        return view
    for each in found:
        title = subject(view, each)
        about = f" ({title})" if title else ""
        sys.stderr.write(f"Let op: {each.sentence}{about}\n")
    reason = (form.privacy_reden or "").strip()
    if not reason:
        raise NpoError(_STOPPED, title=_TITLE, safe=_SAFE, advice=_ADVICE)
    return apply(view, accept_all(view, found, reason, on=today)).view
