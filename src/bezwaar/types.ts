import { z } from 'zod';

export const Beslissing = z.enum(['gegrond', 'ongegrond', 'niet-ontvankelijk', 'ingetrokken', 'vervallen']);
export type Beslissing = z.output<typeof Beslissing>;
export const beslissingTekst: Readonly<Record<Beslissing, string>> = {
  gegrond: 'Gegrond',
  ongegrond: 'Ongegrond',
  'niet-ontvankelijk': 'Niet-ontvankelijk',
  ingetrokken: 'Ingetrokken door de inwoner',
  vervallen: 'Geen nieuwe beslissing nodig',
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

/** What the rechtbank said. */
export const Uitspraak = z.enum(['gegrond', 'ongegrond', 'niet-ontvankelijk', 'ingetrokken']);
export type Uitspraak = z.output<typeof Uitspraak>;
export const uitspraakTekst: Readonly<Record<Uitspraak, string>> = {
  gegrond: 'Beroep gegrond: de inwoner kreeg gelijk',
  ongegrond: 'Beroep ongegrond: de beslissing blijft',
  'niet-ontvankelijk': 'Beroep niet-ontvankelijk',
  ingetrokken: 'Beroep ingetrokken door de inwoner',
};

/** What a court that annuls asks of the municipality (Awb 8:72 lid 3 and 4). */
export const UitspraakGevolg = z.enum(['nieuw-besluit', 'zelf', 'in-stand', 'niets']);
export type UitspraakGevolg = z.output<typeof UitspraakGevolg>;
export const gevolgTekst: Readonly<Record<UitspraakGevolg, string>> = {
  'nieuw-besluit': 'Opnieuw beslissen op het bezwaar',
  zelf: 'De rechter besliste zelf, en de gemeente voert dat uit',
  'in-stand': 'De gevolgen blijven in stand',
  niets: 'Er hoeft niets meer te gebeuren',
};

/** Who went to the Centrale Raad van Beroep with it. */
export const HogerDoor = z.enum(['inwoner', 'gemeente']);
export type HogerDoor = z.output<typeof HogerDoor>;

/** What the Centrale Raad van Beroep said of what the rechtbank said. */
export const HogerUitspraak = z.enum(['bevestigd', 'vernietigd', 'niet-ontvankelijk', 'ingetrokken']);
export type HogerUitspraak = z.output<typeof HogerUitspraak>;
export const hogerTekst: Readonly<Record<HogerUitspraak, string>> = {
  bevestigd: 'Centrale Raad van Beroep: de uitspraak van de rechtbank blijft',
  vernietigd: 'Centrale Raad van Beroep: anders dan de rechtbank',
  'niet-ontvankelijk': 'Centrale Raad van Beroep: hoger beroep niet-ontvankelijk',
  ingetrokken: 'Hoger beroep ingetrokken',
};
