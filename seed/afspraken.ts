// Appointments of the story: what comes, what must be chosen, how it went, and one where somebody did not come.
import { planAfspraak, recordUitkomst } from '../src/afspraak/index.ts';
import { isVrijeDag } from '../src/beleid/index.ts';
import { type Datum, isoDatum, plusDagen, toonKort } from '../src/kernel/datum.ts';
import { momentOp } from '../src/kernel/moment.ts';
import type { Actor } from '../src/platform/db/reader.ts';
import type { Seed } from './context.ts';
import { actAs } from './vervolg.ts';

const BASIS = 'http://localhost:3000';

interface DemoAfspraak {
  voornaam: string;
  consulent: 'consulent' | 'consulent-2';
  /** Days from today, moved on to the next day on which people work; more than one is a proposal. */
  over: readonly { dagen: number; tijd: string }[];
  soort: string;
  vorm: 'locatie' | 'huisbezoek' | 'telefoon' | 'video';
  plaats?: string;
  /** With somebody of the aanbieder of the first running place. */
  metAanbieder?: boolean;
  toelichting?: string;
  /** What became of one that is over. */
  uitkomst?: { uitkomst: 'geweest' | 'niet'; reden?: string; toelichting: string };
}

const STADHUIS = 'Marktplein 1, Apeldoorn, kamer 2.12';

const afspraken: readonly DemoAfspraak[] = [
  {
    voornaam: 'Jan',
    consulent: 'consulent',
    over: [{ dagen: 3, tijd: '10.00' }],
    soort: 'evaluatie',
    vorm: 'locatie',
    plaats: 'Fietswerkplaats Het Wiel, Stationsstraat 8, Apeldoorn',
    metAanbieder: true,
    toelichting: 'We kijken hoe het gaat bij de werkplaats en of een volgende stap past.',
  },
  {
    voornaam: 'Jan',
    consulent: 'consulent',
    over: [{ dagen: -41, tijd: '10.30' }],
    soort: 'voortgang',
    vorm: 'locatie',
    plaats: 'Fietswerkplaats Het Wiel',
    metAanbieder: true,
    uitkomst: { uitkomst: 'geweest', toelichting: 'Het gaat goed. Jan wil ook eens bij de balie staan.' },
  },
  { voornaam: 'Fatima', consulent: 'consulent', over: [{ dagen: 1, tijd: '09.30' }], soort: 'voortgang', vorm: 'telefoon' },
  {
    voornaam: 'Kees',
    consulent: 'consulent',
    over: [
      { dagen: 4, tijd: '09.00' },
      { dagen: 5, tijd: '13.30' },
      { dagen: 8, tijd: '11.00' },
    ],
    soort: 'plan',
    vorm: 'locatie',
    plaats: STADHUIS,
    metAanbieder: true,
    toelichting: 'Kees wil iets anders. We kijken samen wat er kan.',
  },
  {
    voornaam: 'Nadia',
    consulent: 'consulent',
    over: [{ dagen: 2, tijd: '14.00' }],
    soort: 'onderzoeksgesprek',
    vorm: 'huisbezoek',
  },
  {
    voornaam: 'Chantal',
    consulent: 'consulent',
    over: [{ dagen: 4, tijd: '11.00' }],
    soort: 'ladder',
    vorm: 'locatie',
    plaats: STADHUIS,
  },
  {
    voornaam: 'Amina',
    consulent: 'consulent',
    over: [{ dagen: -3, tijd: '13.00' }],
    soort: 'voortgang',
    vorm: 'locatie',
    plaats: STADHUIS,
    uitkomst: { uitkomst: 'niet', reden: 'onbekend', toelichting: 'Amina was er niet en heeft niet gebeld.' },
  },
  { voornaam: 'Tomasz', consulent: 'consulent', over: [{ dagen: -1, tijd: '15.00' }], soort: 'voortgang', vorm: 'telefoon' },
  {
    voornaam: 'Mireille',
    consulent: 'consulent-2',
    over: [{ dagen: 2, tijd: '10.00' }],
    soort: 'kennismaking',
    vorm: 'huisbezoek',
  },
];

const werkdag = (seed: Seed, vanaf: Datum, stap: 1 | -1): Datum => {
  let dag = vanaf;
  while (isVrijeDag(seed.beleid.landelijk, dag)) dag = plusDagen(dag, stap);
  return dag;
};

/** Plans what comes and writes down what was, as the people of the demo would. Whose name the story does not know is left out. */
export const seedAfspraken = async (seed: Seed): Promise<void> => {
  await seed.client.query(
    "update inwoner_persoon set email = lower(voornaam) || '@voorbeeld.example' where voornaam in ('Jan', 'Fatima', 'Kees') and email = ''",
  );
  for (const a of afspraken) await seedAfspraak(seed, a);
};

const seedAfspraak = async (seed: Seed, a: DemoAfspraak): Promise<void> => {
  const { rows } = await seed.client.query<{ id: number; wie: string | null }>(
    `select p.inwoner_id as id,
            (select t.id || '-' || coalesce(g.id, 0) from toewijzing t left join gebruiker g on g.aanbieder_id = t.aanbieder_id and g.actief
              where t.inwoner_id = p.inwoner_id and t.status in ('toegewezen','geaccepteerd','gestart') order by t.id, g.id limit 1) as wie
       from inwoner_persoon p join inwoner i on i.id = p.inwoner_id and i.consulent_id = $2 where p.voornaam = $1`,
    [a.voornaam, seed.gebruikers.get(a.consulent)],
  );
  const [inwoner] = rows;
  const ochtend = momentOp(seed.vandaag, { uur: 0, minuut: 1 });
  if (!inwoner || !ochtend) return;
  const geweest = (a.over[0]?.dagen ?? 0) < 0;
  // What is over was made some days before it; the story sets its clock afterwards.
  const dagen = a.over.map(({ dagen: aantal }) =>
    werkdag(seed, plusDagen(seed.vandaag, geweest ? 7 : aantal), geweest ? 1 : aantal < 0 ? -1 : 1),
  );
  const waarden = {
    soort: a.soort,
    hoe: a.over.length > 1 ? 'voorstel' : 'vast',
    minuten: '45',
    vorm: a.vorm,
    plaats: a.plaats ?? '',
    toelichting: a.toelichting ?? '',
    wie: a.metAanbieder && inwoner.wie ? inwoner.wie : '',
    ...Object.fromEntries(
      a.over.flatMap(({ tijd }, i) => [
        [`dag${i + 1}`, toonKort(dagen[i] ?? seed.vandaag)],
        [`tijd${i + 1}`, tijd],
      ]),
    ),
  };
  const wie = (actor: Actor, nu: Date) => ({ actor, beleid: seed.beleid, vandaag: seed.vandaag, nu, basis: BASIS });
  const gemaakt = await actAs(seed, a.consulent, (db, actor) =>
    planAfspraak(db, wie(actor, ochtend), { inwonerId: inwoner.id, waarden }),
  );
  if (!geweest || !gemaakt) return;
  const dag = werkdag(seed, plusDagen(seed.vandaag, a.over[0]?.dagen ?? -1), -1);
  const uur = (a.over[0]?.tijd ?? '10.00').replace('.', ':');
  // The mail of then was sent then: it is not sent today.
  await seed.client.query(
    'delete from mail m using afspraakbericht b where b.mail_id = m.id and b.gemeente_id = m.gemeente_id and b.afspraak_id = $1',
    [gemaakt.id],
  );
  await seed.client.query(
    "update afspraak set begin = ($2 || ' ' || $3)::timestamp at time zone 'Europe/Amsterdam', vastgelegd_op = $2::date - 7 where id = $1",
    [gemaakt.id, isoDatum(dag), uur],
  );
  await seed.client.query("update afspraakgebeurtenis set op = $2::date - 7 + interval '9 hours' where afspraak_id = $1", [
    gemaakt.id,
    isoDatum(dag),
  ]);
  await seed.client.query("update afspraakbericht set op = $2::date - 7 + interval '9 hours' where afspraak_id = $1", [
    gemaakt.id,
    isoDatum(dag),
  ]);
  const { uitkomst } = a;
  if (!uitkomst) return;
  await actAs(seed, a.consulent, (db, actor) =>
    recordUitkomst(db, wie(actor, ochtend), {
      id: gemaakt.id,
      inwonerId: inwoner.id,
      versie: 1,
      reden: uitkomst.reden ?? '',
      ...uitkomst,
    }),
  );
  await seed.client.query(
    "update afspraakgebeurtenis set op = $2::date + interval '15 hours' where afspraak_id = $1 and wat in ('geweest','niet-verschenen')",
    [gemaakt.id, isoDatum(dag)],
  );
};
