"""The making of a document in a process of its own, so that the window never waits for it.

Nothing of Qt is imported here: the process starts with this module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from npo_wizard.errors import NpoError, from_os_error

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

PROGRESS, BUILT, REFUSED, BROKEN = "progress", "built", "refused", "broken"
"""The messages of the process: (done, total), warnings, NpoError, places in the program."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which document: kind as in `report.compose.KINDS`, paper a4 or a3, and of a CSV the sheet.

    Whether it becomes a pdf, web page, Word file or sheet is said by the end of its name.
    """

    kind: str = "publiek"
    paper: str = "a4"
    sheet: str = ""
    since: str = ""
    """Of a change note: the older plan as JSON."""
    names: tuple[str, str] = ("", "")
    """Of a change note: what the two plans are called."""


PUBLIC = Wanted()
"""The document that may be read by everyone."""
Maker = Callable[[str, Path, Wanted, date, Progress], list[str]]
"""Makes a document of a plan as JSON: target, which, day, how far it is; answers the warnings."""


Work = tuple[Maker, str, Path, Wanted, date]
"""Who makes it, the plan as JSON, target, which document, and the day printed in it."""


def serve(pipe: Connection, is_warm: bool) -> None:
    """Wait for one document to be asked over the pipe, and make it.

    is_warm: import first what a document needs, so that it comes at once when it is asked.
    """
    if is_warm:
        warm_up()
    try:
        work = pipe.recv()
    except EOFError:
        return  # the program has ended, and no document was wanted
    run(pipe, *work)


def warm_up() -> None:
    """Import and read what every document needs."""
    for name in ("npo_wizard.report.build", "npo_wizard.report.pdf", "npo_wizard.storage.exchange"):
        import_module(name)
    import_module("npo_wizard.content").load()


def run(
    pipe: Connection, maker: Maker, plan_json: str, target: Path, wanted: Wanted, made_on: date
) -> None:
    """Make the document of a plan at `target` and tell over the pipe how it goes."""
    try:
        warnings = maker(plan_json, target, wanted, made_on, _teller(pipe))
    except NpoError as error:
        pipe.send((REFUSED, error))
    except OSError as error:
        pipe.send((REFUSED, from_os_error(error, target)))
    except Exception as error:  # told to the window, which raises it there
        pipe.send((BROKEN, where(error)))
    else:
        pipe.send((BUILT, warnings))
    finally:
        pipe.close()


def where(error: BaseException) -> str:
    """Say what kind of error it was and through which lines it came, without texts of the plan."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__qualname__)
        frames = extract_tb(seen.__traceback__)
        lines += [f"  {Path(each.filename).name}:{each.lineno} {each.name}" for each in frames]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _teller(pipe: Connection) -> Progress:
    return lambda done, total: pipe.send((PROGRESS, (done, total)))


def make_document(
    plan_json: str, target: Path, wanted: Wanted, made_on: date, tell: Progress
) -> list[str]:
    """Make the document that the end of the name of `target` asks for."""
    # Imported here: the process says what fails, also when that is an import.
    from npo_wizard import content, settings
    from npo_wizard.report.build import make
    from npo_wizard.storage import exchange

    view = exchange.from_json(plan_json).view
    house = settings.load()
    if wanted.since:
        from npo_wizard.report.change_note import make_change_note

        older = exchange.from_json(wanted.since).view
        return make_change_note(
            older, view, wanted.names, content.load(), target,
            made_on=made_on, house=house, progress=tell,
        )  # fmt: skip
    return list(
        make(
            view, content.load(), target,
            kind=wanted.kind, paper=wanted.paper, sheet=wanted.sheet,
            made_on=made_on, house=house, progress=tell,
        )
    )  # fmt: skip
