"""How Arabic is compared and kept: the normal form of a text for finding and matching, the keys of people's
and municipalities' names, digits in their Western form, and the cleaning of what people type.

Normal forms are for comparing only and are never shown. What is shown is what was typed, cleaned by `tidy`.
"""

from __future__ import annotations

import re
import unicodedata

# One letter for each group of letters that people write for one another (the normal form's alone).
_ONE_FOR_MANY = {
    "ا": "أإآٱٲٳ",  # normal form of alef
    "ه": "ةۃھہەۀ",  # normal form of heh: teh marbuta, and the hehs of other keyboards
    "ي": "ىیېئۍ",  # normal form of yeh: alef maksura, Persian yeh, yeh with hamza
    "و": "ؤۆۇ",  # normal form of waw
    "ك": "کڪ",  # normal form of kaf
    "ق": "گڨ",  # normal form of qaf: the Libyan g has two spellings
    "ف": "ڤ",  # normal form of feh
    "ب": "پ",  # normal form of beh
    "ج": "چ",  # normal form of jeem
    "ز": "ژ",  # normal form of zain
}
_HAMZA_AND_TATWEEL = "\u0621\u0640"
_DIGITS = {first + value: str(value) for first in (0x0660, 0x06F0) for value in range(10)}

_LETTERS = {ord(other): letter for letter, others in _ONE_FOR_MANY.items() for other in others}
_FOLD = _LETTERS | _DIGITS | {ord(mark): None for mark in _HAMZA_AND_TATWEEL}

# Vowel marks and Quranic signs; then marks that are not seen: zero width, direction, byte order.
_UNSEEN = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_BETWEEN_WORDS = re.compile(r"[\W_]+")

_ARTICLE = "ال"  # normal form of the definite article
_MUNICIPALITY = frozenset({"بلديه", "البلديه"})  # normal form of the word
_HEH = "ه"  # normal form of heh, and so of teh marbuta
_JOINED = frozenset({"عبد", "ابو"})  # normal form of first parts that are written joined or apart

_NOISE = """
متي امتي وقتاش اين وين شن شنو شني ايش ما ماذا هو هي كيف كيفاش هل كم قداش علاش ليش لماذا في من علي الي عن نبي نبو
ابي اريد نريد ممكن لو سمحت سمحتم فيه متاع توا هلبا ان انا او ثم هذا هذه ذلك تلك التي الذي كل مع بين كان كانت يكون
توصيه توصيات التوصيه التوصيات بخصوص حول بشان يجب ينبغي the a an of to in on for and is what how
"""
NOISE = frozenset(_NOISE.split())
"""Normal form of words that say nothing about what a text is about: question words, in dialect too, and joints."""

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BULLET = re.compile(r"^[ ]*(?:[-*\u2013\u2014]\s+|[-\u2013\u2014](?=[^\W\d_]))", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")


def digits(text: str) -> str:
    """`text` with Arabic-Indic and Persian digits turned into 0-9; all else stays."""
    return text.translate(_DIGITS)


def plain(text: str) -> str:
    """A code, number or date as it was meant: Western digits, no unseen marks, no spaces around it."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_DIGITS).strip()


def normalise(text: str) -> str:
    """The form in which two spellings of the same words are equal, words parted by single spaces.

    Takes away vowel marks, stretching, hamzas, the dots of final letters, case, punctuation and unseen marks.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _UNSEEN.sub("", folded).translate(_FOLD)
    folded = _STRETCHED.sub(r"\1", folded)
    return _BETWEEN_WORDS.sub(" ", folded).strip()


def name_key(name: str) -> str:
    """The key under which a person's name is the same however it is spelt: the article does not count."""
    words: list[str] = []
    for word in normalise(name).split():
        if words and words[-1] in _JOINED:
            words[-1] += word
        else:
            words.append(word)
    return " ".join(_without_article(word) for word in words)


def bare(word: str) -> str:
    """A word of a normal form without its article, however little is left: `الو` may be how somebody begins a name."""
    return word.removeprefix(_ARTICLE)


def loose_words(name: str) -> tuple[str, ...]:
    """The words of a person's name by which two names look alike: a closing teh marbuta, often left out, is none."""
    words = name_key(name).split()
    return tuple(word[:-1] if len(word) > 3 and word.endswith(_HEH) else word for word in words)


def municipality_key(name: str) -> str:
    """The key of a municipality's name: as for people, and the word "municipality" itself does not count."""
    words = (word for word in normalise(name).split() if word not in _MUNICIPALITY)
    return name_key(" ".join(words))


def _without_article(word: str) -> str:
    """The word without its article, unless hardly a word would be left."""
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word


def tidy(text: str) -> str:
    """What a person typed, as it is kept: their words untouched, their lines kept, nothing hidden in them.

    Control characters, lone surrogates and marks that could turn the direction of other people's text go;
    dashes that begin a line become bullets (a spreadsheet would take them for formulas); no two empty lines
    follow one another.
    """
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    text = _DROPPED.sub("", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    text = _BULLET.sub("\u2022 ", text)
    return _EMPTY_LINES.sub("\n\n", text).strip()
