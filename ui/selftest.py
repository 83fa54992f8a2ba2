"""The window part of the selftest: open the window with a plan, and make a document from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.app import Wizard, make_application

_PATIENCE_MS = 120_000
_LOOK_MS = 20


class WindowBroken(Exception):
    """The window did not do what it must; the message says what, in Dutch."""


def open_window(plan: Path, document: Path) -> None:
    """Open a plan in a real window and make its PDF there. Raises WindowBroken, or what it met."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = make_application(["npo-wizard"])
    wizard = Wizard(app)
    trouble: list[object] = []
    wizard.loading.failed.connect(trouble.append)
    try:
        wizard.show()
        wizard.first_painted.connect(lambda: wizard.window.open_plan(plan))
        _until(lambda: wizard.window.plan_window is not None, trouble, "opende het plan niet")
        _make_document(wizard, document, trouble)
    finally:
        wizard.window.close()
        wizard.background.wait()
        app.processEvents()


def _make_document(wizard: Wizard, document: Path, trouble: list[object]) -> None:
    from ui.document_process import PUBLIC
    from ui.export import ExportJob

    opened = wizard.window.plan_window
    assert opened is not None
    if opened.grab().toImage().allGray():
        raise WindowBroken("Het venster bleef leeg.")
    made: list[object] = []
    job = ExportJob(opened)
    job.finished.connect(lambda path, warnings: made.append(path))
    job.failed.connect(trouble.append)
    job.start(opened.bridge.view, PUBLIC, document, made_on=date.today())
    _until(lambda: bool(made), trouble, "maakte het document niet")
    job.wait()


def _until(holds: Callable[[], bool], trouble: list[object], otherwise: str) -> None:
    """Let the window live until something holds."""
    loop, looking, patience = QEventLoop(), QTimer(), QTimer()
    looking.timeout.connect(lambda: loop.quit() if holds() or trouble else None)
    patience.setSingleShot(True)
    patience.timeout.connect(loop.quit)
    looking.start(_LOOK_MS)
    patience.start(_PATIENCE_MS)
    loop.exec()
    if trouble or not holds():
        raise WindowBroken(f"Het venster {otherwise}. {trouble}")
