/**
 * The same people at other moments of the chain, so that every form stands somewhere on a page: a besluit that can be taken, one that
 * must be made known, a toewijzing to accept, a declaratie at each step. Made by the product's own forms where that is short.
 */
import { maakInwoner, maakToewijzing } from '../factories.ts';
import { maakWijzigingen } from '../rechten/beleidswijziging.ts';
import { vast } from '../rechten/matrix.ts';
import { maakMelding } from '../rechten/melding.ts';
import { type Kant, put, type World } from '../rechten/world.ts';
import { leesFormulieren } from './html.ts';
import { maakBesluitstanden } from './standen-besluit.ts';
import { maakDossierstanden } from './standen-dossier.ts';
import { maakTrajectstanden } from './standen-traject.ts';

export interface Stand {
  naam: string;
  /** What a path is filled with, by the name of the parameter; a route with another parameter has nothing to do with this moment. */
  delen: Record<string, string>;
  /** The paths on which it shows; all when it is not given. The rest of such a dossier is as that of anybody else. */
  waar?: RegExp;
}

/** Where a moment shows, by its name. */
const WAAR: readonly (readonly [naam: RegExp, pad: RegExp])[] = [
  [/^mijn-bezwaar-/, /^\/mijn\/bezwaar|:besluit\b/],
  [/^bezwaar-/, /:bezwaar\b|\/besluiten$/],
  [/^besluit-/, /:besluitconcept\b|\/besluit(en)?$/],
  [/^vier-ogen$/, /ondertekening|:besluit\b/],
  [/^omzetting-/, /omzetting/],
  [/^bewaartermijn-/, /\/bewaren|vernietig/],
  [/^orientatie-gestopt$/, /orientatie|\/toegang$/],
  [/^orientatie-/, /orientatie|verwezen/],
  [/^overdracht-/, /overdracht/],
  [/^plan-/, /plan|doel/],
  [/^zrm-/, /zrm|kijk/],
  [/^traject-/, /\/route\b/],
  [/^(te-melden|gemeld|betwist|akkoord)$/, /resultaat|:toewijzing\b/],
  [/^met-plichten$/, /:toewijzing\b/],
];

const TOETS = { wilBijdragen: 'ja', wilWerken: 'ja', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' };

const kaal = (text: string): string =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1500);

/** Adds the rows; gives the moments, the one of world.ts first. */
export const maakStanden = async (world: World): Promise<Stand[]> => {
  const { h, wie, kant } = world;
  const { eigen } = kant;
  const van = { gemeente_id: eigen.gemeenteId, consulent_id: eigen.gebruiker, aanbieder_id: eigen.aanbieder };
  const alsTekst = (ids: Partial<Kant>): Record<string, string> =>
    Object.fromEntries(Object.entries(ids).map(([naam, id]) => [naam, String(id)]));
  const standen: Stand[] = [
    { naam: 'loopt', delen: { ...alsTekst(eigen), ...vast } },
    { naam: 'concept-uren', delen: { week: '2026-W47', toewijzing: String(eigen.toewijzing) } },
  ];
  const erbij = (naam: string, ids: Partial<Kant>, delen: Record<string, string> = {}): void => {
    const waar = WAAR.find(([hoe]) => hoe.test(naam))?.[1];
    standen.push({ naam, delen: { ...alsTekst(ids), ...delen }, ...(waar ? { waar } : {}) });
  };
  const inwoner = async (achternaam: string): Promise<number> => {
    const { id } = await maakInwoner(h, {
      consulentId: eigen.gebruiker,
      achternaam,
      trede: 3,
      perspectief: 4,
      uitkering: { soort: 'bijstand', toestemming: true },
    });
    return id;
  };
  const nummer = (adres: string | null, na: string): number => Number(new RegExp(`/${na}/(\\d+)`).exec(adres ?? '')?.[1] ?? 0);
  const getoetst = async (achternaam: string): Promise<{ inwoner: number; toets: number }> => {
    const id = await inwoner(achternaam);
    const { location, text } = await wie.consulent.post(`/dossier/${id}/toets`, TOETS);
    const toets = nummer(location, 'toets');
    if (toets === 0) throw new Error(`de toets van ${achternaam} is niet gedaan: ${kaal(text)}`);
    return { inwoner: id, toets };
  };
  const besluitVorm = (toets: number): Record<string, string> => ({
    toets: String(toets),
    product: 'wm-werkplek-3',
    aanbieder: String(eigen.aanbieder),
    ingang: '01-12-2026',
    einde: '',
    urenPerWeek: '12',
    doelen: 'Ik begin drie ochtenden op tijd',
    doelSoort: 'werknemersvaardigheden',
    metInwoner: 'ja',
    metAanbieder: 'ja',
    motivering: 'Je wilt graag meedoen.',
  });
  const besloten = async (achternaam: string): Promise<Partial<Kant> & { inwoner: number }> => {
    const { inwoner: id, toets } = await getoetst(achternaam);
    const { location, text } = await wie.consulent.post(`/dossier/${id}/besluit`, besluitVorm(toets));
    const besluit = nummer(location, 'besluit');
    if (besluit === 0) throw new Error(`het besluit van ${achternaam} is niet genomen: ${kaal(text)}`);
    const { rows } = await h.owner.query<{ id: number }>('select id from toewijzing where besluit_id = $1', [besluit]);
    return { inwoner: id, toets, besluit, toewijzing: rows[0]?.id ?? 0 };
  };

  erbij('getoetst', await getoetst('Vers'));
  erbij('niet-bekendgemaakt', await besloten('Besloten'));
  const bekend = await besloten('Bekend');
  const pad = `/dossier/${bekend.inwoner}/besluit/${bekend.besluit}/bekendmaken`;
  const [formulier] = leesFormulieren((await wie.consulent.get(pad)).text).filter((een) => een.actie === pad);
  const velden = Object.fromEntries((formulier?.velden ?? []).map((veld) => [veld.naam, veld.waarden[0] ?? 'ja']));
  await wie.consulent.post(pad, { ...velden, _sleutel: wie.consulent.sleutel() });
  const { rows: brieven } = await h.owner.query<{ id: number }>('select id from document where inwoner_id = $1', [
    bekend.inwoner,
  ]);
  if (!brieven[0]) throw new Error('de brief van Bekend is er niet');
  erbij('toegewezen', { ...bekend, document: brieven[0].id });

  const geaccepteerd = await inwoner('Geaccepteerd');
  const wacht = await maakToewijzing(h, {
    inwonerId: geaccepteerd,
    aanbiederId: eigen.aanbieder,
    status: 'geaccepteerd',
    van: '2026-11-16',
    tot: '2027-05-31',
  });
  erbij('geaccepteerd', { inwoner: geaccepteerd, toewijzing: wacht.id });

  // Under the regeling of Arnhem, that has duties.
  const plichtig = await inwoner('Plichtig');
  const metPlicht = await maakToewijzing(h, {
    inwonerId: plichtig,
    aanbiederId: eigen.aanbieder,
    van: '2026-09-01',
    tot: '2027-02-28',
  });
  const { rowCount } = await h.owner.query(
    `update toewijzing set product = 'aw-op-weg-naar-4',
            regeling_id = (select id from regeling where sleutel = 'activerend-werk' and geldig_van = '2020-07-01') where id = $1`,
    [metPlicht.id],
  );
  if (rowCount !== 1) throw new Error('er is geen toewijzing met plichten');
  erbij('met-plichten', { inwoner: plichtig, toewijzing: metPlicht.id }, { plicht: 'evaluatiegesprek' });

  for (const [naam, akkoord] of [
    ['te-melden', undefined],
    ['gemeld', null],
    ['betwist', false],
    ['akkoord', true],
  ] as const) {
    const id = await inwoner(naam);
    const t = await maakToewijzing(h, {
      inwonerId: id,
      aanbiederId: eigen.aanbieder,
      product: 'wm-ontwikkeling-4',
      startTrede: 3,
    });
    const resultaat =
      akkoord === undefined
        ? 0
        : await put(h, 'resultaat', {
            ...van,
            inwoner_id: id,
            toewijzing_id: t.id,
            datum: '2026-11-02',
            bereikte_trede: 4,
            onderbouwing: 'Werkt zelfstandig.',
            gemeld_door: wie.aanbieder.gebruikerId,
            akkoord,
            ...(typeof akkoord === 'boolean'
              ? {
                  akkoord_reden: akkoord ? '' : 'Te kort gezien.',
                  akkoord_door: eigen.gebruiker,
                  akkoord_op: '2026-11-20',
                  versie: 2,
                }
              : {}),
            herkomst: 'scherm',
          });
    erbij(naam, { inwoner: id, toewijzing: t.id, ...(resultaat === 0 ? {} : { resultaat }) });
  }

  // A declaratie at each step; months of which nothing was declared yet.
  const ander = await h.bezoeker({ rol: 'financien' });
  for (const [maand, status] of [
    ['2026-08', 'gecontroleerd'],
    ['2026-06', 'goedgekeurd'],
  ] as const) {
    const declaratie = await put(h, 'declaratie', {
      gemeente_id: eigen.gemeenteId,
      aanbieder_id: eigen.aanbieder,
      maand: `${maand}-01`,
      status: 'concept',
    });
    await put(h, 'declaratieregel', {
      gemeente_id: eigen.gemeenteId,
      declaratie_id: declaratie,
      aanbieder_id: eigen.aanbieder,
      toewijzing_id: eigen.toewijzing,
      prestatiemaand: `${maand}-01`,
      soort: 'debet',
      product: 'wm-werkplek-3',
      per: 'uur',
      minuten: 240,
      betaalbaar: 240,
      tarief: 900,
      bedrag: 3600,
      wet: 'wmo',
      uitleg: '4 uur × € 9,00',
      herkomst: '{}',
    });
    await h.owner.query("update declaratie set status = 'ingediend', ingediend_op = now(), ingediend_door = $2 where id = $1", [
      declaratie,
      wie.aanbieder.gebruikerId,
    ]);
    await h.owner.query("update declaratieregel set status = 'afgewezen', reden = 'Telt niet op.' where declaratie_id = $1", [
      declaratie,
    ]);
    await h.owner.query(
      "update declaratie set status = 'gecontroleerd', gecontroleerd_op = now(), gecontroleerd_door = $2 where id = $1",
      [declaratie, ander.gebruikerId],
    );
    if (status === 'goedgekeurd')
      await h.owner.query(
        "update declaratie set status = 'goedgekeurd', goedgekeurd_op = now(), goedgekeurd_door = $2 where id = $1",
        [declaratie, wie.financien.gebruikerId],
      );
    const { rows } = await h.owner.query<{ nummer: number }>('select nummer from toewijzing where id = $1', [eigen.toewijzing]);
    erbij(`declaratie-${status}`, { declaratie }, { maand, post: `${rows[0]?.nummer}-${maand}` });
  }

  // Hours of a month that was declared in a concept, and of one that was not declared yet.
  for (const datum of ['2026-07-07', '2026-09-08'])
    await put(h, 'uren', {
      ...van,
      inwoner_id: eigen.inwoner,
      toewijzing_id: eigen.toewijzing,
      datum,
      minuten: 180,
      status: 'ingestuurd',
      herkomst: 'scherm',
      door: wie.aanbieder.gebruikerId,
    });
  const concept = await wie.aanbieder.post('/declaraties/nieuw', { maand: '2026-07', gemeente: String(eigen.gemeenteId) });
  const declaratie = nummer(concept.location, 'declaraties');
  if (declaratie === 0) throw new Error(`het concept is niet gemaakt: ${kaal(concept.text)}`);
  erbij('declaratie-concept', { declaratie }, { maand: '2026-07' });

  const levering = async (status: string): Promise<number> =>
    put(h, 'levering', {
      gemeente_id: eigen.gemeenteId,
      naam: `levering ${status}`,
      status,
      vandaag: '2026-10-31',
      door: wie.teammanager.gebruikerId,
    });
  erbij('levering-mislukt', { levering: await levering('mislukt') });
  const klaar = await levering('klaar');
  const toewijzing = await h.owner.query<{ nummer: number }>('select nummer from toewijzing where id = $1', [eigen.toewijzing]);
  const { nummer: toewijzingnummer = 0 } = toewijzing.rows[0] ?? {};
  await put(h, 'uren', {
    ...van,
    inwoner_id: eigen.inwoner,
    toewijzing_id: eigen.toewijzing,
    datum: '2026-11-10',
    minuten: 240,
    status: 'ingestuurd',
    herkomst: 'levering',
    regel_id: 'k-1',
    door: wie.teammanager.gebruikerId,
  });
  const uur = { toewijzing: String(toewijzingnummer), datum: '2026-11-10', minuten: 240 };
  const agb = await h.owner.query<{ agb: string }>('select agb from aanbieder where id = $1', [eigen.aanbieder]);
  await put(h, 'leveringafwijzing', {
    gemeente_id: eigen.gemeenteId,
    levering_id: klaar,
    bestand: 'uren.csv',
    regel: 3,
    reden: 'correctie',
    tekst: 'Deze regel was al bekend met een andere inhoud.',
    correctie: JSON.stringify({
      soort: 'uren',
      agb: agb.rows[0]?.agb,
      regelId: 'k-1',
      oud: uur,
      nieuw: { ...uur, minuten: 300 },
    }),
  });
  erbij('levering-correctie', { levering: klaar });

  await h.owner.query(
    `insert into pgboss.job (id, name, data, state, output, completed_on)
     values ($1, 'levering', jsonb_build_object('gemeenteId', $2::int, 'gebruikerId', $3::int, 'id', $4::int), 'failed', '{"message":"verbinding weg"}', now())`,
    [vast.taak, eigen.gemeenteId, wie.teammanager.gebruikerId, klaar],
  );
  // Before the review of rights: a mandate comes with it.
  await maakBesluitstanden(world, erbij, { inwoner, getoetst, besloten, besluitVorm });
  // A review in which everything was judged, each line by somebody else than whom it is about.
  const tweede = await h.bezoeker({ rol: 'beheer' });
  const begonnen = await wie.beheer.post('/beheer/rechtencontrole');
  const controle = nummer(begonnen.location, 'rechtencontrole');
  await h.owner.query(
    `update rechtencontroleregel set oordeel = 'blijft', op = now(), door = case when gebruiker_id = $2 then $3::int else $2::int end
      where controle_id = $1 and gemeente_id = $4`,
    [controle, wie.beheer.gebruikerId, tweede.gebruikerId, eigen.gemeenteId],
  );
  // Of an earlier quarter, so that the one of now can still be begun.
  await h.owner.query("update rechtencontrole set kwartaal = '2026-K1' where id = $1 and gemeente_id = $2", [
    controle,
    eigen.gemeenteId,
  ]);
  erbij('rechten-beoordeeld', { controle });

  // Changes of the policy: computed, waiting for a second person, overtaken.
  const wijzigingen = await maakWijzigingen(put, h, {
    gemeente_id: eigen.gemeenteId,
    maker: eigen.gebruiker,
    door: wie.beheer.gebruikerId,
  });
  for (const [naam, id] of Object.entries(wijzigingen)) erbij(`beleid-${naam}`, { concept: id });
  const overname = { van: '0034-van-dagbesteding-naar-werk', naam: 'Eigen route', geldigVan: '01-01-2032' };
  const overgenomen = await wie.beleid.post('/beleid/versies/overnemen', overname);
  const eigenRoute = nummer(overgenomen.location, 'concept');
  if (eigenRoute === 0) throw new Error(`de eigen route is niet begonnen: ${kaal(overgenomen.text)}`);
  erbij('beleid-overgenomen', { concept: eigenRoute });

  const geregeld = await h.owner.query<{ gebruiker_id: number }>('select gebruiker_id from vertrek where gemeente_id = $1', [
    eigen.gemeenteId,
  ]);
  const vertrekt = geregeld.rows[0]?.gebruiker_id ?? 0;
  await h.owner.query("update gebruiker set laatste_dag = '2100-01-01' where id = $1", [vertrekt]);
  erbij('vertrek-geregeld', { gebruiker: vertrekt });
  const weg = await h.bezoeker({ rol: 'beleid', naam: 'Vertrokken' });
  await put(h, 'vertrek', {
    gemeente_id: eigen.gemeenteId,
    gebruiker_id: weg.gebruikerId,
    laatste_dag: '2026-11-20',
    geregeld_door: wie.beheer.gebruikerId,
    uitgevoerd_op: '2026-11-21',
    overgedragen: 0,
  });
  await h.owner.query("update gebruiker set actief = false, laatste_dag = '2026-11-20' where id = $1", [weg.gebruikerId]);
  erbij('vertrokken', { gebruiker: weg.gebruikerId });
  // A melding that waits, one that a consulent is busy with, and one whose reporter still hears something.
  const vanBuiten = { gemeente_id: eigen.gemeenteId, inwoner_id: eigen.inwoner, consulent_id: eigen.gebruiker };
  for (const [nr, [naam, anders]] of Object.entries({
    'melding-nieuw': { status: 'nieuw', consulent_id: 0, inwoner_id: null, weg: 'openbaar' },
    'melding-opgepakt': { inwoner_id: null, weg: 'openbaar' },
    'melding-terugbellen': { status: 'aangemeld', toestemming: 'ja', weg: 'openbaar' },
  }).entries())
    erbij(naam, { melding: await maakMelding(put, h, vanBuiten, eigen.aanbieder, 6 + nr, anders) });
  await maakDossierstanden(world, erbij, inwoner);
  await maakTrajectstanden(world, erbij, inwoner);
  return standen;
};
