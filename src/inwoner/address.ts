/** An address with a query; what is empty or undefined is left out. */
export const adresMet = (pad: string, waarden: Readonly<Record<string, string | number | undefined>>): string => {
  const query = new URLSearchParams();
  for (const [naam, waarde] of Object.entries(waarden))
    if (waarde !== undefined && waarde !== '') query.set(naam, String(waarde));
  const tekst = query.toString();
  return tekst === '' ? pad : `${pad}?${tekst}`;
};

/** The page number of a query; anything odd is page 1. */
export const paginaUit = (zoek: URLSearchParams): number => {
  const tekst = zoek.get('pagina') ?? '';
  return /^[1-9]\d{0,4}$/.test(tekst) ? Number(tekst) : 1;
};

/** One of the allowed values of a query parameter; anything else is undefined. */
export const eenVan = <T extends string>(zoek: URLSearchParams, naam: string, mag: readonly T[]): T | undefined =>
  mag.find((waarde) => waarde === zoek.get(naam));

/** Header of a column that sorts: first click up, second down. */
export const sorteerKop = <T extends string>(
  kop: string,
  veld: T,
  nu: { sorteer: T; aflopend: boolean },
  adres: (verander: { sorteer: T; richting: string | undefined; pagina: undefined }) => string,
): { kop: string; sorteer: { href: string; richting?: 'oplopend' | 'aflopend' | undefined } } => {
  const gekozen = nu.sorteer === veld;
  return {
    kop,
    sorteer: {
      href: adres({ sorteer: veld, richting: gekozen && !nu.aflopend ? 'aflopend' : undefined, pagina: undefined }),
      richting: gekozen ? (nu.aflopend ? 'aflopend' : 'oplopend') : undefined,
    },
  };
};
