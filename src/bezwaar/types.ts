import { z } from 'zod';

export const Beslissing = z.enum(['gegrond', 'ongegrond', 'niet-ontvankelijk', 'ingetrokken']);
export type Beslissing = z.output<typeof Beslissing>;
export const beslissingTekst: Readonly<Record<Beslissing, string>> = {
  gegrond: 'Gegrond',
  ongegrond: 'Ongegrond',
  'niet-ontvankelijk': 'Niet-ontvankelijk',
  ingetrokken: 'Ingetrokken door de inwoner',
};

/** How it came in. By telephone is not possible: the law asks for it in writing (Awb 6:4, 6:5). */
export const Langs = z.enum(['mijn', 'brief', 'balie']);
export type Langs = z.output<typeof Langs>;
export const langsTekst: Readonly<Record<Langs, string>> = {
  mijn: 'via de eigen pagina',
  brief: 'per brief',
  balie: 'afgegeven aan de balie',
};

export type Stand = 'ontvangen' | 'in-behandeling' | 'beslist' | 'afgerond';

/** How we know of a beroep: from the court, or it came to us and was sent on (Awb 6:15). */
export const BeroepLangs = z.enum(['rechtbank', 'doorgestuurd']);
export type BeroepLangs = z.output<typeof BeroepLangs>;

/** What the court said. */
export const uitspraakTekst: Readonly<Record<Beslissing, string>> = {
  gegrond: 'Beroep gegrond: de inwoner kreeg gelijk',
  ongegrond: 'Beroep ongegrond: de beslissing blijft',
  'niet-ontvankelijk': 'Beroep niet-ontvankelijk',
  ingetrokken: 'Beroep ingetrokken door de inwoner',
};
