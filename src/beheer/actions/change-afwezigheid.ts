import type { Kysely } from 'kysely';
import { type BeleidInHuis, vervangenElkaar } from '../../beleid/index.ts';
import { type Datum, isoDatum, isVoor } from '../../kernel/datum.ts';
import { type Geldigheid, overlapt, toonPeriode } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import {
  findAfwezigheid,
  insertAfwezigheid,
  listAfwezigheid,
  updateAfwezigheid,
  withdrawAfwezigheid as withdrawRij,
} from '../queries/afwezigheid.ts';
import { findMedewerker, findMedewerkers } from '../queries/medewerkers.ts';
import { afwezigheidRedenen } from '../rules/medewerker.ts';
import type { Afwezigheid, Medewerker } from '../types.ts';

const GROND = 'bereikbaarheid voor inwoners';
const OVERLAP: Reden = { veld: 'van', tekst: 'Deze medewerker staat op een van deze dagen al als afwezig. Kies andere dagen.' };

const vervangerRedenen = (vervanger: Medewerker, tot: Datum | null): Reden[] =>
  vervanger.aanbiederId !== undefined
    ? [{ veld: 'vervanger', tekst: 'Kies een medewerker van de gemeente.' }]
    : !vervanger.actief || (vervanger.laatsteDag && (tot === null || isVoor(vervanger.laatsteDag, tot)))
      ? [{ veld: 'vervanger', tekst: `${vervanger.naam} werkt hier dan niet meer. Kies een ander als vervanger.` }]
      : [];

/** AL8: who replaces by itself, the first by name who is there; undefined when no source says so, or nobody is. */
const vanzelf = async (
  db: Kysely<DB>,
  o: { beleid: Pick<BeleidInHuis, 'gemeente'>; gemeenteId: number; gebruikerId: number; periode: Geldigheid },
  bekend: readonly Afwezigheid[],
): Promise<{ vervangerId: number; bron: string } | undefined> => {
  const medewerkers = (await findMedewerkers(db)).filter(({ actief }) => actief);
  const samen = vervangenElkaar(o.beleid.gemeente(o.gemeenteId), o.gebruikerId, medewerkers);
  const een = samen?.collegas
    .filter((m) => vervangerRedenen(m, o.periode.tot).length === 0)
    .find(({ id }) => !bekend.some((b) => b.gebruikerId === id && overlapt(b.periode, o.periode)));
  return samen && een && { vervangerId: een.id, bron: samen.bron };
};

/**
 * Writes down that an employee is away, and who is there instead; never why. Who replaces each other by themselves need not be named (AL8). Refused for days that overlap, and for a replacement who
 * is away or gone. Throws NietGevonden for an employee out of reach.
 */
export const addAfwezigheid = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { gebruikerId: number; periode: Geldigheid; vervangerId: number | undefined; beleid: Pick<BeleidInHuis, 'gemeente'> },
): Promise<Resultaat<number>> => {
  const { gemeenteId } = actor;
  const wie = await findMedewerker(db, o.gebruikerId);
  const vervanger = o.vervangerId === undefined ? undefined : await findMedewerker(db, o.vervangerId);
  if (!wie || gemeenteId === undefined || (o.vervangerId !== undefined && !vervanger)) throw new NietGevonden();
  if (wie.aanbiederId !== undefined) return geweigerd({ veld: 'medewerker', tekst: 'Kies een medewerker van de gemeente.' });
  const bekend = await listAfwezigheid(db, { vanaf: o.periode.van });
  const redenen = [
    ...afwezigheidRedenen({ ...o, ...o.periode }, bekend),
    ...(vervanger ? vervangerRedenen(vervanger, o.periode.tot) : []),
  ];
  if (redenen.length > 0) return { ok: false, redenen };
  const zelf = o.vervangerId === undefined ? await vanzelf(db, { ...o, gemeenteId }, bekend) : undefined;
  const id = await insertAfwezigheid(db, {
    gebruikerId: o.gebruikerId,
    periode: o.periode,
    vervangerId: o.vervangerId ?? zelf?.vervangerId,
    vervangerBron: zelf?.bron ?? '',
    gemeenteId,
    door: actor.gebruikerId,
  });
  if (id === undefined) return geweigerd(OVERLAP);
  await schrijfLogboek(db, actor, { handeling: 'afwezigheid-vastgelegd', soort: 'gebruiker', objectId: wie.id, grond: GROND });
  return gelukt(id);
};

/** Another period or replacement. Throws Conflict when it was changed since `versie`, NietGevonden when it is not there. */
export const changeAfwezigheid = async (
  db: Kysely<DB>,
  actor: Actor,
  o: {
    id: number;
    versie: number;
    periode: Geldigheid;
    vervangerId: number | undefined;
    beleid: Pick<BeleidInHuis, 'gemeente'>;
  },
): Promise<Resultaat<null>> => {
  const nu = await findAfwezigheid(db, o.id);
  const vervanger = o.vervangerId === undefined ? undefined : await findMedewerker(db, o.vervangerId);
  if (!nu || (o.vervangerId !== undefined && !vervanger)) throw new NietGevonden();
  const bekend = await listAfwezigheid(db, { vanaf: o.periode.van });
  const redenen = [
    ...afwezigheidRedenen({ ...o, ...o.periode, gebruikerId: nu.gebruikerId }, bekend),
    ...(vervanger ? vervangerRedenen(vervanger, o.periode.tot) : []),
  ];
  if (redenen.length > 0) return { ok: false, redenen };
  const zelf =
    o.vervangerId === undefined && actor.gemeenteId !== undefined
      ? await vanzelf(db, { ...o, gebruikerId: nu.gebruikerId, gemeenteId: actor.gemeenteId }, bekend)
      : undefined;
  const uit = await updateAfwezigheid(db, {
    id: o.id,
    versie: o.versie,
    periode: o.periode,
    vervangerId: o.vervangerId ?? zelf?.vervangerId,
    // Kept as it came while nobody chose another.
    vervangerBron: zelf?.bron ?? (o.vervangerId === nu.vervangerId ? nu.vervangerBron : ''),
  });
  if (uit === 'bezet') return geweigerd(OVERLAP);
  if (!uit)
    throw new Conflict({
      wat: `de afwezigheid van ${nu.naam}`,
      velden: [
        {
          label: 'Afwezig',
          jouw: toonPeriode(o.periode),
          nu: toonPeriode(nu.periode),
          anders: isoDatum(o.periode.van) !== isoDatum(nu.periode.van) || String(o.periode.tot) !== String(nu.periode.tot),
        },
        {
          label: 'Vervanger',
          jouw: vervanger?.naam ?? 'niemand',
          nu: nu.vervanger ?? 'niemand',
          anders: o.vervangerId !== nu.vervangerId,
        },
      ],
      terug: `/beheer/medewerkers/afwezigheid/${nu.id}`,
      nieuweVersie: nu.versie,
    });
  await schrijfLogboek(db, actor, {
    handeling: 'afwezigheid-gewijzigd',
    soort: 'gebruiker',
    objectId: nu.gebruikerId,
    grond: GROND,
  });
  return gelukt(null);
};

/** It does not go on, or was never meant. Throws NietGevonden when it is not there. */
export const withdrawAfwezigheid = async (db: Kysely<DB>, actor: Actor, o: { id: number }): Promise<Resultaat<null>> => {
  const nu = await findAfwezigheid(db, o.id);
  if (!nu) throw new NietGevonden();
  if (!(await withdrawRij(db, { id: nu.id, versie: nu.versie }))) throw new NietGevonden();
  await schrijfLogboek(db, actor, {
    handeling: 'afwezigheid-ingetrokken',
    soort: 'gebruiker',
    objectId: nu.gebruikerId,
    grond: GROND,
  });
  return gelukt(null);
};
