import type { Kysely } from 'kysely';
import { cancelBijOrientatie, type Wie } from '../../afspraak/index.ts';
import { type Datum, toonKort } from '../../kernel/datum.ts';
import { type Geweigerd, geweigerd } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { endOrientatietoegang, listVerwijzingen } from '../../toegang/index.ts';
import { findBevinding, listOrientaties, updateOrientatie } from '../queries.ts';
import { standVan } from '../rules.ts';
import { STAND_TEKST } from '../teksten.ts';
import { type Bevinding, GEVOLGEN, Gevolg, type Orientatie, type OrientatieStand } from '../types.ts';

/** What every act on an orientation needs to know. `versie` is what the form was made of. */
export interface Opdracht {
  actor: Actor;
  vandaag: Datum;
  inwonerId: number;
  orientatieId: number;
  versie: number;
  waarden: Readonly<Record<string, string>>;
}

/** For acts that end an orientation: what is still in the agenda is called off, and who is invited hears of it. */
export type EindOpdracht = Opdracht & Pick<Wie, 'beleid' | 'nu' | 'basis'>;

const terug = (o: Opdracht): string =>
  o.actor.rol === 'orientatie'
    ? `/verwezen/${o.inwonerId}`
    : o.actor.rol === 'inwoner'
      ? '/mijn/orientatie'
      : `/dossier/${o.inwonerId}/orientatie`;

/** What a field holds now, under the name that its form gives it. */
const staatNu = (nu: Orientatie, b: Bevinding): Readonly<Record<string, readonly [label: string, nu: string]>> => {
  const [advies] = nu.adviezen;
  const dag = (een: Datum | null | undefined): string => (een ? toonKort(een) : '');
  return {
    start: ['Begonnen op', dag(nu.gestartOp)],
    wensen: ['Wat de inwoner wil', b.wensen],
    mogelijkheden: ['Wat de inwoner kan', b.mogelijkheden],
    perspectief: ['Perspectief op werk', b.perspectief],
    werkplek: ['Passende werkplek of werk', advies?.werkplek ?? ''],
    opleiding: ['Leren en opleiding', advies?.opleiding ?? ''],
    vervolg: ['Volgende stappen', advies?.vervolg ?? ''],
    categorie: ['Waar het advies op uitkomt', advies?.categorie ?? ''],
    kort: ['Het advies kort', advies?.kort ?? ''],
    dag: ['Besproken op', dag(advies?.besprokenOp)],
    akkoord: ['Eens met het advies', advies?.akkoord === true ? 'ja' : advies?.akkoord === false ? 'nee' : ''],
    reden: ['Reden', nu.gestoptReden || nu.afgewezenReden || advies?.akkoordReden || ''],
    gevolg: ['Wat ervan kwam', nu.gevolg ? GEVOLGEN[nu.gevolg] : ''],
    toelichting: ['Toelichting', ''],
  };
};

const inWoorden = (veld: string, getypt: string): string => {
  const gevolg = veld === 'gevolg' ? Gevolg.safeParse(getypt) : undefined;
  return gevolg?.success ? GEVOLGEN[gevolg.data] : getypt;
};

/** Both versions beside each other; where the orientation stands is said only when the act can no longer be done. */
const conflict = async (db: Kysely<DB>, o: Opdracht, nu: Orientatie, mag?: readonly OrientatieStand[]): Promise<Conflict> => {
  const stand = standVan(nu);
  const staat = staatNu(nu, await findBevinding(db, nu.id));
  const velden = Object.entries(staat).flatMap(([veld, [label, staatEr]]) => {
    const getypt = o.waarden[veld];
    if (getypt === undefined) return [];
    const jouw = inWoorden(veld, getypt);
    return [{ label, jouw, nu: staatEr, anders: jouw !== staatEr }];
  });
  return new Conflict({
    wat: 'deze oriëntatie',
    velden: [
      ...(mag === undefined || mag.includes(stand)
        ? []
        : [
            {
              label: 'Waar de oriëntatie staat',
              jouw: 'dat vul je hier niet in',
              nu: STAND_TEKST[stand].toLowerCase(),
              anders: false,
            },
          ]),
      ...velden,
    ],
    terug: terug(o),
    nieuweVersie: nu.versie,
  });
};

/**
 * The orientation as it is now, if it stands where the act may be done. Throws NietGevonden for one that the actor may not know of, and
 * Conflict when it changed since the form was made.
 */
export const loadOrientatie = async (
  db: Kysely<DB>,
  o: Opdracht,
  mag: readonly OrientatieStand[],
  // What is only added stands beside what another wrote meanwhile: nobody was ahead of anybody.
  k: { erbij?: boolean } = {},
): Promise<{ ok: true; orientatie: Orientatie } | Geweigerd> => {
  const orientatie = (await listOrientaties(db, o.inwonerId)).find(({ id }) => id === o.orientatieId);
  if (!orientatie) throw new NietGevonden();
  if (!k.erbij && orientatie.versie !== o.versie) throw await conflict(db, o, orientatie, mag);
  return mag.includes(standVan(orientatie))
    ? { ok: true, orientatie }
    : geweigerd(`Dat kan nu niet: deze oriëntatie is ${STAND_TEKST[standVan(orientatie)].toLowerCase()}.`);
};

/** Changes the orientation. Throws Conflict when somebody was ahead. */
export const changeOrientatie = async (
  db: Kysely<DB>,
  o: Opdracht,
  orientatie: Orientatie,
  zet: Parameters<typeof updateOrientatie>[2],
): Promise<void> => {
  if (!(await updateOrientatie(db, { id: orientatie.id, inwonerId: o.inwonerId, versie: orientatie.versie }, zet)))
    throw await conflict(db, o, orientatie);
};

/** The line in the logboek that each act leaves. */
export const logOrientatie = (
  db: Kysely<DB>,
  o: Pick<Opdracht, 'actor' | 'inwonerId'>,
  handeling: string,
  objectId: number,
  aanbiederId?: number | null,
): Promise<void> =>
  schrijfLogboek(db, o.actor, {
    handeling,
    soort: 'orientatie',
    objectId,
    inwonerId: o.inwonerId,
    ...(aanbiederId ? { aanbiederId } : {}),
    grond: GROND_WMO,
  });

/** What is still to come with the centre is called off, with why. */
export const zegAf = (db: Kysely<DB>, o: EindOpdracht, orientatieId: number, toelichting: string): Promise<number> =>
  cancelBijOrientatie(db, o, { inwonerId: o.inwonerId, orientatieId, toelichting });

/** The centre has nothing to see any more: its access ends, if it did not by itself. */
export const endZicht = async (
  db: Kysely<DB>,
  o: Pick<Opdracht, 'actor' | 'inwonerId'>,
  orientatie: Orientatie,
): Promise<void> => {
  const open = (await listVerwijzingen(db, o.inwonerId)).some(
    ({ id, beeindigd_op }) => id === orientatie.toegangId && beeindigd_op === null,
  );
  if (open && orientatie.toegangId !== null)
    await endOrientatietoegang(db, o.actor, { inwonerId: o.inwonerId, id: orientatie.toegangId });
};
