"""A multipart form read as it streams in: fields and files in memory only, each part counted, nothing on the disk."""

from collections.abc import Callable
from dataclasses import dataclass, field

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

MOST_FIELDS = 50


class Broken(Exception):
    """What came is no multipart form."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came. `field` is the name of the form's field, `media_type` what the browser says of it."""

    field: str
    name: str
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of a field and of a file, and how many files; what is beyond is read past and not kept."""

    field: int
    file: int
    files: int


@dataclass(slots=True)
class _Part:
    headers: dict[str, bytes] = field(default_factory=dict)
    name: str = ""
    filename: str | None = None
    body: bytearray = field(default_factory=bytearray)
    dropped: str = ""  #: why its bytes are not kept


class Parts:
    """Takes a form's bytes in pieces of any size. `hold(n)` says whether n more bytes may be kept in memory.

    `fields` and `files` hold the parts that have come to their end; `dropped` says why others were not kept: "large" (a file),
    "many" (files), "memory", "long" (a field).
    """

    def __init__(self, content_type: str, limits: Limits, hold: Callable[[int], bool]) -> None:
        """Raises `Broken` where the content type names no boundary."""
        boundary = parse_options_header(content_type)[1].get(b"boundary")
        if not boundary:
            raise Broken("no boundary")
        self.fields: dict[str, str] = {}
        self.files: list[Upload] = []
        self.dropped: set[str] = set()
        self._limits = limits
        self._hold = hold
        self._part = _Part()
        self._header = b""
        self._value = b""
        self._ended = False
        try:
            self._parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._header_name,
                    "on_header_value": self._header_value,
                    "on_header_end": self._header_end,
                    "on_headers_finished": self._headers_end,
                    "on_part_data": self._data,
                    "on_part_end": self._end,
                    "on_end": self._finish,
                },
            )
        except FormParserError as problem:
            raise Broken(type(problem).__name__) from None

    def feed(self, piece: bytes) -> None:
        """Reads on. Raises `Broken`; what had ended before stays."""
        try:
            self._parser.write(piece)
        except FormParserError as problem:
            raise Broken(type(problem).__name__) from None

    def close(self) -> None:
        """Raises `Broken` where the form did not come to its end."""
        if not self._ended:
            raise Broken("broken off")

    def _begin(self) -> None:
        self._part = _Part()

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._part.headers[self._header.decode("latin-1").lower()] = self._value
        self._header = self._value = b""

    def _headers_end(self) -> None:
        _, options = parse_options_header(self._part.headers.get("content-disposition", b""))
        if b"name" not in options:
            raise Broken("a part without a name")
        self._part.name = options[b"name"].decode("utf-8", "replace")
        if b"filename" in options:
            self._part.filename = options[b"filename"].decode("utf-8", "replace")
            if len(self.files) >= self._limits.files:
                self._part.dropped = "many"
        elif len(self.fields) >= MOST_FIELDS:
            raise Broken("too many fields")

    def _data(self, data: bytes, start: int, end: int) -> None:
        part, length = self._part, end - start
        is_field = part.filename is None
        if not part.dropped:
            if len(part.body) + length > (self._limits.field if is_field else self._limits.file):
                part.dropped = "long" if is_field else "large"
            elif not self._hold(length):
                part.dropped = "memory"
        if part.dropped:
            self.dropped.add(part.dropped)
            self._hold(-len(part.body))
            part.body = bytearray()
        else:
            part.body += data[start:end]

    def _end(self) -> None:
        part = self._part
        if part.dropped:
            return
        if part.filename is None:
            self.fields[part.name] = part.body.decode("utf-8", "replace")
        elif part.filename or part.body:  # a file field that was left empty comes without either
            media_type = part.headers.get("content-type", b"").decode("latin-1").partition(";")[0].strip().lower()
            self.files.append(Upload(part.name, part.filename, media_type, bytes(part.body)))
        self._part = _Part()

    def _finish(self) -> None:
        self._ended = True
