// /plichten: what is owed by whom and by when, for a consulent, a teammanager and an aanbieder.
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { adresMet, findTeKiezenConsulenten, paginaUit } from '../../inwoner/index.ts';
import { kortAantal, TEL_TOT, totHoogstens } from '../../kernel/aantal.ts';
import { type Datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { transactLevering } from '../../platform/db/transact.ts';
import { DatabaseUnavailable } from '../../platform/db/unavailable.ts';
import { STAP_UITLEG } from '../../uitleg/index.ts';
import {
  acties,
  filters,
  type Gekozen,
  type Html,
  html,
  kaart,
  keuzelijst,
  kop,
  leesKeuze,
  link,
  linkKnop,
  melding,
  paginering,
  type TegelSoort,
  tabel,
  tegels,
  telling,
  zoekkeuze,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { deriveGewijzigd } from '../actions/derive-plichten.ts';
import { countPlichten, findGewijzigdIn, findPlichten, isVerouderd, type Kijker, type PlichtLijstRij } from '../queries/index.ts';
import { isGefilterd, leesVraag, type PlichtenVraag, STANDEN, vraagInAdres, WIE } from '../vraag.ts';
import { plichtCellen, plichtKolommen, wieTekst } from './regels.ts';

export interface BewakingSettings {
  pool: pg.Pool;
  beleid: BeleidInHuis;
  /** Derives the steps of residents of whom something moved (src/werkvoorraad, which knows this area through the dossier). */
  herleidStappen(
    db: Kysely<DB>,
    o: { beleid: BeleidInHuis; gemeenteId: number; vandaag: Datum; hoogstens: number },
  ): Promise<number>;
}

const PER_PAGINA = 50;
/** So many notes are worked through before a page is shown: nobody waits for more. */
const HERLEID = 300;
export const LIJSTEN = [
  { pad: '/plichten', rollen: ['consulent', 'teammanager'], van: 'gemeente' },
  { pad: '/toewijzingen/plichten', rollen: ['aanbieder'], van: 'aanbieder' },
] as const;

export const STAND: Record<(typeof STANDEN)[number], { tekst: string; leeg: string; soort: TegelSoort }> = {
  laat: { tekst: 'Te laat', leeg: 'Er is niets te laat.', soort: 'telaat' },
  binnenkort: { tekst: 'Binnen vier weken', leeg: 'De komende vier weken hoeft er niets.', soort: 'aandacht' },
  later: { tekst: 'Later', leeg: 'Er staat niets voor later.', soort: 'neutraal' },
  aangehouden: { tekst: 'Opgeschort', leeg: 'Er is nu niets opgeschort.', soort: 'neutraal' },
  meekijken: { tekst: 'Een ander kijkt mee', leeg: 'Er is niets zo lang te laat dat een ander meekijkt.', soort: 'telaat' },
  af: { tekst: 'Afgehandeld', leeg: 'Er is nog niets afgehandeld.', soort: 'goed' },
};

export const kijkerVan = (c: PageContext): Kijker => ({
  vandaag: c.vandaag,
  rol: c.rolHint === 'aanbieder' ? 'aanbieder' : c.rolHint === 'teammanager' ? 'teammanager' : 'consulent',
});

/** Derives what moved of what the reader may see, before he sees it. True: there is more than was done now. */
export const werkBij = async (c: PageContext, s: BewakingSettings): Promise<boolean> => {
  const vraag = { vandaag: isoDatum(c.vandaag), werkvoorraad: c.rolHint !== 'aanbieder' };
  const { plichten, stappen } = await isVerouderd(c.db, vraag);
  if (!plichten && !stappen) return false;
  // What an aanbieder owes it reads and does not write: the house derives it.
  if (c.rolHint === 'aanbieder') await werkBijVoorAanbieder(c, s);
  else await werkBijZelf(c, s, { plichten, stappen });
  const na = await isVerouderd(c.db, vraag);
  return na.plichten || na.stappen;
};

/** Derives the steps of one resident. */
type HerleidVan = (
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; gemeenteId: number; vandaag: Datum; inwonerId: number },
) => Promise<void>;

/** As werkBij, before the duties of one resident are shown: who just decided something reads the days that follow from it. */
export const herleidVoor = async (
  c: PageContext,
  s: { beleid: BeleidInHuis; herleidStappen: HerleidVan },
  inwonerId: number,
): Promise<void> => {
  const { plichten, stappen } = await isVerouderd(c.db, { vandaag: isoDatum(c.vandaag), werkvoorraad: true });
  if (plichten || stappen)
    await c.keep(async (db, actor) => {
      const { gemeenteId } = actor;
      if (plichten) await deriveGewijzigd(db, { beleid: s.beleid, hoogstens: HERLEID });
      if (stappen && gemeenteId !== undefined)
        await s.herleidStappen(db, { beleid: s.beleid, gemeenteId, vandaag: c.vandaag, inwonerId });
      return true;
    });
};

const werkBijZelf = (c: PageContext, s: BewakingSettings, { plichten, stappen }: { plichten: boolean; stappen: boolean }) =>
  c.keep(async (db, actor) => {
    if (stappen)
      await s.herleidStappen(db, {
        beleid: s.beleid,
        gemeenteId: actor.gemeenteId ?? 0,
        vandaag: c.vandaag,
        hoogstens: HERLEID,
      });
    if (plichten) await deriveGewijzigd(db, { beleid: s.beleid, hoogstens: HERLEID });
    return true;
  });

const werkBijVoorAanbieder = async (c: PageContext, s: BewakingSettings): Promise<void> => {
  const [{ aanbiederId, gebruikerId }, gemeenten] = await Promise.all([c.actor(), findGewijzigdIn(c.db)]);
  for (const gemeenteId of gemeenten)
    await transactLevering(s.pool, { gemeenteId, gebruikerId }, (db) =>
      deriveGewijzigd(db, { beleid: s.beleid, hoogstens: HERLEID, aanbiederId }),
    ).catch((fout: unknown) => {
      // The list then says that it is not up to date; the job does it later.
      if (!(fout instanceof DatabaseUnavailable)) throw fout;
    });
};

const standenVoor = (rol: Kijker['rol']) => STANDEN.filter((stand) => stand !== 'meekijken' || rol !== 'aanbieder');

export const registerOverzicht = (router: Router, s: BewakingSettings): void => {
  for (const { pad, ...wie } of LIJSTEN) router.get(pad, { ...wie, logboek: false }, (c) => toonLijst(c, s, pad));
};

const toonLijst = async (c: PageContext, s: BewakingSettings, basis: string): Promise<Response> => {
  const vraag = leesVraag(c.zoek);
  const pagina = paginaUit(c.zoek);
  const k = kijkerVan(c);
  const nogBezig = await werkBij(c, s);
  const { rol } = k;
  const [actor, rijen, aantal, tellers, consulenten, escalatieDagen] = await Promise.all([
    c.actor(),
    findPlichten(c.db, vraag, k, { pagina, perPagina: PER_PAGINA }),
    countPlichten(c.db, vraag, k, pagina * PER_PAGINA + TEL_TOT + 1),
    Promise.all(
      standenVoor(rol).map(async (stand) => ({
        stand,
        aantal: await countPlichten(c.db, { ...vraag, stand }, k, TEL_TOT + 1),
      })),
    ),
    rol === 'teammanager' ? findTeKiezenConsulenten(c.db, c.zoek) : [],
    findInstelling(c.db, 'escalatie-dagen'),
  ]);
  const pad = (verander: Readonly<Record<string, string | number | undefined>>) =>
    adresMet(basis, { ...vraagInAdres(vraag), ...verander });
  if (rijen.length === 0 && pagina > 1) return c.redirect(pad({}));
  const gekozen = leesKeuze(consulentOpties(consulenten), 'consulent', (naam) => c.zoek.get(naam) ?? '');
  if (rol === 'teammanager' && gekozen.waarde !== '' && Number(gekozen.waarde) !== vraag.consulentId)
    return c.redirect(pad({ consulent: gekozen.waarde }));
  const naam = (rij: PlichtLijstRij): string =>
    rij.consulent_id === 0 ? 'Nog te verdelen' : (rij.consulent ?? 'Werkt hier niet meer');
  const begin = (pagina - 1) * PER_PAGINA;
  const lijst = kaart({
    inhoud: html`${filterDeel(vraag, rol, consulenten, gekozen)}${telling(
      rijen.length === 0
        ? 'Niets gevonden.'
        : `${totHoogstens(aantal, begin + PER_PAGINA + TEL_TOT)} ${aantal === 1 ? 'plicht' : 'plichten'}, ${begin + 1} tot en met ${begin + rijen.length} getoond.`,
    )}${isGefilterd(vraag) && html`<p>${link(adresMet(basis, { stand: vraag.stand }), 'Wis het filter')}</p>`}${tabel({
      caption: vraag.stand === undefined ? 'Te laat en binnen vier weken' : STAND[vraag.stand].tekst,
      toetsen: true,
      kolommen: plichtKolommen({ inwoner: true, consulent: rol === 'teammanager' }),
      leeg: vraag.stand === undefined ? 'Er is niets te laat, en de komende vier weken hoeft er niets.' : STAND[vraag.stand].leeg,
      rijen: rijen.map(
        plichtCellen({
          beleid: s.beleid,
          vandaag: c.vandaag,
          rol,
          gebruikerId: actor.gebruikerId,
          gemeenteId: actor.gemeenteId ?? s.beleid.eersteGemeente(),
          escalatieDagen,
          inwoner: true,
          consulent: rol === 'teammanager' ? naam : undefined,
        }),
      ),
    })}${paginering({
      pagina,
      paginas: Math.ceil(aantal / PER_PAGINA),
      href: (p) => pad({ pagina: p === 1 ? undefined : p }),
    })}${
      rijen.length > 0 &&
      acties(
        linkKnop({
          tekst: 'Download als CSV',
          href: adresMet(`${basis}/lijst.csv`, vraagInAdres(vraag)),
          soort: 'stil',
          icoon: 'download',
          download: true,
        }),
      )
    }`,
  });
  return c.page({
    titel: 'Plichten',
    inhoud: html`${kop({
      titel: 'Plichten',
      onder:
        rol === 'aanbieder'
          ? `Wat er van ${actor.aanbiederNaam ?? 'jouw organisatie'} wordt gevraagd · ${toonDatum(c.vandaag)}`
          : html`Alles met een laatste dag, van iedereen: wie het moet doen, welke regel erom vraagt en wat er gebeurt als het uitblijft. ${link('/werkvoorraad', rol === 'teammanager' ? 'Wat er nu te doen is, staat in de werkvoorraad.' : 'Wat je nu kunt doen, staat in je werkvoorraad.')}`,
      acties: linkKnop({ tekst: 'Mijn herinneringen', href: '/herinneringen', icoon: 'bell' }),
    })}${
      nogBezig &&
      melding({
        soort: 'info',
        titel: 'Deze lijst wordt nog bijgewerkt',
        inhoud: 'Bij veel toewijzingen tegelijk veranderde iets. Over een paar minuten staan ook hun plichten goed.',
      })
    }${tegels(
      tellers.map(({ stand, aantal: n }) => ({
        aantal: kortAantal(n),
        tekst: STAND[stand].tekst,
        href: adresMet(basis, { ...vraagInAdres(vraag), stand }),
        soort: n === 0 ? 'neutraal' : STAND[stand].soort,
        huidig: stand === vraag.stand,
      })),
    )}${lijst}`,
  });
};

const consulentOpties = (consulenten: readonly { id: number; naam: string }[]) =>
  [{ id: 0, naam: 'Nog te verdelen' }, ...consulenten].map((een) => ({ waarde: String(een.id), tekst: een.naam }));

const filterDeel = (
  vraag: PlichtenVraag,
  rol: Kijker['rol'],
  consulenten: readonly { id: number; naam: string }[],
  gekozen: Gekozen,
): Html | false =>
  rol !== 'aanbieder' &&
  filters({
    actie: '/plichten',
    verborgen: vraag.stand === undefined ? {} : { stand: vraag.stand },
    velden: [
      keuzelijst({
        naam: 'wie',
        label: 'Wie moet het doen',
        leeg: 'Iedereen',
        waarde: vraag.wie,
        opties: WIE.filter((wie) => rol === 'teammanager' || wie !== 'teammanager').map((waarde) => ({
          waarde,
          tekst: wieTekst(waarde, rol),
        })),
      }),
      keuzelijst({
        naam: 'soort',
        label: 'Wat',
        leeg: 'Alles',
        waarde: vraag.soort,
        opties: STAP_UITLEG.map((een) => ({ waarde: een.soort, tekst: een.titel })),
      }),
      rol === 'teammanager' &&
        zoekkeuze({
          naam: 'consulent',
          label: 'Consulent',
          leeg: 'Alle consulenten',
          gekozen,
          opties: consulentOpties(consulenten),
        }),
    ],
  });
