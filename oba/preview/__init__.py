"""The writer's preview: a plan's drafts as pages on this machine, made again as files change.

`files` tells that one has changed, `desk` keeps what was read and makes anew only what rests on the change, `site` says
which page an address is, and `server` is the door: for this machine alone, and for reading only.
"""
