// Tells the other parties that there is a message: never what it says, with a link to it.
import type pg from 'pg';
import type { BeleidInHuis, Gemeente } from '../beleid/index.ts';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import { type NieuweMail, planMail } from '../platform/mail/index.ts';
import { type Ontvanger, selectOntvangers } from './queries.ts';

export interface OverlegTaakSettings {
  owner: pg.Pool;
  beleid: BeleidInHuis;
  /** Where a browser finds the product; absent: nobody is told by mail. */
  baseUrl?: string;
  vandaag: Datum;
}

/** Where each party reads the message. */
const pad = (o: Ontvanger): string =>
  o.partij === 'inwoner'
    ? `/mijn/berichten/${o.overlegId}`
    : o.partij === 'aanbieder'
      ? `/toewijzingen/${o.toewijzingId}/berichten/${o.overlegId}`
      : o.partij === 'centrum'
        ? `/verwezen/${o.inwonerId}/berichten/${o.overlegId}`
        : `/dossier/${o.inwonerId}/berichten/${o.overlegId}`;

/** Plans a mail to each party that has not been told of an earlier message that it has not read. Gives how many. */
export const runOverlegmail = async (
  s: OverlegTaakSettings,
  taak: { gemeenteId: number; gebruikerId: number; id: number },
): Promise<number> => {
  if (s.baseUrl === undefined) return 0;
  const { baseUrl } = s;
  return transactSysteem(s.owner, taak.gemeenteId, async (db) => {
    const ontvangers = await selectOntvangers(db, { ...taak, vandaag: isoDatum(s.vandaag) });
    for (const o of ontvangers)
      await planMail(db, taak, mailVan(s.beleid.gemeente(taak.gemeenteId), taak.gemeenteId, o, baseUrl));
    return ontvangers.length;
  });
};

/** The same for everybody: whom it is about, who wrote and what about stay behind the login. */
const mailVan = (gemeente: Gemeente, gemeenteId: number, o: Ontvanger, baseUrl: string): NieuweMail => ({
  soort: 'overleg',
  gemeenteId,
  ...(o.gebruikerId === null ? {} : { gebruikerId: o.gebruikerId }),
  ...(o.partij === 'inwoner' ? { inwonerId: o.inwonerId } : {}),
  naam: o.naam,
  adres: o.adres,
  onderwerp: 'Er is een bericht voor je',
  inhoud: {
    aanhef: 'Hallo,',
    alineas: [
      `Er is een nieuw bericht voor je in Werkt mee, van de gemeente ${gemeente.naam} of van iemand met wie je daar schrijft.`,
      'Wat erin staat, lees je na het inloggen. Zo blijft het tussen jullie.',
    ],
    knop: { tekst: 'Lees het bericht', href: `${baseUrl}${pad(o)}` },
    slot: [
      `Wil je deze mail niet meer? Zet hem uit op ${baseUrl}${o.partij === 'inwoner' ? '/mijn/herinneringen' : '/herinneringen'}`,
      `Vertrouw je deze mail niet? Klik dan niet, en bel ${gemeente.telefoon.waarde}.`,
    ],
    afzender: [`Gemeente ${gemeente.naam}`],
  },
});
