"""The tables. `sealed` columns hold personal data encrypted with the case's key; `*_hash` columns are keyed hashes."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


class Utc(sa.types.TypeDecorator[datetime]):
    """An aware UTC time in both databases; a naive time is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time as the database takes it. Raises ValueError on a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without an offset")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The time with UTC as its offset."""
        if value is None:
            return None
        stored: datetime = value
        return stored.replace(tzinfo=UTC) if stored.tzinfo is None else stored.astimezone(UTC)


def _id() -> sa.Column[int]:
    return sa.Column("id", Id, primary_key=True, autoincrement=True)


def _case(nullable: bool = False) -> sa.Column[int]:
    return sa.Column("case_id", Id, sa.ForeignKey("cases.id"), nullable=nullable, index=True)


keyring = sa.Table(
    "keyring",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("check_value", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    comment="one row: proof that the master key at hand is the one this store was made with",
)

data_keys = sa.Table(
    "data_keys",
    metadata,
    _id(),
    sa.Column("wrapped", sa.LargeBinary, comment="null once destroyed: what it sealed can never be read again"),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("destroyed_at", Utc),
)

officers = sa.Table(
    "officers",
    metadata,
    _id(),
    sa.Column("login", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.String(64), nullable=False),
    sa.Column("role", sa.String(16), nullable=False, comment="officer | supervisor"),
    sa.Column("password", sa.String(200), nullable=False, comment="Argon2id, PHC string"),
    sa.Column("telegram_user", sa.String(32), unique=True, comment="immutable numeric id, never a name"),
    sa.Column("active", sa.Boolean, nullable=False, default=True),
    sa.Column("must_change", sa.Boolean, nullable=False, default=False),
    sa.Column("failed_logins", sa.Integer, nullable=False, default=0),
    sa.Column("locked_until", Utc),
    sa.Column("created_at", Utc, nullable=False),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("token_hash", sa.LargeBinary, primary_key=True),
    sa.Column("officer_id", Id, sa.ForeignKey("officers.id"), nullable=False, index=True),
    sa.Column("csrf", sa.String(64), nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("seen_at", Utc, nullable=False),
)

cases = sa.Table(
    "cases",
    metadata,
    _id(),
    sa.Column("reference", sa.String(16), nullable=False, unique=True, comment="told to the sender; looks up nothing for them"),
    sa.Column("key_id", Id, sa.ForeignKey("data_keys.id"), nullable=False),
    sa.Column("status", sa.String(16), nullable=False, comment="open | closed"),
    sa.Column("level", sa.String(16), comment="null until first read"),
    sa.Column("level_rank", sa.Integer, comment="0 critical to 3 low"),
    sa.Column("level_by", sa.String(16), comment="rule | model | officer"),
    sa.Column("category", sa.String(16)),
    sa.Column("language", sa.String(8)),
    sa.Column("unsure", sa.Boolean, nullable=False, default=False),
    sa.Column("owner_id", Id, sa.ForeignKey("officers.id")),
    sa.Column("answered_at", Utc, comment="when an officer first acknowledged, took or replied"),
    sa.Column("opened_at", Utc, nullable=False),
    sa.Column("last_in_at", Utc, nullable=False),
    sa.Column("last_out_at", Utc),
    sa.Column("closed_at", Utc),
    sa.Column("closed_as", sa.String(32)),
    sa.Column("seeded", sa.Boolean, nullable=False, default=False, comment="an invented case of the demo"),
    sa.Column("sealed", sa.LargeBinary, comment="summary for the queue: who, where, first words"),
    sa.Column("failures", sa.Text, nullable=False, default="", comment="what broke while reading, one a line"),
    sa.Index("ix_cases_queue", "status", "level_rank", "opened_at"),
)

conversations = sa.Table(
    "conversations",
    metadata,
    _id(),
    sa.Column("channel", sa.String(32), nullable=False),
    sa.Column("account", sa.String(64), nullable=False),
    sa.Column("chat_hash", sa.LargeBinary, nullable=False),
    sa.Column("sealed_chat", sa.LargeBinary, nullable=False, comment="the channel's address, sealed with the current case's key"),
    sa.Column("case_id", Id, sa.ForeignKey("cases.id"), nullable=False, index=True),
    sa.Column("language", sa.String(8), nullable=False, default=""),
    sa.Column("state", sa.JSON, nullable=False, comment="where the dialogue stands; no words of anybody"),
    sa.Column("officer_writes", sa.Boolean, nullable=False, default=False),
    sa.Column("unreachable", sa.Boolean, nullable=False, default=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.UniqueConstraint("chat_hash", "channel", "account"),  # the hash first: it is what is looked up
)

updates = sa.Table(
    "updates",
    metadata,
    _id(),
    sa.Column("channel", sa.String(32), nullable=False),
    sa.Column("account", sa.String(64), nullable=False),
    sa.Column("external_id", sa.String(128), nullable=False),
    sa.Column("key_id", Id, sa.ForeignKey("data_keys.id"), nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="the payload as it came"),
    sa.Column("received_at", Utc, nullable=False),
    sa.UniqueConstraint("external_id", "channel", "account"),  # the id first: it is what is looked up
)

messages = sa.Table(
    "messages",
    metadata,
    _id(),
    sa.Column("conversation_id", Id, sa.ForeignKey("conversations.id"), nullable=False, index=True),
    _case(),
    sa.Column("update_id", Id, sa.ForeignKey("updates.id")),
    sa.Column("direction", sa.String(4), nullable=False, comment="in | out"),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("external_id", sa.String(128), comment="the channel's id of the message"),
    sa.Column("officer_id", Id, sa.ForeignKey("officers.id"), comment="who wrote it; null for the line itself"),
    sa.Column("sent_at", Utc, comment="what the channel says; null where it does not tell"),
    sa.Column("received_at", Utc, nullable=False),
    sa.Column("glance", sa.Integer, nullable=False, default=0, comment="first look, for the order of reading; higher is first"),
    sa.Column("masked", sa.Integer, nullable=False, default=0, comment="registration numbers masked before writing"),
    sa.Column("read_at", Utc, comment="when the rules had read it; null = waiting"),
    sa.Column("settles_at", Utc, comment="one of an album: read from then on, so that its other parts are read with it"),
    sa.Index("ix_messages_waiting", "read_at", "direction", "glance"),
)

files = sa.Table(
    "files",
    metadata,
    _id(),
    _case(),
    sa.Column("message_id", Id, sa.ForeignKey("messages.id"), nullable=False, comment="the message it came with"),
    sa.Column("number", sa.Integer, nullable=False, comment="its place among the files of the message, from 0"),
    sa.Column("state", sa.String(16), nullable=False, comment="due | kept | looked | missing | refused"),
    sa.Column("reason", sa.String(32), nullable=False, default="", comment="why there is nothing to see, or only the original"),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="name, where from, SHA-256, type and what was found"),
    sa.Column("digest_hash", sa.LargeBinary, index=True, comment="of the SHA-256, to find the same file again"),
    sa.Column("size", sa.Integer, comment="bytes kept of the original"),
    sa.Column("turn", sa.Integer, nullable=False, comment="how many files of the case came before: everybody's first go first"),
    sa.Column("tries", sa.Integer, nullable=False, default=0),
    sa.Column("next_at", Utc, nullable=False),
    sa.Column("claimed_until", Utc),
    sa.Column("claimed_by", sa.String(64)),
    sa.Column("found_id", Id, sa.ForeignKey("messages.id"), comment="the message that tells what the file shows"),
    sa.Column("created_at", Utc, nullable=False),
    sa.UniqueConstraint("message_id", "number"),
    sa.Index("ix_files_waiting", "state", "next_at"),
)

file_parts = sa.Table(
    "file_parts",
    metadata,
    sa.Column("file_id", Id, sa.ForeignKey("files.id"), primary_key=True),
    sa.Column("copy", sa.String(16), primary_key=True, comment="original | working"),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="1 MiB of the file, the last part less"),
)

people = sa.Table(
    "people",
    metadata,
    _id(),
    _case(),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("name_hash", sa.LargeBinary, index=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="name, age, sex, quote, note"),
    sa.Column("origin", sa.String(16), nullable=False),
    sa.Column("message_id", Id, sa.ForeignKey("messages.id")),
    sa.Column("at", Utc, nullable=False),
)

identifiers = sa.Table(
    "identifiers",
    metadata,
    _id(),
    _case(),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("value_hash", sa.LargeBinary, nullable=False, index=True),
    sa.Column("owner", sa.String(16)),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="value, quote, note"),
    sa.Column("origin", sa.String(16), nullable=False),
    sa.Column("message_id", Id, sa.ForeignKey("messages.id")),
    sa.Column("at", Utc, nullable=False),
)

extractions = sa.Table(
    "extractions",
    metadata,
    _id(),
    _case(),
    sa.Column("field", sa.String(32), nullable=False, comment="place | last_contact | indicator | note"),
    sa.Column("rank", sa.Integer, nullable=False, default=0, comment="0 is the best of its field"),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="value, quote, note"),
    sa.Column("origin", sa.String(16), nullable=False),
    sa.Column("message_id", Id, sa.ForeignKey("messages.id")),
    sa.Column("at", Utc, nullable=False),
)

assessments = sa.Table(
    "assessments",
    metadata,
    _id(),
    _case(),
    sa.Column("level", sa.String(16), nullable=False),
    sa.Column("category", sa.String(16), nullable=False),
    sa.Column("origin", sa.String(16), nullable=False),
    sa.Column("unsure", sa.Boolean, nullable=False, default=False),
    sa.Column("officer_id", Id, sa.ForeignKey("officers.id")),
    sa.Column("last_message_id", Id, sa.ForeignKey("messages.id"), comment="up to which message this was judged"),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="the reasons with their words"),
    sa.Column("at", Utc, nullable=False),
)

matches = sa.Table(
    "matches",
    metadata,
    _id(),
    _case(),
    sa.Column("assessment_id", Id, sa.ForeignKey("assessments.id"), nullable=False, index=True),
    sa.Column("compound_id", sa.String(64), nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("probability", sa.Float, nullable=False),
    sa.Column("band", sa.String(16), nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="name, city, position, status, evidence"),
)

escalations = sa.Table(
    "escalations",
    metadata,
    _id(),
    _case(),
    sa.Column("level", sa.String(16), nullable=False),
    sa.Column("state", sa.String(16), nullable=False, comment="open | acked | stood_down"),
    sa.Column("policy", sa.JSON, nullable=False, comment="the ladder as it was when this one began"),
    sa.Column("step", sa.Integer, nullable=False, comment="the rung last climbed, from 0"),
    sa.Column("due_at", Utc, nullable=False, comment="when the next rung is due"),
    sa.Column("opened_at", Utc, nullable=False),
    sa.Column("answered_at", Utc),
    sa.Column("answered_by", Id, sa.ForeignKey("officers.id")),
    sa.Column("answered_via", sa.String(32)),
    sa.Index("ix_escalations_due", "state", "due_at"),
)

pages = sa.Table(
    "pages",
    metadata,
    _id(),
    sa.Column("escalation_id", Id, sa.ForeignKey("escalations.id"), nullable=False, index=True),
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("pager", sa.String(32), nullable=False),
    sa.Column("audience", sa.String(16), nullable=False, comment="duty | all | supervisors"),
    sa.Column("outbox_id", Id, sa.ForeignKey("outbox.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.UniqueConstraint("escalation_id", "step", "pager"),
)

answers = sa.Table(
    "answers",
    metadata,
    _id(),
    sa.Column("escalation_id", Id, sa.ForeignKey("escalations.id"), nullable=False, index=True),
    sa.Column("officer_id", Id, sa.ForeignKey("officers.id"), nullable=False),
    sa.Column("action", sa.String(16), nullable=False, comment="ack | take | not_urgent"),
    sa.Column("via", sa.String(32), nullable=False, comment="desk | a pager's name"),
    sa.Column("effective", sa.Boolean, nullable=False, comment="false where somebody else had answered before"),
    sa.Column("at", Utc, nullable=False),
)

outbox = sa.Table(
    "outbox",
    metadata,
    _id(),
    sa.Column("key", sa.String(96), nullable=False, unique=True, comment="the same effect has the same key"),
    sa.Column("lane", sa.String(96), nullable=False, comment="channel/account, or pager/name"),
    sa.Column("kind", sa.String(16), nullable=False, comment="reply | page | update | notice"),
    sa.Column("priority", sa.Integer, nullable=False, comment="lower goes first"),
    _case(nullable=True),
    sa.Column("conversation_id", Id, sa.ForeignKey("conversations.id"), index=True),
    sa.Column("message_id", Id, sa.ForeignKey("messages.id")),
    sa.Column("escalation_id", Id, sa.ForeignKey("escalations.id"), index=True),
    sa.Column("body", sa.JSON, nullable=False, comment="names of texts, ids and keys; never words of a person"),
    sa.Column("state", sa.String(16), nullable=False, comment="due | sent | failed"),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("next_at", Utc, nullable=False),
    sa.Column("claimed_until", Utc),
    sa.Column("claimed_by", sa.String(64)),
    sa.Column("error", sa.String(64)),
    sa.Column("external_id", sa.String(128)),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("sent_at", Utc),
    sa.Index("ix_outbox_due", "lane", "state", "next_at"),
)

notes = sa.Table(
    "notes",
    metadata,
    _id(),
    _case(),
    sa.Column("officer_id", Id, sa.ForeignKey("officers.id"), comment="null for a note of the line itself"),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("at", Utc, nullable=False),
)

judgements = sa.Table(
    "judgements",
    metadata,
    _id(),
    _case(),
    sa.Column("officer_id", Id, sa.ForeignKey("officers.id"), nullable=False),
    sa.Column(
        "about", sa.String(32), nullable=False, comment="level | person | identifier | place | last_contact | indicator | match"
    ),
    sa.Column("value_hash", sa.LargeBinary, nullable=False, comment="of the value judged, so that it holds over a new reading"),
    sa.Column("verdict", sa.String(16), nullable=False, comment="right | wrong | entered"),
    sa.Column("last_message_id", Id, sa.ForeignKey("messages.id"), comment="up to which message the officer had read"),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="the value and the officer's reason"),
    sa.Column("at", Utc, nullable=False),
    comment="what officers say of what was read out of a case; the newest of a value counts",
)

sightings = sa.Table(
    "sightings",
    metadata,
    _id(),
    sa.Column("case_id", Id, sa.ForeignKey("cases.id"), nullable=False, unique=True),
    sa.Column("lat", sa.Float, comment="rounded to about 100 m"),
    sa.Column("lon", sa.Float, comment="rounded to about 100 m"),
    sa.Column("radius_km", sa.Float),
    sa.Column("place_id", sa.String(64), nullable=False, default="", comment="the gazetteer's place, where it is one"),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="the names the site is called by"),
    sa.Column("settled", sa.String(64), comment="id of the compound it turned out to be, - for none; null while open"),
    sa.Column("at", Utc, nullable=False),
    comment="cases that speak of a site which is no known compound",
)

sites = sa.Table(
    "sites",
    metadata,
    _id(),
    sa.Column("compound_id", sa.String(64), nullable=False, index=True),
    sa.Column("facts", sa.JSON, nullable=False, comment="as in the compounds file: a new site, or what differs from the file"),
    sa.Column("officer_id", Id, sa.ForeignKey("officers.id"), nullable=False),
    sa.Column("at", Utc, nullable=False),
    comment="what officers confirmed of sites; public knowledge, nothing personal; the newest row of a compound counts",
)

model_runs = sa.Table(
    "model_runs",
    metadata,
    _id(),
    _case(),
    sa.Column("kind", sa.String(16), nullable=False, comment="read | translate"),
    sa.Column("upto", Utc, nullable=False, comment="the case's last message that was shown"),
    sa.Column("state", sa.String(16), nullable=False, comment="running | done | failed | given_up"),
    sa.Column("not_before", Utc, nullable=False, comment="until when nobody else asks again"),
    sa.Column("model", sa.String(128), nullable=False),
    sa.Column("prompt", sa.String(32), nullable=False, comment="prompt file with its version"),
    sa.Column("outcome", sa.String(32), nullable=False, default="", comment="what came of it, or why nothing did"),
    sa.Column("dropped", sa.Integer, nullable=False, default=0, comment="values whose words stand in no message"),
    sa.Column("at", Utc, nullable=False, index=True),
    sa.Column("done_at", Utc),
    comment="what a language model was asked; what wants asking follows from the cases",
)

translations = sa.Table(
    "translations",
    metadata,
    sa.Column("message_id", Id, sa.ForeignKey("messages.id"), primary_key=True),
    _case(),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="the message in Korean, by a machine"),
    sa.Column("model", sa.String(128), nullable=False),
    sa.Column("prompt", sa.String(32), nullable=False),
    sa.Column("at", Utc, nullable=False),
)

audit = sa.Table(
    "audit",
    metadata,
    _id(),
    sa.Column("at", Utc, nullable=False),
    sa.Column("officer_id", Id, sa.ForeignKey("officers.id"), index=True),
    sa.Column("action", sa.String(48), nullable=False),
    _case(nullable=True),
    sa.Column("detail", sa.JSON, nullable=False, comment="ids and counts; nothing personal"),
    sa.Column("source", sa.String(64), nullable=False, default="", comment="address the officer came from"),
)

changes = sa.Table(
    "changes",
    metadata,
    _id(),
    sa.Column("topic", sa.String(16), nullable=False, comment="case | alarm | chat"),
    sa.Column("subject", Id, nullable=False, comment="id of the case, escalation or conversation"),
    sa.Column("at", Utc, nullable=False),
    comment="what screens have to redraw; pruned after an hour",
)

tracks = sa.Table(
    "tracks",
    metadata,
    _id(),
    _case(),
    sa.Column("conversation_id", Id, sa.ForeignKey("conversations.id"), nullable=False),
    sa.Column("external_id", sa.String(128), nullable=False, comment="the channel's id of the message that is shared live"),
    sa.Column("points", sa.Integer, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False, comment="the newest point"),
    sa.Column("started_at", Utc, nullable=False),
    sa.Column("last_at", Utc, nullable=False, comment="of the newest point, by the channel's clock"),
    sa.Column("heard_at", Utc, nullable=False, comment="when the newest point came in"),
    sa.Column("shown_at", Utc, nullable=False, comment="when a point last went to the rules as a message"),
    sa.Column("until", Utc, comment="when the sharing runs out; null where it has no end"),
    sa.Column("ended_at", Utc),
    sa.Column("ended_how", sa.String(16), comment="stopped | run_out"),
    sa.Column("silent_at", Utc, comment="when it was noticed that no point comes any more"),
    sa.Column("jumps", sa.Integer, nullable=False, default=0),
    sa.Column("jump_km", sa.Float, comment="of the last jump no road allows"),
    sa.Column("jumped_at", Utc),
    sa.UniqueConstraint("case_id", "conversation_id", "external_id"),
    sa.Index("ix_tracks_open", "ended_at", "heard_at"),
    comment="positions that are shared live: one row for each, its points apart",
)

points = sa.Table(
    "points",
    metadata,
    _id(),
    sa.Column("track_id", Id, sa.ForeignKey("tracks.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False, comment="its place in the track, from 1"),
    sa.Column("update_id", Id, sa.ForeignKey("updates.id")),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("track_id", "number"),
)

warnings = sa.Table(
    "warnings",
    metadata,
    _id(),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column(
        "subject", sa.String(96), nullable=False, comment="what it is about: a channel account, a case, a member of the room"
    ),
    sa.Column("case_id", Id, sa.ForeignKey("cases.id")),
    sa.Column("state", sa.String(16), nullable=False, comment="open | seen | over"),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("detail", sa.JSON, nullable=False, comment="ids, counts and times; nothing personal of a sender"),
    sa.Column("since", Utc, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("seen_by", Id, sa.ForeignKey("officers.id")),
    sa.UniqueConstraint("kind", "subject"),
    comment="what officers should know beside the cases; it stands until somebody has seen it or it is over",
)

workers = sa.Table(
    "workers",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("at", Utc, nullable=False, comment="last heartbeat"),
    sa.Column("started_at", Utc, nullable=False),
)
