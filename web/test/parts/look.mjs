// Every view on a desk in light and on a phone in dark: nothing fails, nothing is wider than the screen, no words that a program says to
// itself, WCAG rules hold with all details open.
import { views } from '../../src/keys.js';

const slips = /\[object|undefined|\bNaN\b|\bnull\b|no date|Invalid/;
const screens = [
  ['light', 1280, 900],
  ['dark', 360, 740],
];

async function lookAt(test, address, { empty, one }) {
  await test.open(address);
  const said = await test.text();
  if (empty) test.check(await test.page.$('main .nothing'), 'does not say what to do with an empty store');
  if (one) test.check(said.length > 40, 'says nothing over one event');
  test.check(!said.includes('This view failed'), said.slice(0, 300));
  test.check(!slips.test(said), `says ${said.match(slips)?.[0]}: ${said.slice(Math.max(0, said.search(slips) - 60)).slice(0, 140)}`);
  await test.page.evaluate(() =>
    document.querySelectorAll('main details').forEach((d) => {
      d.open = true;
    }),
  );
  await test.settled();
  await test.accessible();
  await test.violations();
  const wide = await test.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  test.check(wide <= 0, `wider than the screen by ${wide} px`);
}

export async function look(test, { empty = false, one = false, addresses = views.map((v) => `#/${v.view}?source=PRK&target=RUS&last=0`) }) {
  for (const [theme, width, height] of screens) {
    await test.page.setViewport({ width, height });
    await test.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    for (const address of addresses) {
      test.where = `${address} ${theme} ${width}`;
      await lookAt(test, address, { empty, one });
    }
  }
  await test.page.setViewport({ width: 1280, height: 900 });
}

/** The views of the season, with the parts of each that are seen only on some addresses. */
export async function lookAtAll(test) {
  const events = (await test.api('events?limit=500')).items;
  const full = events.find((e) => e.attribution && e.place && e.recipients.length);
  test.expected = [/404.*events\/none/];
  await look(test, {
    addresses: [
      '#/overview',
      '#/overview?last=0',
      '#/dyad',
      '#/dyad?source=PRK&target=RUS&by=month',
      '#/dyad?source=PRK&target=RUS&by=week&from=2023-01-01&source2=CHN&target2=RUS',
      '#/dyad?source=ABW&target=TUV',
      '#/dyad?source=PRK&target=RUS&from=2022-02-04&to=2023-06-30&from2=2023-07-01&to2=2025-12-29&period=2023-09-01',
      `#/event?id=${full.id}`,
      '#/event',
      '#/event?id=none',
      '#/network?window=365',
      '#/map?last=0',
      '#/stories?last=365',
      '#/stories?from=1990-01-01&to=1990-01-02',
      '#/search?q=missile',
      '#/search?kind=articles&q=Putin',
      '#/search?q=zzzz',
      `#/search?article=${full.article}`,
      '#/forecast',
      '#/forecast?source=PRK&target=RUS',
      '#/digest',
      '#/digest?last=30',
      '#/feeds',
      '#/nowhere',
    ],
  });
  test.expected = [];
}
