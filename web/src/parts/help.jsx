// The keys, from the table that makes them work, and the switch that turns them off.
import { useEffect, useRef, useState } from 'preact/hooks';
import { keysOn, setKeys, shortcuts } from '../keys.js';

export function Help({ close }) {
  const dialog = useRef(null);
  const [on, setOn] = useState(keysOn());
  useEffect(() => {
    dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="help-title">
      <h2 id="help-title">Keys</h2>
      <table>
        <thead class="unseen">
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Does</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts.map(([key, does]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <label>
          <input
            type="checkbox"
            checked={on}
            onChange={(e) => {
              setKeys(e.target.checked);
              setOn(e.target.checked);
            }}
          />{' '}
          Keys of one letter work
        </label>
      </p>
      <p>The address of the page holds all of what is shown: copy it to share it. “Freeze dates” puts days in place of “the last 30”.</p>
      <button type="button" onClick={() => dialog.current.close()}>
        Close
      </button>
    </dialog>
  );
}
