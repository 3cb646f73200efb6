// What a step brings in money: what the route says, what must be known first, and what fell due.
import type { RouteGeld, RouteStap } from '../../beleid/regeling.ts';
import { isVoor } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import { acties, badge, bedrag, type Html, html, linkKnop, melding, metOnder, tabel, uitklap } from '../../web/index.ts';
import { rijNummer } from '../actions/load-traject.ts';
import { bedragBijUren, geenGeld, geldVan, geldZin, mistVan } from '../rules/index.ts';
import type { Trajectstap } from '../types.ts';
import type { GeldRij } from '../types-rijen.ts';
import { bronVan } from './lees.ts';
import type { Blik } from './vervolg.ts';
import { betalerTekst, GELD_BADGE, GELD_STAND } from './woorden.ts';

/** So many amounts are shown at once: a step of a year has one for each month. */
const LAATSTE = 3;
const bedragen = (caption: string, rijen: readonly GeldRij[]): Html =>
  tabel({
    caption,
    kolommen: [{ kop: 'Wat' }, { kop: 'Uit' }, { kop: 'Bedrag', uitlijning: 'eind' }, { kop: 'Stand' }],
    rijen: rijen.map((g) => [
      metOnder(g.naam, `TG-${g.id}, ${toonPeriode({ van: g.van, tot: g.tot })}`),
      betalerTekst(g.betaler),
      bedrag(g.bedrag),
      html`${badge(GELD_BADGE[g.stand], GELD_STAND[g.stand])}${g.reden && html`<br>${g.reden}`}`,
    ]),
  });

/** The money of a step that runs. */
export const geld = (b: Blik, t: Trajectstap, stap: RouteStap): Html => {
  if (stap.geld.length === 0) return html``;
  const id = rijNummer(t.id);
  const rijen = b.g.geld.filter(({ stapId }) => stapId === id);
  const nu = geldVan(b.stand, { van: t.begonnenOp, tot: isVoor(b.c.vandaag, t.begonnenOp) ? t.begonnenOp : b.c.vandaag }).filter(
    ({ trajectstap }) => trajectstap === t.id,
  );
  const mist = [...new Set(nu.flatMap((regel) => (regel.mist === undefined ? [] : [`${regel.naam}: ${regel.mist}`])))];
  const niet = (een: RouteGeld): string | undefined => geenGeld(b.stand, t, een);
  // What is said per 36 hours is another amount for who works 18 (AM4).
  const hier = (een: RouteGeld): Html | false => {
    const som = bedragBijUren(t, een);
    return (
      som !== undefined && html`<br>Hier, bij ${t.urenPerWeek} uur per week: <strong>${toonGeld(som)} per ${een.per}</strong>.`
    );
  };
  const zonder = stap.geld.filter(
    (een) => een.bedrag === null && een.aan !== 'gemeente' && niet(een) === undefined && mistVan(b.stand, t, een) === undefined,
  );
  return html`<h3>Geld</h3><ul>${stap.geld.map((een) => html`<li>${geldZin(een)} ${bronVan(b.stand, een.bron)}${niet(een) && html`<br><strong>Niet bij deze inwoner.</strong> ${niet(een)}`}${niet(een) === undefined && hier(een)}</li>`)}</ul>${
    mist.length > 0 &&
    melding({
      soort: 'waarschuwing',
      titel: 'Eerst dit weten, dan kan er worden betaald',
      inhoud: html`<ul>${mist.map((regel) => html`<li>${regel}</li>`)}</ul>`,
      niveau: 3,
    })
  }${rijen.length > 0 && bedragen(`Bedragen bij ${stap.naam}`, rijen.slice(-LAATSTE))}${
    rijen.length > LAATSTE &&
    uitklap(
      `Eerdere bedragen (${rijen.length - LAATSTE})`,
      bedragen(`Eerdere bedragen bij ${stap.naam}`, rijen.slice(0, -LAATSTE)),
    )
  }${
    b.mag &&
    id !== undefined &&
    t.geeindigdOp === undefined &&
    acties(
      stap.geld.some(({ alleenAls }) => alleenAls !== undefined) &&
        linkKnop({ tekst: 'Voorwaarden beantwoorden', href: `${b.pad}/stap/${id}/voorwaarden` }),
      zonder.map((een) => linkKnop({ tekst: `Bedrag invullen: ${een.naam}`, href: `${b.pad}/stap/${id}/bedrag/${een.sleutel}` })),
    )
  }`;
};
