import {
  type BeleidInHuis,
  type LoadedGevallen,
  leesGevallen,
  namenVan,
  nogTeRegelen,
  type OpenPunt,
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

/** Whether a concept began with the regeling of another municipality: then it is a regeling of its own, not the next version of one. */
export const isOvername = (beleid: BeleidInHuis, concept: Concept): boolean =>
  beleid.regelingMetId(concept.basisId).regeling.gemeente !== veldVan(concept, 'gemeente');

/** A field at the top of what a concept says, without reading all of it. */
export const veldVan = ({ laatste: { inhoud } }: Concept, veld: 'gemeente' | 'naam'): string => {
  const waarde: unknown = inhoud !== null && typeof inhoud === 'object' ? Reflect.get(inhoud, veld) : undefined;
  return typeof waarde === 'string' ? waarde : '';
};

/** What is still to be settled in a concept, and which names of another municipality are left in it. */
export const openVan = (beleid: BeleidInHuis, concept: Concept): OpenPunt[] => {
  const basis = beleid.regelingMetId(concept.basisId);
  const codes = basis.regeling.gemeenten ?? [basis.regeling.gemeente];
  const gemeenten = codes.flatMap((code) => beleid.findGemeente(beleid.gemeenteIdVan(code) ?? 0) ?? []);
  const { tekst, inhoud } = concept.laatste;
  return nogTeRegelen(
    { tekst, inhoud, regeling: regelingVan(concept), vragenlijst: beleid.vragenlijst },
    isOvername(beleid, concept) ? namenVan(basis.regeling, gemeenten) : [],
  );
};

/** The agreed cases that a concept is held against: those that came with it, else those of its basis, else those of the files. */
export const gevallenVoor = (
  beleid: BeleidInHuis,
  concept: Concept,
  basis: OpgeslagenRegeling,
): LoadedGevallen['gevallen'] | undefined => {
  // What was agreed about the other regeling says nothing of this one.
  const ander = isOvername(beleid, concept);
  const tekst = concept.laatste.gevallen ?? (ander ? undefined : basis.gevallenTekst);
  const eigen = tekst === undefined ? undefined : leesGevallen(tekst, 'gevallen.yaml');
  if (eigen?.ok || ander) return eigen?.ok ? eigen.gevallen : undefined;
  return beleid.gevallen(basis.gemeenteId, basis.sleutel)?.gevallen;
};

/** How the agreed cases come out under a concept; empty when the regeling has none. */
export const probeerGevallen = (beleid: BeleidInHuis, concept: Concept): GevalUitkomst[] => {
  const basis = beleid.regelingMetId(concept.basisId);
  const gevallen = gevallenVoor(beleid, concept, basis);
  if (!gevallen) return [];
  if (isOvername(beleid, concept)) {
    const regeling = regelingVan(concept);
    return gevallenVanConcept(gevallen, regeling, regeling, [], beleid.landelijk);
  }
  const andere = reeksVan(beleid.versies(basis.gemeenteId), basis.sleutel, concept.regelingId)
    .filter(({ versie }) => versie.id !== basis.id)
    .map(({ versie, tot }) => ({ ...versie.regeling, geldigTot: tot }));
  return gevallenVanConcept(gevallen, regelingVan(concept), basis.regeling, andere, beleid.landelijk);
};
