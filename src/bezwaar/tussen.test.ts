import { describe, expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import {
  bijWelke,
  leesTussen,
  leesTussenAntwoord,
  leesTussenTermijn,
  leesTussenuitspraak,
  openTussen,
  vanafDag,
} from './tussen.ts';

const vandaag = datum('2026-11-24');
const zaak = { beroep_op: '2026-11-10', uitspraak: null, hoger_op: null, hoger_uitspraak: null, tussenuitspraken: [] as unknown };
const getypt = { tussenOp: '20-11-2026', tussenTot: '05-01-2027', tussenGebrek: 'De uren zijn niet onderzocht.' };
const o = { bij: 'rechtbank', vanaf: datum('2026-11-10'), vandaag } as const;
const tussen = () => {
  const uit = leesTussenuitspraak(getypt, o);
  if (!uit.ok) throw new Error('niet gelezen');
  return uit.waarde;
};
const velden = (uit: { ok: boolean; redenen?: readonly { veld?: string }[] }) => uit.redenen?.map(({ veld }) => veld);

describe('Awb 8:51a: eerst een gebrek herstellen, binnen een termijn', () => {
  test('de zaak ligt bij een rechter, en anders is er geen tussenuitspraak', () => {
    expect(bijWelke(zaak)).toBe('rechtbank');
    expect(bijWelke({ ...zaak, uitspraak: 'gegrond' })).toBeUndefined();
    expect(bijWelke({ ...zaak, uitspraak: 'gegrond', hoger_op: '2026-11-22' })).toBe('hoger');
    expect(bijWelke({ ...zaak, uitspraak: 'gegrond', hoger_op: '2026-11-22', hoger_uitspraak: 'bevestigd' })).toBeUndefined();
  });

  test('dag, gebrek en laatste dag zijn nodig; de laatste dag ligt niet voor de tussenuitspraak', () => {
    expect(leesTussenuitspraak(getypt, o).ok).toBe(true);
    expect(velden(leesTussenuitspraak({}, o))).toEqual(['tussenOp', 'tussenTot', 'tussenGebrek']);
    expect(velden(leesTussenuitspraak({ ...getypt, tussenTot: '19-11-2026' }, o))).toEqual(['tussenTot']);
    expect(leesTussenuitspraak({ ...getypt, tussenTot: '20-11-2026' }, o).ok).toBe(true);
    expect(velden(leesTussenuitspraak({ ...getypt, tussenOp: '09-11-2026' }, o))).toEqual(['tussenOp']);
    expect(velden(leesTussenuitspraak({ ...getypt, tussenOp: '25-11-2026' }, o))).toEqual(['tussenOp']);
  });

  test('een andere termijn laat de vorige staan', () => {
    const later = leesTussenTermijn({ tussenNieuw: '19-01-2027' }, tussen());
    expect(later.ok && later.waarde).toMatchObject({ tot: '2027-01-19', was: ['2027-01-05'] });
    expect(velden(leesTussenTermijn({ tussenNieuw: '05-01-2027' }, tussen()))).toEqual(['tussenNieuw']);
    expect(velden(leesTussenTermijn({ tussenNieuw: 'morgen' }, tussen()))).toEqual(['tussenNieuw']);
  });

  test('8:51d: wat de Centrale Raad van Beroep opdraagt, kan de gemeente niet weigeren; wat de rechtbank toestaat wel', () => {
    const niet = { tussenAntwoord: 'niet', tussenAntwoordOp: '24-11-2026', tussenAntwoordTekst: 'Wij laten de uren zo.' };
    expect(leesTussenAntwoord(niet, tussen(), vandaag).ok).toBe(true);
    expect(velden(leesTussenAntwoord(niet, { ...tussen(), bij: 'hoger' }, vandaag))).toEqual(['tussenAntwoord']);
    expect(velden(leesTussenAntwoord({ ...niet, tussenAntwoordOp: '19-11-2026' }, tussen(), vandaag))).toEqual([
      'tussenAntwoordOp',
    ]);
  });

  test('wat beantwoord is, of van een eerdere rechter, wacht niet meer; de einduitspraak ligt daarna', () => {
    const open = { ...zaak, tussenuitspraken: [tussen()] };
    expect(openTussen(open)).toEqual(tussen());
    expect(vanafDag(open)).toEqual(datum('2026-11-20'));
    const klaar = {
      ...zaak,
      tussenuitspraken: [{ ...tussen(), antwoord: 'hersteld', antwoordOp: '2026-11-23', antwoordTekst: 'Zo.' }],
    };
    expect(openTussen(klaar)).toBeUndefined();
    expect(vanafDag(klaar)).toEqual(datum('2026-11-23'));
    expect(openTussen({ ...open, uitspraak: 'gegrond', hoger_op: '2026-11-22' })).toBeUndefined();
    expect(() => leesTussen([{ bij: 'hof' }])).toThrow();
  });
});
