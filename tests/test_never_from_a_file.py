"""Never a path, a command or an address taken from a file: what stands in a plan is only words.

A plan full of baits goes through everything that the program does with a file, while every file,
process and address that it reaches for is recorded.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Version
from npo_wizard.report import build
from npo_wizard.report.change_note import make_change_note
from npo_wizard.storage import attached, backups, exchange
from npo_wizard.storage.desklock import place_of
from npo_wizard.storage.handing_on import save_without_past
from npo_wizard.storage.planfile import PlanFile, read, write_new
from npo_wizard.storage.publish import place_text
from npo_wizard.storage.readonly import open_or_read
from npo_wizard.storage.versions import plan_of
from tests.hostile_words import baits, hostile
from tests.recorded import Recorded, recorded, seen_to_follow_nothing
from tests.report.examples import CONTENT, MADE_ON
from tests.small_plan import plan


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    """A folder that really is there, so that who follows a bait gets somewhere."""
    folder = tmp_path / "lokaas"
    folder.mkdir()
    (folder / "geheim.png").write_bytes(b"geheim")
    return folder


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """The folder that the user chose."""
    folder = tmp_path / "werk"
    folder.mkdir()
    return folder


def test_a_plan_file_is_opened_worked_on_kept_and_put_back(
    bait: Path, work: Path, home: Path
) -> None:
    path, (view, history) = work / "Plan.npoplan", hostile(bait)
    write_new(path, view, history)
    with seen_to_follow_nothing(bait, work, home):
        opened = PlanFile.open(path, who=baits(bait)[0])
        opened.apply(SetField("plan", "plan", "summary", baits(bait)[2]))
        opened.undo()
        opened.publish()
        opened.save_copy(work / "kopie.npoplan")
        opened.close()
        found = backups.of_plan(path, home / "data")
        assert found is not None
        for each in found.listed():
            assert backups.told(each).is_whole
        backups.restore_in_place(found.listed()[-1], path, home / "data")
        save_without_past(read(path), work / "kaal.npoplan", versions=True, notes=True)


def test_the_id_in_a_file_names_no_folder(bait: Path, work: Path, home: Path) -> None:
    """The backups of a plan stand in a folder of their own for each id."""
    path = work / "Plan.npoplan"
    write_new(path, *hostile(bait))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET file_id = ?", (f"{bait}/uit",))
        connection.commit()
    with seen_to_follow_nothing(bait, work, home):
        opened = PlanFile.open(path)
        opened.apply(SetField("plan", "plan", "title", "Anders"))
        opened.close()


def test_a_lock_beside_a_plan_names_no_folder(bait: Path, work: Path, home: Path) -> None:
    path = work / "Plan.npoplan"
    write_new(path, *hostile(bait))
    held = PlanFile.open(path, who=f"{bait}/uit")
    lock = place_of(path).read_text(encoding="utf-8")
    held.close()
    place_of(path).write_text(lock.replace('"home": "', f'"home": "{bait}/'), encoding="utf-8")
    with seen_to_follow_nothing(bait, work, home):
        found = open_or_read(path)
        assert str(bait) in found.read_only
        found.close()


def test_every_document_is_made(bait: Path, work: Path, home: Path) -> None:
    view, _ = hostile(bait)
    with seen_to_follow_nothing(bait, work, home):
        for name in ("plan.html", "plan.docx", "plan.xlsx", "plan.csv"):
            build.make(view, CONTENT, work / name, made_on=MADE_ON, sheet="begroting")


def test_a_plan_is_exported_and_read_back_from_data_and_from_a_work_document(
    bait: Path, work: Path, home: Path
) -> None:
    view, history = hostile(bait)
    with seen_to_follow_nothing(bait, work, home):
        place_text(exchange.to_json(view, history), work / "plan.json", overwrite=False)
        build.make(view, CONTENT, work / "werk.pdf", kind="werkdocument", made_on=MADE_ON)
        for name in ("plan.json", "werk.pdf"):
            found = attached.import_plan(work / name)
            assert found.view == view
            write_new(work / f"{name}.npoplan", found.view, found.history)


def test_two_plans_are_compared_and_a_note_is_made_of_it(
    bait: Path, work: Path, home: Path
) -> None:
    view, _ = hostile(bait)
    with seen_to_follow_nothing(bait, work, home):
        kept = plan_of(view.rows(Version)[0])
        for old, name in ((plan(), baits(bait)[0]), (kept, baits(bait)[3])):
            note = work / f"{old is kept}.html"
            make_change_note(old, view, (name, name), CONTENT, note, made_on=MADE_ON)


class TestTheCheckItself:
    def test_a_file_outside_the_known_folders_is_seen(self, bait: Path, work: Path) -> None:
        for follow in (
            lambda: (bait / "geheim.png").read_bytes(),
            lambda: shutil.copy(bait / "geheim.png", work),
            lambda: sqlite3.connect(f"file:{bait}/geheim.png?mode=ro", uri=True).close(),
        ):
            with pytest.raises(AssertionError), seen_to_follow_nothing(bait, work):
                follow()

    def test_a_command_is_seen(self, bait: Path) -> None:
        with recorded() as found:
            subprocess.run([sys.executable, "-c", ""], check=True)
        assert found.outside

    def test_what_is_known_is_no_fault(self, work: Path) -> None:
        made = Recorded({str(work / "x"), "/elders/x"}, [])
        assert made.beyond(work) == {"/elders/x"}
