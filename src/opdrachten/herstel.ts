import { join } from 'node:path';
import type { Config, DatabaseConfig } from '../platform/config.ts';
import { netjes, toon } from './bewaar.ts';
import { dagenVan, enigWoord, Geweigerd, nieuwPadVan, type Opdracht, zeg } from './opdracht.ts';

export const herstel: Opdracht = {
  gebruik: 'herstel <map> [--leeg-eerst] [--zonder-sleutels] [--json]',
  doet: 'Zet een back-up terug in een lege database. Alles of niets; het product moet gestopt zijn.',
  keuzes: ['leeg-eerst', 'zonder-sleutels', 'json'],
  lees: (invoer) => {
    const map = nieuwPadVan(invoer, enigWoord(invoer, 'Noem de map van de back-up.'));
    const { 'leeg-eerst': leegEerst = false, 'zonder-sleutels': zonderSleutels = false, json = false } = invoer.keuzes;
    return (config) => zetTerug(config, { map, leegEerst, zonderSleutels, json });
  },
};

type Vraag = { map: string; leegEerst: boolean; zonderSleutels: boolean; json: boolean };

async function zetTerug(config: Config, o: Vraag): Promise<void> {
  const [
    { checkReservekopie, logHersteld, restoreReservekopie, selectGemeentecodes, vervangSleutels },
    { openDatabase },
    { keysSource },
    { ankerbestand },
    { destroyAgain, leesVernietigd, selectVernietigd, vernietigdbestand },
  ] = await Promise.all([
    import('../reservekopie/index.ts'),
    import('../platform/database.ts'),
    import('../platform/keys-source.ts'),
    import('../logboek/index.ts'),
    import('../bewaren/opdracht.ts'),
  ]);
  // Nothing is opened or made for a back-up that is no good.
  const gelezen = await netjes(() => checkReservekopie(o.map));
  // The demo keeps its keys beside its database: those of the back-up take their place.
  const nieuweSleutels = config.omgeving === 'demo' && !o.zonderSleutels ? gelezen.sleutels : undefined;
  const bron = keysSource(config);
  const sleutels = nieuweSleutels ?? (await bron.find());
  if (!sleutels && !o.zonderSleutels) {
    throw new Geweigerd(
      `De sleutels van het BSN zitten niet in deze back-up en ${bron.file} is er niet. Zet de map sleutels terug in ${o.map}, of zet de sleutels in ${bron.file}. Met --zonder-sleutels kan dat ook nog na het terugzetten.`,
    );
  }
  const ankers = ankerbestand(config.dataDir);
  const naar = doelVan(config.database, config.dataDir);
  const database = await openDatabase(config);
  try {
    // What was destroyed since stands in the list, and in the database that makes room.
    const lijst = vernietigdbestand(config.dataDir);
    const vernietigd = [...(await leesVernietigd(lijst)), ...(await selectVernietigd(database.owner))];
    const achtervoegsel = `voor-herstel-${new Date().toISOString().replace(/[:.]/g, '-')}`;
    const hersteld = await netjes(() =>
      restoreReservekopie(database.owner, {
        map: o.map,
        gelezen,
        leegEerst: o.leegEerst,
        sleutels,
        ankers,
        achtervoegsel,
        stap: (naam) => (process.stderr.isTTY ? process.stderr.write(`\r\x1b[K${naam}`) : undefined),
      }),
    );
    await logHersteld(database.owner, gelezen.manifest);
    const codes = await selectGemeentecodes(database.owner);
    const vandaag = await dagenVan(config, (code) => codes.get(code));
    const opnieuw = await destroyAgain({ owner: database.owner, vandaag, lijst, herkomst: 'opdrachtregel' }, vernietigd);
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    if (nieuweSleutels) {
      const oud = await vervangSleutels(join(config.dataDir, 'sleutels.json'), nieuweSleutels, achtervoegsel);
      if (oud !== undefined) zeg(`De sleutels die hier stonden, staan nu in ${oud}.`);
    }
    process.stdout.write(
      o.json
        ? `${JSON.stringify({ ...hersteld, opnieuwVernietigd: opnieuw, naar })}\n`
        : `${toon('Teruggezet', hersteld)}${[
            `  teruggezet in      ${naar}`,
            `  bijgewerkt met     ${hersteld.bijgewerkt.length === 0 ? 'niets: de back-up was van deze versie' : hersteld.bijgewerkt.join(', ')}`,
            `  logboek            ${hersteld.logboek.regels} regels, ${hersteld.logboek.heel ? 'heel' : 'niet heel'}`,
            `  opnieuw vernietigd ${opnieuw} ${opnieuw === 1 ? 'dossier' : 'dossiers'}`,
            'Elke tabel is nagelezen en gelijk aan de back-up. Iedereen logt opnieuw in.',
          ].join('\n')}\n`,
    );
    if (!sleutels) {
      zeg(
        `Zet voor de start de sleutels die bij deze back-up horen in ${bron.file}: met andere sleutels start het product niet.`,
      );
    }
    if (!hersteld.logboek.heel) {
      throw new Geweigerd(
        'De gegevens staan terug, maar het logboek in deze back-up is niet heel. Bekijk het met werktmee logboek controleer.',
      );
    }
  } finally {
    await database.close();
  }
}

/** Where the rows go, for a person: never the user or the password. */
export function doelVan(database: DatabaseConfig, dataDir: string): string {
  if (database.soort === 'embedded') return `de ingebouwde database in ${dataDir}`;
  const { hostname, port, pathname, searchParams, username } = new URL(database.ownerUrl);
  const machine = searchParams.get('host') ?? decodeURIComponent(hostname);
  // As PostgreSQL does when none is named.
  const naam = decodeURIComponent(pathname.slice(1) || username);
  return `database ${naam} op ${machine || 'deze machine'}${port === '' ? '' : `:${port}`}`;
}
