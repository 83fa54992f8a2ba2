"""Sentences for values that a field cannot hold. Each says what the field does take."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from npo_wizard.plan.fields import EUROS_MAX, TEXT_MAX, YEAR_MAX, YEAR_MIN, FieldSpec, Kind


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


_BY_TYPE: Mapping[str, str] = {
    "string_too_long": f"Deze tekst is te lang: er passen {_thousands(TEXT_MAX)} tekens in.",
    "string_unicode": "In deze tekst staat een teken dat niet bestaat. Typ de tekst opnieuw.",
    "less_than_equal": f"Dit getal is te groot: het hoogste is {_thousands(EUROS_MAX)}.",
}
_BY_KIND: Mapping[Kind, str] = {
    Kind.EUROS: "Vul hele euro's in, zonder minteken of letters. Bijvoorbeeld 12.500.",
    Kind.BALANCE: "Vul hele euro's in. Bijvoorbeeld 12.500, of -12.500 bij een tekort.",
    Kind.NUMBER: "Vul een heel getal in, zonder minteken of letters.",
    Kind.YEAR: f"Vul een jaartal in tussen {YEAR_MIN} en {YEAR_MAX}.",
    Kind.DAY: "Vul een datum in die bestaat. Bijvoorbeeld 1 maart 2023.",
    Kind.CHOICE: "Kies een waarde uit de lijst.",
    Kind.LISTED: "Kies een waarde uit de lijst.",
    Kind.LISTED_MANY: "Kies waarden uit de lijst.",
}
_OTHERWISE = "Deze waarde past niet in dit veld."


def sentence_for(error: ValidationError, spec: FieldSpec | None) -> str:
    """Say in one Dutch sentence why the value was refused and what the field takes."""
    problem: Any = error.errors()[0]
    if spec is not None and spec.kind is Kind.YEAR:
        return _BY_KIND[Kind.YEAR]
    if problem["type"] in _BY_TYPE:
        return _BY_TYPE[problem["type"]]
    return _OTHERWISE if spec is None else _BY_KIND.get(spec.kind, _OTHERWISE)
