// The mail to an aanbieder: that something changed, not for whom and not what.
import type { Gemeente } from '../../beleid/index.ts';
import type { NieuweMail } from '../../platform/mail/index.ts';

export const wijzigingMail = (
  gemeente: Pick<Gemeente, 'naam' | 'telefoon'>,
  o: { gemeenteId: number; baseUrl: string; gebruiker_id: number; naam: string; email: string },
): NieuweMail => ({
  soort: 'wijziging',
  gemeenteId: o.gemeenteId,
  gebruikerId: o.gebruiker_id,
  naam: o.naam,
  adres: o.email,
  onderwerp: 'De gemeente wijzigde toewijzingen',
  inhoud: {
    aanhef: `Beste ${o.naam},`,
    alineas: [
      `De gemeente ${gemeente.naam} wijzigde een of meer toewijzingen bij jullie.`,
      'Voor wie, en wat er verandert, lees je na het inloggen. In deze mail staan geen namen van inwoners.',
    ],
    knop: { tekst: 'Bekijk wat er veranderde', href: `${o.baseUrl}/toewijzingen/gewijzigd` },
    slot: [
      `Wil je deze mail niet meer? Zet hem uit op ${o.baseUrl}/herinneringen`,
      `Vertrouw je deze mail niet? Klik dan niet, en bel ${gemeente.telefoon.waarde}.`,
    ],
    afzender: [`Gemeente ${gemeente.naam}`],
  },
});
