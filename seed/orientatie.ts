// Who is with the orientation centre: one in every stand, so that the adviser has a real list, and Jan's story of a year ago.
import { type Datum, isoDatum, plusDagen, plusMaanden } from '../src/kernel/datum.ts';
import { regelingIdOp, type Seed } from './context.ts';
import { type DemoAfspraak, seedCentrumAfspraak } from './orientatie-afspraken.ts';

export interface Verhaal {
  vraag: string;
  /** Days ago. */
  gevraagd: number;
  zelf?: boolean;
  afgewezen?: { dagen: number; reden: string };
  verwezen?: number;
  /** Days ago; negative: in the days to come. */
  kennismaking?: { dagen: number; waar: string };
  /** Days ago; negative: in the days to come, moved on to the next day on which people work. A year ago it was only a day and a text (`kennismaking`). */
  afspraken?: readonly DemoAfspraak[];
  gestart?: number;
  bevinding?: { wensen: string; mogelijkheden: string; perspectief: string };
  observaties?: readonly { dagen: number; soort: 'gesprek' | 'meelopen' | 'proefdag' | 'test'; tekst: string }[];
  advies?: {
    dagen: number;
    werkplek: string;
    opleiding: string;
    vervolg: string;
    kort: string;
    akkoord?: { ja: boolean; reden?: string; door: 'inwoner' | 'consulent' };
    besproken?: number;
  };
  /** What the consulent and the adviser wrote to each other, the oldest first. */
  berichten?: { onderwerp: string; lijst: readonly { dagen: number; van: 'gemeente' | 'centrum'; tekst: string }[] };
  gevolg?: { dagen: number; wat: 'toewijzing' | 'opleiding'; toelichting: string };
}

const WAAR = '10.30 uur, Stationsplein 12';

/** Jan did his orientation a year ago: that is how he came to the bicycles. */
const jan: Verhaal = {
  vraag: 'Jan is handig, maar weet niet waar hij terechtkan. Welk werk past, en hoeveel kan hij aan?',
  gevraagd: 400,
  verwezen: 396,
  kennismaking: { dagen: 382, waar: WAAR },
  gestart: 382,
  bevinding: {
    wensen: 'Iets met zijn handen doen. Niet alleen thuis zitten.',
    mogelijkheden: 'Werkt precies en rustig. Vraagt hulp als iets niet lukt. Drie ochtenden per week gaat goed.',
    perspectief: 'Op termijn betaald werk met hulp, bijvoorbeeld in een werkplaats.',
  },
  observaties: [
    {
      dagen: 368,
      soort: 'gesprek',
      tekst: 'Jan vertelt over de brommers die hij vroeger opknapte. Hij praat makkelijker als hij iets in zijn handen heeft.',
    },
    {
      dagen: 341,
      soort: 'proefdag',
      tekst: 'Een ochtend bij een fietswerkplaats. Plakte zelf drie banden. Om elf uur was hij moe.',
    },
  ],
  advies: {
    dagen: 310,
    werkplek: 'Een werkplek in een fietswerkplaats of een andere werkplaats, met iemand in de buurt die vragen beantwoordt.',
    opleiding: 'Leren op de werkplek zelf. Later misschien een deel van de opleiding fietstechnicus.',
    vervolg: 'Kijken bij Fietswerkplaats Het Wiel. Beginnen met drie ochtenden per week.',
    kort: 'Werken met fietsen past bij je.\nBegin met drie ochtenden in de week.\nJe contactpersoon belt je over een plek.',
    akkoord: { ja: true, door: 'inwoner' },
    besproken: 303,
  },
  gevolg: { dagen: 236, wat: 'toewijzing', toelichting: 'Een werkplek bij Fietswerkplaats Het Wiel.' },
};

const verhalen: readonly Verhaal[] = [
  { vraag: 'Ik heb lang thuis gezeten. Ik weet niet meer wat ik leuk vind en wat ik nog kan.', gevraagd: 3, zelf: true },
  {
    vraag: 'Wil iets met dieren of met groen, en weet niet of het lichamelijk gaat.',
    gevraagd: 12,
    verwezen: 9,
  },
  {
    vraag: 'Sprak vroeger mensen te woord achter een balie. Kan dat nog, en voor hoeveel uur?',
    gevraagd: 26,
    zelf: true,
    verwezen: 21,
    afspraken: [{ dagen: -3, tijd: '10.30', soort: 'kennismaking' }],
  },
  {
    vraag: 'Leert Nederlands en heeft in een keuken gewerkt. Welke werkplek past daarbij?',
    gevraagd: 60,
    verwezen: 56,
    afspraken: [
      { dagen: 44, tijd: '10.30', soort: 'kennismaking' },
      { dagen: 35, tijd: '13.30', soort: 'orientatie' },
      { dagen: 16, tijd: '9.00', soort: 'meelopen', minuten: 240, plaats: 'Buurthuis De Brink, Dorpsplein 3' },
      { dagen: 0, tijd: '15.30', soort: 'orientatie', toelichting: 'We kiezen welke keuken je wilt proberen.' },
      {
        dagen: -7,
        tijd: '9.00',
        soort: 'proefdag',
        minuten: 240,
        plaats: 'Keuken van het Marktcafé, Marktplein 8',
        ook: [{ dagen: -8, tijd: '9.00' }],
      },
    ],
    gestart: 42,
    bevinding: {
      wensen: 'Koken voor anderen, samen met collega’s.',
      mogelijkheden: 'Werkt snel en netjes. Lezen in het Nederlands gaat nog langzaam.',
      perspectief: '',
    },
    observaties: [
      { dagen: 35, soort: 'gesprek', tekst: 'Nam zelf een schrift met recepten mee. Begrijpt uitleg goed als je het voordoet.' },
      { dagen: 16, soort: 'meelopen', tekst: 'Liep mee in de keuken van een buurthuis. Zag zelf wat er moest gebeuren.' },
    ],
    berichten: {
      onderwerp: 'Taalles op donderdag',
      lijst: [
        { dagen: 2, van: 'centrum', tekst: 'Op donderdag is er taalles. Kan het gesprek over het advies naar de vrijdag?' },
      ],
    },
  },
  {
    vraag: 'Wisselt vaak van plan. Wat past echt, en wat is ervoor nodig?',
    gevraagd: 100,
    verwezen: 95,
    afspraken: [
      { dagen: 86, tijd: '10.30', soort: 'kennismaking' },
      { dagen: 50, tijd: '8.30', soort: 'proefdag', minuten: 420, plaats: 'Tuinderij Het Veld, Veldweg 2' },
      { dagen: 4, tijd: '11.00', soort: 'orientatie', uitkomst: 'niet-verschenen' },
    ],
    gestart: 84,
    bevinding: {
      wensen: 'Buiten werken, niet elke dag hetzelfde.',
      mogelijkheden: 'Sterk en behulpzaam. Een vaste begeleider helpt om vol te houden.',
      perspectief: 'Onbetaald werk met oplopende uren.',
    },
    observaties: [{ dagen: 50, soort: 'proefdag', tekst: 'Een dag in een tuinderij. Ging pas naar huis toen alles klaar was.' }],
    berichten: {
      onderwerp: 'Een tweede proefdag',
      lijst: [
        { dagen: 9, van: 'centrum', tekst: 'De tuinderij wil nog een proefdag. Mag dat binnen de oriëntatie?' },
        { dagen: 8, van: 'gemeente', tekst: 'Ja, dat past. Laat je weten welke dag het wordt?' },
      ],
    },
  },
  {
    vraag: 'Wil met ouderen werken en heeft daar geen ervaring mee.',
    gevraagd: 95,
    zelf: true,
    verwezen: 90,
    afspraken: [
      { dagen: 80, tijd: '10.30', soort: 'kennismaking' },
      { dagen: -2, tijd: '11.00', soort: 'advies', metConsulent: true, toelichting: 'We lezen het advies samen.' },
    ],
    gestart: 78,
    bevinding: {
      wensen: 'Iets voor ouderen betekenen.',
      mogelijkheden: 'Geduldig en op tijd.',
      perspectief: 'Later misschien een opleiding in de zorg.',
    },
    observaties: [
      {
        dagen: 40,
        soort: 'meelopen',
        tekst: 'Schonk koffie in een verzorgingshuis en bleef bij een mevrouw zitten die van slag was.',
      },
    ],
    advies: {
      dagen: 4,
      werkplek: 'Gastvrouw of gastheer in een verzorgingshuis, twee dagdelen per week.',
      opleiding: 'Een korte cursus gastvrouwschap. Over een half jaar opnieuw kijken naar een opleiding in de zorg.',
      vervolg: 'Kennismaken bij een lunchroom en bij een verzorgingshuis, en dan kiezen.',
      kort: 'Je bent goed met ouderen.\nBegin als gastvrouw of gastheer, twee keer in de week.\nJe contactpersoon praat hierover met je.',
    },
  },
  {
    vraag: 'Stopte met een plek omdat het te druk was. Welk werk is rustig genoeg?',
    gevraagd: 150,
    verwezen: 146,
    afspraken: [{ dagen: 136, tijd: '10.30', soort: 'kennismaking' }],
    gestart: 134,
    advies: {
      dagen: 52,
      werkplek: 'Werk in een kleine groep met vaste taken, zoals sorteren of inpakken.',
      opleiding: 'Nu niet. Eerst weer ritme.',
      vervolg: 'Twee plekken bekijken zonder verplichting.',
      kort: 'Rustig werk in een kleine groep past bij je.\nKijk eerst op twee plekken.',
      akkoord: { ja: false, reden: 'Sorteren vind ik saai. Ik wil liever iets maken.', door: 'inwoner' },
      besproken: 45,
    },
  },
  {
    vraag: 'Wil direct betaald werk. Is dat haalbaar?',
    gevraagd: 30,
    zelf: true,
    afgewezen: {
      dagen: 24,
      reden: 'Het is al duidelijk wat je wilt en kunt. We kijken samen naar een ontwikkeltraject. Ik bel je deze week.',
    },
  },
];

/** After the residents and their treden. */
export const seedOrientatie = async (seed: Seed): Promise<void> => {
  const noor = seed.gebruikers.get('orientatie');
  const centrum = seed.aanbieders.get('centrum');
  const gevonden = seed.beleid.regelingMetId(seed.regelingId).regeling.producten.find(({ soort }) => soort === 'orientatie');
  if (noor === undefined || centrum === undefined || !gevonden) return;
  await seed.client.query('update orientatiecentrum set plaatsen = 8, plaatsen_op = $2 where gemeente_id = $1', [
    seed.gemeenteId,
    isoDatum(seed.dag(30)),
  ]);
  const { rows } = await seed.client.query<{ id: number; consulent: number; voornaam: string }>(
    `select i.id, i.consulent_id as consulent, p.voornaam from inwoner i
       join inwoner_persoon p on p.gemeente_id = i.gemeente_id and p.inwoner_id = i.id
       left join inwoner_trede t on t.gemeente_id = i.gemeente_id and t.inwoner_id = i.id
      where i.gemeente_id = $1 and i.consulent_id <> 0 and i.status <> 'afgerond' and (p.voornaam = 'Jan' or (t.trede between 2 and 4
        and not exists (select from toewijzing w where w.gemeente_id = i.gemeente_id and w.inwoner_id = i.id and w.status in ('toegewezen','geaccepteerd','gestart'))
        and not exists (select from afscherming a where a.gemeente_id = i.gemeente_id and a.inwoner_id = i.id)))
      order by (p.voornaam <> 'Jan'), i.id`,
    [seed.gemeenteId],
  );
  const [met, ...over] = rows;
  if (met?.voornaam === 'Jan') await seedVerhaal(seed, { noor, centrum, product: gevonden.product }, met, jan);
  for (const [nr, verhaal] of verhalen.entries()) {
    const wie = over[nr];
    if (wie) await seedVerhaal(seed, { noor, centrum, product: gevonden.product }, wie, verhaal);
  }
};

/** One orientation, as far as its story goes. */
export const seedVerhaal = async (
  seed: Seed,
  bij: { noor: number; centrum: number; product: string },
  wie: { id: number; consulent: number },
  v: Verhaal,
): Promise<void> => {
  const rij = { gemeente_id: seed.gemeenteId, inwoner_id: wie.id, consulent_id: wie.consulent };
  const iso = (dagen: number): string => isoDatum(seed.dag(dagen));
  const om = (dagen: number): string => `${iso(dagen)} 11:20:00+01`;
  const regel = (dagen: number, handeling: string, objectId: number, door: number, rol: string) =>
    seed.insert('logboek', {
      moment: om(dagen),
      gemeente_id: seed.gemeenteId,
      gebruiker_id: door,
      rol,
      handeling,
      soort: 'orientatie',
      object_id: String(objectId),
      inwoner_id: wie.id,
      grond: 'uitvoering Wmo 2015, Werkt mee',
      uitkomst: 'gelukt',
      herkomst: 'web',
    });
  const klaar = v.gevolg?.dagen ?? v.afgewezen?.dagen;
  const verwezen: Datum | undefined = v.verwezen === undefined ? undefined : seed.dag(v.verwezen);
  const toegang_id = verwezen
    ? await seed.insert('orientatietoegang', {
        ...rij,
        aanbieder_id: bij.centrum,
        reden: v.vraag,
        periode: `[${isoDatum(verwezen)},${isoDatum(plusDagen(plusMaanden(verwezen, 9), 1))})`,
        door: wie.consulent,
        beeindigd_op: v.gevolg ? om(v.gevolg.dagen) : null,
      })
    : null;
  if (v.berichten) {
    const [eerste] = v.berichten.lijst;
    const overleg = await seed.insert('overleg', {
      ...rij,
      met_inwoner: false,
      centrum_id: bij.centrum,
      onderwerp: v.berichten.onderwerp,
      begonnen_door: eerste?.van === 'centrum' ? bij.noor : wie.consulent,
      begonnen_op: om(eerste?.dagen ?? 0),
    });
    for (const [nr, een] of v.berichten.lijst.entries()) {
      // Who answered has read what came before.
      const antwoord = v.berichten.lijst.slice(nr + 1).find(({ van }) => van !== een.van);
      await seed.insert('overlegbericht', {
        ...rij,
        overleg_id: overleg,
        met_inwoner: false,
        van: een.van,
        tekst: een.tekst,
        door: een.van === 'centrum' ? bij.noor : wie.consulent,
        geschreven_op: om(een.dagen),
        gelezen_gemeente_op: een.van === 'centrum' && antwoord ? om(antwoord.dagen) : null,
        gelezen_centrum_op: een.van === 'gemeente' && antwoord ? om(antwoord.dagen) : null,
      });
    }
  }
  const id = await seed.insert('orientatie', {
    ...rij,
    regeling_id: regelingIdOp(seed, seed.dag(v.gevraagd)),
    product: bij.product,
    gevraagd_door: v.zelf ? 'inwoner' : 'consulent',
    gevraagd_op: iso(v.gevraagd),
    vraag: v.vraag,
    afgewezen_op: v.afgewezen ? iso(v.afgewezen.dagen) : null,
    afgewezen_reden: v.afgewezen?.reden ?? '',
    aanbieder_id: verwezen ? bij.centrum : null,
    toegang_id,
    verwezen_op: verwezen ? isoDatum(verwezen) : null,
    kennismaking_op: v.kennismaking ? iso(v.kennismaking.dagen) : null,
    kennismaking_waar: v.kennismaking?.waar ?? '',
    gestart_op: v.gestart === undefined ? null : iso(v.gestart),
    ...v.bevinding,
    gevolg: v.gevolg?.wat ?? null,
    gevolg_op: v.gevolg ? iso(v.gevolg.dagen) : null,
    gevolg_toelichting: v.gevolg?.toelichting ?? '',
    door: wie.consulent,
    vastgelegd_op: om(v.gevraagd),
  });
  if (v.verwezen !== undefined) await regel(v.verwezen, 'orientatie-verwezen', id, wie.consulent, 'consulent');
  if (v.gestart !== undefined) await regel(v.gestart, 'orientatie-gestart', id, bij.noor, 'orientatie');
  for (const a of v.afspraken ?? []) await seedCentrumAfspraak(seed, { ...rij, ...bij, orientatie_id: id }, a);
  for (const o of v.observaties ?? []) {
    await seed.insert('orientatieobservatie', {
      ...rij,
      orientatie_id: id,
      aanbieder_id: bij.centrum,
      datum: iso(o.dagen),
      soort: o.soort,
      tekst: o.tekst,
      door: bij.noor,
      vastgelegd_op: om(o.dagen),
    });
    await regel(o.dagen, 'orientatie-aangevuld', id, bij.noor, 'orientatie');
  }
  if (v.advies) {
    const { dagen, akkoord, besproken, ...delen } = v.advies;
    await seed.insert('orientatieadvies', {
      ...rij,
      orientatie_id: id,
      aanbieder_id: bij.centrum,
      nummer: 1,
      ...delen,
      gegeven_op: iso(dagen),
      door: bij.noor,
      vastgelegd_op: om(dagen),
      akkoord: akkoord ? akkoord.ja : null,
      akkoord_reden: akkoord?.reden ?? '',
      akkoord_door: akkoord?.door ?? null,
      besproken_op: besproken === undefined ? null : iso(besproken),
    });
    await regel(dagen, 'orientatie-geadviseerd', id, bij.noor, 'orientatie');
    if (besproken !== undefined) await regel(besproken, 'orientatie-besproken', id, wie.consulent, 'consulent');
  }
  if (klaar !== undefined)
    await regel(klaar, v.gevolg ? 'orientatie-gevolgd' : 'orientatie-afgewezen', id, wie.consulent, 'consulent');
};
