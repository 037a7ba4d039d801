// What people do: charts by keyboard, the network played, corrections there and back, files, addresses that are shared, news that comes
// in while one reads.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wait } from '../browser.mjs';

async function chartByKeyboard(test) {
  test.where = 'chart by keyboard';
  await test.open('#/dyad?source=PRK&target=RUS&by=month');
  await test.page.focus('.timeline');
  for (const key of ['End', 'ArrowLeft', 'Enter']) await test.page.keyboard.press(key);
  await wait(300);
  test.check(/period=\d{4}-\d{2}-01/.test(await test.hash()), `Enter picks no period: ${await test.hash()}`);
  await test.page.goBack();
  await wait(300);
  test.check(!(await test.hash()).includes('period=') && (await test.page.$('.timeline')), 'the back button does not undo the pick');
}

async function networkPlayed(test) {
  test.where = 'network played';
  await test.open('#/network?window=365');
  await test.press('Play');
  await wait(2500);
  const first = await test.hash();
  await wait(2500);
  const second = await test.hash();
  await test.press('Pause');
  test.check(/to=20\d\d/.test(first) && second > first, `nothing moves: ${first}, ${second}`);
  const stopped = await test.hash();
  await wait(1500);
  test.check((await test.hash()) === stopped, 'Pause does not stop it');
}

const counted = async (test) => (await test.api('series?source=PRK&target=RUS&either_way=1')).periods.reduce((n, p) => n + p.events, 0);

async function corrections(test, tokenFile) {
  const event = (await test.api('events?source=PRK&target=RUS&type=CONSULT&status=asserted&limit=1')).items[0];
  const before = await counted(test);
  const press = (begin) =>
    test.page.evaluate((b) => [...document.querySelectorAll('.correction button')].find((e) => e.textContent.startsWith(b)).click(), begin);
  const said = () => test.page.$eval('.correction [role=status]', (p) => p.textContent);
  test.where = 'a correction';
  test.expected = [/40[13]/];
  await test.open(`#/event?id=${event.id}`);
  await press('Reject');
  test.check(await test.until(async () => /token/i.test(await said())), `a refusal is not told: ${await said()}`);
  await test.page.type('#c-token', 'x'.repeat(64));
  await press('Reject');
  await wait(500);
  test.check((await counted(test)) === before, 'a wrong token changes something');
  test.expected = [];
  await test.page.$eval('#c-token', (e) => {
    e.value = '';
  });
  await test.page.type('#c-token', readFileSync(tokenFile, 'utf8').trim());
  await test.page.type('#c-note', 'a film, not a visit');
  await test.page.type('#c-analyst', 'A. Nalyst');
  await press('Amend');
  test.check(await test.until(async () => /Nothing is changed/.test(await said())), 'an amendment that changes nothing is not told of');
  await press('Reject');
  test.check(await test.until(async () => (await test.text()).includes('a film, not a visit')), 'the correction is not shown');
  test.check((await test.text()).includes('A. Nalyst') && /reject/i.test(await test.text('.corrections')), 'not by whom, or what');
  test.check(await test.until(async () => (await test.text()).includes('is rejected')), 'the event does not say that it is rejected');
  test.check((await counted(test)) === before - 1, 'a rejected event still counts');
  await test.open(`#/search?article=${event.article}`);
  test.check(!(await test.page.$(`a[href*="${event.id}"]`)), 'a rejected event is listed');
  test.check((await test.text('footer')).includes('1 correction'), 'the footer does not count it');
  await test.open(`#/event?id=${event.id}`);
  await press('Restore');
  test.check(await test.until(async () => !(await test.text()).includes('is rejected')), 'a restored event is still said to be rejected');
  test.check((await counted(test)) === before, 'a restored event does not count');
  test.where = 'an amendment';
  await test.page.select('.correction select', 'AGREE');
  await press('Amend');
  test.check(await test.until(async () => (await test.text('.why')).includes('AGREE')), 'the new type is not shown');
  test.check((await test.text('.corrections')).includes('AGREE'), 'what was changed is not told');
  await press('Restore');
  await wait(500);
}

async function files(test) {
  for (const address of ['#/dyad?source=PRK&target=RUS&by=month', '#/map?last=0', '#/network?window=365']) {
    test.where = `files of ${address}`;
    await test.open(address);
    const made = await test.page.evaluate(async () => {
      const kept = [];
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        kept.push(blob);
        return create(blob);
      };
      for (const button of document.querySelectorAll('figcaption button')) {
        const had = kept.length;
        button.click();
        for (let i = 0; kept.length === had && i < 40; ++i) await new Promise((done) => setTimeout(done, 100));
      }
      return Promise.all(kept.map(async (b) => ({ type: b.type, head: (await b.slice(0, 8).text()).slice(1, 4), size: b.size, text: b.type.startsWith('image/png') ? '' : await b.text() })));
    });
    test.check(made.length === 3 && made.every((f) => f.size > 100), `not three files: ${made.map((f) => [f.type, f.size])}`);
    const [csv, svg, png] = made;
    test.check(csv?.text.split('\r\n').length > 5 && !/undefined|\[object/.test(csv.text), 'CSV: hardly a row');
    test.check(svg?.text.startsWith('<svg') && !svg.text.includes('var('), 'SVG: none, or without its colours');
    test.check(png?.head === 'PNG', 'PNG: none');
    await test.violations();
  }
  for (const address of ['#/search?type=CONSULT', '#/feeds', '#/digest', '#/overview']) {
    test.where = `links of ${address}`;
    await test.open(address);
    const links = await test.page.$$eval('main a', (list) => list.map((a) => a.getAttribute('href')).filter((h) => h && /^(api|[a-z]+\.html)/.test(h)));
    test.check(links.length > 0, 'no files');
    for (const link of links) {
      const answer = await fetch(test.base + link);
      const text = await answer.text();
      test.check(answer.ok && text.length > 100, `${link}: ${answer.status}, ${text.length} bytes`);
    }
  }
}

async function addresses(test) {
  test.where = 'an address that is shared';
  const other = await test.newPage();
  for (const [view, field, value] of [
    ['#/search', 'Type', 'CONSULT'],
    ['#/map?last=0', 'Class', '3'],
    ['#/dyad?source=PRK&target=RUS', 'Period', 'week'],
    ['#/stories', 'Days', '90'],
    ['#/network', 'Window', '365'],
  ]) {
    await test.open(view);
    const id = await test.page.evaluate((label) => [...document.querySelectorAll('main label')].find((l) => l.textContent === label).htmlFor, field);
    await test.page.select(`[id="${id}"]`, value);
    await wait(500);
    await test.settled();
    await test.open(await test.hash(), other);
    const [here, there] = [await test.text(), await test.text('main', other)];
    test.check(here === there && here.length > 60, `${await test.hash()} shows something else to another reader`);
  }
  await other.close();
  test.where = 'frozen days';
  await test.open('#/overview');
  await test.press('Freeze dates');
  test.check(/from=2025-11-30&to=2025-12-29/.test(await test.hash()), `not in the address: ${await test.hash()}`);
}

async function news(test, program, store) {
  test.where = 'news that comes in meanwhile';
  await test.open('#/overview');
  const { store: had } = await test.api('overview');
  const folder = mkdtempSync(join(tmpdir(), 'lapwing-'));
  const article = { id: 'late', url: 'https://example.org/late', publisher: 'Late Wire', published: '2025-12-29', title: 'Japan condemns Russia over drills', text: 'Japan condemned Russia on Monday over military drills near Hokkaido.' };
  writeFileSync(join(folder, 'late.jsonl'), `${JSON.stringify(article)}\n`);
  await wait(2500); // the stream is open, and has looked once
  execFileSync(program, ['ingest', '--quiet', '--db', store, join(folder, 'late.jsonl')]);
  test.check(await test.until(async () => Boolean(await test.page.$('.news')), 15000), 'is not told of');
  test.check((await test.text('footer')).includes(`${had.articles} articles`), 'something moved under the reader');
  await test.press('Show what is new');
  test.check(await test.until(async () => (await test.text('footer')).includes(`${had.articles + 1} articles`)), 'is not shown when asked for');
  await test.open('#/stories');
  test.check((await test.text()).includes('Japan condemns Russia over drills'), 'is not among the stories');
}

export async function deeds(test, tokenFile, program, store) {
  for (const part of [chartByKeyboard, networkPlayed, files, addresses]) await part(test);
  await corrections(test, tokenFile);
  await news(test, program, store);
}
