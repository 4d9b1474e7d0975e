"""What one small group writes down. Where it sits, and who sits in it, is the meeting's.

Public: `commands`, `events`, `state.Group` with `state.evolve`, and `decide.decide`.
"""
