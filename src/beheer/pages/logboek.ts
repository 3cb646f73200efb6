import { z } from 'zod';
import { parseDatum, parseDatumNl, toonKort } from '../../kernel/datum.ts';
import { parseMaand, toonMaand } from '../../kernel/maand.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { findStandLogboek } from '../../logboek/index.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import { csvRegel } from '../../platform/csv.ts';
import {
  badge,
  datumveld,
  filters,
  foutSamenvatting,
  foutVan,
  html,
  keuzelijst,
  kop,
  linkKnop,
  metOnder,
  paginering,
  tabel,
  telling,
} from '../../web/index.ts';
import { type PageContext, type Router, rolnamen } from '../../web/route.ts';
import { countLogboek, findHandelingen, findLogboek, type LogboekRij } from '../queries/logboek.ts';
import { findMedewerkers } from '../queries/medewerkers.ts';
import { filterZoek, inWoorden } from '../rules/logboek.ts';
import type { LogboekFilter } from '../types.ts';
import { alleenBeheer } from './settings.ts';
import { zegel } from './zegel.ts';

const PER_PAGINA = 50;
/** Counting stops here: nobody turns that many pages, a filter helps more. */
const HOOGSTENS = 10_000;
const EXPORT = 50_000;

const Rol = z.enum(['inwoner', 'consulent', 'teammanager', 'aanbieder', 'financien', 'contractmanager', 'beleid', 'beheer']);
const rolNaam = (rol: string): string => {
  const bekend = Rol.safeParse(rol);
  return bekend.success ? rolnamen[bekend.data] : inWoorden(rol);
};

const readFilter = (zoek: URLSearchParams): { filter: LogboekFilter; fouten: Reden[]; getypt: { van: string; tot: string } } => {
  const fouten: Reden[] = [];
  const dag = (veld: 'van' | 'tot') => {
    const tekst = zoek.get(veld)?.trim() ?? '';
    if (tekst === '') return undefined;
    const gelezen = parseDatumNl(tekst) ?? parseDatum(tekst);
    if (!gelezen) fouten.push({ veld, tekst: 'Schrijf een dag die bestaat, bijvoorbeeld 31-01-2020.' });
    return gelezen;
  };
  const van = dag('van');
  const tot = dag('tot');
  const gebruiker = zoek.get('gebruiker') ?? '';
  return {
    filter: {
      van,
      tot,
      gebruikerId: /^[0-9]{1,9}$/.test(gebruiker) ? Number(gebruiker) : undefined,
      handeling: zoek.get('handeling') || undefined,
    },
    fouten,
    getypt: { van: van ? toonKort(van) : (zoek.get('van') ?? ''), tot: tot ? toonKort(tot) : (zoek.get('tot') ?? '') },
  };
};

const wie = (rij: LogboekRij): string => (rij.gebruikerId === 0 ? 'Het systeem' : (rij.naam ?? `gebruiker ${rij.gebruikerId}`));
/** What it was about; a month by its name, the rest by its number. */
const waarover = (rij: LogboekRij): string => {
  const maand = rij.soort === 'maand' ? parseMaand(rij.objectId) : undefined;
  return maand ? toonMaand(maand) : rij.objectId;
};
const uitkomst = (waarde: LogboekRij['uitkomst']) =>
  waarde === 'gelukt' ? badge('goed', 'gelukt') : badge('aandacht', 'geweigerd');

/** /beheer/logboek: who did what and when, filtered, paged and as a file. Residents are numbers. */
export const registerLogboek = (router: Router): void => {
  router.get('/beheer/logboek', { ...alleenBeheer, logboek: false }, async (c) => {
    const { filter, fouten, getypt } = readFilter(c.zoek);
    const pagina = Math.min(Math.max(Number.parseInt(c.zoek.get('pagina') ?? '1', 10) || 1, 1), HOOGSTENS / PER_PAGINA);
    const [rijen, aantal, handelingen, medewerkers, stand] = await Promise.all([
      findLogboek(c.db, filter, { vanaf: (pagina - 1) * PER_PAGINA, aantal: PER_PAGINA }),
      countLogboek(c.db, filter, HOOGSTENS),
      findHandelingen(c.db),
      findMedewerkers(c.db),
      findStandLogboek(c.db),
    ]);
    const paginas = Math.max(1, Math.ceil(aantal / PER_PAGINA));
    return c.page({
      titel: 'Logboek',
      fout: fouten.length > 0,
      inhoud: html`${foutSamenvatting(fouten)}${kop({
        titel: 'Logboek',
        onder: 'Wie wat deed, wanneer en op welke grond. Zonder inhoud; inwoners zijn nummers.',
        acties: linkKnop({
          tekst: 'Download als CSV',
          href: `/beheer/logboek/export${filterZoek(filter)}`,
          icoon: 'download',
          download: true,
        }),
      })}${zegel(stand, c.vandaag)}${filters({
        actie: '/beheer/logboek',
        velden: html`${datumveld({ naam: 'van', label: 'Vanaf', verplicht: false, waarde: getypt.van, fout: foutVan(fouten, 'van') })}${datumveld(
          {
            naam: 'tot',
            label: 'Tot en met',
            verplicht: false,
            waarde: getypt.tot,
            fout: foutVan(fouten, 'tot'),
          },
        )}${keuzelijst({
          naam: 'gebruiker',
          label: 'Medewerker',
          verplicht: false,
          leeg: 'Iedereen',
          waarde: filter.gebruikerId,
          opties: [{ waarde: '0', tekst: 'Het systeem' }, ...medewerkers.map((m) => ({ waarde: String(m.id), tekst: m.naam }))],
        })}${keuzelijst({
          naam: 'handeling',
          label: 'Handeling',
          verplicht: false,
          leeg: 'Alles',
          waarde: filter.handeling,
          opties: handelingen.map((handeling) => ({ waarde: handeling, tekst: inWoorden(handeling) })),
        })}`,
      })}${telling(aantal >= HOOGSTENS ? `Meer dan ${HOOGSTENS} regels` : aantal === 1 ? '1 regel' : `${aantal} regels`)}${tabel({
        caption: 'Regels van het logboek, nieuwste eerst',
        kolommen: [
          { kop: 'Wanneer' },
          { kop: 'Wie' },
          { kop: 'Handeling' },
          { kop: 'Inwoner' },
          { kop: 'Grond' },
          { kop: 'Uitkomst' },
        ],
        rijen: rijen.map((rij) => [
          toonMoment(rij.moment, c.vandaag),
          metOnder(wie(rij), rolNaam(rij.rol)),
          metOnder(inWoorden(rij.handeling), `${inWoorden(rij.soort).toLowerCase()} ${waarover(rij)}`),
          rij.inwonerId === null ? '' : `nummer ${rij.inwonerId}`,
          rij.grond,
          uitkomst(rij.uitkomst),
        ]),
        leeg: 'Er zijn geen regels die hierbij passen. Kies een andere dag of medewerker.',
      })}${paginering({ pagina, paginas, href: (nr) => `/beheer/logboek${filterZoek(filter, nr)}` })}`,
    });
  });

  const download = async (c: PageContext): Promise<Response> => {
    const { filter } = readFilter(c.zoek);
    const actor = await c.actor();
    const [rijen] = await Promise.all([
      findLogboek(c.db, filter, { vanaf: 0, aantal: EXPORT }),
      schrijfLogboek(c.db, actor, {
        handeling: 'logboek-geexporteerd',
        soort: 'logboek',
        objectId: actor.gemeenteId ?? 0,
        grond: 'beheer van toegang',
      }),
    ]);
    const regels = rijen.map((rij) =>
      csvRegel([
        toonMoment(rij.moment, c.vandaag),
        String(rij.gebruikerId),
        wie(rij),
        rolNaam(rij.rol),
        inWoorden(rij.handeling),
        inWoorden(rij.soort),
        rij.objectId,
        rij.inwonerId === null ? '' : String(rij.inwonerId),
        rij.grond,
        rij.uitkomst,
        rij.herkomst,
      ]),
    );
    const koppen = [
      'wanneer',
      'gebruiker',
      'naam',
      'rol',
      'handeling',
      'soort',
      'object',
      'inwoner',
      'grond',
      'uitkomst',
      'herkomst',
    ];
    return c.file({
      inhoud: `\ufeff${csvRegel(koppen)}${regels.join('')}`,
      type: 'text/csv; charset=utf-8',
      naam: `logboek-${c.vandaag}.csv`,
    });
  };
  router.get('/beheer/logboek/export', { ...alleenBeheer, logboek: 'logboek-geexporteerd' }, download);
};
