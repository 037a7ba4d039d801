// Days are ISO texts ("2024-06-19") and mean days of events or reports, without time zones. Only moments (when an alarm was raised,
// when something was corrected) have a time; those are shown in UTC and, where it differs, in the reader's own time.

export const dayNumber = (day) => Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86400000);
export const dayText = (number) => new Date(number * 86400000).toISOString().slice(0, 10);
export const plusDays = (day, n) => dayText(dayNumber(day) + n);
export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text));

/** Last day of the period that begins at `from`. */
export function periodEnd(from, by) {
  if (by === 'day') return from;
  if (by === 'week') return plusDays(from, 6);
  const date = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
}

/** The span that an address means. `last` counts days back from the newest day of the store; from and to win over it. */
export function span(query, store, last = 0) {
  const newest = store?.to ?? '';
  const oldest = store?.from ?? '';
  const days = Number(query.last ?? last);
  const from = query.from || (days > 0 && newest ? plusDays(newest, 1 - days) : oldest);
  return { from, to: query.to || newest };
}

const fields = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' };
const utc = new Intl.DateTimeFormat('en-GB', { ...fields, timeZone: 'UTC' });
const local = new Intl.DateTimeFormat(undefined, { ...fields, timeZoneName: 'short' });

/** "17 Jan 2024, 10:00 UTC (17 Jan 2024, 19:00 GMT+9)"; a day without a time stays a day. */
export function moment(text) {
  if (!text) return '';
  if (text.length <= 10) return text;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const world = `${utc.format(date)} UTC`;
  return date.getTimezoneOffset() === 0 ? world : `${world} (${local.format(date)})`;
}
