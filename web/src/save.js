// What a chart shows, as a file: CSV (RFC 4180), SVG, PNG. Made in the browser; nothing is sent anywhere.
import { paint } from './quads.js';

// A cell that begins like a formula would be run by a spreadsheet: a quote in front makes it text.
const cell = (value) => {
  let text = value === null || value === undefined ? '' : String(value);
  if (typeof value !== 'number' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csv = (columns, rows) =>
  [columns.map((c) => c.name), ...rows.map((r) => columns.map((c) => c.value(r)))].map((line) => line.map(cell).join(',')).join('\r\n') +
  '\r\n';

export function saveFile(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** An SVG of the page as text by itself: variables of the style sheet become the colours they stand for now. */
export function svgText(svg) {
  const copy = svg.cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '0 0 800 400').split(' ');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  copy.setAttribute('font-family', 'sans-serif');
  for (const element of copy.querySelectorAll('*')) {
    for (const name of ['fill', 'stroke']) {
      const value = element.getAttribute(name);
      if (value?.startsWith('var(')) element.setAttribute(name, paint(value, svg));
    }
  }
  const back = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: paint('var(--ground)') }))
    back.setAttribute(name, value);
  copy.prepend(back);
  return new XMLSerializer().serializeToString(copy);
}

/** Draws SVG text on a canvas at twice its size and hands over the picture. */
export function pngOf(text) {
  return new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = image.width * 2;
      canvas.height = image.height * 2;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('The picture could not be made.'))), 'image/png');
    };
    image.onerror = () => failed(new Error('The picture could not be made.'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });
}
