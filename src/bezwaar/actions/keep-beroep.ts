import type { Kysely } from 'kysely';
import { type Datum, datum, isNa, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { doorgestuurdInhoud } from '../letters/inhoud.ts';
import { uitspraakInhoud } from '../letters/uitspraak.ts';
import { type BezwaarRij, type BezwaarWijziging, findOpen, insertOpnieuw, updateBezwaar } from '../queries.ts';
import { kanBeroep, leesBeroep } from '../rules.ts';
import { vanafDag } from '../tussen.ts';
import {
  type Gevolg,
  type Gezegd,
  gevolgOnbekend,
  hogerBeroepTot,
  leesHogerBeroep,
  leesHogerUitspraak,
  leesUitspraak,
  moetUitvoeren,
  opnieuwUiterlijk,
  staatStil,
  vraagtIets,
} from '../uitspraak.ts';
import { type BezwaarVraag, brief, type Lees, laad, productVan, type Uit, zet } from './handle-bezwaar.ts';
import { GROND_BEZWAAR } from './receive-bezwaar.ts';

/**
 * Keeps that the resident went to the court with the decision on his objection or with what came of it. What came to the municipality is sent on
 * to the court, and the resident gets a letter that says so (Awb 6:15); without that letter nothing is kept.
 */
export async function recordBeroep(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  if (!kanBeroep(rij) || rij.beslist_op === null)
    return geweigerd('Beroep kan pas als de beslissing op het bezwaar bekend is gemaakt (Awb artikel 8:1).');
  if (rij.beroep_op !== null) return geweigerd(`Het beroep is al vastgelegd op ${toonDatum(datum(rij.beroep_op))}.`);
  const gelezen = leesBeroep(o.waarden, { beslistOp: datum(rij.beslist_op), vandaag: o.vandaag });
  if (!gelezen.ok) return gelezen;
  const { op, langs, nummer } = gelezen.waarde;
  const vast = { beroep_op: isoDatum(op), beroep_langs: langs, beroep_nummer: nummer };
  if (langs === 'rechtbank') return zet(db, o, 'bezwaar-beroep', vast);
  const over = { beschikkingnummer: rij.beschikkingnummer, product: productVan(o, rij) };
  const gemaakt = await brief(db, o, rij, 'bezwaar-ontvangst', doorgestuurdInhoud({ ...over, ontvangen: op }));
  if (!gemaakt.ok) return gemaakt;
  return zet(db, o, 'bezwaar-beroep', { ...vast, beroep_id: gemaakt.waarde.documentId });
}

const FEESTDAGEN = 'De feestdagen van dat jaar staan nog niet in het systeem. Vraag beheer om de lijst aan te vullen.';

const metBrief = (
  o: Lees,
  rij: BezwaarRij,
  r: { instantie: 'rechtbank' | 'hoger'; op: Parameters<typeof hogerBeroepTot>[1]; gevolg: Gevolg | undefined },
) => {
  if (!r.gevolg) return gelukt({ inhoud: undefined, uiterlijk: undefined });
  const vraagt = r.gevolg.gevolg === 'nieuw-besluit';
  const uiterlijk = vraagt ? opnieuwUiterlijk(o.beleid.landelijk, r.op, r.gevolg.tot) : undefined;
  if (vraagt && !uiterlijk) return geweigerd(FEESTDAGEN);
  const inhoud = uitspraakInhoud({
    beschikkingnummer: rij.beschikkingnummer,
    product: productVan(o, rij),
    instantie: r.instantie,
    op: r.op,
    gevolg: r.gevolg.gevolg,
    uiterlijk,
    hogerTot: r.instantie === 'rechtbank' ? hogerBeroepTot(o.beleid.landelijk, r.op) : undefined,
  });
  return gelukt({ inhoud, uiterlijk });
};

/** What a court said as it was typed, with the letter that tells the resident what comes of it; none when nothing changes. */
const metGevolg = <T>(o: Lees, rij: BezwaarRij, instantie: 'rechtbank' | 'hoger', gelezen: Resultaat<Gezegd<T>>) => {
  if (!gelezen.ok) return gelezen;
  const { op, gevolg } = gelezen.waarde;
  const uit = metBrief(o, rij, { instantie, op, gevolg });
  return uit.ok ? gelukt({ ...gelezen.waarde, ...uit.waarde }) : uit;
};

/** What the rechtbank said. */
export const leesRechtbank = (o: Lees, rij: BezwaarRij) => {
  if (rij.beroep_op === null) return geweigerd('Leg eerst vast dat er beroep is.');
  if (rij.uitspraak !== null && !gevolgOnbekend(rij)) return geweigerd('De uitspraak is al vastgelegd.');
  const sinds = { vanaf: vanafDag(rij), vandaag: o.vandaag };
  return metGevolg(o, rij, 'rechtbank', leesUitspraak(o.waarden, sinds));
};

/** What the Centrale Raad van Beroep said. */
export const leesRaad = (o: Lees, rij: BezwaarRij) => {
  if (rij.hoger_op === null) return geweigerd('Leg eerst vast dat er hoger beroep is.');
  if (rij.hoger_uitspraak !== null) return geweigerd('De uitspraak op het hoger beroep is al vastgelegd.');
  const sinds = { vanaf: vanafDag(rij), vandaag: o.vandaag };
  return metGevolg(o, rij, 'hoger', leesHogerUitspraak(o.waarden, sinds));
};

/**
 * The objection has to be decided on again (Awb 8:72 lid 4): a row of its own, that is handled as any. One that is open already, since the
 * rechtbank asked it before, gets the last day of who spoke last.
 */
async function openOpnieuw(
  db: Kysely<DB>,
  o: BezwaarVraag,
  rij: BezwaarRij,
  r: { uiterlijk: string; briefId: number },
): Promise<Resultaat<null>> {
  const nieuw = await insertOpnieuw(db, rij, {
    geldend_besluit_id: rij.gevolg_id ?? rij.geldend_besluit_id ?? rij.besluit_id,
    beslis_uiterlijk: r.uiterlijk,
    getypt: o.actor.rol === 'teammanager' ? 'teammanager' : 'consulent',
    door: o.actor.gebruikerId,
  });
  const open = nieuw === undefined ? await findOpen(db, rij) : { id: nieuw, versie: 1 };
  if (!open) throw new Error(`geen open beslissing op bezwaar ${rij.id}`);
  // The letter about it went out, so there is no receipt to confirm.
  const wijziging =
    nieuw === undefined ? { beslis_uiterlijk: r.uiterlijk } : { bevestigd_op: isoDatum(o.vandaag), bevestiging_id: r.briefId };
  if (!(await updateBezwaar(db, open, wijziging)))
    return geweigerd('Een ander veranderde dit bezwaar net. Open het opnieuw en kijk wat er nu staat.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'bezwaar-opnieuw',
    soort: 'bezwaar',
    objectId: open.id,
    inwonerId: o.inwonerId,
    grond: GROND_BEZWAAR,
  });
  return gelukt(null);
}

/** The letter of what a court asks and, when it asks a new decision, that decision as a task; with the number of the letter. */
async function volgOp(
  db: Kysely<DB>,
  o: BezwaarVraag,
  rij: BezwaarRij,
  r: { inhoud: Parameters<typeof brief>[4] | undefined; uiterlijk: ReturnType<typeof hogerBeroepTot> },
): Promise<Resultaat<number>> {
  if (!r.inhoud) throw new Error(`geen brief over de uitspraak op bezwaar ${rij.id}`);
  const gemaakt = await brief(db, o, rij, 'mededeling', r.inhoud);
  if (!gemaakt.ok) return gemaakt;
  const briefId = gemaakt.waarde.documentId;
  if (!r.uiterlijk) return gelukt(briefId);
  const open = await openOpnieuw(db, o, rij, { uiterlijk: isoDatum(r.uiterlijk), briefId });
  return open.ok ? gelukt(briefId) : open;
}

/** Keeps what a court said: what it asks stands in somebody's queue from then on, and the resident gets a letter about it. */
async function keepUitspraak<T extends Pick<Gezegd<unknown>, 'gevolg'> & Parameters<typeof volgOp>[3]>(
  db: Kysely<DB>,
  o: BezwaarVraag,
  rij: BezwaarRij,
  gelezen: Resultaat<T>,
  kolommen: (r: T, briefId: number | undefined) => BezwaarWijziging,
): Uit {
  if (!gelezen.ok) return gelezen;
  const r = gelezen.waarde;
  if (!r.gevolg) return zet(db, o, 'bezwaar-uitspraak', kolommen(r, undefined));
  const gedaan = await volgOp(db, o, rij, r);
  return gedaan.ok ? zet(db, o, 'bezwaar-uitspraak', kolommen(r, gedaan.waarde)) : gedaan;
}

/** Keeps what the rechtbank said on a beroep. */
export async function recordUitspraak(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  return keepUitspraak(db, o, rij, leesRechtbank(o, rij), (r, briefId) => ({
    uitspraak: r.uitspraak,
    uitspraak_op: isoDatum(r.op),
    uitspraak_tekst: r.tekst,
    ...(r.gevolg && briefId !== undefined
      ? {
          uitspraak_gevolg: r.gevolg.gevolg,
          uitspraak_tot: r.gevolg.tot ? isoDatum(r.gevolg.tot) : null,
          uitspraak_brief_id: briefId,
        }
      : {}),
  }));
}

/** Keeps that the resident or the municipality went on to the Centrale Raad van Beroep (Awb 8:104), and whether what was asked stands still (8:106). */
export async function recordHogerBeroep(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  if (rij.uitspraak === null || rij.uitspraak_op === null)
    return geweigerd('Hoger beroep kan pas na de uitspraak van de rechtbank (Awb artikel 8:104).');
  if (rij.hoger_op !== null) return geweigerd(`Het hoger beroep is al vastgelegd op ${toonDatum(datum(rij.hoger_op))}.`);
  const gelezen = leesHogerBeroep(o.waarden, {
    uitspraakOp: datum(rij.uitspraak_op),
    vandaag: o.vandaag,
    vraagt: vraagtIets(rij),
  });
  if (!gelezen.ok) return gelezen;
  const { op, door, nummer, schorst } = gelezen.waarde;
  return zet(db, o, 'bezwaar-hoger-beroep', {
    hoger_op: isoDatum(op),
    hoger_door: door,
    hoger_nummer: nummer,
    ...(schorst === undefined ? {} : { hoger_schorst: schorst }),
  });
}

/**
 * What the rechtbank asked stood still and holds after all: the term for the new decision begins when the Centrale Raad van Beroep spoke (keuze).
 */
async function beginWeer(db: Kysely<DB>, o: BezwaarVraag, rij: BezwaarRij, op: Datum): Promise<Resultaat<null>> {
  const open = rij.vervolg_id === null ? undefined : await findOpen(db, rij);
  if (!open) return gelukt(null);
  const uiterlijk = opnieuwUiterlijk(o.beleid.landelijk, op, undefined);
  if (!uiterlijk) return geweigerd(FEESTDAGEN);
  if (!isNa(uiterlijk, datum(open.beslis_uiterlijk))) return gelukt(null);
  if (await updateBezwaar(db, open, { beslis_uiterlijk: isoDatum(uiterlijk) })) return gelukt(null);
  return geweigerd('Een ander veranderde dit bezwaar net. Open het opnieuw en kijk wat er nu staat.');
}

/** Keeps what the Centrale Raad van Beroep said. */
export async function recordHogerUitspraak(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  const gelezen = leesRaad(o, rij);
  if (gelezen.ok && !gelezen.waarde.gevolg && staatStil(rij)) {
    const begonnen = await beginWeer(db, o, rij, gelezen.waarde.op);
    if (!begonnen.ok) return begonnen;
  }
  return keepUitspraak(db, o, rij, gelezen, (r, briefId) => ({
    hoger_uitspraak: r.uitspraak,
    hoger_uitspraak_op: isoDatum(r.op),
    hoger_uitspraak_tekst: r.tekst,
    ...(r.gevolg && briefId !== undefined
      ? {
          hoger_gevolg: r.gevolg.gevolg,
          hoger_tot: r.gevolg.tot ? isoDatum(r.gevolg.tot) : null,
          hoger_brief_id: briefId,
        }
      : {}),
  }));
}

/** Keeps how what the court decided itself was done (Awb 8:72 lid 3 onder b): its word stands in the place of a besluit, so none has to follow. */
export async function recordUitvoering(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  if (!moetUitvoeren(rij)) return geweigerd('Er is geen uitspraak die de gemeente nog moet uitvoeren.');
  const tekst = (o.waarden.uitgevoerdTekst ?? '').trim();
  if (tekst === '' || tekst.length > 2000)
    return geweigerd({
      veld: 'uitgevoerdTekst',
      tekst: 'Schrijf op wat je deed en welk besluit daarbij hoort, in hoogstens 2000 tekens.',
    });
  const eerder = rij.uitgevoerd_tekst === '' ? '' : `${rij.uitgevoerd_tekst}\n`;
  return zet(db, o, 'bezwaar-uitgevoerd', { uitgevoerd_op: isoDatum(o.vandaag), uitgevoerd_tekst: `${eerder}${tekst}` });
}
