// One regeling of several municipalities (NI7), and files that were read before.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nieuwGelezen } from './bestanden.ts';
import { BELEID_MAP, BeleidsFout, leesRegeling, loadBeleid, routeInhoud } from './index.ts';

const ZEVEN = ['0268', '0209', '1945', '0225', '0252', '0944', '0296'];
const map = mkdtempSync(join(tmpdir(), 'regio-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));
cpSync(BELEID_MAP, map, { recursive: true });
const eerst = nieuwGelezen(new Map());
const beleid = loadBeleid(map, { gelezen: eerst });

test('NI7: zeven gemeenten delen één bestand, en elk heeft haar eigen versie', () => {
  const versies = beleid.regelingen.filter(({ regeling }) => regeling.regeling === 'op-weg-naar-werk');
  expect(versies.map(({ regeling }) => regeling.gemeente)).toEqual(ZEVEN);
  expect(new Set(versies.map(({ bestand }) => bestand)).size).toBe(1);
  expect(new Set(versies.map(({ hash }) => hash)).size).toBe(7);
  for (const { regeling, tekst, inhoud } of versies) {
    // What a municipality starts from when it goes its own way is whole by itself.
    const los = leesRegeling(tekst, 'los.yaml');
    expect(los).toMatchObject({ ok: true, regeling: { gemeente: regeling.gemeente }, inhoud });
  }
  expect(
    beleid.gevallen.filter(({ regeling }) => regeling === 'op-weg-naar-werk').map(({ gevallen }) => gevallen.gemeente),
  ).toEqual(ZEVEN);
});

test('wat eerder goed is gelezen, geeft zonder opnieuw lezen hetzelfde', () => {
  const bekend = new Map([...eerst.nieuw].map(([sleutel, maak]) => [sleutel, maak()]));
  const weer = nieuwGelezen(bekend);
  const opnieuw = loadBeleid(map, { gelezen: weer });
  expect(weer.nieuw.size).toBe(0);
  const alles = ({ regelingen, gevallen, gemeenten, landelijk }: typeof beleid) => ({
    regelingen: regelingen.map(({ regeling, hash, inhoud, tekst }) => ({ regeling, hash, inhoud, tekst })),
    gevallen: gevallen.map((een) => een.gevallen),
    gemeenten,
    landelijk,
  });
  expect(alles(opnieuw)).toEqual(alles(beleid));
  // A functie that is called as something every object has is nobody's.
  const metMandaat = opnieuw.regelingen.find(({ regeling }) => regeling.mandaat)?.regeling.mandaat;
  expect(metMandaat?.functies.constructor).toBeUndefined();
});

test('een bestand dat anders is, wordt weer gelezen, met zijn fouten', () => {
  const bekend = new Map([...eerst.nieuw].map(([sleutel, maak]) => [sleutel, maak()]));
  const pad = join(map, 'regio/rijk-van-nijmegen/op-weg-naar-werk/2019-01-01.yaml');
  const oud = readFileSync(pad, 'utf8');
  const fouten = (wijzig: (tekst: string) => string): string => {
    writeFileSync(pad, wijzig(oud));
    try {
      loadBeleid(map, { gelezen: nieuwGelezen(bekend) });
      return '';
    } catch (fout) {
      if (fout instanceof BeleidsFout) return fout.message;
      throw fout;
    } finally {
      writeFileSync(pad, oud);
    }
  };
  expect(fouten((tekst) => tekst.replace('"0296"]', '"9996"]'))).toMatch(
    /gemeenten: van gemeente 9996 is er geen gemeente\.yaml/,
  );
  expect(fouten((tekst) => tekst.replace('per: jaar', 'per: eeuw'))).toMatch(/producten\.ow-ontwikkeling-loonwaarde\.prijs\.per/);
  expect(fouten((tekst) => tekst.replace(/^gemeenten: .*\n/m, ''))).toMatch(/noem hier de gemeenten die deze regeling delen/);
});

test('alleen wat een vraag nodig heeft: de regelingen van die gemeente', () => {
  const van = (code: string) => [
    ...new Set(loadBeleid(map, { alleen: new Set([code]) }).regelingen.map((een) => een.regeling.gemeente)),
  ];
  expect(van('0034')).toEqual(['0034']);
  expect(van('1945')).toContain('1945');
  expect(van('1945')).not.toContain('0034');
});

test('stap voor stap: met de nummers van de tekening, en wie samen met een ander beslist staat er één keer', () => {
  const regeling = beleid.regelingen.find((een) => een.regeling.regeling === 'op-weg-naar-werk')?.regeling;
  if (!regeling?.route) throw new Error('geen route');
  const tekst = String(routeInhoud(regeling, regeling.route))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  expect(tekst).toMatch(/Stap voor stap De nummers en letters zijn die van de tekening\. 1\. Basisarrangement op trede 3 /);
  expect(tekst).toContain('Wie beslist begeleider van de aanbieder en kandidaat samen');
  // Folded: what a phone shows first of a step is who, how long and who decides; and each opens by its own name.
  expect(tekst).toContain(
    'Wie: WerkBedrijf. Termijn: 1 week als uitgangspunt (geen grens). Alles over “Bespreking van de casus” ',
  );
  expect(tekst).toContain('A. Betaald werk is nog te hoog gegrepen');
});
