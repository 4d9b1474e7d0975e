"""Advice: what partners, observers or anyone think of a proposal, where its stage asks for that. It stands beside the
proposal from then on; whoever gave it may withdraw it as long as the stage lasts."""
