import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { REACTIE_DOELEN_DAGEN } from '../../instemming/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { grondslagVan } from '../grondslag.ts';
import { findFeiten, findTeHerleiden, lockHerleiden, replaceRegels, takeWijzigingen } from '../queries/index.ts';
import { regelsVan } from '../rules.ts';
import type { Termijnen } from '../types.ts';

/** Before there is any regeling: as a version of before these were choices. */
const ZONDER_REGELING = { betwisteUrenDagen: REACTIE_DOELEN_DAGEN, eindeVooruitWeken: 6, plichtVooruitWeken: 4, navraagDagen: 7 };

/** The settings (K7) by which steps are derived in a municipality on a day. */
export const termijnenOp = (beleid: BeleidInHuis, gemeenteId: number, vandaag: Datum): Termijnen => {
  const K7 = beleid.dichtstbij(gemeenteId, vandaag)?.regeling.keuzes.K7 ?? ZONDER_REGELING;
  return {
    betwisteUrenDagen: K7.betwisteUrenDagen,
    reactieDoelenDagen: REACTIE_DOELEN_DAGEN,
    wekenVoorEinde: K7.eindeVooruitWeken,
    wekenVoorPlicht: K7.plichtVooruitWeken,
    navraagDagen: K7.navraagDagen,
  };
};

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
  if (inwonerIds.length > 0) await herleid(db, { ...o, inwonerIds });
  return inwonerIds.length;
};

/** As deriveWerkvoorraad, of one resident, whether or not something moved: before something is decided on what is open for him. */
export const deriveStappenVan = async (
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; gemeenteId: number; vandaag: Datum; inwonerId: number },
): Promise<void> => {
  await lockHerleiden(db);
  await herleid(db, { ...o, inwonerIds: [o.inwonerId] });
};

const herleid = async (
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; gemeenteId: number; vandaag: Datum; inwonerIds: readonly number[] },
): Promise<void> => {
  const inwonerIds = [...o.inwonerIds];
  const termijnen = termijnenOp(o.beleid, o.gemeenteId, o.vandaag);
  await takeWijzigingen(db, inwonerIds);
  const feiten = await findFeiten(db, o.beleid, inwonerIds, o.vandaag);
  await replaceRegels(db, {
    inwonerIds,
    regels: feiten.flatMap((f) => regelsVan(f, termijnen, o.vandaag)),
    grondslag: grondslagVan(termijnen, o.beleid.landelijk),
  });
};
