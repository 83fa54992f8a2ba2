"""`npo-wizard policy`: what holds on this computer, and where it comes from."""

import json

import pytest

from npo_wizard import policy, settings
from npo_wizard.cli import main

pytestmark = pytest.mark.usefixtures("computer")


def test_nothing_was_decided(capsys):
    assert main(["policy"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Er is niets vastgezet.\n")
    assert str(settings.data_folder()) in said


def test_each_value_is_told_with_its_place(computer, capsys):
    (computer / policy.FILE).write_text('{"theme": "donker"}', encoding="utf-8")
    assert main(["policy"]) == 0
    assert f"theme: donker (uit {computer / policy.FILE})" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_told_and_gives_code_1(computer, capsys):
    (computer / policy.FILE).write_text("{", encoding="utf-8")
    assert main(["policy"]) == 1
    assert f"Let op: {computer / policy.FILE}" in capsys.readouterr().out


def test_the_same_as_json(computer, capsys):
    (computer / policy.FILE).write_text('{"text_size": 150}', encoding="utf-8")
    assert main(["policy", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["values"] == {"text_size": 150}
    assert told["found_in"] == {"text_size": str(computer / policy.FILE)}
