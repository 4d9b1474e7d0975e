"""The board of a meeting: questions and ideas from everyone, and what becomes of them. A board has its meeting's id.

Public: `commands`, `events`, `state.Board` with `state.evolve`, `decide.decide`, and `view.view_board` and
`view.view_my_cards`.
"""
