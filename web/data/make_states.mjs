// Makes src/data/states.json: [code, ISO number or "", name, longitude, latitude], the place being the capital's, for
// states too small to have a shape on the map and for the page's names. From knowledge/states.txt, knowledge/places.tsv and
// iso_numeric.txt beside this file. Run after a change of those: node data/make_states.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const lines = (path) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l && !l.startsWith('#'));
const numeric = new Map(lines('iso_numeric.txt').map((l) => l.split(' ')));

const places = new Map(); // "Tokyo JPN" -> [lon, lat]
const largest = new Map(); // "JPN" -> its largest place, for capitals under a name of their own
for (const file of ['../../knowledge/places.tsv', '../../knowledge/places_extra.tsv']) {
  for (const line of lines(file)) {
    const [name, country, lat, lon, people] = line.split('\t');
    if (Number(people) > (largest.get(country)?.people ?? -1))
      largest.set(country, { people: Number(people), at: [Number(lon), Number(lat)] });
    const key = `${name} ${country}`;
    if (!places.has(key)) places.set(key, [Number(lon), Number(lat)]);
  }
}

const states = new Map();
let code = '';
for (const line of lines('../../knowledge/states.txt')) {
  const state = line.match(/^state (\S+) (.+)$/);
  if (state) {
    code = state[1];
    // Later entries of one code are its predecessors (DEU, SRB, YEM): the first names it.
    if (states.has(code)) code = '';
    else states.set(code, { name: state[2].trim(), at: null });
    continue;
  }
  const capital = line.match(/^\s+capital\s+(.+)$/);
  if (!capital || !states.has(code) || states.get(code).at) continue;
  for (const name of capital[1].split('|')) {
    const at = places.get(`${name.replace(/\[.*?\]|\(.*?\)/g, '').trim()} ${code}`);
    if (at) {
      states.get(code).at = at;
      break;
    }
  }
}

const rows = [...states]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([c, { name, at }]) => {
    const [lon, lat] = at ?? largest.get(c)?.at ?? [null, null];
    const tenth = (v) => (v === null ? null : Math.round(v * 10) / 10);
    return JSON.stringify([c, numeric.get(c) ?? '', name, tenth(lon), tenth(lat)]);
  });
writeFileSync(new URL('../src/data/states.json', import.meta.url), `[\n${rows.join(',\n')}\n]\n`);
