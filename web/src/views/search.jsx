// Events and articles by words and by fields. Every filter is in the address; the same filters give the file.
import { apiAddress } from '../api.js';
import { quads, statuses, types } from '../quads.js';
import { Choice, Words } from '../parts/fields.jsx';
import { EventItems } from '../parts/events.jsx';
import { ArticleItems } from '../parts/articles.jsx';
import { Paged } from '../parts/paged.jsx';
import { bothWays, Sides } from '../parts/sides.jsx';
import { SpanFields } from '../parts/span.jsx';

const any = (label, list) => [['', label], ...list];

export function SearchView({ query, days, store, go }) {
  const articles = query.kind === 'articles';
  const filters = ['source', 'target', 'type', 'quad', 'status', 'article', 'story'];
  const dated = query.from || query.to || Number(query.last) > 0;
  const asked = {
    q: query.q,
    ...Object.fromEntries(filters.map((f) => [f, query[f]])),
    either_way: !bothWays(query) ? '' : query.source || query.target ? 1 : '',
    from: dated ? days.from : '',
    to: dated ? days.to : '',
    order: 'newest',
    limit: 50,
  };
  return (
    <>
      <form class="fields noprint" role="search" onSubmit={(e) => e.preventDefault()}>
        <Words label="Words" value={query.q} onChange={(q) => go({ q })} />
        <Choice
          label="Look for"
          value={query.kind ?? 'events'}
          onChange={(kind) => go({ kind })}
          options={[
            ['events', 'events'],
            ['articles', 'articles'],
          ]}
        />
        {!articles && (
          <>
            <Sides query={query} go={go} />
            <Choice
              label="Type"
              value={query.type}
              onChange={(type) => go({ type })}
              options={any(
                'all types',
                types.map((t) => [t, t]),
              )}
            />
            <Choice
              label="Class"
              value={query.quad}
              onChange={(quad) => go({ quad })}
              options={any(
                'all classes',
                quads.map((q) => [q.number, q.name]),
              )}
            />
            <Choice
              label="Status"
              value={query.status}
              onChange={(status) => go({ status })}
              options={any(
                'all',
                statuses.map((s) => [s, s]),
              )}
            />
          </>
        )}
        <SpanFields query={query} days={days} store={store} go={go} last={0} />
      </form>
      {query.article && (
        <p>
          Of one article only.{' '}
          <button type="button" onClick={() => go({ article: '' })}>
            Of all articles
          </button>
        </p>
      )}
      {query.story && (
        <p>
          Of one story only.{' '}
          <button type="button" onClick={() => go({ story: '' })}>
            Of all stories
          </button>
        </p>
      )}
      {!articles && (
        <p class="note noprint">
          These events as <a href={apiAddress('events.csv', { ...asked, limit: '' })}>CSV</a>,{' '}
          <a href={apiAddress('events.jsonl', { ...asked, limit: '' })}>JSON lines</a>,{' '}
          <a href={apiAddress('events.geojson', { ...asked, limit: '' })}>GeoJSON</a>
        </p>
      )}
      {articles ? (
        <Paged
          path="articles"
          query={{ q: query.q, story: query.story, from: asked.from, to: asked.to, limit: 50 }}
          what="article"
          nothing="No article has these words in these days. Use fewer words, or more days."
        >
          {(items) => <ArticleItems items={items} />}
        </Paged>
      ) : (
        <Paged path="events" query={asked} nothing="No event fits. Take a filter away, use fewer words, or more days.">
          {(items) => <EventItems items={items} />}
        </Paged>
      )}
    </>
  );
}
