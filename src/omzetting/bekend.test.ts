import { expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { openHouse } from '../../test/house.ts';
import { prepareQueue } from '../platform/jobs.ts';
import { runOmzetting } from './jobs.ts';

test('Awb 3:40: who does not know of a besluit yet is held back, with what to do first; afterwards it is proposed anew and carried out', async () => {
  const h = await openHouse();
  try {
    const client = await h.owner.connect();
    await prepareQueue(client);
    await client.query('select pgboss.create_queue(\'omzetting\', \'{"policy":"standard"}\'::jsonb)');
    client.release();
    const ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam', functie: 'teammanager-wmo' });
    const sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
    const [stopt, dichtbij] = [await maakAanbieder(h, { naam: 'Fietspunt' }), await maakAanbieder(h, { naam: 'Groenwerk' })];
    await maakContract(h, stopt);
    await maakContract(h, dichtbij);
    await maakMandaat(h, 'trajectregisseur');
    await maakMandaat(h, 'teammanager-wmo');
    const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Mariam', achternaam: 'Jafari' });
    const plek = await maakToewijzing(h, { inwonerId: id, aanbiederId: stopt, van: '2026-09-01', tot: '2027-02-28' });
    const uren = { van: '30-11-2026', urenPerWeek: '8', reden: 'groei', toelichting: 'Zo afgesproken.', _versie: '1' };
    expect((await sanne.post(`/dossier/${id}/toewijzingen/${plek.id}/wijzigen/uren`, uren)).status).toBe(303);

    const begonnen = await ineke.post('/omzettingen/nieuw', {
      soort: 'aanbieder-stopt',
      aanbieder: String(stopt),
      dag: '31-12-2026',
      reden: 'Fietspunt stopt.',
      nagaanTot: '06-12-2026',
    });
    const pad = begonnen.location ?? '';
    const nummer = Number(pad.split('/').at(-1));
    const werk = () =>
      runOmzetting(
        { pool: h.pool, owner: h.owner, baseUrl: 'https://werktmee.example', beleid: h.beleid, vandaag: h.vandaag },
        { gemeenteId: h.gemeenteId, gebruikerId: ineke.gebruikerId, id: nummer },
      );
    const doe = async (daad: string) => {
      const { rows } = await h.owner.query('select versie from omzetting where id = $1', [nummer]);
      expect((await ineke.post(pad, { doe: daad, _versie: String(rows[0].versie) })).status).toBe(303);
      await werk();
    };
    const akkoord = async () =>
      expect((await ineke.post(`${pad}/nagaan`, { doe: 'akkoord', regel: String(plek.id) })).status).toBe(303);
    const uitkomst = async () =>
      (await h.owner.query('select uitkomst from omzettingregel where omzetting_id = $1', [nummer])).rows;
    await werk();

    const lijst = (await ineke.get(pad)).text;
    expect(lijst).toContain('Wacht op het bekendmaken van een besluit');
    expect(lijst).toContain('Het besluit van 22 november 2026 (wijziging) is nog niet bekendgemaakt. Maak dat eerst bekend');
    expect(lijst).not.toContain('Verder bij Groenwerk');
    await akkoord();
    await doe('uitvoeren');
    expect(await uitkomst()).toEqual([{ uitkomst: 'overgeslagen' }]);
    expect((await h.owner.query("select count(*)::int as n from besluit where soort = 'wijziging'")).rows[0].n).toBe(1);

    const { rows } = await h.owner.query('select id from besluit');
    expect((await sanne.post(`/dossier/${id}/besluit/${rows[0].id}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(303);
    await doe('opnieuw');
    expect((await ineke.get(pad)).text).toContain('Verder bij Groenwerk');
    await akkoord();
    await doe('uitvoeren');
    expect(await uitkomst()).toEqual([{ uitkomst: 'gedaan' }]);
  } finally {
    await h.close();
  }
});
