import copy
import errno
import pickle
from pathlib import Path

import pytest

from npo_wizard import errors
from npo_wizard.errors import (
    ContentError,
    DiskFull,
    InputRefused,
    NotAPlan,
    NpoError,
    PlanFileError,
    PlanGone,
    Problem,
    TargetError,
    TargetExists,
    TargetNotWritable,
    from_os_error,
)

TARGET = Path("map") / "plan.pdf"


def all_kinds(kind: type[NpoError] = NpoError) -> list[type[NpoError]]:
    """Return this kind and those below it, as far as they stand in the family tree."""
    children = [child for child in kind.__subclasses__() if child.__module__ == errors.__name__]
    return [kind, *(found for child in children for found in all_kinds(child))]


def test_an_error_reads_as_sentences_in_a_fixed_order():
    error = NotAPlan("'brief.txt' is een tekst.")
    assert str(error) == (
        "Dit bestand is geen plan. 'brief.txt' is een tekst. "
        "Het bestand is niet veranderd. "
        "Kies een plan dat met dit programma is gemaakt; zo'n bestand eindigt op .npoplan."
    )


def test_parts_can_be_said_otherwise_and_empty_parts_leave_no_gap():
    assert str(NpoError("Zo is het.", title="Let op", safe="", advice="")) == "Let op. Zo is het."


@pytest.mark.parametrize("kind", all_kinds())
def test_the_tree_in_the_docstring_names_every_kind(kind):
    assert f" {kind.__name__}" in (errors.__doc__ or "")


@pytest.mark.parametrize("kind", all_kinds())
def test_titles_have_no_full_stop_and_sentences_do(kind):
    assert not kind.title.endswith(".")
    assert all(part == "" or part.endswith(".") for part in (kind.safe, kind.advice))


@pytest.mark.parametrize("kind", all_kinds(PlanFileError))
def test_trouble_with_a_plan_says_that_the_file_is_as_it_was(kind):
    """Of a file that cannot be reached, only what the program did is known."""
    unreachable = kind is PlanGone
    said = "Het programma heeft er niets aan veranderd." if unreachable else None
    assert kind("x").safe == (said or "Het bestand is niet veranderd.")


@pytest.mark.parametrize(
    "error",
    [
        NotAPlan("a", advice="b"),
        InputRefused("needs", "n1", "priority", "Kies een prioriteit."),
        ContentError([Problem("a.toml", 3, "onbekend")]),
    ],
)
def test_errors_can_pass_to_another_process(error):
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)


def test_refused_input_knows_its_field():
    error = InputRefused("needs", "n1", "priority", "Kies een prioriteit.")
    assert (error.noun, error.row_id, error.field) == ("needs", "n1", "priority")
    assert error.explanation == error.sentence == "Kies een prioriteit."


def test_problems_in_the_content_come_all_at_once_in_order():
    late, early = Problem("b.toml", 10, "dubbel"), Problem("b.toml", 9, "onbekend")
    whole = Problem("a.toml", 0, "ontbreekt")
    error = ContentError([late, early, whole])
    assert error.problems == (whole, early, late)
    assert error.explanation == (
        "a.toml: ontbreekt\nb.toml, regel 9: onbekend\nb.toml, regel 10: dubbel"
    )


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFull, "geen plaats meer voor 'plan.pdf'"),
        (errno.EDQUOT, DiskFull, "geen plaats meer"),
        (errno.EEXIST, TargetExists, "staat al een bestand 'plan.pdf'"),
        (errno.EACCES, TargetNotWritable, f"U mag niet schrijven in '{TARGET}'."),
        (errno.EPERM, TargetNotWritable, "U mag niet schrijven"),
        (errno.EROFS, TargetNotWritable, "alleen om te lezen"),
        (errno.ENOENT, TargetNotWritable, "De map 'map' bestaat niet"),
        (errno.ENOTDIR, TargetNotWritable, "'map' is geen map"),
        (errno.EISDIR, TargetNotWritable, "is een map en geen bestand"),
        (errno.ENAMETOOLONG, TargetNotWritable, "is te lang"),
        (errno.EBUSY, TargetNotWritable, "houdt 'plan.pdf' vast"),
        (errno.EIO, TargetError, "de schijf geeft een fout"),
    ],
)
def test_trouble_of_the_computer_becomes_a_sentence(number, kind, words):
    error = from_os_error(OSError(number, "Input/output error"), TARGET)
    assert type(error) is kind
    assert words in error.explanation
    assert error.safe
    assert error.advice


def test_a_file_held_by_another_program_on_windows():
    held = PermissionError(errno.EACCES, "in gebruik")
    held.winerror = 32  # only Windows gives it
    error = from_os_error(held, TARGET)
    assert "Een ander programma houdt 'plan.pdf' vast." in str(error)
    assert "Sluit het bestand" in error.advice


def test_braces_in_a_name_are_only_a_name():
    error = from_os_error(OSError(errno.EACCES, "x"), Path("{folder}") / "{0}.pdf")
    assert str(Path("{folder}") / "{0}.pdf") in error.explanation
