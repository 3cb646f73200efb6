import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { insertWoord, listWoorden } from '../queries/index.ts';
import { WOORD_VELDEN } from '../types.ts';
import { loadVan, logPlan } from './load-plan.ts';

/**
 * Writes down what the resident wants, can and needs, in own words: typed by himself, or by the consulent who heard it; which of the two is
 * kept. Only what changed becomes a new row.
 */
export const writeWoorden = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { inwonerId: number; waarden: Readonly<Record<string, string>> },
): Promise<Resultaat<number>> => {
  const van = await loadVan(db, o.inwonerId);
  const nu = await listWoorden(db, o.inwonerId);
  const redenen: Reden[] = WOORD_VELDEN.flatMap((veld) =>
    (o.waarden[veld] ?? '').length > 2000 ? [{ veld, tekst: 'Schrijf hoogstens 2000 tekens.' }] : [],
  );
  const anders = WOORD_VELDEN.filter((veld) => {
    const tekst = o.waarden[veld] ?? '';
    return tekst !== '' && tekst !== nu.find((woord) => woord.veld === veld)?.tekst;
  });
  for (const veld of WOORD_VELDEN)
    if ((o.waarden[veld] ?? '') === '' && nu.some((woord) => woord.veld === veld))
      redenen.push({ veld, tekst: 'Dit kan niet leeg worden. Klopt het niet meer? Schrijf dan op wat er nu geldt.' });
  if (redenen.length === 0 && anders.length === 0) redenen.push({ veld: 'ik-wil', tekst: 'Schrijf iets op, of verander iets.' });
  if (redenen.length > 0) return geweigerd(...redenen);
  const getypt = actor.rol === 'inwoner' ? ('inwoner' as const) : ('consulent' as const);
  for (const veld of anders) await insertWoord(db, van, { veld, tekst: o.waarden[veld] ?? '', getypt, door: actor.gebruikerId });
  await logPlan(db, actor, van, 'planwoorden-geschreven', o.inwonerId);
  return gelukt(anders.length);
};
