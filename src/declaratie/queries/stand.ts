import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Maand, maandPeriode, volgendeMaand } from '../../kernel/maand.ts';
import type { DB } from '../../platform/db/schema.ts';
import { rulesVersion } from '../../platform/rules-version.ts';
import { metWoorden } from '../rules.ts';
import { bepaalTeDeclareren, type GedeclareerdeRegel, gedeclareerdVan, type TeDeclareren } from '../te-declareren.ts';
import type { BerekendeRegel, Declaratieregel } from '../types.ts';
import { type Afrekening, loadAfrekening, regelsVanMaand } from './afrekening.ts';

import { findEersteMaand, listGedeclareerd, listGesloten, listUitleg } from './declaraties.ts';
import { type GeteldeRijen, listGeteldeRijen, rijenSleutel } from './rijen.ts';
import type { NieuweRegel } from './wijzig.ts';

/** What an aanbieder has still to declare at a municipality, in all months up to one. A month is computed when it is asked for. */
export type Stand = {
  afrekening: Afrekening;
  maanden: Maand[];
  gesloten: ReadonlySet<Maand>;
  /** What still is to be declared of what was done in a month. */
  perPrestatie: (maand: Maand) => TeDeclareren;
};

export type StandVraag = { beleid: BeleidInHuis; gemeenteId: number; aanbiederId: number; totEnMet: Maand };

/** What a stand is made of: with and without a concept it is the same. */
type Grondslag = {
  vraag: StandVraag;
  afrekening: Afrekening;
  gedeclareerd: GedeclareerdeRegel[];
  gesloten: ReadonlySet<Maand>;
  eerste: Maand | undefined;
  /** What the rules say of a month. */
  doel: (maand: Maand) => readonly BerekendeRegel[];
};

async function loadGrondslag(db: Kysely<DB>, vraag: StandVraag): Promise<Grondslag> {
  const { beleid, gemeenteId, aanbiederId, totEnMet } = vraag;
  const afrekening = await loadAfrekening(db, { beleid, gemeenteId, aanbiederId, maand: totEnMet });
  const nummers = new Map(afrekening.toewijzingen.map(({ id, nummer }) => [id, nummer]));
  return {
    vraag,
    afrekening,
    // Of all months: a traject may stand in a later one.
    gedeclareerd: await listGedeclareerd(db, { gemeenteId, aanbiederId, nummers }),
    gesloten: new Set((await listGesloten(db, gemeenteId)).keys()),
    eerste: await findEersteMaand(db, gemeenteId, aanbiederId),
    doel: (maand) => regelsVanMaand(afrekening, beleid, maand),
  };
}

function standVan({ vraag, afrekening, gedeclareerd, gesloten, eerste, doel }: Grondslag, zonderConcept?: number): Stand {
  const regels = zonderConcept === undefined ? gedeclareerd : denkWeg(gedeclareerd, zonderConcept);
  const begin = [eerste, ...afrekening.perMaand.keys(), ...regels.map((regel) => regel.prestatiemaand)]
    .filter((maand) => maand !== undefined)
    .sort()[0];
  const maanden: Maand[] = [];
  if (begin) for (let maand = begin; maand <= vraag.totEnMet; maand = volgendeMaand(maand)) maanden.push(maand);
  const alle = gedeclareerdVan(regels);
  return {
    afrekening,
    maanden,
    gesloten,
    perPrestatie: eenmaal((maand) => inWoorden(bepaalTeDeclareren(maand, doel(maand), alle))),
  };
}

/** Words only for what came out: most lines were declared long ago and are still right. */
const inWoorden = ({ credits, debets, wacht }: TeDeclareren<BerekendeRegel>): TeDeclareren => ({
  credits,
  debets: debets.map((debet) => ({ ...debet, regel: metWoorden(debet.regel) })),
  wacht: wacht.map((een) => ({ ...een, regel: een.regel && metWoorden(een.regel) })),
});

function eenmaal<T>(reken: (maand: Maand) => T): (maand: Maand) => T {
  const bekend = new Map<Maand, T>();
  return (maand) => {
    const eerder = bekend.get(maand);
    if (eerder !== undefined) return eerder;
    const nu = reken(maand);
    bekend.set(maand, nu);
    return nu;
  };
}

/** Loads the hours and results of an aanbieder and what it declared of them: what is left follows by the rules. */
export async function loadStand(db: Kysely<DB>, vraag: StandVraag): Promise<Stand> {
  return standVan(await loadGrondslag(db, vraag));
}

/** The same as it is, and as if a concept were not there: to see whether the concept is still right. */
export async function loadStandBijConcept(
  db: Kysely<DB>,
  vraag: StandVraag,
  concept: number,
): Promise<{ stand: Stand; zonder: Stand }> {
  const grondslag = await loadGrondslag(db, vraag);
  return { stand: standVan(grondslag), zonder: standVan(grondslag, concept) };
}

function denkWeg(alle: readonly GedeclareerdeRegel[], concept: number): GedeclareerdeRegel[] {
  const terug = new Set(alle.flatMap((regel) => (regel.declaratieId === concept ? (regel.corrigeertId ?? []) : [])));
  return alle
    .filter((regel) => regel.declaratieId !== concept)
    .map((regel) => (terug.has(regel.id) ? { ...regel, gecrediteerd: false } : regel));
}

/** The months of which work stands in the declaratie of `maand`: itself, and closed months of which it is the first open one after. */
export function prestatiemaandenVan(stand: Stand, maand: Maand): Maand[] {
  const eersteOpenNa = (een: Maand): Maand => {
    let na = volgendeMaand(een);
    while (stand.gesloten.has(na)) na = volgendeMaand(na);
    return na;
  };
  return stand.maanden.filter((een) => een === maand || (stand.gesloten.has(een) && eersteOpenNa(een) === maand));
}

/** What a declaratie of `maand` would hold. */
export function voorstelVan(stand: Stand, maand: Maand): TeDeclareren {
  const delen = prestatiemaandenVan(stand, maand).map((een) => stand.perPrestatie(een));
  return {
    credits: delen.flatMap((deel) => deel.credits),
    debets: delen.flatMap((deel) => deel.debets),
    wacht: delen.flatMap((deel) => deel.wacht),
  };
}

/** Sum of a proposal in eurocent. */
export function bedragVan({ credits, debets }: TeDeclareren): number {
  return debets.reduce((som, { regel }) => som + regel.bedrag, 0) - credits.reduce((som, regel) => som + regel.bedrag, 0);
}

/** What is stored with lines besides what was computed. */
export type Onderbouwing = {
  /** Which rows of hours were counted, by `rijenSleutel`. */
  geteld: ReadonlyMap<string, GeteldeRijen>;
  /** The words of lines that are taken back, by id. */
  uitleg: ReadonlyMap<number, string>;
};
const ZONDER: Onderbouwing = { geteld: new Map(), uitleg: new Map() };

/**
 * The lines of a proposal as they are stored, with what each was computed from. Credits ahead of debits. Who only compares leaves
 * `onderbouwing` out.
 */
export function regelsVan(
  stand: Stand,
  beleid: BeleidInHuis,
  { credits, debets }: TeDeclareren,
  { geteld, uitleg }: Onderbouwing = ZONDER,
): NieuweRegel[] {
  const opNummer = new Map(stand.afrekening.toewijzingen.map((toewijzing) => [toewijzing.nummer, toewijzing]));
  const waarom = (oud: GedeclareerdeRegel): string => {
    const nu = debets.find(
      ({ prestatiemaand, regel }) => prestatiemaand === oud.prestatiemaand && regel.toewijzing === oud.toewijzing,
    );
    return nu
      ? 'Deze regel neemt de eerdere regel helemaal terug; de nieuwe regel ernaast komt ervoor in de plaats.'
      : 'Deze regel neemt de eerdere regel helemaal terug: er staat nu niets meer om te betalen.';
  };
  return [
    ...credits.map((oud) => ({
      toewijzingId: oud.toewijzingId,
      prestatiemaand: oud.prestatiemaand,
      soort: 'credit' as const,
      corrigeertId: oud.id,
      product: oud.product,
      per: oud.per,
      minuten: 0 - oud.minuten,
      betaalbaar: 0 - oud.betaalbaar,
      tarief: oud.tarief,
      bedrag: 0 - oud.bedrag,
      uitleg: `${waarom(oud)} Eerder: ${uitleg.get(oud.id) ?? ''}`,
      herkomst: { soort: 'credit', regel: oud.id, declaratie: oud.declaratieId },
    })),
    ...debets.map(({ prestatiemaand, regel }) => {
      const toewijzing = opNummer.get(regel.toewijzing);
      if (!toewijzing) throw new Error(`toewijzing ${regel.toewijzing} is niet geladen`);
      return {
        toewijzingId: toewijzing.id,
        prestatiemaand,
        soort: 'debet' as const,
        corrigeertId: null,
        product: regel.product,
        per: regel.per,
        minuten: regel.minuten,
        betaalbaar: regel.betaalbaar,
        tarief: regel.tarief,
        bedrag: regel.bedrag,
        uitleg: regel.uitleg,
        herkomst: herkomstVan(stand, beleid, prestatiemaand, toewijzing, regel, geteld),
      };
    }),
  ];
}

/** What the lines of a proposal rest on, for who stores them. */
export async function loadOnderbouwing(db: Kysely<DB>, stand: Stand, { credits, debets }: TeDeclareren): Promise<Onderbouwing> {
  const opNummer = new Map(stand.afrekening.toewijzingen.map((toewijzing) => [toewijzing.nummer, toewijzing]));
  const { gemeenteId } = stand.afrekening;
  const gewerkt = debets.flatMap(({ prestatiemaand, regel }) => {
    const toewijzing = opNummer.get(regel.toewijzing);
    return toewijzing && regel.herkomst.soort === 'werkplek' ? [{ toewijzing, maand: prestatiemaand }] : [];
  });
  const aanbiederId = gewerkt[0]?.toewijzing.aanbiederId ?? 0;
  return {
    geteld: await listGeteldeRijen(
      db,
      { gemeenteId, aanbiederId },
      gewerkt.map(({ toewijzing, maand }) => ({ toewijzingId: toewijzing.id, maand })),
    ),
    uitleg: await listUitleg(
      db,
      gemeenteId,
      credits.map(({ id }) => id),
    ),
  };
}

/** What an amount rests on: the rule's own numbers, the version of the regeling, the contract version and the rows that were counted. */
function herkomstVan(
  stand: Stand,
  beleid: BeleidInHuis,
  maand: Maand,
  toewijzing: Afrekening['toewijzingen'][number],
  regel: Declaratieregel,
  geteld: ReadonlyMap<string, GeteldeRijen>,
): unknown {
  const versie = beleid.dichtstbij(stand.afrekening.gemeenteId, maandPeriode(maand).tot);
  const contract = toewijzing.contract.find(({ bron }) => bron === regel.herkomst.tarief?.bron);
  const prijs = beleid.regelingMetId(toewijzing.regelingId);
  const { herkomst } = regel;
  // The sum of a month was given as one day: that is not kept as if it were a day.
  const { dagen, ...rest } =
    herkomst.soort === 'werkplek' && !toewijzing.dagen.has(maand) ? herkomst : { ...herkomst, dagen: undefined };
  return {
    ...(dagen ? rest : herkomst),
    regeling: versie && { id: versie.id, geldigVan: versie.regeling.geldigVan, hash: versie.hash },
    contractproduct: contract?.id ?? null,
    // Without a contract the price is that of the version under the toewijzing.
    prijs: contract ? null : { id: prijs.id, hash: prijs.hash },
    code: rulesVersion(),
    ...(herkomst.soort === 'werkplek'
      ? { uren: geteld.get(rijenSleutel(toewijzing.id, maand)) ?? null }
      : herkomst.soort === 'arrangement'
        ? {}
        : { resultaten: toewijzing.resultaten.map(({ id, versie: van }) => ({ id, versie: van })) }),
  };
}
