import { expect, test } from 'vitest';
import { html, waarom } from './index.ts';

const grond = { regel: 'AP2', bron: 'Beleidsregels 2.3', status: 'besluit', tekst: 'Trede <3>.', voldaan: true } as const;

test('asks its question in full for who listens and for paper, and opens without a script', () => {
  const { tekst } = waarom({
    over: 'past dit',
    gronden: [grond],
    versie: 'Werkt mee',
    watAls: [{ met: 'Met trede 4', dan: 'past niet' }],
  });
  expect(tekst).toMatch(/^<details class="wm-waarom"><summary>.*Waarom\?<span class="wm-onzichtbaar"> past dit<\/span>/);
  expect(tekst).toContain('<p class="wm-waarom__over">Waarom past dit?</p>');
  expect(tekst).toContain('<li>Met trede 4: <strong>past niet</strong></li>');
  expect(tekst).toContain('besluit van de gemeente');
  expect(tekst).not.toContain('<3>');
  expect(tekst).not.toMatch(/<script|onclick/);
});

test('says that no single fact would have changed it; and nothing when that was not computed', () => {
  expect(waarom({ over: 'x', gronden: [], watAls: [] }).tekst).toContain('één ander feit geeft dezelfde uitkomst');
  expect(waarom({ over: 'x', gronden: [] }).tekst).not.toContain('anders gemaakt');
});

test('opens at once when asked, with a sum ahead of the grounds', () => {
  const { tekst } = waarom({ over: 'x', gronden: [grond], inhoud: html`<p>3 × 4 = 12</p>`, open: true });
  expect(tekst).toMatch(/^<details class="wm-waarom" open>/);
  expect(tekst.indexOf('3 × 4')).toBeLessThan(tekst.indexOf('Trede &lt;3&gt;'));
});

test('the steps of an amount answer no question; one that made it less says so', () => {
  const lijst = [grond, { ...grond, tekst: 'Hoogstens 60 uur.', voldaan: false }];
  const { tekst } = waarom({ over: 'x', gronden: lijst, som: true });
  expect(tekst).not.toMatch(/<span>(Ja|Nee)<\/span>/);
  expect(tekst.match(/Hierdoor minder/g)).toHaveLength(1);
  expect(tekst.indexOf('Hierdoor minder')).toBeLessThan(tekst.indexOf('Hoogstens 60'));
  expect(waarom({ over: 'x', gronden: lijst }).tekst).toMatch(/<span>Ja<.*<span>Nee</s);
});
