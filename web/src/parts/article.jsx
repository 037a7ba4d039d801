// An article with what an event took from it: the sentence, who acted, to whom, the word that told it, who vouches, and where. Each role
// differs in its line as well as its colour, and is named in the legend and to screen readers. The text is only ever a text node.
import { marksOf, pieces } from '../spans.js';

const roles = [
  ['actor', 'who acted'],
  ['recipient', 'to whom'],
  ['trigger', 'what told it'],
  ['attribution', 'who says so'],
  ['place', 'where'],
];
const named = new Map(roles);

/** Innermost role wins; a piece of the sentence alone is only shaded. */
function Piece({ piece }) {
  const inner = roles.map(([r]) => r).filter((r) => piece.roles.includes(r));
  if (inner.length > 0) {
    return (
      <mark class={[...inner, 'sentence'].join(' ')} title={inner.map((r) => named.get(r)).join(', ')}>
        {piece.text}
        <span class="unseen"> ({inner.map((r) => named.get(r)).join(', ')})</span>
      </mark>
    );
  }
  return piece.roles.includes('sentence') ? <mark class="sentence">{piece.text}</mark> : piece.text;
}

export const Marked = ({ text, event }) => pieces(text, marksOf(event, text)).map((p, i) => <Piece key={i} piece={p} />);

export function Article({ article, event }) {
  const title = article.title ?? '(no title)';
  const body = article.text ?? '';
  return (
    <article>
      <p class="legend">
        {roles
          .filter(([r]) => marksOf(event, body).some((m) => m.role === r))
          .map(([r, text]) => (
            <mark key={r} class={r}>
              {text}
            </mark>
          ))}
      </p>
      <h2 lang="en">{event.field === 'title' ? <Marked text={title} event={event} /> : title}</h2>
      {article.text === null || article.text === undefined ? (
        <>
          <p class="nothing">The store keeps no text of this article; this is the sentence.</p>
          <blockquote lang="en">{event.sentence?.text}</blockquote>
        </>
      ) : (
        <div class="text" lang="en">
          {event.field === 'text' ? <Marked text={body} event={event} /> : body}
        </div>
      )}
    </article>
  );
}
