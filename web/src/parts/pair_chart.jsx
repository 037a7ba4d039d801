// One pair over time as a figure: counts, score, what was expected, alarms; its table twin and its files.
import { useEffect, useMemo } from 'preact/hooks';
import { useApi } from '../api.js';
import { address } from '../route.js';
import { nameOf } from '../states.js';
import { Alarms } from './alarms.jsx';
import { Figure } from './figure.jsx';
import { seriesColumns } from './periods.js';
import { Answer, Nothing } from './states.jsx';
import { Legend, Timeline } from './timeline.jsx';
import { timelineSvg } from './timeline_svg.js';

const pairName = (s, t, both) => `${nameOf(s)} ${both ? '–' : '→'} ${nameOf(t)}`;

/** Alarms of this pair, whichever way round they name it. */
function useAlarms(source, target, days) {
  const answer = useApi('alarms', { from: days.from, to: days.to });
  return useMemo(
    () =>
      (answer.data?.items ?? []).filter(
        (a) => (a.source === source && a.target === target) || (!a.directed && a.source === target && a.target === source),
      ),
    [answer.data, source, target],
  );
}

const highestOf = (periods) => Math.max(1, ...periods.map((p) => Math.max(p.events, p.expected?.high ?? 0)));

/** `onMost` learns the chart's highest value and `highest` is the axis's: two charts that are compared share one. */
export function PairChart({ source, target, both, by, days, picked, onPick, onMost, highest }) {
  const series = useApi('series', { source, target, either_way: both ? 1 : 0, by, from: days.from, to: days.to });
  const alarms = useAlarms(source, target, days);
  useEffect(() => {
    if (series.data) onMost(highestOf(series.data.periods));
  }, [series.data]);
  const title = `${pairName(source, target, both)}, by ${by}, ${days.from} to ${days.to}`;
  return (
    <Answer state={series}>
      {({ periods }) =>
        periods.every((p) => p.events === 0) ? (
          <Nothing>
            No events of {pairName(source, target, both)} from {days.from} to {days.to}. Try{' '}
            <a href={address('dyad', { source, target, either_way: 1, last: 0 })}>both directions on all days</a>.
          </Nothing>
        ) : (
          <Figure
            title={title}
            name={`${source}_${target}_${by}`}
            columns={seriesColumns}
            rows={periods}
            svg={() => timelineSvg(title, periods, alarms)}
          >
            <Legend band={periods.some((p) => p.expected)} alarms={alarms.length > 0} />
            <Timeline periods={periods} alarms={alarms} by={by} label={title} picked={picked} onPick={onPick} highest={highest} />
            {alarms.length > 0 && (
              <details>
                <summary>
                  {alarms.length} {alarms.length === 1 ? 'alarm' : 'alarms'} of this pair
                </summary>
                <Alarms items={alarms} />
              </details>
            )}
          </Figure>
        )
      }
    </Answer>
  );
}
