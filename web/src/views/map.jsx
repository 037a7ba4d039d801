// Events where they happened. A dot leads to its events; kinds can be chosen. Only events whose text names a place stand here.
import { useApi } from '../api.js';
import { EventItems } from '../parts/events.jsx';
import { Choice } from '../parts/fields.jsx';
import { dotsOf } from '../parts/places.js';
import { PlacesFigure } from '../parts/places_figure.jsx';
import { SpanFields } from '../parts/span.jsx';
import { Answer, Nothing } from '../parts/states.jsx';
import { quads, quadOf, statuses, types } from '../quads.js';
import { address } from '../route.js';

const most = 50; // events in the list below the map

/** A feature of the map as the event it is: sides are codes there. */
const asEvent = ({ properties: p }) => ({
  ...p,
  actors: p.actors.map((country) => ({ country })),
  recipients: p.recipients.map((country) => ({ country })),
  sentence: { text: p.sentence },
});

export function MapView({ query, days, store, go }) {
  const answer = useApi('map', { from: days.from, to: days.to, order: 'newest' });
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
          const features = data.features.filter(wanted);
          const dots = dotsOf(features);
          const at = (d) => `${d.lon},${d.lat}`;
          const here = query.place ? features.filter((f) => f.geometry.coordinates.join() === query.place) : features;
          return (
            <>
              {features.length === 0 && (
                <Nothing>
                  No event with a place fits from {days.from} to {days.to}. Choose more days, or fewer filters.
                </Nothing>
              )}
              <PlacesFigure
                title={`Places, ${days.from} to ${days.to}`}
                name={`map_${days.from}_${days.to}`}
                label={`Map of ${features.length} events from ${days.from} to ${days.to}`}
                dots={dots}
                query={query}
                go={go}
                onDot={(d) => address('map', { ...query, place: at(d) })}
                note={data.next ? `Only the newest ${data.features.length.toLocaleString('en')} events of these days: choose fewer.` : ''}
              />
              <section aria-labelledby="here">
                <h2 id="here">
                  {query.place ? `Events of ${dots.find((d) => at(d) === query.place)?.name ?? 'this place'}` : 'Events with a place'}
                </h2>
                {query.place && (
                  <p>
                    <button type="button" onClick={() => go({ place: '' })}>
                      All places
                    </button>
                  </p>
                )}
                {query.place && here.length === 0 && <Nothing>None in these days.</Nothing>}
                <EventItems items={here.slice(0, most).map(asEvent)} />
                {here.length > most && (
                  <p class="note">
                    The newest {most} of {here.length.toLocaleString('en')}.{query.place ? '' : ' A dot on the map shows those of its place.'}
                  </p>
                )}
              </section>
            </>
          );
        }}
      </Answer>
    </>
  );
}
