import { randomUUID } from 'node:crypto';
import { zoeknaam } from '../src/inwoner/index.ts';
import { isoDatum } from '../src/kernel/datum.ts';
import { geborenOp, type Seed } from './context.ts';

interface DemoMelding {
  kenmerk: string;
  /** Days ago that it came in. */
  dagen: number;
  weg: 'openbaar' | 'aanbieder' | 'inwoner' | 'gemeente';
  wie: 'inwoner' | 'naaste' | 'wijkteam' | 'school' | 'werkgever' | 'aanbieder' | 'huisarts';
  toestemming: 'zelf' | 'ja' | 'nee';
  reden?: string;
  vraag: string;
  persoon: {
    voornaam: string;
    voorvoegsel?: string;
    achternaam: string;
    geboren?: string;
    woonplaats?: string;
    postcode?: string;
    telefoon?: string;
  };
  contact?: 'bellen' | 'appen' | 'via-begeleider';
  toelichting?: string;
  melder?: { naam: string; organisatie?: string; telefoon?: string; email?: string };
  /** Persona; absent: in the queue of the team. */
  consulent?: string;
  door?: string;
  /** First name of a resident of the story. */
  inwoner?: string;
  status?: 'nieuw' | 'in-behandeling' | 'aangemeld' | 'gesloten';
  gesloten?: { reden: 'ander-loket'; toelichting: string; dagen: number };
  terugkoppeling?: 'mail' | 'telefoon' | 'niet-nodig';
}

/** Reports of every kind, in every state; the school has waited longer than the municipality promises. */
const meldingen: readonly DemoMelding[] = [
  {
    kenmerk: 'M-4K7P-2QWX',
    dagen: 1,
    weg: 'openbaar',
    wie: 'naaste',
    toestemming: 'ja',
    vraag: 'Mijn zoon zit al twee jaar thuis. Hij is handig en wil graag iets doen, maar hij durft niet alleen ergens heen.',
    persoon: { voornaam: 'Bilal', achternaam: 'Amrani', geboren: '2000-09-12', postcode: '7325 KL', telefoon: '06 0000 2201' },
    contact: 'via-begeleider',
    toelichting: 'Bel eerst mij, dan geef ik hem de telefoon',
    melder: { naam: 'Samira Amrani', telefoon: '06 0000 2202', email: 'samira@voorbeeld.example' },
  },
  {
    kenmerk: 'M-9XHC-6R3T',
    dagen: 6,
    weg: 'openbaar',
    wie: 'school',
    toestemming: 'ja',
    vraag:
      'Sem gaat in januari van school. Hij kan goed met dieren omgaan en heeft een plek nodig waar iemand in de buurt blijft.',
    persoon: { voornaam: 'Sem', achternaam: 'Verhoeven', geboren: '2008-02-27', postcode: '7334 DP', telefoon: '06 0000 2212' },
    contact: 'appen',
    melder: {
      naam: 'Marloes Bakker',
      organisatie: 'Praktijkschool De Brug',
      telefoon: '055 000 2213',
      email: 'm.bakker@debrug.example',
    },
  },
  {
    kenmerk: 'M-3DNV-8ZEK',
    dagen: 4,
    weg: 'openbaar',
    wie: 'huisarts',
    toestemming: 'nee',
    reden: 'Mevrouw komt de deur niet uit en neemt niet op. Ik maak me zorgen.',
    vraag: 'Sinds zij haar baan kwijt is, ziet zij niemand meer. Kan iemand bij haar langsgaan?',
    persoon: { voornaam: 'Greet', achternaam: 'Holtkamp', geboren: '1964-06-08', postcode: '7316 BH' },
    contact: 'via-begeleider',
    melder: { naam: 'Dr. P. Schouten', organisatie: 'Huisartsenpraktijk Zuid', telefoon: '055 000 2224' },
    consulent: 'consulent',
    status: 'in-behandeling',
  },
  {
    kenmerk: 'M-7FTB-4YMG',
    dagen: 2,
    weg: 'aanbieder',
    wie: 'aanbieder',
    toestemming: 'ja',
    vraag: 'Daan kwam langs bij de open dag. Hij wil naast zijn plek graag leren lassen.',
    persoon: { voornaam: 'Daan', achternaam: 'Kuiper', geboren: '1999-03-03', postcode: '7336 AB', telefoon: '06 0000 1786' },
    contact: 'appen',
    melder: { naam: 'Karin Peters', organisatie: 'Fietswerkplaats Het Wiel', telefoon: '055 000 3001' },
    door: 'aanbieder',
  },
  {
    kenmerk: 'M-5UWS-7AJD',
    dagen: 12,
    weg: 'openbaar',
    wie: 'werkgever',
    toestemming: 'ja',
    vraag: 'Een medewerker kan door zijn rug niet meer in het magazijn werken. Wie helpt ons aan ander werk voor hem?',
    persoon: { voornaam: 'Gerrit', achternaam: 'Lankhorst', geboren: '1975-11-19', telefoon: '06 0000 2245' },
    melder: {
      naam: 'Anouk Meijer',
      organisatie: 'Drukkerij Veluwe',
      telefoon: '055 000 2246',
      email: 'personeel@drukkerij.example',
    },
    consulent: 'consulent',
    status: 'gesloten',
    gesloten: {
      reden: 'ander-loket',
      toelichting: 'Hij is in dienst: het UWV en de bedrijfsarts helpen hem. Doorgegeven aan de werkgever.',
      dagen: 10,
    },
    terugkoppeling: 'mail',
  },
  {
    kenmerk: 'M-2GQR-9VPN',
    dagen: 0,
    weg: 'inwoner',
    wie: 'inwoner',
    toestemming: 'zelf',
    vraag: 'Ik wil graag meer uren werken. Kan dat met mijn uitkering?',
    persoon: { voornaam: 'Jan', achternaam: 'Hoekstra', geboren: '1980-03-14', telefoon: '06 0000 0107' },
    inwoner: 'Jan',
    consulent: 'consulent',
    door: 'inwoner',
  },
  {
    kenmerk: 'M-6EYZ-3HCK',
    dagen: 14,
    weg: 'openbaar',
    wie: 'wijkteam',
    toestemming: 'ja',
    vraag: 'Ik wil graag naaien of schilderen.',
    persoon: {
      voornaam: 'Mireille',
      achternaam: 'Wałęsa',
      geboren: '1981-07-30',
      woonplaats: 'Ugchelen',
      telefoon: '06 0000 1897',
    },
    melder: { naam: 'Joost Wolters', organisatie: 'Wijkteam Zuid', telefoon: '055 000 2267' },
    inwoner: 'Mireille',
    consulent: 'consulent-2',
    status: 'aangemeld',
  },
  {
    kenmerk: 'M-8PBX-5TDU',
    dagen: 5,
    weg: 'openbaar',
    wie: 'naaste',
    toestemming: 'ja',
    vraag: 'Ik wil graag weer iets doen met koken.',
    persoon: {
      voornaam: 'Joke',
      voorvoegsel: 'de',
      achternaam: 'Graaf',
      geboren: '1969-12-19',
      woonplaats: 'Beekbergen',
      telefoon: '055 000 1231',
    },
    melder: { naam: 'Henk de Graaf', telefoon: '06 0000 2278', email: 'henk@voorbeeld.example' },
    inwoner: 'Joke',
    consulent: 'consulent',
    status: 'aangemeld',
    terugkoppeling: 'mail',
  },
];

type Soort =
  | 'ontvangst-bevestigd'
  | 'plan-uitgelegd'
  | 'geen-plan'
  | 'ondersteuning-aangeboden'
  | 'ondersteuning-antwoord'
  | 'identiteit'
  | 'onderzoek-afgerond'
  | 'verslag-gegeven'
  | 'aanvraag'
  | 'geen-aanvraag';

/** How far the research of each is, days ago. Chantal's is not done in six weeks; Wim's letter should have been sent. */
const onderzoeken: readonly {
  inwoner: string;
  feiten: readonly (readonly [soort: Soort, dagen: number, keuze?: string])[];
  plan?: { dagen: number; wil: string; kan: string; nodig: string };
}[] = [
  {
    inwoner: 'Joke',
    feiten: [
      ['ontvangst-bevestigd', 5],
      ['plan-uitgelegd', 4],
    ],
  },
  {
    inwoner: 'Nadia',
    feiten: [
      ['ontvangst-bevestigd', 18],
      ['plan-uitgelegd', 18],
      ['ondersteuning-aangeboden', 18],
      ['ondersteuning-antwoord', 17, 'heeft-al'],
      ['identiteit', 11, 'identiteitskaart'],
    ],
    plan: {
      dagen: 15,
      wil: 'Ik wil ontdekken welk werk bij mij past.',
      kan: 'Ik kom op tijd en ik ben vrolijk met mensen.',
      nodig: 'Iemand die meegaat op de eerste dag.',
    },
  },
  {
    inwoner: 'Mireille',
    feiten: [
      ['ontvangst-bevestigd', 13],
      ['plan-uitgelegd', 12],
      ['ondersteuning-aangeboden', 12],
      ['ondersteuning-antwoord', 12, 'wil'],
    ],
  },
  {
    inwoner: 'Wim',
    feiten: [
      ['ontvangst-bevestigd', 29],
      ['plan-uitgelegd', 28],
      ['geen-plan', 28],
      ['ondersteuning-aangeboden', 28],
      ['ondersteuning-antwoord', 28, 'wil-niet'],
      ['identiteit', 22, 'paspoort'],
      ['onderzoek-afgerond', 18],
      ['verslag-gegeven', 17],
      ['aanvraag', 17],
    ],
  },
  {
    inwoner: 'Chantal',
    feiten: [
      ['ontvangst-bevestigd', 48],
      ['ondersteuning-aangeboden', 41],
      ['identiteit', 41, 'rijbewijs'],
    ],
  },
  {
    inwoner: 'Piet',
    feiten: [
      ['ontvangst-bevestigd', 149],
      ['ondersteuning-aangeboden', 145],
      ['ondersteuning-antwoord', 145, 'later'],
      ['identiteit', 140, 'identiteitskaart'],
      ['onderzoek-afgerond', 115],
      ['verslag-gegeven', 112],
      ['geen-aanvraag', 110],
    ],
  },
];

/** What came in from outside, and how far the research after it is. */
export const seedAanmelding = async (seed: Seed): Promise<void> => {
  const { insert, gemeenteId, dag } = seed;
  const wie = (persona: string | undefined): number => (persona === undefined ? 0 : (seed.gebruikers.get(persona) ?? 0));
  const moment = (dagen: number, tijd: string): string => `${isoDatum(dag(dagen))} ${tijd}:00+01`;
  const { rows } = await seed.client.query<{ naam: string; inwoner: number; consulent: number; aanmelding: number }>(
    `select p.voornaam as naam, p.inwoner_id as inwoner, p.consulent_id as consulent, a.id as aanmelding
       from inwoner_persoon p join aanmelding a on a.gemeente_id = p.gemeente_id and a.inwoner_id = p.inwoner_id where p.gemeente_id = $1`,
    [gemeenteId],
  );
  const vind = (naam: string) => {
    const gevonden = rows.find((rij) => rij.naam === naam);
    if (!gevonden) throw new Error(`de demo kent ${naam} niet`);
    return gevonden;
  };

  for (const m of meldingen) {
    const bekend = m.inwoner === undefined ? undefined : vind(m.inwoner);
    const consulentId = bekend?.consulent ?? wie(m.consulent);
    const klaar = m.status === 'aangemeld' || m.status === 'gesloten';
    const klaarDagen = m.gesloten?.dagen ?? m.dagen;
    const meldingId = await insert('melding', {
      gemeente_id: gemeenteId,
      kenmerk: m.kenmerk,
      inzending: randomUUID(),
      weg: m.weg,
      melder_soort: m.wie,
      toestemming: m.toestemming,
      toestemming_reden: m.reden ?? '',
      vraag: m.vraag,
      ontvangen_op: isoDatum(dag(m.dagen)),
      ontvangen_om: moment(m.dagen, '08:40'),
      aanbieder_id: m.weg === 'aanbieder' ? seed.aanbieders.get('fiets') : null,
      inwoner_id: bekend?.inwoner ?? null,
      consulent_id: consulentId,
      gemeld_door: wie(m.door),
      status: m.status ?? 'nieuw',
      sluitreden: m.gesloten?.reden ?? null,
      sluit_toelichting: m.gesloten?.toelichting ?? '',
      afgehandeld_op: klaar ? moment(klaarDagen, '11:15') : null,
      afgehandeld_door: klaar ? consulentId : null,
      terugkoppeling: m.terugkoppeling ?? null,
      teruggekoppeld_op: m.terugkoppeling ? isoDatum(dag(klaarDagen)) : null,
    });
    const { persoon } = m;
    await insert('meldingpersoon', {
      gemeente_id: gemeenteId,
      melding_id: meldingId,
      consulent_id: consulentId,
      aanbieder_id: m.weg === 'aanbieder' ? seed.aanbieders.get('fiets') : null,
      voornaam: persoon.voornaam,
      voorvoegsel: persoon.voorvoegsel ?? '',
      achternaam: persoon.achternaam,
      zoeknaam: zoeknaam(persoon),
      geboortedatum: persoon.geboren === undefined ? null : isoDatum(geborenOp(seed, { geboren: persoon.geboren })),
      telefoon: persoon.telefoon ?? '',
      postcode: persoon.postcode ?? '',
      woonplaats: persoon.woonplaats ?? 'Apeldoorn',
      contact: m.contact ?? 'bellen',
      contact_toelichting: m.toelichting ?? '',
      melder_naam: m.melder?.naam ?? '',
      melder_organisatie: m.melder?.organisatie ?? '',
      melder_telefoon: m.melder?.telefoon ?? '',
      melder_email: m.melder?.email ?? '',
    });
    if (m.status === 'aangemeld' && bekend)
      await seed.client.query('update aanmelding set melding_id = $2 where id = $1', [bekend.aanmelding, meldingId]);
    await insert('logboek', {
      moment: moment(m.dagen, '08:40'),
      gemeente_id: gemeenteId,
      gebruiker_id: wie(m.door),
      rol: m.weg === 'openbaar' ? 'systeem' : m.weg,
      handeling: 'melding-gedaan',
      soort: 'melding',
      object_id: String(meldingId),
      inwoner_id: m.weg === 'inwoner' ? (bekend?.inwoner ?? null) : null,
      aanbieder_id: m.weg === 'aanbieder' ? seed.aanbieders.get('fiets') : null,
      grond: 'Wmo 2015 artikel 2.3.2',
      uitkomst: 'gelukt',
      herkomst: 'web',
    });
  }

  for (const { inwoner, feiten, plan } of onderzoeken) {
    const { inwoner: inwonerId, consulent, aanmelding } = vind(inwoner);
    const van = {
      gemeente_id: gemeenteId,
      inwoner_id: inwonerId,
      consulent_id: consulent,
      aanmelding_id: aanmelding,
      door: consulent,
    };
    for (const [soort, dagen, keuze] of feiten)
      await insert('aanmeldingfeit', {
        ...van,
        soort,
        dag: isoDatum(dag(dagen)),
        keuze: keuze ?? '',
        vastgelegd_op: moment(dagen, '15:30'),
      });
    if (plan)
      await insert('persoonlijkplan', {
        ...van,
        ik_wil: plan.wil,
        ik_kan: plan.kan,
        ik_heb_nodig: plan.nodig,
        ontvangen_op: isoDatum(dag(plan.dagen)),
        vastgelegd_op: moment(plan.dagen, '16:10'),
      });
  }
};
