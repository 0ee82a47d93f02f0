"""The compose file against settings, requirements and Makefile: nobody can start it here, so it is read."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from mentorforum import env, keys
from mentorforum.celery import TIMETABLE, app
from tests.house.sources import BASE

TEXT = (BASE / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
APP = ("migrate", "web", "worker", "beat")
DOCKERFILE = (BASE / "Dockerfile").read_text(encoding="utf-8")
VARIABLE = re.compile(r"\$\{(\w+)(?:(:[-?])([^}]*))?\}")


def filled(text: str, values: dict[str, str]) -> str:
    """As compose fills in variables. KeyError where one is demanded and not there."""

    def value(found: re.Match[str]) -> str:
        name, mark, default = found.groups()
        return values.get(name) or (default if mark == ":-" else values[name])

    return VARIABLE.sub(value, text)


def environment(service: str) -> dict[str, str]:
    values = {**keys.compose_values(), "EMAIL_URL": "smtp://mailpit:1025"}
    return {name: filled(str(text), values) for name, text in SERVICES[service]["environment"].items()}


def test_all_pieces_are_there() -> None:
    assert sorted(SERVICES) == sorted([*APP, "db", "redis", "mailpit"])


@pytest.mark.parametrize("service", APP)
def test_with_the_values_of_make_env_the_settings_are_content(service: str, tmp_path: Path) -> None:
    values = env.read(environment(service), tmp_path)
    assert values.problems == []
    assert not values.tryout
    assert (values.database["HOST"], values.database["NAME"]) == ("db", SERVICES["db"]["environment"]["POSTGRES_DB"])
    assert values.mailer["OPTIONS"]["host"] == "mailpit"
    assert "127.0.0.1" in values.hosts  # the health check asks there


def test_everything_the_settings_demand_is_handed_in() -> None:
    assert sorted(env.DEMANDED.keys() - SERVICES["web"]["environment"].keys()) == []


def test_what_is_demanded_is_what_make_env_writes() -> None:
    demanded = {name for name, mark, _default in VARIABLE.findall(TEXT) if mark == ":?"}
    assert demanded == set(keys.compose_values())


def test_a_forgotten_mail_server_is_an_error() -> None:
    """`:?` refuses what is empty too; and nothing that catches mails starts by itself."""
    assert keys.compose_values()["EMAIL_URL"] == ""
    assert SERVICES["web"]["environment"]["EMAIL_URL"].startswith("${EMAIL_URL:?")
    assert SERVICES["mailpit"]["profiles"] == ["mailpit"]


def test_a_container_that_is_handed_nothing_is_no_tryout(tmp_path: Path) -> None:
    given = dict(
        re.findall(r"(MENTORFORUM_TRYOUT)=(\d)", next(re.finditer(r"^ENV .*", DOCKERFILE, re.MULTILINE)).group())
    )
    assert not env.read(given, tmp_path).tryout


def test_no_secret_is_written_down() -> None:
    secret = re.compile(r"^\s*\w*(KEYS?|PASSWORD|TOKEN)\w*\s*[:=]\s*(?!\$\{)\S+", re.MULTILINE)
    assert secret.findall(TEXT) == []
    assert secret.findall(DOCKERFILE) == []
    assert re.findall(r"^(?:ARG|ENV).*(?:KEY|PASSWORD|SECRET)", DOCKERFILE, re.MULTILINE) == []
    assert (BASE / ".dockerignore").read_text(encoding="utf-8").startswith("*\n")


def test_a_written_down_secret_would_be_found() -> None:
    assert re.search(r"^\s*\w*(KEYS?|PASSWORD|TOKEN)\w*\s*[:=]\s*(?!\$\{)\S+", "    POSTGRES_PASSWORD: x", re.MULTILINE)


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_every_service_says_how_it_feels(service: str) -> None:
    own = SERVICES[service].get("healthcheck")
    assert own or (service == "web" and "HEALTHCHECK" in DOCKERFILE)


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_ports_are_open_on_this_machine_only(service: str) -> None:
    assert [port for port in SERVICES[service].get("ports", []) if not port.startswith("127.0.0.1:")] == []


def test_what_is_waited_for_exists_and_can_be_healthy() -> None:
    waits = [
        (name, other, how["condition"])
        for name in SERVICES
        for other, how in SERVICES[name].get("depends_on", {}).items()
    ]
    assert [wait for wait in waits if wait[1] not in SERVICES] == []
    assert [wait for wait in waits if wait[2] == "service_healthy" and "healthcheck" not in SERVICES[wait[1]]] == []


def test_worker_takes_from_every_queue_of_the_timetable() -> None:
    queues = {entry["options"]["queue"] for entry in TIMETABLE.values()} | {app.conf.task_default_queue}
    taken = SERVICES["worker"]["command"].split("--queues ")[1].split()[0].split(",")
    assert sorted(taken) == sorted(queues)
    assert "-B" not in SERVICES["worker"]["command"].split()  # beat is a service of its own: two would tick twice


def test_image_has_what_production_needs() -> None:
    copied = re.findall(r"^COPY (\S+)", DOCKERFILE, re.MULTILINE)
    assert [path for path in copied if not (BASE / path).exists() and path != "locale"] == []
    assert "requirements/production.txt" in copied
    own = [app for app in settings.INSTALLED_APPS if (BASE / app.partition(".")[0]).is_dir()]
    assert [app for app in own if app not in copied] == []
    ignored = (BASE / ".dockerignore").read_text(encoding="utf-8").split()
    assert [path for path in copied if f"!{path}" not in ignored] == []
    version = re.search(r"^FROM python:(\d\.\d+)", DOCKERFILE, re.MULTILINE)
    assert version
    assert version.group(1) == (BASE / ".python-version").read_text(encoding="utf-8").strip()
