/** What can be done once: several try at the same moment, and one thing comes of it. */
import type pg from 'pg';
import { isBsn } from '../src/kernel/bsn.ts';
import { formsOf, formTo } from './forms.ts';
import { look } from './ledger.ts';
import { type Answer, type Fields, NoAnswer, openVisitor, type Visitor } from './visitor.ts';

export interface Race {
  name: string;
  runners: readonly { by: Visitor; path: string; fields: Fields }[];
  /** How many there are afterwards; one is right. */
  count(): Promise<number>;
}

const several = (url: string, persona: string, people: number): Promise<Visitor[]> =>
  Promise.all(Array.from({ length: people }, () => openVisitor(url, persona)));

const numberOf = async (db: pg.Client, sql: string, values: readonly unknown[] = []): Promise<number> => {
  const { rows } = await db.query<{ n: string | number }>(sql, [...values]);
  return Number(rows[0]?.n ?? 0);
};

const without = ({ _sleutel: _, ...fields }: Record<string, string>): Fields => fields;

/** A BSN that nobody has: the last of those that the demo leaves free. */
const lastBsn = (): string => {
  for (let number = 999_959_999; ; number--) if (isBsn(String(number))) return String(number);
};

export const openRaces = async (o: { url: string; db: pg.Client; people: number }): Promise<Race[]> => {
  const { url, db, people } = o;
  const [brams, sannes, murats, hassans] = await Promise.all(
    ['aanbieder-2', 'consulent', 'consulent-2', 'contractmanager'].map((persona) => several(url, persona, people)),
  );
  const first = (visitors: readonly Visitor[] | undefined): Visitor => {
    const [visitor] = visitors ?? [];
    if (!visitor) throw new Error('er is niemand');
    return visitor;
  };
  const sanne = first(sannes);

  const toewijzing = await numberOf(
    db,
    "select t.id as n from toewijzing t join gebruiker g on g.aanbieder_id = t.aanbieder_id and g.subject = 'aanbieder-2' where t.status = 'toegewezen' limit 1",
  );
  const accept = `/toewijzingen/${toewijzing}/accepteren`;
  const refuse = `/toewijzingen/${toewijzing}/weigeren`;
  const accepting = without(formTo(await look(first(brams), accept), accept));
  const refusing = without(formTo(await look(first(brams), refuse), refuse));

  const contract = await numberOf(
    db,
    "select c.id as n from contract c join gebruiker g on g.aanbieder_id = c.aanbieder_id and g.subject = 'aanbieder' limit 1",
  );
  const tariff = `/contracten/${contract}/tarief`;
  const tariffForm = without(formTo(await look(first(hassans), `${tariff}?product=wm-werkplek-3`), tariff));

  const besluit = await db.query<{ id: number; inwoner_id: number }>(
    "select b.id, b.inwoner_id from besluit b join gebruiker g on g.id = b.consulent_id and g.subject = 'consulent' where b.bekendgemaakt_op is null limit 1",
  );
  const b = besluit.rows[0];
  if (!b || !toewijzing || !contract) throw new Error('de demo heeft niet waar om gelopen wordt');
  const publish = `/dossier/${b.inwoner_id}/besluit/${b.id}/bekendmaken`;
  const publishing = without(formTo(await look(sanne, publish), publish));

  const bsn = lastBsn();
  const person: Fields = {
    ...without(formsOf(await look(sanne, '/aanmelding')).find(({ fields }) => 'vraag' in fields)?.fields ?? {}),
    stap: 'vastleggen',
    aangemeld_door: 'wijkteam',
    eens: 'ja',
    vraag: 'wedloop',
    bsn,
    voornaam: 'Wedloop',
    achternaam: 'Proef',
    geboortedatum: '14-03-1994',
    straat: 'Hoofdstraat',
    huisnummer: '12',
    postcode: '7311 KC',
    woonplaats: 'Apeldoorn',
    telefoon: '06 12345678',
    uitkering: 'geen',
    anderePersoon: 'ja',
  };
  const before = await numberOf(db, 'select count(*) as n from document');

  return [
    {
      name: 'accepteren en weigeren',
      runners: (brams ?? []).map((by, nr) =>
        nr % 2 === 0
          ? { by, path: accept, fields: { ...accepting, start: '01-12-2026', verwachteStart: '01-12-2026' } }
          : { by, path: refuse, fields: { ...refusing, reden: 'Wij hebben nu geen plek.' } },
      ),
      count: () =>
        numberOf(
          db,
          "select count(*) as n from logboek where soort = 'toewijzing' and object_id = $1::text and handeling in ('toewijzing-geaccepteerd', 'toewijzing-geweigerd')",
          [toewijzing],
        ),
    },
    {
      name: 'een nieuw tarief',
      runners: (hassans ?? []).map((by, nr) => ({
        by,
        path: tariff,
        fields: { ...tariffForm, tarief: `9,${10 + nr}`, ingang: '01-01-2027', bron: `Addendum ${nr}`, bevestigd: 'ja' },
      })),
      count: () =>
        numberOf(db, "select count(*) as n from contractproduct where contract_id = $1 and lower(geldig) = '2027-01-01'", [
          contract,
        ]),
    },
    {
      name: 'een besluit bekendmaken',
      runners: (sannes ?? []).map((by) => ({ by, path: publish, fields: publishing })),
      count: async () => (await numberOf(db, 'select count(*) as n from document')) - before,
    },
    {
      name: 'dezelfde inwoner aanmelden',
      runners: [...(sannes ?? []), ...(murats ?? [])].map((by) => ({ by, path: '/aanmelding', fields: person })),
      count: () => numberOf(db, "select count(*) as n from aanmelding where vraag = 'wedloop'"),
    },
  ];
};

/** Lets them run; gives how many were accepted and what was strange. */
export const runRace = async (race: Race): Promise<{ accepted: number; sent: number; faults: string[] }> => {
  const answers = await Promise.all(
    race.runners.map(({ by, path, fields }) =>
      by.post(path, fields).catch((error: unknown): NoAnswer => {
        if (error instanceof NoAnswer) return error;
        throw error;
      }),
    ),
  );
  const isAnswer = (answer: Answer | NoAnswer): answer is Answer => !(answer instanceof NoAnswer);
  const accepted = answers.filter((answer) => isAnswer(answer) && answer.status === 303).length;
  const strange = answers.filter((answer) => !isAnswer(answer) || ![303, 409, 422].includes(answer.status));
  const count = await race.count();
  return {
    accepted,
    sent: answers.length,
    faults: [
      ...(accepted === 1 ? [] : [`${race.name}: ${accepted} van de ${answers.length} aangenomen`]),
      ...(count === 1 ? [] : [`${race.name}: er zijn er ${count}`]),
      ...strange.map((answer) => `${race.name}: ${isAnswer(answer) ? `antwoord ${answer.status}` : answer.message}`),
    ],
  };
};
