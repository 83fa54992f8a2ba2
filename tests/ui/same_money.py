"""The money of many made-up plans, held against each other in document, workbook and window.

    python -m tests.ui.same_money 500

The suite does the same with fewer plans; the outcome is 1 as soon as one differs.
"""

from __future__ import annotations

import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import HealthCheck, given, settings
from PySide6.QtWidgets import QApplication

from npo_wizard.plan.view import PlanView
from tests.report.money_in import faults, money_plans
from tests.ui.memory_file import bridge_of
from ui.pages.money_page import MoneyPage


def check(count: int) -> int:
    """Hold so many plans against each other and say how many were the same."""
    page = MoneyPage(bridge_of(), "geld")
    page.show()
    seen = 0

    @settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))
    @given(money_plans())
    def all_the_same(view: PlanView) -> None:
        nonlocal seen
        assert faults(view, page) == []
        seen += 1

    begun = time.process_time()
    all_the_same()
    used = time.process_time() - begun
    sys.stdout.write(f"{seen} plans: the same money everywhere ({used:.0f} s of CPU)\n")
    return 0


if __name__ == "__main__":
    app = QApplication([])
    sys.exit(check(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
