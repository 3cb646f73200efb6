import type { Kysely } from 'kysely';
import type { RouteStap } from '../../beleid/regeling.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import { listCollegas, listPlekken } from '../queries/index.ts';
import { heeftTafel, type Stoel, stoelen } from '../tafel.ts';
import type { StapRij } from '../types-rijen.ts';
import type { Geladen, TrajectOpdracht } from './context.ts';

/** The chairs at the table of this talk, with who can have sat there (OS9). */
export const tafelVan = async (
  db: Kysely<DB>,
  o: TrajectOpdracht,
  g: Pick<Geladen, 'houder'>,
  rij: Pick<StapRij, 'aanbieder'>,
  stap: RouteStap,
): Promise<Stoel[]> => {
  if (!heeftTafel(stap)) return [];
  const [collegas, plekken, inwoner] = [
    await listCollegas(db, g.houder.gemeente_id),
    await listPlekken(db, o.inwonerId),
    await findInwoner(db, o.inwonerId),
  ];
  const lopend = plekken.filter(({ status }) => status !== 'beeindigd').map(({ aanbieder }) => aanbieder);
  return stoelen(stap, {
    ik: o.actor.gebruikerId,
    inwoner: inwoner ? toonNaam(inwoner) : '',
    collegas,
    aanbieders: [...new Set([...(rij.aanbieder === '' ? [] : [rij.aanbieder]), ...lopend])],
  });
};
