// Where the states stand in the network: forces (Fruchterman and Reingold 1991, as d3-force has them) from the same start always, so that
// one network has one picture. States that stay from one step of time to the next begin where they were.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

export const size = { width: 900, height: 500 };

/** Middle and half width of what numbers span. */
const middle = (numbers) => {
  const low = Math.min(...numbers),
    high = Math.max(...numbers);
  return [(low + high) / 2, Math.max(1, (high - low) / 2)];
};

/** { nodes with x, y; edges with ends } of an answer of network; `before` is the map of positions to begin with, and is renewed. */
export function layOut(answer, before) {
  if (answer.nodes.length === 0) return { nodes: [], edges: [] };
  const nodes = answer.nodes.map((n) => ({ ...n, ...before.get(n.code) }));
  const known = new Set(nodes.map((n) => n.code));
  const edges = answer.edges
    .filter((e) => known.has(e.source) && known.has(e.target) && e.source !== e.target)
    .map((e) => ({ ...e, from: e.source, to: e.target, weight: e.cooperation + e.conflict }));
  const links = edges.map((e) => ({ source: e.source, target: e.target, edge: e }));
  forceSimulation(nodes)
    .force(
      'link',
      forceLink(links)
        .id((n) => n.code)
        .distance((l) => 60 + 90 / Math.sqrt(l.edge.weight))
        .strength(0.3),
    )
    .force('apart', forceManyBody().strength(-260))
    .force('collide', forceCollide(22))
    .force('centre', forceCenter(0, 0))
    .force('x', forceX().strength(0.05))
    .force('y', forceY().strength(0.09))
    .stop()
    .tick(before.size ? 120 : 300);
  nodes.forEach((n) => before.set(n.code, { x: n.x, y: n.y }));
  const [middleX, halfX] = middle(nodes.map((n) => n.x)),
    [middleY, halfY] = middle(nodes.map((n) => n.y));
  const scale = Math.min(1.6, (size.width / 2 - 50) / halfX, (size.height / 2 - 35) / halfY);
  const at = new Map(
    nodes.map((n) => [n.code, { x: size.width / 2 + (n.x - middleX) * scale, y: size.height / 2 + (n.y - middleY) * scale + 8 }]),
  );
  return {
    nodes: nodes.map((n) => ({ ...n, ...at.get(n.code) })),
    edges: edges.map((e) => ({ ...e, a: at.get(e.from), b: at.get(e.to) })),
  };
}
