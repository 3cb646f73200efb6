import type { Kysely } from 'kysely';
import { type Datum, toonDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';
import { acties, type Html, html, keuzelijst, knop, standaardknop } from '../web/index.ts';
import { listBruikbaar } from './queries.ts';
import { achterElkaar, vulIn } from './rules.ts';
import type { Invulwoord, Sjabloon, Waarvoor } from './types.ts';

export { saveSjabloon } from './actions/save-sjabloon.ts';
export { registerSjabloon } from './pages.ts';
export { listBruikbaar } from './queries.ts';
export type { Sjabloon, Waarvoor } from './types.ts';

/** The button that a form with a picker is sent with when a template is asked for. */
export const SJABLOON_STAP = 'sjabloon';

/**
 * A list of templates and a button that puts one in the text. Works without script: the form comes back with the text in it. `stap` is
 * what Enter in a text field does, as the real button of the form.
 */
export const sjabloonKiezer = (sjablonen: readonly Sjabloon[], stap?: string): Html =>
  sjablonen.length === 0
    ? html``
    : html`${standaardknop(stap === undefined ? undefined : { naam: '_stap', waarde: stap })}${keuzelijst({
        naam: 'sjabloon',
        label: 'Begin met een sjabloon',
        verplicht: false,
        leeg: 'Geen sjabloon',
        opties: sjablonen.map((een) => ({ waarde: String(een.reeks), tekst: een.naam })),
      })}${acties(knop({ tekst: 'Zet in de tekst', soort: 'tweede', icoon: 'corner-down-right', naam: '_stap', waarde: SJABLOON_STAP }))}`;

/** What was typed with the chosen template behind it, filled in; the same text when none was chosen. */
export const vulSjabloon = async (
  db: Kysely<DB>,
  o: { waarvoor: Waarvoor; gekozen: string; getypt: string; waarden: Readonly<Partial<Record<Invulwoord, string>>> },
): Promise<string> => {
  const gevonden = (await listBruikbaar(db, o.waarvoor)).find((een) => String(een.reeks) === o.gekozen);
  return gevonden ? achterElkaar(o.getypt, vulIn(gevonden.tekst, o.waarden)) : o.getypt;
};

/** What is filled in for a resident. */
export const sjabloonWaarden = (o: {
  voornaam: string;
  naam: string;
  consulent: string;
  gemeente: { naam: string; telefoon: string };
  vandaag: Datum;
}): Record<Invulwoord, string> => ({
  voornaam: o.voornaam,
  naam: o.naam,
  consulent: o.consulent,
  datum: toonDatum(o.vandaag),
  gemeente: o.gemeente.naam,
  telefoon: o.gemeente.telefoon,
});
