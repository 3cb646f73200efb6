import { type Html, knop } from '../../web/index.ts';

/** Keeps it as a concept: the way on for who may not sign, beside the besluit for who may. */
export const bewaarKnop = (inwonerId: number, soort: 'primair' | 'tweede' = 'tweede', tekst = 'Bewaar als concept'): Html =>
  knop({
    tekst,
    soort,
    icoon: 'file-description',
    actie: `/dossier/${inwonerId}/besluit/concept`,
    naam: '_bewaar',
    waarde: 'ja',
  });
