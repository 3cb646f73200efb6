import type { AanbiederGegevens } from './types.ts';

/** The fields as people say them, in the order of the form. */
export const VELDEN: readonly { veld: keyof AanbiederGegevens; label: string }[] = [
  { veld: 'naam', label: 'Naam' },
  { veld: 'kvk', label: 'KVK-nummer' },
  { veld: 'rsin', label: 'RSIN' },
  { veld: 'sector', label: 'Soort werk' },
  { veld: 'postcode', label: 'Postcode' },
  { veld: 'woonplaats', label: 'Plaats' },
  { veld: 'telefoon', label: 'Telefoon' },
  { veld: 'email', label: 'E-mail' },
];

/** Per field what two versions have, and whether it differs. */
export const verschillen = (
  jouw: AanbiederGegevens,
  nu: AanbiederGegevens,
): { label: string; jouw: string; nu: string; anders: boolean }[] =>
  VELDEN.map(({ veld, label }) => ({ label, jouw: jouw[veld], nu: nu[veld], anders: jouw[veld] !== nu[veld] }));
