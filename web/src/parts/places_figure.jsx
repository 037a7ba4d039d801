// The map as a figure: dots, table twin and files. Where it looks stands in the address (lon, lat, zoom).
import { useRef } from 'preact/hooks';
import { address } from '../route.js';
import { svgText } from '../save.js';
import { Figure } from './figure.jsx';
import { boundaryNote } from './outlines.js';
import { dotColumns } from './places.js';
import { Legend } from './timeline.jsx';
import { wholeWorld, World } from './world.jsx';

const tidy = { lon: 1, lat: 1, zoom: 2 }; // decimals

export function PlacesFigure({ title, name, label, dots, query, go, onDot, note }) {
  const svg = useRef(null);
  const look = Object.fromEntries(Object.entries(wholeWorld).map(([key, usual]) => [key, Number(query[key] ?? usual)]));
  return (
    <Figure
      title={title}
      name={name}
      svg={() => svgText(svg.current)}
      columns={dotColumns}
      rows={dots}
      note={[note, boundaryNote].filter(Boolean).join(' ')}
    >
      <Legend />
      <World
        dots={dots}
        look={look}
        svgRef={svg}
        label={label}
        onLook={(l) => go(Object.fromEntries(Object.entries(tidy).map(([key, n]) => [key, l[key].toFixed(n)])), { replace: true })}
        onState={(code) => {
          location.hash = address('search', { source: code });
        }}
        onDot={onDot}
      />
    </Figure>
  );
}
