import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { pdfText } from '../platform/pdf/index.ts';

let h: House;
let sanne: Bezoeker;
let karin: Bezoeker;
let jan: Bezoeker;
let janId: number;
let toewijzing: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  const fiets = await maakAanbieder(h, { naam: 'Fietspunt' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: fiets, naam: 'Karin Peters' });
  janId = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: janId, naam: 'Jan Hoekstra' });
  toewijzing = (await maakToewijzing(h, { inwonerId: janId, aanbiederId: fiets })).id;
  await h.owner.query(
    "insert into doel (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, tekst) values ($1, $2, $3, $4, $5, 'vaardigheid', 'Op tijd komen')",
    [h.gemeenteId, toewijzing, janId, sanne.gebruikerId, fiets],
  );
});
afterAll(() => h?.close());

const basis = () => `/dossier/${janId}/plan`;
const versieVan = async (pad: string): Promise<string> =>
  String((await h.owner.query('select versie from plan where id = $1', [Number(pad.split('/').at(-1))])).rows[0]?.versie);
const stand = async () =>
  (await h.owner.query('select nummer, status from plan where inwoner_id = $1 order by nummer', [janId])).rows.map(
    (p) => `${p.nummer} ${p.status}`,
  );
const doelen = async () =>
  (await h.owner.query('select tekst, stand from doel where inwoner_id = $1 order by id', [janId])).rows.map(
    (d) => `${d.tekst}: ${d.stand}`,
  );
const doelId = async (tekst: string): Promise<number> =>
  (await h.owner.query('select id from doel where tekst = $1', [tekst])).rows[0]?.id;
const doel = (o: Record<string, string> = {}) => ({
  soort: 'leerdoel',
  tekst: 'Zelf een band plakken',
  maat: 'Drie keer zonder hulp',
  wie: 'Jan oefent, Karin kijkt mee',
  uiterlijk: '01-06-2027',
  trede: '4',
  plek: String(toewijzing),
  ...o,
});

test('own words: typed by the resident or written down for him, and the page says which', async () => {
  expect((await jan.post('/mijn/plan/woorden/ik-wil', { 'ik-wil': '' })).status).toBe(422);
  expect((await jan.post('/mijn/plan/woorden/ik-wil', { 'ik-wil': 'Weer onder de mensen zijn' })).status).toBe(303);
  await sanne.post(`${basis()}/woorden`, { 'ik-wil': 'Weer onder de mensen zijn', 'ik-kan': 'Ik ben handig' });
  const tab = (await sanne.get(basis())).text;
  expect(tab).toMatch(/Weer onder de mensen zijn<\/p><p>.{0,60}Zelf geschreven/);
  expect(tab).toMatch(/Ik ben handig<\/p><p>.{0,60}Opgeschreven door Sanne de Wit/);
  expect((await jan.get('/mijn/plan')).text).toContain('Sanne de Wit schreef dit op');
  const { rows } = await h.owner.query('select veld, getypt from planwoord order by id');
  expect(rows).toEqual([
    { veld: 'ik-wil', getypt: 'inwoner' },
    { veld: 'ik-kan', getypt: 'consulent' },
  ]);
});

test('two who write the same words at once both see both; what one did not touch is not put back', async () => {
  const versie = /name="_versie" value="(\d+)"/;
  const bijSanne = (await sanne.get(`${basis()}/woorden`)).text.match(versie)?.[1] ?? '';
  expect((await jan.post('/mijn/plan/woorden/ik-wil', { 'ik-wil': 'Iets met mijn handen', _versie: bijSanne })).status).toBe(303);
  const oud = { 'ik-wil': 'Weer onder de mensen zijn', 'ik-kan': 'Ik ben handig', _versie: bijSanne };
  expect((await sanne.post(`${basis()}/woorden`, { ...oud, 'ik-kan': 'Ik ben handig en op tijd' })).status).toBe(303);
  expect((await sanne.get(basis())).text).toContain('Iets met mijn handen');
  const botst = await sanne.post(`${basis()}/woorden`, {
    ...oud,
    'ik-wil': 'Weer onder de mensen zijn, in een winkel',
    'ik-kan': 'Ik ben handig en op tijd',
  });
  expect(botst.status).toBe(409);
  expect(botst.text).toMatch(/Weer onder de mensen zijn, in een winkel.*Iets met mijn handen/s);
  const nieuw = botst.text.match(versie)?.[1] ?? '';
  const toch = await sanne.post(`${basis()}/woorden`, {
    ...oud,
    'ik-wil': 'Weer onder de mensen zijn, in een winkel',
    'ik-kan': 'Ik ben handig en op tijd',
    _versie: nieuw,
  });
  expect(toch.status).toBe(303);
  expect((await sanne.get(basis())).text).toContain('Weer onder de mensen zijn, in een winkel');
});

describe('versions', () => {
  let een: string;
  let twee: string;

  test('the first begins with the goals of the besluit; a goal without measure, who and when is refused at its fields', async () => {
    een = (await sanne.post(`${basis()}/versie`, { aanleiding: 'eerste' })).location ?? '';
    expect((await sanne.get(een)).text).toContain('Op tijd komen');
    const leeg = await sanne.post(`${een}/doel`, {
      soort: 'doel',
      tekst: '',
      maat: '',
      wie: '',
      uiterlijk: '40-40-2026',
      trede: '9',
      plek: '99',
    });
    expect(leeg.status).toBe(422);
    for (const veld of ['tekst', 'maat', 'wie', 'uiterlijk', 'trede', 'plek'])
      expect(leeg.text).toContain(`href="#veld-${veld}"`);
    expect((await sanne.post(`${een}/doel`, doel())).status).toBe(303);
    // Somebody changed it in another window: what this one wrote is not lost.
    const eerst = await doelId('Zelf een band plakken');
    expect((await sanne.post(`${een}/doel/${eerst}`, doel({ maat: 'Vier keer zonder hulp' }))).status).toBe(303);
    const tweede = await sanne.post(`${een}/doel/${eerst}`, doel({ tekst: 'Zelf een ketting vervangen' }));
    expect(tweede.status).toBe(422);
    expect(tweede.text).toMatch(/intussen gewijzigd.*“Zelf een band plakken”/);
    expect(tweede.text).toContain(`action="${een}/doel"`);
    expect(tweede.text).toContain('Zelf een ketting vervangen');
    // A draft is nobody else's business, and there is one at a time.
    expect((await jan.get('/mijn/plan')).text).not.toContain('band plakken');
    expect((await karin.get(`/toewijzingen/${toewijzing}/plan`)).text).not.toContain('band plakken');
    expect((await sanne.post(`${basis()}/versie`, {})).location).toBe(basis());
    expect(await stand()).toEqual(['1 concept']);
  });

  test('put before all; the aanbieder sees its own goals and no words; a no has a reason', async () => {
    await sanne.post(`${een}/doel`, doel({ tekst: 'Mijn post openen', plek: '' }));
    expect((await sanne.post(`${een}/voorleggen`, { evaluatie: '01-01-2020', _versie: await versieVan(een) })).text).toContain(
      'Kies een dag na vandaag',
    );
    expect((await sanne.post(`${een}/voorleggen`, { evaluatie: '01-06-2027', _versie: await versieVan(een) })).status).toBe(303);
    expect((await sanne.post(`${een}/doel`, doel({ tekst: 'Te laat' }))).text).toContain('al voorgelegd');
    // What waits for an answer stands where the aanbieder begins, and is gone once it is given.
    const wacht = async () => (await karin.get('/toewijzingen')).text.includes('Plan van Jan Hoekstra: zijn jullie het eens?');
    expect(await wacht()).toBe(true);
    const bijKarin = (await karin.get(`/toewijzingen/${toewijzing}/plan`)).text;
    expect(bijKarin).toContain('Zelf een band plakken');
    expect(bijKarin).not.toMatch(/Mijn post openen|Weer onder de mensen/);
    expect((await jan.get('/mijn/plan/antwoord')).text).toMatch(/band plakken.*Mijn post openen/s);
    const id = een.split('/').at(-1) ?? '';
    expect((await jan.get('/mijn')).text).toContain('Lees je nieuwe plan');
    expect((await jan.post('/mijn/plan/antwoord', { plan: id, antwoord: 'nee', toelichting: '' })).text).toContain(
      'Schrijf op waarom niet',
    );
    await jan.post('/mijn/plan/antwoord', { plan: id, antwoord: 'nee', toelichting: 'Post doe ik zelf' });
    expect((await jan.get('/mijn')).text).not.toContain('Lees je nieuwe plan');
    const klaar = await karin.post(`/toewijzingen/${toewijzing}/plan`, { plan: id, antwoord: 'ja' });
    expect((await karin.get(klaar.location ?? '')).text).toContain('Is iedereen het eens, dan geldt het plan');
    expect(await wacht()).toBe(false);
    expect(await stand()).toEqual(['1 voorgelegd']);
    expect((await sanne.get(een)).text).toMatch(/Jan Hoekstra is het niet eens.*Post doe ik zelf/s);
  });

  test('adapted after a no: a new version, what was said stays; when all agree it holds', async () => {
    twee = (await sanne.post(`${een}/aanpassen`, { _versie: await versieVan(een) })).location ?? '';
    // What was said stands above the draft, and what was agreed in the version before goes along.
    const aangepast = (await sanne.get(twee)).text;
    expect(aangepast).toMatch(/Niet eens met versie 1.*Jan Hoekstra: “Post doe ik zelf”/s);
    expect(aangepast).toContain('value="01-06-2027"');
    const weg = await sanne.post(`${twee}/doel/${await doelId('Mijn post openen')}/terug`);
    expect([weg.status, weg.location]).toEqual([303, twee]);
    await sanne.post(`${twee}/voorleggen`, { reden: '', _versie: await versieVan(twee) });
    expect(await stand()).toEqual(['1 ingetrokken', '2 concept']);
    await sanne.post(`${twee}/voorleggen`, { reden: 'Jan doet zijn post zelf', delen: 'ja', _versie: await versieVan(twee) });
    const id = twee.split('/').at(-1) ?? '';
    expect((await karin.get(`/toewijzingen/${toewijzing}/plan`)).text).toContain('Weer onder de mensen');
    // What the resident said on the telephone is written down by the consulent, as such; both at once.
    await Promise.all([
      sanne.post(`${twee}/antwoord`, { antwoord: 'ja' }),
      karin.post(`/toewijzingen/${toewijzing}/plan`, { plan: id, antwoord: 'ja' }),
    ]);
    expect(await stand()).toEqual(['1 ingetrokken', '2 geldt']);
    expect((await sanne.get(twee)).text).toContain('opgeschreven door Sanne de Wit');
    expect((await sanne.get(een)).text).toContain('Post doe ik zelf');
    expect(await doelen()).toEqual(['Op tijd komen: loopt', 'Zelf een band plakken: loopt', 'Mijn post openen: concept']);
    // The old answer of an aanbieder on a version that is over is refused.
    expect(
      (
        await karin.post(`/toewijzingen/${toewijzing}/plan`, {
          plan: een.split('/').at(-1) ?? '',
          antwoord: 'nee',
          toelichting: 'x',
        })
      ).status,
    ).toBe(404);
    expect((await karin.post(`/toewijzingen/${toewijzing}/plan`, { plan: id, antwoord: 'nee', toelichting: 'x' })).status).toBe(
      422,
    );
  });

  test('an evaluation: reached, changed and dropped with why; the difference stays to read, and the pages of goals follow', async () => {
    const drie = (await sanne.post(`${basis()}/versie`, { aanleiding: 'evaluatie' })).location ?? '';
    const opTijd = await doelId('Op tijd komen');
    const band = await doelId('Zelf een band plakken');
    expect((await sanne.post(`${drie}/doel/${opTijd}`, { stand: 'gehaald', reden: '' })).text).toContain('waaraan jullie zien');
    await sanne.post(`${drie}/doel/${opTijd}`, { stand: 'gehaald', reden: 'Acht weken op tijd' });
    // Two say something of one goal at once: the second sees both in full, and can still keep the own words.
    const eerder = { ...doel({ tekst: 'Zelf een ketting smeren', maat: 'Elke week' }), stand: 'aangepast', reden: 'Banden lukt' };
    expect((await sanne.post(`${drie}/doel/${band}`, eerder)).status).toBe(303);
    const mijn3 = { ...doel({ tekst: 'Zelf een fiets nakijken' }), stand: 'aangepast', reden: 'Banden gaan nu goed' };
    const samen = await sanne.post(`${drie}/doel/${band}`, mijn3);
    expect(samen.status).toBe(409);
    for (const woord of [
      'Zelf een fiets nakijken',
      'Zelf een ketting smeren',
      'Drie keer zonder hulp',
      'Elke week',
      'Banden lukt',
    ])
      expect(samen.text).toContain(woord);
    const _versie = /name="_versie" value="(\d+)"/.exec(samen.text)?.[1] ?? '';
    expect((await sanne.post(`${drie}/doel/${band}`, { ...mijn3, _versie })).status).toBe(303);
    expect(await stand()).toContain('2 geldt');
    await sanne.post(`${drie}/voorleggen`, { reden: 'Na een half jaar', _versie: await versieVan(drie) });
    expect((await jan.get('/mijn/plan/antwoord')).text).toMatch(/Anders.*Eerst stond er: “Zelf een band plakken”/s);
    const waarom = await sanne.post(`${drie}/gelden`, { waarom: '', _versie: await versieVan(drie) });
    expect(waarom.text).toContain('Niet iedereen is het eens');
    await sanne.post(`${drie}/gelden`, {
      waarom: 'Jan is op vakantie en zei ja aan de telefoon',
      _versie: await versieVan(drie),
    });
    expect(await stand()).toEqual(['1 ingetrokken', '2 vervangen', '3 geldt']);
    expect(await doelen()).toEqual([
      'Op tijd komen: gehaald',
      'Zelf een band plakken: aangepast',
      'Mijn post openen: concept',
      'Zelf een fiets nakijken: loopt',
    ]);
    const pagina = (await sanne.get(drie)).text;
    expect(pagina).toMatch(/Gehaald.*Acht weken op tijd/s);
    expect(pagina).toContain('Jan is op vakantie');
    const mijn = (await jan.get('/mijn')).text;
    expect(mijn).toContain('Zelf een fiets nakijken');
    expect(mijn).not.toMatch(/Op tijd komen|band plakken/);
    // Two who change it at once: the second sees both.
    const vier = (await sanne.post(`${basis()}/versie`, { aanleiding: 'wijziging' })).location ?? '';
    expect((await sanne.post(`${vier}/weggooien`, { _versie: '7' })).status).toBe(409);
    // Why there is a fourth is not why there is a fifth: it is asked anew.
    await sanne.post(`${vier}/voorleggen`, { reden: 'Een andere volgorde', _versie: await versieVan(vier) });
    const vijf = (await sanne.post(`${vier}/aanpassen`, { _versie: await versieVan(vier) })).location ?? '';
    expect(/<textarea[^>]*name="reden"[^>]*>([^<]*)</.exec((await sanne.get(vijf)).text)?.[1]?.trim()).toBe('');
    await sanne.post(`${vijf}/weggooien`, { _versie: await versieVan(vijf) });
    expect((await stand()).slice(-2)).toEqual(['4 ingetrokken', '5 ingetrokken']);
  });

  test('on paper: a tagged PDF with the words, the goals, who agreed and the contact person', async () => {
    const uit = await jan.get('/mijn/plan/pdf');
    expect(uit.headers.get('content-type')).toBe('application/pdf');
    const tekst = pdfText(uit.bytes).join(' ').replace(/\s+/g, ' ');
    for (const stuk of [
      'Het plan van Jan Hoekstra',
      'Versie 3',
      'Weer onder de mensen zijn',
      'Zelf een fiets nakijken',
      'Drie keer zonder hulp',
      'Karin Peters',
      'Sanne de Wit',
    ])
      expect(tekst).toContain(stuk === 'Karin Peters' ? 'Fietspunt' : stuk);
    expect(Buffer.from(uit.bytes).toString('latin1')).toContain('/MarkInfo');
    expect(
      (await sanne.get(`${basis()}/${(await h.owner.query("select id from plan where status = 'vervangen'")).rows[0]?.id}/pdf`))
        .status,
    ).toBe(200);
  });
});

describe('who is around', () => {
  test('the consulent until another is chosen; the list is the same for the resident, who may say that it is not right', async () => {
    expect((await jan.get('/mijn/plan')).text).toMatch(
      /Mijn vaste contact.*Sanne de Wit.*Wie helpt mij\?.*Sanne de Wit.*Fietspunt/s,
    );
    const fout = await sanne.post(`${basis()}/mensen`, { naam: '', rol: '', telefoon: 'bel maar', sinds: '01-01-2030' });
    for (const veld of ['naam', 'rol', 'telefoon', 'sinds']) expect(fout.text).toContain(`href="#veld-${veld}"`);
    await sanne.post(`${basis()}/mensen`, {
      naam: 'Joke Bos',
      rol: 'jobcoach',
      organisatie: 'Werkbedrijf',
      telefoon: '055 000 4001',
      sinds: '01-09-2026',
    });
    const mens = (await h.owner.query('select id from betrokkene')).rows[0]?.id;
    expect(
      (await sanne.post(`${basis()}/contact`, { wie: `betrokkene-${mens}`, vervanger: `betrokkene-${mens}` })).text,
    ).toContain('Kies iemand anders');
    await sanne.post(`${basis()}/contact`, { wie: `betrokkene-${mens}`, vervanger: 'consulent' });
    expect((await jan.get('/mijn/plan')).text).toMatch(/Joke Bos.*Is Joke Bos er niet\? Dan is Sanne de Wit er/s);
    expect((await jan.post('/mijn/plan/klopt-niet', { betreft: 'Joke Bos', tekst: '' })).status).toBe(422);
    await jan.post('/mijn/plan/klopt-niet', { betreft: 'Joke Bos', tekst: 'Zij helpt mij niet meer' });
    expect((await sanne.get(basis())).text).toMatch(/Jan zegt dat er iets niet klopt.*Zij helpt mij niet meer/s);
    const melding = (await h.owner.query('select id from betrokkenemelding')).rows[0]?.id;
    await sanne.post(`${basis()}/klopt-niet/${melding}`, { antwoord: 'Ik heb Joke van de lijst gehaald' });
    expect((await jan.get('/mijn/plan')).text).toContain('Antwoord: Ik heb Joke van de lijst gehaald');
    await sanne.post(`${basis()}/contact`, { wie: 'consulent', vervanger: '' });
    expect((await h.owner.query('select naam, tot is null as nu from vastcontact order by id')).rows).toEqual([
      { naam: 'Joke Bos', nu: false },
      { naam: 'Sanne de Wit', nu: true },
    ]);
  });

  test('of another caseload and another aanbieder nothing is known; a handover takes the plan along', async () => {
    const murat = await h.bezoeker({ rol: 'consulent' });
    expect((await murat.get(basis())).status).toBe(404);
    const bram = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
    expect((await bram.get(`/toewijzingen/${toewijzing}/plan`)).status).toBe(404);
    await h.owner.query('update inwoner set consulent_id = $1 where id = $2', [murat.gebruikerId, janId]);
    expect((await murat.get(basis())).text).toContain('Zelf een fiets nakijken');
    expect((await sanne.get(basis())).status).toBe(404);
  });
});
