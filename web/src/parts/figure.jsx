// A chart with its twin: the same figures as a table, and as files. `svg` gives the chart as SVG text when asked.
import { useState } from 'preact/hooks';
import { csv, pngOf, saveFile } from '../save.js';
import { Table } from './table.jsx';

export function Figure({ title, note, name, svg, columns, rows, children }) {
  const [failed, setFailed] = useState('');
  const [open, setOpen] = useState(false); // a table of thousands of days is made only when it is looked at
  const picture = async () => {
    try {
      saveFile(`${name}.png`, 'image/png', await pngOf(svg()));
    } catch (error) {
      setFailed(error.message);
    }
  };
  return (
    <figure aria-label={title}>
      <figcaption>
        <strong>{title}</strong>
        <span class="buttons noprint">
          <button type="button" aria-label={`Save ${title} as CSV`} onClick={() => saveFile(`${name}.csv`, 'text/csv', csv(columns, rows))}>
            CSV
          </button>
          {svg && (
            <button type="button" aria-label={`Save ${title} as SVG`} onClick={() => saveFile(`${name}.svg`, 'image/svg+xml', svg())}>
              SVG
            </button>
          )}
          {svg && (
            <button type="button" aria-label={`Save ${title} as PNG`} onClick={picture}>
              PNG
            </button>
          )}
        </span>
      </figcaption>
      {children}
      {note && <p class="note">{note}</p>}
      {failed && <p role="alert">{failed}</p>}
      <details open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>{title} as a table</summary>
        {open && <Table caption={title} columns={columns} rows={rows} quiet />}
      </details>
    </figure>
  );
}
