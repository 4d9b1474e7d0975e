"""An action team of a movement: people from several organisations who take up one thing together. Founded by a
coordinator or by a proposal, it has members, and it is dissolved when it is done.

Public: the commands in `commands`, the events in `events`, `state.Team`, `decide.decide`, `view.view_team`.
"""
