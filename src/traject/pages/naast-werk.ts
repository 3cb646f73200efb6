// A place with guidance that still runs when work begins: the proposal to end it on the form, and what was decided at the step (AM12).
import type { RouteStap } from '../../beleid/regeling.ts';
import { type Datum, isVoor, toonDatum, toonKort } from '../../kernel/datum.ts';
import { acties, datumveld, type Html, html, keuzerondjes, linkKnop, melding, tekstvak } from '../../web/index.ts';
import { type LopendePlek, type PlekBesluit, plekNaam } from '../actions/settle-plek.ts';
import { laatsteDagVoor, plekkenNaastWerk } from '../rules/index.ts';
import type { StapRij } from '../types-rijen.ts';
import type { RouteOpen, Veldmaker } from './lees.ts';
import type { Blik } from './vervolg.ts';

export const PLEK_VELDEN = ['plek', 'plek_einde', 'plek_door'];

const namen = (g: Pick<RouteOpen, 'stand'>, plekken: readonly LopendePlek[]): string =>
  plekken.map((plek) => plekNaam(g, plek)).join(' en ');

/** What becomes of the places that run: proposed to end, so that nothing goes on or stops unseen. */
export const plekVelden = (
  g: Pick<RouteOpen, 'stand'>,
  plekken: readonly LopendePlek[],
  veld: Veldmaker,
  o: { mag: boolean; dag?: Datum },
): Html =>
  plekken.length === 0
    ? html``
    : html`${keuzerondjes({
        ...veld('plek', o.mag ? 'eindigt' : 'later'),
        label: `Wat gebeurt er met ${namen(g, plekken)}?`,
        hint: `${plekken.length === 1 ? 'Die loopt nu' : 'Die lopen nu'} tot en met ${plekken.map(({ tot }) => toonDatum(tot)).join(' en ')}. Niets eindigt vanzelf: jij beslist.`,
        keuzes: [
          {
            waarde: 'eindigt',
            tekst: 'Eindigt, want het werk begint',
            uitleg: 'Dat is een besluit: de inwoner krijgt een brief. De aanbieder ziet de laatste dag.',
          },
          { waarde: 'door', tekst: 'Loopt door naast het werk', uitleg: 'Schrijf hieronder op waarom.' },
          {
            waarde: 'later',
            tekst: 'Een collega beslist nog',
            uitleg: 'Voor wie zelf geen mandaat heeft. Het komt als taak bij deze stap te staan.',
          },
        ],
      })}${datumveld({
        ...veld('plek_einde', o.dag ? toonKort(o.dag) : ''),
        label: 'Laatste dag van die plek',
        hint: 'Alleen als zij eindigt. Vul je niets in, dan is het de dag voor het werk begint.',
        verplicht: false,
      })}${tekstvak({
        ...veld('plek_door'),
        label: 'Waarom loopt die plek door?',
        hint: 'Alleen als zij doorloopt. De inwoner leest dit ook.',
        verplicht: false,
        regels: 2,
        maximum: 500,
      })}`;

/** The same, to be looked at once more. */
export const plekRijen = (g: Pick<RouteOpen, 'stand'>, b: PlekBesluit): { vraag: string; antwoord: string }[] =>
  b.door !== ''
    ? [{ vraag: 'Plek naast het werk', antwoord: `Loopt door. ${b.door}` }]
    : [
        ...b.eindigen.map((plek) => ({
          vraag: plekNaam(g, plek),
          antwoord: `Eindigt op ${toonDatum(b.laatste)}, met een besluit en een brief. Liep tot en met ${toonDatum(plek.tot)}.`,
        })),
        ...b.later.map((plek) => ({ vraag: plekNaam(g, plek), antwoord: 'Een collega beslist nog of die eindigt.' })),
      ];

/** The day that is proposed when the work began already. */
export const voorstelDag = (begin: Datum, vandaag: Datum): Datum => {
  const dag = laatsteDagVoor(begin);
  return isVoor(dag, vandaag) ? vandaag : dag;
};

/** At work that runs: a place beside it of which nobody decided, or why it goes on. */
export const plekMelding = (b: Blik, rij: StapRij, stap: RouteStap): Html => {
  const plekken = plekkenNaastWerk(b.stand, stap, b.g.plekken ?? [], rij.begonnenOp).filter(
    ({ tot }) => !isVoor(tot, b.c.vandaag),
  );
  if (plekken.length === 0) return html``;
  const knop = (tekst: string): Html | false => b.mag && acties(linkKnop({ tekst, href: `${b.pad}/stap/${rij.id}/plek` }));
  const lopen = `${namen(b, plekken)} loopt nog tot en met ${plekken.map(({ tot }) => toonDatum(tot)).join(' en ')}.`;
  return rij.plekDoor === ''
    ? melding({
        soort: 'waarschuwing',
        titel: 'Er loopt nog een plek naast dit werk',
        inhoud: html`<p>${lopen} Laat je die eindigen?</p>${knop('Beslissen over de plek')}`,
        niveau: 3,
      })
    : melding({
        soort: 'info',
        titel: 'Er loopt een plek naast dit werk',
        inhoud: html`<p>${lopen} Waarom: ${rij.plekDoor}</p>${knop('Toch laten eindigen')}`,
        niveau: 3,
      });
};

/** No step runs: what there is besides, so that it does not read as if there were nothing. */
export const geenStap = ({ g: { plekken = [] }, stand, c: { vandaag } }: Blik): Html =>
  html`<p>Er loopt nu geen stap.</p>${plekken
    .filter(({ tot }) => !isVoor(tot, vandaag))
    .map(
      (plek) =>
        html`<p>${plekNaam({ stand }, plek)} ${plek.begonnen ? 'loopt wel, en is hier geen stap' : 'is toegekend en moet nog beginnen'}.</p>`,
    )}`;
