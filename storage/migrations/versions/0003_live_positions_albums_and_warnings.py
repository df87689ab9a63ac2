"""Live positions as tracks, albums that settle, and warnings for officers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "warnings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column(
            "subject",
            sa.String(length=96),
            nullable=False,
            comment="what it is about: a channel account, a case, a member of the room",
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False, comment="open | seen | over"),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False, comment="ids, counts and times; nothing personal of a sender"),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_warnings_case_id")),
        sa.ForeignKeyConstraint(["seen_by"], ["officers.id"], name=op.f("fk_warnings_seen_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warnings")),
        sa.UniqueConstraint("kind", "subject", name=op.f("uq_warnings_kind_subject")),
        comment="what officers should know beside the cases; it stands until somebody has seen it or it is over",
    )
    op.create_table(
        "tracks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("conversation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "external_id", sa.String(length=128), nullable=False, comment="the channel's id of the message that is shared live"
        ),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False, comment="the newest point"),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False, comment="of the newest point, by the channel's clock"),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False, comment="when the newest point came in"),
        sa.Column(
            "shown_at", sa.DateTime(timezone=True), nullable=False, comment="when a point last went to the rules as a message"
        ),
        sa.Column(
            "until", sa.DateTime(timezone=True), nullable=True, comment="when the sharing runs out; null where it has no end"
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_how", sa.String(length=16), nullable=True, comment="stopped | run_out"),
        sa.Column(
            "silent_at", sa.DateTime(timezone=True), nullable=True, comment="when it was noticed that no point comes any more"
        ),
        sa.Column("jumps", sa.Integer(), nullable=False),
        sa.Column("jump_km", sa.Float(), nullable=True, comment="of the last jump no road allows"),
        sa.Column("jumped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_tracks_case_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_tracks_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracks")),
        sa.UniqueConstraint(
            "case_id", "conversation_id", "external_id", name=op.f("uq_tracks_case_id_conversation_id_external_id")
        ),
        comment="positions that are shared live: one row for each, its points apart",
    )
    with op.batch_alter_table("tracks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tracks_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_tracks_open", ["ended_at", "heard_at"], unique=False)

    op.create_table(
        "points",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("track_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="its place in the track, from 1"),
        sa.Column("update_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_points_track_id")),
        sa.ForeignKeyConstraint(["update_id"], ["updates.id"], name=op.f("fk_points_update_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points")),
        sa.UniqueConstraint("track_id", "number", name=op.f("uq_points_track_id_number")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "settles_at",
                sa.DateTime(timezone=True),
                nullable=True,
                comment="one of an album: read from then on, so that its other parts are read with it",
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_column("settles_at")

    op.drop_table("points")
    with op.batch_alter_table("tracks", schema=None) as batch_op:
        batch_op.drop_index("ix_tracks_open")
        batch_op.drop_index(batch_op.f("ix_tracks_case_id"))

    op.drop_table("tracks")
    op.drop_table("warnings")
