// The page as an analyst meets it, over a running `lapwing serve`, in a real browser. Usage:
//   node test/audit.mjs full http://127.0.0.1:8080/ /usr/bin/chromium TOKEN_FILE PROGRAM STORE    the shipped season
//   node test/audit.mjs empty|one|hostile http://127.0.0.1:8080/ /usr/bin/chromium                 other stores (tests/web_test.sh makes them)
// Prints what is wrong, and `N passed, N failed` at the end. Exit 1 when something was.
import { start } from './browser.mjs';
import { content } from './parts/content.mjs';
import { deeds } from './parts/deeds.mjs';
import { hostile } from './parts/hostile.mjs';
import { keys } from './parts/keys.mjs';
import { look, lookAtAll } from './parts/look.mjs';
import { trouble } from './parts/trouble.mjs';

const [what, base, browser = '/usr/bin/chromium', ...rest] = process.argv.slice(2);
const test = await start(base, browser);
// A browser that hangs must not hang the test.
setTimeout(() => {
  console.log(`FAULT ${test.where}: no end after fifteen minutes`);
  process.exit(1);
}, 900000).unref();

const parts = {
  full: [lookAtAll, content, keys, trouble, (t) => deeds(t, ...rest)],
  empty: [(t) => look(t, { empty: true })],
  one: [(t) => look(t, { one: true })],
  hostile: [hostile],
}[what];
try {
  for (const part of parts) {
    const begun = Date.now();
    await part(test);
    if (process.env.AUDIT_TIMES) console.log(`${part.name || what}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }
} catch (error) {
  test.fault(`${error.stack}`);
}
await test.browser.close();
console.log(`${test.passed} passed, ${test.failed} failed`);
process.exit(test.failed ? 1 : 0);
