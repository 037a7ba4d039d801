// What is shown while there is nothing to show: waiting, a failure, or nothing there, with what to do about it.
import { useEffect, useState } from 'preact/hooks';

/** Says after some seconds for how long, and what the server says meanwhile. */
function Waiting({ text, busy }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="waiting" role="status">
      {busy ? `Being made (${busy}); trying again ...` : text}
      {seconds > 2 && <span aria-hidden="true"> {seconds} s</span>}
    </p>
  );
}

export function Answer({ state, waiting = 'Asking ...', children }) {
  if (state.error)
    return (
      <div class="problem" role="alert">
        {state.error.message}{' '}
        {state.again && (
          <button type="button" onClick={state.again}>
            Try again
          </button>
        )}
      </div>
    );
  if (!state.data || (state.busy && state.loading)) return <Waiting text={waiting} busy={state.busy} />;
  return children(state.data);
}

export const Nothing = ({ children }) => <p class="nothing">{children}</p>;
