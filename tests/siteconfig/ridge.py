"""Pages of an invented newspaper of which somebody keeps rules."""

from __future__ import annotations

from collections.abc import Callable

from extractor import Extractor

__all__ = ["PAGE", "PROSE", "URL", "Rules"]

PROSE = """
<p>The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.</p>
<p>By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.</p>
<p class="pull">“None of them had a radio.”</p>
<p>Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.</p>
<p>The council will decide in the autumn whether the harbour gets a new horn, or whether the bell is enough.</p>
"""
PAGE = f"""<!doctype html><html lang="en"><head><title>Fog in the harbour - Ridge Post</title></head><body>
<div class="bar"><a href="/">Home</a> <a href="/sport">Sport</a></div>
<h1 class="headline">Fog in the harbour</h1><p class="who">By Ada Quill and Tom Reed</p><span id="when">3 May 2024</span>
<div class="story"><div class="share-tools"><p>Send this to somebody who has to know of the fog today.</p></div>{PROSE}
<p class="shared">The bell was cast in 1820, when the island had a brewery, a school and eleven farms of its own.</p>
<img src="/pics/pixel.gif" alt="a dot"><img src="/pics/bell.jpg" alt="the bell"></div>
<div class="promo"><p>Read the Ridge Post on your telephone for a month, and pay for it when the month is over.</p></div>
<a class="more" href="/2?page=2">Next page</a></body></html>"""
URL = "https://ridge.example/1"

Rules = Callable[..., Extractor]
"""Makes an extractor with rule files of these names and contents."""
