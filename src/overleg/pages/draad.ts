// How a thread looks, the same for everybody: who takes part, what was written, who read it, and the field with its readers above it.

import { opsomming } from '../../kernel/aantal.ts';
import type { Datum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import {
  acties,
  badge,
  bericht,
  berichten,
  berichtGebeurtenis,
  form,
  foutVan,
  geschreven,
  type Html,
  html,
  type Inhoud,
  kaart,
  knop,
  leegBlok,
  link,
  metOnder,
  stapel,
  tabel,
  tekstvak,
  wieLeest,
} from '../../web/index.ts';
import { anderen, partijNaam } from '../rules.ts';
import type { Bericht, Overleg, OverlegRegel, Partij } from '../types.ts';

/** What stands behind a message: who has read it, with the moment. */
const gelezenDoor = (overleg: Overleg, een: Bericht, ik: Partij, vandaag: Datum): string => {
  const wie = anderen(een, een.van).filter((partij) => partij !== ik || een.van !== ik);
  const naam = (partij: Partij): string => (partij === ik ? 'jou' : partijNaam(overleg, partij));
  return wie
    .filter((partij) => partij !== ik)
    .map((partij) => {
      const op = een.gelezen[partij];
      return op === null
        ? `Nog niet gelezen door ${naam(partij)}.`
        : `Gelezen door ${naam(partij)} op ${toonMoment(op, vandaag)}.`;
    })
    .join(' ');
};

const schrijver = (overleg: Overleg, een: Bericht, ik: Partij): string => {
  if (een.van === 'inwoner') return ik === 'inwoner' ? 'Jij' : overleg.inwoner;
  const naam = een.door ?? 'Iemand';
  if (een.van === 'aanbieder' || een.van === 'centrum') return ik === een.van ? naam : `${naam}, ${partijNaam(overleg, een.van)}`;
  return een.namens === null ? (ik === 'gemeente' ? naam : `${naam}, gemeente`) : `${naam}, namens ${een.namens}`;
};

export interface Schrijfvak {
  actie: string;
  sleutel: string;
  tekst: string;
  fouten: readonly Reden[];
  /** Above the field: templates. */
  boven?: Inhoud;
  /** Beside the button. */
  knoppen?: Inhoud;
  /** Said among who reads: for whom one writes. */
  namens?: string | undefined;
  /** Under the field: when an answer comes. */
  onder?: Inhoud;
}

/** Who will read what is typed, in the words of who types. */
export const lezersBlok = (overleg: Overleg, ik: Partij, namens?: string): Html =>
  wieLeest({
    icoon: 'users',
    titel: 'Wie leest dit?',
    wie: [
      ...anderen(overleg, ik).map((partij) => hoofdletter(partijNaam(overleg, partij))),
      ik === 'inwoner' ? 'Jijzelf' : ik === 'gemeente' ? 'Jij, wie jou vervangt en de teammanager' : 'Jij en je collega’s',
    ],
    ...(namens === undefined ? {} : { niet: `Je schrijft namens ${namens}. Jullie namen staan er allebei bij.` }),
  });

/** The messages and, when one may write, the field under them. */
export const draad = (o: {
  vandaag: Datum;
  overleg: Overleg;
  lijst: readonly Bericht[];
  ik: Partij;
  schrijf?: Schrijfvak | undefined;
  /** Why nothing can be written here. */
  dicht?: Inhoud;
}): Html => {
  const { overleg, ik } = o;
  return stapel(
    berichten(
      o.lijst.map((een) =>
        een.soort === 'bericht'
          ? bericht({
              id: `bericht-${een.id}`,
              eigen: een.van === ik,
              van: schrijver(overleg, een, ik),
              wanneer: html`${toonMoment(een.geschrevenOp, o.vandaag)}${een.van !== ik && een.gelezen[ik] === null && html` ${badge('info', 'nieuw')}`}`,
              inhoud: geschreven(een.tekst),
              onder: gelezenDoor(overleg, een, ik, o.vandaag),
            })
          : berichtGebeurtenis(`${een.tekst} (${toonMoment(een.geschrevenOp, o.vandaag)})`),
      ),
    ),
    o.dicht,
    o.schrijf &&
      kaart({
        titel: 'Schrijf een bericht',
        inhoud: form({
          actie: o.schrijf.actie,
          sleutel: o.schrijf.sleutel,
          inhoud: html`${o.schrijf.boven}${lezersBlok(overleg, ik, o.schrijf.namens)}${tekstvak({
            naam: 'tekst',
            label: 'Bericht',
            regels: 6,
            maximum: 8000,
            waarde: o.schrijf.tekst,
            fout: foutVan(o.schrijf.fouten, 'tekst'),
          })}${o.schrijf.onder}${acties(knop({ tekst: 'Stuur', icoon: 'send', naam: '_stap', waarde: 'sturen' }), o.schrijf.knoppen)}`,
        }),
      }),
  );
};

/** Who takes part, for under the heading. */
export const metWie = (overleg: Overleg, ik: Partij): string =>
  `met ${opsomming(anderen(overleg, ik).map((partij) => partijNaam(overleg, partij)))}`;

const laatste = (regel: OverlegRegel, ik: Partij, vandaag: Datum): Inhoud => {
  if (!regel.laatst) return '';
  const wie = regel.laatst.van === ik ? 'jullie' : partijNaam(regel, regel.laatst.van);
  return metOnder(toonMoment(regel.laatst.op, vandaag), `van ${ik === 'inwoner' && wie === 'jullie' ? 'jou' : wie}`);
};

/** A list of threads. `wacht` says what is to be done about one. */
export const overlegLijst = (o: {
  vandaag: Datum;
  regels: readonly OverlegRegel[];
  ik: Partij;
  href: (regel: OverlegRegel) => string;
  metInwoner?: boolean;
  leeg: string;
  wacht?: (regel: OverlegRegel) => Inhoud;
}): Html =>
  o.regels.length === 0
    ? leegBlok({ titel: 'Er zijn nog geen berichten', inhoud: o.leeg })
    : kaart({
        inhoud: tabel({
          caption: 'Berichten, het laatste bovenaan',
          kolommen: [
            { kop: 'Onderwerp' },
            ...(o.metInwoner ? [{ kop: 'Inwoner' }] : []),
            { kop: 'Laatste bericht' },
            { kop: 'Stand' },
          ],
          rijen: o.regels.map((regel) => [
            metOnder(link(o.href(regel), regel.onderwerp), metWie(regel, o.ik)),
            ...(o.metInwoner ? [regel.inwoner] : []),
            laatste(regel, o.ik, o.vandaag),
            html`${
              regel.ongelezen > 0
                ? badge('info', regel.ongelezen === 1 ? '1 nieuw bericht' : `${regel.ongelezen} nieuwe berichten`, 'message')
                : badge('neutraal', 'gelezen', 'check')
            }${o.wacht?.(regel)}`,
          ]),
        }),
      });
