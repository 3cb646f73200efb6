import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Keys } from '../../platform/keys.ts';
import { openMap } from '../map.ts';
import { NietMogelijk } from '../types.ts';
import { checkReservekopie } from './check-reservekopie.ts';
import { makeReservekopie } from './make-reservekopie.ts';

const NAAM = /^werktmee-\d{4}-\d{2}-\d{2}-\d{6}$/;

/** `werktmee-2026-11-22-023000`, by the clock of the world: names in order are back-ups in order. */
const naamVan = (nu: Date): string =>
  `werktmee-${nu.toISOString().slice(0, 10)}-${nu.toISOString().slice(11, 19).replaceAll(':', '')}`;

/**
 * Makes a back-up in a folder of its own under `map`, reads it again, and only then throws away the oldest beyond `aantal`. Folders
 * with another name, or that hold no back-up of this product, are left alone. Says what it did in one Dutch sentence.
 */
export const keepReservekopieen = async (
  owner: pg.Pool,
  o: { map: string; aantal: number; omgeving: 'demo' | 'productie'; product: string; sleutels: Keys; nu: Date },
): Promise<string> => {
  const { map, aantal, ...rest } = o;
  const nieuw = join(map, naamVan(o.nu));
  await makeReservekopie(owner, { ...rest, map: nieuw, metSleutels: o.omgeving === 'demo' });
  const { overzicht } = await checkReservekopie(nieuw);
  const oud = (await readdir(map))
    .filter((naam) => NAAM.test(naam))
    .sort()
    .slice(0, -aantal);
  let weg = 0;
  for (const naam of oud) {
    if (!(await isVanOns(join(map, naam)))) continue;
    await rm(join(map, naam), { recursive: true, force: true });
    weg++;
  }
  const rijen = Object.values(overzicht.tabellen).reduce((som, n) => som + n, 0);
  return `${rijen} rijen bewaard in ${nieuw} (${(overzicht.grootte / 1e6).toFixed(1)} MB) en nagelezen; ${weg} oude weggegooid.`;
};

const isVanOns = async (map: string): Promise<boolean> => {
  try {
    await openMap(map);
    return true;
  } catch (error) {
    if (error instanceof NietMogelijk) return false;
    throw error;
  }
};
