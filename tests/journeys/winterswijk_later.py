"""What the officials of Winterswijk type in the last four steps."""

from tests.journeys.scenario import Pick, Row, Tab, Ticks

RESULTS = (
    Tab(
        "Resultaten",
        "result",
        (
            Row(
                {
                    "statement": "In 2025 voelt 80 procent zich prettig op school",
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
                    "description": "Trainingen en een vertrouwde volwassene per school.",
                    "result_ids": Ticks(("In 2025 voelt 80 procent zich prettig op school",)),
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
        "Keuzes en leefdomeinen",
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
                "In 2025 voelt 80 procent zich prettig op school",
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
