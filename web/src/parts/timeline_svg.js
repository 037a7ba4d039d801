// The timeline as SVG text, for files: the screen's chart is a canvas and knows no SVG. Same bars, band and alarms.
import { paint, quads } from '../quads.js';
import { dayNumber } from '../days.js';

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);

export function timelineSvg(title, periods, alarms = []) {
  const width = 900,
    height = 360,
    left = 45,
    top = 40,
    bottom = 30;
  const most = Math.max(1, ...periods.map((p) => Math.max(p.events, p.expected?.high ?? 0)));
  const step = (width - left - 10) / Math.max(1, periods.length);
  const y = (n) => height - bottom - (n / most) * (height - top - bottom);
  const out = [];
  const tag = (name, attributes, text) =>
    out.push(
      `<${name} ${Object.entries(attributes)
        .map(([k, v]) => `${k}="${escape(v)}"`)
        .join(' ')}${text === undefined ? '/>' : `>${escape(text)}</${name}>`}`,
    );
  const ink = paint('var(--ink)');
  tag('rect', { width, height, fill: paint('var(--ground)') });
  tag('text', { x: left, y: 16, fill: ink, 'font-size': 14 }, title);
  quads.forEach((q, k) => {
    tag('rect', { x: left + k * 165, y: 24, width: 9, height: 9, fill: paint(q.colour) });
    tag('text', { x: left + k * 165 + 14, y: 32, fill: ink, 'font-size': 11 }, q.name);
  });
  periods.forEach((p, i) => {
    let sum = 0;
    const x = left + i * step;
    for (const q of quads) {
      if (!p[q.key]) continue;
      tag('rect', {
        x: x.toFixed(1),
        y: y(sum + p[q.key]).toFixed(1),
        width: Math.max(0.5, step * 0.8).toFixed(1),
        height: (y(sum) - y(sum + p[q.key])).toFixed(1),
        fill: paint(q.colour),
      });
      sum += p[q.key];
    }
    if (p.expected)
      tag('rect', {
        x: x.toFixed(1),
        y: y(p.expected.high).toFixed(1),
        width: step.toFixed(1),
        height: Math.max(1, y(p.expected.low) - y(p.expected.high)).toFixed(1),
        fill: ink,
        'fill-opacity': 0.15,
      });
  });
  const first = periods.length ? dayNumber(periods[0].from) : 0;
  const days = periods.length > 1 ? dayNumber(periods[1].from) - first : 1;
  for (const alarm of alarms) {
    const x = left + ((dayNumber(alarm.day) - first) / days) * step;
    if (x >= left && x <= width) tag('path', { d: `M${x.toFixed(1)} ${top}l5 -8h-10z`, fill: paint('var(--alarm)') });
  }
  for (const n of [0, most]) tag('text', { x: left - 6, y: y(n) + 4, fill: ink, 'font-size': 11, 'text-anchor': 'end' }, n);
  periods.forEach((p, i) => {
    if (i % Math.ceil(periods.length / 8) === 0)
      tag('text', { x: (left + i * step).toFixed(1), y: height - 10, fill: ink, 'font-size': 11 }, p.from);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">${out.join('')}</svg>`;
}
