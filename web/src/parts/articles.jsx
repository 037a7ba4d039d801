// Articles and stories as a list to read; each leads to its events and its source.
import { moment } from '../days.js';
import { address } from '../route.js';
import { safeUrl } from './events.jsx';

/** An article, or a story: then `articles` says how many tell it, and title and source are those of one of them. */
function Item({ item }) {
  const url = safeUrl(item.url);
  const many = item.articles > 1;
  const to = many && item.story ? { story: item.story } : { article: item.article ?? item.id };
  return (
    <li data-item class="event">
      <p class="line">
        <time dateTime={item.published ?? undefined}>{moment(item.published) || 'no date'}</time>{' '}
        <a data-open href={address('search', to)}>
          {item.title || '(no title)'}
        </a>
        {many && <span class="tag">{item.articles} articles</span>}
        {item.events !== undefined && <span class="note">{item.events === 1 ? '1 event' : `${item.events} events`}</span>}
        {item.status && item.status !== 'ok' && <span class="tag">{item.status}</span>}
      </p>
      <p class="source">
        {item.publisher ?? 'source not named'}{' '}
        {url && (
          <a data-source href={url} target="_blank" rel="noreferrer noopener">
            source<span class="unseen"> of {item.title}</span>
          </a>
        )}{' '}
        {item.reason}
      </p>
    </li>
  );
}

export const ArticleItems = ({ items }) => (
  <ul class="items">
    {items.map((a, i) => (
      <Item key={`${a.story ?? ''} ${a.id ?? a.article ?? i}`} item={a} />
    ))}
  </ul>
);
