import type { BedragGeval } from '../beleid/index.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { berekenDeclaratie, declaratieProductenVan, resultaatKeuzeVan } from '../declaratie/index.ts';
import { datum } from '../kernel/datum.ts';
import { toonGeld } from '../kernel/geld.ts';
import { type Maand, maandVan } from '../kernel/maand.ts';

const AGB = '00000000';
const maandUit = (tekst: string): Maand => maandVan(datum(`${tekst}-01`));
const minuten = (uren: number): number => Math.round(uren * 60);
const uren = (aantal: number): string => String(aantal / 60).replace('.', ',');

/** What the toewijzing of the case gives in the month, by the same computation that pays an aanbieder. */
export function bedragVerschillen({ vraag, bedrag, betaaldeUren }: BedragGeval, versies: readonly Regeling[]): string[] {
  const volgorde = [...versies].sort((a, b) => (a.geldigVan < b.geldigVan ? -1 : 1));
  const producten = declaratieProductenVan(
    volgorde.map((regeling) => ({ regeling, van: regeling.geldigVan, tot: regeling.geldigTot })),
  );
  const versie = volgorde.findLast((regeling) => regeling.geldigVan <= vraag.looptijd.van);
  if (!producten.has(vraag.product)) return [`${vraag.product} is geen ontwikkeling of werkplek van deze regeling`];
  if (!versie) return [`op ${vraag.looptijd.van} is er nog geen versie van deze regeling`];
  const buiten = vraag.gewerkt.filter((dag) => !dag.datum.startsWith(vraag.maand));
  if (buiten.length > 0) return [`gewerkt: ${buiten.map((dag) => dag.datum).join(', ')} ligt niet in ${vraag.maand}`];
  const { totaal, regels } = berekenDeclaratie({
    maand: maandUit(vraag.maand),
    gemeente: versie.gemeente,
    toewijzingen: [
      {
        nummer: '1',
        product: vraag.product,
        agb: AGB,
        periode: { van: datum(vraag.looptijd.van), tot: datum(vraag.looptijd.tot) },
        minutenPerWeek: vraag.urenPerWeek === undefined ? null : minuten(vraag.urenPerWeek),
        doelTrede: vraag.doelTrede ?? null,
        contract: vraag.contract.map(({ van, tot, tarief }) => ({
          geldig: { van: datum(van), tot: tot === null ? null : datum(tot) },
          tarief,
          bron: 'contract',
        })),
        gewerkt: vraag.gewerkt.map((dag) => ({ datum: datum(dag.datum), minuten: minuten(dag.uren) })),
        eerder: vraag.eerder.map((eerder) => ({ maand: maandUit(eerder.maand), minuten: minuten(eerder.uren) })),
        ...(vraag.beginstand === undefined ? {} : { beginstand: minuten(vraag.beginstand) }),
        resultaten: vraag.resultaten.map((resultaat) => ({
          datum: datum(resultaat.datum),
          bereikteTrede: resultaat.bereikteTrede,
          akkoordGemeente: resultaat.akkoord,
        })),
      },
    ],
    producten,
    aanbieders: new Map(),
    eersteMaand: new Map(),
    resultaatKeuze: resultaatKeuzeVan(versie),
  });
  const betaald = regels.reduce((som, regel) => som + regel.betaalbaar, 0);
  return [
    ...(totaal === bedrag ? [] : [`het bedrag is ${toonGeld(totaal)}, afgesproken is ${toonGeld(bedrag)}`]),
    ...(betaaldeUren === undefined || betaald === minuten(betaaldeUren)
      ? []
      : [`betaald worden ${uren(betaald)} uren, afgesproken is ${uren(minuten(betaaldeUren))}`]),
  ];
}
