"""Ideas: collected from everybody in a stage of `brainstorm`, joined into clusters where they say the same, set aside,
and made into clauses by the effect `ideas_to_clauses`.

Public: the commands in `commands`, the events in `events`, `decide.brainstorming`, `view.view_ideas`; as it stands,
`idea.Idea` and `idea.Cluster`, and `idea.gathered`, which is what becomes a clause.
"""
