// How the bundle is made: one script, one style sheet, the map's outlines as a file of its own. Nothing inline and nothing that
// evaluates text, because the server's policy allows neither. Hashes in names let the server mark assets immutable.
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  // `npm run dev` shows the sources as they are edited, over the store of a running `lapwing serve`.
  server: { proxy: Object.fromEntries(['/api', '/digest.html', '/stories.html'].map((path) => [path, process.env.LAPWING_SERVER ?? 'http://127.0.0.1:8080'])) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    license: { fileName: 'licenses.md' },
  },
});
