import { expect, test } from 'vitest';
import { csvRegel, csvTekst, zonderFormule } from './csv.ts';

test.each([
  '=1+1',
  '+1',
  '-1+1',
  '@SUM(1)',
  '|calc',
  '\t=1',
  '\r=1',
  ' =1',
  '\n=1',
  '\u200b=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '\ttekst',
])('een spreadsheet rekent %j niet uit', (tekst) => {
  expect(zonderFormule(tekst)).toBe(`'${tekst}`);
});

test.each(['tekst', 'a=b', "'=1", '1-2', '', 'Café "De Hoek"', '12,50'])('%j blijft wat het is', (tekst) => {
  expect(zonderFormule(tekst)).toBe(tekst);
});

test('een regel houdt zijn cellen bij elkaar', () => {
  expect(csvTekst('zeg "ja"')).toBe('"zeg ""ja"""');
  expect(csvRegel(['a;b', 'zeg "ja"', '=1+1', '', 'twee\nregels', '";\n=1+1'])).toBe(
    '"a;b";"zeg ""ja""";\'=1+1;;"twee\nregels";""";\n=1+1"\r\n',
  );
});
