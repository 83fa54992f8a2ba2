"""Starts a small program and reads what it tells: one line of JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping

from bench.programs.started import STARTED

LIMIT_S = 60.0


def run(
    module: str, *words: str, prefix: tuple[str, ...] = (), **variables: str
) -> dict[str, float]:
    """Run `python -m bench.programs.MODULE` to its end; answers with what it told.

    prefix: words before the command, such as those of strace. Raises CalledProcessError.
    """
    command = [*prefix, sys.executable, "-m", f"bench.programs.{module}", *words]
    told: Mapping[str, float] = json.loads(
        subprocess.run(
            command,
            env={**os.environ, **variables, STARTED: str(time.monotonic_ns())},
            stdout=subprocess.PIPE,
            text=True,
            timeout=LIMIT_S,
            check=True,
        ).stdout.splitlines()[-1]
    )
    return dict(told)
