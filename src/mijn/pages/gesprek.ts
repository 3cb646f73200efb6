import { inwonerGronden } from '../../besluit/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import type { PlichtStand } from '../../plicht/index.ts';
import { plichtenStand } from '../../toewijzing/index.ts';
import { waaromVan } from '../../uitleg/index.ts';
import { type Html, html, type Inhoud } from '../../web/index.ts';
import type { Plek } from '../types.ts';
import type { MijnSettings } from './settings.ts';

/** When I talk with the aanbieder and the municipality, as far as the regeling asks for it (AR8) and the place runs. */
export const gesprekBlok = ({ beleid }: MijnSettings, plek: Plek): Inhoud => {
  if (plek.status !== 'gestart') return '';
  const { opgeslagen, plichten } = plichtenStand(beleid, plek.loop, { voortgang: [], afdoeningen: plek.afdoeningen });
  return plichten
    .filter(({ plicht }) => plicht.soort === 'evaluatiegesprek' && plicht.samenMet.includes('inwoner'))
    .map(({ plicht, stand }) => {
      const zin = gesprekZin(stand, plicht.datum);
      return (
        zin &&
        html`<p>${zin}</p>${waaromVan(opgeslagen, { over: 'is er een gesprek', gronden: inwonerGronden(plicht.gronden, true) })}`
      );
    });
};

const gesprekZin = (stand: PlichtStand, uiterlijk: string): Html | false => {
  const dag = (iso: string) => html`<strong>${toonDatum(datum(iso))}</strong>`;
  switch (stand.stand) {
    case 'open':
      return html`Je praat met je aanbieder en de gemeente over hoe het gaat. Dat gesprek is uiterlijk op ${dag(uiterlijk)}. Je aanbieder maakt de afspraak.`;
    case 'gepland':
      return html`Je praat met je aanbieder en de gemeente over hoe het gaat. Dat gesprek is op ${dag(stand.op)}.`;
    case 'gedaan':
      return html`Op ${dag(stand.op)} had je een gesprek over hoe het gaat.`;
    case 'ontheven':
      return false;
  }
};
