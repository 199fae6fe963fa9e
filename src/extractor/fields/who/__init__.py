"""Who: authors, editors and everybody else whom a page credits, told apart.

``credits`` and ``bylines`` are the grammar of lines, ``persons`` what is a name; ``records`` and ``writers`` read what
structured data and markup say; ``people`` and ``contributors`` put the evidence in order. None looks for the medium.
"""
