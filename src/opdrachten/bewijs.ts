import type { BewijsUitkomst } from '../bewijs/index.ts';
import type { Config } from '../platform/config.ts';
import { enigWoord, Geweigerd, metHuis, type Opdracht, tabel, VerkeerdGebruik, zeg } from './opdracht.ts';

export const bewijs: Opdracht = {
  gebruik: 'bewijs controleer [--json]',
  doet: 'Rekent elke bewaarde toets, elk besluit, oordeel en elke declaratieregel opnieuw uit, en zegt precies wat anders uitkomt.',
  keuzes: ['json'],
  lees: (invoer) => {
    const wat = enigWoord(invoer, 'Noem wat er moet gebeuren: bewijs controleer.');
    if (wat !== 'controleer') throw new VerkeerdGebruik(`‘${wat}’ bestaat niet. Schrijf: bewijs controleer.`);
    return (config) => controleer(config, invoer.keuzes.json ?? false);
  },
};

async function controleer(config: Config, json: boolean): Promise<void> {
  const { checkBewijs } = await import('../bewijs/index.ts');
  const uit = await metHuis(config, ({ database, beleid }) => checkBewijs(database.owner, beleid));
  process.stdout.write(json ? `${JSON.stringify(uit)}\n` : toon(uit));
  for (const { soort, id, tekst } of json ? [] : uit.bevindingen) zeg(`${soort} ${id}: ${tekst}`);
  if (uit.anders > 0) throw new Geweigerd(`Bij ${uit.anders} van ${uit.totaal} komt er iets anders uit dan er is bewaard.`);
}

function toon({ soorten, totaal, anders, code }: BewijsUitkomst): string {
  const rijen = Object.entries(soorten).map(([soort, n]) => [soort, n.gelijk, n.woorden, n.grond, n.uitkomst, n.onbekend]);
  const slot = anders === 0 ? `Alle ${totaal} komen op hetzelfde uit, voor zover alles was bewaard.\n` : '';
  return `${tabel(['wat', 'gelijk', 'andere woorden', 'andere gronden', 'andere uitkomst', 'niet alles bewaard'], rijen)}\n\nRegels: ${code}\n${slot}`;
}
