"""Settings from the environment: read strictly, shown without secrets."""

from __future__ import annotations

import pytest

from web.config import Config, ConfigError, from_environment, to_environment


def test_nothing_set_is_an_embedded_installation() -> None:
    config = from_environment({})

    assert config == Config()
    assert config.embedded


def test_settings_survive_the_way_to_another_process() -> None:
    config = Config(
        database="postgresql://polder:secret@db/polder",
        async_mode="gevent",
        public_url="https://polder.example.org",
        trusted_hosts=("polder.example.org", "localhost"),
        call_origins=("https://meet.example.org", "https://*.example.com:8443"),
        trusted_proxies=1,
        languages=("en",),
        log_level="debug",
        setup_key="a-key-of-16-letters",
        metrics_token="a-token-of-18-letters",
        most_under_way=500,
    )

    assert from_environment(to_environment(config)) == config


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("POLDER_ASYNC_MODE", "gthread"),
        ("POLDER_LOG_LEVEL", "loud"),
        ("POLDER_TRUSTED_PROXIES", "-1"),
        ("POLDER_TRUSTED_PROXIES", "many"),
        ("POLDER_PUBLIC_URL", "polder.example.org"),
        ("POLDER_PUBLIC_URL", "https://polder.example.org/?x=1"),
        ("POLDER_CALL_ORIGINS", "meet.example.org"),
        ("POLDER_CALL_ORIGINS", "http://meet.example.org"),
        ("POLDER_CALL_ORIGINS", "https://meet.example.org/room"),
        ("POLDER_CALL_ORIGINS", "https://meet.example.org; script-src *"),
        ("POLDER_CALL_ORIGINS", "https://*"),
        ("POLDER_LANGUAGES", "nl,fr"),
        ("POLDER_SETUP_KEY", "short"),
        ("POLDER_METRICS_TOKEN", "short"),
        ("POLDER_MOST_UNDER_WAY", "0"),
        ("POLDER_MOST_UNDER_WAY", "many"),
        ("POLDER_SETUP_KEY", "sixteen letters or so"),
    ],
)
def test_a_setting_that_cannot_be_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=name):
        from_environment({name: value})


def test_no_password_is_shown() -> None:
    config = Config(
        database="postgresql://polder:secret@db/polder",
        setup_key="a-secret-of-20-letters",
        metrics_token="secret-too" * 2,
    )

    assert "secret" not in repr(config)
    assert config.database_shown == "postgresql://polder:…@db/polder"
    assert Config().database_shown == "sqlite:///var/polder.sqlite"
