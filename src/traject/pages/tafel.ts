// Who was at the table (OS9): the question when a talk is rounded off, and how it is read back.
import { rolNaam } from '../../beleid/regeling.ts';
import { type Html, html, keuzelijst } from '../../web/index.ts';
import { type Stoel, stoelVeld } from '../tafel.ts';
import type { Stand } from '../types.ts';
import type { Aanwezig, StapRij } from '../types-rijen.ts';
import { rol, type Veldmaker } from './lees.ts';

/** One list for each role; somebody of whom no name is known is kept as the role. */
export const tafelVelden = (stand: Pick<Stand, 'route'>, stoelen: readonly Stoel[], veld: Veldmaker): Html =>
  stoelen.length === 0
    ? html``
    : html`<h2>Wie zat er aan tafel?</h2>${stoelen.map(({ wie, mensen, gekozen }) =>
        keuzelijst({
          ...veld(stoelVeld(wie), gekozen),
          label: rol(stand, wie),
          verplicht: false,
          leeg: 'Was er niet bij',
          opties: mensen.map(({ waarde, naam }) => ({ waarde, tekst: naam === '' ? 'Was erbij' : naam })),
        }),
      )}`;

const zin = (stand: Pick<Stand, 'route'>, tafel: readonly Aanwezig[]): string =>
  tafel.map(({ wie, naam }) => (naam === '' ? rolNaam(stand.route, wie) : `${naam} (${rolNaam(stand.route, wie)})`)).join(', ');

/** For the page that is looked at once more. */
export const tafelRij = (
  stand: Pick<Stand, 'route'>,
  tafel: readonly Aanwezig[] | undefined,
): { vraag: string; antwoord: string }[] =>
  tafel === undefined ? [] : [{ vraag: 'Aan tafel', antwoord: tafel.length === 0 ? 'Niemand genoemd' : zin(stand, tafel) }];

/** Behind a step that is over. */
export const tafelZin = (stand: Pick<Stand, 'route'>, { tafel }: Pick<StapRij, 'tafel'>): Html | false =>
  tafel !== undefined && tafel.length > 0 && html` Aan tafel: ${zin(stand, tafel)}.`;
