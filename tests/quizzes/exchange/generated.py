"""Questions of every sort, made up by hypothesis: as the bank holds them."""

from hypothesis import strategies as st

from quizzes.exchange.formats import weights
from quizzes.exchange.items import (
    Choice,
    Essay,
    Gap,
    GapText,
    Item,
    KnownNumber,
    Number,
    Option,
    Order,
    Pair,
    Pairs,
    Picture,
    Said,
    Typed,
)
from quizzes.exchange.markup import from_plain, one_line, plain
from quizzes.exchange.settling import settled

# What means something to one format or other, beside letters of several scripts.
SIGNS = "abAZ01 éñ漢é  .,;:!?()[]{}<>=~#%&*\\/\"'`^$@|+-–—_→🙂"
PLAIN = "abcdefghij ABC0123 éü漢🙂.,!?-"


def texts(alphabet=SIGNS, most=25):
    made = st.text(alphabet, min_size=1, max_size=most).map(one_line)
    return made.filter(lambda text: any(c.isalnum() for c in text))


def differing(least, most, alphabet=SIGNS):
    """Lists of texts none of which reads like another."""
    key = lambda text: "".join(c for c in text.casefold() if c.isalnum())  # noqa: E731
    return st.lists(texts(alphabet), min_size=least, max_size=most, unique_by=key)


def feedbacks(alphabet=SIGNS):
    lines = st.lists(texts(alphabet), max_size=2)
    return lines.map(lambda found: plain("\n".join(found)))


@st.composite
def stems(draw, alphabet=SIGNS):
    paragraphs = draw(st.lists(texts(alphabet), min_size=1, max_size=3))
    html = "".join(from_plain(paragraph) for paragraph in paragraphs)
    if draw(st.booleans()):
        html += f"<ul><li><b>{from_plain(paragraphs[0])[3:-4]}</b></li></ul>"
    return html


numbers = st.decimals(-10_000, 10_000, places=3)


@st.composite
def choices(draw, alphabet=SIGNS, feedback=True):
    words = draw(differing(2, 6, alphabet))
    many = draw(st.booleans()) and len(words) > 2
    rights = {0, 1} if many else {draw(st.integers(0, len(words) - 1))}
    said = [draw(feedbacks(alphabet)) if feedback else "" for _word in words]
    options = tuple(
        Option(text, n in rights, f) for n, (text, f) in enumerate(zip(words, said, strict=True))
    )
    return Choice(options, many=many)


@st.composite
def truths(draw, alphabet=SIGNS):
    return weights.truth(draw(st.booleans()), draw(feedbacks(alphabet)), draw(feedbacks(alphabet)))


@st.composite
def typed(draw, alphabet=SIGNS, feedback=True):
    words = draw(differing(1, 5, alphabet))
    said = [Said(word, draw(feedbacks(alphabet)) if feedback else "") for word in words]
    cut = draw(st.integers(1, len(said)))
    return Typed(tuple(said[:cut]), tuple(said[cut:]))


@st.composite
def counted(draw, alphabet=SIGNS, feedback=True, known=True, unit=True):
    found = draw(st.lists(numbers, min_size=1, max_size=4, unique=True))
    say = feedbacks(alphabet) if feedback else st.just("")
    wrong = tuple(KnownNumber(n, draw(say)) for n in found[1:]) if known else ()
    within = draw(st.decimals(0, 100, places=2))
    name = draw(st.sampled_from(["", "hari kerja", "%"])) if unit else ""
    return Number(found[0], within, draw(say), name, known=wrong)


@st.composite
def paired(draw, alphabet=SIGNS, feedback=False):
    words = draw(differing(4, 8, alphabet))
    half = len(words) // 2
    said = [draw(feedbacks(alphabet)) if feedback else "" for _word in words]
    pairs = [Pair(words[n], words[half + n], said[n]) for n in range(half)]
    return Pairs(tuple(pairs), tuple(words[2 * half :]))


@st.composite
def ordered(draw, alphabet=SIGNS, feedback=True):
    words = draw(differing(3, 6, alphabet))
    return Order(tuple(Said(word, draw(feedbacks(alphabet)) if feedback else "") for word in words))


@st.composite
def gapped(draw, alphabet=PLAIN, feedback=True):
    words = draw(differing(2, 6, alphabet))
    pick = draw(st.booleans())
    others = tuple(words[3:]) if pick else ()
    gaps = [Gap((w,), one_line(draw(feedbacks(alphabet))) if feedback else "") for w in words[:3]]
    line = [part for gap in gaps for part in (f"{draw(texts(alphabet))} ", gap)]
    return GapText((tuple(line), (draw(texts(alphabet)),)), pick, others)


@st.composite
def essays(draw, alphabet=SIGNS, **said):
    return Essay(**{name: draw(feedbacks(alphabet)) for name in said if said[name]})


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a73"
    "0000001649444154789c63fccfc0c0c0c0c0c4c0c0c0c0c000000d1d01036ac29be90000000049454e44ae426082"
)


@st.composite
def items(draw, answers, alphabet=SIGNS, picture=False, topics=3, source=False, rich=True):
    """A question around one of ``answers``, with no more than a format says it holds."""
    stem = draw(stems(alphabet)) if rich else from_plain(draw(texts(alphabet)))
    feedback = draw(st.sampled_from(["", from_plain(draw(texts(alphabet)))]))
    names = draw(st.lists(st.sampled_from(["Hoaks", "Etika / media", "Krisis"]), max_size=topics))
    item = Item(
        stem,
        draw(answers),
        feedback,
        topics=frozenset(names),
        difficulty=draw(st.sampled_from(["easy", "medium", "hard"])),
        source=one_line(draw(texts(alphabet))) if source else "",
        picture=Picture.of("foto ya.png", PNG, "Sebuah foto")
        if (picture and draw(st.booleans()))
        else None,
        identity=str(draw(st.uuids(version=4))),
    )
    return settled(item)
