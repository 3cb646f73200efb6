import type { Kysely } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  answerMelding,
  insertBetrokkene,
  insertMelding,
  insertVastContact,
  listMeldingen,
  listMensen,
  updateBetrokkene,
} from '../queries/index.ts';
import { leesBetrokkene } from '../rules.ts';
import { loadVan, logPlan, planConflict } from './load-plan.ts';

type Waarden = Readonly<Record<string, string>>;

/** Writes down a professional around the resident, or changes what stood there. Throws Conflict when somebody else changed it first. */
export const putBetrokkene = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { vandaag: Datum; inwonerId: number; waarden: Waarden; id?: number; versie?: number },
): Promise<Resultaat<null>> => {
  const van = await loadVan(db, o.inwonerId);
  const gelezen = leesBetrokkene(o.waarden, o.vandaag);
  if (!gelezen.ok) return gelezen;
  const { laatsteContact, ...rest } = gelezen.waarde;
  const rij = { ...rest, laatste_contact: laatsteContact };
  if (o.id === undefined) await insertBetrokkene(db, van, { ...rij, door: actor.gebruikerId });
  else if (!(await updateBetrokkene(db, { id: o.id, inwonerId: o.inwonerId, versie: o.versie ?? -1 }, rij)))
    throw planConflict(o.inwonerId, rest.naam, 'net veranderd door een ander');
  await logPlan(db, actor, van, 'betrokkene-vastgelegd', o.id ?? o.inwonerId);
  return gelukt(null);
};

/** Chooses the one fixed contact person and who replaces (OS2); who it was before stays, with the days. */
export const chooseVastContact = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { vandaag: Datum; inwonerId: number; wie: string; vervanger: string; reden: string },
): Promise<Resultaat<null>> => {
  const van = await loadVan(db, o.inwonerId);
  const mensen = (await listMensen(db, o.inwonerId)).filter(({ tot }) => tot === undefined);
  const mens = mensen.find(({ sleutel }) => sleutel === o.wie);
  if (!mens) return geweigerd({ veld: 'wie', tekst: 'Kies wie het vaste contact is.' });
  if (o.vervanger === o.wie) return geweigerd({ veld: 'vervanger', tekst: 'Kies iemand anders die vervangt.' });
  const vervanger = mensen.find(({ sleutel }) => sleutel === o.vervanger);
  if (o.vervanger !== '' && !vervanger) return geweigerd({ veld: 'vervanger', tekst: 'Kies wie vervangt, of niemand.' });
  if (o.reden.length > 2000) return geweigerd({ veld: 'reden', tekst: 'Schrijf hoogstens 2000 tekens.' });
  await insertVastContact(db, van, {
    wie: mens.sleutel,
    naam: mens.naam,
    organisatie: mens.organisatie,
    telefoon: mens.telefoon,
    vervanger: vervanger?.naam ?? '',
    vervanger_telefoon: vervanger?.telefoon ?? '',
    sinds: isoDatum(o.vandaag),
    reden: o.reden,
    door: actor.gebruikerId,
  });
  await logPlan(db, actor, van, 'vast-contact-gekozen', o.inwonerId);
  return gelukt(null);
};

/** The resident says that something about who is around him is not right; the consulent answers. */
export const reportKloptNiet = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { inwonerId: number; betreft: string; tekst: string },
): Promise<Resultaat<null>> => {
  const van = await loadVan(db, o.inwonerId);
  if (o.tekst === '') return geweigerd({ veld: 'tekst', tekst: 'Schrijf op wat er niet klopt.' });
  if (o.tekst.length > 2000) return geweigerd({ veld: 'tekst', tekst: 'Maak je tekst korter: hoogstens 2000 letters.' });
  await insertMelding(db, van, { betreft: o.betreft.slice(0, 200), tekst: o.tekst, door: actor.gebruikerId });
  await logPlan(db, actor, van, 'klopt-niet-gemeld', o.inwonerId);
  return gelukt(null);
};

/** What was done about it; the resident reads this. */
export const answerKloptNiet = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { vandaag: Datum; inwonerId: number; id: number; antwoord: string },
): Promise<Resultaat<null>> => {
  const van = await loadVan(db, o.inwonerId);
  const melding = (await listMeldingen(db, o.inwonerId)).find(({ id }) => id === o.id);
  if (!melding) throw new NietGevonden();
  if (o.antwoord === '') return geweigerd({ veld: 'antwoord', tekst: 'Schrijf op wat je hebt gedaan. De inwoner leest dit.' });
  if (o.antwoord.length > 2000) return geweigerd({ veld: 'antwoord', tekst: 'Schrijf hoogstens 2000 tekens.' });
  if (!(await answerMelding(db, { ...o, op: isoDatum(o.vandaag) }))) return geweigerd('Hier is al antwoord op gegeven.');
  await logPlan(db, actor, van, 'klopt-niet-beantwoord', o.id);
  return gelukt(null);
};
