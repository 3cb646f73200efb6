import { mandaatFunctie, mandaatKeten, type Regeling } from '../beleid/regeling.ts';

/**
 * The key of a functie in the mandate register: "Trajectregisseur" and "trajectregisseur" are one. Undefined for a function that the
 * regeling does not name (AP16, AP30).
 */
export function functieSleutel(regeling: Pick<Regeling, 'mandaat'>, functie: string | null | undefined): string | undefined {
  const zoek = (functie ?? '').trim().toLowerCase();
  return mandaatKeten(regeling).find((sleutel) => sleutel === zoek || mandaatFunctie(regeling, sleutel)?.toLowerCase() === zoek);
}

/** How a functie is written under a letter: "trajectregisseur", "teammanager Wmo". */
export function functieNaam(regeling: Pick<Regeling, 'mandaat'>, functie: string | null | undefined): string {
  const sleutel = functieSleutel(regeling, functie);
  const naam = (sleutel && mandaatFunctie(regeling, sleutel)) ?? functie ?? '';
  return naam.slice(0, 1).toLowerCase() + naam.slice(1);
}

/** Whether a mandate of the register is this employee's: by name, or by a functie of the chain (AP16, AP30). */
export function isMandaatVan(
  regeling: Pick<Regeling, 'mandaat'>,
  mandaat: { functie: string | null; gebruiker_id: number | null },
  wie: { gebruikerId: number; functie: string | null | undefined },
): boolean {
  if (mandaat.gebruiker_id !== null) return mandaat.gebruiker_id === wie.gebruikerId;
  const eigen = functieSleutel(regeling, wie.functie);
  return eigen !== undefined && functieSleutel(regeling, mandaat.functie) === eigen;
}
