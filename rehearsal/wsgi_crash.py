"""The product's own application, put together by a rehearsal around a store that dies once (`rehearsal.crash`). With
another module in its place, a rehearsal plays a house that is broken in another way."""

from __future__ import annotations

import os

from rehearsal.crash import dying
from web.app import Hooks, create_app, open_house
from web.config import from_environment

config = from_environment(os.environ)
house = open_house(config)
house.service.store = dying(house.service.store, os.environ)
app = create_app(config, Hooks(house=house))
