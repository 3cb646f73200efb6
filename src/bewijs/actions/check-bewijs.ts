import type pg from 'pg';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { rulesVersion } from '../../platform/rules-version.ts';
import { rekenBesluit, rekenRegel, rekenResultaat, rekenToets } from '../herreken.ts';
import { readBesluiten, readRegels, readResultaten, readToetsen } from '../queries.ts';
import { BEWIJS_SOORTEN, type BewijsUitkomst, type Nagerekend } from '../types.ts';

/** Findings that are told one by one; the rest are counted. */
const GENOEMD = 200;

/** Computes every stored receipt of the house again, in parts. Reads only. Over the owner, who sees all municipalities. */
export async function checkBewijs(owner: pg.Pool, beleid: BeleidInHuis): Promise<BewijsUitkomst> {
  const leeg = () => ({ gelijk: 0, uitkomst: 0, grond: 0, woorden: 0, onbekend: 0 });
  const uit: BewijsUitkomst = {
    code: rulesVersion(),
    soorten: { toets: leeg(), besluit: leeg(), resultaat: leeg(), declaratieregel: leeg() },
    totaal: 0,
    anders: 0,
    bevindingen: [],
  };
  const tel = ({ soort, id, ernst, verschillen }: Nagerekend): void => {
    uit.totaal++;
    uit.soorten[soort][ernst ?? 'gelijk']++;
    if (ernst === 'uitkomst') uit.anders++;
    if (ernst === undefined || ernst === 'onbekend') return;
    // The worst must not be crowded out by words.
    if (ernst !== 'uitkomst' && uit.bevindingen.length >= GENOEMD / 2) return;
    if (uit.bevindingen.length >= GENOEMD) return;
    const tekst = verschillen.filter((v) => v.ernst !== 'onbekend').slice(0, 5);
    for (const v of tekst) uit.bevindingen.push({ soort, id, ernst: v.ernst, tekst: v.tekst });
  };
  for await (const deel of readToetsen(owner)) for (const rij of deel) tel(rekenToets(beleid, rij));
  for await (const deel of readBesluiten(owner)) for (const rij of deel) tel(rekenBesluit(beleid, rij));
  for await (const deel of readResultaten(owner)) for (const rij of deel) tel(rekenResultaat(beleid, rij));
  for await (const deel of readRegels(owner)) for (const rij of deel) tel(rekenRegel(beleid, rij));
  return uit;
}

const WOORD = {
  toets: ['toets', 'toetsen'],
  besluit: ['besluit', 'besluiten'],
  resultaat: ['resultaat', 'resultaten'],
  declaratieregel: ['declaratieregel', 'declaratieregels'],
} as const;

/** One sentence without personal data, for beheer: what was checked and which numbers are not right. */
export function bewijsZin(uit: BewijsUitkomst): string {
  const aantal = (soort: (typeof BEWIJS_SOORTEN)[number]) => {
    const n = Object.values(uit.soorten[soort]).reduce((som, een) => som + een, 0);
    return `${n} ${WOORD[soort][n === 1 ? 0 : 1]}`;
  };
  const alles = `${BEWIJS_SOORTEN.map(aantal).join(', ')} opnieuw berekend`;
  if (uit.anders === 0) return `${alles}: overal komt er hetzelfde uit.`;
  const welke = [
    ...new Set(uit.bevindingen.filter((b) => b.ernst === 'uitkomst').map(({ soort, id }) => `${WOORD[soort][0]} ${id}`)),
  ];
  return `${alles}: bij ${uit.anders} komt er iets anders uit (${welke.slice(0, 10).join(', ')}${welke.length > 10 ? ', …' : ''}). Kijk met: werktmee bewijs controleer.`;
}
