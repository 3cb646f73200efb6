import type { BeleidInHuis } from '../beleid/index.ts';
import { handelingTekst } from '../dossier/index.ts';
import {
  adresMet,
  eenVan,
  findConsulentNamen,
  paginaUit,
  productNaam,
  sorteerKop,
  statusBadge,
  toonNaam,
} from '../inwoner/index.ts';
import { kortAantal, TEL_TOT, totHoogstens } from '../kernel/aantal.ts';
import { type Datum, dagNaam, datum, isVoor, plusDagen, toonDatum } from '../kernel/datum.ts';
import { toonMoment } from '../kernel/moment.ts';
import { isTrede, parseTrede, TREDEN } from '../kernel/trede.ts';
import { timeZone } from '../platform/clock.ts';
import { stapUitlegAdres } from '../uitleg/index.ts';
import {
  badge,
  filters,
  type Html,
  html,
  type Inhoud,
  kaart,
  keuzelijst,
  kolommen,
  kop,
  link,
  linkKnop,
  melding,
  metOnder,
  miniLadder,
  paginering,
  stapel,
  tabel,
  tabs,
  takenlijst,
  tegels,
  telling,
  zacht,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { deriveWerkvoorraad } from './actions/derive-werkvoorraad.ts';
import {
  countEigen,
  countGemeente,
  countRegels,
  findGewijzigd,
  findRegels,
  type RegelRij,
  type Tellers,
} from './queries/index.ts';
import { EIGENAREN } from './types.ts';
import { wachtOp, wachtSoort, wanneerTekst } from './words.ts';

export interface WerkvoorraadSettings {
  beleid: BeleidInHuis;
}

const PER_PAGINA = 50;
/** So many residents are derived before a page is shown: nobody waits for more. */
const HERLEID = 200;
const SORTEER = ['stap', 'inwoner', 'trede'] as const;
const TABS = ['nu', 'alle'] as const;

/** What must be done now, for whom it waits, and who changed what. */
export const registerWerkvoorraadPage = (router: Router, s: WerkvoorraadSettings): void => {
  router.get('/werkvoorraad', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false }, async (c) => {
    const eigen = c.rolHint === 'consulent';
    const vraag = leesVraag(c, !eigen);
    const gelezen = await leesWerkvoorraad(c, s, vraag, eigen);
    const { tellers, rijen, gewijzigd, consulenten } = gelezen;
    const actor = await c.actor();
    const teammanager = actor.rol === 'teammanager';
    const gemeenteId = actor.gemeenteId ?? 0;
    const alle = vraag.tab === 'alle';
    const aantal = gelezen.aantal ?? (alle ? tellers.inwoners : tellers.stappen);
    const pad = (verander: Readonly<Record<string, string | number | undefined>>) =>
      adresMet('/werkvoorraad', { ...vraag.inAdres, ...verander });
    if (rijen.length === 0 && vraag.pagina > 1) return c.redirect(pad({ pagina: undefined }));
    const begin = (vraag.pagina - 1) * PER_PAGINA;
    const teltTot = gelezen.aantal === undefined ? TEL_TOT : begin + PER_PAGINA + TEL_TOT;
    const product = (sleutel: string) => productNaam(s.beleid, gemeenteId, c.vandaag, sleutel);
    const kolom = (naam: string, veld: (typeof SORTEER)[number]) => sorteerKop(naam, veld, vraag, pad);
    const naamVan = new Map(consulenten.map((een) => [een.id, een.naam]));
    const lijstDeel = html`<div>${tabs({
      naam: 'Weergaven',
      tabs: [
        { tekst: 'Wat nu moet', href: '/werkvoorraad', huidig: !alle, aantal: kortAantal(tellers.stappen) },
        { tekst: 'Alle inwoners', href: '/werkvoorraad?tab=alle', huidig: alle, aantal: kortAantal(tellers.inwoners) },
      ],
    })}${kaart({
      inhoud: html`${filterVelden(s, vraag, teammanager, gemeenteId, c, consulenten)}${telling(
        rijen.length === 0
          ? 'Niets gevonden.'
          : `${hoofdletter(totHoogstens(aantal, teltTot))} ${alle ? (aantal === 1 ? 'inwoner' : 'inwoners') : aantal === 1 ? 'stap' : 'stappen'}, ${begin + 1} tot en met ${begin + rijen.length} getoond.`,
      )}${vraag.gefilterd ? html`<p>${link(adresMet('/werkvoorraad', { tab: vraag.inAdres.tab }), 'Wis het filter')}</p>` : ''}${tabel(
        {
          caption: alle ? 'Alle inwoners met hun volgende stap' : 'Wat nu moet',
          toetsen: true,
          kolommen: [
            kolom('Inwoner', 'inwoner'),
            kolom('Trede', 'trede'),
            { kop: 'Plek' },
            kolom('Volgende stap', 'stap'),
            { kop: 'Status' },
            ...(teammanager ? [{ kop: 'Consulent' }] : []),
          ],
          leeg: vraag.gefilterd
            ? 'Niets dat aan dit filter voldoet.'
            : alle
              ? 'Er staan nog geen inwoners in je lijst. Meld iemand aan, of wacht tot de teammanager je iemand geeft.'
              : 'Er hoeft nu niets. Nieuwe stappen komen hier vanzelf.',
          rijen: rijen.map((rij) => [
            metOnder(link(`/dossier/${rij.inwoner_id}`, toonNaam(rij)), rij.dossiernummer),
            ...plekCellen(rij, product),
            ...stapCellen(rij, c.vandaag, teammanager),
            ...(teammanager ? [naamVan.get(rij.consulent_id) ?? 'Nog te verdelen'] : []),
          ]),
        },
      )}${paginering({ pagina: vraag.pagina, paginas: Math.ceil(aantal / PER_PAGINA), href: (p) => pad({ pagina: p === 1 ? undefined : p }) })}`,
    })}</div>`;
    const nieuws = kaart({
      titel: 'Gewijzigd sinds gisteren',
      inhoud: takenlijst(
        gewijzigd.map((regel) => ({
          titel: handelingTekst(regel),
          href: `/dossier/${regel.inwoner_id}`,
          onder: `${toonNaam(regel)} · ${regel.rol === 'inwoner' ? 'de inwoner zelf' : (regel.aanbieder ?? regel.door ?? 'het systeem')} · ${toonMoment(regel.moment)}`,
        })),
        'Niemand anders wijzigde iets.',
      ),
    });
    return c.page({
      titel: teammanager ? 'Werkvoorraad van het team' : 'Mijn werkvoorraad',
      inhoud: html`${kop({
        titel: teammanager ? 'Werkvoorraad van het team' : 'Mijn werkvoorraad',
        onder: `${hoofdletter(dagNaam(c.vandaag))} ${toonDatum(c.vandaag)} · ${totHoogstens(tellers.inwoners)} ${tellers.inwoners === 1 ? 'inwoner' : 'inwoners'}`,
        acties: teammanager
          ? linkKnop({ tekst: 'Verdeel inwoners', href: '/verdelen', soort: 'primair', icoon: 'user-plus' })
          : linkKnop({ tekst: 'Inwoner aanmelden', href: '/aanmelding', soort: 'primair', icoon: 'plus' }),
      })}${
        gelezen.nogTeHerleiden &&
        melding({
          soort: 'info',
          titel: 'Deze lijst wordt nog bijgewerkt',
          inhoud: 'Bij veel inwoners tegelijk veranderde iets. Over een paar minuten staan ook hun stappen goed.',
        })
      }${tegels(tellerTegels(tellers, teammanager, vraag))}${teammanager ? stapel(lijstDeel, nieuws) : kolommen({ breed: lijstDeel, smal: nieuws })}`,
    });
  });
};

/** All of the page in one round trip; two more when something moved since the steps were derived. */
const leesWerkvoorraad = async (c: PageContext, s: WerkvoorraadSettings, vraag: Vraag, eigen: boolean) => {
  const gisteren = new Date(plusDagen(c.vandaag, -1).toZonedDateTime(timeZone).epochMilliseconds);
  const lees = async () => {
    const [tellers, rijen, aantal, gewijzigd, consulenten] = await Promise.all([
      eigen ? countEigen(c.db, c.vandaag) : countGemeente(c.db, c.vandaag, TEL_TOT + 1),
      findRegels(c.db, vraag, c.vandaag, { pagina: vraag.pagina, perPagina: PER_PAGINA }),
      vraag.gefilterd || !eigen ? countRegels(c.db, vraag, c.vandaag, vraag.pagina * PER_PAGINA + TEL_TOT + 1) : undefined,
      findGewijzigd(c.db, gisteren, { eigen }),
      eigen ? [] : findConsulentNamen(c.db),
    ]);
    return { tellers, rijen, aantal, gewijzigd, consulenten };
  };
  const eerst = await lees();
  if (!eerst.tellers.verouderd) return { ...eerst, nogTeHerleiden: false };
  await c.keep((db, actor) =>
    deriveWerkvoorraad(db, { beleid: s.beleid, gemeenteId: actor.gemeenteId ?? 0, vandaag: c.vandaag, hoogstens: HERLEID }),
  );
  const daarna = await lees();
  return { ...daarna, nogTeHerleiden: daarna.tellers.verouderd };
};

const hoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);

const leesVraag = (c: PageContext, teammanager: boolean) => {
  const tab = eenVan(c.zoek, 'tab', TABS) ?? 'nu';
  const wie = eenVan(c.zoek, 'wie', EIGENAREN);
  const laat = c.zoek.get('laat') === 'ja';
  const trede = parseTrede(c.zoek.get('trede') ?? '');
  const consulent = c.zoek.get('consulent') ?? '';
  const consulentId = teammanager && /^\d{1,9}$/.test(consulent) ? Number(consulent) : undefined;
  const sorteer = eenVan(c.zoek, 'sorteer', SORTEER) ?? 'stap';
  const aflopend = c.zoek.get('richting') === 'aflopend';
  return {
    tab,
    wie,
    laat,
    trede,
    consulentId,
    sorteer,
    aflopend,
    pagina: paginaUit(c.zoek),
    gefilterd: wie !== undefined || laat || trede !== undefined || consulentId !== undefined,
    inAdres: {
      tab: tab === 'nu' ? undefined : tab,
      wie,
      laat: laat ? 'ja' : undefined,
      trede,
      consulent: consulentId,
      sorteer: sorteer === 'stap' ? undefined : sorteer,
      richting: aflopend ? 'aflopend' : undefined,
    },
  };
};
type Vraag = ReturnType<typeof leesVraag>;

const tellerTegels = (tellers: Tellers, teammanager: boolean, vraag: Vraag) => {
  const tegel = (wie: 'ik' | 'inwoner' | 'aanbieder') => ({
    aantal: kortAantal(tellers[wie]),
    href: `/werkvoorraad?wie=${wie}`,
    huidig: vraag.tab === 'nu' && vraag.wie === wie && !vraag.laat,
  });
  return [
    teammanager
      ? {
          aantal: kortAantal(tellers.te_verdelen),
          tekst: 'Nog te verdelen',
          href: '/verdelen',
          soort: 'aandacht' as const,
          icoon: 'user-plus' as const,
        }
      : { ...tegel('ik'), tekst: 'Te doen door mij', soort: 'aandacht' as const, icoon: 'inbox' as const },
    ...(teammanager ? [{ ...tegel('ik'), tekst: 'Te doen door consulenten', icoon: 'inbox' as const }] : []),
    { ...tegel('inwoner'), tekst: 'Wacht op inwoner', icoon: 'user' as const },
    { ...tegel('aanbieder'), tekst: 'Wacht op aanbieder', icoon: 'building' as const },
    {
      aantal: kortAantal(tellers.laat),
      tekst: 'Te laat',
      href: '/werkvoorraad?laat=ja',
      soort: 'telaat' as const,
      huidig: vraag.tab === 'nu' && vraag.laat && vraag.wie === undefined,
    },
  ];
};

const filterVelden = (
  s: WerkvoorraadSettings,
  vraag: Vraag,
  teammanager: boolean,
  gemeenteId: number,
  c: PageContext,
  consulenten: readonly { id: number; naam: string }[],
): Inhoud => {
  const treden = s.beleid.dichtstbij(gemeenteId, c.vandaag)?.regeling.ladder.treden ?? [];
  const bewaar = Object.fromEntries(
    Object.entries({ tab: vraag.inAdres.tab, sorteer: vraag.inAdres.sorteer, richting: vraag.inAdres.richting }).flatMap(
      ([naam, waarde]) => (waarde === undefined ? [] : [[naam, waarde]]),
    ),
  );
  return filters({
    actie: '/werkvoorraad',
    verborgen: bewaar,
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
        naam: 'laat',
        label: 'Termijn',
        leeg: 'Alle termijnen',
        waarde: vraag.laat ? 'ja' : '',
        opties: [{ waarde: 'ja', tekst: 'Alleen te laat' }],
      }),
      keuzelijst({
        naam: 'trede',
        label: 'Trede',
        leeg: 'Alle treden',
        waarde: vraag.trede,
        opties: TREDEN.map((t) => ({
          waarde: String(t),
          tekst: `${t} ${treden.find((een) => een.trede === t)?.naam ?? ''}`,
        })),
      }),
      teammanager &&
        keuzelijst({
          naam: 'consulent',
          label: 'Consulent',
          leeg: 'Alle consulenten',
          waarde: vraag.consulentId,
          opties: [
            { waarde: '0', tekst: 'Nog te verdelen' },
            ...consulenten.map((een) => ({ waarde: String(een.id), tekst: een.naam })),
          ],
        }),
    ],
  });
};

const plekCellen = (rij: RegelRij, product: (sleutel: string) => string): Inhoud[] => [
  miniLadder({
    nu: isTrede(rij.trede) ? rij.trede : undefined,
    doel: isTrede(rij.doel_trede) ? rij.doel_trede : undefined,
  }),
  rij.plek === null || rij.product === null
    ? zacht(rij.status === 'afgerond' ? 'geen plek' : 'nog geen plek')
    : metOnder(rij.plek, `${product(rij.product)}${rij.andere > 0 ? `, en nog ${rij.andere}` : ''}`),
];

/** Why this step, and why this day: by its kind. */
const waaromStap = ({ soort, tekst }: RegelRij): Html | false => {
  const adres = soort === null ? undefined : stapUitlegAdres(soort);
  return adres !== undefined && html` ${link(adres, 'Waarom?', tekst)}`;
};

const stapCellen = (rij: RegelRij, vandaag: Datum, teammanager: boolean): Inhoud[] => {
  if (rij.eigenaar === null) return [zacht('geen open stap'), statusBadge(rij.status)];
  const uiterlijk = rij.uiterlijk === null ? undefined : datum(rij.uiterlijk);
  const laat = uiterlijk !== undefined && isVoor(uiterlijk, vandaag);
  const wacht = wachtOp(rij.eigenaar, teammanager);
  return [
    html`${metOnder(link(rij.href, rij.tekst), wanneerTekst({ uiterlijk }, vandaag), { telaat: laat })}${waaromStap(rij)}`,
    laat ? metOnder(badge('telaat', 'Te laat'), wacht.toLowerCase()) : badge(wachtSoort(rij.eigenaar, teammanager), wacht),
  ];
};
