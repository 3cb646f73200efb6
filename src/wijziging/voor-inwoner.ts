// What changed and why, in simple words for the resident. Pure.
import { z } from 'zod';
import { datum, isoDatum, plusDagen, toonDatum } from '../kernel/datum.ts';
import { toonUren } from '../kernel/minuten.ts';
import { fromDaterange, toMultirange, toonTijdens } from '../kernel/periode.ts';
import { leesUrenEerder } from '../kernel/weekverloop.ts';
import type { ToewijzingStatus } from '../toewijzing/index.ts';
import { verloopVan } from './rules.ts';
import { NA_BEZWAAR, redenOmdat, type Wijziging, type WijzigingSoort } from './types.ts';

export interface WijzigingVoorInwoner {
  soort: WijzigingSoort;
  van: string;
  tot: string | null;
  minuten: number | null;
  looptijd_voor: string;
  looptijd_na: string;
  verschil: unknown;
  reden: string;
}

const Verschillen = z.array(
  z.looseObject({ wat: z.string(), naam: z.string(), oud: z.string().nullable(), nieuw: z.string().nullable() }),
);

/** A toewijzing as it stands, for who reads it. */
interface Loop {
  status: ToewijzingStatus;
  gestart_op: string | null;
  geaccepteerd_op: string | null;
  beeindigd_op: string | null;
  looptijd: string;
  looptijd_besloten: string | null;
  opgeschort: string;
  uren_eerder: unknown;
  minuten_per_week: number | null;
  verlengd: number;
  verlengingen: unknown;
  regeling_id: number;
}
/** A change, with whether its letter was sent; one without a besluit is known at once. */
interface Bekend {
  id: number;
  soort: WijzigingSoort;
  van: string;
  tot: string | null;
  minuten: number | null;
  betreft_id: number | null;
  looptijd_voor: string;
  van_regeling_id: number | null;
  bekend: boolean;
}

/**
 * A toewijzing as the resident knows it: portal and letter are one moment, so a change of which the letter was not sent yet, and what came after
 * it, did not happen for him. `wijzigingen` in the order in which they were decided; gives those that he may know of.
 */
export function zoalsBekend<T extends Loop, W extends Bekend>(t: T, wijzigingen: readonly W[]): { t: T; wijzigingen: W[] } {
  const nr = wijzigingen.findIndex(({ bekend }) => !bekend);
  const stil = wijzigingen[nr];
  if (!stil) return { t, wijzigingen: [...wijzigingen] };
  const geweten = wijzigingen.slice(0, nr);
  const naar = (w: W): Wijziging => ({
    id: w.id,
    soort: w.soort,
    van: datum(w.van),
    tot: w.tot === null ? undefined : datum(w.tot),
    minuten: w.minuten ?? undefined,
    betreft: w.betreft_id ?? undefined,
  });
  const verloop = verloopVan(
    {
      periode: fromDaterange(t.looptijd_besloten ?? t.looptijd),
      minutenPerWeek: leesUrenEerder(t.uren_eerder)[0]?.minuten ?? t.minuten_per_week,
      verlengd: t.verlengd - wijzigingen.filter(({ soort }) => soort === 'verlenging').length,
    },
    geweten.map(naar),
  );
  const nogNiet = wijzigingen.slice(nr).some(({ soort }) => soort === 'einde' || soort === 'vergissing' || soort === 'aanbieder');
  const andereRegels = wijzigingen.slice(nr).find((w) => w.van_regeling_id !== null);
  return {
    wijzigingen: geweten,
    t: {
      ...t,
      regeling_id: andereRegels?.van_regeling_id ?? t.regeling_id,
      looptijd: stil.looptijd_voor,
      opgeschort: toMultirange(verloop.opschortingen),
      minuten_per_week: verloop.minutenPerWeek,
      uren_eerder:
        verloop.urenEerder.length === 0 ? null : verloop.urenEerder.map(({ tot, minuten }) => ({ tot: isoDatum(tot), minuten })),
      verlengd: verloop.verlengd,
      verlengingen: verloop.verlengingen.length === 0 ? null : verloop.verlengingen.map(isoDatum),
      ...(t.status === 'beeindigd' && nogNiet
        ? {
            status: t.gestart_op !== null ? 'gestart' : t.geaccepteerd_op !== null ? 'geaccepteerd' : 'toegewezen',
            beeindigd_op: null,
          }
        : {}),
    },
  };
}

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
        `Je plek bij ${aanbieder} is stilgezet ${toonTijdens({ van, tot: datum(w.tot ?? w.van) })}.${want} ${
          w.looptijd_na === w.looptijd_voor
            ? `Je laatste dag blijft ${einde}.`
            : `Je raakt deze dagen niet kwijt: je laatste dag is nu ${einde}.`
        }`,
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
      return met(
        w.reden === NA_BEZWAAR
          ? `De plek bij ${aanbieder} gaat niet door.${want}`
          : `De plek bij ${aanbieder} was een vergissing en gaat niet door.`,
      );
    case 'versie':
      return met(
        `Vanaf ${toonDatum(van)} gelden voor je plek bij ${aanbieder} nieuwe regels van de gemeente. Je plek blijft. Je laatste dag blijft ${einde}.`,
      );
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
