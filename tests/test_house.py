"""The rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import re
import socket
import tomllib
from pathlib import Path

import pytest

import npo_wizard
from npo_wizard import settings

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*(ROOT / "npo_wizard").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
BESIDE = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
PYTHON = [*SOURCES, *sorted(BESIDE), ROOT / "dev.py"]
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore",
}  # fmt: skip
DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.AST) -> set[str]:
    """Return every dotted name that a file imports, with what it takes from there."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def reaches(name: str, forbidden: set[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in forbidden)


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name_of(path))


def test_there_is_something_to_check():
    assert len(SOURCES) > 20


@pytest.mark.parametrize(
    "code", ["import socket", "from urllib import request", "import http.client"]
)
def test_the_check_on_the_network_sees_it(code):
    assert any(reaches(name, NETWORK) for name in imported(ast.parse(code)))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_code_reaches_for_the_network(path):
    assert not {name for name in imported(parse(path)) if reaches(name, NETWORK)}


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_names_are_imported_one_by_one(path):
    stars = [
        node
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert not stars


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_a_file_can_be_read_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_there_is_no_drawer_for_leftovers(path):
    assert not DRAWERS & set(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_no_test_is_passed_over_and_nothing_is_left_for_later(path):
    later = "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, r"mark\.sk" + "ip", r"pytest\.sk" + "ip"))
    assert not re.findall(rf"\b(?:{later})", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted((ROOT / "ui").rglob("*.py")), ids=name_of)
def test_colours_have_a_name(path):
    """They stand in one place, once for light and once for dark."""
    literals = [
        node.value
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [text for text in literals if re.search(r"#[0-9a-fA-F]{6}\b", text)]


def test_the_lock_names_no_host_and_holds_a_hash_for_each_package():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    packages = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^#.*\n", "", lock).strip())
    assert len(packages) > 10
    assert all("==" in package and "--hash=sha256:" in package for package in packages)


def test_no_host_of_a_registry_is_written_down():
    written = [ROOT / "pyproject.toml", ROOT / "dev.py", ROOT / ".ci" / "run"]
    for path in written:
        assert not re.search(r"https?://|pypi\.org|--index-url", path.read_text(encoding="utf-8"))


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = re.search(r"(?m)^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert newest
    assert project["version"] == npo_wizard.__version__ == newest[1]


def test_the_readme_names_the_two_commands():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert {"python3 dev.py", "python3 dev.py test"} <= set(lines)


def test_the_licence_is_the_one_that_is_declared():
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")


@pytest.mark.parametrize("way", ["connect", "connect_ex"])
def test_no_test_can_reach_another_machine(way):
    with socket.socket() as plug, pytest.raises(AssertionError, match="tried to reach"):
        getattr(plug, way)(("127.0.0.1", 9))


def test_no_test_touches_the_real_home(home):
    assert Path.home() == home
    assert settings.data_folder().is_relative_to(home)
