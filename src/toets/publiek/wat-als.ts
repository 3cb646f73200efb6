import type { Regeling } from '../../beleid/regeling.ts';
import type { UitkomstWaarde } from '../../kernel/uitkomst.ts';
import type { WatAls } from '../../kernel/wat-als.ts';
import type { Beoordeling, Toetser } from '../rules.ts';
import { type Antwoorden, feitenUit, nodigeVragen, VRAGEN } from './vragen.ts';

const DAN: Record<UitkomstWaarde, string> = {
  passend: 'dan past het',
  'onder-voorwaarde': 'dan past het misschien',
  'niet-passend': 'dan past het niet',
};

/**
 * Which other answer would have given another outcome, for each product: every question with every other answer, computed again by the
 * same rules. Undefined when no single answer would.
 */
export function andereAntwoorden(
  regeling: Regeling,
  antwoorden: Antwoorden,
  vandaag: string,
  toetser: Toetser,
): (product: string) => WatAls[] | undefined {
  const uitkomstVan = (uit: Beoordeling, product: string) => uit.producten.find((een) => een.product === product)?.uitkomst;
  const nu = toetser(feitenUit(regeling, antwoorden, vandaag));
  const anders = nodigeVragen(regeling, antwoorden).flatMap((naam) =>
    VRAGEN[naam]
      .keuzes(regeling)
      .filter(({ waarde }) => waarde !== antwoorden[naam])
      .map(({ waarde, tekst }) => ({
        naam,
        tekst,
        uit: toetser(feitenUit(regeling, { ...antwoorden, [naam]: waarde }, vandaag)),
      })),
  );
  return (product) => {
    const is = uitkomstVan(nu, product);
    const groepen = new Map<string, { vraag: string; keuzes: string[]; dan: string }>();
    for (const { naam, tekst, uit } of anders) {
      const dan = uitkomstVan(uit, product);
      if (dan === undefined || dan === is) continue;
      const groep = groepen.get(`${naam} ${dan}`) ?? { vraag: VRAGEN[naam].kort, keuzes: [], dan: DAN[dan] };
      groep.keuzes.push(`‘${tekst}’`);
      groepen.set(`${naam} ${dan}`, groep);
    }
    if (groepen.size === 0) return undefined;
    return [...groepen.values()].map(({ vraag, keuzes, dan }) => ({
      met: `Kies je bij ‘${vraag}’ ${keuzes.join(' of ')}`,
      dan,
    }));
  };
}
