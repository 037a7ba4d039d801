// The map as SVG: outlines and dots. Where it looks is the caller's (in the address): centre in degrees and magnification. Drag, wheel,
// arrows with the map in focus, + and -, and buttons all do the same.
import { geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import { useMemo, useRef } from 'preact/hooks';
import { codeOfShape, nameOf } from '../states.js';
import { narrow } from '../theme.js';
import { useOutlines } from './outlines.js';

const width = 960,
  height = 480;
export const wholeWorld = { lon: 15, lat: 5, zoom: 1 };

export function World({ dots, look, onLook, onDot, onState, svgRef, label }) {
  const outlines = useOutlines();
  const drag = useRef(null);
  const projection = useMemo(
    () =>
      geoNaturalEarth1()
        .rotate([-look.lon, 0])
        .scale(165 * look.zoom)
        .translate([width / 2, height / 2])
        .center([0, look.lat]),
    [look.lon, look.lat, look.zoom],
  );
  const path = geoPath(projection).digits(1);
  const outlinePaths = useMemo(
    () => outlines?.shapes.map((s) => ({ d: path(s), code: codeOfShape(s), name: s.properties.name })),
    [outlines, projection],
  );
  const turn = (lon, lat, zoom = look.zoom) =>
    onLook({ lon: ((lon + 540) % 360) - 180, lat: Math.max(-75, Math.min(75, lat)), zoom: Math.max(1, Math.min(24, zoom)) });
  // By area; the largest has its bounds, so that a year's capital does not hide its country.
  const largest = Math.max(1, ...dots.map((d) => d.events));
  const radius = (d) => (narrow() ? 2 : 1) * (3 + Math.min(2 * Math.sqrt(d.events), 24 * Math.sqrt(d.events / largest)));
  const step = 20 / look.zoom;
  const zoomBy = (f) => turn(look.lon, look.lat, look.zoom * f);
  const keys = (event) => {
    const does = {
      ArrowLeft: () => turn(look.lon - step, look.lat),
      ArrowRight: () => turn(look.lon + step, look.lat),
      ArrowUp: () => turn(look.lon, look.lat + step),
      ArrowDown: () => turn(look.lon, look.lat - step),
      '+': () => zoomBy(1.5),
      '=': () => zoomBy(1.5),
      '-': () => zoomBy(1 / 1.5),
    }[event.key];
    if (does && event.target === event.currentTarget) {
      event.preventDefault();
      does();
    }
  };
  const moved = (event) => {
    if (!drag.current) return;
    const perPixel = (60 / (165 * look.zoom)) * (width / event.currentTarget.clientWidth);
    turn(drag.current.lon - (event.clientX - drag.current.x) * perPixel, drag.current.lat + (event.clientY - drag.current.y) * perPixel);
  };
  return (
    <div class="world">
      <div class="buttons noprint" role="group" aria-label="Map view">
        <button type="button" onClick={() => zoomBy(1.5)} aria-label="Closer">
          +
        </button>
        <button type="button" onClick={() => zoomBy(1 / 1.5)} aria-label="Farther">
          −
        </button>
        <button type="button" onClick={() => onLook(wholeWorld)}>
          Whole world
        </button>
      </div>
      <div
        class="pan"
        tabIndex={0}
        role="group"
        aria-label={`${label}. Arrows move, plus and minus magnify; the table below has the same.`}
        onKeyDown={keys}
        onPointerDown={(e) => {
          drag.current = e.target.closest('a') ? null : { x: e.clientX, y: e.clientY, ...look };
        }}
        onPointerMove={moved}
        onPointerUp={() => {
          drag.current = null;
        }}
        onPointerLeave={() => {
          drag.current = null;
        }}
      >
        <svg ref={svgRef} viewBox={`0 0 ${width} ${height}`} aria-label={label} role="group">
          <path d={path({ type: 'Sphere' })} fill="var(--sea)" />
          <path d={path(geoGraticule10())} fill="none" stroke="var(--line)" stroke-width="0.4" />
          {outlinePaths?.map((s) => (
            <path key={s.name} d={s.d} fill="var(--land)" stroke="none" onDblClick={() => s.code && onState?.(s.code)}>
              <title>{s.code ? nameOf(s.code) : s.name}</title>
            </path>
          ))}
          {outlines && <path d={path(outlines.borders)} fill="none" stroke="var(--border)" stroke-width="0.6" pointer-events="none" />}
          {dots.map((d) => {
            const at = projection([d.lon, d.lat]);
            if (!at || at[0] < -20 || at[0] > width + 20 || at[1] < -20 || at[1] > height + 20) return null;
            const text = `${d.name}: ${d.events} event${d.events === 1 ? '' : 's'}, mostly ${d.most.name}`;
            return (
              <a key={`${d.lon},${d.lat}`} href={onDot(d)} aria-label={text}>
                <circle
                  cx={at[0].toFixed(1)}
                  cy={at[1].toFixed(1)}
                  r={radius(d).toFixed(1)}
                  fill={d.most.colour}
                  fill-opacity="0.75"
                  stroke="var(--ground)"
                  stroke-width="1"
                >
                  <title>{text}</title>
                </circle>
              </a>
            );
          })}
        </svg>
      </div>
    </div>
  );
}
