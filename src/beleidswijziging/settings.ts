import {
  type BeleidInHuis,
  type LoadedGevallen,
  leesGevallen,
  type OpgeslagenRegeling,
  parseRegeling,
  type Regeling,
} from '../beleid/index.ts';
import type { GevalUitkomst } from '../gevallen/index.ts';
import { gevallenVanConcept } from './rules/gevallen.ts';
import { reeksVan } from './rules/oordeel.ts';
import type { Concept } from './types.ts';

export interface BeleidswijzigingSettings {
  beleid: BeleidInHuis;
}

/** What a concept says, read. It was held against the shape when it came in. */
export const regelingVan = (concept: Concept): Regeling => parseRegeling(concept.laatste.inhoud, concept.laatste.bestandsnaam);

/** The agreed cases that a concept is held against: those that came with it, else those of its basis, else those of the files. */
export const gevallenVoor = (
  beleid: BeleidInHuis,
  concept: Concept,
  basis: OpgeslagenRegeling,
): LoadedGevallen['gevallen'] | undefined => {
  const tekst = concept.laatste.gevallen ?? basis.gevallenTekst;
  const eigen = tekst === undefined ? undefined : leesGevallen(tekst, 'gevallen.yaml');
  return eigen?.ok ? eigen.gevallen : beleid.gevallen(basis.gemeenteId, basis.sleutel)?.gevallen;
};

/** How the agreed cases come out under a concept; empty when the regeling has none. */
export const probeerGevallen = (beleid: BeleidInHuis, concept: Concept): GevalUitkomst[] => {
  const basis = beleid.regelingMetId(concept.basisId);
  const gevallen = gevallenVoor(beleid, concept, basis);
  if (!gevallen) return [];
  const andere = reeksVan(beleid.versies(basis.gemeenteId), basis.sleutel, concept.regelingId)
    .filter(({ versie }) => versie.id !== basis.id)
    .map(({ versie, tot }) => ({ ...versie.regeling, geldigTot: tot }));
  return gevallenVanConcept(gevallen, regelingVan(concept), basis.regeling, andere, beleid.landelijk);
};
