"""Some hundreds of spoiled files; `python -m tests.fuzz 100000` opens as many as are asked."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.fuzz import desk, json_files
from tests.fuzz.cases import Case

ROOT = Path(__file__).parents[2]


def test_every_spoiled_file_is_read_or_refused_in_words_and_left_alone():
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "300"], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for outcome in ("plan read", "plan refused", "json read", "json refused", "pdf read"):
        assert outcome in ran.stdout


@pytest.mark.parametrize(
    ("breaks", "words"),
    [
        (lambda path: path.write_bytes(b"x"), "was changed"),
        (lambda path: path.with_name("meer").touch(), "left behind"),
        (lambda path: 1 // 0, "ZeroDivisionError"),
    ],
)
def test_what_is_wrong_is_seen(tmp_path, monkeypatch, breaks, words):
    monkeypatch.setitem(desk._READ, "json", lambda case, path: breaks(path))
    assert words in desk.fault(Case(1, "json", (), b"{}"), tmp_path)[0]


def test_what_was_spoiled_before_has_no_part_in_the_next_file():
    def made():
        whole = json.dumps({"a": {"b": [1, {"c": []}]}, "d": [[], {}]}).encode()
        return [json_files.spoil_values(Random(number), whole) for number in range(300)]

    assert made() == made()
