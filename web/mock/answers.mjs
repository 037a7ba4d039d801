// What the stand-in answers: the shapes of the API, counted from events and articles in memory. Simple, not fast.
const quadNames = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];
const codes = (list) => [...new Set((list ?? []).map((a) => a.country).filter(Boolean))];
const within = (day, from, to) => (!from && !to) || (day && (!from || day >= from) && (!to || day.slice(0, 10) <= to));
const found = (text, words) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((w) => text.toLowerCase().includes(w));

/** Directed pairs of an event; those of a mutual one both ways. */
function pairs(event) {
  const a = codes(event.actors),
    b = event.reciprocal ? a : codes(event.recipients);
  return a.flatMap((s) => b.filter((t) => t !== s).map((t) => [s, t]));
}
const touches = (event, q) => {
  if (!q.source && !q.target) return true;
  const fits = (s, t) => (!q.source || s === q.source) && (!q.target || t === q.target);
  const all = pairs(event);
  if (!q.target || !q.source) {
    const one = codes(event.actors),
      two = codes(event.recipients);
    return q.either_way === '1' ? [...one, ...two].includes(q.source || q.target) : (q.source ? one : two).includes(q.source || q.target);
  }
  return all.some(([s, t]) => fits(s, t) || (q.either_way === '1' && fits(t, s)));
};

export function makeAnswers({ events, articles, alarms, run }) {
  const counted = (e) => (e.status === 'asserted' || e.status === 'claimed') && !e.same_as;
  const days = articles
    .map((a) => a.published?.slice(0, 10))
    .filter(Boolean)
    .sort();
  const to = days.at(-1),
    from = days[0];
  const minus = (day, n) => day && new Date(Date.parse(day) - n * 86400000).toISOString().slice(0, 10);
  const corrections = [];
  const page = (items, q) => {
    const limit = Math.min(500, Number(q.limit || 100)),
      start = Number(q.after || 0);
    return { items: items.slice(start, start + limit), next: start + limit < items.length ? String(start + limit) : null };
  };
  const undirected = (list) => {
    const out = new Map();
    for (const e of list) {
      for (const key of new Set(pairs(e).map(([s, t]) => [s, t].sort().join(' ')))) {
        const [source, target] = key.split(' ');
        const p = out.get(key) ?? { source, target, events: 0, before: 0, quads: [0, 0, 0, 0], score_sum: 0 };
        p.events += 1;
        p.quads[quadNames.indexOf(e.quad)] += 1;
        p.score_sum += e.score;
        out.set(key, p);
      }
    }
    return [...out.values()].sort((x, y) => y.events - x.events);
  };
  const reported = (a, b) => events.filter((e) => counted(e) && within(e.published?.slice(0, 10), a, b));
  const overview = () => {
    const before = new Map(undirected(reported(minus(to, 59), minus(to, 30))).map((p) => [p.source + p.target, p.events]));
    return {
      store: { articles: articles.length, events: events.length, corrections: corrections.length },
      days: { from, to },
      alarms: alarms.toReversed().slice(0, 20),
      pairs: undirected(reported(minus(to, 29), to))
        .slice(0, 30)
        .map((p) => ({ ...p, before: before.get(p.source + p.target) ?? 0 })),
      coder: events[0]?.coder,
    };
  };
  const eventList = (q) =>
    events
      .filter(
        (e) =>
          touches(e, q) &&
          within(e.date ?? e.published, q.from, q.to) &&
          (!q.type || e.type === q.type) &&
          (!q.status || e.status === q.status) &&
          (!q.quad || quadNames[q.quad - 1] === e.quad) &&
          (!q.article || e.article === q.article) &&
          (!q.q || found(`${e.sentence.text} ${e.title}`, q.q)),
      )
      .toReversed();
  const articleList = (q) =>
    articles
      .filter((a) => a.status === 'ok' && within(a.published, q.from, q.to) && (!q.q || found(`${a.title} ${a.text}`, q.q)))
      .toReversed()
      .map(({ text, ...a }) => ({ ...a, article: a.id, articles: 1, events: events.filter((e) => e.article === a.id).length }));
  const band = (periods) => {
    const mean = periods.reduce((n, p) => n + p.events, 0) / Math.max(1, periods.length);
    return periods.map((p) => ({
      ...p,
      expected: { mean, low: Math.max(0, mean - 1.3 * Math.sqrt(mean)), high: mean + 1.3 * Math.sqrt(mean) + 1 },
    }));
  };
  const both = (q) => (q.either_way === '1' ? ['--either-way'] : []);

  return (path, q, body, headers) => {
    const [what, id] = [path[0].replace(/\.\w+$/, ''), path[1] && decodeURIComponent(path[1])];
    if (body) {
      if (!headers.authorization)
        return {
          status: 401,
          body: { title: 'A token is needed', detail: 'It stands in the file that lapwing serve names at its start.', status: 401 },
        };
      corrections.push({ ...body, made_at: '2026-01-02T10:00:00Z' });
      return { body: {} };
    }
    const answers = {
      overview,
      feeds: () => ({ items: [] }),
      events: () => {
        if (!id) return page(eventList(q), q);
        const event = events.find((e) => e.id === id);
        return (
          event && {
            event,
            article: articles.find((a) => a.id === event.article) ?? null,
            corrections: corrections.filter((c) => c.event === id),
            frame: { name: event.frame, text: `frame ${event.frame}\n  (its text from the codebook)` },
          }
        );
      },
      articles: () => (id ? articles.find((a) => a.id === id) : page(articleList(q), q)),
      stories: () => page(articleList(q), q),
      search: () => page(q.kind === 'articles' ? articleList(q) : eventList(q), q),
      dyads: () => ({ items: undirected(events.filter((e) => counted(e) && within(e.date, q.from, q.to))) }),
      series: () => ({
        periods: band(
          run(
            'series',
            '--source',
            q.source,
            '--target',
            q.target,
            ...both(q),
            '--by',
            q.by ?? 'month',
            ...(q.from ? ['--from', q.from] : []),
            ...(q.to ? ['--to', q.to] : []),
            '--json',
          ),
        ),
      }),
      alarms: () => ({ items: alarms.filter((a) => within(a.day, q.from, q.to)) }),
      forecasts: () => ({ items: run('forecast', '--source', q.source, '--target', q.target, ...both(q), '--json') }),
      network: () => {
        const edges = undirected(events.filter((e) => counted(e) && within(e.date, q.from, q.to))).map((p) => ({
          source: p.source,
          target: p.target,
          cooperation: p.quads[0] + p.quads[1],
          conflict: p.quads[2] + p.quads[3],
        }));
        const nodes = new Map();
        for (const e of edges) for (const c of [e.source, e.target]) nodes.set(c, (nodes.get(c) ?? 0) + e.cooperation + e.conflict);
        return { nodes: [...nodes].sort().map(([code, n]) => ({ code, events: n })), edges };
      },
      map: () => ({
        type: 'FeatureCollection',
        features: events
          .filter((e) => e.place?.lat !== null && e.place && within(e.date, q.from, q.to))
          .map((e) => ({
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [e.place.lon, e.place.lat] },
            properties: {
              id: e.id,
              type: e.type,
              quad: e.quad,
              date: e.date,
              source: codes(e.actors),
              target: codes(e.recipients),
              sentence: e.sentence.text,
              status: e.status,
            },
          })),
      }),
      digest: () => ({
        from: q.since,
        to: q.until,
        articles: articles.filter((a) => within(a.published, q.since, q.until)).length,
        articles_before: 0,
        alarms: alarms.filter((a) => within(a.day, q.since, q.until)).map((a) => a.sentence),
        pairs: undirected(reported(q.since, q.until))
          .slice(0, 12)
          .map((p) => ({
            left: p.source,
            right: p.target,
            left_name: p.source,
            right_name: p.target,
            events: p.events,
            before: 0,
            quads: p.quads,
            first_of: [],
            sentences: reported(q.since, q.until)
              .filter((e) => touches(e, { ...p, either_way: '1' }))
              .slice(0, 3)
              .map((e) => ({
                text: e.sentence.text,
                type: e.type,
                status: e.status,
                day: e.published,
                attribution: '',
                publisher: e.publisher,
                url: e.url,
                event: e.id,
              })),
          })),
        other_pairs: 0,
        gone: [],
      }),
    };
    const answer = answers[what]?.();
    return answer ? { body: answer } : { status: 404, body: { title: 'Not found', detail: `There is no ${path.join('/')}.`, status: 404 } };
  };
}
