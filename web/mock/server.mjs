// A stand-in for `lapwing serve`, for work on the page: answers the API from files that the program made. Node's standard library only.
//   lapwing ingest --db s.db examples/season.jsonl
//   lapwing export --db s.db > FOLDER/events.jsonl; lapwing read examples/season.jsonl > FOLDER/articles.jsonl
//   lapwing alerts --db s.db --anew --json > FOLDER/alerts.jsonl
//   node mock/server.mjs FOLDER [STORE PROGRAM] [port]
// With STORE and PROGRAM, series and forecasts are the program's own; without, series are counted here by month and there are no
// forecasts. It sends the headers of the real server, so that what its policy forbids fails here too.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { makeAnswers } from './answers.mjs';

const [folder, store, program, port = '8088'] = process.argv.slice(2);
const dist = new URL('../dist/', import.meta.url).pathname;
const lines = (name) =>
  existsSync(join(folder, name))
    ? readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((l) => JSON.parse(l))
    : [];
const known = new Map(); // the program's answers: one store, so they stay
const run = (...args) => {
  const question = args.join(' ');
  if (!known.has(question)) known.set(question, asked(args));
  return known.get(question);
};
const asked = (args) =>
  store && program
    ? execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
        .split('\n')
        .filter(Boolean)
        .map((l) => JSON.parse(l))
    : [];
const answers = makeAnswers({
  events: lines('events.jsonl'),
  articles: lines('articles.jsonl'),
  alarms: lines('alerts.jsonl'),
  run: (verb, ...args) => run(verb, '--db', store, ...args),
});

const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
].join('; ');
const kinds = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const send = (status, type, body) =>
    response.writeHead(status, { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' }).end(body);
  const json = (status, body) => send(status, status < 400 ? 'application/json' : 'application/problem+json', JSON.stringify(body));
  try {
    if (url.pathname === '/api/v1/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-security-policy': policy });
      response.write(': open\n\n');
    } else if (url.pathname.startsWith('/api/v1/')) {
      let body = '';
      for await (const piece of request) body += piece;
      const answer = answers(
        url.pathname.slice(8).split('/'),
        Object.fromEntries(url.searchParams),
        request.method === 'POST' ? JSON.parse(body) : null,
        request.headers,
      );
      json(answer.status ?? 200, answer.body);
    } else {
      const path = join(dist, normalize(url.pathname === '/' ? '/index.html' : url.pathname));
      if (!path.startsWith(dist) || !existsSync(path)) json(404, { title: 'No such page', status: 404 });
      else send(200, kinds[extname(path)] ?? 'application/octet-stream', readFileSync(path));
    }
  } catch (error) {
    console.error(error);
    json(500, { title: 'The mock failed', detail: String(error), status: 500 });
  }
}).listen(Number(port), '127.0.0.1', function () {
  console.log(`http://127.0.0.1:${this.address().port}/`);
});
