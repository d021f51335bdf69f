"""The fields of a rule: its phrases and words, each read to its value, and what an editor is told of them."""

from __future__ import annotations

from typing import Annotated, Literal

from oba.domain.alarm import Alarm, Checked
from oba.domain.rule import Amber, ChanceTest, Given, Method
from oba.domain.target import Aim
from oba.read.shapes import editors, phrases, target_phrases
from oba.read.shapes.fields import Number, phrase, schema, words
from oba.read.shapes.period_fields import EachOnce, OwnPeriod

KINDS = ("percent", "rate", "count", "score", "gap", "change", "moving", "narrative")
PARTS = ("percent", "rate", "score")

_WORDS = "at most|below|at least|above|exactly|between"
TARGET_TEXT = schema("string", pattern=rf"^({_WORDS}|reduce|increase|monitor|to be agreed)\b", examples=editors.TARGETS)
TargetPhrase = Annotated[target_phrases.Wanted, phrase(target_phrases.parse_target), TARGET_TEXT]
AmberPhrase = Annotated[
    Amber | None,
    phrase(target_phrases.parse_amber),
    schema("string", pattern=f"^(none$|within |({_WORDS})\\b)", examples=editors.AMBER),
]
ChangePhrase = Annotated[
    phrases.ChangeWidth, phrase(phrases.parse_change), schema("string", "number", examples=editors.CHANGE)
]
ComparePhrase = Annotated[
    phrases.Against, phrase(phrases.parse_compare_with), schema("string", examples=editors.COMPARE_WITH)
]
NearerPhrase = Annotated[Aim, phrase(target_phrases.parse_nearer), schema("string", "number")]
ComparisonPhrase = Annotated[
    phrases.Similar,
    phrase(phrases.parse_comparison),
    schema("string", pattern="^(interval|funnel) 95( and 99.8)?$|^difference ", examples=editors.COMPARISON),
]
MovingTest = Annotated[ChanceTest, phrase(phrases.parse_moving_test), words(*phrases.MOVING)]
RatingTest = Annotated[ChanceTest, phrase(phrases.parse_rating_test), words(ChanceTest.INTERVAL)]
RatingMethod = Literal[Method.FINGERTIPS, Method.MAKING_DATA_COUNT]
ArrivingMethod = Literal[Method.HEALTHY_PEOPLE, Method.EUROSTAT]
ComparingMethod = Literal[Method.FINGERTIPS]
KindPhrase = Annotated[
    phrases.KindPhrase, phrase(lambda t: phrases.parse_kind(t, KINDS)), schema("string", examples=editors.KINDS)
]
PartsPhrase = Annotated[
    phrases.KindPhrase, phrase(lambda t: phrases.parse_kind(t, PARTS)), schema("string", examples=editors.PARTS)
]
FrequencyPhrase = Annotated[
    phrases.Frequency, phrase(phrases.parse_frequency), schema("string", examples=editors.FREQUENCIES)
]
RollUpPhrase = Annotated[
    phrases.RollUpPhrase, phrase(phrases.parse_roll_up), schema("string", examples=editors.ROLL_UP)
]
Numbers = Annotated[dict[OwnPeriod, Number], EachOnce]
GivenNumber = Annotated[Given, phrase(phrases.parse_given), schema("string", "number")]
AlarmName = Annotated[Alarm, phrase(phrases.parse_alarm), words(*Alarm)]
Looked = Annotated[Checked, phrase(phrases.parse_looked), schema("string")]
GivenNumbers = Annotated[dict[OwnPeriod, GivenNumber], EachOnce]
