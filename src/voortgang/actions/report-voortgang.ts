import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { findToewijzing, insertVoortgang } from '../queries.ts';
import { leesDag } from '../rules.ts';
import { type ToewijzingKop, VoortgangForm } from '../types.ts';

/** A report that was read and checked: what goes to the check page and from there into the database. */
export type Gelezen = VoortgangForm & { dag: Datum };

/** Reads the form against its toewijzing (AP37: the question about the next trede is always answered). All faults at once. */
export const readVoortgang = (
  t: ToewijzingKop,
  waarden: Readonly<Record<string, string>>,
  vandaag: Datum,
): Resultaat<Gelezen> => {
  if (!isLopend(t)) return geweigerd('Voortgang meld je zodra de inwoner is gestart.');
  const dag = leesDag(waarden.datum ?? '', { veld: 'datum', looptijd: t.looptijd, vandaag });
  const form = parseForm(VoortgangForm, waarden);
  const redenen: Reden[] = [...(dag.ok ? [] : dag.redenen), ...(form.ok ? [] : form.redenen)];
  if (waarden.volgende_trede === 'ja' && (waarden.volgende_stap ?? '') === '')
    redenen.push({ veld: 'volgende_stap', tekst: 'Schrijf op wat de volgende stap kan zijn.', regel: 'AP37' });
  if (!dag.ok || !form.ok || redenen.length > 0) return geweigerd(...redenen);
  return gelukt({ ...form.waarde, dag: dag.waarde });
};

export const isLopend = (t: ToewijzingKop): boolean => t.status === 'gestart' || t.status === 'beeindigd';

/** Stores a report of an aanbieder for the consulent. Throws NietGevonden for a toewijzing that is not its own. */
export const reportVoortgang = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; vandaag: Datum; toewijzingId: number; waarden: Readonly<Record<string, string>> },
): Promise<Resultaat<{ id: number }>> => {
  const t = await findToewijzing(db, o.toewijzingId, o.beleid);
  if (!t) throw new NietGevonden();
  const gelezen = readVoortgang(t, o.waarden, o.vandaag);
  if (!gelezen.ok) return gelezen;
  const v = gelezen.waarde;
  const { id } = await insertVoortgang(db, t, {
    datum: isoDatum(v.dag),
    hoeGaatHet: v.hoe_gaat_het,
    tekst: v.tekst,
    volgendeTrede: v.volgende_trede,
    volgendeStap: v.volgende_stap,
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'voortgang-gemeld',
    soort: 'voortgang',
    objectId: id,
    inwonerId: t.inwonerId,
    aanbiederId: t.aanbiederId,
    gemeenteId: t.gemeenteId,
    grond: GROND_WMO,
  });
  return gelukt({ id });
};
