import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import { datum, isGelijk, plusDagen } from '../kernel/datum.ts';
import { type Dagen, dagIn } from '../platform/clock.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import { planMail } from '../platform/mail/index.ts';
import { countLaatOpgepakt, findLopendeAanmeldingen, findOntvangers, gemeentenVan } from './queries-bewaking.ts';
import { klokkenVan } from './rules.ts';

/** Gebruiker 0: what the house does by itself. */
const SYSTEEM = 0;

const inwoners = (n: number): string => (n === 1 ? '1 inwoner' : `${n} inwoners`);
const meldingen = (n: number): string => (n === 1 ? '1 melding' : `${n} meldingen`);

/**
 * The day after a term of an aanmelding passed, its consulent gets a mail and the teammanagers one of all together; so do the teammanagers
 * of meldingen that nobody took in time. A mail names nobody and leads to the list. Once a day: safe to run again.
 *
 * @param s.basis Address of the product.
 */
export const warnTermijnen = async (s: {
  owner: pg.Pool;
  beleid: BeleidInHuis;
  vandaag: Dagen;
  basis: string;
}): Promise<string> => {
  let verstuurd = 0;
  for (const gemeenteId of await gemeentenVan(s.owner)) {
    const gemeente = s.beleid.findGemeente(gemeenteId);
    if (!gemeente) continue;
    const vandaag = dagIn(s.vandaag, gemeenteId);
    const gisteren = plusDagen(vandaag, -1);
    verstuurd += await transactSysteem(s.owner, gemeenteId, async (db) => {
      const laat = new Map<number, number>();
      for (const a of await findLopendeAanmeldingen(db, { gemeenteId, vandaag })) {
        const feiten = {
          ontvangenOp: datum(a.ontvangen_op),
          afgerond: false,
          feiten: a.feiten,
          plannen: [],
          besluitOp: undefined,
        };
        const voorbij = klokkenVan(feiten, s.beleid.landelijk, vandaag).some(
          ({ stand, uiterlijk }) => stand === 'telaat' && uiterlijk !== undefined && isGelijk(uiterlijk, gisteren),
        );
        if (voorbij) laat.set(a.consulent_id, (laat.get(a.consulent_id) ?? 0) + 1);
      }
      const totaal = [...laat.values()].reduce((som, n) => som + n, 0);
      const opgepakt = await countLaatOpgepakt(db, { gemeenteId, vandaag });
      let mails = 0;
      for (const wie of await findOntvangers(db, { gemeenteId, consulenten: [...laat.keys()] })) {
        const aantal = wie.rol === 'teammanager' ? totaal : (laat.get(wie.id) ?? 0);
        const nieuw = wie.rol === 'teammanager' ? opgepakt : 0;
        if (aantal + nieuw === 0) continue;
        await planMail(
          db,
          { gebruikerId: SYSTEEM },
          {
            soort: 'termijn-voorbij',
            gemeenteId,
            gebruikerId: wie.id,
            naam: wie.naam,
            adres: wie.email,
            onderwerp: 'Een termijn is voorbij',
            inhoud: {
              aanhef: `Beste ${wie.naam},`,
              alineas: [
                ...(aantal > 0 ? [`Bij ${inwoners(aantal)} is gisteren een termijn van de Wmo verstreken.`] : []),
                ...(nieuw > 0 ? [`${meldingen(nieuw)} ${nieuw === 1 ? 'is' : 'zijn'} niet op tijd opgepakt.`] : []),
              ],
              knop: {
                tekst: aantal > 0 ? 'Open de werkvoorraad' : 'Open de meldingen',
                href: `${s.basis}${aantal > 0 ? '/werkvoorraad?laat=ja' : '/meldingen'}`,
              },
              slot: [
                'In deze mail staan geen namen van inwoners.',
                `Wil je deze mail niet meer? Zet hem uit op ${s.basis}/herinneringen`,
              ],
              afzender: [`Gemeente ${gemeente.naam}`],
            },
          },
        );
        mails++;
      }
      return mails;
    });
  }
  return verstuurd === 0
    ? 'Er was niemand te waarschuwen.'
    : `${verstuurd} waarschuwingen klaargezet over een termijn die voorbij is.`;
};
