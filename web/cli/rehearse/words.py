"""Figures and names of a rehearsal, as people read them."""

from __future__ import annotations

import messages
from engine.workflow.definition import Definition
from engine.workflow.rehearse import Step

HOUR, DAY = 60, 24 * 60


class Words:
    """In one language, about one workflow."""

    def __init__(self, language: str, definition: Definition) -> None:
        self.language = language
        self.definition = definition

    def say(self, code: str, **params: object) -> str:
        return messages.render(self.language, f"rehearsal.{code}", params)

    def title(self) -> str:
        return self.definition.title[self.language]

    def stage(self, name: str) -> str:
        return self.definition.stages[name].title[self.language]

    def move(self, name: str) -> str:
        """By its title; where another move is called so too, with the stage that it leads from."""
        move = self.definition.moves[name]
        title = move.title[self.language]
        titles = [each.title[self.language] for each in self.definition.moves.values()]
        return title if titles.count(title) == 1 else f"{title} ({', '.join(map(self.stage, move.sources))})"

    def step(self, step: Step) -> str:
        return self.say(f"step.{step.code}", move=self.move(step.move) if step.move else "")

    def held(self, code: str) -> str:
        """A guard by its name; what was refused in words, if there are any for it."""
        for name in (f"guard.{code}", f"rehearsal.held.{code}"):
            if name in messages.codes(self.language):
                return messages.render(self.language, name)
        return self.say("held.refused", refusal=code)

    def part(self, often: int, of: int) -> str:
        """Whole percents, rounded half up; what is less than one of them, but not none, says so."""
        if often and often * 200 < of:
            return self.say("part.less_than_one")
        if often != of and often * 200 >= of * 199:
            return self.say("part.more_than_99")
        return self.say("part", percent=(often * 200 + of) // (2 * of))

    def number(self, count: int) -> str:
        return messages.decimal(str(count), self.language)

    def time(self, minutes: int) -> str:
        if minutes < HOUR:
            return self.say("time.minutes", minutes=minutes)
        if minutes < DAY:
            return self.say("time.hours", hours=minutes // HOUR, minutes=minutes % HOUR)
        return self.say("time.days", count=minutes // DAY, hours=minutes % DAY // HOUR)
