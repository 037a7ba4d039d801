// Where reports come from, and whether they still come: per feed the last answer, the last error, and how much it brought.
import { useApi } from '../api.js';
import { moment } from '../days.js';
import { Answer, Nothing } from '../parts/states.jsx';
import { Table } from '../parts/table.jsx';
import { safeUrl } from '../parts/events.jsx';

const columns = [
  {
    name: 'feed',
    value: (f) => f.title ?? f.url,
    show: (f) => {
      const url = safeUrl(f.url);
      return url ? (
        <a data-open data-source href={url} target="_blank" rel="noreferrer noopener">
          {f.title || f.url}
        </a>
      ) : (
        (f.title ?? f.url)
      );
    },
  },
  { name: 'state', value: (f) => f.state ?? (f.last_error ? 'failing' : 'ok') },
  { name: 'last read', value: (f) => f.last_read ?? null, show: (f) => moment(f.last_read) },
  { name: 'next', value: (f) => f.next_read ?? null, show: (f) => moment(f.next_read) },
  { name: 'articles', number: true, value: (f) => f.articles ?? null },
  { name: 'last error', value: (f) => f.last_error ?? null },
];

export function FeedsView() {
  const answer = useApi('feeds');
  return (
    <>
      <Answer state={answer}>
        {({ items = [] }) =>
          items.length === 0 ? (
            <Nothing>
              No feeds are watched. Add one: <code>lapwing feeds add URL --db STORE</code>. Reports of files come in by{' '}
              <code>lapwing ingest --db STORE FILE</code>.
            </Nothing>
          ) : (
            <Table caption="Feeds" columns={columns} rows={items.map((f) => ({ ...f, item: true }))} />
          )
        }
      </Answer>
      <h2>Follow this store elsewhere</h2>
      <ul>
        <li>
          <a href="api/v1/alarms.atom">Alarms as an Atom feed</a>
        </li>
        <li>
          <a href="digest.html">The digest</a> and <a href="stories.html">the list of stories</a> as pages without scripts
        </li>
        <li>
          <a href="api/v1/openapi.json">The interface for programs (OpenAPI)</a>
        </li>
      </ul>
    </>
  );
}
