// A route that is tried on somebody invented: the whole stand is in the address, and nothing is stored.
import { beslistOver, findStap, type Regeling, type Route } from '../../beleid/regeling.ts';
import { type Datum, isNa, isoDatum, laatste, parseDatum, plusDagen, plusMaanden } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { isTrede } from '../../kernel/trede.ts';
import type { Oordeel, Stand, Trajectstap } from '../types.ts';
import { beoordeelEinde, beoordeelStart } from './oordeel.ts';
import { genummerd, lopende } from './stand.ts';
import { termijnDagen } from './termijn.ts';
import { beslissers } from './volgende.ts';

/** One step of the try, as it stands in the address: `proef_2026-11-23` runs, `proef_2026-11-23_2027-01-17_geslaagd` is over. */
export interface Proefstap {
  stap: string;
  van: Datum;
  tot?: Datum | undefined;
  uitkomst?: string | undefined;
}

/** Who walks, invented. What is left out is not known. */
export interface Proefinwoner {
  naam: string;
  trede: string;
  uitkering: string;
  indicatie: string;
  uren: string;
  voldaan: boolean;
}

/** As many steps as anybody tries: the address has an end (src/web/sizes.ts). */
const MEESTE = 40;

/** The steps of an address; undefined when it was written by nobody of us. */
export function leesWeg(tekst: string, route: Route): Proefstap[] | undefined {
  if (tekst === '') return [];
  const delen = tekst.split('.');
  if (delen.length > MEESTE) return undefined;
  const uit: Proefstap[] = [];
  for (const deel of delen) {
    const [stap = '', van = '', tot, uitkomst, ...rest] = deel.split('_');
    const begin = parseDatum(van);
    const einde = tot === undefined ? undefined : parseDatum(tot);
    if (!findStap(route, stap) || !begin || rest.length > 0 || (tot !== undefined && (!einde || !uitkomst))) return undefined;
    uit.push({ stap, van: begin, tot: einde, uitkomst: einde && uitkomst });
  }
  return uit;
}

export const toonWeg = (weg: readonly Proefstap[]): string =>
  weg
    .map(({ stap, van, tot, uitkomst }) => [stap, isoDatum(van), ...(tot ? [isoDatum(tot), uitkomst ?? ''] : [])].join('_'))
    .join('.');

/** Where the invented resident stands. */
export function proefStand(
  o: { regeling: Regeling; route: Route; landelijk: Stand['landelijk'] },
  weg: readonly Proefstap[],
  wie: Proefinwoner,
): Stand {
  const trede = Number(wie.trede);
  const uren = Number(wie.uren.replace(',', '.'));
  return {
    regeling: o.regeling,
    route: o.route,
    landelijk: o.landelijk,
    trede: isTrede(trede) ? trede : undefined,
    uitkeringen: wie.uitkering === '' ? undefined : wie.uitkering === 'geen' ? [] : [wie.uitkering],
    indicatie: proefIndicatie(weg, wie),
    stappen: genummerd(
      weg.map(
        ({ stap, van, tot, uitkomst }, i): Trajectstap => ({
          id: String(i + 1),
          stap,
          nummer: 0,
          poging: 0,
          begonnenOp: van,
          geeindigdOp: tot,
          uitkomst,
          oordelen: [],
          volgtOp: vorigeVan(weg, i),
          urenPerWeek: uren > 0 && uren <= 168 ? uren : undefined,
          voorwaarden: wie.voldaan
            ? Object.fromEntries((findStap(o.route, stap)?.geld ?? []).map(({ sleutel }) => [sleutel, true]))
            : undefined,
        }),
      ),
      o.route,
    ),
  };
}

/** AL11: `nieuw` is granted anew at each step, so that it is newer than the step that somebody comes back from. */
const proefIndicatie = (weg: readonly Proefstap[], { indicatie }: Proefinwoner): Stand['indicatie'] => {
  if (indicatie === 'geen') return null;
  const van = indicatie === 'nieuw' ? weg.at(-1)?.van : indicatie === 'loopt' ? weg[0]?.van : undefined;
  return van && { van, tot: null };
};

/** What was over before it: in a try each step follows on the one before, unless one runs beside it. */
const vorigeVan = (weg: readonly Proefstap[], i: number): string | undefined => {
  const { van } = weg[i] ?? {};
  const eerder = weg.slice(0, i);
  if (!van || eerder.some(({ tot }) => tot === undefined || isNa(tot, van))) return undefined;
  return eerder.length === 0 ? undefined : String(eerder.length);
};

/** The day on which the try stands: the last that something happened on. */
export const proefDag = (weg: readonly Proefstap[], begin: Datum): Datum =>
  weg.reduce((dag, { van, tot }) => laatste(dag, tot ?? van), begin);

/** When a step would end by itself: by its term; without one a decision on its own day, and anything else after a month. */
export const proefEinde = (stand: Stand, t: Trajectstap): Datum => {
  const stap = findStap(stand.route, t.stap);
  const dagen = stap && termijnDagen(stap, t.begonnenOp, stand.landelijk);
  const eind = dagen?.uiterst ?? dagen?.verwacht ?? dagen?.vroegst;
  if (eind) return eind;
  return stap && beslistOver(stap) === 'uitkomst' ? t.begonnenOp : plusDagen(plusMaanden(t.begonnenOp, 1), -1);
};

/** What each of the deciders says of a step; who is named in `nee` says no. */
const oordelen = (stand: Stand, id: string, op: Datum, nee: readonly string[]): Oordeel[] => {
  const stap = findStap(stand.route, id);
  const wie = stap && beslissers(stap);
  return [...(wie?.wie ?? []), ...(wie?.samen ?? [])].map((een) => ({ wie: een, ja: !nee.includes(een), op }));
};

export type Proefdaad =
  | { doe: 'begin'; stap: string; op: Datum; reden: string; nee: readonly string[] }
  | { doe: 'einde'; trajectstap: string; uitkomst: string; op: Datum; reden: string; nee: readonly string[] };

/** The way after one more act, by the same judgement that a traject gets. */
export function zet(stand: Stand, weg: readonly Proefstap[], daad: Proefdaad): Resultaat<Proefstap[]> {
  if (weg.length >= MEESTE) return geweigerd(`Een proef heeft hoogstens ${MEESTE} stappen. Begin opnieuw.`);
  const { op, reden } = daad;
  if (daad.doe === 'begin') {
    const vraag = { stap: daad.stap, op, reden, oordelen: oordelen(stand, daad.stap, op, daad.nee) };
    const uit = beoordeelStart(stand, vraag, op);
    return uit.ok ? gelukt([...weg, { stap: daad.stap, van: op }]) : uit;
  }
  const t = lopende(stand).find(({ id }) => id === daad.trajectstap);
  if (!t) return geweigerd('Deze stap loopt niet. Begin opnieuw, of neem een stap terug.');
  const vraag = { id: t.id, uitkomst: daad.uitkomst, op, reden, oordelen: oordelen(stand, t.stap, op, daad.nee) };
  const uit = beoordeelEinde(stand, vraag, op);
  if (!uit.ok) return uit;
  // Rows and steps of the stand are in the same order but for two of one day.
  const i = Number(t.id) - 1;
  return gelukt(weg.map((een, nr) => (nr === i ? { ...een, tot: op, uitkomst: daad.uitkomst } : een)));
}

/** The way without what was done last. */
export function terugnemen(weg: readonly Proefstap[]): Proefstap[] {
  const laatste_ = weg.at(-1);
  if (!laatste_) return [];
  return laatste_.tot ? [...weg.slice(0, -1), { stap: laatste_.stap, van: laatste_.van }] : weg.slice(0, -1);
}
