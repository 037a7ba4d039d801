// The keyboard, as one table: what is listed in the help is what works. Keys of one letter do nothing while typing, and can be
// switched off (WCAG 2.1.4) in the help.
import { go } from './route.js';

export const views = [
  { view: 'overview', name: 'Overview', key: 'o' },
  { view: 'dyad', name: 'Pair', key: 'd' },
  { view: 'network', name: 'Network', key: 'n' },
  { view: 'map', name: 'Map', key: 'm' },
  { view: 'stories', name: 'Stories', key: 's' },
  { view: 'search', name: 'Events', key: 'e' },
  { view: 'forecast', name: 'Forecast', key: 'f' },
  { view: 'digest', name: 'Digest', key: 'i' },
  { view: 'feeds', name: 'Feeds', key: 'r' },
];

export const shortcuts = [
  ['/', 'search the events'],
  ['j', 'next item of a list'],
  ['k', 'previous item'],
  ['Enter', 'open the item'],
  ['o', 'open the source of the item, in a new tab'],
  ['f', 'freeze: write the days shown into the address'],
  ['t', 'theme: dark, light, as the system has it'],
  ['?', 'these keys'],
  ['Esc', 'close'],
  ...views.map(({ key, name }) => [`g ${key}`, `go to ${name}`]),
];

const items = () => [...document.querySelectorAll('main [data-item]')];

function move(step) {
  const all = items();
  if (all.length === 0) return;
  const now = all.findIndex((item) => item.contains(document.activeElement));
  const next = all[Math.max(0, Math.min(all.length - 1, now < 0 ? (step > 0 ? 0 : all.length - 1) : now + step))];
  (next.querySelector('a[data-open]') ?? next.querySelector('a')).focus();
  next.scrollIntoView({ block: 'nearest' });
}

function openSource() {
  const item = items().find((i) => i.contains(document.activeElement)) ?? document.querySelector('main');
  item.querySelector('a[data-source]')?.click();
}

const off = () => {
  try {
    return localStorage.getItem('keys') === 'off';
  } catch {
    return false;
  }
};
export const keysOn = () => !off();
export const setKeys = (on) => {
  try {
    localStorage.setItem('keys', on ? 'on' : 'off');
  } catch {
    /* private mode: for this page only */
  }
};

/** Listens; `actions` are { theme, help, freeze, close } of the page. Returns how to stop. */
export function listen(actions) {
  let waiting = 0; // until when a letter after g counts
  const pressed = (event) => {
    if (event.key === 'Escape') {
      actions.close();
      return;
    }
    const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || off()) return;
    if (event.timeStamp < waiting) {
      waiting = 0;
      const to = views.find((v) => v.key === event.key);
      if (to) {
        event.preventDefault();
        go(to.view, {});
        return;
      }
    }
    const does = {
      g: () => {
        waiting = event.timeStamp + 1500;
      },
      j: () => move(1),
      k: () => move(-1),
      o: openSource,
      f: actions.freeze,
      t: actions.theme,
      '?': actions.help,
      '/': () => {
        go('search', {});
        setTimeout(() => document.querySelector('main input[name=q]')?.focus(), 50);
      },
    }[event.key];
    if (does) {
      event.preventDefault();
      does();
    }
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}
