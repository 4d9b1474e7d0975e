"""`dataclasses.replace` for states that every event makes anew: a proposal has forty fields, of which few change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import replace as replace
else:

    def replace(state: Any, /, **changes: Any) -> Any:
        """A copy with other values in these fields. `state` is of a frozen dataclass with slots, which checks nothing
        when it is made. Its own `__init__` would be handed each field by name, and set it past its guard."""
        copy, setters = _tools_for(type(state))
        made = copy(state)
        for name, value in changes.items():
            if name not in setters:
                raise TypeError(f"{type(state).__name__} has no field {name}")
            setters[name](made, value)
        return made


@cache
def _tools_for(kind: type) -> tuple[Callable[[Any], Any], dict[str, Callable[[Any, Any], None]]]:
    """What copies one, written out field by field; and what sets each field: its slot, which knows no guard."""
    if "__slots__" not in vars(kind) or hasattr(kind, "__post_init__"):
        raise TypeError(f"{kind.__name__} has no slots, or checks itself: use dataclasses.replace")
    names = [each.name for each in fields(kind)]
    setters = {name: getattr(kind, name).__set__ for name in names}
    known = {f"set_{name}": setter for name, setter in setters.items()} | {"new": object.__new__, "kind": kind}
    lines = ["def copy(state):", "    made = new(kind)"]
    lines += [f"    set_{name}(made, state.{name})" for name in names]
    exec("\n".join([*lines, "    return made"]), known)
    return known["copy"], setters
