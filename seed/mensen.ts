import { createHash } from 'node:crypto';
import { isoDatum, plusDagen } from '../src/kernel/datum.ts';
import type { Seed } from './context.ts';

/** Colleagues who are no persona: one who starts on Monday, one who never accepted, one who leaves and one who left. */
const collegas = [
  { sleutel: 'noor', naam: 'Noor Bakker', rol: 'consulent', functie: 'activeringscoach', telefoon: '055 000 2012' },
  { sleutel: 'joost', naam: 'Joost Mulder', rol: 'financien', functie: null, telefoon: null },
  { sleutel: 'henk', naam: 'Henk Postma', rol: 'beleid', functie: 'beleidsmedewerker', telefoon: '055 000 2014' },
  { sleutel: 'greet', naam: 'Greet Visser', rol: 'consulent', functie: 'trajectregisseur', telefoon: '055 000 2015' },
] as const;

const adresVan = (naam: string): string =>
  `${naam
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace('ı', 'i')
    .toLowerCase()
    .replace(/ /g, '.')}@apeldoorn.example`;

/** Teams, functies, absence, invitations, somebody who leaves and a mandate that ends soon. After the accounts of the personas. */
export const seedMensen = async (seed: Seed): Promise<void> => {
  const { client, insert, gemeenteId: gemeente_id, dag, vandaag } = seed;
  const van = (id: string): number => seed.gebruikers.get(id) ?? 0;
  const beheer = van('beheer');
  const ids = new Map<string, number>();
  for (const { sleutel, ...account } of collegas) {
    // Who was invited has no login yet; a login of the others is nobody's persona.
    const login = sleutel === 'noor' || sleutel === 'joost' ? {} : { issuer: 'demo', subject: `collega-${sleutel}` };
    ids.set(sleutel, await insert('gebruiker', { ...account, ...login, gemeente_id }));
  }
  const collega = (sleutel: (typeof collegas)[number]['sleutel']): number => ids.get(sleutel) ?? 0;

  await client.query(
    `update gebruiker set laatst_ingelogd = $2::date - (id % 3) + interval '9 hours' where gemeente_id = $1 and rol <> 'inwoner' and issuer is not null`,
    [gemeente_id, isoDatum(dag(1))],
  );
  await client.query('update gebruiker set laatst_ingelogd = $2 where id = $1', [collega('henk'), isoDatum(dag(121))]);
  const { rows } = await client.query<{ id: number; naam: string }>(
    `select id, naam from gebruiker where gemeente_id = $1 and rol not in ('inwoner', 'systeem')`,
    [gemeente_id],
  );
  for (const { id, naam } of rows) await client.query('update gebruiker set email = $2 where id = $1', [id, adresVan(naam)]);

  for (const naam of [
    'trajectregisseur in opleiding',
    'wijkconsulent in opleiding',
    'medewerker financiën',
    'beleidsmedewerker',
    'contractmanager',
    'functioneel beheerder',
  ])
    await insert('functie', { gemeente_id, naam, geldig: '[2021-01-01,)', door: beheer });

  const lid = (team_id: number, gebruiker_id: number, o: { leidt?: boolean; geleden?: number; tot?: number } = {}) =>
    insert('teamlid', {
      gemeente_id,
      team_id,
      gebruiker_id,
      leidt: o.leidt ?? false,
      geldig: `[${isoDatum(dag(o.geleden ?? 700))},${o.tot === undefined ? '' : isoDatum(dag(o.tot))})`,
      door: beheer,
    });
  const noord = await insert('team', { gemeente_id, naam: 'Team Noord', geldig: '[2021-01-01,)' });
  const zuid = await insert('team', { gemeente_id, naam: 'Team Zuid', geldig: '[2021-01-01,)' });
  await lid(noord, van('teammanager'), { leidt: true });
  await lid(zuid, van('teammanager'), { leidt: true });
  await lid(noord, van('consulent'));
  await lid(noord, van('consulent-3'), { geleden: 90 });
  await lid(noord, van('consulent-4'), { geleden: 400 });
  await lid(zuid, van('consulent-2'));
  await lid(zuid, van('collega-aisha'), { geleden: 60 });
  await lid(zuid, collega('greet'), { tot: 20 });

  const afwezig = (gebruiker_id: number, vervanger_id: number | null, begin: number, eind: number) =>
    insert('medewerkerafwezigheid', {
      gemeente_id,
      gebruiker_id,
      vervanger_id,
      periode: `[${isoDatum(plusDagen(vandaag, begin))},${isoDatum(plusDagen(vandaag, eind))})`,
      door: beheer,
    });
  await afwezig(van('consulent-2'), van('consulent'), -3, 12);
  await afwezig(van('consulent-3'), null, 8, 15);

  const uitnodiging = (sleutel: 'noor' | 'joost', geleden: number) =>
    insert('uitnodiging', {
      gemeente_id,
      gebruiker_id: collega(sleutel),
      token_hash: createHash('sha256').update(`demo ${sleutel}`).digest(),
      email: adresVan(collegas.find((een) => een.sleutel === sleutel)?.naam ?? ''),
      gemaakt_door: beheer,
      gemaakt_op: `${isoDatum(dag(geleden))} 10:00:00+01`,
      verloopt_op: `${isoDatum(dag(geleden - 7))} 10:00:00+01`,
    });
  await uitnodiging('noor', 2);
  await uitnodiging('joost', 12);

  const vertrek = { gemeente_id, geregeld_door: beheer };
  await insert('vertrek', { ...vertrek, gebruiker_id: collega('henk'), laatste_dag: isoDatum(plusDagen(vandaag, 12)) });
  await client.query('update gebruiker set laatste_dag = $2, versie = versie + 1 where id = $1', [
    collega('henk'),
    isoDatum(plusDagen(vandaag, 12)),
  ]);
  await insert('vertrek', {
    ...vertrek,
    gebruiker_id: collega('greet'),
    laatste_dag: isoDatum(dag(20)),
    naar_id: van('consulent'),
    uitgevoerd_op: `${isoDatum(dag(19))} 00:05:00+01`,
    overgedragen: 4,
  });
  await client.query('update gebruiker set laatste_dag = $2, actief = false, versie = versie + 1 where id = $1', [
    collega('greet'),
    isoDatum(dag(20)),
  ]);

  await insert('mandaat', {
    gemeente_id,
    gebruiker_id: van('collega-aisha'),
    verleend_door: 'teammanager-wmo',
    handeling: 'beschikking-verlenen',
    producten: ['wm-werkplek-3', 'wm-werkplek-4'],
    bereik: 'beschikkingen verlenen voor een werkplek, tijdens de inwerkperiode',
    geldig: `[${isoDatum(dag(50))},${isoDatum(plusDagen(vandaag, 41))})`,
    bron: 'Besluit van de teammanager over de inwerkperiode (voorbeeld)',
    bron_op: isoDatum(dag(52)),
    bron_plaats: 'Map mandaten van het Loket Sociaal',
    door: beheer,
  });
  // The chain of BR besluit 3 is passed on, down to the last who signs.
  await client.query(
    `update mandaat m set ondermandaat = true where exists (select from mandaat o where o.gemeente_id = m.gemeente_id and o.verleend_door = m.functie)`,
  );

  // What stood there before, on its days: Sanne was activeringscoach first.
  const stand = `jsonb_build_object('naam', naam, 'rol', rol, 'functie', functie, 'telefoon', telefoon, 'email', email, 'actief', true, 'laatste_dag', null)`;
  await client.query("delete from beheerversie where soort = 'gebruiker'");
  await client.query(
    `insert into beheerversie (gemeente_id, soort, object_id, inhoud, door, op)
     select gemeente_id, 'gebruiker', id, case when id = $2 then ${stand} || '{"functie":"activeringscoach"}' else ${stand} end, $3,
            $4::date + interval '9 hours'
       from gebruiker where gemeente_id = $1 and rol not in ('inwoner', 'systeem') order by id`,
    [gemeente_id, van('consulent'), beheer, isoDatum(dag(700))],
  );
  await client.query(
    `insert into beheerversie (gemeente_id, soort, object_id, inhoud, door, op)
     select gemeente_id, 'gebruiker', id, ${stand} || jsonb_build_object('actief', actief, 'laatste_dag', laatste_dag), $3, $4::date + interval '14 hours'
       from gebruiker where gemeente_id = $1 and (id = $2 or laatste_dag is not null) order by id`,
    [gemeente_id, van('consulent'), beheer, isoDatum(dag(240))],
  );
  await client.query("update beheerversie set door = $1, op = $2::date + interval '9 hours' where soort <> 'gebruiker'", [
    beheer,
    isoDatum(dag(50)),
  ]);
};
