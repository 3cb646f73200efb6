import { z } from 'zod';
import type { Gevallen } from '../beleid/index.ts';
import type { Landelijk } from '../beleid/landelijk.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { beoordeelBesluit } from '../besluit/index.ts';
import { isoDatum } from '../kernel/datum.ts';
import { Uitkering } from '../toets/index.ts';
import { dag, foutTekst, trede } from './vorm.ts';

const Voorstel = z.strictObject({
  product: z.string(),
  ingang: dag,
  einde: dag,
  urenPerWeek: z.number().nullable(),
  doelTrede: trede.nullable(),
  doelen: z.string(),
  verlenging: z.strictObject({ toewijzing: z.string(), reden: z.string() }).optional(),
});

const Feiten = z.strictObject({
  vandaag: dag,
  geboortedatum: dag,
  trede: trede.optional(),
  perspectief: trede.optional(),
  uitkering: Uitkering.nullable().optional(),
  toewijzingen: z.array(
    z.strictObject({
      toewijzing: z.string(),
      product: z.string(),
      van: dag,
      tot: dag,
      doelTrede: trede.nullable(),
      verlengingen: z.int(),
    }),
  ),
  mandaten: z.array(z.strictObject({ functie: z.string(), van: dag, tot: dag.nullable() })),
});

/** The fields of a voorstel as the readers of a case say them. */
const VELDEN: Readonly<Record<string, string>> = {
  doelTrede: 'de doeltrede',
  doelen: 'de doelen',
  einde: 'de laatste dag',
  ingang: 'de eerste dag',
  product: 'het product',
  urenPerWeek: 'de uren',
  minutenPerWeek: 'de uren',
};

/**
 * A case of a besluit as the rules take it: hours become minutes, two days become a period. What is wrong with the case itself is an
 * answer, each with its field.
 */
export function leesBesluitGeval(voorstelIn: unknown, feitenIn: unknown) {
  const voorstel = Voorstel.safeParse(voorstelIn);
  const feiten = Feiten.safeParse(feitenIn);
  if (!voorstel.success) return { ok: false, fouten: foutTekst('voorstel', voorstel.error) } as const;
  if (!feiten.success) return { ok: false, fouten: foutTekst('feiten', feiten.error) } as const;
  const { urenPerWeek, verlenging, ...v } = voorstel.data;
  const { vandaag, toewijzingen, mandaten, geboortedatum, trede, perspectief, uitkering } = feiten.data;
  return {
    ok: true,
    vandaag,
    voorstel: { ...v, minutenPerWeek: urenPerWeek === null ? null : urenPerWeek * 60, ...(verlenging ? { verlenging } : {}) },
    feiten: {
      geboortedatum,
      trede,
      perspectief,
      uitkering,
      toewijzingen: toewijzingen.map(({ van, tot, ...rest }) => ({ ...rest, periode: { van, tot } })),
      mandaten: mandaten.map(({ functie, van, tot }) => ({ functie, periode: { van, tot } })),
    },
  } as const;
}

export function besluitVerschillen(
  geval: NonNullable<Gevallen['besluit']>['gevallen'][number],
  voorstelIn: unknown,
  feitenIn: unknown,
  versieOp: (dag: string) => Regeling | undefined,
  landelijk: Landelijk,
): string[] {
  const gelezen = leesBesluitGeval(voorstelIn, feitenIn);
  if (!gelezen.ok) return gelezen.fouten;
  const versie = versieOp(isoDatum(gelezen.voorstel.ingang));
  if (!versie) return ['er is geen versie van deze regeling'];
  const oordeel = beoordeelBesluit(gelezen.voorstel, gelezen.feiten, versie, landelijk, gelezen.vandaag);
  const redenen = oordeel.ok ? [] : oordeel.redenen;
  const velden = redenen.map(({ veld }) => veld ?? '').sort();
  const afgesproken = [...geval.geweigerd].sort();
  if (velden.join() === afgesproken.join()) return [];
  const waarom = redenen.map(({ tekst }) => tekst).join(' ');
  const zeg = (lijst: readonly string[]): string =>
    lijst.length === 0 ? 'kan' : `wordt geweigerd om ${lijst.map((veld) => VELDEN[veld] ?? veld).join(' en om ')}`;
  return [`dit ${zeg(velden)}; afgesproken is: het ${zeg(afgesproken)}${waarom && `. ${waarom}`}`];
}
