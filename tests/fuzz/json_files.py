"""Ways to spoil a JSON file with knowledge of JSON and of what a plan is."""

import json
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

from tests.fuzz.raw import RAW, Spoil

_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 10**400, 1.5, -0.0, "", "x", "plan", "x" * 30_001,
    "x" * 1_000_000, "\ud800", "\x00", "é\u0301\u202e\U0001f4a3", "2023-02-30", "0001-01-01",
    "../../etc/passwd", "{{ 7*7 }}", [], {}, [[]], [None], {"add": "need"}, {"set": 1}, {"": {}},
    {"batch": []}, {"batch": [{"batch": [{}]}]}, {"remove": "plan", "id": "plan"}, ["plan", "plan"],
)  # fmt: skip
_RAW_VALUES = (
    "NaN", "Infinity", "-Infinity", "1e999", "1" * 5000, "01", "+1", "'x'", "tru", "\\u",
    '"\\ud83d"', '{"a":1,"a":2}', "[1,]", "/* */ 1", "\ufeff1", '"\t"', "1.", ".5",
    "0x10", "1_000",
)  # fmt: skip


def _places(found: Any) -> Iterator[tuple[Any, Any]]:
    """Every list or row, with a place in it."""
    todo = [found]
    while todo:
        here = todo.pop()
        for key in list(here) if isinstance(here, dict) else range(len(here)):
            yield here, key
            if isinstance(here[key], dict | list):
                todo.append(here[key])


def _write(found: Any) -> bytes:
    return json.dumps(found, indent=2).encode()


def _value(random: Random) -> Any:
    """One of the values; a copy, so that no spoiling reaches the next file."""
    return deepcopy(random.choice(_VALUES))


def spoil_values(random: Random, whole: bytes) -> bytes:
    """Put other values in a few places, take some out, or copy one over another."""
    found = json.loads(whole)
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        places = list(_places(found))
        here, key = random.choice(places)
        there, other = random.choice(places)
        match random.randrange(4):
            case 0:
                del here[key]
            case 1:
                here[key] = json.loads(json.dumps(there[other]))
            case _:
                here[key] = _value(random)
        if not found:
            break
    return _write(found)


def spoil_names(random: Random, whole: bytes) -> bytes:
    """Add a name that does not belong, or call something otherwise."""
    found = json.loads(whole)
    rows = [here for here, _ in _places(found) if isinstance(here, dict)]
    row = random.choice(rows)
    name = random.choice(("extra", "", "__class__", "id", "\x00", "x" * 10_000, "é"))
    if row and random.random() < 0.5:
        row[name] = row.pop(random.choice(list(row)))
    else:
        row[name] = _value(random)
    return _write(found)


def spoil_notation(random: Random, whole: bytes) -> bytes:
    """Write a value in a way that JSON does not have, or only just."""
    text = whole.decode()
    place = text.find(": ", random.randrange(len(text)))
    end = text.find("\n", place)
    put = random.choice(_RAW_VALUES)
    return (text[: place + 2] + put + "," + text[end:]).encode("utf-8", "surrogatepass")


def nest(random: Random, whole: bytes) -> bytes:
    """Put one thing in another, deeper than anybody would."""
    found = json.loads(whole)
    here, key = random.choice(list(_places(found)))
    here[key] = "@nest@"
    deep = random.choice((10, 200, 400, 450, 480, 490, 900, 980, 990, 1000, 5000, 100_000))
    opening, closing = random.choice(
        (("[", "]"), ('{"a":', "}"), ('{"batch":[', "]}"), ('{"add":"need","row":', "}"))
    )
    return _write(found).replace(b'"@nest@"', (opening * deep + "1" + closing * deep).encode(), 1)


def other_encoding(random: Random, whole: bytes) -> bytes:
    """Write the text in another encoding than UTF-8."""
    return whole.decode().encode(
        random.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "cp037", "utf-7")),
        "replace",
    )


def repeat_rows(random: Random, whole: bytes) -> bytes:
    """Let a list be much longer, with the same rows or with numbered ones."""
    found = json.loads(whole)
    lists = [here for here, _ in _places(found) if isinstance(here, list)]
    chosen = random.choice(lists)
    many = random.choice((2, 10, 100, 100, 1000))
    rows = [json.loads(json.dumps(each)) for _ in range(many) for each in chosen[:2]]
    if random.random() < 0.5:
        for number, row in enumerate(rows):
            if isinstance(row, dict) and "id" in row:
                row["id"] = f"{row['id']}-{number}"
    chosen.extend(rows)
    return _write(found)


def bomb(random: Random, whole: bytes) -> bytes:
    """Be as large as is allowed, or more, with next to nothing in it."""
    inside = random.choice(('{"id":"a"}', "{}", "[]", "1", '"💣"', "1.5", '{"":[]}'))
    head, tail = random.choice(
        (
            ('{"format":"npoplan","version":1,"nouns":{"plan":[{"id":"plan"}],"need":[', "]}}"),
            ('{"format":"npoplan","version":1,"nouns":{},"history":[', "]}"),
            ('{"format":"npoplan","version":1,"nouns":{"plan":[{"id":"plan","title":[', "]}]}}"),
        )
    )
    size = random.choice((1, 8, 30, 62, 70)) * 1024 * 1024
    return (head + f"{inside}," * (size // (len(inside.encode()) + 1)) + inside + tail).encode()


JSON: tuple[Spoil, ...] = (
    *RAW, spoil_values, spoil_values, spoil_values, spoil_names, spoil_notation, nest,
    other_encoding, repeat_rows,
)  # fmt: skip
