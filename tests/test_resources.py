import sys
from pathlib import Path

import pytest

from npo_wizard import resources


@pytest.fixture
def package(tmp_path, monkeypatch) -> Path:
    """A package folder as an installer would leave it."""
    folder = tmp_path / "site" / "npo_wizard"
    folder.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", folder)
    return folder


def test_in_the_source_tree_they_stand_beside_the_package():
    assert resources.root() == Path(__file__).resolve().parents[1] / "resources"
    assert resources.root().is_dir()


def test_in_a_wheel_they_stand_in_the_package(package):
    (package / "_resources").mkdir()
    assert resources.path("content/a.toml") == package / "_resources" / "content" / "a.toml"


def test_in_a_bundle_they_stand_where_it_was_unpacked(package, tmp_path, monkeypatch):
    (package / "_resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("icons") == tmp_path / "resources" / "icons"


def test_a_text_is_read_as_utf8(package):
    (package / "_resources").mkdir()
    (package / "_resources" / "a.md").write_bytes("één € 5".encode())
    assert resources.text("a.md") == "één € 5"


def test_a_missing_text_is_not_passed_over():
    with pytest.raises(FileNotFoundError):
        resources.text("content/bestaat-niet.toml")


@pytest.mark.parametrize("name", ["../geheim", "a/../../b", "/etc/passwd", "a\\b"])
def test_a_name_cannot_lead_outside(name):
    with pytest.raises(ValueError, match="not the name"):
        resources.path(name)
