// Chances and counts of the coming days between two sides, never without how such forecasts came out before.
import { useApi } from '../api.js';
import { Choice } from '../parts/fields.jsx';
import { Figure } from '../parts/figure.jsx';
import { bothWays, Sides } from '../parts/sides.jsx';
import { SomePairs } from '../parts/some_pairs.jsx';
import { Answer, Nothing } from '../parts/states.jsx';
import { address } from '../route.js';
import { nameOf } from '../states.js';

const percent = (v) => (v === null || v === undefined ? '' : v > 0 && v < 0.005 ? 'under 1 %' : `${Math.round(v * 100)} %`);
const kindName = (kind) => (kind === 'all' ? 'any event' : kind.replaceAll(/[-_]/g, ' '));

const columns = [
  { name: 'kind', value: (f) => kindName(f.kind) },
  { name: 'days', number: true, value: (f) => f.days },
  { name: 'from', value: (f) => f.from },
  { name: 'to', value: (f) => f.to },
  { name: 'chance', number: true, value: (f) => f.chance, show: (f) => percent(f.chance) },
  { name: 'expected', number: true, value: (f) => f.expected, show: (f) => f.expected.toFixed(1) },
  { name: 'low (5 %)', number: true, value: (f) => f.low },
  { name: 'high (95 %)', number: true, value: (f) => f.high },
  { name: 'happened before', number: true, value: (f) => f.base_rate, show: (f) => percent(f.base_rate) },
  { name: 'was said before', number: true, value: (f) => f.mean_said, show: (f) => percent(f.mean_said) },
  { name: 'Brier score', number: true, value: (f) => f.brier, show: (f) => f.brier?.toFixed(3) ?? '' },
  { name: 'Brier, trailing year', number: true, value: (f) => f.brier_trailing_year, show: (f) => f.brier_trailing_year?.toFixed(3) ?? '' },
  { name: 'windows', number: true, value: (f) => f.past_windows },
];

/** How far to trust it, in a sentence: what was said against what came, and against the simplest other forecast. */
function record(f) {
  if (!f.past_windows || f.brier === null || f.brier === undefined) return 'No record yet: too few days have passed.';
  return (
    `In ${f.past_windows.toLocaleString('en')} past windows ${percent(f.mean_said)} was said on average and it happened in ${percent(f.base_rate)}; ` +
    `Brier score ${f.brier.toFixed(3)} (lower is better), ${f.brier_trailing_year?.toFixed(3)} by the share of the year before.`
  );
}

const Row = ({ f }) => (
  <li class="forecast">
    <p class="line">
      <strong>{kindName(f.kind)}</strong>{' '}
      <meter min={0} max={1} value={f.chance} aria-label={`Chance of ${kindName(f.kind)}`}>
        {percent(f.chance)}
      </meter>{' '}
      <strong>{percent(f.chance)}</strong>{' '}
      <span>
        {f.expected.toFixed(1)} expected, {f.low} to {f.high}
      </span>
    </p>
    <p class="note">{record(f)}</p>
  </li>
);

export function ForecastView({ query, store, go }) {
  const { source, target } = query;
  const both = bothWays(query);
  const answer = useApi(source && target ? 'forecasts' : null, { source, target, either_way: both ? 1 : 0 });
  return (
    <>
      <form class="fields noprint" onSubmit={(e) => e.preventDefault()}>
        <Sides query={query} go={go} />
      </form>
      {!(source && target) && <SomePairs view="forecast" pairs={store.pairs} />}
      {source && target && (
        <Answer state={answer} waiting="Asking ... a forecast looks through all of the past, which can take some seconds.">
          {({ items }) => {
            if (items.length === 0) return <Nothing>Too few days to forecast from. Forecasts need some months of reports.</Nothing>;
            const horizons = [...new Set(items.map((f) => f.days))];
            const shown = Number(query.days ?? horizons[Math.min(2, horizons.length - 1)]);
            const rows = items.filter((f) => f.days === shown);
            return (
              <Figure
                title={`${nameOf(source)} ${both ? '–' : '→'} ${nameOf(target)}, the next ${shown} days`}
                name={`forecast_${source}_${target}`}
                columns={columns}
                rows={items}
                note="A chance is that of at least one event as news reports them; the range of the count holds nine in ten outcomes."
              >
                <div class="fields">
                  <Choice
                    label="Days ahead"
                    value={String(shown)}
                    onChange={(v) => go({ days: v })}
                    options={horizons.map((d) => [String(d), `${d} days`])}
                  />
                </div>
                <ul class="items">
                  {rows.map((f) => (
                    <Row key={f.kind} f={f} />
                  ))}
                </ul>
              </Figure>
            );
          }}
        </Answer>
      )}
      {source && target && (
        <p>
          <a href={address('dyad', { source, target, either_way: both ? 1 : 0 })}>What happened between them so far</a>
        </p>
      )}
    </>
  );
}
