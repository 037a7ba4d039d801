// A pair over time: counts of the quad classes, mean score, what was expected, alarms; the events of a period; and beside it another
// pair, or the same pair in other days.
import { useState } from 'preact/hooks';
import { isDay, periodEnd } from '../days.js';
import { Comparison } from '../parts/comparison.jsx';
import { EventItems } from '../parts/events.jsx';
import { Choice, Day, Side } from '../parts/fields.jsx';
import { Paged } from '../parts/paged.jsx';
import { PairChart } from '../parts/pair_chart.jsx';
import { bothWays, Sides } from '../parts/sides.jsx';
import { SomePairs } from '../parts/some_pairs.jsx';
import { SpanFields } from '../parts/span.jsx';

export function DyadView({ query, days, store, go }) {
  const { source, target, by = 'month', period, source2, target2, from2, to2 } = query;
  const both = bothWays(query);
  const picked = period ? { from: period, to: periodEnd(period, by) } : null;
  const otherPair = source2 && target2;
  const [most, setMost] = useState([1, 1]);
  const otherDays = isDay(from2) && isDay(to2) && from2 <= to2;
  const highest = otherPair || otherDays ? Math.max(...most) : most[0];
  const pick = (p) => go({ period: p.from });
  return (
    <>
      <form class="fields noprint" onSubmit={(e) => e.preventDefault()}>
        <Sides query={query} go={go} also={{ period: '' }} />
        <Choice
          label="Period"
          value={by}
          onChange={(v) => go({ by: v, period: '' })}
          options={[
            ['day', 'day'],
            ['week', 'week'],
            ['month', 'month'],
          ]}
        />
        <SpanFields query={query} days={days} store={store} go={go} last={0} />
        <details class="wide" open={Boolean(source2 || from2)}>
          <summary>Compare with another pair or other days</summary>
          <div class="fields">
            <Side label="Other: who acts" value={source2} onChange={(v) => go({ source2: v })} />
            <Side label="Other: towards whom" value={target2} onChange={(v) => go({ target2: v })} />
            <Day label="Other days from" value={from2} onChange={(v) => go({ from2: v })} />
            <Day label="Other days to" value={to2} onChange={(v) => go({ to2: v })} />
          </div>
        </details>
      </form>
      {!(source && target) && <SomePairs view="dyad" pairs={store.pairs} />}
      {source && target && (
        <PairChart
          source={source}
          target={target}
          both={both}
          by={by}
          days={days}
          picked={picked}
          onPick={pick}
          highest={highest}
          onMost={(n) => setMost(([, b]) => [n, b])}
        />
      )}
      {source && target && otherPair && (
        <PairChart
          source={source2}
          target={target2}
          both={both}
          by={by}
          days={otherDays ? { from: from2, to: to2 } : days}
          picked={picked}
          onPick={pick}
          highest={highest}
          onMost={(n) => setMost(([a]) => [a, n])}
        />
      )}
      {source && target && !otherPair && otherDays && (
        <PairChart
          source={source}
          target={target}
          both={both}
          by={by}
          days={{ from: from2, to: to2 }}
          picked={picked}
          onPick={pick}
          highest={highest}
          onMost={(n) => setMost(([a]) => [a, n])}
        />
      )}
      {source && target && (otherPair || otherDays) && (
        <Comparison
          both={both}
          one={{ source, target, ...days }}
          two={{
            source: otherPair ? source2 : source,
            target: otherPair ? target2 : target,
            ...(otherDays ? { from: from2, to: to2 } : days),
          }}
        />
      )}
      {source && target && (
        <section aria-labelledby="events">
          <h2 id="events">Events {picked ? `of the ${by} of ${picked.from}` : `from ${days.from} to ${days.to}`}</h2>
          {picked ? (
            <p>
              <button type="button" onClick={() => go({ period: '' })}>
                All periods
              </button>
            </p>
          ) : (
            <p class="note">Choose a period in the chart to see its events only.</p>
          )}
          <Paged
            path="events"
            query={{ source, target, either_way: both ? 1 : 0, from: (picked ?? days).from, to: (picked ?? days).to, order: 'newest', limit: 50 }}
            nothing="No events here. Choose another period, or more days."
          >
            {(items) => <EventItems items={items} />}
          </Paged>
        </section>
      )}
    </>
  );
}
