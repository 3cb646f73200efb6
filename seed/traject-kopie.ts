// Of residents who went the same way until a point only one walks it through the acts; of the others the rows that these wrote are written
// again, on their own days. Walking it each time took longer than all the rest of the story.
import { isoDatum } from '../src/kernel/datum.ts';
import { opWerkdag, type Seed } from './context.ts';
import type { DoeZet } from './traject-loper.ts';

/** A day of the other, moved; in a weekend nobody works. */
const dag = (kolom: string): string => `(${kolom} + $3::int - greatest(extract(isodow from ${kolom} + $3::int)::int - 5, 0))`;

/**
 * The steps that `van` finished, `dagen` later (negative: earlier), in the same order, up to and including `tot`. `woorden`: what is said of a
 * step of this one, by its id.
 */
export const zelfdeWeg = (
  van: string,
  o: { consulent: string; dagen: number; begin: number; tot: string; woorden?: Readonly<Record<string, string>> },
): DoeZet => ({
  doe: async (seed: Seed, inwonerId: number): Promise<void> => {
    const consulent = seed.gebruikers.get(o.consulent);
    const trajectId = await seed.insert('traject', {
      gemeente_id: seed.gemeenteId,
      inwoner_id: inwonerId,
      consulent_id: consulent,
      regeling_id: seed.regelingId,
      begonnen_op: isoDatum(opWerkdag(seed.dag(o.begin))),
    });
    const { rowCount } = await seed.client.query(
      `insert into trajectstap (gemeente_id, traject_id, inwoner_id, consulent_id, aanbieder_id, stap, nummer, poging, voorgesteld, begonnen_op, waar, toelichting, via,
              voorwaarden, door, geeindigd_op, uitkomst, uitkomst_toelichting, geeindigd_door, versie)
       select $1, $4, $2, $5, s.aanbieder_id, s.stap, s.nummer, s.poging, false, ${dag('s.begonnen_op')}, s.waar, coalesce($6::jsonb ->> s.stap, s.toelichting), s.via,
              s.voorwaarden, $5, ${dag('s.geeindigd_op')}, s.uitkomst, s.uitkomst_toelichting, $5, s.versie
         from trajectstap s join inwoner_persoon p on p.gemeente_id = s.gemeente_id and p.inwoner_id = s.inwoner_id
        where p.voornaam = $7 and p.inwoner_id = (select max(inwoner_id) from inwoner_persoon where voornaam = $7) and s.geeindigd_op is not null
          and s.nummer <= (select e.nummer from trajectstap e where e.inwoner_id = s.inwoner_id and e.traject_id = s.traject_id and e.stap = $8 order by e.nummer limit 1)`,
      [seed.gemeenteId, inwonerId, o.dagen, trajectId, consulent, JSON.stringify(o.woorden ?? {}), van, o.tot],
    );
    if (!rowCount) throw new Error(`${van} ging deze weg niet`);
    await seed.client.query(
      `update trajectstap n set volgt_op = v.id::text, via = 'uit:' || v.id || ':' || v.uitkomst from trajectstap v
        where n.traject_id = $1 and v.traject_id = $1 and v.nummer = n.nummer - 1`,
      [trajectId],
    );
    const stappen = `trajectstap n join trajectstap s on s.stap = n.stap and s.nummer = n.nummer and s.inwoner_id =
      (select max(inwoner_id) from inwoner_persoon where voornaam = $4)`;
    await seed.client.query(
      `insert into trajectoordeel (gemeente_id, trajectstap_id, inwoner_id, consulent_id, aanbieder_id, wie, gevraagd_op, door, voor, oordeel, reden, hoe, gegeven_op,
              gegeven_door, versie)
       select $1, n.id, $2, n.consulent_id, w.aanbieder_id, w.wie, ${dag('w.gevraagd_op')}, n.consulent_id, w.voor, w.oordeel, w.reden, w.hoe, ${dag('w.gegeven_op')},
              case when w.aanbieder_id is null then n.consulent_id else w.gegeven_door end, w.versie
         from ${stappen} join trajectoordeel w on w.trajectstap_id = s.id and w.vervallen_op is null where n.inwoner_id = $2`,
      [seed.gemeenteId, inwonerId, o.dagen, van],
    );
    await seed.client.query(
      `insert into logboek (moment, gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
       select l.moment, $1, n.consulent_id, l.rol, l.handeling, l.soort, n.id::text, $2, l.grond, l.uitkomst, l.herkomst
         from ${stappen.replace('$4', '$3')} join logboek l on l.soort = 'trajectstap' and l.object_id = s.id::text and l.inwoner_id = s.inwoner_id where n.inwoner_id = $2`,
      [seed.gemeenteId, inwonerId, van],
    );
  },
});
