import type { Datum } from '../kernel/datum.ts';
import { type BijzonderRecht, type Houder, RECHTEN, type Recht } from './types.ts';

const isRecht = (tekst: string): tekst is Recht => Object.hasOwn(RECHTEN, tekst);

/** The quarter of a day: "2026-K4". */
export const kwartaalVan = (dag: Datum): string => `${dag.year}-K${Math.ceil(dag.month / 3)}`;

/** "vierde kwartaal van 2026". */
export const toonKwartaal = (kwartaal: string): string => {
  const [jaar = '', deel = ''] = kwartaal.split('-K');
  return `${['eerste', 'tweede', 'derde', 'vierde'][Number(deel) - 1] ?? ''} kwartaal van ${jaar}`;
};

/** Who has which special right today: by role, and by a functie with mandate. Accounts that are off have none. */
export const bijzondereRechten = (houders: readonly Houder[], functiesMetMandaat: ReadonlySet<string>): BijzonderRecht[] =>
  houders
    .filter(({ actief }) => actief)
    .flatMap(({ id, rol, functie }) => [
      ...(rol !== 'mandaat' && isRecht(rol) ? [{ gebruikerId: id, recht: rol }] : []),
      ...(functie !== undefined && functiesMetMandaat.has(functie) ? [{ gebruikerId: id, recht: 'mandaat' as const }] : []),
    ]);

const sleutel = ({ gebruikerId, recht }: { gebruikerId: number; recht: string }): string => `${gebruikerId}:${recht}`;

/** Rights that somebody got after the list was made. */
export const nietInLijst = (
  nu: readonly BijzonderRecht[],
  lijst: readonly { gebruikerId: number; recht: string }[],
): BijzonderRecht[] => {
  const bekend = new Set(lijst.map(sleutel));
  return nu.filter((een) => !bekend.has(sleutel(een)));
};

export type StandVanRegel = 'open' | 'blijft' | 'nog-intrekken' | 'ingetrokken';

/** How a line stands: a right that must go is done only when the person no longer has it. */
export const standVan = (
  regel: { gebruikerId: number; recht: string; oordeel: 'blijft' | 'intrekken' | undefined },
  nu: readonly BijzonderRecht[],
): StandVanRegel => {
  if (regel.oordeel === undefined) return 'open';
  if (regel.oordeel === 'blijft') return 'blijft';
  return nu.some((een) => sleutel(een) === sleutel(regel)) ? 'nog-intrekken' : 'ingetrokken';
};

/** Why a review cannot be finished yet, in Dutch; empty when it can. */
export const nietKlaarRedenen = (
  regels: readonly { gebruikerId: number; recht: string; oordeel: 'blijft' | 'intrekken' | undefined }[],
  nu: readonly BijzonderRecht[],
): string[] => {
  const tel = (stand: StandVanRegel): number => regels.filter((regel) => standVan(regel, nu) === stand).length;
  const nieuw = nietInLijst(nu, regels).length;
  const zeg = (aantal: number, een: string, meer: string): string[] =>
    aantal === 0 ? [] : [aantal === 1 ? een : `${aantal} ${meer}`];
  return [
    ...zeg(tel('open'), 'Over 1 recht is nog niets gezegd.', 'rechten wachten nog op een oordeel.'),
    ...zeg(tel('nog-intrekken'), '1 recht moet weg, maar staat er nog.', 'rechten moeten weg, maar staan er nog.'),
    ...zeg(
      nieuw,
      'Er is sinds het begin 1 recht bij gekomen. Werk de lijst bij.',
      'rechten zijn er sinds het begin bij gekomen. Werk de lijst bij.',
    ),
  ];
};
