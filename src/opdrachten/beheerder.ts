import { Geweigerd, gemeenteKeuze, gemeenteVan, metHuis, type Opdracht, VerkeerdGebruik, zeg } from './opdracht.ts';

export const beheerder: Opdracht = {
  gebruik: 'beheerder --gemeente 0200 --naam "Tom de Groot" [--email tom@gemeente.nl] [--toch]',
  doet: 'Maakt het eerste account van een gemeente: een beheerder, die met een link inlogt en daarna collega’s uitnodigt.',
  keuzes: ['gemeente', 'naam', 'email', 'toch'],
  lees: (invoer) => {
    const [teveel] = invoer.woorden;
    if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
    const gemeente = gemeenteKeuze(invoer);
    const { naam, email, toch = false } = invoer.keuzes;
    if (naam === undefined || naam.trim() === '')
      throw new VerkeerdGebruik('Noem de persoon, bijvoorbeeld --naam "Tom de Groot".');
    return async (config) => {
      const { inviteBeheerder } = await import('../inloggen/index.ts');
      const uit = await metHuis(config, ({ database, beleid }) =>
        inviteBeheerder(database.owner, {
          gemeenteId: gemeenteVan(beleid, gemeente),
          naam: naam.trim(),
          email: email?.trim() ?? '',
          toch,
          baseUrl: config.baseUrl,
        }),
      );
      if (!uit.ok) throw new Geweigerd(uit.redenen.map((reden) => reden.tekst).join(' '));
      zeg(
        `Account gemaakt voor ${naam.trim()}. Geef deze link alleen aan die persoon. Hij werkt één keer, tot ${uit.waarde.tot}; daarna kun je deze opdracht nog eens draaien.`,
      );
      process.stdout.write(`${uit.waarde.link}\n`);
    };
  },
};
