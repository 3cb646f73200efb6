// What the reason of an early end asks and rests on, besides the choice of who decides. Pure.
import { bronStatus } from '../beleid/explain.ts';
import { aowDatum, type Landelijk } from '../beleid/landelijk.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { type Datum, datum, isoDatum, isVoor, plusDagen, toonDatum } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import type { EindeReden } from '../toewijzing/index.ts';

/** The reason by its key; of the AOW age the day on which it is reached (ISO), when the last day is not before that because the birth date is not sure. */
export interface EindeOm {
  sleutel: EindeReden;
  aow: string | null;
}

/** The reason with the day that belongs to it. */
export function eindeOm(sleutel: EindeReden, o: { einde: Datum; landelijk: Landelijk; geboren: Datum }): EindeOm {
  if (sleutel !== 'aow') return { sleutel, aow: null };
  const aow = aowDatum(o.landelijk, o.geboren).datum;
  return { sleutel, aow: isVoor(o.einde, plusDagen(aow, -1)) ? null : isoDatum(aow) };
}

/** K3: until the AOW age one is entitled, so that reason ends nothing earlier, when birth date and age are both sure. */
export function aowReden(o: { einde: Datum; landelijk: Landelijk; geboren: Datum; zeker: boolean }): Reden | undefined {
  const aow = aowDatum(o.landelijk, o.geboren);
  const laatste = plusDagen(aow.datum, -1);
  if (!o.zeker || aow.status !== 'gecontroleerd' || !isVoor(o.einde, laatste)) return undefined;
  return {
    veld: 'einde',
    tekst: `De AOW-leeftijd is pas bereikt op ${toonDatum(aow.datum)}. Kies ${toonDatum(laatste)} of een dag daarna, of kies een andere reden.`,
    regel: 'K3',
    bron: 'keuze K3',
  };
}

const WOONPLAATS = 'Wmo 2015 artikel 1.2.1';

/** The rules that a reason stands on: the upper age of the regeling, the law on where one lives. */
export function omGronden(regeling: Pick<Regeling, 'bronnen' | 'doelgroep' | 'naam'>, om: EindeOm): Grond[] {
  const { bovengrens } = regeling.doelgroep;
  if (om.sleutel === 'aow' && bovengrens)
    return [
      {
        regel: 'AP1',
        bron: bovengrens.bron,
        status: bronStatus(regeling, bovengrens.bron),
        tekst: `De inwoner bereikt de AOW-leeftijd${om.aow === null ? '' : ` op ${toonDatum(datum(om.aow))}`}. ${regeling.naam} is er tot die leeftijd.`,
        voldaan: true,
      },
    ];
  if (om.sleutel === 'verhuizing-weg')
    return [
      {
        regel: WOONPLAATS,
        bron: WOONPLAATS,
        status: 'wet',
        tekst: 'Ondersteuning komt van de gemeente waar iemand woont.',
        voldaan: true,
      },
    ];
  return [];
}

/** The rule that asks for the end by its reason; by default the choice of who decides. */
export const omRegel = (regeling: Pick<Regeling, 'keuzes'>, sleutel: EindeReden | undefined) =>
  sleutel === 'aow' && regeling.keuzes.K3.aan ? { regel: 'K3', bron: 'keuze K3' } : undefined;

/** Why, to the resident. Nothing for `anders`: then the explanation says it. */
export const OMDAT: Readonly<Record<Exclude<EindeReden, 'aow' | 'anders'>, string>> = {
  'doel-bereikt': 'je je doel eerder hebt bereikt',
  'inwoner-stopt': 'je wilt stoppen',
  ziekte: 'je ziek bent',
  verhuizing: 'je verhuist',
  'verhuizing-weg': 'je naar een andere gemeente verhuist',
  detentie: 'je vastzit',
  overlijden: 'de inwoner is overleden',
  'past-niet': 'deze plek niet bij je past',
};
