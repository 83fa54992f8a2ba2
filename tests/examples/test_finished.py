"""What each example plan shows: two that are finished, one that is half done."""

import re
from datetime import date

import pytest

from npo_wizard import figures, rules
from npo_wizard.golden_thread.loose_ends import loose_ends
from npo_wizard.plan.choices import MonitoringKind, PartnerKind
from npo_wizard.plan.nouns import (
    NOUNS,
    Action,
    Answer,
    Body,
    BuildingBlockScore,
    Consultation,
    Decision,
    FundingStream,
    Measure,
    MeasureCost,
    Measurement,
    Monitoring,
    Need,
    Note,
    Noun,
    Partner,
    Plan,
    Result,
    Risk,
    Source,
)
from npo_wizard.plan.view import PlanView
from tests.examples.reading import CONTENT, VIEWS

FINISHED = ("voorbeeldstad", "waterdorp")
TODAY = date(2024, 10, 1)
"""The day of which Voorbeeldstad gives the state."""


def open_points(view: PlanView) -> set[tuple[str, str]]:
    """Rule and row of everything that must or should be mended."""
    found = rules.findings(view, CONTENT, TODAY)
    return {(each.rule_id, each.place.row_id) for each in found if each.severity != "hint"}


class TestFinishedExamples:
    @pytest.fixture(params=FINISHED)
    def view(self, request):
        return VIEWS[request.param]

    def test_every_open_question_has_an_answer_or_a_reason(self, view):
        for question in CONTENT.questions:
            answer = view.get(Answer, question)
            assert answer is not None, question
            assert answer.text.endswith(".") or (answer.is_not_applicable and answer.reason)

    def test_nothing_required_is_empty(self, view):
        for row in view.all_rows():
            for field, words in CONTENT.words.noun(row.NAME).fields.items():
                if row.NAME == "answer" or words.optional or row.id == "monitoring-groep":
                    continue
                assert getattr(row, field) not in (None, "", ()), f"{row.id}.{field}"

    def test_every_measure_is_scored_on_all_building_blocks(self, view):
        blocks = {block.id for block in CONTENT.building_blocks}
        for measure in view.rows(Measure):
            scores = view.linking(BuildingBlockScore, "measure_id", measure.id)
            assert {score.block for score in scores if score.score} == blocks
            assert all(score.note.endswith(".") for score in scores)

    def test_every_measure_has_an_action_and_every_result_a_measuring(self, view):
        for measure in view.rows(Measure):
            assert view.linking(Action, "measure_id", measure.id)
        for result in view.rows(Result):
            (monitoring,) = view.linking(Monitoring, "result_id", result.id)
            assert monitoring.kind is MonitoringKind.ATTAINMENT

    def test_school_boards_and_childcare_were_consulted_before_the_plan_began(self, view):
        dated = {
            view.get(Partner, talk.partner_id).kind
            for talk in view.rows(Consultation)
            if talk.partner_id and talk.held_on and talk.held_on < view.plan.start_on
        }
        assert {PartnerKind.SCHOOL_BOARD_PRIMARY, PartnerKind.CHILDCARE} <= dated

    def test_no_stream_gives_more_than_it_has(self, view):
        (grant,) = [each for each in figures.by_stream(view) if each.is_grant]
        assert grant.amount == view.plan.grant_eur
        for stream in figures.by_stream(view):
            assert stream.left is not None
            assert stream.left >= 0
            assert stream.spent <= stream.planned

    def test_costs_lie_in_the_years_of_their_measure_and_of_the_programme(self, view):
        period = CONTENT.profile(view.plan.profile).period
        for measure in view.rows(Measure):
            assert period.spend_from <= measure.start_on <= measure.end_on <= period.spend_until
            assert view.plan.start_on <= measure.start_on
            assert measure.end_on <= view.plan.end_on
            for cost in view.linking(MeasureCost, "measure_id", measure.id):
                assert measure.start_on.year <= cost.year <= measure.end_on.year
                assert (cost.spent_eur or 0) <= cost.planned_eur

    def test_dates_are_in_order(self, view):
        for action in view.rows(Action):
            measure = view.get(Measure, action.measure_id)
            assert action.start_on <= action.due_on
            assert measure.start_on <= action.start_on
        for measurement in view.rows(Measurement):
            monitoring = view.get(Monitoring, measurement.monitoring_id)
            assert monitoring.first_on <= measurement.measured_on
        last_decision = max(decision.due_on for decision in view.rows(Decision))
        assert all(each.first_on < last_decision for each in view.rows(Monitoring))

    def test_results_start_from_the_figures_of_the_analysis(self, view):
        for result in view.rows(Result):
            needs = [view.get(Need, each) for each in result.need_ids]
            sources = [view.get(Source, each) for need in needs for each in need.source_ids]
            shares = {int(each) for s in sources for each in re.findall(r"(\d+)%", s.figure)}
            start = int(result.baseline_value.rstrip("%"))
            assert start in shares or 100 - start in shares, result.statement
            assert result.target_value in result.statement
            assert str(result.target_year) in result.statement

    def test_needs_count_the_children_of_their_source(self, view):
        for need in view.rows(Need):
            figures_read = " ".join(view.get(Source, each).figure for each in need.source_ids)
            numbers = [int(n.replace(".", "")) for n in re.findall(r"\d[\d.]*", figures_read)]
            pairs = re.findall(r"(\d[\d.]*) van (\d[\d.]*)", figures_read)
            others = [int(b.replace(".", "")) - int(a.replace(".", "")) for a, b in pairs]
            assert need.children_count in numbers + others, need.statement

    def test_all_life_domains_are_reached(self, view):
        profile = CONTENT.profile(view.plan.profile)
        assert figures.coverage(view, profile).uncovered == ()


class TestVoorbeeldstad:
    view = VIEWS["voorbeeldstad"]

    @pytest.mark.parametrize(
        ("noun", "least"),
        [
            (Partner, 12), (FundingStream, 4), (Body, 3), (Consultation, 8), (Decision, 6),
            (Source, 8), (Need, 8), (Result, 5), (Measure, 10), (Monitoring, 8),
            (Measurement, 10), (Action, 20), (Risk, 6),
        ],
    )  # fmt: skip
    def test_is_as_large_as_a_medium_municipality(self, noun: type[Noun], least):
        assert len(self.view.rows(noun)) >= least

    def test_uses_every_spending_purpose_in_three_years_and_keeps_a_rest(self):
        profile = CONTENT.profile(self.view.plan.profile)
        table = figures.by_purpose_and_year(self.view, profile, grant_only=True)
        assert table.years == (2023, 2024, 2025)
        assert all(row.total > 0 for row in table.rows)
        assert {row.id for row in table.rows} == {purpose.id for purpose in profile.purposes}
        assert sum(row.total for row in table.rows if row.shown_apart) < table.total / 10
        assert (table.total, figures.left(self.view)) == (626_000, 22_200)

    def test_amounts_in_the_summary_are_those_of_the_plan(self):
        beside = figures.planned(self.view) - figures.planned(self.view, grant_only=True)
        for amount in (self.view.plan.grant_eur, 626_000, 22_200, beside):
            assert f"€ {amount:,}".replace(",", ".") in self.view.plan.summary

    def test_is_partly_spent(self):
        spent = figures.spent(self.view, grant_only=True)
        assert 0 < spent < figures.planned(self.view, grant_only=True)
        late = [cost for cost in self.view.rows(MeasureCost) if cost.year == 2025]
        assert all(cost.spent_eur is None for cost in late)

    def test_keeps_two_open_points_to_learn_from_and_no_other(self):
        kept = {
            ("coherence.need_has_result", "need-peuters"),
            ("coherence.monitoring_has_owner", "monitoring-groep"),
        }
        assert {(end.rule_id, end.row_id) for end in loose_ends(self.view, CONTENT)} == kept
        assert open_points(self.view) == kept


class TestWaterdorp:
    view = VIEWS["waterdorp"]

    def test_is_small(self):
        assert 38_000 <= self.view.plan.grant_eur <= 42_000
        sizes = {noun: len(self.view.rows(noun)) for noun in (Partner, Need, Result, Measure)}
        assert sizes == {Partner: 5, Need: 2, Result: 2, Measure: 2}

    def test_has_no_loose_end_and_no_open_point(self):
        assert loose_ends(self.view, CONTENT) == ()
        assert open_points(self.view) == set()


class TestHalf:
    view = VIEWS["half"]

    def test_is_a_local_agenda_without_a_grant(self):
        assert not CONTENT.profile(self.view.plan.profile).grant
        assert figures.granted(self.view) is None

    def test_holds_the_beginning_only(self):
        begun = {noun for noun in NOUNS.values() if self.view.rows(noun)}
        assert {Plan, Partner, FundingStream, Body, Source, Need, Answer} <= begun
        assert begun.isdisjoint({Result, Measure, MeasureCost, Monitoring, Action, Risk})

    def test_has_loose_ends_and_notes(self):
        assert len(loose_ends(self.view, CONTENT)) >= 2
        assert len(self.view.rows(Note)) >= 2
        assert any(answer.needs_attention for answer in self.view.rows(Answer))
