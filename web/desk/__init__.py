"""What the pages outside a meeting read: one view each, made anew from the folded states when it is asked for.

Public: `home.home_view`, `proposal.proposal_page`, `workflows.workflows_view`.
"""
