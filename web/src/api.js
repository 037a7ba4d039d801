// Questions to the server, all under api/v1/. Errors are problem+json (RFC 9457) and become an Error whose message a person can read.
// Answers are kept by address while the page is open; the browser asks again with ETag when told that the store grew.
import { useEffect, useState } from 'preact/hooks';

const kept = new Map();
const listeners = new Set();

export function apiAddress(path, query = {}) {
  const params = Object.entries(query).filter(([, v]) => v !== '' && v !== null && v !== undefined);
  return `api/v1/${path}${params.length ? `?${new URLSearchParams(params)}` : ''}`;
}

async function problem(response) {
  let said = '';
  try {
    const body = await response.json();
    said = [body.title, body.detail].filter(Boolean).join(': ');
  } catch {
    /* not JSON: the status has to do */
  }
  return new Error(said || `The server answered ${response.status}.`);
}

export async function ask(path, query) {
  const url = apiAddress(path, query);
  if (!kept.has(url)) {
    const answer = fetch(url, { headers: { accept: 'application/json' } }).then(
      async (r) => {
        if (!r.ok) throw await problem(r);
        return r.json();
      },
      () => {
        throw new Error('The server does not answer. Is "lapwing serve" still running?');
      },
    );
    kept.set(url, answer);
    answer.catch(() => kept.delete(url));
  }
  return kept.get(url);
}

/** The store grew or was corrected: forget what is known, and everything shown asks again. */
export function refresh() {
  kept.clear();
  for (const again of listeners) again();
}

/** { data, error, loading } of a question; path null asks nothing. While a new answer is on its way the old one stays. */
export function useApi(path, query = {}) {
  const url = path === null ? null : apiAddress(path, query);
  const [state, setState] = useState({ data: null, error: null, loading: url !== null, url: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const again = () => setRound((n) => n + 1);
    listeners.add(again);
    return () => listeners.delete(again);
  }, []);
  useEffect(() => {
    if (url === null) {
      setState({ data: null, error: null, loading: false, url });
      return undefined;
    }
    let wanted = true;
    setState((s) => ({ ...s, loading: true }));
    ask(path, query).then(
      (data) => wanted && setState({ data, error: null, loading: false, url }),
      (error) => wanted && setState({ data: null, error, loading: false, url }),
    );
    return () => {
      wanted = false;
    };
  }, [url, round]);
  return state;
}

/** Sends a correction. The token is the server's, typed once and kept for this tab only. */
export async function correct(body, token) {
  const response = await fetch(apiAddress('corrections'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await problem(response);
  refresh();
}
