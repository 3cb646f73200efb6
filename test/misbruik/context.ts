/** What all parts of the attack share: the field, the map of its forms, the payloads, and what was found. */
import { type Luisteraar, openLuisteraar } from './luisteraar.ts';
import { type Payload, payloads } from './payloads.ts';
import { openSlagveld, type Slagveld, vreemdeIds } from './slagveld.ts';
import { maakStanden, type Stand } from './standen.ts';
import { type Doelwit, type Kaart, verken } from './verkenner.ts';
import { Traagste } from './verslag.ts';

export interface Aanval {
  slagveld: Slagveld;
  kaart: Kaart;
  luisteraar: Luisteraar;
  payloads: Payload[];
  /** Ids of what belongs to somebody else, as text. */
  ids: string[];
  traagste: Traagste;
  bevindingen: string[];
  opmerkingen: string[];
  cijfers: Record<string, number>;
  close(): Promise<void>;
}

export const openAanval = async (): Promise<Aanval> => {
  const luisteraar = await openLuisteraar();
  let standen: Stand[] = [];
  const slagveld = await openSlagveld(async (world) => {
    standen = await maakStanden(world);
  });
  const kaart = await verken(slagveld, standen);
  return {
    slagveld,
    kaart,
    luisteraar,
    payloads: payloads(luisteraar.adres),
    ids: vreemdeIds(slagveld.world).map(String),
    traagste: new Traagste(),
    bevindingen: [],
    opmerkingen: [],
    cijfers: {},
    close: async () => {
      await slagveld.close();
      await luisteraar.close();
    },
  };
};

export const naamVanDoelwit = (een: Doelwit): string =>
  `${een.rol} ${een.route}${een.knop === undefined ? '' : ` [${een.knop}]`}`;
