// How a step is shown: its day, how near it is, and for whom it waits. Pure.
import { type Datum, dagnummer, toonDatum } from '../kernel/datum.ts';
import type { BadgeSoort } from '../web/index.ts';
import type { Eigenaar, Stap } from './types.ts';

const dagen = (van: Datum, tot: Datum): number => dagnummer(tot) - dagnummer(van);
const telDagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

/** "18 november 2026, 4 dagen te laat", "vandaag", "24 november 2026, nog 2 dagen"; without a term: "geen termijn". */
export const wanneerTekst = (stap: Pick<Stap, 'uiterlijk'>, vandaag: Datum): string => {
  if (!stap.uiterlijk) return 'geen vaste termijn';
  const n = dagen(vandaag, stap.uiterlijk);
  const rest = n < 0 ? `${telDagen(-n)} te laat` : n === 0 ? 'vandaag' : `nog ${telDagen(n)}`;
  return `${toonDatum(stap.uiterlijk)}, ${rest}`;
};

/** For whom a step waits, as the reader says it: a consulent is "jij" to himself. */
export const wachtOp = (eigenaar: Eigenaar, teammanager: boolean): string =>
  ({
    ik: teammanager ? 'Wacht op consulent' : 'Wacht op jou',
    inwoner: 'Wacht op inwoner',
    aanbieder: 'Wacht op aanbieder',
    collega: 'Wacht op collega',
    teammanager: teammanager ? 'Wacht op jou' : 'Wacht op teammanager',
  })[eigenaar];

export const wachtSoort = (eigenaar: Eigenaar, teammanager: boolean): BadgeSoort =>
  eigenaar === (teammanager ? 'teammanager' : 'ik') ? 'aandacht' : 'info';
