"""Workflow definitions: published versions only come, none changes; drafts, and what is no longer begun on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import Connection, Table, delete, insert, select

from engine.ports import StoredWorkflow
from engine.publishing.rows import Draft, DraftGone, Published, PublishingChange, Retirement
from store.tables import retired_workflows, workflow_drafts, workflows


def publish(connection: Connection, workflow: StoredWorkflow) -> None:
    """Publishing the same version with the same content again is nothing; with other content a ValueError."""
    there = find(connection, workflow.workflow, workflow.version)
    if there is None:
        values = {"workflow": workflow.workflow, "version": workflow.version, "movement": workflow.movement}
        said = {"digest": workflow.digest, "source": workflow.source, "at": workflow.at}
        connection.execute(insert(workflows).values(**values, **said))
    elif (there.digest, there.source) != (workflow.digest, workflow.source):
        raise ValueError(f"version {workflow.version} of workflow {workflow.workflow!r} is published and cannot change")


def find(connection: Connection, workflow: str, version: int | None = None) -> StoredWorkflow | None:
    query = select(workflows).where(workflows.c.workflow == workflow).order_by(workflows.c.version.desc()).limit(1)
    if version is not None:
        query = query.where(workflows.c.version == version)
    row = connection.execute(query).first()
    if row is None:
        return None
    said = {"digest": row.digest, "source": row.source, "movement": row.movement, "at": row.at}
    return StoredWorkflow(workflow=row.workflow, version=row.version, **said)


def names(connection: Connection, movement: str) -> list[str]:
    query = select(workflows.c.workflow).distinct().where(workflows.c.movement.in_(("", movement)))
    return list(connection.execute(query.order_by(workflows.c.workflow)).scalars())


def versions(connection: Connection, workflow: str) -> list[int]:
    query = select(workflows.c.version).where(workflows.c.workflow == workflow)
    return list(connection.execute(query.order_by(workflows.c.version.desc())).scalars())


def retired(connection: Connection, movement: str) -> frozenset[str]:
    query = select(retired_workflows.c.workflow).where(retired_workflows.c.movement == movement)
    return frozenset(connection.execute(query).scalars())


def drafts(connection: Connection, movement: str, workflow: str | None = None) -> list[Draft]:
    """All of a movement's, in alphabetical order, or the one of that name."""
    query = select(workflow_drafts).where(workflow_drafts.c.movement == movement).order_by(workflow_drafts.c.workflow)
    if workflow is not None:
        query = query.where(workflow_drafts.c.workflow == workflow)
    return [Draft(**row) for row in connection.execute(query).mappings()]


def change(connection: Connection, changes: Iterable[PublishingChange]) -> None:
    for each in changes:
        match each:
            case Draft():
                _forget(connection, workflow_drafts, each.movement, each.workflow)
                connection.execute(insert(workflow_drafts).values(asdict(each)))
            case DraftGone():
                _forget(connection, workflow_drafts, each.movement, each.workflow)
            case Published():
                publish(connection, StoredWorkflow(**asdict(each)))
            case Retirement():
                _forget(connection, retired_workflows, each.movement, each.workflow)
                if each.retired:
                    values = {"movement": each.movement, "workflow": each.workflow}
                    connection.execute(insert(retired_workflows).values(values))


def _forget(connection: Connection, table: Table, movement: str, workflow: str) -> None:
    connection.execute(delete(table).where(table.c.movement == movement, table.c.workflow == workflow))
