#!/usr/bin/env python3
"""Prints every day off and every made-up working day of mainland China, a line for each month.

The days come from the package chinesecalendar (1.11.0 knows 2004 to 2026). `china-days.txt` holds what this prints:

    python3 china_days.py > china-days.txt
"""

import datetime

import chinese_calendar

FIRST, LAST = 2004, 2026


def month_line(year, month):
    """The days off of a month, then the weekend days on which people work."""
    off, made_up = [], []
    day = datetime.date(year, month, 1)
    while day.month == month:
        if not chinese_calendar.is_workday(day):
            off.append(str(day.day))
        elif day.weekday() >= 5:
            made_up.append(str(day.day))
        day += datetime.timedelta(days=1)
    line = f"{year}-{month:02} off {' '.join(off)}"
    return line + f" work {' '.join(made_up)}" if made_up else line


for year in range(FIRST, LAST + 1):
    for month in range(1, 13):
        print(month_line(year, month))
