# SPDX-License-Identifier: Apache-2.0
"""Events of a pair over time."""

import datetime

from . import _check
from .errors import UsageError

QUADS = (("verbal cooperation", "#7fb2e5"), ("material cooperation", "#1f5fa8"), ("verbal conflict", "#f2a26b"), ("material conflict", "#b3261e"))


def _period(day, by):
    if by == "month":
        return day.replace(day=1)
    return day - datetime.timedelta(days=day.weekday()) if by == "week" else day


def _concerns(event, source, target, either_way):
    actors, recipients = ({side["country"] for side in event[field]} for field in ("actors", "recipients"))
    if event["reciprocal"]:
        return source in actors and target in actors
    return (source in actors and target in recipients) or (either_way and target in actors and source in recipients)


def counts(events, source, target, either_way=False, by="month"):
    """{first day of a period: {quad class: events}}, of events that have a day; each counted once."""
    if by not in ("day", "week", "month"):
        raise UsageError(f"'{by}' is none of day, week, month", "by")
    found = {}
    for event in events:
        told = event["date"] if event["date_precision"] == "day" else (event["published"] or "")[:10]
        if event["same_as"] or not told or not _concerns(event, source, target, either_way):
            continue
        if event["status"] not in ("asserted", "claimed"):
            continue
        period = _period(datetime.date.fromisoformat(told), by)
        quads = found.setdefault(period, {})
        quads[event["quad"]] = quads.get(event["quad"], 0) + 1
    return found


def plot(events, source, target, either_way, by, ax):
    source, target = _check.text(source, "source"), _check.text(target, "target")
    found = counts(events, source, target, either_way, by)
    if ax is None:
        _, ax = _check.package("matplotlib.pyplot", "plot()").subplots(figsize=(9, 3.5))
    periods = sorted(found)
    floor = [0] * len(periods)
    width = {"day": 0.9, "week": 6, "month": 25}[by]
    for quad, colour in QUADS:
        heights = [found[period].get(quad, 0) for period in periods]
        ax.bar(periods, heights, bottom=floor, width=width, label=quad, color=colour)
        floor = [low + height for low, height in zip(floor, heights)]
    ax.set_title(f"{source} {'and' if either_way else 'towards'} {target}: events by {by}")
    ax.set_ylabel("events")
    ax.legend(frameon=False)
    return ax
