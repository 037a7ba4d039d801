// Articles as a list to read; each leads to its events and its source.
import { moment } from '../days.js';
import { address } from '../route.js';
import { safeUrl } from './events.jsx';

const plural = (what) => (what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${what}s`);
export const counted = (n, what) => `${(n ?? 0).toLocaleString('en')} ${n === 1 ? what : plural(what)}`;

/** A link to where a text stands; nothing where its address is none. */
export function SourceLink({ item, children = 'source' }) {
  const url = safeUrl(item.url);
  if (!url) return null;
  return (
    <a data-source href={url} target="_blank" rel="noreferrer noopener">
      {children}
      <span class="unseen"> of {item.title || 'this report'}</span>
    </a>
  );
}

const Item = ({ item }) => (
  <li data-item class="event">
    <p class="line">
      <time dateTime={item.published ?? undefined}>{moment(item.published) || 'day not known'}</time>{' '}
      <a data-open href={address('search', { article: item.id })}>
        {item.title || '(no title)'}
      </a>
      <span class="note">{item.events === 0 ? 'no events' : counted(item.events, 'event')}</span>
      {item.status && item.status !== 'ok' && <span class="tag">{item.status}</span>}
    </p>
    <p class="source">
      {item.publisher || 'source not named'} <SourceLink item={item} /> {item.reason}
    </p>
  </li>
);

export const ArticleItems = ({ items }) => (
  <ul class="items">
    {items.map((a) => (
      <Item key={a.id} item={a} />
    ))}
  </ul>
);
