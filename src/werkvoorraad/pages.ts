import type { BeleidInHuis } from '../beleid/index.ts';
import { handelingTekst } from '../dossier/index.ts';
import { REACTIE_DOELEN_DAGEN } from '../instemming/index.ts';
import {
  adresMet,
  eenVan,
  findConsulenten,
  paginaUit,
  productNaam,
  sorteerKop,
  statusBadge,
  toonNaam,
} from '../inwoner/index.ts';
import { dagNaam, plusDagen, toonDatum } from '../kernel/datum.ts';
import { toonMoment } from '../kernel/moment.ts';
import { parseTrede, TREDEN } from '../kernel/trede.ts';
import { timeZone } from '../platform/clock.ts';
import {
  badge,
  filters,
  html,
  type Inhoud,
  kaart,
  keuzelijst,
  kolommen,
  kop,
  link,
  linkKnop,
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
import { findFeiten, findGewijzigd } from './queries.ts';
import { opUrgentie, stappenVan } from './rules.ts';
import { EIGENAREN, type Eigenaar, type InwonerFeiten, type Stap, type Termijnen } from './types.ts';
import { wachtOp, wachtSoort, wanneerTekst } from './words.ts';

export interface WerkvoorraadSettings {
  beleid: BeleidInHuis;
}

const PER_PAGINA = 25;
const WEKEN_VOOR_EINDE = 6;
const SORTEER = ['stap', 'inwoner', 'trede'] as const;
const TABS = ['nu', 'alle'] as const;

type Rij = { feiten: InwonerFeiten; stap: Stap | undefined };

/** What must be done now, for whom it waits, and who changed what. */
export const registerWerkvoorraadPage = (router: Router, s: WerkvoorraadSettings): void => {
  router.get('/werkvoorraad', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false }, async (c) => {
    const gisteren = new Date(plusDagen(c.vandaag, -1).toZonedDateTime(timeZone).epochMilliseconds);
    const [feiten, gewijzigd, consulenten] = await Promise.all([
      findFeiten(c.db, s.beleid.landelijk),
      findGewijzigd(c.db, gisteren),
      findConsulenten(c.db),
    ]);
    const actor = await c.actor();
    const teammanager = actor.rol === 'teammanager';
    const gemeenteId = actor.gemeenteId ?? 0;
    const keuzes = s.beleid.dichtstbij(gemeenteId, c.vandaag)?.regeling.keuzes;
    const termijnen: Termijnen = {
      betwisteUrenDagen: keuzes?.K7.betwisteUrenDagen ?? REACTIE_DOELEN_DAGEN,
      reactieDoelenDagen: REACTIE_DOELEN_DAGEN,
      wekenVoorEinde: WEKEN_VOOR_EINDE,
    };
    const alles: { feiten: InwonerFeiten; stappen: Stap[] }[] = feiten.map((f) => ({
      feiten: f,
      stappen: stappenVan(f, termijnen, c.vandaag),
    }));
    const vraag = leesVraag(c, teammanager);
    const pad = (verander: Readonly<Record<string, string | number | undefined>>) =>
      adresMet('/werkvoorraad', { ...vraag.inAdres, ...verander });

    const past = ({ feiten: f }: Rij) =>
      (vraag.trede === undefined || f.trede?.trede === vraag.trede) &&
      (vraag.consulentId === undefined || f.consulentId === vraag.consulentId);
    const taken: Rij[] = alles.flatMap(({ feiten: f, stappen }) => stappen.map((stap) => ({ feiten: f, stap })));
    const rijen = (vraag.tab === 'alle' ? alles.map(({ feiten: f, stappen }) => ({ feiten: f, stap: stappen[0] })) : taken)
      .filter(past)
      .filter(({ stap }) => (vraag.wie === undefined || stap?.eigenaar === vraag.wie) && (!vraag.laat || stap?.laat === true))
      .sort(volgorde(vraag));
    const paginas = Math.max(1, Math.ceil(rijen.length / PER_PAGINA));
    const pagina = Math.min(vraag.pagina, paginas);
    const begin = (pagina - 1) * PER_PAGINA;
    const getoond = rijen.slice(begin, begin + PER_PAGINA);
    const product = (sleutel: string) => productNaam(s.beleid, gemeenteId, c.vandaag, sleutel);
    const kolom = (naam: string, veld: (typeof SORTEER)[number]) => sorteerKop(naam, veld, vraag, pad);
    const lijstDeel = html`<div>${tabs({
      naam: 'Weergaven',
      tabs: [
        { tekst: 'Wat nu moet', href: '/werkvoorraad', huidig: vraag.tab === 'nu', aantal: taken.length },
        { tekst: 'Alle inwoners', href: '/werkvoorraad?tab=alle', huidig: vraag.tab === 'alle', aantal: feiten.length },
      ],
    })}${kaart({
      inhoud: html`${filterVelden(s, vraag, teammanager, gemeenteId, c, consulenten)}${telling(
        rijen.length === 0
          ? 'Niets gevonden.'
          : `${rijen.length} ${vraag.tab === 'alle' ? (rijen.length === 1 ? 'inwoner' : 'inwoners') : rijen.length === 1 ? 'stap' : 'stappen'}, ${begin + 1} tot en met ${begin + getoond.length} getoond.`,
      )}${vraag.gefilterd ? html`<p>${link(adresMet('/werkvoorraad', { tab: vraag.inAdres.tab }), 'Wis het filter')}</p>` : ''}${tabel(
        {
          caption: vraag.tab === 'alle' ? 'Alle inwoners met hun volgende stap' : 'Wat nu moet',
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
            : vraag.tab === 'alle'
              ? 'Er staan nog geen inwoners in je lijst. Meld iemand aan, of wacht tot de teammanager je iemand geeft.'
              : 'Er hoeft nu niets. Nieuwe stappen komen hier vanzelf.',
          rijen: getoond.map(({ feiten: f, stap }) => [
            metOnder(link(`/dossier/${f.id}`, f.naam), f.dossiernummer),
            ...plekCellen(f, product, stap),
            stap
              ? metOnder(link(stap.href, stap.tekst), wanneerTekst(stap, c.vandaag), { telaat: stap.laat })
              : zacht('geen open stap'),
            stap ? stapStatus(stap, teammanager) : statusBadge(f.status),
            ...(teammanager ? [f.consulent] : []),
          ]),
        },
      )}${paginering({ pagina, paginas, href: (p) => pad({ pagina: p === 1 ? undefined : p }) })}`,
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
        onder: `${hoofdletter(dagNaam(c.vandaag))} ${toonDatum(c.vandaag)} · ${feiten.length} ${feiten.length === 1 ? 'inwoner' : 'inwoners'}`,
        acties: teammanager
          ? linkKnop({ tekst: 'Verdeel inwoners', href: '/verdelen', soort: 'primair', icoon: 'user-plus' })
          : linkKnop({ tekst: 'Inwoner aanmelden', href: '/aanmelding', soort: 'primair', icoon: 'plus' }),
      })}${tegels(tellers(taken, feiten, teammanager, vraag))}${teammanager ? stapel(lijstDeel, nieuws) : kolommen({ breed: lijstDeel, smal: nieuws })}`,
    });
  });
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

const volgorde = (vraag: Vraag) => (a: Rij, b: Rij) => {
  const keer = vraag.aflopend ? -1 : 1;
  const naam = a.feiten.zoeknaam < b.feiten.zoeknaam ? -1 : a.feiten.zoeknaam > b.feiten.zoeknaam ? 1 : 0;
  if (vraag.sorteer === 'inwoner') return keer * naam;
  if (vraag.sorteer === 'trede') return keer * ((a.feiten.trede?.trede ?? 0) - (b.feiten.trede?.trede ?? 0)) || naam;
  // Residents without an open step stand at the end, whichever way.
  if (!a.stap || !b.stap) return a.stap ? -1 : b.stap ? 1 : naam;
  return keer * opUrgentie(a.stap, b.stap) || naam;
};

const tellers = (taken: readonly Rij[], feiten: readonly InwonerFeiten[], teammanager: boolean, vraag: Vraag) => {
  const telling = (wie: Eigenaar) => taken.filter(({ stap }) => stap?.eigenaar === wie).length;
  const tegel = (wie: Eigenaar) => ({
    aantal: telling(wie),
    href: `/werkvoorraad?wie=${wie}`,
    huidig: vraag.tab === 'nu' && vraag.wie === wie && !vraag.laat,
  });
  return [
    teammanager
      ? {
          aantal: feiten.filter((f) => f.consulentId === 0 && f.status !== 'afgerond').length,
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
      aantal: taken.filter(({ stap }) => stap?.laat).length,
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
  consulenten: Awaited<ReturnType<typeof findConsulenten>>,
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

// The place that the step is about; without one the latest that runs.
const plekCellen = (f: InwonerFeiten, product: (sleutel: string) => string, stap: Stap | undefined): Inhoud[] => {
  const loopt = f.toewijzingen.filter((t) => ['toegewezen', 'geaccepteerd', 'gestart'].includes(t.status));
  const doel = loopt.find((t) => t.doelTrede !== undefined)?.doelTrede;
  const plek = f.toewijzingen.find((t) => t.id === stap?.toewijzingId) ?? loopt.at(-1);
  const andere = loopt.filter((t) => t !== plek).length;
  return [
    miniLadder({ nu: f.trede?.trede, doel }),
    plek
      ? metOnder(plek.aanbieder, `${product(plek.product)}${andere > 0 ? `, en nog ${andere}` : ''}`)
      : zacht(f.status === 'afgerond' ? 'geen plek' : 'nog geen plek'),
  ];
};

const stapStatus = (stap: Stap, teammanager: boolean): Inhoud =>
  stap.laat
    ? metOnder(badge('telaat', 'Te laat'), wachtOp(stap.eigenaar, teammanager).toLowerCase())
    : badge(wachtSoort(stap.eigenaar, teammanager), wachtOp(stap.eigenaar, teammanager));
