import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import { pdfText } from '../platform/pdf/index.ts';
import { behandelReden, beslisRedenen, beslisUiterlijk, isTeLaat, verdaagdTot } from './rules.ts';

let h: House;
let sanne: Bezoeker;
let ineke: Bezoeker;
let ander: Bezoeker;
let groen: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam', functie: 'teammanager-wmo' });
  ander = await h.bezoeker({ rol: 'teammanager', naam: 'Fatma Yilmaz', functie: 'teammanager-wmo' });
  await maakMandaat(h, 'trajectregisseur');
  await maakMandaat(h, 'teammanager-wmo');
  groen = await maakAanbieder(h, { naam: 'De Groene Ruimte' });
  await maakContract(h, groen);
});
afterAll(() => h?.close());

const tekst = (a: Answer) => a.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const nr = (a: Answer, wat: string) => new RegExp(`/${wat}/(\\d+)`).exec(a.location ?? '')?.[1] ?? '';
const rij = async (tabel: string, id: string | number) =>
  (await h.owner.query(`select * from ${tabel} where id = $1`, [id])).rows[0];

/** A resident with a besluit that was made known. */
const metBesluit = async (o: Parameters<typeof maakInwoner>[1] = {}) => {
  const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3, perspectief: 5, ...o });
  const antwoorden = { wilBijdragen: 'ja', wilWerken: 'ja', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' };
  const { location } = await sanne.post(`/dossier/${id}/toets`, antwoorden);
  const genomen = await sanne.post(`/dossier/${id}/besluit`, {
    toets: location?.split('/').at(-1) ?? '',
    product: 'wm-werkplek-3',
    aanbieder: String(groen),
    ingang: '22-11-2026',
    urenPerWeek: '12',
    doelen: 'Ik begin op tijd',
    doelSoort: 'werknemersvaardigheden',
    metInwoner: 'ja',
    metAanbieder: 'ja',
    motivering: 'Je kunt dit aan.',
  });
  const besluit = nr(genomen, 'besluit');
  return { id, besluit };
};
const bekend = (id: number, besluit: string) =>
  sanne.post(`/dossier/${id}/besluit/${besluit}/bekendmaken`, { datum: '22-11-2026' });

describe('de regels van de wet', () => {
  test('Awb 6:7, 7:10: op tijd, de laatste dag om te beslissen en het ene uitstel', () => {
    const tot = datum('2027-01-04');
    expect(isTeLaat(tot, datum('2027-01-04'))).toBe(false);
    expect(isTeLaat(tot, datum('2027-01-05'))).toBe(true);
    const voor = beslisUiterlijk(h.beleid.landelijk, tot, datum('2026-12-01'));
    expect(voor?.toString()).toBe('2027-02-15');
    expect(beslisUiterlijk(h.beleid.landelijk, tot, datum('2027-02-01'))?.toString()).toBe('2027-03-15');
    expect(voor && verdaagdTot(h.beleid.landelijk, voor)?.toString()).toBe('2027-03-30');
  });

  test('Awb 10:3: niet door wie het besluit nam of meetekende', () => {
    expect(behandelReden(1, { genomenDoor: 1, medeDoor: null })?.regel).toBe('Awb artikel 10:3');
    expect(behandelReden(2, { genomenDoor: 1, medeDoor: 2 })?.regel).toBe('Awb artikel 10:3');
    expect(behandelReden(3, { genomenDoor: 1, medeDoor: 2 })).toBeUndefined();
  });

  const op = datum('2026-12-01');
  test.each([
    ['gegrond', { teLaat: false, verschoonbaar: null, gehoord: false, nietHorenReden: '' }, 'Awb artikel 7:2'],
    ['gegrond', { teLaat: false, verschoonbaar: null, gehoord: true, nietHorenReden: '' }, undefined],
    ['ongegrond', { teLaat: false, verschoonbaar: null, gehoord: false, nietHorenReden: 'wil niet' }, undefined],
    ['gegrond', { teLaat: true, verschoonbaar: null, gehoord: true, nietHorenReden: '' }, 'Awb artikel 6:11'],
    ['gegrond', { teLaat: true, verschoonbaar: false, gehoord: true, nietHorenReden: '' }, 'Awb artikel 6:11'],
    ['gegrond', { teLaat: true, verschoonbaar: true, gehoord: true, nietHorenReden: '' }, undefined],
    ['niet-ontvankelijk', { teLaat: true, verschoonbaar: false, gehoord: false, nietHorenReden: '' }, undefined],
    ['ingetrokken', { teLaat: true, verschoonbaar: null, gehoord: false, nietHorenReden: '' }, undefined],
  ] as const)('%s met %o', (beslissing, feiten, regel) => {
    expect(beslisRedenen({ beslissing, opnieuw: false, ontvangenOp: op, ...feiten })[0]?.regel).toBe(regel);
  });
});

describe('van niet eens tot nieuw besluit', () => {
  test('de inwoner maakt bezwaar in drie stappen; een ander dan de beslisser behandelt het; gegrond vraagt een nieuw besluit', async () => {
    const { id, besluit } = await metBesluit({ achternaam: 'Hofstra' });
    const inwoner = await h.bezoeker({ rol: 'inwoner', naam: 'Yara Hofstra', inwonerId: id });
    expect((await inwoner.get(`/mijn/bezwaar/${besluit}`)).status).toBe(404);
    expect((await bekend(id, besluit)).status).toBe(303);
    expect(tekst(await inwoner.get('/mijn/brieven'))).toContain('Ik ben het niet eens');

    const begin = await inwoner.get(`/mijn/bezwaar/${besluit}`);
    expect(tekst(begin)).toContain('Stap 1 van 3');
    expect(tekst(begin)).toContain('tot en met 4 januari 2027');
    const leeg = await inwoner.post(`/mijn/bezwaar/${besluit}/stap`, { reden: '', _naar: 'wil' });
    expect(tekst(leeg)).toContain('Schrijf op waarom je het niet eens bent');
    const twee = await inwoner.post(`/mijn/bezwaar/${besluit}/stap`, { reden: 'Ik wil meer uren.', _naar: 'wil' });
    expect(tekst(twee)).toContain('Stap 2 van 3');
    expect(twee.text).toContain('Ik wil meer uren.');
    const drie = await inwoner.post(`/mijn/bezwaar/${besluit}/stap`, {
      reden: 'Ik wil meer uren.',
      wil: 'Twintig',
      _naar: 'controle',
    });
    expect(tekst(drie)).toContain('Kijk je bezwaar na');
    const klaar = await inwoner.post(`/mijn/bezwaar/${besluit}`, { reden: 'Ik wil meer uren.', wil: 'Twintig', laatReden: '' });
    expect(klaar.location).toBe(`/mijn/bezwaar/${besluit}/stand`);
    const stand = tekst(await inwoner.get(klaar.location ?? ''));
    for (const deel of ['Wij hebben je bezwaar', '22 november 2026', 'uiterlijk 15 februari 2027', '14 055'])
      expect(stand).toContain(deel);
    // From then on his letters and his page speak of it, and no longer of objecting.
    const brieven = tekst(await inwoner.get('/mijn/brieven'));
    expect(brieven).toContain('Je maakte bezwaar op 22 november 2026. Wij beslissen uiterlijk op 15 februari 2027.');
    expect(brieven).not.toContain('Ik ben het niet eens');
    expect(tekst(await inwoner.get('/mijn'))).toContain('Wij kijken naar je bezwaar.');
    // Once more is the same page, not a second one.
    expect((await inwoner.get(`/mijn/bezwaar/${besluit}`)).location).toBe(`/mijn/bezwaar/${besluit}/stand`);
    expect((await inwoner.post(`/mijn/bezwaar/${besluit}`, { reden: 'Nog eens' })).status).toBe(422);

    const { rows } = await h.owner.query('select * from bezwaar where inwoner_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      langs: 'mijn',
      getypt: 'inwoner',
      te_laat: false,
      ontvangen_op: '2026-11-22',
      beslis_uiterlijk: '2027-02-15',
    });
    const z = rows[0].id;
    const pad = `/dossier/${id}/bezwaar/${z}`;
    const doe = async (wie: Bezoeker, deel: string, velden: Record<string, string> = {}) =>
      wie.post(`${pad}/${deel}`, { ...velden, _versie: String((await rij('bezwaar', z)).versie) });
    expect(tekst(await ineke.get('/bezwaren'))).toContain('Hofstra');
    expect(tekst(await sanne.get(`/dossier/${id}/besluiten`))).toContain('Tegen besluit');
    // The receipt was made with it; once more is refused.
    expect((await doe(sanne, 'bevestigen')).text).toContain('al bevestigd');
    const ontvangst = (await h.owner.query("select id from document where inwoner_id = $1 and soort = 'bezwaar-ontvangst'", [id]))
      .rows[0];
    expect(tekst(await inwoner.get(`/mijn/brieven/${ontvangst.id}`))).toContain('Wij beslissen uiterlijk op 15 februari 2027');
    expect((await doe(ineke, 'beslissen', { beslissing: 'gegrond', motivering: 'x' })).text).toContain(
      'Neem dit bezwaar eerst in behandeling',
    );
    expect((await doe(ineke, 'oppakken')).status).toBe(303);
    expect(tekst(await ineke.get(pad))).toContain('Dit kan als de inwoner is gehoord');
    const zonderHoren = await doe(ineke, 'beslissen', { beslissing: 'gegrond', motivering: 'Je hebt gelijk.' });
    expect(zonderHoren.status).toBe(422);
    expect(tekst(zonderHoren)).toContain('Awb artikel 7:2 en 7:3');
    expect((await doe(ineke, 'horen', { hoorOp: '01-11-2026', hoorTijd: '25:00', hoorWaar: '' })).status).toBe(422);
    // The invitation can be read before it goes: nothing is kept, and what is wrong stands at its field.
    const eerst = await doe(ineke, 'horen', { hoorOp: '08-12-2026', hoorTijd: '9.30', hoorWaar: 'Stadhuis', _stap: 'voorbeeld' });
    expect([eerst.status, (await rij('bezwaar', z)).hoor_op]).toEqual([200, null]);
    for (const deel of [
      'Voorbeeld, nog niet verstuurd',
      'Uitnodiging om je verhaal te vertellen',
      'dinsdag 8 december 2026 om 9.30 uur',
    ])
      expect(tekst(eerst)).toContain(deel);
    const kort = await doe(ineke, 'verdagen', { verdagingReden: '', _stap: 'voorbeeld' });
    expect([kort.status, tekst(kort)]).toEqual([422, expect.stringContaining('Schrijf op waarom er meer tijd nodig is')]);
    expect((await doe(ineke, 'horen', { hoorOp: '08-12-2026', hoorTijd: '9.30', hoorWaar: 'Stadhuis' })).status).toBe(303);
    expect(tekst(await inwoner.get(klaar.location ?? ''))).toContain('8 december 2026 om 9.30 uur');
    expect(tekst(await inwoner.get('/mijn'))).toContain('Je mag vertellen waarom je het niet eens bent: Stadhuis.');
    expect(tekst(await inwoner.get('/mijn/afspraken'))).toMatch(/dinsdag 8 december 2026 9\.30 uur Waar: Stadhuis/);
    // Awb 7:4: he is invited by letter, with what he may send in and read before.
    const gevraagd = (
      await h.owner.query("select id, inhoud from document where inwoner_id = $1 and soort = 'uitnodiging'", [id])
    ).rows;
    expect(gevraagd).toHaveLength(1);
    const uitnodiging = pdfText(gevraagd[0].inhoud).join(' ').replace(/\s+/g, ' ');
    for (const deel of ['dinsdag 8 december 2026 om 9.30 uur', 'Stadhuis', '27 november 2026', 'artikel 7:4'])
      expect(uitnodiging).toContain(deel);
    // What counts comes first; an act that is not the next one is folded, and open where something typed there was wrong.
    const blad = (await ineke.get(pad)).text;
    expect(blad.indexOf('Wachten op het gesprek van 8 december 2026')).toBeLessThan(blad.indexOf('wm-uitklap'));
    expect(blad).toMatch(/<details class="wm-uitklap"><summary>Horen hoeft niet/);
    const mis = await doe(ineke, 'niet-gehoord', { nietHorenReden: ' ' });
    expect(tekst(mis)).toContain('Schrijf op waarom horen niet hoeft');
    expect(mis.text).toMatch(/<details class="wm-uitklap" open><summary>Horen hoeft niet/);
    expect(mis.text).toMatch(/<details class="wm-uitklap"><summary>Beslissen/);
    expect(tekst(await doe(ineke, 'gehoord', { gehoordOp: '01-01-2026', verslag: 'Reist te ver.' }))).toContain('Reist te ver.');
    expect((await doe(ineke, 'niet-gehoord', { nietHorenReden: 'De inwoner krijgt helemaal gelijk.' })).status).toBe(303);
    // The talk he was invited to is called off: by letter, and it stands nowhere any more.
    const afgezegd = await h.owner.query(
      "select inhoud from document where inwoner_id = $1 and soort = 'uitnodiging' order by id",
      [id],
    );
    const vervalt = pdfText(afgezegd.rows[1].inhoud).join(' ').replace(/\s+/g, ' ');
    for (const deel of [
      'dinsdag 8 december 2026 om 9.30 uur gaat niet door',
      'De inwoner krijgt helemaal gelijk.',
      'artikel 7:3',
    ])
      expect(vervalt).toContain(deel);
    const blijft = ['/mijn', '/mijn/afspraken', klaar.location ?? ''].map((een) => inwoner.get(een));
    for (const wat of [...(await Promise.all(blijft)), await ineke.get(pad)])
      expect(tekst(wat)).not.toContain('8 december 2026 om');
    const uitstel = await doe(ineke, 'verdagen', { verdagingReden: 'We wachten op de aanbieder.', _stap: 'voorbeeld' });
    expect(tekst(uitstel)).toContain('hoogstens zes weken (Algemene wet bestuursrecht, artikel 7:10, derde lid)');
    expect((await doe(ineke, 'verdagen', { verdagingReden: 'We wachten op de aanbieder.' })).status).toBe(303);
    expect((await doe(ineke, 'verdagen', { verdagingReden: 'Nog eens' })).text).toContain('Uitstellen kan één keer');
    expect(
      (await doe(ineke, 'beslissen', { beslissing: 'gegrond', motivering: 'Je hebt gelijk: twintig uur kan.' })).status,
    ).toBe(303);
    expect((await doe(ineke, 'beslissen', { beslissing: 'ongegrond', motivering: 'Toch niet.' })).status).toBe(422);
    // The letter stands under the form before it goes.
    expect(tekst(await ineke.get(pad))).toContain('Voorbeeld, nog niet verstuurd');
    await h.owner.query("update inwoner_persoon set straat = '' where inwoner_id = $1", [id]);
    const geenBrief = await doe(ineke, 'versturen');
    expect(geenBrief.status).toBe(422);
    expect((await rij('bezwaar', z)).bekendgemaakt_op).toBeNull();
    await h.owner.query("update inwoner_persoon set straat = 'Kanaalweg' where inwoner_id = $1", [id]);
    expect((await doe(ineke, 'versturen')).status).toBe(303);
    const { document_id } = await rij('bezwaar', z);
    const brief = pdfText((await rij('document', document_id)).inhoud)
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const deel of ['Je bezwaar is gegrond', 'twintig uur kan', 'Naar de rechter']) expect(brief).toContain(deel);

    expect(tekst(await ineke.get(pad))).not.toContain('Voorbeeld, nog niet verstuurd');
    expect(tekst(await sanne.get(pad))).toContain('neem een nieuw besluit');
    // He keeps seeing that something is on its way, until its letter was sent.
    expect(tekst(await inwoner.get('/mijn'))).toContain('Je kreeg gelijk met je bezwaar. Wij nemen een nieuw besluit.');
    expect(tekst(await inwoner.get(klaar.location ?? ''))).toContain('Wij nemen nu een nieuw besluit.');
    const oud = await rij('besluit', besluit);
    expect(tekst(await sanne.get(`/dossier/${id}/besluit?herziet=${besluit}`))).toContain(
      'kan de inwoner naar de rechter, niet nog een keer',
    );
    const nieuw = await sanne.post(`/dossier/${id}/besluit`, {
      toets: String(oud.toets_id),
      product: 'wm-werkplek-3',
      aanbieder: String(groen),
      ingang: '23-11-2026',
      urenPerWeek: '20',
      doelen: 'Ik begin op tijd',
      doelSoort: 'werknemersvaardigheden',
      metInwoner: 'ja',
      motivering: 'Na je bezwaar krijg je meer uren.',
      herziet: besluit,
    });
    expect(nieuw.status).toBe(303);
    expect(tekst(await sanne.get(pad))).toContain('Bekijk het nieuwe besluit');
    expect(tekst(await inwoner.get('/mijn'))).toContain('Wij nemen een nieuw besluit.');
    // Awb 7:1, 8:1: what is decided on an objection goes to the court, and no second objection is made to it.
    const na = nr(nieuw, 'besluit');
    expect(tekst(await sanne.get(`/dossier/${id}/besluit/${na}/bekendmaken`))).toContain(
      'kan de inwoner in beroep bij de rechtbank tot en met 4 januari 2027 (Awb artikel 7:1, lid 1, onder a, en artikel 8:1)',
    );
    expect((await bekend(id, na)).status).toBe(303);
    const genomen = await rij('besluit', na);
    expect([genomen.bezwaar_tot, genomen.beroep_tot]).toEqual([null, '2027-01-04']);
    expect((await rij('bezwaar', z)).gevolg_besluit_id).toBe(Number(na));
    const nieuweBrief = pdfText((await rij('document', genomen.document_id)).inhoud)
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const deel of [
      `Je maakte bezwaar tegen besluit ${oud.beschikkingnummer}. Je kreeg gelijk.`,
      'Je kunt naar de rechter tot en met maandag 4 januari 2027',
      'Je kunt in beroep gaan bij de rechtbank',
      'Weet je niet welke? Bel ons.',
    ])
      expect(nieuweBrief).toContain(deel);
    for (const niet of ['Maak bezwaar', 'Je kunt bezwaar maken']) expect(nieuweBrief).not.toContain(niet);
    const pad2 = `/mijn/bezwaar/${na}`;
    expect(tekst(await inwoner.get('/mijn/brieven'))).toContain('Je kunt naar de rechter tot en met 4 januari 2027');
    expect(tekst(await inwoner.get(pad2))).toContain('niet nog een keer bezwaar maken');
    for (const [waar, velden] of [
      [`${pad2}/stap`, { reden: 'Toch', _naar: 'wil' }],
      [pad2, { reden: 'Toch' }],
    ] as const)
      expect((await inwoner.post(waar, velden)).location).toBe(pad2);
    const opPapier = await sanne.post(`/dossier/${id}/besluit/${na}/bezwaar`, {
      ontvangen: '22-11-2026',
      langs: 'brief',
      reden: 'Toch',
    });
    expect(opPapier.status).toBe(422);
    expect(tekst(opPapier)).toContain('wel beroep bij de rechtbank');
    const uitvoer = tekst(await sanne.get(`/dossier/${id}/besluit/${na}`));
    for (const deel of ['Beroep bij de rechtbank tot en met', 'De inwoner kan in beroep bij de rechtbank', 'dat gegrond was.'])
      expect(uitvoer).toContain(deel);
    expect(tekst(await sanne.get(`/dossier/${id}`))).toContain('Laatste dag voor beroep bij de rechtbank');
    expect(tekst(await inwoner.get('/mijn'))).not.toContain('Wij nemen een nieuw besluit.');
    expect(tekst(await inwoner.get(klaar.location ?? ''))).toContain('Lees het nieuwe besluit');
    const tijdlijn = tekst(await sanne.get(`/dossier/${id}`));
    for (const deel of ['Bezwaar ontvangen', 'Beslissing op het bezwaar: gegrond']) expect(tijdlijn).toContain(deel);
    const aanbieder = await h.bezoeker({ rol: 'aanbieder', naam: 'Karin', aanbiederId: groen });
    expect((await aanbieder.get(pad)).status).toBe(403);
  });

  test('gegrond over een wijziging: de consulent wijzigt opnieuw en zegt welk besluit het werd; wie stopt krijgt geen beslissing', async () => {
    const { id, besluit: eerste } = await metBesluit();
    await bekend(id, eerste);
    const t = (await h.owner.query('select id, versie from toewijzing where inwoner_id = $1', [id])).rows[0];
    const uren = async (aantal: string) => {
      const { versie } = await rij('toewijzing', t.id);
      const uit = await sanne.post(`/dossier/${id}/toewijzingen/${t.id}/wijzigen/uren`, {
        van: '30-11-2026',
        urenPerWeek: aantal,
        reden: 'inwoner-wil',
        toelichting: 'Dat vroeg je.',
        _versie: String(versie),
      });
      expect(uit.status).toBe(303);
      return (await h.owner.query('select max(id) as id from besluit where inwoner_id = $1', [id])).rows[0].id as number;
    };
    const tegen = async (besluit: number | string) => {
      const uit = await sanne.post(`/dossier/${id}/besluit/${besluit}/bezwaar`, {
        ontvangen: '22-11-2026',
        langs: 'brief',
        reden: 'Oneens',
      });
      return nr(uit, 'bezwaar');
    };
    const doe = async (wie: Bezoeker, z: string, deel: string, velden: Record<string, string> = {}) => {
      const uit = await wie.post(`/dossier/${id}/bezwaar/${z}/${deel}`, {
        ...velden,
        _versie: String((await rij('bezwaar', z)).versie),
      });
      expect([z, deel, uit.status]).toEqual([z, deel, 303]);
    };
    const zestien = await uren('16');
    await bekend(id, String(zestien));
    // His letters say what it became, in the words of the letter.
    const inwoner = await h.bezoeker({ rol: 'inwoner', naam: 'Bo', inwonerId: id });
    expect(tekst(await inwoner.get('/mijn/brieven'))).toContain('Je gaat 16 uur per week naar De Groene Ruimte.');
    const z = await tegen(zestien);
    await doe(ineke, z, 'oppakken');
    await doe(ineke, z, 'niet-gehoord', { nietHorenReden: 'Krijgt gelijk.' });
    await doe(ineke, z, 'beslissen', { beslissing: 'gegrond', motivering: 'Je vroeg veertien.' });
    await doe(ineke, z, 'versturen');
    const pad = `/dossier/${id}/bezwaar/${z}`;
    const open = await sanne.get(pad);
    expect(open.text).toContain(`href="/dossier/${id}/toewijzingen/${t.id}#mogelijk"`);
    expect(tekst(open)).not.toContain('Bereid de herziening voor');
    expect((await sanne.post(`${pad}/gevolg`, { gevolgBesluit: eerste, _versie: '6' })).status).toBe(422);
    await h.owner.query("update toewijzingwijziging set van = '2026-11-23' where toewijzing_id = $1", [t.id]);
    const veertien = await uren('14');
    // Nothing says that this change came of the objection: it is asked before the letter goes, since that speaks of bezwaar or of the court.
    const welk = `/dossier/${id}/besluit/${veertien}/bekendmaken`;
    expect(tekst(await sanne.get(welk))).toContain('Neem je dit besluit omdat een bezwaar gegrond is?');
    const stil = await sanne.post(welk, { datum: '22-11-2026' });
    expect([stil.status, tekst(stil)]).toEqual([422, expect.stringContaining('Kies of dit besluit na een bezwaar komt')]);
    expect(tekst(await sanne.get(pad))).toContain('Welk besluit nam je na dit bezwaar?');
    // The letter can be read with the answer before anything is kept, on the page and as a pdf.
    const met = await sanne.post(welk, { datum: '22-11-2026', naBezwaar: String(z), _stap: 'voorbeeld' });
    expect([met.status, tekst(met)]).toEqual([200, expect.stringContaining('Je maakte bezwaar tegen besluit')]);
    expect(met.text).toContain(`/besluit/${veertien}/voorbeeld?naBezwaar=${z}`);
    expect((await sanne.get(`/dossier/${id}/besluit/${veertien}/voorbeeld?naBezwaar=${z}`)).status).toBe(200);
    expect((await rij('besluit', veertien)).bekendgemaakt_op).toBeNull();
    await doe(sanne, z, 'gevolg', { gevolgBesluit: String(veertien) });
    expect((await sanne.get(pad)).text).toContain(`/dossier/${id}/besluit/${veertien}"`);
    expect(await rij('bezwaar', z)).toMatchObject({ gevolg_besluit_id: veertien });
    // A change that had not begun yet does not "hold until" the day before it.
    await bekend(id, String(veertien));
    expect((await rij('besluit', veertien)).beroep_tot).toBe('2027-01-04');
    const weer = tekst(await inwoner.get('/mijn/brieven'));
    expect([weer.includes('Er is een nieuwer besluit'), weer.includes('geldt nog tot en met')]).toEqual([true, false]);
    // The one it was about no longer holds, and there is no second objection to it (Awb 7:1 lid 1 onder a).
    expect(tekst(await sanne.get(`/dossier/${id}/besluit/${zestien}`))).toContain('ingetrokken of vervangen');
    expect((await sanne.get(`/dossier/${id}/besluit/${zestien}`)).text).not.toContain('Leg een bezwaar vast');
    expect(tekst(await sanne.get(`/dossier/${id}/besluiten`))).toContain('Ingetrokken of vervangen');
    const nogEens = await sanne.post(`/dossier/${id}/besluit/${zestien}/bezwaar`, {
      ontvangen: '22-11-2026',
      langs: 'brief',
      reden: 'Oneens',
    });
    expect([nogEens.status, tekst(nogEens)]).toEqual([422, expect.stringContaining('dan kan hij naar de rechter')]);
    // Who stops gets a letter that says so, and nobody decided.
    const weg = await tegen(eerste);
    await doe(ineke, weg, 'oppakken');
    await doe(ineke, weg, 'beslissen', { beslissing: 'ingetrokken', motivering: 'Je schreef dat je stopt.' });
    await doe(ineke, weg, 'versturen');
    const brief = pdfText((await rij('document', (await rij('bezwaar', weg)).document_id)).inhoud)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(brief).toContain('Je hebt je bezwaar ingetrokken');
    for (const niet of ['Hoe wij hebben beslist', 'rechter']) expect(brief).not.toContain(niet);
  });

  test('na de beslissing: los besluit blijft bezwaar, beroep komt binnen en wordt doorgestuurd, en de rechtbank beslist', async () => {
    const { id, besluit: eerste } = await metBesluit();
    await bekend(id, eerste);
    const t = (await h.owner.query('select id, versie from toewijzing where inwoner_id = $1', [id])).rows[0];
    const ontvangen = await sanne.post(`/dossier/${id}/besluit/${eerste}/bezwaar`, {
      ontvangen: '22-11-2026',
      langs: 'brief',
      reden: 'Oneens',
    });
    const z = nr(ontvangen, 'bezwaar');
    const pad = `/dossier/${id}/bezwaar/${z}`;
    const doe = async (wie: Bezoeker, deel: string, velden: Record<string, string> = {}) =>
      wie.post(`${pad}/${deel}`, { ...velden, _versie: String((await rij('bezwaar', z)).versie) });
    const vroeg = { beroepOp: '22-11-2026', beroepLangs: 'rechtbank' };
    expect(tekst(await doe(sanne, 'beroep', vroeg))).toContain('Beroep kan pas als de beslissing');
    for (const [deel, velden] of [
      ['oppakken', {}],
      ['niet-gehoord', { nietHorenReden: 'Krijgt gelijk.' }],
      ['beslissen', { beslissing: 'gegrond', motivering: 'Je vroeg veertien.' }],
      ['versturen', {}],
    ] as const)
      expect((await doe(ineke, deel, velden)).status).toBe(303);
    // A change that stands apart from it: the answer is no, and the letter says bezwaar.
    await sanne.post(`/dossier/${id}/toewijzingen/${t.id}/wijzigen/uren`, {
      van: '30-11-2026',
      urenPerWeek: '16',
      reden: 'inwoner-wil',
      toelichting: 'Dat vroeg je.',
      _versie: String(t.versie),
    });
    const los = (await h.owner.query('select max(id) as id from besluit where inwoner_id = $1', [id])).rows[0].id;
    const weg = await sanne.post(`/dossier/${id}/besluit/${los}/bekendmaken`, { datum: '22-11-2026', naBezwaar: 'nee' });
    expect(weg.status).toBe(303);
    expect(await rij('besluit', los)).toMatchObject({ bezwaar_tot: '2027-01-04', beroep_tot: null });
    // Said afterwards by hand: the law is what it is, whatever the letter said.
    expect((await doe(sanne, 'gevolg', { gevolgBesluit: String(los) })).status).toBe(303);
    expect(await rij('besluit', los)).toMatchObject({ bezwaar_tot: null, beroep_tot: '2027-01-04' });

    const inwoner = await h.bezoeker({ rol: 'inwoner', naam: 'Bo', inwonerId: id });
    // The letter that went says bezwaar: he and who works on it read that it is the court.
    expect(tekst(await inwoner.get('/mijn/brieven'))).toContain('In je brief staat nog dat je bezwaar kunt maken.');
    expect(tekst(await sanne.get(`/dossier/${id}/besluit/${los}`))).toContain('In de brief staat nog bezwaar.');
    const stand = `/mijn/bezwaar/${eerste}/stand`;
    expect(tekst(await inwoner.get(stand))).toContain('Je kunt naar de rechter tot en met 4 januari 2027');
    expect(tekst(await sanne.get(`/dossier/${id}/besluit/${los}/bezwaar`))).toContain('Tegen dit besluit kan beroep');
    const leeg = await doe(sanne, 'beroep', { beroepOp: '23-11-2026' });
    for (const deel of ['Vul de dag van het beroep in: van 22 november 2026', 'Kies hoe je het weet'])
      expect(tekst(leeg)).toContain(deel);
    expect((await doe(sanne, 'beroep', { beroepOp: '22-11-2026', beroepLangs: 'doorgestuurd' })).status).toBe(303);
    const { beroep_id } = await rij('bezwaar', z);
    const brief = pdfText((await rij('document', beroep_id)).inhoud)
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const deel of ['Wij stuurden je brief door naar de rechtbank', 'artikel 6:15']) expect(brief).toContain(deel);
    expect(tekst(await inwoner.get(stand))).toContain('Je ging naar de rechter op 22 november 2026');
    // Nor is he told at the new besluit that he may still go there.
    expect((await inwoner.get(`/mijn/bezwaar/${los}`)).location).toBe(stand);
    const brieven = tekst(await inwoner.get('/mijn/brieven'));
    expect(brieven).toContain('Je ging naar de rechter op 22 november 2026');
    expect(brieven).not.toContain('Je kunt naar de rechter');
    expect(tekst(await sanne.get(pad))).toContain('Wachten op de uitspraak van de rechtbank');
    expect((await doe(ineke, 'uitspraak', { uitspraak: 'gegrond', uitspraakOp: '01-01-2026', uitspraakTekst: '' })).status).toBe(
      422,
    );
    const zonder = { uitspraak: 'gegrond', uitspraakOp: '22-11-2026', uitspraakTekst: 'Geef veertien uur.' };
    expect(tekst(await doe(ineke, 'uitspraak', zonder))).toContain('Kies wat de rechter van de gemeente vraagt');
    const zegt = { ...zonder, uitspraakGevolg: 'niets' };
    expect((await doe(ineke, 'uitspraak', zegt)).status).toBe(303);
    expect((await doe(ineke, 'uitspraak', zegt)).status).toBe(422);
    expect(tekst(await sanne.get(pad))).toContain('De rechtbank gaf de inwoner gelijk');
    expect(tekst(await inwoner.get(stand))).toContain('De rechter gaf je gelijk.');
    const verhaal = tekst(await sanne.get(`/dossier/${id}`));
    for (const deel of ['Beroep bij de rechtbank', 'Beroep gegrond: de inwoner kreeg gelijk']) expect(verhaal).toContain(deel);
    expect(tekst(await sanne.get(`/dossier/${id}/terugkijken`))).toContain('de rechtbank besliste: gegrond');
    // Nor past the pages: the database takes no objection to it.
    await expect(
      h.owner.query(
        `with a as (select set_config('app.gebruiker', $3::text, true))
         insert into bezwaar (gemeente_id, inwoner_id, consulent_id, besluit_id, ontvangen_op, langs, reden, getypt, door, te_laat, beslis_uiterlijk)
         select z.gemeente_id, z.inwoner_id, z.consulent_id, $2, '2026-11-22', 'brief', 'x', 'consulent', $3::int, false, '2027-02-15' from bezwaar z, a where z.id = $1`,
        [z, los, sanne.gebruikerId],
      ),
    ).rejects.toThrow('alleen beroep bij de rechtbank');
  });

  test('te laat op papier: vastgelegd, en een mens zegt of het telt; wie besliste behandelt het niet, ook niet in de database', async () => {
    const { id, besluit } = await metBesluit();
    await bekend(id, besluit);
    const pad = `/dossier/${id}/besluit/${besluit}/bezwaar`;
    const fout = await sanne.post(pad, { ontvangen: '23-11-2026', langs: 'telefoon', reden: '' });
    expect(fout.status).toBe(422);
    for (const deel of ['ligt in de toekomst', 'Bellen is niet genoeg', 'Neem over wat de inwoner schrijft'])
      expect(tekst(fout)).toContain(deel);
    expect((await sanne.post(pad, { ontvangen: '21-11-2026', langs: 'brief', reden: 'Oneens' })).text).toContain(
      'bekendgemaakt op 22 november 2026',
    );
    // Awb 6:8 holds in the database too, by the days of the municipality.
    const inBezwaar = (ontvangen: string) =>
      h.owner.query(
        `with a as (select set_config('app.gebruiker', $3::text, true))
         insert into bezwaar (gemeente_id, inwoner_id, consulent_id, besluit_id, ontvangen_op, langs, reden, getypt, door, te_laat, beslis_uiterlijk)
         select b.gemeente_id, b.inwoner_id, b.consulent_id, b.id, $2::date, 'brief', 'Oneens', 'consulent', $3::int, false, '2027-02-15' from besluit b, a where b.id = $1`,
        [besluit, ontvangen, sanne.gebruikerId],
      );
    await expect(inBezwaar('2026-11-21')).rejects.toThrow(/op of na de dag van de bekendmaking/);
    await h.owner.query(
      "update besluit set genomen_op = '2026-09-01', bekendgemaakt_op = '2026-09-01', bezwaar_tot = '2026-10-13' where id = $1",
      [besluit],
    );
    // The resident no longer reads that he can object, but what is still possible.
    const inwoner = await h.bezoeker({ rol: 'inwoner', naam: 'Yara', inwonerId: id });
    const brieven = tekst(await inwoner.get('/mijn/brieven'));
    expect(brieven).toContain('Die tijd is voorbij. Wat kan nog wel?');
    expect(brieven).not.toContain('Ik ben het niet eens');
    const nog = tekst(await inwoner.get(`/mijn/bezwaar/${besluit}`));
    for (const deel of ['De tijd voor bezwaar is voorbij', 'Er is iets veranderd', 'Ik maak toch bezwaar'])
      expect(nog).toContain(deel);
    expect(tekst(await inwoner.get(`/mijn/bezwaar/${besluit}?toch=ja`))).toContain('Stap 1 van 4');
    const uit = await sanne.post(pad, {
      ontvangen: '20-11-2026',
      langs: 'brief',
      reden: 'Oneens',
      laatReden: 'Ik lag in het ziekenhuis',
    });
    expect(uit.status).toBe(303);
    const z = nr(uit, 'bezwaar');
    expect(await rij('bezwaar', z)).toMatchObject({ te_laat: true, beslis_uiterlijk: '2027-01-04' });
    const doe = async (wie: Bezoeker, deel: string, velden: Record<string, string> = {}) =>
      wie.post(`/dossier/${id}/bezwaar/${z}/${deel}`, { ...velden, _versie: String((await rij('bezwaar', z)).versie) });
    await h.owner.query('update besluit set genomen_door = $2 where id = $1', [besluit, ineke.gebruikerId]);
    const mag = await doe(ineke, 'oppakken');
    expect(mag.status).toBe(422);
    expect(tekst(mag)).toContain('Awb artikel 10:3, lid 3');
    await expect(
      h.owner.query(
        "with a as (select set_config('app.gebruiker', '1', true)) update bezwaar set behandelaar_id = $2, behandelaar_op = current_date from a where id = $1",
        [z, ineke.gebruikerId],
      ),
    ).rejects.toThrow(/Wie het besluit nam/);
    expect((await doe(ander, 'oppakken')).status).toBe(303);
    expect((await doe(ander, 'beslissen', { beslissing: 'ongegrond', motivering: 'Nee.' })).text).toContain(
      'Zeg eerst of dat de inwoner te verwijten is',
    );
    expect((await doe(ander, 'te-laat', { verschoonbaar: 'nee', verschoonbaarReden: '' })).status).toBe(422);
    expect(
      (await doe(ander, 'te-laat', { verschoonbaar: 'nee', verschoonbaarReden: 'Iemand anders kon schrijven.' })).status,
    ).toBe(303);
    // He is not told in between what was judged of the reason, so the page promises no order.
    expect(tekst(await inwoner.get(`/mijn/bezwaar/${besluit}/stand`))).toContain('Dat lees je in de brief met de beslissing');
    expect((await doe(ander, 'beslissen', { beslissing: 'ongegrond', motivering: 'Nee.' })).text).toContain('niet-ontvankelijk');
    expect((await doe(ander, 'beslissen', { beslissing: 'niet-ontvankelijk', motivering: 'Te laat.' })).status).toBe(303);
    expect((await doe(ander, 'versturen')).status).toBe(303);
    const brief = pdfText((await rij('document', (await rij('bezwaar', z)).document_id)).inhoud)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(brief).toContain(
      'Daar was geen goede reden voor (Algemene wet bestuursrecht, artikel 6:11). Iemand anders kon schrijven.',
    );
  });
});
