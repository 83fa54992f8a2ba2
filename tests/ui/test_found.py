"""What is open is found by place, whatever of the place is asked."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.rules.finding import Finding, Place, Severity
from tests.plan.strategies import calm
from ui.found import Found

NAMES = st.sampled_from(("", "a", "b"))
STEPS = st.sampled_from(("analyse", "aanpak"))
PLACES = st.builds(Place, step=STEPS, noun=NAMES, row_id=NAMES, field=NAMES)
FINDINGS = st.lists(
    st.builds(Finding, st.just("r"), st.sampled_from(Severity), PLACES, st.text("xyz", max_size=2))
)


@calm
@given(FINDINGS, NAMES, NAMES, NAMES, st.one_of(st.just(""), STEPS))
def test_it_finds_what_going_through_all_of_them_would_find(findings, noun, row_id, field, step):
    wanted = {"noun": noun, "row_id": row_id, "field": field, "step": step}
    expected = [
        each
        for each in findings
        if all(getattr(each.place, name) == value for name, value in wanted.items() if value)
    ]
    assert list(Found(findings).at(noun, row_id, field, step)) == expected


@calm
@given(FINDINGS, NAMES)
def test_it_counts_per_row_what_is_more_than_a_hint(findings, noun):
    heavy = [f.place for f in findings if f.severity is not Severity.HINT]
    expected = Counter(place.row_id for place in heavy if place.noun == noun)
    assert Found(findings).counts(noun) == expected
