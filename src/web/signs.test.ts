import { expect, test } from 'vitest';
import { badge, html, miniLadder, page, stapel, tabel } from './index.ts';

const lijst = tabel({
  caption: 'Proef',
  kolommen: [{ kop: 'Naam' }, { kop: 'Trede' }, { kop: 'Stand' }],
  rijen: ['Łukasz', 'Jan & Kees'].map((naam) => [naam, miniLadder({ nu: 2, doel: 4 }), badge('telaat', 'Te laat')]),
});

test('rows that stand apart are the same text, in their order, however deep they lie', () => {
  const inhoud = stapel('voor', html`<div>${lijst}</div>`, 'na');
  expect(inhoud.delen.length).toBeGreaterThan(2);
  expect(inhoud.delen.join('')).toBe(inhoud.tekst);
  expect(inhoud.tekst).toMatch(/voor.*Łukasz.*Jan &amp; Kees.*na/s);
});

test('a page draws each sign once that its rows point at, and no other', () => {
  const { tekst } = page({ titel: 'Proef', gemeente: 'Ergens', telefoon: '14 000', inhoud: stapel(lijst) });
  const gebruikt = new Set([...tekst.matchAll(/href="#(t\d+)"/g)].map(([, id]) => id));
  const getekend = [...tekst.matchAll(/<symbol id="(t\d+)"/g)].map(([, id]) => id);
  expect(getekend.toSorted()).toEqual([...gebruikt].toSorted());
  // two bars of the goal, the staircase, an arrow and a warning
  expect(gebruikt.size).toBe(5);
  expect(page({ titel: 'Leeg', gemeente: 'Ergens', telefoon: '14 000', inhoud: '' }).tekst).not.toContain('<symbol');
});
