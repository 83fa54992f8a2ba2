"""The nouns of a plan, each declared once.

A noun is frozen and validates; its table (`storage`), form (`ui`), words (`resources/content`)
and place in the exchange all follow from the declaration here. `TITLE` names the field by
which a row is known on screen.
"""

from datetime import date
from typing import ClassVar

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel

from npo_wizard.plan import fields as f
from npo_wizard.plan.choices import (
    ActionState,
    DecisionState,
    Level,
    Moment,
    MonitoringKind,
    PartnerKind,
    PlanStatus,
    Priority,
    Score,
)
from npo_wizard.plan.fields import Line, LinkIds, ListedIds, Text

PLAN_ID = "plan"
"""Id of the one row of `Plan` in a plan file."""


class Noun(SQLModel):
    """One row of a plan: known by its id, placed among its kind by its position."""

    model_config = ConfigDict(frozen=True, extra="forbid")  # type: ignore[assignment]
    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""

    id: str = Field(min_length=1, max_length=200)
    position: int = Field(default=0, ge=0)


class Plan(Noun):
    """What holds for the plan as a whole; exactly one row."""

    NAME = "plan"
    TITLE = "title"
    title: Line = f.line()
    municipality_code: Line = f.line()
    municipality_name: Line = f.line()
    profile: str = f.listed("profiles")
    start_on: date | None = f.day()
    end_on: date | None = f.day()
    grant_eur: int | None = f.euros()
    status: PlanStatus = f.choice(PlanStatus.CONCEPT)
    version_label: Line = f.line()
    contact: Line = f.line()
    requested_decision: Text = f.text()
    summary: Text = f.text()


class FundingStream(Noun):
    """Money from one purse, such as the grant or a school board's own means."""

    NAME = "funding_stream"
    TITLE = "name"
    name: Line = f.line()
    recipient: Line = f.line()
    purpose: Text = f.text()
    amount_eur: int | None = f.euros()
    is_grant: bool | None = f.flag()


class Partner(Noun):
    """An organisation, or the young people and parents, that takes part."""

    NAME = "partner"
    TITLE = "name"
    name: Line = f.line()
    kind: PartnerKind | None = f.choice()
    role: Text = f.text()
    mandate: Text = f.text()
    contribution: Text = f.text()
    contact: Line = f.line()


class Body(Noun):
    """A table at which partners meet, such as a steering group."""

    NAME = "body"
    TITLE = "name"
    name: Line = f.line()
    task: Text = f.text()
    member_ids: LinkIds = f.links("partner")
    mandate: Text = f.text()
    frequency: Line = f.line()


class Consultation(Noun):
    """A talk that was held with a party, with its outcome."""

    NAME = "consultation"
    TITLE = "subject"
    subject: Line = f.line()
    partner_id: str | None = f.link("partner")
    party: Line = f.line()
    held_on: date | None = f.day()
    outcome: Text = f.text()


class Decision(Noun):
    """Who decides what and when."""

    NAME = "decision"
    TITLE = "what"
    what: Line = f.line()
    who: Line = f.line()
    due_on: date | None = f.day()
    state: DecisionState = f.choice(DecisionState.PLANNED)
    remark: Text = f.text()


class Source(Noun):
    """A figure with its origin and how it is read."""

    NAME = "source"
    TITLE = "theme"
    theme: Line = f.line()
    figure: Line = f.line()
    year: int | None = f.year()
    comparison: Line = f.line()
    origin: Line = f.line()
    reading: Text = f.text()


class Need(Noun):
    """What children or young people need."""

    NAME = "need"
    TITLE = "statement"
    statement: Line = f.line()
    domain: str = f.listed("domains")
    priority: Priority | None = f.choice()
    target_group: Line = f.line()
    age_groups: ListedIds = f.listed_many("age_groups")
    children_count: int | None = f.number()
    explanation: Text = f.text()
    source_ids: LinkIds = f.links("source")


class Result(Noun):
    """A societal result that the partners want to reach."""

    NAME = "result"
    TITLE = "statement"
    statement: Line = f.line()
    ambition: Text = f.text()
    indicator: Line = f.line()
    baseline_value: Line = f.line()
    baseline_year: int | None = f.year()
    target_value: Line = f.line()
    target_year: int | None = f.year()
    data_source: Line = f.line()
    need_ids: LinkIds = f.links("need")


class Measure(Noun):
    """What is done to reach results."""

    NAME = "measure"
    TITLE = "title"
    title: Line = f.line()
    description: Text = f.text()
    result_ids: LinkIds = f.links("result")
    target_group: Line = f.line()
    reach_count: int | None = f.number()
    purpose: str = f.listed("purposes")
    life_domains: ListedIds = f.listed_many("life_domains")
    school_intervention: str = f.listed("school_interventions")
    lead_id: str | None = f.link("partner")
    partner_ids: LinkIds = f.links("partner")
    start_on: date | None = f.day()
    end_on: date | None = f.day()
    is_additional: bool | None = f.flag()
    evidence: Text = f.text()


class MeasureCost(Noun):
    """Costs of a measure in one calendar year from one funding stream, in whole euros."""

    NAME = "measure_cost"
    TITLE = "year"
    measure_id: str = f.owner("measure")
    stream_id: str = f.owner("funding_stream")
    year: int | None = f.year()
    planned_eur: int | None = f.euros()
    spent_eur: int | None = f.euros()


class ReportYear(Noun):
    """What the controller states of the grant in one report year; its id is the year."""

    NAME = "report_year"
    TITLE = "year"
    year: int | None = f.year()
    opening_eur: int | None = f.balance()
    received_eur: int | None = f.euros()
    remark: Text = f.text()


class BuildingBlockScore(Noun):
    """How well a measure meets one of the building blocks of an effective approach."""

    NAME = "building_block_score"
    TITLE = "block"
    measure_id: str = f.owner("measure")
    block: str = f.listed("building_blocks")
    score: Score | None = f.choice()
    note: Text = f.text()


class Monitoring(Noun):
    """What is measured of a result or measure, and what follows from it."""

    NAME = "monitoring"
    TITLE = "what"
    what: Line = f.line()
    kind: MonitoringKind | None = f.choice()
    result_id: str | None = f.link("result")
    measure_id: str | None = f.link("measure")
    method: Text = f.text()
    frequency: Line = f.line()
    first_on: date | None = f.day()
    owner_id: str | None = f.link("partner")
    body_id: str | None = f.link("body")
    on_deviation: Text = f.text()


class Measurement(Noun):
    """One value that was measured."""

    NAME = "measurement"
    TITLE = "value"
    monitoring_id: str = f.owner("monitoring")
    measured_on: date | None = f.day()
    value: Line = f.line()
    remark: Text = f.text()


class Action(Noun):
    """A task with an owner and a period."""

    NAME = "action"
    TITLE = "what"
    what: Line = f.line()
    measure_id: str | None = f.link("measure")
    owner_id: str | None = f.link("partner")
    start_on: date | None = f.day()
    due_on: date | None = f.day()
    state: ActionState = f.choice(ActionState.TO_DO)


class Risk(Noun):
    """What can go wrong and the answer to it."""

    NAME = "risk"
    TITLE = "what"
    what: Line = f.line()
    chance: Level | None = f.choice()
    effect: Level | None = f.choice()
    answer: Text = f.text()
    owner_id: str | None = f.link("partner")


class Answer(Noun):
    """Answer to an open question, or a word on a whole step; its id is that of the question."""

    NAME = "answer"
    TITLE = "text"
    text: Text = f.text()
    is_not_applicable: bool | None = f.flag()
    reason: Text = f.text()
    needs_attention: bool | None = f.flag()


class Note(Noun):
    """A remark on a field or row; never in the public document."""

    NAME = "note"
    TITLE = "text"
    on_noun: Line = f.line()
    on_id: Line = f.line()
    on_field: Line = f.line()
    text: Text = f.text()
    author: Line = f.line()
    is_done: bool | None = f.flag()


class Acceptance(Noun):
    """Why an open point stays as it is: the rule, the place of the point, and the reason."""

    NAME = "acceptance"
    TITLE = "reason"
    rule: Line = f.line()
    on_noun: Line = f.line()
    on_id: Line = f.line()
    on_field: Line = f.line()
    reason: Text = f.text()
    accepted_on: date | None = f.day()
    accepted_by: Line = f.line()


class Version(Noun):
    """The whole plan as it was at a named moment."""

    NAME = "version"
    TITLE = "name"
    name: Line = f.line()
    moment: Moment | None = f.choice()
    made_on: date | None = f.day()
    made_by: Line = f.line()
    snapshot: str = f.data()


NOUNS: dict[str, type[Noun]] = {
    noun.NAME: noun
    for noun in (
        Plan,
        FundingStream,
        Partner,
        Body,
        Consultation,
        Decision,
        Source,
        Need,
        Result,
        Measure,
        MeasureCost,
        ReportYear,
        BuildingBlockScore,
        Monitoring,
        Measurement,
        Action,
        Risk,
        Answer,
        Note,
        Acceptance,
        Version,
    )
}
"""All nouns by table name; a noun stands after those it belongs to or links to."""


CELLS = frozenset({Answer.NAME, MeasureCost.NAME, ReportYear.NAME, BuildingBlockScore.NAME})
"""Rows that the user never adds or removes as such: they see a field that they fill in."""


def cost_id(measure_id: str, stream_id: str, year: int) -> str:
    """Id of a cell of the cost grid, so that a cell can exist only once."""
    return f"{measure_id}:{stream_id}:{year}"


def report_year_id(year: int) -> str:
    """Id of a report year, so that it can exist only once."""
    return str(year)


def score_id(measure_id: str, block: str) -> str:
    """Id of the score of a measure on a building block, so that it can exist only once."""
    return f"{measure_id}:{block}"
