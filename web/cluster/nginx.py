"""nginx in front of several workers: its configuration, written out.

A client goes to the same worker each time, as long as that one lives: by its session cookie, and before it has one by
its address and browser. What is written here about X-Forwarded-* holds for every request, whatever the client sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from web.auth.sessions import COOKIE
from web.config import BODY_LIMIT

UPSTREAM = "polder"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """`listen` is an address with a port. `workers` are `unix:/path` or `host:port`. Without a `certificate` nginx
    speaks plain HTTP; `name` is the host that people type, and without one every name is answered. `cache` is a folder
    for the client's files."""

    listen: str
    workers: Sequence[str]
    cache: Path
    name: str = ""
    certificate: Path | None = None
    key: Path | None = None


def site(front: Front) -> str:
    """What belongs in `http { … }`: a file for /etc/nginx/conf.d."""
    return f"""\
# Written by Polder. What is changed here is lost when it is written again.

map $http_upgrade $polder_connection {{
    default upgrade;
    ''      '';
}}

map $cookie_{COOKIE} $polder_client {{
    default $cookie_{COOKIE};
    ''      $remote_addr$http_user_agent;
}}

upstream {UPSTREAM} {{
    hash $polder_client consistent;
{_servers(front.workers)}
}}

# The client's files have their content's digest in their names, and are packed. The workers say so; nginx keeps them.
proxy_cache_path {_quoted(front.cache)} levels=1:2 keys_zone=polder:2m max_size=64m inactive=7d use_temp_path=off;

server {{
    listen {front.listen}{" ssl" if front.certificate else ""};
    server_name {front.name or "_"};
{_tls(front)}
    # The largest list of people that can be brought, and nobody who sends a byte a minute.
    client_max_body_size {BODY_LIMIT};
    client_header_timeout 15s;
    client_body_timeout 15s;
    send_timeout 30s;
    # No limit for each address: a whole hall has one.

    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-Host $http_host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-Port "";
    proxy_set_header X-Forwarded-Prefix "";
    proxy_set_header Forwarded "";
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $polder_connection;

    # A worker that does not answer is passed over, each time anew (max_fails=0): nginx would let one that is back have
    # a single connection until that one ends, and a websocket does not end. A websocket lives as long as it says
    # something: the server pings every 20 seconds.
    proxy_connect_timeout 1s;
    proxy_send_timeout 30s;
    proxy_read_timeout 90s;
    proxy_next_upstream error timeout;
    proxy_next_upstream_tries 3;

    location / {{
        proxy_pass http://{UPSTREAM};
    }}

    location /assets/ {{
        proxy_pass http://{UPSTREAM};
        proxy_cache polder;
        proxy_cache_lock on;
        proxy_cache_use_stale error timeout updating;
    }}
}}
"""


def whole(front: Front, folder: Path, *, files: int, user: str = "") -> str:
    """Everything that an nginx of its own needs, with all that it writes in `folder`. It may have so many `files`
    open, two for each phone. `user` is whose its processes are; only root may say so."""
    temporary = "\n".join(f"    {what}_temp_path {_quoted(folder / what)};" for what in TEMPORARY)
    inside = "\n".join(f"    {line}" if line else "" for line in site(front).splitlines())
    return f"""\
{f"user {user};" if user else ""}
daemon off;
worker_processes auto;
worker_shutdown_timeout 5s;
pid {_quoted(folder / "nginx.pid")};
# An error names the whole request, and an address may hold what belongs in no log.
error_log stderr crit;

events {{
    worker_connections {min(files - 64, 16384)};
}}

http {{
    access_log off;
    server_tokens off;
    default_type text/plain;
{temporary}

{inside}
}}
"""


def _servers(workers: Sequence[str]) -> str:
    return "\n".join(f"    server {each} max_fails=0;" for each in workers)


def _tls(front: Front) -> str:
    if front.certificate is None or front.key is None:
        return ""
    return f"""
    ssl_certificate {_quoted(front.certificate)};
    ssl_certificate_key {_quoted(front.key)};
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:polder_tls:5m;
    ssl_session_timeout 1d;
"""


def _quoted(path: Path) -> str:
    text = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
