// A pair over time: counts of the quad classes, mean score, what was expected, alarms; the events of a period; and beside it another
// pair, or the same pair in other days.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useApi } from '../api.js';
import { periodEnd } from '../days.js';
import { Comparison } from '../parts/comparison.jsx';
import { EventItems } from '../parts/events.jsx';
import { Choice, Day, Side } from '../parts/fields.jsx';
import { Figure } from '../parts/figure.jsx';
import { Paged } from '../parts/paged.jsx';
import { seriesColumns } from '../parts/periods.js';
import { SpanFields } from '../parts/span.jsx';
import { Answer, Nothing } from '../parts/states.jsx';
import { Legend, Timeline } from '../parts/timeline.jsx';
import { timelineSvg } from '../parts/timeline_svg.js';
import { nameOf } from '../states.js';
import { address } from '../route.js';

const pairName = (s, t, both) => `${nameOf(s)} ${both ? '–' : '→'} ${nameOf(t)}`;

/** Alarms of this pair, whichever way round they name it. */
function useAlarms(source, target, days) {
  const answer = useApi('alarms', { from: days.from, to: days.to });
  return useMemo(() => (answer.data?.items ?? []).filter((a) => (a.source === source && a.target === target) || (!a.directed && a.source === target && a.target === source)),
    [answer.data, source, target]);
}

const highestOf = (periods) => Math.max(1, ...periods.map((p) => Math.max(p.events, p.expected?.high ?? 0)));

/** `onMost` learns the chart's highest value and `highest` is the axis's: two charts that are compared share one. */
function PairChart({ source, target, both, by, days, picked, onPick, onMost, highest }) {
  const series = useApi('series', { source, target, either_way: both ? 1 : 0, by, from: days.from, to: days.to });
  const alarms = useAlarms(source, target, days);
  useEffect(() => { if (series.data) onMost(highestOf(series.data.periods)); }, [series.data]);
  const title = `${pairName(source, target, both)}, by ${by}`;
  return (
    <Answer state={series}>
      {({ periods }) => (periods.every((p) => p.events === 0)
        ? <Nothing>No events of {pairName(source, target, both)} from {days.from} to {days.to}. Try <a href={address('dyad', { source, target, either_way: 1, last: 0 })}>both directions on all days</a>.</Nothing>
        : (
          <Figure title={title} name={`${source}_${target}_${by}`} columns={seriesColumns} rows={periods} svg={() => timelineSvg(title, periods, alarms)}>
            <Legend band={periods.some((p) => p.expected)} alarms={alarms.length > 0} />
            <Timeline periods={periods} alarms={alarms} by={by} label={title} picked={picked} onPick={onPick} highest={highest} />
          </Figure>
        ))}
    </Answer>
  );
}

export function DyadView({ query, days, store, go }) {
  const { source, target, by = 'month', period, source2, target2, from2, to2 } = query;
  const both = query.either_way !== '0';
  const picked = period ? { from: period, to: periodEnd(period, by) } : null;
  const otherPair = source2 && target2;
  const [most, setMost] = useState([1, 1]);
  const highest = otherPair ? Math.max(...most) : most[0];
  const pick = (p) => go({ period: p.from });
  return (
    <>
      <form class="fields noprint" onSubmit={(e) => e.preventDefault()}>
        <Side label="Who acts" value={source} onChange={(v) => go({ source: v, period: '' })} />
        <Side label="Towards whom" value={target} onChange={(v) => go({ target: v, period: '' })} />
        <Choice label="Direction" value={both ? '1' : '0'} onChange={(v) => go({ either_way: v })} options={[['1', 'both directions'], ['0', 'first towards second']]} />
        <Choice label="Period" value={by} onChange={(v) => go({ by: v, period: '' })} options={[['day', 'day'], ['week', 'week'], ['month', 'month']]} />
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
      {!(source && target) && (
        <Nothing>Name two sides above, or take one of the busiest: {(store.pairs ?? []).slice(0, 5).map((p) => (
          <><a key={p.source + p.target} href={address('dyad', { source: p.source, target: p.target })}>{nameOf(p.source)} – {nameOf(p.target)}</a> </>
        ))}</Nothing>
      )}
      {source && target && <PairChart source={source} target={target} both={both} by={by} days={days} picked={picked} onPick={pick} highest={highest} onMost={(n) => setMost(([, b]) => [n, b])} />}
      {source && target && otherPair && <PairChart source={source2} target={target2} both={both} by={by} days={days} picked={picked} onPick={pick} highest={highest} onMost={(n) => setMost(([a]) => [a, n])} />}
      {source && target && (otherPair || (from2 && to2)) && (
        <Comparison both={both} one={{ source, target, ...days }} two={{ source: otherPair ? source2 : source, target: otherPair ? target2 : target, from: from2 || days.from, to: to2 || days.to }} />
      )}
      {source && target && (
        <section aria-labelledby="events">
          <h2 id="events">Events {picked ? `of the ${by} of ${picked.from}` : `from ${days.from} to ${days.to}`}</h2>
          {picked ? <p><button type="button" onClick={() => go({ period: '' })}>All periods</button></p> : <p class="note">Choose a period in the chart to see its events only.</p>}
          <Paged path="events" query={{ source, target, either_way: both ? 1 : 0, from: (picked ?? days).from, to: (picked ?? days).to, limit: 50 }}
            nothing="No events here. Choose another period, or more days.">{(items) => <EventItems items={items} />}</Paged>
        </section>
      )}
    </>
  );
}
