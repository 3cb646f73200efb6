import { isoDatum, toonKort } from '../src/kernel/datum.ts';
import { ZRM_DOMEINEN, type ZrmDomein } from '../src/kernel/zrm.ts';
import { type ConceptInhoud, ladderVoorstel, recordLadderbepaling, saveConcept } from '../src/ladder/index.ts';
import { recordMeting } from '../src/zrm/index.ts';
import { regelingIdOp, type Seed } from './context.ts';
import { actAs } from './vervolg.ts';

/**
 * How a trede of the story was determined: the answers that the criteria of the regeling ask for it, the proposal that follows from them,
 * and who was there. Columns of a ladderbepaling.
 */
export const onderbouwing = (seed: Seed, trede: number, dagen: number): Record<string, unknown> => {
  const { regeling } = seed.beleid.regelingMetId(regelingIdOp(seed, seed.dag(dagen)));
  const ja: Record<string, boolean> = {
    activiteit: trede >= 2,
    contact: trede >= 2,
    'economische-waarde': trede === 4,
    taken: trede === 3,
    zelfstandig: trede === 4,
    verantwoordelijkheid: trede >= 4,
    'betaald-werk': trede >= 5,
    aanvulling: trede === 5,
    beroepsopleiding: false,
  };
  const antwoorden = Object.fromEntries(
    regeling.ladder.vragen.map(({ sleutel }) => [sleutel, ja[sleutel] ? ('ja' as const) : ('nee' as const)]),
  );
  const voorstel = ladderVoorstel(regeling, antwoorden);
  return {
    antwoorden: JSON.stringify(antwoorden),
    voorstel: voorstel?.trede ?? null,
    voorstel_hoogstens: voorstel?.hoogstens ?? null,
    gronden: voorstel ? JSON.stringify(voorstel.gronden) : null,
    gesprek_op: isoDatum(seed.dag(dagen)),
    aanwezig: trede > 2 ? ['inwoner', 'aanbieder'] : ['inwoner'],
    ...(trede > 2 ? { aanwezig_wie: 'de begeleider van de aanbieder' } : {}),
  };
};

type Tekst = Partial<Record<ZrmDomein, { kracht?: string; opmerking?: string }>>;
interface DemoMeting {
  voornaam: string;
  /** Days ago. */
  dagen: number;
  persona: string;
  /** Thirteen figures in the order of the domains; 0 is open, 9 not talked about. */
  scores: string;
  tekst?: Tekst;
  toelichting?: string;
  wie?: string;
}

/** Of residents in every stage; a step back too, and two that are filled in for a part. */
const metingen: readonly DemoMeting[] = [
  {
    voornaam: 'Jan',
    dagen: 670,
    persona: 'consulent',
    scores: '3224333454211',
    tekst: {
      sociaalNetwerk: { opmerking: 'Ziet alleen zijn zus.', kracht: 'Zijn zus belt elke zondag.' },
      tijdsbesteding: { opmerking: 'De dagen zijn leeg.' },
      financien: { opmerking: 'Post blijft liggen.' },
      huisvesting: { kracht: 'Woont al twaalf jaar in hetzelfde huis en houdt het netjes.' },
    },
    toelichting: 'Eerste gesprek, thuis bij Jan.',
  },
  {
    voornaam: 'Jan',
    dagen: 430,
    persona: 'consulent',
    scores: '3234344455335',
    tekst: {
      tijdsbesteding: { kracht: 'Gaat elke week naar de fietsclub.', opmerking: 'De andere dagen zijn nog leeg.' },
      sociaalNetwerk: { kracht: 'Heeft drie mensen leren kennen bij de Basisontmoetingsplek.' },
    },
  },
  {
    voornaam: 'Jan',
    dagen: 118,
    persona: 'consulent',
    scores: '3344344455445',
    tekst: {
      financien: {
        opmerking: 'Betalingen lopen, de post opent hij met zijn zus.',
        kracht: 'Zijn zus helpt op zaterdag met de post.',
      },
      werkEnOpleiding: { kracht: 'Kijkt zelf een fiets na en leert solliciteren.' },
      tijdsbesteding: { kracht: 'Werkt drie ochtenden en komt op tijd.' },
      sociaalNetwerk: { kracht: 'Drinkt koffie met collega’s van de werkplaats.' },
    },
    toelichting: 'Jan is trots op zijn werk. Hij wil weten wat betaald werk met zijn uitkering doet.',
    wie: 'Karin Peters, begeleider',
  },
  {
    voornaam: 'Fatima',
    dagen: 395,
    persona: 'consulent',
    scores: '3233444453345',
    tekst: { instrumenteleAdl: { opmerking: 'Brieven lezen gaat niet alleen.', kracht: 'Kookt voor het hele gezin.' } },
  },
  {
    voornaam: 'Fatima',
    dagen: 130,
    persona: 'consulent',
    scores: '3344343453445',
    tekst: {
      geestelijkeGezondheid: { opmerking: 'Haar moeder is ziek, zij slaapt slecht.', kracht: 'Praat erover met haar zus.' },
      werkEnOpleiding: { kracht: 'Maakt zelf de salades en oefent elke dag Nederlands.' },
    },
  },
  {
    voornaam: 'Kees',
    dagen: 620,
    persona: 'consulent',
    scores: '4444443455445',
    tekst: { werkEnOpleiding: { kracht: 'Oud-timmerman, legt anderen graag iets uit.' } },
  },
  {
    voornaam: 'Kees',
    dagen: 310,
    persona: 'consulent',
    scores: '4334432454435',
    tekst: { lichamelijkeGezondheid: { opmerking: 'Hij herstelt van een operatie aan zijn rug.', kracht: 'Oefent elke dag.' } },
  },
  {
    voornaam: 'Kees',
    dagen: 92,
    persona: 'consulent',
    scores: '4444443455445',
    tekst: { lichamelijkeGezondheid: { kracht: 'Wandelt weer, let op zijn rug.' } },
  },
  {
    voornaam: 'Amina',
    dagen: 86,
    persona: 'consulent',
    scores: '3230049055330',
    tekst: {
      werkEnOpleiding: { opmerking: 'Heeft nog niet gewerkt.', kracht: 'Naait graag en leert snel.' },
      sociaalNetwerk: { kracht: 'De vrouwen van de naaigroep.' },
    },
    toelichting: 'Een deel. De rest bespreken we als Amina dat wil.',
  },
  {
    voornaam: 'Nadia',
    dagen: 10,
    persona: 'consulent',
    scores: '3334434055345',
    tekst: { werkEnOpleiding: { kracht: 'Heeft haar school afgemaakt.' } },
  },
  { voornaam: 'Lena', dagen: 240, persona: 'consulent', scores: '2334434455345' },
  {
    voornaam: 'Piet',
    dagen: 138,
    persona: 'consulent',
    scores: '2213323333115',
    tekst: {
      financien: { opmerking: 'Er zijn schulden. Er is nog geen regeling.' },
      sociaalNetwerk: { opmerking: 'Ziet alleen de huisarts.', kracht: 'Zijn buurvrouw let op hem.' },
    },
    toelichting: 'Piet wil eerst hulp bij de schulden.',
  },
  { voornaam: 'Zoë', dagen: 47, persona: 'consulent', scores: '4234423455344' },
  { voornaam: 'Daan', dagen: 149, persona: 'consulent-2', scores: '3224433454335' },
];

const concept = (velden: Record<string, string>, aanwezig: string[] = ['inwoner']): ConceptInhoud => ({
  velden,
  aanwezig,
  documenten: [],
});

/** Matrices, a correction, a draft, and residents who see it otherwise, by the people of the demo through the real actions. */
export const seedLadder = async (seed: Seed): Promise<void> => {
  const { rows } = await seed.client.query<{ inwoner_id: number; voornaam: string }>(
    'select inwoner_id, voornaam from inwoner_persoon where gemeente_id = $1',
    [seed.gemeenteId],
  );
  const wie = (voornaam: string): number => {
    const gevonden = rows.find((rij) => rij.voornaam === voornaam);
    if (!gevonden) throw new Error(`de demo kent ${voornaam} niet`);
    return gevonden.inwoner_id;
  };
  const { beleid, vandaag } = seed;
  for (const m of metingen) {
    const velden: Record<string, string> = {
      peildatum: toonKort(seed.dag(m.dagen)),
      toelichting: m.toelichting ?? '',
      aanwezig_wie: m.wie ?? '',
    };
    for (const [nr, domein] of ZRM_DOMEINEN.entries()) {
      const cijfer = m.scores[nr];
      velden[`score_${domein}`] = cijfer === '9' ? 'niet' : cijfer === '0' ? '' : (cijfer ?? '');
      velden[`opmerking_${domein}`] = m.tekst?.[domein]?.opmerking ?? '';
      velden[`kracht_${domein}`] = m.tekst?.[domein]?.kracht ?? '';
    }
    await actAs(seed, m.persona, (db, actor) =>
      recordMeting(db, {
        actor,
        beleid,
        vandaag,
        inwonerId: wie(m.voornaam),
        inhoud: concept(velden, m.wie ? ['inwoner', 'aanbieder'] : ['inwoner']),
      }),
    );
  }
  await corrigeer(seed, wie('Nadia'));
  await ietsBegonnen(seed, wie('Amina'));
  await zieAnders(seed, wie('Rachid'), wie('Kees'));
  await klok(seed);
};

/** The day stood wrong: the first one stays to be read. */
const corrigeer = async (seed: Seed, inwonerId: number): Promise<void> => {
  const oud = await seed.client.query<{ id: number; motivering: string; antwoorden: Record<string, 'ja' | 'nee'> }>(
    'select id, motivering, antwoorden from ladderbepaling where inwoner_id = $1 order by peildatum desc limit 1',
    [inwonerId],
  );
  const [rij] = oud.rows;
  if (!rij) return;
  const form = {
    peildatum: isoDatum(seed.dag(10)),
    trede: 2 as const,
    motivering: rij.motivering,
    onderbouwing: '',
    perspectief: 4 as const,
    termijn: 'later' as const,
  };
  await actAs(seed, 'consulent', (db, actor) =>
    recordLadderbepaling(db, {
      actor,
      beleid: seed.beleid,
      vandaag: seed.vandaag,
      inwonerId,
      form,
      volledig: {
        ...form,
        antwoorden: rij.antwoorden,
        afwijking: '',
        sprong: '',
        gesprek_op: isoDatum(seed.dag(10)),
        aanwezig: ['inwoner', 'school'],
        aanwezig_wie: 'de mentor van school',
        documenten: [],
        perspectief_op: '',
        corrigeert: rij.id,
        reden: 'De dag van het telefoongesprek stond er. Het gesprek was een dag later.',
      },
    }),
  );
};

/** A draft that was not finished. */
const ietsBegonnen = (seed: Seed, inwonerId: number): Promise<unknown> =>
  actAs(seed, 'consulent', async (db, actor) => {
    const [laatste] = (
      await seed.client.query<{ id: number }>('select max(id) as id from ladderbepaling where inwoner_id = $1', [inwonerId])
    ).rows;
    await saveConcept(db, {
      actor,
      inwonerId,
      soort: 'ladder',
      versie: 0,
      basis: laatste?.id ?? 0,
      inhoud: concept({
        peildatum: toonKort(seed.dag(1)),
        vraag_activiteit: 'ja',
        vraag_taken: 'ja',
        vraag_zelfstandig: 'onbekend',
        vraag_verantwoordelijkheid: 'nee',
        'vraag_betaald-werk': 'nee',
        vraag_beroepsopleiding: 'nee',
      }),
      velden: [],
      terug: '',
    });
    return { ok: true, waarde: undefined };
  });

/** Rachid waits for an answer; Kees has his. */
const zieAnders = async (seed: Seed, rachid: number, kees: number): Promise<void> => {
  const laatste = async (inwonerId: number) =>
    (
      await seed.client.query<{ gemeente_id: number; inwoner_id: number; consulent_id: number; bepaling_id: number }>(
        `select gemeente_id, inwoner_id, consulent_id, id as bepaling_id from ladderbepaling
          where inwoner_id = $1 and vervallen_op is null order by peildatum desc limit 1`,
        [inwonerId],
      )
    ).rows[0];
  await seed.insert('inwonerkijk', {
    ...(await laatste(rachid)),
    trede: 4,
    tekst: 'Ik doe bij de fietsen al klussen alleen. Volgens mij is dat trede 4.',
    gegeven_op: `${isoDatum(seed.dag(2))} 19:40:00+01`,
  });
  await seed.insert('inwonerkijk', {
    ...(await laatste(kees)),
    tekst: 'Ik werk zelfstandig, maar tillen gaat niet meer.',
    gegeven_op: `${isoDatum(seed.dag(80))} 10:05:00+01`,
    antwoord: 'Dat klopt. Het staat nu bij de afspraken met de tuin: geen zwaar tilwerk.',
    beantwoord_op: `${isoDatum(seed.dag(76))} 15:30:00+01`,
    beantwoord_door: seed.gebruikers.get('consulent') ?? 0,
  });
};

/** The actions write this moment; the story happened on the day of each. */
const klok = async (seed: Seed): Promise<void> => {
  await seed.client.query('alter table zrm disable trigger blijft');
  await seed.client.query(`update zrm set vastgelegd_op = peildatum + time '16:10' where peildatum < $1::date`, [
    isoDatum(seed.vandaag),
  ]);
  await seed.client.query('alter table zrm enable trigger blijft');
  await seed.client.query('alter table logboek disable trigger blijft');
  await seed.client.query(
    `update logboek l set moment = z.vastgelegd_op from zrm z where l.soort = 'zrm' and l.handeling = 'zrm-vastgelegd' and l.object_id = z.id::text`,
  );
  await seed.client.query('alter table logboek enable trigger blijft');
};
