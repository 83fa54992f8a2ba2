"""The pages of a plan: each follows the plan when it is in sight, and costs nothing when not."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Need


def test_the_thread_is_drawn_again_only_where_it_is_another_one(plan_window):
    plan_window.show_page("rode-draad")
    QApplication.processEvents()
    view = plan_window.pages.currentWidget().view
    drawn = view.drawn
    assert drawn is not None
    for changed in (False, True):
        plan_window.show_page("plan")
        QApplication.processEvents()
        if changed:
            need = plan_window.bridge.view.rows(Need)[0]
            plan_window.bridge.apply(SetField("need", need.id, "statement", "Heel anders"))
        plan_window.show_page("rode-draad")
        QApplication.processEvents()
        assert (view.drawn is drawn) is not changed
    assert "Heel anders" in [card.title for card in view.drawn.map.cards.values()]


def test_a_page_out_of_sight_catches_up_with_all_that_it_missed(plan_window, monkeypatch):
    plan_window.show_page("analyse")
    page = plan_window.pages.currentWidget()
    told = []
    monkeypatch.setattr(page, "refresh", told.append)
    plan_window.show_page("plan")
    first, second = plan_window.bridge.view.rows(Need)[:2]
    plan_window.bridge.apply(SetField("need", first.id, "statement", "Taal"))
    plan_window.bridge.apply(SetField("need", second.id, "statement", "Rekenen"))
    assert told == []
    plan_window.show_page("analyse")
    plan_window.show_page("plan")
    plan_window.show_page("analyse")
    [changes] = told
    assert changes.rows == {("need", first.id), ("need", second.id)}
