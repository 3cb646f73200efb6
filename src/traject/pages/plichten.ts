// What is owed for a step of a route, on the tab: of what runs, and of what is over.
import { findStap } from '../../beleid/regeling.ts';
import { isVoor, toonDatum } from '../../kernel/datum.ts';
import { badge, type Html, html, kaart, link, metOnder, tabel } from '../../web/index.ts';
import { rijNummer } from '../actions/load-traject.ts';
import { plichtenVan } from '../rules/index.ts';
import type { Stand, Trajectstap } from '../types.ts';
import type { PlichtRij } from '../types-rijen.ts';
import { keerTekst, rol, stapNaam } from './lees.ts';
import type { Blik } from './vervolg.ts';

const verschoven = ({ wasDag, verschovenReden }: PlichtRij): string =>
  verschovenReden === '' ? '' : `${wasDag ? `Was ${toonDatum(wasDag)}. ` : ''}${verschovenReden}`;

/** Whether the source leaves something of this duty open that the regeling chose. */
const metKeuze = (b: Blik, t: Trajectstap, { sleutel }: PlichtRij): boolean =>
  findStap(b.stand.route, t.stap)?.plichten.find((een) => een.sleutel === sleutel)?.keuze !== undefined;

/** Where a duty is settled; one that the end of the step is the doing of (NI5) by that end, unless it falls due before it. */
const afrondLink = (b: Blik, t: Trajectstap, { id, stapId, sleutel, naam }: PlichtRij): Html =>
  findStap(b.stand.route, t.stap)?.plichten.some(
    (een) => een.sleutel === sleutel && een.gedaanBijEinde && !('voorEinde' in een.wanneer),
  )
    ? link(`${b.pad}/stap/${stapId}/einde`, 'Stap afronden', naam)
    : link(`${b.pad}/plicht/${id}`, 'Afronden', naam);

/** What is owed for a step, each with its stand. */
export const plichten = (b: Blik, t: Trajectstap): Html => {
  const id = rijNummer(t.id);
  const rijen = b.g.plichten.filter(({ stapId, stand }) => stapId === id && stand !== 'vervallen');
  if (id !== undefined) {
    return rijen.length === 0 ? html`` : html`<h3>Wat moet er gebeuren</h3>${plichtTabel(b, t, rijen)}`;
  }
  const afgeleid = plichtenVan(b.stand, b.c.vandaag).filter(({ trajectstap }) => trajectstap === t.id);
  return afgeleid.length === 0
    ? html``
    : html`<h3>Wat moet er gebeuren</h3><ul>${afgeleid.map((p) => html`<li>${p.naam}, ${rol(b.stand, p.wie).toLowerCase()}: ${p.dag ? `uiterlijk ${toonDatum(p.dag)}` : p.wanneer}</li>`)}</ul>`;
};

/**
 * Of each step that is over: what is still owed for it, also when its whole traject is (AL11: a new indicatie, help with the income). The
 * work queue leads here.
 */
export const nogTeDoen = (b: Blik, eerder: readonly Pick<Stand, 'route' | 'stappen'>[]): Html[] => [
  ...openPlichten(b),
  ...eerder.flatMap(({ route, stappen }) => openPlichten({ ...b, stand: { ...b.stand, route, stappen } })),
];

const openPlichten = (b: Blik): Html[] =>
  b.stand.stappen.flatMap((t) => {
    const id = rijNummer(t.id);
    if (id === undefined || t.geeindigdOp === undefined) return [];
    const open = b.g.plichten.filter(({ stapId, stand }) => stapId === id && stand === 'open');
    return open.length === 0
      ? []
      : [
          kaart({
            titel: `Nog te doen na: ${stapNaam(b.stand, t.stap)}${keerTekst(b.stand, t)}`,
            id: `stap-${id}`,
            inhoud: plichtTabel(b, t, open),
          }),
        ];
  });

const plichtTabel = (b: Blik, t: Trajectstap, rijen: readonly PlichtRij[]): Html =>
  tabel({
    caption: `Plichten bij ${stapNaam(b.stand, t.stap)}`,
    kolommen: [{ kop: 'Wat' }, { kop: 'Wie' }, { kop: 'Uiterlijk' }, { kop: 'Stand' }],
    rijen: rijen.map((p) => [
      metOnder(p.naam, `${p.bron === 'keuze' ? 'keuze, niet in de bron' : p.bron}${metKeuze(b, t, p) ? ', met een keuze' : ''}`),
      rol(b.stand, p.wie),
      metOnder(p.dag ? toonDatum(p.dag) : 'geen dag in de bron', verschoven(p)),
      p.stand === 'open'
        ? html`${badge(p.dag && isVoor(p.dag, b.c.vandaag) ? 'telaat' : 'aandacht', p.dag && isVoor(p.dag, b.c.vandaag) ? 'Te laat' : 'Open')}${b.mag && html` ${afrondLink(b, t, p)}`}`
        : metOnder(
            html`${badge(p.stand === 'gedaan' ? 'goed' : 'neutraal', p.stand === 'gedaan' ? 'Gedaan' : 'Niet nodig')} ${p.op ? toonDatum(p.op) : ''}`,
            p.hoe,
          ),
    ]),
  });
