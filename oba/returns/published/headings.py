"""The headings of the layouts that are read, and which of them a file has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from oba.domain.published import Layout

_LETTERS = re.compile(r"[^a-z0-9]+")


class Role(Enum):
    """What a column tells."""

    SERIES = "the series"
    CODE = "the code of a place"
    NAME = "the name of a place"
    LEVEL = "the sort of place"
    PERIOD = "the period"
    IDENTIFIER = "the kind of period"
    VALUE = "the number"
    NUMERATOR = "the numerator"
    DENOMINATOR = "the denominator"
    LOWER = "the lower end of the interval"
    UPPER = "the upper end of the interval"
    STATUS = "the status"
    NOTE = "a note"
    VERDICT = "a verdict"
    UNIT = "the unit"
    CATEGORY = "a part of the people counted"
    LENGTH = "of how many years a number is"
    ASIDE = "what says nothing of the number"


Located = Mapping[Role, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a layout is told and read: each role with its headings, as `plain` writes them, the surest first.

    A file of this layout has every role that is needed. `signs` are headings that hardly another file has.
    """

    layout: Layout
    called: str
    publisher: str
    roles: Mapping[Role, tuple[str, ...]]
    needed: tuple[Role, ...]
    signs: frozenset[str]


FINGERTIPS = Form(
    layout=Layout.FINGERTIPS,
    called="an export of Fingertips",
    publisher="Fingertips",
    roles=MappingProxyType({
        Role.SERIES: ("indicatorid", "indicatorname", "indicator"),
        Role.CODE: ("areacode",),
        Role.NAME: ("areaname",),
        Role.LEVEL: ("areatype",),
        Role.PERIOD: ("timeperiod", "period"),
        Role.VALUE: ("value",),
        Role.NUMERATOR: ("count",),
        Role.DENOMINATOR: ("denominator",),
        Role.LOWER: ("lowerci950limit", "lowerci95limit", "lowercilimit"),
        Role.UPPER: ("upperci950limit", "upperci95limit", "uppercilimit"),
        Role.NOTE: ("valuenote",),
        Role.VERDICT: (
            "recenttrend", "comparedtoenglandvalueorpercentiles", "comparedtoenglandvalue", "comparedtoengland",
            "significance",
        ),
        Role.UNIT: ("measure", "unit"),
        Role.CATEGORY: ("categorytype", "category", "inequality"),
        Role.ASIDE: ("parentcode", "parentname", "timeperiodsortable", "newdata"),
        Role.LENGTH: ("timeperiodrange",),
    }),
    needed=(Role.SERIES, Role.CODE, Role.PERIOD, Role.VALUE),
    signs=frozenset({
        "indicatorid", "indicatorname", "areacode", "areaname", "areatype", "timeperiod", "valuenote", "recenttrend",
        "categorytype", "timeperiodsortable", "comparedtoenglandvalueorpercentiles", "significance",
    }),
)  # fmt: skip
LAIT = Form(
    layout=Layout.LAIT,
    called="the long table of the Local Authority Interactive Tool",
    publisher="Local Authority Interactive Tool",
    roles=MappingProxyType({
        Role.SERIES: ("shortdesc", "dataitem"),
        Role.CODE: ("lanumber",),
        Role.NAME: ("laandregions",),
        Role.PERIOD: ("years",),
        Role.VALUE: ("values",),
    }),
    needed=(Role.SERIES, Role.CODE, Role.PERIOD, Role.VALUE),
    signs=frozenset({"shortdesc", "dataitem", "years", "laandregions", "values", "lanumber"}),
)  # fmt: skip
ONS = Form(
    layout=Layout.ONS,
    called="a table of the Office for National Statistics",
    publisher="Office for National Statistics",
    roles=MappingProxyType({
        Role.SERIES: ("indicator", "measuretype"),
        Role.CODE: ("areacd", "geographycode", "refarea", "areacode"),
        Role.NAME: ("areanm", "geographyname", "areaname"),
        Role.LEVEL: ("geography", "geographytype"),
        Role.PERIOD: ("period", "timeperiod", "refperiod"),
        Role.VALUE: ("observation", "obsvalue", "value"),
        Role.LOWER: ("lci95", "lci", "lowerci", "lowerconfidenceinterval"),
        Role.UPPER: ("uci95", "uci", "upperci", "upperconfidenceinterval"),
        Role.STATUS: ("status", "obsstatus", "observationstatus"),
        Role.NOTE: ("notes",),
        Role.UNIT: ("measure", "unit", "unitofmeasure"),
    }),
    needed=(Role.SERIES, Role.CODE, Role.PERIOD, Role.VALUE),
    signs=frozenset({
        "areacd", "areanm", "observation", "lci95", "uci95", "obsvalue", "obsstatus", "refarea", "refperiod",
        "geographycode", "observationstatus", "measuretype",
    }),
)  # fmt: skip
EDUCATION = Form(
    layout=Layout.EDUCATION,
    called="a table of Explore Education Statistics",
    publisher="Department for Education",
    roles=MappingProxyType({
        Role.CODE: (
            "ladcode", "newlacode", "lacode9", "oldlacode", "lacode3", "lacode", "regioncode", "countrycode",
        ),
        Role.NAME: ("ladname", "laname", "regionname", "region", "countryname"),
        Role.LEVEL: ("geographiclevel", "level"),
        Role.PERIOD: ("timeperiod", "academicyear", "cohort19in", "year"),
        Role.IDENTIFIER: ("timeidentifier",),
    }),
    needed=(Role.PERIOD, Role.NAME),
    signs=frozenset({
        "timeperiod", "timeidentifier", "geographiclevel", "countrycode", "countryname", "regioncode", "regionname",
        "oldlacode", "newlacode", "laname", "lacode9", "lacode3", "level", "cohort19in",
    }),
)  # fmt: skip
FORMS = (LAIT, FINGERTIPS, ONS, EDUCATION)
_FEWEST_SIGNS = {Layout.LAIT: 4, Layout.FINGERTIPS: 2, Layout.ONS: 2, Layout.EDUCATION: 2}
_NEARLY = {Layout.LAIT: 4, Layout.FINGERTIPS: 4, Layout.ONS: 2, Layout.EDUCATION: 4}  # of a file that lacks a column


def plain(heading: str) -> str:
    """A heading without capitals, spaces and signs: Area Code, area_code and AreaCode are one."""
    return _LETTERS.sub("", heading.lower())


def recognised(headings: Sequence[str]) -> Form | None:
    """The layout of a file with these headings."""
    names = [plain(one) for one in headings]
    return next((form for form in FORMS if not _missing(form, names) and _signs(form, names)), None)


def nearly(headings: Sequence[str]) -> tuple[Form, tuple[Role, ...]] | None:
    """The layout that these headings have most of, and which of its columns are missing."""
    names = [plain(one) for one in headings]
    near = [form for form in FORMS if len(form.signs & set(names)) >= _NEARLY[form.layout]]
    form = max(near, key=lambda form: len(form.signs & set(names)), default=None)
    return (form, _missing(form, names)) if form else None


def located(form: Form, headings: Sequence[str]) -> Located:
    """Where each role stands, in the order of the form; of a heading that stands twice the first."""
    names = [plain(one) for one in headings]
    return {
        role: found
        for role, wanted in form.roles.items()
        if (found := tuple(names.index(name) for name in wanted if name in names))
    }


def _missing(form: Form, names: Sequence[str]) -> tuple[Role, ...]:
    return tuple(role for role in form.needed if not any(name in names for name in form.roles[role]))


def _signs(form: Form, names: Sequence[str]) -> bool:
    return len(form.signs & set(names)) >= _FEWEST_SIGNS[form.layout]
