import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import type { SignaalInwoner, SignaalToewijzing } from '../signalen.ts';
import { type GelezenToewijzing, ladderVan, leesLadder, naarToewijzing, toewijzingKolommen } from './stand.ts';

/** Residents with all their toewijzingen, those that were known before a delivery included and refused ones left out. */
export async function loadSignaalGegevens(
  db: Kysely<DB>,
  gemeenteId: number,
  inwonerIds: readonly number[],
): Promise<{ inwoner: SignaalInwoner; toewijzingen: SignaalToewijzing[] }[]> {
  const personen = await sql<{
    inwoner_id: number;
    geboortedatum: string;
    soort: string | null;
    toestemming: boolean | null;
    ladder: string[];
  }>`select p.inwoner_id, p.geboortedatum, u.soort, u.toestemming, ${ladderVan(sql`p.inwoner_id`)} as ladder
       from inwoner_persoon p
       left join uitkering u on u.gemeente_id = p.gemeente_id and u.inwoner_id = p.inwoner_id and u.vervallen_op is null
      where p.gemeente_id = ${gemeenteId} and p.inwoner_id = any(${inwonerIds}::int[])`.execute(db);
  const toewijzingen = await sql<GelezenToewijzing>`
    select ${toewijzingKolommen} from toewijzing t
     where t.gemeente_id = ${gemeenteId} and t.inwoner_id = any(${inwonerIds}::int[]) and t.status <> 'geweigerd'`.execute(db);
  const perInwoner = Map.groupBy(toewijzingen.rows, (t) => t.inwoner_id);
  return personen.rows.map((rij) => ({
    inwoner: {
      geboortedatum: rij.geboortedatum,
      uitkering: rij.soort,
      toestemmingUitkering: rij.toestemming,
      ladderbepalingen: leesLadder(rij.ladder),
    },
    toewijzingen: (perInwoner.get(rij.inwoner_id) ?? []).map((t) => naarToewijzing(t, { bsn: '', agb: '' })),
  }));
}
