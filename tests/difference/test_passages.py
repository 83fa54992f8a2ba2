"""Long texts: only the sentences that differ are told, and none of them is lost."""

from hypothesis import given
from hypothesis import strategies as st

from npo_wizard.difference.passages import passages, pieces, split

OLD = "Wij beginnen in groep 3. De bibliotheek doet mee.\nElke school krijgt een coach."
NEW = "Wij beginnen in groep 3. De bibliotheek leidt.\nElke school krijgt een coach. Dat helpt!"
texts = st.lists(st.sampled_from(["Aap. ", "Noot? ", "Mies\n", "wim", "\n\n", "3.5", " "])).map(
    "".join
)


def test_the_sentences_that_differ_are_told():
    assert passages(OLD, NEW) == (
        ("De bibliotheek doet mee.",),
        ("De bibliotheek leidt.", "Dat helpt!"),
    )


@given(texts | st.text(max_size=60))
def test_the_parts_of_a_text_are_the_text(text):
    assert "".join(split(text)) == text
    assert "" not in split(text)


@given(texts | st.text(max_size=60), texts | st.text(max_size=60))
def test_the_pieces_are_both_texts_whole(old, new):
    found = pieces(old, new)
    assert "".join(a for a, _ in found) == old
    assert "".join(b for _, b in found) == new
    gone, come = passages(old, new)
    assert all(each in old for each in gone)
    assert all(each in new for each in come)


def test_two_very_long_texts_are_told_as_one_piece_and_soon():
    old = "a\n" * 15_000
    new = "b\n" * 15_000
    assert passages(old, new) == ((old.strip(),), (new.strip(),))
