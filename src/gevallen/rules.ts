import type { Gevallen } from '../beleid/index.ts';
import type { Landelijk } from '../beleid/landelijk.ts';
import { pickDichtstbij } from '../beleid/pick.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { datum } from '../kernel/datum.ts';
import { bedragVerschillen } from './bedrag.ts';
import { besluitVerschillen } from './besluit.ts';
import { inhoudVerschillen } from './inhoud.ts';
import { termijnVerschillen } from './termijn.ts';
import { toetsVerschillen } from './toets.ts';
import type { GevalUitkomst } from './types.ts';

/**
 * Holds every agreed case against what these versions of the regeling say. Each case is judged by the version that its own day picks.
 * Never throws on what a case says wrongly: that is one of its differences.
 */
export function draaiGevallen(gevallen: Gevallen, versies: readonly Regeling[], landelijk: Landelijk): GevalUitkomst[] {
  const reeks = versies.map((regeling) => ({ regeling }));
  const versieOp = (dag: string): Regeling | undefined =>
    pickDichtstbij(reeks, gevallen.gemeente, gevallen.regeling, datum(dag))?.regeling;
  const eigen = versies.filter((r) => r.gemeente === gevallen.gemeente && r.regeling === gevallen.regeling);
  const { besluit } = gevallen;
  return [
    ...gevallen.toets.map((geval) => ({
      deel: 'toets' as const,
      ...naam(geval),
      verschillen: toetsVerschillen(geval, gevallen.uitgangspunt, versieOp, landelijk),
    })),
    ...(besluit?.gevallen ?? []).map((geval) => ({
      deel: 'besluit' as const,
      ...naam(geval),
      verschillen: besluitVerschillen(
        geval,
        { ...besluit?.voorstel, ...geval.voorstel },
        { ...besluit?.feiten, ...geval.feiten },
        versieOp,
        landelijk,
      ),
    })),
    ...gevallen.termijnen.map((geval) => ({
      deel: 'termijnen' as const,
      ...naam(geval),
      verschillen: termijnVerschillen(geval, eigen, landelijk),
    })),
    ...gevallen.bedragen.map((geval) => ({
      deel: 'bedragen' as const,
      ...naam(geval),
      verschillen: bedragVerschillen(geval, eigen),
    })),
    ...gevallen.inhoud.map((geval) => ({
      deel: 'inhoud' as const,
      ...naam(geval),
      verschillen: inhoudVerschillen(geval, eigen),
    })),
  ];
}

const naam = ({ geval, regels }: { geval: string; regels: readonly string[] }) => ({ geval, regels });
