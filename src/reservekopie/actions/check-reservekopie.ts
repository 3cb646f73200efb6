import { join } from 'node:path';
import { parseKeys } from '../../platform/keys.ts';
import { beschadigd, controleerBestand, grootteVan, leesTekst, openMap, SLEUTELS, TAKEN, tabelbestand } from '../map.ts';
import { afdrukVan, overzichtVan } from '../overzicht.ts';
import { type Manifest, NietMogelijk, type Overzicht } from '../types.ts';

/** Reads a whole back-up again and compares it with what was written. Needs no database. Throws NietMogelijk when it is not whole. */
export const checkReservekopie = async (map: string): Promise<{ manifest: Manifest; overzicht: Overzicht }> => {
  const manifest = await openMap(map);
  for (const [naam, inhoud] of Object.entries(manifest.tabellen)) await controleerBestand(map, tabelbestand(naam), inhoud);
  await controleerBestand(map, TAKEN, manifest.taken);
  if (manifest.sleutels.bestand) {
    const { bsn, zoek } = manifest.sleutels;
    if (JSON.stringify(afdrukVan(await leesSleutels(map))) !== JSON.stringify({ bsn, zoek })) throw beschadigd(SLEUTELS);
  }
  return { manifest, overzicht: overzichtVan(manifest, map, await grootteVan(map)) };
};

/** The keys that came with a back-up. Throws NietMogelijk. */
export const leesSleutels = async (map: string) => {
  try {
    return parseKeys(await leesTekst(join(map, SLEUTELS)));
  } catch (error) {
    throw new NietMogelijk(`De sleutels in ${join(map, SLEUTELS)} ontbreken of zijn beschadigd.`, { cause: error });
  }
};
