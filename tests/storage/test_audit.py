"""The audit: who, when, from where, which case; newest first, by filter, page by page."""

from storage import audit, officers
from storage.audit import Asked
from storage.inbox import open_case
from storage.store import Store


def test_rows_come_newest_first_by_officer_case_and_action(store: Store) -> None:
    with store.write() as tx:
        kim = officers.create(tx, "kim", "김당직", "officer", "a long pass phrase")
        case, _ = open_case(tx)
        audit.record(tx, kim, "login", source="10.0.0.1")
        audit.record(tx, kim, "case.read", case, {"up_to": 3}, "10.0.0.1")
        audit.record(tx, None, "case.read_raw", case)
        audit.record(tx, None, "casework.other", case)
    with store.read() as tx:
        assert [row.action for row in audit.listed(tx, Asked(officer_id=kim))] == ["case.read", "login"]
        assert [row.action for row in audit.listed(tx, Asked(action="case"))] == ["case.read_raw", "case.read"]
        newest, *rest = audit.listed(tx, Asked(case_id=case))
        assert (newest.action, len(rest)) == ("casework.other", 2)
        earlier = audit.listed(tx, Asked(before=newest.id, limit=1))
        assert [row.action for row in earlier] == ["case.read_raw"]
        read = audit.listed(tx, Asked(action="case.read"))[0]
        assert (read.officer, read.case_id, dict(read.detail), read.source) == ("김당직", case, {"up_to": 3}, "10.0.0.1")
        assert read.reference


def test_a_page_that_redraws_itself_is_a_read_only_where_it_shows_something_new(store: Store) -> None:
    with store.write() as tx:
        kim = officers.create(tx, "kim", "김당직", "officer", "a long pass phrase")
        case, _ = open_case(tx)
        assert audit.record_read(tx, kim, case, 3, "", opened=True)
        assert not audit.record_read(tx, kim, case, 3, "", opened=False)
        assert audit.record_read(tx, kim, case, 4, "", opened=False)
        assert audit.record_read(tx, kim, case, 4, "", opened=True)
        assert len(audit.listed(tx, Asked(case_id=case))) == 3
