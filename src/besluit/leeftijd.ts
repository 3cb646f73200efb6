import { aowDatum } from '../beleid/landelijk.ts';
import { isNa, isVoor, plusDagen, plusMaanden, toonDatum } from '../kernel/datum.ts';
import type { Toetsing, Vraag } from './toetsing.ts';

/** AP1 on the first day, K3 for the last. */
export function leeftijd({ voorstel, feiten, regeling, landelijk }: Vraag): Toetsing[] {
  const { minimumLeeftijd, bovengrens } = regeling.doelgroep;
  const aow = aowDatum(landelijk, feiten.geboortedatum);
  const laatste = plusDagen(aow.datum, -1);
  const jongGenoeg = isVoor(voorstel.ingang, aow.datum);
  const uitkomst: Toetsing[] = [];
  if (minimumLeeftijd) {
    const vanaf = plusMaanden(feiten.geboortedatum, minimumLeeftijd.waarde * 12);
    // Somebody born on 29 February comes of age on 1 March in other years.
    const oud = vanaf.day === feiten.geboortedatum.day ? vanaf : plusDagen(vanaf, 1);
    const voldaan = !isVoor(voorstel.ingang, oud);
    uitkomst.push({
      veld: 'ingang',
      regel: 'AP1',
      bron: minimumLeeftijd.bron,
      voldaan,
      tekst: voldaan
        ? `De inwoner is ${minimumLeeftijd.waarde} jaar of ouder.`
        : `De inwoner wordt ${minimumLeeftijd.waarde} op ${toonDatum(oud)}. Kies een begindatum vanaf die dag.`,
    });
  }
  if (bovengrens) {
    uitkomst.push({
      veld: 'ingang',
      regel: 'AP1',
      bron: bovengrens.bron,
      voldaan: jongGenoeg,
      tekst: jongGenoeg
        ? 'De inwoner heeft de AOW-leeftijd nog niet bereikt.'
        : `De inwoner heeft op ${toonDatum(aow.datum)} de AOW-leeftijd bereikt. ${regeling.naam} is er tot die leeftijd. Zoek een andere voorziening.`,
    });
  }
  if (regeling.keuzes.K3.aan && jongGenoeg) {
    const voldaan = !isNa(voorstel.einde, laatste);
    uitkomst.push({
      veld: 'einde',
      regel: 'K3',
      bron: 'keuze K3',
      voldaan,
      tekst: voldaan
        ? 'De periode eindigt vóór de AOW-leeftijd.'
        : `De inwoner bereikt op ${toonDatum(aow.datum)} de AOW-leeftijd. Kies een einddatum uiterlijk ${toonDatum(laatste)}.`,
    });
  }
  return uitkomst;
}
