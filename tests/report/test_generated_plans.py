"""Any plan at all prints: whole, in order, to both standards, and nothing on top of another."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.report.generated import FORMS, Form, faults
from tests.report.plans import MOST_MEASURES, Recipe, grown, recipes

calm = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
CHOSEN = {
    "nothing at all": Recipe(1, measures=0, rows=0, filled=0.0, odd=0.0, giants=0),
    "rows without a word": Recipe(2, measures=4, rows=4, filled=0.0, odd=0.0, giants=0),
    "only odd texts": Recipe(3, measures=3, rows=3, filled=1.0, odd=1.0, giants=0),
    "rows taller than a page": Recipe(4, measures=2, rows=3, filled=0.8, odd=0.2, giants=6),
    "eighty measures": Recipe(5, MOST_MEASURES, rows=3, filled=0.5, odd=0.1, giants=0),
}


LARGE = (Form("werkdocument"), Form("samenvatting"))
"""Of a large plan: the work document holds all that the public one says."""


@pytest.mark.parametrize("name", CHOSEN)
def test_a_plan_at_the_edge(name, tmp_path):
    recipe = CHOSEN[name]
    is_large = recipe.giants or recipe.measures > 10
    forms = LARGE if is_large else FORMS
    assert faults(grown(recipe), tmp_path / "plan.pdf", conforms=True, forms=forms) == []


@given(recipe=recipes(), form=st.sampled_from(FORMS))
@calm
def test_any_plan(recipe, form, tmp_path):
    assert faults(grown(recipe), tmp_path / "plan.pdf", conforms=True, forms=(form,)) == []


def test_the_same_recipe_makes_the_same_plan():
    assert grown(CHOSEN["only odd texts"]) == grown(CHOSEN["only odd texts"])
