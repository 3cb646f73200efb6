import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { getProduct, pickDichtstbij } from '../beleid/index.ts';
import { leesBesluitGeval } from '../gevallen/index.ts';
import { datum, isoDatum } from '../kernel/datum.ts';
import { eindeVoorstel } from '../plicht/index.ts';
import { mogelijkRegels } from './anders.ts';
import { aanbiederErbijSignaal, beoordeelBesluit } from './rules.ts';

const beleid = beleidVanHuis();

function beoordeel(voorstel: unknown, feiten: unknown) {
  const geval = leesBesluitGeval(voorstel, feiten);
  if (!geval.ok) throw new Error(geval.fouten.join());
  const versie = pickDichtstbij(beleid.regelingen, '0200', 'werkt-mee', geval.voorstel.ingang);
  if (!versie) throw new Error('geen regeling');
  return beoordeelBesluit(geval.voorstel, geval.feiten, versie.regeling, beleid.landelijk, geval.vandaag);
}

const werktMee = beleid.gevallen.filter((een) => een.gevallen.regeling === 'werkt-mee');

for (const { gevallen, bestand } of werktMee) {
  const deel = gevallen.besluit;
  if (!deel) continue;
  describe(`gevallen van ${bestand}`, () => {
    test.each(deel.gevallen.map((geval) => [geval.geval, geval] as const))('%s', (_, geval) => {
      const oordeel = beoordeel({ ...deel.voorstel, ...geval.voorstel }, { ...deel.feiten, ...geval.feiten });
      const velden = oordeel.ok ? [] : oordeel.redenen.map((reden) => reden.veld);
      expect(velden).toEqual(geval.geweigerd);
      if (oordeel.ok) return;
      // A refusal names the rule of the case and where it stands.
      expect(geval.regels).toContain(oordeel.redenen[0]?.regel);
      expect(oordeel.redenen[0]?.bron).toBeTruthy();
    });
  });
}

const basis = werktMee[0]?.gevallen.besluit;
const regeling = beleid.regelingen.find((een) => een.regeling.regeling === 'werkt-mee')?.regeling;
if (!basis || !regeling) throw new Error('geen gevallen voor het besluit');

describe('besluit', () => {
  test('een aanvaard voorstel geeft gronden met bron, alle voldaan', () => {
    const oordeel = beoordeel(basis.voorstel, basis.feiten);
    if (!oordeel.ok) throw new Error(JSON.stringify(oordeel));
    expect(oordeel.waarde.every((grond) => grond.voldaan === true && grond.bron !== '')).toBe(true);
    expect(oordeel.waarde.map((grond) => grond.regel)).toEqual(
      expect.arrayContaining(['AP31', 'AP1', 'K3', 'AP2', 'AP5', 'AP9', 'AP12', 'AP13', 'AP16']),
    );
  });

  test('alle fouten tegelijk, elk met het veld', () => {
    const oordeel = beoordeel(
      { ...basis.voorstel, einde: '2026-11-30', doelTrede: null, doelen: '' },
      { ...basis.feiten, trede: 5, mandaten: [], uitkering: { soort: 'wia' } },
    );
    const velden = oordeel.ok ? [] : oordeel.redenen.map((reden) => reden.veld);
    expect(velden).toEqual(['product', 'einde', 'uitkering', 'doelTrede', 'doelen', 'mandaat']);
  });

  test('een reden zegt hoe het wel kan', () => {
    const oordeel = beoordeel({ ...basis.voorstel, einde: '2027-06-01' }, basis.feiten);
    expect(oordeel).toMatchObject({
      ok: false,
      redenen: [{ veld: 'einde', regel: 'AP5', bron: 'BR 2.3', tekst: expect.stringContaining('uiterlijk 31 mei 2027') }],
    });
  });

  test('een onbekend product en een onbekende trede', () => {
    expect(beoordeel({ ...basis.voorstel, product: 'aw-op-de-plek-3' }, basis.feiten)).toMatchObject({
      ok: false,
      redenen: [{ veld: 'product' }],
    });
    const { trede: _, ...zonderTrede } = basis.feiten;
    expect(beoordeel(basis.voorstel, zonderTrede)).toMatchObject({
      ok: false,
      redenen: [{ tekst: expect.stringContaining('Bepaal eerst') }],
    });
  });

  test('een verlenging houdt het afgesproken doel, en verlengt iets dat er is', () => {
    const voorstel = { ...basis.voorstel, product: 'wm-ontwikkeling-5', ingang: '2027-06-01', einde: '2027-11-30' };
    const toewijzingen = [
      { toewijzing: 't1', product: 'wm-ontwikkeling-5', van: '2026-12-01', tot: '2027-05-31', doelTrede: 5, verlengingen: 0 },
    ];
    const verlenging = { toewijzing: 't1', reden: 'Nog bezig.' };
    const feiten = { ...basis.feiten, toewijzingen };
    expect(beoordeel({ ...voorstel, doelTrede: 5, verlenging }, feiten).ok).toBe(true);
    // The resident moved on to trede 5 meanwhile: the start trede was judged at the start.
    expect(beoordeel({ ...voorstel, doelTrede: 5, verlenging }, { ...feiten, trede: 5 }).ok).toBe(true);
    expect(beoordeel({ ...voorstel, doelTrede: 6, verlenging }, feiten)).toMatchObject({
      ok: false,
      redenen: [{ veld: 'doelTrede' }],
    });
    const anders = { ...verlenging, toewijzing: 't2' };
    expect(beoordeel({ ...voorstel, doelTrede: 5, verlenging: anders }, feiten)).toMatchObject({
      ok: false,
      redenen: [{ veld: 'verlenging' }],
    });
  });

  test('AP5: een vaste duur zonder “korter mag” is precies die duur, of tot de AOW-leeftijd', () => {
    const streng = structuredClone(regeling);
    const product = getProduct(streng, 'wm-ontwikkeling-4');
    product.korterMag = { waarde: false, bron: 'keuze' };
    const feiten = { perspectief: undefined, trede: 3 as const, uitkering: null, toewijzingen: [] };
    const mandaten = [{ functie: 'trajectregisseur', periode: { van: datum('2024-01-01'), tot: null } }];
    const voorstel = {
      product: product.product,
      ingang: datum('2026-12-01'),
      minutenPerWeek: null,
      doelTrede: 4 as const,
      doelen: 'x',
    };
    const vandaag = datum('2026-11-22');
    const met = (einde: string, geboren: string) =>
      beoordeelBesluit(
        { ...voorstel, einde: datum(einde) },
        { ...feiten, geboortedatum: datum(geboren), mandaten },
        streng,
        beleid.landelijk,
        vandaag,
      ).ok;
    expect(met('2027-05-31', '1990-05-01')).toBe(true);
    expect(met('2027-05-30', '1990-05-01')).toBe(false);
    expect(met('2027-03-31', '1960-04-01')).toBe(true);
  });

  test.each([
    ['wm-ontwikkeling-3', '2026-08-31', undefined, '2027-02-27'],
    ['wm-werkplek-4', '2026-12-01', undefined, '2028-11-30'],
    ['wm-werkplek-4', '2026-12-01', '2027-04-01', '2027-03-31'],
    ['begeleiding-groep-basis', '2026-12-01', undefined, undefined],
  ])('eindeVoorstel van %s vanaf %s', (product, ingang, aow, einde) => {
    const voorstel = eindeVoorstel(getProduct(regeling, product), datum(ingang), aow ? datum(aow) : undefined);
    expect(voorstel && isoDatum(voorstel)).toBe(einde);
  });
});

test('wat wel kan: wat langs dezelfde weg gaat staat bij elkaar', () => {
  const hoe = 'Dit kan misschien.';
  expect(
    mogelijkRegels([
      { naam: 'Oriëntatie', hoe: 'Zonder besluit.' },
      { naam: 'Trede 3', hoe },
      { naam: 'Trede 4', hoe },
      { naam: 'Trede 5', hoe },
    ]),
  ).toEqual(['Oriëntatie. Zonder besluit.', 'Trede 3, Trede 4 of Trede 5. Dit kan misschien.']);
});

test('AP13: the aanbieder is missed only where the regeling names him, in the words of its own source', () => {
  const bij = (gemeente: string, naam: string, dag: string) => {
    const versie = pickDichtstbij(beleid.regelingen, gemeente, naam, datum(dag));
    if (!versie) throw new Error(`geen regeling in ${gemeente}`);
    return aanbiederErbijSignaal(versie.regeling, false);
  };
  expect(bij('0200', 'werkt-mee', '2026-11-22')).toEqual([
    'De aanbieder was niet bij het opstellen van de doelen. Werkt mee, een nadere beschrijving §8 (productbeschrijving) vraagt dat wel: bespreek ze bij de start.',
  ]);
  expect(bij('0202', 'activerend-werk', '2020-11-02')).toEqual([]);
});
