import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { findGeld, findUitvoer, judgeGeld, takeUitvoer, type Uitvoer } from '../queries/index.ts';
import { AfkeurForm, type GeldRij } from '../types-rijen.ts';

const GROND = 'betaling binnen een traject';

const STAND: Readonly<Record<GeldRij['stand'], string>> = {
  klaar: 'wacht op een oordeel',
  goedgekeurd: 'goedgekeurd',
  afgekeurd: 'afgekeurd',
  uitgevoerd: 'goedgekeurd en doorgegeven',
  vervallen: 'vervallen',
};

const log = (db: Kysely<DB>, actor: Actor, handeling: string, objectId: number) =>
  schrijfLogboek(db, actor, { handeling, soort: 'trajectgeld', objectId, grond: GROND });

/** The amounts that were ticked: "12-1" is number 12 as it stood in version 1. What is odd in it is left out. */
export const leesKeuze = (gekozen: readonly string[]): { id: number; versie: number }[] =>
  gekozen.flatMap((een) => {
    const [, id, versie] = /^([1-9]\d{0,8})-(\d{1,9})$/.exec(een) ?? [];
    return id === undefined ? [] : [{ id: Number(id), versie: Number(versie) }];
  });

const conflict = (nu: GeldRij | undefined): Conflict =>
  new Conflict({
    wat: 'dit bedrag',
    velden: [{ label: 'Stand', jouw: 'jouw oordeel', nu: nu ? STAND[nu.stand] : 'er niet meer', anders: true }],
    terug: '/trajectgeld',
    ...(nu ? { nieuweVersie: nu.versie } : {}),
  });

/** Finance approves amounts as they were read. All or none: throws Conflict when one changed in between. Gives how many. */
export const approveGeld = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; gekozen: readonly string[] },
): Promise<Resultaat<number>> => {
  const keuze = leesKeuze(o.gekozen);
  if (keuze.length === 0) return geweigerd('Vink aan wat je goedkeurt.');
  for (const { id, versie } of keuze) {
    const goed = await judgeGeld(db, { id, versie, goed: true, reden: '', op: o.vandaag, door: o.actor.gebruikerId });
    if (!goed) {
      const nu = await findGeld(db, id);
      if (!nu) throw new NietGevonden();
      throw conflict(nu);
    }
    await log(db, o.actor, 'trajectgeld-goedgekeurd', id);
  }
  return gelukt(keuze.length);
};

/** Finance does not pay an amount, and says why; the consulent reads it. Throws NietGevonden or Conflict. */
export const rejectGeld = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; id: number; versie: number; waarden: Readonly<Record<string, string>> },
): Promise<Resultaat<true>> => {
  const nu = await findGeld(db, o.id);
  if (!nu) throw new NietGevonden();
  const gelezen = parseForm(AfkeurForm, { reden: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const kon = await judgeGeld(db, {
    id: o.id,
    versie: o.versie,
    goed: false,
    reden: gelezen.waarde.reden,
    op: o.vandaag,
    door: o.actor.gebruikerId,
  });
  if (!kon) throw conflict(nu);
  await log(db, o.actor, 'trajectgeld-afgekeurd', o.id);
  return gelukt(true);
};

/** One file of all that was approved and is in none yet; what is in a file is never in another. Refused when there is nothing. */
export const exportGeld = async (db: Kysely<DB>, o: { actor: Actor }): Promise<Resultaat<number>> => {
  const id = await takeUitvoer(db, { gemeenteId: o.actor.gemeenteId ?? 0, door: o.actor.gebruikerId });
  if (id === undefined) return geweigerd('Er is niets goedgekeurd dat nog niet is doorgegeven.');
  await log(db, o.actor, 'trajectgeld-uitgevoerd', id);
  return gelukt(id);
};

/** A file as it was made. Throws NietGevonden. */
export const getUitvoer = async (db: Kysely<DB>, id: number): Promise<Uitvoer> => {
  const uitvoer = await findUitvoer(db, id);
  if (!uitvoer) throw new NietGevonden();
  return uitvoer;
};
