// Codes of states and of the non-states that act beside them: names, numbers of the map's shapes, and a point for each.
import table from './data/states.json';

const beyond = {
  IGO: 'international organisations',
  UNO: 'United Nations',
  EUR: 'European Union',
  NGO: 'non-governmental organisations',
  ISM: 'movements',
  IMG: 'armed groups',
  MNC: 'companies',
};
export const states = new Map(
  table.map(([code, number, name, lon, lat]) => [code, { code, number, name, at: lon === null ? null : [lon, lat] }]),
);
const byNumber = new Map(table.filter((row) => row[1]).map((row) => [row[1], row[0]]));

export const isState = (code) => states.has(code);
export const nameOf = (code) => states.get(code)?.name ?? beyond[code] ?? code ?? '';
export const codeOfShape = (shape) =>
  byNumber.get(String(shape.id ?? '').padStart(3, '0')) ?? (shape.properties?.name === 'Kosovo' ? 'KOS' : '');

/** A text in which codes of states stand for them, with their names instead. */
export const withNames = (text) => String(text ?? '').replace(/\b[A-Z]{3}\b/g, (code) => states.get(code)?.name ?? code);

/** A code for what was typed: "prk", "North Korea", "north k"; groups (NATO, NORTHEAST-ASIA) pass as they are. */
export function codeFor(typed) {
  const text = (typed ?? '').trim();
  const upper = text.toUpperCase();
  if (states.has(upper) || beyond[upper]) return upper;
  const lower = text.toLowerCase();
  for (const { code, name } of states.values()) if (name.toLowerCase() === lower) return code;
  if (lower.length > 3) for (const { code, name } of states.values()) if (name.toLowerCase().startsWith(lower)) return code;
  return upper;
}
