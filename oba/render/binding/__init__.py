"""Packs bound from parts, each of which is laid out and written once as a finished PDF of its own.

`volume` is the order of the work: the pages of all parts one behind the other, and of what each part says about its
pages one for all: the structure tree, the names, the bookmarks, the attachments, the fonts. `alone` is a part published
by itself. A part has one title, on level 1; its pages have their number in a stream of their own, and a link to
another part has an address that begins with `part:`.
"""
