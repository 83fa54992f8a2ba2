"""What a new plan begins with: the facts that follow from its programme and municipality."""

from typing import Any

from npo_wizard.content.municipalities import Municipality
from npo_wizard.content.profile import Profile


def proposed_title(profile: Profile, municipality_name: str) -> str:
    """Return a title with programme, municipality and years; the user may choose another."""
    period = profile.period
    years = f"{period.spend_from.year}–{period.spend_until.year}" if period else ""
    kind = "NPO-plan" if profile.grant else profile.short
    return " ".join(part for part in (kind, municipality_name.strip(), years) if part)


def first_fields(profile: Profile, municipality: Municipality, title: str = "") -> dict[str, Any]:
    """Return the first fields of the plan: names, programme, and its spending period if any."""
    known: dict[str, Any] = {
        "title": title or proposed_title(profile, municipality.name),
        "municipality_code": municipality.code,
        "municipality_name": municipality.name,
        "profile": profile.id,
    }
    if profile.period is not None:
        known |= {"start_on": profile.period.spend_from, "end_on": profile.period.spend_until}
    return known
