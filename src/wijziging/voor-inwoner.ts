// What changed and why, in simple words for the resident. Pure.
import { z } from 'zod';
import { datum, plusDagen, toonDatum } from '../kernel/datum.ts';
import { toonUren } from '../kernel/minuten.ts';
import { fromDaterange, toonPeriode } from '../kernel/periode.ts';
import { redenOmdat, type WijzigingSoort } from './types.ts';

export interface WijzigingVoorInwoner {
  soort: WijzigingSoort;
  van: string;
  tot: string | null;
  minuten: number | null;
  looptijd_na: string;
  verschil: unknown;
  reden: string;
}

const Verschillen = z.array(
  z.looseObject({ wat: z.string(), naam: z.string(), oud: z.string().nullable(), nieuw: z.string().nullable() }),
);

/** One sentence, and what moved along. Undefined for what is no news to him. */
export function zinVoorInwoner(w: WijzigingVoorInwoner, aanbieder: string): { zin: string; mee: string[] } | undefined {
  const omdat = redenOmdat(w.soort, w.reden);
  const einde = toonDatum(fromDaterange(w.looptijd_na).tot);
  const want = omdat ? ` Dat is omdat ${omdat}.` : '';
  const met = (zin: string) => ({ zin, mee: meeVan(w.verschil) });
  const van = datum(w.van);
  switch (w.soort) {
    case 'verlenging':
      return met(`Je plek bij ${aanbieder} duurt langer: tot en met ${einde}.${want}`);
    case 'opschorting':
      return met(
        `Je plek bij ${aanbieder} staat stil ${toonPeriode({ van, tot: datum(w.tot ?? w.van) })}.${want} Je raakt deze dagen niet kwijt: je laatste dag is nu ${einde}.`,
      );
    case 'hervatting':
      return met(`Je begint eerder weer bij ${aanbieder}: op ${toonDatum(van)}.${want} Je laatste dag is nu ${einde}.`);
    case 'uren':
      return met(`Vanaf maandag ${toonDatum(van)} ga je ${toonUren(w.minuten ?? 0)} uur per week naar ${aanbieder}.${want}`);
    case 'plaats':
      return met(`Vanaf ${toonDatum(van)} werk je op een andere plek bij ${aanbieder}.${want}`);
    case 'aanbieder':
      return met(
        `Je laatste dag bij ${aanbieder} is ${toonDatum(plusDagen(van, -1))}. Daarna ga je ergens anders verder.${want}`,
      );
    case 'einde':
      return met(`Je plek bij ${aanbieder} stopt. Je laatste dag is ${toonDatum(datum(w.tot ?? w.van))}.`);
    case 'vergissing':
      return met(`De plek bij ${aanbieder} was een vergissing en gaat niet door.`);
    case 'herstel':
      return met(`Je plek bij ${aanbieder} stopt toch niet.${want} Je laatste dag is weer ${einde}.`);
  }
}

/** Talks that moved: of what an aanbieder owes the municipality he needs not know. */
const meeVan = (verschil: unknown): string[] =>
  (Verschillen.safeParse(verschil).data ?? []).flatMap(({ wat, oud, nieuw }) =>
    wat !== 'evaluatiegesprek'
      ? []
      : nieuw === null
        ? ['Het gesprek over hoe het gaat vervalt.']
        : oud === null
          ? [`Er komt een gesprek over hoe het gaat: uiterlijk ${toonDatum(datum(nieuw))}.`]
          : [`Het gesprek over hoe het gaat is nu uiterlijk ${toonDatum(datum(nieuw))}. Dat was ${toonDatum(datum(oud))}.`],
  );
