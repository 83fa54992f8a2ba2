"""The tab with versions: comparing any two, looking back, and what was adopted stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from npo_wizard.plan.choices import Moment, PlanStatus
from npo_wizard.plan.edits import AddRow, SetField
from npo_wizard.plan.nouns import Measure, Version
from npo_wizard.storage.versions import keep
from tests.small_plan import plan
from tests.ui.memory_file import TODAY, bridge_of
from tests.ui.open_plan import open_plan, settle
from ui.pages.versions_part import VersionsPart


@pytest.fixture
def bridge(styled):
    """The small plan with two versions; something changed after each."""
    made = bridge_of(plan(plan={"version_label": "1.0"}).all_rows())
    for number, moment in enumerate((Moment.COUNCIL, Moment.WORKING_GROUP), start=1):
        made.apply(keep(made.view, {"name": f"Versie {number}", "moment": moment}, TODAY))
        made.apply(SetField("measure", "zomer", "title", f"Zomerschool {number}"))
    return made


@pytest.fixture
def part(qtbot, bridge):
    made = VersionsPart(bridge, "Versies")
    qtbot.addWidget(made)
    bridge.plan_changed.connect(made.refresh)
    made.resize(900, 700)
    made.show()
    return made


def shown(part) -> str:
    return part.panel.view.toPlainText()


def test_a_version_and_now_in_two_clicks(part, qtbot):
    part.table.selectRow(0)
    qtbot.mouseClick(part.compare, Qt.MouseButton.LeftButton)
    assert "Maatregel: Zomerschool 2" in shown(part)
    assert "eerst ‘Zomerschool taal’, nu ‘Zomerschool 2’" in shown(part)
    assert part.panel.first.currentText() == "Versie 1"
    assert part.panel.second.currentText() == "Het plan van nu"
    assert part.panel.view.hasFocus()


def test_any_two_versions_also_the_other_way_round(part):
    part.compare.click()
    part.panel.second.setCurrentIndex(1)
    assert "eerst ‘Zomerschool taal’, nu ‘Zomerschool 1’" in shown(part)
    part.panel.second.setCurrentIndex(0)
    assert shown(part) == "Er is niets veranderd."


def test_money_stands_first_in_a_table(part, bridge):
    bridge.apply(SetField("measure_cost", "zomer:spuk:2023", "planned_eur", 51_234))
    part.compare.click()
    text = shown(part).replace("\xa0", " ")
    assert text.index("Het geld") < text.index("Maatregelen")
    assert "Begroot\n€ 95.000\n€ 96.234\n+ € 1.234" in text


def test_what_is_shown_follows_the_plan(part, bridge):
    part.compare.click()
    bridge.apply(SetField("measure", "zomer", "title", "Zomerkamp"))
    assert "nu ‘Zomerkamp’" in shown(part)


def test_the_texts_of_a_plan_are_never_markup(part, bridge):
    bridge.apply(SetField("measure", "zomer", "title", "<b>vet</b> & <img src=x>"))
    part.compare.click()
    assert "nu ‘<b>vet</b> & <img src=x>’" in shown(part)


def test_keys_alone_enter_compares_and_escape_closes(part):
    part.table.selectRow(0)
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    assert not part.panel.isHidden()
    QTest.keyClick(part.panel.view, Qt.Key.Key_Escape)
    assert part.panel.isHidden()
    assert part.compare.hasFocus()


def test_the_change_note_is_asked_for_with_both_plans_and_their_names(part, bridge, qtbot):
    part.compare.click()
    with qtbot.waitSignal(bridge.note_of_changes_requested) as asked:
        part.panel.note.click()
    old, new, names = asked.args
    assert names == ("Versie 1", "Het plan van nu")
    assert old.get(Measure, "zomer").title == "Zomerschool taal"
    assert new is bridge.view


@pytest.mark.parametrize("damage", ["{", "[" * 100_000, ""])
def test_a_damaged_version_says_so_and_the_others_work(part, bridge, damage):
    bridge.apply(AddRow(Version(id="kapot", name="Kapot", position=9, snapshot=damage)))
    part.table.selectRow(2)
    part.compare.click()
    assert shown(part).startswith("Deze versie is niet te lezen.")
    assert "Het plan van nu en uw andere versies zijn heel." in shown(part)
    assert not part.panel.note.isEnabled()
    part.look.click()
    assert "niet te lezen" in part.trouble.text()
    part.panel.first.setCurrentIndex(0)
    assert "Zomerschool" in shown(part)


def test_adopting_says_first_that_it_is_for_good_and_goes_on_as_a_concept(part, bridge):
    part.add.click()
    assert part.form._fixed.isHidden()
    part.form.moment.setCurrentIndex(part.form.moment.findData(Moment.ADOPTED))
    assert "ligt vast" in part.form._fixed.text()
    assert not part.form._fixed.isHidden()
    QTest.keyClicks(part.form.name, "Vastgesteld door de raad")
    QTest.keyClick(part.form.name, Qt.Key.Key_Return)
    assert bridge.view.plan.status is PlanStatus.CONCEPT
    assert bridge.view.plan.version_label == "1.1"
    assert bridge.undo_label == "Versie 'Vastgesteld door de raad' toegevoegd"
    assert not part.remove.isEnabled()
    assert not part.locked.isHidden()
    QTest.keyClick(part.table, Qt.Key.Key_Delete)
    assert len(bridge.view.rows(Version)) == 3
    bridge.undo()
    assert len(bridge.view.rows(Version)) == 2
    assert bridge.view.plan.version_label == "1.0"


def test_the_whole_plan_as_it_was_in_the_window_and_back(qapp, tmp_path):
    with open_plan(tmp_path) as opened:
        now = opened.plan
        bridge = now.bridge
        bridge.apply(keep(bridge.view, {"name": "Eerst"}, TODAY))
        bridge.apply(SetField("plan", "plan", "title", "Heel anders"))
        page = opened.show("controle")
        page.tabs.show_part(1)
        page.tabs.current.look.setFocus()
        page.tabs.current.look.click()
        settle()
        past = opened.window._stack.currentWidget()
        assert past is not now
        assert past.bridge.is_read_only
        assert past.reading.text.text().startswith("U kijkt naar versie ‘Eerst’.")
        assert past.bridge.view.plan.title != "Heel anders"
        past.show_page("geld")
        past.reading.wanted.emit()
        settle()
        assert opened.window._stack.currentWidget() is now
        assert page.tabs.current.look.hasFocus()
