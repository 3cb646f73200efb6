// A law moved a day: toewijzingen of another administration that still reckoned with the AOW age of before.
import { aowDatum } from '../src/beleid/index.ts';
import { type Datum, datum, isoDatum, isVoor, plusDagen, plusMaanden } from '../src/kernel/datum.ts';
import { type Periode, toDaterange } from '../src/kernel/periode.ts';
import { geborenOp, opWerkdag, type Seed } from './context.ts';
import { seedInwoner } from './inwoner.ts';
import type { DemoInwoner } from './inwoners.ts';
import { seedUren } from './toewijzing.ts';

/** What the other administration reckoned with, in months. */
const OUD = 67 * 12;

interface Geleverd {
  wie: DemoInwoner;
  aanbieder: string;
  product: 'wm-werkplek-3' | 'wm-werkplek-4' | 'aw-op-de-plek-3' | 'aw-op-de-plek-4';
  periode: Periode;
  werkplek: string;
  begeleider: string;
  doel: string;
}

const ROOSTER = [
  [2, 4],
  [4, 4],
] as const;

/** A toewijzing that was decided elsewhere, with the hours that were made of it. Gives whose it is. */
const seedGeleverd = async (seed: Seed, g: Geleverd, bsn: string): Promise<number> => {
  const inwoner_id = await seedInwoner(seed, g.wie, bsn);
  const versie = seed.beleid.regelingOp(seed.gemeenteId, g.periode.van);
  const iwmo = versie?.regeling.producten.find(({ product }) => product === g.product)?.iwmo;
  if (!versie || !iwmo) throw new Error(`${g.product} kan niet worden toegewezen`);
  const van = { gemeente_id: seed.gemeenteId, inwoner_id, consulent_id: seed.gebruikers.get(g.wie.consulent) ?? 0 };
  const aanbieder_id = seed.aanbieders.get(g.aanbieder) ?? 0;
  const minuten = ROOSTER.reduce((som, [, uren]) => som + uren * 60, 0);
  const toewijzing_id = await seed.insert('toewijzing', {
    ...van,
    aanbieder_id,
    herkomst: 'levering',
    product: g.product,
    productcategorie: iwmo.categorie,
    productcode: iwmo.code,
    eenheid: iwmo.eenheid,
    frequentie: iwmo.frequentie,
    volume: minuten,
    minuten_per_week: minuten,
    looptijd: toDaterange(g.periode),
    start_trede: g.wie.ladder[0]?.trede ?? null,
    status: 'gestart',
    toegewezen_op: isoDatum(opWerkdag(plusDagen(g.periode.van, -10))),
    geaccepteerd_op: isoDatum(opWerkdag(plusDagen(g.periode.van, -6))),
    gestart_op: isoDatum(g.periode.van),
    regeling_id: versie.id,
    vastgelegd_op: isoDatum(opWerkdag(plusDagen(g.periode.van, -10))),
  });
  await seed.client.query("update inwoner set status = 'in-traject' where gemeente_id = $1 and id = $2", [
    seed.gemeenteId,
    inwoner_id,
  ]);
  const bij = { ...van, toewijzing_id, aanbieder_id };
  await seed.insert('doel', { ...bij, soort: 'werknemersvaardigheden', tekst: g.doel });
  await seed.insert('plaatsing', {
    ...bij,
    werkplek: g.werkplek,
    begeleider: g.begeleider,
    periode: toDaterange(g.periode),
  });
  // Hours are kept here since the first of this month; what was before was settled elsewhere.
  const maand = seed.vandaag.with({ day: 1 });
  const sinds = isVoor(g.periode.van, maand) ? maand : g.periode.van;
  await seedUren(seed, bij, { aanbieder: g.aanbieder, rooster: ROOSTER }, sinds, g.periode.tot);
  return inwoner_id;
};

/** The day of birth as the story writes it: told in 2026, people keep their age in later years (geborenOp). */
const inHetVerhaal = (seed: Seed, geboren: Datum): string => isoDatum(geboren.subtract({ years: seed.vandaag.year - 2026 }));

/** Born so that the AOW age is reached on a day, or as near before it as the calendar has. */
const geborenVoorAow = (seed: Seed, op: Datum): Datum => {
  const gegokt = plusMaanden(op, -OUD);
  const { jaren, maanden } = aowDatum(seed.beleid.landelijk, gegokt);
  return plusMaanden(op, -(jaren * 12 + maanden));
};

const woont = { woonplaats: 'Apeldoorn', uitkering: { soort: 'bijstand', toestemming: true } } as const;

const ladder = (dagen: number, trede: 3 | 4, motivering: string): DemoInwoner['ladder'] => [
  { dagen, trede, perspectief: trede, termijn: 'later', motivering },
];

/** Apeldoorn: one that runs on after the AOW age, one that was cut off at the old age, one who has reached it already. */
export const seedAow = async (seed: Seed, bsns: Iterator<string, string>): Promise<void> => {
  const begin = opWerkdag(seed.vandaag.with({ day: 1 }), 'erna');
  const geleverd = (wie: Omit<DemoInwoner, 'geboren'>, geboren: Datum, rest: Omit<Geleverd, 'wie' | 'periode'>, tot: Datum) =>
    seedGeleverd(
      seed,
      { ...rest, wie: { ...wie, geboren: inHetVerhaal(seed, geboren) }, periode: { van: begin, tot } },
      bsns.next().value,
    );
  await geleverd(
    {
      ...woont,
      voornaam: 'Greet',
      achternaam: 'Zwart',
      straat: 'Arnhemseweg',
      huisnummer: '212',
      postcode: '7331 BL',
      telefoon: '06 0000 0701',
      consulent: 'consulent',
      lezen: 'goed',
      contact: 'bellen',
      aangemeld: { dagen: 70, door: 'aanbieder', vraag: 'Ik wil in de keuken blijven werken, met de mensen die ik ken.' },
      ladder: ladder(60, 4, 'Greet draait twee dagen zelfstandig mee in de keuken en belt als ze later komt.'),
    },
    geborenVoorAow(seed, plusDagen(seed.vandaag, 75)),
    {
      aanbieder: 'lunch',
      product: 'wm-werkplek-4',
      werkplek: 'Lunchroom, de keuken',
      begeleider: 'Wouter Bos',
      doel: 'Ik houd mijn twee dagen in de keuken vol',
    },
    plusDagen(begin, 364),
  );
  // The old age is reached on the day after the last one.
  const oud = inHetVerhaal(seed, plusMaanden(plusDagen(seed.vandaag, 430), -OUD));
  await geleverd(
    {
      ...woont,
      voornaam: 'Henk',
      achternaam: 'Kolkman',
      straat: 'Deventerstraat',
      huisnummer: '77',
      postcode: '7321 CB',
      telefoon: '06 0000 0702',
      consulent: 'consulent',
      lezen: 'met-hulp',
      contact: 'bellen',
      aangemeld: { dagen: 66, door: 'wijkteam', vraag: 'Ik wil buiten bezig zijn, tot aan mijn pensioen.' },
      ladder: ladder(57, 3, 'Henk doet vaste taken in de tuin, met lage werkdruk en iemand in de buurt.'),
    },
    geborenOp(seed, { geboren: oud }),
    {
      aanbieder: 'tuin',
      product: 'wm-werkplek-3',
      werkplek: 'Tuin, de kas',
      begeleider: 'Ellen Mulder',
      doel: 'Ik houd de kas netjes en vraag op tijd om hulp',
    },
    plusDagen(plusMaanden(geborenOp(seed, { geboren: oud }), OUD), -1),
  );
  await geleverd(
    {
      ...woont,
      voornaam: 'Riet',
      achternaam: 'Hofman',
      straat: 'Sprengenweg',
      huisnummer: '9',
      postcode: '7314 PG',
      telefoon: '06 0000 0703',
      consulent: 'consulent-2',
      lezen: 'goed',
      contact: 'brief',
      aangemeld: { dagen: 72, door: 'aanbieder', vraag: 'Ik help graag in de tuin en wil daar blijven komen.' },
      ladder: ladder(62, 3, 'Riet helpt twee ochtenden met zaaien en oogsten en werkt graag samen.'),
    },
    geborenVoorAow(seed, plusDagen(seed.vandaag, -3)),
    {
      aanbieder: 'tuin',
      product: 'wm-werkplek-3',
      werkplek: 'Tuin, de moestuin',
      begeleider: 'Ellen Mulder',
      doel: 'Ik werk samen met een nieuwe collega',
    },
    plusDagen(begin, 364),
  );
};

const arnhem = { ...woont, woonplaats: 'Arnhem' } as const;

/**
 * Arnhem on its own day in 2020: since 1 January 2020 the AOW age rises less fast (Wet temporisering verhoging AOW-leeftijd). Born in 1954
 * it is 66 and 4 months instead of 67 years; who had been given a place with the old age, has a last day that lies too late.
 */
const TE_LAAT: readonly Geleverd[] = [
  {
    wie: {
      ...arnhem,
      voornaam: 'Bep',
      achternaam: 'Verhoef',
      geboren: '1960-10-20',
      straat: 'Hommelseweg',
      huisnummer: '130',
      postcode: '6821 LL',
      telefoon: '06 0000 0651',
      consulent: 'arnhem-wijkcoach',
      lezen: 'goed',
      contact: 'bellen',
      aangemeld: { dagen: 150, door: 'wijkteam', vraag: 'Ik wil graag blijven werken zolang het kan.' },
      ladder: ladder(140, 4, 'Bep vouwt en sorteert zelfstandig en helpt nieuwe mensen op weg.'),
    },
    aanbieder: 'wasserij',
    product: 'aw-op-de-plek-4',
    periode: { van: datum('2020-07-06'), tot: datum('2022-07-05') },
    werkplek: 'Wasserij, de vouwtafel',
    begeleider: 'Gerda Smeets',
    doel: 'Ik leer twee nieuwe mensen hoe het vouwen gaat',
  },
  {
    wie: {
      ...arnhem,
      voornaam: 'Cor',
      achternaam: 'Elbers',
      geboren: '1960-08-10',
      straat: 'Thomas à Kempislaan',
      huisnummer: '54',
      postcode: '6822 LS',
      telefoon: '06 0000 0652',
      consulent: 'arnhem-wijkcoach',
      lezen: 'met-hulp',
      contact: 'bellen',
      aangemeld: { dagen: 330, door: 'aanbieder', vraag: 'Ik wil iets om handen hebben en collega’s om me heen.' },
      ladder: ladder(320, 3, 'Cor doet vaste taken in de wasserij, met lage werkdruk.'),
    },
    aanbieder: 'wasserij',
    product: 'aw-op-de-plek-3',
    periode: { van: datum('2020-01-06'), tot: datum('2021-01-05') },
    werkplek: 'Wasserij, de sorteerhal',
    begeleider: 'Gerda Smeets',
    doel: 'Ik kom elke dinsdag en donderdag op tijd',
  },
  {
    wie: {
      ...arnhem,
      voornaam: 'Truus',
      achternaam: 'Peters',
      geboren: '1960-06-15',
      straat: 'Lippendaalseweg',
      huisnummer: '8',
      postcode: '6814 AA',
      telefoon: '06 0000 0653',
      consulent: 'arnhem-wijkcoach',
      lezen: 'goed',
      contact: 'brief',
      aangemeld: { dagen: 300, door: 'naaste', vraag: 'Ik zit veel alleen thuis en wil weer ergens bij horen.' },
      ladder: ladder(290, 3, 'Truus strijkt twee dagdelen en kan goed met de anderen.'),
    },
    aanbieder: 'wasserij',
    product: 'aw-op-de-plek-3',
    periode: { van: datum('2020-02-03'), tot: datum('2021-02-02') },
    werkplek: 'Wasserij, de strijkkamer',
    begeleider: 'Gerda Smeets',
    doel: 'Ik strijk een hele ochtend door',
  },
];

/** Who the law of 2020 touches in Arnhem. */
export const seedAowArnhem = async (seed: Seed, bsns: Iterator<string, string>): Promise<void> => {
  for (const een of TE_LAAT) await seedGeleverd(seed, een, bsns.next().value);
};
