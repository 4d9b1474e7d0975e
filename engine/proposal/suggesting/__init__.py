"""Suggestions: another wording of a clause, a new clause, or taking one out, with a reason. One level, no comments: a
coordinator takes one over or declines it, and whoever made it may withdraw it.

Public: the commands in `commands`, the events in `events`, `decide.suggesting`, `view.view_suggestions`; as it stands,
`suggestion.Suggestion`.
"""
