"""Workflows as data: a definition, the machine made of it, the guards and effects that its moves may name.

Public: `definition` (frozen shapes), `read` (data → definition or problems), `check` (is it sound?), `machine` (try a
move), `guards`, `effects` and `activities` (closed registries).
"""
