import { join } from 'node:path';
import { type Keys, parseKeys } from '../../platform/keys.ts';
import { beschadigd, controleerBestand, grootteVan, leesAlsErIs, openMap, SLEUTELS, TAKEN, tabelbestand } from '../map.ts';
import { afdrukVan, overzichtVan } from '../overzicht.ts';
import { type Manifest, NietMogelijk, type Overzicht } from '../types.ts';

/** A back-up that is whole, with the keys that are in it now: their folder may have been put somewhere else. */
export interface Gelezen {
  manifest: Manifest;
  overzicht: Overzicht;
  sleutels: Keys | undefined;
}

/** Reads a whole back-up again and compares it with what was written. Needs no database. Throws NietMogelijk when it is not whole. */
export const checkReservekopie = async (map: string): Promise<Gelezen> => {
  const manifest = await openMap(map);
  for (const [naam, inhoud] of Object.entries(manifest.tabellen)) await controleerBestand(map, tabelbestand(naam), inhoud);
  await controleerBestand(map, TAKEN, manifest.taken);
  const sleutels = manifest.sleutels.bestand ? await leesSleutels(map) : undefined;
  if (sleutels) {
    const { bsn, zoek } = manifest.sleutels;
    if (JSON.stringify(afdrukVan(sleutels)) !== JSON.stringify({ bsn, zoek })) throw beschadigd(SLEUTELS);
  }
  return {
    manifest,
    overzicht: { ...overzichtVan(manifest, map, await grootteVan(map)), sleutels: sleutels !== undefined },
    sleutels,
  };
};

/** The keys that came with a back-up; undefined when their folder was taken out, to be kept apart. Throws NietMogelijk. */
const leesSleutels = async (map: string): Promise<Keys | undefined> => {
  try {
    const tekst = await leesAlsErIs(join(map, SLEUTELS));
    return tekst === undefined ? undefined : parseKeys(tekst);
  } catch (error) {
    throw new NietMogelijk(`De sleutels in ${join(map, SLEUTELS)} zijn beschadigd of niet te lezen.`, { cause: error });
  }
};
