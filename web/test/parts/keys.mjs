// Every key of the help, by what it must change.
import { shortcuts, views } from '../../src/keys.js';
import { wait } from '../browser.mjs';

export async function keys(test) {
  const { page } = test;
  const state = () =>
    page.evaluate(() => ({
      hash: location.hash,
      theme: document.documentElement.dataset.theme ?? 'system',
      dialog: Boolean(document.querySelector('dialog[open]')),
      focus: document.activeElement?.name ?? '',
      item: [...document.querySelectorAll('main [data-item]')].findIndex((i) => i.contains(document.activeElement)),
    }));
  const press = async (names) => {
    for (const key of names.split(' ')) await page.keyboard.press(key === 'Esc' ? 'Escape' : key);
    await wait(200);
    return state();
  };
  const expects = {
    '/': (s) => s.hash.startsWith('#/search') && s.focus === 'q',
    j: (s) => s.item === 0,
    k: async () => (await press('j j k')).item === 0,
    Enter: async () => (await press('j Enter')).hash.startsWith('#/search?'),
    o: async () => {
      await press('j');
      // The source may not answer, and is another host: it is only seen that a tab opens.
      const opened = new Promise((done) => test.browser.once('targetcreated', done));
      await press('o');
      const target = await Promise.race([opened, wait(3000)]);
      target?.page().then((tab) => tab?.close(), () => {});
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
  const late = ['k', 'Enter', 'o', 'Esc'];
  for (const [names] of shortcuts) {
    test.where = `key ${names}`;
    await test.open('#/stories?last=365');
    const to = names.startsWith('g ') && views.find((v) => `g ${v.key}` === names);
    const after = late.includes(names) ? null : await press(names);
    test.check(to ? after.hash === `#/${to.view}` : await expects[names](after), `does not do what the help says (${JSON.stringify(after)})`);
  }
  await page.evaluate(() => localStorage.removeItem('theme'));

  test.where = 'keys switched off';
  await test.open('#/stories?last=365');
  await press('?');
  await page.click('dialog input[type=checkbox]');
  await press('Esc');
  test.check((await press('j')).item === -1, 'a key works though they are off');
  await page.evaluate(() => localStorage.removeItem('keys'));
  test.where = 'keys while typing';
  await test.open('#/search');
  await page.focus('main input[name=q]');
  test.check((await press('g o t')).hash.startsWith('#/search'), 'letters typed into a field act as keys');
}
