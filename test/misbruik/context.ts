/** What all parts of the attack share: the field, the map of its forms, the payloads, and what was found. */
import { type Luisteraar, openLuisteraar } from './luisteraar.ts';
import { type Payload, payloads } from './payloads.ts';
import { openSlagveld, type Slagveld, vreemdeIds } from './slagveld.ts';
import { maakStanden, type Stand } from './standen.ts';
import { type Doelwit, type Kaart, verken } from './verkenner.ts';
import { isAanDeBeurt, Traagste } from './verslag.ts';

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

interface Groep {
  van: number;
  /** The place of the first. */
  begin: number;
}

/**
 * The same form in other hands or under another button: which of how many it is. What is tried by the hundred is divided among those, for
 * one handler answers them all. `nu`: whether this one is tried at this turn of the short form, one of each group.
 */
export const varianten = (
  doelwitten: readonly Doelwit[],
  velden: (een: Doelwit) => readonly string[],
): ((een: Doelwit) => { nr: number; van: number; begin: number; nu: boolean }) => {
  const plaats = new Map<Doelwit, { nr: number; groep: Groep }>();
  const groepen = new Map<string, Groep>();
  for (const [begin, een] of doelwitten.entries()) {
    const sleutel = `${een.route} ${[...new Set(velden(een).map((naam) => naam.replace(/\d+/g, '0')))].sort().join()}`;
    const groep = groepen.get(sleutel) ?? { van: 0, begin };
    groepen.set(sleutel, groep);
    plaats.set(een, { nr: groep.van++, groep });
  }
  return (een) => {
    const hier = plaats.get(een);
    const { nr = 0, groep: { van, begin } = { van: 1, begin: 0 } } = hier ?? {};
    return { nr, van, begin, nu: isAanDeBeurt(nr, van) };
  };
};
