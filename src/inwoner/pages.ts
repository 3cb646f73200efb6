import type { Kysely } from 'kysely';
import type { BeleidInHuis, Regeling } from '../beleid/index.ts';
import { parseBsn } from '../kernel/bsn.ts';
import type { Datum } from '../kernel/datum.ts';
import { isTrede, TREDEN } from '../kernel/trede.ts';
import { GROND_WMO, schrijfLogboek } from '../platform/audit.ts';
import type { DB } from '../platform/db/schema.ts';
import type { BsnKluis } from '../platform/keys.ts';
import {
  acties,
  type BadgeSoort,
  badge,
  filters,
  form,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  leesKeuze,
  link,
  linkKnop,
  melding,
  metOnder,
  miniLadder,
  paginering,
  stapel,
  tabel,
  tekstveld,
  telling,
  zacht,
  zoekkeuze,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { adresMet, paginaUit, sorteerKop } from './address.ts';
import { findInwonerByBsn, findInwoners } from './queries.ts';
import { listWeergaven } from './queries-weergave.ts';
import { soortZoekvraag, toonNaam, zoekhulp } from './rules.ts';
import { findTeKiezenConsulenten } from './te-kiezen.ts';
import { InwonerStand, isVoorbij, statusTekst } from './types.ts';
import { inwonersTeBewaren, inwonerVraagInAdres, leesInwonerVraag, type SORTEER } from './vraag.ts';
import { weergaveForm, weergaveRij } from './weergave.ts';

export interface InwonerSettings {
  bsn: BsnKluis;
  beleid: BeleidInHuis;
  /** The status that a list shows is kept with the steps of each resident: whether something moved since, and what brings them up to now. */
  stappen: {
    verouderd: (db: Kysely<DB>) => Promise<boolean>;
    herleid: (
      db: Kysely<DB>,
      o: { beleid: BeleidInHuis; gemeenteId: number; vandaag: Datum; hoogstens: number },
    ) => Promise<unknown>;
  };
}

/** So many residents are brought up to now before a list is shown: nobody waits for more. */
const HERLEID = 200;

/** Brings the status of who moved up to now. */
export const werkStandBij = (c: PageContext, s: InwonerSettings): Promise<unknown> =>
  c.keep((db, actor) =>
    s.stappen.herleid(db, { beleid: s.beleid, gemeenteId: actor.gemeenteId ?? 0, vandaag: c.vandaag, hoogstens: HERLEID }),
  );

const PER_PAGINA = 25;
/** What else stands in the address of a list, and goes along with a search. */
const BEWAARD = [
  'tab',
  'wie',
  'termijn',
  'soort',
  'trede',
  'status',
  'consulent',
  'team',
  'gewijzigd',
  'kies',
  'sorteer',
  'richting',
];

const STATUS_BADGE: Record<InwonerStand, BadgeSoort> = {
  aangemeld: 'aandacht',
  'in-onderzoek': 'info',
  'in-traject': 'goed',
  klaar: 'neutraal',
  gestopt: 'neutraal',
  afgerond: 'neutraal',
};

/** The status of a resident as a sign. */
export const statusBadge = (status: InwonerStand) => badge(STATUS_BADGE[status], statusTekst[status]);

/**
 * Short name of a product in the regeling of a day; of a product that is no more, as the last version that has it names it. The key itself
 * when none does.
 */
export const productNaam = (beleid: BeleidInHuis, gemeenteId: number, dag: Datum, product: string): string => {
  const naamIn = (regeling: Regeling | undefined) => regeling?.producten.find((p) => p.product === product)?.naam;
  return (
    naamIn(beleid.dichtstbij(gemeenteId, dag)?.regeling) ??
    beleid
      .versies(gemeenteId)
      .toSorted((a, b) => (a.geldigVan < b.geldigVan ? 1 : -1))
      .map(({ regeling }) => naamIn(regeling))
      .find((naam) => naam !== undefined) ??
    product
  );
};

/** Search and list of residents. */
export const registerLijst = (router: Router, s: InwonerSettings): void => {
  router.get('/inwoners', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false, zoekt: true }, (c) =>
    inwonersPagina(c, s),
  );

  // Posted, so that a BSN never stands in an address, a history or a log.
  router.post(
    '/inwoners/zoeken',
    { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: 'bsn-gezocht', zoekt: true },
    async (c) => {
      // The rights of a route are checked when the database is asked; a redirect alone would not.
      await c.actor();
      const zoek = c.form.tekst('zoek');
      const verder = Object.fromEntries(BEWAARD.map((naam) => [naam, c.form.tekst(naam)]));
      // The werkvoorraad searches its own list, and a BSN here all the same.
      const lijst = c.form.tekst('lijst') === 'werkvoorraad' ? '/werkvoorraad' : '/inwoners';
      if (soortZoekvraag(zoek) !== 'bsn') return c.redirect(adresMet(lijst, { zoek: zoek.slice(0, 100), ...verder }));
      return zoekBsn(c, s, zoek);
    },
  );
};

const zoekBsn = async (c: PageContext, s: InwonerSettings, getypt: string): Promise<Response> => {
  const bsn = parseBsn(getypt);
  if (bsn === undefined) return c.redirect('/inwoners?bsn=ongeldig');
  const gevonden = await findInwonerByBsn(c.db, s.bsn.hash(bsn));
  await schrijfLogboek(c.db, await c.actor(), {
    handeling: 'bsn-gezocht',
    soort: 'inwoner',
    objectId: gevonden?.inwoner_id ?? 'niet-gevonden',
    inwonerId: gevonden?.inwoner_id,
    grond: GROND_WMO,
  });
  return c.redirect(gevonden ? `/dossier/${gevonden.inwoner_id}` : '/inwoners?bsn=onbekend');
};

const inwonersPagina = async (c: PageContext, s: InwonerSettings): Promise<Response> => {
  const zoek = (c.zoek.get('zoek') ?? '').trim().slice(0, 100);
  // Somebody typed a BSN into the address itself: it goes out of it at once.
  if (soortZoekvraag(zoek) === 'bsn') return zoekBsn(c, s, zoek);
  // The role in the session token says which queries, the database says which rows: who it is comes along with them.
  const teammanager = c.rolHint === 'teammanager';
  const gevraagd = leesInwonerVraag(c.zoek, { teammanager });
  const { trede, status, consulentId, sorteer, aflopend } = gevraagd;
  const inAdres = inwonerVraagInAdres(gevraagd);
  const pagina = paginaUit(c.zoek);
  const vraag = { ...gevraagd, pagina, perPagina: PER_PAGINA };
  const [toen, consulenten, weergaven, verouderd] = await Promise.all([
    findInwoners(c.db, { ...vraag, ruim: !teammanager }),
    teammanager ? findTeKiezenConsulenten(c.db, c.zoek) : undefined,
    listWeergaven(c.db, 'inwoners'),
    s.stappen.verouderd(c.db),
  ]);
  if (verouderd) await werkStandBij(c, s);
  const [eerste, nogVerouderd] = verouderd
    ? await Promise.all([findInwoners(c.db, { ...vraag, ruim: !teammanager }), s.stappen.verouderd(c.db)])
    : [toen, false];
  const standaard = c.zoek.size === 0 ? weergaven.find((een) => een.standaard && een.vraag !== '') : undefined;
  if (standaard) return c.redirect(`/inwoners?${standaard.vraag}`);
  const bewaar = inwonersTeBewaren(c.zoek);
  // In the whole municipality first names are looked through only when no surname begins so.
  const rijen =
    eerste.length === 0 && teammanager && soortZoekvraag(zoek) === 'naam'
      ? await findInwoners(c.db, { ...vraag, ruim: true })
      : eerste;
  const consulentOpties = [
    { waarde: '0', tekst: 'Nog te verdelen' },
    ...(consulenten ?? []).map((een) => ({ waarde: String(een.id), tekst: een.naam })),
  ];
  const wie = leesKeuze(consulentOpties, 'consulent', (naam) => c.zoek.get(naam) ?? '');
  if (consulenten && wie.waarde !== '' && Number(wie.waarde) !== consulentId)
    return c.redirect(adresMet('/inwoners', { ...inAdres, consulent: wie.waarde }));
  const totaal = rijen[0]?.totaal ?? 0;
  const hulp = rijen.length === 0 ? zoekhulp(zoek) : undefined;
  if (rijen.length === 0 && pagina > 1) return c.redirect(adresMet('/inwoners', { ...inAdres, pagina: undefined }));

  const adres = (verander: Readonly<Record<string, string | number | undefined>>) =>
    adresMet('/inwoners', { ...inAdres, pagina, ...verander });
  const kolom = (naam: string, veld: (typeof SORTEER)[number]) => sorteerKop(naam, veld, { sorteer, aflopend }, adres);
  const gemeenteId = (await c.actor()).gemeenteId ?? 0;
  const treden = s.beleid.dichtstbij(gemeenteId, c.vandaag)?.regeling.ladder.treden ?? [];
  const gefilterd = zoek !== '' || trede !== undefined || status !== undefined || consulentId !== undefined;
  const van = (pagina - 1) * PER_PAGINA;
  const bsn = c.zoek.get('bsn');
  // Found by a number that it had no more: the dossier went into this one.
  const opgegaan = soortZoekvraag(zoek) === 'dossiernummer' ? rijen.find((rij) => rij.dossiernummer !== zoek) : undefined;
  const bestand = (soort: 'csv' | 'xlsx') => adresMet(`/inwoners/lijst.${soort}`, inAdres);
  return c.page({
    titel: 'Inwoners',
    zoekwaarde: zoek,
    inhoud: stapel(
      kop({
        titel: 'Inwoners',
        onder: teammanager ? 'Alle inwoners van de gemeente' : 'De inwoners die jij begeleidt',
        ...(teammanager
          ? {}
          : { acties: linkKnop({ tekst: 'Inwoner aanmelden', href: '/aanmelding', soort: 'primair', icoon: 'plus' }) }),
      }),
      bsn === 'onbekend' &&
        melding({
          soort: 'info',
          titel: 'Geen inwoner met dit BSN gevonden',
          inhoud: teammanager
            ? 'Er is in deze gemeente geen dossier met dit BSN.'
            : 'Je ziet hier alleen je eigen inwoners. Meld je iemand aan die al bekend is, dan hoor je bij wie.',
        }),
      bsn === 'ongeldig' &&
        melding({
          soort: 'waarschuwing',
          titel: 'Dit is geen geldig BSN',
          inhoud: 'Een BSN heeft negen cijfers. Kijk het na: waarschijnlijk is een cijfer verwisseld.',
        }),
      nogVerouderd &&
        melding({
          soort: 'info',
          titel: 'Deze lijst wordt nog bijgewerkt',
          inhoud: 'Bij veel inwoners tegelijk veranderde iets. Over een paar minuten klopt ook hun status.',
        }),
      opgegaan !== undefined &&
        melding({
          soort: 'info',
          titel: `Dossier ${zoek} is opgegaan in een ander dossier`,
          inhoud: html`<p>Twee dossiers van dezelfde persoon zijn samengevoegd. Alles staat nu in ${link(`/dossier/${opgegaan.id}`, `dossier ${opgegaan.dossiernummer}`)}.</p>`,
        }),
      kaart({
        inhoud: html`${weergaveRij({ weergaven, nu: bewaar, adres: (vraag_) => `/inwoners?${vraag_ === '' ? 'alle=ja' : vraag_}` })}${form(
          {
            actie: '/inwoners/zoeken',
            sleutel: c.sleutel(),
            naam: 'Zoek een inwoner',
            verborgen: Object.fromEntries(
              Object.entries(inAdres).flatMap(([naam, waarde]) =>
                naam === 'zoek' || waarde === undefined ? [] : [[naam, String(waarde)]],
              ),
            ),
            inhoud: html`${tekstveld({
              naam: 'zoek',
              label: 'Zoek op naam, dossiernummer, postcode of BSN',
              hint: hulp,
              type: 'search',
              waarde: zoek,
              autocomplete: 'off',
              maximum: 100,
            })}${acties(knop({ tekst: 'Zoek', icoon: 'search' }))}`,
          },
        )}${filters({
          actie: '/inwoners',
          verborgen: Object.fromEntries(
            Object.entries({ zoek, sorteer: inAdres.sorteer, richting: inAdres.richting }).flatMap(([naam, waarde]) =>
              waarde ? [[naam, waarde]] : [],
            ),
          ),
          velden: [
            keuzelijst({
              naam: 'trede',
              label: 'Trede',
              leeg: 'Alle treden',
              waarde: trede,
              opties: TREDEN.map((t) => ({
                waarde: String(t),
                tekst: `${t} ${treden.find((een) => een.trede === t)?.naam ?? ''}`,
              })),
            }),
            keuzelijst({
              naam: 'status',
              label: 'Status',
              leeg: 'Alle statussen',
              waarde: status,
              opties: InwonerStand.options.map((waarde) => ({ waarde, tekst: statusTekst[waarde] })),
            }),
            consulenten &&
              zoekkeuze({
                naam: 'consulent',
                label: 'Consulent',
                leeg: 'Alle consulenten',
                gekozen: wie,
                opties: consulentOpties,
              }),
          ],
        })}${telling(
          totaal === 0
            ? 'Geen inwoners gevonden.'
            : `${totaal} ${totaal === 1 ? 'inwoner' : 'inwoners'}, ${van + 1} tot en met ${van + rijen.length} getoond.`,
        )}${gefilterd ? html`<p>${link('/inwoners?alle=ja', 'Wis zoekvraag en filter')}</p>` : ''}${tabel({
          caption: 'Inwoners',
          toetsen: true,
          kolommen: [
            kolom('Inwoner', 'naam'),
            kolom('Trede', 'trede'),
            kolom('Status', 'status'),
            { kop: 'Plek' },
            ...(teammanager ? [{ kop: 'Consulent' }] : []),
          ],
          leeg: hulp
            ? 'Niemand gevonden. Bij het zoekveld staat wat je kunt typen.'
            : gefilterd
              ? 'Niemand gevonden. Zoek met minder letters of op de achternaam, of wis het filter.'
              : 'Er staan nog geen inwoners in je lijst.',
          rijen: rijen.map((rij) => [
            metOnder(link(`/dossier/${rij.id}`, toonNaam(rij)), `Dossier ${rij.dossiernummer} · ${rij.woonplaats}`),
            miniLadder({
              nu: isTrede(rij.trede) ? rij.trede : undefined,
              doel: isTrede(rij.doel_trede) ? rij.doel_trede : undefined,
            }),
            statusBadge(rij.status),
            rij.aanbieder === null || rij.product === null
              ? zacht(isVoorbij(rij.status) ? 'geen plek' : 'nog geen plek')
              : metOnder(rij.aanbieder, productNaam(s.beleid, gemeenteId, c.vandaag, rij.product)),
            ...(teammanager ? [rij.consulent] : []),
          ]),
        })}${paginering({
          pagina,
          paginas: Math.ceil(totaal / PER_PAGINA),
          href: (p) => adres({ pagina: p === 1 ? undefined : p }),
        })}${
          totaal > 0 &&
          acties(
            linkKnop({ tekst: 'Download als CSV', href: bestand('csv'), soort: 'stil', icoon: 'download', download: true }),
            linkKnop({ tekst: 'Download als Excel', href: bestand('xlsx'), soort: 'stil', icoon: 'download', download: true }),
          )
        }${
          bewaar !== '' &&
          weergaveForm({ lijst: 'inwoners', weergaven, nu: bewaar, sleutel: c.sleutel, gezocht: zoek !== '', wat: 'de inwoners' })
        }`,
      }),
    ),
  });
};
