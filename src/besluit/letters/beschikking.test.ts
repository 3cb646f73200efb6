import { describe, expect, test } from 'vitest';
import { type BriefdataInvoer, bestandsnaam, renderBrief } from '../../brief/index.ts';
import { pdfText } from '../../platform/pdf/index.ts';
import { voorbeeldBrief, voorbeeldFeiten } from './voorbeeld.ts';

async function pagesOf(brief: BriefdataInvoer): Promise<string[]> {
  const pages = pdfText(await renderBrief(brief));
  return pages.map((page) => page.replace(/\s+/g, ' '));
}

describe('the letter', () => {
  test('answers the questions of the resident on the first page, the address included', async () => {
    const [first = ''] = await pagesOf(voorbeeldBrief());
    for (const text of [
      'mevrouw J. Wałęsa-Yıldız Ĳsselstraat 12 b 7311 AB APELDOORN',
      'Kenmerk WM-2026-000123',
      'Wat krijg je? Werkt mee ontwikkeling naar trede 4.',
      'Waarom? Je wilt weer werken',
      'Vanaf dinsdag 1 december 2026',
      'Tot en met maandag 31 mei 2027',
      'Bij wie? Stichting De Groene Ruimte',
      'Hoeveel uur? 12,5 uur per week',
      'Je werkt toe naar trede 4: onbetaald werk.',
      'Niets. Je betaalt geen eigen bijdrage.',
      'Maak bezwaar tot en met maandag 4 januari 2027',
      '055 580 00 00',
      'gratis hulp krijgen van een onafhankelijke cliëntondersteuner',
      'pagina 1 van 2',
    ]) {
      expect(first).toContain(text);
    }
  });

  test('gives the formal part: decision, grounds with their force, AP29 in order, objection, AP16', async () => {
    const all = (await pagesOf(voorbeeldBrief())).join(' ');
    const inOrder = [
      'Het college van burgemeester en wethouders van Apeldoorn kent je de maatwerkvoorziening',
      'Trede bij de start trede 3: bijdrage leveren',
      'Eigen bijdrage geen',
      'Beleidsregels, hoofdstuk G Participatie, 2.1 (besluit van de gemeente)',
      '§11 (productbeschrijving)',
      'Wet maatschappelijke ondersteuning 2015 2. Verordening maatschappelijke ondersteuning 2020, artikel 6 lid 6',
      'Nadere regels maatschappelijke ondersteuning 2021 4. Beleidsregels Maatschappelijke Ondersteuning en Jeugd 2018',
      'De zes weken beginnen op 24 november 2026',
      'Stuur je brief naar Gemeente Apeldoorn, Postbus 9033, 7300 ES Apeldoorn.',
      'namens het college van burgemeester en wethouders van Apeldoorn, S. de Vries trajectregisseur',
    ].map((text) => ({ text, at: all.indexOf(text) }));
    expect(inOrder.filter(({ at }) => at < 0)).toEqual([]);
    expect(inOrder.map(({ at }) => at)).toEqual(inOrder.map(({ at }) => at).sort((a, b) => a - b));
  });

  test('is one or two pages, and no empty fields when the optional parts are absent', async () => {
    const feiten = { ...voorbeeldFeiten(), doelTrede: null, minutenPerWeek: null };
    feiten.product.uitleg = null;
    const brief = voorbeeldBrief(feiten);
    brief.contact.bereikbaar = null;
    const pages = await pagesOf(brief);
    expect(pages.length).toBeLessThanOrEqual(2);
    expect(pages.join(' ')).not.toMatch(/none|null|undefined|Doeltrede|Je werkt toe naar|Hoeveel uur|Omvang/);
  });

  test('says that it is a preview, on every page', async () => {
    const pages = await pagesOf({ ...voorbeeldBrief(), voorbeeld: true });
    expect(pages.map((page) => page.includes('VOORBEELD'))).toEqual(pages.map(() => true));
    expect((await pagesOf(voorbeeldBrief())).join(' ')).not.toContain('VOORBEELD');
  });

  test('can be set with grounds that run over to the next page, as a preview too', async () => {
    for (const voorbeeld of [false, true]) {
      for (const aantal of [9, 13, 20]) {
        const { gronden, ...rest } = voorbeeldFeiten();
        const veel = Array.from({ length: aantal }, () => gronden)
          .flat()
          .slice(0, aantal);
        await expect(renderBrief({ ...voorbeeldBrief({ ...rest, gronden: veel }), voorbeeld })).resolves.toBeDefined();
      }
    }
  });

  test('names the optional ways of help and objection when they are there', async () => {
    const feiten = voorbeeldFeiten();
    if (feiten.rechtsmiddel.soort === 'bezwaar') feiten.rechtsmiddel.digitaal = 'www.apeldoorn.nl/bezwaar';
    const brief = voorbeeldBrief(feiten);
    brief.clientondersteuning = { naam: 'Stimenz', telefoon: '088 784 64 64', site: null };
    const all = (await pagesOf(brief)).join(' ');
    expect(all).toContain('Digitaal kan ook: www.apeldoorn.nl/bezwaar.');
    expect(all).toContain('Dat kan bij Stimenz, 088 784 64 64');
  });

  test('shows a ground that is not known yet as a condition', async () => {
    const feiten = voorbeeldFeiten();
    feiten.gronden = feiten.gronden.map((g) => (g.regel === 'AP12' ? { ...g, voldaan: null } : g));
    expect((await pagesOf(voorbeeldBrief(feiten))).join(' ')).toContain('Voorwaarde: Je houdt je uitkering.');
  });

  test('sets hostile text in every free field as it was typed', async () => {
    const hostile = '#import "x" *a* $b$ \\ <c> @d [e] = f';
    const brief = voorbeeldBrief({ ...voorbeeldFeiten(), aanbieder: hostile, doelen: [hostile], waarom: [hostile] });
    brief.inwoner.naam = hostile;
    brief.inhoud.onderwerp = hostile;
    brief.kenmerk = hostile;
    brief.ondertekening.naam = hostile;
    const all = (await pagesOf(brief)).join(' ');
    expect(all.split(hostile).length - 1).toBeGreaterThanOrEqual(9);
  });

  test('is byte-equal when it is printed again', async () => {
    const first = await renderBrief(voorbeeldBrief());
    expect(Buffer.compare(first, await renderBrief(voorbeeldBrief()))).toBe(0);
  });
});

describe('what the letter refuses', () => {
  test('a missing field, by name', async () => {
    await expect(renderBrief({ ...voorbeeldBrief(), ondertekening: { namens: 'x', naam: '', functie: 'y' } })).rejects.toThrow(
      /ondertekening/,
    );
    await expect(renderBrief(voorbeeldBrief({ ...voorbeeldFeiten(), doelen: [] }))).rejects.toThrow(/feiten/);
  });

  test('a ground that is not met', async () => {
    const { gronden, ...rest } = voorbeeldFeiten();
    const brief = voorbeeldBrief({ ...rest, gronden: gronden.map((g) => ({ ...g, voldaan: false })) });
    await expect(renderBrief(brief)).rejects.toThrow(/niet is voldaan/);
  });

  test('an objection term shorter than six weeks from the day after (Awb 6:7, 6:8)', async () => {
    const feiten = voorbeeldFeiten();
    feiten.rechtsmiddel.uiterlijk = '2027-01-03';
    await expect(renderBrief(voorbeeldBrief(feiten))).rejects.toThrow(/korter dan zes weken/);
  });
});

test('the name of the file holds no personal data', () => {
  expect(bestandsnaam({ soort: 'beschikking', kenmerk: 'WM/2026 1', datum: '2026-11-23' })).toBe(
    'beschikking-WM-2026-1-2026-11-23.pdf',
  );
});
