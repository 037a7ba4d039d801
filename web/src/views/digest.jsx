// What happened in some days, to be read in some minutes, printed or mailed: alarms first, then pair by pair the sentences that matter.
import { apiAddress, useApi } from '../api.js';
import { safeUrl } from '../parts/events.jsx';
import { Side } from '../parts/fields.jsx';
import { SpanFields } from '../parts/span.jsx';
import { Answer, Nothing } from '../parts/states.jsx';
import { quads } from '../quads.js';
import { address } from '../route.js';

const quadLine = (counts) =>
  (counts ?? [])
    .map((n, i) => (n ? `${n} ${quads[i].name}` : ''))
    .filter(Boolean)
    .join(', ');

function Sentence({ s }) {
  const url = safeUrl(s.url);
  return (
    <li data-item>
      {s.text}{' '}
      <cite>
        {s.event ? (
          <a data-open href={address('event', { id: s.event })}>
            {s.type}
          </a>
        ) : (
          s.type
        )}
        {s.status && s.status !== 'asserted' ? `, ${s.status}` : ''}
        {s.attribution ? `, according to ${s.attribution}` : ''} (
        {url ? (
          <a data-source href={url} target="_blank" rel="noreferrer noopener">
            {s.publisher || 'source'}, {s.day}
          </a>
        ) : (
          `${s.publisher || 'source not named'}, ${s.day}`
        )}
        )
      </cite>
    </li>
  );
}

export function DigestView({ query, days, store, go }) {
  const asked = { since: days.from, until: days.to, region: query.region };
  const answer = useApi('digest', asked);
  return (
    <>
      <form class="fields noprint" onSubmit={(e) => e.preventDefault()}>
        <SpanFields query={query} days={days} store={store} go={go} last={7} />
        <Side label="Region, group or state" value={query.region} onChange={(region) => go({ region })} />
        <button type="button" onClick={() => print()}>
          Print
        </button>
        <a href={apiAddress('digest.html', asked)}>As a page by itself</a>
      </form>
      <Answer state={answer}>
        {(d) => (
          <div class="digest">
            <p class="note">
              Reports of {d.from ?? days.from} to {d.to ?? days.to}: {d.articles ?? '?'} read
              {d.articles_before !== undefined ? `, ${d.articles_before} in as many days before` : ''}.
            </p>
            {(d.alarms ?? []).length > 0 && (
              <section aria-labelledby="a">
                <h2 id="a">Alarms</h2>
                <ul>
                  {d.alarms.map((a, i) => (
                    <li key={i} class="alarm">
                      {typeof a === 'string' ? a : a.sentence}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {(d.pairs ?? []).length === 0 && (
              <Nothing>
                Nothing between states was reported in these days. Choose more days above{query.region ? ', or no region' : ''}.
              </Nothing>
            )}
            {(d.pairs ?? []).map((p) => (
              <section key={p.left + p.right}>
                <h2>
                  <a href={address('dyad', { source: p.left, target: p.right, either_way: 1 })}>
                    {p.left_name} and {p.right_name}
                  </a>
                </h2>
                <p class="note">
                  {p.events} {p.events === 1 ? 'event' : 'events'}, {p.before} before; {quadLine(p.quads)}
                  {p.first_of?.length ? `; none of these before: ${p.first_of.join(', ')}` : ''}
                </p>
                <ul>
                  {(p.sentences ?? []).map((s, i) => (
                    <Sentence key={i} s={s} />
                  ))}
                </ul>
              </section>
            ))}
            {d.other_pairs > 0 && <p class="note">{d.other_pairs} more pairs are left out for room.</p>}
            {(d.gone ?? []).length > 0 && <p>Silent now: {d.gone.join('; ')}.</p>}
          </div>
        )}
      </Answer>
    </>
  );
}
