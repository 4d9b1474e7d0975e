"""A camera that looks at one code, as a file that Chromium takes for a device."""

from __future__ import annotations

from pathlib import Path

import segno

WIDTH, HEIGHT, MODULE = 640, 480, 9


def camera_flags(folder: Path, text: str) -> list[str]:
    """What Chromium is started with so that its camera sees the code of this text, and nobody is asked."""
    film = folder / "badge.y4m"
    film.write_bytes(_film(text))
    fake = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    return [*fake, f"--use-file-for-fake-video-capture={film}"]


def _film(text: str) -> bytes:
    """Two pictures, alike; played over and over. Grey (no colour) is 128 in both planes of colour."""
    picture = b"FRAME\n" + _bright(text) + bytes([128]) * (WIDTH * HEIGHT // 2)
    return f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode() + picture * 2


def _bright(text: str) -> bytes:
    code = [list(row) for row in segno.make_qr(text, error="m").matrix]
    size = len(code) * MODULE
    left, top = (WIDTH - size) // 2, (HEIGHT - size) // 2
    rows = [bytearray([235] * WIDTH) for _ in range(HEIGHT)]
    for y, line in enumerate(code):
        for x, dark in enumerate(line):
            if dark:
                for n in range(MODULE):
                    start = left + x * MODULE
                    rows[top + y * MODULE + n][start : start + MODULE] = bytes([20] * MODULE)
    return b"".join(bytes(row) for row in rows)
