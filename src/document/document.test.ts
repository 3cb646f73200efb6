import { createServer, type Server } from 'node:net';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { SESSION_COOKIE } from '../web/route.ts';
import { keurBestand } from './inhoud/keur.ts';
import { bestandsnaam, lezersVan, uploadRegels } from './rules.ts';
import { createClamd } from './scanner.ts';

const regels = uploadRegels({ megabyte: 1, foto: true, tekstbestand: true });
const b = (tekst: string): Buffer<ArrayBuffer> => Buffer.from(tekst, 'latin1');

const pdf = (inhoud = ''): Buffer<ArrayBuffer> =>
  b(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${inhoud}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
const stroom = (hoofd: string, data: Buffer): Buffer<ArrayBuffer> =>
  Buffer.concat([b(`%PDF-1.7\n2 0 obj<<${hoofd}/Length ${data.length}>>stream\n`), data, b('\nendstream endobj\n%%EOF\n')]);

/** A zip by hand: parts with their names, and what its list says of them. */
const zip = (delen: Record<string, string>, o: { vlag?: number; grootte?: number; los?: boolean } = {}): Buffer<ArrayBuffer> => {
  const koppen: Buffer[] = [];
  const lijst: Buffer[] = [];
  let op = 0;
  for (const [naam, tekst] of Object.entries(delen)) {
    const los = o.los || naam === 'mimetype';
    const data = los ? b(tekst) : deflateRawSync(b(tekst));
    const kop = Buffer.alloc(30);
    kop.writeUInt32LE(0x04034b50, 0);
    kop.writeUInt16LE(los ? 0 : 8, 8);
    kop.writeUInt16LE(naam.length, 26);
    koppen.push(kop, b(naam), data);
    const regel = Buffer.alloc(46);
    regel.writeUInt32LE(0x02014b50, 0);
    regel.writeUInt16LE(o.vlag ?? 0, 8);
    regel.writeUInt16LE(los ? 0 : 8, 10);
    regel.writeUInt32LE(data.length, 20);
    regel.writeUInt32LE(o.grootte ?? tekst.length, 24);
    regel.writeUInt16LE(naam.length, 28);
    regel.writeUInt32LE(op, 42);
    lijst.push(regel, b(naam));
    op += 30 + naam.length + data.length;
  }
  const einde = Buffer.alloc(22);
  einde.writeUInt32LE(0x06054b50, 0);
  einde.writeUInt16LE(lijst.length / 2, 10);
  einde.writeUInt32LE(op, 16);
  return Buffer.concat([...koppen, ...lijst, einde]);
};
const SOORTEN = '<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>';
const docx = (meer: Record<string, string> = {}, soorten = SOORTEN): Buffer<ArrayBuffer> =>
  zip({ '[Content_Types].xml': soorten, 'word/document.xml': '<x/>', ...meer });
const rel = (wat: string): Record<string, string> => ({ 'word/_rels/document.xml.rels': `<Relationship ${wat}/>` });

const segment = (soort: number, data: Buffer): Buffer => {
  const kop = Buffer.from([0xff, soort, 0, 0]);
  kop.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([kop, data]);
};
/** EXIF that says on which side the photo lies, and where it was made. */
const exif = (draaiing: number): Buffer =>
  Buffer.concat([
    b('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0'),
    Buffer.from([draaiing, 0, 0, 0]),
    b('\0\0\0\0GPS 52.2112 5.9699'),
  ]);
const jpeg = (o: { draaiing?: number; hoog?: number; staart?: string; commentaar?: string } = {}): Buffer<ArrayBuffer> =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, b('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    segment(0xe1, exif(o.draaiing ?? 6)),
    segment(0xe1, b('http://ns.adobe.com/xap/1.0/\0<x>Thuis</x>')),
    segment(0xfe, b(o.commentaar ?? 'geheim')),
    segment(
      0xc0,
      Buffer.from([8, (o.hoog ?? 8) >> 8, (o.hoog ?? 8) & 255, (o.hoog ?? 8) >> 8, (o.hoog ?? 8) & 255, 1, 1, 0x11, 0]),
    ),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    b(o.staart ?? ''),
  ]);
const chunk = (soort: string, data: Buffer): Buffer => {
  const lengte = Buffer.alloc(4);
  lengte.writeUInt32BE(data.length);
  return Buffer.concat([lengte, b(soort), data, Buffer.alloc(4)]);
};
const png = (meer: Buffer = Buffer.alloc(0), breed = 1): Buffer<ArrayBuffer> => {
  const kop = Buffer.alloc(13);
  kop.writeUInt32BE(breed, 0);
  kop.writeUInt32BE(breed, 4);
  return Buffer.concat([
    b('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', kop),
    meer,
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

describe('what a file is, by its bytes', () => {
  const JS = '<</S/JavaScript/JS(app.alert(1))>>';
  test.each<[string, Buffer<ArrayBuffer>, string | boolean]>([
    ['a plain pdf', pdf(), true],
    ['a pdf that opens at a page', pdf('2 0 obj<</OpenAction[3 0 R/Fit]>>endobj'), true],
    ['a pdf that breaks off', b('%PDF-1.7\n1 0 obj<<>>endobj'), 'kapot'],
    ['a script', pdf(`2 0 obj${JS}endobj`), false],
    ['a script under another name', pdf('2 0 obj<</S/J#61vaScript/#4aS(1)>>endobj'), false],
    ['a script in a packed stream', stroom('/Type/ObjStm/Filter/FlateDecode', deflateSync(b(JS))), false],
    ['letters of a script in a picture', stroom('/Subtype/Image', b('xx /JS /Launch xx')), true],
    ['a packed stream that cannot be unpacked', stroom('/Type/ObjStm/Filter/LZWDecode', b('x')), false],
    ['a packed stream that grows', stroom('/Type/ObjStm/Filter/FlateDecode', deflateSync(Buffer.alloc(40_000_000))), false],
    ['a pdf with a password', pdf('trailer<</Encrypt 9 0 R>>'), 'wachtwoord'],
    ['a pdf that starts a program', pdf('2 0 obj<</S/Launch/F(cmd.exe)>>endobj'), 'programma'],
    ['a pdf with a file in it', pdf('2 0 obj<</Type/Filespec/EF<<>>/EmbeddedFiles 3 0 R>>endobj'), 'programma'],
    ['a letter of Word', docx(), false],
    ['a hyperlink in Word', docx(rel('Type="http://x/hyperlink" Target="https://x" TargetMode="External"')), false],
    [
      'a template from elsewhere',
      docx(rel('Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"')),
      'andere plek',
    ],
    ['macros', docx({ 'word/vbaProject.bin': 'x' }), 'programma'],
    ['macros by another name', docx({}, `${SOORTEN.replace('document.main', 'document.macroEnabled.main')}`), 'Kies PDF'],
    ['a letter of LibreOffice', zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }), false],
    ['a macro of LibreOffice', zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'Basic/x.xml': '<x/>' }), 'programma'],
    ['a zip bomb', zip({ '[Content_Types].xml': SOORTEN, a: 'x' }, { grootte: 4_000_000_000 }), 'te groot'],
    ['a zip with a password', zip({ '[Content_Types].xml': SOORTEN }, { vlag: 1 }), 'wachtwoord'],
    ['a path in a zip', zip({ '[Content_Types].xml': SOORTEN, '../../lek': 'x' }), 'kapot'],
    ['any other zip', zip({ 'a.csv': 'x' }), 'Kies PDF'],
    ['half a zip', docx().subarray(0, 60), 'kapot'],
    ['html', b('<html><script>alert(1)</script></html>'), 'Kies PDF'],
    ['svg', b('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'Kies PDF'],
    ['a program', Buffer.concat([b('\x7fELF'), Buffer.alloc(200)]), 'Kies PDF'],
    ['a picture that claims the world', png(Buffer.alloc(0), 60_000), 'beeldpunten'],
    ['a photo that claims the world', jpeg({ hoog: 60_000 }), 'beeldpunten'],
    ['half a photo', jpeg().subarray(0, 90), 'kapot'],
    ['nothing', b(''), 'leeg'],
    ['too much', Buffer.alloc(1_000_001), 'te groot'],
  ])('%s', async (_, bytes, uit) => {
    const gekeurd = await keurBestand(bytes, regels);
    if (typeof uit === 'string') expect(!gekeurd.ok && gekeurd.redenen[0]?.tekst).toContain(uit);
    else expect(gekeurd.ok && gekeurd.waarde.tonen).toBe(uit);
  });

  test('a photo keeps which side is up, and nothing else that the camera wrote', async () => {
    const uit = await keurBestand(jpeg({ draaiing: 6, staart: '<script>alert(1)</script>' }), regels);
    if (!uit.ok) throw new Error('geweigerd');
    const tekst = Buffer.from(uit.waarde.inhoud).toString('latin1');
    for (const weg of ['GPS', 'Thuis', 'geheim', 'script']) expect(tekst).not.toContain(weg);
    expect(uit.waarde.inhoud[49]).toBe(6);
    expect(tekst).toContain('\x12\xff\x00\x34\xff\xd0\x56\xff\xd9');
    // What is kept is a photo of the same kind, and looked into again it does not change.
    const weer = await keurBestand(uit.waarde.inhoud, regels);
    expect(weer.ok && Buffer.from(weer.waarde.inhoud).equals(Buffer.from(uit.waarde.inhoud))).toBe(true);
  });

  test('a picture loses its text and what stands behind its end', async () => {
    const uit = await keurBestand(Buffer.concat([png(chunk('tEXt', b('Plaats\0Thuis'))), b('<html>')]), regels);
    expect(uit.ok && Buffer.from(uit.waarde.inhoud).equals(png())).toBe(true);
  });
});

test('names are text, and a medical paper never goes to an aanbieder', () => {
  expect(bestandsnaam('C:\\map\\..\\CV <b>".exe', 'pdf')).toBe('CV b.pdf');
  expect(bestandsnaam('../../etc/passwd', 'jpg')).toBe('passwd.jpg');
  expect(bestandsnaam('\u202egpj.docx', 'docx')).toBe('gpj.docx');
  expect(bestandsnaam('...', 'png')).toBe('document.png');
  expect(lezersVan('aanbieder-4', 'diploma', [4])).toEqual({ ok: true, waarde: { metInwoner: true, aanbiederId: 4 } });
  expect(lezersVan('aanbieder-4', 'medisch', [4]).ok).toBe(false);
  expect(lezersVan('aanbieder-5', 'diploma', [4]).ok).toBe(false);
});

/** Speaks as clamd does, as far as the product asks. */
const clamd = (zeg: (bytes: Buffer) => string): Promise<{ adres: string; server: Server }> =>
  new Promise((klaar) => {
    const server = createServer((socket) => {
      let alles = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (deel) => {
        alles = Buffer.concat([alles, deel]);
        if (!alles.subarray(-4).equals(Buffer.alloc(4))) return;
        const stukken: Buffer[] = [];
        for (let i = 'zINSTREAM\0'.length; ; ) {
          const lengte = alles.readUInt32BE(i);
          if (lengte === 0) break;
          stukken.push(alles.subarray(i + 4, i + 4 + lengte));
          i += 4 + lengte;
        }
        socket.end(zeg(Buffer.concat(stukken)));
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      klaar({ adres: `tcp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, server });
    });
  });

test('clamd is asked in parts; what is no clear answer is no verdict', async () => {
  let gezien = 0;
  const { adres, server } = await clamd((bytes) => {
    gezien = bytes.length;
    return bytes.includes('virus')
      ? 'stream: Proef.Virus FOUND\0'
      : bytes.includes('groot')
        ? 'INSTREAM size limit exceeded. ERROR\0'
        : 'stream: OK\0';
  });
  const scanner = createClamd(adres);
  expect(await scanner.scan(new Uint8Array(200_000).fill(7))).toEqual({ uitslag: 'schoon' });
  expect(gezien).toBe(200_000);
  expect(await scanner.scan(b('een virus'))).toEqual({ uitslag: 'besmet' });
  expect(await scanner.scan(b('te groot'))).toEqual({ uitslag: 'niet-bereikbaar' });
  await new Promise((klaar) => server.close(klaar));
  expect(await scanner.scan(b('x'))).toEqual({ uitslag: 'niet-bereikbaar' });
});

let h: House;
let sanne: Bezoeker;
let jan: Bezoeker;
let karin: Bezoeker;
let inwoner: number;
let toewijzing: number;
let aanbieder: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  aanbieder = await maakAanbieder(h, { naam: 'Fietspunt' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: aanbieder });
  inwoner = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner });
  toewijzing = (await maakToewijzing(h, { inwonerId: inwoner, aanbiederId: aanbieder })).id;
});
afterAll(() => h.close());

const stuur = async (
  wie: Bezoeker,
  pad: string,
  velden: Record<string, string>,
  bestand?: [naam: string, inhoud: Uint8Array<ArrayBuffer>, veld?: string],
) => {
  const body = new FormData();
  for (const [naam, waarde] of Object.entries({ _sleutel: wie.sleutel(), ...velden })) body.set(naam, waarde);
  if (bestand) body.set(bestand[2] ?? 'bestand', new File([bestand[1]], bestand[0]));
  const antwoord = await h.web.app.request(pad, { method: 'POST', body, headers: { cookie: `${SESSION_COOKIE}=${wie.token}` } });
  return { status: antwoord.status, location: antwoord.headers.get('location') ?? '', text: await antwoord.text() };
};
const nieuw = () => `/dossier/${inwoner}/stukken/nieuw`;

describe('in the dossier', () => {
  test('everything that is wrong is said at once, and nothing is kept', async () => {
    const uit = await stuur(sanne, nieuw(), {}, ['a.exe', b('MZ')]);
    expect(uit.status).toBe(422);
    for (const veld of ['bestand', 'soort', 'lezers']) expect(uit.text).toContain(`href="#veld-${veld}"`);
    expect(uit.text).toContain('Dit soort bestand bewaren we niet');
    expect((await stuur(sanne, nieuw(), { soort: 'identiteit', lezers: 'inwoner' }, ['p.pdf', pdf()])).status).toBe(422);
    const medisch = await stuur(sanne, nieuw(), { soort: 'medisch', lezers: `aanbieder-${aanbieder}` }, ['m.pdf', pdf()]);
    expect(medisch.text).toContain('gaat nooit naar een aanbieder');
    expect(medisch.text).toContain('Kies het bestand opnieuw');
    expect((await h.owner.query('select from dossierstuk')).rowCount).toBe(0);
  });

  test('added, looked at, shared, taken away: each reader sees what is his', async () => {
    const uit = await stuur(sanne, nieuw(), { soort: 'diploma', titel: 'Heftruck', lezers: 'gemeente' }, ['heftruck.png', png()]);
    expect(uit.status).toBe(303);
    const [, id = ''] = /stukken\/(\d+)$/.exec(uit.location) ?? [];
    const pagina = await sanne.get(uit.location);
    expect(pagina.text).toContain('22 november 2041');
    expect(pagina.text).toContain('Wmo 2015 artikel 5.3.4');
    expect(pagina.text).toContain('niet op virussen gecontroleerd');
    const bestand = await sanne.get(`${uit.location}/bestand`);
    expect(Buffer.from(bestand.bytes).equals(png())).toBe(true);
    expect(bestand.headers.get('content-disposition')).toBe('inline; filename="heftruck.png"');
    expect(bestand.headers.get('x-content-type-options')).toBe('nosniff');
    expect(bestand.headers.get('content-security-policy')).toMatch(/^default-src 'none';.* sandbox$/);
    expect((await stuur(sanne, nieuw(), { soort: 'plan', lezers: 'inwoner' }, ['weer.png', png()])).text).toContain(
      'staat al in het dossier',
    );
    // Not shared: it does not exist for the resident or the aanbieder.
    const bijJan = `/mijn/documenten/${id}/bestand`;
    const bijKarin = `/toewijzingen/${toewijzing}/documenten/${id}`;
    expect((await jan.get(bijJan)).status).toBe(404);
    expect((await karin.get(bijKarin)).status).toBe(404);
    const deel = { soort: 'diploma', titel: 'Heftruck', lezers: `aanbieder-${aanbieder}`, _versie: '1' };
    expect((await sanne.post(`${uit.location}/wijzigen`, deel)).status).toBe(303);
    const tweede = await sanne.post(`${uit.location}/wijzigen`, { ...deel, titel: 'Anders' });
    expect(tweede.status).toBe(409);
    expect(tweede.text).toContain('Anders');
    expect((await jan.get(bijJan)).status).toBe(200);
    expect((await jan.get('/mijn/documenten')).text).toContain('Jij, de gemeente en Fietspunt');
    expect((await karin.get(bijKarin)).status).toBe(200);
    expect((await karin.get(`/toewijzingen/${toewijzing}/documenten`)).text).toContain('Heftruck');
    expect((await sanne.get(`/dossier/${inwoner}/documenten?wie=aanbieder&sorteer=naam`)).text).toContain('1 document');
    expect((await sanne.post(`${uit.location}/weghalen`, { reden: '' })).status).toBe(422);
    expect((await sanne.post(`${uit.location}/weghalen`, { reden: 'Verkeerde persoon' })).status).toBe(303);
    for (const [wie, pad] of [
      [sanne, `${uit.location}/bestand`],
      [jan, bijJan],
      [karin, bijKarin],
    ] as const)
      expect((await wie.get(pad)).status).toBe(404);
    expect((await sanne.get(uit.location)).text).toContain('Verkeerde persoon');
    expect((await jan.get('/mijn/documenten')).text).not.toContain('Heftruck');
  });

  test('the resident sends a photo from his telephone and keeps reading it', async () => {
    const uit = await stuur(jan, '/mijn/documenten/nieuw', { soort: 'brief', titel: '' }, ['IMG_1.JPG', jpeg(), 'foto']);
    expect(uit.location).toMatch(/^\/mijn\/documenten#stuk-\d+$/);
    const [, id] = /stuk-(\d+)/.exec(uit.location) ?? [];
    const { rows } = await h.owner.query(
      "select herkomst, met_inwoner, type, position('GPS'::bytea in inhoud) as gps from dossierstuk where id = $1",
      [id],
    );
    expect(rows).toEqual([{ herkomst: 'inwoner', met_inwoner: true, type: 'image/jpeg', gps: 0 }]);
    const weg = await sanne.post(`/dossier/${inwoner}/stukken/${id}/wijzigen`, {
      soort: 'brief',
      titel: 'Brief',
      lezers: 'gemeente',
      _versie: '1',
    });
    expect(weg.text).toContain('stuurde dit zelf en blijft het lezen');
    expect((await sanne.get(`/dossier/${inwoner}/documenten`)).text).toContain('van Jan Hoekstra');
  });

  test('a script is kept for downloading only', async () => {
    const uit = await stuur(sanne, nieuw(), { soort: 'anders', lezers: 'gemeente' }, [
      'form.pdf',
      pdf('2 0 obj<</JS(1)>>endobj'),
    ]);
    const bestand = await sanne.get(`${uit.location}/bestand`);
    expect(bestand.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await sanne.get(uit.location)).text).toContain('invulformulieren');
  });
});
