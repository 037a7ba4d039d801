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
  const kept = Object.entries(query).filter(([, v]) => v !== '' && v !== null && v !== undefined && v !== false).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = new URLSearchParams(kept).toString();
  return `#/${view}${text ? `?${text}` : ''}`;
}

/** Goes to an address. With replace it takes the place of the present one in the history: for sliders and typing. */
export function go(view, query, { replace = false } = {}) {
  const to = address(view, query);
  if (to === location.hash) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useAddress() {
  const [now, setNow] = useState(() => parseAddress(location.hash));
  useEffect(() => {
    const read = () => setNow(parseAddress(location.hash));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return now;
}
