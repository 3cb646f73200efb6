// What somebody outside was asked at a step (an advice of UWV, the loonwaarde), and what came of it.
import { isVoor, toonDatum } from '../../kernel/datum.ts';
import { acties, badge, type Html, html, kaart, lijst, link, linkKnop } from '../../web/index.ts';
import type { StapRij, VerzoekRij } from '../types-rijen.ts';
import { stapNaam } from './lees.ts';
import type { Blik } from './vervolg.ts';
import { ANTWOORD_TEKST } from './woorden.ts';

const isOpen = ({ antwoordOp, gestoptOp }: VerzoekRij): boolean => antwoordOp === undefined && gestoptOp === undefined;

const antwoord = (b: Blik, v: VerzoekRij): Html | string => {
  if (v.antwoordOp)
    return html`${badge(v.antwoord === 'positief' ? 'goed' : 'neutraal', ANTWOORD_TEKST[v.antwoord] ?? v.antwoord)} ${toonDatum(v.antwoordOp)}: ${v.antwoordTekst}${v.loonwaarde !== undefined && html`<br>Loonwaarde: ${v.loonwaarde} procent`}${v.bewijsId && html`<br>${link(`/dossier/${b.inwoner.id}/documenten/${v.bewijsId}`, v.bewijs || 'Document')}`}`;
  if (v.gestoptOp) return `Gestopt op ${toonDatum(v.gestoptOp)}: ${v.gestoptReden}`;
  return badge(
    v.antwoordTot && isVoor(v.antwoordTot, b.c.vandaag) ? 'telaat' : 'aandacht',
    v.antwoordTot ? `Verwacht uiterlijk ${toonDatum(v.antwoordTot)}` : 'Nog geen antwoord',
  );
};

const verzoek = (b: Blik, v: VerzoekRij): Html =>
  html`${lijst([
    {
      kop: v.derdeNaam,
      waarde: html`Gevraagd op ${toonDatum(v.gevraagdOp)}${v.metInwoner ? ', samen met de inwoner' : ''}: ${v.vraag}${v.wens && html`<br>Wens van de inwoner: ${v.wens}`}`,
    },
    { kop: 'Antwoord', waarde: antwoord(b, v) },
  ])}${
    b.mag &&
    isOpen(v) &&
    acties(
      linkKnop({ tekst: 'Antwoord opschrijven', href: `${b.pad}/verzoek/${v.id}/antwoord`, extra: `van ${v.derdeNaam}` }),
      linkKnop({
        tekst: 'Verzoek stoppen',
        href: `${b.pad}/verzoek/${v.id}/stoppen`,
        soort: 'stil',
        extra: `aan ${v.derdeNaam}`,
      }),
    )
  }`;

/** Of a step that runs: everything that was asked at it. */
export const verzoeken = (b: Blik, rij: StapRij): Html => {
  const eigen = b.g.verzoeken.filter(({ stapId }) => stapId === rij.id);
  return eigen.length === 0 ? html`` : html`<h3>Gevraagd aan anderen</h3>${eigen.map((v) => verzoek(b, v))}`;
};

/** Of each step that is over: what has not been answered yet. It still waits in the work queue, which leads here. */
export const openVerzoeken = (b: Blik): Html[] =>
  b.g.stappen.flatMap((rij) => {
    const open = b.g.verzoeken.filter((v) => v.stapId === rij.id && isOpen(v));
    return rij.geeindigdOp === undefined || open.length === 0
      ? []
      : [
          kaart({
            titel: `Nog gevraagd aan anderen bij: ${stapNaam(b.stand, rij.stap)}`,
            inhoud: html`<p>Deze stap is klaar. Schrijf op wat er nog komt, of stop het verzoek.</p>${open.map((v) => verzoek(b, v))}`,
          }),
        ];
  });
