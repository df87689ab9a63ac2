"""What cannot be run here can be read: the image, the compose file and the locks agree with the code and with each other."""

import json
import re
import tomllib
from typing import Any

import pytest
import yaml

from bot.config import Settings
from tests.house.rules import MAY_IMPORT, PROJECT

COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (PROJECT / "Dockerfile").read_text(encoding="utf-8")
LINES = {name: service for name, service in COMPOSE["services"].items() if name.startswith("line-")}


def locked(name: str) -> dict[str, str]:
    """Each package of a lock with its version and all that decides when it is installed."""
    text = (PROJECT / name).read_text(encoding="utf-8")
    return {line.split("==")[0]: line.rstrip(" \\") for line in text.splitlines() if re.match(r"[a-z0-9]", line)}


def test_two_processes_of_the_line_have_names_stores_and_ports_of_their_own() -> None:
    assert len(LINES) == 2
    for of_each in (
        [service["environment"]["TIPLINE_WORKER"] for service in LINES.values()],
        [volume for service in LINES.values() for volume in service["volumes"]],
        [port.rpartition(":")[0] for service in LINES.values() for port in service["ports"]],
    ):
        assert len(set(of_each)) == len(of_each)


@pytest.mark.parametrize("name", LINES)
def test_what_the_compose_file_sets_is_a_setting(name: str) -> None:
    known = {str(field.validation_alias or f"TIPLINE_{key.upper()}") for key, field in Settings.model_fields.items()}
    assert set(LINES[name]["environment"]) <= known
    assert set(re.findall(r"^    (TIPLINE_\w+)=", DOCKERFILE, re.MULTILINE)) <= known


def test_nothing_is_published_but_on_loopback() -> None:
    ports = [port for service in COMPOSE["services"].values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_secrets_come_from_files_and_each_is_declared() -> None:
    used = {secret for service in COMPOSE["services"].values() for secret in service.get("secrets", ())}
    mentioned = set(re.findall(r"/run/secrets/(\w+)", (PROJECT / "compose.yaml").read_text(encoding="utf-8")))
    assert mentioned <= used == set(COMPOSE["secrets"])
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert all(f"secrets/{name}" in readme for name in used)


def test_volumes_and_networks_are_declared() -> None:
    volumes = {volume.partition(":")[0] for service in COMPOSE["services"].values() for volume in service["volumes"]}
    networks = {network for service in COMPOSE["services"].values() for network in service["networks"]}
    assert volumes == set(COMPOSE["volumes"])
    assert networks == set(COMPOSE["networks"])


def test_the_line_gets_time_to_end_what_is_under_way() -> None:
    assert all(service["stop_grace_period"] == "60s" for service in LINES.values())
    assert "STOPSIGNAL SIGTERM" in DOCKERFILE


def test_the_chroma_server_is_of_the_clients_version() -> None:
    assert COMPOSE["services"]["chroma"]["image"].rpartition(":")[2] == locked("requirements.lock")["chromadb"].partition("==")[2]


def test_the_image_copies_what_is_there_and_all_that_runs() -> None:
    copied = [word for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE) for word in line.split()]
    assert all((PROJECT / path).exists() for path in copied)
    assert set(MAY_IMPORT) <= set(copied)
    sent = {line[1:] for line in (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")}
    assert sent == set(copied)


def test_the_image_does_not_run_as_root() -> None:
    assert re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE) == ["tipline"]


def test_what_runs_is_what_was_tested() -> None:
    tested, runs = locked("requirements.lock"), locked("requirements-run.lock")
    assert runs.items() <= tested.items()
    assert not {"pytest", "playwright", "ruff"} & set(runs)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[\[<>=]", requirement)[0].replace(".", "-") for requirement in project["dependencies"]}
    assert asked <= set(locked("requirements-run.lock"))


def test_assets_are_pinned_to_one_version_each() -> None:
    asked = json.loads((PROJECT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((PROJECT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert all("integrity" in package for path, package in packages.items() if path)
