import { dagNaam, datum, toonDatum } from '../../kernel/datum.ts';
import { toonKloktijd } from '../../kernel/moment.ts';
import { acties, type Html, html, kaart, linkKnop } from '../../web/index.ts';
import type { Hoorgesprek } from '../queries/index.ts';

/** The talk over an objection, among the appointments: the resident looks for it there. Coming is his choice. */
export const hoorKaart = (h: Hoorgesprek): Html => {
  const dag = datum(h.op);
  return kaart({
    titel: 'Je verhaal vertellen over je bezwaar',
    inhoud: html`<p><strong>${dagNaam(dag)} ${toonDatum(dag)}</strong><br><strong>${toonKloktijd(h.tijd)}</strong></p><p>Waar: <strong>${h.waar}</strong></p><p>Kun je niet, of wil je niet komen? Bel ons.</p>${acties(
      linkKnop({ tekst: 'Bekijk je bezwaar', href: `/mijn/bezwaar/${h.besluitId}/stand` }),
    )}`,
  });
};
