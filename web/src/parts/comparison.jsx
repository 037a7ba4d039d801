// Two pairs, or two spans of one pair, side by side as a table: counts, per 30 days so that spans of different length compare, and score.
import { useApi } from '../api.js';
import { dayNumber } from '../days.js';
import { quads } from '../quads.js';
import { nameOf } from '../states.js';
import { total } from './periods.js';
import { Answer } from './states.jsx';
import { Table } from './table.jsx';

const named = (s) => `${nameOf(s.source)} – ${nameOf(s.target)}, ${s.from} to ${s.to}`;

export function Comparison({ one, two, both }) {
  const question = (s) => ({ source: s.source, target: s.target, either_way: both ? 1 : 0, by: 'month', from: s.from, to: s.to });
  const first = useApi('series', question(one));
  const second = useApi('series', question(two));
  return (
    <Answer state={first}>
      {(a) => (
        <Answer state={second}>
          {(b) => {
            const sums = [total(a.periods), total(b.periods)];
            const months = [one, two].map((s) => (dayNumber(s.to) - dayNumber(s.from) + 1) / 30);
            const rows = [['events', 'events'], ...quads.map((q) => [q.key, q.name])].map(([key, name]) => ({ name, key }));
            rows.push({ name: 'mean score', key: 'score' });
            const column = (i) => [
              {
                name: named([one, two][i]),
                number: true,
                value: (r) => sums[i][r.key],
                show: (r) => (r.key === 'score' ? (sums[i].score?.toFixed(1) ?? '') : sums[i][r.key]),
              },
              {
                name: `${i === 0 ? 'first' : 'second'}, per 30 days`,
                number: true,
                value: (r) => (r.key === 'score' ? null : sums[i][r.key] / months[i]),
                show: (r) => (r.key === 'score' ? '' : (sums[i][r.key] / months[i]).toFixed(1)),
              },
            ];
            return <Table caption="Compared" columns={[{ name: 'what', value: (r) => r.name }, ...column(0), ...column(1)]} rows={rows} />;
          }}
        </Answer>
      )}
    </Answer>
  );
}
