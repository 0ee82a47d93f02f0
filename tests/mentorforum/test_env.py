from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from mentorforum import env, keys

FIXED = "k1:" + "A" * 43 + "="

SERVED = {
    "SECRET_KEY": "x" * 50,
    "CONTENT_KEYS": keys.fresh_content_key("k2") + "," + keys.fresh_content_key("k1"),
    "DATABASE_URL": "postgres://name:word@db:5433/forum",
    "REDIS_URL": "redis://queue:6379/0",
    "EMAIL_URL": "smtp+tls://me:word@mail.example.org:587",
    "SITE_URL": "https://mentor.example.org",
    "DEFAULT_FROM_EMAIL": "mentor@example.org",
}


def test_without_any_variable_the_tryout_has_all_it_needs(tmp_path: Path) -> None:
    values = env.read({}, tmp_path)
    assert values.problems == []
    assert values.tryout
    assert values.database["NAME"] == str(tmp_path / "var" / "mentorforum.sqlite3")
    assert values.database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert values.mailer["OPTIONS"] == {"folder": str(tmp_path / "var" / "mail")}
    assert values.site_url == "http://127.0.0.1:8000"


def test_keys_of_the_tryout_stay_the_same_and_are_readable_by_nobody_else(tmp_path: Path) -> None:
    first, second = env.read({}, tmp_path), env.read({}, tmp_path)
    assert (first.secret_key, first.content_keys) == (second.secret_key, second.content_keys)
    assert (tmp_path / "var" / "keys.env").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["keys.env"]


def test_with_servers_named_everything_comes_from_the_environment(tmp_path: Path) -> None:
    values = env.read(SERVED, tmp_path)
    assert values.problems == []
    assert not values.tryout
    assert (values.database["ENGINE"], values.database["HOST"], values.database["PORT"]) == (
        "django.db.backends.postgresql",
        "db",
        5433,
    )
    assert values.redis == "redis://queue:6379/0"
    assert (values.mailer["OPTIONS"]["host"], values.mailer["OPTIONS"]["use_tls"]) == ("mail.example.org", True)
    assert values.hosts == ["mentor.example.org"]
    assert [key.partition(":")[0] for key in values.content_keys] == ["k2", "k1"]


@pytest.mark.parametrize("name", sorted(SERVED))
def test_each_missing_variable_is_demanded_by_name(tmp_path: Path, name: str) -> None:
    source = {key: value for key, value in SERVED.items() if key != name}
    assert [problem.partition(" ")[0] for problem in env.read(source, tmp_path).problems] == [name]
    assert not (tmp_path / "var" / "keys.env").exists()


@pytest.mark.parametrize("name", sorted(SERVED))
def test_one_variable_alone_makes_no_tryout(tmp_path: Path, name: str) -> None:
    values = env.read({name: SERVED[name]}, tmp_path)
    assert not values.tryout
    assert sorted(problem.partition(" ")[0] for problem in values.problems) == sorted(SERVED.keys() - {name})


def test_a_misspelt_variable_is_named_and_makes_no_tryout(tmp_path: Path) -> None:
    source = {**SERVED, "DATABSE_URL": SERVED["DATABASE_URL"]}
    del source["DATABASE_URL"]
    with pytest.raises(ImproperlyConfigured, match=r"DATABSE_URL is set: is DATABASE_URL meant\?") as caught:
        env.read_or_stop(source, tmp_path)
    assert "name:word" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    problems = env.read({"MENTORFORUM_VAR": str(tmp_path / "file" / "var")}, tmp_path).problems
    assert [problem.partition(" ")[0] for problem in problems] == ["MENTORFORUM_VAR"]


def test_a_silent_database_holds_nothing_for_long(tmp_path: Path) -> None:
    options = env.read(SERVED, tmp_path).database["OPTIONS"]
    assert (options["connect_timeout"], options["tcp_user_timeout"]) == (5, 15_000)


def test_database_is_demanded_where_the_tryout_is_switched_off(tmp_path: Path) -> None:
    source = {**SERVED, "DATABASE_URL": "", "MENTORFORUM_TRYOUT": "0"}
    assert [problem.partition(" ")[0] for problem in env.read(source, tmp_path).problems] == ["DATABASE_URL"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CONTENT_KEYS", "k1:c2hvcnQ="),
        ("CONTENT_KEYS", "no colon"),
        ("CONTENT_KEYS", "k1:ææææ"),
        ("CONTENT_KEYS", f"{FIXED},{FIXED}"),
        ("DATABASE_URL", "mysql://name:word@db/forum"),
        ("DATABASE_URL", "postgres://x"),
        ("REDIS_URL", "amqp://queue"),
        ("EMAIL_URL", "consolemail://"),
        ("EMAIL_URL", "nonsense"),
        ("SITE_URL", "mentor.example.org"),
        ("SITE_URL", "https://mentor.example.org/path"),
    ],
)
def test_each_wrong_variable_is_named_without_its_value(tmp_path: Path, name: str, value: str) -> None:
    problems = env.read({**SERVED, name: value}, tmp_path).problems
    assert [problem.partition(" ")[0] for problem in problems] == [name]


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    source = {"DATABASE_URL": "mysql://x/y", "SITE_URL": "nonsense"}
    with pytest.raises(ImproperlyConfigured) as caught:
        env.read_or_stop(source, tmp_path)
    named = [line.split()[1] for line in str(caught.value).splitlines() if line.startswith("  - ")]
    assert sorted(named) == sorted(SERVED)


def test_env_file_is_made_once_and_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / ".env"
    keys.main(path)
    before = path.read_text()
    with pytest.raises(SystemExit):
        keys.main(path)
    assert path.read_text() == before
    assert path.stat().st_mode & 0o777 == 0o600
    made = keys.read_pairs(path)
    assert keys.read_content_keys(made["CONTENT_KEYS"]) == [made["CONTENT_KEYS"]]
    assert len({keys.fresh_keys()["CONTENT_KEYS"].partition(":")[0] for _ in range(100)}) == 100
    assert made["SECRET_KEY"] not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("url", "tls", "ssl"),
    [
        ("smtp://mail.example.org:25", False, False),
        ("smtp+tls://mail.example.org:587", True, False),
        ("smtp+ssl://mail.example.org:465", False, True),
    ],
)
def test_the_mail_servers_address_says_how_it_is_encrypted(tmp_path: Path, url: str, tls: bool, ssl: bool) -> None:
    options = env.read_mailer(url, tmp_path)["OPTIONS"]
    assert (options["use_tls"], options["use_ssl"]) == (tls, ssl)
