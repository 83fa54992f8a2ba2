"""Start: the only place that builds everything; nothing heavy comes before the first paint."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QLibraryInfo,
    QLocale,
    QMargins,
    QObject,
    QSize,
    Qt,
    QTimer,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import npo_wizard
import ui.plain_import  # noqa: F401  (first: what follows is imported by it)
from npo_wizard import resources
from ui import style
from ui.appearance import Appearance
from ui.collecting import Collector
from ui.loading import Background, Loading, give_way
from ui.main_window import MainWindow
from ui.mishaps import Mishaps

_FIRST_SIZE = QSize(1360, 860)
_FRAME = QMargins(0, 40, 0, 0)
"""Room for the bar above a window: a style knows it, but QStyle takes a twentieth of the start."""
_LET_GO_S = 10.0  # seconds that work beside the window gets to end when the window has gone
_IDLE_MS = 3_000
"""So long after a plan came on the screen a process is made ready for its documents."""


class Wizard(QObject):
    """The program: window, appearance, loading and what catches errors."""

    first_painted = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        give_way()
        self.collector = Collector(self)
        self.mishaps = Mishaps(self)
        self.appearance = Appearance(app)
        self.background = Background(self)
        self.loading = Loading(self.background, self)
        self.loading.failed.connect(self.mishaps.meet)
        self.loading.ready.connect(style.load_other_faces)
        for end in (self.loading.ready, self.loading.failed):
            end.connect(lambda *_: self.collector.start())
        self.window = MainWindow(self.appearance, self.background, self.loading)
        room = self.window.screen().availableSize().shrunkBy(_FRAME)
        self.window.resize(_FIRST_SIZE.boundedTo(room))
        self.mishaps.what_is_safe = self.window.what_is_safe
        self.first_painted.connect(self.loading.start)

    def show(self) -> None:
        """Show the window; what is heavy is loaded as soon as it is painted."""
        self.window.start.installEventFilter(self)
        self.window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the first paint of the start page."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.first_painted.emit)
        return super().eventFilter(watched, event)


def make_application(argv: Sequence[str]) -> QApplication:
    """Make the Qt application: its name, Dutch words on standard buttons, Dutch numbers."""
    app = QApplication([*argv, "-style", "fusion"])
    app.setApplicationName("npo-wizard")
    app.setApplicationDisplayName("Stappenplan NP Onderwijs")
    app.setApplicationVersion(npo_wizard.__version__)
    app.setWindowIcon(QIcon(str(resources.path("icons/program.svg"))))
    speak_dutch(app)
    return app


def speak_dutch(app: QApplication) -> None:
    """Let standard buttons, numbers and dates be Dutch, whatever the computer is set to."""
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        app.installTranslator(translator)


def clear_the_table() -> None:
    """Let nobody look for rubbish among all that is loaded and stays."""
    gc.freeze()


def say_farewell(app: QApplication, window: MainWindow) -> None:
    """Be ready for the end that somebody else decides on."""
    # Imported here: until something is painted there is no work to save.
    from ui.farewell import Farewell

    Farewell(app, window)


def prepare_documents(app: QApplication, background: Background) -> None:
    """Let a process stand ready for the first document; it ends with the program."""
    # Imported here: until there is a plan there is no document to make.
    from ui.document_worker import SPARE

    app.aboutToQuit.connect(SPARE.end)
    background.run(SPARE.prepare, lambda _: None, _raise)


def _raise(error: BaseException) -> None:
    raise error


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, with a plan file in it where one is named; answers with the exit code.

    `argv`: the words after the name of the program.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    # Nothing becomes rubbish while modules are imported, and looking for it takes time.
    gc.disable()
    app = make_application(sys.argv[:1])
    wizard = Wizard(app)
    wizard.mishaps.install()
    for end in (wizard.loading.ready, wizard.loading.failed):
        end.connect(lambda *_: clear_the_table())
    wizard.first_painted.connect(lambda: say_farewell(app, wizard.window))
    later = QTimer(wizard, interval=_IDLE_MS, singleShot=True)
    later.timeout.connect(lambda: prepare_documents(app, wizard.background))
    wizard.window.plan_opened.connect(later.start, Qt.ConnectionType.SingleShotConnection)
    wizard.show()
    if words:
        plan = Path(words[0])
        wizard.first_painted.connect(lambda: wizard.window.open_any(plan))
    code = app.exec()
    wizard.background.wait(_LET_GO_S)
    return code
