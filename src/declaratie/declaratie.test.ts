import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kaal, maakProef, type Proef } from '../../test/declaratie.ts';
import { maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type House, openHouse } from '../../test/house.ts';

let h: House;
let p: Proef;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());
// Each test has an aanbieder of its own: what one declares does not touch another.
beforeEach(async () => {
  p = await maakProef(h);
});

describe('the chain', () => {
  it('AP7: a tariff that changes within the month makes two lines, to the cent, and the check counts both', async () => {
    const { id: toewijzing } = await p.maakWerkplek({ voornaam: 'Gerda', minutenPerWeek: 600 });
    await p.maakUren(toewijzing, '2026-10-09', 180);
    await p.maakUren(toewijzing, '2026-10-10', 270);
    await h.owner.query(
      `with oud as (update contractproduct p set geldig = daterange(lower(geldig), '2026-10-10') from toewijzing t
          where t.id = $1 and p.aanbieder_id = t.aanbieder_id and p.product = t.product returning p.*)
       insert into contractproduct (gemeente_id, contract_id, aanbieder_id, product, tarief, tarief_bron, productcategorie, productcode, geldig)
       select gemeente_id, contract_id, aanbieder_id, product, 929, 'Addendum 2026-4', productcategorie, productcode, '[2026-10-10,)' from oud`,
      [toewijzing],
    );
    const id = await p.maak();
    // 4.5 hours at € 9.29 is € 41.805: half a cent goes up.
    expect((await p.regelsVan(id)).map(({ minuten, bedrag }) => [minuten, bedrag])).toEqual([
      [180, 2700],
      [270, 4181],
    ]);
    const controle = (await p.aanbieder.get(`/declaraties/${id}/indienen`)).text;
    expect(controle.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('Regels 2');
  });

  it('goes from concept to approved by two employees, each line explained', async () => {
    const { id: toewijzing, nummer } = await p.maakWerkplek({ voornaam: 'Fatima', minutenPerWeek: 360 });
    await p.maakUren(toewijzing, '2026-10-01', 1440);
    await p.maakUren(toewijzing, '2026-10-08', 150);
    expect(kaal((await p.aanbieder.get('/declaraties')).text)).toContain('Maak declaratie van oktober 2026');
    const id = await p.maak();
    const [regel] = await p.regelsVan(id);
    expect(regel).toMatchObject({
      minuten: 1590,
      betaalbaar: 1590,
      tarief: 900,
      bedrag: 23850,
      wet: 'wmo',
      soort: 'debet',
      per: 'uur',
    });
    expect(kaal(String(regel?.uitleg))).toContain('26,5 uur × € 9,00 = € 238,50');
    expect(regel?.herkomst).toMatchObject({
      soort: 'werkplek',
      uren: { aantal: 2 },
      regeling: { geldigVan: '2021-01-01' },
      contractproduct: expect.any(Number),
    });
    const pagina = await p.aanbieder.get(`/declaraties/${id}`);
    expect(pagina.text).toContain('Fatima Proefman');
    expect(kaal(pagina.text)).toContain('€ 238,50');
    expect((await p.controleur.get(`/declaraties/${id}`)).status).toBe(404);

    expect((await p.aanbieder.get(`/declaraties/${id}/indienen`)).text).toContain('Controleer je declaratie');
    expect((await p.dienIn(id)).location).toBe(`/declaraties/${id}/ingediend`);
    expect((await p.aanbieder.get(`/declaraties/${id}/ingediend`)).text).toContain('Je declaratie is ingediend');

    const bijGemeente = await p.controleur.get(`/declaraties/${id}`);
    expect(bijGemeente.text).toContain(`Toewijzing ${nummer}`);
    expect(bijGemeente.text).toContain('alle regels zijn gelijk');
    expect(bijGemeente.text).not.toContain('Proefman');
    expect((await p.controleur.get('/declaraties')).text).toContain(`/declaraties/${id}`);

    expect((await p.controleer(id)).location).toBe(`/declaraties/${id}/gecontroleerd`);
    const zelf = await p.keurGoed(id, p.controleur);
    expect(zelf.status).toBe(422);
    expect(zelf.text).toContain('Je hebt deze declaratie zelf gecontroleerd');
    expect((await p.declaratieVan(id))?.status).toBe('gecontroleerd');
    expect((await p.keurGoed(id)).location).toBe(`/declaraties/${id}/goedgekeurd`);
    expect((await p.goedkeurder.get(`/declaraties/${id}/goedgekeurd`)).text).toContain('goedgekeurd voor betaling');
    expect(kaal((await p.aanbieder.get(`/declaraties/${id}`)).text)).toContain('Je ontvangt');

    // From the payment to the place in the source: month, declaratie, line.
    const maand = await p.goedkeurder.get('/maanden/2026-10');
    expect(maand.text).toContain(`href="/declaraties/${id}"`);
    const betaald = kaal((await p.goedkeurder.get(`/declaraties/${id}`)).text);
    expect(betaald).toContain(`Waarom € 238,50 voor toewijzing ${nummer}?`);
    expect(betaald).toContain('De regeling noemt € 9,00 per uur.');
    expect(betaald).toContain('Werkt mee, een nadere beschrijving §10');
    expect(betaald).toContain('Met 3 uur minder gemaakt: <strong>€ 27,00 minder, dus € 211,50');
    const opnieuw = await p.goedkeurder.get(`/declaraties/${id}/bewijs`);
    expect(opnieuw.text).toContain('De regel komt op hetzelfde uit');

    const logboek = await h.owner.query<{ handeling: string; inwoner_id: number | null }>(
      "select handeling, inwoner_id from logboek where soort = 'declaratie' and object_id = $1 and handeling <> 'inzage' order by id",
      [String(id)],
    );
    expect(logboek.rows.map((rij) => rij.handeling)).toEqual([
      'declaratie-gemaakt',
      'declaratie-ingediend',
      'declaratie-gecontroleerd',
      'declaratie-goedgekeurd',
    ]);
    expect(logboek.rows.every((rij) => rij.inwoner_id === null)).toBe(true);
  });

  it('shows hours above the maximum and does not pay them, and pays a traject once on its result', async () => {
    const { id: werkplek } = await p.maakWerkplek({ minutenPerWeek: 60 });
    await p.maakUren(werkplek, '2026-10-01', 400);
    const inwoner = await maakInwoner(h);
    const traject = await maakToewijzing(h, {
      inwonerId: inwoner.id,
      aanbiederId: p.aanbiederId,
      product: 'wm-ontwikkeling-4',
      van: '2026-05-01',
    });
    await p.maakResultaat(traject.id, '2026-10-20', 4, true);
    const id = await p.maak();
    expect((await p.regelsVan(id)).map((r) => [r.per, r.minuten, r.betaalbaar, r.bedrag])).toEqual([
      ['uur', 400, 300, 4500],
      ['traject', 0, 0, 160000],
    ]);
    expect(kaal((await p.aanbieder.get(`/declaraties/${id}`)).text)).toContain('niet betaald');
  });

  it('does not declare a result to which the municipality did not agree, and says so', async () => {
    const inwoner = await maakInwoner(h);
    const traject = await maakToewijzing(h, {
      inwonerId: inwoner.id,
      aanbiederId: p.aanbiederId,
      product: 'wm-ontwikkeling-4',
      van: '2026-05-01',
    });
    await p.maakResultaat(traject.id, '2026-10-20', 4, null);
    const uit = await p.aanbieder.post('/declaraties/nieuw', { maand: '2026-10', gemeente: String(h.gemeenteId) });
    expect(uit.status).toBe(422);
    expect(uit.text).toContain('is nu niets te declareren');
    expect((await p.aanbieder.get('/declaraties/nieuw?maand=2026-10')).text).toContain('wordt (nog) niet betaald');
  });

  it('is handed in only after the month, and not when hours changed since', async () => {
    const { id: toewijzing } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-11-02', 60);
    await p.maakUren(toewijzing, '2026-10-02', 60);
    const november = await p.maak('2026-11');
    const teVroeg = await p.dienIn(november);
    expect(teVroeg.status).toBe(422);
    expect(teVroeg.text).toContain('Indienen kan vanaf 1 december 2026');
    const oktober = await p.maak();
    await p.maakUren(toewijzing, '2026-10-03', 60);
    expect((await p.aanbieder.get(`/declaraties/${oktober}`)).text).toContain('niet meer actueel');
    expect((await p.dienIn(oktober)).text).toContain('Bereken het concept eerst opnieuw');
    const opnieuw = await p.aanbieder.post(`/declaraties/${oktober}/opnieuw`, { _versie: '1' });
    const nieuw = Number(opnieuw.location?.split('/').at(-1));
    expect((await p.regelsVan(nieuw)).map((r) => r.bedrag)).toEqual([1800]);
    expect((await p.dienIn(nieuw)).status).toBe(303);
    expect((await p.aanbieder.post(`/declaraties/${november}/weg`, { _versie: '1' })).location).toBe('/declaraties');
    expect(await p.declaratieVan(november)).toBeUndefined();
  });

  it('splits a line where the contract changes within the month', async () => {
    await h.owner.query(
      `update contractproduct set geldig = daterange('2021-01-01', '2026-10-15') where aanbieder_id = $1 and product = 'wm-werkplek-3'`,
      [p.aanbiederId],
    );
    await h.owner.query(
      `insert into contractproduct (gemeente_id, contract_id, aanbieder_id, product, tarief, tarief_bron, productcategorie, productcode, geldig)
       select gemeente_id, contract_id, aanbieder_id, product, 950, 'afspraak', productcategorie, productcode, daterange('2026-10-15', null)
         from contractproduct where aanbieder_id = $1 and product = 'wm-werkplek-3'`,
      [p.aanbiederId],
    );
    const { id: toewijzing } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-14', 60);
    await p.maakUren(toewijzing, '2026-10-15', 90);
    const id = await p.maak();
    expect((await p.regelsVan(id)).map((r) => [r.tarief, r.minuten, r.bedrag])).toEqual([
      [900, 60, 900],
      [950, 90, 1425],
    ]);
    await p.rondAf(id);
    expect((await p.aanbieder.get(`/declaraties/${id}/bewijs`)).text).toContain('Alle 2 regels komen op hetzelfde uit');
    expect((await p.aanbieder.get('/declaraties')).text).not.toContain('Maak declaratie van oktober');
  });
});

describe('rejection', () => {
  it('is not paid, is answered, and comes back once it is answered or corrected', async () => {
    const een = await p.maakWerkplek({ voornaam: 'Ada' });
    const twee = await p.maakWerkplek({ voornaam: 'Bo' });
    await p.maakUren(een.id, '2026-10-02', 60);
    await p.maakUren(twee.id, '2026-10-02', 120);
    const id = await p.maak();
    await p.dienIn(id);
    const zonder = await p.controleer(id, { [`${twee.nummer}-2026-10`]: '' });
    expect(zonder.status).toBe(422);
    expect(zonder.text).toContain(`Schrijf waarom je toewijzing ${twee.nummer} afwijst`);
    await p.controleer(id, { [`${twee.nummer}-2026-10`]: 'Op 2 oktober was de werkplek dicht.' });
    await p.keurGoed(id);
    const bijAanbieder = await p.aanbieder.get(`/declaraties/${id}`);
    expect(bijAanbieder.text).toContain('Op 2 oktober was de werkplek dicht.');
    expect(kaal(bijAanbieder.text)).toContain('Je ontvangt');
    expect(kaal(bijAanbieder.text)).toContain('€ 9,00');
    expect((await p.aanbieder.get('/declaraties')).text).toContain('1 afgewezen: geef antwoord');

    // not again as it was
    const weer = await p.aanbieder.post('/declaraties/nieuw', { maand: '2026-10', gemeente: String(h.gemeenteId) });
    expect(weer.status).toBe(422);
    expect(
      (
        await p.aanbieder.post(`/declaraties/${id}/antwoord/${twee.nummer}-2026-10`, {
          antwoord: '',
          _versie: await p.versie(id),
        })
      ).status,
    ).toBe(422);
    const antwoord = await p.aanbieder.post(`/declaraties/${id}/antwoord/${twee.nummer}-2026-10`, {
      antwoord: 'We waren open, zie het rooster.',
      _versie: await p.versie(id),
    });
    expect(antwoord.location).toBe(`/declaraties/${id}`);
    expect((await p.controleur.get(`/declaraties/${id}`)).text).toContain('We waren open, zie het rooster.');
    const tweede = await p.maak();
    expect((await p.regelsVan(tweede)).map((r) => [r.toewijzing_id, r.bedrag])).toEqual([[twee.id, 1800]]);
    await p.rondAf(tweede);
  });

  it('the check can be done again when the second employee does not agree', async () => {
    const { id: toewijzing, nummer } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 60);
    const id = await p.maak();
    await p.dienIn(id);
    await p.controleer(id, { [`${nummer}-2026-10`]: 'Klopt niet.' });
    expect((await p.goedkeurder.post(`/declaraties/${id}/terug`, { _versie: await p.versie(id), reden: '' })).status).toBe(422);
    const uit = await p.goedkeurder.post(`/declaraties/${id}/terug`, {
      _versie: await p.versie(id),
      reden: 'Kijk nog eens naar 2 oktober.',
    });
    expect(uit.location).toBe(`/declaraties/${id}`);
    expect((await p.controleur.get(`/declaraties/${id}`)).text).toContain('Kijk nog eens naar 2 oktober.');
    expect((await p.controleer(id)).status).toBe(303);
    expect((await p.keurGoed(id)).status).toBe(303);
    expect((await p.regelsVan(id)).map((r) => r.status)).toEqual(['akkoord']);
  });
});
