// Located events as dots: those of one place are one dot, as large as they are many, in the colour of the class that is most.
import { quads, quadOf } from '../quads.js';

export function dotsOf(features) {
  const places = new Map();
  for (const f of features) {
    if (f.geometry?.type !== 'Point') continue;
    const [lon, lat] = f.geometry.coordinates;
    const key = `${lon},${lat}`;
    const p = f.properties;
    if (!places.has(key))
      places.set(key, {
        lon,
        lat,
        name: (typeof p.place === 'object' ? p.place?.name : p.place) ?? `${lat.toFixed(1)}, ${lon.toFixed(1)}`,
        events: 0,
        counts: [0, 0, 0, 0],
        ids: [],
      });
    const place = places.get(key);
    place.events += 1;
    place.counts[quadOf(p.quad).number - 1] += 1;
    place.ids.push(p.id ?? f.id);
  }
  return [...places.values()]
    .map((p) => ({ ...p, most: quads[p.counts.indexOf(Math.max(...p.counts))] }))
    .sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1));
}

export const dotColumns = [
  { name: 'place', value: (d) => d.name },
  { name: 'events', number: true, value: (d) => d.events },
  ...quads.map((q, i) => ({ name: q.name, number: true, value: (d) => d.counts[i] })),
  { name: 'latitude', number: true, value: (d) => d.lat },
  { name: 'longitude', number: true, value: (d) => d.lon },
];
