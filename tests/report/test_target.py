"""A finished document comes whole or not at all, and only in the place of a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from npo_wizard.report.target import replace_file

ROOT = Path(__file__).resolve().parents[2]
FULL = """
import resource, signal, sys
from pathlib import Path
from npo_wizard.report.target import replace_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    replace_file(Path(sys.argv[1]), b"x" * 5000)
except OSError as error:
    print(type(error).__name__)
"""


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"oud")
    replace_file(target, b"nieuw")
    assert target.read_bytes() == b"nieuw"
    assert list(tmp_path.iterdir()) == [target]


def test_a_pipe_or_device_is_refused_and_stays_what_it_is(tmp_path):
    target = tmp_path / "pijp.pdf"
    os.mkfifo(target)
    with pytest.raises(OSError, match="pijp"):
        replace_file(target, b"nieuw")
    assert target.is_fifo()
    assert list(tmp_path.iterdir()) == [target]


def test_when_there_is_no_more_room_the_old_file_stays(tmp_path):
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"oud")
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(target)],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert run.stdout.strip() == "OSError"
    assert target.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [target]
