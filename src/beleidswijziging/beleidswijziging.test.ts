/** Changing policy in the product: a file in, the review, a second person, and what was refused. With a real worker. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { storeBeleid } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import { hashToken } from '../platform/auth/token.ts';
import { SESSION_COOKIE } from '../web/route.ts';
import { startWorker } from '../worker.ts';

let h: House;
let worker: { stop(): Promise<void> };
let maker: Bezoeker;
let collega: Bezoeker;
let beheer: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  worker = await startWorker({ ...h });
  maker = await h.bezoeker({ rol: 'beleid', naam: 'Mila Maker' });
  collega = await h.bezoeker({ rol: 'beleid', naam: 'Coen Collega' });
  beheer = await h.bezoeker({ rol: 'beheer', naam: 'Bea Beheer' });
});
afterAll(async () => {
  await worker?.stop();
  await h?.close();
});

const eerste = () => {
  const versie = h.beleid.regelingen(h.gemeenteId)[0];
  if (!versie) throw new Error('geen versie');
  return versie;
};
const nu = () => h.beleid.regelingOp(h.gemeenteId, datum('2030-01-01')) ?? eerste();

/** A tariff, with a first day of its own. */
const metTarief = (bedrag: string, geldigVan: string, van: string = eerste().tekst): string =>
  van
    .replace(/^geldigVan: .*$/m, `geldigVan: ${geldigVan}`)
    .replace(/bedrag: "[\d,]+", per: uur, bron: WM §10 \}\n {4}afrekening: \{ waarde: gemaakte-uren/, (deel) =>
      deel.replace(/bedrag: "[\d,]+"/, `bedrag: "${bedrag}"`),
    );

const lever = async (
  wie: Bezoeker,
  bestand: string | Uint8Array,
  o: { basis?: number; titel?: string; geldigVan?: string; pad?: string; versie?: number; gevallen?: string } = {},
): Promise<Answer> => {
  const body = new FormData();
  body.set('_sleutel', wie.sleutel());
  if (o.versie !== undefined) body.set('_versie', String(o.versie));
  body.set('basis', String(o.basis ?? nu().id));
  body.set('titel', o.titel ?? 'Ander tarief');
  body.set('geldigVan', o.geldigVan ?? '');
  body.set('bestand', new File([typeof bestand === 'string' ? bestand : new Uint8Array(bestand)], 'werkt-mee.yaml'));
  if (o.gevallen !== undefined) body.set('gevallen', new File([o.gevallen], 'gevallen.yaml'));
  const response = await h.web.app.request(o.pad ?? '/beleid/versies/nieuw', {
    method: 'POST',
    body,
    headers: { cookie: `${SESSION_COOKIE}=${wie.token}` },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    text: new TextDecoder().decode(bytes),
    location: response.headers.get('location'),
    headers: response.headers,
    bytes,
  };
};

const rijen = async (tabel: string): Promise<number> =>
  (await h.owner.query<{ n: number }>(`select count(*)::int as n from ${tabel}`)).rows[0]?.n ?? 0;

const nummer = (pad: string): string | undefined => /\d+/.exec(pad)?.[0];

const versieVan = async (pad: string): Promise<string> => {
  const { rows } = await h.owner.query<{ versie: number }>('select versie from regelingconcept where id = $1', [
    /\d+/.exec(pad)?.[0],
  ]);
  return String(rows[0]?.versie);
};

const doorgerekend = async (pad: string): Promise<void> => {
  const id = Number(/\d+/.exec(pad)?.[0]);
  await expect
    .poll(
      async () =>
        (await h.owner.query('select status from doorrekening where concept_id = $1 order by id desc limit 1', [id])).rows[0]
          ?.status,
      { timeout: 20_000 },
    )
    .toBe('klaar');
};

/** Uploads, waits for the consequences and puts it ready. */
const klaargezet = async (bestand: string, titel = 'Ander tarief', basis = nu().id): Promise<string> => {
  const { location, status, text } = await lever(maker, bestand, { titel, basis });
  if (status !== 303 || location === null) throw new Error(text.replace(/<[^>]+>/g, ' ').slice(0, 3000));
  await doorgerekend(location);
  const klaar = await maker.post(`${location}/klaarzetten`, {
    _versie: await versieVan(location),
    faalReden: 'De gevallen noemen nog het oude tarief.',
    terugReden: 'Zo staat het in het besluit.',
  });
  if (klaar.status !== 303) throw new Error(klaar.text.replace(/<[^>]+>/g, ' ').slice(0, 3000));
  return location;
};
const activeer = async (wie: Bezoeker, pad: string, extra: Record<string, string> = {}): Promise<Answer> =>
  wie.post(`${pad}/activeren`, { _versie: await versieVan(pad), gezien: 'ja', ...extra });

describe('van bestand tot geactiveerd', () => {
  let pad = '';
  test('downloaden, wijzigen, inleveren: de verschillen staan er in woorden, met bron', async () => {
    const { text, headers } = await maker.get(`/beleid/versies/${eerste().id}/bestand`);
    expect(headers.get('content-disposition')).toContain('.yaml');
    expect(text).toContain('# Zo lees je dit bestand');
    const inleveren = await lever(maker, metTarief('9,50', '2027-01-01', text), { titel: 'Tarief <b>trede 3</b>' });
    expect(inleveren.status).toBe(303);
    pad = inleveren.location ?? '';
    const review = await maker.get(pad);
    expect(review.text).toContain('€ 9,00 per uur');
    expect(review.text).toContain('€ 9,50 per uur');
    expect(review.text).toContain('WM §10');
    expect(review.text).toContain('productbeschrijving');
    expect(review.text).toContain('Tarief &lt;b&gt;');
    // The line that says where the file came from is not part of the policy.
    expect((await maker.get(`${pad}/bestand`)).text).not.toContain('Laat deze regel staan');
    expect((await maker.get(`${pad}/route`)).text).toContain('id="stap-op-3"');
  });

  test('de voorbeeldgevallen die niet meer kloppen: zonder reden gaat het niet verder', async () => {
    await doorgerekend(pad);
    expect((await maker.get(`${pad}/gevallen`)).text).toContain('anders dan afgesproken');
    const zonder = await maker.post(`${pad}/klaarzetten`, { _versie: await versieVan(pad) });
    expect(zonder.status).toBe(422);
    expect(zonder.text).toContain('niet meer. Schrijf op waarom dat zo hoort');
    const met = await maker.post(`${pad}/klaarzetten`, { _versie: await versieVan(pad), faalReden: 'Nieuw tarief van de raad.' });
    expect(met.location).toBe(`${pad}/klaargezet`);
    expect(h.beleid.regelingOp(h.gemeenteId, datum('2027-01-01'))?.id).toBe(eerste().id);
  });

  test('vier ogen: de maker niet, ook niet langs de pagina om', async () => {
    const zelf = await activeer(maker, pad);
    expect(zelf.status).toBe(422);
    expect(zelf.text).toContain('Je hebt zelf aan deze wijziging gewerkt');
    await expect(
      h.owner.query(
        "update regelingconcept set status = 'geactiveerd', geactiveerd_door = $2, geactiveerd_op = now() where id = $1",
        [/\d+/.exec(pad)?.[0], maker.gebruikerId],
      ),
    ).rejects.toThrow();
    // Nor by writing down that it was activated.
    const client = await h.pool.connect();
    try {
      await client.query('begin');
      await client.query('select * from app.start($1, $2)', [hashToken(maker.token), ['beleid']]);
      const wie = [
        h.gemeenteId,
        (await h.owner.query('select regeling_id from regelingconcept where id = $1', [nummer(pad)])).rows[0].regeling_id,
      ];
      await expect(
        client.query(
          "insert into regelinggebeurtenis (gemeente_id, regeling_id, soort, bekend_vanaf, door) values ($1, $2, 'geactiveerd', now(), app.gebruiker())",
          wie,
        ),
      ).rejects.toMatchObject({ code: 'WM409' });
    } finally {
      await client.query('rollback');
      client.release();
    }
    const zonderVinkje = await beheer.post(`${pad}/activeren`, { _versie: await versieVan(pad) });
    expect(zonderVinkje.text).toContain('zet dan een vinkje');
  });

  test('beheer activeert: dezelfde review, en overal geldt zij vanaf haar dag', async () => {
    const tweede = await storeBeleid(h.owner);
    const stop = tweede.volg();
    expect((await beheer.get(`${pad}/activeren`)).text).toContain('€ 9,50 per uur');
    const gedaan = await activeer(beheer, pad);
    expect(gedaan.location).toBe(`${pad}/geactiveerd`);
    const nieuw = h.beleid.regelingOp(h.gemeenteId, datum('2027-01-01'));
    expect(nieuw?.id).not.toBe(eerste().id);
    expect(h.beleid.regelingOp(h.gemeenteId, datum('2026-12-31'))?.id).toBe(eerste().id);
    await expect.poll(() => tweede.regelingOp(h.gemeenteId, datum('2027-01-01'))?.id, { timeout: 10_000 }).toBe(nieuw?.id);
    stop();
    expect((await beheer.get(`${pad}/geactiveerd`)).text).toContain('1 januari 2027');
    const { rows } = await h.owner.query("select handeling from logboek where handeling like 'beleid%' order by id");
    expect(rows.map(({ handeling }) => handeling)).toEqual([
      'beleidsconcept-gemaakt',
      'beleidsversie-klaargezet',
      'beleidsversie-geactiveerd',
    ]);
  });

  test('de lijst van versies zegt wie wat deed; een consulent ziet versies en geen concepten', async () => {
    const { text } = await maker.get('/beleid/versies');
    expect(text).toContain('actief, gaat nog in');
    expect(text).toContain('geactiveerd door Bea Beheer');
    const consulent = await h.bezoeker({ rol: 'consulent' });
    const gezien = await consulent.get('/beleid/versies');
    expect(gezien.status).toBe(200);
    expect(gezien.text).not.toContain('in voorbereiding');
    expect(gezien.text).not.toContain('Mila Maker');
  });

  test('intrekken kan voor de eerste dag, met een reden', async () => {
    const zonder = await collega.post(`${pad}/intrekken`, { _versie: await versieVan(pad) });
    expect(zonder.text).toContain('Schrijf op waarom');
    const gedaan = await collega.post(`${pad}/intrekken`, { _versie: await versieVan(pad), reden: 'De raad stelde het uit.' });
    expect(gedaan.status).toBe(303);
    expect(h.beleid.regelingOp(h.gemeenteId, datum('2027-01-01'))?.id).toBe(eerste().id);
    expect((await collega.get(pad)).text).toContain('De raad stelde het uit.');
    expect((await activeer(beheer, pad)).status).toBe(422);
  });
});

describe('wat wordt geweigerd', () => {
  const verwacht: [string, () => Promise<Answer>, RegExp][] = [
    ['een ongewijzigd bestand', () => lever(maker, eerste().tekst, { basis: eerste().id }), /er is niets veranderd/],
    [
      'een begindag die al bezet is',
      () => lever(maker, metTarief('9,75', '2021-01-01')),
      /geldigVan: er is al een versie die geldt vanaf 1 januari 2021/,
    ],
    [
      'een andere gemeente',
      () => lever(maker, metTarief('9,75', '2027-05-01').replace('gemeente: "0200"', 'gemeente: "0202"')),
      /dit is een regeling van gemeente 0202/,
    ],
    [
      'een andere regeling',
      () => lever(maker, metTarief('9,75', '2027-05-01').replace('regeling: werkt-mee', 'regeling: iets-anders')),
      /schrijf werkt-mee/,
    ],
    ['een fout bedrag', () => lever(maker, metTarief('9,5', '2027-05-01')), /twee cijfers achter de komma/],
    ['een onbekend veld', () => lever(maker, `${metTarief('9,75', '2027-05-01')}\ntarief: 3\n`), /kent geen tarief/],
    [
      'een onbekende bron',
      () => lever(maker, metTarief('9,75', '2027-05-01').replace('bron: BR 2.2', 'bron: XX 1')),
      /is niet bekend/,
    ],
    ['geen YAML', () => lever(maker, 'a: [1, 2\nb: {'), /geen geldige YAML/],
    ['geen titel', () => lever(maker, metTarief('9,75', '2027-05-01'), { titel: '' }), /waar de wijziging over gaat/],
    [
      'een dag die niet bestaat',
      () => lever(maker, metTarief('9,75', '2027-05-01'), { geldigVan: '31-02-2027' }),
      /Schrijf een dag die bestaat/,
    ],
    [
      'een basis die niet bestaat',
      () => lever(maker, metTarief('9,75', '2027-05-01'), { basis: 99_999 }),
      /Deze pagina is er niet/,
    ],
  ];
  test.each(verwacht)('%s', async (_, doe, woorden) => {
    const voor = [await rijen('regelingconcept'), await rijen('regelingconceptversie'), await rijen('regeling')];
    const antwoord = await doe();
    expect([404, 422]).toContain(antwoord.status);
    expect(antwoord.text).toMatch(woorden);
    expect([await rijen('regelingconcept'), await rijen('regelingconceptversie'), await rijen('regeling')]).toEqual(voor);
  });

  test('alle fouten tegelijk, elk bij zijn regel van het bestand, ook met de regel van de download erboven', async () => {
    const { text } = await maker.get(`/beleid/versies/${eerste().id}/bestand`);
    const stuk = text
      .replace('minimumLeeftijd: { waarde: 18', 'minimumLeeftijd: { waarde: achttien')
      .replace('bedrag: "6,60"', 'bedrag: 6.60');
    const regel = (stukje: string): number => stuk.slice(0, stuk.indexOf(stukje)).split('\n').length;
    const antwoord = await lever(maker, stuk, { basis: eerste().id });
    expect(antwoord.status).toBe(422);
    expect(antwoord.text).toContain(`Regel ${regel('achttien')}, doelgroep.minimumLeeftijd.waarde`);
    expect(antwoord.text).toContain(`Regel ${regel('6.60')}, producten`);
    expect(antwoord.text).toContain(`id="veld-regel-${regel('achttien')}"`);
    expect(antwoord.text).toMatch(/hoort een (heel )?getal te zijn/);
  });

  test('een route die doodloopt: de regel, en getekend waar', async () => {
    const stuk = metTarief('9,75', '2027-05-01').replace(/uit: \[\{ uitkomst: advies, wat: schriftelijk advies, [^}]*\}\], /, '');
    const antwoord = await lever(maker, stuk);
    expect(antwoord.status).toBe(422);
    expect(antwoord.text).toMatch(/Regel \d+, route\.stappen\.orientatie: de stap orientatie heeft geen uit en loopt dood/);
    expect(antwoord.text).toContain('De route in het bestand');
    expect(antwoord.text).toMatch(/wm-route__knoop--fout[\s\S]{0,400}Oriëntatie/);
  });

  test.each<[string, () => string | Uint8Array]>([
    ['niets', () => ''],
    ['een foto', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['UTF-16', () => new Uint8Array([0xff, 0xfe, 0x61, 0x00])],
    ['latin1', () => new Uint8Array([0x61, 0x3a, 0x20, 0xe9, 0x0a])],
    ['te groot', () => `a: ${'x'.repeat(400_000)}`],
    ['een onzichtbaar teken', () => `naam: Werkt\u0007 mee\n`],
    ['aliassen die zich vermenigvuldigen', () => `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [${'*c, '.repeat(500)}*c]\n`],
    ['haken zonder eind', () => '['.repeat(100_000)],
    ['een tag', () => `naam: !!js/function "x"\n`],
    ['prototype', () => `__proto__: { a: 1 }\nconstructor: { b: 2 }\n`],
    ['twee documenten', () => `${eerste().tekst}\n---\na: 1\n`],
    ['alleen een lijst', () => '- a\n- b\n'],
    ['alleen een getal', () => '42'],
  ])('vijandig: %s', async (_, maak) => {
    const antwoord = await lever(maker, maak());
    expect([413, 422]).toContain(antwoord.status);
    expect(antwoord.text).toMatch(/class="wm-melding|class="wm-samenvatting|te groot/);
    expect(antwoord.text).not.toMatch(/at Object|node_modules|undefined/);
  });

  test('HTML in het bestand blijft tekst, ook in de foutmelding', async () => {
    const antwoord = await lever(
      maker,
      metTarief('9,75', '2027-05-01').replace('soort: werkplek', 'soort: <script>alert(1)</script>'),
    );
    expect(antwoord.status).toBe(422);
    expect(antwoord.text).not.toContain('<script>alert');
    expect(antwoord.text).toContain('&lt;script&gt;alert');
  });

  test('een bestand van een ander dan de versie die je wijzigt: het conflict staat er, met wat er veranderde', async () => {
    const { text: oud } = await maker.get(`/beleid/versies/${eerste().id}/bestand`);
    const pad = await klaargezet(metTarief('9,80', '2028-01-01'));
    expect((await activeer(beheer, pad)).status).toBe(303);
    const nieuwe = nu();
    const antwoord = await lever(maker, metTarief('9,90', '2029-01-01', oud), { basis: nieuwe.id });
    expect(antwoord.status).toBe(422);
    expect(antwoord.text).toContain(`gemaakt van versie ${eerste().id}`);
    expect(antwoord.text).toContain('€ 9,80 per uur');
  });

  test('wie werkt aan een versie die een collega inhaalt, kan niet verder tot hij het gezien heeft', async () => {
    const basis = nu();
    const { location } = await lever(maker, metTarief('9,95', '2031-01-01', basis.tekst), {
      basis: basis.id,
      titel: 'Wordt ingehaald',
    });
    const ander = await klaargezet(metTarief('9,85', '2030-01-01', basis.tekst), 'Haalt in');
    expect((await activeer(collega, ander)).status).toBe(303);
    // What begins before it is told that it will not last.
    const ertussen = await lever(maker, metTarief('9,70', '2029-06-01', basis.tekst), { basis: basis.id, titel: 'Ertussen' });
    expect((await maker.get(ertussen.location ?? '')).text).toContain('Deze versie geldt maar tot 1 januari 2030');
    expect((await maker.get(location ?? '')).text).not.toContain('geldt maar tot');
    await doorgerekend(location ?? '');
    const klaar = await maker.post(`${location}/klaarzetten`, { _versie: await versieVan(location ?? ''), faalReden: 'x' });
    expect(klaar.status).toBe(422);
    expect(klaar.text).toContain('gaat uit van een versie die op 1 januari 2031 niet meer geldt');
    const review = await maker.get(location ?? '');
    expect(review.text).toContain('is ingehaald');
    expect(review.text).toContain('€ 9,85 per uur');
    const verder = await maker.post(`${location}/basis`, { _versie: await versieVan(location ?? '') });
    expect(verder.status).toBe(303);
    expect((await maker.get(location ?? '')).text).not.toContain('is ingehaald');
  });

  test('twee collega’s die tegelijk een versie met dezelfde begindag activeren: een van de twee', async () => {
    const basis = nu();
    const paden = [
      await klaargezet(metTarief('9,61', '2033-01-01', basis.tekst), 'De ene'),
      await klaargezet(metTarief('9,62', '2033-01-01', basis.tekst), 'De andere'),
    ];
    const uit = await Promise.all([activeer(beheer, paden[0] ?? ''), activeer(collega, paden[1] ?? '')]);
    expect(uit.map(({ status }) => status).sort()).toEqual([303, 422]);
    const { rows } = await h.owner.query(
      "select count(*)::int as n from regelingconcept where status = 'geactiveerd' and titel in ('De ene', 'De andere')",
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('wie alleen een tekst verbeterde activeert ook niet', async () => {
    const basis = h.beleid.regelingOp(h.gemeenteId, datum('2035-01-01')) ?? eerste();
    const { location } = await lever(maker, metTarief('9,71', '2035-01-01', basis.tekst), { basis: basis.id });
    const beter = await lever(collega, metTarief('9,72', '2035-01-01', basis.tekst), {
      pad: `${location}/wijzigen`,
      versie: Number(await versieVan(location ?? '')),
      basis: basis.id,
    });
    expect(beter.status).toBe(303);
    await doorgerekend(location ?? '');
    await maker.post(`${location}/klaarzetten`, { _versie: await versieVan(location ?? ''), faalReden: 'Nieuw tarief.' });
    expect((await activeer(collega, location ?? '')).text).toContain('Je hebt zelf aan deze wijziging gewerkt');
    const terug = await beheer.post(`${location}/teruggeven`, {
      _versie: await versieVan(location ?? ''),
      reden: 'Het bedrag moet hoger.',
    });
    expect(terug.status).toBe(303);
    expect((await maker.get(location ?? '')).text).toContain('Het bedrag moet hoger.');
    const teLang = await maker.post(`${location}/wegleggen`, {
      _versie: await versieVan(location ?? ''),
      reden: 'a'.repeat(1001),
    });
    expect([teLang.status, teLang.text.includes('Schrijf dit korter: hoogstens 1000 tekens.')]).toEqual([422, true]);
    await maker.post(`${location}/wegleggen`, { _versie: await versieVan(location ?? ''), reden: 'Het gaat niet door.' });
    expect((await maker.get('/beleid/versies')).text).toContain('Het gaat niet door.');
  });

  test('twee versies van hetzelfde scherm: de tweede wordt geweigerd', async () => {
    const basis = nu();
    const { location } = await lever(maker, metTarief('9,99', '2032-01-01', basis.tekst), { basis: basis.id });
    const versie = await versieVan(location ?? '');
    const opnieuw = (bedrag: string) =>
      lever(maker, metTarief(bedrag, '2032-01-01', basis.tekst), {
        pad: `${location}/wijzigen`,
        versie: Number(versie),
        basis: basis.id,
      });
    expect((await opnieuw('9,98')).status).toBe(303);
    const tweede = await opnieuw('9,97');
    expect(tweede.status).toBe(422);
    expect(tweede.text).toContain('intussen veranderd');
  });
});

test('met terugwerkende kracht: alleen met een reden, en op te vragen zoals bekend op een eerdere dag', async () => {
  const basis = eerste();
  const tekst = metTarief('8,75', '2026-03-01', basis.tekst);
  const { location } = await lever(maker, tekst, { basis: basis.id, titel: 'Terugwerkend' });
  const pad = location ?? '';
  await doorgerekend(pad);
  const zonder = await maker.post(`${pad}/klaarzetten`, { _versie: await versieVan(pad), faalReden: 'Nieuw tarief.' });
  expect(zonder.text).toContain('Schrijf op waarom de versie met terugwerkende kracht ingaat');
  await maker.post(`${pad}/klaarzetten`, {
    _versie: await versieVan(pad),
    faalReden: 'Nieuw tarief.',
    terugReden: 'Raadsbesluit 12.',
  });
  expect((await activeer(beheer, pad)).status).toBe(303);
  const op = (bekend?: string) =>
    h.beleid.regelingOp(h.gemeenteId, datum('2026-06-01'), undefined, bekend === undefined ? undefined : datum(bekend));
  expect(op()?.geldigVan).toBe('2026-03-01');
  expect(op('2026-01-01')?.geldigVan).toBe('2021-01-01');
  const { text } = await maker.get('/beleid/versies?dag=01-06-2026&bekend=01-01-2026');
  expect(text).toContain('geldig vanaf 1 januari 2021');
  expect(text).toContain('Later is dat veranderd');
});

describe('gevolgen', () => {
  test('lopende gevallen: aantallen, lijst met filter, en de export is precies het filter', async () => {
    const basis = nu();
    const metEigenTarief = await maakAanbieder(h);
    const zonder = await maakAanbieder(h);
    await maakContract(h, metEigenTarief);
    const jong = await maakInwoner(h, { geboortedatum: '2007-06-01', trede: 3 });
    const oud = await maakInwoner(h, { geboortedatum: '1990-05-01', trede: 3 });
    const a = await maakToewijzing(h, { inwonerId: jong.id, aanbiederId: zonder, van: '2026-07-01', tot: '2035-12-31' });
    const b = await maakToewijzing(h, { inwonerId: oud.id, aanbiederId: metEigenTarief, van: '2026-07-01', tot: '2035-12-31' });
    const tekst = metTarief('10,00', '2034-01-01', basis.tekst).replace(
      /duur: \{ maanden: 24, soort: maximum/,
      'duur: { maanden: 12, soort: maximum',
    );
    const jaar = tekst.replace('minimumLeeftijd: { waarde: 18', 'minimumLeeftijd: { waarde: 30');
    const { location } = await lever(maker, jaar, { basis: basis.id, titel: 'Leeftijd, termijn en tarief' });
    await doorgerekend(location ?? '');
    const { text } = await maker.get(`${location}/gevolgen`);
    expect(text).toContain('Lopende gevallen houden hun eigen versie');
    expect(text).toContain(`Toewijzing ${a.nummer}`);
    expect(text).toContain(`Toewijzing ${b.nummer}`);
    expect(text).toContain('30 juni 2028 → 30 juni 2027');
    expect(text).toContain('het contract van de aanbieder noemt een eigen tarief');
    expect(text).not.toContain('Yara');
    const bedragen = await maker.get(`${location}/gevolgen?soort=bedrag`);
    expect(bedragen.text).toContain(`Toewijzing ${a.nummer}`);
    expect(bedragen.text).not.toContain(`Toewijzing ${b.nummer}`);
    const csv = await maker.get(`${location}/gevolgen/export?soort=bedrag`);
    expect(csv.text).toContain(`${a.nummer};`);
    expect(csv.text).not.toContain(`${b.nummer};`);
    expect(csv.text.split('\r\n')[0]).toContain('toewijzing;dossier;product');
    // In 2034 the young resident is 26: under 30, so the toets turns.
    expect((await maker.get(`${location}/gevolgen?soort=toets`)).text).toContain('past niet');
  });

  test('overgang: nieuwe-versie zet lopende toewijzingen over, de andere houden hun versie', async () => {
    const basis = nu();
    const aanbieder = await maakAanbieder(h);
    const inwoner = await maakInwoner(h, { trede: 3 });
    const t = await maakToewijzing(h, { inwonerId: inwoner.id, aanbiederId: aanbieder, van: '2026-07-01', tot: '2027-06-30' });
    const ook = await maakInwoner(h, { trede: 3 });
    const voor = await maakToewijzing(h, { inwonerId: ook.id, aanbiederId: aanbieder, van: '2026-02-01', tot: '2027-01-31' });
    const versie = async (): Promise<number> =>
      (await h.owner.query<{ regeling_id: number }>('select regeling_id from toewijzing where id = $1', [t.id])).rows[0]
        ?.regeling_id ?? 0;
    const eigen = await versie();
    const vorige = h.beleid.regelingOp(h.gemeenteId, datum('2026-05-01'));
    const gewoon = await klaargezet(metTarief('8,80', '2026-05-01', vorige?.tekst), 'Blijft staan', vorige?.id);
    expect((await activeer(beheer, gewoon)).status).toBe(303);
    expect(await versie()).toBe(eigen);
    const mee = metTarief('8,90', '2026-06-01', h.beleid.regelingOp(h.gemeenteId, datum('2026-06-01'))?.tekst).replace(
      'lopende: blijven',
      'lopende: nieuwe-versie',
    );
    const ander = await lever(maker, mee, {
      basis: h.beleid.regelingOp(h.gemeenteId, datum('2026-06-01'))?.id ?? 0,
      titel: 'Gaat mee',
    });
    expect(ander.status, ander.text.replace(/<[^>]+>/g, ' ').slice(0, 2000)).toBe(303);
    await doorgerekend(ander.location ?? '');
    expect((await maker.get(`${ander.location}/gevolgen`)).text).toContain('Lopende gevallen gaan over op deze versie');
    await maker.post(`${ander.location}/klaarzetten`, {
      _versie: await versieVan(ander.location ?? ''),
      faalReden: 'Nieuw tarief.',
      terugReden: 'Besluit.',
    });
    expect((await activeer(collega, ander.location ?? '')).status).toBe(303);
    const nieuw = h.beleid.regelingOp(h.gemeenteId, datum('2026-06-01'))?.id ?? 0;
    await expect.poll(versie, { timeout: 20_000 }).toBe(nieuw);
    const { rows } = await h.owner.query(
      'select van_regeling_id, naar_regeling_id from regelingovergang where toewijzing_id = $1',
      [t.id],
    );
    expect(rows).toEqual([{ van_regeling_id: eigen, naar_regeling_id: nieuw }]);
    // It began after the first day of that version: no day was decided by another.
    const eerder = async (id: number) =>
      (await h.owner.query('select regeling_id, regeling_eerder from toewijzing where id = $1', [id])).rows[0];
    expect(await eerder(t.id)).toEqual({ regeling_id: nieuw, regeling_eerder: null });
    expect(await eerder(voor.id)).toEqual({ regeling_id: nieuw, regeling_eerder: [{ tot: '2026-05-31', regeling: eigen }] });
    expect(basis.id).not.toBe(nieuw);
  });
});

describe('het document', () => {
  test('alles onder elkaar: inhoudsopgave, kracht, tegenspraak, wat niet geregeld is, en het bestand op dezelfde plaats', async () => {
    const { text } = await maker.get(`/beleid/document?versie=${eerste().id}`);
    // Each part is folded under its heading and a line of what is in it; all of them open has a table of contents too.
    expect(text).toMatch(
      /<details class="wm-uitklap"><summary><h2 id="product-wm-werkplek-3">.*?<\/h2><span>Maatwerkvoorziening, ten hoogste 2 jaar, €\s9,00 per uur</,
    );
    const open = (await maker.get(`/beleid/document?versie=${eerste().id}&open=alles`)).text;
    expect(open).toContain('href="#product-wm-werkplek-3"');
    expect(open).toMatch(/<details class="wm-uitklap" open><summary><h2 id="product-wm-werkplek-3">/);
    expect(text).toContain('niet geregeld');
    expect(text).toContain('Een andere tekst zegt het anders');
    expect(text).toContain('keuze, niet in de bron');
    expect(text).not.toContain('wm-bestand');
    const naast = await maker.get(`/beleid/document?versie=${eerste().id}&bestand=naast`);
    const regel =
      eerste()
        .tekst.split('\n')
        .findIndex((een) => een.includes('product: wm-werkplek-3')) + 1;
    expect(naast.text).toContain(`<li value="${regel}"><code>  - product: wm-werkplek-3</code></li>`);
    for (const rol of ['consulent', 'teammanager', 'beheer'] as const)
      expect((await (await h.bezoeker({ rol })).get('/beleid/document')).status).toBe(200);
  });
  test('elk deel van het document heeft zijn regels in het bestand', async () => {
    const { text } = await maker.get(`/beleid/document?versie=${eerste().id}&bestand=naast`);
    // Apeldoorn excludes nobody: that part has no lines, and says so.
    expect(text.match(/Hierover staat niets in het bestand/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });
});
