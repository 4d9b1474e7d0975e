"""The bare server of the same stack: its handlers in line, and nothing of ours."""

import os

from flask import Flask
from flask_socketio import SocketIO

app = Flask(__name__)
socketio = SocketIO(
    app, async_mode=os.environ["POLDER_ASYNC_MODE"], max_http_buffer_size=1_000_000, async_handlers=False
)
server = socketio.server


def echo(sid, data):  # type: ignore[no-untyped-def]
    return data


def everyone(sid, data):  # type: ignore[no-untyped-def]
    server.emit(data.get("event", "patch"), data)
    return {"ok": True}


server.on("echo", echo)
server.on("everyone", everyone)


@app.get("/readyz")
def ready() -> str:
    return "ok"
