"""What the sandbox remembers: appointments, clients, codes and tokens. Nothing survives the process."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from bot.altegio.sandbox.cards import GiftCard, LoyaltyCard, Membership
from bot.altegio.sandbox.salon import Salon

FIRST_SEED_ID = 2_000_001
FIRST_RECORD_ID = 3_000_001
FIRST_CLIENT_ID = 700_001
FIRST_USER_ID = 800_001
FIRST_COMMENT_ID = 1_001

Busy = tuple[datetime, datetime]
"""From and to, aware."""


@dataclass(frozen=True, slots=True)
class Client:
    """A client of one salon; `phone` is digits only, `birth_date` YYYY-MM-DD or ""."""

    id: int
    salon_id: int
    phone: str
    name: str
    email: str = ""
    comment: str = ""
    birth_date: str = ""
    sex_id: int = 0
    importance_id: int = 0
    discount: float = 0
    card: str = ""
    categories: tuple[int, ...] = ()
    custom_fields: Any = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Record:
    """An appointment. Times are aware; `seeded`: it was in the calendar before anybody came.

    `attendance`: 2 confirmed, 1 came, 0 expected, -1 did not come; `discount` in per cent; `prepaid`: it is paid
    online, and `prepaid_confirmed`: that has been done.
    """

    id: int
    salon_id: int
    staff_id: int
    services: tuple[int, ...]
    starts: datetime
    length: timedelta
    created: datetime
    changed: datetime
    client: Client | None = None
    hash: str = ""
    comment: str = ""
    api_id: str | int | None = None
    notify_by_sms: int = 0
    notify_by_email: int = 0
    online: bool = False
    staff_requested: bool = False
    attendance: int = 0
    deleted: bool = False
    prepaid: bool = False
    prepaid_confirmed: bool = False
    discount: int = 0
    seeded: bool = False
    custom_fields: Any = field(default_factory=list)

    @property
    def ends(self) -> datetime:
        return self.starts + self.length


@dataclass(frozen=True, slots=True)
class User:
    """Who logs in with this phone, whatever the salons call them."""

    id: int
    phone: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A review. `staff_id` 0: of the location; `phone` "": not left by a client who is logged in."""

    id: int
    salon_id: int
    staff_id: int
    phone: str
    name: str | None
    text: str
    mark: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Code:
    """What was sent to one phone last."""

    text: str
    sent: datetime
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Sms:
    phone: str
    text: str
    code: str
    sent_at: datetime


def new_hash() -> str:
    """A secret that opens one record."""
    return secrets.token_hex(16)


class World:
    """All state, and the few ways to change it. No method waits, so each is atomic in the one loop."""

    def __init__(self, salons: Sequence[Salon], now: Callable[[], datetime]) -> None:
        self.salons = {salon.id: salon for salon in salons}
        self.now = now
        self.records: dict[int, Record] = {}
        self.clients: dict[tuple[int, str], Client] = {}
        self.codes: dict[str, Code] = {}
        self.logins: dict[str, tuple[str, datetime]] = {}
        self.sms: list[Sms] = []
        self.users: dict[str, User] = {}
        self.comments: list[Comment] = []
        self.memberships: list[Membership] = []
        self.gift_cards: list[GiftCard] = []
        self.loyalty_cards: list[LoyaltyCard] = []
        self._user_ids = count(FIRST_USER_ID)
        self._record_ids = count(FIRST_RECORD_ID)
        self._seed_ids = count(FIRST_SEED_ID)
        self._by_day: defaultdict[tuple[int, date], set[int]] = defaultdict(set)

    def new_record_id(self) -> int:
        return next(self._record_ids)

    def new_seed_id(self) -> int:
        return next(self._seed_ids)

    def save(self, record: Record) -> Record:
        """Keep a record, new or changed."""
        before = self.records.get(record.id)
        if before is not None:
            self._by_day[self._day_of(before)].discard(before.id)
        self.records[record.id] = record
        if not record.deleted:
            self._by_day[self._day_of(record)].add(record.id)
        return record

    def change(self, record: Record, **changes: Any) -> Record:
        """Keep changes to a record, with the time of the change."""
        return self.save(replace(record, changed=self.now(), **changes))

    def busy(self, staff_id: int, day: date, but: int = 0) -> list[Busy]:
        """When a team member is taken on a day of the salon; `but` is a record that does not count."""
        ids = self._by_day.get((staff_id, day), ())
        return [(self.records[i].starts, self.records[i].ends) for i in ids if i != but]

    def client(self, salon_id: int, phone: str, name: str, email: str = "") -> Client:
        """The client of a salon with this phone, made or renamed."""
        known = self.clients.get((salon_id, phone))
        if known:
            client = replace(known, name=name, email=email or known.email)
        else:
            client = Client(FIRST_CLIENT_ID + len(self.clients), salon_id, phone, name, email)
        self.clients[salon_id, phone] = client
        return client

    def keep_client(self, client: Client) -> None:
        """Keep what has changed about a client, in their appointments, too."""
        self.clients = {key: one for key, one in self.clients.items() if one.id != client.id}
        self.clients[client.salon_id, client.phone] = client
        for record in self.records.values():
            if record.client is not None and record.client.id == client.id:
                self.records[record.id] = replace(record, client=client)

    def user(self, phone: str) -> User:
        """Who has this phone, by the name that a salon has for them until they say another."""
        if phone not in self.users:
            name = next((client.name for client in self.clients.values() if client.phone == phone), "")
            self.users[phone] = User(next(self._user_ids), phone, name)
        return self.users[phone]

    def keep_user(self, before: User, after: User) -> None:
        """Keep what they have changed about themselves; with a new phone their tokens lead to that."""
        del self.users[before.phone]
        self.users[after.phone] = after
        self.logins = {
            token: (after.phone if phone == before.phone else phone, since)
            for token, (phone, since) in self.logins.items()
        }

    def review(
        self, salon_id: int, staff_id: int, phone: str, name: str | None, text: str, mark: int, at: datetime
    ) -> Comment:
        """Keep a new review."""
        comment = Comment(FIRST_COMMENT_ID + len(self.comments), salon_id, staff_id, phone, name, text, mark, at)
        self.comments.append(comment)
        return comment

    def log_in(self, phone: str) -> str:
        """A new token for the client with this phone."""
        token = secrets.token_hex(16)
        self.logins[token] = (phone, self.now())
        return token

    def own(self) -> list[Record]:
        """Records that came through the API or were taken by hand, oldest first."""
        return [record for record in self.records.values() if not record.seeded]

    def api_ids(self) -> set[str | int]:
        return {record.api_id for record in self.own() if record.api_id is not None}

    def of_phone(self, phone: str) -> Iterator[Record]:
        return (r for r in self.records.values() if r.client is not None and r.client.phone == phone)

    def of_salon(self, salon_id: int) -> Iterator[Record]:
        return (r for r in self.records.values() if r.salon_id == salon_id)

    def _day_of(self, record: Record) -> tuple[int, date]:
        zone = self.salons[record.salon_id].zone
        return record.staff_id, record.starts.astimezone(zone).date()
