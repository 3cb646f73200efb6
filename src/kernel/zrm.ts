/**
 * The thirteen domains and five scores of the Zelfredzaamheid-Matrix 2017, by name only. The texts of its cells belong to GGD Amsterdam and
 * are not in the house; who scores keeps the manual of GGD Amsterdam beside it.
 */
export const ZRM_DOMEINEN = [
  'financien',
  'werkEnOpleiding',
  'tijdsbesteding',
  'huisvesting',
  'huiselijkeRelaties',
  'geestelijkeGezondheid',
  'lichamelijkeGezondheid',
  'middelengebruik',
  'basaleAdl',
  'instrumenteleAdl',
  'sociaalNetwerk',
  'maatschappelijkeParticipatie',
  'justitie',
] as const;
export type ZrmDomein = (typeof ZRM_DOMEINEN)[number];

export const ZRM_NAAM: Record<ZrmDomein, string> = {
  financien: 'Financiën',
  werkEnOpleiding: 'Werk en opleiding',
  tijdsbesteding: 'Tijdsbesteding',
  huisvesting: 'Huisvesting',
  huiselijkeRelaties: 'Huiselijke relaties',
  geestelijkeGezondheid: 'Geestelijke gezondheid',
  lichamelijkeGezondheid: 'Lichamelijke gezondheid',
  middelengebruik: 'Middelengebruik',
  basaleAdl: 'Basale ADL',
  instrumenteleAdl: 'Instrumentele ADL',
  sociaalNetwerk: 'Sociaal netwerk',
  maatschappelijkeParticipatie: 'Maatschappelijke participatie',
  justitie: 'Justitie',
};

/** 1 is the most trouble, 5 the most self-reliance. */
export const ZRM_SCORES = [1, 2, 3, 4, 5] as const;
export type ZrmScore = (typeof ZRM_SCORES)[number];
export const ZRM_SCORE_NAAM: Record<ZrmScore, string> = {
  1: 'acute problematiek',
  2: 'niet zelfredzaam',
  3: 'beperkt zelfredzaam',
  4: 'voldoende zelfredzaam',
  5: 'volledig zelfredzaam',
};

export const isZrmDomein = (tekst: string): tekst is ZrmDomein => ZRM_DOMEINEN.some((een) => een === tekst);
export const isZrmScore = (waarde: unknown): waarde is ZrmScore => ZRM_SCORES.some((een) => een === waarde);

/** The version of the instrument where a regeling names none (keuze). */
export const ZRM_VERSIE = '2017';
