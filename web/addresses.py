"""Addresses that people get: behind a QR code, in a link."""

from __future__ import annotations

from flask import request

from web.house import house


def base_url() -> str:
    """How phones reach this server, without a slash at its end."""
    return house().config.public_url or request.host_url.rstrip("/")
