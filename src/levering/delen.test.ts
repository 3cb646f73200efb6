import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGE_STAND, neemOver } from '../../test/levering.ts';
import { type Gezien, maakGezien } from './gezien.ts';
import { beoordeelDeel, beoordeelLevering, maakGebracht, metUren } from './rules.ts';
import {
  type Afwijzing,
  type Deel,
  type GelezenBestand,
  type InwonerRij,
  type ResultaatRij,
  type Rij,
  SOORTEN,
  type ToewijzingRij,
  type UrenRij,
} from './types.ts';

const vandaag = '2026-10-31';
const dag = fc.constantFrom('2026-08-31', '2026-09-01', '2026-10-01', '2026-10-02', '2026-11-01');
const bsn = fc.constantFrom('999950009', '999950010', '999950022');
const agb = fc.constantFrom('73005001', '73005002');
const nummer = fc.constantFrom('1', '2', '3', '99');
const trede = fc.constantFrom<(1 | 2 | 3)[]>(1, 2, 3);

const inwoner: fc.Arbitrary<InwonerRij> = fc.record({
  bsn,
  voornaam: fc.constant('F'),
  voorvoegsel: fc.constantFrom(null, 'van'),
  achternaam: fc.constantFrom('Dijk', 'Smit'),
  geboortedatum: fc.constantFrom('1971-01-07', '1971-01-08', '2026-11-05'),
  straat: fc.constant(null),
  huisnummer: fc.constant(null),
  postcode: fc.constant(null),
  woonplaats: fc.constant(null),
  uitkering: fc.constantFrom(null, 'bijstand'),
  toestemmingUitkering: fc.constantFrom(null, true),
  trede,
  tredeDatum: dag,
});
const toewijzing: fc.Arbitrary<ToewijzingRij> = fc.record({
  nummer,
  bsn,
  agb,
  product: fc.constantFrom('werkplek', 'ontwikkeling'),
  van: fc.constant('2026-09-01'),
  tot: fc.constantFrom('2026-10-01', '2026-12-31'),
  minutenPerWeek: fc.constantFrom(null, 600),
  doelTrede: fc.constantFrom(null, 3 as const),
});
const uur: fc.Arbitrary<UrenRij> = fc.record({
  regelId: fc.constantFrom('a', 'b', 'c', 'd'),
  toewijzing: nummer,
  bsn,
  datum: dag,
  minuten: fc.constantFrom(60, 700, 900, 1441),
});
const resultaat: fc.Arbitrary<ResultaatRij> = fc.record({
  toewijzing: nummer,
  datum: dag,
  bereikteTrede: trede,
  akkoordGemeente: fc.constantFrom(null, true, false),
});

const stuk: Afwijzing = { regel: 0, reden: 'regel-onleesbaar', tekst: 'stuk' };
/** Rows of a file, with here and there one that cannot be read and one that is there again. */
const rijen = <T>(rij: fc.Arbitrary<T>): fc.Arbitrary<Rij<T>[]> =>
  fc
    .array(fc.tuple(rij, fc.constantFrom('goed', 'goed', 'goed', 'stuk', 'weer')), { maxLength: 9 })
    .map((lijst) =>
      lijst
        .flatMap(([waarde, wat]) => (wat === 'weer' ? [waarde, waarde] : wat === 'stuk' ? [undefined] : [waarde]))
        .map((waarde, i): Rij<T> => (waarde === undefined ? { regel: i + 2, afwijzing: stuk } : { regel: i + 2, waarde })),
    );
const bestand: fc.Arbitrary<GelezenBestand> = fc.oneof(
  rijen(
    fc.record({
      agb,
      naam: fc.constantFrom('Een', 'Twee'),
      sector: fc.constant(null),
      postcode: fc.constant(null),
      woonplaats: fc.constant(null),
    }),
  ).map((r): GelezenBestand => ({ bestand: 'a', soort: 'aanbieders', rijen: r })),
  rijen(inwoner).map((r): GelezenBestand => ({ bestand: 'i', soort: 'inwoners', rijen: r })),
  rijen(toewijzing).map((r): GelezenBestand => ({ bestand: 't', soort: 'toewijzingen', rijen: r })),
  rijen(uur).map((r): GelezenBestand => ({ bestand: 'u', soort: 'uren', rijen: r })),
  rijen(resultaat).map((r): GelezenBestand => ({ bestand: 'r', soort: 'resultaten', rijen: r })),
);

function* gesneden(heel: Deel, grootte: number): Generator<Deel> {
  const delen = <T>(lijst: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(lijst.length / grootte) }, (_, i) => lijst.slice(i * grootte, (i + 1) * grootte));
  switch (heel.soort) {
    case 'aanbieders':
      for (const deel of delen(heel.rijen)) yield { soort: heel.soort, rijen: deel };
      return;
    case 'inwoners':
      for (const deel of delen(heel.rijen)) yield { soort: heel.soort, rijen: deel };
      return;
    case 'toewijzingen':
      for (const deel of delen(heel.rijen)) yield { soort: heel.soort, rijen: deel };
      return;
    case 'uren':
      for (const deel of delen(heel.rijen)) yield { soort: heel.soort, rijen: deel };
      return;
    case 'resultaten':
      for (const deel of delen(heel.rijen)) yield { soort: heel.soort, rijen: deel };
      return;
  }
}

it('a delivery that is judged part after part, each part stored before the next, is judged as the whole', () => {
  fc.assert(
    fc.property(fc.array(bestand, { maxLength: 6 }), fc.integer({ min: 1, max: 4 }), (bestanden, grootte) => {
      const begin = neemOver(LEGE_STAND, beoordeelLevering(bestanden.slice(0, 2), LEGE_STAND, { vandaag }));
      const heel = beoordeelLevering(bestanden, begin, { vandaag });
      const gebracht = maakGebracht();
      const afwijzingen = bestanden.map((): Afwijzing[] => []);
      let stand = begin;
      for (const soort of SOORTEN) {
        for (const [nr, een] of bestanden.entries()) {
          if (een.soort !== soort) continue;
          const gezien = maakGezien(een.rijen.length, 7);
          // Of hours the part before is still on its way.
          let wacht: ReturnType<typeof beoordeelDeel> | undefined;
          for (const deel of gesneden(een, grootte)) {
            const nu = wacht ? metUren(stand, wacht.nieuw.uren) : stand;
            if (wacht) stand = neemOver(stand, wacht);
            const uitslag = beoordeelDeel(deel, nu, { vandaag, gebracht, gezien });
            afwijzingen[nr]?.push(...uitslag.afwijzingen);
            wacht = deel.soort === 'uren' ? uitslag : undefined;
            if (!wacht) stand = neemOver(stand, uitslag);
          }
          if (wacht) stand = neemOver(stand, wacht);
        }
      }
      expect(afwijzingen).toEqual(heel.bestanden.map((b) => b.afwijzingen));
      expect(stand).toEqual(neemOver(begin, heel));
    }),
    { numRuns: 400, seed: 20261122 },
  );
});

/** The same by a Map, as plain as can be. */
function eenvoudig(): Gezien {
  const gezien = new Map<string, { regel: number; afgewezen?: string[] }>();
  return {
    dubbelVan: (sleutel, inhoud) => {
      const eerder = gezien.get(sleutel);
      return eerder && (!eerder.afgewezen || eerder.afgewezen.includes(inhoud())) ? eerder.regel : undefined;
    },
    aangenomen: (sleutel, regel) => void gezien.set(sleutel, { regel }),
    afgewezen: (sleutel, regel, inhoud) => {
      const eerder = gezien.get(sleutel);
      gezien.set(sleutel, { regel: eerder?.regel ?? regel, afgewezen: [...(eerder?.afgewezen ?? []).slice(-20), inhoud] });
    },
  };
}

describe('what is remembered of the rows of a file', () => {
  it('is what a Map would remember, whatever the keys', () => {
    const sleutel = fc.oneof(fc.constantFrom('', 'a', 'b', 'ab', 'é', '𝄞', 'x'.repeat(10_000)), fc.string({ maxLength: 12 }));
    const stap = fc.tuple(sleutel, fc.constantFrom('aangenomen', 'afgewezen'), fc.nat({ max: 30 }));
    fc.assert(
      fc.property(fc.array(stap, { maxLength: 120 }), fc.integer(), (stappen, zaad) => {
        const [een, ander] = [maakGezien(stappen.length, zaad), eenvoudig()];
        for (const [i, [naam, wat, inhoud]] of stappen.entries()) {
          const dubbel = een.dubbelVan(naam, () => String(inhoud));
          expect(dubbel).toBe(ander.dubbelVan(naam, () => String(inhoud)));
          if (dubbel !== undefined) continue;
          for (const boek of [een, ander]) {
            if (wat === 'aangenomen') boek.aangenomen(naam, i);
            else boek.afgewezen(naam, i, String(inhoud));
          }
        }
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  it('does not go on for ever when there are more keys than was said', () => {
    const gezien = maakGezien(1);
    expect(() => {
      for (let i = 0; i < 100; i++) gezien.aangenomen(String(i), i);
    }).toThrow(RangeError);
  });
});
