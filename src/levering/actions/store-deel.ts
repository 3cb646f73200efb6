import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import { GROND_WMO } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import {
  insertInwoners,
  insertLadderbepalingen,
  insertLogboekInwoners,
  insertToewijzingen,
  insertUren,
  loadContracten,
  markInTraject,
  type Schrijver,
  saveAanbieders,
  saveResultaten,
  saveUitkeringen,
  updatePersonen,
} from '../queries/bewaar.ts';
import type { Bekend } from '../queries/stand.ts';
import { type Contractproduct, toewijzingsvelden } from '../toewijzing.ts';
import type { LeveringUitslag } from '../types.ts';

/** For whom a delivery is stored, and by which rules. */
export type Bewaaropdracht = {
  gemeenteId: number;
  gebruikerId: number;
  /** Name of the delivery for people: the folder, or what the uploader called it. */
  naam: string;
  vandaag: Datum;
  /** Only look: what was written is rolled back. */
  proef: boolean;
  herkomst: 'opdrachtregel' | 'taak';
  beleid: BeleidInHuis;
  bsn: BsnKluis;
};

/** What goes along while the parts of a delivery are stored. */
export type Bewaring = {
  o: Bewaaropdracht;
  wie: Schrijver;
  /** Read once, when the first toewijzing comes in. */
  contracten: Contractproduct[] | undefined;
  /** Residents that files of residents or toewijzingen name, by id: signals are about them. */
  genoemd: Set<number>;
  gewijzigd: boolean;
};

export function maakBewaring(o: Bewaaropdracht): Bewaring {
  const { gemeenteId, gebruikerId, bsn, naam, proef } = o;
  const wie = { gemeenteId, gebruikerId, bsn, naam, proef, jaar: o.vandaag.year };
  return { o, wie, contracten: undefined, genoemd: new Set(), gewijzigd: false };
}

type DeelWijzigingen = Pick<LeveringUitslag, 'nieuw' | 'bijgewerkt'>;

export const heeftWijzigingen = ({ nieuw, bijgewerkt }: DeelWijzigingen): boolean =>
  [...Object.values(nieuw), ...Object.values(bijgewerkt)].some((lijst) => lijst.length > 0);

/** Stores what a part of a file adds and changes, with its lines in the logboek. */
export async function storeDeel(
  db: Kysely<DB>,
  b: Bewaring,
  { nieuw, bijgewerkt }: DeelWijzigingen,
  bekend: Bekend,
): Promise<void> {
  if (nieuw.aanbieders.length + bijgewerkt.aanbieders.length > 0)
    await saveAanbieders(db, [...nieuw.aanbieders, ...bijgewerkt.aanbieders]);
  await bewaarInwoners(db, b, { nieuw, bijgewerkt }, bekend);
  if (nieuw.toewijzingen.length > 0) await bewaarToewijzingen(db, b, nieuw.toewijzingen, bekend);
  if (nieuw.uren.length > 0) await insertUren(db, b.wie, nieuw.uren, bekend.toewijzingen);
  if (nieuw.resultaten.length + bijgewerkt.resultaten.length > 0)
    await saveResultaten(db, b.wie, [...nieuw.resultaten, ...bijgewerkt.resultaten], bekend.toewijzingen);
}

async function bewaarInwoners(
  db: Kysely<DB>,
  { o, wie, genoemd }: Bewaring,
  { nieuw, bijgewerkt }: DeelWijzigingen,
  bekend: Bekend,
): Promise<void> {
  for (const { id } of bekend.inwoners.values()) genoemd.add(id);
  const personen = [...nieuw.inwoners, ...bijgewerkt.inwoners];
  if (personen.length === 0) return;
  const inwoners = new Map([...bekend.inwoners, ...(await insertInwoners(db, wie, nieuw.inwoners))]);
  for (const { id } of inwoners.values()) genoemd.add(id);
  await updatePersonen(db, wie, bijgewerkt.inwoners, inwoners);
  await saveUitkeringen(db, wie, personen, inwoners);
  const regelingOp = (dag: string) => o.beleid.regelingOp(wie.gemeenteId, datum(dag))?.id ?? null;
  await insertLadderbepalingen(db, wie, personen, inwoners, regelingOp);
  const idsVan = (rijen: readonly { bsn: string }[]) => rijen.flatMap(({ bsn }) => inwoners.get(bsn)?.id ?? []);
  await insertLogboekInwoners(db, wie, 'inwoner-geleverd', idsVan(nieuw.inwoners), o.herkomst, GROND_WMO);
  await insertLogboekInwoners(db, wie, 'gegevens-bijgewerkt', idsVan(bijgewerkt.inwoners), o.herkomst, GROND_WMO);
}

async function bewaarToewijzingen(
  db: Kysely<DB>,
  b: Bewaring,
  rijen: LeveringUitslag['nieuw']['toewijzingen'],
  bekend: Bekend,
): Promise<void> {
  const { beleid, gemeenteId, vandaag } = b.o;
  b.contracten ??= await loadContracten(db, gemeenteId);
  const { contracten } = b;
  const metVelden = rijen.map((rij) => ({
    ...rij,
    velden: toewijzingsvelden(rij, { beleid, gemeenteId, contracten, vandaag: isoDatum(vandaag) }),
  }));
  const gemaakt = await insertToewijzingen(db, b.wie, metVelden, bekend.inwoners, bekend.aanbieders);
  await markInTraject(db, gemeenteId, [...new Set([...gemaakt.values()].map((t) => t.inwonerId))]);
}
