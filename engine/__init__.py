"""The pure engine: nouns, decisions and folds. It imports the standard library alone (and `transitions`, in one file).

Public: `service` (the one door), `ports` (what storage must offer), `registry`, `errors`, `text`, `fields`, `policy`,
`channel` and `patch`; each noun package shows its state, commands and events through its own `__init__`.
"""
