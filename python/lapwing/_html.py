# SPDX-License-Identifier: Apache-2.0
"""Events as a notebook shows them: the first sentences with the words of the sides and of the deed marked. Everything from outside is
escaped; there is no script and no link that is not http."""

from html import escape

SHOWN = 20
MARKS = (("actors", "background:#d7e8ff"), ("recipients", "background:#ffe3c2"), ("trigger", "font-weight:bold;text-decoration:underline"))


def _marked(event):
    """The sentence with its marks. Spans are bytes; of two that overlap the first counts."""
    sentence = event["sentence"]
    text, at = sentence["text"].encode("utf-8"), sentence["begin"]
    spans = []
    for field, style in MARKS:
        for span in event[field] if isinstance(event[field], list) else [event[field]]:
            if at <= span["begin"] < span["end"] <= sentence["end"]:
                spans.append((span["begin"] - at, span["end"] - at, style))
    out, done = [], 0
    for begin, end, style in sorted(spans):
        if begin < done:
            continue
        out.append(escape(text[done:begin].decode("utf-8", "replace")))
        out.append(f'<span style="{style}">{escape(text[begin:end].decode("utf-8", "replace"))}</span>')
        done = end
    out.append(escape(text[done:].decode("utf-8", "replace")))
    return "".join(out)


def _sides(actors):
    return escape(", ".join(" ".join(filter(None, (actor["country"], actor["sector"]))) for actor in actors)) or "–"


def as_html(events):
    rows = []
    for event in events[:SHOWN]:
        paper = escape(event["publisher"] or event["article"] or "")
        if (event["url"] or "").startswith(("http://", "https://")):
            paper = f'<a href="{escape(event["url"])}" rel="noopener noreferrer">{paper or "source"}</a>'
        rows.append(f'<tr><td>{escape(event["date"] or "")}</td><td>{_sides(event["actors"])}</td><td>{escape(event["type"])}{"/" + escape(event["mode"]) if event["mode"] else ""}</td>'
                    f'<td>{_sides(event["recipients"])}</td><td>{escape(event["status"])}</td><td style="text-align:left">{_marked(event)}</td><td>{paper}</td></tr>')
    more = f"<p>... and {len(events) - SHOWN} more</p>" if len(events) > SHOWN else ""
    head = "".join(f"<th>{name}</th>" for name in ("date", "actors", "type", "recipients", "status", "sentence", "source"))
    return f"<div><p>{escape(repr(events)[1:-1])}</p><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>{more}</div>"
