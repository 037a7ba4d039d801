// Opens every view in a real browser and looks for what a person would stumble over: axe-core's WCAG 2.2 A and AA rules on a desk in light
// and on a phone in dark; violations of the policy; errors of scripts; pages wider than the screen; keys that do not do what
// the help says. Usage: node test/audit.mjs http://127.0.0.1:8088/ [chromium]. Exit 1 when something was found.
import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { shortcuts, views } from '../src/keys.js';

const [base, executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const faults = [];
let where = '';
// A browser that hangs must not hang the test.
setTimeout(() => {
  console.log(`FAULT ${where}: no end after eight minutes`);
  process.exit(1);
}, 480000).unref();
const fault = (text) => {
  faults.push(`${where}: ${text}`);
  console.log(`FAULT ${where}: ${text}`);
};
page.on('pageerror', (error) => fault(`script error: ${error.message}`));
page.on('request', (request) => {
  if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(base)) fault(`asks another host: ${request.url()}`);
});
page.on('dialog', (dialog) => {
  fault('a text of the data ran as a script');
  dialog.dismiss();
});
await page.evaluateOnNewDocument(() => {
  globalThis.violations = [];
  addEventListener('securitypolicyviolation', (e) => globalThis.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
});

const settled = () =>
  page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('main .waiting'), { timeout: 20000 });
async function open(hash) {
  await page.goto('about:blank');
  await page.goto(base + hash, { waitUntil: 'load' });
  await settled();
  await new Promise((done) => setTimeout(done, 300));
}

const events = (await (await fetch(`${base}api/v1/events?limit=500`)).json()).items;
// An article whose texts are markup and whose address is a script must be shown as text: the test's store has one.
const hostile = events.find((e) => e.title?.includes('onerror'));
const full = events.find((e) => e.attribution && e.place && e.recipients.length) ?? events[0];
// An empty store: every view must say what to do, and none may fail.
const empty = events.length === 0;
const addresses = empty
  ? views.map((v) => `#/${v.view}?source=PRK&target=RUS`)
  : [
      '#/overview',
      '#/overview?last=0',
      '#/dyad',
      '#/dyad?source=PRK&target=RUS&by=month',
      '#/dyad?source=PRK&target=RUS&by=week&from=2023-01-01&source2=CHN&target2=RUS',
      '#/dyad?source=ABW&target=TUV',
      '#/dyad?source=PRK&target=RUS&from=2022-02-04&to=2023-06-30&from2=2023-07-01&to2=2025-12-29&period=2023-09-01',
      `#/event?id=${full?.id}`,
      '#/event',
      '#/event?id=none',
      '#/network?last=365',
      '#/map?last=0',
      '#/stories',
      '#/stories?from=1990-01-01&to=1990-01-02',
      '#/search?q=missile',
      '#/search?kind=articles&q=Putin',
      '#/search?q=zzzz',
      ...(hostile ? [`#/event?id=${hostile.id}`, `#/search?article=${hostile.article}`] : []),
      '#/forecast',
      '#/forecast?source=PRK&target=RUS',
      '#/digest',
      '#/digest?last=30',
      '#/feeds',
      '#/nowhere',
    ];

for (const [theme, width, height] of [
  ['light', 1280, 900],
  ['dark', 360, 740],
]) {
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  for (const address of addresses) {
    where = `${address} ${theme} ${width}`;
    await open(address);
    if (empty && !(await page.$('main .nothing'))) fault('does not say what to do with an empty store');
    const failed = await page.$eval(
      'main',
      (main) => [...main.querySelectorAll('.problem')].find((p) => p.textContent.startsWith('This view failed'))?.textContent ?? '',
    );
    if (failed) fault(failed);
    await page.evaluate(() =>
      document.querySelectorAll('main details').forEach((d) => {
        d.open = true;
      }),
    );
    await new Promise((done) => setTimeout(done, 200));
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      }),
    );
    for (const v of found.violations)
      fault(
        `axe ${v.id} (${v.impact}) x${v.nodes.length}: ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary?.split('\n')[1] ?? ''}`,
      );
    for (const v of await page.evaluate(() => globalThis.violations)) fault(`policy: ${v}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) fault(`wider than the screen by ${wide} px`);
  }
}

// Every chart as a file: the picture must come, and be one, under the policy.
await page.setViewport({ width: 1280, height: 900 });
for (const address of empty ? [] : ['#/dyad?source=PRK&target=RUS&by=month', '#/map?last=0', '#/network?last=365']) {
  where = `files of ${address}`;
  await open(address);
  const files = await page.evaluate(async () => {
    const kept = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      kept.push(blob);
      return create(blob);
    };
    for (const button of document.querySelectorAll('figcaption button')) {
      button.click();
      await new Promise((done) => setTimeout(done, 700));
    }
    return Promise.all(
      kept.map(async (b) => ({
        type: b.type,
        head: (await b.slice(0, 8).text()).slice(1, 4),
        size: b.size,
        variables: b.type.includes('svg') && (await b.text()).includes('var('),
      })),
    );
  });
  if (files.length !== 3 || files.some((f) => f.size < 100 || f.variables) || files[2].head !== 'PNG')
    fault(`not the three files: ${JSON.stringify(files)}`);
  for (const v of await page.evaluate(() => globalThis.violations)) fault(`policy: ${v}`);
}

// What people do with it: the chart by keyboard, the network played, a correction without and with the token, and the way back.
const hashNow = () => page.evaluate(() => location.hash);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
if (!empty) {
  where = 'chart by keyboard';
  await open('#/dyad?source=PRK&target=RUS&by=month');
  await page.focus('.timeline');
  for (const key of ['End', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
  await wait(300);
  const picked = await hashNow();
  if (!/period=\d{4}-\d{2}-01/.test(picked)) fault(`Enter picks no period: ${picked}`);
  await page.goBack();
  await wait(300);
  if ((await hashNow()).includes('period=') || !(await page.$('.timeline'))) fault('the back button does not undo the pick');

  where = 'network played';
  await open('#/network?window=365');
  const button = () =>
    page.evaluateHandle(() => [...document.querySelectorAll('main button')].find((b) => /^(Play|Pause)$/.test(b.textContent)));
  await (await button()).click();
  await wait(2600);
  const played = await hashNow();
  await (await button()).click();
  if (!/to=20\d\d/.test(played)) fault(`nothing moves: ${played}`);

  where = 'correction';
  await open(`#/event?id=${full.id}`);
  const reject = () =>
    page.evaluate(() => [...document.querySelectorAll('.correction button')].find((b) => b.textContent.startsWith('Reject')).click());
  const answered = () => page.$eval('.correction [role=status]', (p) => p.textContent);
  await reject();
  await wait(400);
  if (!/token/i.test(await answered())) fault(`a refusal is not told: ${await answered()}`);
  await page.type('#c-token', 'any');
  await page.type('#c-note', 'a film, not an exercise');
  await reject();
  await wait(600);
  if (!(await page.$eval('main', (m) => m.textContent.includes('a film, not an exercise')))) fault('the correction is not shown');
}

// Every key of the help, by what it must change.
await page.setViewport({ width: 1280, height: 900 });
const state = () =>
  page.evaluate(() => ({
    hash: location.hash,
    theme: document.documentElement.dataset.theme ?? 'system',
    dialog: Boolean(document.querySelector('dialog[open]')),
    focus: document.activeElement?.name ?? '',
    item: [...document.querySelectorAll('main [data-item]')].findIndex((i) => i.contains(document.activeElement)),
  }));
const press = async (keys) => {
  for (const key of keys.split(' ')) await page.keyboard.press(key === 'Esc' ? 'Escape' : key);
  await new Promise((done) => setTimeout(done, 250));
  return state();
};
const expects = {
  '/': (s) => s.hash.startsWith('#/search') && s.focus === 'q',
  j: (s) => s.item === 0,
  k: async () => {
    await press('j');
    await press('j');
    return (await press('k')).item === 0;
  },
  Enter: async () => {
    await press('j');
    return (await press('Enter')).hash.startsWith('#/search?article=');
  },
  // The first story may be the hostile one, which leads nowhere: the second.
  o: async () => {
    await press('j j');
    const opened = new Promise((done) => browser.once('targetcreated', done));
    await press('o');
    const target = await Promise.race([opened, new Promise((done) => setTimeout(done, 3000))]);
    target?.page().then((opened) => opened?.close(), () => {}); // not waited for: the source may not answer
    return Boolean(target);
  },
  f: (s) => /from=.*to=/.test(s.hash),
  t: (s) => s.theme === 'dark',
  '?': (s) => s.dialog,
  Esc: async () => {
    await press('?');
    return !(await press('Esc')).dialog;
  },
};
for (const [keys] of empty ? [] : shortcuts) {
  where = `key ${keys}`;
  await open('#/stories?last=0');
  const to = keys.startsWith('g ') && views.find((v) => `g ${v.key}` === keys);
  const late = ['k', 'Enter', 'o', 'Esc'].includes(keys);
  const after = late ? null : await press(keys);
  if (!(to ? after.hash === `#/${to.view}` : await expects[keys](after)))
    fault(`does not do what the help says (${JSON.stringify(after)})`);
}
await browser.close();
console.log(`${addresses.length * 2} views and ${empty ? 0 : shortcuts.length} keys looked at, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
