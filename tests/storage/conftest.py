"""How hypothesis draws what can be stored: from the types themselves, with these for the parts it cannot guess."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from fsm.prompts import Clock, Day, DayAndClock, Length, Money, Month, Option, Say

# A stored time comes back with its offset in place of its zone: the same moment, and the same on the wall.
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
st.register_type_strategy(datetime, st.datetimes(timezones=OFFSETS))
st.register_type_strategy(timedelta, st.timedeltas(timedelta(0), timedelta(days=30)))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))

texts = st.text(max_size=20)
flat = st.one_of(texts, st.integers(), *map(st.from_type, (Day, Month, Clock, DayAndClock, Money, Length)))
says = st.recursive(
    st.builds(Say, texts),
    lambda inner: st.builds(Say, texts, st.dictionaries(texts, flat | inner, max_size=3)),
    max_leaves=5,
)
st.register_type_strategy(Say, says)
st.register_type_strategy(
    Option,
    st.builds(
        Option,
        texts,
        flat | says,
        st.lists(flat | says, max_size=2).map(tuple),
        st.sampled_from(["choice", "nav", "contact"]),
    ),
)
