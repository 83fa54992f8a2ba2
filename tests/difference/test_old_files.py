"""A plan of every format that ever was: opened, compared with a plan of now, and printed."""

from pathlib import Path

import pytest

from npo_wizard.difference import tell
from npo_wizard.plan import edits
from npo_wizard.plan.compare import compare
from npo_wizard.plan.nouns import Version
from npo_wizard.report import build
from npo_wizard.report.change_note import change_note
from npo_wizard.report.html import to_html
from npo_wizard.storage.planfile import read
from npo_wizard.storage.versions import plan_of, snapshot
from tests.report.checks.web import html_faults
from tests.report.examples import CONTENT, MADE_ON, example

KEPT = sorted((Path(__file__).parents[1] / "data" / "plans").glob("*.npoplan"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_file_is_opened_compared_and_printed(path):
    old, new = read(path), example("half")
    found = compare(old, new, without=[Version])
    assert edits.apply(found.old, found.edit).view == found.new
    assert not tell(old, new, CONTENT).is_empty
    note = change_note(old, new, ("Oud", "Nu"), CONTENT, made_on=MADE_ON)
    assert html_faults(to_html(note)) == []
    assert html_faults(to_html(build.document(old, CONTENT, made_on=MADE_ON))) == []


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_the_versions_in_a_kept_file_can_be_read_and_kept_anew(path):
    view = read(path)
    for version in view.rows(Version):
        if version.snapshot:
            assert set(plan_of(version).tables) == set(view.tables)
    again = plan_of(Version(id="v", snapshot=snapshot(view)))
    assert compare(view, again, without=[Version]).changes == ()


def test_there_are_files_to_open():
    assert len(KEPT) > 1
