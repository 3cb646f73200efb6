// What the pages of a determination share: opening the dossier, the policy of the day, crumbs.

import { type BeleidInHuis, type OpgeslagenRegeling, tredeNaam } from '../../beleid/index.ts';
import { findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum } from '../../kernel/datum.ts';
import type { Trede } from '../../kernel/trede.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { PageContext } from '../../web/route.ts';
import { findBepalingen, findBewijsstukken, findConcept } from '../queries.ts';
import type { Omstandigheden } from '../rules.ts';
import type { Bepaling, Concept } from '../types.ts';

export interface LadderSettings {
  beleid: BeleidInHuis;
}

/** Sentence that stands wherever a trede is determined (L9). `vragen`: the regeling has criteria as questions. */
export const ladderIsHulpmiddel = (vragen: boolean): string =>
  `De ladder is een hulpmiddel.${vragen ? ' Het systeem zet de criteria van de regeling naast je antwoorden en doet een voorstel.' : ''} Jij weegt, samen met de inwoner, welke trede nu past.`;

/** Whether the regeling says of any trede what it is or which support fits; of Almere and Amsterdam no source does (C3). */
export const beschrijftTreden = ({ ladder }: Pick<OpgeslagenRegeling['regeling'], 'ladder'>): boolean =>
  ladder.treden.some(({ criterium, ondersteuning }) => criterium !== null || ondersteuning !== null);

export type Stuk = { id: number; titel: string; soort: string; toegevoegdOp: Date };
export interface Geopend {
  inwoner: InwonerKop;
  bepalingen: Bepaling[];
  concept: Concept | undefined;
  stukken: readonly Stuk[];
  vandaag: Datum;
}

/** Opens the dossier for a determination, with a line in the logboek. Throws NietGevonden. */
export const open = async (c: PageContext): Promise<Geopend> => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner, bepalingen, concept, stukken] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findBepalingen(c.db, inwonerId),
    findConcept(c.db, inwonerId, 'ladder'),
    findBewijsstukken(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'ladderbepaling' }),
  ]);
  if (!inwoner) throw new NietGevonden();
  return { inwoner, bepalingen, concept, stukken, vandaag: c.vandaag };
};

export const kruimels = (inwoner: InwonerKop, hier: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: 'Ladder', href: `/dossier/${inwoner.id}/ladder` },
  { tekst: hier },
];

export const opgeslagenOp = (s: LadderSettings, inwoner: InwonerKop, dag: Datum): OpgeslagenRegeling | undefined =>
  s.beleid.dichtstbij(inwoner.gemeente_id, dag);

/** What the rules hold a draft against. */
export const omstandigheden = (
  c: PageContext,
  s: LadderSettings,
  d: Geopend,
): Omit<Omstandigheden, 'regeling'> & { regelingOp: (dag: Datum) => Omstandigheden['regeling'] } => ({
  regelingOp: (dag) => opgeslagenOp(s, d.inwoner, dag)?.regeling,
  bepalingen: d.bepalingen,
  documenten: d.stukken.map(({ id }) => id),
  geboortedatum: datum(d.inwoner.geboortedatum),
  vandaag: c.vandaag,
});

/** "trede 3: bijdrage leveren", in the words of the regeling. */
export const tredeTekst = (uit: Pick<OpgeslagenRegeling, 'regeling'> | undefined, trede: Trede): string =>
  `trede ${trede}${uit ? `: ${tredeNaam(uit.regeling, trede).toLowerCase()}` : ''}`;

/** The newest determination by number; 0 when there is none. */
export const nieuwste = (bepalingen: readonly Bepaling[]): number => Math.max(0, ...bepalingen.map(({ id }) => id));
