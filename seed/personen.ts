// Who the BRP of the demo knows, and what happened to some of them: a stand-in serves these invented people (src/platform/brp).
import type pg from 'pg';
import { zoeknaam } from '../src/inwoner/index.ts';
import { type Datum, isoDatum, plusDagen } from '../src/kernel/datum.ts';
import { recordGebeurtenis } from '../src/levensgebeurtenis/index.ts';
import type { StandInPersoon } from '../src/platform/brp/index.ts';
import { kyselyOn } from '../src/platform/db/transact.ts';
import type { BsnKluis } from '../src/platform/keys.ts';
import type { Seed } from './context.ts';
import { personaAccounts } from './personas.ts';

const APELDOORN = { code: '0200', naam: 'Apeldoorn' };

/** What the BRP says otherwise than the dossier: “Voornaam Achternaam” → what changed. Days before today. */
const ANDERS: Readonly<Record<string, (vandaag: Datum) => Partial<StandInPersoon>>> = {
  // moved within the municipality
  'Nadia Petrova': (vandaag) => ({
    adres: {
      straat: 'Kanaal Zuid',
      huisnummer: '44',
      postcode: '7332 BD',
      woonplaats: 'Apeldoorn',
      sinds: isoDatum(plusDagen(vandaag, -9)),
    },
  }),
  // moved to another municipality
  'Piet Kuipers': (vandaag) => ({
    adres: {
      straat: 'Brink',
      huisnummer: '7',
      postcode: '7411 BR',
      woonplaats: 'Deventer',
      sinds: isoDatum(plusDagen(vandaag, -4)),
    },
    gemeente: { code: '0150', naam: 'Deventer', sinds: isoDatum(plusDagen(vandaag, -4)) },
  }),
  // of this birth only the year is known
  'Wim Yıldız': () => ({ geboren: '1971' }),
  'Mireille Wałęsa': () => ({ geheim: true }),
  'Lena Bos': () => ({ inOnderzoek: true }),
};

/** People whom the municipality does not know yet: to be registered in the demo. */
export const nieuwePersonen: readonly StandInPersoon[] = [
  {
    bsn: '999990172',
    voornamen: 'Marieke Johanna',
    voorvoegsel: 'van den',
    geslachtsnaam: 'Berg',
    geboren: '1987-08-14',
    adres: { straat: 'Sprengenweg', huisnummer: '21', postcode: '7314 PB', woonplaats: 'Apeldoorn', sinds: '2019-03-01' },
    gemeente: APELDOORN,
  },
  {
    bsn: '999990354',
    voornamen: 'Abdi Rahman',
    geslachtsnaam: 'Hassan',
    geboren: '1979',
    adres: { straat: 'Gentiaanstraat', huisnummer: '801', postcode: '7322 CX', woonplaats: 'Apeldoorn', sinds: '2023-06-12' },
    gemeente: APELDOORN,
  },
  {
    bsn: '999990536',
    voornamen: 'Roos',
    geslachtsnaam: 'Jacobs',
    geboren: '1994-01-30',
    adres: { straat: 'Molenstraat', huisnummer: '3', postcode: '7311 XH', woonplaats: 'Apeldoorn', sinds: '2025-11-20' },
    gemeente: APELDOORN,
    geheim: true,
  },
];

/** Everybody in the BRP of the demo: as the dossiers have them, with what changed, and some whom nobody knows yet. */
export const brpPersonen = async (owner: pg.Pool, kluis: BsnKluis, vandaag: Datum): Promise<StandInPersoon[]> => {
  const { rows } = await owner.query<{
    bsn_versleuteld: Buffer;
    voornaam: string;
    voorvoegsel: string;
    achternaam: string;
    geboortedatum: string;
    straat: string;
    huisnummer: string;
    postcode: string;
    woonplaats: string;
    overleden_op: string | null;
  }>(
    `select p.bsn_versleuteld, p.voornaam, p.voorvoegsel, p.achternaam, p.geboortedatum, p.straat, p.huisnummer, p.postcode, p.woonplaats, p.overleden_op
       from inwoner_persoon p join gemeentecode c on c.gemeente_id = p.gemeente_id where c.code = '0200' order by p.inwoner_id limit 500`,
  );
  const bekend = rows.map((rij): StandInPersoon => {
    const zoals: StandInPersoon = {
      bsn: kluis.ontsleutel(rij.bsn_versleuteld),
      voornamen: rij.voornaam,
      voorvoegsel: rij.voorvoegsel,
      geslachtsnaam: rij.achternaam,
      geboren: rij.geboortedatum,
      adres: { straat: rij.straat, huisnummer: rij.huisnummer, postcode: rij.postcode, woonplaats: rij.woonplaats },
      gemeente: APELDOORN,
      ...(rij.overleden_op === null ? {} : { overleden: rij.overleden_op }),
    };
    return { ...zoals, ...ANDERS[`${rij.voornaam} ${rij.achternaam}`]?.(vandaag) };
  });
  const bsns = new Set(bekend.map(({ bsn }) => bsn));
  return [...bekend, ...nieuwePersonen.filter(({ bsn }) => !bsns.has(bsn))];
};

const inwonerVan = async (seed: Seed, voornaam: string, achternaam: string) => {
  const { rows } = await seed.client.query<{ inwoner_id: number; consulent_id: number }>(
    'select inwoner_id, consulent_id from inwoner_persoon where voornaam = $1 and achternaam = $2 and gemeente_id = $3',
    [voornaam, achternaam, seed.gemeenteId],
  );
  const [rij] = rows;
  if (!rij) throw new Error(`${voornaam} ${achternaam} staat niet in de demo`);
  return { id: rij.inwoner_id, consulentId: rij.consulent_id };
};

/** A second dossier of somebody who is known, made by a colleague last week: as it happens. */
const seedDubbel = async (seed: Seed, bsn: string): Promise<void> => {
  const { insert, gemeenteId, dag } = seed;
  const eerste = await inwonerVan(seed, 'Chantal', 'Visser');
  const consulentId = seed.gebruikers.get('consulent-2') ?? 0;
  const nummer = await seed.client.query<{ n: number }>("select nextval('dossiernummer_reeks') as n");
  const id = await insert('inwoner', {
    gemeente_id: gemeenteId,
    dossiernummer: `${dag(6).year}-${nummer.rows[0]?.n}`,
    consulent_id: consulentId,
    status: 'aangemeld',
    contact: 'bellen',
    herkomst: 'aanmelding',
    aangemaakt_op: `${isoDatum(dag(6))} 14:20:00+01`,
  });
  const van = { gemeente_id: gemeenteId, inwoner_id: id, consulent_id: consulentId };
  const zelfde = await seed.client.query<{
    geboortedatum: string;
    straat: string;
    huisnummer: string;
    postcode: string;
    woonplaats: string;
  }>(
    'select geboortedatum, straat, huisnummer, postcode, woonplaats from inwoner_persoon where gemeente_id = $1 and inwoner_id = $2',
    [gemeenteId, eerste.id],
  );
  const naam = { voornaam: 'Chantal', achternaam: 'Visscher' };
  await insert('inwoner_persoon', {
    ...van,
    ...naam,
    ...zelfde.rows[0],
    zoeknaam: zoeknaam(naam),
    bsn_versleuteld: seed.bsn.versleutel(bsn),
    bsn_hash: seed.bsn.hash(bsn),
    bsn_einde: bsn.slice(-3),
    telefoon: '06 0000 0199',
  });
  await insert('aanmelding', {
    ...van,
    ontvangen_op: isoDatum(dag(6)),
    aangemeld_door: 'wijkteam',
    vraag: 'Ik wil graag onder de mensen komen, het liefst met dieren.',
    vastgelegd_door: consulentId,
    vastgelegd_op: `${isoDatum(dag(6))} 14:25:00+01`,
  });
  await insert('dubbelpaar', {
    gemeente_id: gemeenteId,
    eerste_id: Math.min(eerste.id, id),
    tweede_id: Math.max(eerste.id, id),
    score: 95,
    redenen: '{"een naam die erop lijkt","dezelfde geboortedatum","hetzelfde adres"}',
  });
};

/** A move that a consulent wrote down this week and still has to go through; and a second dossier of somebody who is known. */
export const seedPersonen = async (seed: Seed, bsn: string): Promise<void> => {
  await seedDubbel(seed, bsn);
  const wie = await inwonerVan(seed, 'Hendrik', 'Hof');
  const account = personaAccounts.find(({ id }) => seed.gebruikers.get(id) === wie.consulentId);
  if (!account) return;
  const db = kyselyOn(seed.client);
  const uit = await recordGebeurtenis(db, {
    door: {
      gebruikerId: wie.consulentId,
      rol: 'consulent',
      naam: account.naam,
      functie: account.functie,
      gemeenteId: seed.gemeenteId,
      gemeenteNaam: undefined,
      aanbiederId: undefined,
      aanbiederNaam: undefined,
      inwonerId: undefined,
    },
    vandaag: seed.vandaag,
    inwonerId: wie.id,
    gegevens: {
      soort: 'verhuizing',
      datum: isoDatum(seed.dag(3)),
      straat: 'Ordenplein',
      huisnummer: '16',
      postcode: '7312 MA',
      woonplaats: 'Apeldoorn',
      toelichting: 'Verteld bij het gesprek van maandag.',
    },
    noem: (product) =>
      seed.beleid.regelingMetId(seed.regelingId).regeling.producten.find((een) => een.product === product)?.naam ?? product,
  });
  if (!uit.ok) throw new Error(uit.redenen.map(({ tekst }) => tekst).join(' '));
};
