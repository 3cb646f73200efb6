import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { type MailServer, startMailServer } from '../../test/mail-server.ts';
import { escalatePlichten, recheckPlichten, refreshPlichten } from '../bewaking/index.ts';
import { datum } from '../kernel/datum.ts';
import { createMailSender, sendDue } from '../platform/mail/index.ts';
import { refreshWerkvoorraad } from '../werkvoorraad/index.ts';
import { sendHerinneringen } from './index.ts';

// Under the regeling of Arnhem: Jan's report was due on 1 November, Ada's is due on 25 November, Ben is suspended.
let h: House;
let post: MailServer;
let sanne: Bezoeker;
let tess: Bezoeker;
let karin: Bezoeker;
let fietspunt: number;
let arnhem: number;
const wie: Record<string, number> = {};
const plek: Record<string, number> = {};

const maak = async (naam: string, van: string, tot: string, consulent = sanne): Promise<void> => {
  const { id } = await maakInwoner(h, {
    consulentId: consulent.gebruikerId,
    voornaam: naam,
    achternaam: 'Proef',
    trede: 3,
    status: 'in-traject',
  });
  wie[naam] = id;
  plek[naam] = (await maakToewijzing(h, { inwonerId: id, aanbiederId: fietspunt, van, tot })).id;
  await h.owner.query("update toewijzing set product = 'aw-op-weg-naar-4', regeling_id = $2 where id = $1", [plek[naam], arnhem]);
};
const nacht = async (dag: string): Promise<string> => {
  const vandaag = datum(dag);
  await refreshPlichten(h);
  await refreshWerkvoorraad({ ...h, vandaag });
  return sendHerinneringen({ ...h, vandaag, baseUrl: 'https://werktmee.example' });
};
const rijen = async <T extends object>(sql: string, waarden: unknown[] = []): Promise<T[]> =>
  (await h.owner.query<T>(sql, waarden)).rows;
const over = (naam: string) =>
  rijen<{ soort: string; moment: string; dag: string; wie: string }>(
    `select n.soort, n.moment, n.dag, coalesce(g.naam, n.aan) as wie from herinnering n left join gebruiker g on g.id = n.gebruiker_id
      where n.inwoner_id = $1 and n.soort not like 'einde%' and n.soort not like 'plicht-navragen' order by n.id`,
    [wie[naam]],
  );

beforeAll(async () => {
  [h, post] = await Promise.all([openHouse(), startMailServer()]);
  [sanne, tess] = await Promise.all([
    h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' }),
    h.bezoeker({ rol: 'teammanager', naam: 'Tess Bakker' }),
  ]);
  fietspunt = await maakAanbieder(h, { naam: 'Fietspunt' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: fietspunt, naam: 'Karin Peters' });
  await h.owner.query("update gebruiker set email = lower(split_part(naam, ' ', 1)) || '@voorbeeld.example' where id = any($1)", [
    [sanne.gebruikerId, tess.gebruikerId, karin.gebruikerId],
  ]);
  arnhem =
    h.beleid.regelingen(h.beleid.gemeenteIdVan('0202') ?? 0).find((een) => een.regeling.geldigVan === '2020-07-01')?.id ?? 0;
  await maak('Jan', '2026-08-01', '2027-01-31');
  await maak('Ada', '2026-08-25', '2027-02-24');
  await maak('Ben', '2026-08-01', '2027-01-31');
});
afterAll(async () => {
  await h?.close();
  await post?.close();
});

describe('duties as rows', () => {
  test('a run writes them, a second run writes nothing', async () => {
    const eerst = await recheckPlichten(h);
    expect(await rijen('select count(*)::int as n from plichtstand')).toEqual([{ n: 6 }]);
    expect(eerst.verschoven).toBe(0);
    expect(await recheckPlichten(h)).toEqual({ bekeken: 3, geschreven: 0, verschoven: 0 });
  });

  test('a suspension moves days, and what they were and why stays', async () => {
    await h.owner.query(
      "update toewijzing set opgeschort = '{[2026-10-20,2026-12-02)}', looptijd = '[2026-08-01,2027-03-16)' where id = $1",
      [plek.Ben],
    );
    // The tab derives what moved itself: nobody reads the day of before.
    const { text } = await sanne.get(`/dossier/${wie.Ben}/plichten`);
    expect(await refreshPlichten(h)).toBe(0);
    expect(text).toMatch(/1 november 2026<.*14 december 2026<.*43 dagen opgeschort/s);
    expect(await rijen('select soort, oud, nieuw from plichtverschil order by id')).toEqual([
      { soort: 'voortgangsbericht', oud: '2026-11-01', nieuw: '2026-12-14' },
      { soort: 'evaluatiegesprek', oud: '2026-12-20', nieuw: '2027-02-01' },
    ]);
    expect((await recheckPlichten(h)).geschreven).toBe(0);
  });

  test('each sees what is late, soon and on hold of what is theirs', async () => {
    for (const een of [sanne, tess, karin]) {
      const pad = een === karin ? '/toewijzingen/plichten' : '/plichten';
      const [laat, opgeschort] = [await een.get(`${pad}?stand=laat`), await een.get(`${pad}?stand=aangehouden`)];
      expect(laat.text).toMatch(/Jan Proef.*Voortgangsbericht na drie maanden.*21 dagen te laat/s);
      expect(laat.text).not.toContain('Ben Proef');
      expect(opgeschort.text).toMatch(/Ben Proef.*Opgeschort tot en met 1 december 2026/s);
    }
    const { text } = await sanne.get('/plichten');
    expect(text).toMatch(/Gewijzigde eisen aanbieder 1.*Gevolg: niet geregeld/s);
    const csv = await karin.get('/toewijzingen/plichten/lijst.csv?stand=laat');
    expect(csv.text.trim().split('\r\n')).toHaveLength(2);
    // Named as its own version does: an aanbieder has no municipality that could say it.
    for (const van of [csv.text, (await karin.get('/toewijzingen/plichten')).text]) {
      expect(van).toContain('Op weg naar onbetaald werk');
      expect(van).not.toContain('aw-op-weg-naar-4');
    }
    const ander = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h, { naam: 'Elders' }) });
    expect((await ander.get('/toewijzingen/plichten')).text).not.toContain('Proef');
  });
});

describe('reminders', () => {
  test('before and after the last day, once, by mail without a name', async () => {
    expect(await nacht('2026-11-22')).toMatch(/^\d+ herinnering(en)? klaargezet, in \d mail/);
    expect(await over('Ada')).toEqual([{ soort: 'voortgangsbericht', moment: 'vooraf', dag: '2026-11-25', wie: 'Karin Peters' }]);
    // Three weeks late is older than what is still told.
    expect(await over('Jan')).toEqual([]);
    expect(await over('Ben')).toEqual([]);
    expect(await nacht('2026-11-22')).toBe('Er was niemand te herinneren.');
    expect(await nacht('2026-11-23')).toBe('Er was niemand te herinneren.');
    const sender = createMailSender({ url: `smtp://127.0.0.1:${post.port}`, van: 'werktmee@apeldoorn.example', tls: false });
    await sendDue(h.owner, sender);
    const [mail] = post.ontvangen.filter(({ aan }) => aan.includes('karin@voorbeeld.example'));
    expect(mail?.bron).toContain('Er staat iets voor je klaar');
    expect(post.ontvangen.map(({ bron }) => bron).join()).not.toMatch(/Proef|Ada|Jan/);
    expect((await karin.get('/herinneringen')).text).toMatch(/Ada Proef.*25 november 2026/s);
  });

  test('who did not send it is told again when it is late, the consulent too when she may ask', async () => {
    await nacht('2026-11-26');
    expect((await over('Ada')).map(({ moment }) => moment)).toEqual(['vooraf', 'laat']);
  });

  test('no mail of a kind that is not wanted; in the product it stands all the same', async () => {
    expect((await karin.post('/herinneringen', { mail: ['overleg', 'plicht-vooraf'] })).status).toBe(303);
    await maak('Cor', '2026-08-20', '2027-02-19');
    await nacht('2026-11-22');
    const [rij] = await rijen<{ moment: string; mail_id: number | null }>(
      "select moment, mail_id from herinnering where inwoner_id = $1 and soort = 'voortgangsbericht'",
      [wie.Cor],
    );
    expect(rij).toEqual({ moment: 'laat', mail_id: null });
  });

  test('stopped for one resident, with who and why; taken up again', async () => {
    await maak('Dik', '2026-08-27', '2027-02-26');
    const pad = `/dossier/${wie.Dik}/herinneringen`;
    expect((await sanne.post(pad, { wat: 'gestopt', reden: '', tot: '' })).text).toContain('Schrijf op waarom');
    expect((await sanne.post(pad, { wat: 'gestopt', reden: 'Belde al', tot: '21-11-2026' })).text).toContain(
      'Deze dag is voorbij',
    );
    expect((await sanne.post(pad, { wat: 'gestopt', reden: 'Belde al', tot: '31-13-2026' })).status).toBe(422);
    expect((await sanne.post(pad, { wat: 'gestopt', reden: 'Belde al', tot: '25-11-2026' })).status).toBe(303);
    expect((await karin.post(pad, { wat: 'hervat', reden: 'x' })).status).toBe(403);
    await nacht('2026-11-25');
    expect(await over('Dik')).toEqual([]);
    expect((await sanne.get(`/dossier/${wie.Dik}/plichten`)).text).toMatch(
      /Gestopt tot en met 25 november 2026.*Belde al.*Sanne de Wit/s,
    );
    await nacht('2026-11-26');
    expect((await over('Dik')).map(({ moment }) => moment)).toEqual(['vooraf']);
    expect((await sanne.post(pad, { wat: 'gestopt', reden: 'Weer gebeld', tot: '' })).status).toBe(303);
    expect((await sanne.post(pad, { wat: 'hervat', reden: 'Toch niet' })).status).toBe(303);
    expect((await sanne.post(pad, { wat: 'hervat', reden: 'Nog eens' })).text).toContain('staan al aan');
  });

  test('who comes back is reminded again: what was stopped before counts no longer', async () => {
    const { id } = await maakInwoner(h, {
      consulentId: sanne.gebruikerId,
      voornaam: 'Eva',
      achternaam: 'Proef',
      trede: 3,
      status: 'in-traject',
    });
    wie.Eva = id;
    await maakToewijzing(h, { inwonerId: id, aanbiederId: fietspunt, van: '2026-01-01', tot: '2026-03-31', status: 'beeindigd' });
    await h.owner.query(
      "insert into herinneringstop (gemeente_id, inwoner_id, consulent_id, wat, reden, door, op) values ($1, $2, $3, 'gestopt', 'Stopt ermee', $3, '2026-03-01')",
      [h.gemeenteId, id, sanne.gebruikerId],
    );
    plek.Eva = (await maakToewijzing(h, { inwonerId: id, aanbiederId: fietspunt, van: '2026-08-26', tot: '2027-02-25' })).id;
    await h.owner.query("update toewijzing set product = 'aw-op-weg-naar-4', regeling_id = $2 where id = $1", [plek.Eva, arnhem]);
    await nacht('2026-11-22');
    expect((await over('Eva')).map(({ moment, dag }) => [moment, dag])).toEqual([['vooraf', '2026-11-26']]);
    expect((await sanne.get(`/dossier/${id}/plichten`)).text).toContain('Dat gold tot de inwoner terugkwam, op 26 augustus 2026');
  });
});

describe('late for too long', () => {
  test('the teammanager looks along, or who replaces; once, and it says what came of it', async () => {
    const vandaag = datum('2026-11-22');
    const mia = await h.bezoeker({ rol: 'consulent', naam: 'Mia Vos' });
    const noor = await h.bezoeker({ rol: 'consulent', naam: 'Noor Smit' });
    await maak('Fay', '2026-08-08', '2027-02-07', mia);
    await maak('Gus', '2026-08-09', '2027-02-08', mia);
    await h.owner.query(
      "insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, vervanger_id, periode, door) values ($1, $2, $3, '[2026-11-20,2026-12-01)', $2)",
      [h.gemeenteId, mia.gebruikerId, noor.gebruikerId],
    );
    await refreshPlichten(h);
    await refreshWerkvoorraad({ ...h, vandaag });
    await escalatePlichten({ ...h, vandaag });
    expect(await escalatePlichten({ ...h, vandaag })).toBe('Er veranderde niets.');
    const wieKijkt = (naam: string) =>
      rijen<{ naar: string; naar_id: number | null }>(
        "select naar, naar_id from plichtescalatie where inwoner_id = $1 and soort = 'voortgangsbericht'",
        [wie[naam]],
      );
    expect(await wieKijkt('Jan')).toEqual([{ naar: 'teammanager', naar_id: null }]);
    // Fourteen days late on the eighth, thirteen on the ninth.
    expect(await wieKijkt('Fay')).toEqual([{ naar: 'vervanger', naar_id: noor.gebruikerId }]);
    expect(await wieKijkt('Gus')).toEqual([]);
    expect((await tess.get('/plichten?stand=meekijken')).text).toMatch(/Jan Proef.*De teammanager kijkt mee/s);
    expect((await noor.get('/plichten?stand=meekijken')).text).toMatch(/Fay Proef.*Jij kijkt mee, als vervanger/s);
    await sendHerinneringen({ ...h, vandaag, baseUrl: 'https://werktmee.example' });
    expect((await over('Jan')).map(({ moment, wie: naam }) => [moment, naam])).toEqual([['escalatie', 'Tess Bakker']]);
    const pad = `/dossier/${wie.Jan}/plichten/meekijken`;
    expect((await tess.post(pad, { toelichting: '' })).text).toContain('Schrijf op waarom');
    expect((await tess.post(pad, { toelichting: 'Karin belt morgen.' })).status).toBe(303);
    expect((await tess.post(pad, { toelichting: 'Nog eens.' })).text).toContain('niets meer om mee te kijken');
    expect((await sanne.get(`/dossier/${wie.Jan}/plichten`)).text).toMatch(/Karin belt morgen\..*Tess Bakker/s);
    await h.owner.query(
      "insert into plichtafdoening (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, wat, dag, door) values ($1, $2, $3, $4, $5, 'voortgangsbericht', 'gedaan', '2026-11-22', $4)",
      [h.gemeenteId, plek.Jan, wie.Jan, sanne.gebruikerId, fietspunt],
    );
    await refreshPlichten(h);
    await escalatePlichten({ ...h, vandaag });
    expect(
      await rijen(
        "select opgelost_op is not null as weg from plichtescalatie where inwoner_id = $1 and soort = 'voortgangsbericht'",
        [wie.Jan],
      ),
    ).toEqual([{ weg: true }]);
    expect((await sanne.get('/plichten?stand=af')).text).toMatch(/Jan Proef.*Gedaan op 22 november 2026, te laat/s);
  });

  test('what the replacer leaves goes on to the teammanager: after as many days again, or as soon as the replacing is over', async () => {
    const [pim, roos] = [
      await h.bezoeker({ rol: 'consulent', naam: 'Pim Kok' }),
      await h.bezoeker({ rol: 'consulent', naam: 'Roos Kuiper' }),
    ];
    const begin = datum('2026-11-22');
    for (const naam of ['Hans', 'Iris', 'Joop']) await maak(naam, '2026-08-08', '2027-02-07', pim);
    const { rows } = await h.owner.query<{ id: number }>(
      "insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, vervanger_id, periode, door) values ($1, $2, $3, '[2026-11-20,2026-12-20)', $2) returning id",
      [h.gemeenteId, pim.gebruikerId, roos.gebruikerId],
    );
    const bij = async (naam: string) =>
      (
        await rijen<{ naar: string }>("select naar from plichtescalatie where inwoner_id = $1 and soort = 'voortgangsbericht'", [
          wie[naam],
        ])
      ).map(({ naar }) => naar);
    const dag = async (vandaag: string) => {
      await refreshPlichten(h);
      await refreshWerkvoorraad({ ...h, vandaag: datum(vandaag) });
      const zin = await escalatePlichten({ ...h, vandaag: datum(vandaag) });
      await sendHerinneringen({ ...h, vandaag: datum(vandaag), baseUrl: 'https://werktmee.example' });
      return zin;
    };
    const opgepakt = async (naam: string) =>
      (await over(naam)).filter(({ moment }) => moment === 'escalatie').map(({ wie: naamVan }) => naamVan);
    await refreshPlichten(h);
    await refreshWerkvoorraad({ ...h, vandaag: begin });
    await escalatePlichten({ ...h, vandaag: begin });
    // Since when she was asked is the clock of the machine: here the day of the test.
    await h.owner.query("update plichtescalatie set op = '2026-11-22 12:00+01' where naar_id = $1", [roos.gebruikerId]);
    await sendHerinneringen({ ...h, vandaag: begin, baseUrl: 'https://werktmee.example' });
    expect(await opgepakt('Hans')).toEqual(['Roos Kuiper']);
    expect((await roos.post(`/dossier/${wie.Iris}/plichten/meekijken`, { toelichting: 'Ik belde.' })).status).toBe(303);
    // A day too early nothing moves.
    await dag('2026-12-05');
    expect([await bij('Hans'), await opgepakt('Hans')]).toEqual([['vervanger'], ['Roos Kuiper']]);
    expect(await dag('2026-12-06')).toMatch(/ 2 van de vervanger naar de teammanager/);
    expect([await bij('Hans'), await bij('Iris')]).toEqual([['teammanager'], ['vervanger']]);
    expect(await opgepakt('Hans')).toEqual(['Roos Kuiper', 'Tess Bakker']);
    expect(await dag('2026-12-06')).not.toMatch(/[1-9]\d* van de vervanger/);
    expect((await tess.get('/plichten?stand=meekijken')).text).toMatch(/Hans Proef.*De teammanager kijkt mee/s);
    // Pim is back earlier: Roos sees the dossier no longer.
    await h.owner.query(
      "update plichtescalatie set naar = 'vervanger', naar_id = $2, op = '2026-12-01 12:00+01' where inwoner_id = $1 and soort = 'voortgangsbericht'",
      [wie.Joop, roos.gebruikerId],
    );
    await h.owner.query("update medewerkerafwezigheid set periode = '[2026-11-20,2026-12-03)' where id = $1", [rows[0]?.id]);
    await dag('2026-12-07');
    expect(await bij('Joop')).toEqual(['teammanager']);
  });
});
