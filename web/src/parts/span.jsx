// The days a view looks at: from and to, or the last so many of the store.
import { Choice, Day } from './fields.jsx';

const usual = [
  ['7', 'last 7 days'],
  ['30', 'last 30 days'],
  ['90', 'last 90 days'],
  ['365', 'last year'],
  ['0', 'all days'],
];

export function SpanFields({ query, days, store, go, last }) {
  const frozen = Boolean(query.from || query.to);
  return (
    <>
      <Choice
        label="Days"
        value={frozen ? 'frozen' : String(query.last ?? last)}
        options={[...usual, ...(frozen ? [['frozen', 'from and to']] : [])]}
        onChange={(v) => v !== 'frozen' && go({ last: v, from: '', to: '' })}
      />
      <div class="pair">
        <Day label="From" value={days.from} min={store.days.from} onChange={(from) => go({ from, to: query.to || days.to, last: '' })} />
        <Day label="To" value={days.to} onChange={(to) => go({ to, from: query.from || days.from, last: '' })} />
      </div>
    </>
  );
}
