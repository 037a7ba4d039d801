// What to do where two sides must be named first: name them, or take one of the busiest pairs.
import { address } from '../route.js';
import { nameOf } from '../states.js';
import { Nothing } from './states.jsx';

export const SomePairs = ({ view, pairs = [] }) => (
  <Nothing>
    Name two sides above{pairs.length > 0 ? ', or take one of the busiest: ' : '.'}
    {pairs.slice(0, 5).map((p, i) => (
      <span key={p.source + p.target}>
        {i > 0 && ', '}
        <a href={address(view, { source: p.source, target: p.target })}>
          {nameOf(p.source)} – {nameOf(p.target)}
        </a>
      </span>
    ))}
  </Nothing>
);
