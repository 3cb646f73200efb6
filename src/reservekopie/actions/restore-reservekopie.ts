import { join } from 'node:path';
import type pg from 'pg';
import { checkLogboek, legAnkersWeg, schrijfAnker, sealLogboek } from '../../logboek/index.ts';
import { derivedOnce, type Migration, readMigrations, runMigrationIn } from '../../platform/db/migrate.ts';
import { prepareQueue } from '../../platform/jobs.ts';
import { createBsnKluis, type Keys, versieVan } from '../../platform/keys.ts';
import { beschadigd, pakUit, TAKEN, tabelbestand } from '../map.ts';
import { verschilVan } from '../overzicht.ts';
import {
  analyze,
  dropAlles,
  maakOntvankelijk,
  neemMigratieslot,
  selectBezetting,
  selectVersleuteld,
} from '../queries/herstel.ts';
import { beginHerstel, copyIn, copyUit, legVast, selectTabellen, updateReeksen } from '../queries/tabellen.ts';
import { insertTaken, maakWachtkamer, WACHTKAMER } from '../queries/taken.ts';
import { type Hersteld, type Manifest, NietMogelijk } from '../types.ts';
import type { Gelezen } from './check-reservekopie.ts';

export interface HerstelOpdracht {
  map: string;
  /** What checkReservekopie said of this folder: that it is whole. */
  gelezen: Gelezen;
  /** What is in the database now may go. Without it a database in which somebody has worked is refused. */
  leegEerst: boolean;
  /** Keys that must open what is restored; absent: there are none yet, and whoever starts the product puts them there first. */
  sleutels: Keys | undefined;
  /** File that gets the chain hashes of the logboek from here on. */
  ankers: string;
  /** Behind the name of what has to make room: files of the database that was here. */
  achtervoegsel: string;
  stap?: (naam: string) => void;
}

/**
 * Puts a back-up back: all of it or nothing. In one transaction the database gets the tables as they were when the back-up was made,
 * then the rows, then the migrations that this product has besides. At the end every table is read from the database and compared
 * with the back-up.
 * Throws NietMogelijk with what a person can do about it; the database is then as it was.
 */
export const restoreReservekopie = async (owner: pg.Pool, o: HerstelOpdracht): Promise<Hersteld> => {
  const { manifest, overzicht } = o.gelezen;
  const { vooraf, erna } = verdeel(manifest, await readMigrations());
  if (o.sleutels) moetenPassen(manifest, o.sleutels);
  const verbinding = await owner.connect();
  let heel = false;
  try {
    await prepareQueue(verbinding);
    await beginHerstel(verbinding);
    await moetKunnen(verbinding, o.leegEerst);
    await dropAlles(verbinding);
    for (const migratie of derivedOnce(vooraf)) await runMigrationIn(verbinding, migratie);
    await laadTabellen(verbinding, manifest, o);
    await laadTaken(verbinding, manifest, o.map);
    await updateReeksen(verbinding, manifest.reeksen);
    if (o.sleutels) await opent(verbinding, o.sleutels);
    for (const migratie of derivedOnce(erna)) await runMigrationIn(verbinding, migratie);
    await analyze(verbinding);
    await legVast(verbinding);
    heel = true;
  } finally {
    // What was not committed is gone with its connection.
    verbinding.release(!heel);
  }
  await legAnkersWeg(o.ankers, o.achtervoegsel);
  // Lines that waited for a seal when the back-up was made get it now; nobody else is here.
  const { laatste } = await sealLogboek(owner, { geduld: 0 });
  if (laatste) await schrijfAnker(o.ankers, laatste, new Date());
  const {
    heel: logboekHeel,
    regels,
    keten,
  } = await checkLogboek(owner, {
    ankers: manifest.anker ? [manifest.anker.keten] : [],
    herkomst: 'opdrachtregel',
  });
  return { ...overzicht, anker: keten, bijgewerkt: erna.map(({ name }) => name), logboek: { heel: logboekHeel, regels } };
};

/** Which migrations make the tables of the back-up, and which come after. Throws NietMogelijk for a back-up of another product or version. */
const verdeel = (manifest: Manifest, migraties: readonly Migration[]): { vooraf: Migration[]; erna: Migration[] } => {
  const eigen = new Map(migraties.map((migratie) => [migratie.name, migratie]));
  for (const { naam, hash } of manifest.migraties) {
    const migratie = eigen.get(naam);
    if (!migratie) {
      throw new NietMogelijk(
        `Deze back-up is van een nieuwere versie van het product: migratie ${naam} is hier niet. Zet eerst die versie neer.`,
      );
    }
    if (migratie.hash !== hash) {
      throw new NietMogelijk(
        `Migratie ${naam} is hier een andere dan toen de back-up werd gemaakt. Deze back-up hoort bij een ander product.`,
      );
    }
  }
  const had = new Set(manifest.migraties.map(({ naam }) => naam));
  return { vooraf: migraties.filter(({ name }) => had.has(name)), erna: migraties.filter(({ name }) => !had.has(name)) };
};

/** With other keys the product would not start on what is restored, and no BSN could be read. Throws NietMogelijk. */
const moetenPassen = (manifest: Manifest, sleutels: Keys): void => {
  const anders = verschilVan(manifest, sleutels);
  if (anders.length === 0) return;
  throw new NietMogelijk(
    `De sleutels van het BSN passen niet bij deze back-up (anders of niet hier: ${anders.join(', ')}). Geef de sleutels waarmee het product werkte op ${manifest.gemaaktOp}. Zonder die sleutels is geen BSN te lezen en start het product niet.`,
  );
};

/** The keys open what came in: one BSN of each version is tried. Throws NietMogelijk. */
const opent = async (verbinding: pg.ClientBase, sleutels: Keys): Promise<void> => {
  const kluis = createBsnKluis(sleutels);
  for (const versleuteld of await selectVersleuteld(verbinding)) {
    try {
      kluis.ontsleutel(versleuteld);
    } catch (error) {
      throw new NietMogelijk(
        `Deze sleutels openen de BSN's in deze back-up niet (bsn versie ${versieVan(versleuteld)}). Geef de sleutels die erbij horen.`,
        { cause: error },
      );
    }
  }
};

const moetKunnen = async (verbinding: pg.ClientBase, leegEerst: boolean): Promise<void> => {
  const vrij = await neemMigratieslot(verbinding);
  const { verbindingen, vreemd, gevuld } = await selectBezetting(verbinding);
  if (!vrij || verbindingen > 0) {
    throw new NietMogelijk('Het product of een andere opdracht gebruikt deze database nog. Stop die eerst.');
  }
  if (vreemd.length > 0) {
    throw new NietMogelijk(
      `In deze database staan tabellen die niet van dit product zijn (${vreemd.slice(0, 3).join(', ')}). Maak een eigen, lege database.`,
    );
  }
  if (gevuld && !leegEerst) {
    throw new NietMogelijk(
      'Deze database is niet leeg. Herstel in een lege database of een lege datamap. Moet alles wat er nu in staat weg, geef dan --leeg-eerst.',
    );
  }
};

const laadTabellen = async (verbinding: pg.ClientBase, manifest: Manifest, o: HerstelOpdracht): Promise<void> => {
  const gemaakt = await selectTabellen(verbinding);
  const namen = Object.keys(manifest.tabellen);
  const anders = namen.filter((naam) => !gemaakt.some((tabel) => tabel.naam === naam));
  const teveel = gemaakt.filter(({ naam }) => !namen.includes(naam)).map(({ naam }) => naam);
  if (anders.length + teveel.length > 0) {
    throw new NietMogelijk(`De back-up en zijn migraties horen niet bij elkaar (${[...anders, ...teveel].join(', ')}).`);
  }
  const { zetTerug } = await maakOntvankelijk(verbinding, namen);
  for (const [naam, { kolommen, sha256 }] of Object.entries(manifest.tabellen)) {
    o.stap?.(naam);
    const bestand = tabelbestand(naam);
    const geladen = await copyIn(verbinding, {
      tabel: `public."${naam}"`,
      kolommen,
      bevroren: true,
      uit: pakUit(join(o.map, bestand)),
    });
    if (geladen.sha256 !== sha256) throw beschadigd(bestand);
  }
  o.stap?.('verwijzingen');
  await zetTerug();
  for (const tabel of gemaakt) {
    o.stap?.(`${tabel.naam} nalezen`);
    const verwacht = manifest.tabellen[tabel.naam];
    const nu = await copyUit(verbinding, tabel, []);
    if (nu.sha256 !== verwacht?.sha256 || nu.rijen !== verwacht.rijen) {
      throw new Error(`tabel ${tabel.naam} is na het laden niet gelijk aan de back-up`);
    }
  }
};

const laadTaken = async (verbinding: pg.ClientBase, manifest: Manifest, map: string): Promise<void> => {
  await maakWachtkamer(verbinding);
  await copyIn(verbinding, {
    tabel: WACHTKAMER,
    kolommen: manifest.taken.kolommen,
    bevroren: true,
    uit: pakUit(join(map, TAKEN)),
  });
  await insertTaken(verbinding);
};
