/** Of one table what the dossier shows of it. */
const vanInwoner = (tabel: string, wat = '*', en = ''): string =>
  `select ${wat} from ${tabel} where gemeente_id = $1 and inwoner_id = $2${en}`;

/** What the pages show, each asked in one statement; a list is asked with a statement for each table, as a program without a page-wide query does. */
export const statements = new Map<string, string | readonly string[]>([
  // The fifty rows, the counters above them and the changes beside them, as rows of one shape.
  [
    'werkvoorraad',
    `(select 'regel' as deel, w.inwoner_id, w.consulent_id, w.dossiernummer, w.status, w.trede, w.doel_trede, w.plek, w.product, w.andere,
             w.eigenaar, w.tekst, w.uiterlijk, w.href, p.voornaam, p.voorvoegsel, p.achternaam, null::timestamptz as moment
        from werkvoorraad w join inwoner_persoon p on p.gemeente_id = w.gemeente_id and p.inwoner_id = w.inwoner_id
       where w.gemeente_id = $1 and w.consulent_id = $2 and w.nr = 0
       order by (w.soort is null), w.uiterlijk, w.inwoner_id limit 50)
     union all
     select 'teller', count(*) filter (where eigenaar = 'ik'), count(*) filter (where eigenaar = 'inwoner'), '', '', null, null, '', '',
            count(*) filter (where eigenaar = 'aanbieder'), '', '', null, '', count(soort)::text, count(*) filter (where nr = 0)::text,
            count(*) filter (where uiterlijk < '2026-11-22')::text, null
       from werkvoorraad where gemeente_id = $1 and consulent_id = $2
     union all
     select 'nieuws', l.inwoner_id, l.id, l.handeling, l.soort, null, null, g.naam, a.naam, 0, l.rol, '', null, '', p.voornaam, p.voorvoegsel, p.achternaam, l.moment
       from (select * from logboek where gemeente_id = $1 and moment >= '2026-11-20T23:00Z' and handeling not in ('inzage','bsn-gezocht')
                and inwoner_id = any ((select array_agg(i.id) from inwoner i where i.gemeente_id = $1 and i.consulent_id = $2)::int[])
                and uitkomst = 'gelukt' and gebruiker_id <> $2 order by moment desc, id desc limit 8) l
       join inwoner_persoon p on p.gemeente_id = l.gemeente_id and p.inwoner_id = l.inwoner_id
       left join gebruiker g on g.id = l.gebruiker_id left join aanbieder a on a.id = g.aanbieder_id`,
  ],
  [
    'dossier',
    `select to_jsonb(i) as inwoner, to_jsonb(p) - 'bsn_versleuteld' - 'bsn_hash' as persoon, g.naam as consulent,
            (select to_jsonb(u) from uitkering u where u.gemeente_id = i.gemeente_id and u.inwoner_id = i.id and u.vervallen_op is null) as uitkering,
            (select jsonb_agg(a order by a.id) from aanmelding a where a.gemeente_id = i.gemeente_id and a.inwoner_id = i.id) as aanmelding,
            (select jsonb_agg(l order by l.peildatum) from ladderbepaling l where l.gemeente_id = i.gemeente_id and l.inwoner_id = i.id) as ladder,
            (select jsonb_agg(to_jsonb(t) - 'uitkomst' order by t.id) from toets t where t.gemeente_id = i.gemeente_id and t.inwoner_id = i.id) as toets,
            (select jsonb_agg(b order by b.id) from besluit b where b.gemeente_id = i.gemeente_id and b.inwoner_id = i.id) as besluit,
            (select jsonb_agg(to_jsonb(t) || jsonb_build_object('aanbieder', a.naam) order by t.id) from toewijzing t join aanbieder a on a.id = t.aanbieder_id
              where t.gemeente_id = i.gemeente_id and t.inwoner_id = i.id) as toewijzing,
            (select jsonb_agg(d order by d.id) from instemming d where d.gemeente_id = i.gemeente_id and d.inwoner_id = i.id) as instemming,
            (select jsonb_agg(v order by v.id) from voortgang v where v.gemeente_id = i.gemeente_id and v.inwoner_id = i.id) as voortgang,
            (select jsonb_agg(r order by r.id) from resultaat r where r.gemeente_id = i.gemeente_id and r.inwoner_id = i.id) as resultaat
       from inwoner i
       join inwoner_persoon p on p.gemeente_id = i.gemeente_id and p.inwoner_id = i.id
       join gebruiker g on g.id = i.consulent_id
      where i.gemeente_id = $1 and i.id = $2`,
  ],
  [
    'dossier-per-tabel',
    [
      `select i.*, p.voornaam, p.voorvoegsel, p.achternaam, p.geboortedatum, p.woonplaats, p.telefoon, p.email, g.naam as consulent
         from inwoner i join inwoner_persoon p on p.gemeente_id = i.gemeente_id and p.inwoner_id = i.id join gebruiker g on g.id = i.consulent_id
        where i.gemeente_id = $1 and i.id = $2`,
      vanInwoner('uitkering', '*', ' and vervallen_op is null'),
      vanInwoner('aanmelding'),
      vanInwoner('ladderbepaling'),
      vanInwoner('toets', 'id, peildatum, uitkomst, vastgelegd_op, door'),
      vanInwoner(
        'besluit',
        'id, beschikkingnummer, product, genomen_op, bekendgemaakt_op, bezwaar_tot, document_id, vastgelegd_op',
      ),
      `select t.*, a.naam as aanbieder from toewijzing t join aanbieder a on a.id = t.aanbieder_id where t.gemeente_id = $1 and t.inwoner_id = $2 order by t.id desc`,
      vanInwoner('instemming'),
      vanInwoner('voortgang'),
      vanInwoner('resultaat'),
    ],
  ],
  [
    'uren',
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door)
     select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, n.datum, n.minuten, 'concept', 'scherm', $4
       from unnest($1::int[], $2::date[], $3::int[], $5::int[]) as n (toewijzing_id, datum, minuten, gemeente_id)
       join toewijzing t on t.id = n.toewijzing_id and t.gemeente_id = n.gemeente_id
     on conflict (gemeente_id, toewijzing_id, datum) where herkomst = 'scherm' and vervallen_op is null
     do update set minuten = excluded.minuten, door = excluded.door, vastgelegd_op = clock_timestamp() where uren.status = 'concept'
     returning id, toewijzing_id, datum, minuten`,
  ],
]);
