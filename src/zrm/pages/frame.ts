// What the pages of the matrix share.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { datum } from '../../kernel/datum.ts';
import { ZRM_SCORE_NAAM, ZRM_SCORES, ZRM_VERSIE, type ZrmScore } from '../../kernel/zrm.ts';
import { type Bewijsstuk, type Concept, type ConceptInhoud, findBewijsstukken, findConcept } from '../../ladder/index.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { ScoreKeuze } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { findMetingen } from '../queries.ts';
import { leesMeting, NIET_BESPROKEN } from '../rules.ts';
import type { Meting } from '../types.ts';

export interface ZrmSettings {
  beleid: BeleidInHuis;
}

export interface Geopend {
  inwoner: InwonerKop;
  metingen: Meting[];
  concept: Concept | undefined;
  /** Documents of the dossier that a matrix may rest on. */
  stukken: readonly Bewijsstuk[];
}

/** Opens the dossier for scoring, with a line in the logboek. Throws NietGevonden. */
export const open = async (c: PageContext): Promise<Geopend> => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner, metingen, concept, stukken] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findMetingen(c.db, inwonerId),
    findConcept(c.db, inwonerId, 'zrm'),
    findBewijsstukken(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'zrm' }),
  ]);
  if (!inwoner) throw new NietGevonden();
  return { inwoner, metingen, concept, stukken };
};

export const kruimels = (inwoner: InwonerKop, hier: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: 'Zelfredzaamheid', href: `/dossier/${inwoner.id}/zrm` },
  { tekst: hier },
];

/** The version of the instrument: of the regeling, or the choice of this system; said so. */
export const instrumentVan = (s: ZrmSettings, c: PageContext, inwoner: InwonerKop): { versie: string; bron: string } => {
  const versie = s.beleid.dichtstbij(inwoner.gemeente_id, c.vandaag)?.regeling.begeleidingGroep?.zrmVersie;
  return versie
    ? { versie: versie.waarde, bron: versie.bron.startsWith('keuze') ? 'keuze van de gemeente' : versie.bron }
    : { versie: ZRM_VERSIE, bron: 'keuze in dit systeem, de regeling noemt geen versie' };
};

export const KEUZES: readonly ScoreKeuze[] = [
  ...ZRM_SCORES.map((score) => ({ waarde: String(score), kort: String(score), tekst: ZRM_SCORE_NAAM[score] })),
  { waarde: NIET_BESPROKEN, kort: '–', tekst: 'niet besproken' },
];

/** "3: beperkt zelfredzaam". */
export const scoreTekst = (score: ZrmScore | undefined): string =>
  score === undefined ? 'niet besproken' : `${score}: ${ZRM_SCORE_NAAM[score]}`;

export const nieuwste = (metingen: readonly Meting[]): number => Math.max(0, ...metingen.map(({ id }) => id));

/** Whose instrument it is, and where its texts are: names and scores only are in the house. */
export const LICENTIE =
  'De Zelfredzaamheid-Matrix is van GGD Amsterdam. Hier staan alleen de namen van de leefgebieden en scores; gebruik de handleiding van GGD Amsterdam om te scoren.';

/** What a draft says, held against this dossier. */
export const lees = (c: PageContext, d: Geopend, inhoud: ConceptInhoud) =>
  leesMeting(inhoud, {
    vandaag: c.vandaag,
    geboortedatum: datum(d.inwoner.geboortedatum),
    metingen: d.metingen,
    stukken: d.stukken,
  });
