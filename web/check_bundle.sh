#!/bin/sh
# Proves that dist/ is what the sources make: builds them anew in an empty folder from the locked packages and compares byte by byte.
# Exit 0: the same. 1: they differ, or the bundle is over its budget of 300 kB gzipped. 77: skipped, the last line says why.
set -eu
cd "$(dirname "$0")"
budget=300000
total=0
for file in $(find dist -type f | sort); do total=$((total + $(gzip -9nc "$file" | wc -c))); done
echo "dist: $total bytes gzipped, budget $budget"
[ "$total" -le "$budget" ] || { echo "the bundle is over its budget" >&2; exit 1; }
if grep -lE '\beval\(|new Function\(|<script>|style="' dist/index.html dist/assets/*.js; then echo "the policy forbids what these files hold" >&2; exit 1; fi
skip() { echo "skipped: $1, so the bundle is not built anew"; exit 77; }
command -v npm > /dev/null || skip "no npm"
# What vite asks for; Debian 12 and Ubuntu 24.04 have node 18.
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' || skip "node $(node --version) is older than 20.19"
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
cp -r package.json package-lock.json vite.config.js index.html src "$new"
cd "$new"
npm ci --ignore-scripts --prefer-offline --no-audit --no-fund > log 2>&1 || skip "the locked packages cannot be fetched ($(grep -m1 'npm' log))"
npm run build >> log 2>&1 || { cat log >&2; exit 1; }
cd - > /dev/null
diff -r dist "$new/dist" || { echo "dist/ is not what the sources make: npm run build, and commit it" >&2; exit 1; }
echo "dist: built anew, the same"
