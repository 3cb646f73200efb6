import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConceptHuis, legVoor, maakConcept, maakConceptHuis, nr, tekst } from '../../test/besluitconcept.ts';
import { maakAanbieder } from '../../test/factories.ts';
import type { Bezoeker, House } from '../../test/house.ts';
import { findProduct } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import { pdfText } from '../platform/pdf/index.ts';
import { herrekenBesluit } from './index.ts';
import { samenMet } from './samen.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let lieke: Bezoeker;
let ineke: Bezoeker;
let groen: number;
let klaar: ConceptHuis['klaar'];
let rij: ConceptHuis['rij'];
beforeAll(async () => {
  ({ h, sanne, murat, lieke, ineke, groen, klaar, rij } = await maakConceptHuis());
});
afterAll(() => h?.close());

describe('van concept naar handtekening', () => {
  test('AP16: wie geen mandaat heeft, legt voor; een collega opent dat ene dossier en tekent, en daarna niet meer', async () => {
    const { id, vorm } = await klaar(lieke, { achternaam: 'Vriesema' });
    // Half typed is kept too.
    const half = await maakConcept(lieke, id, { toets: vorm.toets ?? '', product: 'wm-werkplek-3', ingang: 'volgende week' });
    const terug = await lieke.get(`/dossier/${id}/besluit?concept=${half}`);
    expect(terug.text).toContain('volgende week');
    expect((await legVoor(lieke, id, half, murat, 1)).status).toBe(422);
    const c = await maakConcept(lieke, id, { ...vorm, concept: half });
    expect(c).toBe(half);

    const pagina = await lieke.get(`/dossier/${id}/besluit/concept/${c}`);
    // Sources as people read them, as everywhere.
    expect(tekst(pagina)).toContain('Beleidsregels MO en Jeugd 2018, hoofdstuk G');
    expect(tekst(pagina)).not.toMatch(/\bBR \d/);
    expect(tekst(pagina)).toContain('Murat Aydın, activeringscoach');
    expect(tekst(pagina)).toContain('Mandaat van teammanager Wmo (BR besluit 3)');
    expect(tekst(pagina)).not.toContain('Lieke Brouwer, wijk');
    expect((await legVoor(lieke, id, c, lieke, 2)).text).toContain('geen mandaat voor dit besluit');
    expect((await murat.get(`/dossier/${id}`)).status).toBe(404);
    expect((await legVoor(lieke, id, c, murat, 2)).status).toBe(303);

    expect((await murat.get(`/dossier/${id}`)).status).toBe(200);
    expect(tekst(await murat.get('/besluiten-ter-ondertekening'))).toContain('Vriesema');
    expect(tekst(await sanne.get('/besluiten-ter-ondertekening'))).not.toContain('Vriesema');
    expect(tekst(await murat.get('/werkvoorraad'))).toContain('1 besluit wacht op jou');
    expect(tekst(await sanne.get('/werkvoorraad'))).not.toContain('wacht op jou');
    expect((await lieke.post(`/dossier/${id}/besluit/concept/${c}/tekenen`, { _versie: '3' })).status).toBe(422);
    // Nothing changes under the hands of who signs.
    expect((await lieke.post(`/dossier/${id}/besluit/concept`, { ...vorm, concept: c })).text).toContain('ligt bij Murat Aydın');
    const getekend = await murat.post(`/dossier/${id}/besluit/concept/${c}/tekenen`, { _versie: '3' });
    expect(getekend.location).toBe('/besluiten-ter-ondertekening?klaar=getekend');
    expect(tekst(await murat.get(getekend.location ?? ''))).toContain('Het besluit is genomen');
    const gedaan = await rij('besluitconcept', c);
    expect(gedaan).toMatchObject({ status: 'getekend', tekenaar_id: null });
    const besluit = await rij('besluit', gedaan.besluit_id);
    expect(besluit).toMatchObject({ genomen_door: murat.gebruikerId, consulent_id: lieke.gebruikerId, soort: 'toekenning' });
    expect(besluit.gronden.find((g: { regel: string }) => g.regel === 'AP16').tekst).toContain('activeringscoach');
    expect((await murat.get(`/dossier/${id}`)).status).toBe(404);
    expect((await lieke.post(`/dossier/${id}/besluit/${besluit.id}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(303);
  });

  test('de teammanager stuurt terug met een reden, en tekent daarna; zonder opdracht kan zij niets geven', async () => {
    const { id, vorm } = await klaar(lieke);
    const c = await maakConcept(lieke, id, vorm);
    await legVoor(lieke, id, c, ineke, 1);
    const pad = `/dossier/${id}/besluit/concept/${c}`;
    expect((await ineke.post(`${pad}/terug`, { reden: '', _versie: '2' })).text).toContain(
      'Schrijf op waarom je het terugstuurt',
    );
    expect((await ineke.post(`${pad}/terug`, { reden: 'Neem de uren op', _versie: '2' })).status).toBe(303);
    expect(tekst(await lieke.get(pad))).toContain('Ineke van Dam stuurde dit terug Neem de uren op');
    expect((await ineke.post(`${pad}/tekenen`, { _versie: '3' })).status).toBe(422);
    await legVoor(lieke, id, c, ineke, 3);
    expect((await ineke.post(`${pad}/tekenen`, { _versie: '4' })).status).toBe(303);
    const { besluit_id } = await rij('besluitconcept', c);
    expect(await rij('besluit', besluit_id)).toMatchObject({ genomen_door: ineke.gebruikerId });
    expect((await h.owner.query('select 1 from toewijzing where besluit_id = $1', [besluit_id])).rowCount).toBe(1);
  });

  test('dezelfde persoon tekent niet twee keer: de database ook niet', async () => {
    const { id, vorm } = await klaar(sanne);
    const c = await maakConcept(sanne, id, vorm);
    const { rows } = await h.owner.query('select id from mandaat limit 1');
    const zet = h.owner.query(
      "update besluitconcept set status = 'ter-ondertekening', tekenaar_id = $2, eerste_door = $2, eerste_op = current_date, eerste_mandaat_id = $3 where id = $1",
      [c, murat.gebruikerId, rows[0].id],
    );
    await expect(zet).rejects.toThrow(/besluitconcept_check/);
  });
});

describe('afwijzen, intrekken en herzien', () => {
  test('een afwijzing rust op de toets, zegt wat wel kan, en kan niet als het past', async () => {
    const { id, toets } = await klaar(sanne);
    const basis = { toets, soort: 'afwijzing', motivering: 'Deze werkplek past nu niet bij je.' };
    const past = await sanne.post(`/dossier/${id}/besluit/afwijzen/controle`, { ...basis, product: 'wm-werkplek-3' });
    expect(past.status).toBe(422);
    expect(tekst(past)).toContain('De toets zegt dat Werkt mee op trede 3 past');
    const vorm = { ...basis, product: 'wm-werkplek-4' };
    const controle = await sanne.post(`/dossier/${id}/besluit/afwijzen/controle`, vorm);
    expect(tekst(controle)).toContain('Wat kan wel?');
    const uit = await sanne.post(`/dossier/${id}/besluit/afwijzen`, vorm);
    expect(uit.status).toBe(303);
    const besluit = nr(uit, 'besluit');
    expect(await rij('besluit', besluit)).toMatchObject({ soort: 'afwijzing', product: 'wm-werkplek-4' });
    expect((await rij('besluit', besluit)).gronden.find((g: { regel: string }) => g.regel === 'AP30').tekst).toContain(
      'de gemeente koos dat wie mag verlenen ook mag afwijzen',
    );
    expect((await sanne.post(`/dossier/${id}/besluit/${besluit}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(303);
    const brief = pdfText((await sanne.get(`/dossier/${id}/besluit/${besluit}/brief`)).bytes)
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const deel of ['wijst je aanvraag af', 'Wat kan wel?', 'Maak bezwaar tot en met maandag 4 januari 2027'])
      expect(brief).toContain(deel);
    expect((await sanne.get(`/dossier/${id}/besluit/${besluit}`)).status).toBe(200);
    const bon = await rij('besluit', besluit);
    const versie = h.beleid.regelingMetId(bon.regeling_id);
    expect(herrekenBesluit(bon, versie, h.beleid.landelijk)).toEqual([]);
    const anders = {
      ...bon,
      feiten: { ...bon.feiten, mandaat: { ...bon.feiten.mandaat, tot: '2021-12-31' }, toets: { ...bon.feiten.toets, trede: 4 } },
    };
    expect(herrekenBesluit(anders, versie, h.beleid.landelijk).map(({ ernst }) => ernst)).toContain('uitkomst');
    await h.owner.query(
      "insert into instelling (gemeente_id, sleutel, versie, waarde, reden, door) values ($1, 'mandaat-ook-weigeren', 1, 0, 'proef', $2)",
      [h.gemeenteId, sanne.gebruikerId],
    );
    const mag = await sanne.post(`/dossier/${id}/besluit/afwijzen`, vorm);
    expect(mag.status).toBe(422);
    expect(tekst(mag)).toContain('geen mandaat voor dit besluit. Een mandaat om te verlenen telt hier niet voor afwijzen');
    await h.owner.query('delete from instelling');
  });

  test('intrekken met een grond van de wet: het oude besluit blijft, de toewijzing eindigt, en het kan één keer', async () => {
    const { id, vorm } = await klaar(sanne);
    const besluit = nr(await sanne.post(`/dossier/${id}/besluit`, vorm), 'besluit');
    const pad = `/dossier/${id}/besluit/${besluit}/intrekken`;
    const maakBekend = (welk: string) => sanne.post(`/dossier/${id}/besluit/${welk}/bekendmaken`, { datum: '22-11-2026' });
    expect((await maakBekend(besluit)).status).toBe(303);
    const inwoner = await h.bezoeker({ rol: 'inwoner', inwonerId: id, gemeenteId: h.gemeenteId });
    expect(tekst(await inwoner.get('/mijn/brieven'))).not.toContain('Er is een nieuwer besluit');
    const leeg = await sanne.post(`${pad}/controle`, { vanaf: '31-02-2026' });
    expect(leeg.status).toBe(422);
    for (const deel of [
      'Kies waarom je het besluit intrekt',
      '“31-02-2026” is geen datum',
      'Schrijf op waarom je dit besluit neemt',
    ])
      expect(tekst(leeg)).toContain(deel);
    const goed = { reden: 'niet-gebruikt', vanaf: '23-11-2026', motivering: 'Je gebruikt de werkplek niet.', intrekt: besluit };
    expect(tekst(await sanne.post(`${pad}/controle`, { ...goed, vanaf: '01-01-2030' }))).toContain('Kies een dag tot en met');
    expect(tekst(await sanne.post(`${pad}/controle`, goed))).toContain('Wmo 2015 artikel 2.3.10, lid 1, onder e');
    const uit = await sanne.post(pad, goed);
    expect(uit.status).toBe(303);
    const nieuw = nr(uit, 'besluit');
    const weg = await rij('besluit', nieuw);
    expect(weg).toMatchObject({ soort: 'intrekking', vervangt_besluit_id: Number(besluit) });
    expect(herrekenBesluit(weg, h.beleid.regelingMetId(weg.regeling_id), h.beleid.landelijk)).toEqual([]);
    const { rows } = await h.owner.query('select status, beeindigd_op from toewijzing where besluit_id = $1', [besluit]);
    expect(rows).toEqual([{ status: 'beeindigd', beeindigd_op: '2026-11-22' }]);
    // He never began there, so the aanbieder reads no last day.
    const bij = await h.owner.query('select aanbieder_id from toewijzing where besluit_id = $1', [besluit]);
    const karin = await h.bezoeker({ rol: 'aanbieder', naam: 'Karin', aanbiederId: bij.rows[0].aanbieder_id });
    const veranderd = tekst(await karin.get('/toewijzingen/gewijzigd'));
    expect(veranderd).toContain('Deze toewijzing gaat niet door. De inwoner is niet begonnen');
    expect(veranderd).not.toContain('Laatste dag:');
    expect(tekst(await sanne.get(`/dossier/${id}/besluit/${besluit}`))).toContain('Dit besluit is ingetrokken of vervangen');
    expect(tekst(await sanne.post(pad, goed))).toContain('al ingetrokken of vervangen');
    expect((await sanne.get(`/dossier/${id}/besluit/${nieuw}/voorbeeld`)).headers.get('content-type')).toBe('application/pdf');
    expect(tekst(await sanne.get(`/dossier/${id}/besluit/${nieuw}/bekendmaken`))).toMatch(/Geldt niet meer vanaf \d/);
    expect(tekst(await sanne.get(`/dossier/${id}/besluiten`))).toContain('Intrekking: Werkt mee op trede 3');
    // The old letter still says what he got; above it stands until when, once the new one is known.
    expect(tekst(await inwoner.get('/mijn/brieven'))).not.toContain('Er is een nieuwer besluit');
    expect((await maakBekend(nieuw)).status).toBe(303);
    const [oud, erna] = [(await rij('besluit', besluit)).document_id, (await rij('besluit', nieuw)).document_id];
    for (const blad of ['/mijn/brieven', `/mijn/brieven/${oud}`]) {
      const antwoord = await inwoner.get(blad);
      expect(tekst(antwoord)).toContain('Dit besluit geldt nog tot en met 22 november 2026.');
      expect(antwoord.text).toContain(`href="/mijn/brieven/${erna}"`);
    }
    expect(tekst(await inwoner.get(`/mijn/brieven/${erna}`))).not.toContain('Er is een nieuwer besluit');
  });

  test('herzien: een nieuw besluit komt in de plaats, de oude toewijzing eindigt de dag ervoor', async () => {
    const { id, vorm } = await klaar(sanne);
    const besluit = nr(await sanne.post(`/dossier/${id}/besluit`, vorm), 'besluit');
    await h.owner.query(`update toewijzing set looptijd = '[2026-11-22,2027-11-22)' where besluit_id = $1`, [besluit]);
    await h.owner.query(
      `insert into doel (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, tekst, maat, uiterlijk)
       select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'leerdoel', 'Ik plak zelf een band', 'Drie banden op een dag', '2027-03-01' from toewijzing where besluit_id = $1`,
      [besluit],
    );
    // A version of the plan is being written: what ran and what is new, both at the old place.
    expect((await sanne.post(`/dossier/${id}/plan/versie`, { aanleiding: 'eerste' })).status).toBe(303);
    const [plan] = (await h.owner.query("select id from plan where inwoner_id = $1 and status = 'concept'", [id])).rows;
    await h.owner.query(
      `with d as (insert into doel (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, tekst, stand)
         select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'leerdoel', 'Ik stel een rem af', 'concept' from toewijzing where besluit_id = $1 returning *)
       insert into plandoel (gemeente_id, plan_id, doel_id, inwoner_id, consulent_id, aanbieder_id, stand) select gemeente_id, $2, id, inwoner_id, consulent_id, aanbieder_id, 'nieuw' from d`,
      [besluit, plan.id],
    );
    // The form begins with what the old one gave, and its check does not stumble over the toewijzing that ends by it.
    const kies = await sanne.get(`/dossier/${id}/besluit?herziet=${besluit}`);
    expect(tekst(kies)).toContain('Dit besluit komt in de plaats van besluit');
    const form = await sanne.get(`/dossier/${id}/besluit?toets=${vorm.toets}&product=${vorm.product}&herziet=${besluit}`);
    expect(tekst(form)).toContain('eindigt de dag voor de eerste dag van dit besluit');
    expect(form.text).toMatch(/name="urenPerWeek"[^>]*value="12"|value="12"[^>]*name="urenPerWeek"/);
    // It ends when it would have ended, and what is learnt on the way is not among the goals that were decided on.
    expect(form.text).toContain('value="21-11-2027"');
    expect(form.text).not.toContain('Ik plak zelf een band');
    const herziening = { ...vorm, ingang: '23-11-2026', urenPerWeek: '20', herziet: besluit };
    const nagekeken = await sanne.post(`/dossier/${id}/besluit/controle`, herziening);
    // Beside it stands the letter as it will be.
    expect(tekst(nagekeken)).toContain('Het komt in de plaats van besluit');
    const uit = await sanne.post(`/dossier/${id}/besluit`, herziening);
    expect(uit.status).toBe(303);
    const nieuw = nr(uit, 'besluit');
    expect(await rij('besluit', nieuw)).toMatchObject({ soort: 'herziening', vervangt_besluit_id: Number(besluit) });
    const { rows } = await h.owner.query('select status, minuten_per_week from toewijzing where inwoner_id = $1 order by id', [
      id,
    ]);
    expect(rows).toEqual([
      { status: 'beeindigd', minuten_per_week: 720 },
      { status: 'toegewezen', minuten_per_week: 1200 },
    ]);
    const blad = await sanne.get(`/dossier/${id}/besluit/${nieuw}`);
    expect(blad.status).toBe(200);
    // What the plan set to learn goes on at the new one, with how and until when; it was not decided on, so the besluit does not say it.
    expect(blad.text).not.toContain('Ik plak zelf een band');
    const geleerd = await h.owner.query(
      "select d.tekst, d.maat, d.uiterlijk, d.stand, d.vorige_id is not null as verder, t.status from doel d join toewijzing t on t.id = d.toewijzing_id where d.inwoner_id = $1 and d.soort = 'leerdoel' and d.stand <> 'concept' order by d.id",
      [id],
    );
    const leerdoel = { tekst: 'Ik plak zelf een band', maat: 'Drie banden op een dag', uiterlijk: '2027-03-01', stand: 'loopt' };
    expect(geleerd.rows).toEqual([
      { ...leerdoel, verder: false, status: 'beeindigd' },
      { ...leerdoel, verder: true, status: 'toegewezen' },
    ]);
    // The draft went along: each goal once, at the place that came in the stead of the old one.
    const inPlan = await h.owner.query(
      `select d.tekst, d.stand, t.status from plandoel p join doel d on d.id = p.doel_id join toewijzing t on t.id = d.toewijzing_id
        where p.plan_id = $1 and d.soort = 'leerdoel' order by d.tekst`,
      [plan.id],
    );
    expect(inPlan.rows).toEqual([
      { tekst: leerdoel.tekst, stand: 'loopt', status: 'toegewezen' },
      { tekst: 'Ik stel een rem af', stand: 'concept', status: 'toegewezen' },
    ]);
    // Each with what it gave: not the end of the one that it ended.
    const lijst = tekst(await sanne.get(`/dossier/${id}/besluiten`));
    expect(lijst).toMatch(/Herziening: [^·]+· [^·]+ · 23 november 2026 tot en met 22 november 2028/);
    expect(lijst).toMatch(/Toekenning: [^·]+· [^·]+ · 22 november 2026 tot en met 21 november 2027/);
  });

  test('intrekken en herzien vanaf een dag die nog komt: tot dan loopt de toewijzing door, ook als de teammanager tekent', async () => {
    const { id, vorm } = await klaar(sanne);
    const besluit = nr(await sanne.post(`/dossier/${id}/besluit`, vorm), 'besluit');
    const c = await maakConcept(sanne, id, {
      reden: 'niet-meer-nodig',
      vanaf: '01-02-2027',
      motivering: 'Je hebt dan ander werk.',
      intrekt: besluit,
    });
    await legVoor(sanne, id, c, ineke, 1);
    const pad = `/dossier/${id}/besluit/concept/${c}`;
    expect((await ineke.post(`${pad}/tekenen`, { _versie: '2' })).status).toBe(303);
    const van = async () =>
      (
        await h.owner.query(
          'select t.id, t.status, t.beeindigd_op, upper(t.looptijd) - 1 as tot, w.soort, w.besluit_id from toewijzing t left join toewijzingwijziging w on w.toewijzing_id = t.id where t.inwoner_id = $1 order by t.id, w.id',
          [id],
        )
      ).rows;
    const { besluit_id } = await rij('besluitconcept', c);
    expect(await van()).toMatchObject([
      { status: 'toegewezen', beeindigd_op: null, tot: '2027-01-31', soort: 'einde', besluit_id },
    ]);
    // Taken back until that day, and revised from another.
    const t = (await van())[0].id;
    const versie = (await rij('toewijzing', t)).versie;
    const herstel = { reden: 'toch-door', toelichting: '', _versie: String(versie) };
    expect((await sanne.post(`/dossier/${id}/toewijzingen/${t}/wijzigen/terugdraaien`, herstel)).status).toBe(303);
    expect((await van()).at(-1)).toMatchObject({ status: 'toegewezen', tot: '2028-11-21', soort: 'herstel' });
    expect(tekst(await sanne.get(`/dossier/${id}/besluit/${besluit}`))).not.toContain('Dit besluit is ingetrokken of vervangen');
    const nieuw = await sanne.post(`/dossier/${id}/besluit`, {
      ...vorm,
      ingang: '01-03-2027',
      urenPerWeek: '20',
      herziet: besluit,
    });
    expect(nieuw.status).toBe(303);
    expect((await van()).map(({ status, tot, soort }) => [status, tot, soort])).toEqual([
      ['toegewezen', '2027-02-28', 'einde'],
      ['toegewezen', '2027-02-28', 'herstel'],
      ['toegewezen', '2027-02-28', 'einde'],
      ['toegewezen', '2029-02-28', null],
    ]);
    // What comes in its place is withdrawn first.
    const weer = { ...herstel, _versie: String((await rij('toewijzing', t)).versie) };
    expect(tekst(await sanne.post(`/dossier/${id}/toewijzingen/${t}/wijzigen/terugdraaien`, weer))).toContain(
      'Trek dat besluit in',
    );
  });
});

test('wie is gevraagd om te tekenen leest het dossier en tekent: schrijven doet de contactpersoon', async () => {
  const { id, vorm } = await klaar(lieke);
  const c = await maakConcept(lieke, id, vorm);
  await legVoor(lieke, id, c, murat, 1);
  expect((await murat.get(`/dossier/${id}/notities`)).status).toBe(200);
  const eigen = (await klaar(murat)).id;
  const notitie = { tekst: 'Ik schrijf in het dossier van een ander.', soort: 'gesprek', datum: '22-11-2026' };
  const uit = await murat.post(`/dossier/${id}/notities/nieuw`, notitie);
  expect(tekst(uit)).toContain('omdat er een besluit voor je ligt om te tekenen');
  // The database holds to it too: what a page would forget.
  const client = await h.owner.connect();
  const zet = async (inwoner: number, tekent = '', daad = "update inwoner set status = 'in-traject' where id = $1") => {
    await client.query('begin');
    await client.query(
      "select set_config('app.gebruiker', $1, true), set_config('app.gemeente', $2, true), set_config('app.genoemd', $3, true), set_config('app.tekent', $4, true), set_config('role', 'wm_vervanger', true)",
      [String(murat.gebruikerId), String(h.gemeenteId), `{${id}}`, tekent],
    );
    const doe = client.query(daad, [inwoner]).then(
      ({ rowCount }) => (rowCount === 0 ? 'niets' : 'gelukt'),
      (fout: Error) => fout.message,
    );
    const hoe = await doe;
    await client.query('rollback');
    return hoe;
  };
  try {
    expect(await zet(eigen)).toBe('gelukt');
    expect(await zet(id)).toContain('row-level security');
    expect(await zet(id, c)).toBe('gelukt');
    // While he signs he writes what a besluit makes, and not the rest of the dossier; of the concepts only the one that lies before him.
    const ander = await maakConcept(lieke, id, vorm);
    const noteer = `insert into notitie (gemeente_id, inwoner_id, consulent_id, tekst, door) select gemeente_id, id, consulent_id, 'x', app.gebruiker() from inwoner where id = $1`;
    expect(await zet(eigen, '', noteer)).toBe('gelukt');
    expect(await zet(id, c, noteer)).toContain('row-level security');
    expect(await zet(id, c, `update besluitconcept set versie = versie + 1 where inwoner_id = $1 and id = ${c}`)).toBe('gelukt');
    expect(await zet(id, c, `update besluitconcept set versie = versie + 1 where inwoner_id = $1 and id = ${ander}`)).toBe(
      'niets',
    );
    const nieuw = `insert into besluitconcept (gemeente_id, inwoner_id, consulent_id, soort, product, invoer, door) select gemeente_id, id, consulent_id, 'afwijzing', '', '{}', app.gebruiker() from inwoner where id = $1`;
    expect(await zet(id, c, nieuw)).toContain('row-level security');
  } finally {
    client.release();
  }
  expect((await murat.post(`/dossier/${id}/besluit/concept/${c}/tekenen`, { _versie: '2' })).status).toBe(303);
});

test('velden die niet van het formulier zijn, ook met een naam die niet bewaard kan worden, blijven weg', async () => {
  const { id, vorm } = await klaar(sanne, { achternaam: 'Vreemdveld' });
  const { location } = await sanne.post(`/dossier/${id}/besluit/concept`, {
    ...vorm,
    toString: '1',
    'a\u0000b': '1',
    extra: 'mag',
  });
  const c = Number(/\/concept\/(\d+)/.exec(location ?? '')?.[1]);
  const { invoer } = (await h.owner.query('select invoer from besluitconcept where id = $1', [c])).rows[0];
  expect(Object.keys(invoer)).not.toContain('toString');
  expect(invoer).toMatchObject({ motivering: vorm.motivering });
  expect((await sanne.get(`/dossier/${id}/besluit/concept/${c}`)).status).toBe(200);
});

describe('samen besluiten: met wie de regeling wil', () => {
  test('bij welke besluiten is een instelling van de regeling; zonder die keuze bij elk besluit dat iets toekent', () => {
    const versie = h.beleid.dichtstbij(h.beleid.gemeenteIdVan('0202') ?? 0, datum('2020-11-02'));
    const product = structuredClone(versie && findProduct(versie.regeling, 'aw-op-weg-naar-4'));
    if (!product?.besluit) throw new Error('geen besluit bij aw-op-weg-naar-4');
    const bij = () => (['toekenning', 'herziening', 'wijziging', 'afwijzing'] as const).map((soort) => samenMet(product, soort));
    expect(bij()).toEqual([['inwoner'], ['inwoner'], [], []]);
    product.besluit.samenBij = { waarde: ['toekenning'], bron: 'keuze' };
    expect(bij()).toEqual([['inwoner'], [], [], []]);
    product.besluit.samenBij = { waarde: ['wijziging'], bron: 'keuze' };
    expect(bij()).toEqual([[], [], ['inwoner'], []]);
  });

  const metSamen = async (wie: string[], doe: () => Promise<void>) => {
    const versie = h.beleid.dichtstbij(h.gemeenteId, datum('2026-11-22'));
    const besluit = versie && findProduct(versie.regeling, 'wm-werkplek-3')?.besluit;
    if (!besluit) throw new Error('geen besluit bij wm-werkplek-3');
    besluit.samenMet = wie;
    try {
      await doe();
    } finally {
      delete besluit.samenMet;
    }
  };

  test('ieder zegt zelf ja of nee, tekenen wacht daarop, en wie meebesluit tekent niet', async () => {
    await metSamen(['activeringscoach', 'aanbieder', 'inwoner'], async () => {
      const { id, vorm } = await klaar(lieke, { voornaam: 'Sara', achternaam: 'Samenspraak' });
      const pad = (deel: string) => `/dossier/${id}/besluit/concept/${c}${deel}`;
      const vraag = (wie: string, meer: Record<string, string> = {}) => lieke.post(pad('/samen'), { wie, _versie: '1', ...meer });
      const zeg = (wie: Bezoeker, nummer: number, velden: Record<string, string>) =>
        wie.post(pad(`/samen/${nummer}`), { _versie: '1', ...velden });
      const open = async (wie: string) =>
        Number(
          (
            await h.owner.query('select id from samenspraak where concept_id = $1 and wie = $2 and vervallen_op is null', [
              c,
              wie,
            ])
          ).rows[0]?.id,
        );
      const c = await maakConcept(lieke, id, vorm);
      expect(tekst(await lieke.get(pad('')))).toContain('Nog niet gevraagd');
      expect((await legVoor(lieke, id, c, sanne, 1)).text).toContain('Vraag eerst om ja of nee');
      expect((await vraag('activeringscoach')).text).toContain('Kies aan welke collega je het vraagt');
      expect((await vraag('activeringscoach', { 'gevraagd-activeringscoach': String(murat.gebruikerId) })).status).toBe(303);
      expect((await vraag('aanbieder')).status).toBe(303);
      expect((await vraag('inwoner')).status).toBe(303);
      expect((await legVoor(lieke, id, c, sanne, 1)).text).toContain('wacht op het ja of nee van Murat Aydın');

      // The colleague: in his queue, with his own hand, and nobody else's.
      expect(tekst(await murat.get('/besluiten-ter-ondertekening'))).toContain('Samenspraak');
      const vanMurat = await open('activeringscoach');
      expect((await zeg(lieke, vanMurat, { antwoord: 'ja', hoe: 'gesprek' })).text).toContain('Murat Aydın zelf');
      expect((await zeg(sanne, vanMurat, { antwoord: 'ja' })).status).toBe(404);
      expect(tekst(await murat.get(pad('')))).toContain('Jouw ja of nee');
      expect((await zeg(murat, vanMurat, { antwoord: 'nee' })).text).toContain('Schrijf op waarom niet');
      expect((await zeg(murat, vanMurat, { antwoord: 'nee', reden: 'Twaalf uur is te veel.' })).location).toContain(
        'klaar=samen',
      );
      expect((await murat.get(pad(''))).status).toBe(404);
      expect(tekst(await lieke.get('/werkvoorraad'))).toContain('Murat Aydın zei nee');
      expect(tekst(await lieke.get(pad('')))).toContain('Twaalf uur is te veel.');
      expect((await vraag('activeringscoach', { 'gevraagd-activeringscoach': String(murat.gebruikerId) })).status).toBe(303);
      expect((await zeg(murat, await open('activeringscoach'), { antwoord: 'ja' })).status).toBe(303);

      // The aanbieder and the resident on their own pages, each its own.
      const groene = await h.bezoeker({ rol: 'aanbieder', aanbiederId: groen });
      const elders = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
      expect(tekst(await groene.get('/toewijzingen/samen'))).toContain('Sara Samenspraak');
      expect(tekst(await elders.get('/toewijzingen/samen'))).not.toContain('Sara Samenspraak');
      const ja = { antwoord: 'ja', _versie: '1' };
      const vanPlek = await open('aanbieder');
      expect((await elders.post(`/toewijzingen/samen/${vanPlek}`, ja)).status).toBe(404);
      expect((await groene.post(`/toewijzingen/samen/${vanPlek}`, ja)).status).toBe(303);
      expect(
        (await groene.post(`/toewijzingen/samen/${vanPlek}`, { antwoord: 'nee', reden: 'Toch niet.', _versie: '2' })).text,
      ).toContain('al geantwoord');
      const sara = await h.bezoeker({ rol: 'inwoner', inwonerId: id });
      expect(tekst(await sara.get('/mijn'))).toContain('Zeg of je het eens bent met een voorstel');
      expect(tekst(await sara.get('/mijn/samen'))).toContain('De Groene Ruimte');
      expect((await sara.post(`/mijn/samen/${vanPlek}`, { ...ja, _versie: '2' })).status).toBe(404);
      expect((await sara.post(`/mijn/samen/${await open('inwoner')}`, ja)).status).toBe(303);

      // Who decided along does not sign: the page, and the database.
      expect((await legVoor(lieke, id, c, murat, 1)).text).toContain('tekent niet ook zelf');
      expect(tekst(await lieke.get('/werkvoorraad'))).toContain('iedereen zei ja');
      expect((await legVoor(lieke, id, c, sanne, 1)).status).toBe(303);
      const getekend = await sanne.post(pad('/tekenen'), { _versie: '2' });
      expect(getekend.status).toBe(303);
      const besluit = await rij('besluit', (await rij('besluitconcept', c)).besluit_id);
      expect(besluit.samen).toEqual(['activeringscoach', 'aanbieder', 'inwoner']);
      expect(JSON.stringify(besluit.gronden)).toContain(
        'Besloten samen met: de activeringscoach, Murat Aydın, ja op 22 november 2026',
      );
      const versie = h.beleid.regelingMetId(besluit.regeling_id);
      expect(herrekenBesluit(besluit, versie, h.beleid.landelijk)).toEqual([]);
      const brief = await lieke.post(`/dossier/${id}/besluit/${besluit.id}/bekendmaken`, { datum: '22-11-2026' });
      expect(brief.status).toBe(303);
      const { rows: brieven } = await h.owner.query('select id from document where inwoner_id = $1', [id]);
      const gelezen = tekst(await sara.get(`/mijn/brieven/${brieven[0]?.id}`));
      expect(gelezen).toContain('Wie besloten mee?');
      expect(gelezen).toContain('Jij zei ja op 22 november 2026.');
      await expect(
        h.owner.query(
          'insert into samenspraak (gemeente_id, concept_id, inwoner_id, consulent_id, wie, gevraagd_aan, voorstel, gevraagd_op, door) select gemeente_id, concept_id, inwoner_id, consulent_id, $2, door, voorstel, gevraagd_op, door from samenspraak where id = $1',
          [vanMurat, 'wijkcoach'],
        ),
      ).rejects.toThrow('samenspraak_ander');
      const client = await h.owner.connect();
      try {
        await client.query('begin');
        await client.query("select set_config('app.gebruiker', '1', true)");
        await expect(
          client.query(
            `insert into besluit (gemeente_id, inwoner_id, consulent_id, soort, toets_id, regeling_id, product, gronden, feiten, motivering, genomen_op, genomen_door, mandaat_id, samen)
             select gemeente_id, inwoner_id, consulent_id, soort, toets_id, regeling_id, 'wm-werkplek-4', gronden, feiten, motivering, genomen_op, genomen_door, mandaat_id, samen from besluit where id = $1`,
            [besluit.id],
          ),
        ).rejects.toThrow('samen met een ander');
      } finally {
        await client.query('rollback');
        client.release();
      }
    });
  });

  test('bewaren en vragen is één klik: wie duidelijk is, is meteen gevraagd', async () => {
    await metSamen(['inwoner', 'aanbieder', 'uitkerende-instantie'], async () => {
      const { id, vorm } = await klaar(sanne, { achternaam: 'Meteen' });
      const gevraagd = async () =>
        (
          await h.owner.query('select wie from samenspraak where inwoner_id = $1 and vervallen_op is null order by id', [id])
        ).rows.map(({ wie }) => wie);
      const c = await maakConcept(sanne, id, { ...vorm, _stap: 'vragen' });
      expect(await gevraagd()).toEqual(['inwoner', 'aanbieder', 'uitkerende-instantie']);
      expect(tekst(await sanne.get(`/dossier/${id}/besluit/concept/${c}`))).not.toContain('Nog niet gevraagd');
      // Kept again with other words it is asked again, and only then.
      await maakConcept(sanne, id, { ...vorm, concept: c, motivering: 'Met andere woorden, en dus opnieuw gevraagd.' });
      expect(await gevraagd()).toEqual([]);
      await maakConcept(sanne, id, {
        ...vorm,
        concept: c,
        motivering: 'Met andere woorden, en dus opnieuw gevraagd.',
        _stap: 'vragen',
      });
      expect((await gevraagd()).length).toBe(3);
    });
  });

  test('wat is veranderd vraag je opnieuw; wat de inwoner zei kan worden opgeschreven; met mandaat neem je het zelf', async () => {
    await metSamen(['inwoner'], async () => {
      const { id, vorm } = await klaar(sanne, { achternaam: 'Opgeschreven' });
      const c = await maakConcept(sanne, id, vorm);
      const pad = (deel: string) => `/dossier/${id}/besluit/concept/${c}${deel}`;
      expect((await sanne.post(pad('/samen'), { wie: 'inwoner', _versie: '1' })).status).toBe(303);
      await maakConcept(sanne, id, { ...vorm, concept: c, motivering: 'Je wilt graag meedoen, en nu met andere woorden.' });
      expect(tekst(await sanne.get(pad('')))).toContain('Nog niet gevraagd');
      const { versie } = await rij('besluitconcept', c);
      expect((await sanne.post(pad('/samen'), { wie: 'inwoner', _versie: String(versie) })).status).toBe(303);
      const vraag = (await h.owner.query('select id from samenspraak where concept_id = $1 and vervallen_op is null', [c]))
        .rows[0]?.id;
      const zonder = await sanne.post(pad(`/samen/${vraag}`), { antwoord: 'ja', reden: 'Zij belde erover.', _versie: '1' });
      expect(zonder.text).toContain('Kies hoe het is gezegd');
      expect(zonder.text).toContain('Zij belde erover.</textarea>');
      expect((await sanne.post(pad('/nemen'), { _versie: String(versie) })).text).toContain('wacht op het ja of nee');
      expect((await sanne.post(pad(`/samen/${vraag}`), { antwoord: 'ja', hoe: 'gesprek', _versie: '1' })).location).toBe(pad(''));
      const genomen = await sanne.post(pad('/nemen'), { _versie: String(versie) });
      expect(genomen.location).toContain('/genomen');
      expect((await rij('besluitconcept', c)).status).toBe('getekend');
    });
  });
});
