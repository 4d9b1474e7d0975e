"""A hybrid gathering: agenda, attendance, the door, rounds of small groups and the harvest of their notes.

Public: `commands`, `events`, `state.Meeting` with `state.evolve`, `decide.decide`, `view.view_meeting` and
`view.view_group_chain`. The other files hold the rules that `decide` dispatches to.
"""
