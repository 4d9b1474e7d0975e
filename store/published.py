"""Published workflow definitions: versions only come, none changes."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from engine.ports import StoredWorkflow
from store.tables import workflows


def publish(connection: Connection, workflow: StoredWorkflow) -> None:
    """Publishing the same version with the same content again is nothing; with other content a ValueError."""
    there = find(connection, workflow.workflow, workflow.version)
    if there is None:
        values = {"workflow": workflow.workflow, "version": workflow.version}
        connection.execute(insert(workflows).values(**values, digest=workflow.digest, source=workflow.source))
    elif there != workflow:
        raise ValueError(f"version {workflow.version} of workflow {workflow.workflow!r} is published and cannot change")


def find(connection: Connection, workflow: str, version: int | None = None) -> StoredWorkflow | None:
    query = select(workflows).where(workflows.c.workflow == workflow).order_by(workflows.c.version.desc()).limit(1)
    if version is not None:
        query = query.where(workflows.c.version == version)
    row = connection.execute(query).first()
    if row is None:
        return None
    return StoredWorkflow(workflow=row.workflow, version=row.version, digest=row.digest, source=row.source)


def names(connection: Connection) -> list[str]:
    return list(connection.execute(select(workflows.c.workflow).distinct().order_by(workflows.c.workflow)).scalars())
