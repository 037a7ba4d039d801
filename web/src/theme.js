// Dark, light, or as the system has it (the default). Kept in the browser; charts redraw on the "theme" event.
const order = ['system', 'dark', 'light'];
const stored = () => {
  try {
    return localStorage.getItem('theme') ?? 'system';
  } catch {
    return 'system';
  }
};

export function applyTheme(name = stored()) {
  const root = document.documentElement;
  if (name === 'system') delete root.dataset.theme;
  else root.dataset.theme = name;
  dispatchEvent(new Event('theme'));
  return name;
}

export function nextTheme() {
  const name = order[(order.indexOf(stored()) + 1) % order.length];
  try {
    localStorage.setItem('theme', name);
  } catch {
    /* private mode: for this page only */
  }
  return applyTheme(name);
}

export const watchSystemTheme = () =>
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => dispatchEvent(new Event('theme')));
/** A phone: what is drawn in a picture as wide as the screen must be larger there. */
export const narrow = () => matchMedia('(max-width: 45rem)').matches;
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
