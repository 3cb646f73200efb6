import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConceptHuis, legVoor, maakConceptHuis, nr, tekst } from '../../test/besluitconcept.ts';
import { maakAanbieder, maakContract, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import type { Bezoeker, House } from '../../test/house.ts';

let h: House;
let huis: ConceptHuis;
let elders: number;
beforeAll(async () => {
  huis = await maakConceptHuis();
  h = huis.h;
  elders = await maakAanbieder(h, { naam: 'Atelier De Linde' });
  await maakContract(h, elders);
});
afterAll(() => h?.close());

const WAAROM = { reden: 'anders', toelichting: 'Zo spraken we het af.' };
/** A running werkplek of a resident of Lieke, who prepares and may not sign. */
const maak = async (o: Partial<Parameters<typeof maakToewijzing>[1]> = {}) => {
  const { id } = await maakInwoner(h, { consulentId: huis.lieke.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' });
  const t = await maakToewijzing(h, { inwonerId: id, aanbiederId: huis.groen, van: '2026-09-01', tot: '2027-02-28', ...o });
  // With a place written down, as whoever started has: it ends along.
  if (o.status === undefined)
    await h.owner.query(
      "insert into plaatsing (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, werkplek, begeleider, periode) select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'Tuin', 'Bram', looptijd from toewijzing where id = $1",
      [t.id],
    );
  return { id, t, pad: `/dossier/${id}/toewijzingen/${t.id}` };
};
const adres = (pad: string, daad: string) => (daad === 'beeindigen' ? `${pad}/beeindigen` : `${pad}/wijzigen/${daad}`);
/** Keeps a change as a concept from its check page, as the button there does. */
const bewaar = async (w: { id: number; t: { id: number }; pad: string }, daad: string, velden: Record<string, string>) => {
  const controle = await huis.lieke.post(`${adres(w.pad, daad)}/controle`, { ...velden, _versie: '1' });
  expect(tekst(controle)).toContain('Bewaar als concept');
  const uit = await huis.lieke.post(`/dossier/${w.id}/besluit/concept`, { ...velden, daad, wijzigt: String(w.t.id) });
  expect(uit.status).toBe(303);
  return nr(uit, 'concept');
};
const rij = async (id: number) =>
  (
    await h.owner.query(
      `select t.status, t.minuten_per_week, t.beeindigd_op::text, lower(t.looptijd)::text as van, (upper(t.looptijd) - 1)::text as tot, t.opgeschort::text from toewijzing t where id = $1`,
      [id],
    )
  ).rows[0];

describe('a change is signed by somebody with a mandate', () => {
  test('AP16: it is kept, put before a colleague, who reads that one dossier and signs; only then anything changes', async () => {
    const w = await maak();
    const uren = { van: '30-11-2026', urenPerWeek: '8', ...WAAROM };
    const c = await bewaar(w, 'uren', uren);
    const pad = `/dossier/${w.id}/besluit/concept/${c}`;
    const pagina = tekst(await huis.lieke.get(pad));
    expect(pagina).toContain('Wijziging: Werkt mee op trede 3');
    expect(pagina).toContain('12 wordt 8');
    // Which one it changes.
    expect((await huis.lieke.get(pad)).text).toContain(`href="${w.pad}">Toewijzing ${w.t.nummer}</a> bij `);
    expect(pagina).toContain('Murat Aydın, activeringscoach');
    expect(pagina).not.toContain('Neem het besluit');
    // The toewijzing says that it lies there, and work goes on where it was.
    expect(tekst(await huis.lieke.get(w.pad))).toContain('Er ligt een voorstel: wijziging');
    const verder = await huis.lieke.get(`${adres(w.pad, 'uren')}?concept=${c}`);
    expect(verder.text).toContain('value="8"');
    expect(verder.text).toContain(`name="concept" value="${c}"`);

    expect((await huis.murat.get(w.pad)).status).toBe(404);
    expect((await legVoor(huis.lieke, w.id, c, huis.lieke, 1)).status).toBe(422);
    expect((await legVoor(huis.lieke, w.id, c, huis.murat, 1)).status).toBe(303);
    expect(tekst(await huis.murat.get('/besluiten-ter-ondertekening'))).toContain('Hoekstra');
    expect(tekst(await huis.murat.get(pad))).toContain('12 wordt 8');
    expect((await huis.murat.get(w.pad)).status).toBe(200);
    // He reads; what he was not asked he does not do.
    const zelf = await huis.murat.post(adres(w.pad, 'uren'), { ...uren, _versie: '1' });
    expect([403, 404, 422]).toContain(zelf.status);
    expect((await rij(w.t.id)).minuten_per_week).toBe(720);
    expect((await huis.lieke.post(`${pad}/tekenen`, { _versie: '2' })).status).toBe(422);
    const getekend = await huis.murat.post(`${pad}/tekenen`, { _versie: '2' });
    expect(getekend.location).toBe('/besluiten-ter-ondertekening?klaar=getekend');
    expect((await rij(w.t.id)).minuten_per_week).toBe(480);
    const { besluit_id } = await huis.rij('besluitconcept', c);
    const besluit = await huis.rij('besluit', besluit_id);
    expect(besluit).toMatchObject({
      soort: 'wijziging',
      genomen_door: huis.murat.gebruikerId,
      betreft_toewijzing_id: w.t.id,
      consulent_id: huis.lieke.gebruikerId,
    });
    expect((await huis.murat.get(w.pad)).status).toBe(404);
    // What was in it stays to be read, without being held against what holds since.
    const klaar = tekst(await huis.lieke.get(pad));
    expect(klaar).toContain('Dit is nu een besluit');
    expect(klaar).not.toContain('Zo kan dit besluit nog niet');
    const bekend = await huis.lieke.post(`/dossier/${w.id}/besluit/${besluit_id}/bekendmaken`, { datum: '22-11-2026' });
    expect(bekend.status).toBe(303);
    expect(tekst(await huis.lieke.get(w.pad))).not.toContain('Er ligt een voorstel');
  });

  const gevallen: readonly {
    daad: string;
    velden: () => Record<string, string>;
    soort: string;
    wordt: Record<string, unknown>;
    toewijzing?: Partial<Parameters<typeof maakToewijzing>[1]>;
  }[] = [
    {
      daad: 'opschorten',
      velden: () => ({ van: '01-12-2026', tot: '14-12-2026', ...WAAROM }),
      soort: 'opschorting',
      wordt: { tot: '2027-03-14', opgeschort: '{[2026-12-01,2026-12-15)}' },
    },
    { daad: 'verlengen', velden: () => ({ tot: '31-08-2027', ...WAAROM }), soort: 'verlenging', wordt: { tot: '2027-08-31' } },
    {
      daad: 'aanbieder',
      velden: () => ({ aanbieder: String(elders), van: '30-11-2026', ...WAAROM }),
      soort: 'wijziging',
      wordt: { tot: '2026-11-29' },
    },
    {
      daad: 'beeindigen',
      velden: () => ({ einde: '31-12-2026', ...WAAROM }),
      soort: 'beeindiging',
      wordt: { tot: '2026-12-31' },
    },
    {
      daad: 'verwijderen',
      velden: () => ({ ...WAAROM, reden: 'dubbel' }),
      soort: 'intrekking',
      wordt: { status: 'beeindigd', beeindigd_op: '2026-11-30' },
      toewijzing: { van: '2026-12-01', tot: '2027-05-31', status: 'toegewezen' },
    },
  ];
  test.each(gevallen)('$daad: a teammanager signs, a colleague too, with the rights that it takes and no more', async (geval) => {
    for (const tekenaar of [huis.ineke, huis.murat]) {
      const w = await maak(geval.toewijzing);
      const c = await bewaar(w, geval.daad, geval.velden());
      await legVoor(huis.lieke, w.id, c, tekenaar, 1);
      const pad = `/dossier/${w.id}/besluit/concept/${c}`;
      expect((await tekenaar.get(pad)).text).toContain('Onderteken het besluit');
      const uit = await tekenaar.post(`${pad}/tekenen`, { _versie: '2' });
      expect([geval.daad, tekst(uit).slice(0, 0), uit.status]).toEqual([geval.daad, '', 303]);
      expect(await rij(w.t.id)).toMatchObject(geval.wordt);
      const { besluit_id, status } = await huis.rij('besluitconcept', c);
      expect(status).toBe('getekend');
      expect(await huis.rij('besluit', besluit_id)).toMatchObject({
        soort: geval.soort,
        genomen_door: tekenaar.gebruikerId,
        betreft_toewijzing_id: w.t.id,
      });
    }
  });

  test('sent back with a reason, it is changed and put before again; what no longer can be is refused at the signature', async () => {
    const w = await maak();
    const c = await bewaar(w, 'opschorten', { van: '01-12-2026', tot: '14-12-2026', ...WAAROM });
    const pad = `/dossier/${w.id}/besluit/concept/${c}`;
    await legVoor(huis.lieke, w.id, c, huis.ineke, 1);
    expect((await huis.ineke.post(`${pad}/terug`, { reden: 'Begin een dag later', _versie: '2' })).status).toBe(303);
    const anders = { van: '02-12-2026', tot: '14-12-2026', ...WAAROM, daad: 'opschorten', wijzigt: String(w.t.id), concept: c };
    expect(nr(await huis.lieke.post(`/dossier/${w.id}/besluit/concept`, anders), 'concept')).toBe(c);
    // The same concept does not become another act, nor of another toewijzing.
    const einde = { daad: 'beeindigen', einde: '31-12-2026', ...WAAROM, wijzigt: String(w.t.id), concept: c };
    expect(tekst(await huis.lieke.post(`/dossier/${w.id}/besluit/concept`, einde))).toContain('ging over iets anders');
    await legVoor(huis.lieke, w.id, c, huis.ineke, 4);
    await h.owner.query(
      "update toewijzing set status = 'beeindigd', beeindigd_op = '2026-11-20', versie = versie + 1 where id = $1",
      [w.t.id],
    );
    const laat = await huis.ineke.post(`${pad}/tekenen`, { _versie: '5' });
    expect(laat.status).toBe(422);
    expect(tekst(laat)).toContain('Deze toewijzing is voorbij');
    expect(tekst(laat)).toContain('Zo kan dit besluit nog niet');
    expect(tekst(laat)).not.toMatch(/\(regel [^()]*\) \(regel/);
  });

  test('another resident, a place that asks no besluit and what cannot be are not kept', async () => {
    const w = await maak();
    const ander = await maak();
    const bij = (id: number, velden: Record<string, string>) => huis.lieke.post(`/dossier/${id}/besluit/concept`, velden);
    const uren = { daad: 'uren', van: '30-11-2026', urenPerWeek: '8', ...WAAROM };
    expect((await bij(w.id, { ...uren, wijzigt: String(ander.t.id) })).status).toBe(404);
    expect((await bij(w.id, { ...uren, van: '01-12-2026', wijzigt: String(w.t.id) })).status).toBe(422);
    expect((await bij(w.id, { ...uren, daad: 'iets', wijzigt: String(w.t.id) })).status).toBe(422);
    const plaats = { daad: 'plaats', van: '30-11-2026', werkplek: 'Kas 2', begeleider: 'Karin', ...WAAROM };
    expect((await bij(w.id, { ...plaats, wijzigt: String(w.t.id) })).status).toBe(422);
  });

  test('who has the mandate keeps it too, takes it from there, and the concept is done', async () => {
    const { id } = await maakInwoner(h, { consulentId: huis.sanne.gebruikerId });
    const t = await maakToewijzing(h, { inwonerId: id, aanbiederId: huis.groen, van: '2026-09-01', tot: '2027-02-28' });
    const uren = { daad: 'uren', van: '30-11-2026', urenPerWeek: '8', ...WAAROM, wijzigt: String(t.id) };
    const neem = async (hoe: (wie: Bezoeker, c: string) => Promise<{ status: number }>) => {
      const c = nr(await huis.sanne.post(`/dossier/${id}/besluit/concept`, uren), 'concept');
      expect((await hoe(huis.sanne, c)).status).toBe(303);
      expect(await huis.rij('besluitconcept', c)).toMatchObject({ status: 'getekend' });
    };
    await neem((wie, c) => wie.post(`/dossier/${id}/besluit/concept/${c}/nemen`, { _versie: '1' }));
    Object.assign(uren, { urenPerWeek: '6', van: '07-12-2026' });
    await neem((wie, c) => wie.post(`/dossier/${id}/toewijzingen/${t.id}/wijzigen/uren`, { ...uren, concept: c, _versie: '2' }));
    expect((await rij(t.id)).minuten_per_week).toBe(360);
  });
});
