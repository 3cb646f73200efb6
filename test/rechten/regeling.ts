/** By which policy the world of the rights tests lives, and the facts of its toetsen. */
import type { BeleidInHuis } from '../../src/beleid/index.ts';
import type { ToetsFeiten } from '../../src/toets/index.ts';

/** The other municipality lives by Apeldoorn's policy, so that the same acts can be tried in both. */
export const voorAllen = (echt: BeleidInHuis): BeleidInHuis => {
  const apeldoorn = echt.gemeenteIdVan('0200') ?? 0;
  const eigen = new Set(echt.gemeenteIds());
  const van = (gemeenteId: number): number => (eigen.has(gemeenteId) ? gemeenteId : apeldoorn);
  return {
    ...echt,
    gemeente: (gemeenteId) => echt.gemeente(van(gemeenteId)),
    regelingOp: (gemeenteId, dag, sleutel) => echt.regelingOp(van(gemeenteId), dag, sleutel),
    dichtstbij: (gemeenteId, dag, sleutel) => echt.dichtstbij(van(gemeenteId), dag, sleutel),
    regelingen: (gemeenteId) => echt.regelingen(van(gemeenteId)),
  };
};

export const feiten: ToetsFeiten = {
  gemeente: '0200',
  peildatum: '2026-06-02',
  geboortedatum: '1990-05-01',
  trede: 3,
  perspectief: 4,
  zichtOpBetaaldWerk: 'later',
  afstandTotArbeidsmarkt: 'groot',
  ondersteuningNodig: true,
  wilDeelnemen: true,
  uitkering: { soort: 'bijstand', toestemming: true },
};
