import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { findBevinding } from '../queries.ts';
import { BevindingForm } from '../types.ts';
import { changeOrientatie, loadOrientatie, logOrientatie, type Opdracht } from './load-orientatie.ts';

/** What the centre knows so far of wishes, possibilities and perspective on work (AP34); grows until the advice. Throws NietGevonden or Conflict. */
export const recordBevinding = async (db: Kysely<DB>, o: Opdracht): Promise<Resultaat<number>> => {
  const gelezen = parseForm(BevindingForm, o.waarden);
  if (!gelezen.ok) return gelezen;
  const geladen = await loadOrientatie(db, o, ['verwezen', 'gepland', 'gestart']);
  if (!geladen.ok) return geladen;
  const eerder = await findBevinding(db, geladen.orientatie.id);
  const { wensen, mogelijkheden, perspectief } = gelezen.waarde;
  if ([eerder, gelezen.waarde].every((een) => een.wensen === '' && een.mogelijkheden === '' && een.perspectief === ''))
    return geweigerd({ veld: 'wensen', tekst: 'Vul minstens één vak in. Er is nog niets om te bewaren.' });
  if (wensen === eerder.wensen && mogelijkheden === eerder.mogelijkheden && perspectief === eerder.perspectief)
    return geweigerd('Je hebt niets gewijzigd. Vul iets aan, of kies Annuleren.');
  await changeOrientatie(db, o, geladen.orientatie, gelezen.waarde);
  await logOrientatie(db, o, 'orientatie-aangevuld', geladen.orientatie.id);
  return gelukt(geladen.orientatie.id);
};
