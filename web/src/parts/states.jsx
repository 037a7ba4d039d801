// What is shown while there is nothing to show: waiting, a failure, or nothing there, with what to do about it.
export function Answer({ state, waiting = 'Asking ...', children }) {
  if (state.error)
    return (
      <p class="problem" role="alert">
        {state.error.message}
      </p>
    );
  if (!state.data)
    return (
      <p class="waiting" role="status">
        {waiting}
      </p>
    );
  return children(state.data);
}

export const Nothing = ({ children }) => <p class="nothing">{children}</p>;
