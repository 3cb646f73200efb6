import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { BeleidInHuis, Regeling } from '../beleid/index.ts';
import { isoDatum } from '../kernel/datum.ts';
import { type Clock, type Dagen, dagIn } from '../platform/clock.ts';
import type { DB } from '../platform/db/schema.ts';
import { transactLevering } from '../platform/db/transact.ts';
import type { Taak } from '../platform/jobs.ts';
import { log } from '../platform/log.ts';
import { findConcept } from './queries/concept.ts';
import { deleteRegels, findDoorrekening, insertRegels, type NieuweRegel, updateDoorrekening } from './queries/doorrekening.ts';
import {
  countContracten,
  countGevallen,
  findContracten,
  type GevalRij,
  listAanvragen,
  listLopend,
  moveToewijzingen,
} from './queries/gevallen.ts';
import { type Gevolg, prijsTekst, vergelijkGevallen } from './rules/gevolg.ts';
import { regelingVan } from './settings.ts';
import type { Telling } from './types.ts';

export interface BeleidswijzigingTaakSettings {
  pool: pg.Pool;
  beleid: BeleidInHuis;
  clock?: Clock | undefined;
}

/** Cases that are read and compared at a time: pages of others go in between. */
const DEEL = 5000;
const MISLUKT = 'De gevolgen konden niet worden uitgerekend. Probeer het opnieuw; gaat het weer mis, vraag dan hulp aan beheer.';

/**
 * Computes what a text of a concept does to every running case, and stores it with its moment. Runs again from the start when it was
 * interrupted; what is done is left alone.
 */
export const runDoorrekening = async (s: BeleidswijzigingTaakSettings, taak: Taak): Promise<void> => {
  const wie = { gemeenteId: taak.gemeenteId, gebruikerId: taak.gebruikerId };
  try {
    // A toewijzing may rest on a version that another process activated a moment ago.
    await s.beleid.ververs();
    await transactLevering(s.pool, wie, (db) =>
      computeDoorrekening(db, s, taak.gemeenteId, taak.id, (gedaan, totaal) =>
        transactLevering(s.pool, wie, (ander) => updateDoorrekening(ander, taak.id, { status: 'bezig', gedaan, totaal })),
      ),
    );
  } catch (fout) {
    log.error('doorrekening mislukt', { doorrekening: taak.id, fout });
    await transactLevering(s.pool, wie, (db) => updateDoorrekening(db, taak.id, { status: 'mislukt', fout: MISLUKT }));
  }
};

/** As runDoorrekening, in a transaction of somebody else. */
export const computeDoorrekening = async (
  db: Kysely<DB>,
  s: Pick<BeleidswijzigingTaakSettings, 'beleid' | 'clock'>,
  gemeenteId: number,
  id: number,
  meld: (gedaan: number, totaal: number) => Promise<void>,
): Promise<void> => {
  const doorrekening = await findDoorrekening(db, id);
  const concept = doorrekening && (await findConcept(db, doorrekening.conceptId));
  // A newer text has a newer one.
  if (!doorrekening || !concept || doorrekening.status === 'klaar' || concept.laatste.versie !== doorrekening.conceptversie)
    return;
  const begin = performance.now();
  await deleteRegels(db, id);
  const met = s.beleid.regelingMetId(doorrekening.metId);
  const oud = met.regeling;
  const nieuw = regelingVan(concept);
  if (met.gemeenteId !== gemeenteId) {
    // A regeling of its own that began with that of another municipality: nothing here runs under either of them.
    const niets = legeTelling(nieuw, { toewijzingen: 0, aanvragen: 0, eindigtEerder: 0 });
    await updateDoorrekening(db, id, { status: 'klaar', gedaan: 0, totaal: 0, telling: niets });
    return;
  }
  const { peildatum } = doorrekening;
  const producten = [...new Set([...oud.producten, ...nieuw.producten].map(({ product }) => product))];
  const vandaag = s.clock ? isoDatum(s.clock.vandaag(gemeenteId)) : peildatum;
  const vraag = { gemeenteId, producten, vandaag, peildatum };
  const aantallen = await countGevallen(db, vraag);
  const totaal = aantallen.toewijzingen + aantallen.aanvragen;
  const contracten = await findContracten(db, gemeenteId, peildatum);
  const vergelijk = vergelijkGevallen({
    oud,
    nieuw,
    versieVan: (regelingId) => s.beleid.regelingMetId(regelingId).regeling,
    landelijk: s.beleid.landelijk,
    peildatum,
  });
  const telling = legeTelling(nieuw, aantallen);
  const anderePrijs = new Set(producten.filter((product) => prijsVan(oud, product) !== prijsVan(nieuw, product)));
  let gedaan = 0;
  let vanaf = 1;
  let gemeld = begin;
  const verwerk = async (rijen: readonly GevalRij[]): Promise<void> => {
    const regels: NieuweRegel[] = [];
    for (const { geval, ...rij } of rijen) {
      const product = geval.loop?.product ?? '';
      if (geval.loop?.metContract && anderePrijs.has(product)) telling.metContract++;
      const gevolg = vergelijk(geval);
      tel(telling, nieuw, oud, geval.loop?.product ?? gevolg?.product, gevolg);
      if (gevolg) regels.push({ ...rij, ...gevolg });
    }
    await insertRegels(db, { gemeenteId, id, vanaf, regels });
    vanaf += regels.length;
    gedaan += rijen.length;
    if (performance.now() - gemeld > 500) {
      gemeld = performance.now();
      await meld(gedaan, totaal);
    }
  };
  for (let na = 0; ; ) {
    const rijen = await listLopend(db, { ...vraag, na, aantal: DEEL, contracten });
    await verwerk(rijen);
    na = rijen.at(-1)?.id ?? na;
    if (rijen.length < DEEL) break;
  }
  for (let na = 0; ; ) {
    const rijen = await listAanvragen(db, { ...vraag, na, aantal: DEEL });
    await verwerk(rijen);
    na = rijen.at(-1)?.id ?? na;
    if (rijen.length < DEEL) break;
  }
  for (const code of anderePrijs) {
    const was = oud.producten.find(({ product }) => product === code);
    const wordt = nieuw.producten.find(({ product }) => product === code);
    const aantallenVan = await countContracten(db, {
      gemeenteId,
      dag: peildatum,
      product: code,
      tarief: was?.prijs?.bedrag ?? null,
    });
    if (aantallenVan.zelfde + aantallenVan.ander === 0) continue;
    telling.contracten.push({
      product: code,
      naam: (wordt ?? was)?.naam ?? code,
      oud: prijsTekst(was),
      nieuw: prijsTekst(wordt),
      ...aantallenVan,
    });
  }
  telling.perProduct.sort((a, b) => b.gevallen - a.gevallen);
  telling.duur = Math.round(performance.now() - begin);
  await updateDoorrekening(db, id, { status: 'klaar', gedaan, totaal: gedaan, telling });
};

const prijsVan = (regeling: Regeling, code: string): string => {
  const prijs = regeling.producten.find(({ product }) => product === code)?.prijs;
  return `${prijs?.bedrag} ${prijs?.per}`;
};

const legeTelling = (nieuw: Regeling, o: { toewijzingen: number; aanvragen: number; eindigtEerder: number }): Telling => ({
  gevallen: o.toewijzingen + o.aanvragen,
  ...o,
  wint: 0,
  verliest: 0,
  verschuift: 0,
  toets: 0,
  einde: 0,
  plicht: 0,
  bedrag: 0,
  bedragVerschil: 0,
  metContract: 0,
  gaatMee: nieuw.overgang?.lopende === 'nieuwe-versie',
  contracten: [],
  perProduct: [],
  duur: 0,
});

function tel(telling: Telling, nieuw: Regeling, oud: Regeling, code: string | undefined, gevolg: Gevolg | undefined): void {
  if (code === undefined) return;
  let per = telling.perProduct.find(({ product }) => product === code);
  if (!per) {
    const naam = [...nieuw.producten, ...oud.producten].find(({ product }) => product === code)?.naam ?? code;
    per = { product: code, naam, gevallen: 0, wint: 0, verliest: 0, verschuift: 0 };
    telling.perProduct.push(per);
  }
  per.gevallen++;
  if (!gevolg) return;
  per[gevolg.richting]++;
  telling[gevolg.richting]++;
  telling.bedragVerschil += gevolg.bedragVerschil;
  for (const soort of new Set(gevolg.wat.map((beweging) => beweging.soort))) telling[soort]++;
}

/** Toewijzingen that are moved at a time: nobody waits for a lock on all of them. */
const OVERGANG_DEEL = 1000;

/**
 * Moves running toewijzingen along to versions that say so and have begun (`overgang`), of every municipality; safe to run at any time.
 * Gives how many moved.
 */
export const runOvergang = async (
  s: Pick<BeleidswijzigingTaakSettings, 'pool' | 'beleid'> & { vandaag: Dagen },
): Promise<number> => {
  await s.beleid.ververs();
  let samen = 0;
  for (const gemeenteId of s.beleid.gemeenteIds()) {
    const dag = isoDatum(dagIn(s.vandaag, gemeenteId));
    for (const { versie, van, tot } of s.beleid.geldend(gemeenteId)) {
      if (versie.regeling.overgang?.lopende !== 'nieuwe-versie' || van > dag || (tot !== null && tot < dag)) continue;
      const vorige = s.beleid
        .versies(gemeenteId)
        .filter((een) => een.sleutel === versie.sleutel && een.id !== versie.id && een.geldigVan <= van)
        .map(({ id }) => id);
      const vraag = {
        gemeenteId,
        naar: versie.id,
        vorige,
        producten: versie.regeling.producten.map(({ product }) => product),
        per: van,
        aantal: OVERGANG_DEEL,
      };
      for (;;) {
        const gezet = await transactLevering(s.pool, { gemeenteId, gebruikerId: 0 }, (db) => moveToewijzingen(db, vraag));
        samen += gezet;
        if (gezet < OVERGANG_DEEL) break;
      }
    }
  }
  return samen;
};
