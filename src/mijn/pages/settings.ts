import type { BeleidInHuis, Gemeente, Regeling } from '../../beleid/index.ts';
import { findProduct } from '../../beleid/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { type Minuten, toonDagdelen } from '../../kernel/minuten.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Html, html, telefoonLink } from '../../web/index.ts';
import type { Wiens } from '../../web/route.ts';
import { urenInWoorden } from '../rules.ts';
import type { Contact, Plek } from '../types.ts';

/** What the pages of the resident need of the house. */
export interface MijnSettings {
  beleid: BeleidInHuis;
  clock: Clock;
}

/** Rights of every page here: the resident, and only his own. */
export const alleenZelf: { rollen: readonly ['inwoner']; van: Wiens } = { rollen: ['inwoner'], van: 'zelf' };

/** A number to call, as a link that a phone dials; it does not break over two lines. */
export const bel = (telefoon: string): Html => telefoonLink(telefoon);

/** The number of my contact person, of who is there instead, or of the municipality. */
export const belWie = (contact: Contact | undefined, gemeente: Gemeente): { wie: string; telefoon: string } => {
  const { telefoon } = gemeente;
  if (contact?.afwezig) {
    const { vervanger } = contact.afwezig;
    return vervanger
      ? { wie: vervanger.naam, telefoon: vervanger.telefoon ?? telefoon.waarde }
      : { wie: `de gemeente ${gemeente.naam}`, telefoon: telefoon.waarde };
  }
  return contact?.telefoon
    ? { wie: contact.naam, telefoon: contact.telefoon }
    : { wie: contact ? contact.naam : `de gemeente ${gemeente.naam}`, telefoon: telefoon.waarde };
};

/** "Sanne de Wit is er niet tot en met 4 december 2026." Undefined when she is there. */
export const afwezigZin = (contact: Contact | undefined): string | undefined =>
  contact?.afwezig &&
  `${contact.naam} is er ${contact.afwezig.tot ? `niet tot en met ${toonDatum(contact.afwezig.tot)}` : 'nu niet'}.`;

/** "Vragen? Bel Sanne de Wit: 055 000 2001." under every page of the resident. */
export const belZin = (contact: Contact | undefined, gemeente: Gemeente): Html => {
  const { wie, telefoon } = belWie(contact, gemeente);
  const weg = afwezigZin(contact);
  return html`<p>Vragen? ${weg && html`${weg} `}Bel ${wie}: ${bel(telefoon)}.</p>`;
};

/** A functie as the register names it, `trajectregisseur`, as people say it. */
export const functieNaam = (regeling: Regeling | undefined, functie: string | null | undefined): string | undefined =>
  functie ? (regeling?.mandaat?.functies[functie] ?? functie) : undefined;

export const regelingVan = (s: MijnSettings, gemeenteId: number, vandaag: Datum): Regeling | undefined =>
  s.beleid.dichtstbij(gemeenteId, vandaag)?.regeling;

export const productNaam = (regeling: Regeling | undefined, product: string): string =>
  (regeling && findProduct(regeling, product)?.naam) ?? product;

/** "12 uur", or where the place is counted so "4 dagdelen (16 uur)" (NI1). */
export const tijdBij = (s: MijnSettings, plek: Pick<Plek, 'product' | 'regelingId'> | undefined, minuten: Minuten): string => {
  const dagdeel = plek && findProduct(s.beleid.regelingMetId(plek.regelingId).regeling, plek.product)?.dagdeel;
  return dagdeel ? `${toonDagdelen(minuten, dagdeel.minuten)} (${urenInWoorden(minuten)})` : urenInWoorden(minuten);
};

/** The consulent of an inwoner, and whether she is away; the queue of who has none is not a person. */
export const contactVan = (
  ik: {
    consulentId: number;
    consulentNaam: string | null;
    consulentFunctie: string | null;
    consulentTelefoon: string | null;
    afwezig: boolean | null;
    afwezigTot: string | null;
    vervanger: string | null;
    vervangerTelefoon: string | null;
  },
  regeling: Regeling | undefined,
): Contact | undefined =>
  ik.consulentId === 0 || ik.consulentNaam === null
    ? undefined
    : {
        naam: ik.consulentNaam,
        functie: functieNaam(regeling, ik.consulentFunctie),
        telefoon: ik.consulentTelefoon ?? undefined,
        ...(ik.afwezig
          ? {
              afwezig: {
                tot: ik.afwezigTot === null ? undefined : datum(ik.afwezigTot),
                vervanger:
                  ik.vervanger === null ? undefined : { naam: ik.vervanger, telefoon: ik.vervangerTelefoon ?? undefined },
              },
            }
          : {}),
      };
