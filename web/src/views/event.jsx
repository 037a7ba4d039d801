// One event: its article with the words marked, why it was coded so, and what analysts said of it.
import { useApi } from '../api.js';
import { moment } from '../days.js';
import { address } from '../route.js';
import { Article } from '../parts/article.jsx';
import { CorrectionForm, Corrections } from '../parts/correction.jsx';
import { safeUrl, sourceName, What, whoToWhom } from '../parts/events.jsx';
import { Answer, Nothing } from '../parts/states.jsx';
import { Why } from '../parts/why.jsx';

/** The first actor and recipient with a code: the pair whose timeline the event is in. */
function pairOf(event) {
  const codes = [...new Set([...(event.actors ?? []), ...(event.recipients ?? [])].map((a) => a.country).filter(Boolean))];
  return codes.length > 1 ? { source: codes[0], target: codes[1], either_way: 1 } : null;
}

function Shown({ data }) {
  const { event, article, corrections = [], frame, rejected } = data;
  const url = safeUrl(article?.url ?? event.url);
  const pair = pairOf(event);
  return (
    <>
      <p class="line">
        <strong>{whoToWhom(event)}</strong> <What event={event} /> <span class="tag">{event.status}</span>
        {event.date && <time dateTime={event.date}>{event.date}</time>}
      </p>
      <p class="source">
        {sourceName({ publisher: article?.publisher ?? event.publisher, published: moment(article?.published ?? event.published) })}{' '}
        {url && (
          <a data-source href={url} target="_blank" rel="noreferrer noopener">
            Open the source
          </a>
        )}
        {pair && (
          <>
            {' '}
            <a href={address('dyad', { ...pair, period: event.date?.length === 10 ? `${event.date.slice(0, 7)}-01` : '' })}>
              This pair over time
            </a>
          </>
        )}
        {event.article && (
          <>
            {' '}
            <a href={address('search', { article: event.article })}>All events of this article</a>
          </>
        )}
      </p>
      {rejected && (
        <p class="problem" role="status">
          This event is rejected: it counts nowhere and stands in no list. What was coded is kept; it can be restored below.
        </p>
      )}
      {event.same_as && (
        <p class="nothing">
          This retells <a href={address('event', { id: event.same_as })}>an event told before in the same article</a>: count it once.
        </p>
      )}
      <div class="two">
        <section aria-label="Article">
          <Article article={article ?? { title: event.title, text: null }} event={event} />
        </section>
        <section aria-labelledby="why">
          <h2 id="why">Why</h2>
          <Why event={event} frame={frame} />
        </section>
      </div>
      <section aria-labelledby="corrections">
        <h2 id="corrections">Correct it</h2>
        {corrections.length > 0 && <Corrections items={corrections} />}
        <CorrectionForm key={event.id + corrections.length} event={event} />
      </section>
    </>
  );
}

export function EventView({ query }) {
  const answer = useApi(query.id ? `events/${encodeURIComponent(query.id)}` : null);
  if (!query.id)
    return (
      <Nothing>
        The address names no event. <a href={address('search')}>Search the events.</a>
      </Nothing>
    );
  return <Answer state={answer}>{(data) => <Shown data={data} />}</Answer>;
}
