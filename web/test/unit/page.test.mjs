// The parts of the page that compute: addresses, bytes of spans, days, files. Run: npm run check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber, moment, periodEnd, plusDays, span } from '../../src/days.js';
import { address, parseAddress } from '../../src/route.js';
import { csv } from '../../src/save.js';
import { marksOf, pieces, toIndices } from '../../src/spans.js';

test('spans are bytes: letters of two, three and four bytes before them shift nothing', () => {
  const text = 'Zoë 김정은 🇰🇵 met Putin';
  const bytes = new TextEncoder().encode(text);
  const begin = new TextEncoder().encode('Zoë 김정은 🇰🇵 ').length;
  const at = toIndices(text, [0, begin, begin + 3, bytes.length]);
  assert.equal(text.slice(at.get(begin), at.get(begin + 3)), 'met');
  assert.equal(at.get(bytes.length), text.length);
});

test('an offset inside a letter or after the end breaks nothing', () => {
  assert.equal(toIndices('é', [1]).get(1), 0);
  assert.equal(toIndices('ab', [99]).get(99), 2);
});

test('marks that overlap cut the text into pieces that join to the whole', () => {
  const cut = pieces('Russia warned Japan.', [
    { begin: 0, end: 20, role: 'sentence' },
    { begin: 0, end: 6, role: 'actor' },
    { begin: 14, end: 19, role: 'recipient' },
  ]);
  assert.equal(cut.map((p) => p.text).join(''), 'Russia warned Japan.');
  assert.deepEqual(cut[0], { text: 'Russia', roles: ['sentence', 'actor'] });
});

test('a place has no span of its own: its first words in the sentence are marked, by bytes', () => {
  const text = 'Zoë. They met in Kraków.';
  const event = { sentence: { begin: 6, end: 26, text: 'They met in Kraków.' }, place: { text: 'Kraków' } };
  const marks = marksOf(event, text);
  const cut = pieces(text, marks);
  assert.deepEqual(
    cut.find((p) => p.roles.includes('place')),
    { text: 'Kraków', roles: ['sentence', 'place'] },
  );
});

test('imported events have empty spans: nothing is marked', () => {
  assert.deepEqual(
    marksOf({ sentence: { begin: 0, end: 0, text: '' }, trigger: { begin: 0, end: 0 }, actors: [], recipients: [] }, 'text'),
    [],
  );
});

test("an address and its state are each other's, empty values left out", () => {
  const to = address('dyad', { target: 'RUS', source: 'PRK', from: '', q: 'a&b=c #1' });
  assert.equal(to, '#/dyad?q=a%26b%3Dc+%231&source=PRK&target=RUS');
  assert.deepEqual(parseAddress(to), { view: 'dyad', query: { q: 'a&b=c #1', source: 'PRK', target: 'RUS' } });
  assert.deepEqual(parseAddress(''), { view: 'overview', query: {} });
});

test('the last days count back from the newest day of the store; frozen days stay', () => {
  const store = { from: '2022-02-04', to: '2025-12-29' };
  assert.deepEqual(span({}, store, 7), { from: '2025-12-23', to: '2025-12-29' });
  assert.deepEqual(span({ last: '0' }, store, 7), store);
  assert.deepEqual(span({ from: '2023-01-01', to: '2023-02-01' }, store, 7), { from: '2023-01-01', to: '2023-02-01' });
  assert.deepEqual(span({}, { from: null, to: null }, 7), { from: '', to: '' });
});

test('days and periods', () => {
  assert.equal(plusDays('2024-02-28', 2), '2024-03-01');
  assert.equal(periodEnd('2024-02-01', 'month'), '2024-02-29');
  assert.equal(periodEnd('2024-06-17', 'week'), '2024-06-23');
  assert.equal(dayNumber('1970-01-02'), 1);
  assert.equal(moment('2024-06-19'), '2024-06-19');
  assert.match(moment('2024-01-17T10:00:00Z'), /10:00 UTC/);
});

test('a cell that a spreadsheet would run as a formula is text in the file', () => {
  const columns = [
    { name: 'who', value: (r) => r.who },
    { name: 'n', value: (r) => r.n },
  ];
  assert.equal(
    csv(columns, [
      { who: '=HYPERLINK("x")', n: -1 },
      { who: 'a, b', n: null },
    ]),
    'who,n\r\n"\'=HYPERLINK(""x"")",-1\r\n"a, b",\r\n',
  );
});
