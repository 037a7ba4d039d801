// What a reader needs in the first minute: alarms now, which pairs are busiest and what has changed with them, and where.
import { useRef } from 'preact/hooks';
import { useApi } from '../api.js';
import { Alarms } from '../parts/alarms.jsx';
import { Figure } from '../parts/figure.jsx';
import { boundaryNote } from '../parts/outlines.js';
import { dotColumns, dotsOf } from '../parts/places.js';
import { Answer, Nothing } from '../parts/states.jsx';
import { SpanFields } from '../parts/span.jsx';
import { Table } from '../parts/table.jsx';
import { wholeWorld, World } from '../parts/world.jsx';
import { quads } from '../quads.js';
import { address } from '../route.js';
import { svgText } from '../save.js';
import { nameOf } from '../states.js';

function change(pair) {
  if (!pair.before) return 'new';
  const more = pair.events - pair.before;
  return more === 0 ? 'as before' : `${more > 0 ? '+' : '−'}${Math.abs(more)}`;
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
  const map = useApi('map', { from: days.from, to: days.to });
  const svg = useRef(null);
  const look = { lon: Number(query.lon ?? wholeWorld.lon), lat: Number(query.lat ?? wholeWorld.lat), zoom: Number(query.zoom ?? 1) };
  return (
    <Answer state={map}>
      {(data) => {
        const dots = dotsOf(data.features ?? []);
        return (
          <Figure
            title="Places"
            name={`places_${days.from}_${days.to}`}
            svg={() => svgText(svg.current)}
            columns={dotColumns}
            rows={dots}
            note={boundaryNote}
          >
            <World
              dots={dots}
              look={look}
              svgRef={svg}
              label={`Places of ${(data.features ?? []).length} events`}
              onLook={(l) => go({ lon: l.lon.toFixed(1), lat: l.lat.toFixed(1), zoom: l.zoom.toFixed(2) }, { replace: true })}
              onState={(code) => {
                location.hash = address('search', { source: code, either_way: 1 });
              }}
              onDot={(d) =>
                d.ids.length === 1 ? address('event', { id: d.ids[0] }) : address('map', { ...days, place: `${d.lon},${d.lat}` })
              }
            />
          </Figure>
        );
      }}
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
          <Table caption="Reports of the last 30 days of the store, and of the 30 before" columns={pairColumns} rows={pairs} />
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
