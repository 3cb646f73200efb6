// What a court said, what it asks of the municipality, and until when. Pure; Awb 8:72 and 8:104 give the rules.
import type { z } from 'zod';
import { findLaatsteDag, type Landelijk } from '../beleid/landelijk.ts';
import { type Datum, isNa, isVoor, parseDatumNl, toonDatum } from '../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import type { Waarden } from './rules.ts';
import { HogerDoor, HogerUitspraak, Uitspraak, UitspraakGevolg } from './types.ts';

/** Until when either may go to the Centrale Raad van Beroep (Awb 8:104, 6:7 and 6:24). Undefined outside the years whose holidays are known. */
export const hogerBeroepTot = (landelijk: Landelijk, verstuurd: Datum): Datum | undefined =>
  findLaatsteDag(landelijk, 'hoger-beroep', verstuurd);

/** Last day of the new decision: the court's own, else six weeks as for any objection. Undefined outside the years whose holidays are known. */
export const opnieuwUiterlijk = (landelijk: Landelijk, verstuurd: Datum, tot: Datum | undefined): Datum | undefined =>
  tot ?? findLaatsteDag(landelijk, 'bezwaar-na-uitspraak', verstuurd);

/** What a court asks, with its own term for a new decision when it gave one. */
export type Gevolg = { gevolg: UitspraakGevolg; tot: Datum | undefined };

/** What a court said, as it was read. */
export type Gezegd<T> = { uitspraak: T; op: Datum; tekst: string; gevolg: Gevolg | undefined };
export type GelezenUitspraak = Gezegd<Uitspraak>;
export type GelezenHoger = Gezegd<HogerUitspraak>;

type Velden = { uitspraak: string; op: string; tekst: string; gevolg: string; tot: string };
const VELDEN: Readonly<Record<'rechtbank' | 'hoger', Velden>> = {
  rechtbank: {
    uitspraak: 'uitspraak',
    op: 'uitspraakOp',
    tekst: 'uitspraakTekst',
    gevolg: 'uitspraakGevolg',
    tot: 'uitspraakTot',
  },
  hoger: {
    uitspraak: 'hogerUitspraak',
    op: 'hogerUitspraakOp',
    tekst: 'hogerUitspraakTekst',
    gevolg: 'hogerGevolg',
    tot: 'hogerTot',
  },
};

const leesGevolg = (w: Waarden, v: Velden, op: Datum | undefined): Resultaat<Gevolg> => {
  const gevolg = UitspraakGevolg.safeParse(w[v.gevolg] ?? '');
  if (!gevolg.success)
    return geweigerd({
      veld: v.gevolg,
      tekst: 'Kies wat de rechter van de gemeente vraagt. Dat staat aan het eind van de uitspraak, onder de beslissing.',
      regel: 'Awb artikel 8:72',
      bron: 'Awb artikel 8:72, lid 3 en 4',
    });
  const getypt = (w[v.tot] ?? '').trim();
  if (gevolg.data !== 'nieuw-besluit' || getypt === '') return gelukt({ gevolg: gevolg.data, tot: undefined });
  const tot = parseDatumNl(getypt);
  if (!tot || (op && isVoor(tot, op)))
    return geweigerd({
      veld: v.tot,
      tekst: tot
        ? 'Deze dag ligt voor de uitspraak. Kies de laatste dag die de rechter noemt, of laat dit leeg.'
        : `“${getypt}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020, of laat dit leeg.`,
    });
  return gelukt({ gevolg: gevolg.data, tot });
};

/** `vernietigt`: with which word the court asks something of the municipality. */
const leesGezegd = <T extends string>(
  w: Waarden,
  v: Velden,
  soort: z.ZodType<T>,
  o: { vanaf: Datum; vandaag: Datum; wie: string; vernietigt: T },
): Resultaat<Gezegd<T>> => {
  const uitspraak = soort.safeParse(w[v.uitspraak] ?? '');
  const op = parseDatumNl(w[v.op] ?? '');
  const tekst = (w[v.tekst] ?? '').trim();
  const gevolg = uitspraak.data === o.vernietigt ? leesGevolg(w, v, op) : undefined;
  const redenen: Reden[] = [
    ...(uitspraak.success ? [] : [{ veld: v.uitspraak, tekst: `Kies wat ${o.wie} besliste.` }]),
    ...(op && !isVoor(op, o.vanaf) && !isNa(op, o.vandaag)
      ? []
      : [{ veld: v.op, tekst: `Vul de dag in: van ${toonDatum(o.vanaf)} tot en met vandaag.` }]),
    ...(gevolg && !gevolg.ok ? gevolg.redenen : []),
    ...(tekst === '' || tekst.length > 2000
      ? [
          {
            veld: v.tekst,
            tekst: 'Schrijf kort op wat er is beslist en wat de gemeente nu moet doen, in hoogstens 2000 tekens.',
          },
        ]
      : []),
  ];
  if (redenen.length > 0 || !op || !uitspraak.success) return geweigerd(...redenen);
  return gelukt({ uitspraak: uitspraak.data, op, tekst, gevolg: gevolg?.ok ? gevolg.waarde : undefined });
};

/** Reads what the rechtbank said; of what it annulled also what it asks. */
export const leesUitspraak = (w: Waarden, o: { vanaf: Datum; vandaag: Datum }): Resultaat<GelezenUitspraak> =>
  leesGezegd(w, VELDEN.rechtbank, Uitspraak, {
    vanaf: o.vanaf,
    vandaag: o.vandaag,
    wie: 'de rechtbank',
    vernietigt: 'gegrond',
  });

/** Reads what the Centrale Raad van Beroep said; of what it annulled also what it asks. */
export const leesHogerUitspraak = (w: Waarden, o: { vanaf: Datum; vandaag: Datum }): Resultaat<GelezenHoger> =>
  leesGezegd(w, VELDEN.hoger, HogerUitspraak, {
    vanaf: o.vanaf,
    vandaag: o.vandaag,
    wie: 'de Centrale Raad van Beroep',
    vernietigt: 'vernietigd',
  });

export type HogerBeroep = { op: Datum; door: HogerDoor; nummer: string; schorst: boolean | undefined };

/** Reads that somebody went on to the Centrale Raad van Beroep; of what the municipality still has to do, whether that stands still. */
export function leesHogerBeroep(w: Waarden, o: { uitspraakOp: Datum; vandaag: Datum; vraagt: boolean }): Resultaat<HogerBeroep> {
  const op = parseDatumNl(w.hogerOp ?? '');
  const door = HogerDoor.safeParse(w.hogerDoor ?? '');
  const nummer = (w.hogerNummer ?? '').trim();
  const schorst = w.hogerSchorst === 'ja' ? true : w.hogerSchorst === 'nee' ? false : undefined;
  const redenen: Reden[] = [
    ...(door.success ? [] : [{ veld: 'hogerDoor', tekst: 'Kies wie in hoger beroep ging.' }]),
    ...(op && !isVoor(op, o.uitspraakOp) && !isNa(op, o.vandaag)
      ? []
      : [{ veld: 'hogerOp', tekst: `Vul de dag van het hoger beroep in: van ${toonDatum(o.uitspraakOp)} tot en met vandaag.` }]),
    ...(o.vraagt && schorst === undefined
      ? [
          {
            veld: 'hogerSchorst',
            tekst: 'Kies of de uitspraak van de rechtbank intussen stilstaat. Weet je het niet? Vraag het de jurist.',
            regel: 'Awb artikel 8:106',
            bron: 'Awb artikel 8:106, lid 1',
          },
        ]
      : []),
    ...(nummer.length > 40 ? [{ veld: 'hogerNummer', tekst: 'Een zaaknummer heeft hoogstens 40 tekens.' }] : []),
  ];
  if (redenen.length > 0 || !op || !door.success) return geweigerd(...redenen);
  return gelukt({ op, door: door.data, nummer, schorst: o.vraagt ? schorst : undefined });
}

/** What was said, as it stands. */
export type Gesproken = {
  uitspraak: Uitspraak | null;
  uitspraak_gevolg: UitspraakGevolg | null;
  hoger_uitspraak_op: string | null;
  hoger_gevolg: UitspraakGevolg | null;
  hoger_uitspraak: HogerUitspraak | null;
  hoger_schorst: boolean | null;
  uitgevoerd_op: string | null;
};

/** A court was kept as right for the resident without what it asks: that is still to be said. */
export const gevolgOnbekend = (b: Gesproken): boolean =>
  b.uitspraak === 'gegrond' && b.uitspraak_gevolg === null && b.hoger_gevolg === null;

/** The rechtbank asks something of the municipality that was not done yet, so that it can stand still. */
export const vraagtIets = (b: Pick<Gesproken, 'uitspraak_gevolg' | 'uitgevoerd_op'>): boolean =>
  b.uitspraak_gevolg === 'nieuw-besluit' || (b.uitspraak_gevolg === 'zelf' && b.uitgevoerd_op === null);

/** What the rechtbank said stands still until the Centrale Raad van Beroep spoke (Awb 8:106). */
export const staatStil = (b: Pick<Gesproken, 'hoger_schorst' | 'hoger_uitspraak'>): boolean =>
  b.hoger_schorst === true && b.hoger_uitspraak === null;

/** The court that spoke last decided itself, it holds, and nobody said yet that it was done. */
export const moetUitvoeren = (b: Gesproken): boolean =>
  !staatStil(b) &&
  (b.hoger_gevolg ?? b.uitspraak_gevolg) === 'zelf' &&
  (b.uitgevoerd_op === null ||
    (b.hoger_gevolg === 'zelf' && b.hoger_uitspraak_op !== null && b.uitgevoerd_op < b.hoger_uitspraak_op));
