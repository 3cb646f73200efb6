import { expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { openHouse } from '../../test/house.ts';
import { prepareQueue } from '../platform/jobs.ts';
import { pdfText } from '../platform/pdf/index.ts';
import { runOmzetting } from './jobs.ts';

// Today is 22 November 2026. Another administration reckoned with 67 years and 6 months, respectively 67 years.
test('K3: a law moved the AOW day: who ends too late or too early gets another last day by a besluit, with a letter that says so', async () => {
  const h = await openHouse();
  try {
    const client = await h.owner.connect();
    await prepareQueue(client);
    await client.query('select pgboss.create_queue(\'omzetting\', \'{"policy":"standard"}\'::jsonb)');
    client.release();
    const ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam', functie: 'teammanager-wmo' });
    const sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
    const bij = await maakAanbieder(h, { naam: 'Groenwerk' });
    await maakContract(h, bij);
    await maakMandaat(h, 'trajectregisseur');
    const maak = async (voornaam: string, geboortedatum: string, van: string, tot: string) => {
      const { id: inwonerId } = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam, geboortedatum });
      return { inwonerId, id: (await maakToewijzing(h, { inwonerId, aanbiederId: bij, van, tot })).id };
    };
    const hans = await maak('Hans', '1960-01-10', '2026-09-01', '2027-02-28');
    const riet = await maak('Riet', '1959-11-20', '2026-09-01', '2027-02-28');
    const greet = await maak('Greet', '1960-02-06', '2026-09-01', '2027-03-31');
    const henk = await maak('Henk', '1961-01-27', '2026-11-02', '2028-01-26');
    const werk = (id: number, naElke?: () => void) =>
      runOmzetting(
        { pool: h.pool, beleid: h.beleid, vandaag: h.vandaag, naElke },
        { gemeenteId: h.gemeenteId, gebruikerId: ineke.gebruikerId, id },
      );
    const begin = async (oudeAow: string) => {
      const uit = await ineke.post('/omzettingen/nieuw', {
        soort: 'wet',
        dag: '01-01-2026',
        reden: 'De AOW-leeftijd is veranderd.',
        nagaanTot: '06-12-2026',
        oudeAow,
      });
      const id = Number(uit.location?.split('/').at(-1));
      await werk(id);
      return id;
    };
    const doe = async (id: number, plekken: readonly number[]) => {
      expect((await sanne.post(`/omzettingen/${id}/nagaan`, { doe: 'akkoord', regel: plekken.map(String) })).status).toBe(303);
      const { rows } = await h.owner.query('select versie from omzetting where id = $1', [id]);
      expect((await ineke.post(`/omzettingen/${id}`, { doe: 'uitvoeren', _versie: String(rows[0].versie) })).status).toBe(303);
    };
    const regels = async (id: number) =>
      (
        await h.owner.query(
          'select p.voornaam as wie, r.uitkomst, r.uitkomst_tekst as tekst, r.besluit_id as besluit from omzettingregel r join inwoner_persoon p on p.inwoner_id = r.inwoner_id where omzetting_id = $1 order by r.toewijzing_id',
          [id],
        )
      ).rows;
    const brief = async (plek: { inwonerId: number }, besluit: number) =>
      pdfText((await sanne.get(`/dossier/${plek.inwonerId}/besluit/${besluit}/brief`)).bytes)
        .join(' ')
        .replace(/\s+/g, ' ');

    const later = await begin('67 en 6');
    expect((await ineke.get(`/omzettingen/${later}`)).text).toContain('67 jaar en 6 maanden');
    expect((await sanne.post(`/omzettingen/${later}/nagaan`, { doe: 'akkoord', regel: String(hans.id) })).status).toBe(303);
    // Accepted and not carried out yet waits for the teammanager.
    expect((await ineke.get('/werkvoorraad')).text).toContain('Wijziging voor veel inwoners uitvoeren');
    await h.owner.query('update toewijzing set versie = versie + 1 where id = $1', [greet.id]);
    await doe(later, [riet.id, greet.id]);
    // The process dies after the first: the next goes on, and nothing is done twice.
    await expect(
      werk(later, () => {
        throw new Error('weg');
      }),
    ).rejects.toThrow('weg');
    await werk(later);
    const [eerste, tweede, derde] = await regels(later);
    expect(eerste).toMatchObject({ wie: 'Hans', uitkomst: 'gedaan', tekst: 'Eindigt op 9 januari 2027' });
    expect(tweede).toMatchObject({ wie: 'Riet', uitkomst: 'bespreken' });
    expect(derde).toMatchObject({ wie: 'Greet', uitkomst: 'overgeslagen' });
    expect((await h.owner.query('select count(*)::int as n from besluit')).rows).toEqual([{ n: 1 }]);
    const gelezen = await brief(hans, eerste.besluit);
    for (const zin of [
      'Je plek bij Groenwerk stopt als je de AOW-leeftijd bereikt',
      'Je bereikt de AOW-leeftijd op 10 januari 2027. Je laatste dag is 9 januari 2027. Eerst was dat 28 februari 2027.',
      'De AOW-leeftijd is veranderd.',
    ])
      expect(gelezen).toContain(zin);
    const bladzijde = (await ineke.get(`/omzettingen/${later}`)).text;
    expect(bladzijde).toContain('Over 1 plek is nog een gesprek nodig');
    expect(bladzijde).not.toContain('nieuwe aanbieder');
    expect((await sanne.get(`/dossier/${hans.inwonerId}/toewijzingen/${hans.id}`)).text).toContain('(de AOW-leeftijd)');
    // The law holds since January; the talk is due by the day that was asked, not eleven months late.
    const wachtrij = (await sanne.get('/werkvoorraad')).text;
    expect(wachtrij).toContain('Opnieuw bespreken met de inwoner');
    expect(wachtrij).toContain('6 december 2026');
    expect(wachtrij).not.toMatch(/1 januari 2026/);
    // What was passed over stands in somebody's queue until it was arranged, and is told where the whole says that it is done.
    expect(wachtrij).toContain('Zelf regelen of opnieuw laten voorstellen');
    expect(bladzijde).toContain('Bij 1 plek is niets gedaan');
    const geregeld = { toewijzing: String(greet.id) };
    expect((await sanne.post(`/omzettingen/${later}/besproken`, geregeld)).status).toBe(303);
    expect((await sanne.get('/werkvoorraad')).text).not.toContain('Zelf regelen of opnieuw laten voorstellen');
    const daarna = (await ineke.get(`/omzettingen/${later}`)).text;
    expect(daarna).toContain('Zelf geregeld');
    expect(daarna).not.toContain('is niets gedaan');
    expect(daarna).not.toContain('opnieuw voor<');
    await h.owner.query("update toewijzing set looptijd = daterange(lower(looptijd), '2027-02-06') where id = $1", [greet.id]);

    // 67 years for all: it moved for Henk alone. Riet has the same day as before, so this law does not touch her.
    const eerder = await begin('67');
    expect((await regels(eerder)).map(({ wie }) => wie)).toEqual(['Henk']);
    await doe(eerder, [henk.id]);
    await werk(eerder);
    const [over] = await regels(eerder);
    expect(over).toMatchObject({ uitkomst: 'gedaan', tekst: 'Verlengen tot en met 26 april 2028' });
    const verlengd = await brief(henk, over.besluit);
    expect(verlengd).toContain('26 april 2028');
    expect(verlengd).toContain('De AOW-leeftijd is veranderd.');
  } finally {
    await h.close();
  }
});
