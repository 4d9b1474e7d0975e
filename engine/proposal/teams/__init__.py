"""What a proposal asks of its team: that it be founded or dissolved. The team is a stream of its own (`engine.team`);
the house does there what was asked for here. Public: the events in `events`."""
