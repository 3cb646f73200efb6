import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Maand, maandPeriode, volgendeMaand } from '../../kernel/maand.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type BestaandeRegel, bepaalTeDeclareren, type TeDeclareren } from '../te-declareren.ts';
import type { Declaratieregel } from '../types.ts';
import { type Afrekening, berekenVan, loadAfrekening } from './afrekening.ts';
import { findEersteMaand, listGesloten, listRegels } from './declaraties.ts';
import { type GeteldeRijen, listGeteldeRijen, rijenSleutel } from './rijen.ts';
import type { NieuweRegel } from './wijzig.ts';

/** What an aanbieder has still to declare at a municipality, in all months up to one. */
export type Stand = {
  afrekening: Afrekening;
  maanden: Maand[];
  gesloten: ReadonlySet<Maand>;
  doel: Map<Maand, Declaratieregel[]>;
  /** What still is to be declared of what was done in a month. */
  perPrestatie: Map<Maand, TeDeclareren>;
};

export type StandVraag = { beleid: BeleidInHuis; gemeenteId: number; aanbiederId: number; totEnMet: Maand };

/**
 * Loads the hours and results of an aanbieder and what it declared of them, and computes what is left. With `zonderConcept` the
 * lines of that concept are thought away: to see whether it is still right.
 */
export async function loadStand(db: Kysely<DB>, vraag: StandVraag & { zonderConcept?: number }): Promise<Stand> {
  const { beleid, gemeenteId, aanbiederId, totEnMet } = vraag;
  const afrekening = await loadAfrekening(db, { beleid, gemeenteId, aanbiederId, maand: totEnMet });
  // Of all months: a traject may stand in a later one.
  const alle = await listRegels(db, { gemeenteId, aanbiederId });
  const gesloten = new Set((await listGesloten(db, gemeenteId)).keys());
  const eerste = await findEersteMaand(db, gemeenteId, aanbiederId);
  const regels = vraag.zonderConcept === undefined ? alle : denkWeg(alle, vraag.zonderConcept);
  const begin = [eerste, ...regels.map((regel) => regel.prestatiemaand)].filter((maand) => maand !== undefined).sort()[0];
  const maanden: Maand[] = [];
  if (begin) for (let maand = begin; maand <= totEnMet; maand = volgendeMaand(maand)) maanden.push(maand);
  const doel = new Map(maanden.map((maand) => [maand, berekenVan(afrekening, beleid, maand).regels]));
  return {
    afrekening,
    maanden,
    gesloten,
    doel,
    perPrestatie: new Map(maanden.map((maand) => [maand, bepaalTeDeclareren(maand, doel.get(maand) ?? [], regels)])),
  };
}

function denkWeg(alle: readonly BestaandeRegel[], concept: number): BestaandeRegel[] {
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
  const delen = prestatiemaandenVan(stand, maand).flatMap((een) => stand.perPrestatie.get(een) ?? []);
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

/**
 * The lines of a proposal as they are stored, with what each was computed from. Credits ahead of debits. `geteld` names the rows of
 * hours; without it they stay out, for who only compares.
 */
export function regelsVan(
  stand: Stand,
  beleid: BeleidInHuis,
  { credits, debets }: TeDeclareren,
  geteld: ReadonlyMap<string, GeteldeRijen> = new Map(),
): NieuweRegel[] {
  const opNummer = new Map(stand.afrekening.toewijzingen.map((toewijzing) => [toewijzing.nummer, toewijzing]));
  const waarom = (oud: BestaandeRegel): string => {
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
      uitleg: `${waarom(oud)} Eerder: ${oud.uitleg}`,
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

/** The rows of hours on which the debits of a proposal rest. */
export function listGeteldVan(db: Kysely<DB>, stand: Stand, { debets }: TeDeclareren): Promise<Map<string, GeteldeRijen>> {
  const opNummer = new Map(stand.afrekening.toewijzingen.map((toewijzing) => [toewijzing.nummer, toewijzing]));
  const van = debets.flatMap(({ prestatiemaand, regel }) => {
    const toewijzing = opNummer.get(regel.toewijzing);
    return toewijzing && regel.herkomst.soort === 'werkplek'
      ? [{ toewijzingId: toewijzing.id, maand: prestatiemaand, aanbiederId: toewijzing.aanbiederId }]
      : [];
  });
  return listGeteldeRijen(db, { gemeenteId: stand.afrekening.gemeenteId, aanbiederId: van[0]?.aanbiederId ?? 0 }, van);
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
  const { herkomst } = regel;
  // The sum of a month was given as one day: that is not kept as if it were a day.
  const { dagen, ...rest } =
    herkomst.soort === 'werkplek' && !toewijzing.dagen.has(maand) ? herkomst : { ...herkomst, dagen: undefined };
  return {
    ...(dagen ? rest : herkomst),
    regeling: versie && { id: versie.id, geldigVan: versie.regeling.geldigVan, hash: versie.hash },
    contractproduct: contract?.id ?? null,
    ...(herkomst.soort === 'werkplek'
      ? { uren: geteld.get(rijenSleutel(toewijzing.id, maand)) ?? null }
      : { resultaten: toewijzing.resultaten.map(({ id, versie: van }) => ({ id, versie: van })) }),
  };
}
