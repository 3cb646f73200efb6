import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';
import { rooster, wachtrijen } from './rooster.ts';
import { volgendeKeer, wanneerInWoorden } from './rules.ts';
import type { RoosterRegel, TaakRegel, TaakStand } from './types.ts';

/** States of the queue, as pg-boss names them. */
const STANDEN: Readonly<Record<string, TaakStand>> = {
  created: 'wacht',
  retry: 'opnieuw',
  active: 'bezig',
  completed: 'klaar',
  failed: 'mislukt',
  cancelled: 'weggelegd',
};
const standVan = (stand: string): TaakStand => STANDEN[stand] ?? 'wacht';

const titels = new Map<string, string>([
  ...rooster.map(({ naam, titel }) => [naam, titel] as const),
  ...Object.entries(wachtrijen).map(([naam, { titel }]) => [naam, titel] as const),
]);

/** Kinds of error that the queue itself writes down. */
const GESTOPT: Readonly<Record<string, string>> = {
  'job timed out': 'Duurde te lang',
  'job heartbeat timeout': 'Het product stopte terwijl dit liep',
  'pg-boss shut down while active': 'Het product stopte terwijl dit liep',
};
const uitkomstVan = (tekst: string): string => GESTOPT[tekst] ?? tekst;

/** Has the check of all receipts done now, in this transaction; says so when it waits already or nothing takes work. */
export const insertBewijscontrole = async (db: Kysely<DB>): Promise<'gestart' | 'staat-klaar' | 'geen-wachtrij'> => {
  const { rows } = await sql<{
    uit: 'gestart' | 'staat-klaar' | 'geen-wachtrij';
  }>`select app.start_bewijscontrole() as uit`.execute(db);
  return rows[0]?.uit ?? 'geen-wachtrij';
};

/** Work of the own municipality and of the house in these states, newest first. For beheer. */
export const listTaken = async (db: Kysely<DB>, o: { standen: readonly TaakStand[]; aantal: number }): Promise<TaakRegel[]> => {
  const standen = Object.entries(STANDEN).flatMap(([pgboss, stand]) => (o.standen.includes(stand) ? [pgboss] : []));
  const { rows } = await sql<{
    id: string;
    wachtrij: string;
    stand: string;
    object_id: number | null;
    gebruiker_id: number | null;
    poging: number;
    gemaakt_op: Date;
    wacht_tot: Date;
    begonnen_op: Date | null;
    klaar_op: Date | null;
    uitkomst: string;
  }>`select * from app.taken(${standen}::text[], ${o.aantal}::int)`.execute(db);
  return rows.map((rij) => ({
    id: rij.id,
    wachtrij: rij.wachtrij,
    titel: titels.get(rij.wachtrij) ?? rij.wachtrij,
    stand: standVan(rij.stand),
    ...(rij.object_id === null ? {} : { objectId: rij.object_id }),
    ...(rij.gebruiker_id === null ? {} : { gebruikerId: rij.gebruiker_id }),
    poging: rij.poging,
    gemaaktOp: rij.gemaakt_op,
    wachtTot: rij.wacht_tot,
    ...(rij.begonnen_op ? { begonnenOp: rij.begonnen_op } : {}),
    ...(rij.klaar_op ? { klaarOp: rij.klaar_op } : {}),
    uitkomst: uitkomstVan(rij.uitkomst),
  }));
};

/** Everything on the rooster with how it went the last time. `nu` is the present moment, for the next time. For beheer. */
export const listRooster = async (db: Kysely<DB>, nu: Date): Promise<RoosterRegel[]> => {
  const { rows } = await sql<{
    naam: string;
    stand: string;
    begonnen_op: Date;
    klaar_op: Date | null;
    uitkomst: string;
    gelukt_op: Date | null;
  }>`select * from app.rooster_stand(${rooster.map(({ naam }) => naam)}::text[])`.execute(db);
  return rooster.map(({ naam, titel, uitleg, cron }) => {
    const gedaan = rows.find((rij) => rij.naam === naam);
    const volgende = volgendeKeer(cron, nu.getTime());
    return {
      naam,
      titel,
      uitleg,
      wanneer: wanneerInWoorden(cron),
      ...(volgende === undefined ? {} : { volgende: new Date(volgende) }),
      ...(gedaan
        ? {
            laatste: {
              stand: standVan(gedaan.stand),
              begonnenOp: gedaan.begonnen_op,
              ...(gedaan.klaar_op ? { klaarOp: gedaan.klaar_op } : {}),
              uitkomst: uitkomstVan(gedaan.uitkomst),
            },
          }
        : {}),
      ...(gedaan?.gelukt_op ? { geluktOp: gedaan.gelukt_op } : {}),
    };
  });
};

/** Puts failed work back in its queue: the name of the queue, '' when the same work waits there already, undefined when it is not there. */
export const updateTaakOpnieuw = async (db: Kysely<DB>, id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ wachtrij: string | null }>`select app.herhaal_taak(${id}::uuid) as wachtrij`.execute(db);
  return rows[0]?.wachtrij ?? undefined;
};

/** Puts failed work away: the name of its queue, undefined when it is not there. */
export const updateTaakWeggelegd = async (db: Kysely<DB>, id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ wachtrij: string | null }>`select app.leg_taak_weg(${id}::uuid) as wachtrij`.execute(db);
  return rows[0]?.wachtrij ?? undefined;
};
