"""The command for the house style: what documents look like, whatever the plan."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from npo_wizard import settings
from npo_wizard.errors import NpoError
from npo_wizard.report import logo
from npo_wizard.report.style import style

_REFUSED = "Deze huisstijl kan niet"
_SAFE = "Uw huisstijl is niet veranderd."
_ADVICE = "Kies iets anders, en geef de opdracht opnieuw."


def style_command(form: Namespace) -> int:
    """Change what is given of the house style, all or nothing, and show it."""
    choices = _choices(form)
    if choices:
        logo.forget_others(settings.change(**choices).logo)
    house = settings.load()
    if form.json:
        sys.stdout.write(json.dumps(_as_data(house), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(house))
    return 0


def _choices(form: Namespace) -> dict[str, Any]:
    choices: dict[str, Any] = {}
    if form.kleur is not None:
        choices["accent"] = form.kleur.strip()
        _refuse(settings.accent_problem(choices["accent"]))
    if form.naam is not None:
        choices["organisation"] = name = " ".join(form.naam.split())
        if len(name) > settings.ORGANISATION_MAX:
            _refuse(f"De naam heeft meer dan {settings.ORGANISATION_MAX} tekens.")
    if form.zonder_logo:
        choices["logo"] = ""
    elif form.logo is not None:
        choices["logo"] = logo.keep(logo.taken(form.logo))
    return choices


def _refuse(problem: str) -> None:
    if problem:
        raise NpoError(problem, title=_REFUSED, safe=_SAFE, advice=_ADVICE)


def _accent(house: settings.Settings) -> str:
    return house.accent or style().light["accent"]


def _as_data(house: settings.Settings) -> dict[str, Any]:
    return {
        "organisation": house.organisation,
        "accent": house.accent,
        "contrast": round(settings.contrast(_accent(house), settings.PAPER), 2),
        "logo": house.logo,
    }


def _told(house: settings.Settings) -> list[str]:
    picture, accent = logo.kept(house.logo), _accent(house)
    size = f"ja, {picture.width} bij {picture.height} beeldpunten" if picture else "nee"
    usual = "" if house.accent else " (de gewone)"
    return [
        f"Naam: {house.organisation or 'de gemeente van het plan'}",
        f"Accentkleur: {accent}{usual}, {settings.contrast_words(accent)}",
        f"Logo: {'is er niet meer; kies het opnieuw' if house.logo and not picture else size}",
    ]
