import { z } from 'zod';
import { isTrede } from '../kernel/trede.ts';
import type { InwonerSleutel } from './queries/stand.ts';
import type { BekendeInwoner, Correctie, InwonerRij } from './types.ts';

const dag = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const trede = z.custom<1 | 2 | 3 | 4 | 5 | 6>(isTrede);
const tekst = z.string().nullable();

const Uur = z.strictObject({ toewijzing: z.string(), datum: dag, minuten: z.int() });
const Persoon = z.strictObject({
  voornaam: z.string(),
  voorvoegsel: tekst,
  achternaam: z.string(),
  geboortedatum: dag,
  straat: tekst,
  huisnummer: tekst,
  postcode: tekst,
  woonplaats: tekst,
  uitkering: tekst,
  toestemmingUitkering: z.boolean().nullable(),
  trede: trede.nullable(),
  tredeDatum: dag,
});
const Toewijzing = z.strictObject({
  agb: z.string(),
  product: z.string(),
  van: dag,
  tot: dag,
  minutenPerWeek: z.int().nullable(),
  doelTrede: trede.nullable(),
});
const Uitkomst = z.strictObject({ datum: dag, bereikteTrede: trede, akkoordGemeente: z.boolean().nullable() });

/** A correction as it is kept until somebody takes it over: without BSN, a resident by the number of the file. */
export const BewaardeCorrectie = z.discriminatedUnion('soort', [
  z.strictObject({ soort: z.literal('uren'), agb: z.string(), regelId: z.string(), oud: Uur, nieuw: Uur }),
  z.strictObject({ soort: z.literal('inwoners'), inwonerId: z.int(), oud: Persoon, nieuw: Persoon }),
  z.strictObject({
    soort: z.literal('toewijzingen'),
    nummer: z.string(),
    /** The row is about another resident: never taken over. */
    anderePersoon: z.boolean(),
    oud: Toewijzing,
    nieuw: Toewijzing,
  }),
  z.strictObject({ soort: z.literal('resultaten'), toewijzing: z.string(), oud: Uitkomst, nieuw: Uitkomst }),
]);
export type BewaardeCorrectie = z.output<typeof BewaardeCorrectie>;

function persoonVan(bekend: BekendeInwoner, tredeDatum: string): z.output<typeof Persoon> {
  const { bsn: _bsn, ladderbepalingen, ...persoon } = bekend;
  return { ...persoon, trede: ladderbepalingen.find((l) => l.datum === tredeDatum)?.trede ?? null, tredeDatum };
}

function persoonUit({ bsn: _bsn, ...rij }: InwonerRij): z.output<typeof Persoon> {
  return rij;
}

/** What is kept of a refusal that may be taken over; undefined when the resident is not known yet (both rows came in at once). */
export function bewaardeCorrectie(
  correctie: Correctie,
  o: { inwoners: ReadonlyMap<string, InwonerSleutel>; agbVan: (toewijzing: string) => string | undefined },
): BewaardeCorrectie | undefined {
  switch (correctie.soort) {
    case 'uren': {
      const { bsn: _bsn, regelId, ...nieuw } = correctie.nieuw;
      const agb = o.agbVan(nieuw.toewijzing);
      return agb === undefined ? undefined : { soort: 'uren', agb, regelId, oud: correctie.oud, nieuw };
    }
    case 'inwoners': {
      const inwoner = o.inwoners.get(correctie.nieuw.bsn);
      if (!inwoner) return undefined;
      const { tredeDatum } = correctie.nieuw;
      return {
        soort: 'inwoners',
        inwonerId: inwoner.id,
        oud: persoonVan(correctie.oud, tredeDatum),
        nieuw: persoonUit(correctie.nieuw),
      };
    }
    case 'toewijzingen': {
      const { bsn: oudeBsn, nummer: _nummer, ...oud } = correctie.oud;
      const { bsn, nummer, ...nieuw } = correctie.nieuw;
      return { soort: 'toewijzingen', nummer, anderePersoon: bsn !== oudeBsn, oud, nieuw };
    }
    case 'resultaten': {
      const { toewijzing: _toewijzing, ...oud } = correctie.oud;
      const { toewijzing, ...nieuw } = correctie.nieuw;
      return { soort: 'resultaten', toewijzing, oud, nieuw };
    }
  }
}

/** Why a correction cannot be taken over here; undefined when it can. */
export function waaromNiet(correctie: BewaardeCorrectie): string | undefined {
  if (correctie.soort !== 'toewijzingen') return undefined;
  if (correctie.anderePersoon) return 'Het BSN is van een andere inwoner. Vraag om een nieuw toewijzingsnummer.';
  const { oud, nieuw } = correctie;
  if (oud.product !== nieuw.product || oud.agb !== nieuw.agb)
    return 'Product of aanbieder is anders. Vraag om een nieuw toewijzingsnummer.';
  return undefined;
}
