"""What the demo prints once it is ready: where to look and five steps to take."""

from collections.abc import Sequence
from typing import Protocol

MOTHER = """\
     아들이 캄보디아 바벳에 일하러 갔는데 방금 울면서 전화가 왔어요. 맞았대요. 여권도 뺏기고
     내일까지 3천만원 안 보내면 다른 데로 판대요. 이름은 홍길동 스물네살이에요. 제발 도와주세요"""
SON = "     살려주세요 갇혀있어요"

TEXT = """
tipline demo: {cases} invented cases, ready in {seconds:.1f} s. Nobody in them exists; all of it is gone when this ends.
{moved}
  The line, as families and victims see it   {line}
  The desk, as duty officers see it          {desk}
{logins}

1. Write as a frightened mother.  Open {line} and send
{mother}
   She is answered in full sentences and asked only for what is missing, the place first.
2. Write as a confined son.  Open the same address in a private window and send
{son}
   He is answered in one short line that says nothing to whoever looks over his shoulder. Share a place with the button.
3. Open the desk.  Log in as officer. Both are at the top: level, waiting time, reasons, place and candidate compounds,
   each with the words it came from. Switch the sound on; three invented alarms are ringing and climb while you read.
4. Answer.  Open the mother's case, press Acknowledge, write her a reply. The ladder stops, and her page shows the reply
   by itself.
5. Kill it.  The demo forgets everything, so for this one stop it (Ctrl-C) and start `make run`, which keeps its store
   in var/. Write a message, `kill -9` the process, start it again: the message, the case and the alarm go on.
"""


class Printed(Protocol):
    """A login as it is printed."""

    @property
    def login(self) -> str:
        """What is typed first."""

    @property
    def password(self) -> str:
        """What is typed second."""


def ready_text(line: str, desk: str, cases: int, seconds: float, moved: Sequence[int], logins: Sequence[Printed]) -> str:
    """The addresses, the logins and the walk-through; `moved` are the ports that other programs hold."""
    note = "".join(f"Port {port} is taken by another program, so a free one is used.\n" for port in moved)
    table = "\n".join(f"  {given.login:<12} password {given.password}" for given in logins)
    return TEXT.format(
        line=line, desk=desk, cases=cases, seconds=seconds, moved=note, logins=table, mother=MOTHER, son=SON
    ).strip("\n")
