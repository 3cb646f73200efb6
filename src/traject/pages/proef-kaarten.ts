// What a try comes to: who owes what, what it costs and who pays, and what happened so far.
import type { Regeling, Route } from '../../beleid/regeling.ts';
import { type Datum, isoDatum, laatste, plusMaanden, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { bedrag, type Gebeurtenis, type Html, html, kaart, metOnder, tabel } from '../../web/index.ts';
import { geldVan, lopende, plichtenVan } from '../rules/index.ts';
import { type Proefinwoner, type Proefstap, proefEinde } from '../rules/proef.ts';
import type { Stand } from '../types.ts';
import { bronVan, rol, stapNaam, uitkomstInZin } from './lees.ts';
import { aanTekst, betalerTekst } from './woorden.ts';

export interface ProefVraag {
  regeling: Regeling;
  route: Route;
  landelijk: Stand['landelijk'];
  vandaag: Datum;
  /** Address of the page, and what was asked there. */
  pad: string;
  zoek: URLSearchParams;
}

/** What the parts of the page look at. */
export interface Proef {
  v: ProefVraag;
  wie: Proefinwoner;
  weg: readonly Proefstap[];
  stand: Stand;
  op: Datum;
  fouten: readonly Reden[];
}

/** Who owes what on the way so far. */
export const plichtKaart = (p: Proef): Html =>
  kaart({
    titel: 'Plichten',
    inhoud: tabel({
      caption: 'Plichten op deze weg',
      leeg: 'Tot nu toe heeft niemand een plicht.',
      kolommen: [{ kop: 'Wat' }, { kop: 'Wie' }, { kop: 'Uiterlijk' }, { kop: 'Bij welke stap' }],
      rijen: plichtenVan(p.stand, p.op)
        .slice(0, MEESTE_RIJEN)
        .map((plicht) => [
          metOnder(plicht.naam, bronVan(p.stand, plicht.bron)),
          rol(p.stand, plicht.wie),
          plicht.dag ? toonDatum(plicht.dag) : plicht.wanneer,
          stapNaam(p.stand, plicht.stap),
        ]),
    }),
  });

const MEESTE_RIJEN = 60;

/** Up to the end of what runs: that is what it would come to. */
export const geldKaart = (p: Proef): Html => {
  const begin = p.weg[0]?.van ?? p.op;
  const loopt = lopende(p.stand);
  const tot = loopt.reduce((dag, t) => laatste(dag, proefEinde(p.stand, t)), loopt.length > 0 ? plusMaanden(p.op, 1) : p.op);
  const rijen = geldVan(p.stand, { van: begin, tot });
  const samen = rijen.reduce((som, regel) => som + (regel.mist === undefined ? (regel.bedrag ?? 0) : 0), 0);
  return kaart({
    titel: 'Wat het kost en wie betaalt',
    inhoud: html`<p>Van ${toonDatum(begin)} tot en met ${toonDatum(tot)}, met de bedragen van deze versie.</p>${tabel({
      caption: 'Geld op deze weg',
      leeg: 'Op deze weg staat geen geld in de route.',
      kolommen: [{ kop: 'Wat' }, { kop: 'Aan' }, { kop: 'Betaald uit' }, { kop: 'Bedrag', uitlijning: 'eind' }],
      rijen: rijen
        .slice(0, MEESTE_RIJEN)
        .map((regel) => [
          metOnder(
            `${regel.naam}: ${stapNaam(p.stand, regel.stap)}`,
            html`${regel.hoe}${regel.mist && html` ${regel.mist}`} ${bronVan(p.stand, regel.bron)}`,
          ),
          aanTekst[regel.aan],
          betalerTekst(regel.betaler.join(',')),
          regel.bedrag === null ? 'niet geregeld' : html`${regel.mist !== undefined && 'misschien '}${bedrag(regel.bedrag)}`,
        ]),
      ...(rijen.length > 0 ? { voet: ['Samen, zonder wat nog een antwoord vraagt', '', '', bedrag(samen)] } : {}),
    })}`,
  });
};

/** The way so far, the newest first. */
export const gebeurd = (p: Proef): Gebeurtenis[] =>
  p.weg
    .map(
      ({ stap, van, tot, uitkomst }): Gebeurtenis => ({
        datum: tot ?? van,
        titel: stapNaam(p.stand, stap),
        inhoud: tot
          ? html`${isoDatum(van) === isoDatum(tot) ? '' : `Vanaf ${toonDatum(van)}. `}Uitkomst: ${uitkomstInZin(p.stand, stap, uitkomst)}.`
          : 'Loopt nu.',
        soort: tot ? 'geweest' : 'nu',
      }),
    )
    .toReversed();
