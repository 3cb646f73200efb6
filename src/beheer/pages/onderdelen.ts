// Parts that several pages of beheer show.
import type { Regeling } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { rolnamen } from '../../platform/auth/rolnamen.ts';
import { type BadgeSoort, badge, type Html, html, type Inhoud, tabel, tabs } from '../../web/index.ts';
import { HANDELING_TEKST } from '../rules/mandaat.ts';
import { dagTekst, periodeTekst, type Stand, type ToonVeld, type Wijziging } from '../rules/medewerker.ts';
import { HANDELINGEN, isStafrol, type Medewerker, type Versie } from '../types.ts';
import { AFWEZIGHEID, FUNCTIES, functieNaam, MEDEWERKERS, TEAMS, UITNODIGINGEN } from './settings.ts';

const STAND: Record<Stand, [BadgeSoort, string]> = {
  'uit-dienst': ['neutraal', 'uit dienst'],
  uit: ['telaat', 'staat uit'],
  vertrekt: ['aandacht', 'vertrekt'],
  'niet-uitgenodigd': ['aandacht', 'nog niet uitgenodigd'],
  uitgenodigd: ['info', 'uitgenodigd'],
  verlopen: ['telaat', 'uitnodiging verlopen'],
  'nog-niet': ['info', 'nog niet ingelogd'],
  actief: ['goed', 'actief'],
};

/** The state of an account in words, for a file. */
export const standTekst = (stand: Stand): string => STAND[stand][1];

/** The state of an account; with its last day when there is one. */
export const standBadge = (stand: Stand, m: Pick<Medewerker, 'laatsteDag'>): Html => {
  const [soort, tekst] = STAND[stand];
  if (stand === 'vertrekt' && m.laatsteDag) return badge(soort, `vertrekt na ${toonDatum(m.laatsteDag)}`);
  return badge(soort, tekst);
};

/** Who works here, in which team and functie, who is away: pages of one thing. */
export const medewerkerTabs = (
  huidig: 'medewerkers' | 'aanbieders' | 'uitnodigingen' | 'teams' | 'functies' | 'afwezigheid',
): Html =>
  tabs({
    naam: 'Medewerkers',
    tabs: [
      { tekst: 'Gemeente', href: MEDEWERKERS, huidig: huidig === 'medewerkers' },
      { tekst: 'Aanbieders', href: `${MEDEWERKERS}?groep=aanbieders`, huidig: huidig === 'aanbieders' },
      { tekst: 'Uitnodigingen', href: UITNODIGINGEN, huidig: huidig === 'uitnodigingen' },
      { tekst: 'Teams', href: TEAMS, huidig: huidig === 'teams' },
      { tekst: 'Functies', href: FUNCTIES, huidig: huidig === 'functies' },
      { tekst: 'Afwezigheid', href: AFWEZIGHEID, huidig: huidig === 'afwezigheid' },
    ],
  });

/** How a role of an account is called. */
export const rolTekst = (m: Pick<Medewerker, 'rol' | 'aanbieder'>): string =>
  m.rol === 'aanbieder'
    ? (m.aanbieder ?? rolnamen.aanbieder)
    : m.rol === 'orientatie'
      ? `${rolnamen.orientatie}, ${m.aanbieder ?? ''}`
      : rolnamen[m.rol];

const JA_NEE = (waarde: unknown): string => (waarde === true ? 'ja' : 'nee');
const tekstVan = (waarde: unknown): string =>
  typeof waarde === 'string' ? waarde : typeof waarde === 'number' ? String(waarde) : '';

/** How what was stored is read on the screen: before and after in words. `naam` gives the name of an account. */
export const veldToner =
  (regeling: Regeling, o: { naam: (id: number) => string; team?: (id: number) => string }) =>
  (versie: Versie): ToonVeld =>
  (veld, waarde) => {
    const leeg = (tekst: string, anders: string): string => (tekst === '' ? anders : tekst);
    switch (`${versie.soort}.${veld}`) {
      case 'gebruiker.naam':
      case 'team.naam':
        return { label: 'Naam', tekst: tekstVan(waarde) };
      case 'gebruiker.rol':
        return { label: 'Rol', tekst: rolVan(tekstVan(waarde)) };
      case 'gebruiker.functie': {
        const functie = tekstVan(waarde);
        return { label: 'Functie', tekst: functie === '' ? 'geen' : functieNaam(regeling, functie) };
      }
      case 'gebruiker.telefoon':
        return { label: 'Telefoon', tekst: leeg(tekstVan(waarde), 'geen') };
      case 'gebruiker.email':
        return { label: 'E-mail', tekst: leeg(tekstVan(waarde), 'geen') };
      case 'gebruiker.actief':
        return { label: 'Account', tekst: waarde === true ? 'aan' : 'uit' };
      case 'gebruiker.laatste_dag':
        return { label: 'Laatste dag', tekst: leeg(dagTekst(waarde), 'geen') };
      case 'team.geldig':
        return { label: 'Bestaat', tekst: periodeTekst(waarde) };
      case 'teamlid.geldig':
        return { label: `In ${teamVan(versie, o.team)}`, tekst: periodeTekst(waarde) };
      case 'teamlid.leidt':
        return { label: `Leidt ${teamVan(versie, o.team)}`, tekst: JA_NEE(waarde) };
      case 'medewerkerafwezigheid.periode':
        return { label: 'Afwezig', tekst: periodeTekst(waarde) };
      case 'medewerkerafwezigheid.vervanger_id':
        return { label: 'Vervanger', tekst: typeof waarde === 'number' ? o.naam(waarde) : 'niemand' };
      case 'medewerkerafwezigheid.ingetrokken_op':
        return { label: 'Afwezigheid', tekst: waarde === null ? 'staat' : 'ingetrokken' };
      case 'mandaat.geldig':
        return { label: 'Geldig', tekst: periodeTekst(waarde) };
      case 'mandaat.bereik':
        return { label: 'Waarvoor', tekst: tekstVan(waarde) };
      case 'mandaat.bron':
        return { label: 'Bron', tekst: tekstVan(waarde) };
      case 'mandaat.bron_op':
        return { label: 'Bekendgemaakt op', tekst: leeg(dagTekst(waarde), 'niet ingevuld') };
      case 'mandaat.bron_plaats':
        return { label: 'Waar te vinden', tekst: leeg(tekstVan(waarde), 'niet ingevuld') };
      case 'mandaat.einde_reden':
        return { label: 'Reden van het einde', tekst: leeg(tekstVan(waarde), 'geen') };
      default:
        return undefined;
    }
  };

const rolVan = (rol: string): string => (isStafrol(rol) || rol === 'aanbieder' || rol === 'orientatie' ? rolnamen[rol] : rol);
const teamVan = (versie: Versie, team: ((id: number) => string) | undefined): string => {
  const id = versie.inhoud.team_id;
  return typeof id === 'number' && team ? team(id) : 'het team';
};

/** Who changed what, newest first. */
export const wijzigingenTabel = (
  caption: string,
  rijen: readonly Wijziging[],
  vandaag: Datum,
  leeg = 'Er is nog niets gewijzigd.',
): Html =>
  tabel({
    caption,
    kolommen: [{ kop: 'Wanneer' }, { kop: 'Wie' }, { kop: 'Wat' }],
    rijen: rijen.map((rij) => [toonMoment(rij.op, vandaag), rij.door ?? 'Het systeem', regels(rij.wat)]),
    leeg,
  });

const regels = (wat: readonly string[]): Inhoud =>
  wat.length === 1 ? wat[0] : html`<ul>${wat.map((regel) => html`<li>${regel}</li>`)}</ul>`;

/** "toekennen, weigeren" */
export const handelingenTekst = (handelingen: readonly string[]): string =>
  HANDELINGEN.filter((een) => handelingen.includes(een))
    .map((een) => HANDELING_TEKST[een])
    .join(', ');
