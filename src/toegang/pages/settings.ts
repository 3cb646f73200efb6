import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Rol } from '../../platform/db/reader.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { type Html, tabs } from '../../web/index.ts';

export interface ToegangSettings {
  bsn: BsnKluis;
  beleid: BeleidInHuis;
}

export const NOOD = '/noodtoegang';
export const AFGESCHERMD = '/afgeschermd';
export const VERVANGING = '/vervanging';
export const BEKEND = '/bekend';

const DELEN: readonly { href: string; tekst: string; rollen: readonly Rol[] }[] = [
  { href: NOOD, tekst: 'Noodtoegang', rollen: ['consulent', 'teammanager'] },
  { href: BEKEND, tekst: 'Bij wie bekend', rollen: ['consulent', 'teammanager'] },
  { href: VERVANGING, tekst: 'Vervanging', rollen: ['consulent', 'teammanager'] },
  { href: AFGESCHERMD, tekst: 'Afgeschermd', rollen: ['teammanager', 'beheer'] },
];

/** The pages about access that a role has, beside each other. */
export const toegangTabs = (rol: Rol, huidig: string): Html | false => {
  const delen = DELEN.filter(({ rollen }) => rollen.includes(rol));
  return (
    delen.length > 1 &&
    tabs({ naam: 'Toegang', tabs: delen.map(({ href, tekst }) => ({ href, tekst, huidig: href === huidig })) })
  );
};
