import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { storeBrief } from '../../brief/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { antwoordInhoud } from '../letters/antwoord.ts';
import {
  answerVerzoek,
  findSluitFeiten,
  findSluiting,
  insertVerzoek,
  listVerzoeken,
  lockDossier,
  withdrawVerzoek,
} from '../queries/dossier.ts';
import { insertVernietiging } from '../queries/vernietiging.ts';
import { antwoordTot, grondenTegen } from '../rules.ts';
import { isWeigergrond, WEIGERGRONDEN } from '../types.ts';
import { sluitWoorden } from './close-dossier.ts';

const GROND = 'Wmo 2015 artikel 5.3.5';

/** The resident asks to destroy his dossier; within three months there is an answer (Wmo 2015 art. 5.3.5). One question at a time. */
export const requestVernietiging = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; vandaag: Datum; inwonerId: number; toelichting: string },
): Promise<Resultaat<{ id: number; uiterlijk: Datum }>> => {
  const uiterlijk = antwoordTot(o.beleid.landelijk, o.vandaag);
  const id = await insertVerzoek(db, {
    inwonerId: o.inwonerId,
    toelichting: o.toelichting,
    gevraagdOp: o.vandaag,
    uiterlijk,
    door: o.actor.gebruikerId,
  });
  if (id === undefined) return geweigerd('Je hebt dit al gevraagd. Je krijgt nog antwoord.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'vernietiging-gevraagd',
    soort: 'vernietigverzoek',
    objectId: id,
    inwonerId: o.inwonerId,
    grond: GROND,
  });
  return gelukt({ id, uiterlijk });
};

/** The resident takes it back, as long as nobody answered. */
export const withdrawVernietiging = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; id: number; versie: number },
): Promise<Resultaat<null>> => {
  if (!(await withdrawVerzoek(db, o))) return geweigerd('Je vraag is al beantwoord of ingetrokken.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'vernietiging-ingetrokken',
    soort: 'vernietigverzoek',
    objectId: o.id,
    inwonerId: o.inwonerId,
    grond: GROND,
  });
  return gelukt(null);
};

/**
 * Answers the request: yes, and then it is put before a second person; or no, with each ground that forbids it. Refused for a yes while the
 * dossier itself gives a ground against it. Throws NietGevonden, and Conflict when somebody answered first.
 */
export const answerVernietigverzoek = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    id: number;
    versie: number;
    toewijzen: boolean;
    gronden: readonly string[];
    uitleg: string;
  },
): Promise<Resultaat<{ vernietigingId: number | undefined }>> => {
  const i = await lockDossier(db, o.inwonerId);
  const verzoek = (await listVerzoeken(db, o.inwonerId)).find(({ id }) => id === o.id);
  if (!i || !verzoek) throw new NietGevonden();
  const [sluiting, feiten] = [
    await findSluiting(db, o.inwonerId),
    await findSluitFeiten(db, o.inwonerId, sluitWoorden(o.beleid, i.gemeente_id, o.vandaag)),
  ];
  const tegen = grondenTegen(
    { gesloten: sluiting !== undefined, bezwaarTot: feiten.bezwaarTot, beroep: feiten.beroep },
    o.vandaag,
  );
  const gekozen = o.gronden.filter(isWeigergrond);
  if (o.toewijzen && tegen.length > 0)
    return geweigerd({
      veld: 'antwoord',
      tekst: `Vernietigen kan nu niet: ${tegen.map((grond) => WEIGERGRONDEN[grond].tekst.toLowerCase()).join('; ')}.${sluiting ? '' : ' Sluit eerst het dossier.'}`,
    });
  if (!o.toewijzen && gekozen.length === 0)
    return geweigerd({ veld: 'gronden', tekst: 'Kies waarom het niet kan. Zonder grond mag je niet weigeren.', bron: GROND });
  if (!o.toewijzen && o.uitleg.length < 5)
    return geweigerd({ veld: 'uitleg', tekst: 'Leg aan de inwoner uit waarom het niet kan.' });
  const gedaan = await answerVerzoek(db, {
    inwonerId: o.inwonerId,
    id: o.id,
    versie: o.versie,
    status: o.toewijzen ? 'toegewezen' : 'geweigerd',
    gronden: o.toewijzen ? [] : gekozen,
    antwoord: o.uitleg,
    op: o.vandaag,
    door: o.actor.gebruikerId,
  });
  if (!gedaan) throw new Conflict({ wat: 'dit verzoek', velden: [], terug: `/dossier/${o.inwonerId}/bewaren` });
  const brief = await storeBrief(db, {
    actor: o.actor,
    beleid: o.beleid,
    inwonerId: o.inwonerId,
    soort: 'mededeling',
    vandaag: o.vandaag,
    inhoud: antwoordInhoud({
      gevraagdOp: verzoek.gevraagdOp,
      toewijzen: o.toewijzen,
      gronden: o.toewijzen ? [] : gekozen,
      uitleg: o.uitleg,
    }),
  });
  if (!brief.ok) return brief;
  await schrijfLogboek(db, o.actor, {
    handeling: 'vernietigverzoek-beantwoord',
    soort: 'vernietigverzoek',
    objectId: o.id,
    inwonerId: o.inwonerId,
    grond: GROND,
    uitkomst: o.toewijzen ? 'gelukt' : 'geweigerd',
  });
  if (!o.toewijzen) return gelukt({ vernietigingId: undefined });
  const vernietigingId = await insertVernietiging(db, i, {
    aanleiding: 'verzoek',
    aanleidingOp: verzoek.gevraagdOp,
    grond: `${GROND}: de inwoner vroeg het op ${toonDatum(verzoek.gevraagdOp)}`,
    door: o.actor.gebruikerId,
  });
  return gelukt({ vernietigingId });
};
