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

describe('correction', () => {
  it('takes the old line back and pays the new one, to the cent', async () => {
    const { id: toewijzing, nummer } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 100);
    await p.maakUren(toewijzing, '2026-10-03', 60);
    const eerste = await p.maak();
    await p.rondAf(eerste);
    await p.verbeterUren(toewijzing, '2026-10-02', 49);
    expect((await p.aanbieder.get('/declaraties')).text).toContain('1 correctie');
    const tweede = await p.maak();
    expect(tweede).not.toBe(eerste);
    // 160 min = € 24,00; 109 min × 900 / 60 = 1635
    expect((await p.regelsVan(tweede)).map((r) => [r.soort, r.minuten, r.bedrag])).toEqual([
      ['credit', -160, -2400],
      ['debet', 109, 1635],
    ]);
    const pagina = kaal((await p.aanbieder.get(`/declaraties/${tweede}`)).text);
    expect(pagina).toContain('Het verschil is -€ 7,65.');
    await p.dienIn(tweede);
    const bijGemeente = await p.controleur.get(`/declaraties/${tweede}`);
    expect(bijGemeente.text).toContain('alle regels zijn gelijk');
    await p.controleer(tweede);
    await p.keurGoed(tweede);
    const som = await h.owner.query<{ som: string }>(
      "select sum(bedrag)::int as som from declaratieregel where toewijzing_id = $1 and status = 'akkoord'",
      [toewijzing],
    );
    expect(som.rows[0]?.som).toBe(1635);
    expect((await p.regelsVan(eerste))[0]).toMatchObject({ gecrediteerd: true, bedrag: 2400 });
    // and back to nothing: a credit alone
    await p.verbeterUren(toewijzing, '2026-10-02', 0);
    await p.verbeterUren(toewijzing, '2026-10-03', 0);
    const derde = await p.maak();
    expect((await p.regelsVan(derde)).map((r) => [r.soort, r.bedrag])).toEqual([['credit', -1635]]);
    await p.rondAf(derde);
    expect((await p.aanbieder.get(`/declaraties/${derde}`)).text).toContain(String(nummer));
  });

  it('thrown away or rejected, the old line counts again', async () => {
    const { id: toewijzing, nummer } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 100);
    const eerste = await p.maak();
    await p.rondAf(eerste);
    await p.verbeterUren(toewijzing, '2026-10-02', 40);
    const tweede = await p.maak();
    expect((await p.regelsVan(eerste))[0]).toMatchObject({ gecrediteerd: true });
    await p.aanbieder.post(`/declaraties/${tweede}/weg`, { _versie: await p.versie(tweede) });
    expect((await p.regelsVan(eerste))[0]).toMatchObject({ gecrediteerd: false });
    const derde = await p.maak();
    await p.rondAf(derde, { [`${nummer}-2026-10`]: 'De eerste opgave klopte.' });
    expect((await p.regelsVan(eerste))[0]).toMatchObject({ gecrediteerd: false, status: 'akkoord' });
    expect((await p.regelsVan(derde)).map((r) => r.status)).toEqual(['afgewezen', 'afgewezen']);
    const som = await h.owner.query(
      "select sum(bedrag)::int as som from declaratieregel where toewijzing_id = $1 and status = 'akkoord' and not gecrediteerd",
      [toewijzing],
    );
    expect(som.rows[0]).toMatchObject({ som: 1500 });
    // the same correction waits for an answer; another one is welcome
    expect((await p.aanbieder.post('/declaraties/nieuw', { maand: '2026-10', gemeente: String(h.gemeenteId) })).status).toBe(422);
    await p.verbeterUren(toewijzing, '2026-10-02', 50);
    const vierde = await p.maak();
    expect((await p.regelsVan(vierde)).map((r) => r.bedrag)).toEqual([-1500, 750]);
    await p.rondAf(vierde);
  });

  it('shows finance what changed after the declaratie was handed in', async () => {
    const { id: toewijzing, nummer } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 100);
    const id = await p.maak();
    await p.dienIn(id);
    await p.verbeterUren(toewijzing, '2026-10-02', 40);
    const pagina = await p.controleur.get(`/declaraties/${id}?alles=akkoord`);
    expect(pagina.text).toContain('1 regel is anders');
    expect(pagina.text).toContain('de uren zijn na het maken van de declaratie gewijzigd');
    expect(pagina.text).not.toContain('value="akkoord" selected');
    expect((await p.controleur.post(`/declaraties/${id}/controleren`, { _versie: await p.versie(id) })).text).toContain(
      `Kies akkoord of afwijzen bij toewijzing ${nummer}.`,
    );
    // A reason that came without a choice is still there.
    const zonder = { _versie: await p.versie(id), [`reden-${nummer}-2026-10`]: 'Niet gewerkt.' };
    expect((await p.controleur.post(`/declaraties/${id}/controleren`, zonder)).text).toContain('value="Niet gewerkt."');
    const nakijken = await p.controleur.post(`/declaraties/${id}/controleren`, {
      _versie: await p.versie(id),
      [`oordeel-${nummer}-2026-10`]: 'afwijzen',
      [`reden-${nummer}-2026-10`]: 'De uren zijn gewijzigd.',
    });
    expect(nakijken.status).toBe(200);
    expect(nakijken.text).toContain('Controleer je oordeel');
    expect((await p.declaratieVan(id))?.status).toBe('ingediend');
  });
});

describe('a closed month', () => {
  it('closes when nothing waits, takes no declaratie, and its corrections go into the next open month', async () => {
    const jaar = await openHouse();
    try {
      const p = await maakProef(jaar, 'Kringloop Orden');
      const { id: toewijzing, nummer } = await p.maakWerkplek({ van: '2026-09-01' });
      await p.maakUren(toewijzing, '2026-09-02', 120);
      await p.maakUren(toewijzing, '2026-10-02', 60);
      // AP8, K5: an ontwikkeling whose result is confirmed, declared, settled and paid, and that turns out to be wrong.
      const sanne = await jaar.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
      const ineke = await jaar.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
      const ria = await maakInwoner(jaar, { consulentId: sanne.gebruikerId, voornaam: 'Ria', achternaam: 'Smit', trede: 3 });
      const traject = await maakToewijzing(jaar, {
        inwonerId: ria.id,
        aanbiederId: p.aanbiederId,
        product: 'wm-ontwikkeling-4',
        startTrede: 3,
        van: '2026-06-01',
      });
      const bijAanbieder = `/toewijzingen/${traject.id}/resultaat`;
      const gemeld = await p.aanbieder.post(bijAanbieder, {
        _stap: 'insturen',
        _versie: '0',
        datum: '20-09-2026',
        bereikte_trede: '4',
        onderbouwing: 'Ria draait de kassa zelfstandig, twee dagen in de week.',
      });
      expect(gemeld.status).toBe(303);
      const { rows: gevonden } = await jaar.owner.query<{ id: number }>('select id from resultaat where toewijzing_id = $1', [
        traject.id,
      ]);
      const bijConsulent = `/dossier/${ria.id}/resultaat/${gevonden[0]?.id}`;
      const ja = { _stap: 'vastleggen', _versie: '1', oordeel: 'akkoord', motivering: 'Zij werkt zelfstandig.' };
      expect((await sanne.post(bijConsulent, ja)).status).toBe(303);
      const september = await p.maak('2026-09');
      const prijs = (await p.regelsVan(september)).find((r) => r.toewijzing_id === traject.id)?.bedrag ?? 0;
      expect(prijs).toBeGreaterThan(0);
      await p.dienIn(september);
      const wacht = await p.controleur.post('/maanden/2026-09/sluiten');
      expect(wacht.status).toBe(422);
      expect(wacht.text).toContain('Er wacht nog één declaratie over september 2026: Kringloop Orden');
      await p.controleer(september);
      await p.keurGoed(september);
      expect((await p.controleur.get('/maanden')).text).toContain('/maanden/2026-09/sluiten');
      expect((await p.controleur.get('/maanden/2026-09/sluiten')).text).toContain('Sluiten kan niet ongedaan worden gemaakt');
      expect((await p.controleur.post('/maanden/2026-11/sluiten')).text).toContain('nog niet voorbij');
      expect((await p.controleur.post('/maanden/2026-09/sluiten')).location).toBe('/maanden/2026-09/gesloten');
      expect((await p.controleur.post('/maanden/2026-09/sluiten')).status).toBe(422);
      await p.verbeterUren(toewijzing, '2026-09-02', 60);
      await p.maakUren(toewijzing, '2026-09-03', 30);
      const dicht = await p.aanbieder.post('/declaraties/nieuw', { maand: '2026-09', gemeente: String(jaar.gemeenteId) });
      expect(dicht.status).toBe(422);
      expect(dicht.text).toContain('De gemeente heeft september 2026 gesloten');
      const terug = { _versie: '2', terug_reden: 'Ria werkt toch onder begeleiding: dat is trede 3.' };
      expect((await sanne.post(`${bijConsulent}/terugdraaien`, terug)).text).toContain('al afgerekend');
      expect((await ineke.get(bijConsulent)).text).toContain('Er is al afgerekend');
      expect((await ineke.post(`${bijConsulent}/terugdraaien`, terug)).status).toBe(303);
      expect((await p.aanbieder.get(bijAanbieder)).text).toContain('onder begeleiding: dat is trede 3');
      expect(kaal((await p.aanbieder.get('/declaraties')).text)).toContain('correctie');
      const oktober = await p.maak('2026-10');
      expect((await p.regelsVan(oktober)).map((r) => [String(r.prestatiemaand), r.soort, r.bedrag]).sort()).toEqual(
        [
          ['2026-09-01', 'credit', -prijs],
          ['2026-09-01', 'credit', -1800],
          ['2026-09-01', 'debet', 1350],
          ['2026-10-01', 'debet', 900],
        ].sort(),
      );
      expect((await p.aanbieder.get(`/declaraties/${oktober}`)).text).toContain(`${nummer}, september 2026`);
      await expect(
        jaar.owner.query(
          "insert into declaratie (gemeente_id, aanbieder_id, maand, volgnummer, status) values ($1, $2, '2026-09-01', 7, 'concept')",
          [jaar.gemeenteId, p.aanbiederId],
        ),
      ).rejects.toThrow('de maand is gesloten');
      const teruggehaald = kaal(`-€ ${(prijs / 100).toLocaleString('nl-NL', { minimumFractionDigits: 2 })}`);
      expect(kaal((await p.aanbieder.get(`/declaraties/${oktober}`)).text)).toContain(teruggehaald);
      await p.dienIn(oktober);
      expect(kaal((await p.controleur.get(`/declaraties/${oktober}`)).text)).toContain(teruggehaald);
      await p.controleer(oktober);
      await p.keurGoed(oktober);
      const { rows: som } = await jaar.owner.query(
        "select sum(bedrag)::int as som from declaratieregel where toewijzing_id = $1 and status = 'akkoord'",
        [traject.id],
      );
      expect(som).toEqual([{ som: 0 }]);
      // What was taken back is not taken back again.
      expect((await p.aanbieder.post('/declaraties/nieuw', { maand: '2026-11', gemeente: String(jaar.gemeenteId) })).status).toBe(
        422,
      );
    } finally {
      await jaar.close();
    }
  });
});
