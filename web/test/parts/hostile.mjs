// 500 hostile articles (hostile_news.mjs) went through ingest: every place that shows their texts shows them as text, and none runs,
// loads, leads or changes anything.
import { wait } from '../browser.mjs';

export async function hostile(test) {
  const { page } = test;
  test.where = 'the store of hostile news';
  const { store } = await test.api('overview');
  test.check(store.articles >= 500 && store.events >= 300, `the test proves little: ${JSON.stringify(store)}`);
  // Hands over the pointer and the keyboard to what waits for them.
  const provoke = () =>
    page.evaluate(() => {
      for (const e of document.querySelectorAll('main *')) for (const name of ['mouseover', 'focus', 'toggle', 'load', 'error']) e.dispatchEvent(new Event(name));
    });
  const clean = async () => {
    await provoke();
    await test.violations();
    const strange = await page.$$eval('main script, main img, main iframe, main object, main embed, main base, main meta, main link, main style, main form[action], main template, main marquee', (list) => list.length);
    test.check(strange === 0, `${strange} elements that no view makes`);
    const links = await page.$$eval('a', (list) => list.map((a) => a.href.baseVal ?? a.href).filter((h) => !/^(https?:|#\/)/.test(h)));
    test.check(links.length === 0, `links that are none: ${links.slice(0, 2)}`);
    const handlers = await page.$$eval('main *', (list) => list.filter((e) => [...e.attributes].some((a) => /^on/i.test(a.name))).length);
    test.check(handlers === 0, `${handlers} elements with handlers`);
  };
  for (const address of ['#/overview?last=0', '#/digest?last=0', '#/dyad?source=RUS&target=JPN', '#/map?last=0', '#/network?window=365', '#/feeds', '#/search?q=script', '#/search?kind=articles']) {
    test.where = `hostile: ${address}`;
    await test.open(address);
    await clean();
  }
  for (const [address, least] of [
    ['#/stories?last=0', 20],
    ['#/search', 400],
    ['#/search?kind=articles', 450],
  ]) {
    test.where = `hostile: all of ${address}`;
    await test.open(address);
    for (let i = 0; i < 12 && (await page.evaluate(() => [...document.querySelectorAll('main button')].some((b) => b.textContent === 'More'))); ++i) await test.press('More');
    const shown = (await page.$$('main .items > li')).length;
    test.check(shown >= least, `only ${shown} are shown`);
    await page.evaluate(() => document.querySelectorAll('main details').forEach((d) => { d.open = true; }));
    await test.settled();
    await clean();
  }
  test.where = 'hostile: the events themselves';
  const { items } = await test.api('events?limit=500&order=newest');
  const odd = items.filter((e, i) => i % 25 === 0 || /onerror|javascript/.test(e.title ?? '')).slice(0, 40);
  for (const event of odd) {
    await page.evaluate((id) => {
      location.hash = `#/event?id=${id}`;
    }, event.id);
    await wait(60);
    await test.settled();
    const title = await page.$eval('article h2', (h) => {
      const copy = h.cloneNode(true);
      for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove();
      return copy.textContent;
    });
    test.check(title === event.title, `${event.id}: its title is not shown as it is: ${title}`);
  }
  await clean();
  for (const path of ['digest.html?since=2025-01-01&until=2025-12-31', 'stories.html', 'api/v1/alarms.atom']) {
    test.where = `hostile: ${path}`;
    await page.goto(test.base + path, { waitUntil: 'load' });
    if (path.endsWith('.atom')) continue;
    await page.evaluate(() => document.querySelectorAll('*').forEach((e) => ['mouseover', 'focus', 'error', 'load'].forEach((name) => e.dispatchEvent(new Event(name)))));
    await test.violations();
    const strange = await page.$$eval('body script, body img, body iframe, body svg, body object, body base, body meta, body link, body form, body input', (list) => list.length);
    test.check(strange === 0, `${strange} elements that the page does not make`);
    const links = await page.$$eval('a', (list) => list.map((a) => a.href.baseVal ?? a.href).filter((h) => !/^(https?:|#\/)/.test(h)));
    test.check(links.length === 0, `links that are none: ${links.slice(0, 2)}`);
  }
}
