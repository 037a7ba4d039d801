// Why an event was coded as it was: the codebook's frame, the date's and the place's grounds, how sure, and what did it.
import { whoToWhom } from './events.jsx';

const basis = { text: 'words of the text', dateline: 'the dateline', published: 'told as news without a date: the day of publication' };
const said = {
  asserted: 'it happened',
  claimed: 'somebody says it happened',
  denied: 'somebody says it did not',
  planned: 'it is planned',
  hypothetical: 'it could happen',
  negated: 'it did not happen',
  historical: 'background of long ago',
};
const side = (a) =>
  [a.text || a.name, [a.country, a.sector].filter(Boolean).join(' ')].filter(Boolean).join(': ') +
  (a.name && a.name !== a.text ? ` (${a.name})` : '');

export function Why({ event, frame }) {
  const rows = [
    ['Who to whom', whoToWhom(event)],
    [
      'Type',
      `${event.type}${event.mode ? ` / ${event.mode}` : ''}, ${event.quad}${event.contexts?.length ? `; context: ${event.contexts.join(', ')}` : ''}`,
    ],
    ['Score', `${event.score} of −10 to 10${event.cameo ? `; nearest CAMEO ${event.cameo}, Goldstein ${event.goldstein}` : ''}`],
    ['Status', `${event.status}: ${said[event.status] ?? ''}`],
    ['Actors', (event.actors ?? []).map(side).join('; ')],
    ['Recipients', (event.recipients ?? []).map(side).join('; ')],
    ['According to', event.attribution ? side(event.attribution) : event.attribution === null ? 'the outlet itself' : ''],
    [
      'Date',
      event.date ? `${event.date} (${event.date_precision ?? 'day'}), from ${basis[event.date_basis] ?? 'the source'}`
        : `cannot be said${event.published ? `; reported ${event.published.slice(0, 10)}` : ''}`,
    ],
    ['Place', event.place ? `${event.place.name}${event.place.country ? `, ${event.place.country}` : ''}` : 'not stated'],
    ['Told by', event.trigger?.text ? `“${event.trigger.text}”` : ''],
    ['Frame', frame?.name ?? event.frame],
    ['Confidence', event.confidence ? event.confidence.toFixed(2) : 'not told by its source'],
    ['Coder', event.coder ? `version ${event.coder.version}, codebook ${event.coder.codebook}, model ${event.coder.model}` : ''],
    ['Id', event.id],
  ].filter(([, v]) => v);
  return (
    <>
      <dl class="why">
        {rows.map(([k, v]) => (
          <div key={k}>
            <dt>{k}</dt>
            <dd>{v}</dd>
          </div>
        ))}
      </dl>
      {frame?.text && (
        <details>
          <summary>The codebook's frame {frame.name}</summary>
          <pre tabIndex={0}>{frame.text}</pre>
        </details>
      )}
    </>
  );
}
