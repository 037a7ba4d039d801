// What every view says is what the server says: names, counts, days, order, marks, pictures. On the shipped season.
import { wait } from '../browser.mjs';

const falling = (list) => list.every((day, i) => i === 0 || day <= list[i - 1]);
/** Days of a list; a month counts by its first day, as in the store. */
const daysOf = async (test, list = 'main') =>
  (await test.texts(`${list} .items > li > .line > time`)).map((t) => `${t.replace('reported ', '')}-01-01`.slice(0, 10));

/** How many colours a canvas shows: one that nothing was drawn on has one. */
const colours = (test) =>
  test.page.$eval('.timeline canvas', (canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });

async function overview(test) {
  test.where = 'overview';
  await test.open('#/overview?last=365');
  const { store, pairs, days } = await test.api('overview');
  const rows = await test.texts('main table tbody tr');
  test.check(rows.length === pairs.length && rows.length > 3, `${rows.length} pairs instead of ${pairs.length}`);
  test.check(rows.every((r) => !/^[A-Z]{3}\b.*– [A-Z]{3}\b/.test(r)), `codes instead of names: ${rows[0]}`);
  const footer = await test.text('footer');
  test.check(footer.includes(`${store.articles} articles`) && footer.includes(days.to), `footer: ${footer}`);
  const alarms = (await test.api(`alarms?from=2024-12-30&to=${days.to}`)).items;
  test.check((await test.page.$$('main .alarm')).length === Math.max(1, alarms.length), `${alarms.length} alarms are not what is shown`);
  const { features } = await test.api(`map?from=2024-12-30&to=${days.to}`);
  const places = new Set(features.map((f) => f.geometry.coordinates.join()));
  test.check((await test.page.$$('main .pan circle')).length === places.size, 'dots: not one for every place');
}

async function pair(test) {
  test.where = 'pair';
  await test.open('#/dyad?source=PRK&target=RUS&by=month');
  const { periods } = await test.api('series?source=PRK&target=RUS&either_way=1&by=month');
  test.check((await colours(test)) > 4, 'the chart is empty');
  await test.press('North Korea – Russia, by month');
  const rows = await test.page.$$eval('figure table tbody tr', (list) => list.map((r) => [...r.cells].map((c) => c.innerText)));
  test.check(rows.length === periods.length, `table: ${rows.length} periods instead of ${periods.length}`);
  const sum = (n, row) => n + Number(row[1]);
  test.check(rows.reduce(sum, 0) === periods.reduce((n, p) => n + p.events, 0), 'table: other counts than the server');
  test.check(falling(await daysOf(test, 'section[aria-labelledby=events]')), 'events: not the newest first');
  await test.open('#/dyad?source=PRK&target=RUS&by=month&period=2024-06-01');
  const days = await daysOf(test, 'section[aria-labelledby=events]');
  test.check(days.length > 3 && days.every((d) => d.startsWith('2024-06')), 'events of a period: none, or of other days too');
  await test.open('#/dyad?source=PRK&target=RUS&from=2022-02-04&to=2023-06-30&from2=2023-07-01&to2=2025-12-29');
  const compared = await test.texts('main table tbody tr td:first-child');
  test.check(compared.includes('material conflict') && compared.includes('mean score'), `compared: ${compared}`);
}

async function stories(test) {
  test.where = 'stories';
  await test.open('#/stories?last=365');
  const { items } = await test.api('stories?from=2024-12-30&to=2025-12-29&limit=100');
  const shown = await test.texts('main .items > li');
  test.check(shown.length === items.length, `${shown.length} instead of ${items.length}`);
  const days = await daysOf(test);
  test.check(days.every((d) => /^\d{4}-\d\d-\d\d$/.test(d)) && falling(days), `days: ${days.slice(0, 5)}`);
  test.check((await test.page.$$('main .chip')).length > items.length, 'hardly any events');
  const chip = await test.text('main .chip');
  test.check(/[A-Z]{4,}.*(→|↔|not said|\w)/.test(chip), `a mark says ${chip}`);
  test.where = 'a story and its reports';
  const many = (await test.api('stories?limit=500')).items.find((s) => s.reports > 1);
  if (test.check(many, 'the season has no story of several reports')) {
    await test.open(`#/stories?from=2022-02-04&to=${many.day}`);
    await test.press(`${many.reports} reports`);
    const reports = await test.texts('main details .items > li');
    test.check(reports.length === many.reports, `${reports.length} reports instead of ${many.reports}`);
  }
}

async function search(test) {
  test.where = 'events';
  await test.open('#/search');
  test.check(falling(await daysOf(test)), 'not the newest first');
  const before = await test.texts('main .items > li');
  await test.press('More');
  const after = await test.texts('main .items > li');
  test.check(after.length === 100 && before.every((t, i) => t === after[i]), 'More moves what is read, or adds nothing');
  test.check(falling(await daysOf(test)) && new Set(after).size > 90, 'More: other order, or the same again');
  await test.open('#/search?type=THREATEN');
  const { items } = await test.api('events?type=THREATEN&limit=500');
  test.check((await test.text('main .count')).startsWith(String(Math.min(50, items.length))) || (await test.text('main .count')).includes('50'), 'a type: other count than the server');
  test.check((await test.texts('main .what')).every((t) => t.startsWith('THREATEN')), 'a type: others too');
  await test.open('#/search?q=missile');
  test.check((await test.texts('main .sentence')).every((t) => /missile/i.test(t)), 'words: sentences without them');
  await test.open('#/search?kind=articles&q=missile');
  test.check((await test.texts('main .items > li')).length > 3, 'articles: none');
}

async function event(test) {
  const events = (await test.api('events?limit=500')).items;
  const full = events.find((e) => e.attribution && e.place && e.recipients.length && e.field === 'text' && e.date);
  test.where = `event ${full.id}`;
  await test.open(`#/event?id=${full.id}`);
  const marked = await test.page.$eval('main .text', (text) => {
    const copy = text.cloneNode(true);
    for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove();
    const said = (role) => [...copy.querySelectorAll(`mark.${role}`)].map((m) => m.textContent).join('');
    return { sentence: said('sentence'), trigger: said('trigger'), actor: said('actor'), recipient: said('recipient') };
  });
  test.check(marked.sentence === full.sentence.text, `the sentence marked is not that of the event: ${marked.sentence}`);
  test.check(marked.trigger === full.trigger.text, `the word marked is not what told it: ${marked.trigger}`);
  test.check(full.actors.every((a) => marked.actor.includes(a.text)), `the actors are not marked: ${marked.actor}`);
  test.check(full.recipients.every((a) => marked.recipient.includes(a.text)), `the recipients are not marked: ${marked.recipient}`);
  const why = await test.text('.why');
  for (const word of [full.type, full.status, full.frame, full.date, full.id]) test.check(why.includes(word), `why: lacks ${word}`);
}

async function networkAndMap(test) {
  test.where = 'network';
  await test.open('#/network?window=365');
  const network = await test.api('network?from=2024-12-30&to=2025-12-29');
  test.check((await test.page.$$('svg.network circle')).length === network.nodes.length, 'other nodes than the server');
  test.check((await test.page.$$('svg.network line')).length === network.edges.length, 'other edges than the server');
  test.check((await test.texts('svg.network text')).length > 0 && (await test.page.$eval('svg.network', (s) => s.textContent.includes('North Korea'))), 'no names');

  test.where = 'map';
  await test.open('#/map?last=0');
  const { features } = await test.api('map');
  const largest = await test.page.$$eval('main .pan a', (list) => list.map((a) => a.getAttribute('aria-label')).sort((a, b) => b.match(/: (\d+)/)[1] - a.match(/: (\d+)/)[1])[0]);
  const [, name, n] = largest.match(/^(.*): (\d+) event/);
  test.check(features.filter((f) => f.properties.place === name).length >= Number(n), `${largest}: not the server's count`);
  await test.page.evaluate((label) => [...document.querySelectorAll('main .pan a')].find((a) => a.getAttribute('aria-label') === label).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })), largest);
  await wait(400);
  const listed = await test.texts('main .items > li');
  test.check(listed.length === Math.min(50, Number(n)), `a dot of ${n} events lists ${listed.length}`);
  test.check(listed.every((t) => /20\d\d-\d\d-\d\d/.test(t) && !t.includes('source not named')), 'events of a dot: without day or source');
  const zoomed = async () => Number(new URLSearchParams((await test.hash()).split('?')[1]).get('zoom') ?? 1);
  await test.page.click('main button[aria-label=Closer]');
  test.check(await test.until(async () => (await zoomed()) > 1.4), 'plus does not magnify');
  await test.page.focus('main .pan');
  await test.page.keyboard.press('+');
  test.check(await test.until(async () => (await zoomed()) > 2), 'the key + does not magnify');
  await test.press('Whole world');
  test.check(await test.until(async () => (await zoomed()) === 1), 'no way back to the whole world');
}

async function digestAndForecast(test) {
  test.where = 'digest';
  await test.open('#/digest?from=2024-06-10&to=2024-06-20');
  const digest = await test.api('digest?since=2024-06-10&until=2024-06-20');
  const headings = await test.texts('.digest section h2');
  const pairs = headings.filter((h) => h.includes(' and '));
  test.check(pairs.length === digest.pairs.length && pairs.every((h) => /^\S.* and .*\S$/.test(h) && !/\b[A-Z]{3}\b/.test(h)), `headings: ${headings}`);
  const said = await test.text('.digest');
  test.check(digest.pairs.every((p) => p.sentences.every((s) => said.includes(s.text))), 'a sentence is missing');
  await test.open('#/digest?from=2024-06-10&to=2024-06-20&region=JPN');
  test.check((await test.texts('.digest section h2')).filter((h) => h.includes(' and ')).every((h) => h.includes('Japan')), 'a region: pairs without it');

  test.where = 'digest, printed';
  await test.page.emulateMediaType('print');
  const shown = await test.page.evaluate(() => [...document.querySelectorAll('header, nav, form, button, footer')].filter((e) => e.getClientRects().length > 0).length);
  test.check(shown === 0, `${shown} things for the screen are printed`);
  await test.page.emulateMediaType('screen');

  test.where = 'forecast';
  await test.open('#/forecast?source=PRK&target=RUS');
  const { items } = await test.api('forecasts?source=PRK&target=RUS&either_way=1');
  const kinds = new Set(items.map((f) => f.kind)).size;
  test.check((await test.page.$$('main .forecast')).length === kinds && kinds > 0, 'not a line for every kind');
  test.check(/\d+ %/.test(await test.text('main .forecast')), 'no chance is told');
  const days = String(items.at(-1).days);
  await test.page.select('figure select', days);
  await wait(300);
  test.check((await test.hash()).includes(`days=${days}`) && (await test.text('figcaption')).includes(`next ${days} days`), 'other days ahead are not shown');
}

async function withoutScripts(test) {
  test.where = 'without scripts';
  const page = await test.newPage();
  await page.setJavaScriptEnabled(false);
  test.expected = [/.*/];
  await page.goto(test.base, { waitUntil: 'load' });
  const links = await page.$$eval('noscript a', (list) => list.map((a) => a.getAttribute('href'))).catch(() => []);
  test.check(links.includes('digest.html') && links.includes('stories.html'), `the page leads nowhere: ${links}`);
  await page.goto(`${test.base}digest.html?since=2024-06-10&until=2024-06-20`, { waitUntil: 'load' });
  const headings = await page.$$eval('section h2', (list) => list.map((h) => h.textContent).filter((h) => h.includes(' and ')));
  test.check(headings.length > 3 && headings.every((h) => !/\b[A-Z]{3}\b/.test(h)) && (await page.$$('li')).length > 5, `digest.html: ${headings}`);
  await page.goto(`${test.base}stories.html`, { waitUntil: 'load' });
  const list = await page.$eval('main', (m) => m.textContent);
  test.check((await page.$$('main > ul > li')).length === 50 && list.includes('Earlier ones'), 'stories.html: not a page of stories');
  test.check(!/\b[A-Z]{3} - [A-Z]{3}\b/.test(list) && list.includes('→'), 'stories.html: codes instead of names');
  test.expected = [];
  await page.close();
}

export async function content(test) {
  for (const part of [overview, pair, stories, search, event, networkAndMap, digestAndForecast, withoutScripts]) await part(test);
}
