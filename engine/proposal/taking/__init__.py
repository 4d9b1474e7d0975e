"""Tasks that look for somebody: whoever takes part takes one on for their organisation, and may give it back.

What a task is, and what coordinators do with it, stands in `engine.tasks`.
"""
