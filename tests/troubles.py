"""Ways to bring each trouble about in the real program; `tests/every_error.py` names them."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
from PIL import Image

from npo_wizard.cli.forms import COMMANDS, parser
from npo_wizard.content.reading import read as read_content
from npo_wizard.intake.proposal import propose
from npo_wizard.plan.edits import RemoveRow, SetField, apply
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import MeasureCost, Version
from npo_wizard.plan.past import Deleted, Step
from npo_wizard.plan.restoring import put_back
from npo_wizard.report import logo
from npo_wizard.storage import attached, backups, exchange, fileformat, migrations, states
from npo_wizard.storage.planfile import PlanFile, read, write_new
from npo_wizard.storage.readonly import open_or_read
from npo_wizard.storage.versions import keep
from tests.intake.files import saved
from tests.report.examples import CONTENT
from tests.small_plan import plan

Make = Callable[[Path], object]
"""Brings the trouble about in an empty folder; raises it."""


@cache
def _whole() -> bytes:
    with TemporaryDirectory() as folder:
        write_new(Path(folder) / "Plan.npoplan", plan(), History())
        return (Path(folder) / "Plan.npoplan").read_bytes()


def sample(folder: Path) -> Path:
    """A plan file."""
    return saved(folder, _whole(), "Plan.npoplan")


def spoiled(folder: Path, *statements: str) -> Path:
    """A plan file that was changed behind the back of the program."""
    path = sample(folder)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return path


@contextmanager
def instead(owner: Any, name: str, other: Any) -> Iterator[None]:
    """Let something be otherwise for a while."""
    kept = getattr(owner, name)
    setattr(owner, name, other)
    try:
        yield
    finally:
        setattr(owner, name, kept)


def failing(number: int) -> Callable[..., Any]:
    """What the computer does when it refuses, with its own English words."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def unreadable(number: int) -> Make:
    def make(folder: Path) -> object:
        path = sample(folder)
        with instead(fileformat, "read_header", failing(number)):
            return read(path)

    return make


def unwritable(number: int) -> Make:
    def make(folder: Path) -> None:
        path = sample(folder)
        opened = PlanFile.open(path, publish_after=3600)
        opened.apply(SetField("plan", "plan", "title", "Anders"))
        try:
            with instead(os, "replace", failing(number)):
                opened.publish()
        finally:
            opened.close()

    return make


def opened_twice(folder: Path) -> object:
    path = sample(folder)
    first = PlanFile.open(path)
    try:
        return PlanFile.open(path)
    finally:
        first.close()


def opened_elsewhere(folder: Path) -> object:
    path = sample(folder)
    first = PlanFile.open(path, folder=folder / "een", who="Marieke")
    try:
        return PlanFile.open(path, folder=folder / "ander")
    finally:
        first.close()


def changed_while_read(folder: Path) -> object:
    path = sample(folder)
    with instead(os, "access", lambda *_: False):
        found = open_or_read(path)
    return found.apply(SetField("plan", "plan", "title", "Anders"))


def opened_to_work(folder: Path) -> object:
    path = sample(folder)
    with instead(os, "access", lambda *_: False):
        return PlanFile.open(path)


def over_what_is_read(folder: Path) -> object:
    path = sample(folder)
    with instead(os, "access", lambda *_: False):
        found = open_or_read(path)
    return found.save_copy(path, overwrite=True)


def choice_of_later(folder: Path) -> object:
    later = f"PRAGMA user_version={migrations.newest() + 7}"
    return read(spoiled(folder, "UPDATE need SET priority = 'heel hoog'", later))


def from_text(text: str) -> Make:
    return lambda folder: exchange.from_json(text)


def with_nouns(**nouns: Any) -> Make:
    whole = json.loads(exchange.to_json(plan()))
    whole["nouns"] |= nouns
    return from_text(json.dumps(whole))


def with_parts(**parts: Any) -> Make:
    whole = json.loads(exchange.to_json(plan()))
    return from_text(json.dumps(whole | parts))


def pdf(name: str, content: bytes, mime: str = "/application/json") -> Make:
    def make(folder: Path) -> object:
        made = pikepdf.new()
        stream = pikepdf.Stream(made, b"")
        stream.write(content, filter=pikepdf.Name.FlateDecode)
        stream.Subtype = pikepdf.Name(mime)
        entry = pikepdf.Dictionary(UF=name, EF=pikepdf.Dictionary(F=stream))
        made.Root.AF = pikepdf.Array([made.make_indirect(entry)])
        made.save(folder / "werk.pdf")
        return attached.import_plan(folder / "werk.pdf")

    return make


def locked_pdf(folder: Path) -> object:
    made = pikepdf.new()
    made.save(folder / "werk.pdf", encryption=pikepdf.Encryption(owner="x", user="y"))
    return attached.import_plan(folder / "werk.pdf")


def imported(content: bytes, name: str = "plan.json") -> Make:
    return lambda folder: attached.import_plan(saved(folder, content, name))


def import_that_fails(folder: Path) -> object:
    path = saved(folder, b"{}", "plan.json")
    with instead(Path, "open", failing(errno.EIO)):
        return attached.import_plan(path)


def adopted() -> tuple[Any, Version]:
    fields = {"name": "Vastgesteld", "moment": "vastgesteld"}
    view = apply(plan(), keep(plan(), fields, date(2026, 1, 5))).view
    return view, view.rows(Version)[0]


def change_of_adopted(folder: Path) -> object:
    view, version = adopted()
    return apply(view, SetField(Version.NAME, version.id, "name", "Anders"))


def removal_of_adopted(folder: Path) -> object:
    view, version = adopted()
    return apply(view, RemoveRow(Version.NAME, version.id))


def put_back_without_owner(folder: Path) -> object:
    view = plan()
    row = view.rows(MeasureCost)[0].model_copy(update={"id": "weg", "measure_id": "weg"})
    step = Step(1, datetime.now().astimezone(), "", "", RemoveRow(row.NAME, "weg"))
    return put_back(view, Deleted(row, step))


def value(noun: str, row_id: str, field: str, wrong: object) -> Make:
    return lambda folder: apply(plan(), SetField(noun, row_id, field, wrong))


def spoiled_content(folder: Path) -> object:
    (folder / "content").mkdir()
    (folder / "content" / "steps.toml").write_text("steps = [", encoding="utf-8")
    return read_content(folder)


def picture(content: bytes, name: str = "logo.png") -> Make:
    return lambda folder: logo.taken(saved(folder, content, name))


def drawing(inside: str) -> Make:
    return picture(inside.encode(), "logo.svg")


def white(folder: Path) -> object:
    Image.new("RGB", (9, 9), "white").save(folder / "wit.png")
    return logo.taken(folder / "wit.png")


def wide(folder: Path) -> object:
    Image.new("1", (9, 9)).save(folder / "logo.png")
    with instead(logo, "MOST_PIXELS", 3):
        return logo.taken(folder / "logo.png")


def logo_that_fails(folder: Path) -> object:
    path = saved(folder, b"x", "logo.png")
    with instead(Path, "read_bytes", failing(errno.EIO)):
        return logo.taken(path)


def amounts(content: bytes, name: str = "bedragen.csv") -> Make:
    return lambda folder: propose(plan(), CONTENT, saved(folder, content, name))


def amounts_that_fail(folder: Path) -> object:
    path = saved(folder, b"x", "bedragen.csv")
    with instead(Path, "open", failing(errno.EIO)):
        return propose(plan(), CONTENT, path)


def command(*words: str, private: bool = False, profile: str = "") -> Make:
    """Give a command about a plan file `plan` in the folder, and for a file `uit` there."""

    def make(folder: Path) -> object:
        path = sample(folder)
        if private or profile:
            view = plan(zomer={"description": "Mail a.b@voorbeeld.nl"}) if private else plan()
            view = apply(view, SetField("plan", "plan", "profile", profile)).view
            write_new(path, view, History(), overwrite=True)
        places = {"plan": str(path), "uit": str(folder / "uit.pdf")}
        form = parser().parse_args([places.get(word, word) for word in words])
        module = __import__(f"npo_wizard.cli.{COMMANDS[form.command]}", fromlist=["x"])
        return getattr(module, f"{form.command}_command")(form)

    return make


def restored_from_nothing(folder: Path) -> object:
    path = sample(folder)
    PlanFile.open(path).close()
    return command("restore", "plan", "7")(folder)


def backup_that_is_broken(folder: Path) -> object:
    path = saved(folder, b"SQLite format 3\0" + bytes(200), "kopie.npoplan")
    found = backups.Backup(path, datetime.now().astimezone(), "", 1)
    return backups.restore_as(found, folder / "nieuw.npoplan")


def too_large_a_plan(folder: Path) -> object:
    path = sample(folder)
    with instead(fileformat, "FILE_MAX", 100):
        return read(path)


def too_full_a_plan(folder: Path) -> object:
    path = sample(folder)
    with instead(fileformat, "ROWS_MAX", 1):
        return read(path)


def from_database(code: int) -> Make:
    def make(folder: Path) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise states.from_database_error(error, folder / "plan.sqlite")

    return make


def read_as(content: bytes) -> Make:
    return lambda folder: read(saved(folder, content, "Plan.npoplan"))


def cut_off(folder: Path) -> object:
    path = sample(folder)
    path.write_bytes(path.read_bytes()[:4000])
    return read(path)


ROW = {"id": "x", "position": 1}
