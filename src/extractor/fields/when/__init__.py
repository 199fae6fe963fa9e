"""When: the days on which a document was published and changed, as exactly as it says and no more.

``dates`` reads a date in a text, with ``months``, ``calendars`` and ``clocks``; ``surroundings`` and ``elsewhere`` are where on
a page dates stand, ``labels`` what the words beside one say; ``stamps`` collects them, ``moments`` weighs them.
"""
