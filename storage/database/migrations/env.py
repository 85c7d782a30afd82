"""Run by Alembic inside the transaction that `storage.database.engine` opened."""

from alembic import context

from storage.database.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
