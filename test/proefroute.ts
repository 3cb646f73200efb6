/** One invented route for the tests of the rules, with what the seven programmes ask of the shape; the real files have their own agreed cases. */
import { parse } from 'yaml';
import type { Regeling } from '../src/beleid/regeling.ts';
import { RouteShape } from '../src/beleid/route.ts';
import { datum } from '../src/kernel/datum.ts';
import { genummerd } from '../src/traject/rules/index.ts';
import type { Stand, Trajectstap } from '../src/traject/types.ts';

export const route = RouteShape.parse(
  parse(`
rollen: { klantmanager: de klantmanager }
stappen:
  - { id: overleg, naam: Overleg, soort: overleg, begin: true, wie: [accountadviseur], besluit: { samen: [klantmanager, aanbieder, inwoner], vorm: gezamenlijk }, uit: [{ uitkomst: ja, wat: gaat naar werk, naar: advies }, { uitkomst: nee, wat: blijft, naar: dagbesteding }, { uitkomst: oneens, wat: niet eens }], bron: SS overleg }
  - { id: advies, naam: Advies, soort: advies, derde: uwv, besluit: { wie: [uwv], vorm: geen }, uit: [{ uitkomst: positief, wat: positief advies, naar: proef }, { uitkomst: negatief, wat: negatief advies }], bron: SS advies }
  - id: proef
    naam: Proefperiode
    soort: proefperiode
    na: [{ stap: advies, uitkomst: positief }]
    termijn: { aantal: 8, eenheid: weken, soort: vast, verlenging: { keren: 1, aantal: 2, eenheid: weken, reden: true, bron: SS proef } }
    pogingen: { hoogstens: 3, dan: dagbesteding, bron: SS terugval }
    plichten:
      - { sleutel: loonwaarde, naam: Loonwaardemeting, wie: accountadviseur, wanneer: { na: { weken: 5 } }, bron: SS proef }
    uit:
      - { uitkomst: gelukt, wat: in dienst, naar: dienst }
      - { uitkomst: past-niet, wat: de plek past niet, als: de motivatie is goed, naar: proef, bron: SS terugval }
    bron: SS proef
  - id: dienst
    naam: Dienstverband
    soort: dienstverband
    na: [{ stap: proef, uitkomst: gelukt }]
    uren: { perWeek: 28, soort: uitgangspunt, bron: SS uren }
    plichten: [{ sleutel: verslag, naam: Verslag, wie: werkgever, wanneer: { elk: { maanden: 12 } }, bron: SS dienst }]
    geld:
      - { sleutel: begeleiding, naam: Begeleiding, aan: werkgever, bedrag: "7.600,00", per: jaar, betaler: [rijk], bron: SS geld }
      - { sleutel: jobcoach, naam: Jobcoach, aan: werkgever, bedrag: "2.500,00", per: jaar, bijUren: 36, hoogstensJaren: 1, betaler: [participatiewet], alleenAls: een erkende jobcoach, bron: SS geld }
      - { sleutel: lks, naam: Loonkostensubsidie, aan: werkgever, bedrag: null, per: maand, nietBij: [wajong], bron: SS geld }
      - { sleutel: maand, naam: Vergoeding, aan: inwoner, bedrag: "100,00", per: maand, betaler: [wmo], bron: SS geld }
    uit: [{ uitkomst: regulier, wat: regulier werk, einde: true }, { uitkomst: dienst-stopt, wat: het werk stopt }]
    bron: SS dienst
  - id: stage
    naam: Leer-werkstage
    soort: leer-werkstage
    begin: true
    termijn: { aantal: 6, minstens: 3, eenheid: maanden, soort: maximum }
    uit: [{ uitkomst: klaar, wat: klaar, naar: [advies, dagbesteding] }, { uitkomst: te-lang, wat: niet gelukt binnen de termijn, naar: dagbesteding, naTermijn: true, keuze: Dan dagbesteding. }]
    bron: SS stage
  - { id: basis, naam: Basis, soort: werkplek, begin: true, uit: [{ uitkomst: einde, wat: einde, einde: true }], bron: SS basis }
  - { id: bovenop, naam: Ontwikkeling, soort: ontwikkeling, na: [{ stap: basis }], naast: [basis], termijn: { aantal: 1, eenheid: jaren, soort: gemiddeld }, uit: [{ uitkomst: klaar, wat: klaar, naar: basis }], bron: SS basis }
  - { id: dagbesteding, naam: Dagbesteding, soort: werkplek, uit: [{ uitkomst: weer-verder, wat: weer verder, naar: advies }, { uitkomst: blijft, wat: blijft, einde: true }], bron: SS dagbesteding }
  - { id: rust, naam: Rust, soort: rust, uit: [{ uitkomst: verder, wat: verder, naar: dagbesteding }], bron: SS rust }
terug:
  - { id: terugval, vanaf: [dienst], in: terugval, volgorde: true, indicatie: nieuw, naar: [{ wat: andere plek, naar: proef }, { wat: dagbesteding, naar: dagbesteding }], bron: SS terugval }
  - { id: na-proef, vanaf: [proef], in: het lukt niet, indicatie: nieuw, naar: [{ wat: dagbesteding, naar: dagbesteding }], bron: SS nieuw }
  - { id: tijdelijk, in: tijdelijk niet in staat, indicatie: blijft, naar: [{ wat: rust, naar: rust }, { wat: dagbesteding, naar: dagbesteding }], inkomen: [{ wat: Het inkomen gaat vaak omlaag., bron: SS inkomen }], bron: SS terug }
  - { id: vrij, in: niet geregeld, naar: [{ wat: dagbesteding, naar: dagbesteding }], bron: keuze }
`),
);
export const regeling = {
  keuzes: { K7: { nazorgMaanden: [] } },
  naam: 'Proef',
  geldigVan: '2015-01-01',
  geldigTot: '2019-12-31',
  rechtsgrond: { bron: 'SS begin' },
  bronnen: { SS: { naam: 'Simpel switchen', kort: 'Simpel switchen', status: 'praktijk', uitleg: '' } },
} as unknown as Regeling;

export const D = datum;
export const VANDAAG = D('2019-09-01');
export type Kort = [
  stap: string,
  van: string,
  tot?: string | undefined,
  uitkomst?: string | undefined,
  rest?: Partial<Trajectstap>,
];
const stap = ([id, van, tot, uitkomst, rest]: Kort, i: number): Trajectstap => ({
  id: `t${i}`,
  stap: id,
  nummer: i + 1,
  poging: 0,
  begonnenOp: D(van),
  geeindigdOp: tot === undefined ? undefined : D(tot),
  uitkomst,
  oordelen: [],
  ...rest,
});
export const stand = (stappen: Kort[], rest: Partial<Stand> = {}): Stand => ({
  regeling,
  route,
  stappen: genummerd(stappen.map(stap), route),
  ...rest,
});
export const ADVIES: Kort = ['advies', '2019-01-01', '2019-01-15', 'positief'];
export const proef = (nr: number, uitkomst = 'past-niet'): Kort => [
  'proef',
  `2019-0${nr + 1}-01`,
  `2019-0${nr + 1}-20`,
  uitkomst,
];
export const DIENST: Kort[] = [ADVIES, proef(1, 'gelukt'), ['dienst', '2019-03-01']];
