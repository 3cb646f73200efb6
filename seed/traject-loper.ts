// Walks residents along the route of their municipality through the real acts, from a description of what happened. An act that the route
// does not allow stops the seed: then the story is not one of this municipality, and the start says which and why.
import { beslistOver, findStap, type RouteStap } from '../src/beleid/regeling.ts';
import { type Datum, isoDatum, isVoor, plusDagen, plusMaanden, toonKort } from '../src/kernel/datum.ts';
import {
  askDerde,
  askOordelen,
  beginStap,
  endStap,
  giveOordeel,
  recordAntwoord,
  recordVoorwaarden,
  startVoorstel,
  takeWegTerug,
} from '../src/traject/index.ts';
import { opWerkdag, regelingIdOp, type Seed } from './context.ts';
import { seedInwoner } from './inwoner.ts';
import type { DemoInwoner } from './inwoners.ts';
import { medewerkerVan } from './personas.ts';
import { seedUren } from './toewijzing.ts';
import { type PlanZet, seedTrajectplan } from './traject-plan.ts';
import { verhaalPastNiet } from './verhaal-fout.ts';
import { actAs } from './vervolg.ts';

/** All days are counted back from today. */
interface Door {
  /** Persona who acts; the consulent of the resident unless told. */
  door?: string;
  /** Sleutel of an aanbieder; that of the last place unless told, '' for none. */
  bij?: string;
}

/** A toewijzing begins: a step that is derived, or the place where somebody comes from. */
export interface PlekZet {
  plek: string;
  bij: string;
  begon: number;
  /** Days from today until its end. */
  tot: number;
  minutenPerWeek?: number;
  werkplek?: string;
  /** Usual working days, 1 = Monday, with hours. */
  rooster?: readonly (readonly [dag: 1 | 2 | 3 | 4 | 5, uren: number])[];
}

/** A place ends before its last day. */
export interface PlekKlaarZet {
  plekKlaar: string;
  op: number;
  reden: string;
}

export interface StapZet extends Door {
  stap: string;
  begon: number;
  klaar?: number;
  uitkomst?: string;
  waar?: string;
  uren?: number;
  toelichting?: string;
  /** Why, where no source settles that it begins. */
  reden?: string;
  slot?: { toelichting?: string; reden?: string };
  /** What who decides says, by role; ja unless told. */
  zegt?: Readonly<Record<string, 'ja' | 'wacht' | { nee: string }>>;
  verzoek?: {
    aan: string;
    vraag: string;
    wens: string;
    antwoord?: { dagen: number; hoe: 'positief' | 'negatief' | 'anders'; tekst: string; loonwaarde?: number };
  };
  /** Answers to the conditions of the money. */
  voorwaarden?: Readonly<Record<string, boolean>>;
}

export interface TerugZet extends Door {
  terug: string;
  naar: string;
  op: number;
  toelichting: string;
  inkomen: { hoe: 'gelijk' | 'minder' | 'meer' | 'onbekend'; toelichting: string };
  /** A new indication for so many days from that day; absent: the one that runs. */
  indicatie?: number;
  /** Where the source does not say what becomes of it. */
  indicatieSoort?: 'blijft' | 'nieuw' | 'ruimhartig';
  reden?: string;
}

/** Something else that happened in between, such as a hand-over. */
export interface DoeZet {
  doe(seed: Seed, inwonerId: number): Promise<unknown>;
}

export type Zet = PlekZet | PlekKlaarZet | PlanZet | StapZet | TerugZet | DoeZet;

export interface Verhaal {
  wie: DemoInwoner;
  zetten: readonly Zet[];
}

const seedPlek = async (
  seed: Seed,
  inwonerId: number,
  consulent: string,
  z: PlekZet,
  klaar: PlekKlaarZet | undefined,
): Promise<void> => {
  const begin = opWerkdag(seed.dag(z.begon));
  const eind = plusDagen(seed.vandaag, z.tot);
  const over = z.tot <= 0;
  const regelingId = regelingIdOp(seed, begin);
  const { producten } = seed.beleid.regelingMetId(regelingId).regeling;
  const { iwmo, prijs } = producten.find(({ product }) => product === z.plek) ?? {};
  if (!iwmo) throw new Error(`${z.plek} kan niet worden toegewezen`);
  const van = { gemeente_id: seed.gemeenteId, inwoner_id: inwonerId, consulent_id: seed.gebruikers.get(consulent) ?? 0 };
  const aanbieder_id = seed.aanbieders.get(z.bij) ?? 0;
  const toewijzing_id = await seed.insert('toewijzing', {
    ...van,
    aanbieder_id,
    herkomst: 'levering',
    product: z.plek,
    productcategorie: iwmo.categorie,
    productcode: iwmo.code,
    eenheid: iwmo.eenheid,
    frequentie: iwmo.frequentie,
    volume: iwmo.volume === 'eurocent' ? (prijs?.bedrag ?? 0) : (z.minutenPerWeek ?? 0),
    minuten_per_week: z.minutenPerWeek ?? null,
    looptijd: `[${isoDatum(begin)},${isoDatum(eind)})`,
    status: over ? 'beeindigd' : 'gestart',
    toegewezen_op: isoDatum(opWerkdag(seed.dag(z.begon + 14))),
    geaccepteerd_op: isoDatum(opWerkdag(seed.dag(z.begon + 10))),
    gestart_op: isoDatum(begin),
    beeindigd_op: over ? isoDatum(plusDagen(eind, -1)) : null,
    regeling_id: regelingId,
  });
  if (!z.rooster) return;
  const bij = { ...van, toewijzing_id, aanbieder_id };
  // What ends before its last day has no hours after that.
  const laatste = klaar ? opWerkdag(seed.dag(klaar.op)) : plusDagen(eind, -1);
  await seed.insert('plaatsing', {
    ...bij,
    werkplek: z.werkplek ?? 'Werkplek bij de aanbieder',
    begeleider: 'Begeleider van de aanbieder',
    periode: `[${isoDatum(begin)},${isoDatum(plusDagen(laatste, 1))})`,
  });
  // Hours are kept here since two months ago; what was before was settled elsewhere.
  const sinds = plusMaanden(seed.vandaag.with({ day: 1 }), -2);
  const rooster = { aanbieder: z.bij, rooster: z.rooster, heleDagen: true };
  await seedUren(seed, bij, rooster, isVoor(begin, sinds) ? sinds : begin, laatste);
};

const seedPlekKlaar = async (seed: Seed, inwonerId: number, z: PlekKlaarZet): Promise<void> => {
  const { rowCount } = await seed.client.query(
    `update toewijzing set status = 'beeindigd', beeindigd_op = $3, reden = $4 where gemeente_id = $5 and inwoner_id = $1 and product = $2 and status = 'gestart'`,
    [inwonerId, z.plekKlaar, isoDatum(opWerkdag(seed.dag(z.op))), z.reden, seed.gemeenteId],
  );
  if (rowCount !== 1) throw new Error(`${z.plekKlaar} liep niet`);
};

/** Walks one resident. `consulent` acts where nobody else is named. */
const loop = async (seed: Seed, naam: string, consulent: string, inwonerId: number, zetten: readonly Zet[]): Promise<void> => {
  let plek = '';
  let regelingId = seed.regelingId;
  const dagVan = (dagen: number): Datum => opWerkdag(seed.dag(dagen));
  const basis = (vandaag: Datum, waarden: Record<string, string>) => ({ beleid: seed.beleid, vandaag, inwonerId, waarden });
  const stapVan = (id: string): RouteStap | undefined => {
    const { route } = seed.beleid.regelingMetId(regelingId).regeling;
    return route && findStap(route, id);
  };
  const versieVan = async (id: number): Promise<number> =>
    (await seed.client.query<{ versie: number }>('select versie from trajectstap where id = $1', [id])).rows[0]?.versie ?? 1;
  const aanbieder = (z: Door): string => String(seed.aanbieders.get(z.bij ?? plek) ?? '');

  /** Everybody who was asked speaks: a colleague and an aanbieder himself, of the resident it is written down. Whether all said ja. */
  const zeggen = async (z: StapZet, stapId: number, op: Datum, keuzes: readonly string[]): Promise<boolean> => {
    const { rows } = await seed.client.query<{
      id: number;
      wie: string;
      gevraagd_aan: number | null;
      aanbieder_id: number | null;
    }>(
      'select id, wie, gevraagd_aan, aanbieder_id from trajectoordeel where trajectstap_id = $1 and oordeel is null and vervallen_op is null order by id',
      [stapId],
    );
    let allen = true;
    for (const { id, wie, gevraagd_aan, aanbieder_id } of rows) {
      const woord = z.zegt?.[wie] ?? 'ja';
      if (woord !== 'ja') allen = false;
      if (woord === 'wacht') continue;
      const [collega] = [...seed.gebruikers].find(([, gebruiker]) => gebruiker === gevraagd_aan) ?? [];
      const [bij] = [...seed.aanbieders].find(([, een]) => een === aanbieder_id) ?? [];
      const zelf = collega ?? (bij === undefined ? undefined : medewerkerVan(bij));
      await actAs(
        seed,
        zelf ?? z.door ?? consulent,
        (db, actor) =>
          giveOordeel(db, {
            vandaag: op,
            inwonerId,
            waarden: {
              ...(keuzes.length > 0 ? { keuze: z.uitkomst ?? '' } : { oordeel: woord === 'ja' ? 'ja' : 'nee' }),
              ...(zelf === undefined ? { hoe: 'gesprek' } : {}),
              reden: woord === 'ja' ? '' : woord.nee,
            },
            actor,
            oordeelId: id,
            versie: 1,
            keuzes,
          }),
        'moet-lukken',
        collega === undefined ? undefined : inwonerId,
      );
    }
    return allen;
  };

  /** Who decides on the outcome is asked, and speaks on the day that it ends. */
  const vraagEnZeg = async (z: StapZet, stapId: number, persona: string): Promise<void> => {
    const stap = stapVan(z.stap);
    const besluit = stap?.besluit;
    if (!stap || !besluit || beslistOver(stap) !== 'uitkomst') return;
    if (stap.derde !== undefined && besluit.wie.includes(stap.derde)) return;
    const kiest = besluit.vorm === 'keuze' && besluit.samen.length === 0;
    const gevraagd = await actAs(
      seed,
      persona,
      async (db, actor) =>
        askOordelen(db, {
          ...basis(dagVan(z.begon), {}),
          actor,
          stapId,
          versie: await versieVan(stapId),
          voor: kiest ? '' : (z.uitkomst ?? ''),
        }),
      'mag-weigeren',
    );
    if (gevraagd !== undefined)
      await zeggen(z, stapId, dagVan(z.klaar ?? z.begon), kiest ? stap.uit.map(({ uitkomst }) => uitkomst) : []);
  };

  const vraagDerde = async (z: StapZet, stapId: number, persona: string): Promise<void> => {
    const { verzoek } = z;
    if (!verzoek) return;
    const op = dagVan(z.begon);
    const verzoekId = await actAs(seed, persona, (db, actor) =>
      askDerde(db, {
        ...basis(op, {
          derde_naam: verzoek.aan,
          vraag: verzoek.vraag,
          wens: verzoek.wens,
          met_inwoner: 'ja',
          gevraagd: toonKort(op),
          antwoord_tot: toonKort(plusDagen(op, 56)),
        }),
        actor,
        stapId,
        versie: 1,
      }),
    );
    const { antwoord } = verzoek;
    if (!antwoord || verzoekId === undefined) return;
    const kwam = dagVan(antwoord.dagen);
    await actAs(seed, persona, (db, actor) =>
      recordAntwoord(db, {
        ...basis(kwam, {
          antwoord: antwoord.hoe,
          tekst: antwoord.tekst,
          ontvangen: toonKort(kwam),
          ...(antwoord.loonwaarde === undefined ? {} : { loonwaarde: String(antwoord.loonwaarde) }),
        }),
        actor,
        verzoekId,
        versie: 1,
      }),
    );
  };

  const loopStap = async (z: StapZet): Promise<void> => {
    const persona = z.door ?? consulent;
    const op = dagVan(z.begon);
    const begonnen = await actAs(seed, persona, (db, actor) =>
      beginStap(db, {
        ...basis(op, {
          op: toonKort(op),
          aanbieder: aanbieder(z),
          waar: z.waar ?? '',
          uren: z.uren === undefined ? '' : String(z.uren),
          toelichting: z.toelichting ?? '',
          reden: z.reden ?? '',
        }),
        actor,
        stap: z.stap,
        terug: false,
      }),
    );
    if (!begonnen) return;
    const { stapId } = begonnen;
    if (!begonnen.begonnen) {
      if (!(await zeggen(z, stapId, op, []))) return;
      await actAs(seed, persona, (db, actor) => startVoorstel(db, { ...basis(op, {}), actor, stapId, versie: 1 }));
    }
    const { voorwaarden } = z;
    if (voorwaarden)
      await actAs(seed, persona, async (db, actor) =>
        recordVoorwaarden(db, {
          ...basis(op, Object.fromEntries(Object.entries(voorwaarden).map(([k, ja]) => [`geld_${k}`, ja ? 'ja' : 'nee']))),
          actor,
          stapId,
          versie: await versieVan(stapId),
        }),
      );
    await vraagDerde(z, stapId, persona);
    if (z.klaar === undefined && !z.zegt) return;
    await vraagEnZeg(z, stapId, persona);
    if (z.klaar === undefined) return;
    const klaar = dagVan(z.klaar);
    await actAs(seed, persona, async (db, actor) =>
      endStap(db, {
        ...basis(klaar, {
          uitkomst: z.uitkomst ?? '',
          op: toonKort(klaar),
          toelichting: z.slot?.toelichting ?? '',
          reden: z.slot?.reden ?? '',
        }),
        actor,
        stapId,
        versie: await versieVan(stapId),
      }),
    );
  };

  const loopTerug = async (z: TerugZet): Promise<void> => {
    const op = dagVan(z.op);
    await actAs(seed, z.door ?? consulent, (db, actor) =>
      takeWegTerug(db, {
        ...basis(op, {
          op: toonKort(op),
          toelichting: z.toelichting,
          inkomen: z.inkomen.hoe,
          inkomen_toelichting: z.inkomen.toelichting,
          ...(z.indicatieSoort === undefined ? {} : { indicatie: z.indicatieSoort }),
          ...(z.indicatie === undefined
            ? {}
            : { indicatie_van: toonKort(op), indicatie_tot: toonKort(plusDagen(op, z.indicatie)) }),
          aanbieder: aanbieder(z),
          reden: z.reden ?? '',
        }),
        actor,
        weg: z.terug,
        naar: z.naar,
      }),
    );
  };

  for (const [i, z] of zetten.entries()) {
    try {
      if ('plek' in z) {
        // What is over already is not where somebody is.
        if (plek === '' || z.tot > 0) plek = z.bij;
        const klaar = zetten.slice(i).find((een) => 'plekKlaar' in een && een.plekKlaar === z.plek);
        await seedPlek(seed, inwonerId, consulent, z, klaar && 'plekKlaar' in klaar ? klaar : undefined);
      } else if ('plekKlaar' in z) await seedPlekKlaar(seed, inwonerId, z);
      else if ('plan' in z) await seedTrajectplan(seed, { inwonerId, consulent }, z);
      else if ('terug' in z) await loopTerug(z);
      else if ('doe' in z) await z.doe(seed, inwonerId);
      else {
        if (stapVan(z.stap) === undefined) regelingId = regelingMet(seed, z.stap);
        await loopStap(z);
      }
    } catch (oorzaak) {
      throw await verhaalPastNiet(seed, { wie: naam, inwonerId, zet: z, oorzaak });
    }
  }
};

/** Another regeling of the municipality, in which this step is. */
const regelingMet = (seed: Seed, stap: string): number =>
  seed.beleid.regelingen(seed.gemeenteId).find(({ regeling }) => regeling.route && findStap(regeling.route, stap) !== undefined)
    ?.id ?? seed.regelingId;

/** Each resident of the story walks as far as it tells; gives the ids in that order. */
export const seedVerhalen = async (
  seed: Seed,
  verhalen: readonly Verhaal[],
  bsns: Iterator<string, string>,
): Promise<number[]> => {
  const ids: number[] = [];
  for (const { wie, zetten } of verhalen) {
    const id = await seedInwoner(seed, wie, bsns.next().value);
    await seed.client.query("update inwoner set status = 'in-traject' where id = $1", [id]);
    await loop(seed, `${wie.voornaam} ${wie.achternaam}`, wie.consulent, id, zetten);
    if (wie.afgerond) await seed.client.query("update inwoner set status = 'afgerond' where id = $1", [id]);
    ids.push(id);
  }
  return ids;
};
