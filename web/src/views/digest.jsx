// What happened in some days, to be read in some minutes, printed or mailed: alarms first, then pair by pair the sentences that matter.
import { apiAddress, useApi } from '../api.js';
import { counted } from '../parts/articles.jsx';
import { safeUrl } from '../parts/events.jsx';
import { Side } from '../parts/fields.jsx';
import { SpanFields } from '../parts/span.jsx';
import { Answer, Nothing } from '../parts/states.jsx';
import { quads } from '../quads.js';
import { address } from '../route.js';
import { withNames } from '../states.js';

const quadLine = (counts) =>
  (counts ?? [])
    .map((n, i) => (n ? `${n} ${quads[i].name}` : ''))
    .filter(Boolean)
    .join(', ');

function Sentence({ s }) {
  const url = safeUrl(s.url);
  return (
    <li data-item>
      <span lang="en">{s.text}</span>{' '}
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
              Reports of {d.since} to {d.until}: {counted(d.articles, 'article')} read, {d.articles_before} in as many days before.
            </p>
            {d.alarms.length > 0 && (
              <section aria-labelledby="a">
                <h2 id="a">Alarms</h2>
                <ul>
                  {d.alarms.map((a, i) => (
                    <li key={i} class="alarm">
                      {withNames(a)}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {d.pairs.length === 0 && (
              <Nothing>
                Nothing between states was reported in these days. Choose more days above{query.region ? ', or no region' : ''}.
              </Nothing>
            )}
            {d.pairs.map((p) => (
              <section key={p.source + p.target}>
                <h2>
                  <a href={address('dyad', { source: p.source, target: p.target, either_way: 1 })}>
                    {p.source_name} and {p.target_name}
                  </a>
                </h2>
                <p class="note">
                  {counted(p.events, 'event')} ({quadLine(p.quads)}), {p.before || 'none'} in the days before
                  {p.before > 0 && p.first_of.length > 0 ? `; new: ${p.first_of.join(', ')}` : ''}
                </p>
                <ul>
                  {p.sentences.map((s, i) => (
                    <Sentence key={i} s={s} />
                  ))}
                  {p.sentences.length === 0 && <li class="note">Told above.</li>}
                </ul>
              </section>
            ))}
            {d.other_pairs > 0 && <p class="note">{counted(d.other_pairs, 'more pair')} are left out for room.</p>}
            {d.gone.length > 0 && <p>Silent now: {withNames(d.gone.join('; '))}.</p>}
          </div>
        )}
      </Answer>
    </>
  );
}
