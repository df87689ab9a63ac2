"""Every text the desk's pages and rules name exists, in both of the desk's languages with the same values."""

import re
from pathlib import Path

import pytest

from bot.texts import catalogue
from knowledge.compounds import RADIUS_KM, STATUSES
from knowledge.own_compounds import LANGUAGES
from storage.desk_actions import Closed, Refused
from storage.ladder import Action
from storage.officers import OfficerProblem
from storage.warnings import Kind
from triage.assessment import Band, Category, Level
from triage.extraction import IdentifierKind, Indicator, Origin, Role

DESK = Path(__file__).parents[2] / "desk"

FAMILIES = {
    "desk-level-": [level.value for level in Level],
    "desk-category-": [category.value for category in Category],
    "desk-band-": [band.value for band in Band],
    "desk-origin-": [origin.value for origin in Origin],
    "desk-role-": [*[role.value for role in Role], "officer", "supervisor"],
    "desk-kind-": [kind.value for kind in IdentifierKind],
    "desk-indicator-": [indicator.value.replace("_", "-") for indicator in Indicator],
    "desk-ending-": [ending.value for ending in Closed],
    "desk-answer-": [action.value.replace("_", "-") for action in Action],
    "desk-said-": [action.value.replace("_", "-") for action in Action],
    "desk-said-refused-": list(Refused.REASONS),
    "desk-alarm-": ["open", "acked", "stood_down", "superseded"],
    "desk-status-": list(STATUSES),
    "desk-precision-": [precision for precision in RADIUS_KM if precision != "unknown"],
    "desk-speaks-": list(LANGUAGES),
    "desk-track-": ["live", "silent", "stopped", "run-out"],
    "desk-page-": ["due", "sent", "failed", "dropped"],
}


def named() -> set[str]:
    """The texts named in templates and code."""
    files = [*DESK.glob("templates/*.html"), *DESK.glob("*.py")]
    found = {name for file in files for name in re.findall(r"['\"](desk-[a-z-]*[a-z])['\"]", file.read_text(encoding="utf-8"))}
    return found | {head + tail for head, tails in FAMILIES.items() for tail in tails}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_text_that_is_named_exists(language: str) -> None:
    assert not sorted(named() - set(catalogue(language, "desk.ftl")))


def test_both_languages_have_the_same_texts() -> None:
    assert catalogue("ko", "desk.ftl") == catalogue("en", "desk.ftl")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_warning_has_its_sentence(language: str) -> None:
    assert set(catalogue(language, "warnings.ftl")) == {f"warning-{kind.value.replace('_', '-')}" for kind in Kind}
    assert catalogue(language, "warnings.ftl") == catalogue("ko", "warnings.ftl")


def test_every_problem_of_an_officer_has_its_sentence() -> None:
    texts = catalogue("ko", "desk.ftl")
    for reason in OfficerProblem.REASONS:
        names = {f"desk-problem-officer-{reason.replace('_', '-')}", f"desk-problem-password-{reason}"}
        assert names & set(texts), reason
