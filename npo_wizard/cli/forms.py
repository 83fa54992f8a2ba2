"""The words of the command line: which commands there are, what they take, in Dutch."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

import npo_wizard

EXAMPLES = ("voorbeeldstad", "waterdorp", "half")
KINDS = ("publiek", "werkdocument", "werkbladen", "samenvatting")
PAPERS = ("a4", "a3")
SHEETS = ("begroting", "bestedingsdoelen", "sisa", "acties")
PROFILE = "npo-2021-2025"
"""The programme of a new plan where none is given; fixed, because scripts rely on it."""
COMMANDS = {
    "example": "plans",
    "new": "plans",
    "info": "plans",
    "export": "plans",
    "import": "plans",
    "schema": "plans",
    "amounts": "amounts",
    "backups": "backups",
    "restore": "backups",
    "pdf": "documents",
    "html": "documents",
    "word": "documents",
    "xlsx": "documents",
    "csv": "documents",
    "check": "documents",
    "policy": "desk",
    "style": "house",
    "changes": "versions",
    "handover": "versions",
}
"""Every command with the module that carries it out."""
WRONG_USE = 2
_ABOUT = "Maak in zeven stappen één samenhangend plan voor de jeugd van uw gemeente."
_WINDOW = (
    "Zonder opdracht opent het venster. Met alleen de naam van een plan opent het venster "
    "met dat plan. Uitkomst: 0 gelukt, 1 punten gevonden of invoer geweigerd, 2 verkeerd gebruikt."
)
_SENTENCES = (
    (r"the following arguments are required: (.*)", r"Dit ontbreekt nog: {0}."),
    (r"unrecognized arguments: (.*)", r"Dit hoort er niet bij: {0}."),
    (r"argument (.*): expected one argument", r"Na {0} hoort een waarde."),
    (r"argument (.*): ignored explicit argument (.*)", r"Bij {0} hoort geen waarde."),
    (r"argument (.*): invalid int value: (.*)", r"Bij {0} hoort een getal, geen {1}."),
    (r"argument (.*): not allowed with argument (.*)", r"{0} en {1} gaan niet samen."),
    (
        r"argument .*?: invalid choice: (.*) \(choose from (.*)\)",
        r"{0} bestaat niet. Kies uit: {1}.",
    ),
)
_UNKNOWN = "Deze opdracht klopt niet."


class _DutchHelp(argparse.HelpFormatter):
    """Help with a Dutch heading."""

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        """Write how the command is used."""
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class _DutchParser(argparse.ArgumentParser):
    """A parser that explains itself in Dutch."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_DutchHelp, **settings)
        self._positionals.title = "Wat u opgeeft"
        self._optionals.title = "Mogelijkheden"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Say in Dutch what is wrong and how it should be, and end with code 2."""
        sys.stderr.write(f"{_in_dutch(message)}\n{self.format_usage()}")
        sys.exit(WRONG_USE)


class _Selftest(argparse.Action):
    """Does the selftest and ends with its code."""

    def __call__(self, parser: argparse.ArgumentParser, *rest: object) -> NoReturn:
        """See whether the program is whole; what it needs is imported only now."""
        from npo_wizard.cli import selftest

        sys.exit(selftest.run())


def _in_dutch(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups())
    return _UNKNOWN


def parser() -> argparse.ArgumentParser:
    """Return the whole command line."""
    whole = _DutchParser(prog="npo-wizard", description=_ABOUT, epilog=_WINDOW)
    version = f"npo-wizard {npo_wizard.__version__}"
    whole.add_argument(
        "--selftest", nargs=0, action=_Selftest, help="kijk of het programma heel is en werkt"
    )
    whole.add_argument("--version", action="version", version=version, help="toon de versie")
    commands = whole.add_subparsers(
        dest="command", metavar="OPDRACHT", required=True, parser_class=_DutchParser
    )
    _add_making(commands)
    _add_amounts(commands)
    _add_reading(commands)
    _add_backups(commands)
    _add_documents(commands)
    _add_desk(commands)
    _add_versions(commands)
    return whole


def _add_making(commands: Any) -> None:
    example = _command(commands, "example", "maak een voorbeeldplan")
    example.add_argument("name", metavar="NAAM", choices=EXAMPLES, help=", ".join(EXAMPLES))
    _add_output(example, "PLAN.npoplan")
    new = _command(commands, "new", "begin een nieuw plan")
    new.add_argument("plan", metavar="PLAN.npoplan", type=Path, help="het bestand dat u maakt")
    new.add_argument("--gemeente", required=True, metavar="NAAM", help="naam of CBS-code")
    new.add_argument(
        "--profiel",
        metavar="ID",
        default=PROFILE,
        help=f"regeling of programma; zonder dit: {PROFILE}",
    )
    _add_force(new)
    reading = _command(commands, "import", "maak een plan van een JSON-bestand of werkdocument")
    reading.add_argument("source", metavar="BESTAND", type=Path, help="het JSON-bestand of de pdf")
    _add_output(reading, "PLAN.npoplan")


def _add_amounts(commands: Any) -> None:
    amounts = _command(commands, "amounts", "neem bedragen over uit een Excel- of CSV-bestand")
    _add_plan(amounts)
    amounts.add_argument("source", metavar="BLAD", type=Path, help="het bestand met de bedragen")
    amounts.add_argument(
        "--proef", action="store_true", help="laat alleen zien wat er verandert; bewaar niets"
    )
    _add_json(amounts)


def _add_reading(commands: Any) -> None:
    info = _command(commands, "info", "vertel wat er in een plan staat")
    _add_plan(info)
    _add_json(info)
    export = _command(commands, "export", "schrijf een heel plan als JSON")
    _add_plan(export)
    _add_output(export, "BESTAND.json")
    _add_privacy(export)
    _command(commands, "schema", "toon het JSON Schema van een plan als JSON")


def _add_backups(commands: Any) -> None:
    listed = _command(commands, "backups", "toon de reservekopieën van een plan")
    _add_plan(listed)
    _add_json(listed)
    restore = _command(commands, "restore", "zet een reservekopie terug")
    _add_plan(restore)
    restore.add_argument(
        "number", metavar="NUMMER", type=int, help="het nummer in de lijst van reservekopieën"
    )
    restore.add_argument(
        "-o",
        dest="output",
        metavar="NIEUW.npoplan",
        type=Path,
        help="maak er een nieuw plan van; zonder dit komt de kopie in de plaats van het plan",
    )
    _add_force(restore)


def _add_documents(commands: Any) -> None:
    pdf = _command(commands, "pdf", "maak het document als pdf")
    html = _command(commands, "html", "maak het document als webpagina")
    word = _command(commands, "word", "maak het document voor Word")
    for each, name in ((pdf, "DOCUMENT.pdf"), (html, "DOCUMENT.html"), (word, "DOCUMENT.docx")):
        _add_plan(each)
        _add_output(each, name)
        _add_privacy(each)
        each.add_argument(
            "--soort", choices=KINDS, default=KINDS[0], help=f"welk document: {', '.join(KINDS)}"
        )
        each.add_argument(
            "--papier", choices=PAPERS, default=PAPERS[0], help="a3 kan alleen bij werkbladen"
        )
    xlsx = _command(commands, "xlsx", "maak het geld en de acties als Excelbestand")
    text = _command(commands, "csv", "maak één blad van het Excelbestand als tekst met puntkomma's")
    for each, name in ((xlsx, "GELD.xlsx"), (text, "BLAD.csv")):
        _add_plan(each)
        _add_output(each, name)
        _add_privacy(each)
    text.add_argument("--blad", choices=SHEETS, default=SHEETS[0], help=", ".join(SHEETS))
    check = _command(commands, "check", "toon wat nog niet samenhangt of ontbreekt")
    _add_plan(check)
    _add_json(check)
    _add_style(commands)


def _add_style(commands: Any) -> None:
    style = _command(commands, "style", "toon of verander de huisstijl van uw documenten")
    style.add_argument(
        "--naam", metavar="NAAM", help="wie het document uitgeeft; leeg: de gemeente"
    )
    style.add_argument("--kleur", metavar="#RRGGBB", help="accentkleur; leeg: de gewone")
    logo = style.add_mutually_exclusive_group()
    logo.add_argument("--logo", metavar="PLAATJE", type=Path, help="png, jpg of svg")
    logo.add_argument("--zonder-logo", action="store_true", help="haal het logo weg")
    _add_json(style)


def _add_desk(commands: Any) -> None:
    policy = _command(commands, "policy", "toon wat uw organisatie heeft vastgezet")
    _add_json(policy)


def _add_versions(commands: Any) -> None:
    changes = _command(commands, "changes", "maak een wijzigingsnota: wat is er veranderd")
    _add_plan(changes)
    changes.add_argument(
        "newer", metavar="NIEUWER.npoplan", type=Path, nargs="?",
        help="een nieuwer plan; zonder dit: hetzelfde plan",
    )  # fmt: skip
    changes.add_argument(
        "--van",
        metavar="VERSIE",
        default="",
        help="de versie in het eerste plan",
    )
    changes.add_argument(
        "--naar",
        metavar="VERSIE",
        default="",
        help="de versie daarna; zonder dit: nu",
    )
    _add_output(changes, "NOTA.pdf")
    _add_privacy(changes)
    handover = _command(commands, "handover", "bewaar een plan zonder geschiedenis, om te geven")
    _add_plan(handover)
    handover.add_argument("--met-versies", action="store_true", help="de versies gaan mee")
    handover.add_argument("--met-notities", action="store_true", help="de notities gaan mee")
    _add_output(handover, "NIEUW.npoplan")
    _add_privacy(handover)


def _command(commands: Any, name: str, about: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    return made


def _add_plan(command: argparse.ArgumentParser) -> None:
    command.add_argument("plan", metavar="PLAN.npoplan", type=Path, help="het plan")


def _add_output(command: argparse.ArgumentParser, name: str) -> None:
    command.add_argument(
        "-o", dest="output", metavar=name, type=Path, required=True, help="het bestand dat u maakt"
    )
    _add_force(command)


def _add_force(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help="vervang een bestand dat er al is")


def _add_privacy(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--privacy-reden",
        metavar="REDEN",
        help="ga door als er iets over personen in lijkt te staan, met deze reden",
    )


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="antwoord als JSON")
