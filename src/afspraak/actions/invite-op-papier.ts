import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type BriefOpdracht, storeBrief } from '../../brief/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { uitnodigingInhoud } from '../letters/uitnodiging.ts';
import { findAfspraak } from '../queries/index.ts';
import type { Afspraak } from '../types.ts';

export interface Uitnodiging {
  beleid: BeleidInHuis;
  vandaag: Datum;
  nu: Date;
  inwonerId: number;
  afspraakId: number;
}

/** A talk with the resident that stands fast and is still to come. */
export const kanUitnodigen = (a: Pick<Afspraak, 'status' | 'begin' | 'metInwoner'>, nu: Date): boolean =>
  a.status === 'vast' && a.metInwoner && a.begin !== null && a.begin > nu;

/** The invitation as it would be made; undefined when the talk does not go on or was there. Throws NietGevonden. */
export const makeUitnodiging = async (db: Kysely<DB>, o: Uitnodiging): Promise<BriefOpdracht | undefined> => {
  const a = await findAfspraak(db, o.afspraakId);
  if (!a || a.inwonerId !== o.inwonerId) throw new NietGevonden();
  if (!kanUitnodigen(a, o.nu)) return undefined;
  const telefoon =
    (a.vanCentrum ? a.adviseurTelefoon : null) ?? a.consulentTelefoon ?? o.beleid.gemeente(a.gemeenteId).telefoon.waarde;
  return {
    beleid: o.beleid,
    inwonerId: o.inwonerId,
    soort: 'uitnodiging',
    inhoud: uitnodigingInhoud(a, telefoon),
    vandaag: o.vandaag,
  };
};

/** Makes the letter for who has no e-mail. Refused for a talk that does not go on, and when the letter cannot be made. */
export const inviteOpPapier = async (
  db: Kysely<DB>,
  o: Uitnodiging & { actor: Actor },
): Promise<Resultaat<{ documentId: number }>> => {
  const opdracht = await makeUitnodiging(db, o);
  return opdracht
    ? storeBrief(db, { ...opdracht, actor: o.actor })
    : geweigerd('Dit gesprek gaat niet meer door zoals het hier stond, of het is al geweest. Er komt geen uitnodiging.');
};
