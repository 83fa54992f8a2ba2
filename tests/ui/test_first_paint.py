"""Nothing heavy is imported before the start page is painted with its plans."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from npo_wizard.storage import index
from npo_wizard.storage.index import IndexEntry

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "jinja2", "reportlab", "PIL", "alembic", "sqlite3")
PROGRAM = f"""
import json, sys
from ui.app import Wizard, make_application

HEAVY = {HEAVY!r}
app = make_application(["npo-wizard"])
wizard = Wizard(app)
told = {{}}

def painted():
    told["cards"] = len(wizard.window.findChildren(object, "card"))
    told["at_paint"] = [name for name in HEAVY if name in sys.modules]

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


def test_the_start_page_is_painted_before_anything_heavy_is_imported(home: Path):
    steps = ("ingevuld", "bezig", *("leeg",) * 5)
    for name in ("een", "twee", "drie"):
        index.put(IndexEntry(path=f"/plannen/{name}.npoplan", title=name, steps=steps))
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "NPO_WIZARD_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["cards"] == 3
    assert told["at_paint"] == []
    assert told["later"], "the loading imported nothing, so this test would prove nothing"
