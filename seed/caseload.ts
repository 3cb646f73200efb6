// The people of caseload-mensen.ts with their stories, and the facts of the research after the aanmelding as far as it has come.
import { isoDatum } from '../src/kernel/datum.ts';
import { recordGebeurtenis } from '../src/levensgebeurtenis/index.ts';
import { mensen } from './caseload-mensen.ts';
import { type Verhaal, verhalen } from './caseload-verhalen.ts';
import { opWerkdag, type Seed } from './context.ts';
import { seedInwoner } from './inwoner.ts';
import { actAs } from './vervolg.ts';

/** What of the research was written down, on which day: [soort, days ago, keuze]. */
const feitenVan = ({ aangemeld: a, onderzoek, ladder, toewijzingen }: Verhaal, nr: number): [string, number, string][] => {
  const eerste = ladder[0]?.dagen ?? 1;
  const begon = toewijzingen?.[0]?.begon;
  const af = a > 36 ? Math.min(a - 36, eerste - 1) : eerste - 3;
  const gevraagd = begon === undefined ? af - 2 : begon > 12 ? begon + 19 : Math.max(begon, 0) + 10;
  const ontvangst: [string, number, string][] = [['ontvangst-bevestigd', a - 1, '']];
  const gesprek: [string, number, string][] = [
    ['plan-uitgelegd', a - 2, ''],
    ['ondersteuning-aangeboden', a - 6, ''],
    ['ondersteuning-antwoord', a - 6, ['wil-niet', 'later', 'heeft-al', 'wil'][nr % 4] ?? ''],
    ['identiteit', a - 8, ['identiteitskaart', 'paspoort', 'rijbewijs'][nr % 3] ?? ''],
  ];
  // Who needs no plan of his own says so; some still have their seven days.
  if (a > 7 && nr % 3 !== 0) gesprek.push(['geen-plan', a - 5, '']);
  const verslag: [string, number, string][] = [
    ['onderzoek-afgerond', af, ''],
    ['verslag-gegeven', af - 1, ''],
  ];
  switch (onderzoek) {
    case 'niets':
      return [];
    case 'ontvangst':
      return ontvangst;
    case 'gesprek':
      return [...ontvangst, ...gesprek];
    case 'klaar':
      return [...ontvangst, ...gesprek, ...verslag, ['geen-aanvraag', af - 3, '']];
    case 'aanvraag':
      return [...ontvangst, ...gesprek, ...verslag, ['aanvraag', Math.min(gevraagd, af - 1), '']];
  }
};

/** After the people of inwoners.ts and their colleagues. */
export const seedCaseload = async (seed: Seed, bsns: Generator<string, string>): Promise<void> => {
  const feiten: { inwoner: number; soort: string; dag: string; keuze: string }[] = [];
  for (const [nr, { door, vraag, ...persoon }] of mensen.entries()) {
    const verhaal = verhalen[persoon.voornaam];
    if (!verhaal) throw new Error(`de demo vertelt niets over ${persoon.voornaam}`);
    const { aangemeld, onderzoek: _, ...rest } = verhaal;
    const inwoner = await seedInwoner(
      seed,
      { ...persoon, ...rest, aangemeld: { dagen: aangemeld, door, vraag } },
      bsns.next().value,
    );
    for (const [soort, dagen, keuze] of feitenVan(verhaal, nr))
      feiten.push({ inwoner, soort, dag: isoDatum(opWerkdag(seed.dag(Math.max(dagen, 0)))), keuze });
  }
  await seed.client.query(
    `insert into aanmeldingfeit (gemeente_id, aanmelding_id, inwoner_id, consulent_id, soort, dag, keuze, door, vastgelegd_op)
     select a.gemeente_id, a.id, a.inwoner_id, a.consulent_id, f.soort, f.dag, f.keuze, a.consulent_id, f.dag + time '15:30'
       from jsonb_to_recordset($1::jsonb) as f(inwoner int, soort text, dag date, keuze text)
       join aanmelding a on a.gemeente_id = $2 and a.inwoner_id = f.inwoner`,
    [JSON.stringify(feiten), seed.gemeenteId],
  );
};

/** Somebody died and somebody moved: what runs waits for a decision. After the letters. */
export const seedGebeurtenissen = async (seed: Seed): Promise<void> => {
  const dag = (geleden: number): string => isoDatum(seed.dag(geleden));
  const gebeurd = [
    { voornaam: 'Egbert', consulent: 'consulent-4', soort: 'overlijden', datum: dag(6), toelichting: 'Zijn zus belde.' },
    {
      voornaam: 'Monique',
      consulent: 'consulent-2',
      soort: 'verhuizing-weg',
      datum: dag(11),
      gemeente: 'Zutphen',
      toelichting: 'Monique woont nu bij haar dochter.',
    },
  ] as const;
  const { regeling } = seed.beleid.regelingMetId(seed.regelingId);
  for (const { voornaam, consulent, ...gegevens } of gebeurd) {
    const { rows } = await seed.client.query<{ id: number }>(
      'select inwoner_id as id from inwoner_persoon where gemeente_id = $1 and voornaam = $2',
      [seed.gemeenteId, voornaam],
    );
    const inwonerId = rows[0]?.id;
    if (inwonerId === undefined) throw new Error(`de demo kent ${voornaam} niet`);
    await actAs(seed, consulent, (db, actor) =>
      recordGebeurtenis(db, {
        door: actor,
        vandaag: seed.vandaag,
        inwonerId,
        gegevens,
        noem: (product) => regeling.producten.find((een) => een.product === product)?.naam ?? product,
      }),
    );
  }
};
