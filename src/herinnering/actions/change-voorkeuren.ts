import type { Kysely } from 'kysely';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { saveVoorkeur } from '../queries.ts';
import { MAILSOORTEN } from '../types.ts';

/** The kinds of mail that somebody of a role can choose from. */
export const soortenVoor = (rol: Actor['rol']) => MAILSOORTEN.filter(({ rollen }) => rollen.includes(rol));

/** Which mail who acts wants: every kind of the role, those in `aan` and no other. */
export const changeVoorkeuren = async (
  db: Kysely<DB>,
  o: { actor: Actor; aan: readonly string[] },
): Promise<Resultaat<{ aan: number }>> => {
  const soorten = soortenVoor(o.actor.rol);
  for (const { soort } of soorten)
    await saveVoorkeur(db, { gebruikerId: o.actor.gebruikerId, soort, uit: !o.aan.includes(soort) });
  await schrijfLogboek(db, o.actor, {
    handeling: 'mailvoorkeur-gewijzigd',
    soort: 'mailvoorkeur',
    objectId: o.actor.gebruikerId,
    inwonerId: o.actor.inwonerId,
    grond: 'eigen keuze',
  });
  return gelukt({ aan: soorten.filter(({ soort }) => o.aan.includes(soort)).length });
};
