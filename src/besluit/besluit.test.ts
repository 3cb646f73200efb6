import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { pdfText } from '../platform/pdf/index.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let lieke: Bezoeker;
let groen: number;
let zonderContract: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın', functie: 'Activeringscoach' });
  lieke = await h.bezoeker({ rol: 'consulent', naam: 'Lieke Brouwer', functie: 'wijkconsulent in opleiding' });
  await maakMandaat(h, 'trajectregisseur');
  await maakMandaat(h, 'activeringscoach');
  groen = await maakAanbieder(h, { naam: 'De Groene Ruimte' });
  await maakContract(h, groen);
  zonderContract = await maakAanbieder(h, { naam: 'Nieuwe Start' });
});
afterAll(() => h.close());

const antwoorden = { wilBijdragen: 'ja', wilWerken: 'ja', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' };

/** A resident with a toets, and the form of a besluit filled in well. */
const klaar = async (
  wie: Bezoeker,
  o: Parameters<typeof maakInwoner>[1] = {},
  velden: Record<string, string> = {},
  toets: Record<string, string> = antwoorden,
) => {
  const { id } = await maakInwoner(h, { consulentId: wie.gebruikerId, trede: 3, perspectief: 5, ...o });
  const { location } = await wie.post(`/dossier/${id}/toets`, toets);
  const vorm: Record<string, string> = {
    toets: location?.split('/').at(-1) ?? '',
    product: 'wm-werkplek-3',
    aanbieder: String(groen),
    ingang: '01-12-2026',
    einde: '',
    urenPerWeek: '12',
    doelen: 'Ik begin drie ochtenden op tijd',
    doelSoort: 'werknemersvaardigheden',
    metInwoner: 'ja',
    metAanbieder: 'ja',
    motivering: 'Je wilt graag meedoen en je kunt dit aan.',
    ...velden,
  };
  return { id, vorm };
};

const neem = (wie: Bezoeker, id: number, vorm: Record<string, string>) => wie.post(`/dossier/${id}/besluit`, vorm);
const besluitId = (a: Answer) => /\/besluit\/(\d+)\//.exec(a.location ?? '')?.[1] ?? '';
const aantal = async (tabel: 'besluit' | 'toewijzing' | 'traject' | 'doel' | 'document', inwonerId: number) =>
  (await h.owner.query(`select from ${tabel} where inwoner_id = $1`, [inwonerId])).rowCount;
/** The error summary and the errors at the fields, as text. */
const fouten = (a: Answer) =>
  [...a.text.matchAll(/class="wm-samenvatting"[\s\S]*?<\/ul>|class="wm-fout"[\s\S]*?<\/p>/g)]
    .map((m) => m[0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
    .join('\n');

/** The check page and the act refuse alike, with status 422 and nothing stored. */
const geweigerd = async (wie: Bezoeker, id: number, vorm: Record<string, string>): Promise<string> => {
  const [controle, daad] = [await wie.post(`/dossier/${id}/besluit/controle`, vorm), await neem(wie, id, vorm)];
  expect([controle.status, daad.status]).toEqual([422, 422]);
  expect(fouten(daad)).toBe(fouten(controle));
  expect(daad.text).toContain('<title>Fout:');
  expect(await aantal('besluit', id)).toBe(0);
  return fouten(daad);
};

describe('van formulier tot beschikking', () => {
  test('controle, besluit, bekendmaking: alle velden van de toewijzing, de brief en de bezwaardatum', async () => {
    const { id, vorm } = await klaar(sanne, {
      voornaam: 'Yara',
      achternaam: 'Wałęsa',
      uitkering: { soort: 'bijstand', toestemming: true },
    });
    const leeg = await sanne.get(`/dossier/${id}/besluit?toets=${vorm.toets}&product=wm-werkplek-3`);
    expect(leeg.status).toBe(200);
    expect(leeg.text).toContain('De Groene Ruimte');
    expect(leeg.text).toContain('Apeldoorn: in de woonplaats van de inwoner');
    expect(leeg.text).not.toContain('Nieuwe Start');
    expect(leeg.text).toMatch(/name="einde"[^>]*value="30-11-2028"|value="30-11-2028"[^>]*name="einde"/);

    // The proposed last day goes along: with another first day it follows, and one that was typed is refused with what it would be.
    expect(leeg.text).toContain('type="hidden" name="eindeVoorstel" value="30-11-2028"');
    const later = { ...vorm, ingang: '04-12-2026', eindeVoorstel: '30-11-2028' };
    const gevolgd = await sanne.post(`/dossier/${id}/besluit/controle`, { ...later, einde: '30-11-2028' });
    expect(gevolgd.text).toContain('4 december 2026 tot en met 3 december 2028: de volle duur');
    const teLang = { ...later, einde: '15-12-2028' };
    const geweigerdEinde = await sanne.post(`/dossier/${id}/besluit/controle`, teLang);
    expect(geweigerdEinde.status).toBe(422);
    expect(geweigerdEinde.text).toContain('Begint het op 04-12-2026, dan is de volle duur tot en met 3 december 2028.');
    const over = await sanne.post(`/dossier/${id}/besluit/controle`, { ...teLang, _stap: 'neem-einde-over' });
    expect(over.text).toMatch(/name="einde"[^>]*value="03-12-2028"|value="03-12-2028"[^>]*name="einde"/);

    const controle = await sanne.post(`/dossier/${id}/besluit/controle`, vorm);
    expect(controle.status).toBe(200);
    expect(controle.text).toContain('Controleer het besluit');
    expect(controle.text).toContain('1 december 2026 tot en met 30 november 2028');
    expect(await aantal('besluit', id)).toBe(0);
    expect((await sanne.get(`/dossier/${id}/besluit?toets=${vorm.toets}&product=wm-ontwikkeling-4`)).text).toMatch(
      /type="hidden" name="doelTrede" value="4"/,
    );
    const terug = await sanne.post(`/dossier/${id}/besluit/controle`, { ...vorm, _stap: 'wijzig' });
    expect(terug.status).toBe(200);
    expect(terug.text).toContain('Je wilt graag meedoen en je kunt dit aan.');

    const genomen = await neem(sanne, id, vorm);
    expect(genomen.status).toBe(303);
    const nr = besluitId(genomen);
    expect((await sanne.get(genomen.location ?? '')).text).toContain('nog niet bekendgemaakt');
    const { rows } = await h.owner.query(
      `select t.*, b.mandaat_id, b.genomen_op, b.gronden, b.beschikkingnummer as besluitnummer, i.status as inwonerstatus, r.begonnen_op
         from toewijzing t join besluit b on b.id = t.besluit_id join inwoner i on i.id = t.inwoner_id join traject r on r.id = t.traject_id
        where t.inwoner_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      aanbieder_id: groen,
      product: 'wm-werkplek-3',
      productcategorie: '10',
      productcode: '10A01',
      eenheid: '04',
      frequentie: '2',
      volume: 720,
      minuten_per_week: 720,
      looptijd: '[2026-12-01,2028-12-01)',
      start_trede: 3,
      doel_trede: null,
      status: 'toegewezen',
      toegewezen_op: '2026-11-22',
      inwonerstatus: 'in-traject',
      begonnen_op: '2026-12-01',
      herkomst: 'besluit',
    });
    expect(rows[0].beschikkingnummer).toBe(rows[0].besluitnummer);
    expect(rows[0].gronden.map((g: { regel: string }) => g.regel)).toEqual(
      expect.arrayContaining(['AP1', 'AP2', 'AP6', 'AP9', 'AP12', 'AP13', 'AP16', 'AP20']),
    );
    expect(await aantal('doel', id)).toBe(1);

    const voorbeeld = await sanne.get(`/dossier/${id}/besluit/${nr}/voorbeeld`);
    expect(pdfText(voorbeeld.bytes).join(' ')).toContain('VOORBEELD');
    expect(await aantal('document', id)).toBe(0);
    expect((await sanne.get(`/dossier/${id}/besluit/${nr}/brief`)).status).toBe(404);

    // From the dossier the next step is one click away.
    expect((await sanne.get(`/dossier/${id}`)).text).toContain(`wm-knop--primair" href="/dossier/${id}/besluit/${nr}"`);
    const bekend = await sanne.post(`/dossier/${id}/besluit/${nr}/bekendmaken`, { datum: '22-11-2026' });
    expect(bekend.location).toBe(`/dossier/${id}/besluit/${nr}/bekendgemaakt`);
    const bevestiging = await sanne.get(bekend.location ?? '');
    expect(bevestiging.text).toContain('4 januari 2027');
    expect(bevestiging.text).toContain('Sanne de Wit op 14 055');
    const brief = await sanne.get(`/dossier/${id}/besluit/${nr}/brief`);
    expect(brief.headers.get('content-type')).toBe('application/pdf');
    const ruw = Buffer.from(brief.bytes).toString('latin1');
    expect(ruw).toContain('/MarkInfo');
    expect(ruw).toContain('/StructTreeRoot');
    const tekst = pdfText(brief.bytes).join(' ').replace(/\s+/g, ' ');
    for (const deel of [
      'Yara Wałęsa',
      'Kanaalweg 12',
      'Je krijgt Werkt mee op trede 3',
      'Maak bezwaar tot en met maandag 4 januari 2027',
      '12 uur per week',
      'Ik begin drie ochtenden op tijd',
      'Je staat op trede 3.',
      'Je houdt de uitkering.',
      'De doelen zijn opgesteld door: de gemeente, jijzelf en de aanbieder.',
      'trajectregisseur',
    ])
      expect(tekst).toContain(deel);
    expect(tekst).not.toMatch(/\binwoner\b|VOORBEELD/i);
    // A reprint is the stored letter, also when the address changed.
    await h.owner.query("update inwoner_persoon set straat = 'Elders' where inwoner_id = $1", [id]);
    expect(
      Buffer.compare(Buffer.from((await sanne.get(`/dossier/${id}/besluit/${nr}/brief`)).bytes), Buffer.from(brief.bytes)),
    ).toBe(0);

    const nogEens = await sanne.post(`/dossier/${id}/besluit/${nr}/bekendmaken`, { datum: '22-11-2026' });
    expect(nogEens.status).toBe(422);
    expect(nogEens.text).toContain('al bekendgemaakt');
    expect(await aantal('document', id)).toBe(1);
    const log = await h.owner.query("select handeling from logboek where inwoner_id = $1 and handeling <> 'inzage' order by id", [
      id,
    ]);
    expect(log.rows.map((r) => r.handeling)).toEqual([
      'toets-gedaan',
      'besluit-genomen',
      'toewijzing-gegeven',
      'brief-gemaakt',
      'besluit-bekendgemaakt',
    ]);
  });

  test('AP9: ontwikkeling (83, eurocent) en werkplek naast elkaar bij twee aanbieders, in één traject', async () => {
    const tweede = await maakAanbieder(h, { naam: 'De Tweede Ronde' });
    await maakContract(h, tweede, { tarieven: { 'wm-ontwikkeling-5': 155_000 } });
    const { id, vorm } = await klaar(sanne);
    expect((await neem(sanne, id, vorm)).status).toBe(303);
    const naar5 = { ...vorm, product: 'wm-ontwikkeling-5', aanbieder: String(tweede), urenPerWeek: '', doelTrede: '6' };
    expect((await neem(sanne, id, naar5)).status).toBe(303);
    const { rows } = await h.owner.query('select * from toewijzing where inwoner_id = $1 order by id', [id]);
    expect(rows[1]).toMatchObject({
      eenheid: '83',
      frequentie: '6',
      volume: 155_000,
      minuten_per_week: null,
      doel_trede: 6,
      looptijd: '[2026-12-01,2027-06-01)',
      traject_id: rows[0].traject_id,
    });
    expect(await aantal('traject', id)).toBe(1);
    const nr = (await h.owner.query('select max(id) as id from besluit where inwoner_id = $1', [id])).rows[0].id;
    const voorbeeld = pdfText((await sanne.get(`/dossier/${id}/besluit/${nr}/voorbeeld`)).bytes).join(' ');
    expect(voorbeeld).not.toMatch(/Hoeveel uur|Omvang|\binwoner\b/i);
    expect(voorbeeld.replace(/\s+/g, ' ')).toContain('Je werkt toe naar trede 6: betaald werk.');
  });

  test('hetzelfde formulier twee keer geeft één besluit', async () => {
    const { id, vorm } = await klaar(sanne);
    const velden = { ...vorm, _sleutel: sanne.sleutel() };
    const [een, twee] = await Promise.all([neem(sanne, id, velden), neem(sanne, id, velden)]);
    expect(een.location).toBe(twee.location);
    expect(await aantal('besluit', id)).toBe(1);
    expect(await aantal('toewijzing', id)).toBe(1);
  });
});

describe('wat wordt geweigerd, met de regel en de bron', () => {
  test('AP2: de trede bij de start', async () => {
    const { id, vorm } = await klaar(sanne, { trede: 4 });
    expect(await geweigerd(sanne, id, vorm)).toContain(
      'De inwoner staat op trede 4. Werkt mee op trede 3 kan op trede 3, of naast een lopende ontwikkeling',
    );
  });

  test('AP5: een dag te lang wel, precies zes maanden en korter niet', async () => {
    const basis = { product: 'wm-ontwikkeling-4', doelTrede: '4', urenPerWeek: '' };
    const { id, vorm } = await klaar(sanne, {}, { ...basis, einde: '01-06-2027' });
    const tekst = await geweigerd(sanne, id, vorm);
    expect(tekst).toContain('ten hoogste 6 maanden. Kies een einddatum uiterlijk 31 mei 2027.');
    expect(tekst).toContain('(Beleidsregels MO en Jeugd 2018, hoofdstuk G, 2.3 (besluit))');
    expect((await sanne.post(`/dossier/${id}/besluit/controle`, { ...vorm, einde: '31-05-2027' })).status).toBe(200);
    expect((await sanne.post(`/dossier/${id}/besluit/controle`, { ...vorm, einde: '28-02-2027' })).status).toBe(200);
    expect(await geweigerd(sanne, id, { ...vorm, einde: '30-11-2026' })).toContain('De einddatum ligt vóór de begindatum.');
  });

  test('AP9: dezelfde toewijzing nog eens, in de code en in de database', async () => {
    const { id, vorm } = await klaar(sanne);
    const [een, twee] = await Promise.all([neem(sanne, id, vorm), neem(sanne, id, vorm)]);
    expect([een.status, twee.status].sort()).toEqual([303, 422]);
    const zelfde = /De inwoner heeft al een toewijzing voor Werkt mee op trede 3.*\(niet in de bron/;
    expect(fouten(een.status === 422 ? een : twee)).toMatch(zelfde);
    expect(fouten(await neem(sanne, id, vorm))).toMatch(zelfde);
    expect(await aantal('besluit', id)).toBe(1);
    expect(await aantal('toewijzing', id)).toBe(1);
  });

  test('AP16: zonder mandaat, met wie het wel mag', async () => {
    const { id, vorm } = await klaar(lieke);
    expect((await lieke.get(`/dossier/${id}/besluit?toets=${vorm.toets}&product=wm-werkplek-3`)).text).toContain(
      'Je hebt geen mandaat',
    );
    const tekst = await geweigerd(lieke, id, vorm);
    expect(tekst).toContain('Je hebt op 22 november 2026 geen mandaat');
    expect(tekst).toContain('Dit mogen wel: Murat Aydın, activeringscoach; Sanne de Wit, trajectregisseur.');
    expect(tekst).toContain('hoofdstuk G, besluit 3');
    expect(tekst).not.toContain('regel AP');
  });

  test('AP16: een mandaat op naam telt voor die ene medewerker en die producten, met de grens erbij', async () => {
    const noor = await h.bezoeker({ rol: 'consulent', naam: 'Noor Bakker' });
    const mandaat = (wie: Bezoeker, producten: string[] | null, handeling = 'beschikking-verlenen') =>
      h.owner.query(
        `insert into mandaat (gemeente_id, gebruiker_id, verleend_door, handeling, producten, tot_bedrag, bereik, geldig, bron)
         values ($1, $2, 'teammanager-wmo', $3, $4, 500000, 'inwerkperiode', '[2026-01-01,2026-11-23)', 'x')`,
        [h.gemeenteId, wie.gebruikerId, handeling, producten],
      );
    const { id, vorm } = await klaar(noor);
    await mandaat(noor, null, 'beschikking-weigeren');
    expect(await geweigerd(noor, id, vorm)).toContain('Je hebt op 22 november 2026 geen mandaat');
    await mandaat(noor, ['wm-werkplek-4']);
    expect(await geweigerd(noor, id, vorm)).toContain('Je hebt op 22 november 2026 geen mandaat');
    await h.owner.query(
      "update mandaat set producten = '{wm-werkplek-4,wm-werkplek-3}' where gebruiker_id = $1 and producten is not null",
      [noor.gebruikerId],
    );
    const controle = await noor.post(`/dossier/${id}/besluit/controle`, vorm);
    expect(controle.text).toContain('Je mandaat geldt tot €\u00a05.000,00.');
    expect((await neem(noor, id, vorm)).status).toBe(303);
    const { rows } = await h.owner.query(
      'select m.gebruiker_id, b.gronden::text as gronden from besluit b join mandaat m on m.id = b.mandaat_id where b.inwoner_id = $1',
      [id],
    );
    expect(rows).toMatchObject([{ gebruiker_id: noor.gebruikerId, gronden: expect.stringContaining('(mandaat op naam)') }]);
    // Somebody else has nothing of it, and the day after it nobody has.
    const ander = await klaar(lieke);
    expect(await geweigerd(lieke, ander.id, ander.vorm)).toContain('Dit mogen wel: Murat Aydın, activeringscoach;');
    await h.owner.query("update mandaat set geldig = '[2026-01-01,2026-11-22)' where gebruiker_id = $1", [noor.gebruikerId]);
    const laat = await klaar(noor);
    expect(await geweigerd(noor, laat.id, laat.vorm)).toContain('geen mandaat');
  });

  test('AP16: een mandaat dat nog niet is begonnen, is er niet', async () => {
    const ander = await openHouse();
    try {
      const wie = await ander.bezoeker({ rol: 'consulent', functie: 'trajectregisseur' });
      await maakMandaat(ander, 'trajectregisseur', '2026-11-23');
      const { id } = await maakInwoner(ander, { consulentId: wie.gebruikerId, trede: 3 });
      const aanbieder = await maakAanbieder(ander);
      await maakContract(ander, aanbieder);
      const toets = (await wie.post(`/dossier/${id}/toets`, antwoorden)).location?.split('/').at(-1) ?? '';
      const daad = await wie.post(`/dossier/${id}/besluit`, {
        toets,
        product: 'wm-werkplek-3',
        aanbieder: String(aanbieder),
        ingang: '01-12-2026',
        urenPerWeek: '8',
        doelen: 'Meedoen',
        doelSoort: 'anders',
        metInwoner: 'ja',
        motivering: 'Omdat je dat wilt.',
      });
      expect(daad.status).toBe(422);
      expect(fouten(daad)).toContain('Er is op die dag voor niemand een mandaat vastgelegd.');
    } finally {
      await ander.close();
    }
  });

  test('AP12: de instantie die de uitkering betaalt, is nog niet akkoord', async () => {
    const { id, vorm } = await klaar(sanne, { uitkering: { soort: 'wajong', toestemming: null } });
    expect(await geweigerd(sanne, id, vorm)).toMatch(
      /Wajong betaalt, moet nog akkoord gaan.*Vraag de goedkeuring.*\(Werkt mee, een nadere beschrijving/,
    );
    const nee = await klaar(sanne, { uitkering: { soort: 'wajong', toestemming: false } });
    expect(await geweigerd(sanne, nee.id, nee.vorm)).toContain('is niet akkoord');
    const weigering = await sanne.post(`/dossier/${id}/besluit/controle`, vorm);
    expect(weigering.text).toContain(`href="/dossier/${id}/gegevens/wijzigen"`);
  });

  test('AP36 en AP13: geen doeltrede, geen doel in woorden, niet samen met de inwoner', async () => {
    const { id, vorm } = await klaar(
      sanne,
      {},
      { product: 'wm-ontwikkeling-5', doelen: '', doelSoort: '', metInwoner: '', urenPerWeek: '' },
    );
    const tekst = await geweigerd(sanne, id, vorm);
    expect(tekst).toMatch(/Kies de trede die de inwoner wil bereiken: trede 5 of 6\..*\(/);
    expect(tekst).toMatch(/Schrijf op wat de inwoner wil bereiken\..*\(/);
    expect(tekst).toContain('Doelen stel je samen met de inwoner op.');
  });

  test('AP8: een werkplek zonder uren, met nul, en met te veel', async () => {
    const { id, vorm } = await klaar(sanne);
    expect(await geweigerd(sanne, id, { ...vorm, urenPerWeek: '' })).toMatch(/Vul in hoeveel uur per week.*\(/);
    expect(await geweigerd(sanne, id, { ...vorm, urenPerWeek: '0' })).toContain('meer dan 0');
    expect(await geweigerd(sanne, id, { ...vorm, urenPerWeek: '40:01' })).toContain('Meer dan 40 uur');
    // Not asked for an ontwikkeling, and all the same no hours that cannot be.
    const ontwikkeling = { ...vorm, product: 'wm-ontwikkeling-4', doelTrede: '4' };
    expect(await geweigerd(sanne, id, { ...ontwikkeling, urenPerWeek: '0' })).toContain('meer dan 0');
    expect(await geweigerd(sanne, id, { ...ontwikkeling, urenPerWeek: '-1' })).toContain('meer dan 0');
    expect(await geweigerd(sanne, id, { ...ontwikkeling, urenPerWeek: '169' })).toContain('168 uur');
    expect(await geweigerd(sanne, id, { ...vorm, urenPerWeek: 'twaalf' })).toContain('“twaalf” is geen aantal uren');
    expect((await sanne.post(`/dossier/${id}/besluit/controle`, { ...vorm, urenPerWeek: '40' })).status).toBe(200);
  });

  test('AP20: een antwoord dat in de toets ontbreekt', async () => {
    const { id, vorm } = await klaar(sanne, {}, {}, { ...antwoorden, wilBijdragen: 'weet-niet', wilWerken: 'nee' });
    expect(await geweigerd(sanne, id, vorm)).toMatch(/niet bekend of de inwoner een bijdrage wil leveren.*Doe de toets opnieuw/);
  });

  test('een aanbieder zonder contract op die dag', async () => {
    const { id, vorm } = await klaar(sanne, {}, { aanbieder: String(zonderContract) });
    expect(await geweigerd(sanne, id, vorm)).toContain(
      'Nieuwe Start heeft op 1 december 2026 geen contract voor Werkt mee op trede 3.',
    );
  });

  test('een begindatum die niet kan, houdt de aanbieders en de keuze', async () => {
    const { id, vorm } = await klaar(sanne);
    const daad = await sanne.post(`/dossier/${id}/besluit/controle`, { ...vorm, ingang: '01-12-2019', einde: '' });
    expect(daad.status).toBe(422);
    expect(fouten(daad)).toContain('Op 1 december 2019 is er nog geen ladderbepaling.');
    expect(daad.text).toMatch(new RegExp(`name="aanbieder" value="${vorm.aanbieder}"[^>]* checked`));
  });

  test('de keuze van een product zegt wat de toets zei, wat past bovenaan', async () => {
    const { id } = await klaar(sanne);
    const { text } = await sanne.get(`/dossier/${id}/besluit`);
    expect(text.indexOf('Ja, past')).toBeGreaterThan(0);
    expect(text.indexOf('Ja, past')).toBeLessThan(text.indexOf('Nee, past niet'));
    expect(text.indexOf('Werkt mee op trede 3')).toBeLessThan(text.indexOf('Werkt mee ontwikkeling naar trede 3'));
  });

  test('elk leeg of onleesbaar veld, met wat was getypt, en tekens die niet in een brief kunnen', async () => {
    const { id, vorm } = await klaar(sanne);
    const leeg = await geweigerd(sanne, id, { ...vorm, aanbieder: '', ingang: '', doelen: '', doelSoort: '', motivering: '' });
    expect(leeg).toContain('Kies de aanbieder.');
    expect(leeg).toContain('Vul in vanaf welke dag');
    expect(leeg).toContain('Schrijf op wat de inwoner wil bereiken.');
    expect(leeg).toContain('Schrijf op waarom je dit besluit neemt.');
    const raar = await neem(sanne, id, { ...vorm, ingang: '31-02-2027', einde: 'morgen', doelen: 'Ik lach 😀', doelSoort: '' });
    expect(fouten(raar)).toContain('“31-02-2027” is geen datum');
    expect(fouten(raar)).toContain('“morgen” is geen datum');
    expect(fouten(raar)).toContain('Het teken 😀 kan niet in een brief.');
    expect(fouten(raar)).toContain('Kies waar dit doel over gaat.');
    expect(raar.text).toContain('value="31-02-2027"');
    expect(raar.text).toContain('Ik lach 😀');
  });

  test('de brief naast het formulier is die van de dag die is ingevuld, en er wordt niets bewaard', async () => {
    const { id, vorm } = await klaar(sanne);
    const nr = besluitId(await neem(sanne, id, vorm));
    await h.owner.query("update besluit set genomen_op = '2026-11-20' where id = $1", [nr]);
    const gelezen = await sanne.post(`/dossier/${id}/besluit/${nr}/bekendmaken`, { datum: '20-11-2026', _stap: 'voorbeeld' });
    expect(gelezen.status).toBe(200);
    expect(gelezen.text).toContain('op 20 november 2026 bekend, dan kan de inwoner bezwaar maken tot en met 4 januari 2027');
    const [, pdf = ''] = /href="([^"]+voorbeeld\?datum=20-11-2026)"/.exec(gelezen.text) ?? [];
    expect(pdfText((await sanne.get(pdf)).bytes).join(' ')).toContain('20 november 2026');
    expect(await aantal('document', id)).toBe(0);
  });
  test('bekendmaken: niet vóór het besluit, niet in de toekomst, geen onzin', async () => {
    const { id, vorm } = await klaar(sanne);
    const pad = `/dossier/${id}/besluit/${besluitId(await neem(sanne, id, vorm))}/bekendmaken`;
    for (const [datum, tekst] of [
      ['21-11-2026', 'Het besluit is genomen op 22 november 2026'],
      ['23-11-2026', 'Deze dag ligt in de toekomst'],
      ['gisteren', '“gisteren” is geen datum'],
      ['', 'Vul in op welke dag'],
    ] as const) {
      const antwoord = await sanne.post(pad, { datum });
      expect(antwoord.status).toBe(422);
      expect(fouten(antwoord)).toContain(tekst);
    }
    expect(await aantal('document', id)).toBe(0);
  });
});

test('het dossier van een collega bestaat niet, ook niet met een toets of besluit dat wel bestaat', async () => {
  const { id, vorm } = await klaar(sanne);
  const nr = besluitId(await neem(sanne, id, vorm));
  for (const deel of ['', '/genomen', '/bekendmaken', '/bekendgemaakt', '/voorbeeld', '/brief']) {
    expect((await murat.get(`/dossier/${id}/besluit/${nr}${deel}`)).status).toBe(404);
  }
  expect((await murat.get(`/dossier/${id}/besluit?toets=${vorm.toets}&product=wm-werkplek-3`)).status).toBe(404);
  expect((await murat.post(`/dossier/${id}/besluit/controle`, vorm)).status).toBe(404);
  expect((await neem(murat, id, vorm)).status).toBe(404);
  expect((await murat.post(`/dossier/${id}/besluit/${nr}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(404);
  const eigen = await maakInwoner(h, { consulentId: murat.gebruikerId, trede: 3 });
  expect((await neem(murat, eigen.id, vorm)).status).toBe(404);
  expect((await murat.get(`/dossier/${eigen.id}/besluit/${nr}`)).status).toBe(404);
});

test.each([
  ['een naam die niet in een brief kan', "update inwoner_persoon set achternaam = 'Yıldız 🚲' where inwoner_id = $1", '🚲'],
  ['geen adres', "update inwoner_persoon set straat = '', huisnummer = '' where inwoner_id = $1", 'adres van de inwoner'],
])('%s: het voorbeeld en de bekendmaking zeggen wat eraan mankeert', async (_, sql, woord) => {
  const { id, vorm } = await klaar(sanne, { uitkering: { soort: 'bijstand', toestemming: true } });
  const nr = besluitId(await neem(sanne, id, vorm));
  await h.owner.query(sql, [id]);
  const voorbeeld = await sanne.get(`/dossier/${id}/besluit/${nr}/voorbeeld`);
  expect(voorbeeld.status).toBe(422);
  expect(voorbeeld.text).toContain('<title>Fout:');
  const daad = await sanne.post(`/dossier/${id}/besluit/${nr}/bekendmaken`, { datum: '22-11-2026' });
  expect(daad.status).toBe(422);
  for (const { text } of [voorbeeld, daad]) expect(text).toContain(woord);
  expect(daad.text).toContain(`href="/dossier/${id}/gegevens/wijzigen"`);
  expect(await aantal('document', id)).toBe(0);
});
