"""``python -m extractor`` is the command ``extractor``."""

import sys

from extractor.cli import main

sys.exit(main())
