// Corrections of an event: what was said of it, and a form to reject, amend or restore it. The coding itself is kept by the store.
import { useState } from 'preact/hooks';
import { correct } from '../api.js';
import { moment } from '../days.js';
import { statuses, types } from '../quads.js';
import { Choice } from './fields.jsx';

const remembered = (key) => {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
};
const remember = (key, value) => {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    /* private mode */
  }
};
const codes = (text) =>
  text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
const codesOf = (list) =>
  (list ?? [])
    .map((a) => a.country)
    .filter(Boolean)
    .join(' ');

export const Corrections = ({ items }) => (
  <ol class="corrections">
    {items.map((c, i) => (
      <li key={i}>
        <strong>{c.action}</strong>
        {c.changes && Object.keys(c.changes).length > 0
          ? `: ${Object.entries(c.changes)
              .map(([k, v]) => `${k} ${Array.isArray(v) ? v.join(' ') : v}`)
              .join(', ')}`
          : ''}{' '}
        {c.analyst && `by ${c.analyst}`} {moment(c.made_at)}
        {c.note && <q>{c.note}</q>}
      </li>
    ))}
  </ol>
);

export function CorrectionForm({ event }) {
  const before = {
    type: event.type,
    status: event.status,
    date: event.date ?? '',
    actors: codesOf(event.actors),
    recipients: codesOf(event.recipients),
  };
  const [draft, setDraft] = useState({ ...before, note: '', analyst: remembered('analyst'), token: remembered('token') });
  const [said, setSaid] = useState(null);
  const set = (key) => (value) => setDraft((d) => ({ ...d, [key]: value }));
  const text = (key, label, extra = {}) => (
    <div class="field">
      <label for={`c-${key}`}>{label}</label>
      <input id={`c-${key}`} value={draft[key]} onInput={(e) => set(key)(e.target.value)} autocomplete="off" {...extra} />
    </div>
  );
  const changes = () => {
    const changed = Object.keys(before).filter((k) => draft[k].trim() !== before[k]);
    return Object.fromEntries(changed.map((k) => [k, k === 'actors' || k === 'recipients' ? codes(draft[k]) : draft[k].trim()]));
  };
  const send = (action) => async (e) => {
    e.preventDefault();
    const amended = action === 'amend' ? changes() : {};
    if (action === 'amend' && Object.keys(amended).length === 0) {
      setSaid({ bad: true, text: 'Nothing is changed yet: change a field above, or reject the event.' });
      return;
    }
    remember('analyst', draft.analyst);
    remember('token', draft.token);
    try {
      await correct({ event: event.id, action, changes: amended, analyst: draft.analyst, note: draft.note }, draft.token);
      setSaid({ bad: false, text: { reject: 'Rejected.', amend: 'Amended.', restore: 'Restored.' }[action] });
    } catch (error) {
      setSaid({ bad: true, text: error.message });
    }
  };
  return (
    <form class="correction noprint" onSubmit={send('amend')}>
      <div class="fields">
        <Choice label="Type" value={draft.type} onChange={set('type')} options={[...new Set([draft.type, ...types])].map((t) => [t, t])} />
        <Choice label="Status" value={draft.status} onChange={set('status')} options={statuses.map((s) => [s, s])} />
        {text('date', 'Date', { size: 10, placeholder: '2024-06-19' })}
        {text('actors', 'Actors (codes)', { size: 12 })}
        {text('recipients', 'Recipients (codes)', { size: 12 })}
        {text('note', 'Why', { size: 30 })}
        {text('analyst', 'Your name', { size: 12 })}
        {text('token', 'Token of the server', { size: 12, type: 'password' })}
      </div>
      <div class="buttons">
        <button type="submit">Amend</button>
        <button type="button" onClick={send('reject')}>
          Reject: this is no such event
        </button>
        <button type="button" onClick={send('restore')}>
          Restore the coding
        </button>
      </div>
      <p role="status" class={said?.bad ? 'problem' : 'done'}>
        {said?.text ?? ''}
      </p>
    </form>
  );
}
