"""The weights of ``extractor.pipeline.confidence``: how sure bodies are that no model chose.

    uv run --group train python benchmarks/train/looks.py [CORPORA_DIR]

Documents of all kinds are read by the plugins, the reader of archived pages and trafilatura, and a logistic regression
tells right bodies from wrong ones by how they look. Prints the weights, and the calibration on sites left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from contextlib import suppress
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parents[1]))  # what the other benchmarks share

import numpy as np
from corpora import CORPORA, scorer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from tld import get_fld

from extractor import Extractor, NoContentError
from extractor.pipeline.confidence import looks

EVERY = {"wcxb_article": 3, "wcxb_other": 6}  # the others whole
WHERE = (
    "aeb", "wcxb_article", "wcxb_other", "magic_article", "fundus", "mozilla", "gne",
    "seedlike/sina", "seedlike/archive", "archived",
)  # fmt: skip
RIGHT = 0.9


def main() -> None:
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA
    score = scorer(corpora)
    assert score is not None
    host = Extractor(mode="trafilatura")
    signs, right, sites = [], [], []
    for corpus in WHERE:
        lines = (corpora / corpus / "index.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")
        for line in lines[:: EVERY.get(corpus, 1)]:
            entry = json.loads(line)
            content = (corpora / corpus / entry["file"]).read_bytes()
            content = gzip.decompress(content) if entry["file"].endswith(".gz") else content
            with suppress(NoContentError):
                article = host.extract(content, url=entry.get("url"))
                optional = entry["gold"].get("optional") or []
                gold = score.without_optional(entry["gold"].get("body") or "", optional)
                found = score.score_body(gold, score.without_optional(article.body, optional))["f1"]
                signs.append(looks(article.blocks, article.extractor))
                right.append(found >= RIGHT)
                sites.append(get_fld(entry.get("url") or "", fail_silently=True) or entry["id"])
    names = [*dict.fromkeys(name for found in signs for name in found)]
    table = np.array([[found.get(name, 0.0) for name in names] for found in signs])
    truth = np.array(right)
    part = np.array([crc32(site.encode()) % 5 for site in sites])
    chances = np.zeros(len(truth))
    for fold in range(5):
        chances[part == fold] = _fit(table[part != fold], truth[part != fold]).predict_proba(table[part == fold])[:, 1]
    bins = (chances * 5).astype(int).clip(0, 4)
    error = sum(
        abs(chances[bins == b].mean() - truth[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist())
    )
    area = roc_auc_score(truth, chances)
    print(f"{len(truth)} bodies, {truth.mean():.2f} right; calibration error {error:.3f}, area under ROC {area:.3f}")
    for name, weight in zip(names, _fit(table, truth).coef_[0].round(2).tolist(), strict=True):
        print(f'    "{name}": {weight},')


def _fit(table: np.ndarray, right: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=3.0, fit_intercept=False, max_iter=1000).fit(table, right)


if __name__ == "__main__":
    main()
