import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { storeBrief } from '../../brief/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { terugkeerInhoud } from '../letters/inhoud.ts';
import { closeAfspraak, findTredeNu, insertAfspraak, listAfspraken, updateAkkoord } from '../queries.ts';
import { beoordeelAfspraak, indicatieUit, terugwegen } from '../rules.ts';
import { AfgezienForm, AfspraakForm, AkkoordForm, type Terugkeerafspraak } from '../types.ts';

interface Opdracht {
  actor: Actor;
  vandaag: Datum;
  inwoner: { id: number; gemeente_id: number; consulent_id: number };
  /** Number of the version that the form was made from; 0: there was none. */
  nummer: number;
  waarden: Readonly<Record<string, string>>;
}

const conflict = (inwonerId: number, nu: Terugkeerafspraak | undefined, jouw: string, terug?: string): Conflict =>
  new Conflict({
    wat: 'de afspraak over de weg terug',
    velden: [
      {
        label: 'Afspraak',
        jouw,
        nu: nu
          ? nu.afgezien !== ''
            ? 'geen afspraak'
            : `${nu.terugNaar}, tot en met ${nu.tot ? toonDatum(nu.tot) : ''}`
          : 'geen',
        anders: true,
      },
    ],
    terug: terug ?? `/dossier/${inwonerId}/terugkeer`,
    nieuweVersie: nu?.nummer ?? 0,
  });

const NOG_GEEN_TREDE = 'Er is nog geen trede bepaald. Leg eerst bij Ladder de trede vast.';

const log = (db: Kysely<DB>, o: Pick<Opdracht, 'actor'>, inwonerId: number, handeling: string, objectId: number) =>
  schrijfLogboek(db, o.actor, { handeling, soort: 'terugkeerafspraak', objectId, inwonerId, grond: GROND_WMO });

/**
 * Lays down what was agreed about the way back: always a new version, the one before it stays to be read. The indication comes from the
 * regeling where a source arranges it (C23); otherwise people choose it and say why. The resident gets it by letter; refused when that cannot
 * be made. Throws Conflict when another version came in between.
 */
export const makeAfspraak = async (
  db: Kysely<DB>,
  o: Opdracht & { beleid: Pick<BeleidInHuis, 'dichtstbij' | 'gemeente'> },
): Promise<Resultaat<number>> => {
  const gelezen = parseForm(AfspraakForm, {
    terug_naar: '',
    beslist: '',
    indicatie_reden: '',
    inkomen_toelichting: '',
    ...o.waarden,
  });
  const nu = await findTredeNu(db, o.inwoner.id);
  if (!nu) return geweigerd(NOG_GEEN_TREDE);
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  const opgeslagen = o.beleid.dichtstbij(o.inwoner.gemeente_id, o.vandaag);
  const uitRegeling = indicatieUit(terugwegen(opgeslagen?.regeling));
  const redenen = beoordeelAfspraak(
    { terugTrede: f.terug_trede, tot: datum(f.tot), indicatieReden: f.indicatie_reden },
    { bijTrede: nu.trede, vandaag: o.vandaag, indicatieGeregeld: uitRegeling?.indicatie === f.indicatie },
  );
  if (redenen.length > 0) return geweigerd(...redenen);
  const dicht = await closeAfspraak(db, o.inwoner.id, o.nummer, o.vandaag);
  const id = dicht
    ? await insertAfspraak(db, o.inwoner, {
        regelingId: opgeslagen?.id,
        bijTrede: nu.trede,
        op: o.vandaag,
        door: o.actor.gebruikerId,
        terugTrede: f.terug_trede,
        terugNaar: f.terug_naar,
        tot: f.tot,
        beslist: f.beslist,
        indicatie: f.indicatie,
        indicatieBron: uitRegeling?.indicatie === f.indicatie ? uitRegeling.bron : '',
        indicatieReden: f.indicatie_reden,
        inkomen: f.inkomen,
        inkomenToelichting: f.inkomen_toelichting,
      })
    : undefined;
  if (id === undefined) throw conflict(o.inwoner.id, (await listAfspraken(db, o.inwoner.id))[0], f.terug_naar);
  await log(db, o, o.inwoner.id, 'terugkeer-afgesproken', id);
  const brief = await storeBrief(db, {
    actor: o.actor,
    beleid: o.beleid,
    inwonerId: o.inwoner.id,
    soort: 'terugkeer',
    vandaag: o.vandaag,
    inhoud: terugkeerInhoud({
      bijTrede: nu.trede,
      terugTrede: f.terug_trede,
      terugNaar: f.terug_naar,
      tot: datum(f.tot),
      beslist: f.beslist,
      indicatie: f.indicatie,
      inkomen: f.inkomen,
      inkomenToelichting: f.inkomen_toelichting,
    }),
  });
  return brief.ok ? gelukt(id) : geweigerd(...brief.redenen);
};

/** No agreement is wanted now, and why: then nobody is asked for one until the next step up. Throws Conflict as above. */
export const skipAfspraak = async (db: Kysely<DB>, o: Opdracht): Promise<Resultaat<number>> => {
  const gelezen = parseForm(AfgezienForm, { reden: '', ...o.waarden });
  const nu = await findTredeNu(db, o.inwoner.id);
  if (!nu) return geweigerd(NOG_GEEN_TREDE);
  if (!gelezen.ok) return gelezen;
  const { reden } = gelezen.waarde;
  const dicht = await closeAfspraak(db, o.inwoner.id, o.nummer, o.vandaag);
  const id = dicht
    ? await insertAfspraak(db, o.inwoner, {
        regelingId: undefined,
        bijTrede: nu.trede,
        op: o.vandaag,
        door: o.actor.gebruikerId,
        afgezien: reden,
      })
    : undefined;
  if (id === undefined) throw conflict(o.inwoner.id, (await listAfspraken(db, o.inwoner.id))[0], reden);
  await log(db, o, o.inwoner.id, 'terugkeer-afgezien', id);
  return gelukt(id);
};

/**
 * The resident agrees or says what is wrong; or the consulent writes down what he heard. `nummer` is the version of the row here. Throws
 * NietGevonden for another's agreement and Conflict when it was answered or replaced in between.
 */
export const answerAfspraak = async (
  db: Kysely<DB>,
  o: Omit<Opdracht, 'inwoner'> & { inwonerId: number; afspraakId: number },
): Promise<Resultaat<{ akkoord: boolean }>> => {
  const afspraak = (await listAfspraken(db, o.inwonerId)).find(({ id }) => id === o.afspraakId);
  if (afspraak?.afgezien !== '') throw new NietGevonden();
  const gelezen = parseForm(AkkoordForm, { reden: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const akkoord = gelezen.waarde.akkoord === 'ja';
  const zelf = o.actor.rol === 'inwoner';
  const bewaard = await updateAkkoord(db, {
    id: afspraak.id,
    inwonerId: o.inwonerId,
    versie: o.nummer,
    akkoord,
    reden: gelezen.waarde.reden,
    op: o.vandaag,
    door: zelf ? 'inwoner' : 'consulent',
  });
  if (!bewaard)
    throw conflict(
      o.inwonerId,
      afspraak,
      akkoord ? 'eens' : `niet eens: ${gelezen.waarde.reden}`,
      zelf ? '/mijn/terugkeer' : undefined,
    );
  await log(db, o, o.inwonerId, 'terugkeer-beantwoord', afspraak.id);
  return gelukt({ akkoord });
};
