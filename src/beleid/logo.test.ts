import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { logoFout } from './gemeente.ts';

const svg = (inhoud: string, kop = 'viewBox="0 0 8 8"') => `<svg xmlns="http://www.w3.org/2000/svg" ${kop}>${inhoud}</svg>`;

// A letter looks the same for ever: shapes only.
test.each([
  ['shapes', svg('<path d="M0 0h8v8z" fill="#00528c"/>'), undefined],
  ['a gradient of its own', svg('<circle cx="4" cy="4" r="4" fill="url(#a)"/>'), undefined],
  ['something else than a drawing', '<html></html>', /geen SVG/],
  ['without a size', svg('<path d="M0 0z"/>', ''), /viewBox/],
  ['letters', svg('<text>Stad</text>'), /letters of opmaak/],
  ['a style', svg('<style>path{fill:red}</style>'), /letters of opmaak/],
  ['a program', svg('<script>1</script>'), /buiten de tekening/],
  ['a handler', svg('<path onload="x()"/>'), /buiten de tekening/],
  ['a picture', svg('<image href="a.png"/>'), /buiten de tekening/],
  ['a fill from elsewhere', svg('<path fill="url(http://x/a)"/>'), /buiten de tekening/],
  ['20 kB', svg(' '.repeat(20_000 - svg('').length)), undefined],
  ['one more', svg(' '.repeat(20_001 - svg('').length)), /te groot/],
])('a logo with %s', (_naam, tekst, fout) => {
  const uit = logoFout(tekst);
  if (fout) expect(uit).toMatch(fout);
  else expect(uit).toBeUndefined();
});

test.each(['0200-apeldoorn', '0202-arnhem'])('the logo of %s can be used', (map) => {
  expect(logoFout(readFileSync(new URL(`../../beleid/gemeenten/${map}/logo.svg`, import.meta.url), 'utf8'))).toBeUndefined();
});
