import type { Config } from '../platform/config.ts';
import { dagenVan, Geweigerd, metHuis, type Opdracht, tabel, VerkeerdGebruik, zeg } from './opdracht.ts';

export const vernietig: Opdracht = {
  gebruik: 'vernietig [--uitvoeren | --opnieuw] [--json]',
  doet: 'Laat zien welke dossiers vernietigd mogen worden. --uitvoeren vernietigt wat twee personen goedkeurden; --opnieuw wat al eerder was vernietigd en met een back-up terugkwam.',
  keuzes: ['uitvoeren', 'opnieuw', 'json'],
  lees: ({ woorden: [teveel], keuzes: { uitvoeren = false, opnieuw = false, json = false } }) => {
    if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
    if (uitvoeren && opnieuw) throw new VerkeerdGebruik('Kies --uitvoeren of --opnieuw, niet allebei.');
    return (config) => doe(config, { uitvoeren, opnieuw, json });
  },
};

async function doe(config: Config, o: { uitvoeren: boolean; opnieuw: boolean; json: boolean }): Promise<void> {
  const { destroyAgain, destroyAll, leesVernietigd, selectWachtend, vernietigdbestand } = await import('../bewaren/opdracht.ts');
  await metHuis(config, async ({ database: { owner }, beleid }) => {
    const vandaag = await dagenVan(config, (code) => beleid.gemeenteIdVan(code));
    const s = { owner, vandaag, lijst: vernietigdbestand(config.dataDir), herkomst: 'opdrachtregel' } as const;
    if (o.opnieuw) {
      const aantal = await destroyAgain(s, await leesVernietigd(s.lijst));
      process.stdout.write(o.json ? `${JSON.stringify({ opnieuw: aantal })}\n` : `${aantal} dossiers opnieuw vernietigd.\n`);
      return;
    }
    const wachtend = await selectWachtend(owner, vandaag);
    if (!o.uitvoeren) {
      process.stdout.write(
        o.json
          ? `${JSON.stringify(wachtend)}\n`
          : `${tabel(
              ['gemeente', 'dossier', 'aanleiding', 'bewaard tot', 'stand'],
              wachtend.map((w) => [
                w.gemeenteId,
                w.dossiernummer ?? '',
                w.aanleiding,
                w.bewarenTot ?? '',
                w.status === 'akkoord' ? 'akkoord van twee personen' : w.status,
              ]),
            )}\n`,
      );
      zeg(
        `Er is niets veranderd. ${wachtend.filter(({ status }) => status === 'akkoord').length} dossiers mogen weg: geef daarvoor --uitvoeren. Wat nog niet is goedgekeurd, blijft staan.`,
      );
      return;
    }
    const { vernietigd, geweigerd } = await destroyAll(s);
    process.stdout.write(
      o.json
        ? `${JSON.stringify({ vernietigd, geweigerd })}\n`
        : `${vernietigd} dossiers vernietigd. De verklaringen staan bij Te vernietigen.\n`,
    );
    for (const tekst of geweigerd) zeg(tekst);
    if (geweigerd.length > 0) throw new Geweigerd(`${geweigerd.length} dossiers zijn blijven staan: zie hierboven waarom.`);
  });
}
