import type { Config } from '../platform/config.ts';
import { dagenVan, enigWoord, Geweigerd, metHuis, type Opdracht, tabel, VerkeerdGebruik } from './opdracht.ts';

export const werkvoorraad: Opdracht = {
  gebruik: 'werkvoorraad controleer [--vandaag jjjj-mm-dd] [--json]',
  doet: 'Kijkt of alles in iemands werkvoorraad staat, en zegt per gemeente hoeveel er op niemand wacht. De teammanager ziet om wie het gaat.',
  keuzes: ['vandaag', 'json'],
  lees: (invoer) => {
    const wat = enigWoord(invoer, 'Noem wat er moet gebeuren: werkvoorraad controleer.');
    if (wat !== 'controleer') throw new VerkeerdGebruik(`‘${wat}’ bestaat niet. Schrijf: werkvoorraad controleer.`);
    return (config) => controleer(config, invoer.keuzes);
  },
};

async function controleer(config: Config, o: { vandaag?: string; json?: boolean }): Promise<void> {
  const [{ refreshWerkvoorraad, runWerkvoorraadcontrole }, { parseDatum }] = await Promise.all([
    import('../werkvoorraad/opdracht.ts'),
    import('../kernel/datum.ts'),
  ]);
  const dag = o.vandaag === undefined ? undefined : parseDatum(o.vandaag);
  if (o.vandaag !== undefined && !dag) throw new Geweigerd('Schrijf --vandaag als jjjj-mm-dd, bijvoorbeeld 2026-11-22.');
  const uit = await metHuis(config, async ({ database, beleid }) => {
    const dagen = await dagenVan(config, (code) => beleid.gemeenteIdVan(code));
    const s = { pool: database.app, beleid, vandaag: dag ?? dagen };
    await refreshWerkvoorraad(s);
    const perGemeente = await runWerkvoorraadcontrole(s);
    return perGemeente.map(({ gemeenteId, ...rest }) => ({
      gemeente: beleid.findGemeente(gemeenteId)?.naam ?? String(gemeenteId),
      ...rest,
    }));
  });
  const gevonden = uit.reduce((n, een) => n + een.gevonden, 0);
  process.stdout.write(
    o.json
      ? `${JSON.stringify(uit)}\n`
      : `${tabel(
          ['gemeente', 'op niemand', 'nieuw', 'opgelost'],
          uit.map((een) => [een.gemeente, een.gevonden, een.nieuw, een.opgelost]),
        )}\n`,
  );
  if (gevonden > 0)
    throw new Geweigerd(
      `${gevonden} ${gevonden === 1 ? 'staat' : 'staan'} in niemands werkvoorraad. De teammanager ziet om wie het gaat.`,
    );
}
