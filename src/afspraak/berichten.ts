// What guests are told by mail. Never a name, a kind, an address or what it is about: a time, and a link to the page behind the login.
import { momentOp } from '../kernel/moment.ts';
import { klokVan, toonWanneer } from './rules.ts';
import type { AfspraakSoort, Partij } from './types.ts';

/** Of the municipality that writes. */
export interface Afzender {
  gemeente: string;
  telefoon: string;
  /** Origin of the product, `https://werktmee.example`. */
  basis: string;
}

export type BerichtSoort = 'voorstel' | 'uitnodiging' | 'verplaatst' | 'afzegging' | 'kan-niet' | 'herinnering';

/** Where somebody reads about an appointment. */
export const adresVoor = (aan: Partij, id: number): string => (aan === 'inwoner' ? `/mijn/afspraken/${id}` : `/afspraken/${id}`);

/** The same within the product, where it is known whose dossier it is about. */
export const adresBij = (voor: Partij, a: { id: number; inwonerId: number }): string => {
  if (voor === 'consulent') return `/dossier/${a.inwonerId}/afspraken/${a.id}`;
  return voor === 'centrum' ? `/verwezen/${a.inwonerId}/afspraken/${a.id}` : adresVoor(voor, a.id);
};

/** The only title that a calendar shows (keuze: it may hang on a wall, or on the screen of a phone). */
export const AGENDA_TITEL = 'Afspraak';

export const icsUid = (uid: string): string => `${uid}@werktmee`;

const ONDERWERP: Record<BerichtSoort, string> = {
  voorstel: 'Kies een moment voor een gesprek',
  uitnodiging: 'Uitnodiging voor een gesprek',
  verplaatst: 'Je gesprek is verplaatst',
  afzegging: 'Je gesprek gaat niet door',
  'kan-niet': 'Een gesprek kan niet op het moment dat was gekozen',
  herinnering: 'Morgen heb je een gesprek',
};

const KNOP: Record<BerichtSoort, string> = {
  voorstel: 'Kies een moment',
  uitnodiging: 'Bekijk waar en met wie',
  verplaatst: 'Bekijk het nieuwe moment',
  afzegging: 'Lees meer',
  'kan-niet': 'Bekijk het voorstel',
  herinnering: 'Bekijk waar en met wie',
};

/** Until when a mail is of use: an invitation until the talk begins, “Morgen” until that day has come. */
const nuttigTot = (soort: BerichtSoort, begin: Date | null): Date | undefined => {
  if (begin === null) return undefined;
  if (soort === 'herinnering') return momentOp(klokVan(begin).toPlainDate(), { uur: 0, minuut: 0 });
  return soort === 'uitnodiging' || soort === 'verplaatst' ? begin : undefined;
};

/** A day on which somebody looks along is no talk; the neutral word still does not say which of the two it is. */
const inWoord = (soort: AfspraakSoort, zin: string): string =>
  soort === 'meelopen' || soort === 'proefdag'
    ? zin
        .replace(/niet waar het gesprek over gaat/, 'niet waarvoor de afspraak is')
        .replace(/(?<=^|\s)het gesprek/g, 'de afspraak')
        .replace(/Het gesprek/g, 'De afspraak')
        .replace(/ Het is nu op /, ' De afspraak is nu op ')
        .replace(/gesprek/g, 'afspraak')
    : zin;

/** The mail of one act to one guest. `begin` is the moment it is about; with a calendar part when the guest's calendar must change. */
export const berichtVan = (
  a: { id: number; uid: string; soort: AfspraakSoort; begin: Date | null; minuten: number },
  o: { soort: BerichtSoort; aan: Partij; volgnummer: number; afzender: Afzender; eerder?: Date | undefined },
) => {
  const href = `${o.afzender.basis}${adresVoor(o.aan, a.id)}`;
  const wanneer = a.begin === null ? '' : toonWanneer(a.begin, a.minuten);
  const zinnen: Record<BerichtSoort, string[]> = {
    voorstel: ['Er zijn een of meer momenten voorgesteld voor een gesprek. Kijk welk moment jou past en geef antwoord.'],
    uitnodiging: [`Er is een gesprek op ${wanneer}.`, 'Kun je dan niet? Klik op de knop en stel een ander moment voor.'],
    verplaatst: [
      `Het gesprek is verplaatst. Het is nu op ${wanneer}.`,
      'Kun je dan niet? Klik op de knop en stel een ander moment voor.',
    ],
    afzegging: [o.eerder ? `Het gesprek op ${toonWanneer(o.eerder, a.minuten)} gaat niet door.` : 'Het gesprek gaat niet door.'],
    'kan-niet': [
      o.eerder
        ? `Het gesprek op ${toonWanneer(o.eerder, a.minuten)} gaat niet door: een van de mensen die komen kan dan niet.`
        : 'Een van de mensen die komen kan niet op de momenten die zijn voorgesteld.',
    ],
    herinnering: [`Morgen is er een gesprek: ${wanneer}.`, 'Kun je niet? Bel dan, of klik op de knop.'],
  };
  const methode = o.soort === 'uitnodiging' || o.soort === 'verplaatst' ? ('REQUEST' as const) : ('CANCEL' as const);
  const moment = methode === 'REQUEST' ? a.begin : o.eerder;
  const metAgenda = (methode === 'REQUEST' || o.soort === 'afzegging' || o.soort === 'kan-niet') && moment;
  return {
    onderwerp: inWoord(a.soort, ONDERWERP[o.soort]),
    nuttigTot: nuttigTot(o.soort, a.begin),
    inhoud: {
      aanhef: 'Beste lezer,',
      alineas: zinnen[o.soort].map((zin) => inWoord(a.soort, zin)),
      knop: { tekst: KNOP[o.soort], href },
      slot: [
        inWoord(a.soort, 'Je logt eerst in. Daarom staat er in deze mail niet waar het gesprek over gaat.'),
        `Vragen? Bel ${o.afzender.telefoon}. Antwoorden op deze mail leest niemand.`,
      ],
      afzender: [`Gemeente ${o.afzender.gemeente}`, 'Werkt mee'],
      ...(metAgenda
        ? {
            agenda: {
              methode,
              uid: icsUid(a.uid),
              volgnummer: o.volgnummer,
              begin: metAgenda.toISOString(),
              minuten: a.minuten,
              titel: AGENDA_TITEL,
              toelichting: `Waar en met wie: ${href}`,
              href,
            },
          }
        : {}),
    },
  };
};
