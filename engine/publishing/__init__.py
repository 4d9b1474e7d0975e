"""A movement's workflows: drafts that coordinators work on, what is published of them, and what is no longer begun on.

Kept as rows beside the directory, not as a ledger: a draft is nobody's decision, and a published version never changes.
The rows (`rows`) are the store's too, so nothing is imported here: the rules (`decide`) read workflows.
"""
