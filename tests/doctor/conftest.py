from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractor import Extractor
from extractor.doctor.observation import Observation, observe


@pytest.fixture(scope="session")
def observed(newspaper, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[str]], list[Observation]]:
    """What pages show, with the newspaper's plugin."""
    folder = tmp_path_factory.mktemp("plugins")
    (folder / "valley.py").write_text(newspaper.plugin, "utf-8")
    extractor = Extractor(plugins_dir=folder)
    return lambda pages: [observe(extractor.begin(page)) for page in pages]
