"""Reads the facts that a decision about a movement's workflows needs, in its transaction."""

from __future__ import annotations

from typing import Any

from engine.ports import Reader
from engine.publishing.decide import PublishingFacts
from engine.publishing.rows import Newest


def publishing_facts(reader: Reader, command: Any) -> PublishingFacts:
    movement, workflow = command.movement, command.workflow
    stored = reader.workflow(workflow)
    newest = Newest(movement=stored.movement, version=stored.version, source=stored.source) if stored else None
    return PublishingFacts(
        draft=reader.draft(movement, workflow),
        newest=newest,
        retired=workflow in reader.retired_workflows(movement),
    )
