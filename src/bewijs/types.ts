import { type Ernst, ernstVan, type Verschil } from '../kernel/bewijs.ts';

export type BewijsSoort = 'toets' | 'besluit' | 'resultaat' | 'declaratieregel';
export const BEWIJS_SOORTEN: readonly BewijsSoort[] = ['toets', 'besluit', 'resultaat', 'declaratieregel'];

/** A receipt that was computed again; without `ernst` it came to the same. */
export type Nagerekend = {
  soort: BewijsSoort;
  id: number;
  ernst: Ernst | undefined;
  verschillen: Verschil[];
  code: string | undefined;
};

export const nagerekend = (soort: BewijsSoort, id: number, verschillen: Verschil[], code: string | undefined): Nagerekend => ({
  soort,
  id,
  ernst: ernstVan(verschillen),
  verschillen,
  code,
});

/** How many of each, and what is not the same: the worst first, a limited number. */
export type BewijsUitkomst = {
  code: string;
  soorten: Record<BewijsSoort, Record<'gelijk' | Ernst, number>>;
  totaal: number;
  /** Other outcomes than were stored: none is what should be. */
  anders: number;
  bevindingen: { soort: BewijsSoort; id: number; ernst: Ernst; tekst: string }[];
};
