import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findStap, rolNaam } from '../../beleid/regeling.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { WachtFeit } from '../types.ts';
import { vanRoute } from '../wachtend.ts';

const LOPEND = `
  select s.id, s.inwoner_id, s.stap, t.regeling_id,
         exists (select from trajectoordeel o where o.gemeente_id = s.gemeente_id and o.trajectstap_id = s.id and o.vervallen_op is null) as gevraagd,
         s.einde_gepland is not null or exists (select from trajectplicht p where p.gemeente_id = s.gemeente_id and p.trajectstap_id = s.id
                                                   and p.stand = 'open' and p.dag is not null) as met_dag,
         v.derde_naam, v.antwoord_op is not null as beantwoord
    from trajectstap s
    join traject t on t.gemeente_id = s.gemeente_id and t.id = s.traject_id
    left join lateral (select v.derde_naam, v.antwoord_op from trajectverzoek v
                        where v.gemeente_id = s.gemeente_id and v.trajectstap_id = s.id and v.gestopt_op is null
                        order by v.antwoord_op is not null, v.id desc limit 1) v on true
   where s.inwoner_id = any($1::int[]) and s.geeindigd_op is null and s.ingetrokken_op is null and not s.voorgesteld
   order by s.id`;

/** What the steps of a route that run wait for, by the regeling under which each began. */
export const findRouteWacht = async (
  db: Kysely<DB>,
  beleid: BeleidInHuis,
  inwonerIds: readonly number[],
): Promise<(WachtFeit & { inwonerId: number })[]> =>
  (
    await written<{
      id: number;
      inwoner_id: number;
      stap: string;
      regeling_id: number;
      gevraagd: boolean;
      met_dag: boolean;
      derde_naam: string | null;
      beantwoord: boolean;
    }>(LOPEND, [[...inwonerIds]]).execute(db)
  ).flatMap(({ id, inwoner_id, stap: naam, regeling_id, gevraagd, met_dag: metDag, derde_naam, beantwoord }) => {
    const { route } = beleid.regelingMetId(regeling_id).regeling;
    const stap = route && findStap(route, naam);
    if (!route || !stap) return [];
    const verzoek =
      derde_naam === null
        ? { stand: 'geen' as const }
        : beantwoord
          ? { stand: 'beantwoord' as const, door: derde_naam }
          : { stand: 'open' as const };
    const derde = stap.derde === undefined ? 'de ander' : hoofdletter(rolNaam(route, stap.derde));
    return vanRoute(stap, { id, gevraagd, metDag, verzoek }, derde).map((feit) => ({ ...feit, inwonerId: inwoner_id }));
  });
