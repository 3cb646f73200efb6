import type { Kysely } from 'kysely';
import { type BeleidInHuis, vervangenElkaar } from '../../beleid/index.ts';
import { type Datum, isVoor, plusDagen } from '../../kernel/datum.ts';
import { type Geldigheid, overlapt } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { endVervanging, insertVervanging, isAfwezigIn, listConsulenten, listVervangingen } from '../queries/index.ts';
import { vervangingRedenen } from '../rules.ts';

const GROND = 'bereikbaarheid voor inwoners';

/** The days of an absence, or what is left of them. */
const zelfdeDagen = (staat: Geldigheid, nieuw: Geldigheid): boolean =>
  !isVoor(nieuw.van, staat.van) &&
  (staat.tot === null ? nieuw.tot === null : nieuw.tot?.equals(staat.tot) === true && !isVoor(staat.tot, nieuw.van));

/**
 * A consulent is away for some days (never why) and another works in the caseload meanwhile: on those days, and not before or after. By
 * the consulent himself or by the teammanager. An absence of the same days that had nobody to replace gets somebody. Who replace each other
 * by themselves need not be named (AL8). Gives the number.
 */
export const arrangeVervanging = async (
  db: Kysely<DB>,
  actor: Actor,
  vraag: { gebruikerId: number; vervangerId: number | undefined; periode: Geldigheid; beleid: Pick<BeleidInHuis, 'gemeente'> },
  vandaag: Datum,
): Promise<Resultaat<number>> => {
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  const [consulenten, bekend] = await Promise.all([listConsulenten(db), listVervangingen(db, vandaag)]);
  const { gebruikerId, periode } = vraag;
  const samen =
    vraag.vervangerId === undefined
      ? vervangenElkaar(vraag.beleid.gemeente(actor.gemeenteId), gebruikerId, consulenten)
      : undefined;
  let vanzelf: number | undefined;
  for (const { id } of samen?.collegas ?? []) {
    const weg =
      actor.rol === 'consulent'
        ? await isAfwezigIn(db, id, periode)
        : bekend.some((b) => b.gebruikerId === id && overlapt(b.periode, periode));
    if (!weg) vanzelf ??= id;
  }
  const vervangerId = vraag.vervangerId ?? vanzelf;
  if (vervangerId === undefined) return geweigerd({ veld: 'vervanger', tekst: 'Kies wie er vervangt.' });
  const o = { gebruikerId, periode, vervangerId };
  const een = (id: number) => consulenten.some((c) => c.id === id);
  if (!een(o.gebruikerId)) return geweigerd({ veld: 'medewerker', tekst: 'Kies een consulent uit de lijst.' });
  if (!een(o.vervangerId)) return geweigerd({ veld: 'vervanger', tekst: 'Kies een consulent uit de lijst.' });
  const zonder = bekend.find(
    (b) => b.gebruikerId === o.gebruikerId && b.vervangerId === undefined && zelfdeDagen(b.periode, o.periode),
  );
  const redenen = vervangingRedenen(
    o,
    bekend.filter((b) => b !== zonder),
  );
  // A consulent sees the absences that are his own business: of a colleague only whether he is there.
  if (actor.rol === 'consulent' && redenen.length === 0 && (await isAfwezigIn(db, o.vervangerId, o.periode)))
    return geweigerd({ veld: 'vervanger', tekst: 'Deze collega is zelf afwezig in deze dagen. Kies een ander als vervanger.' });
  if (redenen.length > 0) return { ok: false, redenen };
  if (zonder) await endVervanging(db, { id: zonder.id, laatste: plusDagen(o.periode.van, -1) });
  const id = await insertVervanging(db, {
    ...o,
    gemeenteId: actor.gemeenteId,
    door: actor.gebruikerId,
    vervangerBron: vraag.vervangerId === undefined ? (samen?.bron ?? '') : '',
  });
  if (id === undefined)
    return geweigerd({
      veld: 'van',
      tekst: 'Op een van deze dagen staat al een afwezigheid. Trek die in, of kies andere dagen.',
    });
  await schrijfLogboek(db, actor, {
    handeling: 'afwezigheid-vastgelegd',
    soort: 'gebruiker',
    objectId: o.gebruikerId,
    grond: GROND,
  });
  return gelukt(id);
};

/** Back earlier, or it does not go on: yesterday was the last day. Throws NietGevonden when it is over already. */
export const endVervangingNu = async (db: Kysely<DB>, actor: Actor, id: number, vandaag: Datum): Promise<void> => {
  const geraakt = await endVervanging(db, { id, laatste: plusDagen(vandaag, -1) });
  if (!geraakt) throw new NietGevonden();
  await schrijfLogboek(db, actor, {
    handeling: 'afwezigheid-ingetrokken',
    soort: 'gebruiker',
    objectId: geraakt.gebruikerId,
    grond: GROND,
  });
};
