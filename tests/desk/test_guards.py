"""Who may do what: every action against every kind of visitor, tokens, locks, headers and limits."""

import re
from dataclasses import replace

import httpx
import pytest

from desk.app import ACTIONS, DeskSettings
from desk.headers import MOST_BODY
from desk.visit import Action
from storage import audit, desk_actions, officers, sessions
from storage.audit import Asked
from storage.officers import Role
from tests.desk.conftest import PASSWORD, Client, Shift
from tests.desk.invented import CASES, write

GUARDED = [action for action in ACTIONS if action.role is not None]
NAMES = [f"{action.method} {action.path}" for action in GUARDED]


def path_of(action: Action, shift: Shift) -> str:
    """The action's address with ids that exist."""
    ids = {
        "case": shift.mother,
        "message": 1,
        "officer": shift.people["lee"],
        "key": "00",
        "compound": "jinbei-casino",
        "file": 1,
        "warning": 1,
    }
    return re.sub(r"\{(\w+):\w+\}", lambda found: str(ids[found.group(1)]), action.path)


async def ask(client: Client, action: Action) -> httpx.Response:
    """Asks for the action once; an event stream is not followed."""
    path = path_of(action, client.shift)
    if action.method == "POST":
        return await client.post(path, follow=False)
    return await client.http.get(path)


NOT_STREAMED = [action for action in GUARDED if action.path != "/events"]
SUPERVISORS = [action for action in GUARDED if action.role is Role.SUPERVISOR]


async def test_nobody_gets_anything_without_a_session(shift: Shift) -> None:
    stranger = Client(shift)
    for action in GUARDED:
        response = await ask(stranger, action)
        refused = response.status_code == 403 if action.method == "POST" else response.headers.get("location") == "/login"
        assert refused, action.path
        assert "홍길동" not in response.text


async def test_an_officer_may_work_cases_and_not_supervise(kim: Client) -> None:
    for action in NOT_STREAMED:
        if action.path in ("/logout", "/alive"):
            continue
        await kim.get("/")
        response = await ask(kim, action)
        assert (response.status_code == 403) is (action.role is Role.SUPERVISOR), action.path
        assert response.status_code < 500, action.path


async def test_a_supervisor_may_do_everything(park: Client) -> None:
    for action in NOT_STREAMED:
        if action.path == "/logout":
            continue
        await park.get("/")
        response = await ask(park, action)
        assert response.status_code != 403, action.path
        assert response.status_code < 500, action.path


async def test_a_change_without_the_sessions_token_is_refused(kim: Client, shift: Shift) -> None:
    lee = Client(shift)
    await lee.login("lee")
    for token in ("", "x", lee.csrf):
        kim.csrf = token
        for action in GUARDED:
            if action.method == "POST":
                assert (await ask(kim, action)).status_code == 403, action.path
    with shift.store.read() as tx:
        assert not audit.listed(tx, Asked(action="case.note"))


async def test_a_change_from_another_site_is_refused(kim: Client, shift: Shift) -> None:
    await kim.get("/")
    kim.http.headers["sec-fetch-site"] = "cross-site"
    assert (await kim.post(f"/cases/{shift.mother}/answer", action="ack")).status_code == 403


async def test_the_token_may_come_as_a_header(kim: Client) -> None:
    await kim.get("/")
    answer = await kim.http.post("/alive", headers={"x-csrf-token": kim.csrf})
    assert answer.status_code == 204


async def test_an_idle_session_is_locked_and_a_long_one_is_over(kim: Client, shift: Shift) -> None:
    shift.clock.forward(minutes=14)
    assert (await kim.http.get("/")).status_code == 200
    shift.clock.forward(minutes=14)
    assert (await kim.http.get("/")).status_code == 200
    shift.clock.forward(minutes=16)
    locked = await kim.http.get(f"/cases/{shift.mother}")
    assert locked.headers["location"] == "/locked"
    page = await kim.get("/locked")
    assert "홍길동" not in page.text
    await kim.post("/login", login="kim", password=PASSWORD)
    assert (await kim.http.get("/")).status_code == 200
    for _ in range(60):
        shift.clock.forward(minutes=12)
        await kim.http.get("/")
    assert (await kim.http.get("/")).headers["location"] == "/login"


async def test_a_page_that_redraws_itself_does_not_keep_a_session_alive(kim: Client, shift: Shift) -> None:
    for _ in range(4):
        shift.clock.forward(minutes=5)
        last = await kim.http.get("/queue/live", headers={"hx-request": "true"})
    assert last.status_code == 204
    assert last.headers["hx-redirect"] == "/locked"


async def test_logging_in_begins_a_new_session_and_leaving_ends_it(kim: Client, shift: Shift) -> None:
    first = kim.http.cookies["desk"]
    shift.clock.forward(minutes=20)
    await kim.get("/locked")
    await kim.post("/login", login="kim", password=PASSWORD)
    second = kim.http.cookies["desk"]
    assert first != second
    with shift.store.read() as tx:
        assert sessions.find(tx, first, DeskSettings().limits) is None
    await kim.get("/")
    await kim.post("/logout")
    with shift.store.read() as tx:
        assert sessions.find(tx, second, DeskSettings().limits) is None


async def test_every_way_of_failing_to_log_in_looks_the_same(shift: Shift) -> None:
    with shift.store.write() as tx:
        officers.deactivate(tx, shift.people["lee"])
    pages = set()
    for login, password in (("kim", "wrong wrong wrong"), ("nobody", PASSWORD), ("lee", PASSWORD)):
        stranger = Client(shift)
        response = await stranger.login(login, password)
        assert response.status_code == 401
        text = response.text.replace(f'value="{login}"', "").replace(stranger.csrf, "")
        pages.add(re.sub(r'value="[^"]{20,}"', "", text))
    assert len(pages) == 1


async def test_wrong_passwords_make_a_login_wait(shift: Shift) -> None:
    stranger = Client(shift)
    for _ in range(5):
        await stranger.login("kim", "wrong wrong wrong")
    assert (await stranger.login("kim")).status_code == 401
    shift.clock.forward(seconds=31)
    assert (await stranger.login("kim")).status_code == 303


async def test_a_first_password_opens_only_the_way_to_change_it(shift: Shift, park: Client) -> None:
    await park.get("/officers")
    page = (await park.post("/officers", login="choi", name="최당직", role="officer")).text
    password = page.split("<code>")[1].split("<")[0]
    choi = Client(shift)
    await choi.login("choi", password)
    assert (await choi.http.get("/")).headers["location"] == "/password"
    await choi.get("/password")
    assert (await choi.post("/password", old=password, new="short", again="short")).status_code == 422
    fresh = "another long phrase"
    await choi.post("/password", old=password, new=fresh, again=fresh)
    assert (await choi.login("choi", fresh)).status_code == 303
    assert (await choi.http.get("/")).status_code == 200


async def test_a_deactivated_officer_is_out_at_once(kim: Client, park: Client, shift: Shift) -> None:
    await park.get("/officers")
    await park.post(f"/officers/{shift.people['kim']}/active", active="no")
    assert (await kim.http.get("/")).headers["location"] == "/login"
    assert (await park.post(f"/officers/{shift.people['park']}/active", active="no")).status_code == 422


@pytest.mark.parametrize("path", ["/login", "/", "/static/desk.css", "/nowhere", "/events-of-nobody"])
async def test_every_answer_carries_the_strict_headers(kim: Client, path: str) -> None:
    headers = (await kim.http.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == ("public, max-age=3600" if path.startswith("/static") else "no-store")


async def test_pages_hold_nothing_the_policy_forbids(kim: Client, park: Client, shift: Shift) -> None:
    for client, path in ((kim, "/"), (kim, f"/cases/{shift.mother}"), (park, "/officers"), (park, "/audit")):
        page = (await client.get(path)).text
        assert not re.search(r"<script(?![^>]*src=)", page)
        assert not re.search(r"\son\w+=|\sstyle=|javascript:|https?://", page), path


async def test_the_session_cookie_is_kept_from_scripts_and_other_sites(shift: Shift) -> None:
    response = await Client(shift).login("kim")
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie


async def test_a_body_too_long_is_refused_unread(kim: Client) -> None:
    assert (await kim.http.post("/login", content=b"x" * (MOST_BODY + 1))).status_code == 413


async def test_every_read_of_a_case_is_in_the_audit(kim: Client, park: Client, shift: Shift) -> None:
    await kim.get(f"/cases/{shift.mother}")
    await kim.get(f"/cases/{shift.mother}/live")
    await kim.get(f"/cases/{shift.mother}")
    with shift.store.read() as tx:
        rows = audit.listed(tx, Asked(action="case.read"))
    assert [(row.officer_id, row.case_id, row.source) for row in rows] == [
        (shift.people["kim"], shift.mother, "127.0.0.9"),
        (shift.people["kim"], shift.mother, "127.0.0.9"),
    ]
    page = (await park.get(f"/audit?case={shift.mother}&action=case.read")).text
    assert page.count("김당직</td>") == 2


async def test_a_live_page_that_shows_a_new_message_is_one_more_read(kim: Client, shift: Shift) -> None:
    await kim.get(f"/cases/{shift.mother}")
    write(shift.store, replace(CASES[0], rings=False), number=2)
    for _ in range(2):
        await kim.get(f"/cases/{shift.mother}/live")
    with shift.store.read() as tx:
        assert len(audit.listed(tx, Asked(action="case.read"))) == 2


async def test_numbers_beyond_any_case_are_not_found(kim: Client) -> None:
    for number in (2**63 - 1, 2**63, 10**30):
        assert (await kim.http.get(f"/cases/{number}")).status_code == 404


async def test_a_reply_in_somebody_elses_case_is_asked_about_first(kim: Client, shift: Shift) -> None:
    lee = desk_actions.Actor(shift.people["lee"])
    await shift.store.run(lambda tx: desk_actions.take(tx, shift.mother, lee))
    asked = await kim.post(f"/cases/{shift.mother}/reply", text="어디세요?", key="k9")
    assert asked.status_code == 409
    assert "이당직 당직자가 맡은 사건입니다" in asked.text
    assert "어디세요?" in asked.text
    sent = await kim.post(f"/cases/{shift.mother}/reply", text="어디세요?", key="k9", others="yes")
    assert sent.url.query == b"said=reply"


async def test_a_note_that_is_too_long_stays_in_its_box(kim: Client, shift: Shift) -> None:
    answer = await kim.post(f"/cases/{shift.mother}/note", text="가" * 4001)
    assert answer.status_code == 422
    assert "메모가 너무 깁니다" in answer.text
    assert "가" * 4001 in answer.text
