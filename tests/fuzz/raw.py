"""Ways to spoil any file without knowing what it is."""

from collections.abc import Callable
from random import Random

Spoil = Callable[[Random, bytes], bytes]

_ODD = (b"\x00", b"\xff", b"\x7f", b"%s%n", b"../../x", b"\xf0\x9f\x92\xa3", b"'--", b"{{7*7}}")


def flip_bits(random: Random, whole: bytes) -> bytes:
    """Turn a few bits over."""
    spoiled = bytearray(whole)
    for _ in range(random.choice((1, 1, 2, 4, 16, 100))):
        spoiled[random.randrange(len(spoiled))] ^= 1 << random.randrange(8)
    return bytes(spoiled)


def write_bytes(random: Random, whole: bytes) -> bytes:
    """Put other bytes over some."""
    spoiled = bytearray(whole)
    for _ in range(random.randint(1, 6)):
        place = random.randrange(len(spoiled))
        put = random.randbytes(random.choice((1, 2, 4, 64)))
        spoiled[place : place + len(put)] = put
    return bytes(spoiled[: len(whole)])


def write_numbers(random: Random, whole: bytes) -> bytes:
    """Put whole numbers over some, as offsets, lengths and page numbers are written."""
    spoiled = bytearray(whole)
    for _ in range(random.randint(1, 4)):
        value = random.choice((0, 1, 2, 3, 7, 255, 65535, 2**31 - 1, 2**32 - 1))
        place = random.randrange(0, max(1, len(spoiled) - 4), random.choice((1, 2, 4)))
        spoiled[place : place + 4] = value.to_bytes(4, random.choice(("big", "little")))
    return bytes(spoiled)


def cut_off(random: Random, whole: bytes) -> bytes:
    """Leave the end out, or the beginning."""
    place = random.randrange(len(whole))
    return whole[:place] if random.random() < 0.8 else whole[place:]


def move_blocks(random: Random, whole: bytes) -> bytes:
    """Leave a block out, double it, blank it, or put it elsewhere."""
    size = random.choice((1, 16, 512, 1024, 4096))
    start = random.randrange(max(1, len(whole) - size))
    block, rest = whole[start : start + size], whole[:start] + whole[start + size :]
    other = random.randrange(len(rest) + 1)
    return random.choice(
        (
            rest,
            whole[:start] + block * random.randint(2, 50) + whole[start + size :],
            whole[:start] + bytes(len(block)) + whole[start + size :],
            rest[:other] + block + rest[other:],
        )
    )


def add_odd(random: Random, whole: bytes) -> bytes:
    """Put something odd in between, or at the end."""
    place = random.choice((random.randrange(len(whole)), len(whole)))
    return whole[:place] + random.choice(_ODD) * random.choice((1, 1, 100)) + whole[place:]


RAW: tuple[Spoil, ...] = (
    flip_bits, flip_bits, write_bytes, write_numbers, cut_off, move_blocks, add_odd,
)  # fmt: skip
