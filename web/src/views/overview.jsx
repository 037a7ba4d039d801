// What a reader needs in the first minute: alarms now, which pairs are busiest and what has changed with them, and where.
import { useApi } from '../api.js';
import { plusDays } from '../days.js';
import { Alarms } from '../parts/alarms.jsx';
import { dotsOf } from '../parts/places.js';
import { PlacesFigure } from '../parts/places_figure.jsx';
import { Answer, Nothing } from '../parts/states.jsx';
import { SpanFields } from '../parts/span.jsx';
import { Table } from '../parts/table.jsx';
import { quads } from '../quads.js';
import { address } from '../route.js';
import { nameOf } from '../states.js';

function change(pair) {
  if (!pair.before) return 'new';
  const more = pair.events - pair.before;
  return more === 0 ? 'same' : `${more > 0 ? '+' : '−'}${Math.abs(more)}`;
}

const pairColumns = [
  {
    name: 'pair',
    value: (p) => `${p.source} ${p.target}`,
    show: (p) => (
      <a data-open href={address('dyad', { source: p.source, target: p.target, either_way: 1 })}>
        {nameOf(p.source)} – {nameOf(p.target)}
      </a>
    ),
  },
  { name: 'events', number: true, value: (p) => p.events },
  { name: 'before', number: true, value: (p) => p.before },
  { name: 'change', number: true, value: (p) => p.events - p.before, show: change },
  ...quads.map((q, i) => ({ name: q.name, number: true, value: (p) => p.quads?.[i] ?? 0 })),
];

function SmallMap({ days, query, go }) {
  const map = useApi('map', { from: days.from, to: days.to, order: 'newest' });
  return (
    <Answer state={map}>
      {({ features }) => (
        <PlacesFigure
          title={`Places, ${days.from} to ${days.to}`}
          name={`places_${days.from}_${days.to}`}
          label={`Places of ${features.length} events`}
          dots={dotsOf(features)}
          query={query}
          go={go}
          onDot={(d) => (d.ids.length === 1 ? address('event', { id: d.ids[0] }) : address('map', { ...days, place: `${d.lon},${d.lat}` }))}
        />
      )}
    </Answer>
  );
}

export function OverviewView({ query, days, store, go }) {
  const answer = useApi('alarms', { from: days.from, to: days.to });
  const earlier = (store.alarms ?? []).filter((a) => a.day < days.from).slice(0, 3);
  const pairs = (store.pairs ?? []).map((p) => ({ ...p, item: true }));
  return (
    <>
      <form class="fields noprint" onSubmit={(e) => e.preventDefault()}>
        <SpanFields query={query} days={days} store={store} go={go} last={30} />
      </form>
      <section aria-labelledby="alarms">
        <h2 id="alarms">Alarms</h2>
        <Answer state={answer}>
          {({ items }) =>
            items.length > 0 ? (
              <Alarms items={items.toSorted((a, b) => (a.day < b.day ? 1 : -1))} />
            ) : (
              <>
                <Nothing>
                  No pair departed from its usual from {days.from} to {days.to}.{earlier.length > 0 ? ' The last ones before:' : ''}
                </Nothing>
                {earlier.length > 0 && <Alarms items={earlier} />}
              </>
            )
          }
        </Answer>
        <p class="note">
          <a href="api/v1/alarms.atom">Follow as Atom feed</a>
        </p>
      </section>
      <section aria-labelledby="changed">
        <h2 id="changed">What changed: busiest pairs</h2>
        {pairs.length > 0 ? (
          <Table caption={`Reports of ${plusDays(store.days.to, -29)} to ${store.days.to}, beside the 30 days before`} columns={pairColumns} rows={pairs} />
        ) : (
          <Nothing>
            No events in the last 30 days of reports.{' '}
            <a href={address('network', { last: 0 })}>All pairs of all days are in the network.</a>
          </Nothing>
        )}
      </section>
      <section aria-labelledby="where">
        <h2 id="where" class="unseen">
          Where
        </h2>
        <SmallMap days={days} query={query} go={go} />
      </section>
    </>
  );
}
