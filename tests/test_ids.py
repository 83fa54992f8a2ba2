import re

from npo_wizard.ids import new_id


def test_an_id_is_32_hexadecimal_digits():
    assert re.fullmatch(r"[0-9a-f]{32}", new_id())


def test_no_two_ids_are_the_same():
    assert len({new_id() for _ in range(1000)}) == 1000
