// A list that comes in pages: the first by the question, more on request, always appended, never moved under the reader.
import { useEffect, useState } from 'preact/hooks';
import { ask, apiAddress, useApi } from '../api.js';
import { counted } from './articles.jsx';
import { Answer, Nothing } from './states.jsx';

/** children draws the items; `nothing` says what to do when there are none. */
export function Paged({ path, query, nothing, what = 'event', children }) {
  const first = useApi(path, query);
  const [more, setMore] = useState({ items: [], next: null });
  const [trouble, setTrouble] = useState('');
  const key = apiAddress(path, query);
  useEffect(() => {
    setMore({ items: [], next: first.data?.next ?? null });
    setTrouble('');
  }, [key, first.data]);
  const onward = async () => {
    try {
      const page = await ask(path, { ...query, after: more.next });
      setMore((m) => ({ items: [...m.items, ...(page.items ?? [])], next: page.next ?? null }));
    } catch (error) {
      setTrouble(error.message);
    }
  };
  return (
    <Answer state={first}>
      {(data) => {
        const items = [...(data.items ?? []), ...more.items];
        if (items.length === 0) return <Nothing>{nothing}</Nothing>;
        return (
          <>
            <p class="count" role="status">
              {more.next ? `The first ${counted(items.length, what)}; there are more` : counted(items.length, what)}
            </p>
            {children(items)}
            {more.next && (
              <button type="button" onClick={onward}>
                More
              </button>
            )}
            {trouble && <p role="alert">{trouble}</p>}
          </>
        );
      }}
    </Answer>
  );
}
