"""A running proposal goes on by another version of its workflow: asked for, checked, and told.

Public: the command in `commands`, the event in `events`, `decide.change_version`, and `decide.fits` and
`decide.begins`, which say where a proposal can be in another version.
"""
