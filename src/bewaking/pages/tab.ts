// The duties of one resident, and which day moved and why. Shown on the tab of the duties.
import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { productNaam } from '../../inwoner/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { DB } from '../../platform/db/schema.ts';
import { stapAdres, stapUitlegAdres } from '../../uitleg/index.ts';
import { type Html, html, kaart, link, metOnder, tabel } from '../../web/index.ts';
import {
  findPlichten,
  type Kijker,
  listVerschillen,
  listZonderDag,
  type PlichtLijstRij,
  type VerschilRij,
  type ZonderDagRij,
} from '../queries/index.ts';
import type { PlichtenVraag } from '../vraag.ts';
import { plichtCellen, plichtKolommen, type RijOpmaak, wieTekst } from './regels.ts';

const HOOGSTENS = 100;

/** What the tab needs; all started together. */
export const readPlichten = async (db: Kysely<DB>, inwonerId: number, k: Kijker) => {
  const vraag: PlichtenVraag = { stand: undefined, wie: undefined, soort: undefined, consulentId: undefined, inwonerId };
  const [rijen, zonderDag, verschillen, escalatieDagen] = await Promise.all([
    findPlichten(db, vraag, k, { pagina: 1, perPagina: HOOGSTENS }),
    listZonderDag(db, inwonerId),
    listVerschillen(db, inwonerId),
    findInstelling(db, 'escalatie-dagen'),
  ]);
  return { rijen, zonderDag, verschillen, escalatieDagen };
};

const open = ({ stand }: PlichtLijstRij): boolean => stand === 'open' || stand === 'gepland';

const waarom = ({ soort }: ZonderDagRij): Html => {
  const adres = stapUitlegAdres(soort);
  return html`${adres !== undefined && link(adres, 'Waarom?')}`;
};

/** What is owed for one resident: with a last day, without one, which day moved, and what was dealt with. */
export const plichtenDeel = (
  o: Awaited<ReturnType<typeof readPlichten>> & Omit<RijOpmaak, 'escalatieDagen'> & { beleid: BeleidInHuis; vandaag: Datum },
): Html[] => {
  const cellen = plichtCellen({ ...o, inwoner: false });
  const kolommen = plichtKolommen({ inwoner: false, consulent: false });
  const af = o.rijen.filter((rij) => !open(rij));
  const productVan = ({ product }: VerschilRij): string =>
    product === null ? 'Route' : productNaam(o.beleid, o.gemeenteId, o.vandaag, product);
  return [
    kaart({
      titel: 'Wat er moet gebeuren',
      inhoud: tabel({
        caption: 'Wat er moet gebeuren, door wie en voor wanneer',
        kolommen,
        leeg: 'Er staat niets open met een laatste dag.',
        rijen: o.rijen.filter(open).map(cellen),
      }),
    }),
    ...(o.zonderDag.length > 0
      ? [
          kaart({
            titel: 'Wat ook nog moet, zonder laatste dag',
            inhoud: tabel({
              caption: 'Wat ook nog moet, door wie; geen bron en geen instelling geeft een laatste dag',
              kolommen: [{ kop: 'Wat' }, { kop: 'Wie' }],
              rijen: o.zonderDag.map((rij) => [
                metOnder(link(stapAdres(rij.href, o.rol === 'teammanager'), rij.tekst), waarom(rij)),
                wieTekst(rij.eigenaar, o.rol),
              ]),
            }),
          }),
        ]
      : []),
    ...(o.verschillen.length > 0
      ? [
          kaart({
            titel: 'Welke dag verschoof, en waarom',
            inhoud: tabel({
              caption: 'Welke dag verschoof, en waarom',
              kolommen: [{ kop: 'Wat' }, { kop: 'Was' }, { kop: 'Werd' }, { kop: 'Waarom' }, { kop: 'Sinds' }],
              rijen: o.verschillen.map((v) => [
                metOnder(v.naam, [productVan(v), v.aanbieder ?? ''].filter((een) => een !== '').join(', ')),
                v.oud === null ? (v.product === null ? 'geen dag' : 'was er niet') : toonDatum(datum(v.oud)),
                v.nieuw === null ? (v.product === null ? 'geen dag' : 'hoeft niet meer') : toonDatum(datum(v.nieuw)),
                v.reden,
                toonMoment(v.op, o.vandaag),
              ]),
            }),
          }),
        ]
      : []),
    ...(af.length > 0
      ? [
          kaart({
            titel: 'Afgehandeld',
            inhoud: html`${tabel({ caption: 'Afgehandeld', kolommen, rijen: af.map(cellen) })}`,
          }),
        ]
      : []),
  ];
};
