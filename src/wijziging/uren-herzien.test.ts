import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { findProduct } from '../beleid/index.ts';
import { datum as d } from '../kernel/datum.ts';
import { periode } from '../kernel/periode.ts';
import { volumeMaand } from '../kernel/weken.ts';
import { minutenOp, urenReden, verloopVan, type Zaak } from './rules.ts';
import type { Basis, Wijziging } from './types.ts';

const regeling = beleidVanHuis().regelingen.find((een) => een.regeling.gemeente === '0200')?.regeling;
if (!regeling) throw new Error('no regeling');
const product = findProduct(regeling, 'wm-werkplek-3');
if (!product) throw new Error('no product');

const basis: Basis = { periode: periode(d('2026-04-01'), d('2028-03-31')), minutenPerWeek: 720, verlengd: 0 };
const uren = (id: number, van: string, minuten: number): Wijziging => ({
  id,
  soort: 'uren',
  van: d(van),
  tot: undefined,
  minuten,
  betreft: undefined,
});
const met = (...wijzigingen: Wijziging[]): Zaak => ({
  regeling,
  product,
  voorAow: undefined,
  verloop: verloopVan(basis, wijzigingen),
});

describe('other hours put right from the Monday on which they began', () => {
  const minder = uren(1, '2026-12-07', 600);

  test('a justified objection can be done: the same Monday may be chosen again, a day before it may not', () => {
    expect(urenReden(met(minder), { van: d('2026-12-07'), minuten: 720 })).toEqual([]);
    expect(urenReden(met(minder), { van: d('2026-11-30'), minuten: 720 })[0]?.tekst).toBe(
      'De uren van nu gelden sinds 7 december 2026. Kies die maandag of een latere.',
    );
    expect(urenReden(met(minder), { van: d('2026-12-09'), minuten: 720 })[0]?.tekst).toContain(
      '7 december 2026 of 14 december 2026',
    );
    // What was decided at the start is no change: it is put right by another besluit.
    expect(urenReden(met(), { van: d('2026-04-01'), minuten: 600 })[0]?.tekst).toContain('Kies een maandag daarna');
  });

  test('what was decided in between never held: not in a week, and not in what may be paid (IV077)', () => {
    const { verloop } = met(minder, uren(2, '2026-12-07', 720));
    expect(verloop).toMatchObject({ minutenPerWeek: 720, urenEerder: [] });
    expect(['2026-12-06', '2026-12-07'].map((dag) => minutenOp(verloop, d(dag)))).toEqual([720, 720]);
    const weken = { eerder: verloop.urenEerder, opgeschort: [] };
    expect(volumeMaand(720, verloop.periode, '2026-12', weken)).toBe(5 * 720);
    expect(met(minder, uren(2, '2026-12-07', 660), uren(3, '2026-12-21', 540)).verloop.urenEerder).toEqual([
      { tot: d('2026-12-06'), minuten: 720 },
      { tot: d('2026-12-20'), minuten: 660 },
    ]);
  });
});
