// How the bundle is made: one script, one style sheet, the map's outlines as a file of its own. Nothing inline and nothing that
// evaluates text, because the server's policy allows neither. Hashes in names let the server mark assets immutable.
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
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
