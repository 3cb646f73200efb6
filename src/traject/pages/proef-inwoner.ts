// Who walks in a try of a route: invented people, and what the address says of them.
import type { Proefinwoner } from '../rules/proef.ts';

/** Invented, to begin with; every field can be changed. */
export const VERZONNEN: readonly Proefinwoner[] = [
  { naam: 'Noor', trede: '3', uitkering: 'bijstand', indicatie: 'loopt', uren: '28', voldaan: false },
  { naam: 'Sem', trede: '4', uitkering: 'wajong', indicatie: 'loopt', uren: '20', voldaan: false },
  { naam: 'Hilde', trede: '2', uitkering: 'geen', indicatie: '', uren: '', voldaan: false },
];
export const UITKERING = [
  { waarde: '', tekst: 'Niet bekend' },
  { waarde: 'geen', tekst: 'Geen uitkering' },
  { waarde: 'bijstand', tekst: 'Bijstand' },
  { waarde: 'wajong', tekst: 'Wajong' },
  { waarde: 'wia', tekst: 'WIA' },
  { waarde: 'ww', tekst: 'WW' },
];
export const INDICATIE = [
  { waarde: '', tekst: 'Niet bekend' },
  { waarde: 'loopt', tekst: 'Loopt vanaf het begin' },
  { waarde: 'nieuw', tekst: 'Er komt een nieuwe als de route die vraagt' },
  { waarde: 'geen', tekst: 'Er is er geen' },
];

/** The invented resident of an address; what is not one of the choices is left out. */
export const inwonerVan = (zoek: URLSearchParams): Proefinwoner => {
  const veld = (naam: string, lengte = 10): string => (zoek.get(naam) ?? '').trim().slice(0, lengte);
  const uit = (lijstje: readonly { waarde: string }[], naam: string): string => {
    const waarde = veld(naam);
    return lijstje.some((een) => een.waarde === waarde) ? waarde : '';
  };
  return {
    naam: veld('naam', 40) || 'Noor',
    trede: /^[1-6]$/.test(veld('trede')) ? veld('trede') : '',
    uitkering: uit(UITKERING, 'uitkering'),
    indicatie: uit(INDICATIE, 'indicatie'),
    uren: veld('uren'),
    voldaan: veld('voldaan') === 'ja',
  };
};
