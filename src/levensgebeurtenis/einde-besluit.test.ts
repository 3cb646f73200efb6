import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConceptHuis, maakConceptHuis, tekst } from '../../test/besluitconcept.ts';
import { maakInwoner, maakToewijzing } from '../../test/factories.ts';
import type { Bezoeker, House } from '../../test/house.ts';
import { pdfText } from '../platform/pdf/pdf-text.ts';
import { refreshWerkvoorraad } from '../werkvoorraad/jobs.ts';

let h: House;
let huis: ConceptHuis;
beforeAll(async () => {
  huis = await maakConceptHuis();
  h = huis.h;
});
afterAll(() => h?.close());

type Rij = { id: number; soort: string; status: string; versie: number; besluit_id: number | null; concept_id: number | null };
const voorstellen = async (gebeurtenis: number): Promise<Rij[]> =>
  (
    await h.owner.query<Rij>(
      'select id, soort, status, versie, besluit_id, concept_id from gebeurtenisvoorstel where gebeurtenis_id = $1 order by id',
      [gebeurtenis],
    )
  ).rows;
const einde = async (gebeurtenis: number): Promise<Rij> => {
  const v = (await voorstellen(gebeurtenis)).find(({ soort }) => soort === 'toewijzing-beeindigen');
  if (!v) throw new Error('geen voorstel om te beëindigen');
  return v;
};
const toewijzing = async (id: number) =>
  (await h.owner.query('select status, beeindigd_op, upper(looptijd) - 1 as tot from toewijzing where id = $1', [id])).rows[0];

const maak = async (wie: Bezoeker, geboortedatum?: string) => {
  const { id } = await maakInwoner(h, {
    consulentId: wie.gebruikerId,
    voornaam: 'Wim',
    ...(geboortedatum ? { geboortedatum } : {}),
  });
  const t = await maakToewijzing(h, { inwonerId: id, aanbiederId: huis.groen, van: '2026-09-01', tot: '2027-06-30' });
  return { id, t };
};
const leg = async (wie: Bezoeker, inwoner: number, velden: Record<string, string>): Promise<number> => {
  const uit = await wie.post(`/dossier/${inwoner}/gebeurtenissen/nieuw`, velden);
  expect(uit.location).toMatch(/gebeurtenissen\/\d+$/);
  return Number(uit.location?.split('/').at(-1));
};
/** As the form of this proposal: its fields bear its number. */
const beslis = async (wie: Bezoeker, inwoner: number, gebeurtenis: number, velden: Record<string, string>) => {
  const v = await einde(gebeurtenis);
  return wie.post(`/dossier/${inwoner}/gebeurtenissen/${gebeurtenis}/voorstel/${v.id}`, {
    [`besluit_${v.id}`]: 'doen',
    _versie: String(v.versie),
    ...Object.fromEntries(Object.entries(velden).map(([naam, waarde]) => [`${naam}_${v.id}`, waarde])),
  });
};

test('Awb 1:3, K3: who has the mandate takes the besluit by agreeing; the letter says why, until when and how to object', async () => {
  const { id, t } = await maak(huis.sanne, '1959-12-10');
  const e = await leg(huis.sanne, id, { soort: 'aow', datum: '10-12-2026' });
  const pagina = tekst(await huis.sanne.get(`/dossier/${id}/gebeurtenissen/${e}`));
  expect(pagina).toContain('Neem het besluit');
  expect(pagina).toContain('kan bezwaar maken');
  const teVroeg = await beslis(huis.sanne, id, e, { dag: '30-11-2026' });
  expect(teVroeg.status).toBe(422);
  expect(teVroeg.text).toContain('De AOW-leeftijd is pas bereikt op 10 december 2026');
  expect((await beslis(huis.sanne, id, e, { dag: '09-12-2026', toelichting: 'We spraken erover.' })).status).toBe(303);
  expect(await toewijzing(t.id)).toEqual({ status: 'gestart', beeindigd_op: null, tot: '2026-12-09' });
  const { status, besluit_id } = await einde(e);
  expect(status).toBe('uitgevoerd');
  const besluit = await huis.rij('besluit', besluit_id ?? 0);
  expect(besluit).toMatchObject({ soort: 'beeindiging', betreft_toewijzing_id: t.id, genomen_door: huis.sanne.gebruikerId });
  expect(besluit.gronden).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ regel: 'AP1', bron: 'BR 2.1', tekst: expect.stringContaining('10 december 2026') }),
      expect.objectContaining({ regel: 'K3' }),
    ]),
  );
  expect(tekst(await huis.sanne.get(`/dossier/${id}/gebeurtenissen/${e}`))).toContain('Maak het bekend');
  // It stands in the queue until the letter went, as every besluit.
  expect((await huis.sanne.post(`/dossier/${id}/besluit/${besluit_id}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(303);
  const { document_id } = await huis.rij('besluit', besluit_id ?? 0);
  const { inhoud } = await huis.rij('document', document_id);
  const brief = (await pdfText(new Uint8Array(inhoud))).join(' ').replace(/\s+/g, ' ');
  for (const zin of [
    'Je bereikt de AOW-leeftijd op 10 december 2026. Je plek stopt op de dag ervoor.',
    'Werkt mee is er tot die leeftijd.',
    'We spraken erover.',
    'Je laatste dag wordt 9 december 2026. Tot en met die dag gaat alles door. Eerst was je laatste dag 30 juni 2027.',
    'Je kunt bezwaar maken tot en met maandag 4 januari 2027',
  ])
    expect(brief).toContain(zin);
  // Its last day and not also the day after it.
  expect(brief).not.toContain('Vanaf 10 december');
  const bon = tekst(await huis.sanne.get(`/dossier/${id}/besluit/${besluit_id}`));
  expect(bon).toContain('10 december 2026');

  // A besluit is taken back by another one: a wrong event says so and changes nothing by itself.
  const { versie } = await huis.rij('levensgebeurtenis', e);
  const weg = { _versie: String(versie), reden: 'De geboortedatum klopte niet' };
  expect((await huis.sanne.post(`/dossier/${id}/gebeurtenissen/${e}/intrekken`, weg)).status).toBe(303);
  expect((await einde(e)).status).toBe('zelf-herstellen');
  expect(await toewijzing(t.id)).toMatchObject({ tot: '2026-12-09' });
  const na = await huis.sanne.get(`/dossier/${id}/gebeurtenissen/${e}`);
  expect(tekst(na)).toContain('Het besluit staat er nog');
  expect(na.text).toContain(`/dossier/${id}/toewijzingen/${t.id}/wijzigen/terugdraaien`);
  expect((await huis.sanne.get(`/dossier/${id}/toewijzingen/${t.id}/wijzigen/terugdraaien`)).status).toBe(200);
  // Until somebody did, it stands in the queue.
  const stappen = async () => {
    await refreshWerkvoorraad({ pool: h.pool, beleid: h.beleid, vandaag: h.vandaag });
    return (
      await h.owner.query("select href, uiterlijk from werkvoorraad where inwoner_id = $1 and soort = 'einde-herstellen'", [id])
    ).rows;
  };
  expect(await stappen()).toEqual([{ href: `/dossier/${id}/gebeurtenissen/${e}`, uiterlijk: '2026-12-09' }]);
  const herstel = { reden: 'toch-door', toelichting: '', _versie: String((await huis.rij('toewijzing', t.id)).versie) };
  expect((await huis.sanne.post(`/dossier/${id}/toewijzingen/${t.id}/wijzigen/terugdraaien`, herstel)).status).toBe(303);
  expect(await toewijzing(t.id)).toMatchObject({ tot: '2027-06-30' });
  expect(await stappen()).toEqual([]);
  expect(tekst(await huis.sanne.get(`/dossier/${id}/gebeurtenissen/${e}`))).not.toContain('Het besluit staat er nog');
});

test('AP16: who has no mandate puts it before a colleague; until the signature the place goes on, and it is in a queue', async () => {
  const { id, t } = await maak(huis.lieke);
  const e = await leg(huis.lieke, id, { soort: 'verhuizing-weg', datum: '01-12-2026', gemeente: 'Deventer' });
  const pad = `/dossier/${id}/gebeurtenissen/${e}`;
  const pagina = await huis.lieke.get(pad);
  for (const zin of [
    'Leg het besluit voor',
    'Je hebt daar geen mandaat voor',
    'Ineke van Dam',
    'Je woont vanaf 1 december 2026 in Deventer.',
  ])
    expect(tekst(pagina)).toContain(zin);
  const velden = { dag: '30-11-2026', toelichting: 'Je woont vanaf 1 december 2026 in Deventer.' };
  expect((await beslis(huis.lieke, id, e, velden)).text).toContain('Kies wie het besluit tekent');
  expect((await beslis(huis.lieke, id, e, { ...velden, tekenaar: String(huis.lieke.gebruikerId) })).status).toBe(422);
  const aan = { ...velden, tekenaar: String(huis.ineke.gebruikerId) };
  expect((await beslis(huis.lieke, id, e, aan)).status).toBe(303);
  expect(await einde(e)).toMatchObject({ status: 'voorgelegd', besluit_id: null });
  expect(await toewijzing(t.id)).toMatchObject({ tot: '2027-06-30' });
  expect(tekst(await huis.lieke.get(pad))).toContain('Ligt bij Ineke van Dam om te tekenen');

  // Put away it is asked again.
  const concept = async () => {
    const v = await einde(e);
    return { adres: `/dossier/${id}/besluit/concept/${v.concept_id}`, ...(await huis.rij('besluitconcept', v.concept_id ?? 0)) };
  };
  const eerst = await concept();
  await huis.ineke.post(`${eerst.adres}/terug`, { _versie: String(eerst.versie), reden: 'Welke dag verhuist hij?' });
  expect(tekst(await huis.lieke.get(pad))).toContain('Teruggestuurd: pas het aan');
  const terug = await concept();
  expect((await huis.lieke.post(`${terug.adres}/weg`, { _versie: String(terug.versie) })).status).toBe(303);
  expect(await einde(e)).toMatchObject({ status: 'open', concept_id: null });
  expect((await huis.rij('levensgebeurtenis', e)).status).toBe('open');

  expect((await beslis(huis.lieke, id, e, aan)).status).toBe(303);
  for (const v of await voorstellen(e))
    if (v.status === 'open')
      await huis.lieke.post(`${pad}/voorstel/${v.id}`, {
        [`besluit_${v.id}`]: 'niet',
        [`reden_${v.id}`]: 'Dat is geregeld.',
        _versie: String(v.versie),
      });
  expect((await huis.rij('levensgebeurtenis', e)).status).toBe('afgehandeld');
  expect(tekst(await huis.lieke.get(`/dossier/${id}/gebeurtenissen`))).toContain('Wacht op een besluit');
  const { adres, versie } = await concept();
  expect(tekst(await huis.ineke.get('/besluiten-ter-ondertekening'))).toContain('Wim');
  expect((await huis.ineke.post(`${adres}/tekenen`, { _versie: String(versie) })).status).toBe(303);
  const klaar = await einde(e);
  expect(klaar.status).toBe('uitgevoerd');
  expect(await toewijzing(t.id)).toMatchObject({ tot: '2026-11-30' });
  const besluit = await huis.rij('besluit', klaar.besluit_id ?? 0);
  expect(besluit).toMatchObject({ soort: 'beeindiging', genomen_door: huis.ineke.gebruikerId });
  expect(besluit.gronden).toContainEqual(
    expect.objectContaining({
      bron: 'Wmo 2015 artikel 1.2.1',
      status: 'wet',
      tekst: 'Ondersteuning komt van de gemeente waar iemand woont.',
    }),
  );
  expect(tekst(await huis.lieke.get(pad))).toContain(`Besluit ${besluit.beschikkingnummer}`);
});

test('an event that was wrong takes what waits for a signature from the desk of who would sign', async () => {
  const { id, t } = await maak(huis.lieke);
  const e = await leg(huis.lieke, id, { soort: 'detentie', datum: '20-11-2026', tot: '' });
  const pad = `/dossier/${id}/gebeurtenissen/${e}`;
  // No source says that it ends: waiting is possible too (K2).
  expect((await huis.lieke.get(pad)).text).toContain(`/dossier/${id}/toewijzingen/${t.id}/wijzigen/opschorten`);
  // So nothing is chosen beforehand.
  const ongekozen = await beslis(huis.lieke, id, e, { besluit: '', dag: '19-11-2026', tekenaar: String(huis.ineke.gebruikerId) });
  expect(ongekozen.status).toBe(422);
  expect(ongekozen.text).toContain('Kies wat je doet.');
  expect((await beslis(huis.lieke, id, e, { dag: '19-11-2026', tekenaar: String(huis.ineke.gebruikerId) })).status).toBe(303);
  const { concept_id } = await einde(e);
  const { versie } = await huis.rij('levensgebeurtenis', e);
  const weg = { _versie: String(versie), reden: 'Het was een naamgenoot' };
  expect((await huis.lieke.post(`${pad}/intrekken`, weg)).status).toBe(303);
  expect((await einde(e)).status).toBe('niet-nodig');
  expect((await huis.rij('besluitconcept', concept_id ?? 0)).status).toBe('weggelegd');
  expect((await huis.rij('levensgebeurtenis', e)).status).toBe('ingetrokken');
  expect(await toewijzing(t.id)).toMatchObject({ status: 'gestart', tot: '2027-06-30' });
});
