import type { Kysely } from 'kysely';
import { type Datum, toonKort } from '../kernel/datum.ts';
import { dagTotVandaag } from '../kernel/moment.ts';
import type { DB } from '../platform/db/schema.ts';
import type { Optie } from '../web/index.ts';
import type { Router } from '../web/route.ts';
import { registerAanbiederDocumenten } from './pages/aanbieder.ts';
import { registerBeheerDocumenten } from './pages/beheer.ts';
import { registerDossierstukken } from './pages/dossier.ts';
import { registerMijnDocumenten } from './pages/mijn.ts';
import type { DocumentSettings } from './pages/onderdelen.ts';
import { findStuk, listStukken } from './queries.ts';
import { SOORT_NAMEN } from './types.ts';

export { addDossierstuk } from './actions/add-dossierstuk.ts';
export { hideDossierstuk } from './actions/hide-dossierstuk.ts';
export { receiveBestand } from './actions/receive-bestand.ts';
export { bestandHint, MAX_BODY, opnieuwKiezen, soortKort } from './pages/onderdelen.ts';
export { findStuk, findUploadRegels, listStukken } from './queries.ts';
export { accept, lezersTekst, lezersVan, toonGrootte } from './rules.ts';
export { createClamd, type Virusscanner } from './scanner.ts';
export { type Dossierstuk, SOORT_NAMEN, SOORTEN, type UploadRegels } from './types.ts';

/** The documents of a dossier to choose from (`keuzelijst({ opties })`): evidence with a ladderbepaling, say. Newest first. */
export const documentOpties = async (db: Kysely<DB>, inwonerId: number, vandaag: Datum): Promise<Optie[]> =>
  (await listStukken(db, { inwonerId })).map((stuk) => ({
    waarde: String(stuk.id),
    tekst: `${stuk.titel} (${SOORT_NAMEN[stuk.soort].toLowerCase()}, ${toonKort(dagTotVandaag(stuk.toegevoegdOp, vandaag))})`,
  }));

/** Whether a chosen number is a document of this dossier that the reader may know of and that was not taken away. */
export const isDocumentVan = async (db: Kysely<DB>, inwonerId: number, id: number): Promise<boolean> => {
  const stuk = await findStuk(db, inwonerId, id);
  return stuk !== undefined && !stuk.verborgen;
};

/** Documents of others in a dossier: on the tab, on the pages of the resident and of an aanbieder, and how they come in for beheer. */
export const registerDocument = (router: Router, s: DocumentSettings): void => {
  registerDossierstukken(router, s);
  registerMijnDocumenten(router, s);
  registerAanbiederDocumenten(router);
  registerBeheerDocumenten(router, s);
};
