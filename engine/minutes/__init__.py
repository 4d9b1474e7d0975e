"""The minutes: what is left of a meeting for whoever was not there. Nothing in them was typed for them.

Public: `take.take_minutes` and the values in `record` that it gives. How they look is for `web/` to say.
"""
