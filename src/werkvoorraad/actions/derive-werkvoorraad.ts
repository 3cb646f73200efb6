import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { REACTIE_DOELEN_DAGEN } from '../../instemming/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { grondslagVan } from '../grondslag.ts';
import { findFeiten, findTeHerleiden, lockHerleiden, replaceRegels, takeWijzigingen } from '../queries/index.ts';
import { regelsVan } from '../rules.ts';
import type { Termijnen } from '../types.ts';

/** AP44 is silent for Apeldoorn: a keuze. */
const WEKEN_VOOR_EINDE = 6;
/** No source says when to look ahead to a duty, nor how soon to ask after one: keuzes. */
const WEKEN_VOOR_PLICHT = 4;
const NAVRAAG_DAGEN = 7;

/** The settings by which steps are derived in a municipality on a day. */
export const termijnenOp = (beleid: BeleidInHuis, gemeenteId: number, vandaag: Datum): Termijnen => ({
  betwisteUrenDagen: beleid.dichtstbij(gemeenteId, vandaag)?.regeling.keuzes.K7.betwisteUrenDagen ?? REACTIE_DOELEN_DAGEN,
  reactieDoelenDagen: REACTIE_DOELEN_DAGEN,
  wekenVoorEinde: WEKEN_VOOR_EINDE,
  wekenVoorPlicht: WEKEN_VOOR_PLICHT,
  navraagDagen: NAVRAAG_DAGEN,
});

/**
 * Derives the steps of residents of whom something moved, at most `hoogstens`, and keeps them; of whom the reader may see, in one
 * municipality. Gives how many residents. One at a time for a municipality: who comes second finds it done.
 */
export const deriveWerkvoorraad = async (
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; gemeenteId: number; vandaag: Datum; hoogstens: number },
): Promise<number> => {
  await lockHerleiden(db);
  const inwonerIds = await findTeHerleiden(db, o.vandaag, o.hoogstens);
  if (inwonerIds.length === 0) return 0;
  const termijnen = termijnenOp(o.beleid, o.gemeenteId, o.vandaag);
  await takeWijzigingen(db, inwonerIds);
  const feiten = await findFeiten(db, o.beleid, inwonerIds);
  await replaceRegels(db, {
    inwonerIds,
    regels: feiten.flatMap((f) => regelsVan(f, termijnen, o.vandaag)),
    grondslag: grondslagVan(termijnen, o.beleid.landelijk),
  });
  return inwonerIds.length;
};
