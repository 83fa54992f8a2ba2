"""What a new plan begins with."""

from datetime import date

from npo_wizard import content
from npo_wizard.content.beginning import first_fields, proposed_title
from npo_wizard.content.municipalities import by_code

PROFILES = content.load().profiles
WINTERSWIJK = by_code("GM0294")


def test_a_grant_brings_its_years_and_its_spending_period():
    fields = first_fields(PROFILES["npo-2021-2025"], WINTERSWIJK)
    assert fields["title"].startswith("NPO-plan Winterswijk 20")
    assert (fields["municipality_code"], fields["municipality_name"]) == ("GM0294", "Winterswijk")
    assert isinstance(fields["start_on"], date)
    assert fields["start_on"] < fields["end_on"]


def test_a_programme_without_a_grant_brings_no_period():
    fields = first_fields(PROFILES["lokale-educatieve-agenda"], WINTERSWIJK)
    assert "start_on" not in fields
    assert fields["title"] == "Lokale Educatieve Agenda Winterswijk"


def test_a_title_of_ones_own_goes_first():
    fields = first_fields(PROFILES["npo-2021-2025"], WINTERSWIJK, "Samen voor de jeugd")
    assert fields["title"] == "Samen voor de jeugd"


def test_a_title_without_a_municipality_has_no_gap():
    title = proposed_title(PROFILES["npo-2021-2025"], "  ")
    assert title.startswith("NPO-plan 20")
