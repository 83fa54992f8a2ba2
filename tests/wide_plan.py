"""A plan as wide as the program promises to carry: 60 needs and 80 measures, with loose ends."""

from collections.abc import Iterator
from datetime import date

from npo_wizard.plan.choices import PartnerKind, Priority
from npo_wizard.plan.nouns import (
    Body,
    FundingStream,
    Measure,
    Monitoring,
    Need,
    Noun,
    Partner,
    Plan,
    Result,
)
from npo_wizard.plan.view import PlanView
from tests.small_plan import cost

_GROUPS = (
    "peuters", "kleuters", "groep 3 en 4", "groep 5 en 6", "groep 7 en 8", "brugklassers",
    "leerlingen vmbo", "leerlingen havo en vwo", "nieuwkomers", "thuiszitters",
)  # fmt: skip
_NEEDS = (
    ("Taalachterstand inhalen", "cognitief"),
    ("Rekenen op niveau", "cognitief"),
    ("Plannen en zelfstandig werken", "executief"),
    ("Vriendschap en groepsgevoel", "sociaal"),
    ("Somberheid en stress", "emotioneel"),
    ("Bewegen en gezond eten", "fysiek"),
)
_MEASURES = (
    "Zomerschool taal en rekenen", "Leesbegeleiding thuis", "Mentoraat door studenten",
    "Jeugdwerker op school", "Sport en cultuur na school", "Huiswerkklas in de bibliotheek",
    "Training executieve functies", "Inloopspreekuur jeugdverpleegkundige",
)  # fmt: skip
_PARTNERS = (
    ("Stichting Primair Onderwijs", PartnerKind.SCHOOL_BOARD_PRIMARY),
    ("Scholengroep voortgezet onderwijs", PartnerKind.SCHOOL_BOARD_SECONDARY),
    ("Bibliotheek", PartnerKind.LIBRARY),
    ("Welzijnsorganisatie", PartnerKind.WELFARE),
    ("Sportbedrijf", PartnerKind.SPORT),
)
_PLACES = ("Noord", "Oost", "Zuid", "West", "Centrum")
_STREAMS = (
    "Specifieke uitkering", "Eigen middelen gemeente", "Bijdrage schoolbesturen",
    "Onderwijsachterstanden", "Sportakkoord", "Jeugdfonds",
)  # fmt: skip


def wide_rows(needs: int = 60, measures: int = 80) -> tuple[Noun, ...]:
    """Make the rows of a plan of any width; one row in about ten misses a link."""
    return tuple(_rows(needs, measures))


def wide_plan(needs: int = 60, measures: int = 80) -> PlanView:
    """Make the same as a view."""
    return PlanView.of(wide_rows(needs, measures))


def _rows(needs: int, measures: int) -> Iterator[Noun]:
    results, partners = max(needs * 3 // 4, 1), min(len(_PARTNERS) * len(_PLACES), measures)
    yield Plan(
        id="plan", title="Breed plan", profile="npo-2021-2025", municipality_name="Voorbeeldstad",
        start_on=date(2022, 1, 1), end_on=date(2024, 12, 31), grant_eur=9_000_000,
    )  # fmt: skip
    for n, name in enumerate(_STREAMS):
        yield FundingStream(
            id=f"s{n}", name=name, amount_eur=2_000_000, is_grant=n == 0, position=n
        )
    for n in range(partners):
        name, kind = _PARTNERS[n % len(_PARTNERS)]
        place = _PLACES[n // len(_PARTNERS)]
        yield Partner(id=f"p{n}", name=f"{name} {place}", kind=kind, role="Voert uit", position=n)
    yield Partner(id="los", name="Stichting Leergeld", role="Denkt mee", position=partners)
    yield Body(id="b0", name="Stuurgroep", member_ids=("p0",))
    yield from (_need(n) for n in range(needs))
    yield from (_result(n, needs) for n in range(results))
    for n in range(measures):
        yield _measure(n, results, partners)
        if n % 12 != 7:
            yield cost(f"m{n}", f"s{n % 6}", 2022, 10_000 + 500 * n)
            yield cost(f"m{n}", f"s{n * 5 % 6}", 2023, 8_000 + 250 * n, 0)
    yield from (_monitoring(n, partners) for n in range(results) if n % 9 != 4)


def _need(n: int) -> Need:
    name, domain = _NEEDS[n % len(_NEEDS)]
    group = _GROUPS[n // len(_NEEDS) % len(_GROUPS)]
    return Need(
        id=f"n{n}", statement=f"{name} bij {group}", domain=domain, position=n,
        priority=Priority.HIGH if n % 2 else Priority.MEDIUM, target_group=group,
    )  # fmt: skip


def _result(n: int, needs: int) -> Result:
    """Each serves a need, every third two; some serve none."""
    first = n * 4 // 3 % needs
    served = () if n % 15 == 14 else (f"n{first}", f"n{(first + 1) % needs}")[: 1 + (n % 3 == 0)]
    group = _GROUPS[first // len(_NEEDS) % len(_GROUPS)]
    share = f"{60 + n % 30}%"
    return Result(
        id=f"r{n}", statement=f"In 2025 is {share} van de {group} op het gewenste niveau",
        indicator=f"Deel van de {group}", baseline_value="55%", baseline_year=2021,
        target_value=share, target_year=2025, need_ids=tuple(dict.fromkeys(served)), position=n,
    )  # fmt: skip


def _measure(n: int, results: int, partners: int) -> Measure:
    name, place = _MEASURES[n % len(_MEASURES)], _PLACES[n // len(_MEASURES) % len(_PLACES)]
    serves = {n * results // 80 % results, (n * 3) % results} if n % 5 == 0 else {n % results}
    return Measure(
        id=f"m{n}", title=f"{name} {place}", position=n, purpose="",
        result_ids=() if n % 20 == 19 else tuple(f"r{each}" for each in sorted(serves)),
        lead_id=None if n % 16 == 11 else f"p{n % partners}",
        partner_ids=tuple(f"p{each}" for each in {(n + 3) % partners, (n + 11) % partners}),
        start_on=date(2022, 3, 1), end_on=date(2024, 7, 31),
    )  # fmt: skip


def _monitoring(n: int, partners: int) -> Monitoring:
    return Monitoring(
        id=f"t{n}", what=f"Jaarlijkse meting {n + 1} met de leerlingmonitor", result_id=f"r{n}",
        measure_id=f"m{n}" if n % 4 == 0 else None, first_on=date(2022, 10, 1), body_id="b0",
        owner_id=None if n % 11 == 6 else f"p{n % partners}", position=n, frequency="Elk jaar",
    )  # fmt: skip
