"""What holds for every test: no screen, no network, no real home folder, Dutch."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from npo_wizard import policy

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Qt reads these once, when it is loaded; the first need not be installed, as a Dutch locale would.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = "nl"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home of its own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NPO_WIZARD_HOME", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Collect garbage between tests only: a widget taken down in another thread ends the worker."""
    from ui.collecting import collect_what_is_due  # Qt must not be loaded before the names above

    gc.disable()
    yield
    collect_what_is_due()


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the computer a folder with policies of its own, read anew, and answer with it."""
    folder = tmp_path / "computer"
    folder.mkdir()
    monkeypatch.setattr(platformdirs, "site_config_path", lambda *a, **k: folder)
    policy.load.cache_clear()
    yield folder
    policy.load.cache_clear()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to reach another machine fail loudly."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, _only_this_machine(getattr(socket.socket, name)))


def _only_this_machine(connect: Callable[[socket.socket, Any], Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError(f"a test tried to reach {address!r}")
        return connect(self, address)

    return guarded
