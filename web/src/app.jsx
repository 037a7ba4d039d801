// The frame of every view: where one can go, what came in meanwhile, freezing, theme, keys. The view itself follows the address.
import { useEffect, useRef, useState } from 'preact/hooks';
import { refresh, useApi } from './api.js';
import { span } from './days.js';
import { listen, views } from './keys.js';
import { address, go, useAddress } from './route.js';
import { useStream } from './stream.js';
import { nextTheme } from './theme.js';
import { counted } from './parts/articles.jsx';
import { StateNames } from './parts/fields.jsx';
import { Guard } from './parts/guard.jsx';
import { Help } from './parts/help.jsx';
import { DigestView } from './views/digest.jsx';
import { DyadView } from './views/dyad.jsx';
import { EventView } from './views/event.jsx';
import { FeedsView } from './views/feeds.jsx';
import { ForecastView } from './views/forecast.jsx';
import { MapView } from './views/map.jsx';
import { NetworkView } from './views/network.jsx';
import { OverviewView } from './views/overview.jsx';
import { SearchView } from './views/search.jsx';
import { StoriesView } from './views/stories.jsx';

// What a view is called, how many days back it looks when the address does not say (0: all), and what draws it.
const known = {
  overview: { title: 'Overview', last: 30, draw: OverviewView },
  dyad: { title: 'Pair', last: 0, draw: DyadView },
  event: { title: 'Event', last: 0, draw: EventView },
  network: { title: 'Network', last: 90, draw: NetworkView },
  map: { title: 'Map', last: 90, draw: MapView },
  stories: { title: 'Stories', last: 30, draw: StoriesView },
  search: { title: 'Events', last: 0, draw: SearchView },
  forecast: { title: 'Forecast', last: 0, draw: ForecastView },
  digest: { title: 'Digest', last: 7, draw: DigestView },
  feeds: { title: 'Feeds', last: 0, draw: FeedsView },
};

const none = { from: '', to: '' }; // days of a store whose texts have none

export function App() {
  const { view, query } = useAddress();
  const [help, setHelp] = useState(false);
  const [said, setSaid] = useState('');
  const [news, seen] = useStream();
  const store = useApi('overview');
  const heading = useRef(null);
  const first = useRef(true);
  const here = known[view];
  const days = span(query, store.data?.days, here?.last);

  const freeze = () => {
    if (!days.from || !days.to || !here) return;
    const { last: _, ...rest } = query;
    go(view, { ...rest, from: days.from, to: days.to });
    setSaid(`Frozen: ${days.from} to ${days.to} is now in the address.`);
  };
  const theme = () => setSaid(`Theme: ${nextTheme()}.`);
  const actions = useRef({});
  actions.current = { freeze, theme, help: () => setHelp(true), close: () => setHelp(false) };
  useEffect(
    () =>
      listen({
        freeze: () => actions.current.freeze(),
        theme: () => actions.current.theme(),
        help: () => actions.current.help(),
        close: () => actions.current.close(),
      }),
    [],
  );
  useEffect(() => {
    document.title = `${here?.title ?? 'Not found'} - Lapwing`;
    // After going to another view the reader is at its beginning; on the first load the browser decides.
    if (!first.current) {
      heading.current?.focus();
      scrollTo(0, 0);
    }
    first.current = false;
  }, [view]);

  const Draw = here?.draw;
  const { articles, events } = store.data?.store ?? {};
  const bare = ['feeds', 'search', 'event'].includes(view); // views that need no days
  const nothing = store.data && !store.data.days && view !== 'feeds' && (articles + events === 0 ? 'empty' : !bare && 'dayless');
  return (
    <>
      <a
        class="skip"
        href="#content"
        onClick={(e) => {
          e.preventDefault();
          heading.current?.focus();
        }}
      >
        To the content
      </a>
      <header class="noprint">
        <a class="brand" href={address('overview')}>
          Lapwing
        </a>
        <nav aria-label="Views">
          <ul>
            {views.map((v) => (
              <li key={v.view}>
                <a href={address(v.view)} aria-current={v.view === view ? 'page' : undefined}>
                  {v.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="buttons">
          <button type="button" onClick={freeze} disabled={!days.from}>
            Freeze dates
          </button>
          <button type="button" onClick={theme}>
            Theme
          </button>
          <button type="button" onClick={() => setHelp(true)}>
            Keys
          </button>
        </div>
      </header>
      <div role="status" class="said noprint">
        {said}
      </div>
      {news.saved + news.alarms > 0 && (
        <div role="status" class="news noprint">
          {news.alarms > 0 ? `New alarm: ${news.sentence || news.alarms}. ` : 'The store has grown. '}
          <button
            type="button"
            onClick={() => {
              refresh();
              seen();
            }}
          >
            Show what is new
          </button>
        </div>
      )}
      <main id="content">
        <h1 tabIndex={-1} ref={heading}>
          {here?.title ?? 'There is no such view'}
        </h1>
        {store.error && (
          <p class="problem" role="alert">
            {store.error.message}
          </p>
        )}
        {!here && (
          <p class="nothing">
            The address names the view “{view}”. <a href={address('overview')}>To the overview</a>
          </p>
        )}
        {Draw && nothing === 'empty' && (
          <p class="nothing">
            The store is empty. Fill it: <code>lapwing ingest --db STORE archive.jsonl.gz</code>, or <code>lapwing feeds add URL --db STORE</code>.
            This page shows what comes in.
          </p>
        )}
        {Draw && nothing === 'dayless' && (
          <p class="nothing">
            {counted(articles, 'article')} came in, but none is readable and has a day, so nothing can be shown over time. <code>lapwing read FILE</code>{' '}
            says why an article was refused; <code>--published DAY</code> dates what does not say its day.{' '}
            <a href={address('search', { kind: 'articles' })}>The articles that came in</a>
          </p>
        )}
        {Draw && store.data && !nothing && (
          <Guard at={address(view, query)}>
            <Draw query={query} days={days} store={{ ...store.data, days: store.data.days ?? none }} go={(changes, options) => go(view, { ...query, ...changes }, options)} />
          </Guard>
        )}
        {Draw && !store.data && !store.error && (
          <p class="waiting" role="status">
            Asking ...
          </p>
        )}
      </main>
      <footer>
        {store.data && (
          <p>
            {counted(store.data.store.articles, 'article')}, {counted(store.data.store.events, 'event')},{' '}
            {counted(store.data.store.corrections, 'correction')}.
            {store.data.days?.from ? ` Days ${store.data.days.from} to ${store.data.days.to}.` : ''}
            {store.data.coder?.version ? ` Coder ${store.data.coder.version}.` : ''} Days are those of the texts; moments are in UTC.
          </p>
        )}
      </footer>
      <StateNames />
      {help && <Help close={() => setHelp(false)} />}
    </>
  );
}
