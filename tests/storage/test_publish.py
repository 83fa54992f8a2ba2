"""The plan file is replaced whole or not at all, and trouble with it is told and tried again."""

import errno
import os
import stat
import threading
import time

import pytest

from npo_wizard.errors import DiskFull, TargetError, TargetNotWritable
from npo_wizard.storage import publish
from npo_wizard.storage.desklock import place_of
from npo_wizard.storage.planfile import read
from npo_wizard.storage.publish import Publisher
from npo_wizard.storage.states import SAFE_HERE, SaveKind
from tests.storage.desk import add_need, crash, new_plan, open_plan, work_folders


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "netwerkmap"
    folder.mkdir()
    return new_plan(folder / "Plan.npoplan")


def failing_with(number):
    def fail(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "geen plaats"),
        (errno.EROFS, "alleen om te lezen"),
        (errno.EACCES, "mag niet schrijven"),
        (errno.ENOENT, "niet meer bereikbaar"),
        (errno.EIO, "kon"),
    ],
)
def test_a_file_that_cannot_be_replaced_is_told_and_the_work_is_safe(
    path, home, monkeypatch, number, words
):
    before = path.read_bytes()
    plan = open_plan(path)
    add_need(plan, "Taal")
    monkeypatch.setattr(publish.os, "replace", failing_with(number))
    with pytest.raises(TargetError):
        plan.publish()
    assert plan.state.kind is SaveKind.PUBLISHING_FAILED
    assert words in plan.state.sentence
    assert plan.state.sentence.endswith(SAFE_HERE)
    assert plan.has_unpublished
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir() if each != place_of(path)] == [path.name]


def test_closing_while_the_drive_is_gone_keeps_the_work_for_the_next_time(path, home):
    plan = open_plan(path)
    add_need(plan, "Taal")
    away = path.parent.with_name("weg")
    path.parent.rename(away)
    state = plan.close()
    assert state.kind is SaveKind.PUBLISHING_FAILED
    assert len(work_folders(home)) == 1
    away.rename(path.parent)
    again = open_plan(path)
    assert again.view == plan.view
    assert again.close().kind is SaveKind.SAVED
    assert read(path) == plan.view
    assert work_folders(home) == []


def test_a_drive_that_comes_back_gets_the_plan_after_all(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    away = path.parent.with_name("weg")
    path.parent.rename(away)
    with pytest.raises(TargetNotWritable):
        plan.publish()
    add_need(plan, "Rekenen")
    plan.flush()
    assert plan.state.kind is SaveKind.PUBLISHING_FAILED
    away.rename(path.parent)
    plan.publish()
    assert plan.state.kind is SaveKind.SAVED
    plan.close()
    assert read(path) == plan.view


def test_a_plan_that_has_gone_from_its_folder_is_made_again_and_that_is_told(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    path.unlink()
    plan.publish()
    assert plan.state.kind is SaveKind.REMADE
    assert plan.state.sentence == (
        f"'Plan.npoplan' stond niet meer in '{path.parent}'. "
        "Het programma heeft het daar opnieuw gemaakt, met al uw werk."
    )
    assert read(path) == plan.view
    add_need(plan, "Rekenen")
    plan.publish()
    assert plan.state.kind is SaveKind.SAVED
    plan.close()


def test_where_a_drive_left_its_empty_folder_nothing_is_made_there_and_the_work_is_safe_here(
    path, monkeypatch
):
    """The folder of a stick stays when the stick is pulled out; it is on another drive then."""
    plan = open_plan(path)
    add_need(plan, "Taal")
    away = path.rename(path.with_name("op de stick"))
    drive = path.parent.stat().st_dev
    monkeypatch.setattr(publish, "_drive_of", lambda _: drive + 1)
    with pytest.raises(TargetNotWritable, match="niet meer bereikbaar"):
        plan.publish()
    assert plan.state.kind is SaveKind.PUBLISHING_FAILED
    assert plan.state.sentence == (
        f"De schijf met 'Plan.npoplan' is niet meer bereikbaar in '{path.parent}'. {SAFE_HERE}"
    )
    assert not path.exists()
    assert not list(path.parent.glob("*.tmp"))
    away.rename(path)
    plan.publish()
    assert plan.state.kind is SaveKind.SAVED
    assert read(path) == plan.view
    plan.close()


def test_after_a_crash_a_plan_that_has_gone_is_made_again_and_that_is_told(path):
    plan = open_plan(path)
    add_need(plan, "Taal")
    crash(plan)
    path.unlink()
    again = open_plan(path)
    again.publish()
    assert again.state.kind is SaveKind.REMADE
    again.close()
    assert read(path) == plan.view


def test_a_full_disk_while_copying_leaves_no_half_file(path, monkeypatch):
    before = path.read_bytes()
    plan = open_plan(path)
    add_need(plan, "Taal")
    with monkeypatch.context() as patch:
        patch.setattr(publish.os, "fsync", failing_with(errno.ENOSPC))
        with pytest.raises(DiskFull):
            plan.publish()
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir() if each != place_of(path)] == [path.name]
    plan.close()
    assert read(path) == plan.view


def test_a_file_that_may_only_be_read_is_not_replaced(path, monkeypatch):
    before = path.read_bytes()
    plan = open_plan(path)
    add_need(plan, "Taal")
    monkeypatch.setattr(publish.os, "access", lambda *args: False)
    with pytest.raises(TargetNotWritable, match="alleen om te lezen"):
        plan.publish()
    assert path.read_bytes() == before


def placed(target, text):
    """Put a file of its own in the place of the target, as the window does."""
    source = target.with_name("bron")
    source.write_text(text, encoding="utf-8")
    publish.place(source, target, check=publish.may_be_made(target, overwrite=True))


def placed_text(target, text):
    publish.place_text(text, target, overwrite=True)


@pytest.mark.parametrize("write", [placed, placed_text])
def test_a_pipe_or_device_is_refused_and_stays_what_it_is(tmp_path, write):
    target = tmp_path / "pijp.npoplan"
    os.mkfifo(target)
    with pytest.raises(TargetNotWritable, match="geen gewoon bestand") as refused:
        write(target, "nieuw")
    assert str(target) in refused.value.explanation
    assert target.is_fifo()
    assert not list(tmp_path.glob(".npo-*"))


def test_a_folder_is_refused_and_stays(tmp_path):
    (tmp_path / "map.json").mkdir()
    with pytest.raises(TargetNotWritable, match="is een map"):
        publish.place_text("nieuw", tmp_path / "map.json", overwrite=True)
    assert (tmp_path / "map.json").is_dir()


def test_the_new_file_may_be_read_by_whom_the_old_one_could(path):
    path.chmod(0o664)
    before = stat.S_IMODE(path.stat().st_mode)
    plan = open_plan(path)
    add_need(plan, "Taal")
    plan.close()
    assert stat.S_IMODE(path.stat().st_mode) == before


def test_the_bytes_are_on_the_disk_before_the_name_is_given(path, monkeypatch):
    order = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(
        publish.os, "fsync", lambda handle: (order.append("fsync"), fsync(handle))[1]
    )

    def noted(source, target):
        order.append(f"replace {target.name}" if target == path else "other")
        replace(source, target)

    monkeypatch.setattr(publish.os, "replace", noted)
    plan = open_plan(path)
    add_need(plan, "Taal")
    plan.publish()
    place = order.index(f"replace {path.name}")
    assert order[place - 1] == "fsync"
    assert order[place + 1] == "fsync"
    plan.close()


def test_the_publisher_tries_again_until_it_succeeds(monkeypatch):
    monkeypatch.setattr(publish, "_RETRY_AFTER", (0.01,))
    answers = iter([False, False, True])
    done = threading.Event()
    tries = []

    def once():
        answer = next(answers)
        tries.append(answer)
        if answer:
            done.set()
        return answer

    publisher = Publisher(once, after=0.01)
    publisher.edited()
    assert done.wait(5)
    publisher.stop()
    assert tries == [False, False, True]


def test_who_does_not_want_to_wait_for_the_next_try_gets_it_at_once(path, monkeypatch):
    monkeypatch.setattr(publish, "_RETRY_AFTER", (3600.0,))
    plan = open_plan(path, publish_after=0)
    replaced = publish.os.replace
    monkeypatch.setattr(publish.os, "replace", failing_with(errno.EIO))
    add_need(plan, "Taal")
    wait_until(lambda: plan.state.kind is SaveKind.PUBLISHING_FAILED)
    monkeypatch.setattr(publish.os, "replace", replaced)
    wait_until(lambda: plan._saving._publisher._due is not None)
    plan.try_again()
    wait_until(lambda: plan.state.kind is SaveKind.SAVED)
    assert read(path) == plan.view
    plan.close()


def wait_until(holds):
    until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.005)


def test_the_publisher_waits_until_typing_pauses():
    times = []
    done = threading.Event()
    publisher = Publisher(lambda: (times.append(1), done.set(), True)[2], after=0.2)
    for _ in range(5):
        publisher.edited()
    assert done.wait(5)
    publisher.stop()
    assert times == [1]


def test_an_edit_during_the_try_that_succeeds_after_a_failure_is_published_too(monkeypatch):
    monkeypatch.setattr(publish, "_RETRY_AFTER", (0.01,))
    answers = iter([False, True, True])
    done = threading.Event()

    def once():
        answer = next(answers, None)
        if answer and tries == [False]:
            publisher.edited()
        tries.append(answer)
        if len(tries) == 3:
            done.set()
        return answer

    tries = []
    publisher = Publisher(once, after=0.01)
    publisher.edited()
    assert done.wait(5)
    publisher.stop()
    assert tries == [False, True, True]


def test_edits_that_follow_each_other_put_off_the_publishing():
    publisher = Publisher(lambda: True, after=20)
    publisher.edited()
    first = publisher._due
    publisher.edited()
    assert publisher._due > first
    publisher.stop()


def test_a_publisher_that_is_stopped_does_nothing_more():
    times = []
    publisher = Publisher(lambda: bool(times.append(1)), after=60)
    publisher.edited()
    publisher.stop()
    assert times == []
