import { randomInt } from 'node:crypto';
import { setImmediate as adem } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { transactLevering } from '../../platform/db/transact.ts';
import type { AfdrukBestand } from '../afdruk.ts';
import { bewaardeCorrectie } from '../correcties.ts';
import { maakGezien } from '../gezien.ts';
import { type GeopendBestand, leesDelen, openBestand } from '../lezen.ts';
import {
  alleAangeboden,
  deleteAfwijzingen,
  finishLevering,
  insertAfwijzingen,
  insertLeveringKlaar,
  lockLeveringen,
  type TeBewarenAfwijzing,
} from '../queries/levering.ts';
import { insertLogboekLevering } from '../queries/logboek.ts';
import { loadSignaalGegevens } from '../queries/signalen.ts';
import { type Bekend, loadBekend } from '../queries/stand.ts';
import { inStukken } from '../queries/stukken.ts';
import { productenVan, signaalRegelsVan } from '../regeling.ts';
import { beoordeelDeel, maakGebracht, metUren } from '../rules.ts';
import { bevindingenVan, bundelSignalen } from '../signalen.ts';
import {
  type Afwijzing,
  type BestandTelling,
  type Bron,
  type LeveringUitslag,
  MAX_RIJEN,
  type OnleesbaarBestand,
  type Signaal,
  SOORTEN,
} from '../types.ts';
import { type Bewaaropdracht, type Bewaring, heeftWijzigingen, maakBewaring, storeDeel } from './store-deel.ts';

/** What the import prints, stores and shows. */
export type ImportUitkomst = { bestanden: AfdrukBestand[]; signalen: Signaal[] };

export type ImportOpdracht = Bewaaropdracht & {
  bestanden: readonly (Bron | OnleesbaarBestand)[];
  /** Told how far it is: step, done, of about how many. */
  voortgang?: (stap: string, gedaan: number, totaal: number) => Promise<void>;
};

/** Takes the refused rows of a part of a file; `nr` is the place of the file in the delivery. */
type Opvang = (db: Kysely<DB>, nr: number, bestand: string, afwijzingen: readonly TeBewarenAfwijzing[]) => Promise<void>;
type Verwerkt = { bestanden: BestandTelling[]; signalen: Signaal[]; gewijzigd: boolean };

/**
 * Loads a delivery in one transaction: reads every file part after part, judges each row against what is known and what came before
 * it, and stores what is new, in the order aanbieders, inwoners, toewijzingen, uren, resultaten, whatever the files are called. A good
 * row is never lost to a bad one; the same delivery again writes nothing. What breaks the regeling is a signal (K8). A second delivery
 * of the municipality waits for the first. For the command line: the refused rows come back, and a delivery is kept only when
 * something changed or a new correction is offered. Throws when the municipality has no regeling.
 */
export async function importLevering(pool: pg.Pool, o: ImportOpdracht): Promise<ImportUitkomst> {
  const { gemeenteId, gebruikerId } = o;
  const afgewezen = o.bestanden.map((): TeBewarenAfwijzing[] => []);
  const opvang: Opvang = async (_db, nr, _bestand, lijst) => {
    for (const afwijzing of lijst) afgewezen[nr]?.push({ ...afwijzing, tekst: losseTekst(afwijzing.tekst) });
  };
  const { bestanden, signalen } = await transactLevering<Verwerkt>(pool, { gemeenteId, gebruikerId }, async (db, draaiTerug) => {
    const verwerkt = await verwerk(db, o, opvang);
    if (o.proef) return draaiTerug(verwerkt);
    const correcties = afgewezen.flat().flatMap(({ correctie }) => correctie ?? []);
    if (!verwerkt.gewijzigd && (await alleAangeboden(db, gemeenteId, correcties))) return verwerkt;
    const id = await insertLeveringKlaar(db, { gemeenteId, naam: o.naam, vandaag: isoDatum(o.vandaag), gebruikerId });
    for (const [nr, { bestand }] of verwerkt.bestanden.entries())
      await insertAfwijzingen(db, { gemeenteId, leveringId: id, bestandNr: nr, bestand }, afgewezen[nr] ?? []);
    await rondAf(db, o, id, verwerkt);
    return verwerkt;
  });
  return {
    bestanden: bestanden.map(({ fout, ...telling }, nr) => ({
      ...telling,
      afwijzingen: (afgewezen[nr] ?? []).map(({ regel, reden, tekst }) => ({ regel, reden, tekst })),
      ...(fout === undefined ? {} : { fout }),
    })),
    signalen,
  };
}

/** A text of its own: one that was cut out of a file keeps the part of the file in memory that it was cut out of. */
const losseTekst = (tekst: string): string => Buffer.from(tekst).toString();

/**
 * Loads a delivery that waits, as `importLevering` does; the refused rows go to the database as they are found, so that a delivery of
 * nothing but mistakes takes no more memory than a good one. The outcome is kept with the delivery, also of a `proef`.
 */
export async function loadLevering(pool: pg.Pool, o: ImportOpdracht & { leveringId: number }): Promise<void> {
  const { gemeenteId, gebruikerId, leveringId } = o;
  const wie = { gemeenteId, gebruikerId };
  const naarTabel: Opvang = (db, bestandNr, bestand, lijst) =>
    insertAfwijzingen(db, { gemeenteId, leveringId, bestandNr, bestand }, lijst);
  // What a proef writes is rolled back, so its refused rows go another way.
  const buitenom: Opvang = (_db, ...rest) => transactLevering(pool, wie, (db) => naarTabel(db, ...rest));
  if (o.proef) await transactLevering(pool, wie, (db) => deleteAfwijzingen(db, leveringId));
  const verwerkt = await transactLevering<Verwerkt>(pool, wie, async (db, draaiTerug) => {
    if (o.proef) return draaiTerug(await verwerk(db, o, buitenom));
    await deleteAfwijzingen(db, leveringId);
    const klaar = await verwerk(db, o, naarTabel);
    await rondAf(db, o, leveringId, klaar);
    return klaar;
  });
  if (o.proef) await transactLevering(pool, wie, (db) => rondAf(db, o, leveringId, verwerkt));
}

/** Keeps the outcome with the delivery. */
async function rondAf(db: Kysely<DB>, o: ImportOpdracht, id: number, { bestanden, signalen }: Verwerkt): Promise<void> {
  await finishLevering(db, { id, bestanden, signalen });
  await insertLogboekLevering(db, {
    gemeenteId: o.gemeenteId,
    gebruikerId: o.gebruikerId,
    leveringId: id,
    handeling: o.proef ? 'levering-beproefd' : 'levering-verwerkt',
    uitkomst: 'gelukt',
    herkomst: o.herkomst,
  });
}

async function verwerk(db: Kysely<DB>, o: ImportOpdracht, opvang: Opvang): Promise<Verwerkt> {
  const versie = o.beleid.dichtstbij(o.gemeenteId, o.vandaag);
  if (!versie) throw new Error(`gemeente ${o.gemeenteId} heeft geen regeling`);
  const voortgang = o.voortgang ?? (async () => undefined);

  await lockLeveringen(db, o.gemeenteId);
  const bestanden: (GeopendBestand | OnleesbaarBestand)[] = [];
  for (const [nr, bron] of o.bestanden.entries()) {
    await voortgang('Bestanden lezen', nr, o.bestanden.length);
    bestanden.push('stukken' in bron ? await openBestand(bron) : bron);
  }
  const werk: Werk = {
    o,
    vraag: { gemeenteId: o.gemeenteId, bsn: o.bsn, producten: productenVan(versie.regeling) },
    opties: { vandaag: isoDatum(o.vandaag), gebracht: maakGebracht() },
    bewaring: maakBewaring(o),
    opvang,
  };
  const { bewaring } = werk;
  const tellingen = bestanden.map(beginstand);
  for (const soort of SOORTEN) {
    const vanSoort = bestanden.flatMap((geopend, nr) => {
      const telling = tellingen[nr];
      return 'indeling' in geopend && geopend.indeling.soort === soort && telling ? [{ geopend, nr, telling }] : [];
    });
    const totaal = vanSoort.reduce((som, { geopend }) => som + geopend.hoogstens, 0);
    let gedaan = 0;
    for (const een of vanSoort)
      await verwerkBestand(db, werk, een, async (erbij) => {
        await voortgang(`${STAP[soort]} verwerken`, gedaan, totaal);
        gedaan += erbij;
      });
  }
  await voortgang('Signalen bepalen', 0, bewaring.genoemd.size);
  const regels = signaalRegelsVan(versie.regeling, o.beleid.landelijk);
  const bevindingen = [];
  for (const ids of inStukken([...bewaring.genoemd], GEGEVENS))
    for (const { inwoner, toewijzingen } of await loadSignaalGegevens(db, o.gemeenteId, ids))
      bevindingen.push(bevindingenVan(inwoner, toewijzingen, regels));
  return { bestanden: tellingen, signalen: bundelSignalen(bevindingen), gewijzigd: bewaring.gewijzigd };
}

/** What goes along through all files. */
type Werk = {
  o: ImportOpdracht;
  vraag: Parameters<typeof loadBekend>[1];
  opties: { vandaag: string; gebracht: ReturnType<typeof maakGebracht> };
  bewaring: Bewaring;
  opvang: Opvang;
};

/**
 * Part after part: what is known of it, the judgement, what it brings. Hours come by the million: while the database stores a part of
 * them the next is judged, against what was known before with the part on its way put on top.
 */
async function verwerkBestand(
  db: Kysely<DB>,
  { o, vraag, opties, bewaring, opvang }: Werk,
  { geopend, nr, telling }: { geopend: GeopendBestand; nr: number; telling: BestandTelling },
  verder: (rijen: number) => Promise<void>,
): Promise<void> {
  const gezien = maakGezien(Math.min(geopend.hoogstens, MAX_RIJEN), randomInt(2 ** 31));
  let wacht: { uren: LeveringUitslag['nieuw']['uren']; bewaar: () => Promise<void> } | undefined;
  for await (const deel of vooruit(leesDelen(geopend))) {
    await verder(deel.rijen.length);
    const bekend = await loadBekend(db, vraag, deel);
    const bezig = wacht?.bewaar();
    bezig?.catch(() => undefined); // met below
    // The statement is on its way before the judge takes the processor.
    if (bezig) await adem();
    const stand = wacht ? metUren(bekend.stand, wacht.uren) : bekend.stand;
    const { afwijzingen, ...wijzigingen } = beoordeelDeel(deel, stand, { ...opties, gezien });
    await bezig;
    const bewaar = async (): Promise<void> => {
      await storeDeel(db, bewaring, wijzigingen, bekend);
      await opvang(db, nr, telling.bestand, metCorrectie(afwijzingen, bekend, o.proef));
    };
    wacht = deel.soort === 'uren' ? { uren: wijzigingen.nieuw.uren, bewaar } : undefined;
    if (!wacht) await bewaar();
    telling.gelezen += deel.rijen.length;
    telling.afgewezen += afwijzingen.length;
    telling.aangenomen = telling.gelezen - telling.afgewezen;
    bewaring.gewijzigd ||= heeftWijzigingen(wijzigingen);
  }
  await wacht?.bewaar();
}

const STAP = {
  aanbieders: 'Aanbieders',
  inwoners: 'Inwoners',
  toewijzingen: 'Toewijzingen',
  uren: 'Uren',
  resultaten: 'Resultaten',
} as const;
/** Residents whose signals are determined at a go. */
const GEGEVENS = 5_000;

function beginstand(bestand: GeopendBestand | OnleesbaarBestand): BestandTelling {
  const nul = { gelezen: 0, aangenomen: 0, afgewezen: 0 };
  return 'indeling' in bestand
    ? { bestand: bestand.bron.naam, soort: bestand.indeling.soort, ...nul }
    : { bestand: bestand.bestand, soort: null, ...nul, fout: bestand.fout };
}

/** Reads the next part while the database works on the one before it. */
async function* vooruit<T>(delen: AsyncGenerator<T>): AsyncGenerator<T> {
  let volgende = delen.next();
  try {
    for (;;) {
      const { done, value } = await volgende;
      if (done) return;
      volgende = delen.next();
      // Whoever takes the part may fail first: then this answer is not asked for any more.
      volgende.catch(() => undefined);
      yield value;
    }
  } finally {
    await delen.return(undefined);
  }
}

function metCorrectie(afwijzingen: readonly Afwijzing[], bekend: Bekend, proef: boolean): TeBewarenAfwijzing[] {
  const agbVan = (nummer: string) => bekend.stand.toewijzingen.get(nummer)?.agb;
  return afwijzingen.map(({ regel, reden, tekst, correctie }) => ({
    regel,
    reden,
    tekst,
    correctie: proef || !correctie ? undefined : bewaardeCorrectie(correctie, { inwoners: bekend.inwoners, agbVan }),
  }));
}
