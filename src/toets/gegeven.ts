import type { Regeling } from '../beleid/regeling.ts';
import { ZRM_NAAM } from '../kernel/zrm.ts';
import { type Html, html, lijst, uitklap } from '../web/index.ts';
import { gevraagdDoor } from './form.ts';
import type { BewaardeToets } from './stored.ts';
import { ZRM_DOMEINEN } from './types.ts';
import { HOOFDDOEL } from './uitsluitingen.ts';

const JA_NEE_TEKST = { ja: 'ja', nee: 'nee', 'weet-niet': 'weet ik niet' } as const;
const ZICHT_TEKST = { 'binnen-een-jaar': 'ja, binnen een jaar', later: 'ja, maar later', nee: 'nee' } as const;
const ONBEKEND = 'niet bekend';
const jaNee = (waarde: boolean | undefined): string => (waarde === undefined ? ONBEKEND : waarde ? 'ja' : 'nee');

/** The answers that were given, for the receipt: what this regeling asks, and what was answered besides. */
export function gegevenAntwoorden({ feiten, antwoorden }: BewaardeToets, regeling: Regeling): Html {
  const g = gevraagdDoor(regeling);
  const scores = ZRM_DOMEINEN.flatMap((domein) => {
    const score = feiten.zrm?.[domein];
    return score === undefined ? [] : [{ kop: ZRM_NAAM[domein], waarde: String(score) }];
  });
  const rij = (gevraagd: boolean, kop: string, waarde: string) => (gevraagd || waarde !== ONBEKEND ? [{ kop, waarde }] : []);
  const groep = feiten.trede !== undefined && (g.groep?.treden.includes(feiten.trede) ?? false);
  const { zichtOpBetaaldWerk: zicht, hoofddoel } = feiten;
  const wil = antwoorden
    ? [
        { kop: 'Wil een bijdrage leveren', waarde: JA_NEE_TEKST[antwoorden.wilBijdragen] },
        { kop: 'Wil werken', waarde: JA_NEE_TEKST[antwoorden.wilWerken] },
      ]
    : rij(g.wil, 'Wil bijdragen of werken', jaNee(feiten.wilDeelnemen));
  return html`${lijst(
    [
      ...wil,
      ...rij(g.hoofddoel, 'Hoofddoel', hoofddoel === undefined ? ONBEKEND : HOOFDDOEL[hoofddoel]),
      ...rij(g.ondersteuning, 'Heeft ondersteuning nodig', jaNee(feiten.ondersteuningNodig)),
      ...rij(g.zelfstandig, 'Kan het na instructie zelfstandig', jaNee(feiten.zelfstandigNaInstructie)),
      ...rij(g.mantelzorg, 'Mantelzorg overbelast', jaNee(feiten.mantelzorgOverbelast)),
      ...rij(g.afstand, 'Afstand tot de arbeidsmarkt', feiten.afstandTotArbeidsmarkt ?? ONBEKEND),
      ...rij(g.zicht, 'Zicht op betaald werk', zicht === undefined ? ONBEKEND : ZICHT_TEKST[zicht]),
      ...rij(false, 'Duidelijk wat de inwoner wil en kan', jaNee(feiten.duidelijkWatInwonerWilEnKan)),
      ...rij(g.feiten.wmo, 'Ondersteuning van de Wmo', jaNee(feiten.wmoOndersteuning)),
      ...rij(g.feiten.vermogen, 'Potentie voor betaald werk', jaNee(feiten.ontwikkelbaarArbeidsvermogen)),
      ...rij(g.feiten.adviesUwv, 'Positief advies beschut werk van UWV', jaNee(feiten.positiefAdviesUwv)),
      ...rij(groep, 'Regieverlies', jaNee(feiten.regieverlies)),
      ...rij(groep, 'Continu begeleiding nodig', jaNee(feiten.continueBegeleiding)),
    ],
    { smal: true },
  )}${scores.length > 0 && uitklap('Scores van de Zelfredzaamheid-Matrix', lijst(scores, { smal: true }))}`;
}
