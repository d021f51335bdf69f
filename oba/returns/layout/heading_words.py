"""The words that headings use: for what a column lists, and for what its numbers are."""

from __future__ import annotations


def phrases(text: str) -> frozenset[str]:
    """The phrases of a text, parted by commas."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


def any_of(text: str) -> str:
    """A pattern that finds any of the phrases of a text as whole words; ^ and $ tie one to the ends."""
    found = sorted(phrases(text))
    return "|".join(_whole(phrase) for phrase in found)


def _whole(phrase: str) -> str:
    start = "" if phrase.startswith("^") else r"\b"
    end = "" if phrase.endswith("$") else r"\b"
    return f"{start}{phrase}{end}"


LISTS = {
    "indicator": phrases("""
        indicator, indicators, ref, reference, ni, pi, kpi, indicator name, indicator ref, measure, measures, metric,
        performance indicator, description, title, question, indicator id, indicator title, indicator number, no,
        ni ref, ni no, pi ref, pi name, definition, indicator description, name of indicator, indicator reference,
        pi title
    """),
    "place": phrases("""
        area, areas, place, places, locality, localities, district, districts, local authority, la, geography,
        region, ward, la name, country name, region name, authority, council, place name, area name, team, school,
        area board, location, children s centre, childrens centre, cluster, district name, locality name, hospital,
        provider
    """),
    "period": phrases("""
        month, months, year, years, period, quarter, qtr, time period, financial year, academic year, term,
        reporting period, quarter ending, month ending, year ending, fy, period covered, data period, reporting year,
        month year, quarter end, time identifier, period type
    """),
    "unit": phrases("unit, units, unit of measure, measure type, type of measure, format, data type"),
    "group": phrases("""
        group, sex, gender, ethnicity, ethnic group, characteristic, pupil group, breakdown, cohort group, sub group,
        subgroup, fsm status, pupil characteristic, need, sen, age, ages, age group, year
        group, key stage, tenure, type
    """),
}
BESIDE_PERIODS = phrases("""
    actual, actuals, outturn, result, results, performance, figure, figures, data, value, values, final, baseline,
    published, fy, year, financial, end, full, quarter, qtr, month, months, annual, average, total, ending, ended, in,
    of, for, the, rate, score, reporting, period, january, february, march, april, may, june, july, august, september,
    october, november, december, to, and, ytd
""")
TARGETS = any_of("targets?, tgt, planned, trajectory, profiled?, ambition, threshold")
NOT_SENT = any_of(r"""
    rag, dot, direction, trend, rank\w*, quartile, variances?, ^var$, yoy, year on year, inc dec,
    changes?, diff\w*, polarity, good (?:is|to be), traffic,
    forecast,
    project(?:ed|ion), tolerance, lead, owner, officer, previous, last (?:year|quarter|month), vs, percentile, on track,
    sort, source, frequency, outcome, priority, theme, responsible, definition, band, code$, geographic level,
    ^basis$, strand, ^service$, directorate, portfolio, section, ^ecm$,
    every child matters, partner, rationale, ^page$, ^row$
""")
PUBLISHED = any_of("""
    ^(?:date )?(?:reported|published|released|updated)(?: on)?$, ^(?:publication|release) date$,
    ^date (?:reported|published|released|updated|known)$, ^reporting date$, ^known$, ^data as at$
""")
DENOMINATORS = any_of("denominator, ^den(?:om)?$, cohort, population, enrolments?, eligible, out of")
WHOLES = phrases("""
    total, totals, total no, total nos, total number, totals number, all, overall, of, out of, due, number due, no due,
    total due, of total, grand total, whole, sum
""")
"""What heads the whole that a count beside it is out of; alone they say nothing of the sort."""
VALUES = any_of("""
    percent(?:age)?, per cent, rate, proportion, value, actual, score, outturn, result, performance, per 1(?:0+),
    ^perf$, ^pct$, ^act$, figure
""")
PURE = phrases("""
    numerator, denominator, num, den, denom, rate, percentage, percent, value, number, count, actual, target, outturn,
    result, performance, cohort, population, base, lower ci, upper ci, pct,
""")
"""Labels that say nothing but what their numbers are; the empty one is a sign such as %."""
USUAL = """
    no nos num count baseline year end final annual quarter month reported
    act ending ended
    weighted achieving achieved reaching actual outturn result performance value score final adjusted adj yes local la
    figure figures data all overall perf pct latest current rate per 1000 10000 100000 000 10 100 county area england
    national published true
"""
USUAL_BANDS = """
    areas locality localities districts comparators benchmarks benchmarking county region regional national neighbours
    quarter quarterly month monthly annual local authority statistical area totals by children's services performance
    data
"""
SMALL_WORDS = phrases("""
    a, an, and, are, as, at, by, for, from, in, is, of, on, or, per, the, their, them, this, to, under, up, was, were,
    who, whose, with, within, year, years, number, rate, percentage, percent, proportion, total, children, young,
    people, pupils
""")
WHOLE_AREA = phrases("""
    all areas, all, total, grand total, whole county, countywide, overall, trust, all districts, all localities, la,
    authority, county wide, all schools, trust total, lea, la total, local authority
""")
SINGLE_CHILDREN = any_of(r"""
    ^dob$, ^d o b$, ^date of birth$, ^birth date$, ^nhs (?:no|number|id)$, ^upn$, ^uln$, ^unique pupil number$,
    ^surname$, ^forename$, ^first name$, ^last name$, ^family name$, ^full name$,
    ^name of (?:child|pupil|young person|client)$,
    ^(?:child|pupil|client|young person)s? name$, ^postcode$, ^post code$, ^home address$, ^address$, ^admission date$,
    ^(?:child|client|case|person|pupil|hospital|patient|episode|admission|carefirst|record) ?(?:id|no|number|ref\w*)$,
    ^date of admission$, ^date admitted$, ^discharge date$, ^diagnosis$, ^date of (?:offence|referral)$,
    ^age at admission$, ^social worker$, ^initials$, ^(?:child|pupil|client|young person)s? initials$,
    ^(?:lcs|ics|eis|cms|sims|swift|mosaic|liquidlogic|frameworki|ycs|yp|cyp|person)
    ?(?:id|no|number|ref\w*)$
""")
HINTS_OF_CHILDREN = any_of(r"""
    ^age$, ^sex$, ^gender$, ^m f$, ^ethnicity$, ^ethnic origin$, ^ward$, ^gp$, ^school$, ^cause$, ^icd\w*$, ^injury$,
    ^legal status$, ^first language$, ^religion$, ^disability$, ^start date$, ^end date$, ^date$, ^placement$, ^offence$
""")
