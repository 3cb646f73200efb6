// What the drawing of a route and the list under it share: what is given, how a step is named, and what they say themselves, of a route and to who goes it.
import { type Html, html } from './html.ts';
import type { RouteKnoop, RouteStaat, Routetekening, RouteWeg } from './route-layout.ts';

export type RoutebeeldGegevens = {
  /** "Route van Werkt mee": what the drawing is of. */
  naam: string;
  knopen: readonly RouteKnoop[];
  /** The steps of the ordinary way. */
  gewoneWeg: readonly string[];
  /** Where that way comes from, under the drawing. */
  gewoneUit?: string;
  /** The ways back, in words. */
  terug?: readonly RouteWeg[];
  /** The page says every step in words itself: then the list is only for a phone. */
  zonderLijst?: boolean;
  /** The resident reads it: said to him, in his words. */
  aanInwoner?: boolean;
  /** What is wrong, by the id of a step: shown with it. */
  fouten?: ReadonlyMap<string, readonly string[]>;
};

/** What every part of the drawing needs. */
export type Beeld = RoutebeeldGegevens & {
  t: Routetekening;
  woorden: RouteWoorden;
  opId: ReadonlyMap<string, RouteKnoop>;
};

export type RouteWoorden = {
  legenda: Readonly<Record<RouteStaat, string>>;
  staat: Readonly<Record<RouteStaat, string>>;
  gewoon: string;
  anders: string;
  einde: string;
  open: string;
  terug: string;
  begin: string;
  overal: string;
};

const OVER: RouteWoorden = {
  legenda: { gedaan: 'Gedaan', nu: 'Nu', kan: 'Kan nu', rest: 'Nu niet' },
  staat: { gedaan: 'Gedaan', nu: 'Hier is het traject nu', kan: 'Kan nu', rest: '' },
  gewoon: 'De gewone weg',
  anders: 'Wat er ook uit kan komen',
  einde: 'einde van het traject',
  open: 'de bron zegt niet wat volgt, mensen beslissen',
  terug: 'De weg terug',
  begin: 'Hier kan het beginnen.',
  overal: 'vanaf elke stap',
};
const AAN: RouteWoorden = {
  legenda: { gedaan: 'Dit deed je', nu: 'Hier ben je nu', kan: 'Dit kan nu', rest: 'Nu niet' },
  staat: { gedaan: 'Dit deed je', nu: 'Hier ben je nu', kan: 'Dit kan nu', rest: '' },
  gewoon: 'Zo is de route bedoeld',
  anders: 'Het kan ook anders gaan',
  einde: 'dan is je route klaar',
  open: 'dan beslissen jullie samen wat je doet',
  terug: 'Lukt een stap niet?',
  begin: 'Hier begint een route.',
  overal: 'vanaf elke stap',
};

export const woordenVan = (aanInwoner: boolean | undefined): RouteWoorden => (aanInwoner ? AAN : OVER);

/** The number of a step, as the drawing has it. */
export const nummerTeken = ({ t }: Pick<Beeld, 't'>, id: string): Html =>
  html`<span class="wm-route__nr">${t.nummer.get(id) ?? '?'}</span>`;

/** Steps by number and name. */
export const stapNamen = (b: Beeld, ids: readonly string[]): Html =>
  html`${ids.map((id, i) => html`${i === 0 ? '' : i === ids.length - 1 ? ' of ' : ', '}${nummerTeken(b, id)} ${b.opId.get(id)?.naam ?? id}`)}`;
