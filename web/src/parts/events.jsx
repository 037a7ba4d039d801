// Events as a list to read: when, who to whom, what, and the sentence that told it. Each is an item of j and k; o opens its source.
import { address } from '../route.js';
import { quadOf } from '../quads.js';
import { isState, nameOf } from '../states.js';

/** A state by its name; of organisations and groups, which share their codes, the own name. */
const sideName = (a) => (a.name && !isState(a.country) ? a.name : nameOf(a.country));
const sides = (list) => [...new Set((list ?? []).map(sideName))].filter(Boolean);

/** "Russia → Ukraine"; "China ↔ Russia" of what they do with each other; an actor that is not named is said to be so. */
export function whoToWhom(event) {
  const actors = sides(event.actors),
    recipients = sides(event.recipients);
  if (actors.length === 0) return recipients.length ? `towards ${recipients.join(', ')}, by whom is not said` : 'sides not named';
  if (event.reciprocal) return actors.length > 1 ? actors.join(' ↔ ') : `${actors[0]}, with each other`;
  if (actors.join() === recipients.join()) return `within ${actors.join(', ')}`;
  return recipients.length ? `${actors.join(', ')} → ${recipients.join(', ')}` : actors.join(', ');
}

/** Type and mode with the mark of the quad class; the class is also said in words, for who does not see the colour. */
export function What({ event }) {
  const quad = quadOf(event.quad);
  return (
    <span class="what" title={quad.name}>
      <span class="dot" style={{ background: quad.colour }} aria-hidden="true" />
      {event.type}
      {event.mode ? ` / ${event.mode}` : ''} <span class="unseen">({quad.name})</span>
    </span>
  );
}

// Only web addresses become links: an article's own url could hold anything.
export const safeUrl = (url) => (/^https?:\/\//i.test(url ?? '') ? url : null);

/** "Example Wire, 2024-06-19" of what is known of it. */
export const sourceName = (record) => [record.publisher || 'source not named', record.published].filter(Boolean).join(', ');

const unsure = (event) => event.status !== 'asserted' && event.status !== 'claimed';

export function EventItem({ event }) {
  const url = safeUrl(event.url);
  return (
    <li data-item class={unsure(event) ? 'event unsure' : 'event'}>
      <p class="line">
        <time dateTime={event.date ?? event.published ?? undefined}>
          {event.date ?? (event.published ? `reported ${event.published.slice(0, 10)}` : 'day not known')}
        </time>
        <a data-open href={address('event', { id: event.id })}>
          {whoToWhom(event)}
        </a>
        <What event={event} />
        {event.status !== 'asserted' && <span class="tag">{event.status}</span>}
        {event.same_as && <span class="tag">told before</span>}
      </p>
      <p class="sentence">{event.sentence?.text}</p>
      <p class="source">
        {sourceName({ ...event, published: event.published?.slice(0, 10) })}{' '}
        {url && (
          <a data-source href={url} target="_blank" rel="noreferrer noopener">
            source<span class="unseen"> of {whoToWhom(event)}</span>
          </a>
        )}
      </p>
    </li>
  );
}

export const EventItems = ({ items }) => (
  <ul class="items">
    {items.map((e) => (
      <EventItem key={e.id} event={e} />
    ))}
  </ul>
);

/** Events in a line of small marks, each leading to its event: for where the sentences are elsewhere. */
export function EventChips({ events, most = 6 }) {
  const told = new Map(); // what reads alike is one mark
  for (const e of events) {
    const key = `${e.type} ${e.status} ${whoToWhom(e)}`;
    if (!e.same_as) told.set(key, { event: told.get(key)?.event ?? e, times: (told.get(key)?.times ?? 0) + 1 });
  }
  if (told.size === 0) return null;
  return (
    <ul class="chips">
      {[...told.values()].slice(0, most).map(({ event: e, times }) => (
        <li key={e.id}>
          <a class={unsure(e) ? 'chip unsure' : 'chip'} href={address('event', { id: e.id })} title={e.sentence?.text}>
            <What event={{ ...e, mode: null }} /> {whoToWhom(e)}
            {e.status !== 'asserted' && <span class="note"> ({e.status})</span>}
            {times > 1 && <span class="note"> × {times}</span>}
          </a>
        </li>
      ))}
      {told.size > most && <li class="note">and {told.size - most} more</li>}
    </ul>
  );
}
