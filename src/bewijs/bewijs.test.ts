import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { hashVan } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import { bewijsZin, checkBewijs } from './index.ts';

let h: House;
let sanne: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
});
afterAll(() => h.close());

const antwoorden = { wilBijdragen: 'ja', wilWerken: 'ja', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' };

async function toets(): Promise<{ inwoner: number; toets: number }> {
  const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3, perspectief: 4 });
  const { location } = await sanne.post(`/dossier/${id}/toets`, antwoorden);
  return { inwoner: id, toets: Number(location?.split('/').at(-1)) };
}

describe('een toets wordt opnieuw berekend', () => {
  test('tot dezelfde uitkomst, ook via de pagina, met de versie van de regels', async () => {
    const een = await toets();
    const pagina = await sanne.get(`/dossier/${een.inwoner}/toets/${een.toets}/bewijs`);
    expect(pagina.status).toBe(200);
    expect(pagina.text).toContain('Er komt precies hetzelfde uit');
    const { rows } = await h.owner.query('select bewijs from toets where id = $1', [een.toets]);
    expect(rows[0]?.bewijs.code).toMatch(/^\d+\.\d+\.\d+ [0-9a-f]{12}$/);
    const uit = await checkBewijs(h.owner, h.beleid);
    expect(uit.anders).toBe(0);
    expect(uit.soorten.toets.gelijk).toBeGreaterThan(0);
    expect(bewijsZin(uit)).toContain('overal komt er hetzelfde uit');
  });

  test('een feit dat is veranderd, een kenmerk dat niet klopt en een oude rij worden precies genoemd', async () => {
    const een = await toets();
    const zet = (wat: string) => h.owner.query(`update toets set ${wat} where id = $1`, [een.toets]);
    const pad = `/dossier/${een.inwoner}/toets/${een.toets}/bewijs`;
    await zet(`feiten = feiten || '{"trede": 4}'`);
    const anders = await sanne.get(pad);
    expect(anders.text).toContain('Er komt nu iets anders uit');
    expect(anders.text).toContain('Werkt mee op trede 3: toen passend, nu niet-passend.');
    const uit = await checkBewijs(h.owner, h.beleid);
    expect(uit.anders).toBe(1);
    expect(bewijsZin(uit)).toContain(`toets ${een.toets}`);
    await zet(`feiten = feiten || '{"trede": 3}', bewijs = jsonb_set(bewijs, '{hash}', '"${'0'.repeat(64)}"')`);
    expect((await sanne.get(pad)).text).toContain('De bewaarde regeling heeft een ander kenmerk');
    await zet('bewijs = null');
    expect((await sanne.get(pad)).text).toContain('Niet alles is opnieuw te berekenen');
    expect((await checkBewijs(h.owner, h.beleid)).anders).toBe(0);
    // A row that nobody can read is a finding, and the others are still looked at.
    await zet(`uitkomst = '{}'`);
    const kapot = await checkBewijs(h.owner, h.beleid);
    expect([kapot.anders, kapot.soorten.toets.gelijk > 0]).toEqual([1, true]);
  });

  test('het bewijs van de inwoner van een collega bestaat niet', async () => {
    const een = await toets();
    const murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın', functie: 'activeringscoach' });
    expect((await murat.get(`/dossier/${een.inwoner}/toets/${een.toets}/bewijs`)).status).toBe(404);
  });
});

test('een nieuwe versie van de regeling verandert niets aan wat onder de oude is bewaard', async () => {
  const oud = await toets();
  const basis = h.beleid.regelingOp(h.gemeenteId, datum('2026-11-22'));
  if (!basis) throw new Error('geen regeling');
  const strenger = structuredClone(basis.inhoud);
  const { doelgroep } = z
    .looseObject({ doelgroep: z.looseObject({ minimumLeeftijd: z.looseObject({ waarde: z.int() }) }) })
    .parse(strenger);
  const inhoud = {
    ...Object(strenger),
    geldigVan: '2026-06-01',
    doelgroep: { ...doelgroep, minimumLeeftijd: { ...doelgroep.minimumLeeftijd, waarde: 60 } },
  };
  const { rows } = await h.owner.query(
    `insert into regeling (gemeente_id, sleutel, geldig_van, inhoud, hash, tekst, herkomst) values ($1, 'werkt-mee', '2026-06-01', $2, $3, '', 'product') returning id`,
    [h.gemeenteId, JSON.stringify(inhoud), hashVan(inhoud)],
  );
  await h.owner.query(
    `insert into regelinggebeurtenis (gemeente_id, regeling_id, soort, moment, bekend_vanaf) values ($1, $2, 'geactiveerd', '2026-11-01', '2026-11-01')`,
    [h.gemeenteId, rows[0].id],
  );
  await h.beleid.ververs();
  const nieuw = await toets();
  const versie = async (id: number) =>
    (await h.owner.query('select regeling_id from toets where id = $1', [id])).rows[0].regeling_id;
  expect([await versie(oud.toets), await versie(nieuw.toets)]).toEqual([basis.id, rows[0].id]);
  for (const een of [oud, nieuw])
    expect((await sanne.get(`/dossier/${een.inwoner}/toets/${een.toets}/bewijs`)).text).toContain(
      'Er komt precies hetzelfde uit',
    );
  // By the other version the outcome is another: the receipt names its own.
  expect((await sanne.get(`/dossier/${nieuw.inwoner}/toets/${nieuw.toets}`)).text).toContain('nog geen 60 jaar');
});

test('een oordeel over een resultaat rust op de versie van zijn dag, ook als de toewijzing overging op een nieuwe', async () => {
  const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3, perspectief: 4 });
  const aanbiederId = await maakAanbieder(h);
  const toewijzing = await maakToewijzing(h, { inwonerId: id, aanbiederId, product: 'wm-ontwikkeling-4', doelTrede: 4 });
  const { rows } = await h.owner.query(
    `insert into resultaat (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, bereikte_trede, onderbouwing, herkomst, gemeld_door)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, '2026-11-20', 4, 'werkt zelfstandig in de keuken', 'scherm', 0 from toewijzing where id = $1 returning id`,
    [typeof toewijzing === 'number' ? toewijzing : toewijzing.id],
  );
  const pad = `/dossier/${id}/resultaat/${rows[0].id}`;
  expect((await sanne.get(pad)).text).toContain('Waarom wordt er €\u00a01.600,00 betaald bij akkoord?');
  const oordeel = { oordeel: 'akkoord', motivering: 'Zij doet het zelfstandig.', _stap: 'vastleggen', _versie: '1' };
  expect((await sanne.post(pad, oordeel)).status).toBe(303);
  expect((await sanne.get(`${pad}/bewijs`)).text).toContain('Er komt precies hetzelfde uit');
  await h.owner.query('update toewijzing set regeling_id = (select max(id) from regeling) where inwoner_id = $1', [id]);
  expect((await sanne.get(`${pad}/bewijs`)).text).toContain('Er komt precies hetzelfde uit');
});

test('beheer laat alles opnieuw berekenen, en niet twee keer tegelijk', async () => {
  const beheer = await h.bezoeker({ rol: 'beheer' });
  const pagina = await beheer.get('/beheer/taken');
  expect(pagina.text).toContain('Alles opnieuw berekenen');
  const { prepareQueue } = await import('../platform/jobs.ts');
  const client = await h.owner.connect();
  await prepareQueue(client);
  await client.query('select pgboss.create_queue(\'bewijs-controleren\', \'{"policy":"stately"}\'::jsonb)');
  client.release();
  expect((await beheer.post('/beheer/taken/bewijs')).status).toBe(303);
  const { rows } = await h.owner.query("select state from pgboss.job where name = 'bewijs-controleren'");
  expect(rows).toHaveLength(1);
  const nogmaals = await beheer.post('/beheer/taken/bewijs');
  expect(nogmaals.status).toBe(422);
  expect(nogmaals.text).toContain('Deze controle staat al klaar');
});
