"""The browser that the tests drive: an installed Chromium or Chrome, else Debian's where we may install it.

`CHROMIUM` in the environment names another. Playwright's own download is not used: its builds come from a host that
many networks do not reach.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find_browser() -> str | None:
    chosen = os.environ.get("CHROMIUM")
    candidates = (chosen,) if chosen else (*NAMES, MAC)
    return next((path for name in candidates if (path := shutil.which(name))), None)


def install_browser() -> None:
    """Install Debian's `chromium`. Raises `CalledProcessError` when apt-get fails."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
    subprocess.run(
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"],
        check=True,
        env=quiet,
        stdout=subprocess.DEVNULL,
    )


def may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def main() -> int:
    if find_browser() is None and "--install" in sys.argv and "CHROMIUM" not in os.environ and may_install():
        install_browser()
    if (browser := find_browser()) is None:
        print(
            "The browser tests need Chromium or Chrome, and none was found"
            f"{' at CHROMIUM=' + os.environ['CHROMIUM'] if 'CHROMIUM' in os.environ else ''}. "
            "Install one (on Debian or Ubuntu: sudo apt-get install chromium), "
            "or say where it is: CHROMIUM=/path/to/chrome make test.",
            file=sys.stderr,
        )
        return 1
    print(f"browser: {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
