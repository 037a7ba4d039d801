// Who deals with whom, through time: a window of days that a slider, its arrows or Play moves over the store. Where the window ends is in
// the address. Playing moves by steps, nothing glides, so it is calm for who asked for less motion; it begins only when told to.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useApi } from '../api.js';
import { dayNumber, dayText, plusDays } from '../days.js';
import { Choice } from '../parts/fields.jsx';
import { Figure } from '../parts/figure.jsx';
import { layOut } from '../parts/layout.js';
import { NetworkPicture } from '../parts/network_svg.jsx';
import { Answer, Nothing } from '../parts/states.jsx';
import { address } from '../route.js';
import { svgText } from '../save.js';
import { nameOf } from '../states.js';

const columns = [
  {
    name: 'pair',
    value: (e) => `${e.source} ${e.target}`,
    show: (e) => (
      <a data-open href={address('dyad', { source: e.source, target: e.target, either_way: 1 })}>
        {nameOf(e.source)} – {nameOf(e.target)}
      </a>
    ),
  },
  { name: 'cooperation', number: true, value: (e) => e.cooperation },
  { name: 'conflict', number: true, value: (e) => e.conflict },
];

function Picture({ data, from, to, least, positions }) {
  const svg = useRef(null);
  const edges = data.edges.filter((e) => e.cooperation + e.conflict >= least);
  const used = new Set(edges.flatMap((e) => [e.source, e.target]));
  const laid = useMemo(() => layOut({ nodes: data.nodes.filter((n) => used.has(n.code)), edges }, positions.current), [data, least]);
  if (edges.length === 0)
    return (
      <Nothing>
        No two sides dealt with each other from {from} to {to}. Move the slider, take a longer window or fewer events a pair.
      </Nothing>
    );
  return (
    <Figure
      title={`Network, ${from} to ${to}`}
      name={`network_${from}_${to}`}
      svg={() => svgText(svg.current)}
      columns={columns}
      rows={edges.map((e) => ({ ...e, item: true }))}
    >
      <p class="legend">
        <span>
          <span class="stroke mc" aria-hidden="true" />
          mostly cooperation
        </span>{' '}
        <span>
          <span class="stroke mixed" aria-hidden="true" />
          both (dashed)
        </span>{' '}
        <span>
          <span class="stroke mk" aria-hidden="true" />
          mostly conflict
        </span>{' '}
        <span class="note">wider: more events</span>
      </p>
      <NetworkPicture
        laid={laid}
        svgRef={svg}
        days={{ from, to }}
        label={`Network of ${laid.nodes.length} sides and ${edges.length} pairs from ${from} to ${to}; the table below has the same`}
      />
    </Figure>
  );
}

export function NetworkView({ query, store, days, go }) {
  const window = Number(query.window ?? (query.from ? dayNumber(days.to) - dayNumber(days.from) + 1 : 90));
    const first = dayNumber(store.days.from),
    last = dayNumber(store.days.to);
  // A sixth of the window, and the whole store in a minute.
  const step = Math.max(1, Math.round(window / 6), Math.round((last - first) / 60));
  const end = Math.max(first, Math.min(last, query.to ? dayNumber(query.to) : last));
  const to = dayText(end),
    from = plusDays(to, 1 - window);
  const least = Number(query.least ?? 1);
  const positions = useRef(new Map());
  const [playing, setPlaying] = useState(false);
  const answer = useApi('network', { from, to });
  const move = (day) => go({ to: dayText(Math.max(first, Math.min(last, day))), from: '', window }, { replace: true });
  useEffect(() => {
    if (!playing || answer.loading) return undefined;
    if (end >= last) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => move(end + step), 900);
    return () => clearTimeout(timer);
  }, [playing, answer.loading, end]);
  const play = () => {
    if (!playing && end >= last) move(first + window);
    setPlaying(!playing);
  };
  return (
    <>
      <form class="fields noprint" onSubmit={(e) => e.preventDefault()}>
        <Choice
          label="Window"
          value={String(window)}
          onChange={(v) => go({ window: v, to, from: '' })}
          options={[...new Set(['7', '30', '90', '365', String(window)])].map((v) => [v, `${v} days`])}
        />
        <Choice
          label="Pairs with at least"
          value={String(least)}
          onChange={(v) => go({ least: v })}
          options={['1', '2', '3', '5', '10', '20'].map((v) => [v, v === '1' ? '1 event' : `${v} events`])}
        />
        <div class="field wide">
          <label for="time">Window ends on {to}</label>
          <input
            id="time"
            type="range"
            min={first}
            max={last}
            step={1}
            value={end}
            aria-valuetext={to}
            onInput={(e) => {
              setPlaying(false);
              move(Number(e.target.value));
            }}
          />
        </div>
        <button type="button" onClick={play}>
          {playing ? 'Pause' : 'Play'}
        </button>
      </form>
      <Answer state={answer}>{(data) => <Picture data={data} from={from} to={to} least={least} positions={positions} />}</Answer>
    </>
  );
}
