// The four quad classes in PLOVER's order, with the colours every chart uses. Each differs in lightness as well as hue, and is named in text too.
export const quads = [
  { key: 'verbal_cooperation', name: 'verbal cooperation', short: 'VC', number: 1, colour: 'var(--vc)' },
  { key: 'material_cooperation', name: 'material cooperation', short: 'MC', number: 2, colour: 'var(--mc)' },
  { key: 'verbal_conflict', name: 'verbal conflict', short: 'VK', number: 3, colour: 'var(--vk)' },
  { key: 'material_conflict', name: 'material conflict', short: 'MK', number: 4, colour: 'var(--mk)' },
];
export const quadOf = (name) => quads.find((q) => q.name === name || q.name === String(name).replace('-', ' ')) ?? quads[0];

/** The colour in use now, for canvas and saved pictures, where names of variables mean nothing. */
export const paint = (name, element = document.documentElement) => {
  const variable = name.match(/^var\((--[\w-]+)\)$/);
  return variable ? getComputedStyle(element).getPropertyValue(variable[1]).trim() : name;
};

export const types = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
];
export const statuses = ['asserted', 'claimed', 'denied', 'planned', 'hypothetical', 'negated', 'historical'];
