import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { findTrede, listNazorg, updateAntwoord, updateOpvolging, updateVervallen } from '../queries.ts';
import { isDuurzaam, nazorgStand } from '../rules.ts';
import { AntwoordForm, GehoordForm, type Nazorgmoment, OpvolgForm, UITKOMSTEN, VervalForm } from '../types.ts';

/** An act on one moment. `versie` is what the form was made of. */
export interface NazorgOpdracht {
  actor: Actor;
  vandaag: Datum;
  inwonerId: number;
  momentId: number;
  versie: number;
  waarden: Readonly<Record<string, string>>;
}

const getMoment = async (db: Kysely<DB>, o: NazorgOpdracht): Promise<Nazorgmoment> => {
  const moment = (await listNazorg(db, o.inwonerId)).find(({ id }) => id === o.momentId);
  if (!moment) throw new NietGevonden();
  return moment;
};

const conflict = (o: NazorgOpdracht, nu: Nazorgmoment): Conflict =>
  new Conflict({
    wat: 'deze vraag over de plek',
    velden: [
      {
        label: 'Antwoord',
        jouw: o.waarden.toelichting ?? o.waarden.opvolging ?? '',
        nu: nu.uitkomst ? UITKOMSTEN[nu.uitkomst] : nu.vervallenOp ? 'we vragen dit niet meer' : 'nog geen antwoord',
        anders: true,
      },
    ],
    terug: o.actor.rol === 'inwoner' ? '/mijn/nazorg' : `/dossier/${o.inwonerId}/nazorg`,
    nieuweVersie: nu.versie,
  });

const log = (db: Kysely<DB>, o: NazorgOpdracht, handeling: string): Promise<void> =>
  schrijfLogboek(db, o.actor, {
    handeling,
    soort: 'nazorg',
    objectId: o.momentId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });

/**
 * The resident says whether the place is still right, or the consulent who asked him. A doubt or a no needs its reason, and waits for the
 * consulent. Throws NietGevonden for another's moment and Conflict when somebody answered in between.
 */
export const answerNazorg = async (db: Kysely<DB>, o: NazorgOpdracht): Promise<Resultaat<{ goed: boolean }>> => {
  const moment = await getMoment(db, o);
  const zelf = o.actor.rol === 'inwoner';
  const waarden = { toelichting: '', ...o.waarden };
  const gehoord = zelf ? undefined : parseForm(GehoordForm, waarden);
  const gelezen = gehoord ?? parseForm(AntwoordForm, waarden);
  if (!gelezen.ok) return gelezen;
  const { uitkomst, toelichting } = gelezen.waarde;
  if (zelf && nazorgStand(moment, o.vandaag) === 'gepland') return geweigerd('Deze vraag stellen we je later.');
  const trede = await findTrede(db, o.inwonerId);
  if (trede === undefined) return geweigerd('Er is nog geen trede bepaald. Leg eerst bij Ladder de trede vast.');
  const bewaard = await updateAntwoord(db, {
    id: moment.id,
    inwonerId: o.inwonerId,
    versie: o.versie,
    uitkomst,
    toelichting,
    op: o.vandaag,
    door: zelf ? 'inwoner' : 'consulent',
    hoe: gehoord?.ok ? gehoord.waarde.hoe : 'zelf',
    tredeToen: trede,
    duurzaam: isDuurzaam(uitkomst, { nu: trede, bereikt: moment.trede }),
  });
  if (!bewaard) throw conflict(o, moment);
  await log(db, o, 'nazorg-beantwoord');
  return gelukt({ goed: uitkomst === 'goed' });
};

/** What was done with a doubt or a no. Throws NietGevonden or Conflict. */
export const followUpNazorg = async (db: Kysely<DB>, o: NazorgOpdracht): Promise<Resultaat<true>> => {
  const moment = await getMoment(db, o);
  const gelezen = parseForm(OpvolgForm, { opvolging: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const { opvolging } = gelezen.waarde;
  if (!(await updateOpvolging(db, { id: moment.id, inwonerId: o.inwonerId, versie: o.versie, op: o.vandaag, opvolging })))
    throw conflict(o, moment);
  await log(db, o, 'nazorg-opgevolgd');
  return gelukt(true);
};

/** One moment is not asked any more, with the reason. Throws NietGevonden or Conflict. */
export const cancelNazorg = async (db: Kysely<DB>, o: NazorgOpdracht): Promise<Resultaat<true>> => {
  const moment = await getMoment(db, o);
  const gelezen = parseForm(VervalForm, { reden: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const { reden } = gelezen.waarde;
  if ((await updateVervallen(db, { inwonerId: o.inwonerId, id: moment.id, versie: o.versie, op: o.vandaag, reden })) === 0)
    throw conflict(o, moment);
  await log(db, o, 'nazorg-vervallen');
  return gelukt(true);
};
