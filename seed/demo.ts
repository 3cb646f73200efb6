import { isBsn } from '../src/kernel/bsn.ts';
import { plusDagen } from '../src/kernel/datum.ts';
import { aanbieders } from './aanbieders.ts';
import { seedAanmelding } from './aanmelding.ts';
import { seedAfspraken } from './afspraken.ts';
import { seedAlmere } from './almere.ts';
import { seedAmsterdam } from './amsterdam.ts';
import { seedAow } from './aow.ts';
import { seedArnhem } from './arnhem.ts';
import { seedBeleid } from './beleid.ts';
import { seedBesluiten } from './besluiten.ts';
import { seedBewaren } from './bewaren.ts';
import { seedBrieven } from './brieven.ts';
import { seedCaseload, seedGebeurtenissen } from './caseload.ts';
import type { Seed, SeedSettings } from './context.ts';
import { seedDossierstukken } from './dossierstukken.ts';
import { seedEde } from './ede.ts';
import { seedInstellingen } from './instellingen.ts';
import { seedAccount, seedInwoner } from './inwoner.ts';
import { inwoners } from './inwoners.ts';
import { seedLadder } from './ladder.ts';
import { seedMensen } from './mensen.ts';
import { seedOmzetting } from './omzetting.ts';
import { seedOrientatie } from './orientatie.ts';
import { seedOss } from './oss.ts';
import { personaAccounts } from './personas.ts';
import { seedPersonen } from './personen.ts';
import { seedPlan } from './plan.ts';
import { seedResultaatstukken } from './resultaatstukken.ts';
import { seedRijkVanNijmegen } from './rijk-van-nijmegen.ts';
import { seedTerugkeer } from './terugkeer.ts';
import { seedCentrum, seedToegang } from './toegang.ts';
import { seedVervolg } from './vervolg.ts';
import { seedWijziging } from './wijziging.ts';
import { insertInto } from './writer.ts';

/**
 * Fills an empty database with the demo: invented people, all states, dates around `vandaag`. Does nothing when there is already
 * an account of the demo. All or nothing. Gives whether it filled.
 */
export const seedDemo = async (settings: SeedSettings): Promise<boolean> => {
  const { owner, beleid, vandaag } = settings;
  const gemeenteId = beleid.gemeenteIdVan('0200');
  const regeling = gemeenteId === undefined ? undefined : beleid.regelingOp(gemeenteId, vandaag);
  if (gemeenteId === undefined || !regeling) return false;
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query('lock table gebruiker in exclusive mode');
    const known = await client.query("select from gebruiker where issuer = 'demo' limit 1");
    if (known.rowCount) {
      await client.query('rollback');
      return false;
    }
    const seed: Seed = {
      ...settings,
      client,
      insert: insertInto(client),
      gemeenteId,
      regelingId: regeling.id,
      gebruikers: new Map(),
      aanbieders: new Map(),
      mandaten: new Map(),
      bekendmakingen: [],
      inwonerMetAccount: undefined,
      dag: (geleden) => plusDagen(vandaag, -geleden),
    };
    await seedAanbieders(seed);
    await seedCentrum(seed);
    await seedMandaten(seed);
    for (const account of personaAccounts) if (account.rol !== 'inwoner') await seedAccount(seed, account, undefined);
    await seedMensen(seed);
    const bsns = testBsns();
    for (const inwoner of inwoners) await seedInwoner(seed, inwoner, bsns.next().value);
    await seedCaseload(seed, bsns);
    await seedVervolg(seed);
    await seedLadder(seed);
    await seedAanmelding(seed);
    await seedPersonen(seed, bsns.next().value);
    await seedGebeurtenissen(seed);
    await seedDossierstukken(seed);
    await seedResultaatstukken(seed);
    await seedToegang(seed);
    await seedOrientatie(seed);
    await seedAfspraken(seed);
    await seedPlan(seed);
    await seedBrieven(seed);
    await seedTerugkeer(seed);
    await seedAow(seed, bsns);
    await seedBewaren(seed, bsns);
    await seedWijziging(seed);
    await seedBesluiten(seed);
    // After what changes a toewijzing: a proposal is of the toewijzing as it stands.
    await seedOmzetting(seed);
    await seedInstellingen(seed);
    await seedBeleid(seed);
    await seedArnhem(seed, bsns);
    await seedAlmere(seed, bsns);
    await seedRijkVanNijmegen(seed, bsns);
    await seedAmsterdam(seed, bsns);
    await seedOss(seed, bsns);
    await seedEde(seed, bsns);
    await client.query('commit');
    await beleid.ververs();
    return true;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};

/** BSNs of the test range that nobody has. */
function* testBsns(): Generator<string, string> {
  for (let number = 999_970_000; ; number++) if (isBsn(String(number))) yield String(number);
}

const seedAanbieders = async (seed: Seed): Promise<void> => {
  for (const a of aanbieders) {
    const { sleutel, contractVan, producten, ...row } = a;
    const aanbiederId = await seed.insert('aanbieder', row);
    seed.aanbieders.set(sleutel, aanbiederId);
    const geldig = `[${contractVan},)`;
    const contract = await seed.insert('contract', {
      gemeente_id: seed.gemeenteId,
      aanbieder_id: aanbiederId,
      nummer: `WM-${contractVan.slice(0, 4)}-${a.agb.slice(-3)}`,
      geldig,
    });
    const { regeling } = seed.beleid.regelingMetId(seed.regelingId);
    for (const naam of producten) {
      const product = regeling.producten.find((one) => one.product === naam);
      if (!product?.prijs || product.prijs.bedrag === null || !product.iwmo)
        throw new Error(`${naam} heeft geen prijs of code in de regeling`);
      await seed.insert('contractproduct', {
        gemeente_id: seed.gemeenteId,
        contract_id: contract,
        aanbieder_id: aanbiederId,
        product: naam,
        tarief: product.prijs.bedrag,
        tarief_bron: product.prijs.bron,
        productcategorie: product.iwmo.categorie,
        productcode: product.iwmo.code,
        geldig,
      });
    }
  }
};

/** BR besluit 3: the chain as the regeling gives it; the start day is the municipality's to give. */
const seedMandaten = async (seed: Seed): Promise<void> => {
  const { mandaat } = seed.beleid.regelingMetId(seed.regelingId).regeling;
  for (const [i, functie] of mandaat?.keten.entries() ?? []) {
    const door = mandaat?.keten[i - 1];
    const id = await seed.insert('mandaat', {
      gemeente_id: seed.gemeenteId,
      functie,
      verleend_door: door ?? 'college van burgemeester en wethouders',
      handeling: 'beschikking-verlenen',
      bereik: mandaat?.voor,
      geldig: '[2021-01-01,)',
      bron: mandaat?.bron,
    });
    seed.mandaten.set(functie, id);
  }
};
