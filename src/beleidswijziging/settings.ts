import { createHash } from 'node:crypto';
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
import { onthouden } from '../kernel/onthouden.ts';
import { gevallenVanConcept } from './rules/gevallen.ts';
import { reeksVan } from './rules/oordeel.ts';
import type { Concept } from './types.ts';

export interface BeleidswijzigingSettings {
  beleid: BeleidInHuis;
}

/** As many concepts as are looked at in turn; a text that was handed in never changes. */
const BEWAARD = 8;
const gelezen = onthouden<Regeling>(BEWAARD);
/** By the house whose policy it was held against: all pages of a concept show the same count. */
const proeven = new WeakMap<BeleidInHuis, ReturnType<typeof onthouden<GevalUitkomst[]>>>();
const punten = new WeakMap<BeleidInHuis, ReturnType<typeof onthouden<OpenPunt[]>>>();

/** The text that a concept says now, and what it was made from. */
const sleutelVan = ({ id, basisId, regelingId, laatste }: Concept): string =>
  `${id} ${basisId} ${regelingId ?? ''} ${laatste.versie} ${laatste.hash} ${createHash('sha256').update(laatste.tekst).digest('base64')}`;

/** What a concept says, read. It was held against the shape when it came in. */
export const regelingVan = (concept: Concept): Regeling =>
  gelezen(sleutelVan(concept), () => parseRegeling(concept.laatste.inhoud, concept.laatste.bestandsnaam));

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
  const bewaard = punten.get(beleid) ?? onthouden<OpenPunt[]>(BEWAARD);
  punten.set(beleid, bewaard);
  return bewaard(sleutelVan(concept), () =>
    nogTeRegelen(
      { tekst, inhoud, regeling: regelingVan(concept), vragenlijst: beleid.vragenlijst },
      isOvername(beleid, concept) ? namenVan(basis.regeling, gemeenten) : [],
      beleid.regelingen(beleid.gemeenteIdVan(veldVan(concept, 'gemeente')) ?? 0).map(({ regeling }) => regeling),
    ),
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

/** A regeling without agreed cases: a file to begin with. */
const legeGevallen = ({ naam, regeling, gemeente }: Pick<Regeling, 'naam' | 'regeling' | 'gemeente'>): string =>
  `# Voorbeeldgevallen van ${naam}\nregeling: ${regeling}\ngemeente: "${gemeente}"\nuitgangspunt: {}\ntoets: []\n`;

/** The file with the agreed cases of a version. */
export const gevallenBestand = (beleid: BeleidInHuis, versie: OpgeslagenRegeling): string =>
  versie.gevallenTekst ?? beleid.gevallen(versie.gemeenteId, versie.sleutel)?.tekst ?? legeGevallen(versie.regeling);

/** The file with the agreed cases that a concept is held against. */
export const gevallenBestandVan = (beleid: BeleidInHuis, concept: Concept): string =>
  concept.laatste.gevallen ??
  (isOvername(beleid, concept)
    ? legeGevallen(regelingVan(concept))
    : gevallenBestand(beleid, beleid.regelingMetId(concept.basisId)));

/** How the agreed cases come out under a concept; empty when the regeling has none. */
export const probeerGevallen = (beleid: BeleidInHuis, concept: Concept): GevalUitkomst[] => {
  const basis = beleid.regelingMetId(concept.basisId);
  const andere = isOvername(beleid, concept)
    ? []
    : reeksVan(beleid.versies(basis.gemeenteId), basis.sleutel, concept.regelingId).filter(
        ({ versie }) => versie.id !== basis.id,
      );
  const bewaard = proeven.get(beleid) ?? onthouden<GevalUitkomst[]>(BEWAARD);
  proeven.set(beleid, bewaard);
  // Which other versions there are changes when one is activated or withdrawn.
  const naast = andere.map(({ versie, tot }) => `${versie.id}:${tot ?? ''}`).join();
  return bewaard(`${sleutelVan(concept)} ${naast} ${concept.laatste.gevallen ?? ''}`, () => {
    const gevallen = gevallenVoor(beleid, concept, basis);
    if (!gevallen) return [];
    const regeling = regelingVan(concept);
    if (isOvername(beleid, concept)) return gevallenVanConcept(gevallen, regeling, regeling, [], beleid.landelijk);
    const versies = andere.map(({ versie, tot }) => ({ ...versie.regeling, geldigTot: tot }));
    return gevallenVanConcept(gevallen, regeling, basis.regeling, versies, beleid.landelijk);
  });
};
