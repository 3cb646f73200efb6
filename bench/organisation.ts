/** Who works in the invented world of the bench: municipalities, aanbieders, employees, contracts. */
import type pg from 'pg';
import type { BeleidInHuis } from '../src/beleid/index.ts';
import { inventedAanbieder, inventedName, PLAATSEN, pick, randomOf, SECTOREN } from './people.ts';

/** The large municipality comes first; the others are there so that row-level security has something to refuse. */
const ANDERE = [
  { code: '9901', naam: 'Bovenbroek', deel: 0.08 },
  { code: '9902', naam: 'Oosterhage', deel: 0.05 },
  { code: '9903', naam: 'Zandwoude', deel: 0.02 },
];
const PER_CONSULENT = 62.5;
const NOG_TE_VERDELEN = 0.004;

export interface Organisation {
  gemeenteIds: number[];
  regelingId: number;
  /** Who has how many residents; id 0 are the residents that nobody has yet. */
  consulenten: { id: number; gemeenteId: number; aantal: number }[];
  /** Ids, the largest first, with the share of the toewijzingen up to and including each: 0 to 1. */
  aanbieders: { id: number; gebruikerId: number; tot: number }[];
}

/** Makes them with fixed ids. The accounts of the demo exist too, so that its personas can log in: each has real work here. */
export const makeOrganisation = async (
  client: pg.PoolClient,
  beleid: BeleidInHuis,
  o: { inwoners: number; vandaag: string; seed: number },
): Promise<Organisation> => {
  const random = randomOf(o.seed);
  const grote = beleid.gemeenteIdVan('0200');
  if (grote === undefined) throw new Error('Apeldoorn staat niet in beleid/');
  const gemeenteIds = [grote];
  for (const { code, naam } of ANDERE) {
    const made = await client.query<{ id: number }>(
      'insert into gemeente (id, naam) select max(id) + 1, $1 from gemeente returning id',
      [naam],
    );
    const id = made.rows[0]?.id ?? 0;
    await client.query("insert into gemeentecode (gemeente_id, code, geldig) values ($1, $2, '[2000-01-01,)')", [id, code]);
    gemeenteIds.push(id);
  }
  const regeling = beleid.regelingen(grote).at(-1);
  if (!regeling) throw new Error('Apeldoorn heeft geen regeling');

  const accounts: Account[] = [];
  const account = (een: Omit<Account, 'id' | 'naam'>): number => {
    const { voornaam, voorvoegsel, achternaam } = inventedName(random);
    accounts.push({ ...een, id: accounts.length + 1, naam: [voornaam, voorvoegsel, achternaam].filter(Boolean).join(' ') });
    return accounts.length;
  };
  const consulenten: Organisation['consulenten'] = [];
  const aanbieders = spread(Math.max(5, Math.round(o.inwoners / 143)), random);
  const rest = ANDERE.reduce((som, { deel }) => som - deel, 1);
  for (const [i, gemeenteId] of gemeenteIds.entries()) {
    const eigen = Math.round(o.inwoners * (i === 0 ? rest : (ANDERE[i - 1]?.deel ?? 0)));
    const wachten = Math.max(1, Math.round(eigen * NOG_TE_VERDELEN));
    const wie = Array.from({ length: Math.max(1, Math.round((eigen - wachten) / PER_CONSULENT)) }, (_, n) => ({
      id: account({
        subject: i === 0 && n < 3 ? ['consulent', 'consulent-2', 'consulent-3'][n] : `bench-consulent-${i}-${n}`,
        rol: 'consulent',
        functie: n % 3 === 2 ? 'activeringscoach' : 'trajectregisseur',
        gemeenteId,
      }),
      gewicht: 40 + Math.floor(random() * 46),
    }));
    consulenten.push({ id: 0, gemeenteId, aantal: wachten });
    let over = eigen - wachten;
    let gewicht = wie.reduce((som, een) => som + een.gewicht, 0);
    for (const een of wie) {
      const aantal = Math.round((over * een.gewicht) / gewicht);
      consulenten.push({ id: een.id, gemeenteId, aantal });
      over -= aantal;
      gewicht -= een.gewicht;
    }
    for (const rol of ['teammanager', 'financien', 'financien-2', 'contractmanager', 'beleid', 'beheer'])
      account({
        subject: i === 0 ? rol : `bench-${rol}-${i}`,
        rol: rol.replace('-2', ''),
        functie: rol === 'teammanager' ? 'teammanager-wmo' : rol,
        gemeenteId,
      });
  }
  // Of a few hundred people at a time: the persona of the aanbieder. The largest of all is the second persona.
  const gewoon = aanbieders.findIndex((een) => een.deel * o.inwoners < 600);
  const metAccount = aanbieders.map(({ deel }, n) => ({
    id: n + 1,
    deel,
    gebruikerId: account({
      subject: n === 0 ? 'aanbieder-2' : n === gewoon ? 'aanbieder' : `bench-aanbieder-${n + 1}`,
      rol: 'aanbieder',
      functie: 'begeleider',
      aanbiederId: n + 1,
    }),
  }));

  await client.query(
    `insert into aanbieder (id, agb, kvk, naam, sector, postcode, woonplaats) overriding system value
     select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
    columns(metAccount, [
      ({ id }) => id,
      ({ id }) => String(41_000_000 + id),
      ({ id }) => String(80_000_000 + id),
      ({ id }) => inventedAanbieder(id, random),
      () => pick(SECTOREN, random()),
      () => `73${10 + Math.floor(random() * 60)} AB`,
      () => pick(PLAATSEN, random()),
    ]),
  );
  await client.query(
    `insert into gebruiker (id, issuer, subject, rol, naam, functie, telefoon, gemeente_id, aanbieder_id)
     select id, 'demo', subject, rol, naam, functie, '055 000 ' || lpad((id % 10000)::text, 4, '0'), gemeente_id, aanbieder_id
       from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[])
         as a (id, subject, rol, naam, functie, gemeente_id, aanbieder_id)`,
    columns(accounts, [
      (a) => a.id,
      (a) => a.subject ?? `bench-${a.id}`,
      (a) => a.rol,
      (a) => a.naam,
      (a) => a.functie,
      (a) => a.gemeenteId ?? null,
      (a) => a.aanbiederId ?? null,
    ]),
  );
  await makeContracten(client, beleid, { gemeenteIds, regelingId: regeling.id });
  return {
    gemeenteIds,
    regelingId: regeling.id,
    consulenten,
    aanbieders: metAccount.map(({ id, gebruikerId }, n) => ({
      id,
      gebruikerId,
      tot: metAccount.slice(0, n + 1).reduce((som, { deel }) => som + deel, 0),
    })),
  };
};

interface Account {
  id: number;
  naam: string;
  subject: string | undefined;
  rol: string;
  functie: string;
  gemeenteId?: number;
  aanbiederId?: number;
}

const columns = <T>(rows: readonly T[], read: readonly ((row: T) => unknown)[]): unknown[][] => read.map((one) => rows.map(one));

/** Sizes as they are: a few large ones, most small (log-normal). The largest first; the shares add up to one. */
const spread = (aantal: number, random: () => number): { deel: number }[] => {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const gewichten = Array.from({ length: aantal }, () => Math.exp(1.3 * normal())).sort((a, b) => b - a);
  const som = gewichten.reduce((a, b) => a + b, 0);
  return gewichten.map((gewicht) => ({ deel: gewicht / som }));
};

/** Every aanbieder works for every municipality, at the tariff of the regeling or a little beside it; some tariffs changed. */
const makeContracten = async (
  client: pg.PoolClient,
  beleid: BeleidInHuis,
  o: { gemeenteIds: number[]; regelingId: number },
): Promise<void> => {
  const { producten, mandaat } = beleid.regelingMetId(o.regelingId).regeling;
  await client.query(
    `insert into mandaat (gemeente_id, functie, verleend_door, handeling, bereik, geldig, bron)
     select g, functie, 'college van burgemeester en wethouders', 'beschikking-verlenen', $3, '[2021-01-01,)', $4
       from unnest($1::int[]) g, unnest($2::text[]) functie`,
    [o.gemeenteIds, mandaat?.keten, mandaat?.voor, mandaat?.bron],
  );
  await client.query(
    `insert into contract (gemeente_id, aanbieder_id, nummer, geldig)
     select g, a.id, 'WM-2021-' || a.id, '[2021-01-01,)' from unnest($1::int[]) g, aanbieder a order by g, a.id`,
    [o.gemeenteIds],
  );
  const verkocht = producten.flatMap(({ product, prijs, iwmo }) => (prijs && iwmo ? [{ product, prijs, iwmo }] : []));
  // A tenth got another tariff on 1 July, and of a hundredth it changes in the middle of a month.
  await client.query(
    `insert into contractproduct (gemeente_id, contract_id, aanbieder_id, product, tarief, tarief_bron, productcategorie, productcode, geldig)
     select c.gemeente_id, c.id, c.aanbieder_id, p.product, p.tarief + v.erbij + c.aanbieder_id % 5, p.bron, p.categorie, p.code, v.geldig
       from contract c
       cross join unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[]) as p (product, tarief, bron, categorie, code)
       cross join lateral (values
         (0, case when c.aanbieder_id % 10 = 3 then '[2021-01-01,2026-07-01)' when c.aanbieder_id % 100 = 7 then '[2021-01-01,2026-10-15)'
                  else '[2021-01-01,)' end::daterange),
         (25, case when c.aanbieder_id % 10 = 3 then '[2026-07-01,)' when c.aanbieder_id % 100 = 7 then '[2026-10-15,)' end::daterange)
       ) as v (erbij, geldig)
      where v.geldig is not null
      order by c.id, p.product`,
    columns(verkocht, [
      (p) => p.product,
      (p) => p.prijs.bedrag,
      (p) => p.prijs.bron,
      (p) => p.iwmo.categorie,
      (p) => p.iwmo.code,
    ]),
  );
};
