import type { Regeling } from '../../beleid/index.ts';
import { toonDatum, toonKort } from '../../kernel/datum.ts';
import { dagTotVandaag, toonMoment } from '../../kernel/moment.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import { rolnamen } from '../../platform/auth/rolnamen.ts';
import { csvRegel } from '../../platform/csv.ts';
import {
  filters,
  html,
  kaart,
  keuzelijst,
  kop,
  link,
  linkKnop,
  metOnder,
  paginering,
  stapel,
  tabel,
  tekstveld,
  telling,
  zacht,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { listAanbieders, listMedewerkers } from '../queries/medewerkers.ts';
import { listTeams } from '../queries/teams.ts';
import { GROND_TOEGANG, standVan } from '../rules/medewerker.ts';
import { isStafrol, type MedewerkerFilter, type MedewerkerInLijst, STAFROLLEN, STANDEN, type StandFilter } from '../types.ts';
import { medewerkerTabs, rolTekst, standBadge, standTekst } from './onderdelen.ts';
import { alleenBeheer, type BeheerSettings, functieNaam, getRegeling, MEDEWERKERS, nummerUit } from './settings.ts';

const PER_PAGINA = 25;
/** More people than that do not work for one municipality. */
const EXPORT = 10_000;

const STAND_KEUZE: Record<StandFilter, string> = {
  hier: 'Iedereen die hier werkt',
  afwezig: 'Vandaag afwezig',
  'nog-niet': 'Nog nooit ingelogd',
  'lang-niet': 'Lang niet ingelogd',
  vertrekt: 'Vertrek geregeld',
  uit: 'Account uit of uit dienst',
  alle: 'Iedereen, ook wie weg is',
};

const readFilter = (zoek: URLSearchParams): MedewerkerFilter => {
  const rol = zoek.get('rol') ?? '';
  return {
    zoek: (zoek.get('zoek') ?? '').trim().slice(0, 100),
    rol: isStafrol(rol) ? rol : undefined,
    team: nummerUit(zoek.get('team') ?? ''),
    stand: STANDEN.find((een) => een === zoek.get('stand')) ?? 'hier',
    zonderFunctie: zoek.get('functie') === 'geen',
    aanbieders: zoek.get('groep') === 'aanbieders',
    aanbieder: zoek.get('groep') === 'aanbieders' ? nummerUit(zoek.get('aanbieder') ?? '') : undefined,
  };
};

const filterAdres = (pad: string, f: MedewerkerFilter, pagina?: number): string => {
  const zoek = new URLSearchParams();
  if (f.aanbieders) zoek.set('groep', 'aanbieders');
  if (f.zoek !== '') zoek.set('zoek', f.zoek);
  if (f.rol) zoek.set('rol', f.rol);
  if (f.team !== undefined) zoek.set('team', String(f.team));
  if (f.aanbieder !== undefined) zoek.set('aanbieder', String(f.aanbieder));
  if (f.stand !== 'hier') zoek.set('stand', f.stand);
  if (f.zonderFunctie) zoek.set('functie', 'geen');
  if (pagina !== undefined && pagina > 1) zoek.set('pagina', String(pagina));
  return zoek.size === 0 ? pad : `${pad}?${zoek}`;
};

const afwezigTekst = (m: MedewerkerInLijst): string =>
  m.afwezig === undefined
    ? ''
    : `afwezig${m.afwezig.tot ? ` tot en met ${toonDatum(m.afwezig.tot)}` : ', einde nog niet bekend'}, ${m.afwezig.vervanger ? `vervanger ${m.afwezig.vervanger}` : 'geen vervanger'}`;

const rij = (m: MedewerkerInLijst, regeling: Regeling, c: PageContext) => {
  const stand = standVan(m, m.uitnodiging, c.vandaag);
  return [
    metOnder(link(`${MEDEWERKERS}/${m.id}`, m.naam), m.email || 'geen mailadres'),
    metOnder(rolTekst(m), m.functie ? functieNaam(regeling, m.functie) : 'geen functie'),
    ...(m.aanbiederId === undefined ? [m.teams.length > 0 ? m.teams.join(', ') : zacht('geen team')] : []),
    m.laatstIngelogd ? toonKort(dagTotVandaag(m.laatstIngelogd, c.vandaag)) : zacht('nog nooit'),
    m.afwezig ? metOnder(standBadge(stand, m), afwezigTekst(m)) : standBadge(stand, m),
  ];
};

const lijst = async (c: PageContext, s: BeheerSettings): Promise<Response> => {
  const f = readFilter(c.zoek);
  const pagina = Math.min(Math.max(nummerUit(c.zoek.get('pagina') ?? '') ?? 1, 1), 1000);
  const [{ totaal, rijen }, teams, aanbieders, regeling] = await Promise.all([
    listMedewerkers(c.db, f, c.vandaag, { vanaf: (pagina - 1) * PER_PAGINA, aantal: PER_PAGINA }),
    listTeams(c.db),
    f.aanbieders ? listAanbieders(c.db) : [],
    getRegeling(c, s),
  ]);
  if (rijen.length === 0 && pagina > 1) return c.redirect(filterAdres(MEDEWERKERS, f));
  const gefilterd = filterAdres(MEDEWERKERS, f) !== filterAdres(MEDEWERKERS, { ...leeg, aanbieders: f.aanbieders });
  return c.page({
    titel: f.aanbieders ? 'Medewerkers van aanbieders' : 'Medewerkers',
    inhoud: html`${kop({
      titel: f.aanbieders ? 'Medewerkers van aanbieders' : 'Medewerkers',
      onder: f.aanbieders
        ? 'Wie bij een aanbieder met een contract in Werkt mee werkt.'
        : 'Wie bij de gemeente met Werkt mee werkt. Inwoners staan hier niet bij.',
      acties: [
        linkKnop({ tekst: 'Download als CSV', href: filterAdres(`${MEDEWERKERS}/export`, f), icoon: 'download', download: true }),
        linkKnop({
          tekst: 'Nieuwe medewerker',
          href: f.aanbieders ? `${MEDEWERKERS}/nieuw?bij=aanbieder` : `${MEDEWERKERS}/nieuw`,
          soort: 'primair',
          icoon: 'user-plus',
        }),
      ],
    })}${stapel(
      medewerkerTabs(f.aanbieders ? 'aanbieders' : 'medewerkers'),
      kaart({
        inhoud: html`${filters({
          actie: MEDEWERKERS,
          verborgen: { ...(f.aanbieders ? { groep: 'aanbieders' } : {}), ...(f.zonderFunctie ? { functie: 'geen' } : {}) },
          velden: [
            tekstveld({
              naam: 'zoek',
              label: 'Naam, e-mail of functie',
              type: 'search',
              waarde: f.zoek,
              maximum: 100,
            }),
            f.aanbieders
              ? keuzelijst({
                  naam: 'aanbieder',
                  label: 'Aanbieder',
                  leeg: 'Alle aanbieders',
                  waarde: f.aanbieder,
                  opties: aanbieders.map((een) => ({ waarde: String(een.id), tekst: een.naam })),
                })
              : [
                  keuzelijst({
                    naam: 'rol',
                    label: 'Rol',
                    leeg: 'Alle rollen',
                    waarde: f.rol,
                    opties: STAFROLLEN.map((rol) => ({ waarde: rol, tekst: rolnamen[rol] })),
                  }),
                  keuzelijst({
                    naam: 'team',
                    label: 'Team',
                    leeg: 'Alle teams',
                    waarde: f.team,
                    opties: teams.map((team) => ({ waarde: String(team.id), tekst: team.naam })),
                  }),
                ],
            keuzelijst({
              naam: 'stand',
              label: 'Wie',
              waarde: f.stand,
              opties: STANDEN.filter((een) => !f.aanbieders || een !== 'afwezig').map((een) => ({
                waarde: een,
                tekst: STAND_KEUZE[een],
              })),
            }),
          ],
        })}${telling(
          totaal === 0
            ? 'Niemand gevonden.'
            : `${totaal} ${totaal === 1 ? 'medewerker' : 'medewerkers'}${f.zonderFunctie ? ' zonder functie' : ''}, ${(pagina - 1) * PER_PAGINA + 1} tot en met ${(pagina - 1) * PER_PAGINA + rijen.length} getoond.`,
        )}${gefilterd ? html`<p>${link(filterAdres(MEDEWERKERS, { ...leeg, aanbieders: f.aanbieders }), 'Wis het filter')}</p>` : ''}${tabel(
          {
            caption: 'Medewerkers',
            toetsen: true,
            kolommen: [
              { kop: 'Naam' },
              { kop: f.aanbieders ? 'Aanbieder en functie' : 'Rol en functie' },
              ...(f.aanbieders ? [] : [{ kop: 'Team' }]),
              { kop: 'Laatst ingelogd' },
              { kop: 'Account' },
            ],
            rijen: rijen.map((m) => rij(m, regeling, c)),
            leeg: 'Niemand gevonden. Zoek met minder letters, of wis het filter.',
          },
        )}${paginering({
          pagina,
          paginas: Math.ceil(totaal / PER_PAGINA),
          href: (nr) => filterAdres(MEDEWERKERS, f, nr),
        })}`,
      }),
    )}`,
  });
};

const leeg: MedewerkerFilter = {
  zoek: '',
  rol: undefined,
  team: undefined,
  stand: 'hier',
  zonderFunctie: false,
  aanbieders: false,
  aanbieder: undefined,
};

const download = async (c: PageContext, s: BeheerSettings): Promise<Response> => {
  const f = readFilter(c.zoek);
  const actor = await c.actor();
  const [{ rijen }, regeling] = await Promise.all([
    listMedewerkers(c.db, f, c.vandaag, { vanaf: 0, aantal: EXPORT }),
    getRegeling(c, s),
    schrijfLogboek(c.db, actor, {
      handeling: 'medewerkers-geexporteerd',
      soort: 'gebruiker',
      objectId: actor.gemeenteId ?? 0,
      grond: GROND_TOEGANG,
    }),
  ]);
  const koppen = [
    'naam',
    'e-mail',
    'telefoon',
    'werkt bij',
    'rol',
    'functie',
    'team',
    'laatst ingelogd',
    'account',
    'laatste dag',
    'afwezig',
  ];
  const regels = rijen.map((m) =>
    csvRegel([
      m.naam,
      m.email,
      m.telefoon,
      m.aanbieder ?? 'gemeente',
      rolnamen[m.rol],
      m.functie ? functieNaam(regeling, m.functie) : '',
      m.teams.join(', '),
      m.laatstIngelogd ? toonMoment(m.laatstIngelogd, c.vandaag) : '',
      standTekst(standVan(m, m.uitnodiging, c.vandaag)),
      m.laatsteDag ? toonDatum(m.laatsteDag) : '',
      afwezigTekst(m),
    ]),
  );
  return c.file({
    inhoud: `\ufeff${csvRegel(koppen)}${regels.join('')}`,
    type: 'text/csv; charset=utf-8',
    naam: `medewerkers-${c.vandaag}.csv`,
  });
};

/** /beheer/medewerkers: who has an account, searched, filtered, paged and as a file. */
export const registerMedewerkers = (router: Router, s: BeheerSettings): void => {
  router.get(MEDEWERKERS, { ...alleenBeheer, logboek: false }, (c) => lijst(c, s));
  router.get(`${MEDEWERKERS}/export`, { ...alleenBeheer, logboek: 'medewerkers-geexporteerd' }, (c) => download(c, s));
};
