"""The live side: connections join channels, followers send them what was committed.

Public: `mount.mount` (wires it into an app), `follow.Follower` and `post.Post` (what a follower needs to reach its
sockets).
"""
