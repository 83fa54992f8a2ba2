from datetime import date

import pytest

NPO = "npo-2021-2025"
LEA = "lokale-educatieve-agenda"


@pytest.fixture(scope="module")
def npo(loaded):
    return loaded.profile(NPO)


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2021, 10, 1), date(2023, 7, 31)),
        (date(2022, 12, 31), date(2023, 7, 31)),
        (date(2023, 1, 1), date(2025, 7, 31)),
        (date(2026, 11, 1), date(2025, 7, 31)),
    ],
)
def test_the_last_day_of_spending_depends_on_when_one_asks(npo, day, until):
    period = npo.period_on(day)
    assert (period.spend_from, period.spend_until) == (date(2021, 7, 1), until)


def test_before_the_programme_there_was_no_period(npo):
    assert npo.period_on(date(2021, 1, 1)) is None


def test_the_last_period_is_the_one_of_the_change(npo):
    assert npo.period.valid_from == date(2023, 1, 1)
    assert "stcrt-2022-27531" in npo.period.source


def test_there_are_six_spending_purposes_with_ids_of_our_own(npo):
    assert [purpose.id for purpose in npo.purposes] == ["b1", "b2", "b3", "b4", "b5", "b6"]
    assert [each.id for each in npo.purposes if each.shown_apart] == ["b5", "b6"]
    assert [each.id for each in npo.purposes if each.needs_additional] == ["b3"]
    assert all(purpose.source.startswith("https://") for purpose in npo.purposes)


def test_a_purpose_is_found_by_id(npo):
    assert npo.purpose("b5").short == "Tijdelijke huur"
    assert npo.purpose("gone") is None


def test_the_account_names_no_code_that_was_not_verified(npo):
    assert npo.sisa.code == ""
    assert "Invulwijzer SiSa van het verslagjaar" in npo.sisa.remark
    assert {row.id: row.purposes for row in npo.sisa.rows if row.purposes} == {
        "huur": ("b5",),
        "ambtelijk": ("b6",),
    }


def test_the_screen_says_that_the_period_has_ended(npo):
    assert npo.notice.startswith("De bestedingsperiode liep tot en met 31 juli 2025.")
    assert npo.period.spend_until == date(2025, 7, 31)


def test_school_interventions_carry_a_number_only_where_one_was_found(npo):
    by_title = {each.title: each for each in npo.school_interventions}
    assert {each.area for each in npo.school_interventions} == set("ABCDEF")
    assert (by_title["B · Feedback"].effect_first, by_title["B · Feedback"].effect_later) == (8, 6)
    assert by_title["B · Directe instructie"].effect_first is None
    assert by_title["E · Onderwijsassistenten en instructeurs"].effect_later is None


def test_the_agenda_has_no_grant_and_purposes_that_say_they_are_our_own(loaded):
    lea = loaded.profile(LEA)
    assert (lea.grant, lea.period, lea.period_on(date(2026, 1, 1)), lea.sisa) == (
        False, None, None, None,
    )  # fmt: skip
    assert {purpose.source for purpose in lea.purposes} == {"eigen uitwerking"}
    assert "money.cost_in_spending_period" in lea.rules_off


def test_both_programmes_speak_of_the_same_domains(loaded):
    npo, lea = loaded.profile(NPO), loaded.profile(LEA)
    for name in ("domains", "life_domains", "age_groups"):
        assert [e.id for e in getattr(npo, name)] == [e.id for e in getattr(lea, name)]
