// The address holds the whole state of the page: #/VIEW?key=value&... A copied address shows the same thing to whoever opens it.
// "Last 30 days" moves with the data; Freeze writes the days it means now into the address.
import { useEffect, useState } from 'preact/hooks';

/** "#/dyad?source=PRK" -> { view: "dyad", query: { source: "PRK" } }. Whatever cannot be read is the overview. */
export function parseAddress(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { view: path.split('/')[0] || 'overview', query: Object.fromEntries(new URLSearchParams(query)) };
}

/** The address of a state; empty values are left out and keys are in order, so that one state has one address. */
export function address(view, query = {}) {
  const kept = Object.entries(query)
    .filter(([, v]) => v !== '' && v !== null && v !== undefined && v !== false)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = new URLSearchParams(kept).toString();
  return `#/${view}${text ? `?${text}` : ''}`;
}

// An address that a slider or a drag moves through is drawn at once but written a moment later: browsers refuse more than some
// hundred changes of the history in half a minute.
let ahead = null; // drawn, not yet written
let timer = 0;
const now = () => ahead ?? location.hash;
function write() {
  clearTimeout(timer);
  if (ahead !== null) history.replaceState(null, '', ahead);
  ahead = null;
}

/** Goes to an address. With replace it takes the place of the present one in the history: for sliders and drags. */
export function go(view, query, { replace = false } = {}) {
  const to = address(view, query);
  if (to === now()) return;
  if (replace) {
    ahead = to;
    clearTimeout(timer);
    timer = setTimeout(write, 350);
  } else {
    write();
    history.pushState(null, '', to);
  }
  dispatchEvent(new Event('address'));
}

export function useAddress() {
  const [at, setAt] = useState(() => parseAddress(now()));
  useEffect(() => {
    const read = () => setAt(parseAddress(now()));
    // A link or the back button: what was not written yet belongs to the page that is left.
    const left = () => {
      clearTimeout(timer);
      ahead = null;
      read();
    };
    addEventListener('address', read);
    addEventListener('hashchange', left);
    addEventListener('popstate', left);
    return () => {
      removeEventListener('address', read);
      removeEventListener('hashchange', left);
      removeEventListener('popstate', left);
    };
  }, []);
  return at;
}
