"""The difference in words: money first, all of it, each side in the words of its own plan."""

from datetime import date

from hypothesis import given, settings

from npo_wizard.difference import NOT_TOLD, ToldRow, label, said, tell
from npo_wizard.plan.compare import Sort
from npo_wizard.plan.nouns import Answer, BuildingBlockScore, Note, Partner, Risk, Version, score_id
from tests.plan.strategies import calm, plans
from tests.report.examples import CONTENT
from tests.small_plan import cost, plan

DROPPED_MEASURE = (
    ("measure_cost", "zomer:spuk:2022"),
    ("measure_cost", "zomer:spuk:2023"),
    ("measure_cost", "zomer:eigen:2023"),
    ("measure", "zomer"),
    ("action", "start"),
)


def told(old, new):
    """Heading and sentences of every change, by the group they stand in."""
    return {
        group.title: [(row.heading, [f.sentence for f in row.fields]) for row in group.rows]
        for group in tell(old, new, CONTENT).groups
    }


def test_the_same_plan_has_nothing_to_tell():
    found = tell(plan(), plan(), CONTENT)
    assert found.is_empty
    assert found.summary == "Er is niets veranderd."


def test_money_comes_first_and_then_goals_and_measures():
    new = plan(
        Risk(id="r", what="Te weinig plek"),
        cost("zomer", "eigen", 2024, 1_000),
        plan={"title": "Samen sterk"},
        zomer={"reach_count": 40},
        leest={"target_value": "85%"},
        lezen={"children_count": 12},
        po={"name": "PO Zuid"},
    )
    assert list(told(plan(), new)) == [
        "Geld",
        "Resultaten",
        "Maatregelen",
        "Behoeften en bronnen",
        "Partners en samenwerking",
        "Uitvoering",
        "Het plan zelf",
    ]


def test_a_field_tells_what_it_was_and_what_it_is():
    new = plan(
        leest={"target_value": "85%", "baseline_year": None},
        zomer={"reach_count": 40, "end_on": date(2024, 7, 31), "is_additional": True},
        spuk={"amount_eur": 120_000},
    )
    found = told(plan(), new)
    assert found["Resultaten"][0][1] == [
        "Jaar van de beginwaarde: eerst 2021, nu leeg.",
        "Streefwaarde: eerst ‘80%’, nu ‘85%’.",
    ]
    assert found["Maatregelen"][0] == (
        "Maatregel: Zomerschool taal",
        [
            "Kinderen: eerst leeg, nu 40.",
            "Einde: eerst 31 augustus 2023, nu 31 juli 2024.",
            "Extra werk: eerst leeg, nu ja.",
        ],
    )
    assert found["Geld"][0][1] == [
        "Bedrag voor de hele periode: eerst €\xa0100.000, nu €\xa0120.000."
    ]


def test_links_tell_what_came_and_what_went_each_by_its_name_then():
    library = Partner(id="bieb", name="Bibliotheek")
    old = plan(library, zomer={"partner_ids": ("po",)})
    new = plan(library, zomer={"partner_ids": ("bieb",)}, po={"name": "PO Zuid"})
    assert told(old, new)["Maatregelen"][0][1] == [
        "Andere partners: erbij Bibliotheek; eraf PO Noord."
    ]


def test_a_cell_of_the_costs_is_a_field_that_was_or_became_empty():
    new = plan(
        cost("zomer", "eigen", 2024, 1_000),
        without=(("measure_cost", "zomer:eigen:2023"),),
    )
    assert told(plan(), new)["Geld"] == [
        ("Kosten: Zomerschool taal, 2024, Schoolbesturen", ["Begroot: eerst leeg, nu €\xa01.000."]),
        (
            "Kosten: Zomerschool taal, 2023, Schoolbesturen",
            ["Begroot: eerst €\xa05.000, nu leeg."],
        ),
    ]


def test_what_is_new_tells_all_that_it_holds():
    new = plan(Partner(id="bieb", name="Bibliotheek", role="Leesplek", mandate="Geen"))
    assert told(plan(), new) == {
        "Partners en samenwerking": [
            ("Nieuwe partner: Bibliotheek", ["Rol: Leesplek.", "Mandaat: Geen."])
        ]
    }


def test_what_went_takes_its_costs_along_in_so_many_words():
    score = BuildingBlockScore(
        id=score_id("zomer", "team"), measure_id="zomer", block="team", note="Nog klein"
    )
    found = told(plan(score), plan(without=DROPPED_MEASURE))
    assert [heading for heading, _ in found["Maatregelen"]] == [
        "Vervallen maatregel: Zomerschool taal"
    ]
    assert len(found["Geld"]) == 3


def test_of_a_long_text_only_the_sentences_that_differ():
    text = "Dit is een zin die blijft staan. " * 10
    old = plan(Answer(id="stap.1", text=text + "Aan het eind wijzigt dit."))
    new = plan(Answer(id="stap.1", text=text + "Aan het eind staat iets anders."))
    row = tell(old, new, CONTENT).groups[0].rows[0]
    assert row.heading.startswith("Antwoord: Stap 1.")
    assert row.fields[0].is_passages
    assert row.fields[0].gone == ("Aan het eind wijzigt dit.",)
    assert row.fields[0].come == ("Aan het eind staat iets anders.",)


def test_rows_in_another_order_are_told_once():
    other = Partner(id="bieb", name="Bibliotheek", position=0)
    old, new = plan(other), plan(other.model_copy(update={"position": 0}))
    swapped = plan(po={"name": "PO Noord"})
    assert tell(old, new, CONTENT).is_empty
    rows = [*swapped.all_rows(), other]
    first = type(old).of(r.model_copy(update={"position": 99}) if r.id == "po" else r for r in rows)
    assert told(old, first)["Partners en samenwerking"] == [
        ("Volgorde van partners", ["Nieuwe volgorde: 1. Bibliotheek; 2. PO Noord."])
    ]


def test_notes_and_versions_are_no_part_of_what_a_plan_says():
    new = plan(Note(id="n", text="Let op"), Version(id="v", name="Concept"))
    assert tell(plan(), new, CONTENT).is_empty


def test_a_question_that_this_program_never_knew_is_named_as_such_with_its_id():
    row = tell(plan(), plan(Answer(id="weg", text="Ja")), CONTENT).groups[0].rows[0]
    heading = "Antwoord: Vraag die dit programma niet kent (weg)"
    assert row == ToldRow(Sort.CHANGED, "answer", "weg", heading, row.fields)
    assert row.fields[0].sentence == "Antwoord: eerst leeg, nu ‘Ja’."


@given(plans(), plans())
@settings(calm, max_examples=25)
def test_every_field_that_differs_is_told_with_both_its_values(old, new):
    found = tell(old, new, CONTENT)
    rows = {(row.noun, row.id): row for group in found.groups for row in group.rows}
    for change in found.difference.changes:
        assert not isinstance(change.row, NOT_TOLD)
        names = [name for name in change.fields if name != "position"]
        fields = (
            {each.label: each for each in rows[change.row.NAME, change.row.id].fields}
            if (names)
            else {}
        )
        for name in names:
            one = fields[label(CONTENT, change.row.NAME, name)]
            args = (CONTENT, change.row.NAME, name)
            assert one.before == said(found.difference.old, *args, getattr(change.old, name))
            assert one.after == said(found.difference.new, *args, getattr(change.new, name))
