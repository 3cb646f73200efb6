import type { Kysely } from 'kysely';
import { dagVan } from '../../kernel/moment.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findAfdoeningen, recordPlicht } from '../../toewijzing/index.ts';
import type { Afspraak } from '../types.ts';
import type { Wie } from './settings.ts';

const UIT_AFSPRAAK = 'Uit de afspraak: het gesprek is geweest.';

/**
 * An evaluation that was held with the aanbieder is the duty of its toewijzing (AR8); taken back, the duty is open again. Where the regeling
 * asks no such talk, or it was written down already, nothing happens.
 */
export const settleEvaluatie = async (db: Kysely<DB>, wie: Wie, a: Afspraak, wat: 'gedaan' | 'heropend'): Promise<void> => {
  if (a.soort !== 'evaluatie' || a.toewijzingId === null || a.begin === null) return;
  const dag = dagVan(a.begin);
  if (wat === 'heropend') {
    const laatste = (await findAfdoeningen(db, a.toewijzingId)).findLast(({ soort }) => soort === 'evaluatiegesprek');
    if (laatste?.wat !== 'gedaan' || laatste.toelichting !== UIT_AFSPRAAK || laatste.dag !== dag.toString()) return;
  }
  try {
    // A refusal (done already, before the first day) leaves the appointment what it is: held.
    await recordPlicht(db, {
      actor: wie.actor,
      beleid: wie.beleid,
      vandaag: wie.vandaag,
      toewijzingId: a.toewijzingId,
      inwonerId: a.inwonerId,
      feit: {
        soort: 'evaluatiegesprek',
        wat,
        dag: wat === 'gedaan' ? dag : undefined,
        toelichting: wat === 'gedaan' ? UIT_AFSPRAAK : 'De afspraak is teruggedraaid.',
      },
    });
  } catch (fout) {
    if (!(fout instanceof NietGevonden)) throw fout;
  }
};
