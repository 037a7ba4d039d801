// A real browser on a running server, and what is watched all the time: scripts that fail, complaints in the console, breaches of the
// server's policy, questions to other hosts, texts of the news that ran. A check that does not hold is told and counted.
import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
export const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** { base, page, open, check ... } over the server at `base` (ending in /). */
export async function start(base, executablePath) {
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  const test = { base, browser, page: null, where: '', passed: 0, failed: 0, expected: [] };

  test.check = (holds, text) => {
    if (holds) test.passed += 1;
    else {
      test.failed += 1;
      console.log(`FAULT ${test.where}: ${text}`);
    }
    return Boolean(holds);
  };
  test.fault = (text) => test.check(false, text);

  /** A page that is watched. `expected`: patterns of complaints that the check at hand provokes. */
  test.newPage = async () => {
    const page = await browser.newPage();
    page.on('pageerror', (error) => test.fault(`script error: ${error.message}`));
    page.on('console', (message) => {
      const text = `${message.text()} ${message.location()?.url ?? ''}`;
      if (message.type() === 'error' && !test.expected.some((e) => e.test(text))) test.fault(`console: ${text}`);
    });
    page.on('request', (request) => {
      if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(base)) test.fault(`asks another host: ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      test.fault(`a text of the news ran: ${dialog.message()}`);
      dialog.dismiss();
    });
    await page.evaluateOnNewDocument(() => {
      globalThis.violations = [];
      globalThis.ran = 0;
      addEventListener('securitypolicyviolation', (e) => globalThis.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
    });
    await page.setViewport({ width: 1280, height: 900 });
    return page;
  };
  test.page = await test.newPage();

  test.settled = (page = test.page) =>
    page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('main .waiting'), { timeout: 120000, polling: 80 }); // by time: a tab in the background has no frames
  /** Goes to an address as if it were typed, and waits until nothing is asked any more. */
  test.open = async (hash, page = test.page) => {
    await page.goto('about:blank');
    await page.goto(base + hash, { waitUntil: 'load' });
    await test.settled(page);
    await wait(250);
  };
  test.text = (selector = 'main', page = test.page) => page.$eval(selector, (e) => e.innerText);
  test.texts = (selector, page = test.page) => page.$$eval(selector, (list) => list.map((e) => (e.innerText ?? e.textContent).trim()));
  test.hash = () => test.page.evaluate(() => location.hash);
  test.api = async (path) => (await fetch(`${base}api/v1/${path}`)).json();
  /** Presses the first button or link below `main` or in the header whose text begins so. */
  test.press = async (text) => {
    const pressed = await test.page.evaluate((begin) => {
      const found = [...document.querySelectorAll('main button, main a, header button, .news button, summary')].find((e) => e.innerText.trim().startsWith(begin));
      found?.click();
      return Boolean(found);
    }, text);
    test.check(pressed, `nothing to press is called "${text}"`);
    await wait(300);
    await test.settled();
  };
  test.until = async (holds, ms = 10000) => {
    for (const end = Date.now() + ms; Date.now() < end; await wait(150)) if (await holds()) return true;
    return false;
  };
  test.violations = async (page = test.page) => {
    const { violations, ran } = await page.evaluate(() => ({ violations: globalThis.violations, ran: globalThis.ran }));
    test.check(violations.length === 0, `policy: ${violations.join('; ')}`);
    test.check(ran === 0, `texts of the news ran ${ran} times`);
  };
  /** WCAG 2.2 A and AA and good practice, by axe-core. */
  test.accessible = async () => {
    await test.page.evaluate(axe);
    const found = await test.page.evaluate(() =>
      globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }),
    );
    for (const v of found.violations)
      test.fault(`axe ${v.id} (${v.impact}) x${v.nodes.length}: ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary?.split('\n')[1] ?? ''}`);
    if (found.violations.length === 0) test.passed += 1;
  };
  return test;
}
