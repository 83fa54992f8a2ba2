"""A plan that is handed on: nothing of its past is anywhere in the bytes of the file."""

import json
import zlib
from pathlib import Path

import pytest

from npo_wizard.cli import main
from npo_wizard.plan import compose
from npo_wizard.plan.edits import AddRow, SetField, apply
from npo_wizard.plan.nouns import Note, Partner, Version
from npo_wizard.storage.handing_on import save_without_past, without_past
from npo_wizard.storage.planfile import PlanFile, read
from npo_wizard.storage.reading import read_stored
from npo_wizard.storage.versions import VersionDamaged, keep, plan_of
from tests.small_plan import plan
from tests.storage.desk import new_plan
from tests.storage.test_versions import ADOPTED, DAY

SECRETS = (b"GEHEIMETITEL", b"VERWIJDERDEPARTNER", b"SCHRIJVERVANTOEN")
NOTE, VERSION = b"NOTITIETEKST", b"VERSIENAAM"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan in which things were typed, deleted, noted and kept by somebody."""
    path = new_plan(tmp_path / "plan.npoplan")
    work = PlanFile.open(path, who="SCHRIJVERVANTOEN", publish_after=3600)
    work.apply(SetField("plan", "plan", "title", "GEHEIMETITEL"))
    work.apply(SetField("plan", "plan", "title", "Samen verder"))
    work.apply(AddRow(Partner(id="p", name="VERWIJDERDEPARTNER")))
    work.apply(compose.remove(work.view, "partner", "p"))
    work.apply(AddRow(Note(id="n", text="NOTITIETEKST")))
    work.apply(keep(work.view, {**ADOPTED, "name": "VERSIENAAM"}, DAY))
    work.close()
    return path


def all_bytes(path: Path) -> bytes:
    """The bytes of a file, and of every pack in it unpacked."""
    packs = [zlib.decompress(pack.data) for pack in read_stored(path).history.packs]
    return b"\n".join([path.read_bytes(), *packs])


@pytest.mark.parametrize("versions", [False, True])
@pytest.mark.parametrize("notes", [False, True])
def test_only_what_was_chosen_is_in_the_bytes(file, tmp_path, versions, notes):
    target = tmp_path / "nieuw.npoplan"
    save_without_past(read(file), target, versions=versions, notes=notes)
    found = all_bytes(target)
    assert not [secret for secret in SECRETS if secret in found]
    assert (NOTE in found) is notes
    assert (VERSION in found) is versions
    stored = read_stored(target)
    assert not stored.history.entries
    assert stored.view.plan == read(file).plan
    assert stored.stamp.file_id != read_stored(file).stamp.file_id
    for version in stored.view.rows(Version):
        assert plan_of(version).plan.status == "vastgesteld"


def test_the_search_of_that_test_finds_what_is_there(file):
    found = all_bytes(file)
    assert all(secret in found for secret in (*SECRETS, NOTE, VERSION))


def test_a_damaged_version_is_said_and_nothing_is_written(tmp_path):
    view = apply(plan(), AddRow(Version(id="v", name="Kapot", snapshot="{"))).view
    target = tmp_path / "nieuw.npoplan"
    with pytest.raises(VersionDamaged):
        save_without_past(view, target, versions=True, notes=False)
    assert not target.exists()
    assert without_past(view, versions=False, notes=False).rows(Version) == ()


def test_on_the_command_line_it_says_what_goes_along(file, tmp_path, capsys):
    target = tmp_path / "nieuw.npoplan"
    assert main(["handover", str(file), "--met-versies", "-o", str(target)]) == 0
    said = capsys.readouterr().out
    assert "De geschiedenis gaat niet mee" in said
    assert "De versies gaan mee." in said
    assert "De notities gaan niet mee." in said
    assert NOTE not in all_bytes(target)
    assert main(["handover", str(file), "-o", str(target)]) == 1
    assert json.loads(read(file).rows(Version)[0].snapshot)
