// What a moved fact does to the days of a toewijzing and its duties, with the reason of each move. Pure.
import type { PlichtInRegeling, Product, Regeling } from '../beleid/regeling.ts';
import { type Dagnummer, isoVanDagnummer, parseDagnummer } from '../kernel/dagnummer.ts';
import { type PlichtDag, plichtDagenDoor } from './plichten.ts';
import { toonDag } from './regels.ts';
import type { Opschorting } from './types.ts';

/** The days of a toewijzing as they are, or as they would become. */
export interface DagenStaat {
  van: Dagnummer;
  tot: Dagnummer | null;
  /** Suspended days in all. */
  opgeschort: number;
  /** First day of the version that gives the duties. */
  versie: string;
  dagen: readonly PlichtDag[];
}

/** One thing that moved, comes or goes. Days are `jjjj-mm-dd`; null: it was not there, or it is there no longer. */
export interface Verschil {
  wat: 'begin' | 'einde' | PlichtInRegeling['soort'];
  /** The how-manieth of its kind, from 0. */
  nr: number;
  naam: string;
  oud: string | null;
  nieuw: string | null;
  /** "14 dagen opgeschort" */
  reden: string;
}

const telDagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

const lees = (iso: string): Dagnummer => {
  const dag = parseDagnummer(iso);
  if (dag === undefined) throw new RangeError('geen dag');
  return dag;
};

/**
 * The days of a toewijzing by one version of a regeling. `tot` is the last day as it is with extensions and suspended days; all days
 * `jjjj-mm-dd` and existing: what was typed is first judged by `termijnenVan`. `eerder`: versions that decided before, each up to a day. Throws a RangeError for a day that does not exist.
 */
export const dagenStaat = (
  regeling: Pick<Regeling, 'geldigVan'>,
  product: Pick<Product, 'plichten'>,
  l: { van: string; tot: string | null; opschortingen: readonly Opschorting[] },
  eerder: readonly { product: Pick<Product, 'plichten'>; tot: string }[] = [],
): DagenStaat => {
  const onderbrekingen = l.opschortingen.map((o) => ({ van: lees(o.van), tot: lees(o.tot) })).sort((a, b) => a.van - b.van);
  const periode = { van: lees(l.van), tot: l.tot === null ? null : lees(l.tot) };
  return {
    ...periode,
    opgeschort: onderbrekingen.reduce((som, o) => som + o.tot - o.van + 1, 0),
    versie: regeling.geldigVan,
    dagen: plichtDagenDoor(
      product,
      { ...periode, onderbrekingen },
      eerder.map((een) => ({ product: een.product, tot: lees(een.tot) })),
    ),
  };
};

const opgeschortTekst = (dagen: number): string =>
  dagen > 0 ? `${telDagen(dagen)} opgeschort` : `${telDagen(-dagen)} minder opgeschort`;

/** Why the end moved by `dagen`, of which `opgeschort` come from suspensions. */
const eindeReden = (dagen: number, opgeschort: number, oorzaak: string | undefined): string => {
  const rest = dagen - opgeschort;
  const delen = [
    ...(opgeschort === 0 ? [] : [opgeschortTekst(opgeschort)]),
    ...(rest === 0 ? [] : [oorzaak ?? (rest > 0 ? `${telDagen(rest)} langer` : `${telDagen(-rest)} korter`)]),
  ];
  return delen.join(' en ');
};

/** The n-th of a kind before is the n-th of that kind after: a duty keeps what it is when its day moves. */
const perSoort = (dagen: readonly PlichtDag[]): Map<string, PlichtDag & { nr: number }> => {
  const geteld = new Map<string, number>();
  return new Map(
    dagen.map((een) => {
      const nr = geteld.get(een.plicht.soort) ?? 0;
      geteld.set(een.plicht.soort, nr + 1);
      return [`${een.plicht.soort} ${nr}`, { ...een, nr }];
    }),
  );
};

/**
 * What moves from one state to the other: begin, end and each duty, with old day, new day and why; in the order of the new days.
 * Nothing moved: an empty list. K1, K2 (keuze).
 *
 * @param oorzaak Why begin or end move other than by suspended days, in words that fit after a colon: "verlengd op verzoek van Tandem".
 */
export function verschilVan(voor: DagenStaat, na: DagenStaat, oorzaak?: string): Verschil[] {
  const iso = isoVanDagnummer;
  const uit: Verschil[] = [];
  const opgeschort = na.opgeschort - voor.opgeschort;
  if (voor.van !== na.van)
    uit.push({
      wat: 'begin',
      nr: 0,
      naam: 'Eerste dag',
      oud: iso(voor.van),
      nieuw: iso(na.van),
      reden:
        oorzaak ??
        (na.van > voor.van ? `begint ${telDagen(na.van - voor.van)} later` : `begint ${telDagen(voor.van - na.van)} eerder`),
    });
  if (voor.tot !== na.tot) {
    const reden =
      voor.tot === null || na.tot === null ? (oorzaak ?? 'een ander einde') : eindeReden(na.tot - voor.tot, opgeschort, oorzaak);
    uit.push({
      wat: 'einde',
      nr: 0,
      naam: 'Laatste dag',
      oud: voor.tot === null ? null : iso(voor.tot),
      nieuw: na.tot === null ? null : iso(na.tot),
      reden,
    });
  }
  const [oude, nieuwe] = [perSoort(voor.dagen), perSoort(na.dagen)];
  const einde = na.tot === null ? '' : toonDag(iso(na.tot));
  for (const [sleutel, n] of nieuwe) {
    const o = oude.get(sleutel);
    if (!o)
      uit.push({
        wat: n.plicht.soort,
        nr: n.nr,
        naam: n.plicht.naam,
        oud: null,
        nieuw: iso(n.datum),
        reden: voor.versie === na.versie ? `past nu voor het einde op ${einde}` : versieReden(na),
      });
    else if (o.datum !== n.datum)
      uit.push({
        wat: n.plicht.soort,
        nr: n.nr,
        naam: n.plicht.naam,
        oud: iso(o.datum),
        nieuw: iso(n.datum),
        reden: plichtReden(o, n, { voor, na, oorzaak }),
      });
  }
  uit.sort((a, b) => ((a.nieuw ?? '') < (b.nieuw ?? '') ? -1 : (a.nieuw ?? '') > (b.nieuw ?? '') ? 1 : 0));
  for (const [sleutel, o] of oude)
    if (!nieuwe.has(sleutel))
      uit.push({
        wat: o.plicht.soort,
        nr: o.nr,
        naam: o.plicht.naam,
        oud: iso(o.datum),
        nieuw: null,
        reden: voor.versie === na.versie ? `zou na het einde op ${einde} vallen` : versieReden(na),
      });
  return uit;
}

const versieReden = ({ versie }: DagenStaat): string => `de regeling van ${toonDag(versie)} geldt`;

/** Suspended days first, then what moved the day that it is counted from, then another version. */
function plichtReden(o: PlichtDag, n: PlichtDag, s: { voor: DagenStaat; na: DagenStaat; oorzaak: string | undefined }): string {
  const { voor, na, oorzaak } = s;
  const opgeschort = n.verschoven - o.verschoven;
  const vanEinde = 'voor' in n.plicht.wanneer;
  const rest = n.datum - o.datum - opgeschort;
  const delen = opgeschort === 0 ? [] : [opgeschortTekst(opgeschort)];
  if (voor.versie !== na.versie) delen.push(versieReden(na));
  else if (rest !== 0 || delen.length === 0) {
    if (n.opStart) delen.push('de toewijzing is korter dan de termijn, dus op de eerste dag');
    else if (vanEinde && na.tot !== null) delen.push(`telt vanaf het einde op ${toonDag(isoVanDagnummer(na.tot))}`);
    else delen.push(`telt vanaf het begin op ${toonDag(isoVanDagnummer(na.van))}`);
    if (oorzaak !== undefined) delen.push(oorzaak);
  }
  return delen.join('; ');
}

/** "Evaluatiegesprek: van 3 maart 2027 naar 17 maart 2027 (14 dagen opgeschort)." */
export const verschilZin = ({ naam, oud, nieuw, reden }: Verschil): string => {
  if (oud === null) return nieuw === null ? `${naam}: ${reden}.` : `${naam}: komt erbij op ${toonDag(nieuw)} (${reden}).`;
  return nieuw === null
    ? `${naam}: ${toonDag(oud)} vervalt (${reden}).`
    : `${naam}: van ${toonDag(oud)} naar ${toonDag(nieuw)} (${reden}).`;
};
