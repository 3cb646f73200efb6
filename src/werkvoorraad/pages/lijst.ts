import type { BeleidInHuis } from '../../beleid/index.ts';
import { handelingTekst } from '../../dossier/index.ts';
import {
  adresMet,
  findConsulentNamenVan,
  findTeKiezenConsulenten,
  paginaUit,
  productNaam,
  soortZoekvraag,
  sorteerKop,
  toonNaam,
  zoekhulp,
} from '../../inwoner/index.ts';
import { kortAantal, TEL_TOT, totHoogstens } from '../../kernel/aantal.ts';
import { type Datum, dagNaam, datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import {
  acties,
  form,
  type Html,
  html,
  type Inhoud,
  kaart,
  knop,
  kolommen,
  kop,
  leesKeuze,
  link,
  linkKnop,
  melding,
  paginering,
  sneltoetsen,
  stapel,
  tabel,
  tabs,
  takenlijst,
  tegels,
  telling,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { deriveWerkvoorraad } from '../actions/derive-werkvoorraad.ts';
import {
  countEigen,
  countGemeente,
  countOok,
  countRegels,
  findGekozenIds,
  findGewijzigd,
  findRegels,
  findVervangen,
  type Gewijzigd,
  type Kijker,
  type Tellers,
} from '../queries/index.ts';
import { isGefilterd, type LijstVraag, leesVraag, type SORTEER, vraagInAdres } from '../vraag.ts';
import { type FilterOpmaak, filterVelden, onderLijst, weergaveRegel, zoekVeld } from './filters.ts';
import { kijkerVoor } from './kijker.ts';
import { ookTeDoen } from './ook.ts';
import { regelCellen } from './regels.ts';

export interface WerkvoorraadSettings {
  beleid: BeleidInHuis;
}

const PER_PAGINA = 50;
/** So many residents are derived before a page is shown: nobody waits for more. */
export const HERLEID = 200;

/** What must be done now, for whom it waits, and who changed what. */
export const registerWerkvoorraadPage = (router: Router, s: WerkvoorraadSettings): void => {
  const wie = { rollen: ['consulent', 'teammanager'], van: 'gemeente' } as const;
  router.get('/werkvoorraad', { ...wie, logboek: false, zoekt: true }, async (c) => {
    const vraag = leesVraag(c.zoek);
    // A BSN is looked up by the search field, which posts it; in an address it stays for nobody.
    if (soortZoekvraag(vraag.zoek) === 'bsn') return c.redirect('/werkvoorraad?bsn=adres');
    const lees = await leesWerkvoorraad(c, s, vraag);
    const standaard = c.zoek.size === 0 ? lees.tellers.weergaven.find((een) => een.standaard) : undefined;
    if (standaard) return c.redirect(`/werkvoorraad?${standaard.vraag === '' ? 'tab=nu' : standaard.vraag}`);
    return toonWerkvoorraad(c, s, vraag, lees);
  });
};

/** All of the page in one round trip; two more when something moved since the steps were derived. */
const leesWerkvoorraad = async (c: PageContext, s: WerkvoorraadSettings, vraag: LijstVraag) => {
  const pagina = paginaUit(c.zoek);
  const { teams, ...kijker } = await kijkerVoor(c, vraag);
  const { eigen } = kijker;
  const lees = async (k: Kijker) => {
    const [tellers, rijen, aantal, gewijzigd, consulenten, gekozen, ook] = await Promise.all([
      eigen ? countEigen(c.db, c.vandaag) : countGemeente(c.db, k, TEL_TOT + 1),
      findRegels(c.db, vraag, k, { pagina, perPagina: PER_PAGINA }),
      isGefilterd(vraag) || !eigen ? countRegels(c.db, vraag, k, pagina * PER_PAGINA + TEL_TOT + 1) : undefined,
      findGewijzigd(c.db, k),
      eigen ? [] : findTeKiezenConsulenten(c.db, c.zoek),
      !eigen && c.zoek.get('kies') === 'ja' ? findGekozenIds(c.db) : undefined,
      countOok(c.db, k),
    ]);
    return { tellers, rijen, aantal, gewijzigd, consulenten, gekozen, ook, teams, team: kijker.team };
  };
  let gelezen = await lees(kijker);
  let nogTeHerleiden = false;
  if (gelezen.tellers.verouderd) {
    await c.keep((db, actor) =>
      deriveWerkvoorraad(db, { beleid: s.beleid, gemeenteId: actor.gemeenteId ?? 0, vandaag: c.vandaag, hoogstens: HERLEID }),
    );
    gelezen = await lees(kijker);
    nogTeHerleiden = gelezen.tellers.verouderd;
  }
  // In the whole municipality first names are looked through only when no surname begins so.
  if (gelezen.rijen.length === 0 && !eigen && soortZoekvraag(vraag.zoek) === 'naam')
    gelezen = await lees({ ...kijker, ruim: true });
  if (gelezen.tellers.caseloads === 1 || !eigen) return { ...gelezen, pagina, nogTeHerleiden, vervangen: [] };
  // More than the own caseload: who is replaced, and whose dossiers one is named in.
  const [vervangen, collegas] = await Promise.all([
    findVervangen(c.db, c.vandaag),
    findConsulentNamenVan(c.db, [...new Set(gelezen.rijen.map((rij) => rij.consulent_id))]),
  ]);
  return { ...gelezen, pagina, nogTeHerleiden, vervangen, consulenten: collegas };
};
type Gelezen = Awaited<ReturnType<typeof leesWerkvoorraad>>;

const toonWerkvoorraad = async (
  c: PageContext,
  s: WerkvoorraadSettings,
  vraag: LijstVraag,
  gelezen: Gelezen,
): Promise<Response> => {
  const { tellers, rijen, pagina, vervangen } = gelezen;
  const actor = await c.actor();
  const teammanager = actor.rol === 'teammanager';
  const gemeenteId = actor.gemeenteId ?? 0;
  const inAdres = vraagInAdres(vraag);
  const kies = gelezen.gekozen !== undefined;
  const alle = vraag.tab === 'alle';
  const aantal = gelezen.aantal ?? (alle ? tellers.inwoners : tellers.stappen);
  const pad = (verander: Readonly<Record<string, string | number | undefined>>) =>
    adresMet('/werkvoorraad', { ...inAdres, tab: vraag.tab, kies: kies ? 'ja' : undefined, ...verander });
  if (rijen.length === 0 && pagina > 1) return c.redirect(pad({}));
  const begin = (pagina - 1) * PER_PAGINA;
  const teltTot = gelezen.aantal === undefined ? TEL_TOT : begin + PER_PAGINA + TEL_TOT;
  const kolom = (naam: string, veld: (typeof SORTEER)[number]) => sorteerKop(naam, veld, vraag, pad);
  const consulenten = teammanager
    ? [{ id: 0, naam: 'Nog te verdelen' }, ...gelezen.consulenten]
    : [
        { id: actor.gebruikerId, naam: 'Alleen van mij' },
        ...vervangen.map(({ id, naam }) => ({ id, naam: `Alleen van ${naam}` })),
      ];
  const wie = leesKeuze(
    consulenten.map((een) => ({ waarde: String(een.id), tekst: een.naam })),
    'consulent',
    (naam) => c.zoek.get(naam) ?? '',
  );
  if (wie.waarde !== '' && Number(wie.waarde) !== vraag.consulentId) return c.redirect(pad({ consulent: wie.waarde }));
  const namen = new Map([...gelezen.consulenten, ...vervangen].map((een) => [een.id, een.naam]));
  const vanWie = tellers.caseloads > 1;
  const filter: FilterOpmaak = {
    vraag,
    inAdres,
    sleutel: c.sleutel,
    zoekhulp: rijen.length === 0 ? zoekhulp(vraag.zoek) : undefined,
    teammanager,
    treden: s.beleid.dichtstbij(gemeenteId, c.vandaag)?.regeling.ladder.treden ?? [],
    consulenten,
    teams: gelezen.teams,
    weergaven: tellers.weergaven,
    gekozen: wie,
    kies,
    meer: c.zoek.get('meer') === 'ja',
  };
  const lijst = tabel({
    caption: alle ? 'Alle inwoners met hun volgende stap' : 'Wat nu moet',
    toetsen: true,
    kolommen: [
      kolom('Inwoner', 'inwoner'),
      kolom('Trede', 'trede'),
      { kop: 'Plek' },
      { ...kolom('Volgende stap', 'stap'), vanzelf: true },
      { kop: 'Status', vanzelf: true },
      ...(vanWie ? [{ kop: teammanager ? 'Consulent' : 'Van wie' }] : []),
    ],
    leeg: isGefilterd(vraag)
      ? 'Niets dat aan dit filter voldoet.'
      : alle
        ? 'Er staan nog geen inwoners in je lijst. Meld iemand aan, of wacht tot de teammanager je iemand geeft.'
        : 'Er hoeft nu niets. Nieuwe stappen komen hier vanzelf.',
    rijen: rijen.map(
      regelCellen({
        vandaag: c.vandaag,
        teammanager,
        product: (sleutel) => productNaam(s.beleid, gemeenteId, c.vandaag, sleutel),
        vanWie: vanWie
          ? ({ consulent_id: id, consulent }) =>
              id === actor.gebruikerId ? 'Jij' : (consulent ?? namen.get(id) ?? (id === 0 ? 'Nog te verdelen' : 'Een collega'))
          : undefined,
        gekozen: gelezen.gekozen && new Set(gelezen.gekozen),
      }),
    ),
  });
  const wat = alle ? (aantal === 1 ? 'inwoner' : 'inwoners') : aantal === 1 ? 'stap' : 'stappen';
  const lijstDeel = html`<div>${werkTabs({ tellers, teammanager, huidig: vraag.tab })}${kaart({
    inhoud: html`${vervangen.map(vervangenRegel)}${teamRegel(gelezen, pad)}${weergaveRegel(filter)}${zoekVeld(filter)}${filterVelden(filter)}${telling(
      rijen.length === 0
        ? 'Niets gevonden.'
        : `${hoofdletter(totHoogstens(aantal, teltTot))} ${wat}, ${begin + 1} tot en met ${begin + rijen.length} getoond.`,
    )}${isGefilterd(vraag) ? html`<p>${link(pad({ ...leeg(inAdres), tab: vraag.tab }), 'Wis het filter')}</p>` : ''}${
      kies ? kiesFormulier(c, filter, lijst, rijen, pagina) : lijst
    }${paginering({
      pagina,
      paginas: Math.ceil(aantal / PER_PAGINA),
      href: (p) => pad({ pagina: p === 1 ? undefined : p }),
    })}${onderLijst(filter, rijen.length)}${sneltoetsen([
      ['j en k', 'naar de volgende of de vorige regel'],
      ['Enter', 'open het dossier'],
      ...(kies ? ([['x', 'kies de inwoner, of niet']] as const) : []),
      ['/', 'naar het zoekveld'],
      ['?', 'open of sluit deze uitleg'],
    ])}`,
  })}</div>`;
  const titel = teammanager ? 'Werkvoorraad van het team' : 'Mijn werkvoorraad';
  const ernaast = ookTeDoen(gelezen.ook, { teammanager, vandaag: c.vandaag });
  return c.page({
    titel,
    inhoud: html`${kop({
      titel,
      onder: `${hoofdletter(dagNaam(c.vandaag))} ${toonDatum(c.vandaag)} · ${totHoogstens(tellers.inwoners)} ${tellers.inwoners === 1 ? 'inwoner' : 'inwoners'}`,
      acties: teammanager
        ? html`${linkKnop({ tekst: 'Verdeel inwoners', href: '/verdelen', soort: 'primair', icoon: 'user-plus' })}${!kies && linkKnop({ tekst: 'Kies uit deze lijst', href: pad({ kies: 'ja' }), icoon: 'check' })}`
        : linkKnop({ tekst: 'Inwoner aanmelden', href: '/aanmelding', soort: 'primair', icoon: 'plus' }),
    })}${meldingen(c, gelezen, { kies, teammanager })}${tegels(tellerTegels(gelezen, teammanager, vraag))}${
      vanWie
        ? stapel(ernaast, lijstDeel, nieuws(gelezen.gewijzigd, c.vandaag))
        : kolommen({ breed: lijstDeel, smal: stapel(ernaast, nieuws(gelezen.gewijzigd, c.vandaag)) })
    }`,
  });
};

const leeg = (inAdres: Readonly<Record<string, string | undefined>>): Record<string, undefined> =>
  Object.fromEntries(Object.keys(inAdres).map((naam) => [naam, undefined]));

/** The ways to look at the werkvoorraad; a teammanager has more of them. */
export const werkTabs = (o: {
  tellers: Pick<Tellers, 'stappen' | 'inwoners' | 'bevindingen'> | undefined;
  teammanager: boolean;
  huidig: 'nu' | 'alle' | 'team' | 'controle' | 'gemeenten';
}): Html =>
  tabs({
    naam: 'Weergaven',
    tabs: [
      {
        tekst: 'Wat nu moet',
        href: '/werkvoorraad?tab=nu',
        huidig: o.huidig === 'nu',
        aantal: o.tellers && kortAantal(o.tellers.stappen),
      },
      {
        tekst: 'Alle inwoners',
        href: '/werkvoorraad?tab=alle',
        huidig: o.huidig === 'alle',
        aantal: o.tellers && kortAantal(o.tellers.inwoners),
      },
      ...(o.huidig === 'gemeenten' ? [{ tekst: 'Al mijn gemeenten', href: '/werkvoorraad/gemeenten', huidig: true }] : []),
      ...(o.teammanager
        ? [
            { tekst: 'Per consulent', href: '/werkvoorraad/team', huidig: o.huidig === 'team' },
            {
              tekst: 'Bij niemand',
              href: '/werkvoorraad/controle',
              huidig: o.huidig === 'controle',
              aantal: o.tellers && kortAantal(o.tellers.bevindingen),
            },
          ]
        : []),
    ],
  });

/** A teammanager begins with the own teams: which, and the way to everybody. */
const teamRegel = ({ team, teams }: Gelezen, pad: (verander: Record<string, string | undefined>) => string): Html | false => {
  const mijn = teams.filter((een) => een.mijn);
  return (
    team?.mijn === true &&
    html`<p>Dit is van ${mijn.length === 1 ? 'je team' : 'je teams'}: ${mijn.map(({ naam }) => naam).join(', ')}. Wat op een teammanager wacht staat er van iedereen. ${link(pad({ team: 'alle', pagina: undefined }), 'Toon de hele gemeente')}</p>`
  );
};

/** Whose residents stand in the list besides the own ones. */
const vervangenRegel = ({ id, naam, tot }: Gelezen['vervangen'][number]): Html =>
  html`<p>Ook de inwoners van ${naam}, die er niet is${tot === null ? '' : ` tot en met ${toonDatum(datum(tot))}`}. ${link(`/werkvoorraad?tab=nu&consulent=${id}`, `Toon alleen die van ${naam}`)}</p>`;

const meldingen = (
  c: PageContext,
  { nogTeHerleiden, tellers, ook }: Gelezen,
  { kies, teammanager }: { kies: boolean; teammanager: boolean },
): Inhoud => [
  ook.te_laat > 0 &&
    melding({
      soort: 'waarschuwing',
      titel: `${ook.te_laat === 1 ? '1 melding ligt' : `${ook.te_laat} meldingen liggen`} te lang: niemand pakte ${ook.te_laat === 1 ? 'haar' : 'ze'} op`,
      inhoud: html`<p>${link('/meldingen?toon=wachtrij', teammanager ? 'Kies er een consulent voor' : 'Bekijk de meldingen')}</p>`,
    }),
  nogTeHerleiden &&
    melding({
      soort: 'info',
      titel: 'Deze lijst wordt nog bijgewerkt',
      inhoud: 'Bij veel inwoners tegelijk veranderde iets. Over een paar minuten staan ook hun stappen goed.',
    }),
  c.zoek.get('bsn') === 'adres' &&
    melding({
      soort: 'info',
      titel: 'Een BSN hoort niet in het adres',
      inhoud: 'Typ het BSN in het zoekveld: dan blijft het nergens staan.',
    }),
  !kies &&
    tellers.gekozen > 0 &&
    melding({
      soort: 'info',
      titel: `Je bent bezig met een verdeling: ${tellers.gekozen} ${tellers.gekozen === 1 ? 'inwoner' : 'inwoners'} gekozen`,
      inhoud: html`<p>${link('/verdelen/keuze', 'Ga verder met verdelen')}</p>`,
    }),
];

/** The list with boxes, in a form that adds what is ticked to what was chosen before. */
const kiesFormulier = (c: PageContext, o: FilterOpmaak, lijst: Html, rijen: Gelezen['rijen'], pagina: number): Html =>
  form({
    actie: '/verdelen/keuze',
    sleutel: c.sleutel(),
    naam: 'Inwoners kiezen',
    verborgen: {
      vraag: adresMet('', { ...o.inAdres, tab: o.vraag.tab }).slice(1),
      pagina: String(pagina),
      getoond: [...new Set(rijen.map((rij) => rij.inwoner_id))].join(','),
    },
    inhoud: html`${lijst}${acties(
      knop({ tekst: 'Verder met wie gekozen is', naam: 'doe', waarde: 'verder' }),
      knop({ tekst: 'Onthoud deze bladzijde', soort: 'tweede', naam: 'doe', waarde: 'onthoud' }),
      rijen.length > 1 && knop({ tekst: 'Kies iedereen uit dit filter', soort: 'tweede', naam: 'doe', waarde: 'alle' }),
      linkKnop({ tekst: 'Stop met kiezen', href: '/werkvoorraad?tab=nu', soort: 'stil' }),
    )}`,
  });

const nieuws = (gewijzigd: readonly Gewijzigd[], vandaag: Datum): Html => {
  const inwoners = gewijzigd[0]?.inwoners ?? 0;
  return kaart({
    titel: 'Gewijzigd sinds gisteren',
    inhoud: html`${takenlijst(
      gewijzigd.map((regel) => ({
        titel: handelingTekst(regel),
        href: `/dossier/${regel.inwoner_id}`,
        onder: `${toonNaam(regel)} · ${regel.rol === 'inwoner' ? 'de inwoner zelf' : (regel.aanbieder ?? regel.door ?? 'het systeem')} · ${toonMoment(regel.moment, vandaag)}`,
      })),
      'Niemand anders wijzigde iets.',
    )}${inwoners > 0 && html`<p>${link('/werkvoorraad?tab=alle&gewijzigd=ja', inwoners === 1 ? 'Toon deze inwoner in de lijst' : `Toon deze ${inwoners} inwoners in de lijst`)}</p>`}`,
  });
};

const tellerTegels = ({ tellers, gewijzigd }: Gelezen, teammanager: boolean, vraag: LijstVraag) => {
  const tegel = (wie: 'ik' | 'inwoner' | 'aanbieder') => ({
    aantal: kortAantal(tellers[wie]),
    href: `/werkvoorraad?wie=${wie}`,
    huidig: vraag.tab === 'nu' && vraag.wie === wie && vraag.termijn === undefined,
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
      href: '/werkvoorraad?termijn=laat',
      soort: 'telaat' as const,
      huidig: vraag.tab === 'nu' && vraag.termijn === 'laat' && vraag.wie === undefined,
    },
    {
      aantal: gewijzigd[0]?.inwoners ?? 0,
      tekst: 'Gewijzigd sinds gisteren',
      href: '/werkvoorraad?tab=alle&gewijzigd=ja',
      icoon: 'history' as const,
      huidig: vraag.gewijzigd,
    },
  ];
};
