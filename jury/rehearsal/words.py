"""What the made-up people write: the demonstration's texts, drawn with a seed."""

from functools import cache
from pathlib import Path

import yaml

PARAGRAPHS = {"A1": ("proud",), "A2": ("effect",), "A3": ("lessons",), "A4": ("conditions",)}


@cache
def texts():
    """The demonstration's texts as plain data."""
    return yaml.safe_load(Path(__file__).with_name("texts.yaml").read_text(encoding="utf-8"))


class Words:
    """Texts of one rehearsal; ``draw`` is its ``random.Random``, so the same seed writes the same words."""

    def __init__(self, draw):
        self.draw = draw
        self.texts = texts()

    def name(self, taken):
        """A person's name that nobody in this rehearsal has yet."""
        firsts, lasts = self.texts["first_names"], self.texts["last_names"]
        while (name := f"{self.draw.choice(firsts)} {self.draw.choice(lasts)}") in taken:
            continue
        taken.add(name)
        return name

    def title(self):
        return self.draw.choice(self.texts["titles"])

    def story(self, municipality):
        """Headline, proud, effect, lessons and conditions of one municipality."""
        if own := self.texts["municipalities"].get(municipality.code):
            return {part: text.strip() for part, text in own.items()}
        others, draw = self.texts["others"], self.draw
        before = draw.randint(15, 60)
        share = draw.randint(55, 92)
        figures = {
            "a": before,
            "b": max(1, before * draw.randint(20, 60) // 100),
            "p": share,
            "q": draw.randint(10, share - 20),
            "legal_name": municipality.legal_name,
            "population": f"{municipality.population:,}".replace(",", "\u00a0"),
        }
        return {
            "headline": draw.choice(others["headlines"]),
            "proud": f"{draw.choice(others['proud'])}\n\n{draw.choice(others['more'])}",
            "effect": draw.choice(others["effect"]).format(**figures),
            "lessons": draw.choice(others["lessons"]),
            "conditions": draw.choice(others["conditions"]).format(**figures),
        }

    def answer(self, question, story):
        """An answer to a question of any edition, in the shape that its kind takes."""
        kind = question.kind
        if kind == question.Kind.TABLE:
            return [_row(self.texts["cells"], question, story, number) for number in range(3)]
        if kind in (question.Kind.CHOICE, question.Kind.CHOICES):
            return question.choices[0]["sv"]
        if kind == question.Kind.NUMBER:
            return str(_figure(story, 0))
        if kind == question.Kind.DATE:
            return "1 mars 2026"
        return self._text(question, story)

    def _text(self, question, story):
        """A text, cut at a sentence where the question is short."""
        if question.part == question.Part.SELF_DESCRIPTION:
            code = question.criterion.code if question.criterion else "K4"
            bank = self.texts["self_description"].get(code) or self.texts["self_description"]["K4"]
            text = self.draw.choice(bank).format(
                p=self.draw.randint(55, 95), n=self.draw.randint(3, 15)
            )
        else:
            parts = PARAGRAPHS.get(question.code, ("proud", "effect", "lessons", "conditions"))
            text = "\n\n".join(story[part] for part in parts)
        return shorten(text, question.max_length)

    def reason(self, level):
        return self.draw.choice(self.texts["reasons"][int(level)])

    def citation(self, municipality, edition):
        """The citation in Swedish and English."""
        return {
            language: self.texts["citation"][language].format(
                name=municipality.name,
                legal_name=municipality.legal_name,
                edition=edition.name_sv if language == "sv" else edition.name_en or edition.name_sv,
            )
            for language in ("sv", "en")
        }


def _row(bank, question, story, number):
    """A row of a table: words from the bank of each column, figures where figures are asked for."""
    row = {}
    for column in question.columns:
        words = bank.get(column["code"], bank["other"])
        is_figure = column["kind"] == "number" and column["code"] not in bank
        row[column["code"]] = str(_figure(story, number)) if is_figure else words[number]
    return row


def _figure(story, number):
    """A figure that the same municipality always gives; no die is cast for it."""
    return 12 + (7 * len(story["effect"]) + 29 * number) % 80


def shorten(text, limit):
    """The text up to the last whole sentence within the limit."""
    if limit is None or len(text) <= limit:
        return text
    kept = text[:limit]
    return kept[: kept.rfind(".") + 1] or kept
