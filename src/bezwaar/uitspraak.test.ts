import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import { pdfText } from '../platform/pdf/index.ts';
import {
  gevolgOnbekend,
  hogerBeroepTot,
  leesHogerUitspraak,
  leesUitspraak,
  moetUitvoeren,
  opnieuwUiterlijk,
} from './uitspraak.ts';

let h: House;
let sanne: Bezoeker;
let ineke: Bezoeker;
let groen: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam', functie: 'teammanager-wmo' });
  await maakMandaat(h, 'trajectregisseur');
  groen = await maakAanbieder(h, { naam: 'De Groene Ruimte' });
  await maakContract(h, groen);
});
afterAll(() => h?.close());

const tekst = (a: Answer) => a.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const rij = async (tabel: string, id: string | number) =>
  (await h.owner.query(`select * from ${tabel} where id = $1`, [id])).rows[0];
const brief = async (id: number) =>
  pdfText((await rij('document', id)).inhoud)
    .join(' ')
    .replace(/\s+/g, ' ');
const doe = async (wie: Bezoeker, id: number, z: number, deel: string, velden: Record<string, string> = {}) =>
  wie.post(`/dossier/${id}/bezwaar/${z}/${deel}`, { ...velden, _versie: String((await rij('bezwaar', z)).versie) });
const staat = async (wie: Bezoeker, achternaam: string) => tekst(await wie.get(`/werkvoorraad?zoek=${achternaam}`));

const besluitOp = async (id: number, uren: string, herziet = '') => {
  const antwoorden = { wilBijdragen: 'ja', wilWerken: 'ja', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' };
  const { location } = await sanne.post(`/dossier/${id}/toets`, antwoorden);
  const genomen = await sanne.post(`/dossier/${id}/besluit`, {
    toets: location?.split('/').at(-1) ?? '',
    product: 'wm-werkplek-3',
    aanbieder: String(groen),
    ingang: herziet === '' ? '22-11-2026' : '23-11-2026',
    urenPerWeek: uren,
    doelen: 'Ik begin op tijd',
    doelSoort: 'werknemersvaardigheden',
    metInwoner: 'ja',
    metAanbieder: 'ja',
    motivering: 'Je kunt dit aan.',
    ...(herziet === '' ? {} : { herziet }),
  });
  const nr = /besluit\/(\d+)/.exec(genomen.location ?? '')?.[1] ?? '';
  const bekend = await sanne.post(`/dossier/${id}/besluit/${nr}/bekendmaken`, { datum: '22-11-2026' });
  return { nr, bekend: bekend.status };
};

/** A resident who was told no on his objection and went to the court. */
const bijRechter = async (achternaam: string) => {
  const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3, perspectief: 5, achternaam });
  const { nr } = await besluitOp(id, '12');
  const in_ = await sanne.post(`/dossier/${id}/besluit/${nr}/bezwaar`, {
    ontvangen: '22-11-2026',
    langs: 'brief',
    reden: 'Meer uren.',
  });
  const z = Number(in_.location?.split('/').at(-1));
  for (const [deel, velden] of [
    ['oppakken', {}],
    ['gehoord', { gehoordOp: '22-11-2026', verslag: 'Veertien kan.' }],
    ['beslissen', { beslissing: 'ongegrond', motivering: 'Twaalf is genoeg.' }],
    ['versturen', {}],
    ['beroep', { beroepOp: '22-11-2026', beroepLangs: 'rechtbank' }],
  ] as const)
    expect((await doe(ineke, id, z, deel, velden)).status).toBe(303);
  return { id, besluit: nr, z, inwoner: await h.bezoeker({ rol: 'inwoner', naam: achternaam, inwonerId: id }) };
};
const zegt = (gevolg: string, o: Record<string, string> = {}) => ({
  uitspraak: 'gegrond',
  uitspraakOp: '22-11-2026',
  uitspraakGevolg: gevolg,
  uitspraakTekst: 'Het onderzoek was niet zorgvuldig.',
  ...o,
});

describe('Awb 8:72 en 8:104: wat een uitspraak vraagt', () => {
  test('zes weken als de rechter geen termijn geeft, anders de dag van de rechter; hoger beroep zes weken', () => {
    const { landelijk } = h.beleid;
    expect(opnieuwUiterlijk(landelijk, datum('2026-11-20'), undefined)?.toString()).toBe('2027-01-04');
    expect(opnieuwUiterlijk(landelijk, datum('2026-11-20'), datum('2026-12-04'))?.toString()).toBe('2026-12-04');
    expect(hogerBeroepTot(landelijk, datum('2026-11-23'))?.toString()).toBe('2027-01-04');
  });

  test('wat een rechter vraagt hoort bij een vernietiging, en bij niets anders', () => {
    const o = { vanaf: datum('2026-11-20'), vandaag: datum('2026-11-22') };
    const een = leesUitspraak(
      { uitspraak: 'ongegrond', uitspraakOp: '22-11-2026', uitspraakTekst: 'Nee.', uitspraakGevolg: 'zelf' },
      o,
    );
    expect(een.ok && een.waarde.gevolg).toBeUndefined();
    const leeg = leesUitspraak({ uitspraak: 'gegrond', uitspraakOp: '22-11-2026', uitspraakTekst: 'Ja.' }, o);
    expect(!leeg.ok && leeg.redenen.map(({ veld }) => veld)).toEqual(['uitspraakGevolg']);
    const voor = leesUitspraak(zegt('nieuw-besluit', { uitspraakTot: '21-11-2026' }), o);
    expect(!voor.ok && voor.redenen.map(({ veld }) => veld)).toEqual(['uitspraakTot']);
    const raad = leesHogerUitspraak(
      { hogerUitspraak: 'vernietigd', hogerUitspraakOp: '22-11-2026', hogerUitspraakTekst: 'Anders.' },
      o,
    );
    expect(!raad.ok && raad.redenen.map(({ veld }) => veld)).toEqual(['hogerGevolg']);
  });

  test('wie het laatst sprak, bepaalt of er iets uit te voeren is', () => {
    const b = {
      uitspraak: 'gegrond',
      uitspraak_gevolg: 'zelf',
      hoger_uitspraak: null,
      hoger_uitspraak_op: null,
      hoger_gevolg: null,
      hoger_schorst: null,
      uitgevoerd_op: null,
    } as const;
    expect(moetUitvoeren(b)).toBe(true);
    expect(moetUitvoeren({ ...b, uitgevoerd_op: '2026-11-22' })).toBe(false);
    expect(moetUitvoeren({ ...b, hoger_gevolg: 'niets', hoger_uitspraak_op: '2026-11-23' })).toBe(false);
    expect(moetUitvoeren({ ...b, uitgevoerd_op: '2026-11-22', hoger_gevolg: 'zelf', hoger_uitspraak_op: '2026-11-23' })).toBe(
      true,
    );
    // What stands still until the Raad spoke is not done yet; what it leaves as it is, then is.
    expect(moetUitvoeren({ ...b, hoger_schorst: true })).toBe(false);
    expect(moetUitvoeren({ ...b, hoger_schorst: true, hoger_uitspraak: 'bevestigd' })).toBe(true);
    expect(gevolgOnbekend({ ...b, uitspraak_gevolg: null })).toBe(true);
  });
});

describe('na de uitspraak van de rechter', () => {
  test('opnieuw beslissen: een taak voor de teammanager, een brief, gegrond, en het nieuwe besluit gaat naar de rechter', async () => {
    const { id, besluit, z, inwoner } = await bijRechter('Zijlstra');
    const eerst = await doe(ineke, id, z, 'uitspraak', {
      ...zegt('nieuw-besluit', { uitspraakTot: '21-12-2026' }),
      _stap: 'voorbeeld',
    });
    expect(eerst.status).toBe(200);
    for (const deel of [
      'Voorbeeld, nog niet verstuurd',
      'Wij moeten opnieuw beslissen op je bezwaar.',
      'uiterlijk op 21 december 2026',
    ])
      expect(tekst(eerst)).toContain(deel);
    expect((await rij('bezwaar', z)).uitspraak).toBeNull();
    expect((await doe(ineke, id, z, 'uitspraak', zegt('nieuw-besluit', { uitspraakTot: '21-12-2026' }))).status).toBe(303);
    const oud = await rij('bezwaar', z);
    expect(await brief(oud.uitspraak_brief_id)).toContain('Centrale Raad van Beroep, tot en met 4 januari 2027');
    const nieuw = (await h.owner.query('select * from bezwaar where vorige_id = $1', [z])).rows[0];
    expect(nieuw).toMatchObject({
      geldend_besluit_id: Number(besluit),
      beslis_uiterlijk: '2026-12-21',
      beslissing: null,
      reden: 'Meer uren.',
    });
    for (const wie of [sanne, ineke])
      expect(await staat(wie, 'Zijlstra')).toContain('Opnieuw beslissen op het bezwaar: de rechter vroeg dat');
    expect(tekst(await ineke.get('/bezwaren'))).toContain('Opnieuw, na de rechter: tegen besluit');
    expect(tekst(await sanne.get(`/dossier/${id}/bezwaar/${z}`))).toContain('Vernietigd door de rechter');
    const stand = `/mijn/bezwaar/${besluit}/stand`;
    for (const deel of ['Wij beslissen opnieuw op je bezwaar', 'uiterlijk 21 december 2026', 'De rechter gaf je gelijk.'])
      expect(tekst(await inwoner.get(stand))).toContain(deel);
    expect(tekst(await inwoner.get('/mijn'))).toContain('De rechter gaf je gelijk. Wij beslissen opnieuw op je bezwaar.');
    expect(tekst(await inwoner.get('/mijn/brieven'))).toContain('De rechter zei dat wij opnieuw moeten beslissen');

    expect(tekst(await ineke.get(`/dossier/${id}/bezwaar/${nieuw.id}`))).toContain(
      'Wat de rechter zei Het onderzoek was niet zorgvuldig.',
    );
    // Heard before, and nothing new: the reason stands there already, to be read and kept.
    expect((await doe(ineke, id, nieuw.id, 'oppakken')).status).toBe(303);
    expect(tekst(await ineke.get(`/dossier/${id}/bezwaar/${nieuw.id}`))).toContain(
      'Je bent al gehoord op 22 november 2026. Er zijn geen nieuwe feiten.',
    );
    expect(
      (await doe(ineke, id, nieuw.id, 'niet-gehoord', { nietHorenReden: 'Je bent al gehoord op 22 november 2026.' })).status,
    ).toBe(303);
    expect((await doe(ineke, id, nieuw.id, 'beslissen', { beslissing: 'gegrond', motivering: 'Veertien uur kan.' })).status).toBe(
      303,
    );
    expect((await doe(ineke, id, nieuw.id, 'versturen')).status).toBe(303);
    expect(await brief((await rij('bezwaar', nieuw.id)).document_id)).toContain(
      'De rechter zei dat wij daar opnieuw op moesten beslissen.',
    );
    expect(await staat(sanne, 'Zijlstra')).toContain('Nieuw besluit nemen: het bezwaar is gegrond');
    expect(tekst(await sanne.get(`/dossier/${id}/besluit/${besluit}/intrekken`))).toContain('dit volgt op een gegrond bezwaar');
    const na = await besluitOp(id, '14', besluit);
    expect(na.bekend).toBe(303);
    expect(await rij('besluit', na.nr)).toMatchObject({ bezwaar_tot: null, beroep_tot: '2027-01-04' });
    expect((await rij('bezwaar', nieuw.id)).gevolg_besluit_id).toBe(Number(na.nr));
    expect((await rij('bezwaar', z)).gevolg_besluit_id).toBeNull();
    expect(await staat(sanne, 'Zijlstra')).not.toContain('Nieuw besluit nemen');
    expect(tekst(await inwoner.get('/mijn/brieven'))).toContain('Je kunt naar de rechter tot en met 4 januari 2027');
    expect(tekst(await inwoner.get(stand))).toContain('Daarna beslisten wij opnieuw op je bezwaar.');
    expect(tekst(await sanne.get(`/dossier/${id}`))).toContain('Nieuwe beslissing op het bezwaar: gegrond');
  });

  test('de rechter beslist zelf: de consulent voert het uit; in hoger beroep anders, en dan vraagt de Raad het opnieuw', async () => {
    const { id, besluit, z, inwoner } = await bijRechter('Adema');
    const stand = `/mijn/bezwaar/${besluit}/stand`;
    expect((await doe(sanne, id, z, 'uitspraak', zegt('zelf'))).status).toBe(303);
    expect(await staat(sanne, 'Adema')).toContain('De uitspraak van de rechter uitvoeren');
    expect(tekst(await inwoner.get(stand))).toContain('Wij regelen nu wat de rechter besliste.');
    // A court speaks long after: what it asks stands in the queue of a dossier that was put away too.
    await h.owner.query("update inwoner set status = 'afgerond' where id = $1", [id]);
    expect(await staat(sanne, 'Adema')).toContain('De uitspraak van de rechter uitvoeren');
    await h.owner.query("update inwoner set status = 'in-traject' where id = $1", [id]);
    expect((await doe(sanne, id, z, 'uitvoeren')).status).toBe(422);
    expect((await doe(sanne, id, z, 'uitvoeren', { uitgevoerdTekst: 'Veertien uur, besluit 9.' })).status).toBe(303);
    expect((await doe(sanne, id, z, 'uitvoeren', { uitgevoerdTekst: 'Nog eens.' })).status).toBe(422);
    expect(await staat(sanne, 'Adema')).not.toContain('De uitspraak van de rechter uitvoeren');
    expect(tekst(await inwoner.get(stand))).toContain('deden wij wat de rechter besliste');
    expect((await doe(sanne, id, z, 'hoger-uitspraak', { hogerUitspraak: 'bevestigd' })).status).toBe(422);
    expect((await doe(sanne, id, z, 'hoger-beroep', { hogerOp: '22-11-2026', hogerDoor: 'gemeente' })).status).toBe(303);
    expect(tekst(await inwoner.get(stand))).toContain('De gemeente ging op 22 november 2026 in hoger beroep');
    const raad = {
      hogerUitspraak: 'vernietigd',
      hogerUitspraakOp: '22-11-2026',
      hogerUitspraakTekst: 'Beslis opnieuw.',
      hogerGevolg: 'nieuw-besluit',
    };
    expect((await doe(ineke, id, z, 'hoger-uitspraak', raad)).status).toBe(303);
    const nieuw = (await h.owner.query('select * from bezwaar where vorige_id = $1', [z])).rows[0];
    expect(nieuw.beslis_uiterlijk).toBe('2027-01-04');
    // What fell away again needs no new decision: with a letter, and no court after it.
    await doe(ineke, id, nieuw.id, 'oppakken');
    expect(
      (await doe(ineke, id, nieuw.id, 'beslissen', { beslissing: 'vervallen', motivering: 'Je trok je beroep in.' })).status,
    ).toBe(303);
    expect((await doe(ineke, id, nieuw.id, 'versturen')).status).toBe(303);
    const weg = await brief((await rij('bezwaar', nieuw.id)).document_id);
    expect(weg).toContain('Wij nemen geen nieuwe beslissing op je bezwaar');
    expect(weg).not.toContain('Naar de rechter');
    expect(await staat(ineke, 'Adema')).not.toContain('Opnieuw beslissen op het bezwaar');
  });

  test('zonder brief wordt niets vastgelegd; een eerder bezwaar kan niet vervallen; wie niet gelijk kreeg leest wat nog kan', async () => {
    const { id, besluit, z, inwoner } = await bijRechter('Bos');
    await h.owner.query("update inwoner_persoon set straat = '' where inwoner_id = $1", [id]);
    expect((await doe(sanne, id, z, 'uitspraak', zegt('nieuw-besluit'))).status).toBe(422);
    expect([
      (await rij('bezwaar', z)).uitspraak,
      (await h.owner.query('select from bezwaar where vorige_id = $1', [z])).rows,
    ]).toEqual([null, []]);
    await h.owner.query("update inwoner_persoon set straat = 'Kanaalweg' where inwoner_id = $1", [id]);
    const nee = { uitspraak: 'ongegrond', uitspraakOp: '22-11-2026', uitspraakTekst: 'Twaalf is genoeg.' };
    expect((await doe(sanne, id, z, 'uitspraak', nee)).status).toBe(303);
    const stand = tekst(await inwoner.get(`/mijn/bezwaar/${besluit}/stand`));
    for (const deel of [
      'De rechter gaf je geen gelijk.',
      'in hoger beroep bij de Centrale Raad van Beroep, tot en met 4 januari 2027',
    ])
      expect(stand).toContain(deel);
    const { id: twee } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3, perspectief: 5 });
    const { nr } = await besluitOp(twee, '12');
    const in_ = await sanne.post(`/dossier/${twee}/besluit/${nr}/bezwaar`, {
      ontvangen: '22-11-2026',
      langs: 'brief',
      reden: 'Nee.',
    });
    const los = Number(in_.location?.split('/').at(-1));
    await doe(ineke, twee, los, 'oppakken');
    expect(tekst(await doe(ineke, twee, los, 'beslissen', { beslissing: 'vervallen', motivering: 'x' }))).toContain(
      'Dit kan alleen als de rechter om een nieuwe beslissing vroeg',
    );
  });

  test('Awb 8:51a: een tussenuitspraak is een taak met de dag van de rechter; na het antwoord beslist de rechter', async () => {
    const { id, besluit, z, inwoner } = await bijRechter('Tussen');
    const eerst = { tussenOp: '22-11-2026', tussenTot: '05-01-2027', tussenGebrek: 'De uren zijn niet onderzocht.' };
    expect((await doe(sanne, id, z, 'tussenuitspraak', { ...eerst, tussenTot: '' })).status).toBe(422);
    expect((await doe(sanne, id, z, 'tussenuitspraak', eerst)).status).toBe(303);
    expect((await doe(sanne, id, z, 'tussenuitspraak', eerst)).status).toBe(422);
    expect(await staat(ineke, 'Tussen')).toMatch(/Een gebrek herstellen: de rechter vroeg dat\s+5 januari 2027/);
    expect((await doe(ineke, id, z, 'tussen-termijn', { tussenNieuw: '19-01-2027' })).status).toBe(303);
    const pagina = tekst(await ineke.get(`/dossier/${id}/bezwaar/${z}`));
    expect(pagina).toContain('Herstel het uiterlijk op 19 januari 2027.');
    expect(pagina).toContain('(eerst 5 januari 2027)');
    const mijn = async () => tekst(await inwoner.get(`/mijn/bezwaar/${besluit}/stand`));
    expect(await mijn()).toContain(
      'zei de rechter dat wij eerst iets moeten herstellen, uiterlijk op 19 januari 2027. Je hoeft nu niets te doen.',
    );
    const antwoord = {
      tussenAntwoord: 'hersteld',
      tussenAntwoordOp: '22-11-2026',
      tussenAntwoordTekst: 'Nieuwe motivering gestuurd.',
    };
    expect((await doe(ineke, id, z, 'tussen-antwoord', { ...antwoord, tussenAntwoord: '' })).status).toBe(422);
    expect((await doe(ineke, id, z, 'tussen-antwoord', antwoord)).status).toBe(303);
    expect(await staat(ineke, 'Tussen')).not.toContain('Een gebrek herstellen');
    expect(await mijn()).toContain('Je hebt vier weken om te antwoorden.');
    expect(tekst(await ineke.get(`/dossier/${id}`))).toContain('Tussenuitspraak van de rechter');
    const eind = { uitspraak: 'ongegrond', uitspraakOp: '22-11-2026', uitspraakTekst: 'Het gebrek is hersteld.' };
    expect((await doe(ineke, id, z, 'uitspraak', eind)).status).toBe(303);
    expect((await doe(ineke, id, z, 'tussen-antwoord', antwoord)).status).toBe(422);
  });

  test('Awb 8:106: wat stilstaat tot de Raad beslist, is geen taak; blijft de uitspraak, dan komt de taak terug met een nieuwe termijn', async () => {
    const { id, besluit, z, inwoner } = await bijRechter('Schors');
    const opnieuw = {
      uitspraak: 'gegrond',
      uitspraakOp: '22-11-2026',
      uitspraakTekst: 'Beslis opnieuw.',
      uitspraakGevolg: 'nieuw-besluit',
      uitspraakTot: '01-12-2026',
    };
    expect((await doe(ineke, id, z, 'uitspraak', opnieuw)).status).toBe(303);
    expect(await staat(ineke, 'Schors')).toContain('Opnieuw beslissen op het bezwaar');
    const hoger = { hogerOp: '22-11-2026', hogerDoor: 'gemeente' };
    const leeg = await doe(ineke, id, z, 'hoger-beroep', hoger);
    expect(leeg.status).toBe(422);
    expect(tekst(leeg)).toContain('Kies of de uitspraak van de rechtbank intussen stilstaat.');
    expect((await doe(ineke, id, z, 'hoger-beroep', { ...hoger, hogerSchorst: 'ja' })).status).toBe(303);
    expect(await staat(ineke, 'Schors')).not.toContain('Opnieuw beslissen op het bezwaar');
    expect(tekst(await inwoner.get(`/mijn/bezwaar/${besluit}/stand`))).toContain('Wij wachten tot de Raad beslist.');
    const blijft = {
      hogerUitspraak: 'bevestigd',
      hogerUitspraakOp: '22-11-2026',
      hogerUitspraakTekst: 'De rechtbank had gelijk.',
    };
    expect((await doe(ineke, id, z, 'hoger-uitspraak', blijft)).status).toBe(303);
    // Six weeks from that day, to Monday 4 January: the third is a Sunday.
    expect(await staat(ineke, 'Schors')).toMatch(/Opnieuw beslissen op het bezwaar: de rechter vroeg dat\s+4 januari 2027/);
  });
});
