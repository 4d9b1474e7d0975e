"""Tells the afternoon as it happens, in sentences with the time that has passed."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import messages
from rehearsal.api import Refusal
from rehearsal.sentences import LANGUAGES, SENTENCES


class Teller:
    """`pace` is how many seconds to wait after each sentence, for whoever watches; a check waits for nobody."""

    def __init__(self, language: str, pace: float = 0.0) -> None:
        self._spoken = language
        self._language = LANGUAGES.index(language)
        self._pace = pace
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def answer(self, refusal: Refusal) -> str:
        """What a screen would show to whoever was refused."""
        return str(messages.render(self._spoken, f"refusal.{refusal.code}", refusal.params))

    async def scene(self, clock: str, title: str) -> None:
        print(f"\n{clock}  {title}", flush=True)
        await asyncio.sleep(self._pace)

    async def tell(self, code: str, /, **params: Any) -> None:
        self.say(code, **params)
        await asyncio.sleep(self._pace)

    def say(self, code: str, /, **params: Any) -> None:
        print(f"{self.seconds:6.1f} s  {SENTENCES[code][self._language].format(**params)}", flush=True)
