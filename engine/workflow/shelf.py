"""Published definitions, each read once: a version never changes, so neither does what is kept here."""

from __future__ import annotations

import json

from engine.ports import Reader, StoredWorkflow
from engine.workflow.definition import Definition
from engine.workflow.read import read


class Shelf:
    """Definitions by name and version."""

    def __init__(self) -> None:
        self._definitions: dict[tuple[str, int], Definition] = {}

    def version(self, reader: Reader, workflow: str, version: int) -> Definition:
        """Raises KeyError when it was never published here."""
        key = workflow, version
        if key not in self._definitions:
            stored = reader.workflow(workflow, version)
            if stored is None:
                raise KeyError(f"workflow {workflow} version {version} was never published here")
            self._definitions[key] = _definition(stored)
        return self._definitions[key]

    def newest(self, reader: Reader, workflow: str) -> Definition | None:
        stored = reader.workflow(workflow)
        return self.version(reader, stored.workflow, stored.version) if stored else None


def _definition(stored: StoredWorkflow) -> Definition:
    definition = read(json.loads(stored.source))
    if isinstance(definition, list):
        raise ValueError(f"published workflow {stored.workflow} {stored.version} cannot be read: {definition[0].code}")
    return definition
