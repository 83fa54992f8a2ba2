"""`npo-wizard --selftest`, in a process of its own as after an installation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from npo_wizard.cli import selftest
from npo_wizard.cli.selftest import SelftestFailed, Step

ROOT = Path(__file__).resolve().parents[2]


def test_a_whole_program_passes_and_leaves_nothing_behind(home, tmp_path):
    surroundings = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "npo_wizard", "--selftest"],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("goed  ") == len(selftest.STEPS)
    assert done.stdout.endswith("De zelftest is geslaagd.\n")
    assert not home.exists()
    assert not list(tmp_path.glob("npo-zelftest-*"))


def test_what_does_not_work_is_told_and_the_code_says_so(monkeypatch, capsys):
    def broken(folder):
        raise SelftestFailed("De letters ontbreken.")

    steps = (Step("Wel", lambda folder: None), Step("Niet", broken))
    monkeypatch.setattr(selftest, "STEPS", steps)
    monkeypatch.setattr(sys, "addaudithook", lambda hook: None)
    assert selftest.run() == 1
    said = capsys.readouterr().out
    assert "NIET GOED  Niet" in said
    assert "De letters ontbreken." in said
    assert said.endswith("Niet goed: 1 van 2.\n")


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo"])
def test_reaching_for_the_network_is_an_error(event):
    with pytest.raises(SelftestFailed, match="netwerk"):
        selftest._refuse_network(event, ())
