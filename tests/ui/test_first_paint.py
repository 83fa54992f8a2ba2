"""Nothing heavy is imported before the start page is painted; with a plan, only what it shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from npo_wizard.storage import index
from npo_wizard.storage.index import IndexEntry

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "jinja2", "reportlab", "PIL", "alembic", "sqlite3")
PROGRAM = f"""
import enum, json, sys
from ui.app import Wizard, make_application

HEAVY = {HEAVY!r}
app = make_application(["npo-wizard"])
wizard = Wizard(app)
told = {{}}

def painted():
    told["cards"] = len(wizard.window.findChildren(object, "card"))
    told["at_paint"] = [name for name in HEAVY if name in sys.modules]
    kinds = {{*enum.Enum.__subclasses__(), *enum.Flag.__subclasses__()}}
    told["enums"] = sorted({{kind.__qualname__.split(".")[0] for kind in kinds}})

def ready():
    told["later"] = [name for name in HEAVY if name in sys.modules]
    print(json.dumps(told))
    app.quit()

# Look before the loading starts, which the same signal sets off in a thread.
wizard.first_painted.disconnect(wizard.loading.start)
wizard.first_painted.connect(painted)
wizard.first_painted.connect(wizard.loading.start)
wizard.loading.ready.connect(ready)
wizard.loading.failed.connect(lambda error: app.exit(1))
wizard.show()
code = app.exec()
wizard.background.wait()
sys.exit(code)
"""

LATER = (
    "ui.pages.controle_page",
    "ui.pages.step_page",
    "ui.dialogs.preview",
    "ui.export_panel",
    "ui.help_reader",
    "npo_wizard.difference",
    "npo_wizard.intake",
    "multiprocessing",
    "pypdfium2",
)
"""What only other pages and documents need."""
PLAN_PROGRAM = f"""
import json, linecache, sys
from ui.app import Wizard, make_application

LATER, READ = {LATER!r}, ("sqlmodel", "npo_wizard.plan.nouns", "ui.plan_window")
app = make_application(["npo-wizard"])
wizard = Wizard(app)

def opened():
    plan = wizard.window.plan_window
    told = {{
        "page": plan.page_id,
        "shown": plan.pages.currentWidget().isVisible(),
        "imported": [name for name in LATER if name in sys.modules],
        "read": [name for name in READ if sys.modules[name].__file__ in linecache.cache],
    }}
    print(json.dumps(told))
    app.quit()

wizard.window.plan_opened.connect(opened)
wizard.loading.failed.connect(lambda error: app.exit(1))
wizard.show()
wizard.window.open_example()
code = app.exec()
wizard.window.close_plan()
wizard.background.wait()
sys.exit(code)
"""


def run(program: str, home: Path) -> dict[str, Any]:
    """What a program tells at its end, run in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "NPO_WIZARD_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return told


def test_the_start_page_is_painted_before_anything_heavy_is_imported(home: Path):
    steps = ("ingevuld", "bezig", *("leeg",) * 5)
    for name in ("een", "twee", "drie"):
        index.put(IndexEntry(path=f"/plannen/{name}.npoplan", title=name, steps=steps))
    told = run(PROGRAM, home)
    assert told["cards"] == 3
    assert told["at_paint"] == []
    assert "QFrame" in told["enums"]
    assert "QStyle" not in told["enums"], "some 550 names, a twentieth of the whole start"
    assert told["later"], "the loading imported nothing, so this test would prove nothing"


def test_a_plan_is_on_screen_with_only_what_it_shows_imported(home: Path):
    told = run(PLAN_PROGRAM, home)
    assert told["page"] == "plan"
    assert told["shown"]
    assert told["imported"] == []
    assert told["read"] == [], "the source of what is imported is read, and kept in memory"
