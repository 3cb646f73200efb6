// Almere in the demo: residents on every point of the way from day activities to beschut werk, the way back included. Told through the real
// acts, so that each step is one that the route allows.
import { type Datum, isoDatum, plusDagen, toonKort } from '../src/kernel/datum.ts';
import { kyselyOn } from '../src/platform/db/transact.ts';
import {
  approveGeld,
  askDerde,
  askOordelen,
  beginStap,
  endStap,
  exportGeld,
  giveOordeel,
  recordAntwoord,
  recordPlicht,
  syncTraject,
  takeWegTerug,
} from '../src/traject/index.ts';
import { opWerkdag, type Seed } from './context.ts';
import { seedAccount, seedInwoner } from './inwoner.ts';
import type { DemoInwoner } from './inwoners.ts';
import { almereAccounts } from './personas.ts';
import { actAs } from './vervolg.ts';

const woont = { woonplaats: 'Almere', lezen: 'met-hulp', contact: 'bellen', ladder: [] } as const;
const EEN = 'almere-accountadviseur';
const TWEE = 'almere-accountadviseur-2';

const vraag = 'Wil graag werken, met begeleiding erbij.';
const mens = (voornaam: string, achternaam: string, geboren: string, nr: number, o: Partial<DemoInwoner> = {}): DemoInwoner => ({
  ...woont,
  voornaam,
  achternaam,
  geboren,
  straat: 'Wagenmakerstraat',
  huisnummer: String(10 + nr * 3),
  postcode: '1315 HR',
  telefoon: `06 0000 07${String(nr).padStart(2, '0')}`,
  consulent: EEN,
  uitkering: { soort: 'bijstand', toestemming: true },
  aangemeld: { dagen: 900, door: 'inwoner', vraag },
  ...o,
});

const mensen: readonly DemoInwoner[] = [
  mens('Kevin', 'Maas', '2001-03-12', 1),
  mens('Naima', 'Bouali', '1998-09-30', 2, { persona: 'almere-inwoner' }),
  mens('Rick', 'Verbeek', '1995-01-22', 3),
  mens('Sharon', 'Wijnaldum', '2000-11-05', 4, { consulent: TWEE }),
  mens('Dennis', 'Oudkerk', '1992-06-17', 5),
  mens('Melissa', 'Tromp', '1999-04-08', 6, { consulent: TWEE }),
  mens('Stefan', 'Kuijt', '1990-12-01', 7),
  mens('Romy', 'Dorsman', '2002-02-25', 8, { consulent: TWEE }),
  mens('Marvin', 'Pinas', '1996-07-14', 9),
];

/** One act in the story: refused acts stop the seed, for then the story is not one that the route allows. */
const gebeurt = async <T>(wat: string, act: Promise<T | undefined>): Promise<void> => {
  const uit = await act;
  if (uit === undefined) throw new Error(`Almere: ${wat} kan niet`);
};

interface Loper {
  /** Begins a step so many days ago, and ends it when told; gives the number of the step. */
  stap(
    stap: string,
    dagen: number,
    einde?: { dagen: number; uitkomst: string; toelichting?: string; reden?: string },
    o?: Record<string, string>,
  ): Promise<number>;
  advies(dagen: number, antwoord?: { dagen: number; hoe: 'positief' | 'negatief' }): Promise<void>;
  keuze(dagen: number, keuze: string): Promise<void>;
  terug(weg: string, naar: string, dagen: number, toelichting: string): Promise<void>;
}

const loper = (seed: Seed, persona: string, inwonerId: number, aanbiederId: number): Loper => {
  const dagVan = (dagen: number): Datum => opWerkdag(seed.dag(dagen));
  const basis = (vandaag: Datum, waarden: Record<string, string>) => ({ beleid: seed.beleid, vandaag, inwonerId, waarden });
  const versieVan = async (id: number): Promise<number> =>
    (await seed.client.query<{ versie: number }>('select versie from trajectstap where id = $1', [id])).rows[0]?.versie ?? 1;
  const begin = async (stap: string, dagen: number, o: Record<string, string> = {}): Promise<number> => {
    const op = dagVan(dagen);
    const uit = await actAs(seed, persona, (db, actor) =>
      beginStap(db, { ...basis(op, { op: toonKort(op), aanbieder: String(aanbiederId), ...o }), actor, stap, terug: false }),
    );
    if (!uit) throw new Error(`Almere: ${stap} kan niet beginnen`);
    return uit.stapId;
  };
  const eind = async (
    id: number,
    e: { dagen: number; uitkomst: string; toelichting?: string; reden?: string },
  ): Promise<void> => {
    const op = dagVan(e.dagen);
    const versie = await versieVan(id);
    await gebeurt(
      `einde met ${e.uitkomst}`,
      actAs(seed, persona, (db, actor) =>
        endStap(db, {
          ...basis(op, { uitkomst: e.uitkomst, op: toonKort(op), toelichting: e.toelichting ?? '', reden: e.reden ?? '' }),
          actor,
          stapId: id,
          versie,
        }),
      ),
    );
  };
  return {
    stap: async (stap, dagen, einde, o) => {
      const id = await begin(stap, dagen, o);
      if (einde) await eind(id, einde);
      return id;
    },
    keuze: async (dagen, keuze) => {
      const id = await begin('keuze', dagen);
      const op = dagVan(dagen);
      await gebeurt(
        'de keuze vragen',
        actAs(seed, persona, (db, actor) => askOordelen(db, { ...basis(op, {}), actor, stapId: id, versie: 1, voor: '' })),
      );
      if (keuze === '') return;
      const oordeelId =
        (await seed.client.query<{ id: number }>('select id from trajectoordeel where trajectstap_id = $1', [id])).rows[0]?.id ??
        0;
      await gebeurt(
        'de keuze opschrijven',
        actAs(seed, persona, (db, actor) =>
          giveOordeel(db, {
            vandaag: op,
            inwonerId,
            waarden: { keuze, hoe: 'gesprek', reden: '' },
            actor,
            oordeelId,
            versie: 1,
            keuzes: ['wil', 'wil-niet'],
          }),
        ),
      );
      await eind(id, { dagen, uitkomst: keuze });
    },
    advies: async (dagen, antwoord) => {
      const id = await begin('advies', dagen);
      const op = dagVan(dagen);
      const verzoekId = await actAs(seed, persona, (db, actor) =>
        askDerde(db, {
          ...basis(op, {
            derde_naam: 'UWV',
            vraag: 'Past beschut werk bij deze inwoner?',
            wens: 'Werken met de handen, niet te veel mensen tegelijk.',
            met_inwoner: 'ja',
            gevraagd: toonKort(op),
            antwoord_tot: toonKort(plusDagen(op, 56)),
          }),
          actor,
          stapId: id,
          versie: 1,
        }),
      );
      if (verzoekId === undefined) throw new Error('Almere: het verzoek aan UWV kan niet');
      if (!antwoord) return;
      const kwam = dagVan(antwoord.dagen);
      await gebeurt(
        'het antwoord van UWV',
        actAs(seed, persona, (db, actor) =>
          recordAntwoord(db, {
            ...basis(kwam, {
              antwoord: antwoord.hoe,
              tekst:
                antwoord.hoe === 'positief'
                  ? 'Positief advies beschut werk.'
                  : 'Geen advies beschut werk: regulier werk lijkt haalbaar.',
              ontvangen: toonKort(kwam),
            }),
            actor,
            verzoekId,
            versie: 1,
          }),
        ),
      );
      await eind(id, { dagen: antwoord.dagen, uitkomst: antwoord.hoe });
    },
    terug: async (weg, naar, dagen, toelichting) => {
      const op = dagVan(dagen);
      await gebeurt(
        `de weg terug naar ${naar}`,
        actAs(seed, persona, (db, actor) =>
          takeWegTerug(db, {
            ...basis(op, {
              op: toonKort(op),
              toelichting,
              inkomen: 'minder',
              inkomen_toelichting: 'Het loon stopt. De uitkering begint weer na een aanvraag.',
              indicatie_van: toonKort(op),
              indicatie_tot: toonKort(plusDagen(op, 365)),
              aanbieder: String(aanbiederId),
              reden: '',
            }),
            actor,
            weg,
            naar,
          }),
        ),
      );
    },
  };
};

const seedPlek = async (
  seed: Seed,
  inwonerId: number,
  consulent: string,
  aanbiederId: number,
  o: { begon: number; tot: number },
): Promise<void> => {
  await seed.insert('toewijzing', {
    gemeente_id: seed.gemeenteId,
    inwoner_id: inwonerId,
    consulent_id: seed.gebruikers.get(consulent),
    aanbieder_id: aanbiederId,
    herkomst: 'levering',
    product: 'arbeidsmatige-dagbesteding',
    productcategorie: '07',
    productcode: '07ADB',
    eenheid: '01',
    frequentie: '2',
    volume: 960,
    minuten_per_week: 960,
    looptijd: `[${isoDatum(opWerkdag(seed.dag(o.begon)))},${isoDatum(plusDagen(seed.vandaag, o.tot))})`,
    status: o.tot > 0 ? 'gestart' : 'beeindigd',
    toegewezen_op: isoDatum(opWerkdag(seed.dag(o.begon + 14))),
    geaccepteerd_op: isoDatum(opWerkdag(seed.dag(o.begon + 10))),
    gestart_op: isoDatum(opWerkdag(seed.dag(o.begon))),
    beeindigd_op: o.tot > 0 ? null : isoDatum(plusDagen(seed.vandaag, o.tot - 1)),
    regeling_id: seed.regelingId,
  });
};

/** After the other municipalities. Does nothing in a house without Almere. */
export const seedAlmere = async (apeldoorn: Seed, bsns: Iterator<string, string>): Promise<void> => {
  const gemeenteId = apeldoorn.beleid.gemeenteIdVan('0034');
  const regeling = gemeenteId === undefined ? undefined : apeldoorn.beleid.regelingOp(gemeenteId, apeldoorn.vandaag);
  if (gemeenteId === undefined || !regeling) return;
  const seed: Seed = {
    ...apeldoorn,
    gemeenteId,
    regelingId: regeling.id,
    mandaten: new Map(),
    bekendmakingen: [],
    inwonerMetAccount: undefined,
  };
  const boerderij = await seed.insert('aanbieder', {
    agb: '68134001',
    kvk: '90000211',
    naam: 'Stadslandgoed De Vaart',
    sector: 'groen',
    postcode: '1358 AA',
    woonplaats: 'Almere',
  });
  seed.aanbieders.set('de-vaart', boerderij);
  for (const account of almereAccounts) if (account.rol !== 'inwoner') await seedAccount(seed, account, undefined);
  const lopers = new Map<string, Loper>();
  const ids: number[] = [];
  for (const een of mensen) {
    const id = await seedInwoner(seed, een, bsns.next().value);
    await seed.client.query("update inwoner set status = 'in-traject' where id = $1", [id]);
    await seedPlek(seed, id, een.consulent, boerderij, { begon: 840, tot: een.voornaam === 'Stefan' ? -100 : 200 });
    ids.push(id);
    lopers.set(een.voornaam, loper(seed, een.consulent, id, boerderij));
  }
  const van = (voornaam: string): Loper => {
    const gevonden = lopers.get(voornaam);
    if (!gevonden) throw new Error(`Almere: ${voornaam} woont hier niet`);
    return gevonden;
  };

  await van('Kevin').stap('signaal', 5, undefined, { toelichting: 'Kevin helpt wie er nieuw is en is altijd op tijd.' });

  const naima = van('Naima');
  await naima.stap('signaal', 90, { dagen: 84, uitkomst: 'observeren' });
  await naima.stap('observatie', 80, { dagen: 20, uitkomst: 'potentie', toelichting: 'Naima werkt zelfstandig in de kas.' });
  await naima.keuze(6, '');

  const totAdvies = async (wie: Loper, begin: number): Promise<void> => {
    await wie.stap('signaal', begin, { dagen: begin - 5, uitkomst: 'observeren' });
    await wie.stap('observatie', begin - 6, { dagen: begin - 45, uitkomst: 'potentie' });
    await wie.keuze(begin - 50, 'wil');
    await wie.stap('plan', begin - 52, { dagen: begin - 55, uitkomst: 'opbouwen' });
    await wie.stap(
      'opbouw',
      begin - 56,
      { dagen: begin - 150, uitkomst: 'opgebouwd', toelichting: 'Nu 28 uur per week, steeds op tijd.' },
      { uren: '28' },
    );
  };
  await totAdvies(van('Rick'), 210);
  await van('Rick').advies(30);

  const proef = { waar: 'Tuincentrum De Groene Poort', uren: '28' };
  const naarProef = async (wie: Loper, begin: number): Promise<void> => {
    await totAdvies(wie, begin);
    await wie.advies(begin - 152, { dagen: begin - 180, hoe: 'positief' });
  };
  await naarProef(van('Sharon'), 220);
  await van('Sharon').stap('proefperiode', 37, undefined, proef);

  const dennis = van('Dennis');
  await naarProef(dennis, 350);
  const past = { uitkomst: 'past-niet', toelichting: 'De plek paste niet. Dennis wil graag verder zoeken.' };
  await dennis.stap('proefperiode', 168, { dagen: 130, ...past }, { waar: 'Kringloopwinkel Haven', uren: '28' });
  await dennis.stap('proefperiode', 120, { dagen: 80, ...past }, { waar: 'Bakkerij Van Duin', uren: '28' });
  await dennis.stap('proefperiode', 30, undefined, { waar: 'Drukkerij Flevo', uren: '28' });

  const melissa = van('Melissa');
  await naarProef(melissa, 700);
  await melissa.stap('proefperiode', 515, { dagen: 460, uitkomst: 'gelukt' }, proef);
  await melissa.stap('dienst', 455, undefined, { waar: 'Tuincentrum De Groene Poort', uren: '28', aanbieder: '' });

  const stefan = van('Stefan');
  await naarProef(stefan, 560);
  await stefan.stap('proefperiode', 375, { dagen: 320, uitkomst: 'gelukt' }, proef);
  await stefan.stap('dienst', 318, undefined, { waar: 'Tomingroep', uren: '28', aanbieder: '' });
  await stefan.terug(
    'tijdelijk',
    'dagbesteding-tijdelijk',
    12,
    'Stefan is een tijd niet in staat om te werken. Hij gaat terug naar De Vaart, twee ochtenden.',
  );

  const romy = van('Romy');
  await totAdvies(romy, 260);
  await romy.advies(105, { dagen: 60, hoe: 'negatief' });

  const marvin = van('Marvin');
  await marvin.stap('signaal', 120, { dagen: 112, uitkomst: 'observeren' });
  await marvin.stap('observatie', 110, { dagen: 40, uitkomst: 'potentie' });
  await marvin.keuze(35, 'wil-niet');

  // Months that are over fall due; what was owed long ago was done then.
  await seed.client.query("select set_config('app.gemeente', $1, true)", [String(gemeenteId)]);
  for (const inwonerId of ids)
    await syncTraject(kyselyOn(seed.client), { beleid: seed.beleid, vandaag: seed.vandaag, inwonerId, door: undefined });
  const { rows } = await seed.client.query<{ id: number; inwoner_id: number; versie: number; dag: string; consulent_id: number }>(
    "select id, inwoner_id, versie, dag::text, consulent_id from trajectplicht where gemeente_id = $1 and stand = 'open' and dag < $2::date - 20 order by id",
    [gemeenteId, isoDatum(seed.vandaag)],
  );
  for (const p of rows)
    await actAs(seed, p.consulent_id === seed.gebruikers.get(TWEE) ? TWEE : EEN, (db, actor) =>
      recordPlicht(db, {
        actor,
        beleid: seed.beleid,
        vandaag: seed.vandaag,
        inwonerId: p.inwoner_id,
        plichtId: p.id,
        versie: p.versie,
        waarden: { wat: 'gedaan', op: p.dag.split('-').reverse().join('-'), hoe: 'Besproken met de werkgever en opgeschreven.' },
      }),
    );

  // Finance is up to the month before last; what came after waits.
  const { rows: betaald } = await seed.client.query<{ keuze: string }>(
    "select id || '-' || versie as keuze from trajectgeld where gemeente_id = $1 and upper(periode) <= date_trunc('month', $2::date - 31) order by id",
    [gemeenteId, isoDatum(seed.vandaag)],
  );
  if (betaald.length === 0) return;
  await actAs(seed, 'almere-financien', (db, actor) =>
    approveGeld(db, { actor, vandaag: seed.dag(20), gekozen: betaald.map(({ keuze }) => keuze) }),
  );
  await actAs(seed, 'almere-financien', (db, actor) => exportGeld(db, { actor }));
};
