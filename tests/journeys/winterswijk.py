"""What the officials of Winterswijk type: a whole plan for the grant of € 486.314.

Known from the municipality's own budget: the amount, the three pillars, and that the plan was
made with primary and secondary education. All else is invented for this test.
"""

from typing import Any

from tests.journeys.scenario import Pick, Row, Tab, Ticks
from tests.journeys.winterswijk_later import APPROACH, EXECUTION, MONITORING, RESULTS

GRANT = 486_314

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
