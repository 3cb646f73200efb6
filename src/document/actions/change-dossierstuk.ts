import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findStuk, updateLezers } from '../queries.ts';
import { lezersTekst } from '../rules.ts';
import { type Lezers, SOORT_NAMEN, type Soort } from '../types.ts';

/** Changes who reads a document, its kind and its name; the bytes stay. What a resident sent himself he keeps on reading. */
export const changeDossierstuk = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; id: number; versie: number; soort: Soort; titel: string; lezers: Lezers; terug: string },
): Promise<Resultaat<{ id: number }>> => {
  const stuk = await findStuk(db, o.inwonerId, o.id);
  if (!stuk || stuk.verborgen) throw new NietGevonden();
  if (stuk.herkomst === 'inwoner' && !o.lezers.metInwoner)
    return geweigerd({ veld: 'lezers', tekst: 'De inwoner stuurde dit zelf en blijft het lezen. Kies een ander antwoord.' });
  if (stuk.herkomst === 'aanbieder' && !o.lezers.metInwoner)
    return geweigerd({
      veld: 'lezers',
      tekst: 'De aanbieder stuurde dit en zei dat de inwoner het leest. Kies een ander antwoord.',
    });
  if (stuk.versie !== o.versie || !(await updateLezers(db, { ...o, ...o.lezers }))) {
    const nu = await findStuk(db, o.inwonerId, o.id);
    if (!nu) throw new NietGevonden();
    const rij = (label: string, jouw: string, staat: string) => ({ label, jouw, nu: staat, anders: jouw !== staat });
    throw new Conflict({
      wat: `het document “${nu.titel}”`,
      terug: o.terug,
      nieuweVersie: nu.versie,
      velden: [
        rij('Naam', o.titel, nu.titel),
        rij('Soort', SOORT_NAMEN[o.soort], SOORT_NAMEN[nu.soort]),
        rij('Wie dit leest', lezersTekst(o.lezers), lezersTekst(nu)),
      ],
    });
  }
  await schrijfLogboek(db, o.actor, {
    handeling: 'document-gewijzigd',
    soort: 'dossierstuk',
    objectId: o.id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ id: o.id });
};
