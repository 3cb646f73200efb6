// The duties that the route of a regeling hangs on a step: of a product that is such a step they are its duties too.
import { duurVan, type Regeling, type RoutePlicht, toonDuur } from '../beleid/regeling.ts';
import { type Dagnummer, isOpKalender, isoVanDagnummer, maandenVerder } from '../kernel/dagnummer.ts';
import { type Looptijd, verschoven } from './plichten.ts';
import { grond, plichtRegel, toonDag } from './regels.ts';
import type { TermijnPlicht } from './types.ts';

const MAANDEN_PER_JAAR = 12;
/** A duty of every week over twenty years. */
const MEESTE = 1040;

const na = (dag: Dagnummer, duur: ReturnType<typeof duurVan>, keer: number): Dagnummer => {
  const aantal = duur.aantal * keer;
  switch (duur.eenheid) {
    case 'dagen':
    case 'werkdagen':
      return dag + aantal;
    case 'weken':
      return dag + 7 * aantal;
    case 'maanden':
      return maandenVerder(dag, aantal);
    case 'jaren':
      return maandenVerder(dag, MAANDEN_PER_JAAR * aantal);
  }
};

/** The days of one duty, moved by what was suspended (K2); none for one that has no day. */
function dagenVan({ wanneer }: RoutePlicht, l: Looptijd): Dagnummer[] {
  if ('na' in wanneer) {
    const dag = verschoven(na(l.van, duurVan(wanneer.na), 1), l.onderbrekingen);
    return l.tot !== null && dag > l.tot ? [] : [dag];
  }
  // K1: of what is shorter than that, the first day.
  if ('voorEinde' in wanneer) return l.tot === null ? [] : [Math.max(na(l.tot, duurVan(wanneer.voorEinde), -1), l.van)];
  if (!('elk' in wanneer)) return [];
  const dagen: Dagnummer[] = [];
  // Without an end only the first is known.
  for (let keer = 1; keer <= (l.tot === null ? 1 : MEESTE); keer++) {
    const dag = verschoven(na(l.van, duurVan(wanneer.elk), keer), l.onderbrekingen);
    if (l.tot !== null && dag > l.tot) break;
    dagen.push(dag);
  }
  return dagen;
}

const duurTekst = ({ wanneer }: RoutePlicht): string => {
  const tekst = (duur: Parameters<typeof duurVan>[0]): string => {
    const { aantal, eenheid } = duurVan(duur);
    return toonDuur(aantal, eenheid);
  };
  if ('na' in wanneer) return `${tekst(wanneer.na)} na de start`;
  if ('voorEinde' in wanneer) return `${tekst(wanneer.voorEinde)} voor het einde`;
  return 'elk' in wanneer ? `Telkens na ${tekst(wanneer.elk)}` : '';
};

/** Of whoever is on a step of the route with this product: what is owed and on which day (AL4, AM2, ED7). */
export const stapPlichten = (regeling: Regeling, product: string, l: Looptijd): TermijnPlicht[] =>
  (regeling.route?.stappen ?? [])
    .filter((stap) => stap.product === product)
    .flatMap(({ plichten }) => plichten)
    .flatMap((plicht) => {
      const regel = plichtRegel(regeling, plicht.sleutel);
      return dagenVan(plicht, l)
        .filter(isOpKalender)
        .map((dag): TermijnPlicht => {
          const datum = isoVanDagnummer(dag);
          return {
            soort: plicht.sleutel,
            naam: plicht.naam,
            wie: plicht.wie,
            samenMet: plicht.samenMet ?? [],
            datum,
            regel,
            gronden: [
              grond(regeling, regel, plicht.bron, `${plicht.naam}.`),
              ...(plicht.keuze === undefined ? [] : [grond(regeling, regel, 'keuze', plicht.keuze)]),
              grond(regeling, 'K1', 'keuze K1', `${duurTekst(plicht)}: ${toonDag(datum)}.`),
            ],
          };
        });
    });
