import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import { beoordeelIngang } from './rules.ts';
import { parseBedrag } from './types.ts';

describe('rules', () => {
  const basis = { vandaag: datum('2026-11-22'), laatstGedeclareerd: datum('2026-09-30'), gesloten: false };
  it.each([
    ['a day to come', '2026-11-23', true],
    ['today', '2026-11-22', false],
    ['the first of a month of which nothing was declared', '2026-10-01', true],
    ['within such a month', '2026-10-02', false],
    ['the first of a month that was declared', '2026-09-01', false],
  ])('begins on %s', (_naam, ingang, mag) => {
    expect(beoordeelIngang({ ...basis, ingang: datum(ingang) }).ok).toBe(mag);
  });
  it('never in a closed month', () => {
    expect(beoordeelIngang({ ...basis, ingang: datum('2026-10-01'), gesloten: true }).ok).toBe(false);
  });
  it.each([
    ['9,50', 950],
    ['9', 900],
    ['1.600,00', 160000],
    ['€ 6,60', 660],
    ['9.5', undefined],
    ['-1', undefined],
    ['9,5', undefined],
    ['', undefined],
  ])('reads %s', (tekst, cent) => expect(parseBedrag(tekst)).toBe(cent));
});

let h: House;
let aanbiederId: number;
let manager: Bezoeker;

beforeAll(async () => {
  h = await openHouse();
  manager = await h.bezoeker({ rol: 'contractmanager' });
});
afterAll(() => h.close());
beforeEach(async () => {
  aanbiederId = await maakAanbieder(h, { naam: 'Fietspunt Station' });
});

const contractVan = async () =>
  (await h.owner.query<{ id: number }>('select id from contract where aanbieder_id = $1', [aanbiederId])).rows[0]?.id ?? 0;
const versies = async (product = 'wm-werkplek-3') =>
  (
    await h.owner.query<{ id: number; tarief: number; geldig: string }>(
      'select id, tarief, geldig::text from contractproduct where aanbieder_id = $1 and product = $2 order by lower(geldig)',
      [aanbiederId, product],
    )
  ).rows;

describe('a new tariff', () => {
  it('ends the old version the day before and is what is paid from then on', async () => {
    await maakContract(h, aanbiederId);
    const id = await contractVan();
    const inwoner = await maakInwoner(h, { achternaam: 'Zichtbaar' });
    await maakToewijzing(h, { inwonerId: inwoner.id, aanbiederId });
    const pagina = await manager.get(`/contracten/${id}`);
    expect(pagina.text).toContain('Standaardtarief');
    expect(pagina.text).not.toContain('Zichtbaar');
    const [oud] = await versies();
    const velden = {
      product: 'wm-werkplek-3',
      tarief: '9,50',
      ingang: '01-01-2027',
      bron: 'Addendum 2027-1',
      _versie: String(oud?.id),
    };
    const nakijken = await manager.post(`/contracten/${id}/tarief`, velden);
    expect(nakijken.text).toContain('Controleer het nieuwe tarief');
    expect(await versies()).toHaveLength(1);
    const uit = await manager.post(`/contracten/${id}/tarief`, { ...velden, bevestigd: 'ja' });
    expect(uit.location).toBe(`/contracten/${id}/klaar?product=wm-werkplek-3`);
    expect((await versies()).map((v) => [v.tarief, v.geldig])).toEqual([
      [900, '[2021-01-01,2027-01-01)'],
      [950, '[2027-01-01,)'],
    ]);
    expect((await manager.get(uit.location ?? '')).text).toContain('Het nieuwe tarief is vastgelegd');
    expect((await manager.get(`/contracten/${id}`)).text).toContain('Addendum 2027-1');

    // Somebody with the old page in front of him sees both.
    const laat = await manager.post(`/contracten/${id}/tarief`, { ...velden, tarief: '9,75', bevestigd: 'ja' });
    expect(laat.status).toBe(409);
    expect(laat.text).toContain('9,50');
  });

  it('is refused with a reason, and keeps what was typed', async () => {
    await maakContract(h, aanbiederId);
    const id = await contractVan();
    const [oud] = await versies();
    const probeer = (velden: Record<string, string>) =>
      manager.post(`/contracten/${id}/tarief`, {
        product: 'wm-werkplek-3',
        tarief: '9,50',
        ingang: '01-01-2027',
        bron: 'Addendum',
        _versie: String(oud?.id),
        ...velden,
      });
    for (const [velden, reden] of [
      [{ tarief: 'negen' }, 'Vul een bedrag in euro’s in'],
      [{ ingang: '31-02-2027' }, 'Vul een datum in die bestaat'],
      [{ bron: '' }, 'Schrijf waar het tarief is afgesproken'],
      [{ ingang: '15-11-2026' }, 'Kies een dag die nog komt'],
      [{ tarief: '9,00' }, 'Dit is het tarief dat nu al geldt'],
      [{ ingang: '01-01-2020' }, 'Het contract begint op 1 januari 2021'],
    ] as const) {
      const uit = await probeer(velden);
      expect(uit.status).toBe(422);
      expect(uit.text).toContain(reden);
    }
    expect((await probeer({ tarief: 'negen' })).text).toContain('value="negen"');
    expect((await probeer({ product: 'bestaat-niet' })).status).toBe(404);
    expect(await versies()).toHaveLength(1);
  });
});

describe('a new contract', () => {
  it('takes the standard tariffs or own ones, for an aanbieder without one', async () => {
    expect((await manager.get('/contracten')).text).toContain(`/contracten/nieuw?aanbieder=${aanbiederId}`);
    const leeg = await manager.get(`/contracten/nieuw?aanbieder=${aanbiederId}`);
    expect(leeg.text).toContain('1.600,00');
    const velden = {
      aanbieder: String(aanbiederId),
      nummer: 'WM-77',
      ingang: '01-12-2026',
      einde: '',
      'tarief-wm-werkplek-3': '9,00',
      'tarief-wm-werkplek-4': '7,10',
    };
    expect((await manager.post('/contracten/nieuw', { ...velden, nummer: '' })).text).toContain('Vul het contractnummer in.');
    expect((await manager.post('/contracten/nieuw', { ...velden, 'tarief-wm-werkplek-4': 'x' })).status).toBe(422);
    const nakijken = await manager.post('/contracten/nieuw', velden);
    expect(nakijken.text).toContain('(eigen tarief)');
    const uit = await manager.post('/contracten/nieuw', { ...velden, bevestigd: 'ja' });
    const id = await contractVan();
    expect(uit.location).toBe(`/contracten/${id}/klaar`);
    expect((await versies()).map((v) => [v.tarief, v.geldig])).toEqual([[900, '[2026-12-01,)']]);
    expect((await versies('wm-werkplek-4')).map((v) => v.tarief)).toEqual([710]);
    expect(await versies('wm-ontwikkeling-3')).toEqual([]);
    expect((await manager.post('/contracten/nieuw', { ...velden, nummer: 'WM-78', bevestigd: 'ja' })).status).toBe(404);
    expect((await manager.get('/contracten')).text).toContain('WM-77');
  });
});

it('is for the contractmanager of this municipality alone', async () => {
  await maakContract(h, aanbiederId);
  const id = await contractVan();
  const aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId });
  const financien = await h.bezoeker({ rol: 'financien' });
  for (const wie of [aanbieder, financien]) {
    expect((await wie.get('/contracten')).status).toBe(403);
    expect((await wie.get(`/contracten/${id}`)).status).toBe(403);
    expect((await wie.post(`/contracten/${id}/tarief`, { product: 'wm-werkplek-3' })).status).toBe(403);
  }
  expect((await manager.get('/contracten/999999')).status).toBe(404);
});
