"""What a command line says when something is wrong: one sentence and an exit code, never a traceback.

Exit codes: 0 done; 1 could not be done, or was found wrong; 2 the command was not understood.
"""

from __future__ import annotations

from typing import Any

import click

import messages
from engine.errors import Refused, RefusedError
from engine.ports import Conflict, StorageUnavailable
from web.config import ConfigError


class Patient(click.Group):
    """A group of commands whose known failures are told in a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            raise click.ClickException(str(error)) from None
        except RefusedError as error:
            raise click.ClickException(told(error.refused)) from None
        except StorageUnavailable as error:
            raise click.ClickException(f"The database cannot be used now ({error.code}).") from None
        except Conflict:
            raise click.ClickException("Somebody else is writing the same. Try again.") from None
        except OSError as error:
            raise click.ClickException(f"{error.filename or 'The system'}: {error.strerror or error}") from None


def told(refused: Refused) -> str:
    """The sentence that screens show, in the command line's own language, and the stable code."""
    return f"{messages.render('en', f'refusal.{refused.code}', refused.params)} ({refused.code})"
