/** One agreed case and where the outcome differs from it; no differences: as agreed. `regels` are those that the case names. */
export type GevalUitkomst = {
  deel: 'toets' | 'besluit' | 'termijnen' | 'bedragen' | 'inhoud' | 'route';
  geval: string;
  regels: readonly string[];
  verschillen: string[];
};
