"""How good the look for citizen service numbers is, counted: `python -m tests.rules.privacy_count`.

Ten thousand true numbers in every way people write them, and ten thousand other numbers: nine
digits that are none, amounts, and telephone numbers. Nine digits chosen at random pass the
eleven-test now and then; no program can know these from real ones, so they are counted apart.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator

from npo_wizard.rules.personal_data import PersonalData, is_bsn, spotted

EACH = 10_000
SEED = 20_231
FORMS = ("{0}{1}{2}", "{0} {1} {2}", "{0}.{1}.{2}", "{0}-{1}-{2}", "{0}\u00a0{1}\u00a0{2}")
CUTS = ((3, 6), (4, 6))
SENTENCES = (
    "Kind {} doet mee.",
    "{}",
    "(BSN: {})",
    "Zie {}, groep 5.",
    "BSN{}",
    "nummer\n{}\neinde",
)


def true_numbers(random_of: random.Random, count: int) -> Iterator[str]:
    """Yield texts that each hold one number that passes the eleven-test."""
    while count:
        first = f"{random_of.randrange(1, 10**8):08d}"
        check = sum(int(d) * w for d, w in zip(first, range(9, 1, -1), strict=True)) % 11
        if check == 10:
            continue
        yield random_of.choice(SENTENCES).format(written(random_of, f"{first}{check}"))
        count -= 1


def written(random_of: random.Random, digits: str) -> str:
    """Write nine digits in one of the ways people do."""
    one, two = random_of.choice(CUTS)
    return random_of.choice(FORMS).format(digits[:one], digits[one:two], digits[two:])


def other_numbers(random_of: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Yield kind and text of numbers that are no citizen service number."""
    for place in range(count):
        kind = ("nine digits", "amount", "telephone")[place % 3]
        text = {"nine digits": _nine, "amount": _amount, "telephone": _telephone}[kind](random_of)
        yield kind, random_of.choice(SENTENCES[:4]).format(text)


def _nine(random_of: random.Random) -> str:
    return written(random_of, f"{random_of.randrange(10**8, 10**9)}")


def _amount(random_of: random.Random) -> str:
    value = random_of.randrange(1_000, 2_000_000_000)
    dotted = f"{value:,}".replace(",", ".")
    return random_of.choice(
        (
            f"€ {dotted}",
            f"€ {value}",
            f"€{dotted},50",
            f"{dotted} euro",
            f"{dotted},-",
            f"EUR {value}",
        )
    )


def _telephone(random_of: random.Random) -> str:
    digits = f"{random_of.randrange(10**7, 10**8)}"
    area = random_of.choice(("10", "20", "30", "70"))
    rest = digits[:7]
    return random_of.choice(
        (
            f"06-{digits}",
            f"06 {digits[:4]} {digits[4:]}",
            f"0{area}-{rest}",
            f"0{area} {rest[:3]} {rest[3:5]} {rest[5:]}",
            f"(0{area}) {rest[:3]} {rest[3:]}",
            f"+31 6 {digits}",
        )
    )


def kinds_in(text: str) -> set[PersonalData]:
    """Return the kinds of personal data that are spotted in a text."""
    return {each.kind for each in spotted(text)}


def counted() -> tuple[int, Counter[str], Counter[str], Counter[str]]:
    """Return how many true numbers were found; of the others how many there are, how many were
    taken for a citizen number, and how many of these pass the eleven-test by chance."""
    random_of = random.Random(SEED)
    found = sum(PersonalData.BSN in kinds_in(text) for text in true_numbers(random_of, EACH))
    there: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    by_chance: Counter[str] = Counter()
    for kind, text in other_numbers(random_of, EACH):
        there[kind] += 1
        if PersonalData.BSN in kinds_in(text):
            digits = "".join(c for c in text if c.isdigit())
            (by_chance if kind == "nine digits" and _passes(digits) else alarms)[kind] += 1
    return found, there, alarms, by_chance


def _passes(digits: str) -> bool:
    """Whether nine digits, with perhaps the 5 of the group behind them, pass the test."""
    return is_bsn(digits[:9])


def main() -> int:
    """Print the counts."""
    found, there, alarms, by_chance = counted()
    sys.stdout.write(f"true numbers found: {found} of {EACH}\n")
    for kind, count in there.items():
        sys.stdout.write(
            f"{kind}: {count} tried, {alarms[kind]} false alarms, "
            f"{by_chance[kind]} pass the eleven-test by chance\n"
        )
    return 0 if found == EACH else 1


if __name__ == "__main__":
    sys.exit(main())
