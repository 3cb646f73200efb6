import { isoDatum } from '../../kernel/datum.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import type { LogboekFilter } from '../types.ts';

/** `besluit-genomen` → "Besluit genomen"; keys have no diacritics, words on screen do. */
export const inWoorden = (sleutel: string): string => {
  const tekst = sleutel.replace(/[-_]/g, ' ').replace('beeindig', 'beëindig');
  return hoofdletter(tekst);
};

/** A filter as the query of an address, without what is not set. */
export const filterZoek = (filter: LogboekFilter, pagina?: number): string => {
  const zoek = new URLSearchParams();
  if (filter.van) zoek.set('van', isoDatum(filter.van));
  if (filter.tot) zoek.set('tot', isoDatum(filter.tot));
  if (filter.gebruikerId !== undefined) zoek.set('gebruiker', String(filter.gebruikerId));
  if (filter.handeling !== undefined) zoek.set('handeling', filter.handeling);
  if (pagina !== undefined && pagina > 1) zoek.set('pagina', String(pagina));
  return zoek.size === 0 ? '' : `?${zoek}`;
};
