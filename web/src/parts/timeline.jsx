// Events of a pair over time: stacked bars of the quad classes with what was expected behind them, the mean score below, alarms as
// marks on top. A click, or the arrows and Enter, picks a period. The charts are canvases; the table twin says the same to a screen reader.
import { useEffect, useRef, useState } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { paint, quads } from '../quads.js';
import { dayNumber, periodEnd } from '../days.js';
import { columnsOf } from './periods.js';

const axis = () => ({
  stroke: paint('var(--soft)'),
  grid: { stroke: paint('var(--line)'), width: 1 },
  ticks: { stroke: paint('var(--line)') },
  font: '12px system-ui',
  size: 44,
});
const bars = (colour) => ({
  fill: paint(colour),
  stroke: paint(colour),
  width: 0,
  points: { show: false },
  paths: UPlot.paths.bars({ size: [0.85, 60], align: 1 }),
});

/** Draws the triangles of alarms over a finished chart. */
const alarmMarks = (alarms) => (chart) => {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.fillStyle = paint('var(--alarm)');
  const size = 6 * devicePixelRatio;
  for (const alarm of alarms) {
    const x = chart.valToPos(dayNumber(alarm.day) * 86400, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(x - size, bbox.top);
    ctx.lineTo(x + size, bbox.top);
    ctx.lineTo(x, bbox.top + size * 1.6);
    ctx.fill();
  }
  ctx.restore();
};

/** Shades the period whose events are listed. picked: { from, to } in days, or null. */
const pickedMark = (picked) => (chart) => {
  if (!picked) return;
  const { ctx, bbox } = chart;
  const at = (day) => Math.max(bbox.left, Math.min(bbox.left + bbox.width, chart.valToPos(day * 86400, 'x', true)));
  ctx.save();
  ctx.fillStyle = paint('var(--m-place)');
  ctx.fillRect(at(dayNumber(picked.from)), bbox.top, Math.max(2, at(dayNumber(picked.to) + 1) - at(dayNumber(picked.from))), bbox.height);
  ctx.restore();
};

function countChart(data, alarms, picked, common, highest) {
  const band = { stroke: paint('var(--ink)'), width: 1, dash: [2, 3], points: { show: false }, paths: UPlot.paths.stepped({ align: 1 }) };
  // What is drawn first lies below: the band, then the stacks from the highest sum down, then the expected mean.
  const stacks = quads.toReversed().map((q) => bars(q.colour));
  const sums = data.sums.toReversed();
  return [
    {
      ...common,
      height: 230,
      scales: { x: data.span, y: { range: (_, __, max) => [0, Math.max(1, (highest ?? max) * 1.1)] } },
      axes: [axis(), { ...axis(), incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10000] }],
      series: [{}, ...(data.hasBand ? [{ ...band, width: 0 }, { ...band, width: 0 }, ...stacks, band] : stacks)],
      bands: data.hasBand ? [{ series: [1, 2], fill: paint('var(--band)') }] : [],
      hooks: { ...common.hooks, drawClear: [pickedMark(picked)], draw: [alarmMarks(alarms)] },
    },
    data.hasBand ? [data.x, data.high, data.low, ...sums, data.mean] : [data.x, ...sums],
  ];
}

const scoreChart = (data, common) => [
  {
    ...common,
    height: 110,
    scales: { x: data.span, y: { range: [-10, 10] } },
    axes: [axis(), { ...axis(), splits: () => [-10, 0, 10] }],
    series: [{}, bars('var(--score)')],
  },
  [data.x, data.score],
];

export function Timeline({ periods, alarms = [], by, picked, onPick, label, highest }) {
  const upper = useRef(),
    lower = useRef(),
    drawn = useRef([]);
  const [at, setAt] = useState(-1);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const again = () => setRound((n) => n + 1);
    const resized = new ResizeObserver(again);
    resized.observe(upper.current);
    addEventListener('theme', again);
    return () => {
      resized.disconnect();
      removeEventListener('theme', again);
    };
  }, []);
  useEffect(() => {
    const data = columnsOf(periods);
    // To the end of the last period, which would have no room otherwise.
    const end = (dayNumber(periodEnd(periods.at(-1).from, by)) + 1) * 86400;
    data.span = { time: true, range: () => [data.x[0], end] };
    const common = {
      width: Math.max(240, upper.current.clientWidth),
      legend: { show: false },
      tzDate: (ts) => UPlot.tzDate(new Date(ts * 1e3), 'Etc/UTC'),
      cursor: { sync: { key: label }, y: false, drag: { x: false, y: false }, points: { show: false } },
      hooks: { setCursor: [(chart) => setAt(chart.cursor.idx ?? -1)] },
    };
    const charts = [
      new UPlot(...countChart(data, alarms, picked, common, highest), upper.current),
      new UPlot(...scoreChart(data, common), lower.current),
    ];
    drawn.current = charts;
    const pick = () => {
      const i = charts[0].cursor.idx;
      if (i !== null && i !== undefined) onPick(periods[i]);
    };
    for (const chart of charts) chart.over.addEventListener('click', pick);
    return () => charts.forEach((chart) => chart.destroy());
  }, [periods, alarms, round, highest, picked?.from]);
  const say = (i) => {
    const p = periods[i];
    return p
      ? `${by} of ${p.from}: ${p.events} events${
          p.events
            ? ` (${quads
                .filter((q) => p[q.key])
                .map((q) => `${p[q.key]} ${q.name}`)
                .join(', ')})`
            : ''
        }`
      : `${periods.length} periods`;
  };
  const pressed = (event) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at < 0 ? periods.length - 1 : at - 1, Home: 0, End: periods.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(periods.length - 1, to));
      setAt(next);
      const [chart] = drawn.current;
      chart.setCursor({ left: chart.valToPos(chart.data[0][next], 'x') + 1, top: 1 });
    }
    if (event.key === 'Enter' && periods[at]) {
      event.preventDefault();
      onPick(periods[at]);
    }
  };
  return (
    <div
      class="timeline"
      tabIndex={0}
      role="slider"
      aria-label={`${label}: arrows choose a period, Enter lists its events`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, periods.length - 1)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={say(at)}
      onKeyDown={pressed}
    >
      <div ref={upper} aria-hidden="true" />
      <div class="note" aria-hidden="true">
        Mean score, −10 (conflict) to 10 (cooperation)
      </div>
      <div ref={lower} aria-hidden="true" />
      <p class="readout" aria-hidden="true">
        {say(at)}
      </p>
    </div>
  );
}

export const Legend = ({ band, alarms }) => (
  <p class="legend">
    {quads.map((q) => (
      <span key={q.key}>
        <span class="dot" style={{ background: q.colour }} aria-hidden="true" />
        {q.name}
      </span>
    ))}
    {band && (
      <span>
        <span class="dot band" aria-hidden="true" />
        expected by the past: mean dashed, nine in ten periods shaded
      </span>
    )}
    {alarms && (
      <span>
        <span class="mark" aria-hidden="true">
          ▼
        </span>{' '}
        alarm
      </span>
    )}
  </p>
);
