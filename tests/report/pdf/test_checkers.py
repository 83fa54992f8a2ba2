"""The checkers can fail: each PDF broken on purpose is seen by one of them."""

import pytest

from npo_wizard.report.document import parse
from tests.report.checks.broken import BREAKS, break_pdf
from tests.report.checks.order import order_differences
from tests.report.checks.structure import reading_order_pdf, structure_faults
from tests.report.checks.verapdf import A_2A, UA_1, rule_count, verapdf_failures
from tests.report.checks.web import html_faults, reading_order_html
from tests.report.checks.xhtml import page

ONLY_ORDER = {"lines swapped", "blocks swapped"}
ONLY_STRUCTURE = {"parent tree swapped"}


def _found_by(path, document) -> set[str]:
    found = set()
    if verapdf_failures(path, UA_1):
        found.add(UA_1)
    if verapdf_failures(path, A_2A):
        found.add(A_2A)
    if structure_faults(path):
        found.add("structure")
    if structure_faults(path) != ["no StructTreeRoot"] and order_differences(
        reading_order_pdf(path), document
    ):
        found.add("order")
    return found


def test_both_profiles_at_once_find_what_each_of_them_finds(sample_pdf, tmp_path):
    broken = tmp_path / "broken.pdf"
    break_pdf(sample_pdf, broken, BREAKS["no tags"])
    apart = [verapdf_failures(broken, profile) for profile in (UA_1, A_2A)]
    assert all(apart)
    assert sorted(verapdf_failures(broken, UA_1, A_2A)) == sorted([*apart[0], *apart[1]])


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_file_is_found(name, sample, sample_pdf, tmp_path):
    broken = tmp_path / "broken.pdf"
    break_pdf(sample_pdf, broken, BREAKS[name])
    found = _found_by(broken, sample)
    assert found, name
    if name in ONLY_ORDER:
        assert found == {"order"}
    if name in ONLY_STRUCTURE:
        assert found == {"structure"}


def test_saving_without_a_break_is_found_by_none(sample, sample_pdf, tmp_path):
    same = tmp_path / "same.pdf"
    break_pdf(sample_pdf, same, lambda tagged: None)
    assert _found_by(same, sample) == set()


def test_verapdf_has_all_its_rules():
    assert rule_count(UA_1) == 106
    assert rule_count(A_2A) == 153


def test_the_reader_of_pages_sees_faults():
    assert html_faults("<p>a</div>")
    assert html_faults("<p id='a'></p><p id='a'></p>")
    assert html_faults("<p><a href='#weg'>a</a></p>")
    document = parse(page("<p>een</p><p>twee</p>"))
    assert order_differences(["Hoofdstuk", "twee", "een"], document)
    assert not order_differences(
        reading_order_html("<h1>Hoofdstuk</h1><p>een</p><p>twee</p>"), document
    )
