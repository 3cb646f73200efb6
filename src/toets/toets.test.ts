import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { leesToets } from './index.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın', functie: 'activeringscoach' });
});
afterAll(() => h.close());

const antwoorden = { wilBijdragen: 'ja', wilWerken: 'weet-niet', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' };

const opgeslagen = async (id: string) => {
  const rij = await h.owner.query('select * from toets where id = $1', [id]);
  return { rij: rij.rows[0], toets: leesToets(rij.rows[0]) };
};

describe('de toets in het dossier', () => {
  test('toont wat bekend is, bewaart feiten, antwoorden, uitkomst en versie, en toont gronden met hun bron', async () => {
    const { id } = await maakInwoner(h, {
      consulentId: sanne.gebruikerId,
      trede: 3,
      perspectief: 5,
      uitkering: { soort: 'bijstand', toestemming: true },
    });
    const vorm = await sanne.get(`/dossier/${id}/toets`);
    expect(vorm.status).toBe(200);
    expect(vorm.text).toContain('trede 3: bijdrage leveren');
    expect(vorm.text).toContain('Ja, akkoord');
    expect(vorm.text).not.toContain('zrm_financien');

    const antwoord = await sanne.post(`/dossier/${id}/toets`, antwoorden);
    expect(antwoord.status).toBe(303);
    const nummer = /\/toets\/(\d+)$/.exec(antwoord.location ?? '')?.[1] ?? '';
    const { rij, toets } = await opgeslagen(nummer);
    expect(toets.antwoorden).toEqual({ wilBijdragen: 'ja', wilWerken: 'weet-niet', ondersteuningNodig: 'ja' });
    expect(toets.feiten).toMatchObject({ trede: 3, perspectief: 5, wilDeelnemen: true, lopendeOntwikkelingDoel: null });
    expect(rij.regeling_id).toBe(h.beleid.regelingOp(h.gemeenteId, h.vandaag)?.id);
    expect(toets.uitkomst.producten.filter((p) => p.uitkomst === 'passend').map((p) => p.product)).toEqual([
      'wm-ontwikkeling-4',
      'wm-ontwikkeling-5',
      'wm-werkplek-3',
      'orientatie',
    ]);

    const pagina = await sanne.get(antwoord.location ?? '');
    expect(pagina.status).toBe(200);
    expect(pagina.text).toContain('Beleidsregels MO en Jeugd 2018, hoofdstuk G, 2.3');
    expect(pagina.text).toContain('Werkt mee, een nadere beschrijving §11');
    expect(pagina.text).toContain(`/dossier/${id}/besluit?toets=${nummer}&amp;product=wm-werkplek-3`);
    expect(pagina.text).not.toContain('product=wm-ontwikkeling-3');
    expect(pagina.text).toContain('Wat niet is geregeld');
    const log = await h.owner.query("select * from logboek where handeling = 'toets-gedaan' and inwoner_id = $1", [id]);
    expect(log.rowCount).toBe(1);
  });

  test('AP20: zonder antwoord komt elke vraag terug met wat er mist, en wat was gekozen blijft staan', async () => {
    const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3 });
    const fout = await sanne.post(`/dossier/${id}/toets`, { wilBijdragen: 'nee' });
    expect(fout.status).toBe(422);
    expect(fout.text).toContain('<title>Fout:');
    for (const mist of [
      'of de inwoner wil werken.',
      'of de inwoner ondersteuning nodig heeft.',
      'Kies hoe groot de afstand',
      'Kies of er zicht is',
    ])
      expect(fout.text.split(mist).length - 1).toBe(2);
    expect(fout.text).not.toContain('Kies of de inwoner een bijdrage wil leveren');
    expect(fout.text).toMatch(/name="wilBijdragen" value="nee" checked/);
    expect((await h.owner.query('select from toets where inwoner_id = $1', [id])).rowCount).toBe(0);
  });

  test('K8: wat niet bekend is, is onder voorwaarde en wordt nooit een nee', async () => {
    const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3 });
    const antwoord = await sanne.post(`/dossier/${id}/toets`, { ...antwoorden, wilBijdragen: 'weet-niet' });
    const pagina = await sanne.get(antwoord.location ?? '');
    expect(pagina.text).toContain('Dit past onder voorwaarde (3)');
    expect(pagina.text).toContain('Het is niet bekend of de inwoner een bijdrage wil leveren of wil werken.');
    expect(pagina.text).not.toContain('Besluit voorbereiden');
  });

  test('AP4: op trede 2 vraagt hij de Zelfredzaamheid-Matrix; AP17: zicht binnen een jaar wijst naar Lucrato', async () => {
    const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 2, perspectief: 2 });
    expect((await sanne.get(`/dossier/${id}/toets`)).text).toContain('name="zrm_financien"');
    const antwoord = await sanne.post(`/dossier/${id}/toets`, {
      ...antwoorden,
      zicht: 'binnen-een-jaar',
      regieverlies: 'ja',
      zrm_financien: '1',
      zrm_huisvesting: '2',
      zrm_justitie: '3',
      zrm_tijdsbesteding: '1',
    });
    const pagina = await sanne.get(antwoord.location ?? '');
    expect(pagina.text).toContain('Lucrato');
    const { toets } = await opgeslagen(antwoord.location?.split('/').at(-1) ?? '');
    expect(toets.feiten.zrm).toEqual({ financien: 1, huisvesting: 2, justitie: 3, tijdsbesteding: 1 });
    expect(toets.uitkomst.producten.find((p) => p.product === 'begeleiding-groep-complex')?.uitkomst).toBe('passend');
    const fout = await sanne.post(`/dossier/${id}/toets`, { ...antwoorden, zrm_financien: '6' });
    expect(fout.status).toBe(422);
    expect(fout.text).toContain('Kies een score van 1 tot en met 5.');
  });

  test('AP2: een lopende ontwikkeling met dat doel maakt de werkplek mogelijk', async () => {
    const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 2, perspectief: 4 });
    await maakToewijzing(h, { inwonerId: id, aanbiederId: await maakAanbieder(h), product: 'wm-ontwikkeling-3', doelTrede: 3 });
    expect((await sanne.get(`/dossier/${id}/toets`)).text).toContain('Ontwikkeling met als doel');
    const antwoord = await sanne.post(`/dossier/${id}/toets`, antwoorden);
    expect((await sanne.get(antwoord.location ?? '')).text).toContain('Er loopt een ontwikkeling met doel trede 3');
  });

  test('twee keer hetzelfde formulier sturen geeft één toets', async () => {
    const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 4 });
    const velden = { ...antwoorden, _sleutel: sanne.sleutel() };
    const [een, twee] = await Promise.all([
      sanne.post(`/dossier/${id}/toets`, velden),
      sanne.post(`/dossier/${id}/toets`, velden),
    ]);
    expect(een.location).toBe(twee.location);
    expect((await h.owner.query('select from toets where inwoner_id = $1', [id])).rowCount).toBe(1);
  });

  test('het dossier van een collega bestaat niet', async () => {
    const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3 });
    const { location } = await sanne.post(`/dossier/${id}/toets`, antwoorden);
    expect((await murat.get(`/dossier/${id}/toets`)).status).toBe(404);
    expect((await murat.get(location ?? '')).status).toBe(404);
    expect((await murat.post(`/dossier/${id}/toets`, antwoorden)).status).toBe(404);
    const ander = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3 });
    expect((await sanne.get(`/dossier/${ander.id}/toets/${location?.split('/').at(-1)}`)).status).toBe(404);
  });
});

describe('de toets in een dossier van Arnhem', () => {
  test('AR2, AR24: vraagt wat die regeling nodig heeft, en niets van Apeldoorn', async () => {
    const gemeenteId = h.beleid.gemeenteIdVan('0202') ?? 0;
    const arnhem = { ...h, gemeenteId };
    const wijkcoach = await h.bezoeker({ rol: 'consulent', naam: 'Noor Visser', gemeenteId });
    const { id } = await maakInwoner(arnhem, { consulentId: wijkcoach.gebruikerId, trede: 2 });
    const vorm = await wijkcoach.get(`/dossier/${id}/toets`);
    expect(vorm.status).toBe(200);
    for (const naam of ['hoofddoel', 'zelfstandig', 'mantelzorg', 'afstand', 'duidelijk'])
      expect(vorm.text).toContain(`name="${naam}"`);
    expect(vorm.text).not.toContain('zrm_');
    expect(vorm.text).not.toContain('regieverlies');
    expect(vorm.text).not.toContain('Uitkering');

    const fout = await wijkcoach.post(`/dossier/${id}/toets`, antwoorden);
    expect(fout.status).toBe(422);
    for (const mist of [
      'Kies het hoofddoel.',
      'of de inwoner het na instructie zelfstandig kan.',
      'of de mantelzorg overbelast is',
    ])
      expect(fout.text).toContain(mist);

    const gedaan = await wijkcoach.post(`/dossier/${id}/toets`, {
      ...antwoorden,
      hoofddoel: 'dagstructuur',
      zelfstandig: 'nee',
      mantelzorg: 'weet-niet',
    });
    expect(gedaan.status).toBe(303);
    const { rij, toets } = await opgeslagen(gedaan.location?.split('/').at(-1) ?? '');
    expect(rij.regeling_id).toBe(h.beleid.regelingOp(gemeenteId, h.vandaag)?.id);
    expect(toets.feiten).toMatchObject({ hoofddoel: 'dagstructuur', zelfstandigNaInstructie: false });
    expect(toets.feiten).not.toHaveProperty('mantelzorgOverbelast');
    const pagina = await wijkcoach.get(gedaan.location ?? '');
    expect(pagina.text).toContain('Dan past Activerend Werk niet.');
    expect(pagina.text).toContain('een vaste dagstructuur');
    expect(pagina.text).toContain('<h3>Dagbesteding</h3>');
    expect((await sanne.get(`/dossier/${id}/toets`)).status).toBe(404);
  });
});
