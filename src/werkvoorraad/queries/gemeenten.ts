import type { Kysely } from 'kysely';
import type { Naam } from '../../inwoner/index.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Eigenaar } from '../types.ts';

export interface GemeenteRij extends Naam {
  /** The account of the reader there. */
  gebruiker_id: number;
  gemeente_id: number;
  gemeente_naam: string;
  inwoner_id: number;
  dossiernummer: string;
  eigenaar: Eigenaar;
  tekst: string;
  uiterlijk: string | null;
  totaal: number;
}

/** What waits in each municipality that the login of the reader works for as a consulent: own steps first, then by their day. */
export const listInGemeenten = (
  db: Kysely<DB>,
  o: { gemeenteId: number; eigen: boolean; pagina: number; perPagina: number },
): Promise<GemeenteRij[]> =>
  written<GemeenteRij>(
    `select w.*, count(*) over () as totaal from app.werk_in_mijn_gemeenten() w
      where ($1::int = 0 or w.gemeente_id = $1::int) and (not $2::boolean or w.eigenaar = 'ik')
      order by w.eigenaar <> 'ik', w.uiterlijk nulls last, w.achternaam, w.inwoner_id, w.nr limit $3 offset $4`,
    [o.gemeenteId, o.eigen, o.perPagina, (o.pagina - 1) * o.perPagina],
  ).execute(db);

/** The municipalities that the login of the reader works for as a consulent, with how many steps wait there for himself. */
export const countInGemeenten = (db: Kysely<DB>): Promise<{ gemeente_id: number; gemeente_naam: string; ik: number }[]> =>
  written<{ gemeente_id: number; gemeente_naam: string; ik: number }>(
    `select a.gemeente_id, a.gemeente_naam, count(w.inwoner_id) filter (where w.eigenaar = 'ik') as ik
       from app.mijn_accounts() a left join app.werk_in_mijn_gemeenten() w on w.gemeente_id = a.gemeente_id
      where a.rol = 'consulent' group by 1, 2 order by 2`,
    [],
  ).execute(db);
