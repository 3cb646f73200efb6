import { type Keys, keyPrint } from '../platform/keys.ts';
import type { Manifest, Overzicht } from './types.ts';

/** What a person wants to know of a back-up. */
export const overzichtVan = (manifest: Manifest, map: string, grootte: number): Overzicht => ({
  map,
  gemaaktOp: manifest.gemaaktOp,
  product: manifest.product,
  tabellen: Object.fromEntries(Object.entries(manifest.tabellen).map(([naam, { rijen }]) => [naam, rijen])),
  taken: manifest.taken.rijen,
  grootte,
  anker: manifest.anker?.keten,
  sleutels: manifest.sleutels.bestand,
});

/** Which keys of a back-up are not among these, in Dutch; none when these open it. There may be newer versions besides. */
export const verschilVan = ({ sleutels: nodig }: Manifest, sleutels: Keys): string[] => {
  const hier = afdrukVan(sleutels);
  return [
    ...nodig.bsn.flatMap((afdruk, i) => (afdruk !== null && hier.bsn[i] !== afdruk ? [`bsn versie ${i + 1}`] : [])),
    ...(hier.zoek === nodig.zoek ? [] : ['zoek']),
  ];
};

/** Tells keys apart without giving them away. */
export const afdrukVan = (sleutels: Keys): { bsn: (string | null)[]; zoek: string } => ({
  bsn: sleutels.bsn.map((sleutel) => (sleutel === null ? null : keyPrint(sleutel).toString('hex'))),
  zoek: keyPrint(sleutels.zoek).toString('hex'),
});
