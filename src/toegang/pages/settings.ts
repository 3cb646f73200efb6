import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Rol } from '../../platform/db/reader.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { type Html, melding, tabs } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';

export interface ToegangSettings {
  bsn: BsnKluis;
  beleid: BeleidInHuis;
}

export const NOOD = '/noodtoegang';
export const AFGESCHERMD = '/afgeschermd';
export const VERVANGING = '/vervanging';
export const BEKEND = '/bekend';

/** What was done, as the page that it led to says it. */
const GEDAAN: Readonly<Record<string, { titel: string; inhoud: string }>> = {
  oordeel: { titel: 'Je oordeel is vastgelegd', inhoud: 'De inwoner leest het, en het telt mee in het overzicht voor beheer.' },
  gesloten: { titel: 'De noodtoegang is gesloten', inhoud: 'Je kunt dit dossier niet meer lezen.' },
  afgeschermd: {
    titel: 'Het dossier is afgeschermd',
    inhoud: 'Bij de gemeente opent alleen de consulent het nu, en wie je hieronder noemt.',
  },
  verlengd: { titel: 'De afscherming is verlengd', inhoud: 'Voor de nieuwe dag vragen we je opnieuw te kijken.' },
  opgeheven: { titel: 'De afscherming is opgeheven', inhoud: 'Het dossier staat weer in de lijsten van wie het mag zien.' },
  genoemd: { titel: 'Toegevoegd', inhoud: 'Deze medewerker kan het dossier nu openen en erin werken.' },
  weg: { titel: 'Weggehaald', inhoud: 'Deze medewerker kan het dossier niet meer openen.' },
  vervanging: {
    titel: 'De vervanging is vastgelegd',
    inhoud: 'De vervanger ziet die dagen de inwoners, en de inwoners lezen wie ze kunnen bellen.',
  },
  terug: { titel: 'Vastgelegd', inhoud: 'De vervanging loopt niet meer.' },
};
export const gedaanMelding = (c: Pick<PageContext, 'zoek'>): Html | false => {
  const wat = GEDAAN[c.zoek.get('gedaan') ?? ''];
  return wat !== undefined && melding({ soort: 'succes', ...wat });
};

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
