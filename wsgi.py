"""What gunicorn serves: `gunicorn -k web.concurrency.EventletWorker wsgi:app`; `polder serve` adds its options."""

import gc
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

# What has been loaded stays, so the collector need not go through it again and again. Through what two thousand phones
# keep it goes seldom, for all of them wait meanwhile; what phones leave behind is found when as many came and went.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 10, 10)
