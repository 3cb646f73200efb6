// Which version judges a day: from the files, or from the house with what people activated. Both by the same rule.
import type { BeleidInHuis } from '../beleid/index.ts';
import { type Beleid, geldendBij, geldendeVersies, geldendOp, type Versie } from '../beleid/opdracht.ts';
import { leeft } from '../beleid/pick.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { datum } from '../kernel/datum.ts';

/** The version that judges a day. `onbekendOp`: it applies on that day, and on this earlier one nobody knew of it (AP31). */
export interface GekozenVersie {
  regeling: Regeling;
  onbekendOp?: string;
}

/** Picks by municipality (code), day and, if wanted, the day whose knowledge counts. Undefined: no policy of that municipality. */
export type KiesVersie = (gemeente: string, dag: string, bekendOp: string | undefined) => GekozenVersie | undefined;

/** Municipalities that can be asked for. */
export interface ToetsbareGemeente {
  code: string;
  naam: string;
}

/** From `beleid/` alone. A version is known from the day that its file gives, or always. */
export function kiesUitBestanden(beleid: Pick<Beleid, 'gemeenten' | 'regelingen'>): KiesVersie {
  const perGemeente = new Map<string, (Versie & { regeling: Regeling })[]>();
  beleid.regelingen.forEach(({ regeling }, id) => {
    const { gemeente, geldigVan, geldigTot, vastgesteldOp, bekendgemaaktOp } = regeling;
    if (beleid.gemeenten.find(({ code }) => code === gemeente)?.hoofdregeling !== regeling.regeling) return;
    const bekendVanaf = bekendgemaaktOp ?? vastgesteldOp;
    const gebeurtenissen = [{ soort: 'geladen' as const, dag: bekendVanaf ?? geldigVan, bekendVanaf }];
    const versies = perGemeente.get(gemeente) ?? [];
    versies.push({ id, geldigVan, geldigTot, vastgesteldOp, gebeurtenissen, regeling });
    perGemeente.set(gemeente, versies);
  });
  const reeksen = new Map<string, ReturnType<typeof geldendeVersies<Versie & { regeling: Regeling }>>>();
  const reeksVan = (gemeente: string, bekendOp: string | undefined) => {
    const sleutel = `${gemeente} ${bekendOp ?? ''}`;
    const reeks = reeksen.get(sleutel) ?? geldendeVersies(perGemeente.get(gemeente) ?? [], bekendOp);
    reeksen.set(sleutel, reeks);
    return reeks;
  };
  return (gemeente, dag, bekendOp) => {
    const toen = bekendOp === undefined ? undefined : geldendOp(reeksVan(gemeente, bekendOp), dag);
    return gekozen(toen?.regeling, geldendBij(reeksVan(gemeente, undefined), dag)?.regeling, dag, bekendOp);
  };
}

/** From the house: the files and what people activated. */
export function kiesUitHuis(beleid: BeleidInHuis): KiesVersie {
  return (gemeente, dag, bekendOp) => {
    const id = beleid.gemeenteIdVan(gemeente);
    if (id === undefined) return undefined;
    const peildatum = datum(dag);
    const toen = bekendOp === undefined ? undefined : beleid.regelingOp(id, peildatum, undefined, datum(bekendOp));
    return gekozen(toen?.regeling, beleid.dichtstbij(id, peildatum)?.regeling, dag, bekendOp);
  };
}

function gekozen(
  toen: Regeling | undefined,
  nu: Regeling | undefined,
  dag: string,
  bekendOp: string | undefined,
): GekozenVersie | undefined {
  const regeling = toen ?? nu;
  if (!regeling) return undefined;
  return toen === undefined && bekendOp !== undefined && leeft(regeling, dag) ? { regeling, onbekendOp: bekendOp } : { regeling };
}
