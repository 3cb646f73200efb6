import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict } from '../../platform/problem.ts';
import { insertWoord, listWoorden } from '../queries/index.ts';
import { WOORD_VELDEN, WOORDEN, type Woord } from '../types.ts';
import { loadVan, logPlan } from './load-plan.ts';

/** What a form with these words carries, so that it is known what its writer had in front of him. */
export const woordenVersie = (woorden: readonly Woord[]): number => Math.max(0, ...woorden.map(({ id }) => id));

/**
 * Writes down what the resident wants, can and needs, in own words: typed by himself, or by the consulent who heard it; which of the two is
 * kept. Only what this writer changed becomes a new row. Throws Conflict when another wrote the same words since
 * the form with this `versie` was opened.
 */
export const writeWoorden = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { inwonerId: number; waarden: Readonly<Record<string, string>>; versie?: number; terug?: string },
): Promise<Resultaat<number>> => {
  const van = await loadVan(db, o.inwonerId);
  const [nu, toen] = await Promise.all([listWoorden(db, o.inwonerId), listWoorden(db, o.inwonerId, o.versie)]);
  const tekstVan = (woorden: readonly Woord[], veld: string): string => woorden.find((woord) => woord.veld === veld)?.tekst ?? '';
  const redenen: Reden[] = WOORD_VELDEN.flatMap((veld) =>
    (o.waarden[veld] ?? '').length > 2000 ? [{ veld, tekst: 'Schrijf hoogstens 2000 tekens.' }] : [],
  );
  const anders = WOORD_VELDEN.filter((veld) => {
    const tekst = o.waarden[veld] ?? '';
    return tekst !== '' && tekst !== tekstVan(nu, veld) && tekst !== tekstVan(toen, veld);
  });
  for (const veld of WOORD_VELDEN)
    if ((o.waarden[veld] ?? '') === '' && tekstVan(toen, veld) !== '')
      redenen.push({ veld, tekst: 'Dit kan niet leeg worden. Klopt het niet meer? Schrijf dan op wat er nu geldt.' });
  if (redenen.length === 0 && anders.length === 0) redenen.push({ veld: 'ik-wil', tekst: 'Schrijf iets op, of verander iets.' });
  if (redenen.length > 0) return geweigerd(...redenen);
  const botst = anders
    .map((veld) => nu.find((woord) => woord.veld === veld))
    .find((woord) => woord && o.versie !== undefined && woord.id > o.versie);
  if (botst)
    throw new Conflict({
      wat: 'deze woorden',
      door: botst.door,
      wanneer: botst.op,
      velden: anders.map((veld) => ({
        label: WOORDEN[veld].kop,
        jouw: o.waarden[veld] ?? '',
        nu: tekstVan(nu, veld),
        anders: true,
        keuze: { naam: veld, nu: tekstVan(nu, veld) },
      })),
      terug: o.terug ?? `/dossier/${o.inwonerId}/plan`,
      nieuweVersie: woordenVersie(nu),
    });
  const getypt = actor.rol === 'inwoner' ? ('inwoner' as const) : ('consulent' as const);
  for (const veld of anders) await insertWoord(db, van, { veld, tekst: o.waarden[veld] ?? '', getypt, door: actor.gebruikerId });
  await logPlan(db, actor, van, 'planwoorden-geschreven', o.inwonerId);
  return gelukt(anders.length);
};
