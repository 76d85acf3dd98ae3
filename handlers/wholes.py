"""A recommendation written all at once: what of it answers which question, so that only the rest is asked.

    Basel   /recommend, [كتابتها دفعة واحدة]
    bot     يُرجى كتابة التوصية كاملة في رسالة واحدة …
    Basel   تحصيل رسوم الأسواق إلكترونياً. تضيع الرسوم النقدية. تطبيق الدفع الإلكتروني خلال ستة أشهر. الجهة: …
    bot     ما الجلسة التي تتعلق بها التوصية؟ … (what is missing, then the preview, where all can be mended)

Labels («المشكلة: …») decide; without them each sentence goes where its words point, and none is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.texts import Catalogue
from storage.arabic import normalise
from storage.wordings import Priority, TimeFrame

LENGTH = 1500  # UTF-16 units, so that each part fits its own question
TITLE_LENGTH = 120
BODY_LENGTH = 150
LABEL_LENGTH = 40  # characters before a colon
LABELLED = ("title", "problem", "action", "responsible_body", "time_frame", "priority", "session")
MONTHS_SHORT, MONTHS_MEDIUM = 6, 24  # at most
NUMBERS = 8  # words of `cues-numbers` that count on from three, again and again
_MOST = {"title": TITLE_LENGTH, "problem": LENGTH, "action": LENGTH, "responsible_body": BODY_LENGTH}
_ONE_LINE = ("title", "responsible_body")
_SENTENCE = re.compile(r"(?<=[.!?\u061f\u061b;])\s+|\n+")
_COUNTED = re.compile(r"(\d+) (\w+)")
_CLOSING = re.compile(r"[\s.!?;:\u061f\u061b\u060c\u2026]+$")


class Cues:
    """The words that point to a question (`cues-NAME`), of every language in which people may write."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def of(self, name: str) -> list[str]:
        """The normal forms of the words."""
        listed = (self._catalogue.format(language, f"cues-{name}", {}) for language in self._catalogue.languages)
        return [normalise(word) for words in listed for word in words.split("|")]

    def label(self, text: str) -> str | None:
        """The question that a label names."""
        said = normalise(text)
        return next((name for name in LABELLED if said in self.of(f"label-{name}")), None)

    def begins(self, sentence: str, name: str) -> bool:
        """Whether the sentence begins with one of the words; a joint may stand before it."""
        said = normalise(sentence)
        beginnings = [said, *(said.removeprefix(joint) for joint in self.of("joints") if said.startswith(joint))]
        return any(f"{one} ".startswith(f"{word} ") for one in beginnings for word in self.of(name))

    def holds(self, text: str, name: str) -> bool:
        """Whether a word of the text begins with one of them, a joint or an article aside."""
        said = f" {normalise(text)} "
        before = ("", *self.of("joints"))
        return any(f" {joint}{word}" in said for word in self.of(name) for joint in before)

    def frame(self, text: str) -> str:
        """The time frame of which the text speaks, by months and years or in words; '' for none."""
        months = self.months(text)
        if months:
            later = TimeFrame.MEDIUM if months <= MONTHS_MEDIUM else TimeFrame.LONG
            return (TimeFrame.SHORT if months <= MONTHS_SHORT else later).value
        return next((one.value for one in TimeFrame if self.holds(text, f"frame-{one.value}")), "")

    def priority(self, text: str) -> str:
        """The priority of which the text speaks, '' for none."""
        return next((one.value for one in Priority if self.holds(text, f"priority-{one.value}")), "")

    def months(self, text: str) -> int:
        """How many months the text speaks of, 0 for none."""
        said = f" {normalise(text)} "
        for name, length in (("months", 1), ("years", 12)):
            units = self.of(name)
            counted = [int(number) for number, unit in _COUNTED.findall(said) if unit in units and len(number) < 4]
            spelt = (
                at % NUMBERS + 3
                for at, word in enumerate(self.of("numbers"))
                if any(f" {word} {unit} " in said for unit in units)
            )
            number = counted[0] if counted else next(spelt, 0)
            number = number or 2 * any(f" {word} " in said for word in self.of(f"{name}-two"))
            number = number or int(any(f" {word} " in said for word in self.of(f"{name}-one")))
            if number:
                return number * length
        return 0


def parts(cues: Cues, text: str, *, bodies: Sequence[str] = ()) -> dict[str, str]:
    """What of the text answers which question, by the question's name; values are as the questions keep them.

    The session stands there in the person's own words. `bodies` were named before and are known again. What is longer
    than its question takes is left out, and asked.
    """
    found = _labelled(cues, text) or _sorted(cues, text, bodies)
    action = found.get("action", "")
    answers = {
        "time_frame": cues.frame(found.get("time_frame", "")) or (cues.frame(action) if cues.months(action) else ""),
        "priority": cues.priority(found.get("priority", "")),
        "session": found.get("session", "").strip(),
    }
    for name, most in _MOST.items():
        value = found.get(name, "").strip()
        value = " ".join(value.split()) if name in _ONE_LINE else value
        if len(value.encode("utf-16-le")) // 2 <= most and any(map(str.isalpha, value)):
            answers[name] = value
    return {name: value for name, value in answers.items() if value}


def _labelled(cues: Cues, text: str) -> dict[str, str]:
    """What stands behind labels. What stands before the first one is the title, where none is labelled."""
    found: dict[str, str] = {}
    opening, now = "", ""
    for line in text.split("\n"):
        before, colon, rest = line.partition(":")
        label = cues.label(before) if colon and len(before) <= LABEL_LENGTH else None
        if label is not None:
            now = label
            found[now] = f"{found[now]}\n{rest}" if now in found else rest
        elif now:
            found[now] += f"\n{line}"
        else:
            opening += f"{line} "
    if found and opening.strip():
        found.setdefault("title", opening)
    return found


def _sorted(cues: Cues, text: str, bodies: Iterable[str]) -> dict[str, str]:
    """Each sentence where its words point: what to do, else what is wrong. A short first one is the title."""
    sentences = [one.strip() for one in _SENTENCE.split(text) if one.strip()]
    said: dict[str, list[str]] = {"problem": [], "action": []}
    answers: dict[str, str] = {}
    for number, sentence in enumerate(sentences):
        before, colon, rest = sentence.partition(":")
        label = cues.label(before) if colon and rest.strip() else None
        wrong = cues.holds(sentence, "trouble")
        if label is not None:
            answers[label] = _CLOSING.sub("", rest).strip()
        elif number == 0 and len(sentences) > 1 and not wrong and _may_be_title(cues, sentence):
            answers["title"] = _CLOSING.sub("", sentence)
        elif cues.begins(sentence, "action") or (said["action"] and not wrong):
            said["action"].append(sentence)
        else:
            said["problem"].append(sentence)
    words = f" {normalise(text)} "
    known = next((body for body in bodies if f" {normalise(body)} " in words), None)
    if known is not None:
        answers.setdefault("responsible_body", known)
    return {name: " ".join(kept) for name, kept in said.items()} | answers


def _may_be_title(cues: Cues, sentence: str) -> bool:
    return len(sentence) <= TITLE_LENGTH and cues.label(sentence) is None
