"""Everything that can go wrong for which the user can do something, said in Dutch.

    NpoError                 title · explanation · safe · advice
    ├── PlanFileError        a plan cannot be opened
    │   ├── PlanGone         it is not where it was
    │   ├── NotAPlan         it is another kind of file
    │   ├── PlanTooNew       a later version of the program made it
    │   ├── PlanDamaged      it is a plan, but not whole
    │   ├── PlanInUse        somebody else has it open
    │   └── PlanReadOnly     it can be read, not written
    ├── TargetError          a file cannot be written
    │   ├── TargetExists     it is there already
    │   ├── TargetNotWritable
    │   └── DiskFull
    ├── InputRefused         a value is not accepted at a field
    └── ContentError         the content in `resources/` does not hold

Any other exception is a mistake in the program.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class NpoError(Exception):
    """A trouble told in four Dutch parts, so that the user knows where they stand.

    title: what this is about, without a full stop; explanation: what happened;
    safe: what is not lost; advice: what to do now. A kind gives its own; who raises it may say
    it better. What the computer or Python itself says of it is in none of them: that is English.
    """

    title = "Dit lukt niet"
    safe = ""
    advice = ""

    def __init__(
        self,
        explanation: str,
        *,
        title: str | None = None,
        safe: str | None = None,
        advice: str | None = None,
    ) -> None:
        super().__init__(explanation)
        self.explanation = explanation
        self.title = self.title if title is None else title
        self.safe = self.safe if safe is None else safe
        self.advice = self.advice if advice is None else advice

    def __str__(self) -> str:
        """Return the four parts as one line of full sentences."""
        parts = (f"{self.title}.", self.explanation, self.safe, self.advice)
        return " ".join(part for part in parts if part)


class PlanFileError(NpoError):
    """A plan file cannot be opened or used as asked; the file is left as it was."""

    title = "Dit plan gaat niet open"
    safe = "Het bestand is niet veranderd."
    advice = "Probeer het later opnieuw, of vraag uw beheerder om hulp."


class PlanGone(PlanFileError):
    """The file is no longer where it was, or its folder or drive cannot be reached."""

    safe = "Het programma heeft er niets aan veranderd."
    advice = "Kijk of de map of de schijf bereikbaar is, of zoek het bestand op."


class NotAPlan(PlanFileError):
    """The file is something else than a plan."""

    title = "Dit bestand is geen plan"
    advice = "Kies een plan dat met dit programma is gemaakt; zo'n bestand eindigt op .npoplan."


class PlanTooNew(PlanFileError):
    """A later version of the program made the file, in a format that this one does not know."""

    title = "Dit plan is gemaakt met een nieuwere versie"
    advice = "Open het met de nieuwste versie van dit programma."


class PlanDamaged(PlanFileError):
    """The file is a plan, but parts are missing or do not fit together."""

    title = "Dit plan is beschadigd"
    advice = "Open een reservekopie, of vraag iemand die het plan ook heeft om zijn bestand."


class PlanInUse(PlanFileError):
    """Somebody else, or another window, has the plan open for writing."""

    title = "Dit plan is al open"
    advice = (
        "Sluit het plan in het andere venster of op de andere computer, en probeer het opnieuw."
    )


class PlanReadOnly(PlanFileError):
    """The plan can be read but not written."""

    title = "U kunt dit plan alleen lezen"
    advice = "Bewaar een kopie in een map waarin u mag schrijven, en werk daarin verder."


class TargetError(NpoError):
    """A file that the user asked for cannot be written; nothing is left half written."""

    title = "Het bestand is niet bewaard"
    safe = "Uw plan is niet veranderd."
    advice = "Kies een andere map of een andere naam, en probeer het opnieuw."


class TargetExists(TargetError):
    """A file with this name is there already and may not be replaced unasked."""

    title = "Dit bestand bestaat al"
    safe = "Het bestaande bestand is niet veranderd."
    advice = "Kies een andere naam."


class TargetNotWritable(TargetError):
    """The folder or file may not be written, is not there, or is held by another program."""


class DiskFull(TargetError):
    """There is no room left on the disk, or the user's share of it is used up."""

    title = "De schijf is vol"
    advice = "Maak ruimte vrij of kies een andere map, en probeer het opnieuw."


class InputRefused(NpoError):
    """A value is not accepted; `sentence` says why and belongs at the field.

    noun: table name; row_id: id of the row; field: name of the field, empty for the row itself.
    """

    title = "Deze invoer past hier niet"
    safe = "Wat er stond, is gebleven."
    advice = "Vul of kies iets anders."

    def __init__(
        self, noun: str, row_id: str, field: str, sentence: str, *, advice: str | None = None
    ) -> None:
        super().__init__(sentence, advice=advice)
        self.args = (noun, row_id, field, sentence)
        self.noun = noun
        self.row_id = row_id
        self.field = field
        self.sentence = sentence


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake in the content: the file as seen from `resources/`, the line (0: whole file)."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, regel {self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class ContentError(NpoError):
    """The content does not hold; all its problems at once, in order of file and line."""

    title = "De inhoud van het programma klopt niet"
    safe = "Uw plannen zijn niet veranderd."
    advice = "Herstel de bestanden, of zet het programma opnieuw op de computer."

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
        self.args = (self.problems,)


_REASONS = {
    errno.EACCES: "daarvoor is toegang nodig",
    errno.EPERM: "daarvoor is toegang nodig",
    errno.ENOENT: "het staat er niet meer",
    errno.ENOTDIR: "het staat er niet meer",
    errno.EISDIR: "het is een map",
    errno.EIO: "de schijf geeft een fout",
    errno.ENXIO: "de schijf geeft een fout",
    errno.ENODEV: "de schijf is er niet meer",
    errno.EMFILE: "er zijn te veel bestanden tegelijk open",
    errno.ENFILE: "er zijn te veel bestanden tegelijk open",
    errno.ENOMEM: "de computer heeft te weinig geheugen vrij",
    errno.ETIMEDOUT: "de schijf antwoordt niet",
    errno.ESTALE: "de netwerkmap is niet meer bereikbaar",
    errno.ENOTCONN: "de netwerkmap is niet meer bereikbaar",
    errno.EHOSTDOWN: "de netwerkmap is niet meer bereikbaar",
    errno.EHOSTUNREACH: "de netwerkmap is niet meer bereikbaar",
    errno.ENETUNREACH: "de netwerkmap is niet meer bereikbaar",
}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_HELD_ON_WINDOWS = {32, 33}  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_HELD = {errno.EBUSY, errno.ETXTBSY, errno.EDEADLK}
_NOT_WRITABLE = {
    errno.EACCES: "U mag niet schrijven in '{place}'.",
    errno.EPERM: "U mag niet schrijven in '{place}'.",
    errno.EROFS: "De schijf met '{place}' is alleen om te lezen.",
    errno.ENOENT: "De map '{folder}' bestaat niet of is niet meer bereikbaar.",
    errno.ENOTDIR: "'{folder}' is geen map.",
    errno.EISDIR: "'{place}' is een map en geen bestand.",
    errno.ESPIPE: "'{place}' is geen gewoon bestand.",
    errno.ENAMETOOLONG: "De naam '{name}' is te lang.",
    errno.EINVAL: "De naam '{name}' mag op deze computer niet.",
}


def reason_of(error: OSError) -> str:
    """Say in Dutch why the computer refused something; a number where there is no word for it."""
    if error.errno is None:
        return "de computer zegt niet waarom"
    return _REASONS.get(error.errno, f"foutnummer {error.errno}")


def from_os_error(error: OSError, path: Path) -> TargetError:
    """Return what the user must hear when writing `path` failed with `error`."""
    name, folder = path.name, path.parent
    if error.errno in _FULL:
        return DiskFull(f"Er is geen plaats meer voor '{name}' in '{folder}'.")
    if error.errno == errno.EEXIST:
        return TargetExists(f"In '{folder}' staat al een bestand '{name}'.")
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS or error.errno in _HELD:
        return TargetNotWritable(
            f"Een ander programma houdt '{name}' vast.",
            advice="Sluit het bestand in het andere programma, en probeer het opnieuw.",
        )
    sentence = _NOT_WRITABLE.get(error.errno or 0)
    if sentence is not None:
        return TargetNotWritable(sentence.format(place=path, folder=folder, name=name))
    return TargetError(f"De computer kon '{path}' niet schrijven: {reason_of(error)}.")
