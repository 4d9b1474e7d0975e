"""What gunicorn serves: `gunicorn -k web.concurrency.EventletWorker wsgi:app`; `polder serve` adds its options."""

import logging
import os

from web.app import create_app
from web.config import from_environment

config = from_environment(os.environ)
logging.basicConfig(level=config.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
# One says twice at each start that it has found the database, the other what it thinks of at each move.
for talker in ("alembic", "transitions"):
    logging.getLogger(talker).setLevel(logging.WARNING)
app = create_app(config)
