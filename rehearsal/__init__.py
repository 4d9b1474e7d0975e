"""A whole meeting, played: the case as data (`case`), a meeting to try out (`demo.prepare`), and the rehearsal itself
(`play.main`, `python -m rehearsal`), with real clients against a real server.

Why it is a package of its own, beside the product: docs/decisions/002.
"""
