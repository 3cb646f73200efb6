/**
 * Two municipalities with two consulents, three aanbieders and a whole file for each resident: something of everything, for
 * everybody, so that a wall that is not there shows. All people are invented.
 *
 * | kant      | municipality | consulent  | aanbieder | resident |
 * |-----------|--------------|------------|-----------|----------|
 * | eigen     | Apeldoorn    | eerste     | eerste    | eerste   |
 * | gedeeld   | Apeldoorn    | eerste     | tweede    | eerste   |
 * | collega   | Apeldoorn    | tweede     | tweede    | tweede   |
 * | elders    | Ander        | ander      | eerste    | derde    |
 * | anders    | Ander        | ander      | derde     | derde    |
 */

import { createHash } from 'node:crypto';
import type { Brp } from '../../src/platform/brp/index.ts';
import type { Rol } from '../../src/platform/db/reader.ts';
import { mergePdfs } from '../../src/platform/pdf/index.ts';
import { toetsProducten } from '../../src/toets/index.ts';
import { maakAanbieder, maakInwoner } from '../factories.ts';
import { type Bezoeker, type House, openHouse } from '../house.ts';
import { maakWijziging, type Wijziging } from './beleidswijziging.ts';
import { type Besluitstukken, maakBesluitstukken } from './besluit.ts';
import { type Bewaren, maakBewaren } from './bewaren.ts';
import { maakBijToewijzing } from './bij-toewijzing.ts';
import { maakSjabloon, maakStukken, type Stukken } from './dossierstukken.ts';
import { maakHerinneringen } from './herinneringen.ts';
import { maakMelding } from './melding.ts';
import { type Mensen, maakMensen } from './mensen.ts';
import { maakPersonen, type Personen } from './personen.ts';
import { feiten, voorAllen } from './regeling.ts';
import { maakTerugkeer, type Terugkeer } from './terugkeer.ts';
import { maakToegang, type Toegang } from './toegang.ts';
import { type BijRoute, maakTraject } from './traject.ts';

/** Ids of one side, by the name that they have in a path. */
export interface Kant extends Besluitstukken, Bewaren, Terugkeer, Personen, Mensen, Wijziging, Stukken, BijRoute {
  gemeenteId: number;
  inwoner: number;
  toewijzing: number;
  bepaling: number;
  /** A matrix; and what the resident thinks of the determination. */
  meting: number;
  kijk: number;
  toets: number;
  besluit: number;
  document: number;
  stapel: number;
  doel: number;
  resultaat: number;
  declaratie: number;
  contract: number;
  levering: number;
  mandaat: number;
  /** A review of special rights, and its line about somebody else than who looks. */
  controle: number;
  regel: number;
  mail: number;
  uitnodiging: number;
  sjabloon: number;
  gebruiker: number;
  aanbieder: number;
  /** Has no contract anywhere. */
  nieuweAanbieder: number;
  uren: number;
  /** A new question of the resident, that came in through this aanbieder. */
  melding: number;
  verdeling: number;
  /** An aanbieder that stops, with a row for the toewijzing. */
  omzetting: number;
  /** Of the resident; the teammanager is named, so that what the role sees is not less for it. */
  afscherming: number;
  persoon: number;
  /** By a colleague, over by now. */
  noodtoegang: number;
  orientatietoegang: number;
  /** Under way, with an advice that is not talked over yet. */
  orientatie: number;
  centrumafspraak: number;
  advies: number;
  draad: number;
}

type PerGemeente = Mensen &
  Wijziging &
  Pick<Kant, 'mandaat' | 'levering' | 'controle' | 'regel' | 'mail' | 'uitnodiging' | 'sjabloon'>;

export const kanten = ['eigen', 'gedeeld', 'collega', 'elders', 'anders'] as const;
export type KantNaam = (typeof kanten)[number];

export interface World {
  h: House;
  kant: Record<KantNaam, Kant>;
  /** Who works on the side `eigen`, one of each role. */
  wie: Record<Rol, Bezoeker>;
  /** Their colleagues: the second consulent, the second aanbieder, and everybody of the other municipality. */
  ander: { consulent: Bezoeker; aanbieder: Bezoeker; inwoner: Bezoeker };
  elders: Record<Rol, Bezoeker>;
  /** The organisation that does the orientation, in each municipality. */
  centrum: { eigen: number; elders: number };
}

type Waarde = string | number | boolean | null | Buffer;

/** Inserts a row and gives its id (0 for a table without one). Names come from this folder only. */
export const put = async (h: House, tabel: string, rij: Record<string, Waarde>): Promise<number> => {
  const kolommen = Object.keys(rij);
  const made = await h.owner.query<{ id?: number | string }>(
    `insert into ${tabel} (${kolommen.join(', ')}) values (${kolommen.map((_, i) => `$${i + 1}`).join(', ')}) returning *`,
    Object.values(rij),
  );
  return Number(made.rows[0]?.id ?? 0);
};

/** A file of our own without a page: it can go in a pile. */
const PDF = await mergePdfs([], { title: 'Brief', duplex: false });

/** Builds it all; about a second. `brp` when what asks the BRP is looked at too; `eigenBeleid` to change the policy. Close `h` in afterAll. */
export const openWorld = async (o: { brp?: Brp; eigenBeleid?: boolean } = {}): Promise<World> => {
  const h = await openHouse({ beleid: voorAllen, ...o });
  const A = h.gemeenteId;
  // Beyond the municipalities that have a policy file of their own.
  const B = 50;
  await put(h, 'gemeente', { id: B, naam: 'Ander' });
  await put(h, 'gemeentecode', { gemeente_id: B, code: '9999', geldig: '[2020-01-01,)' });
  const nieuweAanbieder = await maakAanbieder(h);
  const [org1, org2, org3] = [await maakAanbieder(h), await maakAanbieder(h), await maakAanbieder(h)];
  const functie = 'trajectregisseur';
  const [c1, c2, cB] = [
    await h.bezoeker({ rol: 'consulent', functie }),
    await h.bezoeker({ rol: 'consulent', functie }),
    await h.bezoeker({ rol: 'consulent', functie, gemeenteId: B }),
  ];
  const [a1, a2, a3] = [
    await h.bezoeker({ rol: 'aanbieder', aanbiederId: org1 }),
    await h.bezoeker({ rol: 'aanbieder', aanbiederId: org2 }),
    await h.bezoeker({ rol: 'aanbieder', aanbiederId: org3 }),
  ];
  const inB: House = { ...h, gemeenteId: B };
  const inwoner = (huis: House, consulentId: number, achternaam: string) =>
    maakInwoner(huis, {
      consulentId,
      achternaam,
      trede: 3,
      perspectief: 4,
      uitkering: { soort: 'bijstand', toestemming: true },
      status: 'in-traject',
    });
  const [i1, i2, iB] = [
    await inwoner(h, c1.gebruikerId, 'Eerste'),
    await inwoner(h, c2.gebruikerId, 'Tweede'),
    await inwoner(inB, cB.gebruikerId, 'Derde'),
  ];

  const contracten = new Map<string, number>();
  const contract = async (gemeenteId: number, aanbiederId: number): Promise<number> => {
    const sleutel = `${gemeenteId}-${aanbiederId}`;
    const known = contracten.get(sleutel);
    if (known) return known;
    const van = { gemeente_id: gemeenteId, aanbieder_id: aanbiederId, geldig: '[2021-01-01,)' };
    const id = await put(h, 'contract', { ...van, nummer: `C-${sleutel}` });
    const product = { ...van, contract_id: id, tarief_bron: 'WM §10', productcategorie: '10', productcode: '10A01' };
    await put(h, 'contractproduct', { ...product, product: 'wm-werkplek-3', tarief: 900 });
    await put(h, 'contractproduct', { ...product, product: 'wm-ontwikkeling-4', tarief: 160000 });
    contracten.set(sleutel, id);
    return id;
  };
  const perGemeente = new Map<number, PerGemeente>();
  for (const [gemeente_id, door] of [
    [A, c1.gebruikerId],
    [B, cB.gebruikerId],
  ] as const) {
    const mandaat = await put(h, 'mandaat', {
      gemeente_id,
      functie,
      verleend_door: 'teammanager Wmo',
      handeling: 'beschikking-verlenen',
      bereik: 'Werkt mee',
      geldig: '[2021-01-01,)',
      bron: 'BR besluit 3',
    });
    const levering = await put(h, 'levering', {
      gemeente_id,
      naam: 'oktober',
      status: 'klaar',
      vandaag: '2026-10-31',
      door,
    });
    await put(h, 'leveringbestand', { gemeente_id, levering_id: levering, naam: 'uren.csv', inhoud: Buffer.from('a;b\n') });
    await put(h, 'leveringafwijzing', {
      gemeente_id,
      levering_id: levering,
      bestand: 'uren.csv',
      regel: 2,
      reden: 'dubbel',
      tekst: 'Dezelfde regel staat er twee keer in.',
    });
    const genodigde = await put(h, 'gebruiker', { rol: 'beleid', naam: 'Genodigd', gemeente_id });
    const uitnodiging = await put(h, 'uitnodiging', {
      gemeente_id,
      gebruiker_id: genodigde,
      token_hash: Buffer.from(`uitnodiging-${gemeente_id}`),
      email: 'genodigd@gemeente.example',
      gemaakt_door: door,
      verloopt_op: '2100-01-01',
    });
    const mail = await put(h, 'mail', {
      gemeente_id,
      soort: 'uitnodiging',
      naam: 'Genodigd',
      adres: 'genodigd@gemeente.example',
      onderwerp: 'Uitnodiging',
      inhoud: JSON.stringify({ aanhef: 'Beste Genodigd,', alineas: ['Kom erbij.'], slot: [], afzender: ['Gemeente'] }),
      geheim: 'https://werktmee.example/uitnodiging/geheim',
      status: 'mislukt',
      gemaakt_door: door,
    });
    const controle = await put(h, 'rechtencontrole', { gemeente_id, kwartaal: '2026-K3', begonnen_door: door });
    const regel = await put(h, 'rechtencontroleregel', {
      gemeente_id,
      controle_id: controle,
      gebruiker_id: door,
      recht: 'mandaat',
    });
    const instelling = { gemeente_id, sleutel: 'uitnodiging-dagen', versie: 1, waarde: 10, reden: 'proef', door };
    await put(h, 'instelling', instelling);
    const sjabloon = await maakSjabloon(put, h, gemeente_id, door);
    const mensen = await maakMensen(put, h, gemeente_id, door, genodigde);
    const wijziging = await maakWijziging(put, h, { gemeente_id, door, beleid: h.beleid });
    perGemeente.set(gemeente_id, { mandaat, levering, controle, regel, mail, uitnodiging, sjabloon, ...mensen, ...wijziging });
  }
  // Long from now: it opens nobody's caseload.
  await put(h, 'medewerkerafwezigheid', {
    gemeente_id: A,
    gebruiker_id: c2.gebruikerId,
    periode: '[2099-01-01,)',
    door: c2.gebruikerId,
  });
  await put(h, 'maand', { gemeente_id: A, maand: '2026-01-01', gesloten_door: c1.gebruikerId });
  await put(h, 'maand', { gemeente_id: B, maand: '2026-01-01', gesloten_door: cB.gebruikerId });

  const regelingId = h.beleid.regelingen(A)[0]?.id ?? 0;
  const { regeling } = h.beleid.regelingMetId(regelingId);
  const uitkomst = toetsProducten(feiten, regeling, h.beleid.landelijk);

  const dossiers = new Map<
    number,
    {
      toets: number;
      traject: number;
      bepaling: number;
      meting: number;
      kijk: number;
      verdeling: number;
      toegang: Toegang & Terugkeer;
    }
  >();
  // Somebody of whom nothing else is here.
  const c3 = await h.bezoeker({ rol: 'consulent', functie });
  const centrum = { eigen: await maakAanbieder(h), elders: await maakAanbieder(h) };
  await put(h, 'orientatiecentrum', {
    gemeente_id: A,
    aanbieder_id: centrum.eigen,
    geldig: '[2021-01-01,)',
    door: c1.gebruikerId,
  });
  await put(h, 'orientatiecentrum', {
    gemeente_id: B,
    aanbieder_id: centrum.elders,
    geldig: '[2021-01-01,)',
    door: cB.gebruikerId,
  });
  const tm = new Map([
    [A, await h.bezoeker({ rol: 'teammanager', functie: 'teammanager-wmo' })],
    [B, await h.bezoeker({ rol: 'teammanager', functie: 'teammanager-wmo', gemeenteId: B })],
  ]);
  const dossier = async (van: { gemeente_id: number; inwoner_id: number; consulent_id: number }) => {
    const known = dossiers.get(van.inwoner_id);
    if (known) return known;
    const door = van.consulent_id;
    const aanmelding_id = await put(h, 'aanmelding', {
      ...van,
      ontvangen_op: '2026-05-20',
      aangemeld_door: 'wijkteam',
      vraag: 'Zoekt iets te doen.',
      vastgelegd_door: door,
    });
    await put(h, 'aanmeldingfeit', { ...van, aanmelding_id, soort: 'identiteit', dag: '2026-05-22', keuze: 'paspoort', door });
    await put(h, 'persoonlijkplan', { ...van, aanmelding_id, ik_wil: 'Ik wil werken.', ontvangen_op: '2026-05-22', door });
    const found = await h.owner.query<{ id: number }>('select id from ladderbepaling where inwoner_id = $1', [van.inwoner_id]);
    const bepaling = found.rows[0]?.id ?? 0;
    await put(h, 'bepalingconcept', {
      ...van,
      door,
      soort: 'ladder',
      inhoud: JSON.stringify({ velden: { peildatum: '02-06-2026' }, aanwezig: [], documenten: [] }),
    });
    const meting = await put(h, 'zrm', { ...van, peildatum: '2026-06-02', instrument: '2017', door });
    await put(h, 'zrmscore', { ...van, zrm_id: meting, domein: 'financien', score: 2 });
    const kijk = await put(h, 'inwonerkijk', { ...van, bepaling_id: bepaling, trede: 4, tekst: 'Ik kan meer dan hier staat.' });
    const made = {
      toets: await put(h, 'toets', {
        ...van,
        peildatum: '2026-06-02',
        feiten: JSON.stringify(feiten),
        uitkomst: JSON.stringify(uitkomst),
        regeling_id: regelingId,
        door,
      }),
      traject: await put(h, 'traject', { ...van, regeling_id: regelingId, begonnen_op: '2026-06-05' }),
      bepaling,
      meting,
      kijk,
      verdeling: await put(h, 'verdeling', { gemeente_id: van.gemeente_id, door, status: 'klaar' }),
    };
    await put(h, 'logboek', {
      gemeente_id: van.gemeente_id,
      gebruiker_id: door,
      rol: 'consulent',
      handeling: 'inzage',
      soort: 'dossier',
      object_id: String(van.inwoner_id),
      inwoner_id: van.inwoner_id,
      grond: 'uitvoering Wmo 2015',
      uitkomst: 'gelukt',
      herkomst: 'web',
    });
    const terugkeer = await maakTerugkeer(put, h, van);
    const toegang = await maakToegang(put, h, van, {
      door: tm.get(van.gemeente_id)?.gebruikerId ?? 0,
      collega: van.inwoner_id === i1.id ? c3.gebruikerId : undefined,
      aanbieder_id: van.gemeente_id === A ? centrum.eigen : centrum.elders,
      regelingId,
      voorbij: van.inwoner_id === i2.id,
    });
    await h.owner.query(
      `insert into werkvoorraad (gemeente_id, inwoner_id, nr, consulent_id, dossiernummer, status, grondslag)
       select gemeente_id, id, 0, consulent_id, dossiernummer, status, 0 from inwoner where id = $1`,
      [van.inwoner_id],
    );
    await put(h, 'werkvoorraadbevinding', {
      gemeente_id: van.gemeente_id,
      soort: 'stil',
      object_id: van.inwoner_id,
      inwoner_id: van.inwoner_id,
    });
    await h.owner.query('insert into verdelingregel (gemeente_id, verdeling_id, inwoner_id, van_id) values ($1, $2, $3, 0)', [
      van.gemeente_id,
      made.verdeling,
      van.inwoner_id,
    ]);
    await h.owner.query(
      'insert into werkvoorraadcontrole (gemeente_id, op, gevonden, nieuw, opgelost) values ($1, now(), 0, 0, 0) on conflict do nothing',
      [van.gemeente_id],
    );
    const alles = { ...made, toegang: { ...toegang, ...terugkeer } };
    dossiers.set(van.inwoner_id, alles);
    return alles;
  };

  let volgnummer = 0;
  let meldingen = 0;
  const maakKant = async (
    gemeenteId: number,
    consulent: Bezoeker,
    aanbieder: Bezoeker,
    aanbiederId: number,
    inwonerId: number,
    product: string,
  ): Promise<Kant> => {
    const van = { gemeente_id: gemeenteId, inwoner_id: inwonerId, consulent_id: consulent.gebruikerId };
    const { toets, traject, bepaling, meting, kijk, verdeling, toegang } = await dossier(van);
    const hier = perGemeente.get(gemeenteId);
    if (!hier) throw new Error(`gemeente ${gemeenteId} is er niet`);
    const document = await put(h, 'document', {
      ...van,
      soort: 'beschikking',
      titel: 'Beschikking',
      bestandsnaam: 'beschikking.pdf',
      inhoud: PDF,
      sha256: createHash('sha256').update(PDF).digest('hex'),
    });
    const stapel = await put(h, 'afdruk', { gemeente_id: gemeenteId, dubbelzijdig: true, door: consulent.gebruikerId });
    await put(h, 'afdrukbrief', { ...van, afdruk_id: stapel, volgnummer: 1, document_id: document, herdruk: false });
    await put(h, 'briefkeuze', { ...van, keuze: 'post', door: consulent.gebruikerId });
    const besluit = await put(h, 'besluit', {
      ...van,
      soort: 'toekenning',
      toets_id: toets,
      regeling_id: regelingId,
      product,
      gronden: '[]',
      motivering: 'Past bij de doelen.',
      genomen_op: '2026-06-10',
      genomen_door: consulent.gebruikerId,
      mandaat_id: hier.mandaat,
      bekendgemaakt_op: '2026-06-11',
      bezwaar_tot: '2026-07-23',
      document_id: document,
      feiten: JSON.stringify(feiten),
    });
    const traj = product.startsWith('wm-ontwikkeling');
    const toewijzing = await put(h, 'toewijzing', {
      ...van,
      traject_id: traject,
      aanbieder_id: aanbiederId,
      besluit_id: besluit,
      herkomst: 'besluit',
      product,
      productcategorie: '10',
      productcode: '10A01',
      eenheid: traj ? '83' : '01',
      frequentie: traj ? '6' : '2',
      volume: traj ? 160000 : 720,
      minuten_per_week: traj ? null : 720,
      looptijd: '[2026-07-01,2027-01-01)',
      start_trede: 3,
      doel_trede: traj ? 4 : null,
      status: 'gestart',
      toegewezen_op: '2026-06-10',
      geaccepteerd_op: '2026-06-12',
      gestart_op: '2026-07-01',
      regeling_id: regelingId,
    });
    const omzetting = await put(h, 'omzetting', {
      gemeente_id: gemeenteId,
      soort: 'aanbieder-stopt',
      reden: 'De aanbieder stopt.',
      dag: '2026-12-31',
      nagaan_tot: '2026-12-06',
      aanbieder_id: aanbiederId,
      status: 'nagaan',
      door: consulent.gebruikerId,
    });
    await h.owner.query(
      `insert into omzettingregel (gemeente_id, omzetting_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, toewijzing_versie, voorstel)
       values ($1, $2, $3, $4, $5, $6, 1, '{"keuze":{"daad":"bespreken"},"waarom":"","regel":"AP23","bron":"keuze","andere":[],"verschil":[]}')`,
      [gemeenteId, omzetting, toewijzing, inwonerId, consulent.gebruikerId, aanbiederId],
    );
    await contract(gemeenteId, aanbiederId);
    await h.owner.query(
      `insert into omzettingtarief (gemeente_id, omzetting_id, contractproduct_id, contract_id, aanbieder_id, product, oud, nieuw)
       select gemeente_id, $2, id, contract_id, aanbieder_id, product, tarief, tarief + 10 from contractproduct where gemeente_id = $1 and aanbieder_id = $3 limit 1`,
      [gemeenteId, omzetting, aanbiederId],
    );
    await put(h, 'regelingovergang', {
      gemeente_id: gemeenteId,
      toewijzing_id: toewijzing,
      van_regeling_id: regelingId,
      naar_regeling_id: regelingId,
      per: '2026-07-01',
    });
    const bij = { ...van, toewijzing_id: toewijzing, aanbieder_id: aanbiederId };
    const door = aanbieder.gebruikerId;
    const doel = await put(h, 'doel', { ...bij, soort: 'werknemersvaardigheden', tekst: 'Op tijd komen' });
    await put(h, 'instemming', { ...bij, onderwerp: 'doelen', akkoord: true });
    await put(h, 'plaatsing', { ...bij, werkplek: 'Werkplaats', begeleider: 'Kees', periode: '[2026-07-01,2027-01-01)' });
    const uren = await put(h, 'uren', {
      ...bij,
      datum: '2026-10-06',
      minuten: 240,
      status: 'ingestuurd',
      herkomst: 'scherm',
      door,
    });
    await put(h, 'uren', { ...bij, datum: '2026-11-17', minuten: 180, status: 'concept', herkomst: 'scherm', door });
    await put(h, 'afwezigheid', { ...bij, maandag: '2026-10-12', reden: 'ziek', status: 'ingestuurd', door });
    const ernaast = await maakBijToewijzing(put, h, van, { toewijzing, aanbieder: aanbiederId, door, doel, regelingId });
    const gemeld = {
      ...bij,
      datum: '2026-11-02',
      bereikte_trede: 4,
      onderbouwing: 'Werkt zelfstandig.',
      gemeld_door: door,
      akkoord: false,
      akkoord_reden: 'Graag toelichting.',
      akkoord_door: consulent.gebruikerId,
      akkoord_op: '2026-11-05',
    };
    const stukken = await maakStukken(put, h, van, { ...bij, bepaling, meting });
    const resultaat = await put(h, 'resultaat', { ...gemeld, herkomst: 'scherm', versie: 2 });
    await put(h, 'resultaatversie', { ...gemeld, resultaat_id: resultaat, versie: 1, gemeld_op: '2026-11-02' });
    await put(h, 'herbeoordeling', {
      ...bij,
      resultaat_id: resultaat,
      resultaat_versie: 2,
      eerste_reden: 'Graag toelichting.',
      reactie: 'Wij zien het anders.',
      gevraagd_op: '2026-11-10',
      tot: '2026-11-24',
      door,
    });
    const declaratie = await put(h, 'declaratie', {
      gemeente_id: gemeenteId,
      aanbieder_id: aanbiederId,
      maand: '2026-10-01',
      volgnummer: ++volgnummer,
      status: 'concept',
    });
    await put(h, 'declaratieregel', {
      gemeente_id: gemeenteId,
      declaratie_id: declaratie,
      aanbieder_id: aanbiederId,
      toewijzing_id: toewijzing,
      prestatiemaand: '2026-10-01',
      soort: 'debet',
      product,
      per: traj ? 'traject' : 'uur',
      minuten: 240,
      betaalbaar: 240,
      tarief: 900,
      bedrag: 3600,
      wet: 'wmo',
      uitleg: '4 uur × € 9,00',
      herkomst: '{}',
    });
    await h.owner.query(
      "update declaratie set status = 'ingediend', ingediend_op = '2026-11-03', ingediend_door = $2 where id = $1",
      [declaratie, door],
    );
    const melding = await maakMelding(put, h, van, aanbiederId, meldingen++);
    return {
      ...(await maakTraject(put, h, van, { aanbieder_id: aanbiederId })),
      melding,
      gemeenteId,
      inwoner: inwonerId,
      toewijzing,
      ...ernaast,
      bepaling,
      meting,
      kijk,
      toets,
      besluit,
      ...(await maakBesluitstukken(put, h, van, { toets, besluit, product, aanbieder: aanbiederId })),
      document,
      stapel,
      doel,
      resultaat,
      declaratie,
      contract: await contract(gemeenteId, aanbiederId),
      ...stukken,
      ...(await maakPersonen(put, h, van)),
      ...(await maakBewaren(put, h, van)),
      ...hier,
      ...toegang,
      gebruiker: consulent.gebruikerId,
      aanbieder: aanbiederId,
      nieuweAanbieder,
      uren,
      verdeling,
      omzetting,
    };
  };
  const kant = {
    eigen: await maakKant(A, c1, a1, org1, i1.id, 'wm-werkplek-3'),
    gedeeld: await maakKant(A, c1, a2, org2, i1.id, 'wm-ontwikkeling-4'),
    collega: await maakKant(A, c2, a2, org2, i2.id, 'wm-werkplek-3'),
    elders: await maakKant(B, cB, a1, org1, iB.id, 'wm-werkplek-3'),
    anders: await maakKant(B, cB, a3, org3, iB.id, 'wm-ontwikkeling-4'),
  };

  const overige = async (gemeenteId: number): Promise<Omit<Record<Rol, Bezoeker>, 'consulent' | 'aanbieder' | 'inwoner'>> => ({
    teammanager: tm.get(gemeenteId) ?? (await h.bezoeker({ rol: 'teammanager', gemeenteId })),
    orientatie: await h.bezoeker({
      rol: 'orientatie',
      gemeenteId,
      aanbiederId: gemeenteId === A ? centrum.eigen : centrum.elders,
    }),
    financien: await h.bezoeker({ rol: 'financien', gemeenteId }),
    contractmanager: await h.bezoeker({ rol: 'contractmanager', gemeenteId }),
    beleid: await h.bezoeker({ rol: 'beleid', gemeenteId }),
    beheer: await h.bezoeker({ rol: 'beheer', gemeenteId }),
  });
  const world: World = {
    h,
    kant,
    centrum,
    wie: {
      ...(await overige(A)),
      consulent: c1,
      aanbieder: a1,
      inwoner: await h.bezoeker({ rol: 'inwoner', inwonerId: i1.id }),
    },
    ander: { consulent: c2, aanbieder: a2, inwoner: await h.bezoeker({ rol: 'inwoner', inwonerId: i2.id }) },
    elders: {
      ...(await overige(B)),
      consulent: cB,
      aanbieder: a3,
      inwoner: await h.bezoeker({ rol: 'inwoner', inwonerId: iB.id, gemeenteId: B }),
    },
  };
  await maakHerinneringen(put, h, world);
  // A list with a name for everybody who may keep one.
  await h.owner.query(
    "insert into weergave (gemeente_id, gebruiker_id, lijst, naam, vraag) select gemeente_id, id, 'werkvoorraad', 'Te laat', 'laat=ja' from gebruiker where rol in ('consulent','teammanager') and gemeente_id is not null",
  );
  // As the database does by itself within a minute: without it the lists of a municipality took most of the time of who opens every page.
  await h.owner.query('analyze');
  return world;
};
