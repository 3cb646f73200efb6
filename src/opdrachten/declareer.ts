import type { DeclaratieAfdruk } from '../declaratie/index.ts';
import { toonGeld } from '../kernel/geld.ts';
import { type Maand, parseMaand, toonMaand } from '../kernel/maand.ts';
import { toonUurMinuut } from '../kernel/minuten.ts';
import type { Config } from '../platform/config.ts';
import { enigWoord, gemeenteKeuze, gemeenteVan, metHuis, type Opdracht, tabel, VerkeerdGebruik } from './opdracht.ts';

export const declareer: Opdracht = {
  gebruik: 'declareer <maand> --gemeente 0200 [--json]',
  doet: 'Rekent de declaratie van een maand (bijvoorbeeld 2026-10) uit. Schrijft niets weg.',
  keuzes: ['gemeente', 'json'],
  lees: (invoer) => {
    const getypt = enigWoord(invoer, 'Noem de maand, bijvoorbeeld 2026-10.');
    const gemeente = gemeenteKeuze(invoer);
    const maand = parseMaand(getypt);
    if (maand === undefined) throw new VerkeerdGebruik(`‘${getypt}’ is geen maand. Schrijf bijvoorbeeld 2026-10.`);
    return (config) => reken({ maand, gemeente, json: invoer.keuzes.json ?? false }, config);
  },
};

async function reken(opdracht: { maand: Maand; gemeente: string; json: boolean }, config: Config): Promise<void> {
  const { maand } = opdracht;
  const [{ afdrukVan, berekenMaand }, { transactLevering }] = await Promise.all([
    import('../declaratie/index.ts'),
    import('../platform/db/transact.ts'),
  ]);
  const uitkomst = await metHuis(config, async ({ database, beleid }) => {
    const gemeenteId = gemeenteVan(beleid, opdracht.gemeente);
    return transactLevering(database.app, { gemeenteId, gebruikerId: 0 }, async (db) =>
      afdrukVan(await berekenMaand(db, { beleid, gemeenteId, maand })),
    );
  });
  process.stdout.write(opdracht.json ? `${JSON.stringify(uitkomst)}\n` : toonDeclaratie(uitkomst, maand));
}

function toonDeclaratie(uitkomst: DeclaratieAfdruk, maand: Maand): string {
  if (uitkomst.regels.length === 0) return `In ${toonMaand(maand)} is er niets te declareren.\n`;
  return `${[
    `Declaratie ${toonMaand(maand)}, gemeente ${uitkomst.gemeente}`,
    tabel(
      ['agb', 'aanbieder', 'bedrag'],
      [
        ...uitkomst.aanbieders.map(({ agb, naam, bedrag }) => [agb, naam, toonGeld(bedrag)]),
        ['', 'Totaal', toonGeld(uitkomst.totaal)],
      ],
    ),
    tabel(
      ['toewijzing', 'product', 'agb', 'gemaakt', 'betaald', 'tarief', 'bedrag'],
      uitkomst.regels.map((r) => [
        r.toewijzing,
        r.product,
        r.agb,
        toonUurMinuut(r.minuten),
        toonUurMinuut(r.betaalbaar),
        toonGeld(r.tarief),
        toonGeld(r.bedrag),
      ]),
    ),
    'Met --json staat bij elke regel hoe het bedrag is uitgerekend.',
  ].join('\n\n')}\n`;
}
