"""The bundled sites: one file each, in the top-level ``plugins`` folder of the repository.

The wheel carries them inside this package. In a checkout they are found where they lie, new files too, without
installing again.
"""

from __future__ import annotations

from pathlib import Path

_checkout = Path(__file__).resolve().parents[3]
if (_checkout / "pyproject.toml").is_file() and (_checkout / "plugins").is_dir():
    __path__.append(str(_checkout / "plugins"))
