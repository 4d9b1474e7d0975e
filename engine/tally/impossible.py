"""What a method cannot count: its settings contradict each other, or what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

CODES: Mapping[str, tuple[str, ...]] = {
    "no_options": (),
    "seats_over_options": ("seats", "options"),
    "marks_over_options": ("marks", "options"),
    "majority_of_several": (),
    "scores_without_choice": ("lowest", "highest"),
    "dots_over_paper": ("most", "dots"),
    "share_out_of_reach": (),
    "costs_missing": (),
    "budget_empty": ("budget",),
    "default_not_named": (),
    "default_unknown": ("default",),
    "default_quorum_below": ("quorum",),
    "ratio_of_nobody": ("options",),
    "ratio_of_default": (),
    "ratio_below": ("options",),
}


class ImpossibleError(ValueError):
    """`message` is the sentence that says why: of one of `CODES`, in the catalogue under `impossible.`."""

    catalogue: ClassVar[str] = "impossible"

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(": ".join((code, ", ".join(map(str, params.values()))) if params else (code,)))
        self.code, self.params = code, params

    @property
    def message(self) -> Mapping[str, Any]:
        return {"code": f"{self.catalogue}.{self.code}", "params": self.params}


def impossible(code: str, **params: Any) -> ImpossibleError:
    if set(params) != set(CODES[code]):
        raise TypeError(f"{code} takes {CODES[code]}, not {sorted(params)}")
    return ImpossibleError(code, **params)


def why(error: Exception) -> Any:
    """What a refusal says of rules that cannot be: a sentence of the catalogue, or, of what is not even the shape of
    rules, what stood in the way."""
    return error.message if isinstance(error, ImpossibleError) else str(error)
