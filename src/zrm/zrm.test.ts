import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { ZRM_DOMEINEN } from '../kernel/zrm.ts';

let h: House;
let sanne: Bezoeker;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
});
afterAll(() => h.close());

type Velden = Record<string, string | string[]>;
const alles = (score: string): Velden => Object.fromEntries(ZRM_DOMEINEN.map((domein) => [`score_${domein}`, score]));
const goed: Velden = { peildatum: '20-11-2026', aanwezig: ['inwoner'], ...alles('3') };

/** Scores and stores; the answer of the first page when that does not lead on. */
const scoor = async (inwonerId: number, anders: Velden = {}) => {
  const pad = `/dossier/${inwonerId}/zrm/nieuw`;
  const een = await sanne.post(pad, { ...goed, ...anders, doe: 'verder', _versie: '0' });
  if (een.status !== 303) return een;
  const { text } = await sanne.get(`${pad}/controle`);
  const stuur = { _sleutel: sanne.sleutel(), gezien: /name="gezien" value="(\d+)"/.exec(text)?.[1] ?? '' };
  const uit = await sanne.post(`${pad}/controle`, stuur);
  // Who sends it twice hears the same, though the draft is gone.
  if (uit.status === 303) expect((await sanne.post(`${pad}/controle`, stuur)).location).toBe(uit.location);
  return uit;
};
const rijen = async (inwonerId: number) =>
  (
    await h.owner.query(
      `select z.id, z.peildatum, z.instrument, z.corrigeert_id, z.correctie_reden, z.vervallen_op, count(s.*)::int as domeinen, count(s.score)::int as gescoord
         from zrm z left join zrmscore s on s.zrm_id = z.id where z.inwoner_id = $1 group by z.gemeente_id, z.id order by z.id`,
      [inwonerId],
    )
  ).rows;

test('thirteen rows with five scores by name, the version of the instrument (AP28), and that its texts are not ours', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const { text } = await sanne.get(`/dossier/${jan.id}/zrm/nieuw`);
  expect(text.match(/<fieldset class="wm-score"/g)).toHaveLength(13);
  expect(text.match(/type="radio"/g)).toHaveLength(13 * 6);
  expect(text).toContain('beperkt zelfredzaam');
  expect(text).toContain('Zelfredzaamheid-Matrix 2017');
  expect(text).toContain('van GGD Amsterdam');
});

test('a part may be filled in; kept as a draft and continued; over time with the change in words', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const pad = `/dossier/${jan.id}/zrm/nieuw`;
  await sanne.post(pad, { score_financien: '2', kracht_financien: 'Haar zus helpt.', doe: 'bewaar', _versie: '0' });
  const later = await sanne.get(pad);
  expect(later.text).toContain('>\nHaar zus helpt.<');
  const ander = await sanne.post(pad, { score_financien: '5', doe: 'bewaar', _versie: '0' });
  expect(ander.status).toBe(409);
  expect(ander.text).toContain('Haar zus helpt.');
  await sanne.post(`${pad}/weg`);
  await scoor(jan.id, { peildatum: '01-06-2026', kracht_financien: 'Haar zus helpt.' });
  const klaar = await scoor(jan.id, { ...alles(''), score_financien: '4', score_huisvesting: 'niet' });
  expect((await sanne.get(klaar.location ?? '')).text).toContain('De scores zijn vastgelegd');
  expect(await rijen(jan.id)).toMatchObject([
    { peildatum: '2026-06-01', instrument: '2017', domeinen: 13, gescoord: 13 },
    { peildatum: '2026-11-20', domeinen: 2, gescoord: 1 },
  ]);
  const { text } = await sanne.get(`/dossier/${jan.id}/zrm`);
  expect(text).toContain('Van 3 naar 4');
  expect(text).toContain('niet besproken');
  // AP4: what counts as a problem is for the regeling; the earlier scores of what was left open still count
  expect(text).toContain('12 leefgebieden tellen als probleem');
});

test('documents of the dossier go with it as evidence, into a correction too; not one of somebody else', async () => {
  const [jan, piet] = [
    await maakInwoner(h, { consulentId: sanne.gebruikerId }),
    await maakInwoner(h, { consulentId: sanne.gebruikerId }),
  ];
  const pad = `/dossier/${jan.id}/zrm`;
  expect((await sanne.get(`${pad}/nieuw`)).text).toContain('In dit dossier staan nog geen documenten');
  const stuk = async (wie: number) =>
    String(
      (
        await h.owner.query(
          `insert into dossierstuk (gemeente_id, inwoner_id, consulent_id, soort, titel, bestandsnaam, type, bytes, sha256, inhoud, door, met_inwoner, tonen, scan, herkomst, bewaren_tot, bewaren_bron)
       values ($1, $2, $3, 'verslag', 'Brief van de bewindvoerder', 'brief.pdf', 'application/pdf', 1, $4, $5, $3, false, true, 'schoon', 'gemeente', '2040-01-01', 'keuze') returning id`,
          [h.gemeenteId, wie, sanne.gebruikerId, 'a'.repeat(64), Buffer.from('x')],
        )
      ).rows[0].id,
    );
  const [van, vreemd] = [await stuk(jan.id), await stuk(piet.id)];
  expect((await sanne.get(`${pad}/nieuw`)).text).toContain('Brief van de bewindvoerder');
  expect((await scoor(jan.id, { documenten: [vreemd] })).text).toContain('href="#veld-documenten"');
  const uit = await scoor(jan.id, { documenten: [van] });
  const blad = (await sanne.get(uit.location ?? '')).text;
  expect(blad).toContain(`/dossier/${jan.id}/stukken/${van}"`);
  const meting = /zrm\/(\d+)/.exec(uit.location ?? '')?.[1] ?? '';
  expect((await sanne.get(`${pad}/nieuw?corrigeert=${meting}`)).text).toMatch(
    new RegExp(`value="${van}"[^>]*checked|checked[^>]*value="${van}"`),
  );
});

test.each<[string, Velden, string]>([
  ['score_financien', alles(''), 'Geef minstens één leefgebied een score'],
  ['score_huisvesting', { score_huisvesting: '6' }, 'Kies een score van 1 tot en met 5'],
  ['score_justitie', { score_justitie: '', opmerking_justitie: 'Er loopt iets.' }, 'staat een tekst zonder score'],
  ['peildatum', { peildatum: '23-11-2026' }, 'ligt in de toekomst'],
  ['peildatum', { peildatum: '31-02-2026' }, 'geen dag die bestaat'],
  ['peildatum', { peildatum: '30-04-1990' }, 'vóór de geboortedatum'],
  ['aanwezig', { aanwezig: [] }, 'Kies wie er bij het gesprek was'],
  ['aanwezig_wie', { aanwezig: ['ander'] }, 'wie er nog meer bij was'],
])('wrong %s', async (veld, fout, tekst) => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const uit = await scoor(jan.id, fout);
  expect(uit.status).toBe(422);
  expect(uit.text).toContain(`href="#veld-${veld.replaceAll('_', '_')}"`);
  expect(uit.text).toContain(tekst);
  expect(await rijen(jan.id)).toEqual([]);
});

test('a correction has a reason and leaves the earlier one to be read; the toets takes the latest scores over with their day', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 2, perspectief: 3, ladderdatum: '2026-06-01' });
  await scoor(jan.id, { peildatum: '10-11-2026' });
  const [oud] = await rijen(jan.id);
  const corrigeert = { corrigeert: String(oud.id), peildatum: '11-11-2026', score_financien: '1' };
  expect((await scoor(jan.id, corrigeert)).text).toContain('Schrijf op waarom je deze meting verbetert');
  expect((await scoor(jan.id, { ...corrigeert, reden: 'Verkeerde kolom.' })).status).toBe(303);
  expect(await rijen(jan.id)).toMatchObject([
    { id: oud.id, vervallen_op: expect.any(Date) },
    { corrigeert_id: oud.id, correctie_reden: 'Verkeerde kolom.', vervallen_op: null },
  ]);
  expect((await sanne.get(`/dossier/${jan.id}/zrm/${oud.id}`)).text).toContain('Verkeerde kolom.');
  await expect(h.owner.query("update zrm set toelichting = 'anders' where id = $1", [oud.id])).rejects.toThrow(
    'verandert niet meer',
  );
  const toets = await sanne.get(`/dossier/${jan.id}/toets`);
  expect(toets.text).toContain('Overgenomen uit de Zelfredzaamheid-Matrix van 11 november 2026, door Sanne de Wit');
  expect(toets.text).toMatch(/name="zrm_financien"[\s\S]*?<option value="1" selected>/);
});

test('two at once: what a colleague stored stands beside it before mine is stored too', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const pad = `/dossier/${jan.id}/zrm/nieuw`;
  await sanne.post(pad, { ...goed, doe: 'verder', _versie: '0' });
  const collega = await h.owner.query<{ id: number }>(
    `insert into zrm (gemeente_id, inwoner_id, consulent_id, peildatum, instrument, door) values ($1, $2, $3, '2026-11-19', '2017', $3) returning id`,
    [h.gemeenteId, jan.id, sanne.gebruikerId],
  );
  const verrast = await sanne.post(`${pad}/controle`, { gezien: '0' });
  expect(verrast.status).toBe(409);
  expect(verrast.text).toContain('Wat er nu staat');
  expect((await sanne.post(`${pad}/controle`, { gezien: String(collega.rows[0]?.id) })).status).toBe(303);
  expect(await rijen(jan.id)).toHaveLength(2);
});

test('the resident reads it in plain words and may see it otherwise; a colleague and an aanbieder see nothing', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const zelf = await h.bezoeker({ rol: 'inwoner', inwonerId: jan.id });
  expect((await zelf.get('/mijn/zelfredzaamheid')).text).toContain('nog niet met jou besproken');
  await scoor(jan.id, { score_financien: '2' });
  const { text } = await zelf.get('/mijn/zelfredzaamheid');
  expect(text).toContain('Dit lukt nu niet zonder hulp');
  expect((await zelf.post('/mijn/zelfredzaamheid/anders', { tekst: 'Geld gaat juist goed.' })).status).toBe(303);
  expect((await sanne.get(`/dossier/${jan.id}/zrm`)).text).toContain('Geld gaat juist goed.');
  const murat = await h.bezoeker({ rol: 'consulent' });
  for (const deel of ['zrm', 'zrm/nieuw']) expect((await murat.get(`/dossier/${jan.id}/${deel}`)).status).toBe(404);
  const aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  expect((await aanbieder.get(`/dossier/${jan.id}/zrm`)).status).toBe(403);
});
