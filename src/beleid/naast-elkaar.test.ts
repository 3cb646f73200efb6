import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { naastElkaar, type Programma, tegensprakenVan } from './naast-elkaar.ts';
import { samengenomen } from './naast-waarden.ts';

const beleid = beleidVanHuis();
const programma = (code: string, sleutel?: string): Programma => {
  const versies = beleid.regelingen.filter(({ regeling: r }) => r.gemeente === code && (sleutel ?? r.regeling) === r.regeling);
  const regeling = versies.at(-1)?.regeling;
  if (!regeling) throw new Error(code);
  return { id: `${code}-${regeling.regeling}`, code, gemeenten: code, regeling };
};
const alle = [
  programma('0200'),
  programma('0202'),
  programma('0268'),
  programma('0034'),
  programma('0363'),
  programma('0828', 'van-zorg-naar-werk'),
  programma('0828', 'van-vso-naar-beschut-werk'),
  programma('0228'),
];
const delen = naastElkaar(alle, beleid.vragenlijst);
const cel = (deel: string, rij: string, code: string): string => {
  const gevonden = delen
    .find(({ id }) => id === deel)
    ?.groepen.flatMap(({ rijen }) => rijen)
    .find(({ id }) => id === rij);
  return (gevonden?.cellen[alle.findIndex((een) => een.code === code)] ?? []).map(({ tekst }) => tekst).join(' | ');
};

describe('naast elkaar', () => {
  test('tien vragen met alle deelvragen, en 32 elementen van zes gemeenten', () => {
    const vragen = beleid.vragenlijst.vragen.flatMap(({ deelvragen }) => deelvragen.map(({ vraag }) => vraag));
    expect(beleid.vragenlijst.vragen).toHaveLength(10);
    expect(vragen).toHaveLength(47);
    expect(new Set(vragen).size).toBe(47);
    expect(beleid.vragenlijst.elementen).toHaveLength(32);
    expect(new Set(beleid.vragenlijst.elementen.map(({ gemeente }) => gemeente)).size).toBe(6);
    expect(beleid.vragenlijst.bevindingen).toHaveLength(12);
  });

  test('elk antwoord hoort bij een vraag, elk element bij zijn gemeente, elke plek bestaat', () => {
    const vragen = new Set(beleid.vragenlijst.vragen.flatMap(({ deelvragen }) => deelvragen.map(({ vraag }) => vraag)));
    for (const { regeling } of beleid.regelingen) {
      expect(regeling.vragen.filter(({ vraag }) => !vragen.has(vraag))).toEqual([]);
      for (const { element, waar } of regeling.elementen) {
        const lijst = beleid.vragenlijst.elementen.find((een) => een.element === element);
        expect([regeling.gemeente, ...(regeling.gemeenten ?? [])]).toContain(lijst?.gemeente);
        const stap = /^route\.stappen\.([^.]+)/.exec(waar ?? '')?.[1];
        if (stap !== undefined) expect(regeling.route?.stappen.map(({ id }) => id)).toContain(stap);
      }
    }
    const genoemd = new Set(beleid.regelingen.flatMap(({ regeling }) => regeling.elementen.map(({ element }) => element)));
    expect(beleid.vragenlijst.elementen.filter(({ element }) => !genoemd.has(element))).toEqual([]);
  });

  test.each([
    ['voor-wie', 'minimumleeftijd', '0200', '18 jaar'],
    ['voor-wie', 'minimumleeftijd', '0202', '16 jaar'],
    ['voor-wie', 'minimumleeftijd', '0363', ''],
    ['termijnen', 'producten', '0363', 'Leer-werkstage: 3 tot 6 maanden'],
    ['termijnen', 'stappen', '0228', 'Een reguliere werkgever met een beschutte plek zoeken: ten hoogste 6 maanden'],
    ['ladder', 'trede-3', '0363', ''],
  ])('%s, %s, %s', (deel, rij, code, tekst) => {
    if (tekst === '') expect(cel(deel, rij, code)).toBe('');
    else expect(cel(deel, rij, code)).toContain(tekst);
  });

  test('AM4: het geld met uren, jaren en voor wie niet', () => {
    expect(cel('geld', 'route', '0363')).toMatch(/€\s8\.500,00 per jaar, bij 36 uur per week/);
    expect(cel('geld', 'route', '0363')).toMatch(/€\s2\.500,00 per jaar, hoogstens 1 jaar/);
    expect(cel('geld', 'route', '0363')).toContain('niet bij Wajong');
  });

  test('AM1, OS1: wie beslist bij een stap', () => {
    expect(cel('wie-beslist', 'stap', '0363')).toContain('deelnemer, aanbieder en klantmanager, alle samen');
    expect(cel('wie-beslist', 'stap', '0828')).toContain('Keuze van de inwoner: deelnemer, eigen keuze');
  });

  test('ED10, OS4, AM13: de weg terug', () => {
    expect(cel('de-weg-terug', 'wegen', '0228')).toMatch(
      /1\. behoud.*2\. een andere werkplek; 3\. .*; 4\. arbeidsmatige dagbesteding \(in deze volgorde\)/,
    );
    expect(cel('de-weg-terug', 'indicatie', '0828')).toContain('de indicatie blijft gelden');
    expect(cel('de-weg-terug', 'indicatie', '0363')).toContain('ruimhartig, maar niet vanzelf');
    expect(cel('de-weg-terug', 'inkomen', '0828')).toContain('Ziektewet, WW, WIA dan wel IVA');
    expect(cel('de-weg-terug', 'inkomen', '0363')).toBe('');
  });

  test('elke tegenspraak heeft beide teksten met hun bron', () => {
    const alles = alle.flatMap(({ regeling }) => tegensprakenVan(regeling));
    expect(alles.length).toBeGreaterThan(15);
    for (const { gekozen, anders, onderwerp } of alles) {
      expect(`${onderwerp}: ${gekozen.tekst}`).not.toMatch(/: (undefined|null|)$/);
      expect(gekozen.bron).not.toBe('');
      expect(anders.every(({ bron, tekst }) => bron !== '' && tekst !== '')).toBe(true);
    }
  });
});

describe('what is said in the same words is said once', () => {
  const waarde = (tekst: string, o: { bron?: string; keuze?: string } = {}) => ({ bron: 'BR 2.3', tekst, ...o });
  const teksten = (...cel: Parameters<typeof samengenomen>[0][number][]) => samengenomen(cel).map(({ tekst }) => tekst);
  test('names before the same value and source', () => {
    expect(teksten(waarde('Naar 3: 6 maanden'), waarde('Op 3: 2 jaar'), waarde('Naar 4: 6 maanden'))).toEqual([
      'Naar 3, Naar 4: 6 maanden',
      'Op 3: 2 jaar',
    ]);
    expect(teksten(waarde('Hulp bij de aanvraag.'), waarde('Hulp bij de aanvraag.'))).toEqual(['Hulp bij de aanvraag.']);
  });
  test('another source, another choice or no name before it stays apart', () => {
    expect(teksten(waarde('Naar 3: 6 maanden'), waarde('Naar 4: 6 maanden', { bron: 'WM §7' }))).toHaveLength(2);
    expect(teksten(waarde('Naar 3: 6 maanden'), waarde('Naar 4: 6 maanden', { keuze: 'Korter mag.' }))).toHaveLength(2);
    expect(teksten(waarde('Naar 3: 6 maanden'), waarde('6 maanden'))).toHaveLength(2);
  });
  test('nothing of any cell gets lost', () => {
    for (const eigen of delen.flatMap(({ groepen }) => groepen.flatMap(({ rijen }) => rijen.flatMap(({ cellen }) => cellen)))) {
      const samen = samengenomen(eigen);
      for (const { tekst, bron } of eigen)
        expect(samen.some((w) => w.bron === bron && tekst.split(': ').every((deel) => w.tekst.includes(deel)))).toBe(true);
    }
  });
});
