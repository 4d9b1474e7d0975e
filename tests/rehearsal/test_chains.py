"""What a screen does with each message: apply, drop, or ask again (docs/protocol.md)."""

from __future__ import annotations

from typing import Any

from rehearsal.chains import Held


def held() -> Held:
    screen = Held()
    screen.joined({"chains": {"participant": {"seq": 4, "view": {"a": 1}}}, "live": {"rev": 7}, "me": {"person": "p"}})
    return screen


def patch(since: int, seq: int, **changes: Any) -> dict[str, Any]:
    return {"chain": "participant", "from": since, "seq": seq, "patch": changes}


def test_a_patch_that_follows_mine_is_applied_also_across_a_gap_in_numbers() -> None:
    screen = held()

    assert screen.patch(patch(4, 9, b=2)) is None
    assert screen.chains["participant"].view == {"a": 1, "b": 2}
    assert screen.chains["participant"].seq == 9


def test_an_old_patch_is_dropped() -> None:
    screen = held()

    assert screen.patch(patch(2, 4, a=0)) is None
    assert screen.chains["participant"].view == {"a": 1}


def test_a_patch_after_one_that_was_lost_asks_for_a_snapshot_once() -> None:
    screen = held()

    assert screen.patch(patch(5, 6, b=2)) == "participant"
    assert screen.patch(patch(6, 7, c=3)) is None
    assert screen.resyncs == 1


def test_what_comes_before_the_snapshot_is_held_and_applied_if_it_is_newer() -> None:
    screen = held()
    screen.patch(patch(5, 6, b=2))
    screen.patch(patch(6, 7, c=3))

    screen.snapshot({"chain": "participant", "seq": 6, "view": {"a": 1, "b": 2}})

    assert screen.chains["participant"].view == {"a": 1, "b": 2, "c": 3}


def test_the_heads_tell_who_missed_the_last_message() -> None:
    screen = held()

    assert screen.packet({"rev": 8, "heads": {"participant": 5, "coordinator": 9}}) == ["participant"]
    assert screen.packet({"rev": 9, "heads": {"participant": 5}}) == []


def test_a_packet_older_than_mine_changes_nothing() -> None:
    screen = held()

    assert screen.packet({"rev": 6, "heads": {"participant": 5}}) == []
    assert screen.live == {"rev": 7}


def test_a_snapshot_without_a_view_takes_the_chain_away() -> None:
    screen = held()
    screen.snapshot({"chain": "group:g", "seq": 4, "view": {"notes": {}}})

    screen.snapshot({"chain": "group:g"})

    assert set(screen.chains) == {"participant"}


def test_a_new_connection_forgets_what_the_last_one_gave() -> None:
    screen = held()
    screen.patch(patch(5, 6, b=2))

    screen.joined({"chains": {"participant": {"seq": 6, "view": {"a": 2}}}, "live": {"rev": 1}, "me": {}})

    assert screen.chains["participant"].take(patch(6, 7, b=3)) == "applied"
    assert screen.packet({"rev": 2, "heads": {"participant": 7}}) == []
