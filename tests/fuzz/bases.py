"""The whole files that the fuzz run spoils: plan files, JSON files and work documents."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf

from npo_wizard import content, settings
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import Need
from npo_wizard.plan.view import PlanView
from npo_wizard.report.build import make
from npo_wizard.storage import exchange
from npo_wizard.storage.planfile import PlanFile, write_new
from tests.small_plan import plan
from tests.storage.desk import NEVER, add_need

KEPT = Path(__file__).parents[1] / "data" / "plans" / "v0001.npoplan"


@dataclass(frozen=True)
class Bases:
    """Bytes of whole files by kind; the first of each kind is the small one."""

    plan: tuple[bytes, ...]
    json: tuple[bytes, ...]
    pdf: tuple[bytes, ...]


def make_bases(folder: Path) -> Bases:
    """Make the files once; every spoiled file begins as one of them."""
    path = folder / "klein.npoplan"
    view, history = _worked_on(path)
    return Bases(
        plan=(path.read_bytes(), KEPT.read_bytes()),
        json=(exchange.to_json(view, history).encode(), exchange.to_json(plan()).encode()),
        pdf=_documents(folder, view),
    )


def _worked_on(path: Path) -> tuple[PlanView, History]:
    """Make a small plan file with a past: adding, taking back, doing again."""
    write_new(path, plan(), History())
    work = PlanFile.open(path, folder=settings.data_folder(), publish_after=NEVER)
    add_need(work, "Taal")
    add_need(work, "Rekenen")
    work.undo()
    work.redo()
    work.undo()
    work.close()
    assert len(work.view.rows(Need)) > 1
    return work.view, work.history


def _documents(folder: Path, view: PlanView) -> tuple[bytes, ...]:
    """The work document as the program makes it, and as another program saves it again."""
    made = folder / "werk.pdf"
    day = date(2023, 9, 1)
    make(view, content.load(), made, kind="werkdocument", made_on=day)
    again = folder / "opnieuw.pdf"
    with pikepdf.open(made) as pdf:
        pdf.save(again, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.read_bytes(), again.read_bytes()
