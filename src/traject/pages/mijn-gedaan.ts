// What a resident did on a route, the latest first, in the words that are said to him.
import { findStap, type Route } from '../../beleid/regeling.ts';
import { isVoor, toonDatum } from '../../kernel/datum.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { type Html, html, tijdlijn } from '../../web/index.ts';
import { isRecord } from '../rules/index.ts';
import { ANDERS, STOPT, type Stand, TERUG, type Trajectstap } from '../types.ts';
import type { StapRij } from '../types-rijen.ts';
import { stapNaam } from './lees.ts';
import { waarVan } from './lijn.ts';

/** Of what another area recorded the outcome is not written: what follows shows it. */
export const isOnbekend = (t: Trajectstap): boolean => t.uitkomst === ANDERS && t.afwijking === undefined && !/^\d+$/.test(t.id);

/** How a step ended, within a sentence. */
export const watEruitKwam = (stand: Pick<Stand, 'route'>, stap: string, uitkomst: string | undefined): string => {
  if (uitkomst === undefined || uitkomst === '') return '';
  if (uitkomst === ANDERS) return 'het ging anders dan gepland';
  if (uitkomst === STOPT) return 'je route stopte hier';
  if (uitkomst.startsWith(TERUG)) return 'je ging terug';
  return findStap(stand.route, stap)?.uit.find((een) => een.uitkomst === uitkomst)?.wat ?? uitkomst.replaceAll('-', ' ');
};

/** What a hand-over that came back leads to ran already. */
const blijftOp = ({ route, stappen }: Pick<Stand, 'route' | 'stappen'>, t: Trajectstap): boolean =>
  findStap(route, t.stap)
    ?.uit.find(({ uitkomst }) => uitkomst === t.uitkomst)
    ?.naar.some((naar) => stappen.some((u) => u.stap === naar && isVoor(u.begonnenOp, t.begonnenOp))) ?? false;

/** The step in the words of the resident, when the route has them. */
export const kortgezegdVan = (stand: Pick<Stand, 'route'>, stap: string): Html => {
  const zin = findStap(stand.route, stap)?.kortgezegd?.waarde;
  return zin === undefined ? html`` : html`<p>${zin}</p>`;
};

/** What was written with it. */
export const erBij = (tekst: string): string => (tekst === '' ? '' : `Er staat bij: “${tekst}”`);

/** Where it was, of a step that people wrote down. */
const waarBij = (rij: StapRij | undefined): string => {
  const waar = rij ? waarVan(rij) : '';
  return waar === '' ? '' : `Waar: ${waar}.`;
};

/** The steps that are over. `teruggegeven`: hand-overs that came back. */
export const gedaanLijst = (
  weg: { route: Route; stappen: readonly Trajectstap[] },
  { stappen, teruggegeven }: { stappen: readonly StapRij[]; teruggegeven: ReadonlySet<string> },
): Html =>
  tijdlijn(
    weg.stappen
      .filter(({ geeindigdOp }) => geeindigdOp !== undefined)
      .toSorted((een, ander) => ander.nummer - een.nummer)
      .map((t) => ({
        datum: t.begonnenOp,
        titel: stapNaam(weg, t.stap),
        inhoud: html`${teruggegeven.has(t.id) ? '' : kortgezegdVan(weg, t.stap)}${[
          waarBij(stappen.find(({ id }) => String(id) === t.id)),
          t.geeindigdOp && toonDatum(t.geeindigdOp) !== toonDatum(t.begonnenOp) ? `Klaar op ${toonDatum(t.geeindigdOp)}.` : '',
          t.advies === undefined ? '' : `Het advies: ${watEruitKwam(weg, t.stap, t.advies)}.`,
          teruggegeven.has(t.id)
            ? `Wat eruit kwam: dit lukte daar nu niet.${blijftOp(weg, t) ? ` ${hoofdletter(watEruitKwam(weg, t.stap, t.uitkomst))}.` : ''}`
            : t.bereikt !== undefined
              ? `Wat eruit kwam: je stond op ${t.bereikt}.`
              : isOnbekend(t)
                ? ''
                : `Wat eruit kwam: ${watEruitKwam(weg, t.stap, t.uitkomst)}.`,
          erBij(stappen.find(({ id }) => String(id) === t.id)?.uitkomstToelichting ?? (isRecord(t) ? (t.afwijking ?? '') : '')),
        ]
          .filter((zin) => zin !== '')
          .map((zin) => html`<p>${zin}</p>`)}`,
        soort: 'geweest' as const,
      })),
  );
