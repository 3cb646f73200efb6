/** By which policy the world of the rights tests lives, and the facts of its toetsen. */
import type { BeleidInHuis } from '../../src/beleid/index.ts';
import type { ToetsFeiten } from '../../src/toets/index.ts';

/** The other municipality lives by Apeldoorn's policy, so that the same acts can be tried in both. */
export const voorAllen = (echt: BeleidInHuis): BeleidInHuis => {
  const apeldoorn = echt.gemeenteIdVan('0200') ?? 0;
  return {
    ...echt,
    gemeente: () => echt.gemeente(apeldoorn),
    regelingOp: (_, dag) => echt.regelingOp(apeldoorn, dag),
    dichtstbij: (_, dag) => echt.dichtstbij(apeldoorn, dag),
    regelingen: () => echt.regelingen(apeldoorn),
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
