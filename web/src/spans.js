// Spans of events are half-open ranges of UTF-8 bytes; texts of the page are UTF-16. Here one becomes the other.

/** Index into `text` of every byte offset in `offsets` (sorted or not); an offset inside a character goes to its start. */
export function toIndices(text, offsets) {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  const found = new Map();
  let byte = 0,
    index = 0,
    next = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0);
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    while (next < sorted.length && sorted[next] < byte + size) found.set(sorted[next++], index);
    byte += size;
    index += letter.length;
  }
  while (next < sorted.length) found.set(sorted[next++], text.length);
  return found;
}

/** Cuts a text into pieces, each with the roles of the marks that cover it. marks: [{ begin, end, role }] in bytes. */
export function pieces(text, marks) {
  const at = toIndices(
    text,
    marks.flatMap((m) => [m.begin, m.end]),
  );
  const placed = marks.map((m) => ({ begin: at.get(m.begin), end: at.get(m.end), role: m.role })).filter((m) => m.begin < m.end);
  const cuts = [...new Set([0, text.length, ...placed.flatMap((m) => [m.begin, m.end])])].sort((a, b) => a - b);
  const out = [];
  for (let i = 0; i + 1 < cuts.length; ++i) {
    const roles = placed.filter((m) => m.begin <= cuts[i] && m.end >= cuts[i + 1]).map((m) => m.role);
    out.push({ text: text.slice(cuts[i], cuts[i + 1]), roles: [...new Set(roles)] });
  }
  return out;
}

/** What an event marks in its article: actors, recipients, attribution, trigger, place (its words have no span: first in the sentence). */
export function marksOf(event, text) {
  const marks = [];
  const add = (span, role) => {
    if (span && span.end > span.begin) marks.push({ begin: span.begin, end: span.end, role });
  };
  add(event.sentence, 'sentence');
  (event.actors ?? []).forEach((a) => add(a, 'actor'));
  (event.recipients ?? []).forEach((a) => add(a, 'recipient'));
  add(event.attribution, 'attribution');
  add(event.trigger, 'trigger');
  if (event.place?.text && event.sentence) {
    const bytes = new TextEncoder();
    const size = (s) => bytes.encode(s).length;
    const at = (event.sentence.text ?? '').indexOf(event.place.text);
    const whole = at < 0 ? text.indexOf(event.place.text) : -1;
    const begin = at >= 0 ? event.sentence.begin + size(event.sentence.text.slice(0, at)) : whole >= 0 ? size(text.slice(0, whole)) : -1;
    if (begin >= 0) add({ begin, end: begin + size(event.place.text) }, 'place');
  }
  return marks;
}
