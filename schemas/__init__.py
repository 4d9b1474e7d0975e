"""Payload → command. Everything here is derived from the engine's dataclasses; no command has a schema by hand.

Public: `commands.parse`, `commands.envelope`, `commands.body_schema`; `derive.schema_for`; `faults` (the field codes);
`views` (what comes back).
"""
