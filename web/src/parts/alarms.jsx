// Alarms: pairs that departed from their usual, the newest first, each with its reason in numbers and the sentences behind it.
import { address } from '../route.js';
import { quadOf } from '../quads.js';
import { plusDays } from '../days.js';
import { nameOf } from '../states.js';
import { EventItems } from './events.jsx';

const meaning = {
  spike: 'far more than usual on one day',
  'build-up': 'more than usual over several days',
  tone: 'friendlier or more hostile than usual',
  silence: 'less than usual',
  novelty: 'something these two have not done for long',
};
// An alarm of tone counts all they do and asks how much of it is conflict.
const kindName = (kind) => (!kind ? 'conflict among all they do' : kind === 'all' ? 'events of all kinds' : kind.replaceAll('-', ' '));

/** Why, in figures: what was counted, what was usual, how often chance alone would do this. */
export function reason(alarm) {
  const expected = alarm.expected < 0.05 ? 'almost none' : alarm.expected.toFixed(1);
  const often =
    alarm.yearly > 0
      ? `chance alone does this about once in ${Math.max(1, Math.round(1 / alarm.yearly)).toLocaleString('en')} years of one pair`
      : '';
  return [`${alarm.count === 1 ? '1 event' : `${alarm.count} events`} in ${alarm.days} day${alarm.days === 1 ? '' : 's'}, usually ${expected}`, often].filter(Boolean).join('; ');
}

export function Alarm({ alarm }) {
  const pair = {
    source: alarm.source,
    target: alarm.target,
    either_way: alarm.directed ? 0 : 1,
    from: plusDays(alarm.start, -180),
    to: plusDays(alarm.day, 30),
  };
  return (
    <li data-item class="alarm">
      <p class="line">
        <time dateTime={alarm.day}>{alarm.day}</time>
        <a data-open href={address('dyad', { ...pair, by: 'week' })}>
          {nameOf(alarm.source)} {alarm.directed ? '→' : '–'} {nameOf(alarm.target)}
        </a>
        <span class="tag strong" title={meaning[alarm.statistic]}>
          {alarm.statistic}
        </span>
        <span class="what">
          {alarm.kind && <span class="dot" style={{ background: quadOf(alarm.kind).colour }} aria-hidden="true" />}
          {kindName(alarm.kind)}
        </span>
        {alarm.escalation && <span class="tag strong">escalation</span>}
      </p>
      <p class="note">{reason(alarm)}</p>
      {(alarm.also ?? []).map((sentence) => (
        <p class="note" key={sentence}>
          Also: {sentence}
        </p>
      ))}
      {alarm.events?.length > 0 && (
        <details>
          <summary>
            {alarm.events.length + (alarm.more_events ?? 0)} event{alarm.events.length + (alarm.more_events ?? 0) === 1 ? '' : 's'} behind it
          </summary>
          <EventItems items={alarm.events} />
        </details>
      )}
    </li>
  );
}

export const Alarms = ({ items }) => (
  <ul class="items">
    {items.map((a) => (
      <Alarm key={a.id} alarm={a} />
    ))}
  </ul>
);
