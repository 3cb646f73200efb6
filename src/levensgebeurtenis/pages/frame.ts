import { findPersoon, type PersoonRij, toonNaam } from '../../inwoner/index.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { PageContext } from '../../web/route.ts';

export const pad = '/dossier/:inwoner/gebeurtenissen';
export const consulent = { rollen: ['consulent'], van: 'inwoner' } as const;

/** The resident of the page, with a line in the logboek. Throws NietGevonden for who may not be known. */
export const open = async (c: PageContext): Promise<PersoonRij> => {
  const inwonerId = c.nummer('inwoner');
  const [p] = await Promise.all([findPersoon(c.db, inwonerId), schrijfInzage(c.db, { inwonerId, soort: 'gebeurtenissen' })]);
  if (!p) throw new NietGevonden();
  return p;
};

export const kruimels = (p: PersoonRij, hier: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(p), href: `/dossier/${p.id}` },
  { tekst: 'Gebeurtenissen', href: `/dossier/${p.id}/gebeurtenissen` },
  { tekst: hier },
];
