"""Every kind of trouble in the program, each brought about in the real one."""

from __future__ import annotations

import errno
import sqlite3
import zlib

from npo_wizard.errors import (
    ContentError,
    DiskFull,
    InputRefused,
    NotAPlan,
    NpoError,
    PlanDamaged,
    PlanFileError,
    PlanGone,
    PlanInUse,
    PlanReadOnly,
    PlanTooNew,
    TargetError,
    TargetExists,
    TargetNotWritable,
)
from npo_wizard.intake.tables import SheetRefused
from npo_wizard.plan.edits import RemoveRow, apply
from npo_wizard.plan.nouns import Version
from npo_wizard.plan.restoring import take_back
from npo_wizard.report import logo
from npo_wizard.report.logo import LogoRefused
from npo_wizard.storage import attached
from npo_wizard.storage.attached import PdfRefused
from npo_wizard.storage.exchange_parts import ImportRefused
from npo_wizard.storage.planfile import read
from npo_wizard.storage.publish import place_text
from npo_wizard.storage.versions import VersionDamaged, plan_of
from tests.intake.files import csv_of, xlsx_of
from tests.small_plan import plan
from tests.troubles import (
    ROW,
    Make,
    amounts,
    amounts_that_fail,
    backup_that_is_broken,
    change_of_adopted,
    changed_while_read,
    choice_of_later,
    command,
    cut_off,
    drawing,
    from_database,
    from_text,
    import_that_fails,
    imported,
    locked_pdf,
    logo_that_fails,
    opened_elsewhere,
    opened_to_work,
    opened_twice,
    over_what_is_read,
    pdf,
    picture,
    put_back_without_owner,
    read_as,
    removal_of_adopted,
    restored_from_nothing,
    sample,
    spoiled,
    spoiled_content,
    too_full_a_plan,
    too_large_a_plan,
    unreadable,
    unwritable,
    value,
    white,
    wide,
    with_nouns,
    with_parts,
)

EVERY: dict[type[NpoError], dict[str, Make]] = {
    PlanGone: {
        "a plan that has gone": lambda folder: read(folder / "weg.npoplan"),
    },
    NotAPlan: {
        "a folder": read,
        "an empty file": read_as(b""),
        "a letter": read_as(b"Geachte raad,"),
        "another database": lambda folder: read(spoiled(folder, "PRAGMA application_id=1")),
        "a backup that is broken": backup_that_is_broken,
    },
    PlanFileError: {
        "no backups": command("backups", "plan"),
        "no such backup": restored_from_nothing,
        "no access": unreadable(errno.EACCES),
        "a bad disk": unreadable(errno.EIO),
        "an odd number": unreadable(errno.EBADMSG),
        "an import that fails": import_that_fails,
    },
    PlanTooNew: {
        "a plan of the future": lambda folder: read(spoiled(folder, "PRAGMA user_version=2000000")),
        "a choice of the future": choice_of_later,
    },
    PlanDamaged: {
        "a format that never was": lambda folder: read(spoiled(folder, "PRAGMA user_version=999")),
        "a plan cut off": cut_off,
        "a plan that is too large": too_large_a_plan,
        "a plan that is too full": too_full_a_plan,
        "a plan with a view": lambda f: read(spoiled(f, "CREATE VIEW v AS SELECT * FROM need")),
        "a plan without a plan": lambda f: read(spoiled(f, "DELETE FROM plan")),
        "a plan with a wrong value": lambda f: read(spoiled(f, "UPDATE need SET position = -1")),
        "a plan with a wrong link": lambda f: read(spoiled(f, "DELETE FROM need")),
        "a plan without a stamp": lambda f: read(spoiled(f, "DELETE FROM meta")),
    },
    PlanInUse: {
        "a plan opened twice": opened_twice,
        "a plan opened elsewhere": opened_elsewhere,
    },
    PlanReadOnly: {
        "a plan that may not be written": opened_to_work,
        "a change of what is only read": changed_while_read,
    },
    TargetExists: {
        "a copy over what is only read": over_what_is_read,
        "a file that is there": lambda f: place_text("x", sample(f), overwrite=False),
    },
    ImportRefused: {
        "no JSON": from_text("{"),
        "JSON with a name twice": from_text('{"a": 1, "a": 2}'),
        "JSON with no number": from_text('{"a": NaN}'),
        "JSON with a very long number": from_text('{"a": ' + "9" * 5000 + "}"),
        "JSON that is very deep": from_text('{"a": ' + "[" * 99_999),
        "JSON of something else": from_text("{}"),
        "JSON of another version": with_parts(version=2),
        "JSON with an unknown part": with_parts(extra=1),
        "JSON without nouns": with_parts(nouns=[]),
        "JSON with an unknown noun": with_nouns(extra=[]),
        "JSON with no list": with_nouns(need={}),
        "JSON with no row": with_nouns(need=[1]),
        "JSON with an unknown field": with_nouns(need=[ROW | {"extra": 1}]),
        "JSON with a wrong value": with_nouns(need=[ROW | {"children_count": -1}]),
        "JSON with another type": with_nouns(need=[ROW | {"children_count": "5"}]),
        "JSON with a wrong link": with_nouns(need=[ROW | {"source_ids": ["weg"]}]),
        "JSON with no plan": with_nouns(plan=[]),
        "JSON with a wrong past": with_parts(history=[1]),
        "JSON with a wrong fold": with_parts(folded=[1]),
        "no text": imported(b"\xff\xfe\xfa"),
    },
    PdfRefused: {
        "a pdf with nothing in it": pdf("plaatje.png", b"x"),
        "a pdf with a broken plan": pdf(attached.NAME, b"x"),
        "a pdf with a plan that is no text": pdf(attached.NAME, zlib.compress(b"\xff")),
        "a pdf cut off": imported(b"%PDF-1.7\n%", "werk.pdf"),
        "a pdf with a password": locked_pdf,
    },
    VersionDamaged: {
        "a version that is broken": lambda f: plan_of(Version(id="v", name="Raad", snapshot="{")),
    },
    DiskFull: {
        "no place in a file": unwritable(errno.ENOSPC),
        "a full database": from_database(sqlite3.SQLITE_FULL),
    },
    TargetNotWritable: {
        "a drive that has gone": unwritable(errno.ENOENT),
        "a drive to read": unwritable(errno.EROFS),
        "a folder in the way": lambda f: place_text("x", f, overwrite=True),
        "a database to read": from_database(sqlite3.SQLITE_READONLY),
    },
    TargetError: {
        "a share that has gone": unwritable(errno.ESTALE),
        "a database that fails": from_database(sqlite3.SQLITE_IOERR),
    },
    InputRefused: {
        "a number that is none": value("need", "taal", "children_count", "veel"),
        "euros that are none": value("plan", "plan", "grant_eur", "veel"),
        "too many euros": value("plan", "plan", "grant_eur", 10**12),
        "a day that is none": value("plan", "plan", "start_on", "31 februari"),
        "a text that is too long": value("plan", "plan", "title", "x" * 40_000),
        "a choice that is none": value("plan", "plan", "status", "anders"),
        "a field that is not there": value("plan", "plan", "anders", 1),
        "a row that is not there": value("need", "weg", "statement", "x"),
        "a row in use": lambda folder: apply(plan(), RemoveRow("measure", "zomer")),
        "a version that is adopted": change_of_adopted,
        "an adopted version away": removal_of_adopted,
        "a value of a row that has gone": lambda f: take_back(plan(), ("need", "weg", "x"), 1),
        "a row whose owner has gone": put_back_without_owner,
        "a municipality that is none": command("new", "uit", "--gemeente", "Nergenshuizen"),
        "a municipality that is many": command("new", "uit", "--gemeente", "Berg"),
        "a programme that is none": command(
            "new", "uit", "--gemeente", "Utrecht", "--profiel", "anders"
        ),
        "a version that is none": command("changes", "plan", "-o", "uit", "--van", "raad"),
    },
    ContentError: {
        "content that is broken": spoiled_content,
    },
    LogoRefused: {
        "a logo that is none": picture(b"x"),
        "a logo that has gone": lambda folder: logo.taken(folder / "weg.png"),
        "a folder as logo": logo.taken,
        "a logo that is broken": picture(b"\x89PNG\r\n\x1a\nx"),
        "a logo that cannot be read": logo_that_fails,
        "a white logo": white,
        "a logo that is too large": wide,
        "a drawing that is broken": drawing("<svg"),
        "a drawing without a size": drawing('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        "a drawing with a link": drawing(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="/etc/x"/></svg>'
        ),
    },
    SheetRefused: {
        "no amounts": amounts(b"a;b\n1;2\n"),
        "an empty sheet": amounts(b""),
        "a sheet that is no text": amounts(bytes(range(32))),
        "a sheet with very many columns": amounts(csv_of([["x"] * 300])),
        "an old sheet": amounts(bytes.fromhex("D0CF11E0A1B11AE1"), "oud.xls"),
        "a broken sheet": amounts(xlsx_of([["a"]])[:300], "stuk.xlsx"),
        "a sheet that fails": amounts_that_fail,
    },
    NpoError: {
        "a paper that does not fit": command("pdf", "plan", "-o", "uit", "--papier", "a3"),
        "personal data": command("pdf", "plan", "-o", "uit", private=True),
        "an account that is none": command(
            "csv", "plan", "-o", "uit", "--blad", "sisa", profile="vrij"
        ),
        "a colour that is none": command("style", "--kleur", "rood"),
        "a colour that is too light": command("style", "--kleur", "#FFFFFF"),
    },
}
