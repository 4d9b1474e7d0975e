"""The case: a movement of 26 care organisations that takes its yearly plan through one half-yearly meeting.

Organisations and roles only, no persons. The ten with a name of their own do here what two published reports tell of
them: they are there and support every proposal. Who is absent, doubts, dissents or comes late is invented, and so are
the sixteen called 'Organisatie' who do that. Every sentence is ours.
"""
