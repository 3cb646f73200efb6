import type { Kysely } from 'kysely';
import type { Gemeente } from '../../beleid/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { antwoordMail } from '../mail.ts';
import { findMelding, mailMelder, passMeldingOn, updateMelding } from '../queries.ts';
import type { SluitForm, Terugkoppeling } from '../types.ts';
import { AL_KLAAR, EERDER, GROND_MELDING, getMelding } from './assign-melding.ts';

/** Closes a melding with a reason. Whoever reported hears that it was looked at, and nothing about the resident. */
export const closeMelding = async (
  db: Kysely<DB>,
  o: { actor: Actor; meldingId: number; versie: number; vandaag: Datum; gemeente: Gemeente; form: SluitForm },
): Promise<Resultaat<{ id: number }>> => {
  const m = await getMelding(db, o.meldingId);
  if (m.status === 'aangemeld' || m.status === 'gesloten') return geweigerd(AL_KLAAR);
  const { form } = o;
  if (form.terugkoppeling === 'mail' && !m.melder_email)
    return geweigerd({
      veld: 'terugkoppeling',
      tekst: 'Er is geen e-mailadres bekend van wie meldde. Bel, of kies dat het niet nodig is.',
    });
  if (form.terugkoppeling !== 'mail' && form.toelichting === '')
    return geweigerd({ veld: 'toelichting', tekst: 'Schrijf op hoe je hebt geantwoord, of waarom dat niet nodig is.' });
  const gesloten = await updateMelding(db, {
    id: m.id,
    versie: o.versie,
    wat: {
      status: 'gesloten',
      ...(m.inwoner_id === null ? { consulent_id: o.actor.gebruikerId } : {}),
      sluitreden: form.reden,
      sluit_toelichting: form.toelichting,
      terugkoppeling: form.terugkoppeling,
      teruggekoppeld_op: isoDatum(o.vandaag),
      afgehandeld_door: o.actor.gebruikerId,
    },
  });
  if (!gesloten) return geweigerd(EERDER);
  if (form.terugkoppeling === 'mail')
    await mailMelder(db, m.id, antwoordMail({ gemeente: o.gemeente, kenmerk: m.kenmerk, uitkomst: 'gesloten' }));
  await schrijfLogboek(db, o.actor, {
    handeling: 'melding-gesloten',
    soort: 'melding',
    objectId: m.id,
    inwonerId: m.inwoner_id ?? undefined,
    grond: GROND_MELDING,
  });
  return gelukt({ id: m.id });
};

/**
 * A melding became an aanmelding of this resident. Who reports gets a mail when an address is known; who reports himself needs none;
 * others wait to be called. Refused when somebody was earlier. Call it in the transaction that stores the aanmelding.
 */
export const completeMelding = async (
  db: Kysely<DB>,
  o: { actor: Actor; meldingId: number; vandaag: Datum; gemeente: Gemeente; inwonerId: number; consulentId: number },
): Promise<Resultaat<{ id: number; terugbellen: boolean }>> => {
  const m = await getMelding(db, o.meldingId);
  if (m.status === 'aangemeld' || m.status === 'gesloten') return geweigerd(AL_KLAAR);
  if (m.inwoner_id !== null && m.inwoner_id !== o.inwonerId) return geweigerd('Deze melding gaat over een ander dossier.');
  const zelf = m.toestemming === 'zelf';
  const gemaild =
    !zelf &&
    (m.melder_email ?? '') !== '' &&
    (await mailMelder(db, m.id, antwoordMail({ gemeente: o.gemeente, kenmerk: m.kenmerk, uitkomst: 'aangemeld' })));
  const terugkoppeling: Terugkoppeling | undefined = zelf || m.weg === 'gemeente' ? 'niet-nodig' : gemaild ? 'mail' : undefined;
  const klaar = await updateMelding(db, {
    id: m.id,
    versie: m.versie,
    wat: {
      status: 'aangemeld',
      inwoner_id: o.inwonerId,
      consulent_id: o.consulentId,
      ...(terugkoppeling ? { terugkoppeling, teruggekoppeld_op: isoDatum(o.vandaag) } : {}),
      afgehandeld_door: o.actor.gebruikerId,
    },
  });
  return klaar ? gelukt({ id: m.id, terugbellen: terugkoppeling === undefined }) : geweigerd(EERDER);
};

/** Whoever reported was called, could not be reached, or needs no answer. */
export const answerMelder = async (
  db: Kysely<DB>,
  o: { actor: Actor; meldingId: number; versie: number; vandaag: Datum; hoe: Terugkoppeling },
): Promise<Resultaat<{ id: number }>> => {
  const m = await getMelding(db, o.meldingId);
  const wat = { terugkoppeling: o.hoe, teruggekoppeld_op: isoDatum(o.vandaag) };
  if (!(await updateMelding(db, { id: m.id, versie: o.versie, wat }))) return geweigerd(EERDER);
  await schrijfLogboek(db, o.actor, {
    handeling: 'melding-beantwoord',
    soort: 'melding',
    objectId: m.id,
    inwonerId: m.inwoner_id ?? undefined,
    grond: GROND_MELDING,
  });
  return gelukt({ id: m.id });
};

/** Puts a melding with the dossier of whom it is about, and so with who has that dossier; gives the name, and whether that is the actor. */
export const passOnMelding = async (
  db: Kysely<DB>,
  o: { actor: Actor; meldingId: number; dossiernummer: string },
): Promise<Resultaat<{ naam: string; eigen: boolean }>> => {
  const m = await getMelding(db, o.meldingId);
  const naam = await passMeldingOn(db, m.id, o.dossiernummer);
  if (naam === undefined)
    return geweigerd({
      veld: 'dossiernummer',
      tekst: 'Er is geen dossier met dit nummer, of de melding is al afgehandeld. Kijk het nummer na.',
    });
  await schrijfLogboek(db, o.actor, { handeling: 'melding-doorgegeven', soort: 'melding', objectId: m.id, grond: GROND_MELDING });
  return gelukt({ naam, eigen: (await findMelding(db, m.id)) !== undefined });
};
