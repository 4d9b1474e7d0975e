"""HTTP: sign-in, the API, the pages, the command line, and `app.create_app`, which puts the house together.

Handlers are thin: authenticate, derive a command or a question, hand over. `concurrency` is the only file that names
eventlet or gevent; `app` is the only one that names the store and the sockets.
"""
