"""Who somebody is: by password, by personal link, or by a meeting's code; and the session that remembers it.

Public: `sessions.actor` (of this request), `sessions.Session`; `passwords.sign_in`, `links.redeem`, `codes.enter`.
Secrets are random tokens; only their hashes are kept, and none is ever logged.
"""
