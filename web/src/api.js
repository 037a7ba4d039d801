// Questions to the server, all under api/v1/. Errors are problem+json (RFC 9457) and become an Error whose message a person can read.
// Answers are kept by address while the page is open; the browser asks again with ETag when told that the store grew.
import { useEffect, useState } from 'preact/hooks';

const kept = new Map();
const waits = new Map(); // what is not ready yet, by address: why, in the server's words
const listeners = new Set();
const patience = 180000; // ms that an answer which is being made is waited for

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

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const tell = () => {
  for (const listener of listeners) listener(false);
};

async function fetched(url) {
  const begun = Date.now();
  for (;;) {
    const response = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => {
      throw new Error('The server does not answer. Is "lapwing serve" still running?');
    });
    if (response.ok) return response.json();
    const later = response.status === 503 ? Number(response.headers.get('retry-after')) : 0;
    const why = await problem(response);
    if (!later) throw why;
    if (Date.now() - begun > patience) throw new Error(`${why.message}. It was asked for ${patience / 60000} minutes; try again later.`);
    waits.set(url, why.message);
    tell();
    await sleep(Math.min(30, later) * 1000);
  }
}

export async function ask(path, query) {
  const url = apiAddress(path, query);
  if (!kept.has(url)) {
    const answer = fetched(url).finally(() => waits.delete(url));
    kept.set(url, answer);
    answer.catch(() => kept.delete(url));
  }
  return kept.get(url);
}

/** The store grew or was corrected: forget what is known, and everything shown asks again. */
export function refresh() {
  kept.clear();
  for (const listener of listeners) listener(true);
}

/**
 * { data, error, loading, busy, again } of a question; path null asks nothing. While a new answer is on its way the old one stays.
 * `busy`: why the server wants to be asked again; that is done here. `again()` asks anew after an error.
 */
export function useApi(path, query = {}) {
  const url = path === null ? null : apiAddress(path, query);
  const [state, setState] = useState({ data: null, error: null, loading: url !== null, url: null });
  const [round, setRound] = useState(0);
  const [, setSeen] = useState(0);
  useEffect(() => {
    const listener = (anew) => (anew ? setRound : setSeen)((n) => n + 1);
    listeners.add(listener);
    return () => listeners.delete(listener);
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
  const again = () => {
    setState((s) => ({ ...s, error: null, loading: true }));
    setRound((n) => n + 1);
  };
  return { ...state, busy: waits.get(url), again };
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
