// A series as charts want it: one array a quantity, in the order of the periods.
import { quads } from '../quads.js';
import { dayNumber } from '../days.js';

export function columnsOf(periods) {
  const x = periods.map((p) => dayNumber(p.from) * 86400);
  // Stacked from below in PLOVER's order; uPlot draws the highest first, so sums are handed over from the top down.
  const sums = quads.map(() => new Array(periods.length));
  periods.forEach((p, i) => {
    let sum = 0;
    quads.forEach((q, k) => {
      sum += p[q.key] ?? 0;
      sums[k][i] = sum;
    });
  });
  const expected = (field) => periods.map((p) => p.expected?.[field] ?? null);
  return {
    x,
    sums,
    score: periods.map((p) => p.score_mean),
    low: expected('low'),
    mean: expected('mean'),
    high: expected('high'),
    hasBand: periods.some((p) => p.expected),
  };
}

/** All periods as one: what two pairs, or two spans of one pair, are compared by. */
export function total(periods) {
  const sum = (key) => periods.reduce((n, p) => n + (p[key] ?? 0), 0);
  const events = sum('events');
  return {
    events,
    reports: sum('reports'),
    score: events ? sum('score_sum') / events : null,
    ...Object.fromEntries(quads.map((q) => [q.key, sum(q.key)])),
  };
}

export const seriesColumns = [
  { name: 'period from', value: (p) => p.from },
  { name: 'events', number: true, value: (p) => p.events },
  ...quads.map((q) => ({ name: q.name, number: true, value: (p) => p[q.key] })),
  { name: 'mean score', number: true, value: (p) => p.score_mean, show: (p) => p.score_mean?.toFixed(1) ?? '' },
  { name: 'reports read', number: true, value: (p) => p.reports },
  { name: 'expected', number: true, value: (p) => p.expected?.mean ?? null, show: (p) => (p.expected ? p.expected.mean.toFixed(1) : '') },
  { name: 'expected, low', number: true, value: (p) => p.expected?.low ?? null },
  { name: 'expected, high', number: true, value: (p) => p.expected?.high ?? null },
];
