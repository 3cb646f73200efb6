import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { toetsProducten } from './rules.ts';
import { type ToetsFeiten, ZRM_DOMEINEN } from './types.ts';
import { andereFeiten, toetsWatAls } from './wat-als.ts';

const beleid = beleidVanHuis();
const regeling = beleid.regelingen.find(({ regeling: r }) => r.gemeente === '0200')?.regeling;
if (!regeling) throw new Error('geen regeling');
const { landelijk } = beleid;

const feiten: ToetsFeiten = {
  gemeente: '0200',
  peildatum: '2026-11-01',
  geboortedatum: '1990-05-01',
  trede: 3,
  perspectief: 4,
  wilDeelnemen: true,
  ondersteuningNodig: true,
  afstandTotArbeidsmarkt: 'groot',
  uitkering: null,
};
const watAls = (anders: Partial<ToetsFeiten>, product: string): string[] =>
  toetsWatAls({ ...feiten, ...anders }, regeling, landelijk)
    .product(product)
    .map(({ met, dan }) => `${met}: ${dan}`);

test('AP2, AP20: a product that fits names each fact that would have spoilt it', () => {
  const uit = watAls({}, 'wm-werkplek-3');
  expect(uit).toContain('Met trede 1, 2, 4, 5 of 6: past niet');
  expect(uit).toContain('Als de inwoner niet wil bijdragen of werken: past niet');
  expect(uit).toContain('Met een kleine afstand tot de arbeidsmarkt: past niet');
  expect(uit).toContain('Met een uitkering zonder akkoord van wie haar betaalt: past niet');
  expect(uit.some((zin) => /^Bij een toets vanaf 1 \w+ \d{4} \(de AOW-leeftijd\): past niet$/.test(zin))).toBe(true);
  expect(uit).toContain('Bij een toets vóór 1 mei 2008 (18 jaar): past niet');
  // Regieverlies is no ground of a werkplek.
  expect(uit.some((zin) => zin.includes('regieverlies'))).toBe(false);
});

test('AP3: with trede 2 the perspective decides, both ways', () => {
  expect(watAls({ trede: 2 }, 'wm-ontwikkeling-3')).toContain('Zonder perspectief verder op de ladder: past niet');
  const zonder = watAls({ trede: 2, perspectief: 2 }, 'wm-ontwikkeling-3');
  expect(zonder).toContain('Met perspectief trede 3, 4, 5 of 6: past');
});

test('one fact that is not known: what each answer would give', () => {
  const { wilDeelnemen: _, ...rest } = feiten;
  const uit = toetsWatAls(rest, regeling, landelijk).product('wm-werkplek-3');
  expect(uit).toContainEqual({ met: 'Als de inwoner wil bijdragen of werken', dan: 'past' });
  expect(uit).toContainEqual({ met: 'Als de inwoner niet wil bijdragen of werken', dan: 'past niet' });
});

test('two grounds that fail: one fact is not enough, two together are named', () => {
  const uit = watAls({ trede: 4, wilDeelnemen: false }, 'wm-werkplek-3');
  expect(uit).toContain('Met trede 3, en als de inwoner wil bijdragen of werken: past');
});

test('AP4: one domain more or less, and AP17: the signpost', () => {
  const zrm = { financien: 1, huisvesting: 1, justitie: 1, tijdsbesteding: 1 } as const;
  const alle = { ...Object.fromEntries(ZRM_DOMEINEN.map((domein) => [domein, 5])), ...zrm };
  const uit = watAls({ trede: 2, perspectief: 2, regieverlies: true, zrm: alle }, 'begeleiding-groep-complex');
  expect(uit.some((zin) => zin.startsWith('Met problemen op') && zin.includes('3') && zin.endsWith(': past niet'))).toBe(true);
  expect(uit).toContain('Zonder regieverlies: past niet');
  expect(toetsWatAls(feiten, regeling, landelijk).advies('lucrato')).toEqual([
    { met: 'Met zicht op betaald werk binnen een jaar', dan: 'deze wegwijzer staat er dan wel' },
  ]);
});

test('what is said is what the toets says: every alternative computed again by hand', () => {
  const was = toetsProducten(feiten, regeling, landelijk).producten;
  const uitleg = toetsWatAls(feiten, regeling, landelijk);
  for (const { met, feiten: anders } of andereFeiten(feiten, regeling, landelijk)) {
    for (const [i, product] of toetsProducten(anders, regeling, landelijk).producten.entries()) {
      if (product.uitkomst === was[i]?.uitkomst) continue;
      expect([met, product.product, uitleg.product(product.product).length > 0]).toEqual([met, product.product, true]);
    }
  }
});
