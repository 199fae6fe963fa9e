"""A region of a tree as text blocks: read, cleaned of what is boilerplate everywhere, and written as text and HTML.

Elements come in, blocks and the reasons of removals go out; it never chooses the region and never changes the tree.
"""

from extractor.blocks.block import Block, Image, Wrapper
from extractor.blocks.draft import Draft, Outline
from extractor.blocks.reader import read_blocks, read_drafts

__all__ = ["Block", "Draft", "Image", "Outline", "Wrapper", "read_blocks", "read_drafts"]
