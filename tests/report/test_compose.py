import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npo_wizard import resources
from npo_wizard.plan.choices import PlanStatus
from npo_wizard.plan.edits import SetField, apply
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import (
    NOUNS,
    Answer,
    BuildingBlockScore,
    Measure,
    MeasureCost,
    Need,
    Note,
    Noun,
    Plan,
    ReportYear,
    Version,
    score_id,
)
from npo_wizard.plan.view import PlanView
from npo_wizard.report.compose import compose
from npo_wizard.report.document import parse
from npo_wizard.report.printed import headings
from tests.report.examples import CONTENT, MADE_ON, NAMES, composed, example, folded, text_of
from tests.small_plan import cost, plan

EMPTY = PlanView.of([])
NOT_PRINTED = {Note.NAME, Version.NAME}
CODES = {
    ("plan", "municipality_code"),
    *(("acceptance", field) for field in ("rule", "on_noun", "on_id", "on_field")),
}


def typed(view: PlanView) -> list[tuple[str, str]]:
    """Every text that was typed and belongs in print, with the row and field it stands in."""
    found = []
    for noun in NOUNS.values():
        if noun.NAME in NOT_PRINTED:
            continue
        for name, spec in specs(noun).items():
            if spec.kind in (Kind.LINE, Kind.TEXT) and (noun.NAME, name) not in CODES:
                found += [
                    (f"{row.id}.{name}", getattr(row, name))
                    for row in view.rows(noun)
                    if getattr(row, name).strip() and not is_set_aside(row, name)
                ]
    return found


def is_set_aside(row: Noun, field: str) -> bool:
    """An answer is its text or, where it does not apply, its reason: never both."""
    if not isinstance(row, Answer):
        return False
    return field == ("text" if row.is_not_applicable else "reason")


@pytest.mark.parametrize("name", NAMES)
def test_all_that_was_typed_is_printed(name: str) -> None:
    text = text_of(composed(example(name))).lower()
    missing = [
        where
        for where, written in typed(example(name))
        if any(folded(line).lower() not in text for line in written.split("\n"))
    ]
    assert missing == []


def filled(noun: type[Noun]) -> Noun:
    """A row whose every text is its own name."""
    texts = {
        name: f"tekst van {noun.NAME} {name}"
        for name, spec in specs(noun).items()
        if spec.kind in (Kind.LINE, Kind.TEXT)
    }
    return noun.model_validate({"id": f"nieuw-{noun.NAME}", **texts, **OWNERS.get(noun.NAME, {})})


OWNERS = {
    "plan": {"id": "plan"},
    "measurement": {"monitoring_id": "meten"},
    "building_block_score": {
        "id": score_id("zomer", "lerend"),
        "measure_id": "zomer",
        "block": "lerend",
    },
    "measure_cost": {
        "id": "zomer:spuk:2022",
        "measure_id": "zomer",
        "stream_id": "spuk",
        "year": 2022,
    },
    "answer": {"id": "urgentie.beleid"},
}


@pytest.mark.parametrize("noun", [n for n in NOUNS.values() if n.NAME not in NOT_PRINTED])
def test_no_text_field_of_any_noun_is_left_out(noun: type[Noun]) -> None:
    row = filled(noun)
    view = plan(row, without=((noun.NAME, row.id),))
    text = text_of(composed(view)).lower()
    missing = [
        where
        for where, written in typed(view)
        if where.startswith(row.id) and written.lower() not in text
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_euro_of_every_cost_is_in_a_table(name: str) -> None:
    view = example(name)
    xhtml = composed(view)
    cells = set(re.findall(r'<td class="num(?: warn)?">([^<]*)</td>', xhtml))
    for row in view.rows(MeasureCost):
        for amount in (row.planned_eur, row.spent_eur):
            if amount:
                assert f"{amount:,}".replace(",", ".") in cells


def test_notes_are_never_printed() -> None:
    view = plan(Note(id="n", text="Alleen voor ons", author="Wij"))
    assert "Alleen voor ons" not in composed(view)


def test_an_empty_plan_says_so_in_words() -> None:
    text = text_of(composed(EMPTY))
    assert text.count(CONTENT.messages["empty.answer"]) > 20
    parse(composed(EMPTY))


CHAPTERS = (
    "Samenvatting", "Inhoud", "1. Aanleiding en urgentie", "2. Samenwerking en besluitvorming",
    "3. Analyse", "4. Maatschappelijke resultaten", "5. Maatregelen", "6. Begroting",
    "7. Meten en bijsturen", "8. Uitvoering en planning", "Bijlage: verantwoording per jaar (SiSa)",
    "Bijlage: controlelijst van de voorwaarden",
    "Bijlage: voortoets", "Bijlage: aansluiting op wat scholen doen",
    "Bijlage: begrippen", "Bijlage: bronnen",
)  # fmt: skip


def test_the_chapters_stand_in_their_order() -> None:
    titles = re.findall(r"<h1>([^<]*)</h1>", composed(example("voorbeeldstad")))
    assert tuple(titles[1:]) == CHAPTERS


HOSTILE = [
    "<b>vet</b> & <script>alert(1)</script>",
    "{{ 7 * 7 }} {% for x in y %} {# weg #}",
    '"><section class="cover">',
    "]]> &nbsp; &#x41; <!-- -->",
    "🎉 مرحبا \u202eomgekeerd",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_looks_like_markup_stays_text(hostile: str) -> None:
    view = plan(
        Answer(id="urgentie.gezamenlijk", text=hostile),
        zomer={"title": hostile, "description": hostile},
        lezen={"statement": hostile},
        plan={"title": hostile, "requested_decision": hostile, "municipality_name": hostile},
        spuk={"name": hostile},
    )
    xhtml = composed(view)
    parse(xhtml)
    assert text_of(xhtml).count(folded(hostile)) >= 5


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200), st.text(max_size=80))
def test_any_text_gives_a_document_that_can_be_read(long: str, line: str) -> None:
    view = plan(
        Measure.model_validate({"id": "m", "title": line, "description": long}),
        Need.model_validate({"id": "n", "statement": line, "explanation": long}),
    )
    parse(composed(view))


def test_nothing_is_lost_when_the_summary_is_shortened() -> None:
    long = "\n\n".join(f"Dit is alinea {n} van een lange samenvatting." for n in range(60))
    view = plan(plan={"summary": long, "requested_decision": long})
    xhtml = composed(view)
    page = xhtml[xhtml.index('class="summary"') : xhtml.index('class="contents"')]
    assert "alinea 59" not in page
    assert "hoofdstuk 1" in page
    assert "hoofdstuk 2" in page
    assert text_of(xhtml).count("alinea 59") == 2


def test_a_short_summary_is_printed_once() -> None:
    assert text_of(composed(plan(plan={"summary": "Kort en goed."}))).count("Kort en goed.") == 1


def meta(view: PlanView, name: str) -> str:
    return re.search(rf'<meta name="{name}" content="([^"]*)"/>', composed(view))[1]  # type: ignore[index]


def test_a_concept_says_on_each_page_that_it_is_one() -> None:
    view = plan(plan={"version_label": "0.4"})
    assert meta(view, "draft") == "yes"
    assert meta(view, "foot").endswith("· concept 0.4")
    assert "nog niet vastgesteld" in text_of(composed(view))


def test_an_adopted_plan_with_open_points_stays_a_concept() -> None:
    view = plan(plan={"status": PlanStatus.ADOPTED})
    assert meta(view, "draft") == "yes"
    assert "open punten" in text_of(composed(view))
    done = compose(view, CONTENT, (), made_on=MADE_ON)
    assert '<meta name="draft" content="no"/>' in done
    assert "vastgesteld" in done


def test_a_step_that_does_not_apply_prints_the_reason_and_asks_nothing() -> None:
    answer = Answer(
        id=CONTENT.step("meten").answer_id, is_not_applicable=True, reason="Al gemeten."
    )
    xhtml = composed(PlanView.of([answer]))
    chapter = xhtml[xhtml.index('id="meten"') : xhtml.index('id="uitvoering"')]
    assert "Niet van toepassing, want al gemeten." in chapter
    assert CONTENT.messages["empty.answer"] not in chapter


def test_what_was_filled_in_stays_when_a_step_is_said_not_to_apply() -> None:
    answer = Answer(id=CONTENT.step("meten").answer_id, is_not_applicable=True, reason="Klaar.")
    assert "Leesniveau" in text_of(composed(plan(answer)))


def test_a_question_that_does_not_apply_prints_its_reason() -> None:
    row = Answer(id="urgentie.beleid", text="Oud", is_not_applicable=True, reason="Nieuw beleid.")
    text = text_of(composed(plan(row)))
    assert "Niet van toepassing, want nieuw beleid." in text
    assert "Oud" not in text.split()


def test_answers_to_questions_that_are_gone_are_kept() -> None:
    assert "Wat wij vroeger zeiden" in text_of(
        composed(plan(Answer(id="oude.vraag", text="Wat wij vroeger zeiden")))
    )


def test_missing_links_are_named_where_the_reader_looks() -> None:
    text = text_of(composed(plan(leest={"need_ids": ()}, zomer={"result_ids": ()})))
    assert "Nog geen resultaat gekoppeld" in text
    assert "Nog geen behoefte gekoppeld" in text
    assert "Nog geen maatregel gekoppeld" in text


def test_charts_are_told_in_words_from_their_figures() -> None:
    alts = re.findall(r' alt="([^"]*)"', composed(example("voorbeeldstad")))
    assert len(alts) == 4
    assert "€\u00a0320.000" in alts[0]
    assert any("Zomerschool taal van 1 juni 2023" in each for each in alts)
    assert any("2023 €\u00a0241.000" in each for each in alts)


def test_measures_without_sensible_days_stand_in_the_table_but_not_in_the_chart() -> None:
    view = plan(
        Measure(id="om", title="Omgekeerd", start_on=date(2023, 2, 1), end_on=date(2023, 1, 1)),
        Measure(id="ver", title="Ver weg", start_on=date(2022, 1, 1), end_on=date(2999, 1, 1)),
    )
    xhtml = composed(view)
    parse(xhtml)
    assert "1 januari 2999" in text_of(xhtml)
    assert 'label="Ver weg" start=' not in xhtml


def test_the_annex_tells_the_balance_and_where_the_controller_differs() -> None:
    stated = (
        ReportYear(id="2022", year=2022, received_eur=50_000, remark="Volgens de jaarrekening"),
        ReportYear(id="2023", year=2023, opening_eur=-500),
    )
    text = text_of(composed(plan(*stated, plan={"profile": "npo-2021-2025"})))
    assert "Beginstand 0 -500" in text
    assert "Rest aan het einde van het jaar 12.000 niet bekend" in text
    assert "Beginstand 2023: de controller geeft -€ 500 op. Berekend is € 12.000." in text
    assert "Volgens de jaarrekening" in text


def test_a_cost_without_a_year_has_a_column() -> None:
    assert "Jaar onbekend" in text_of(composed(plan(cost("zomer", "spuk", None, 5))))


@pytest.mark.parametrize("count", [1, 30])
def test_few_or_many_measures_give_a_document_that_can_be_read(count: int) -> None:
    many = [Measure(id=f"m{n}", title=f"Maatregel {n}", position=n) for n in range(count)]
    scores = [
        BuildingBlockScore(id=score_id("m0", "lerend"), measure_id="m0", block="lerend", score="ja")
    ]
    assert parse(composed(PlanView.of([*many, *scores]))).sections


def test_every_change_of_the_plan_gives_another_document() -> None:
    view = example("waterdorp")
    row = view.rows(Measure)[0]
    changed = apply(view, SetField("measure", row.id, "evidence", "Iets anders")).view
    assert composed(changed) != composed(view)
    assert composed(view) == composed(view)


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="geheim"):
        compose(EMPTY, CONTENT, (), kind="geheim", made_on=MADE_ON)


def test_every_question_has_a_heading_of_its_own() -> None:
    assert set(headings()) == set(CONTENT.questions)


def test_the_plan_of_an_unknown_programme_is_printed_too() -> None:
    view = PlanView.of([Plan(id="plan", profile="van later"), *plan().rows(Measure)[:0]])
    assert parse(composed(view)).title


def test_a_required_cell_that_is_empty_says_so() -> None:
    view = PlanView.of([*EMPTY.all_rows(), Need(id="n", statement="Lezen")])
    xhtml = composed(view)
    row = re.search(r'<th scope="row"><p><strong>Lezen.*?</tr>', xhtml, re.S)
    assert row is not None
    assert row[0].count(CONTENT.messages["empty.answer"]) == 3


def verdicts(view: PlanView) -> str:
    text = text_of(composed(view))
    return text[text.index("Voorwaarde Wat het inhoudt") :]


def test_conditions_are_judged_by_the_rules_and_never_on_nothing() -> None:
    npo = {"profile": "npo-2021-2025"}
    empty = verdicts(PlanView.of([Plan(id="plan", **npo)]))
    assert "Hierover is nog niets ingevuld." in empty
    assert "Nog niet in orde. Er staat nog geen overleg met een schoolbestuur" in empty
    assert "De gemeente gaat dit zelf na." in empty
    assert "In orde." in verdicts(plan(plan=npo, zomer={"purpose": "b1"}))


def test_no_template_trusts_what_was_typed() -> None:
    templates = sorted(resources.path("report").glob("*.j2"))
    assert len(templates) > 10
    for template in templates:
        source = template.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape", source), template.name
