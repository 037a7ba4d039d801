// Fields that several views share. Each changes the address at once; the view follows the address.
import { useId } from 'preact/hooks';
import { codeFor, nameOf, states } from '../states.js';
import { isDay } from '../days.js';

/** A side: name or code of a state, or a group. What was typed becomes a code when the field is left or Enter pressed. */
export function Side({ label, value, onChange, name }) {
  const id = useId();
  const changed = (event) => {
    const code = codeFor(event.target.value);
    event.target.value = code;
    onChange(code);
  };
  return (
    <div class="field">
      <label for={id}>
        {label}
        {value && nameOf(value) !== value ? `: ${nameOf(value)}` : ''}
      </label>
      <input
        id={id}
        name={name}
        list="states"
        autocomplete="off"
        spellcheck={false}
        value={value ?? ''}
        onChange={changed}
        size={16}
        placeholder="PRK, Japan, NATO"
      />
    </div>
  );
}

/** The names behind every Side field; once in the page. */
export const StateNames = () => (
  <datalist id="states">
    {[...states.values()].map((s) => (
      <option key={s.code} value={s.code}>
        {s.name}
      </option>
    ))}
  </datalist>
);

export function Day({ label, value, onChange, min, max }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        min={min}
        max={max}
        onChange={(e) => (e.target.value === '' || isDay(e.target.value)) && onChange(e.target.value)}
      />
    </div>
  );
}

export function Choice({ label, value, onChange, options }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(e) => onChange(e.target.value)}>
        {options.map(([v, text]) => (
          <option key={v} value={v}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Words({ label, value, onChange, name = 'q' }) {
  const id = useId();
  return (
    <div class="field wide">
      <label for={id}>{label}</label>
      <input id={id} name={name} type="search" value={value ?? ''} onChange={(e) => onChange(e.target.value)} />
    </div>
  );
}
