// One more municipality in the demo: its aanbieders with what they are paid, its people, their team and their mandates.
import { isoDatum, plusDagen } from '../src/kernel/datum.ts';
import type { Seed } from './context.ts';
import { demoDagen } from './dagen.ts';
import { seedAccount } from './inwoner.ts';
import type { PersonaAccount } from './personas.ts';

export interface DemoAanbieder {
  sleutel: string;
  agb: string;
  kvk: string;
  naam: string;
  sector: string;
  postcode: string;
  woonplaats: string;
  /** Absent: no contract, so nothing is declared. */
  contract?: {
    nummer: string;
    /** ISO day */
    van: string;
    /** Eurocent by product; one that is not here has the amount of the regeling. */
    tarieven: Readonly<Record<string, number>>;
  };
}

export interface DemoGemeente {
  code: string;
  /** Who is known already (an aanbieder of the region) only gets a contract here. */
  aanbieders: readonly DemoAanbieder[];
  accounts: readonly PersonaAccount[];
  /** Functies of which each account has a mandate by name, where no source says who decides (keuze). `van` is an ISO day. */
  mandaat?: { functies: readonly string[]; bereik: string; van: string };
  /** The persona who leads, and the functies of who is in it. */
  team?: { naam: string; leidt: string; functies: readonly string[] };
}

const seedContract = async (
  seed: Seed,
  aanbieder_id: number,
  { nummer, van, tarieven }: NonNullable<DemoAanbieder['contract']>,
): Promise<void> => {
  const geldig = `[${van},)`;
  const wiens = { gemeente_id: seed.gemeenteId, aanbieder_id };
  const contract_id = await seed.insert('contract', { ...wiens, nummer, geldig });
  for (const { product, prijs, iwmo } of seed.beleid.regelingMetId(seed.regelingId).regeling.producten) {
    const tarief = tarieven[product] ?? prijs?.bedrag ?? undefined;
    if (tarief === undefined || !prijs || !iwmo) continue;
    await seed.insert('contractproduct', {
      ...wiens,
      contract_id,
      product,
      tarief,
      tarief_bron: tarieven[product] === undefined ? prijs.bron : 'afgesproken in het contract (voorbeeld)',
      productcategorie: iwmo.categorie,
      productcode: iwmo.code,
      geldig,
    });
  }
};

/**
 * Sets a municipality up beside the first one, on the day on which it lives; undefined in a house without it. `gebruikers` and `aanbieders`
 * are shared with the first, for an aanbieder works for more than one.
 */
export const openGemeente = async (eerste: Seed, g: DemoGemeente): Promise<Seed | undefined> => {
  const gemeenteId = eerste.beleid.gemeenteIdVan(g.code);
  const vandaag = demoDagen.get(g.code) ?? eerste.vandaag;
  const regeling = gemeenteId === undefined ? undefined : eerste.beleid.regelingOp(gemeenteId, vandaag);
  if (gemeenteId === undefined || !regeling) return undefined;
  const seed: Seed = {
    ...eerste,
    vandaag,
    gemeenteId,
    regelingId: regeling.id,
    mandaten: new Map(),
    bekendmakingen: [],
    inwonerMetAccount: undefined,
    dag: (geleden) => plusDagen(vandaag, -geleden),
  };
  for (const { sleutel, contract, ...rij } of g.aanbieders) {
    const id = seed.aanbieders.get(sleutel) ?? (await seed.insert('aanbieder', rij));
    seed.aanbieders.set(sleutel, id);
    if (contract) await seedContract(seed, id, contract);
  }
  for (const account of g.accounts) if (account.rol !== 'inwoner') await seedAccount(seed, account, undefined);
  for (const { id, functie } of g.accounts)
    if (g.mandaat && functie !== undefined && g.mandaat.functies.includes(functie))
      seed.mandaten.set(
        id,
        await seed.insert('mandaat', {
          gemeente_id: gemeenteId,
          gebruiker_id: seed.gebruikers.get(id),
          verleend_door: 'college van burgemeester en wethouders',
          handeling: 'beschikking-verlenen',
          bereik: g.mandaat.bereik,
          geldig: `[${g.mandaat.van},)`,
          bron: 'keuze',
        }),
      );
  await seedTeam(seed, g);
  return seed;
};

const seedTeam = async (seed: Seed, { team, accounts }: DemoGemeente): Promise<void> => {
  if (!team) return;
  const sinds = `[${isoDatum(seed.dag(700))},)`;
  const rij = { gemeente_id: seed.gemeenteId, geldig: sinds };
  const team_id = await seed.insert('team', { ...rij, naam: team.naam });
  const door = seed.gebruikers.get(team.leidt);
  for (const { id, functie = '' } of accounts)
    if (id === team.leidt || team.functies.includes(functie))
      await seed.insert('teamlid', { ...rij, team_id, gebruiker_id: seed.gebruikers.get(id), leidt: id === team.leidt, door });
};
