"""The picture of the inspector in the README, of an invented page; needs Chromium and a font with ideographs.

uv run python docs/screenshot.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor import Extractor
from extractor.explaining.inspector import render

ROOT = Path(__file__).parents[1]
PAGE = "tests/fixtures/sina/news-page/input.html"
PICTURE = ROOT / "docs" / "inspector.png"
SIZE = "1200,720"


def main() -> None:
    """Draw it."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        sys.exit("there is no chromium")
    explanation = Extractor().explain((ROOT / PAGE).read_bytes())
    with TemporaryDirectory() as folder:
        shown = Path(folder) / "inspector.html"
        shown.write_text(render(explanation, name=PAGE), encoding="utf-8")
        subprocess.run(
            [browser, "--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={SIZE}",
             f"--screenshot={PICTURE}", shown.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
