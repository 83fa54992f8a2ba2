"""A plan full of paths, addresses and commands in the window: nothing is followed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QTextBrowser

from npo_wizard.plan.nouns import Version
from npo_wizard.storage.planfile import write_new
from npo_wizard.storage.versions import plan_of
from tests.hostile_words import hostile
from tests.recorded import seen_to_follow_nothing
from tests.small_plan import plan
from tests.ui.open_plan import OpenPlan, settle
from ui.app import Wizard
from ui.dialogs.compare_dialog import CompareDialog
from ui.dialogs.field_history import FieldHistory
from ui.plan_window import PlanWindow


def test_pages_and_dialogs_show_them_as_words(
    wizard: Wizard,
    shown: Callable[[Wizard], PlanWindow],
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    bait, work = tmp_path / "lokaas", tmp_path / "werk"
    for each in (bait, work):
        each.mkdir()
    (bait / "geheim.png").write_bytes(b"geheim")
    write_new(work / "Plan.npoplan", *hostile(bait))
    with seen_to_follow_nothing(bait, work, home):
        wizard.window.open_plan(work / "Plan.npoplan")
        bridge = shown(wizard).bridge
        opened = OpenPlan(wizard)
        for page in ("plan", "analyse", "aanpak", "rode-draad"):
            opened.show(page)
        old = plan_of(bridge.view.rows(Version)[0])
        key = ("plan", "plan", "title")
        for dialog in (
            CompareDialog(wizard.window, plan(), old, str(bait), bridge.content),
            FieldHistory(bridge, key, wizard.window),
        ):
            dialog.show()
            settle()
            for browser in dialog.findChildren(QTextBrowser):
                assert not browser.openLinks() or not browser.openExternalLinks()
            dialog.close()
            dialog.deleteLater()
        for label in wizard.window.findChildren(QLabel):
            assert not label.openExternalLinks()
    assert asked == []
