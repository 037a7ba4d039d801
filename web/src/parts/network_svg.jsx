// The network as a picture: a state a node, a line as wide as there is between two, its colour how much of it is conflict.
import { address } from '../route.js';
import { nameOf } from '../states.js';
import { narrow } from '../theme.js';
import { size } from './layout.js';

const share = (e) => e.conflict / Math.max(1, e.weight);
const colourOf = (e) => (share(e) > 0.6 ? 'var(--mk)' : share(e) < 0.4 ? 'var(--mc)' : 'var(--mixed)');
// Dashes for conflict, so that colour is not the only sign.
const dashOf = (e) => (share(e) > 0.6 ? undefined : share(e) < 0.4 ? '1 0' : '6 3');

const most = 24; // sides that have room for their names

export function NetworkPicture({ laid, svgRef, label, days }) {
  const small = narrow();
  const shown = (n) => (small || laid.nodes.length > most ? n.code : nameOf(n.code));
  const radius = (n) => (small ? 8 : 4) + Math.sqrt(n.events);
  return (
    <svg ref={svgRef} viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label={label} class="network">
      {laid.edges.map((e) => (
        <line
          key={`${e.from} ${e.to}`}
          x1={e.a.x.toFixed(1)}
          y1={e.a.y.toFixed(1)}
          x2={e.b.x.toFixed(1)}
          y2={e.b.y.toFixed(1)}
          stroke={colourOf(e)}
          stroke-dasharray={dashOf(e)}
          stroke-width={Math.min(9, 0.8 + Math.sqrt(e.weight)).toFixed(1)}
          stroke-opacity="0.7"
        >
          <title>{`${nameOf(e.from)} – ${nameOf(e.to)}: ${e.cooperation} cooperation, ${e.conflict} conflict`}</title>
        </line>
      ))}
      {laid.nodes.map((n) => (
        <a
          key={n.code}
          href={address('search', { source: n.code, either_way: 1, ...days })}
          aria-label={`${[...new Set([shown(n), n.name])].join(', ')}: ${n.events} events`}
        >
          <circle
            cx={n.x.toFixed(1)}
            cy={n.y.toFixed(1)}
            r={radius(n).toFixed(1)}
            fill="var(--node)"
            stroke="var(--ground)"
          />
          <text
            x={n.x.toFixed(1)}
            y={(n.y - 3 - radius(n)).toFixed(1)}
            text-anchor="middle"
            font-size={small ? 26 : 12}
            fill="var(--ink)"
            stroke="var(--ground)"
            stroke-width="3"
            paint-order="stroke"
          >
            {shown(n)}
          </text>
          <title>{`${n.name}: ${n.events} events`}</title>
        </a>
      ))}
    </svg>
  );
}
