"""Imported where workers are forked from, so that what a first document loads is there before it, and only once."""

from contextlib import suppress

from extractor.errors import ExtractorError
from extractor.fields.when.dates import parse_date
from extractor.host import Extractor

_PAGE = """<html lang="en"><head><title>Rain</title><meta name="author" content="A. Reed"></head><body><h1>Rain</h1>
<p>Published on 5 May 2024</p><p>{}</p></body></html>""".format("It rained all day, and all of the next one too. " * 9)

_EMPTY = "<html><body><p>Fog.</p></body></html>"  # for which every engine is asked: one knows words of 100 languages

_NO_DATE = "5th of Rain 2024"  # for which dateparser loads what it knows of every language: more than a page's time

with suppress(ExtractorError):  # what is wrong is said where it matters
    extractor = Extractor()
    extractor.extract(_PAGE, url="https://rain.example/2024/05/05/rain")
    extractor.extract(_EMPTY)  # raises that there is no article
parse_date(_NO_DATE)
