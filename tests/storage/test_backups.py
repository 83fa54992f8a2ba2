"""Backups: made by a stated rule, kept by a stated rule, in the way of nobody, and put back."""

import errno
import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.errors import DiskFull, PlanDamaged, PlanInUse, TargetExists
from npo_wizard.storage import backups
from npo_wizard.storage.backups import (
    DAYS,
    LAST,
    Backup,
    Backups,
    of_plan,
    restore_as,
    restore_in_place,
    staying,
    told,
)
from npo_wizard.storage.planfile import PlanFile, read
from npo_wizard.storage.reading import read_stored
from tests.storage.desk import add_need, crash, new_plan, open_plan, title

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
KEPT = sorted((Path(__file__).parents[1] / "data" / "plans").glob("*.npoplan"))


@pytest.fixture
def path(home: Path, tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return new_plan(tmp_path / "share" / "Plan.npoplan")


@pytest.fixture
def data(home: Path) -> Path:
    return home / "data"


def kept(path: Path, data: Path) -> list[Backup]:
    found = of_plan(path, data)
    return [] if found is None else found.listed()


def titles(path: Path, data: Path) -> list[str]:
    return [told(each).title for each in kept(path, data)]


def work(path: Path, text: str) -> None:
    plan = open_plan(path)
    plan.apply(title(text))
    plan.close()


# When one is made.


def test_what_stood_in_the_file_is_kept_when_it_is_opened_and_what_was_done_when_it_is_closed(
    path: Path, data: Path
) -> None:
    work(path, "Eerste dag")
    work(path, "Tweede dag")
    assert titles(path, data) == ["Tweede dag", "Eerste dag", "Begin"]


def test_the_same_content_is_kept_once(path: Path, data: Path) -> None:
    for _ in range(3):
        open_plan(path).close()
    assert titles(path, data) == ["Begin"]


def test_while_one_works_another_is_made_only_after_a_while(
    path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = open_plan(path)
    for text in ("een", "twee"):
        plan.apply(title(text))
        plan.publish()
    assert titles(path, data) == ["Begin"]
    monkeypatch.setattr(backups, "PAUSE", timedelta())
    plan.apply(title("drie"))
    plan.publish()
    assert titles(path, data) == ["drie", "Begin"]
    plan.close()


def test_work_that_cannot_reach_its_file_is_kept_at_closing(path: Path, data: Path) -> None:
    plan = open_plan(path)
    plan.apply(title("Alleen hier"))
    path.parent.rename(path.parent.with_name("weg"))
    plan.close()
    assert titles(path, data) == ["Alleen hier", "Begin"]
    path.parent.with_name("weg").rename(path.parent)


@pytest.mark.parametrize("old", KEPT, ids=lambda each: each.stem)
def test_before_a_file_gets_a_newer_format_it_is_kept_as_it_was(
    old: Path, home: Path, data: Path, tmp_path: Path
) -> None:
    path = shutil.copy(old, tmp_path / "Oud.npoplan")
    PlanFile.open(path).close()
    assert [each.path.read_bytes() for each in kept(path, data)] == [old.read_bytes()]


def test_names_tell_nothing_of_the_plan(path: Path, data: Path) -> None:
    work(path, "Geheim plan")
    names = [str(each.relative_to(data)) for each in (data / backups.FOLDER).rglob("*")]
    assert not any("Geheim" in name or "Plan." in name for name in names)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES])
def test_a_backup_that_cannot_be_made_never_stops_the_work_and_is_told(
    path: Path, data: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(*args: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(backups.shutil, "copyfile", fail)
    plan = open_plan(path)
    plan.apply(title("Toch bewaard"))
    plan.publish()
    plan.close()
    assert plan.backup_trouble is not None
    assert read(path).plan.title == "Toch bewaard"
    assert titles(path, data) == ["Begin"]


# Which stay.


def made(*hours_ago: float) -> list[Backup]:
    return [Backup(Path(f"{h}"), NOW - timedelta(hours=h), "", 1) for h in hours_ago]


def test_the_last_ten_stay_and_of_each_of_thirty_days_the_last_one() -> None:
    each_hour = made(*range(40 * 24))
    stay = staying(each_hour, NOW)
    assert stay[:LAST] == each_hour[:LAST]
    days = [f"{each.at.astimezone():%m%d}" for each in stay[LAST:]]
    assert len(days) == len(set(days))
    assert DAYS - 1 <= len(days) <= DAYS
    assert all(NOW - each.at <= timedelta(days=DAYS) for each in stay[LAST:])


def test_the_last_ten_stay_however_old() -> None:
    old = made(*(24.0 * each for each in range(400, 420)))
    assert staying(old, NOW) == old[:LAST]


@given(hours=st.lists(st.floats(-100, 10_000), max_size=80))
def test_no_backup_goes_while_fewer_than_ten_newer_ones_stay(hours: list[float]) -> None:
    """Also with a clock that was set back: a backup may lie in the future."""
    listed = made(*hours)
    stay = staying(listed, NOW)
    assert len(stay) >= min(len(listed), LAST)
    assert len(stay) <= LAST + DAYS + 7
    for gone in (each for each in listed if each not in stay):
        assert sum(each.at >= gone.at for each in stay) >= LAST


def test_all_together_take_no_more_room_than_set_and_of_each_plan_the_newest_stays(
    home: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = new_plan(tmp_path / "een.npoplan"), new_plan(tmp_path / "twee.npoplan")
    work(first, "een")
    work(second, "twee")
    monkeypatch.setattr(backups, "ROOM", 1)
    work(second, "drie")
    assert titles(first, data) == ["een"]
    assert titles(second, data) == ["drie"]


# What they tell, and how they come back.


def test_a_backup_tells_when_it_was_made_and_what_it_holds(path: Path, data: Path) -> None:
    plan = open_plan(path)
    add_need(plan, "Taal")
    plan.close()
    found = told(kept(path, data)[0])
    assert found.is_whole
    assert (found.title, found.version) == ("Begin", "concept")
    assert found.counts == (("need", 1),)
    assert found.backup.size == path.stat().st_size
    assert abs(datetime.now(UTC) - found.backup.at) < timedelta(minutes=5)


def test_a_backup_that_is_broken_is_told_so_and_not_put_back(
    path: Path, data: Path, tmp_path: Path
) -> None:
    work(path, "Anders")
    backup = kept(path, data)[0]
    backup.path.write_bytes(backup.path.read_bytes()[:3000])
    assert not told(backup).is_whole
    before = path.read_bytes()
    with pytest.raises(PlanDamaged):
        restore_in_place(backup, path, data)
    with pytest.raises(PlanDamaged):
        restore_as(backup, tmp_path / "nieuw.npoplan")
    assert path.read_bytes() == before
    assert not (tmp_path / "nieuw.npoplan").exists()


def test_a_backup_becomes_a_plan_of_its_own(path: Path, data: Path, tmp_path: Path) -> None:
    work(path, "Anders")
    oldest = kept(path, data)[-1]
    restore_as(oldest, tmp_path / "nieuw.npoplan")
    assert read(tmp_path / "nieuw.npoplan").plan.title == "Begin"
    assert read(path).plan.title == "Anders"
    with pytest.raises(TargetExists):
        restore_as(oldest, path)


def test_a_backup_is_put_in_place_and_what_stood_there_is_kept_first(
    path: Path, data: Path
) -> None:
    work(path, "Anders")
    path.write_bytes(path.read_bytes() + b"\0")  # what no backup holds yet
    present = path.read_bytes()
    restore_in_place(kept(path, data)[-1], path, data)
    assert read(path).plan.title == "Begin"
    assert present in [each.path.read_bytes() for each in kept(path, data)]
    again = open_plan(path)
    assert again.view.plan.title == "Begin"
    again.close()


def test_a_damaged_plan_is_found_by_its_place_and_put_back(path: Path, data: Path) -> None:
    work(path, "Anders")
    path.write_bytes(b"kapot")
    restore_in_place(kept(path, data)[0], path, data)
    assert read(path).plan.title == "Anders"
    path.unlink()
    whole = next(each for each in kept(path, data) if told(each).is_whole)
    restore_in_place(whole, path, data)
    assert read(path).plan.title == "Anders"


def test_nothing_is_put_in_place_where_the_present_cannot_be_kept(
    path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work(path, "Anders")
    oldest = kept(path, data)[-1]
    path.write_bytes(path.read_bytes() + b"\0")
    before = path.read_bytes()

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(Backups, "_copy", full)
    with pytest.raises(DiskFull):
        restore_in_place(oldest, path, data)
    assert path.read_bytes() == before


def test_a_plan_that_somebody_works_on_is_not_replaced(path: Path, data: Path) -> None:
    plan = open_plan(path)
    with pytest.raises(PlanInUse):
        restore_in_place(kept(path, data)[0], path, data)
    plan.close()


def test_work_that_waits_on_this_computer_is_not_lost_by_putting_back(
    path: Path, data: Path
) -> None:
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    work_copy = plan.view
    other = new_plan(path.with_name("ander.npoplan"), "Van een reservekopie")
    backup = Backup(other, NOW, "", 1)
    restore_in_place(backup, path, data)
    again = open_plan(path)
    assert again.view.plan.title == "Van een reservekopie"
    (beside,) = path.parent.glob("Plan (teruggehaald *).npoplan")
    assert read(beside) == work_copy
    again.close()


def test_an_id_in_a_file_is_never_a_path(path: Path, data: Path, tmp_path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET file_id = '../../../buiten'")
    connection.close()
    assert read_stored(path).stamp.file_id == "../../../buiten"
    work(path, "Anders")
    assert len(kept(path, data)) == 2
    assert not list(tmp_path.rglob("buiten*"))
