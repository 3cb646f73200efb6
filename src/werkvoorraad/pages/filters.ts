// What stands above the list: kept views, the search field, the filters, and how to keep this question.
import type { Teamdeel } from '../../beheer/index.ts';
import { adresMet, InwonerStand, statusTekst, type WeergaveKop, weergaveForm, weergaveRij } from '../../inwoner/index.ts';
import { TREDEN, type Trede } from '../../kernel/trede.ts';
import { STAP_UITLEG } from '../../uitleg/index.ts';
import {
  acties,
  filters,
  form,
  type Gekozen,
  html,
  type Inhoud,
  keuzelijst,
  knop,
  link,
  linkKnop,
  naastElkaar,
  tekstveld,
  vinkje,
  zoekkeuze,
} from '../../web/index.ts';
import { EIGENAREN } from '../types.ts';
import { type InAdres, isGefilterd, type LijstVraag, LOPEND, TERMIJNEN, teBewaren } from '../vraag.ts';
import { wachtOp } from '../words.ts';

const TERMIJN: Record<(typeof TERMIJNEN)[number], string> = {
  laat: 'Te laat',
  week: 'De komende zeven dagen',
  later: 'Later',
  zonder: 'Zonder vaste termijn',
};

export interface FilterOpmaak {
  vraag: LijstVraag;
  inAdres: InAdres;
  sleutel: () => string;
  /** What to type instead, when nobody was found and nobody could be. */
  zoekhulp: string | undefined;
  teammanager: boolean;
  treden: readonly { trede: Trede; naam: string }[];
  /** Whose caseloads there are to choose from; one or none: nothing to choose. */
  consulenten: readonly { id: number; naam: string }[];
  /** Of a teammanager: the teams there are. */
  teams: readonly Teamdeel[];
  weergaven: readonly WeergaveKop[];
  /** What was asked of the field for a consulent. */
  gekozen: Gekozen;
  kies: boolean;
  /** Also the filters that are asked for less often. */
  meer: boolean;
}

const paren = (o: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(o).flatMap(([naam, waarde]) => (waarde === undefined ? [] : [[naam, waarde]])));

/** Views that the reader keeps, as links; the one that is shown now says so. */
export const weergaveRegel = (o: Pick<FilterOpmaak, 'weergaven' | 'inAdres'>): Inhoud =>
  weergaveRij({
    weergaven: o.weergaven,
    nu: teBewaren(new URLSearchParams(paren(o.inAdres))),
    adres: (vraag) => `/werkvoorraad?${vraag === '' ? 'tab=nu' : vraag}`,
  });

/** The search field. Posted, so that a BSN that is typed here never stands in an address. */
export const zoekVeld = (o: FilterOpmaak): Inhoud =>
  form({
    actie: '/inwoners/zoeken',
    sleutel: o.sleutel(),
    naam: 'Zoek in deze lijst',
    kaal: true,
    verborgen: paren({ ...o.inAdres, zoek: undefined, kies: o.kies ? 'ja' : undefined, lijst: 'werkvoorraad' }),
    inhoud: naastElkaar(
      tekstveld({
        naam: 'zoek',
        label: 'Zoek op naam, dossiernummer, postcode of BSN',
        hint: o.zoekhulp,
        type: 'search',
        waarde: o.vraag.zoek,
        autocomplete: 'off',
        maximum: 100,
      }),
      acties(knop({ tekst: 'Zoek', soort: 'tweede', icoon: 'search' })),
    ),
  });

export const filterVelden = (o: FilterOpmaak): Inhoud => {
  const { vraag, teammanager } = o;
  // Who searches or asks for one consulent, asks the whole municipality.
  const ruim = vraag.zoek !== '' || vraag.consulentId !== undefined;
  const meer = o.meer || [vraag.soort, vraag.trede, vraag.status].some((een) => een !== undefined) || vraag.gewijzigd;
  return filters({
    actie: '/werkvoorraad',
    verborgen: paren({
      // A tab that goes without saying is said all the same: without anything the page would show the standard view.
      tab: vraag.tab,
      zoek: o.inAdres.zoek,
      sorteer: o.inAdres.sorteer,
      richting: o.inAdres.richting,
      kies: o.kies ? 'ja' : undefined,
    }),
    velden: [
      keuzelijst({
        naam: 'wie',
        label: 'Wacht op',
        leeg: 'Iedereen',
        waarde: vraag.wie,
        opties: EIGENAREN.filter((wie) => teammanager || wie !== 'teammanager').map((waarde) => ({
          waarde,
          tekst: wachtOp(waarde, teammanager).replace('Wacht op ', ''),
        })),
      }),
      keuzelijst({
        naam: 'termijn',
        label: 'Termijn',
        leeg: 'Alle termijnen',
        waarde: vraag.termijn,
        opties: TERMIJNEN.map((waarde) => ({ waarde, tekst: TERMIJN[waarde] })),
      }),
      o.teams.length > 0 &&
        keuzelijst({
          naam: 'team',
          label: 'Team',
          ...(o.teams.some(({ mijn }) => mijn) ? { leeg: 'Mijn teams' } : {}),
          waarde: vraag.team ?? (ruim || !o.teams.some(({ mijn }) => mijn) ? 'alle' : ''),
          opties: [
            { waarde: 'alle', tekst: 'De hele gemeente' },
            ...o.teams.map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
          ],
        }),
      o.consulenten.length > 1 &&
        zoekkeuze({
          naam: 'consulent',
          label: teammanager ? 'Consulent' : 'Van wie',
          leeg: teammanager ? 'Alle consulenten' : 'Van mij en van wie ik vervang',
          gekozen: o.gekozen,
          opties: o.consulenten.map((een) => ({ waarde: String(een.id), tekst: een.naam })),
        }),
      meer && [
        keuzelijst({
          naam: 'soort',
          label: 'Soort stap',
          leeg: 'Alle stappen',
          waarde: vraag.soort,
          opties: STAP_UITLEG.filter((een) => teammanager || een.soort !== 'verdelen').map((een) => ({
            waarde: een.soort,
            tekst: een.titel,
          })),
        }),
        keuzelijst({
          naam: 'trede',
          label: 'Trede',
          leeg: 'Alle treden',
          waarde: vraag.trede,
          opties: TREDEN.map((t) => ({
            waarde: String(t),
            tekst: `${t} ${o.treden.find((een) => een.trede === t)?.naam ?? ''}`,
          })),
        }),
        keuzelijst({
          naam: 'status',
          label: 'Status',
          leeg: 'Alle statussen',
          waarde: vraag.status,
          opties: [
            ...InwonerStand.options.map((waarde) => ({ waarde, tekst: statusTekst[waarde] })),
            { waarde: LOPEND, tekst: 'Alles behalve afgerond' },
          ],
        }),
        vinkje({ naam: 'gewijzigd', label: 'Alleen gewijzigd sinds gisteren', aan: vraag.gewijzigd }),
      ],
      // Not there until somebody asks: a list of all kinds of steps is as long as five residents.
      !meer &&
        html`<p>${link(adresMet('/werkvoorraad', { ...o.inAdres, tab: vraag.tab, kies: o.kies ? 'ja' : undefined, meer: 'ja' }), 'Meer filters')}</p>`,
    ],
  });
};

/** The list as a file, and this question under a name. */
export const onderLijst = (o: FilterOpmaak, aantal: number): Inhoud => {
  const nu = teBewaren(new URLSearchParams(paren(o.inAdres)));
  const bestand = (soort: 'csv' | 'xlsx') => adresMet(`/werkvoorraad/lijst.${soort}`, { ...o.inAdres, tab: o.vraag.tab });
  return html`${
    aantal > 0 &&
    acties(
      linkKnop({ tekst: 'Download als CSV', href: bestand('csv'), soort: 'stil', icoon: 'download', download: true }),
      linkKnop({ tekst: 'Download als Excel', href: bestand('xlsx'), soort: 'stil', icoon: 'download', download: true }),
    )
  }${
    (isGefilterd({ ...o.vraag, zoek: '' }) || o.inAdres.sorteer !== undefined || o.inAdres.tab !== undefined) &&
    weergaveForm({
      lijst: 'werkvoorraad',
      weergaven: o.weergaven,
      nu,
      sleutel: o.sleutel,
      gezocht: o.vraag.zoek !== '',
      wat: 'de werkvoorraad',
    })
  }`;
};
