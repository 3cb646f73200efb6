import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { BriefInhoud } from '../../brief/index.ts';
import { type Datum, datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { type Geweigerd, gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { planNazorg } from '../../nazorg/index.ts';
import { tellInwoner } from '../../overleg/index.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { afspraakStand, listAfspraken, readTerugkeer } from '../../terugkeer/index.ts';
import { parseForm } from '../../web/form-data.ts';
import { antwoordInhoud, verstuurdInhoud } from '../letters/brief.ts';
import { maakPakket, pakketMerk } from '../letters/pakket.ts';
import { findHouder, handToCollega, insertOverdracht, listOverdrachten, readDossierdelen, updateOverdracht } from '../queries.ts';
import { beoordeelAntwoorddag, standVan } from '../rules.ts';
import { STAND_TEKST } from '../teksten.ts';
import {
  AfrondForm,
  ALTIJD_MEE,
  ANDERE_GEMEENTE,
  AntwoordForm,
  isMee,
  LANGS,
  type MeeSoort,
  NA_VERSTUREN,
  NavraagForm,
  NieuwForm,
  type Overdracht,
  type OverdrachtStand,
  type Partij,
  StopForm,
  ToestemmingForm,
  VerstuurForm,
  VerteldForm,
} from '../types.ts';

/** What every act on a hand-over needs to know. `versie` is what the form was made of. */
export interface OverdrachtOpdracht {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  overdrachtId: number;
  versie: number;
  waarden: Readonly<Record<string, string>>;
  /** Parts that were ticked. */
  mee: readonly string[];
}

/** To whom this municipality hands over: its own list (gemeente.yaml, with source), and another municipality at a move (keuze). */
export const partijenVan = (beleid: Pick<BeleidInHuis, 'gemeente'>, gemeenteId: number): Partij[] => [
  ...beleid.gemeente(gemeenteId).overdrachtspartijen.map(({ sleutel, naam, bron }) => ({ sleutel, naam, bron })),
  { sleutel: ANDERE_GEMEENTE, naam: 'Een andere gemeente, bij een verhuizing', bron: 'keuze' },
];

/** The functie of those of the party who work in this system (ED2); undefined: nobody of them does. */
export const functieVanPartij = (
  o: Pick<OverdrachtOpdracht, 'actor' | 'beleid'>,
  { partij }: Pick<Overdracht, 'partij'>,
): string | undefined =>
  o.beleid.gemeente(o.actor.gemeenteId ?? 0).overdrachtspartijen.find(({ sleutel }) => sleutel === partij)?.functie;

const log = (db: Kysely<DB>, o: Pick<OverdrachtOpdracht, 'actor' | 'inwonerId'>, handeling: string, objectId: number) =>
  schrijfLogboek(db, o.actor, { handeling, soort: 'overdracht', objectId, inwonerId: o.inwonerId, grond: GROND_WMO });

/**
 * By letter too. What was sent or answered is a fact: without an address there is no letter, the resident gets a message on his own page, and it
 * stands in the queue of the consulent until he told it. `versie` is of the hand-over as it is now.
 */
const vertel = async (db: Kysely<DB>, o: OverdrachtOpdracht, inhoud: BriefInhoud): Promise<void> => {
  const { geenBrief } = await tellInwoner(db, {
    actor: o.actor,
    beleid: o.beleid,
    inwonerId: o.inwonerId,
    soort: 'overdracht',
    inhoud,
    vandaag: o.vandaag,
  });
  if (geenBrief === undefined) return;
  const zet = { te_vertellen: `${inhoud.onderwerp}. ${geenBrief}`.slice(0, 1000), verteld_op: null, verteld_hoe: '' };
  await updateOverdracht(db, { id: o.overdrachtId, inwonerId: o.inwonerId, versie: o.versie + 1 }, zet);
};

const load = async (
  db: Kysely<DB>,
  o: OverdrachtOpdracht,
  mag: readonly OverdrachtStand[],
): Promise<{ ok: true; overdracht: Overdracht } | Geweigerd> => {
  const overdracht = (await listOverdrachten(db, o.inwonerId)).find(({ id }) => id === o.overdrachtId);
  if (!overdracht) throw new NietGevonden();
  if (overdracht.versie !== o.versie) throw conflict(o, overdracht);
  return mag.includes(standVan(overdracht))
    ? { ok: true, overdracht }
    : geweigerd(`Dat kan nu niet: ${STAND_TEKST[standVan(overdracht)].toLowerCase()}.`);
};

const conflict = (o: OverdrachtOpdracht, nu: Overdracht): Conflict =>
  new Conflict({
    wat: 'deze overdracht',
    velden: [{ label: 'Overdracht', jouw: 'wat jij invulde', nu: STAND_TEKST[standVan(nu)].toLowerCase(), anders: true }],
    terug: o.actor.rol === 'inwoner' ? '/mijn/overdracht' : `/dossier/${o.inwonerId}/overdracht`,
    nieuweVersie: nu.versie,
  });

const change = async (
  db: Kysely<DB>,
  o: OverdrachtOpdracht,
  overdracht: Overdracht,
  handeling: string,
  zet: Parameters<typeof updateOverdracht>[2],
): Promise<void> => {
  if (!(await updateOverdracht(db, { id: overdracht.id, inwonerId: o.inwonerId, versie: o.versie }, zet)))
    throw conflict(o, overdracht);
  await log(db, o, handeling, overdracht.id);
};

const metAltijd = (mee: readonly string[]): MeeSoort[] => [ALTIJD_MEE, ...mee.filter(isMee).filter((een) => een !== ALTIJD_MEE)];

/** Proposes a hand-over to the resident: to whom, why, and what would go along. Refused when one is under way. */
export const proposeOverdracht = async (
  db: Kysely<DB>,
  o: Omit<OverdrachtOpdracht, 'overdrachtId' | 'versie'>,
): Promise<Resultaat<number>> => {
  const gelezen = parseForm(NieuwForm, { partij: '', partij_naam: '', waarom: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const inwoner = await findHouder(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const f = gelezen.waarde;
  const partij = partijenVan(o.beleid, inwoner.gemeente_id).find(({ sleutel }) => sleutel === f.partij);
  if (!partij) return geweigerd({ veld: 'partij', tekst: 'Kies wie de inwoner overneemt.' });
  const id = await insertOverdracht(db, inwoner, {
    partij: partij.sleutel,
    partijNaam: partij.sleutel === ANDERE_GEMEENTE ? f.partij_naam : partij.naam,
    partijBron: partij.bron,
    waarom: f.waarom,
    mee: metAltijd(o.mee),
    op: o.vandaag,
    door: o.actor.gebruikerId,
  });
  if (id === undefined) return geweigerd('Er loopt al een overdracht voor deze inwoner. Rond die eerst af, of stop haar.');
  await log(db, o, 'overdracht-voorgesteld', id);
  return gelukt(id);
};

/** The resident says whether it may, and what may go along; or the consulent writes down what he heard. Throws NietGevonden or Conflict. */
export const answerOverdracht = async (db: Kysely<DB>, o: OverdrachtOpdracht): Promise<Resultaat<boolean>> => {
  const geladen = await load(db, o, ['gevraagd']);
  if (!geladen.ok) return geladen;
  const gelezen = parseForm(ToestemmingForm, { reden: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const { overdracht } = geladen;
  const akkoord = gelezen.waarde.akkoord === 'ja';
  await change(db, o, overdracht, 'overdracht-beantwoord', {
    toestemming: akkoord,
    // Only of what was asked.
    toestemming_mee: akkoord ? metAltijd(o.mee).filter((een) => overdracht.mee.includes(een)) : [],
    toestemming_op: isoDatum(o.vandaag),
    toestemming_door: o.actor.rol === 'inwoner' ? 'inwoner' : 'consulent',
    toestemming_reden: gelezen.waarde.reden,
  });
  return gelukt(akkoord);
};

/** The resident takes back his yes: what did not leave yet stays, what left is asked back by the consulent. Throws NietGevonden or Conflict. */
export const withdrawToestemming = async (db: Kysely<DB>, o: OverdrachtOpdracht): Promise<Resultaat<true>> => {
  const geladen = await load(db, o, ['toegestaan', 'verstuurd']);
  if (!geladen.ok) return geladen;
  await change(db, o, geladen.overdracht, 'overdracht-ingetrokken', { ingetrokken_op: isoDatum(o.vandaag) });
  return gelukt(true);
};

/** What would leave now, out of the dossier and the consent. */
export const pakketVan = async (
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; vandaag: Datum; inwoner: { id: number; gemeente_id: number }; overdracht: Overdracht },
) => {
  const [delen, afspraken] = await Promise.all([readDossierdelen(db, o.inwoner.id), listAfspraken(db, o.inwoner.id)]);
  return maakPakket({
    overdracht: o.overdracht,
    mee: o.overdracht.toestemmingMee,
    delen,
    afspraak: afspraken.find((a) => ['geldt', 'wacht'].includes(afspraakStand(a, o.vandaag))),
    beleid: o.beleid,
    gemeente: o.beleid.gemeente(o.inwoner.gemeente_id).naam,
    vandaag: o.vandaag,
  });
};

/**
 * Records that it was sent: exactly what was agreed is kept as it left, with to whom, how, and the day by which an answer must come. Refused
 * when the dossier gives another package by now than the one that was read and downloaded. Throws NietGevonden or Conflict.
 */
export const sendOverdracht = async (db: Kysely<DB>, o: OverdrachtOpdracht): Promise<Resultaat<true>> => {
  const gelezen = parseForm(VerstuurForm, { ontvanger: '', hoe: '', pakket: '', antwoord_tot: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const redenen = beoordeelAntwoorddag(datum(gelezen.waarde.antwoord_tot), o.vandaag);
  if (redenen.length > 0) return geweigerd(...redenen);
  const geladen = await load(db, o, ['toegestaan']);
  if (!geladen.ok) return geladen;
  const inwoner = await findHouder(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const pakket = await pakketVan(db, { beleid: o.beleid, vandaag: o.vandaag, inwoner, overdracht: geladen.overdracht });
  const { langs, ontvanger, hoe } = gelezen.waarde;
  if (gelezen.waarde.pakket !== pakketMerk(pakket))
    return geweigerd(
      'Het dossier is veranderd nadat je het pakket opende. Hieronder staat wat er nu meegaat: download het opnieuw en geef dat door.',
    );
  await change(db, o, geladen.overdracht, 'overdracht-verstuurd', {
    verstuurd_op: isoDatum(o.vandaag),
    verstuurd_hoe: [`${LANGS[langs]} aan ${ontvanger}`, hoe].filter((deel) => deel !== '').join('. '),
    antwoord_tot: gelezen.waarde.antwoord_tot,
    pakket: JSON.stringify(pakket),
  });
  const { partijNaam, waarom, toestemmingMee } = geladen.overdracht;
  const antwoordTot = datum(gelezen.waarde.antwoord_tot);
  await vertel(db, o, verstuurdInhoud({ partij: partijNaam, waarom, mee: toestemmingMee, antwoordTot }));
  return gelukt(true);
};

/** Asked again, with another day by which an answer must come. Throws NietGevonden or Conflict. */
export const askAgain = async (db: Kysely<DB>, o: OverdrachtOpdracht): Promise<Resultaat<true>> => {
  const gelezen = parseForm(NavraagForm, { hoe: '', antwoord_tot: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const redenen = beoordeelAntwoorddag(datum(gelezen.waarde.antwoord_tot), o.vandaag);
  if (redenen.length > 0) return geweigerd(...redenen);
  const geladen = await load(db, o, ['verstuurd']);
  if (!geladen.ok) return geladen;
  const hoe = `${geladen.overdracht.verstuurdHoe}\nNagevraagd op ${toonDatum(o.vandaag)}: ${gelezen.waarde.hoe}`;
  if (hoe.length > 4000) return geweigerd('Er is al zo vaak nagevraagd dat het hier niet meer past. Schrijf het in een notitie.');
  await change(db, o, geladen.overdracht, 'overdracht-nagevraagd', {
    verstuurd_hoe: hoe,
    antwoord_tot: gelezen.waarde.antwoord_tot,
  });
  return gelukt(true);
};

/**
 * What the other party said: taken over, or given back with a reason. Taken over, the aftercare is planned (K7); not of who moved, since
 * another municipality then asks. Throws NietGevonden or Conflict.
 */
export const recordAntwoord = async (db: Kysely<DB>, o: OverdrachtOpdracht): Promise<Resultaat<true>> => {
  const gelezen = parseForm(AntwoordForm, { tekst: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const geladen = await load(db, o, ['verstuurd']);
  if (!geladen.ok) return geladen;
  const { uitkomst, tekst } = gelezen.waarde;
  await change(db, o, geladen.overdracht, uitkomst === 'aangenomen' ? 'overdracht-aangenomen' : 'overdracht-teruggegeven', {
    uitkomst,
    uitkomst_op: isoDatum(o.vandaag),
    uitkomst_tekst: tekst,
  });
  const { partijNaam: partij } = geladen.overdracht;
  await vertel(db, o, antwoordInhoud({ partij, aangenomen: uitkomst === 'aangenomen', tekst, op: o.vandaag }));
  const [inwoner, { nu }] = [await findHouder(db, o.inwonerId), await readTerugkeer(db, o.inwonerId)];
  if (uitkomst === 'aangenomen' && geladen.overdracht.partij !== ANDERE_GEMEENTE && inwoner && nu)
    await planNazorg(db, {
      actor: o.actor,
      vandaag: o.vandaag,
      inwoner,
      regeling: o.beleid.dichtstbij(inwoner.gemeente_id, o.vandaag)?.regeling,
      aanleiding: 'overdracht',
      trede: nu.trede,
      begin: o.vandaag,
    });
  return gelukt(true);
};

/** How it goes on: with that nobody waits any more for this hand-over. Throws NietGevonden or Conflict. */
export const finishOverdracht = async (db: Kysely<DB>, o: OverdrachtOpdracht): Promise<Resultaat<true>> => {
  const gelezen = parseForm(AfrondForm, { vervolg: '', naar: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const geladen = await load(db, o, ['aangenomen', 'teruggegeven', 'ingetrokken', 'geweigerd']);
  if (!geladen.ok) return geladen;
  await change(db, o, geladen.overdracht, 'overdracht-afgerond', {
    vervolg: gelezen.waarde.vervolg,
    vervolg_op: isoDatum(o.vandaag),
  });
  const { naar } = gelezen.waarde;
  if (naar === '' || standVan(geladen.overdracht) !== 'aangenomen') return gelukt(true);
  // Last: after it the dossier is the other's.
  await schrijfLogboek(db, o.actor, {
    handeling: 'consulent-gewijzigd',
    soort: 'inwoner',
    objectId: o.inwonerId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  const functie = functieVanPartij(o, geladen.overdracht);
  if (functie === undefined || !(await handToCollega(db, { overdrachtId: o.overdrachtId, functie, naar: Number(naar) })))
    return geweigerd({ veld: 'naar', tekst: 'Kies een naam uit de lijst.' });
  return gelukt(true);
};

/** The municipality stops it before an answer came. Throws NietGevonden or Conflict. */
export const stopOverdracht = async (db: Kysely<DB>, o: OverdrachtOpdracht): Promise<Resultaat<true>> => {
  const gelezen = parseForm(StopForm, { reden: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const geladen = await load(db, o, ['gevraagd', 'toegestaan', 'verstuurd']);
  if (!geladen.ok) return geladen;
  await change(db, o, geladen.overdracht, 'overdracht-gestopt', {
    gestopt_op: isoDatum(o.vandaag),
    gestopt_reden: gelezen.waarde.reden,
  });
  return gelukt(true);
};

/** The consulent told what no letter could tell. Throws NietGevonden or Conflict. */
export const recordVerteld = async (db: Kysely<DB>, o: OverdrachtOpdracht): Promise<Resultaat<true>> => {
  const gelezen = parseForm(VerteldForm, { hoe: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const geladen = await load(db, o, [...NA_VERSTUREN]);
  if (!geladen.ok) return geladen;
  if (geladen.overdracht.teVertellen === '' || geladen.overdracht.verteldOp)
    return geweigerd('Er is niets meer te vertellen: dat is al gedaan, of er ging een brief.');
  await change(db, o, geladen.overdracht, 'overdracht-verteld', {
    verteld_op: isoDatum(o.vandaag),
    verteld_hoe: gelezen.waarde.hoe,
  });
  return gelukt(true);
};
