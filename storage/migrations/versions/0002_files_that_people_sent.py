"""Files that people sent, in sealed parts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "files",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False, comment="the message it came with"
        ),
        sa.Column("number", sa.Integer(), nullable=False, comment="its place among the files of the message, from 0"),
        sa.Column("state", sa.String(length=16), nullable=False, comment="due | kept | looked | missing | refused"),
        sa.Column("reason", sa.String(length=32), nullable=False, comment="why there is nothing to see, or only the original"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False, comment="name, where from, SHA-256, type and what was found"),
        sa.Column("digest_hash", sa.LargeBinary(), nullable=True, comment="of the SHA-256, to find the same file again"),
        sa.Column("size", sa.Integer(), nullable=True, comment="bytes kept of the original"),
        sa.Column(
            "turn", sa.Integer(), nullable=False, comment="how many files of the case came before: everybody's first go first"
        ),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_by", sa.String(length=64), nullable=True),
        sa.Column(
            "found_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
            comment="the message that tells what the file shows",
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_files_case_id")),
        sa.ForeignKeyConstraint(["found_id"], ["messages.id"], name=op.f("fk_files_found_id")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_files_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sa.UniqueConstraint("message_id", "number", name=op.f("uq_files_message_id_number")),
    )
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_files_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_files_digest_hash"), ["digest_hash"], unique=False)
        batch_op.create_index("ix_files_waiting", ["state", "next_at"], unique=False)

    op.create_table(
        "file_parts",
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("copy", sa.String(length=16), nullable=False, comment="original | working"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False, comment="1 MiB of the file, the last part less"),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_file_parts_file_id")),
        sa.PrimaryKeyConstraint("file_id", "copy", "number", name=op.f("pk_file_parts")),
    )


def downgrade() -> None:
    op.drop_table("file_parts")
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.drop_index("ix_files_waiting")
        batch_op.drop_index(batch_op.f("ix_files_digest_hash"))
        batch_op.drop_index(batch_op.f("ix_files_case_id"))

    op.drop_table("files")
