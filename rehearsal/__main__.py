"""`python -m rehearsal`."""

import sys

from rehearsal.play import main

sys.exit(main())
