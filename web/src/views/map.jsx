// Events where they happened. A dot leads to its events; kinds can be chosen. Only events whose text names a place stand here.
import { useRef } from 'preact/hooks';
import { useApi } from '../api.js';
import { EventItems } from '../parts/events.jsx';
import { Choice } from '../parts/fields.jsx';
import { Figure } from '../parts/figure.jsx';
import { boundaryNote } from '../parts/outlines.js';
import { dotColumns, dotsOf } from '../parts/places.js';
import { SpanFields } from '../parts/span.jsx';
import { Answer, Nothing } from '../parts/states.jsx';
import { Legend } from '../parts/timeline.jsx';
import { wholeWorld, World } from '../parts/world.jsx';
import { quads, quadOf, statuses, types } from '../quads.js';
import { address } from '../route.js';
import { svgText } from '../save.js';

// Properties of a feature are those of an event, or the short form with sides as codes; the list shows both.
const asEvent = (f) => {
  const p = f.properties;
  const side = (v) => (Array.isArray(v) ? v : v ? [v] : []).map((code) => (typeof code === 'string' ? { country: code } : code));
  return {
    ...p,
    id: p.id ?? f.id,
    actors: p.actors ?? side(p.source),
    recipients: p.recipients ?? side(p.target),
    sentence: typeof p.sentence === 'string' ? { text: p.sentence } : p.sentence,
  };
};

export function MapView({ query, days, store, go }) {
  const answer = useApi('map', { from: days.from, to: days.to });
  const svg = useRef(null);
  const look = { lon: Number(query.lon ?? wholeWorld.lon), lat: Number(query.lat ?? wholeWorld.lat), zoom: Number(query.zoom ?? 1) };
  const wanted = ({ properties: p }) =>
    (!query.quad || String(quadOf(p.quad).number) === query.quad) &&
    (!query.type || p.type === query.type) &&
    (!query.status || p.status === query.status);
  return (
    <>
      <form class="fields noprint" onSubmit={(e) => e.preventDefault()}>
        <SpanFields query={query} days={days} store={store} go={go} last={90} />
        <Choice
          label="Class"
          value={query.quad}
          onChange={(quad) => go({ quad })}
          options={[['', 'all classes'], ...quads.map((q) => [String(q.number), q.name])]}
        />
        <Choice
          label="Type"
          value={query.type}
          onChange={(type) => go({ type })}
          options={[['', 'all types'], ...types.map((t) => [t, t])]}
        />
        <Choice
          label="Status"
          value={query.status}
          onChange={(status) => go({ status })}
          options={[['', 'all'], ...statuses.map((s) => [s, s])]}
        />
      </form>
      <Answer state={answer}>
        {(data) => {
          const features = (data.features ?? []).filter(wanted);
          const dots = dotsOf(features);
          const here = query.place ? features.filter((f) => f.geometry?.coordinates.join() === query.place) : [];
          return (
            <>
              {features.length === 0 && (
                <Nothing>
                  No event with a place fits from {days.from} to {days.to}. Choose more days, or fewer filters.
                </Nothing>
              )}
              <Legend />
              <Figure
                title="Map"
                name={`map_${days.from}_${days.to}`}
                svg={() => svgText(svg.current)}
                columns={dotColumns}
                rows={dots}
                note={boundaryNote}
              >
                <World
                  dots={dots}
                  look={look}
                  svgRef={svg}
                  label={`Map of ${features.length} events from ${days.from} to ${days.to}`}
                  onLook={(l) => go({ lon: l.lon.toFixed(1), lat: l.lat.toFixed(1), zoom: l.zoom.toFixed(2) }, { replace: true })}
                  onState={(code) => {
                    location.hash = address('search', { source: code, either_way: 1 });
                  }}
                  onDot={(d) => address('map', { ...query, place: `${d.lon},${d.lat}` })}
                />
              </Figure>
              <section aria-labelledby="here">
                <h2 id="here">
                  {query.place ? `Events of ${dots.find((d) => `${d.lon},${d.lat}` === query.place)?.name ?? 'this place'}` : 'Events'}
                </h2>
                {query.place && (
                  <p>
                    <button type="button" onClick={() => go({ place: '' })}>
                      All places
                    </button>
                  </p>
                )}
                {query.place && here.length === 0 && <Nothing>None in these days.</Nothing>}
                <EventItems items={(query.place ? here : features.slice(-50).toReversed()).map(asEvent)} />
                {!query.place && features.length > 50 && <p class="note">The newest 50; a dot on the map shows all of its place.</p>}
              </section>
            </>
          );
        }}
      </Answer>
    </>
  );
}
