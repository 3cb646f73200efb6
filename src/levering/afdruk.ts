import type { Afwijzing, BestandUitslag, LeveringUitslag } from './types.ts';

export type AfdrukBestand = Omit<BestandUitslag, 'afwijzingen'> & { afwijzingen: Omit<Afwijzing, 'correctie'>[] };

/** The outcome per file as it is printed, stored and downloaded. The offer of a correction stays out: it holds a BSN. */
export function afdrukVan(uitslag: LeveringUitslag): AfdrukBestand[] {
  return uitslag.bestanden.map(({ afwijzingen, ...bestand }) => {
    const { fout, ...cijfers } = bestand;
    const kaal = afwijzingen.map(({ regel, reden, tekst }) => ({ regel, reden, tekst }));
    return { ...cijfers, afwijzingen: kaal, ...(fout === undefined ? {} : { fout }) };
  });
}
