import type { Gevallen } from '../beleid/index.ts';
import type { Landelijk } from '../beleid/landelijk.ts';
import { pickDichtstbij } from '../beleid/pick.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { datum } from '../kernel/datum.ts';
import { bedragVerschillen } from './bedrag.ts';
import { besluitVerschillen } from './besluit.ts';
import { inhoudVerschillen } from './inhoud.ts';
import { routeVerschillen } from './route.ts';
import { termijnVerschillen } from './termijn.ts';
import { toetsVerschillen } from './toets.ts';
import type { GevalUitkomst } from './types.ts';

/**
 * Holds every agreed case against what these versions of the regeling say. Each case is judged by the version that its own day picks.
 * Never throws on what a case says wrongly: that is one of its differences.
 */
export function draaiGevallen(gevallen: Gevallen, versies: readonly Regeling[], landelijk: Landelijk): GevalUitkomst[] {
  return [...gevalUitkomsten(gevallen, versies, landelijk)];
}

/** As draaiGevallen, one at a time: for who looks for the first that differs. */
export function* gevalUitkomsten(
  gevallen: Gevallen,
  versies: readonly Regeling[],
  landelijk: Landelijk,
): Generator<GevalUitkomst> {
  const reeks = versies.map((regeling) => ({ regeling }));
  const versieOp = (dag: string): Regeling | undefined =>
    pickDichtstbij(reeks, gevallen.gemeente, gevallen.regeling, datum(dag))?.regeling;
  const eigen = versies.filter((r) => r.gemeente === gevallen.gemeente && r.regeling === gevallen.regeling);
  const { besluit } = gevallen;
  for (const geval of gevallen.toets) {
    const verschillen = toetsVerschillen(geval, gevallen.uitgangspunt, versieOp, landelijk);
    yield { deel: 'toets', ...naam(geval), verschillen };
  }
  for (const geval of besluit?.gevallen ?? []) {
    const voorstel = { ...besluit?.voorstel, ...geval.voorstel };
    const feiten = { ...besluit?.feiten, ...geval.feiten };
    yield { deel: 'besluit', ...naam(geval), verschillen: besluitVerschillen(geval, voorstel, feiten, versieOp, landelijk) };
  }
  for (const geval of gevallen.termijnen)
    yield { deel: 'termijnen', ...naam(geval), verschillen: termijnVerschillen(geval, eigen, landelijk) };
  for (const geval of gevallen.bedragen) yield { deel: 'bedragen', ...naam(geval), verschillen: bedragVerschillen(geval, eigen) };
  for (const geval of gevallen.route)
    yield { deel: 'route', ...naam(geval), verschillen: routeVerschillen(geval, versieOp(geval.op), landelijk) };
  for (const geval of gevallen.inhoud) yield { deel: 'inhoud', ...naam(geval), verschillen: inhoudVerschillen(geval, eigen) };
}

const naam = ({ geval, regels }: { geval: string; regels: readonly string[] }) => ({ geval, regels });
