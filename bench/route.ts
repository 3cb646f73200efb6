/**
 * The steps of the route of Apeldoorn that are no record of the chain, as statements: begeleiding in a group, and meeting others. Stands on
 * pg_temp.kans of chain.ts.
 */
export const route = (vandaag: string): string[] => {
  const v = `date '${vandaag}'`;
  return [
    `create temp table bench_stap on commit drop as
     select row_number() over (order by t.id) as id, t.gemeente_id, t.id as traject_id, t.inwoner_id, t.consulent_id, t.begonnen_op + 30 as begin,
            case when pg_temp.kans(t.id, 61) < 0.6 then 'begeleiding-groep' else 'ontmoeten' end as stap,
            case when t.beeindigd_op is null and pg_temp.kans(t.id, 62) < 0.3 then null
                 else least(coalesce(t.beeindigd_op, ${v} - 1), t.begonnen_op + 60 + (pg_temp.kans(t.id, 63) * 300)::int) end as eind
       from traject t where pg_temp.kans(t.id, 64) < 0.12 and t.begonnen_op + 30 < ${v}`,
    `insert into trajectstap (gemeente_id, id, traject_id, inwoner_id, consulent_id, stap, nummer, poging, begonnen_op, door, vastgelegd_op,
                              geeindigd_op, uitkomst, geeindigd_door)
     overriding system value
     select gemeente_id, id, traject_id, inwoner_id, consulent_id, stap, 1, 1, begin, consulent_id, begin + interval '11 hours', eind,
            case when eind is null then '' when stap = 'ontmoeten' then 'inwonersondersteuning' else 'niet-geregeld' end,
            case when eind is not null then consulent_id end
       from bench_stap order by id`,
  ];
};
