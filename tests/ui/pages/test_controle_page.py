"""The page "Controle en afronden": open points, versions, documents."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from npo_wizard.plan.choices import Moment, Priority
from npo_wizard.plan.edits import RemoveRow, SetField
from npo_wizard.plan.nouns import PLAN_ID, Need, Plan, Version
from npo_wizard.storage import exchange
from tests.ui.memory_file import TODAY, bridge_of, example_bridge
from ui import offers
from ui.pages.controle_page import ControlePage
from ui.pages.registry import make_page

NEED = Need(id="n1", statement="Lezen", priority=Priority.HIGH)
PRIVATE = Need(id="n2", statement="Bel jan@voorbeeld.nl", position=1)


def shown(qtbot, bridge) -> ControlePage:
    page = make_page("controle", bridge)
    qtbot.addWidget(page)
    page.resize(900, 700)
    bridge.plan_changed.connect(page.refresh)
    bridge.findings_changed.connect(page.show_findings)
    page.refresh(None)
    page.show_findings()
    page.show()
    return page


def settled(bridge, edit):
    bridge.apply(edit)
    bridge.settle()


def groups(page):
    return page.tabs.part(0).groups


def rows(page):
    return [row for group in groups(page) for row in group.rows]


@pytest.fixture
def bridge():
    return bridge_of([NEED, PRIVATE])


@pytest.fixture
def page(qtbot, bridge) -> ControlePage:
    return shown(qtbot, bridge)


class TestOpenPoints:
    def test_there_is_one_line_for_each_point_of_the_badge(self, page, bridge):
        count = bridge.state("controle").open_count
        assert count > 10
        assert len(rows(page)) == count
        assert page.tabs.bar.tabText(0) == f"Open punten ({count})"

    def test_a_step_has_as_many_as_its_badge_with_what_stands_under_privacy(self, page, bridge):
        own = {group.heading.text(): len(group.rows) for group in groups(page)}
        private = [row.finding for row in rows(page) if row.finding.group == "privacy"]
        for state in bridge.states:
            if state.step_id in ("controle", "rode-draad") or not state.open_count:
                continue
            apart = sum(each.place.step == state.step_id for each in private)
            title = page.tabs.part(0)._page(state.step_id)[0]
            assert own[f"{title} ({state.open_count - apart})"] == state.open_count - apart

    def test_privacy_comes_first_as_a_group_of_its_own(self, page):
        first = groups(page)[0]
        assert first.heading.text() == "Privacy: staat er iets over personen in? (1)"
        assert "jan@voorbeeld.nl" in first.rows[0].sentence.text()
        assert page.tabs.part(0).privacy.isHidden()

    def test_without_anything_on_persons_the_page_says_so(self, page, bridge):
        settled(bridge, RemoveRow("need", "n2"))
        assert not page.tabs.part(0).privacy.isHidden()
        assert not any("Privacy" in group.heading.text() for group in groups(page))

    def test_how_much_a_point_weighs_is_said_in_a_word(self, page):
        words = {row.finding.severity.value: row.word.text() for row in rows(page)}
        assert words["must"] == "!  Moet"
        assert words["should"] == "!  Aanbevolen"

    def test_ga_naar_goes_to_the_place_and_says_what_for(self, page, bridge):
        places = []
        bridge.go_to_requested.connect(places.append)
        wanted = next(r for r in rows(page) if r.finding.rule_id == "coherence.need_has_result")
        assert wanted.go.accessibleName() == f"Ga naar: {wanted.finding.sentence}"
        wanted.go.click()
        assert places == [wanted.finding.place]
        assert (places[0].step, places[0].noun, places[0].row_id) == ("analyse", "need", "n1")

    def test_the_ways_are_numbered_in_the_order_of_the_page(self, page):
        names = [row.go.objectName() for row in rows(page)]
        assert names == [f"check.go.{place}" for place in range(len(names))]

    @pytest.mark.parametrize("severity", ["must", "should", "hint"])
    def test_a_filter_shows_one_weight_and_as_many_as_it_says(self, page, severity):
        button = page.findChild(QAbstractButton, f"check.filter.{severity}")
        button.click()
        assert {row.finding.severity.value for row in rows(page)} <= {severity}
        assert button.text().endswith(f"({len(rows(page))})")

    def test_a_solved_point_goes_and_the_focus_stays_near(self, page, bridge, qtbot):
        rows(page)[0].go.setFocus()
        qtbot.waitUntil(rows(page)[0].go.hasFocus)
        settled(bridge, RemoveRow("need", "n2"))
        assert rows(page)[0].go.hasFocus()

    def test_the_same_findings_leave_the_lines_as_they_are(self, page, bridge):
        before = rows(page)
        page.show_findings()
        assert rows(page) == before

    def test_when_nothing_is_open_the_page_says_so(self, qtbot, bridge, monkeypatch):
        monkeypatch.setattr(type(bridge), "findings", property(lambda _: ()))
        page = shown(qtbot, bridge)
        assert not rows(page)
        assert page.tabs.part(0).calm.text().startswith("Er staan geen punten meer open.")
        assert not page.tabs.part(0).calm.isHidden()

    def test_what_a_user_typed_is_never_markup(self, page, bridge):
        settled(bridge, SetField("need", "n1", "statement", "<b>Lezen</b>"))
        said = [row.sentence for row in rows(page) if "<b>Lezen</b>" in row.sentence.text()]
        assert said
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in said)


class TestVersions:
    @pytest.fixture
    def part(self, page):
        page.tabs.show_part(1)
        return page.tabs.current

    def keep(self, part, name):
        part.add.click()
        QTest.keyClicks(part.form.name, name)

    def test_a_moment_is_kept_with_the_whole_plan(self, part, bridge):
        self.keep(part, "Concept voor de stuurgroep")
        part.form.moment.setCurrentIndex(part.form.moment.findData(Moment.COUNCIL))
        QTest.keyClicks(part.form.made_by, "Beleidsadviseur")
        part.form.keep.click()
        (version,) = bridge.view.rows(Version)
        assert version.name == "Concept voor de stuurgroep"
        assert version.moment is Moment.COUNCIL
        assert version.made_on == TODAY
        assert version.made_by == "Beleidsadviseur"
        kept = exchange.from_json(version.snapshot)
        assert kept.view.get(Need, "n1") == NEED
        assert kept.view.plan == bridge.view.plan
        assert not kept.history.entries

    def test_a_version_does_not_hold_the_versions_before_it(self, part, bridge):
        for name in ("Een", "Twee"):
            self.keep(part, name)
            part.form.keep.click()
        second = bridge.view.rows(Version)[1]
        assert exchange.from_json(second.snapshot).view.rows(Version) == ()

    def test_the_list_shows_it_and_the_tab_counts_it(self, part, page):
        self.keep(part, "Voor de raad")
        part.form.keep.click()
        assert part.model.index(0, 0).data() == "Voor de raad"
        assert page.tabs.bar.tabText(1) == "Versies (1)"
        assert part.form.isHidden()

    def test_enter_keeps_and_escape_gives_up(self, part, bridge):
        self.keep(part, "Met Enter")
        QTest.keyClick(part.form.name, Qt.Key.Key_Return)
        self.keep(part, "Toch niet")
        QTest.keyClick(part.form.name, Qt.Key.Key_Escape)
        assert [each.name for each in bridge.view.rows(Version)] == ["Met Enter"]
        assert part.add.hasFocus()

    def test_without_a_name_nothing_is_kept_and_the_form_says_why(self, part, bridge):
        self.keep(part, "   ")
        part.form.keep.click()
        assert bridge.view.rows(Version) == ()
        assert part.form.refusal == "Geef deze versie een naam."
        assert part.form.name.hasFocus()

    def test_a_name_that_does_not_fit_is_refused_and_stays_in_the_field(self, part, bridge):
        part.add.click()
        part.form.name.setText("n" * 31_000)
        part.form.keep.click()
        assert bridge.view.rows(Version) == ()
        assert part.form.refusal
        assert part.form.name.text()

    def test_removing_can_be_undone(self, part, bridge, qtbot):
        self.keep(part, "Weg ermee")
        part.form.keep.click()
        with qtbot.waitSignal(bridge.message) as said:
            part.remove.click()
        assert said.args == ["Verwijderd.", True]
        assert part.model.rowCount() == 0
        bridge.undo()
        assert part.model.rowCount() == 1


class TestDocuments:
    @pytest.fixture
    def part(self, page):
        page.tabs.show_part(2)
        return page.tabs.current

    def test_open_musts_keep_the_plan_a_concept(self, part, bridge):
        musts = sum(each.severity == "must" for each in bridge.findings)
        assert f"nog {musts} punten open bij 'Moet'" in part.note.text
        assert part.note.text.endswith("Zolang blijft het plan een concept.")

    @pytest.mark.parametrize(
        ("button", "signal"), [("preview", "preview_requested"), ("house", "house_requested")]
    )
    def test_one_can_look_and_change_the_house_style(self, part, bridge, qtbot, button, signal):
        with qtbot.waitSignal(getattr(bridge, signal)):
            getattr(part, button).click()

    def test_each_button_asks_for_its_document(self, part, bridge, qtbot):
        for _, found in offers.groups():
            for offer in found:
                with qtbot.waitSignal(bridge.document_requested) as asked:
                    part.made[offer.id].click()
                assert asked.args == [offer]


def test_every_control_has_a_name(qtbot):
    page = shown(qtbot, example_bridge())
    for place in range(3):
        page.tabs.show_part(place)
        controls = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
        for control in filter(QWidget.isVisible, controls):
            found = QAccessible.queryAccessibleInterface(control)
            assert found.text(QAccessible.Text.Name), control.objectName()


def test_the_first_focus_is_the_first_way_out(page):
    assert page.first_focus() is rows(page)[0].go


def test_an_empty_plan_has_points_but_no_versions(qtbot):
    page = shown(qtbot, bridge_of([Plan(id=PLAN_ID, profile="npo-2021-2025")]))
    assert rows(page)
    assert page.tabs.bar.tabText(1) == "Versies (0)"
    page.tabs.show_part(1)
    assert page.tabs.current.empty.text().startswith("Hier staan de versies")
