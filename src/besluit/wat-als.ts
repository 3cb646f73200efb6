import { aowDatum, type Landelijk } from '../beleid/landelijk.ts';
import { findProduct, type Regeling } from '../beleid/regeling.ts';
import { type Datum, datum, isVoor, plusDagen, plusMaanden, toonDatum, vergelijk } from '../kernel/datum.ts';
import { toonUren } from '../kernel/minuten.ts';
import { TREDEN } from '../kernel/trede.ts';
import { type Anders, type WatAls, watAls } from '../kernel/wat-als.ts';
import { uitersteDatum } from '../plicht/index.ts';
import { beoordeelBesluit } from './rules.ts';
import type { BesluitFeiten, BesluitVoorstel } from './types.ts';

/** All that a besluit is judged on. */
export type Oordeelsfeiten = { voorstel: BesluitVoorstel; feiten: BesluitFeiten; vandaag: Datum };

/** The part of a besluit that is asked about; each names the facts that may have been otherwise. */
export type Onderdeel = 'besluit' | 'periode' | 'uren' | 'doel' | 'bevoegd' | 'inwoner';

type Met = (
  feit: string,
  tekst: string,
  anders: { voorstel?: Partial<BesluitVoorstel>; feiten?: Partial<BesluitFeiten> },
) => void;

/** The same besluit, each time with one fact otherwise: the day before and after every bound, and every other answer. */
export function andereBesluiten(
  o: Oordeelsfeiten,
  regeling: Regeling,
  landelijk: Landelijk,
  onderdeel: Onderdeel,
): Anders<Oordeelsfeiten>[] {
  const uit: Anders<Oordeelsfeiten>[] = [];
  const met: Met = (feit, tekst, { voorstel, feiten }) => {
    uit.push({
      feit,
      met: tekst,
      feiten: { ...o, voorstel: { ...o.voorstel, ...voorstel }, feiten: { ...o.feiten, ...feiten } },
    });
  };
  if (onderdeel === 'besluit' || onderdeel === 'periode') periodes(o, regeling, landelijk, met);
  if (onderdeel === 'besluit' || onderdeel === 'uren') urenPerWeek(o, regeling, met);
  if (onderdeel === 'besluit' || onderdeel === 'doel') doelen(o, met);
  if (onderdeel === 'besluit' || onderdeel === 'inwoner') inwoner(o, met);
  if (onderdeel === 'besluit' || onderdeel === 'bevoegd') bevoegd(o, met);
  return uit;
}

function periodes({ voorstel, feiten }: Oordeelsfeiten, regeling: Regeling, landelijk: Landelijk, met: Met): void {
  const { ingang, einde } = voorstel;
  const product = findProduct(regeling, voorstel.product);
  const aow = aowDatum(landelijk, feiten.geboortedatum).datum;
  const uiterst = product && uitersteDatum(product, ingang, voorstel.verlenging ? 'verlenging' : 'periode');
  const randen: Datum[] = [
    plusDagen(einde, -1),
    plusDagen(einde, 1),
    ...(uiterst && !isVoor(uiterst, aow) ? [aow, plusDagen(aow, -1)] : []),
    ...(uiterst ? [uiterst, plusDagen(uiterst, 1)] : []),
  ];
  const gezien = new Set<string>();
  for (const dag of randen.toSorted(vergelijk)) {
    if (dag.equals(einde) || gezien.has(dag.toString())) continue;
    gezien.add(dag.toString());
    const erbij = dag.equals(plusDagen(einde, 1))
      ? 'Eén dag langer, '
      : dag.equals(plusDagen(einde, -1))
        ? 'Eén dag korter, '
        : '';
    met(`einde ${dag}`, `${erbij}${erbij === '' ? 'Met' : 'met'} als einddatum ${toonDatum(dag)}`, { voorstel: { einde: dag } });
  }
  const { minimumLeeftijd } = regeling.doelgroep;
  const eerste = [
    datum(regeling.geldigVan),
    ...(minimumLeeftijd ? [plusMaanden(feiten.geboortedatum, 12 * minimumLeeftijd.waarde)] : []),
  ];
  for (const dag of eerste)
    if (!isVoor(ingang, dag))
      met('ingang', `Met een begindatum vóór ${toonDatum(dag)}`, { voorstel: { ingang: plusDagen(dag, -1) } });
}

function urenPerWeek({ voorstel }: Oordeelsfeiten, regeling: Regeling, met: Met): void {
  const eis = findProduct(regeling, voorstel.product)?.uren;
  if (!eis) return;
  if (voorstel.minutenPerWeek !== null) met('uren', 'Zonder afgesproken uren', { voorstel: { minutenPerWeek: null } });
  const hoogstens = Math.round(eis.hoogstens * 60);
  for (const minutenPerWeek of [hoogstens, hoogstens + 15])
    if (minutenPerWeek !== voorstel.minutenPerWeek)
      met(`uren ${minutenPerWeek}`, `Met ${toonUren(minutenPerWeek)} uur per week`, { voorstel: { minutenPerWeek } });
}

function doelen({ voorstel }: Oordeelsfeiten, met: Met): void {
  for (const doelTrede of TREDEN)
    if (doelTrede !== voorstel.doelTrede) met('doel', `Met als doel trede ${doelTrede}`, { voorstel: { doelTrede } });
  if (voorstel.doelTrede !== null) met('doel', 'Zonder doeltrede', { voorstel: { doelTrede: null } });
  if (voorstel.doelen.trim() !== '') met('doelen', 'Zonder doelen in woorden', { voorstel: { doelen: '' } });
}

function inwoner({ voorstel, feiten }: Oordeelsfeiten, met: Met): void {
  for (const trede of TREDEN) if (trede !== feiten.trede) met('trede', `Met trede ${trede}`, { feiten: { trede } });
  for (const perspectief of TREDEN) {
    if (perspectief === feiten.perspectief || perspectief < (feiten.trede ?? 1)) continue;
    const tekst =
      perspectief === feiten.trede ? 'Zonder perspectief verder op de ladder' : `Met perspectief trede ${perspectief}`;
    met('perspectief', tekst, { feiten: { perspectief } });
  }
  const soort = feiten.uitkering?.soort ?? 'bijstand';
  if (feiten.uitkering) met('uitkering', 'Zonder uitkering', { feiten: { uitkering: null } });
  if (feiten.uitkering?.toestemming !== true)
    met('uitkering', 'Met een uitkering en akkoord van wie haar betaalt', {
      feiten: { uitkering: { soort, toestemming: true } },
    });
  if (feiten.uitkering?.toestemming !== false)
    met('uitkering', 'Met een uitkering zonder akkoord van wie haar betaalt', {
      feiten: { uitkering: { soort, toestemming: false } },
    });
  const { product, ingang, einde, doelTrede } = voorstel;
  const zelfde = { toewijzing: '', product, periode: { van: ingang, tot: einde }, doelTrede, verlengingen: 0 };
  if (feiten.toewijzingen.some((t) => t.product === product))
    met('toewijzing', 'Zonder andere toewijzing van dit product', {
      feiten: { toewijzingen: feiten.toewijzingen.filter((t) => t.product !== product) },
    });
  else
    met('toewijzing', 'Met een andere toewijzing van dit product in die periode', {
      feiten: { toewijzingen: [...feiten.toewijzingen, zelfde] },
    });
}

function bevoegd({ feiten }: Oordeelsfeiten, met: Met): void {
  if (feiten.mandaten.length > 0) met('mandaat', 'Als wie beslist die dag geen mandaat had', { feiten: { mandaten: [] } });
}

/** What would have made a besluit that may be taken be refused, or the other way round: by which rule. */
export function besluitWatAls(
  o: Oordeelsfeiten,
  regeling: Regeling,
  landelijk: Landelijk,
  onderdeel: Onderdeel = 'besluit',
): WatAls[] {
  const reken = ({ voorstel, feiten, vandaag }: Oordeelsfeiten) =>
    beoordeelBesluit(voorstel, feiten, regeling, landelijk, vandaag);
  const nu = reken(o);
  return watAls(andereBesluiten(o, regeling, landelijk, onderdeel), reken, (dan) => {
    if (dan.ok === nu.ok) return undefined;
    if (dan.ok) return 'dan mag dit besluit';
    const regels = [...new Set(dan.redenen.flatMap(({ regel }) => regel ?? []))];
    return `dan mag dit besluit niet${regels.length > 0 ? ` (regel ${regels.join(', ')})` : ''}`;
  });
}
