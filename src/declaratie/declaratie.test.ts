import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let aanbiederId: number;
let aanbieder: Bezoeker;
let controleur: Bezoeker;
let goedkeurder: Bezoeker;

beforeAll(async () => {
  h = await openHouse();
  controleur = await h.bezoeker({ rol: 'financien', naam: 'Peter Jansen' });
  goedkeurder = await h.bezoeker({ rol: 'financien', naam: 'Marja Smit' });
});
afterAll(() => h.close());

// Each test has an aanbieder of its own: what one declares does not touch another.
beforeEach(async () => {
  aanbiederId = await maakAanbieder(h, { naam: 'Fietspunt Station' });
  await maakContract(h, aanbiederId);
  aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId });
});

const maakUren = async (toewijzingId: number, datum: string, minuten: number): Promise<number> => {
  const made = await h.owner.query<{ id: number }>(
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, $2, $3, 'ingestuurd', 'scherm', 0 from toewijzing where id = $1 returning id`,
    [toewijzingId, datum, minuten],
  );
  return made.rows[0]?.id ?? 0;
};
/** A correction as the hours page makes it: the row ends, another comes. */
const verbeterUren = async (toewijzingId: number, datum: string, minuten: number): Promise<void> => {
  await h.owner.query(
    "update uren set vervallen_op = now(), vervallen_reden = 'fout' where toewijzing_id = $1 and datum = $2 and vervallen_op is null",
    [toewijzingId, datum],
  );
  if (minuten > 0) await maakUren(toewijzingId, datum, minuten);
};
const maakResultaat = (toewijzingId: number, datum: string, trede: number, akkoord: boolean | null) =>
  h.owner.query(
    `insert into resultaat (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, bereikte_trede, onderbouwing, herkomst, gemeld_door, akkoord, akkoord_door, akkoord_op)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, $2, $3, 'werkt nu', 'scherm', 0, $4::boolean, 0, now() from toewijzing where id = $1`,
    [toewijzingId, datum, trede, akkoord],
  );

const maakWerkplek = async (o: { voornaam?: string; van?: string; minutenPerWeek?: number } = {}) => {
  const inwoner = await maakInwoner(h, { voornaam: o.voornaam ?? 'Yara', achternaam: 'Proefman' });
  return maakToewijzing(h, {
    inwonerId: inwoner.id,
    aanbiederId,
    van: o.van ?? '2026-10-01',
    minutenPerWeek: o.minutenPerWeek ?? 720,
  });
};

type Rij = Record<string, unknown> & { id: number; status: string; bedrag: number };
const regelsVan = async (declaratieId: number): Promise<Rij[]> =>
  (await h.owner.query<Rij>('select * from declaratieregel where declaratie_id = $1 order by id', [declaratieId])).rows;
const declaratieVan = async (id: number) =>
  (await h.owner.query<{ status: string; versie: number }>('select * from declaratie where id = $1', [id])).rows[0];
const versie = async (id: number): Promise<string> => String((await declaratieVan(id))?.versie);

const maak = async (maand = '2026-10', wie = aanbieder): Promise<number> => {
  const uit = await wie.post('/declaraties/nieuw', { maand, gemeente: String(h.gemeenteId) });
  expect(uit.text).toBe('');
  expect(uit.status).toBe(303);
  return Number(uit.location?.split('/').at(-1));
};
const dienIn = async (id: number) => aanbieder.post(`/declaraties/${id}/indienen`, { _versie: await versie(id) });
const sleutels = async (id: number): Promise<string[]> => {
  const rijen = await h.owner.query<{ sleutel: string }>(
    `select distinct t.nummer || '-' || to_char(r.prestatiemaand, 'YYYY-MM') as sleutel from declaratieregel r join toewijzing t on t.id = r.toewijzing_id where r.declaratie_id = $1`,
    [id],
  );
  return rijen.rows.map((rij) => rij.sleutel);
};
const controleer = async (id: number, afgewezen: Record<string, string> = {}, wie = controleur) => {
  const velden: Record<string, string> = { bevestigd: 'ja', _versie: await versie(id) };
  for (const sleutel of await sleutels(id)) {
    velden[`oordeel-${sleutel}`] = sleutel in afgewezen ? 'afwijzen' : 'akkoord';
    velden[`reden-${sleutel}`] = afgewezen[sleutel] ?? '';
  }
  return wie.post(`/declaraties/${id}/controleren`, velden);
};
const keurGoed = async (id: number, wie = goedkeurder) =>
  wie.post(`/declaraties/${id}/goedkeuren`, { _versie: await versie(id) });
/** From concept to approved for payment. */
const rondAf = async (id: number, afgewezen: Record<string, string> = {}): Promise<void> => {
  expect((await dienIn(id)).location).toBe(`/declaraties/${id}/ingediend`);
  expect((await controleer(id, afgewezen)).location).toBe(`/declaraties/${id}/gecontroleerd`);
  expect((await keurGoed(id)).location).toBe(`/declaraties/${id}/goedgekeurd`);
};
const kaal = (tekst: string) => tekst.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ');

describe('the chain', () => {
  it('goes from concept to approved by two employees, each line explained', async () => {
    const { id: toewijzing, nummer } = await maakWerkplek({ voornaam: 'Fatima', minutenPerWeek: 360 });
    await maakUren(toewijzing, '2026-10-01', 1440);
    await maakUren(toewijzing, '2026-10-08', 150);
    expect(kaal((await aanbieder.get('/declaraties')).text)).toContain('Maak declaratie van oktober 2026');
    const id = await maak();
    const [regel] = await regelsVan(id);
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
    const pagina = await aanbieder.get(`/declaraties/${id}`);
    expect(pagina.text).toContain('Fatima Proefman');
    expect(kaal(pagina.text)).toContain('€ 238,50');
    expect((await controleur.get(`/declaraties/${id}`)).status).toBe(404);

    expect((await aanbieder.get(`/declaraties/${id}/indienen`)).text).toContain('Controleer je declaratie');
    expect((await dienIn(id)).location).toBe(`/declaraties/${id}/ingediend`);
    expect((await aanbieder.get(`/declaraties/${id}/ingediend`)).text).toContain('Je declaratie is ingediend');

    const bijGemeente = await controleur.get(`/declaraties/${id}`);
    expect(bijGemeente.text).toContain(`Toewijzing ${nummer}`);
    expect(bijGemeente.text).toContain('alle regels zijn gelijk');
    expect(bijGemeente.text).not.toContain('Proefman');
    expect((await controleur.get('/declaraties')).text).toContain(`/declaraties/${id}`);

    expect((await controleer(id)).location).toBe(`/declaraties/${id}/gecontroleerd`);
    const zelf = await keurGoed(id, controleur);
    expect(zelf.status).toBe(422);
    expect(zelf.text).toContain('Je hebt deze declaratie zelf gecontroleerd');
    expect((await declaratieVan(id))?.status).toBe('gecontroleerd');
    expect((await keurGoed(id)).location).toBe(`/declaraties/${id}/goedgekeurd`);
    expect((await goedkeurder.get(`/declaraties/${id}/goedgekeurd`)).text).toContain('goedgekeurd voor betaling');
    expect(kaal((await aanbieder.get(`/declaraties/${id}`)).text)).toContain('Je ontvangt');

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
    const { id: werkplek } = await maakWerkplek({ minutenPerWeek: 60 });
    await maakUren(werkplek, '2026-10-01', 400);
    const inwoner = await maakInwoner(h);
    const traject = await maakToewijzing(h, {
      inwonerId: inwoner.id,
      aanbiederId,
      product: 'wm-ontwikkeling-4',
      van: '2026-05-01',
    });
    await maakResultaat(traject.id, '2026-10-20', 4, true);
    const id = await maak();
    expect((await regelsVan(id)).map((r) => [r.per, r.minuten, r.betaalbaar, r.bedrag])).toEqual([
      ['uur', 400, 300, 4500],
      ['traject', 0, 0, 160000],
    ]);
    expect(kaal((await aanbieder.get(`/declaraties/${id}`)).text)).toContain('niet betaald');
  });

  it('does not declare a result to which the municipality did not agree, and says so', async () => {
    const inwoner = await maakInwoner(h);
    const traject = await maakToewijzing(h, {
      inwonerId: inwoner.id,
      aanbiederId,
      product: 'wm-ontwikkeling-4',
      van: '2026-05-01',
    });
    await maakResultaat(traject.id, '2026-10-20', 4, null);
    const uit = await aanbieder.post('/declaraties/nieuw', { maand: '2026-10', gemeente: String(h.gemeenteId) });
    expect(uit.status).toBe(422);
    expect(uit.text).toContain('is nu niets te declareren');
    expect((await aanbieder.get('/declaraties/nieuw?maand=2026-10')).text).toContain('wordt (nog) niet betaald');
  });

  it('is handed in only after the month, and not when hours changed since', async () => {
    const { id: toewijzing } = await maakWerkplek();
    await maakUren(toewijzing, '2026-11-02', 60);
    await maakUren(toewijzing, '2026-10-02', 60);
    const november = await maak('2026-11');
    const teVroeg = await dienIn(november);
    expect(teVroeg.status).toBe(422);
    expect(teVroeg.text).toContain('Indienen kan vanaf 1 december 2026');
    const oktober = await maak();
    await maakUren(toewijzing, '2026-10-03', 60);
    expect((await aanbieder.get(`/declaraties/${oktober}`)).text).toContain('niet meer actueel');
    expect((await dienIn(oktober)).text).toContain('Bereken het concept eerst opnieuw');
    const opnieuw = await aanbieder.post(`/declaraties/${oktober}/opnieuw`, { _versie: '1' });
    const nieuw = Number(opnieuw.location?.split('/').at(-1));
    expect((await regelsVan(nieuw)).map((r) => r.bedrag)).toEqual([1800]);
    expect((await dienIn(nieuw)).status).toBe(303);
    expect((await aanbieder.post(`/declaraties/${november}/weg`, { _versie: '1' })).location).toBe('/declaraties');
    expect(await declaratieVan(november)).toBeUndefined();
  });

  it('splits a line where the contract changes within the month', async () => {
    await h.owner.query(
      `update contractproduct set geldig = daterange('2021-01-01', '2026-10-15') where aanbieder_id = $1 and product = 'wm-werkplek-3'`,
      [aanbiederId],
    );
    await h.owner.query(
      `insert into contractproduct (gemeente_id, contract_id, aanbieder_id, product, tarief, tarief_bron, productcategorie, productcode, geldig)
       select gemeente_id, contract_id, aanbieder_id, product, 950, 'afspraak', productcategorie, productcode, daterange('2026-10-15', null)
         from contractproduct where aanbieder_id = $1 and product = 'wm-werkplek-3'`,
      [aanbiederId],
    );
    const { id: toewijzing } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-14', 60);
    await maakUren(toewijzing, '2026-10-15', 90);
    const id = await maak();
    expect((await regelsVan(id)).map((r) => [r.tarief, r.minuten, r.bedrag])).toEqual([
      [900, 60, 900],
      [950, 90, 1425],
    ]);
    await rondAf(id);
    expect((await aanbieder.get('/declaraties')).text).not.toContain('Maak declaratie van oktober');
  });
});

describe('never paid twice', () => {
  it('two clicks and two browsers make one declaratie', async () => {
    const { id: toewijzing } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 60);
    const sleutel = aanbieder.sleutel();
    const velden = { maand: '2026-10', gemeente: String(h.gemeenteId) };
    const uit = await Promise.all([
      aanbieder.post('/declaraties/nieuw', { ...velden, _sleutel: sleutel }),
      aanbieder.post('/declaraties/nieuw', { ...velden, _sleutel: sleutel }),
      aanbieder.post('/declaraties/nieuw', velden),
      aanbieder.post('/declaraties/nieuw', velden),
    ]);
    expect(new Set(uit.map((een) => een.location)).size).toBe(1);
    const aantal = await h.owner.query('select 1 from declaratie where aanbieder_id = $1', [aanbiederId]);
    expect(aantal.rowCount).toBe(1);
  });

  it('the same step twice is done once, with one key and with two', async () => {
    const { id: toewijzing } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 60);
    const id = await maak();
    const _versie = await versie(id);
    const uit = await Promise.all([
      aanbieder.post(`/declaraties/${id}/indienen`, { _versie }),
      aanbieder.post(`/declaraties/${id}/indienen`, { _versie }),
    ]);
    expect(uit.map((een) => een.status).sort()).toEqual([303, 409]);
    expect((await declaratieVan(id))?.versie).toBe(2);
    await controleer(id);
    const nu = await versie(id);
    const keuren = await Promise.all([
      goedkeurder.post(`/declaraties/${id}/goedkeuren`, { _versie: nu }),
      goedkeurder.post(`/declaraties/${id}/goedkeuren`, { _versie: nu }),
    ]);
    expect(keuren.map((een) => een.status).sort()).toEqual([303, 409]);
    const nogEens = await aanbieder.post('/declaraties/nieuw', { maand: '2026-10', gemeente: String(h.gemeenteId) });
    expect(nogEens.status).toBe(422);
  });

  it('a second line for the same toewijzing, month and tariff is refused by the database', async () => {
    const { id: toewijzing } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 60);
    await rondAf(await maak());
    await maakUren(toewijzing, '2026-11-02', 60);
    const november = await maak('2026-11');
    await expect(
      h.owner.query(
        `insert into declaratieregel (gemeente_id, declaratie_id, aanbieder_id, toewijzing_id, prestatiemaand, soort, product, per, minuten, betaalbaar, tarief, bedrag, wet, uitleg, herkomst)
         select gemeente_id, $1, aanbieder_id, toewijzing_id, prestatiemaand, soort, product, per, minuten, betaalbaar, tarief, bedrag, wet, uitleg, herkomst
           from declaratieregel where toewijzing_id = $2 and prestatiemaand = '2026-10-01'`,
        [november, toewijzing],
      ),
    ).rejects.toThrow(/declaratieregel_een/);
  });
});

describe('rejection', () => {
  it('is not paid, is answered, and comes back once it is answered or corrected', async () => {
    const een = await maakWerkplek({ voornaam: 'Ada' });
    const twee = await maakWerkplek({ voornaam: 'Bo' });
    await maakUren(een.id, '2026-10-02', 60);
    await maakUren(twee.id, '2026-10-02', 120);
    const id = await maak();
    await dienIn(id);
    const zonder = await controleer(id, { [`${twee.nummer}-2026-10`]: '' });
    expect(zonder.status).toBe(422);
    expect(zonder.text).toContain(`Schrijf waarom je toewijzing ${twee.nummer} afwijst`);
    await controleer(id, { [`${twee.nummer}-2026-10`]: 'Op 2 oktober was de werkplek dicht.' });
    await keurGoed(id);
    const bijAanbieder = await aanbieder.get(`/declaraties/${id}`);
    expect(bijAanbieder.text).toContain('Op 2 oktober was de werkplek dicht.');
    expect(kaal(bijAanbieder.text)).toContain('Je ontvangt');
    expect(kaal(bijAanbieder.text)).toContain('€ 9,00');
    expect((await aanbieder.get('/declaraties')).text).toContain('1 afgewezen: geef antwoord');

    // not again as it was
    const weer = await aanbieder.post('/declaraties/nieuw', { maand: '2026-10', gemeente: String(h.gemeenteId) });
    expect(weer.status).toBe(422);
    expect(
      (await aanbieder.post(`/declaraties/${id}/antwoord/${twee.nummer}-2026-10`, { antwoord: '', _versie: await versie(id) }))
        .status,
    ).toBe(422);
    const antwoord = await aanbieder.post(`/declaraties/${id}/antwoord/${twee.nummer}-2026-10`, {
      antwoord: 'We waren open, zie het rooster.',
      _versie: await versie(id),
    });
    expect(antwoord.location).toBe(`/declaraties/${id}`);
    expect((await controleur.get(`/declaraties/${id}`)).text).toContain('We waren open, zie het rooster.');
    const tweede = await maak();
    expect((await regelsVan(tweede)).map((r) => [r.toewijzing_id, r.bedrag])).toEqual([[twee.id, 1800]]);
    await rondAf(tweede);
  });

  it('the check can be done again when the second employee does not agree', async () => {
    const { id: toewijzing, nummer } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 60);
    const id = await maak();
    await dienIn(id);
    await controleer(id, { [`${nummer}-2026-10`]: 'Klopt niet.' });
    expect((await goedkeurder.post(`/declaraties/${id}/terug`, { _versie: await versie(id), reden: '' })).status).toBe(422);
    const uit = await goedkeurder.post(`/declaraties/${id}/terug`, {
      _versie: await versie(id),
      reden: 'Kijk nog eens naar 2 oktober.',
    });
    expect(uit.location).toBe(`/declaraties/${id}`);
    expect((await controleur.get(`/declaraties/${id}`)).text).toContain('Kijk nog eens naar 2 oktober.');
    expect((await controleer(id)).status).toBe(303);
    expect((await keurGoed(id)).status).toBe(303);
    expect((await regelsVan(id)).map((r) => r.status)).toEqual(['akkoord']);
  });
});

describe('correction', () => {
  it('takes the old line back and pays the new one, to the cent', async () => {
    const { id: toewijzing, nummer } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 100);
    await maakUren(toewijzing, '2026-10-03', 60);
    const eerste = await maak();
    await rondAf(eerste);
    await verbeterUren(toewijzing, '2026-10-02', 49);
    expect((await aanbieder.get('/declaraties')).text).toContain('1 correctie');
    const tweede = await maak();
    expect(tweede).not.toBe(eerste);
    // 160 min = € 24,00; 109 min × 900 / 60 = 1635
    expect((await regelsVan(tweede)).map((r) => [r.soort, r.minuten, r.bedrag])).toEqual([
      ['credit', -160, -2400],
      ['debet', 109, 1635],
    ]);
    const pagina = kaal((await aanbieder.get(`/declaraties/${tweede}`)).text);
    expect(pagina).toContain('Het verschil is -€ 7,65.');
    await dienIn(tweede);
    const bijGemeente = await controleur.get(`/declaraties/${tweede}`);
    expect(bijGemeente.text).toContain('alle regels zijn gelijk');
    await controleer(tweede);
    await keurGoed(tweede);
    const som = await h.owner.query<{ som: string }>(
      "select sum(bedrag)::int as som from declaratieregel where toewijzing_id = $1 and status = 'akkoord'",
      [toewijzing],
    );
    expect(som.rows[0]?.som).toBe(1635);
    expect((await regelsVan(eerste))[0]).toMatchObject({ gecrediteerd: true, bedrag: 2400 });
    // and back to nothing: a credit alone
    await verbeterUren(toewijzing, '2026-10-02', 0);
    await verbeterUren(toewijzing, '2026-10-03', 0);
    const derde = await maak();
    expect((await regelsVan(derde)).map((r) => [r.soort, r.bedrag])).toEqual([['credit', -1635]]);
    await rondAf(derde);
    expect((await aanbieder.get(`/declaraties/${derde}`)).text).toContain(String(nummer));
  });

  it('thrown away or rejected, the old line counts again', async () => {
    const { id: toewijzing, nummer } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 100);
    const eerste = await maak();
    await rondAf(eerste);
    await verbeterUren(toewijzing, '2026-10-02', 40);
    const tweede = await maak();
    expect((await regelsVan(eerste))[0]).toMatchObject({ gecrediteerd: true });
    await aanbieder.post(`/declaraties/${tweede}/weg`, { _versie: await versie(tweede) });
    expect((await regelsVan(eerste))[0]).toMatchObject({ gecrediteerd: false });
    const derde = await maak();
    await rondAf(derde, { [`${nummer}-2026-10`]: 'De eerste opgave klopte.' });
    expect((await regelsVan(eerste))[0]).toMatchObject({ gecrediteerd: false, status: 'akkoord' });
    expect((await regelsVan(derde)).map((r) => r.status)).toEqual(['afgewezen', 'afgewezen']);
    const som = await h.owner.query(
      "select sum(bedrag)::int as som from declaratieregel where toewijzing_id = $1 and status = 'akkoord' and not gecrediteerd",
      [toewijzing],
    );
    expect(som.rows[0]).toMatchObject({ som: 1500 });
    // the same correction waits for an answer; another one is welcome
    expect((await aanbieder.post('/declaraties/nieuw', { maand: '2026-10', gemeente: String(h.gemeenteId) })).status).toBe(422);
    await verbeterUren(toewijzing, '2026-10-02', 50);
    const vierde = await maak();
    expect((await regelsVan(vierde)).map((r) => r.bedrag)).toEqual([-1500, 750]);
    await rondAf(vierde);
  });

  it('shows finance what changed after the declaratie was handed in', async () => {
    const { id: toewijzing, nummer } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 100);
    const id = await maak();
    await dienIn(id);
    await verbeterUren(toewijzing, '2026-10-02', 40);
    const pagina = await controleur.get(`/declaraties/${id}?alles=akkoord`);
    expect(pagina.text).toContain('1 regel is anders');
    expect(pagina.text).toContain('de uren zijn na het maken van de declaratie gewijzigd');
    expect(pagina.text).not.toContain('value="akkoord" selected');
    expect((await controleur.post(`/declaraties/${id}/controleren`, { _versie: await versie(id) })).text).toContain(
      `Kies akkoord of afwijzen bij toewijzing ${nummer}.`,
    );
    const nakijken = await controleur.post(`/declaraties/${id}/controleren`, {
      _versie: await versie(id),
      [`oordeel-${nummer}-2026-10`]: 'afwijzen',
      [`reden-${nummer}-2026-10`]: 'De uren zijn gewijzigd.',
    });
    expect(nakijken.status).toBe(200);
    expect(nakijken.text).toContain('Controleer je oordeel');
    expect((await declaratieVan(id))?.status).toBe('ingediend');
  });
});

describe('a closed month', () => {
  it('closes when nothing waits, takes no declaratie, and its corrections go into the next open month', async () => {
    const jaar = await openHouse();
    const stapel: [House, number, Bezoeker, Bezoeker, Bezoeker] = [h, aanbiederId, aanbieder, controleur, goedkeurder];
    try {
      h = jaar;
      aanbiederId = await maakAanbieder(h, { naam: 'Kringloop Orden' });
      aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId });
      controleur = await h.bezoeker({ rol: 'financien' });
      goedkeurder = await h.bezoeker({ rol: 'financien' });
      const { id: toewijzing, nummer } = await maakWerkplek({ van: '2026-09-01' });
      await maakUren(toewijzing, '2026-09-02', 120);
      await maakUren(toewijzing, '2026-10-02', 60);
      const september = await maak('2026-09');
      await dienIn(september);
      const wacht = await controleur.post('/maanden/2026-09/sluiten');
      expect(wacht.status).toBe(422);
      expect(wacht.text).toContain('Er wacht nog één declaratie over september 2026: Kringloop Orden');
      await controleer(september);
      await keurGoed(september);
      expect((await controleur.get('/maanden')).text).toContain('/maanden/2026-09/sluiten');
      expect((await controleur.get('/maanden/2026-09/sluiten')).text).toContain('Sluiten kan niet ongedaan worden gemaakt');
      expect((await controleur.post('/maanden/2026-11/sluiten')).text).toContain('nog niet voorbij');
      expect((await controleur.post('/maanden/2026-09/sluiten')).location).toBe('/maanden/2026-09/gesloten');
      expect((await controleur.post('/maanden/2026-09/sluiten')).status).toBe(422);
      await verbeterUren(toewijzing, '2026-09-02', 60);
      await maakUren(toewijzing, '2026-09-03', 30);
      const dicht = await aanbieder.post('/declaraties/nieuw', { maand: '2026-09', gemeente: String(h.gemeenteId) });
      expect(dicht.status).toBe(422);
      expect(dicht.text).toContain('De gemeente heeft september 2026 gesloten');
      const oktober = await maak('2026-10');
      expect((await regelsVan(oktober)).map((r) => [String(r.prestatiemaand), r.soort, r.bedrag]).sort()).toEqual(
        [
          ['2026-09-01', 'credit', -1800],
          ['2026-09-01', 'debet', 1350],
          ['2026-10-01', 'debet', 900],
        ].sort(),
      );
      expect((await aanbieder.get(`/declaraties/${oktober}`)).text).toContain(`${nummer}, september 2026`);
      await expect(
        h.owner.query(
          "insert into declaratie (gemeente_id, aanbieder_id, maand, volgnummer, status) values ($1, $2, '2026-09-01', 7, 'concept')",
          [h.gemeenteId, aanbiederId],
        ),
      ).rejects.toThrow('de maand is gesloten');
      await rondAf(oktober);
    } finally {
      [h, aanbiederId, aanbieder, controleur, goedkeurder] = stapel;
      await jaar.close();
    }
  });
});

describe('rights and walls', () => {
  it('another aanbieder and another municipality find nothing', async () => {
    const { id: toewijzing } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 60);
    const id = await maak();
    await dienIn(id);
    const ander = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
    for (const pad of ['', '/export', '/indienen', '/ingediend'])
      expect((await ander.get(`/declaraties/${id}${pad}`)).status).toBe(404);
    for (const pad of ['/indienen', '/weg', '/opnieuw', '/antwoord/1-2026-10'])
      expect((await ander.post(`/declaraties/${id}${pad}`, { _versie: '2', antwoord: 'x' })).status).toBe(404);
    // A municipality without policy has no pages: what its employee would see is asked of the database, in the same way.
    await h.owner.query("insert into gemeente (id, naam) values (9901, 'Elders') on conflict do nothing");
    const elders = await h.bezoeker({ rol: 'financien', gemeenteId: 9901 });
    const ziet = async (wie: Bezoeker): Promise<unknown> => {
      const client = await h.pool.connect();
      try {
        await client.query('begin');
        await client.query('select app.start(sha256($1::bytea), $2)', [wie.token, ['financien']]);
        return (await client.query('select count(*)::int as n from declaratie where id = $1', [id])).rows[0];
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    expect(await ziet(elders)).toEqual({ n: 0 });
    expect(await ziet(controleur)).toEqual({ n: 1 });
    const consulent = await h.bezoeker({ rol: 'consulent' });
    expect((await consulent.get('/declaraties')).status).toBe(403);
    expect((await aanbieder.post(`/declaraties/${id}/goedkeuren`, { _versie: '2' })).status).toBe(403);
    expect((await controleur.get('/declaraties/999999')).status).toBe(404);
  });

  it('the database refuses a changed amount, a deleted line and an approval by who checked', async () => {
    const { id: toewijzing } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 60);
    const id = await maak();
    await expect(h.owner.query('update declaratieregel set bedrag = 1 where declaratie_id = $1', [id])).rejects.toThrow(
      'verandert niet',
    );
    await dienIn(id);
    await expect(h.owner.query('update declaratieregel set bedrag = 1 where declaratie_id = $1', [id])).rejects.toThrow(
      'verandert niet',
    );
    await expect(h.owner.query('delete from declaratieregel where declaratie_id = $1', [id])).rejects.toThrow('blijft staan');
    await expect(h.owner.query('delete from declaratie where id = $1', [id])).rejects.toThrow('blijft staan');
    await expect(h.owner.query('update declaratieregel set gecrediteerd = true where declaratie_id = $1', [id])).rejects.toThrow(
      'creditregel',
    );
    await controleer(id);
    await expect(
      h.owner.query(
        "update declaratie set status = 'goedgekeurd', goedgekeurd_op = now(), goedgekeurd_door = gecontroleerd_door where id = $1",
        [id],
      ),
    ).rejects.toThrow(/check/);
    await expect(h.owner.query("update declaratie set status = 'concept' where id = $1", [id])).rejects.toThrow();
    const client = await h.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.start(sha256($1::bytea), $2)', [controleur.token, ['financien']]);
      await expect(client.query('update declaratieregel set bedrag = 1')).rejects.toThrow('permission denied');
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('shows both versions when somebody was ahead', async () => {
    const { id: toewijzing } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 60);
    const id = await maak();
    await dienIn(id);
    const uit = await aanbieder.post(`/declaraties/${id}/weg`, { _versie: '1' });
    expect(uit.status).toBe(409);
    expect(uit.text).toContain('Iemand was je voor');
  });

  it('exports without formulas and with comma decimals', async () => {
    await h.owner.query('update aanbieder set naam = \'=HYPERLINK("x")\' where id = $1', [aanbiederId]);
    const { id: toewijzing, nummer } = await maakWerkplek();
    await maakUren(toewijzing, '2026-10-02', 100);
    const id = await maak();
    const csv = await aanbieder.get(`/declaraties/${id}/export`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).toContain(
      `;"'=HYPERLINK(""x"")";2026-10;${nummer};2026-10;debet;"wm-werkplek-3";uur;100;100;1,67;9,00;15,00;open;`,
    );
    expect(csv.text).not.toContain('Proefman');
  });
});
