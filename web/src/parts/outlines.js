// The outlines of states, loaded once when a map is first shown: Natural Earth 1:110m by way of world-atlas (public domain).
import { feature, mesh } from 'topojson-client';
import { useEffect, useState } from 'preact/hooks';
import file from 'world-atlas/countries-110m.json?url';

export const boundaryNote =
  'Boundaries: Natural Earth, 1:110 million, as controlled on the ground (de facto). They are no statement about whose a territory is. ' +
  'States too small for this scale have no outline.';

let loading = null;
const load = () =>
  (loading ??= fetch(file)
    .then((r) => r.json())
    .then((world) => ({
      shapes: feature(world, world.objects.countries).features,
      borders: mesh(world, world.objects.countries, (a, b) => a !== b),
    })));

export function useOutlines() {
  const [outlines, setOutlines] = useState(null);
  useEffect(() => {
    load().then(setOutlines, () => {
      loading = null;
    });
  }, []);
  return outlines;
}
