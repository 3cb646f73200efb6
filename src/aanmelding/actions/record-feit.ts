import type { Kysely } from 'kysely';
import type { Gemeente, Landelijk } from '../../beleid/index.ts';
import { storeBrief } from '../../brief/index.ts';
import { type Datum, datum, isoDatum, toonKort } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { unprintableIn } from '../../platform/pdf/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { verdagingInhoud } from '../letters/verdaging.ts';
import { findAanmeldingDossier, insertFeit, insertPlan, lockAanmelding } from '../queries.ts';
import { beschikkingTot, feitRedenen, feitVan } from '../rules.ts';
import type { FeitSoort, NieuwFeit, PlanForm } from '../types.ts';

export const GROND_ONDERZOEK = 'Wmo 2015 artikel 2.3.2';

interface Wie {
  actor: Actor;
  inwonerId: number;
  vandaag: Datum;
}

const getDossier = async (db: Kysely<DB>, inwonerId: number) => {
  const dossier = await findAanmeldingDossier(db, inwonerId);
  if (!dossier) throw new NietGevonden();
  return dossier;
};

/**
 * Writes down a fact that stops a clock of the Wmo. Refused when the law wants something else first. A verdaging makes a letter to the
 * resident (Awb 4:14).
 */
export const recordFeit = async (
  db: Kysely<DB>,
  o: Wie & { landelijk: Landelijk; gemeente: Gemeente; nieuw: NieuwFeit },
): Promise<Resultaat<{ documentId: number | undefined }>> => {
  const eerst = await getDossier(db, o.inwonerId);
  await lockAanmelding(db, eerst.aanmelding.id);
  const { aanmelding, feiten, van } = await getDossier(db, o.inwonerId);
  const { nieuw } = o;
  const redenen = feitRedenen(nieuw, feiten, o);
  if (redenen.length > 0) return geweigerd(...redenen);
  const vreemd = nieuw.soort === 'verdaging' ? unprintableIn(nieuw.toelichting) : [];
  if (vreemd.length > 0)
    return geweigerd({ veld: 'toelichting', tekst: `Deze tekens kunnen niet in de brief: ${vreemd.join(' ')}. Haal ze weg.` });
  const brief = nieuw.soort === 'verdaging' ? await makeVerdaging(db, { ...o, feiten }) : undefined;
  if (brief && !brief.ok) return brief;
  const documentId = brief?.waarde.documentId;
  await insertFeit(db, {
    ...van,
    inwoner_id: o.inwonerId,
    aanmelding_id: aanmelding.id,
    soort: nieuw.soort,
    dag: nieuw.dag,
    keuze: nieuw.keuze,
    tot: nieuw.tot ?? null,
    toelichting: nieuw.toelichting,
    document_id: documentId ?? null,
    door: o.actor.gebruikerId,
  });
  await schrijf(db, o, 'aanmelding-bijgewerkt', aanmelding.id);
  return gelukt({ documentId });
};

const schrijf = (db: Kysely<DB>, o: Wie, handeling: string, aanmeldingId: number): Promise<void> =>
  schrijfLogboek(db, o.actor, {
    handeling,
    soort: 'aanmelding',
    objectId: aanmeldingId,
    inwonerId: o.inwonerId,
    grond: GROND_ONDERZOEK,
  });

type Dossier = Awaited<ReturnType<typeof getDossier>>;

const makeVerdaging = async (
  db: Kysely<DB>,
  o: Wie & { landelijk: Landelijk; gemeente: Gemeente; nieuw: NieuwFeit } & Pick<Dossier, 'feiten'>,
) => {
  const aanvraag = feitVan(o.feiten.feiten, 'aanvraag');
  if (!aanvraag || o.nieuw.tot === undefined) throw new NietGevonden();
  return storeBrief(db, {
    actor: o.actor,
    beleid: { gemeente: () => o.gemeente },
    inwonerId: o.inwonerId,
    soort: 'verdaging',
    vandaag: o.vandaag,
    inhoud: verdagingInhoud({
      aanvraagOp: datum(aanvraag.dag),
      wasTot: beschikkingTot(o.landelijk, o.feiten.feiten),
      tot: datum(o.nieuw.tot),
      instemming: o.nieuw.keuze === 'instemming',
      reden: o.nieuw.toelichting,
    }),
  });
};

/** Takes back what was written down by mistake; what stood there stays to be read. */
export const withdrawFeit = async (
  db: Kysely<DB>,
  o: Wie & { soort: FeitSoort; reden: string },
): Promise<Resultaat<{ soort: FeitSoort }>> => {
  const { aanmelding, feiten, van } = await getDossier(db, o.inwonerId);
  if (!feitVan(feiten.feiten, o.soort)) return geweigerd('Er is niets vastgelegd om in te trekken.');
  if (o.reden === '') return geweigerd({ veld: 'toelichting', tekst: 'Schrijf op waarom je dit intrekt.' });
  if (o.reden.length > 2000) return geweigerd({ veld: 'toelichting', tekst: 'Schrijf dit korter, in hoogstens 2000 tekens.' });
  await insertFeit(db, {
    ...van,
    inwoner_id: o.inwonerId,
    aanmelding_id: aanmelding.id,
    soort: o.soort,
    wat: 'ingetrokken',
    dag: isoDatum(o.vandaag),
    toelichting: o.reden,
    door: o.actor.gebruikerId,
  });
  await schrijf(db, o, 'aanmelding-bijgewerkt', aanmelding.id);
  return gelukt({ soort: o.soort });
};

/** The plan of the resident as the consulent got it on paper or heard it (Wmo 2015 art. 2.3.2 lid 2). `ontvangenOp` is `jjjj-mm-dd`. */
export const recordPlan = async (
  db: Kysely<DB>,
  o: Wie & { plan: PlanForm; ontvangenOp: string },
): Promise<Resultaat<{ aanmeldingId: number }>> => {
  const { aanmelding, van } = await getDossier(db, o.inwonerId);
  if (Object.values(o.plan).every((deel) => deel === '')) return geweigerd({ veld: 'ik_wil', tekst: LEEG_PLAN });
  if (o.ontvangenOp > isoDatum(o.vandaag)) return geweigerd({ veld: 'ontvangen_op', tekst: 'Deze dag ligt in de toekomst.' });
  if (o.ontvangenOp < aanmelding.ontvangen_op)
    return geweigerd({
      veld: 'ontvangen_op',
      tekst: `De aanmelding was op ${toonKort(datum(aanmelding.ontvangen_op))}. Kies een dag vanaf die dag.`,
    });
  await insertPlan(db, {
    ...van,
    ...o.plan,
    inwoner_id: o.inwonerId,
    aanmelding_id: aanmelding.id,
    ontvangen_op: o.ontvangenOp,
    door: o.actor.gebruikerId,
  });
  await schrijf(db, o, 'plan-ontvangen', aanmelding.id);
  return gelukt({ aanmeldingId: aanmelding.id });
};

export const LEEG_PLAN = 'Vul minstens één vak in.';
