"""What a case already tells, so that it is not asked again."""

from triage.dialogue.contract import Slot, State
from triage.dialogue.words import COUNT_TOLD, FLOOR_TOLD, PLACE_UNKNOWN, UNKNOWN
from triage.extraction import Extraction, IdentifierKind, Indicator, Person, Role
from triage.message import Kind, Message

#: A place known better than this, in kilometres, needs no sign or landmark.
CLOSE_KM = 1.0


def is_known(slot: Slot, extraction: Extraction, state: State) -> bool:
    """Whether the case or the conversation already holds the answer."""
    if slot in state.answered:
        return True
    place = extraction.location
    match slot:
        case Slot.PLACE:
            return place is not None
        case Slot.SIGN:
            return place is not None and place.value.radius_km <= CLOSE_KM
        case Slot.WHO:
            return any(person.name and person.age for person in victims(extraction))
        case Slot.CONTACT:
            return extraction.contact_told
        case Slot.PHONE:
            return _leaves_a_number(extraction)
        case Slot.RECRUITER:
            return _names_recruiter(extraction)
        case Slot.HURT:
            return extraction.has(Indicator.MEDICAL_EMERGENCY, Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE)
        case Slot.MOVING:
            return extraction.has(Indicator.IMMINENT_TRANSFER)
        case Slot.COUNT:
            return len(victims(extraction)) > 1
    return False


def victims(extraction: Extraction) -> tuple[Person, ...]:
    """The people the tip is about."""
    return tuple(found.value for found in extraction.people if found.value.role is Role.VICTIM)


def told_in_words(latest: Message, text: str, waiting: Slot | None) -> tuple[Slot, ...]:
    """The slots that the newest words answer though no field of the extraction holds it."""
    told = [slot for slot, words in _TOLD if words.search(text)]
    content = bool(text.strip()) or latest.kind in (Kind.MEDIA, Kind.CONTACT)
    content = content or (latest.kind is Kind.LOCATION and waiting in (Slot.SAFE, Slot.SIGN))
    if waiting is not None and ((content and waiting in _TAKEN_AS_SAID) or UNKNOWN.search(text)):
        told.append(waiting)
    return tuple(told)


_TOLD = ((Slot.PLACE, PLACE_UNKNOWN), (Slot.FLOOR, FLOOR_TOLD), (Slot.COUNT, COUNT_TOLD))
#: Free words after these questions count as the answer: a person reads them, and asking twice would only wear people out.
_TAKEN_AS_SAID = (
    Slot.SAFE,
    Slot.SIGN,
    Slot.FLOOR,
    Slot.WHO,
    Slot.CONTACT,
    Slot.RECRUITER,
    Slot.PHONE,
    Slot.HURT,
    Slot.MOVING,
    Slot.COUNT,
)


def _leaves_a_number(extraction: Extraction) -> bool:
    phones = (found.value for found in extraction.identifiers if found.value.kind is IdentifierKind.PHONE)
    return any(phone.owner is Role.REPORTER for phone in phones)


def _names_recruiter(extraction: Extraction) -> bool:
    for found in extraction.identifiers:
        if found.value.owner in (Role.RECRUITER, Role.CAPTOR):
            return True
        if found.value.owner is None and found.value.kind in (IdentifierKind.HANDLE, IdentifierKind.URL):
            return True
    return False
