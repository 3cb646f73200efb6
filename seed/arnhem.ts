// Arnhem in the demo: a municipality on a day of its own, with people under both versions of its regeling.
import { datum, isoDatum, plusDagen } from '../src/kernel/datum.ts';
import { seedAowArnhem } from './aow.ts';
import { arnhemmers, arnhemOrientaties } from './arnhem-mensen.ts';
import type { Seed } from './context.ts';
import { demoDagen } from './dagen.ts';
import { seedAccount, seedInwoner } from './inwoner.ts';
import { seedWetArnhem } from './omzetting.ts';
import { seedVerhaal } from './orientatie.ts';
import { arnhemAccounts } from './personas.ts';
import { seedSamenspraak } from './samenspraak.ts';
import { inwonersVan, seedAfspraken, seedNazorg } from './terugkeer.ts';
import { seedBekendmakingen } from './vervolg.ts';

const aanbieders = [
  {
    sleutel: 'boerderij',
    agb: '68105001',
    kvk: '90000111',
    naam: 'Stadsboerderij Het Klaverblad',
    sector: 'groen',
    postcode: '6823 AA',
  },
  {
    sleutel: 'wasserij',
    agb: '68105002',
    kvk: '90000122',
    naam: 'Wasserij De Rijnkade',
    sector: 'facilitair',
    postcode: '6811 HA',
  },
] as const;

/** Contracts ran until 30 june 2020; new ones begin on 1 july (AW, wat gaat er veranderen). */
const CONTRACTEN = [
  { nummer: 'AW-2017', geldig: '[2017-01-01,2020-07-01)', op: datum('2017-01-01') },
  { nummer: 'AW-2020', geldig: '[2020-07-01,)', op: datum('2020-07-01') },
];

const seedAanbieders = async (seed: Seed): Promise<void> => {
  const { insert, gemeenteId: gemeente_id } = seed;
  for (const { sleutel, ...rij } of aanbieders) {
    const aanbieder_id = await insert('aanbieder', { ...rij, woonplaats: 'Arnhem' });
    seed.aanbieders.set(sleutel, aanbieder_id);
    for (const { nummer, geldig, op } of CONTRACTEN) {
      const contract_id = await insert('contract', {
        gemeente_id,
        aanbieder_id,
        nummer: `${nummer}-${rij.agb.slice(-3)}`,
        geldig,
      });
      for (const { product, prijs, iwmo } of seed.beleid.regelingOp(seed.gemeenteId, op)?.regeling.producten ?? [])
        if (prijs?.bedrag && iwmo)
          await insert('contractproduct', {
            gemeente_id,
            contract_id,
            aanbieder_id,
            product,
            tarief: prijs.bedrag,
            tarief_bron: prijs.bron,
            productcategorie: iwmo.categorie,
            productcode: iwmo.code,
            geldig,
          });
    }
  }
  const centrum = await insert('aanbieder', {
    agb: '68105090',
    kvk: '90000199',
    naam: 'Centrum voor Activerend Werk',
    sector: 'oriëntatie',
    postcode: '6827 AV',
    woonplaats: 'Arnhem',
  });
  seed.aanbieders.set('centrum-arnhem', centrum);
  await seed.client.query(
    "insert into orientatiecentrum (gemeente_id, aanbieder_id, geldig, door, plaatsen, plaatsen_op) values ($1, $2, '[2017-01-01,)', 0, 12, $3)",
    [gemeente_id, centrum, isoDatum(seed.dag(30))],
  );
};

/** No source says who may decide in Arnhem: each wijkcoach has a mandate by name (keuze). */
const seedMandaten = async (seed: Seed): Promise<void> => {
  for (const { id, functie } of arnhemAccounts)
    if (functie === 'wijkcoach')
      seed.mandaten.set(
        id,
        await seed.insert('mandaat', {
          gemeente_id: seed.gemeenteId,
          gebruiker_id: seed.gebruikers.get(id),
          verleend_door: 'college van burgemeester en wethouders',
          handeling: 'beschikking-verlenen',
          bereik: 'toewijzingen van Activerend Werk',
          geldig: '[2017-01-01,)',
          bron: 'keuze',
        }),
      );
};

/** After Apeldoorn, which has the accounts that everybody shares. Does nothing in a house without Arnhem. */
export const seedArnhem = async (apeldoorn: Seed, bsns: Iterator<string, string>): Promise<void> => {
  const gemeenteId = apeldoorn.beleid.gemeenteIdVan('0202');
  const vandaag = demoDagen.get('0202');
  const regeling = gemeenteId === undefined || !vandaag ? undefined : apeldoorn.beleid.regelingOp(gemeenteId, vandaag);
  if (gemeenteId === undefined || !vandaag || !regeling) return;
  const seed: Seed = {
    ...apeldoorn,
    vandaag,
    gemeenteId,
    regelingId: regeling.id,
    mandaten: new Map(),
    bekendmakingen: [],
    inwonerMetAccount: undefined,
    dag: (geleden) => plusDagen(vandaag, -geleden),
  };
  await seedAanbieders(seed);
  for (const account of arnhemAccounts) if (account.rol !== 'inwoner') await seedAccount(seed, account, undefined);
  await seedMandaten(seed);
  const ids = new Map<string, number>();
  for (const inwoner of arnhemmers) ids.set(inwoner.voornaam, await seedInwoner(seed, inwoner, bsns.next().value));
  await seedBekendmakingen(seed);
  const product = regeling.regeling.producten.find(({ soort }) => soort === 'orientatie')?.product ?? '';
  const bij = {
    noor: seed.gebruikers.get('arnhem-orientatie') ?? 0,
    centrum: seed.aanbieders.get('centrum-arnhem') ?? 0,
    product,
  };
  const consulent = seed.gebruikers.get('arnhem-wijkcoach') ?? 0;
  for (const [voornaam, verhaal] of arnhemOrientaties) {
    const id = ids.get(voornaam);
    if (id !== undefined) await seedVerhaal(seed, bij, { id, consulent }, verhaal);
  }
  // Who may look goes by the day of the machine (app.dag): what runs on the day of Arnhem has to be open on that one too.
  await seed.client.query(
    'update orientatietoegang set periode = daterange(lower(periode), $2::date) where gemeente_id = $1 and beeindigd_op is null',
    [gemeenteId, isoDatum(plusDagen(apeldoorn.vandaag, 365))],
  );
  await seedAfspraken(seed, await inwonersVan(seed));
  await seedNazorg(seed);
  const bea = ids.get('Bea');
  const geboren = arnhemmers.find(({ voornaam }) => voornaam === 'Bea')?.geboren;
  await seedSamenspraak(seed, bea === undefined || geboren === undefined ? undefined : { id: bea, geboren });
  await seedAowArnhem(seed, bsns);
  await seedWetArnhem(seed);
};
