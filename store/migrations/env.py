"""Alembic's entry: it works on the connection that `store.schema` gives it, inside that one's transaction."""

from alembic import context

from store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
