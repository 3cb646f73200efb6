import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { unprintableIn } from '../../platform/pdf/index.ts';
import { parseForm } from '../../web/form-data.ts';
import { insertAdvies } from '../queries.ts';
import { leesCategorie } from '../rules.ts';
import { AdviesForm, type AdviesInvoer, type Orientatie } from '../types.ts';
import { changeOrientatie, loadOrientatie, logOrientatie, type Opdracht } from './load-orientatie.ts';

/** The advice as it was typed: three parts (AP10), the words for the resident, and a category where the regeling names them (AR15). All faults at once. */
export const readAdvies = (
  beleid: BeleidInHuis,
  orientatie: Pick<Orientatie, 'regelingId'>,
  waarden: Readonly<Record<string, string>>,
): Resultaat<AdviesInvoer & { uitkomst: string | null }> => {
  const gelezen = parseForm(AdviesForm, { categorie: '', ...waarden });
  const categorie = leesCategorie(beleid.regelingMetId(orientatie.regelingId).regeling, waarden.categorie ?? '');
  const tekens = gelezen.ok ? unprintableIn(Object.values(gelezen.waarde).join(' ')) : [];
  const redenen = [
    ...(gelezen.ok ? [] : gelezen.redenen),
    ...(categorie.ok ? [] : categorie.redenen),
    ...(tekens.length === 0
      ? []
      : [{ tekst: `Deze tekens kunnen niet worden afgedrukt: ${tekens.join(' ')}. Haal ze weg uit het advies.` }]),
  ];
  if (!gelezen.ok || !categorie.ok || redenen.length > 0) return geweigerd(...redenen);
  return gelukt({ ...gelezen.waarde, uitkomst: categorie.waarde });
};

/** Ends the orientation with its written advice. Another advice follows on one that was talked over; nothing is replaced. Throws NietGevonden or Conflict. */
export const giveAdvies = async (db: Kysely<DB>, o: Opdracht & { beleid: BeleidInHuis }): Promise<Resultaat<number>> => {
  const geladen = await loadOrientatie(db, o, ['gestart', 'geadviseerd', 'besproken']);
  if (!geladen.ok) return geladen;
  const { orientatie } = geladen;
  const gelezen = readAdvies(o.beleid, orientatie, o.waarden);
  if (!gelezen.ok) return gelezen;
  const id = await insertAdvies(db, {
    orientatieId: orientatie.id,
    nummer: (orientatie.adviezen[0]?.nummer ?? 0) + 1,
    invoer: gelezen.waarde,
    categorie: gelezen.waarde.uitkomst,
    vandaag: o.vandaag,
    door: o.actor.gebruikerId,
  });
  // Who wrote an advice at the same time meets this one, and does not send a second unseen.
  await changeOrientatie(db, o, orientatie, {});
  await logOrientatie(db, o, 'orientatie-geadviseerd', orientatie.id);
  return gelukt(id);
};
