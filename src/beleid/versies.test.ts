import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Gebeurtenis, geldendBij, geldendeVersies, geldendOp, standVan, type Versie } from './versies.ts';

let nr = 0;
const versie = (geldigVan: string, gebeurtenissen: Gebeurtenis[], o: Partial<Versie> = {}): Versie => ({
  id: ++nr,
  geldigVan,
  geldigTot: null,
  vastgesteldOp: null,
  gebeurtenissen,
  ...o,
});
const bestand: Gebeurtenis = { soort: 'geladen', dag: '2026-01-01', bekendVanaf: null };
const actief = (dag: string): Gebeurtenis => ({ soort: 'geactiveerd', dag, bekendVanaf: dag });
const gebeurt = (soort: Gebeurtenis['soort'], dag: string): Gebeurtenis => ({ soort, dag, bekendVanaf: null });
const op = (versies: Versie[], dag: string, bekendOp?: string): string | undefined =>
  geldendOp(geldendeVersies(versies, bekendOp), dag)?.geldigVan;

describe('AP31: welke versie geldt', () => {
  const eerste = versie('2021-01-01', [bestand]);
  const tweede = versie('2027-01-01', [gebeurt('klaargezet', '2026-11-20'), actief('2026-11-22')]);

  test('de begindag telt, de dag ervoor nog niet', () => {
    expect(op([eerste], '2020-12-31')).toBeUndefined();
    expect(op([eerste], '2021-01-01')).toBe('2021-01-01');
    expect(op([tweede, eerste], '2026-12-31')).toBe('2021-01-01');
    expect(op([tweede, eerste], '2027-01-01')).toBe('2027-01-01');
  });
  test('wat klaarstaat geldt nog niet', () => {
    const klaar = versie('2027-01-01', [gebeurt('klaargezet', '2026-11-20')]);
    expect(op([eerste, klaar], '2027-01-01')).toBe('2021-01-01');
    expect(standVan(klaar, geldendeVersies([eerste, klaar]), '2026-11-22')).toBe('klaargezet');
  });
  test('zoals bekend op een eerdere dag: van voor de activering telt de nieuwe niet mee', () => {
    const terug = versie('2026-03-01', [actief('2026-11-22')]);
    expect(op([eerste, terug], '2026-06-01')).toBe('2026-03-01');
    expect(op([eerste, terug], '2026-06-01', '2026-11-21')).toBe('2021-01-01');
    expect(op([eerste, terug], '2026-06-01', '2026-11-22')).toBe('2026-03-01');
    expect(op([eerste, terug], '2026-02-28', '2026-11-22')).toBe('2021-01-01');
  });
  test('ingetrokken: daarna niet meer, maar het was op die dagen wel bekend', () => {
    const kort = versie('2027-01-01', [actief('2026-11-10'), gebeurt('ingetrokken', '2026-11-20')]);
    expect(op([eerste, kort], '2027-02-01')).toBe('2021-01-01');
    expect(op([eerste, kort], '2027-02-01', '2026-11-15')).toBe('2027-01-01');
    expect(op([eerste, kort], '2027-02-01', '2026-11-20')).toBe('2021-01-01');
    expect(standVan(kort, geldendeVersies([eerste, kort]), '2026-11-22')).toBe('ingetrokken');
  });
  test('twee met dezelfde begindag: de laatst bekende staat', () => {
    const beter = versie('2021-01-01', [actief('2026-11-22')], { vastgesteldOp: '2026-11-01' });
    const reeks = geldendeVersies([beter, eerste]);
    expect(reeks.map(({ versie: v }) => v.id)).toEqual([beter.id]);
    expect(geldendOp(geldendeVersies([beter, eerste], '2026-11-21'), '2022-01-01')?.id).toBe(eerste.id);
    expect(standVan(eerste, reeks, '2026-11-22')).toBe('vervangen');
  });
  test('een versie die zelf eindigt wordt niet gevolgd door die ervoor', () => {
    const proef = versie('2027-01-01', [actief('2026-11-22')], { geldigTot: '2027-06-30' });
    expect(op([eerste, proef], '2027-06-30')).toBe('2027-01-01');
    expect(op([eerste, proef], '2027-07-01')).toBeUndefined();
    expect(geldendBij(geldendeVersies([eerste, proef]), '2027-07-01')?.geldigVan).toBe('2027-01-01');
    expect(geldendBij(geldendeVersies([eerste, proef]), '2019-01-01')?.geldigVan).toBe('2021-01-01');
  });
  test('een gewijzigd bestand: het oude was bekend tot het nieuwe er was', () => {
    const oud = versie('2021-01-01', [bestand, gebeurt('vervallen', '2026-10-01')]);
    const nieuw = versie('2021-01-01', [{ soort: 'geladen', dag: '2026-10-01', bekendVanaf: '2026-10-01' }]);
    expect(geldendOp(geldendeVersies([oud, nieuw]), '2022-01-01')?.id).toBe(nieuw.id);
    expect(geldendOp(geldendeVersies([oud, nieuw], '2026-09-30'), '2022-01-01')?.id).toBe(oud.id);
  });
  test('een versie uit het product die later ook als bestand komt blijft, ook als het bestand weer weg is', () => {
    const beide = versie('2027-01-01', [
      actief('2026-11-22'),
      { soort: 'geladen', dag: '2026-12-01', bekendVanaf: '2026-12-01' },
      gebeurt('vervallen', '2026-12-05'),
    ]);
    expect(op([eerste, beide], '2027-01-01')).toBe('2027-01-01');
    expect(op([eerste, beide], '2027-01-01', '2026-11-22')).toBe('2027-01-01');
  });
  test('op elke dag geldt er hoogstens een, en de perioden sluiten aan', () => {
    const dag = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(fc.tuple(dag, dag), { minLength: 1, maxLength: 8 }), dag, dag, (rijen, vraag, bekendOp) => {
        const versies = rijen.map(([van, bekend]) => versie(van, [actief(bekend)]));
        const reeks = geldendeVersies(versies, bekendOp);
        for (const [i, { van, tot }] of reeks.entries()) {
          const volgende = reeks[i + 1];
          if (volgende) expect(tot !== null && tot < volgende.van && van <= tot).toBe(true);
        }
        const gekozen = geldendOp(reeks, vraag);
        const kandidaten = versies.filter((v) => v.geldigVan <= vraag && (v.gebeurtenissen[0]?.bekendVanaf ?? '') <= bekendOp);
        expect(gekozen?.geldigVan).toBe(
          kandidaten
            .map((v) => v.geldigVan)
            .sort()
            .at(-1),
        );
      }),
    );
  });
});
