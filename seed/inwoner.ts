import { zoeknaam } from '../src/inwoner/index.ts';
import { type Datum, isoDatum } from '../src/kernel/datum.ts';
import { geborenOp, opWerkdag, regelingIdOp, type Seed, seedLogboek } from './context.ts';
import type { DemoInwoner } from './inwoners.ts';
import { onderbouwing } from './ladder.ts';
import { accountVan, type PersonaAccount } from './personas.ts';
import { seedToets, seedToewijzing } from './toewijzing.ts';

/** The account behind a persona, or of a colleague who is none. */
export const seedAccount = async (seed: Seed, account: PersonaAccount, inwonerId: number | undefined): Promise<void> => {
  const id = await seed.insert('gebruiker', {
    ...(account.loginVan === undefined
      ? { issuer: 'demo', subject: account.id }
      : { issuer: 'login-van', subject: account.id, login_van: seed.gebruikers.get(account.loginVan) }),
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

/** A resident with what is known of him, and all that the story tells. Gives the id. */
export const seedInwoner = async (seed: Seed, p: DemoInwoner, bsn: string): Promise<number> => {
  const { insert, gemeenteId } = seed;
  const dag = (geleden: number): Datum => opWerkdag(seed.dag(geleden));
  const consulentId = p.consulent === 'niemand' ? 0 : seed.gebruikers.get(p.consulent);
  if (consulentId === undefined) throw new Error(`de demo kent ${p.consulent} niet`);
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
    aangemaakt_op: `${isoDatum(dag(p.aangemeld.dagen))} 09:55:00+01`,
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
      vastgelegd_op: `${isoDatum(dag(p.aangemeld.dagen))} 10:00:00+01`,
    });
  }
  await insert('aanmelding', {
    ...van,
    ontvangen_op: isoDatum(dag(p.aangemeld.dagen)),
    aangemeld_door: p.aangemeld.door,
    vraag: p.aangemeld.vraag,
    vastgelegd_door: consulentId,
    vastgelegd_op: `${isoDatum(dag(p.aangemeld.dagen))} 10:${String(inwonerId % 60).padStart(2, '0')}:00+01`,
  });
  for (const stap of p.ladder) {
    await insert('ladderbepaling', {
      ...van,
      peildatum: isoDatum(dag(stap.dagen)),
      trede: stap.trede,
      perspectief: stap.perspectief ?? null,
      perspectief_termijn: stap.termijn ?? null,
      motivering: stap.motivering,
      regeling_id: regelingIdOp(seed, dag(stap.dagen)),
      door: consulentId,
      herkomst: 'consulent',
      vastgelegd_op: `${isoDatum(dag(stap.dagen))} 10:00:00+01`,
      ...onderbouwing(seed, stap.trede, stap.dagen),
      gesprek_op: isoDatum(dag(stap.dagen)),
    });
  }
  const account = accountVan(p.persona);
  if (account) {
    await seedAccount(seed, account, inwonerId);
    seed.inwonerMetAccount = inwonerId;
  }
  await seedLogboek(seed, 'aanmelding-vastgelegd', 'inwoner', inwonerId, inwonerId, consulentId, dag(p.aangemeld.dagen));

  if (p.toewijzingen?.length) {
    // A path under each version: the day on which a toewijzing begins says which.
    for (const [regelingId, samen] of Map.groupBy(p.toewijzingen, (t) => regelingIdOp(seed, seed.dag(t.begon)))) {
      const eerste = Math.max(...samen.map((t) => t.begon));
      const trajectId = await insert('traject', {
        ...van,
        regeling_id: regelingId,
        begonnen_op: isoDatum(dag(Math.max(eerste, 0) + 14)),
        beeindigd_op: p.afgerond ? isoDatum(dag(20)) : null,
      });
      for (const t of samen) await seedToewijzing(seed, { ...p, inwonerId, consulentId, trajectId, regelingId }, t);
    }
  } else if (p.toets) {
    await seedToets(seed, { ...p, inwonerId, consulentId }, vandaagOfEerder(seed, p));
  }
  return inwonerId;
};

// A toets was done some days after the last ladderbepaling.
const vandaagOfEerder = (seed: Seed, p: DemoInwoner): Datum =>
  opWerkdag(seed.dag(Math.max((p.ladder.at(-1)?.dagen ?? 2) - 2, 0)));
