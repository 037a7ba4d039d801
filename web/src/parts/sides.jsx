// Two sides and the direction between them: what every question about a pair begins with.
import { Choice, Side } from './fields.jsx';

/** Whether both directions are meant: what an address means that does not say. */
export const bothWays = (query) => query.either_way !== '0';

/** `also` is changed with a side or the direction: what belongs to the pair that is left. */
export function Sides({ query, go, also = {} }) {
  return (
    <>
      <Side label="Who acts" value={query.source} onChange={(source) => go({ source, ...also })} />
      <Side label="Towards whom" value={query.target} onChange={(target) => go({ target, ...also })} />
      <Choice
        label="Direction"
        value={bothWays(query) ? '1' : '0'}
        onChange={(v) => go({ either_way: v === '1' ? '' : v, ...also })}
        options={[
          ['1', 'both directions'],
          ['0', 'first towards second'],
        ]}
      />
    </>
  );
}
