// Events as a list to read: when, who to whom, what, and the sentence that told it. Each is an item of j and k; o opens its source.
import { address } from '../route.js';
import { quadOf } from '../quads.js';
import { nameOf } from '../states.js';

const sides = (list) => [...new Set((list ?? []).map((a) => (a.name && !a.country ? a.name : nameOf(a.country))))].join(', ');

/** "Russia → Ukraine"; a mutual event has both on one side: "China, Russia (mutual)". */
export function whoToWhom(event) {
  const actors = sides(event.actors) || 'somebody';
  if (event.reciprocal) return `${actors} (mutual)`;
  const recipients = sides(event.recipients);
  return recipients ? `${actors} → ${recipients}` : actors;
}

/** Type and mode with the mark of the quad class; the class is also said in words, for who does not see the colour. */
export function What({ event }) {
  const quad = quadOf(event.quad);
  return (
    <span class="what">
      <span class="dot" style={{ background: quad.colour }} aria-hidden="true" />
      {event.type}
      {event.mode ? ` / ${event.mode}` : ''} <span class="unseen">({quad.name})</span>
    </span>
  );
}

// Only web addresses become links: an article's own url could hold anything.
export const safeUrl = (url) => (/^https?:\/\//i.test(url ?? '') ? url : null);

export function EventItem({ event }) {
  const url = safeUrl(event.url);
  return (
    <li data-item class={event.status === 'asserted' || event.status === 'claimed' ? 'event' : 'event unsure'}>
      <p class="line">
        <time dateTime={event.date ?? event.published}>
          {event.date ?? `reported ${event.published?.slice(0, 10) ?? 'without a date'}`}
        </time>
        <a data-open href={address('event', { id: event.id })}>
          {whoToWhom(event)}
        </a>
        <What event={event} />
        {event.status !== 'asserted' && <span class="tag">{event.status}</span>}
        {event.correction && <span class="tag">corrected</span>}
      </p>
      <p class="sentence">{event.sentence?.text}</p>
      <p class="source">
        {event.publisher ?? 'source not named'}, {event.published?.slice(0, 10)}{' '}
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
