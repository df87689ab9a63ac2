"""Every setting, read once from the environment; nothing else in the project reads it."""

import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.engine import normal_url
from storage.ladder import Ladder, Rung
from triage.dialogue import telling_words

#: By which langchain sends every prompt and answer to a service of its maker.
_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
_OFF = ("", "0", "false", "no", "off")
_QUOTED = re.compile(r'field "(\w+)"')
_LONGEST_WAIT = 7 * 86_400  #: seconds; a step that never comes is no ladder
AUDIENCES = ("duty", "second", "all", "supervisors")


class BadSettings(Exception):
    """The settings contradict themselves or cannot be read; the text says which one, and never its value."""


class TelegramAccount(BaseModel, frozen=True):
    """One Telegram bot. Without a webhook secret it polls."""

    account: str = Field(pattern=r"^[a-z0-9_-]{1,32}$")
    token: SecretStr | None = None
    token_file: Path | None = None
    webhook_secret: SecretStr | None = None
    webhook_secret_file: Path | None = None
    voice: Literal["plain", "quiet"] = "plain"
    names: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _harmless_names(self) -> "TelegramAccount":
        """A name stands in the list of chats of a screen that somebody else may read."""
        for code, name in self.names.items():
            if not re.fullmatch(r"[a-z]{2}|", code) or not 1 <= len(name) <= 64:
                raise ValueError("names are by language ('ko', '' for all others) and of 1 to 64 characters")
            if self.voice == "quiet" and telling_words(name):
                raise ValueError("a name of a quiet account must not tell what the chat is")
        return self

    def secret(self) -> str:
        """The bot's token, from the setting or its file. Raises `BadSettings` where there is none."""
        found = self._given("token", self.token, self.token_file)
        if not found:
            raise BadSettings(f"Telegram account {self.account} has neither token nor token_file")
        return found

    def hook_secret(self) -> str:
        """What Telegram proves itself with at the webhook, "" where it is polled. Raises `BadSettings`."""
        return self._given("webhook_secret", self.webhook_secret, self.webhook_secret_file)

    def _given(self, name: str, value: SecretStr | None, file: Path | None) -> str:
        if value is not None or file is None:
            return value.get_secret_value() if value else ""
        try:
            return file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as problem:
            raise BadSettings(f"{name}_file of Telegram account {self.account}: {type(problem).__name__}") from None


class KakaoAccount(BaseModel, frozen=True):
    """One KakaoTalk bot, whose skill is called at `/kakao/<account>` with the secret as the last part of the path or a header."""

    account: str = Field(pattern=r"^[a-z0-9_-]{1,32}$")
    skill_secret: SecretStr = Field(min_length=16)
    bot_ids: tuple[str, ...] = ()
    block_id: str = ""
    event: str = ""
    event_key: SecretStr = SecretStr("")
    voice: Literal["plain", "quiet"] = "plain"


class Settings(BaseSettings):
    """What can be set, as `TIPLINE_<NAME>` in the environment or in a file named `.env`."""

    model_config = SettingsConfigDict(
        env_prefix="TIPLINE_", env_file=".env", extra="ignore", frozen=True, populate_by_name=True, hide_input_in_errors=True
    )

    data_dir: Path = Field(Path("var"), description="where the embedded store, the index and the master key are kept")
    database_url: str = Field(
        "", validation_alias="DATABASE_URL", description="SQLite or PostgreSQL; empty is SQLite in the data directory"
    )
    master_key_file: Path | None = Field(None, description="file of 64 hex digits; empty is `master.key` in the data directory")
    public_host: str = Field("127.0.0.1", description="address of the web chat and the webhooks")
    public_port: int = Field(8080, ge=0, le=65535, description="port of the web chat and the webhooks")
    public_url: str = Field("", description="address of the public side as Telegram reaches it (https); needed for webhooks")
    desk_host: str = Field("127.0.0.1", description="address of the officers' desk")
    desk_port: int = Field(8081, ge=0, le=65535, description="port of the officers' desk; never the public one")
    desk_url: str = Field("", description="address of the desk as officers open it, for links in pages")
    secure_cookies: bool = Field(False, description="set to true behind TLS: cookies are then sent over TLS only")
    webchat: bool = Field(True, description="whether the web chat is open")
    webchat_leave_url: str = Field("https://www.google.com/", description="where the web chat's way out leads: any everyday page")
    telegram: tuple[TelegramAccount, ...] = Field((), description="JSON list of Telegram bots")
    telegram_api: str = Field("https://api.telegram.org", description="address of the Bot API server")
    kakao: tuple[KakaoAccount, ...] = Field((), description="JSON list of KakaoTalk bots")
    duty_room: str = Field("", description="id of the Telegram group where officers are paged")
    duty_room_account: str = Field("", description="which Telegram bot pages there; empty is the first")
    duty_room_per_minute: int = Field(18, ge=1, description="messages a minute the duty room gets; Telegram allows a group 20")
    ladder_critical: str = Field(
        "duty 60, duty 60, second 60, all 120, supervisors 120",
        description="who is rung for a critical case and how many seconds until the next step; the last step repeats",
    )
    ladder_high: str = Field("duty 300, duty 600, all 600, supervisors 600", description="the same for a high case")
    idle_minutes: int = Field(15, ge=1, description="minutes without a click after which an officer must log in again")
    shift_hours: int = Field(12, ge=1, description="hours after which an officer must log in again in any case")
    worker: str = Field("main", pattern=r"^[A-Za-z0-9_.-]{1,48}$", description="this process's name; a name of its own for each")
    chroma_url: str = Field("", description="address of a Chroma server; empty keeps the index in the data directory")
    compounds_file: Path | None = Field(
        None, description="another compounds file, same format as `knowledge/data/compounds.json`"
    )
    model: str = Field(
        "", validation_alias="MODEL", description="language model, `provider:name`; empty is none: the rules alone"
    )
    model_base_url: str = Field(
        "", validation_alias="MODEL_BASE_URL", description="address of an OpenAI-compatible server or of Ollama"
    )
    model_api_key: SecretStr = Field(SecretStr(""), description="key for that server, if it asks for one")
    embeddings: str = Field(
        "",
        validation_alias="EMBEDDINGS",
        description="embedding model, `provider:name`, by which places told in other words are found; empty is none",
    )
    embeddings_base_url: str = Field(
        "", validation_alias="EMBEDDINGS_BASE_URL", description="address of an OpenAI-compatible server or of Ollama for it"
    )
    embeddings_api_key: SecretStr = Field(SecretStr(""), description="key for that server, if it asks for one")
    allow_remote_model: bool = Field(
        False, description="lets models that are not on this machine or network have the words, without names and numbers"
    )
    model_timeout: float = Field(8.0, gt=0, description="seconds either model may take for one answer")
    model_concurrency: int = Field(2, ge=1, le=4, description="questions a model gets at the same time")
    model_per_minute: int = Field(30, ge=1, description="questions a minute at most to either model, urgent cases first")
    model_per_hour: int = Field(600, ge=1, description="questions an hour at most to either model")
    transcriber: str = Field(
        "",
        description="command that gets a recording on standard input and prints its words; empty is none: officers listen",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="how much is logged; nothing personal ever"
    )

    @field_validator("database_url")
    @classmethod
    def _readable_database(cls, url: str) -> str:
        if url:
            normal_url(url)
        return url

    @field_validator("transcriber")
    @classmethod
    def _readable_command(cls, text: str) -> str:
        shlex.split(text)
        return text

    @field_validator("ladder_critical", "ladder_high")
    @classmethod
    def _readable_ladder(cls, text: str) -> str:
        read_ladder(text, ())
        return text

    @property
    def database(self) -> str:
        """The database to open."""
        return self.database_url or f"sqlite:///{self.data_dir / 'tipline.db'}"

    @property
    def weights_file(self) -> Path:
        """The matcher's weights as they were learned from officers."""
        return self.data_dir / "weights.json"

    @property
    def phrasing_file(self) -> Path:
        """The learned reader's weights as they were refitted to officers' judgements."""
        return self.data_dir / "phrasing.npz"

    @property
    def key_file(self) -> Path:
        """The master key's file."""
        return self.master_key_file or self.data_dir / "master.key"


def read_ladder(text: str, pagers: tuple[str, ...]) -> Ladder:
    """The ladder written as "audience seconds, audience seconds, …". Raises ValueError with what is wrong."""
    rungs = []
    for part in text.split(","):
        audience, _, seconds = part.strip().partition(" ")
        if audience not in AUDIENCES:
            raise ValueError(f"a step is 'audience seconds' with audience one of {', '.join(AUDIENCES)}")
        try:
            wait = float(seconds)
        except ValueError:
            raise ValueError(f"the step for {audience} needs a number of seconds") from None
        if not 0 < wait <= _LONGEST_WAIT:
            raise ValueError(f"the step for {audience} needs more than 0 and at most {_LONGEST_WAIT} seconds")
        rungs.append(Rung(audience, pagers, wait))
    return Ladder(tuple(rungs))


def read_settings(**given: object) -> Settings:
    """The settings of this environment; `given` ones win. Raises `BadSettings` naming what is wrong."""
    if traced := next((name for name in _TRACING if os.environ.get(name, "").strip().lower() not in _OFF), ""):
        raise BadSettings(f"{traced} is on: what people wrote would be sent to a tracing service; unset it")
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as problem:
        wrong = (f"{_variable(error['loc'])}: {error['msg']}" for error in problem.errors(include_input=False))
        raise BadSettings("; ".join(wrong)) from None
    except ValueError as problem:  # pydantic-settings: a value that should be JSON and is not
        name = _QUOTED.search(str(problem))
        raise BadSettings(f"{_variable(name.groups() if name else ())}: not JSON") from None


def _variable(place: Sequence[int | str]) -> str:
    """The name in the environment of what an error points at, with the way to it inside a list."""
    if not place:
        return "settings"
    name = str(place[0])
    return ".".join([name if name.isupper() else f"TIPLINE_{name.upper()}", *map(str, place[1:])])
