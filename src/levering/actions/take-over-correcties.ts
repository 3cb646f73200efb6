import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboekRegels } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { type BewaardeCorrectie, waaromNiet } from '../correcties.ts';
import { insertLadderbepalingen, loadContracten, type Schrijver, saveUitkeringen, updatePersonen } from '../queries/bewaar.ts';
import {
  alsLevering,
  findDag,
  lockInwoner,
  lockResultaat,
  lockToewijzing,
  lockUur,
  replaceResultaat,
  replaceUur,
  updateToewijzing,
} from '../queries/correctie.ts';
import { findLevering, lockCorrecties, markOvergenomen } from '../queries/levering.ts';
import { toewijzingsvelden } from '../toewijzing.ts';
import type { InwonerRij } from '../types.ts';

type Werk = { db: Kysely<DB>; wie: Schrijver; beleid: BeleidInHuis; vandaag: Datum; reden: string };
/** The resident whose data changed, or why it could not be. */
type Uitkomst = { ok: true; inwonerId: number } | { ok: false; tekst: string };

const ANDERS = 'is intussen veranderd. Lever het bestand opnieuw aan om te zien wat er nu staat.';
const niet = (tekst: string): Uitkomst => ({ ok: false, tekst });

/**
 * Takes over corrections that a delivery offers: hours end and come anew with the reason, a trede is a new ladderbepaling (L2), a
 * result keeps its earlier version, other facts are brought up to date. All that were ticked, or none with the reason for each.
 */
export async function takeOverCorrecties(
  db: Kysely<DB>,
  o: { actor: Actor; leveringId: number; ids: readonly number[]; vandaag: Datum; beleid: BeleidInHuis; bsn: BsnKluis },
): Promise<Resultaat<{ aantal: number }>> {
  const { gemeenteId, gebruikerId } = o.actor;
  if (gemeenteId === undefined) throw new Error('een teammanager hoort bij een gemeente');
  if (o.ids.length === 0) return geweigerd({ veld: 'correctie', tekst: 'Vink aan welke correcties je overneemt.' });
  const levering = await findLevering(db, o.leveringId);
  if (!levering) return geweigerd('Deze levering is er niet meer.');
  const wie: Schrijver = { gemeenteId, gebruikerId, bsn: o.bsn, naam: levering.naam, jaar: o.vandaag.year };
  const werk: Werk = { db, wie, beleid: o.beleid, vandaag: o.vandaag, reden: `Correctie uit de levering ${levering.naam}` };
  const gedaan: number[] = [];
  const fouten: string[] = [];
  await alsLevering(db, async () => {
    for (const rij of await lockCorrecties(db, o.leveringId, o.ids)) {
      if (!rij.correctie) continue;
      const uit = await neemOver(werk, rij.correctie);
      if (!uit.ok) {
        fouten.push(`${rij.bestand} regel ${rij.regel}: ${uit.tekst}`);
        continue;
      }
      await markOvergenomen(db, { id: rij.id, gebruikerId });
      gedaan.push(uit.inwonerId);
    }
  });
  if (fouten.length > 0) return geweigerd(...fouten.map((tekst) => ({ veld: 'correctie', tekst })));
  if (gedaan.length === 0) return geweigerd({ veld: 'correctie', tekst: 'Deze correcties zijn al overgenomen.' });
  await schrijfLogboekRegels(
    db,
    o.actor,
    gedaan.map((inwonerId) => ({
      handeling: 'correctie-overgenomen',
      soort: 'levering',
      objectId: o.leveringId,
      inwonerId,
      grond: GROND_WMO,
    })),
  );
  return gelukt({ aantal: gedaan.length });
}

async function neemOver(werk: Werk, correctie: BewaardeCorrectie): Promise<Uitkomst> {
  const waarom = waaromNiet(correctie);
  if (waarom !== undefined) return niet(waarom);
  switch (correctie.soort) {
    case 'uren':
      return uren(werk, correctie);
    case 'inwoners':
      return inwoner(werk, correctie);
    case 'toewijzingen':
      return toewijzing(werk, correctie);
    case 'resultaten':
      return resultaat(werk, correctie);
  }
}

type Van<S extends BewaardeCorrectie['soort']> = Extract<BewaardeCorrectie, { soort: S }>;

async function uren({ db, wie, reden }: Werk, c: Van<'uren'>): Promise<Uitkomst> {
  const nu = await lockUur(db, c);
  if (!nu || String(nu.nummer) !== c.oud.toewijzing || nu.datum !== c.oud.datum || nu.minuten !== c.oud.minuten)
    return niet(`regelnummer ${c.regelId} ${ANDERS}`);
  const dag = await findDag(db, { nummer: c.nieuw.toewijzing, datum: c.nieuw.datum, zonder: nu.id });
  if (!dag?.binnen) return niet('de dag valt buiten de toewijzing.');
  if (dag.minuten + c.nieuw.minuten > 24 * 60) return niet('met deze uren komt de dag boven 24 uur.');
  await replaceUur(db, c, { oudId: nu.id, toewijzingId: dag.id, gebruikerId: wie.gebruikerId, reden });
  return { ok: true, inwonerId: dag.inwonerId };
}

async function inwoner({ db, wie, beleid }: Werk, c: Van<'inwoners'>): Promise<Uitkomst> {
  const nu = await lockInwoner(db, c);
  const { trede } = c.nieuw;
  if (!nu || trede === null || nu.geboortedatum !== c.oud.geboortedatum || nu.trede !== c.oud.trede)
    return niet(`het dossier ${ANDERS}`);
  // The number of the file stands in for the BSN: the rows of a delivery are found by a key, whatever it is.
  const sleutel = String(c.inwonerId);
  const rijen: InwonerRij[] = [{ ...c.nieuw, trede, bsn: sleutel }];
  const sleutels = new Map([[sleutel, { id: c.inwonerId, consulentId: nu.consulentId }]]);
  await updatePersonen(db, wie, rijen, sleutels);
  await saveUitkeringen(db, wie, rijen, sleutels);
  const regelingOp = (dag: string) => beleid.regelingOp(wie.gemeenteId, datum(dag))?.id ?? null;
  await insertLadderbepalingen(db, wie, rijen, sleutels, regelingOp);
  return { ok: true, inwonerId: c.inwonerId };
}

async function toewijzing({ db, wie, beleid, vandaag }: Werk, c: Van<'toewijzingen'>): Promise<Uitkomst> {
  const nu = await lockToewijzing(db, c.nummer);
  if (!nu) return niet('de toewijzing is er niet.');
  if (nu.herkomst === 'besluit')
    return niet('deze toewijzing rust op een besluit van de gemeente. De consulent wijzigt haar met een nieuw besluit.');
  // What became of it since rests on what was delivered first: laying another first period under it would undo that unseen.
  if (nu.gewijzigd)
    return niet(
      'de gemeente heeft deze toewijzing daarna gewijzigd, bijvoorbeeld verlengd, opgeschort of beëindigd. De consulent wijzigt haar met een besluit.',
    );
  const { van, tot } = fromDaterange(nu.looptijd);
  if (
    isoDatum(van) !== c.oud.van ||
    isoDatum(tot) !== c.oud.tot ||
    nu.minutenPerWeek !== c.oud.minutenPerWeek ||
    nu.doelTrede !== c.oud.doelTrede
  )
    return niet(`toewijzing ${c.nummer} ${ANDERS}`);
  const contracten = await loadContracten(db, wie.gemeenteId);
  const velden = toewijzingsvelden(
    { nummer: c.nummer, bsn: '', ...c.nieuw },
    { beleid, gemeenteId: wie.gemeenteId, contracten, vandaag: isoDatum(vandaag) },
  );
  await updateToewijzing(db, { id: nu.id, nieuw: c.nieuw, velden });
  return { ok: true, inwonerId: nu.inwonerId };
}

async function resultaat({ db, wie, reden }: Werk, c: Van<'resultaten'>): Promise<Uitkomst> {
  const nu = await lockResultaat(db, c.toewijzing);
  if (!nu || nu.datum !== c.oud.datum || nu.bereikteTrede !== c.oud.bereikteTrede || nu.akkoord !== c.oud.akkoordGemeente)
    return niet(`het resultaat van toewijzing ${c.toewijzing} ${ANDERS}`);
  await replaceResultaat(db, { id: nu.id, nieuw: c.nieuw, gebruikerId: wie.gebruikerId, reden });
  return { ok: true, inwonerId: nu.inwonerId };
}
