"""What the officials of Winterswijk type: a whole plan for the grant of € 486.314.

Known from the municipality's own budget: the amount, the three pillars, and that the plan was
made with primary and secondary education. All else is invented for this test.
"""

from dataclasses import dataclass, field
from typing import Any

GRANT = 486_314


@dataclass(frozen=True)
class Pick:
    """Choose one of a list by its words."""

    words: str


@dataclass(frozen=True)
class Ticks:
    """Tick some of a short list, or link rows, by their words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row of a list: its fields in the order of the form."""

    fields: dict[str, Any]
    costs: dict[int, int] = field(default_factory=dict)
    """Planned costs per calendar year, in whole euros, from the grant."""
    scores: tuple[str, ...] = ()
    """Words of the scores on the building blocks, in their order."""


@dataclass(frozen=True)
class Tab:
    """A tab of a step: the rows of a noun, or answers to questions."""

    title: str
    noun: str = ""
    rows: tuple[Row, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)


PLAN: dict[str, Any] = {
    "start_on": "1-1-2022",
    "end_on": "31-7-2025",
    "grant_eur": "486.314",
    "contact": "Team Onderwijs en Jeugd",
    "requested_decision": "Het college stelt dit plan vast en geeft opdracht voor de uitvoering.",
    "summary": "Winterswijk werkt met het basis- en voortgezet onderwijs aan drie pijlers.",
}

URGENCY = (
    Tab(
        "Signalen",
        answers={
            "urgentie.signalen_thuis": "Ouders vragen het wijkteam vaker om hulp bij opvoeden.",
            "urgentie.signalen_school": "Leraren in groep 5 zien kinderen die slecht lezen.",
            "urgentie.signalen_vrije_tijd": "De sportclubs missen 140 jeugdleden.",
            "urgentie.signalen_online": "Mentoren horen vaker over pesten in groepsapps.",
        },
    ),
    Tab(
        "Gezamenlijke urgentie",
        answers={
            "urgentie.gezamenlijk": "Kinderen lezen minder goed en voelen zich vaker alleen.",
            "urgentie.beleid": "Dit plan sluit aan bij de Lokale Educatieve Agenda.",
            "urgentie.stem": "De kinderraad leest mee en geeft in mei advies.",
        },
    ),
    Tab(
        "Partners",
        "partner",
        (
            Row(
                {
                    "name": "Gemeente Winterswijk",
                    "kind": Pick("Gemeente"),
                    "role": "Opdrachtgever en trekker van het plan.",
                }
            ),
            Row(
                {
                    "name": "Schoolbestuur De Linde",
                    "kind": Pick("Schoolbestuur basisonderwijs"),
                    "role": "Voert het leesaanbod uit op negen basisscholen.",
                }
            ),
            Row(
                {
                    "name": "College De Berkel",
                    "kind": Pick("Schoolbestuur voortgezet onderwijs"),
                    "role": "Biedt mentorlessen en huiswerkhulp.",
                }
            ),
            Row(
                {
                    "name": "Kinderopvang De Bron",
                    "kind": Pick("Kinderopvang"),
                    "role": "Leest elke dag voor in de groepen.",
                }
            ),
        ),
    ),
    Tab(
        "Geldstromen",
        "funding_stream",
        (
            Row(
                {
                    "name": "Specifieke uitkering NPO",
                    "recipient": "Gemeente",
                    "purpose": "Inhalen van vertragingen bij kinderen.",
                    "amount_eur": "486314",
                    "is_grant": Pick("Ja"),
                }
            ),
        ),
    ),
)

COOPERATION = (
    Tab(
        "Overleggen",
        "body",
        (
            Row(
                {
                    "name": "Stuurgroep jeugd",
                    "task": "Bewaakt de drie pijlers en het geld.",
                    "member_ids": Ticks(
                        (
                            "Gemeente Winterswijk",
                            "Schoolbestuur De Linde",
                            "College De Berkel",
                            "Kinderopvang De Bron",
                        )
                    ),
                    "frequency": "Vier keer per jaar",
                }
            ),
        ),
    ),
    Tab(
        "Gevoerd overleg",
        "consultation",
        (
            Row(
                {
                    "subject": "Keuze van de pijlers",
                    "partner_id": Pick("Schoolbestuur De Linde"),
                    "held_on": "12 november 2021",
                    "outcome": "Alle scholen doen mee met het leesaanbod.",
                }
            ),
            Row(
                {
                    "subject": "Voorlezen in de opvang",
                    "partner_id": Pick("Kinderopvang De Bron"),
                    "held_on": "19-11-2021",
                    "outcome": "De opvang leest elke dag een kwartier voor.",
                }
            ),
        ),
    ),
    Tab(
        "Besluiten",
        "decision",
        (
            Row(
                {
                    "what": "Vaststellen van het plan",
                    "who": "College van burgemeester en wethouders",
                    "due_on": "15 maart 2022",
                }
            ),
        ),
    ),
    Tab(
        "Afspraken",
        answers={
            "samenwerking.bestaand_overleg": "Wij gebruiken het overleg van de LEA.",
            "samenwerking.mandaat": "De stuurgroep mag schuiven binnen een pijler.",
            "samenwerking.inspraak": "De medezeggenschap bespreekt het plan in februari.",
        },
    ),
)

ANALYSIS = (
    Tab(
        "Bronnen",
        "source",
        (
            Row(
                {
                    "theme": "Lezen in groep 5",
                    "figure": "34 procent onder niveau",
                    "year": "2021",
                    "origin": "Toetsen van de basisscholen",
                    "reading": "Vooral jongens lezen minder goed dan vroeger.",
                }
            ),
        ),
    ),
    Tab(
        "Behoeften",
        "need",
        (
            Row(
                {
                    "statement": "Leerlingen voelen zich vaker alleen",
                    "domain": Pick("Emotioneel"),
                    "priority": Pick("Hoog"),
                    "target_group": "Leerlingen van 10 tot 16 jaar",
                    "children_count": "620",
                }
            ),
            Row(
                {
                    "statement": "Kansen hangen af van het gezin",
                    "domain": Pick("Sociaal"),
                    "priority": Pick("Midden"),
                    "target_group": "Kinderen uit gezinnen met weinig geld",
                    "children_count": "310",
                }
            ),
            Row(
                {
                    "statement": "Lezen onder niveau in groep 5",
                    "domain": Pick("Cognitief"),
                    "priority": Pick("Hoog"),
                    "target_group": "Leerlingen van groep 3 tot en met 5",
                    "children_count": "1.120",
                    "source_ids": Ticks(("Lezen in groep 5",)),
                }
            ),
        ),
    ),
    Tab(
        "Stem van jongeren",
        answers={"analyse.stem": "Jongeren missen een plek om na school samen te zijn."},
    ),
    Tab(
        "Conclusie",
        answers={
            "analyse.duiding": "Thuisonderwijs trof vooral kinderen die thuis weinig lezen.",
            "analyse.prioriteiten": "Eerst lezen, dan welbevinden, dan gelijke kansen.",
        },
    ),
)

RESULTS = (
    Tab(
        "Resultaten",
        "result",
        (
            Row(
                {
                    "statement": "In 2025 voelt 80 procent van de leerlingen zich prettig op school",
                    "ambition": "Elke leerling voelt zich gezien.",
                    "need_ids": Ticks(("Leerlingen voelen zich vaker alleen",)),
                    "indicator": "Aandeel leerlingen dat zich prettig voelt",
                    "baseline_value": "71 procent",
                    "baseline_year": "2021",
                    "target_value": "80 procent",
                    "target_year": "2025",
                    "data_source": "Vragenlijst van de scholen",
                }
            ),
            Row(
                {
                    "statement": "In 2025 doen 250 kinderen uit arme gezinnen mee na school",
                    "ambition": "Meedoen hangt niet af van geld thuis.",
                    "need_ids": Ticks(("Kansen hangen af van het gezin",)),
                    "indicator": "Aantal kinderen dat meedoet",
                    "baseline_value": "90 kinderen",
                    "baseline_year": "2021",
                    "target_value": "250 kinderen",
                    "target_year": "2025",
                    "data_source": "Telling van de aanbieders",
                }
            ),
            Row(
                {
                    "statement": "In 2025 leest 78 procent van groep 5 op niveau",
                    "ambition": "Alle kinderen lezen met plezier.",
                    "need_ids": Ticks(("Lezen onder niveau in groep 5",)),
                    "indicator": "Aandeel leerlingen op leesniveau",
                    "baseline_value": "66 procent",
                    "baseline_year": "2021",
                    "target_value": "78 procent",
                    "target_year": "2025",
                    "data_source": "Toetsen van de basisscholen",
                }
            ),
        ),
    ),
)

_BLOCKS = ("Ja", "Ja", "Deels", "Ja", "Deels", "Ja", "Deels")

APPROACH = (
    Tab(
        "Maatregelen",
        "measure",
        (
            Row(
                {
                    "title": "Sterk in je vel",
                    "description": "Trainingen voor klassen en een vertrouwde volwassene per school.",
                    "result_ids": Ticks(
                        ("In 2025 voelt 80 procent van de leerlingen zich prettig op school",)
                    ),
                    "target_group": "Leerlingen van groep 7 tot en met klas 4",
                    "reach_count": "620",
                    "purpose": Pick("Zorg en welzijn in en om de school"),
                    "life_domains": Ticks(("Op school", "Online")),
                    "lead_id": Pick("College De Berkel"),
                    "partner_ids": Ticks(("Gemeente Winterswijk",)),
                    "start_on": "1-8-2022",
                    "end_on": "31-7-2025",
                    "is_additional": Pick("Ja"),
                    "evidence": "De aanpak staat in de databank van het NJi.",
                },
                {2022: 40_000, 2023: 60_000, 2024: 60_000, 2025: 26_314},
                _BLOCKS,
            ),
            Row(
                {
                    "title": "Samen meedoen",
                    "description": "Sport, muziek en huiswerkhulp na schooltijd, zonder kosten.",
                    "result_ids": Ticks(
                        ("In 2025 doen 250 kinderen uit arme gezinnen mee na school",)
                    ),
                    "target_group": "Kinderen uit gezinnen met weinig geld",
                    "reach_count": "250",
                    "purpose": Pick("Lokale en bovenschoolse maatregelen"),
                    "life_domains": Ticks(("Vrije tijd", "Thuis")),
                    "lead_id": Pick("Gemeente Winterswijk"),
                    "start_on": "1 september 2022",
                    "end_on": "31-7-2025",
                    "is_additional": Pick("Ja"),
                },
                {2022: 20_000, 2023: 50_000, 2024: 50_000, 2025: 30_000},
                _BLOCKS,
            ),
            Row(
                {
                    "title": "Meer lezen in het basisonderwijs",
                    "description": "Elke school krijgt een leescoach en nieuwe boeken.",
                    "result_ids": Ticks(("In 2025 leest 78 procent van groep 5 op niveau",)),
                    "target_group": "Leerlingen van groep 3 tot en met 5",
                    "reach_count": "1120",
                    "purpose": Pick("Lokale en bovenschoolse maatregelen"),
                    "life_domains": Ticks(("Op school",)),
                    "lead_id": Pick("Schoolbestuur De Linde"),
                    "partner_ids": Ticks(("Kinderopvang De Bron",)),
                    "start_on": "1-8-2022",
                    "end_on": "31-7-2025",
                    "is_additional": Pick("Ja"),
                },
                {2022: 30_000, 2023: 50_000, 2024: 50_000, 2025: 20_000},
                _BLOCKS,
            ),
        ),
    ),
    Tab(
        "Dekking leefdomeinen",
        answers={"aanpak.afgewogen": "Een zomerschool viel af: te weinig ouders wilden dit."},
    ),
)


def _monitoring(what: str, result: str, owner: str) -> Row:
    return Row(
        {
            "what": what,
            "kind": Pick("Doel: halen zij het doel"),
            "result_id": Pick(result),
            "method": "Eén keer per jaar, voor alle leerlingen.",
            "frequency": "Elk jaar in mei",
            "first_on": "15-5-2023",
            "owner_id": Pick(owner),
            "body_id": Pick("Stuurgroep jeugd"),
            "on_deviation": "De stuurgroep past de aanpak aan.",
        }
    )


MONITORING = (
    Tab(
        "Meetafspraken",
        "monitoring",
        (
            _monitoring(
                "Prettig op school",
                "In 2025 voelt 80 procent van de leerlingen zich prettig op school",
                "College De Berkel",
            ),
            _monitoring(
                "Deelname na school",
                "In 2025 doen 250 kinderen uit arme gezinnen mee na school",
                "Gemeente Winterswijk",
            ),
            _monitoring(
                "Leesniveau groep 5",
                "In 2025 leest 78 procent van groep 5 op niveau",
                "Schoolbestuur De Linde",
            ),
        ),
    ),
    Tab(
        "Metingen",
        "measurement",
        (
            Row(
                {
                    "monitoring_id": Pick("Leesniveau groep 5"),
                    "measured_on": "20-5-2023",
                    "value": "69 procent",
                    "remark": "Een kleine stap vooruit.",
                }
            ),
        ),
    ),
    Tab(
        "Bijsturen",
        answers={
            "meten.bijsturen": "De stuurgroep bespreekt elke afwijking binnen een maand.",
            "meten.verantwoorden": "De gemeente verantwoordt het geld in de jaarrekening.",
        },
    ),
)


def _action(what: str, measure: str, owner: str) -> Row:
    return Row(
        {
            "what": what,
            "measure_id": Pick(measure),
            "owner_id": Pick(owner),
            "start_on": "1-5-2022",
            "due_on": "1-8-2022",
        }
    )


EXECUTION = (
    Tab(
        "Acties",
        "action",
        (
            _action("Trainers werven", "Sterk in je vel", "College De Berkel"),
            _action("Afspraken met clubs maken", "Samen meedoen", "Gemeente Winterswijk"),
            _action(
                "Leescoaches aanstellen",
                "Meer lezen in het basisonderwijs",
                "Schoolbestuur De Linde",
            ),
        ),
    ),
    Tab(
        "Risico's",
        "risk",
        (
            Row(
                {
                    "what": "Er zijn te weinig leescoaches",
                    "chance": Pick("Midden"),
                    "effect": Pick("Groot"),
                    "answer": "De pabo levert studenten in het vierde jaar.",
                    "owner_id": Pick("Schoolbestuur De Linde"),
                }
            ),
        ),
    ),
    Tab(
        "Borging en communicatie",
        answers={
            "uitvoeren.borging": "De scholen betalen de leescoach na 2025 zelf.",
            "uitvoeren.evaluatie": "In juni 2025 kijken alle partners samen terug.",
            "uitvoeren.communicatie": "Ouders lezen er elk kwartaal over in de schoolapp.",
        },
    ),
)

STEPS: dict[str, tuple[Tab, ...]] = {
    "urgentie": URGENCY,
    "samenwerking": COOPERATION,
    "analyse": ANALYSIS,
    "resultaten": RESULTS,
    "aanpak": APPROACH,
    "meten": MONITORING,
    "uitvoeren": EXECUTION,
}


def typed_texts() -> list[str]:
    """Every free text that must be found back in print; a date is printed in a form of its own."""
    texts: list[str] = [PLAN["contact"], PLAN["requested_decision"], PLAN["summary"]]
    for tabs in STEPS.values():
        for tab in tabs:
            for row in tab.rows:
                texts += [
                    value
                    for name, value in row.fields.items()
                    if not name.endswith("_on") and _is_free(value)
                ]
            texts += tab.answers.values()
    return texts


def _is_free(value: Any) -> bool:
    return isinstance(value, str) and not value.replace(".", "").replace("-", "").isdigit()
