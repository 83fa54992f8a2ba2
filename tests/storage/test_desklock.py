"""The lock beside a plan: who has it open and since when; a dead one is known, none is trusted."""

import errno
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from npo_wizard.errors import PlanInUse, PlanReadOnly
from npo_wizard.storage import desklock
from npo_wizard.storage.desklock import BYTES_MAX, DEAD_AFTER, DeskLock, look, place_of
from npo_wizard.storage.planfile import PlanFile, read
from npo_wizard.storage.publish import LEFT_AFTER
from npo_wizard.storage.readonly import ReadOnlyPlan, open_or_read
from tests.storage.desk import add_need, crash, new_plan, title

HERE, THERE = "hier", "elders"


@pytest.fixture
def path(home: Path, tmp_path: Path) -> Path:
    return new_plan(tmp_path / "Plan.npoplan")


def taken(path: Path, home: str = HERE, who: str = "") -> DeskLock:
    return DeskLock(path, who=who, home=path.parent / home)


def written(path: Path, **other: Any) -> Path:
    """The lock of somebody at another computer, with some of it changed."""
    held = taken(path, THERE, "Marieke de Vries")
    place = place_of(path)
    found = json.loads(place.read_text())
    held.release()
    found |= {"computer": "een andere", "host": "GEM-0412"} | other
    place.write_text(json.dumps(found))
    return place


def aged(place: Path, seconds: float) -> None:
    """Let the folder's clock say that a lock was written so long ago."""
    at = time.time() - seconds
    os.utime(place, (at, at))


def test_a_second_desk_hears_who_has_the_plan_open_and_since_when(path: Path) -> None:
    held = taken(path, HERE, "Marieke de Vries")
    with pytest.raises(PlanInUse) as caught:
        taken(path, THERE)
    now = datetime.now().astimezone()
    host = json.loads(place_of(path).read_text())["host"]
    assert caught.value.explanation.startswith(
        f"Marieke de Vries heeft dit plan open op computer '{host}', sinds {now:%d-%m-%Y} om "
    )
    held.release()


def test_without_a_name_nothing_of_an_account_is_told(path: Path) -> None:
    held = taken(path)
    with pytest.raises(PlanInUse, match="Iemand heeft dit plan open op computer"):
        taken(path, THERE)
    held.release()


def test_nothing_is_left_when_the_plan_is_closed(path: Path) -> None:
    held = taken(path)
    assert place_of(path).exists()
    held.release()
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]


@pytest.mark.parametrize("hours", [-30, 0, 30])
def test_since_when_is_told_on_our_own_clock_whatever_the_other_clock_says(
    path: Path, hours: int
) -> None:
    began = datetime.now(UTC) + timedelta(hours=hours)
    written(path, since=began.isoformat(), at=(began + timedelta(hours=2)).isoformat())
    with pytest.raises(PlanInUse) as caught:
        taken(path)
    said = (datetime.now().astimezone() - timedelta(hours=2)).strftime("%d-%m-%Y om %H:")
    assert f"sinds {said}" in caught.value.explanation


@pytest.mark.parametrize(("age", "is_dead"), [(DEAD_AFTER - 60, False), (DEAD_AFTER + 1, True)])
def test_another_computer_that_gives_no_sign_of_life_counts_as_gone(
    path: Path, age: float, is_dead: bool
) -> None:
    aged(written(path), age)
    if not is_dead:
        with pytest.raises(PlanInUse):
            taken(path)
        return
    held = taken(path)
    assert held.notice == (
        "Marieke de Vries had dit plan open op computer 'GEM-0412', maar sloot het niet af. "
        "Het programma daar is gestopt. U kunt nu aan het plan werken."
    )
    held.release()
    assert look(path) is None


def test_a_program_of_this_computer_that_has_ended_is_known_at_once(path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    held = taken(path, THERE)
    found = json.loads(place_of(path).read_text())
    held.release()
    place_of(path).write_text(json.dumps(found | {"pid": ended.pid}))
    taken(path).release()


def test_after_a_crash_the_own_lock_is_no_trouble_and_no_news(path: Path) -> None:
    plan = PlanFile.open(path)
    add_need(plan, "Taal")
    crash(plan)
    assert place_of(path).exists()
    again = PlanFile.open(path)
    assert again.notice.startswith("Uw werk is teruggehaald, tot ")
    assert "sloot het niet af" not in again.notice
    again.close()
    assert look(path) is None


def test_signs_of_life_are_given_while_the_plan_is_open(path: Path) -> None:
    held = DeskLock(path, who="", home=path.parent, beat_every=0.01)
    aged(place_of(path), DEAD_AFTER + 60)
    until = time.monotonic() + 20
    while (found := look(path)) is None or found.age > DEAD_AFTER:
        assert time.monotonic() < until, "there was no sign of life"
        time.sleep(0.01)
    held.release()


def test_a_lock_that_somebody_took_over_is_left_to_them(path: Path) -> None:
    mine = taken(path)
    place_of(path).unlink()
    theirs = written(path).read_bytes()
    mine._beat()
    mine.release()
    assert place_of(path).read_bytes() == theirs


def test_of_two_desks_that_take_a_dead_lock_over_one_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other desk is a moment earlier: its fresh lock is put back as it was."""
    aged(written(path), DEAD_AFTER + 60)
    others: list[DeskLock] = []
    replaced = os.replace

    def other_first(source: Path, target: Path) -> None:
        if not others:
            others.append(DeskLock.__new__(DeskLock))
            monkeypatch.setattr(desklock.os, "replace", replaced)
            others[0] = taken(path, THERE)
        replaced(source, target)

    monkeypatch.setattr(desklock.os, "replace", other_first)
    with pytest.raises(PlanInUse):
        taken(path)
    assert others[0]._is_mine()
    others[0].release()
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]


HOSTILE = {
    "empty": b"",
    "no text": b"\xff\xfe\x00",
    "half": b'{"pid": 1',
    "a list": b"[1, 2]",
    "deep": b"[" * 3000,
    "long": b'{"who": "' + b"x" * BYTES_MAX * 4 + b'"}',
    "pid of all": b'{"pid": -1}',
    "pid as text": b'{"pid": "1"}',
    "nothing in it": b"{}",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_cannot_be_read_counts_as_somebody_until_it_is_old(path: Path, content: bytes) -> None:
    place_of(path).write_bytes(content)
    with pytest.raises(PlanInUse, match=r"Iemand anders heeft dit plan open\."):
        taken(path)
    aged(place_of(path), DEAD_AFTER + 60)
    taken(path).release()
    assert look(path) is None


def test_texts_of_a_lock_are_short_and_of_one_line(path: Path) -> None:
    written(path, who="<b>Jan</b>\n\u202eregel\x1b[31m" + "x" * 500, since="nooit", at="{}")
    with pytest.raises(PlanInUse) as caught:
        taken(path)
    said = caught.value.explanation
    assert len(said) < 250
    assert said.isprintable()


@pytest.mark.parametrize("make", [Path.mkdir, *filter(None, [getattr(os, "mkfifo", None)])])
def test_a_folder_or_pipe_in_its_place_is_no_lock_and_is_left_alone(path: Path, make: Any) -> None:
    make(place_of(path))
    held = taken(path)
    held._beat()
    held.release()
    assert place_of(path).exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.ENAMETOOLONG, errno.EIO])
def test_where_no_lock_can_be_written_the_plan_opens_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(self: DeskLock) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(DeskLock, "_make", fail)
    plan = PlanFile.open(path)
    plan.apply(title("Zonder slot"))
    plan.close()
    assert read(path).plan.title == "Zonder slot"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "U mag niet schrijven in '{0}'."),
        (errno.EROFS, "De schijf met '{0}' is alleen om te lezen."),
    ],
)
def test_a_folder_that_may_not_be_written_opens_to_read(
    path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def fail(self: DeskLock) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(DeskLock, "_make", fail)
    with pytest.raises(PlanReadOnly):
        PlanFile.open(path)
    plan = open_or_read(path)
    assert isinstance(plan, ReadOnlyPlan)
    assert plan.read_only == (
        f"{words.format(path.parent)} U kunt het lezen. Wilt u er zelf in werken? "
        "Bewaar het dan onder een andere naam."
    )
    assert plan.view == read(path)
    assert list((home / "data" / "work").glob("*/plan.sqlite")) == []


def test_a_file_that_is_only_to_be_read_opens_to_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("npo_wizard.storage.opening.os.access", lambda *_: False)
    plan = open_or_read(path)
    assert plan.read_only.startswith("'Plan.npoplan' is alleen om te lezen.")


def test_work_that_waits_here_opens_also_where_nothing_can_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = PlanFile.open(path)
    add_need(plan, "Taal")
    crash(plan)

    def fail(self: DeskLock) -> None:
        raise OSError(errno.EROFS, "")

    place_of(path).unlink()
    monkeypatch.setattr(DeskLock, "_make", fail)
    monkeypatch.setattr("npo_wizard.storage.opening.os.access", lambda *_: False)
    again = open_or_read(path)
    assert not again.read_only
    assert again.view == plan.view
    again.close()


def test_a_plan_that_is_open_elsewhere_opens_to_read_and_the_own_work_waits(
    path: Path, home: Path
) -> None:
    plan = PlanFile.open(path)
    add_need(plan, "Taal")
    crash(plan)
    place_of(path).unlink()
    written(path)
    other = open_or_read(path)
    assert other.read_only.startswith("Marieke de Vries heeft dit plan open op computer 'GEM-0412'")
    assert other.notice.startswith("Op deze computer staat nog werk van u tot ")
    assert other.view == read(path)
    place_of(path).unlink()
    again = open_or_read(path)
    assert again.view == plan.view
    again.close()


def test_two_home_folders_on_one_file_one_works_and_one_reads(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = PlanFile.open(path, who="Ans")
    second = _opened_at_home(tmp_path / "ander", path, monkeypatch)
    assert second.read_only.startswith("Ans heeft dit plan open op computer ")
    first.close()
    third = _opened_at_home(tmp_path / "ander", path, monkeypatch)
    assert not third.read_only
    third.close()
    assert look(path) is None


def _opened_at_home(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    with monkeypatch.context() as patch:
        patch.setenv("NPO_WIZARD_HOME", str(folder))
        return open_or_read(path)


def test_the_lock_goes_along_when_the_work_goes_on_beside_a_changed_file(path: Path) -> None:
    from tests.storage.desk import change_by_another

    plan = PlanFile.open(path)
    add_need(plan, "Taal")
    change_by_another(path, "Van een collega")
    plan.publish()
    assert plan.path != path
    assert look(path) is None
    assert look(plan.path) is not None
    plan.close()
    assert look(plan.path) is None


def test_a_reader_is_told_when_the_plan_becomes_free(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = PlanFile.open(path)
    reader = _opened_at_home(tmp_path / "ander", path, monkeypatch)
    same_home = open_or_read(path)
    assert reader.is_waiting
    assert not reader.is_free()
    assert not same_home.is_free()
    first.close()
    assert reader.is_free()
    assert same_home.is_free()


def test_a_reader_is_told_when_the_other_computer_falls_silent(path: Path) -> None:
    place = written(path)
    reader = open_or_read(path)
    assert not reader.is_free()
    aged(place, DEAD_AFTER + 60)
    assert reader.is_free()


def test_what_a_program_that_was_ended_left_in_the_folder_goes_after_a_day(path: Path) -> None:
    old, young = (path.with_name(f".npo-{each * 32}.tmp") for each in "ab")
    other = path.with_name(".npo-van-mij.tmp")
    for each in (old, young, other):
        each.write_bytes(b"half")
    for each in (old, other):
        aged(each, LEFT_AFTER + 60)
    aged(young, LEFT_AFTER - 60)
    taken(path).release()
    assert not old.exists()
    assert young.exists()
    assert other.exists()


def test_a_lock_is_there_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash at any moment leaves no half lock, which would keep the user from their own plan."""
    seen: list[bool] = []
    link = os.link

    def linked(source: Path, target: Path) -> None:
        seen.append(place_of(path).exists())
        assert json.loads(Path(source).read_bytes())["pid"] == os.getpid()
        link(source, target)

    monkeypatch.setattr(os, "link", linked)
    plan = PlanFile.open(path)
    assert seen == [False]
    assert look(path) is not None
    plan.close()
    assert list(path.parent.glob(".npo-*")) == []


def test_where_a_file_has_one_name_only_there_is_a_lock_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "no second name here")

    monkeypatch.setattr(os, "link", refuse)
    plan = PlanFile.open(path)
    found = look(path)
    assert found is not None
    assert found.holder is not None
    plan.close()
    assert look(path) is None
    assert list(path.parent.glob(".npo-*")) == []
