"""What the rules look at: one plan on one day, with its links looked up once."""

from datetime import date
from functools import cached_property

from npo_wizard.content.profile import PeriodRule, Profile
from npo_wizard.content.schema import Content
from npo_wizard.golden_thread.links import Links
from npo_wizard.golden_thread.loose_ends import named
from npo_wizard.plan.nouns import (
    Acceptance,
    Answer,
    BuildingBlockScore,
    Measure,
    MeasureCost,
    Noun,
    Plan,
    ReportYear,
)
from npo_wizard.plan.view import PlanView
from npo_wizard.rules.texts import WrittenText, written

_EDITED_WITH = {MeasureCost.NAME: Measure.NAME, BuildingBlockScore.NAME: Measure.NAME}
PLAN_PAGE = "plan"
_PAGES = {Plan.NAME: PLAN_PAGE, ReportYear.NAME: "geld", Acceptance.NAME: "controle"}
"""Where rows are edited that stand on no step."""


class Context:
    """A plan as the rules see it."""

    def __init__(self, view: PlanView, content: Content, today: date) -> None:
        self.view = view
        self.content = content
        self.today = today
        self.links = Links(view)
        self.profile: Profile | None = content.profile(view.plan.profile)

    @cached_property
    def period(self) -> PeriodRule | None:
        """The spending period as it holds today; the last one laid down where none holds."""
        if self.profile is None:
            return None
        return self.profile.period_on(self.today) or self.profile.period

    def number(self, rule_id: str) -> int:
        """The number that a rule reckons with today: that of the programme, else the usual one."""
        own = self.profile.number_on(rule_id, self.today) if self.profile else None
        if own is not None:
            return own
        usual = self.content.rules[rule_id].number
        assert usual is not None, f"the content gives no number for {rule_id}"
        return usual

    @property
    def is_over(self) -> bool:
        """Whether the last day of the plan has passed: there is nothing left to steer then."""
        return self.view.plan.end_on is not None and self.view.plan.end_on < self.today

    @cached_property
    def skipped_steps(self) -> frozenset[str]:
        """Ids of the steps that are said not to apply, with a reason."""
        return frozenset(
            step.id for step in self.content.steps if self.is_set_aside(step.answer_id)
        )

    def is_set_aside(self, answer_id: str) -> bool:
        """Whether a question or step is said not to apply, with a reason."""
        answer = self.view.get(Answer, answer_id)
        return answer is not None and bool(answer.is_not_applicable and answer.reason.strip())

    def is_answered(self, question_id: str) -> bool:
        """Whether an open question has an answer, or a reason why it does not apply."""
        answer = self.view.get(Answer, question_id)
        return answer is not None and (bool(answer.text.strip()) or self.is_set_aside(question_id))

    def page_of(self, noun: str, row_id: str = "") -> str:
        """Return the page on which a row is edited."""
        if noun == Answer.NAME:
            return self._page_of_answer.get(row_id, PLAN_PAGE)
        return self._page_of_noun.get(_EDITED_WITH.get(noun, noun), PLAN_PAGE)

    @cached_property
    def _page_of_noun(self) -> dict[str, str]:
        pages = {noun: step.id for step in self.content.steps for noun in step.nouns}
        return {**pages, **_PAGES}

    @cached_property
    def _page_of_answer(self) -> dict[str, str]:
        pages = {each: step.id for step in self.content.steps for each in step.questions}
        return {**pages, **{step.answer_id: step.id for step in self.content.steps}}

    def planned(self, measure: Measure) -> int:
        """What a measure is planned to cost, from all streams and in all years."""
        costs = self.links.to(MeasureCost, "measure_id", measure.id)
        return sum(cost.planned_eur or 0 for cost in costs)

    @cached_property
    def texts(self) -> tuple[WrittenText, ...]:
        """All texts that can be printed, gathered once for the rules that read them."""
        return tuple(written(self.view, self.content))

    def name(self, row: Noun) -> str:
        """Return what a row is called, or how one speaks of a row that has no name yet."""
        return named(self.view, self.content, row.NAME, row.id)
