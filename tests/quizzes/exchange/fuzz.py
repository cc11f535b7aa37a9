"""Files as nobody wrote them: good ones, damaged by chance. ``make fuzz`` tries 10,000.

Number ``n`` is always the same file, so what fails can be looked at again:
``python -m tests.quizzes.exchange.fuzz 10000 731`` tries that one alone.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "literasi.settings.test")
if __name__ == "__main__":
    django.setup()

from quizzes.exchange.formats.registry import FORMATS, WRITTEN, detect
from quizzes.exchange.formats.safe_zip import pack, unpack
from quizzes.exchange.formats.table_guide import EXAMPLES
from quizzes.exchange.planning import Bank, plan
from quizzes.exchange.settling import settled
from tests.quizzes.exchange import samples

SECONDS_EACH = 20
# What means something to one parser or other.
TOKENS = (
    b"{", b"}", b"~", b"=", b"#", b"####", b"->", b"%50%", b"%", b"\\", b"\n\n", b"//", b"::",
    b"$CATEGORY: ", b"ANSWER: Q", b"A) ", b"<", b">", b"</", b"/>", b"<![CDATA[", b"]]>", b"&amp;",
    b"&#0;", b"&#xD800;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"[[", b"]]", b"|", b";", b",",
    b'"', b"'", b"\t", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"1e999999999",
    b"99999999999999999999", b"-0", b"NaN", b"Infinity", b"{1:SHORTANSWER:=", b"{1:MC:", b"..",
    b"@@PLUGINFILE@@/", b"../../", b"xmlns=", b"qti-", b"fraction=", b"<b><i>", b"\xf0\x9f\x99\x82",
)  # fmt: skip


def seeds() -> list[bytes]:
    """Return good files of every format."""
    forms = WRITTEN.values()
    held = [[item for item in EXAMPLES if type(item.answer) in form.writes] for form in forms]
    written = [form.write(items) for form, items in zip(forms, held, strict=True)]
    single = [form.write(EXAMPLES[1:2]) for form in forms]
    return [*written, *single, *samples.ALL]


def damaged(content: bytes, dice: random.Random, other: bytes) -> bytes:
    """Return a file with a few things wrong with it."""
    file = bytearray(content)
    for _time in range(dice.choice((1, 1, 2, 4, 16))):
        place = dice.randrange(len(file) + 1)
        length = dice.choice((1, 2, 5, 40, 400))
        match dice.randrange(7):
            case 0:
                file[place : place + length] = b""
            case 1:
                file[place:place] = dice.choice(TOKENS) * dice.choice((1, 1, 3, 50))
            case 2:
                file[place : place + 1] = bytes([dice.randrange(256)])
            case 3:
                file[place:place] = file[place : place + length] * dice.choice((1, 2, 30))
            case 4:
                start = dice.randrange(len(other) + 1)
                file[place : place + length] = other[start : start + length]
            case 5:
                del file[place:]
            case _:
                end = place + length
                file[place:end] = bytes(reversed(file[place:end]))
    return bytes(file)


def mutant(number: int, good: list[bytes]) -> bytes:
    """Return damaged file number ``number``; of a ZIP, half the time what is inside it."""
    dice = random.Random(number)
    content, other = dice.choice(good), dice.choice(good)
    if content[:2] != b"PK" or dice.random() < 0.5:
        return damaged(content, dice, other)
    files = unpack(content)
    name = dice.choice(sorted(files))
    return pack({**files, name: damaged(files[name], dice, other)})


def try_one(content: bytes, number: int) -> int:
    """Read a file by what it looks like and by one format more, as far as its preview.

    Returns how many questions were found.
    """
    forms = list(FORMATS.values())
    also = forms[number % len(forms)]
    count = 0
    for form in {form for form in (detect("x", content), also) if form}:
        parsed = form.read(content)
        for item in parsed.items:
            assert settled(item) == item, f"{form.name}: not settled: {item}"
        entries = plan(parsed, Bank({}, {})).entries
        assert len(entries) == len(parsed.items) + len(parsed.problems)
        assert all(entry.problems or entry.content for entry in entries)
        count += len(parsed.items)
    return count


def tried(numbers: range) -> Iterator[int]:
    good = seeds()
    for number in numbers:
        try:
            yield try_one(mutant(number, good), number)
        except BaseException as error:
            error.add_note(f"Damaged file number {number}")
            raise


def hangs(signum, frame):
    raise TimeoutError(f"longer than {SECONDS_EACH} seconds")


def main(most: int, first: int = 0) -> None:
    signal.signal(signal.SIGALRM, hangs)
    started = time.monotonic()
    found = 0
    numbers = tried(range(first, first + 1) if first else range(most))
    for count in range(1, (1 if first else most) + 1):
        signal.alarm(SECONDS_EACH)
        found += next(numbers)
        if count % 1000 == 0:
            print(f"{count} files, {found} questions, {time.monotonic() - started:.0f} s")
    signal.alarm(0)
    print(f"{count} damaged files read in {time.monotonic() - started:.0f} s: none broke a parser.")


if __name__ == "__main__":
    main(*[int(word) for word in sys.argv[1:]] or [10_000])
