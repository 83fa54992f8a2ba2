"""From rows in the file to values in memory and back, each checked by its noun."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from npo_wizard.errors import InputRefused, PlanDamaged
from npo_wizard.plan.fields import TEXT_MAX, Kind, specs
from npo_wizard.plan.folds import Pack
from npo_wizard.plan.history import Entry, EntryKind, History
from npo_wizard.plan.nouns import NOUNS, PLAN_ID, Noun, Plan
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.statements import changing, putting
from npo_wizard.storage.tables import LINKS, METADATA, Links

ROWS_MAX = 20_000
"""Most rows of all nouns together, links included; a large plan has a thousand."""
STEPS_MAX = 200_000
"""Most steps in a history; a year of daily work is a tenth of it."""
_META = METADATA.tables["meta"]
_HISTORY = METADATA.tables["history"]
_IS_JSON = sa.and_(sa.func.json_valid(_HISTORY.c.edit), sa.func.json_valid(_HISTORY.c.inverse))
_PACKS = METADATA.tables["history_pack"]
_UNREADABLE = (ValueError, LookupError, TypeError, RecursionError, sa.exc.SQLAlchemyError)


@dataclass(frozen=True)
class Stamp:
    """What the file says of itself: whose plan, how many transactions, when the last."""

    file_id: str
    revision: int
    saved_at: datetime


def read_view(connection: sa.Connection) -> PlanView:
    """Read the whole plan, one query per table. Raises PlanDamaged where a value is refused."""
    linked = _read_links(connection)
    rows = [row for name in NOUNS for row in _read_noun(connection, name, linked)]
    if [row.id for row in rows if isinstance(row, Plan)] != [PLAN_ID]:
        raise PlanDamaged("De gegevens van het plan zelf ontbreken of staan er dubbel in.")
    return PlanView.of(rows)


def _read_links(connection: sa.Connection) -> dict[tuple[str, str, str], list[str]]:
    """Ids that each row links to, by noun, field and id of the row."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for links in LINKS:
        columns = links.table.columns
        query = sa.select(columns.owner_id, columns.target_id)
        for owner, target in connection.execute(query.order_by(columns.owner_id, columns.position)):
            found[links.noun, links.field, owner].append(target)
    return found


def _read_noun(
    connection: sa.Connection, name: str, linked: dict[tuple[str, str, str], list[str]]
) -> Iterator[Noun]:
    noun = NOUNS[name]
    many = [spec.name for spec in specs(noun).values() if spec.kind is Kind.LINKS]
    try:
        found = connection.execute(sa.select(METADATA.tables[name]))
        fields = tuple(found.keys())
        for row in found:
            values = dict(zip(fields, row, strict=True))
            for field in many:
                values[field] = linked.get((name, field, values["id"]), ())
            yield noun(**values)
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise PlanDamaged(f"Een waarde klopt niet: {name}, veld {field}.") from error
    except _UNREADABLE as error:
        raise PlanDamaged(f"Een waarde in {name} is niet te lezen.") from error


def read_stamp(connection: sa.Connection) -> Stamp:
    """Read what the file says of itself. Raises PlanDamaged."""
    try:
        found = connection.execute(sa.select(_META)).mappings().one()
        return Stamp(str(found["file_id"]), int(found["revision"]), _moment(found["saved_at"]))
    except _UNREADABLE as error:
        raise PlanDamaged("De stand van het bestand is niet te lezen.") from error


def read_history(connection: sa.Connection) -> History:
    """Read all entries, and what is folded of the time before them without unpacking it.

    Raises PlanDamaged where the entries do not follow from each other.
    """
    query = sa.select(_HISTORY).order_by(_HISTORY.c.seq)
    try:
        if connection.execute(query.where(sa.not_(_IS_JSON)).limit(1)).first() is not None:
            raise ValueError("an edit that is not written as one")
        found = connection.execute(query).mappings()
        packs = connection.execute(sa.select(_PACKS).order_by(_PACKS.c.seq))
        return History(
            [_entry(dict(each)) for each in found],
            [Pack(seq, _bytes(data)) for seq, data in packs],
        )
    except (*_UNREADABLE, InputRefused) as error:
        raise PlanDamaged("De geschiedenis van het plan klopt niet.") from error


def _entry(found: dict[str, Any]) -> Entry:
    texts = [found[name] for name in ("who", "label", "edit", "inverse")]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a text of the history is not a text")
    who, label, edit, inverse = texts
    if max(len(who), len(label)) > TEXT_MAX:
        raise ValueError("a text of the history is too long")
    kind = EntryKind(found["kind"])
    return Entry(
        found["seq"], _moment(found["at"]), who, kind, found["of_seq"], label, edit, inverse
    )


def _bytes(data: Any) -> bytes:
    if not isinstance(data, bytes):
        raise TypeError("a pack of the history is not packed")
    return data


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without offset")
    return moment


def write_row(connection: sa.Connection, before: Noun | None, after: Noun | None) -> None:
    """Bring a row from what the file holds of it to what it is now; None: there is no such row.

    Fields and links that stayed the same are left alone: most edits are about one text.
    """
    row = after or before
    if row is None:
        return
    moved = [
        links
        for links in LINKS
        if links.noun == row.NAME and _linked(before, links) != _linked(after, links)
    ]
    for links in moved:
        owner = links.table.c.owner_id
        connection.execute(sa.delete(links.table).where(owner == row.id))
    table = METADATA.tables[row.NAME]
    if after is None:
        connection.execute(sa.delete(table).where(table.c.id == row.id))
        return
    if before is None or not _change(connection, before, after, table):
        putting(table).run(connection, _values(after, table))
    for links in moved:
        _insert_links(connection, [after], links)


def _change(connection: sa.Connection, before: Noun, after: Noun, table: sa.Table) -> bool:
    """Write the fields that differ; answers whether the file has the row."""
    old, new = _values(before, table), _values(after, table)
    changed = {name: value for name, value in new.items() if value != old[name]}
    if not changed:
        return True
    statement = changing(table, tuple(changed))
    return statement.run(connection, {**changed, "row_id": after.id}) == 1


def _linked(row: Noun | None, links: Links) -> tuple[str, ...]:
    return () if row is None else getattr(row, links.field)


def _values(row: Noun, table: sa.Table) -> dict[str, Any]:
    return {name: getattr(row, name) for name in table.columns.keys()}  # noqa: SIM118


def _insert(connection: sa.Connection, rows: list[Noun]) -> None:
    """Add rows of one noun."""
    table = METADATA.tables[rows[0].NAME]
    connection.execute(sa.insert(table), [_values(row, table) for row in rows])
    for links in LINKS:
        if links.noun == table.name:
            _insert_links(connection, rows, links)


def _insert_links(connection: sa.Connection, rows: list[Noun], links: Links) -> None:
    pairs = [
        {"owner_id": row.id, "position": position, "target_id": target}
        for row in rows
        for position, target in enumerate(_linked(row, links))
    ]
    if pairs:
        connection.execute(sa.insert(links.table), pairs)


def write_entry(connection: sa.Connection, entry: Entry) -> None:
    """Add an entry to the history, or replace it where typing went on in the same step."""
    putting(_HISTORY).run(connection, entry.as_data())


def write_packs(connection: sa.Connection, packs: Iterable[Pack]) -> None:
    """Add folded steps to the file."""
    values = [{"seq": each.seq, "data": each.data} for each in packs]
    if values:
        connection.execute(sa.insert(_PACKS), values)


def write_stamp(connection: sa.Connection, stamp: Stamp) -> None:
    """Say what the file is and how far it is."""
    values = {"id": 1, "file_id": stamp.file_id, "revision": stamp.revision}
    putting(_META).run(connection, {**values, "saved_at": stamp.saved_at.isoformat()})


def write_all(connection: sa.Connection, view: PlanView, history: History, stamp: Stamp) -> None:
    """Fill a new file."""
    for name, table in view.tables.items():
        if table:
            assert name in NOUNS
            _insert(connection, list(table.values()))
    if history.entries:
        connection.execute(sa.insert(_HISTORY), [each.as_data() for each in history.entries])
    write_packs(connection, history.packs)
    write_stamp(connection, stamp)
