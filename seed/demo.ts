import { zoeknaam } from '../src/inwoner/index.ts';
import { isBsn } from '../src/kernel/bsn.ts';
import { type Datum, isoDatum, plusDagen } from '../src/kernel/datum.ts';
import { aanbieders } from './aanbieders.ts';
import { seedAanmelding } from './aanmelding.ts';
import { seedAfspraken } from './afspraken.ts';
import { seedBeleid } from './beleid.ts';
import { geborenOp, type Seed, type SeedSettings, seedLogboek } from './context.ts';
import { seedDossierstukken } from './dossierstukken.ts';
import { seedInstellingen } from './instellingen.ts';
import { type DemoInwoner, inwoners } from './inwoners.ts';
import { onderbouwing, seedLadder } from './ladder.ts';
import { seedMensen } from './mensen.ts';
import { type PersonaAccount, personaAccounts } from './personas.ts';
import { seedPersonen } from './personen.ts';
import { seedPlan } from './plan.ts';
import { seedCentrum, seedToegang } from './toegang.ts';
import { seedToets, seedToewijzing } from './toewijzing.ts';
import { seedVervolg } from './vervolg.ts';
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
    await seedVervolg(seed);
    await seedLadder(seed);
    await seedAanmelding(seed);
    await seedPersonen(seed, bsns.next().value);
    await seedDossierstukken(seed);
    await seedToegang(seed);
    await seedAfspraken(seed);
    await seedPlan(seed);
    await seedInstellingen(seed);
    await seedBeleid(seed);
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

const seedAccount = async (seed: Seed, account: PersonaAccount, inwonerId: number | undefined): Promise<void> => {
  const id = await seed.insert('gebruiker', {
    issuer: 'demo',
    subject: account.id,
    rol: account.rol,
    naam: account.naam,
    functie: account.functie ?? null,
    telefoon: account.telefoon ?? null,
    gemeente_id: account.rol === 'aanbieder' ? null : seed.gemeenteId,
    aanbieder_id: account.aanbieder ? seed.aanbieders.get(account.aanbieder) : null,
    inwoner_id: inwonerId ?? null,
  });
  seed.gebruikers.set(account.id, id);
};

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

const seedInwoner = async (seed: Seed, p: DemoInwoner, bsn: string): Promise<void> => {
  const { insert, gemeenteId, dag } = seed;
  const consulentId = p.consulent === 'niemand' ? 0 : (seed.gebruikers.get(p.consulent) ?? 0);
  const loopt = p.toewijzingen?.some((t) => t.status !== 'geweigerd') ?? false;
  const jaar = dag(p.aangemeld.dagen).year;
  const nummer = await seed.client.query<{ n: number }>("select nextval('dossiernummer_reeks') as n");
  const inwonerId = await insert('inwoner', {
    gemeente_id: gemeenteId,
    dossiernummer: `${jaar}-${nummer.rows[0]?.n}`,
    consulent_id: consulentId,
    status: p.afgerond ? 'afgerond' : loopt ? 'in-traject' : p.ladder.length > 0 ? 'in-onderzoek' : 'aangemeld',
    lezen: p.lezen ?? 'onbekend',
    taal: p.taal ?? 'Nederlands',
    contact: p.contact ?? 'bellen',
    contact_toelichting: p.contactToelichting ?? '',
    herkomst: 'aanmelding',
    aangemaakt_op: isoDatum(dag(p.aangemeld.dagen)),
  });
  const van = { gemeente_id: gemeenteId, inwoner_id: inwonerId, consulent_id: consulentId };
  await insert('inwoner_persoon', {
    ...van,
    bsn_versleuteld: seed.bsn.versleutel(bsn),
    bsn_hash: seed.bsn.hash(bsn),
    bsn_einde: bsn.slice(-3),
    voornaam: p.voornaam,
    voorvoegsel: p.voorvoegsel ?? '',
    achternaam: p.achternaam,
    zoeknaam: zoeknaam(p),
    geboortedatum: isoDatum(geborenOp(seed, p)),
    straat: p.straat,
    huisnummer: p.huisnummer,
    postcode: p.postcode,
    woonplaats: p.woonplaats,
    telefoon: p.telefoon,
  });
  if (p.uitkering) {
    await insert('uitkering', {
      ...van,
      soort: p.uitkering.soort,
      toestemming: p.uitkering.toestemming,
      toestemming_op: p.uitkering.toestemming === null ? null : isoDatum(dag(Math.max(p.aangemeld.dagen - 7, 0))),
    });
  }
  await insert('aanmelding', {
    ...van,
    ontvangen_op: isoDatum(dag(p.aangemeld.dagen)),
    aangemeld_door: p.aangemeld.door,
    vraag: p.aangemeld.vraag,
    vastgelegd_door: consulentId,
    vastgelegd_op: isoDatum(dag(p.aangemeld.dagen)),
  });
  for (const stap of p.ladder) {
    await insert('ladderbepaling', {
      ...van,
      peildatum: isoDatum(dag(stap.dagen)),
      trede: stap.trede,
      perspectief: stap.perspectief ?? null,
      perspectief_termijn: stap.termijn ?? null,
      motivering: stap.motivering,
      regeling_id: seed.regelingId,
      door: consulentId,
      herkomst: 'consulent',
      vastgelegd_op: `${isoDatum(dag(stap.dagen))} 10:00:00+01`,
      ...onderbouwing(seed, stap.trede, stap.dagen),
    });
  }
  const account = personaAccounts.find((one) => one.id === p.persona);
  if (account) {
    await seedAccount(seed, account, inwonerId);
    seed.inwonerMetAccount = inwonerId;
  }
  await seedLogboek(seed, 'aanmelding-vastgelegd', 'inwoner', inwonerId, inwonerId, consulentId, dag(p.aangemeld.dagen));

  if (p.toewijzingen?.length) {
    const eerste = Math.max(...p.toewijzingen.map((t) => t.begon));
    const trajectId = await insert('traject', {
      ...van,
      regeling_id: seed.regelingId,
      begonnen_op: isoDatum(dag(Math.max(eerste, 0) + 14)),
      beeindigd_op: p.afgerond ? isoDatum(dag(20)) : null,
    });
    for (const t of p.toewijzingen) await seedToewijzing(seed, { ...p, inwonerId, consulentId, trajectId }, t);
  } else if (p.toets) {
    await seedToets(seed, { ...p, inwonerId, consulentId }, vandaagOfEerder(seed, p));
  }
};

// A toets was done some days after the last ladderbepaling.
const vandaagOfEerder = (seed: Seed, p: DemoInwoner): Datum => seed.dag(Math.max((p.ladder.at(-1)?.dagen ?? 2) - 2, 0));
