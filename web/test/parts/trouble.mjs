// What the server cannot do at once, or at all: the page says so, goes on by itself where it can, and says what to do where not. Answers
// are changed on their way to the page; the server is the real one.
import { wait } from '../browser.mjs';

/** Answers questions that `match` with what `answer` gives (null: the server's own), while `work` is done. */
async function changed(test, match, answer, work) {
  await test.page.setRequestInterception(true);
  const stand = (request) => {
    const given = match.test(request.url()) ? answer(request) : null;
    if (given) request.respond(given);
    else request.continue();
  };
  test.page.on('request', stand);
  try {
    await work();
  } finally {
    test.page.off('request', stand);
    await test.page.setRequestInterception(false);
  }
}
const problem = (status, detail, headers = {}) => ({ status, headers, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Busy', status, detail }) });

export async function trouble(test) {
  test.where = 'a forecast that is being made';
  test.expected = [/503/];
  let asked = 0;
  await changed(
    test,
    /forecasts/,
    () => ((asked += 1) < 3 ? problem(503, 'another forecast is being made', { 'retry-after': '1' }) : null),
    async () => {
      await test.page.goto('about:blank');
      await test.page.goto(`${test.base}#/forecast?source=PRK&target=RUS`, { waitUntil: 'load' });
      test.check(await test.until(async () => (await test.text()).includes('Being made')), 'is not told of');
      await test.settled();
      test.check(asked === 3 && (await test.page.$('main .forecast')), `is not asked for again (${asked} times)`);
    },
  );
  test.where = 'a refusal';
  await changed(
    test,
    /series/,
    () => problem(503, 'another process writes to the store'),
    async () => {
      await test.open('#/dyad?source=PRK&target=RUS&by=day');
      test.check((await test.text('main .problem')).includes('another process writes'), 'is not told in the words of the server');
    },
  );
  await test.press('Try again');
  test.check(await test.page.$('.timeline'), '"Try again" does not');

  test.where = 'no server';
  test.expected = [/ERR_/, /Failed to load/];
  await test.open('#/overview');
  await test.page.setOfflineMode(true);
  await test.page.evaluate(() => {
    location.hash = '#/digest?last=90';
  });
  test.check(await test.until(async () => (await test.text()).includes('lapwing serve')), 'is not told');
  await test.page.setOfflineMode(false);
  await test.press('Try again');
  test.check(await test.page.$('.digest section'), 'once it is back "Try again" does nothing');

  test.where = 'what was expected';
  test.expected = [];
  const { periods } = await test.api('series?source=PRK&target=RUS&either_way=1&by=month');
  const band = { periods: periods.map((p, i) => ({ ...p, expected: i < 3 ? null : { mean: 2.5, low: 1, high: 9 } })) };
  await changed(
    test,
    /series/,
    () => ({ status: 200, contentType: 'application/json', body: JSON.stringify(band) }),
    async () => {
      await test.open('#/dyad?source=PRK&target=RUS&by=month');
      test.check((await test.text('figure .legend')).includes('expected'), 'the legend lacks it');
      await test.press('North Korea – Russia, by month');
      const row = await test.page.$eval('figure table tbody tr:nth-child(9)', (r) => [...r.cells].slice(-3).map((c) => c.innerText));
      test.check(row.join() === '2.5,1,9', `the table says ${row}`);
      test.check((await test.page.$eval('figure table tbody tr', (r) => r.lastChild.innerText)) === '', 'where nothing was expected something is said');
    },
  );
  test.where = 'an event that is not there';
  test.expected = [/404/];
  await test.open('#/event?id=none');
  test.check((await test.text()).includes('no event has this id'), 'is not told of');
  test.expected = [];
  await wait(100);
}
