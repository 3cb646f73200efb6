import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import type { Keys } from '../../platform/keys.ts';
import { schrijfManifest } from '../manifest.ts';
import { comprimeer, grootteVan, MANIFEST, maakMap, SLEUTELS, schrijfTekst, TAKEN, tabelbestand } from '../map.ts';
import { afdrukVan, overzichtVan } from '../overzicht.ts';
import { selectLaatsteVerzegeling } from '../queries/herstel.ts';
import { begin, copyUit, eindig, selectMigraties, selectReeksen, selectServer, selectTabellen } from '../queries/tabellen.ts';
import { selectTaken } from '../queries/taken.ts';
import { type Inhoud, type Manifest, NietMogelijk, type Overzicht } from '../types.ts';

/**
 * Copies everything that the database holds at one moment into a new folder, while the product goes on. Reads table after table as a
 * stream: memory does not grow with the data. `sleutels` are not written unless `metSleutels`; their prints always are.
 * Throws NietMogelijk for a folder with something in it and for a disk that is full.
 */
export const makeReservekopie = async (
  owner: pg.Pool,
  o: {
    map: string;
    omgeving: 'demo' | 'productie';
    product: string;
    sleutels: Keys;
    metSleutels: boolean;
    nu: Date;
    /** Called before each table. */
    stap?: (naam: string) => void;
  },
): Promise<Overzicht> => {
  const verbinding = await owner.connect();
  let heel = false;
  try {
    const manifest = await maakMap(o.map, async (concept) => {
      await begin(verbinding);
      const migraties = await selectMigraties(verbinding);
      if (migraties.length === 0) throw new NietMogelijk('Deze database is leeg: er is niets om te bewaren.');
      const tabellen: Record<string, Inhoud> = {};
      for (const bron of await selectTabellen(verbinding)) {
        o.stap?.(bron.naam);
        const { naar, eind } = comprimeer(join(concept, tabelbestand(bron.naam)));
        tabellen[bron.naam] = await copyUit(verbinding, bron, naar, eind);
      }
      const wachtend = comprimeer(join(concept, TAKEN));
      const taken = await copyUit(verbinding, await selectTaken(verbinding), wachtend.naar, wachtend.eind);
      const anker = await selectLaatsteVerzegeling(verbinding);
      const gemaakt: Manifest = {
        soort: 'werktmee-reservekopie',
        vorm: 1,
        gemaaktOp: o.nu.toISOString(),
        omgeving: o.omgeving,
        product: o.product,
        postgres: await selectServer(verbinding),
        migraties,
        tabellen,
        taken,
        reeksen: await selectReeksen(verbinding),
        ...(anker ? { anker } : {}),
        sleutels: { ...afdrukVan(o.sleutels), bestand: o.metSleutels },
      };
      await eindig(verbinding);
      if (o.metSleutels) {
        await mkdir(join(concept, dirname(SLEUTELS)), { mode: 0o700 });
        await schrijfTekst(join(concept, SLEUTELS), `${JSON.stringify(o.sleutels, null, 2)}\n`);
      }
      await schrijfTekst(join(concept, MANIFEST), schrijfManifest(gemaakt));
      return gemaakt;
    });
    heel = true;
    return overzichtVan(manifest, o.map, await grootteVan(o.map));
  } finally {
    // A copy that was broken off leaves a connection that is still sending.
    verbinding.release(!heel);
  }
};
