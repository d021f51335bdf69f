"""Drafts: as files, and as the writer's preview, pages on this machine that are made again as files change.

`draft` puts files beside what is published. Of the preview, `files` tells that one has changed, `desk` keeps what was
read and makes anew only what rests on the change, `site` says which page an address is, and `server` is the door: for
this machine alone, and for reading only.
"""
