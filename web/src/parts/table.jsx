// A table that sorts: click or press a heading. columns: [{ name, value(row), show(row)?, number? }]; value is what sorts and what CSV gets.
import { useMemo, useState } from 'preact/hooks';

const compare = (a, b) => {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1; // absent values stay last
  if (b === null || b === undefined) return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;
};

export function Table({ caption, columns, rows, quiet = false }) {
  const [sort, setSort] = useState({ column: -1, down: true });
  const shown = useMemo(() => {
    if (sort.column < 0) return rows;
    const { value } = columns[sort.column];
    const sorted = [...rows].sort((a, b) => compare(value(a), value(b)));
    return sort.down ? sorted.reverse() : sorted;
  }, [rows, columns, sort]);
  const press = (column) => setSort((s) => ({ column, down: s.column === column ? !s.down : Boolean(columns[column].number) }));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption class={quiet ? 'unseen' : ''}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((c, i) => (
              <th
                key={c.name}
                scope="col"
                class={c.number ? 'number' : ''}
                aria-sort={sort.column === i ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" class="heading" onClick={() => press(i)}>
                  {c.name}
                  <span aria-hidden="true">{sort.column === i ? (sort.down ? ' ▾' : ' ▴') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, r) => (
            <tr key={r} data-item={row.item ? '' : undefined}>
              {columns.map((c) => (
                <td key={c.name} class={c.number ? 'number' : ''}>
                  {c.show ? c.show(row) : c.value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
