import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, isNa, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonDagdelen, toonUren } from '../../kernel/minuten.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { leesUrenEerder } from '../../kernel/weekverloop.ts';
import { countOngelezen } from '../../overleg/index.ts';
import { akkoordTekst } from '../../resultaat/index.ts';
import {
  badge,
  type Html,
  html,
  kaart,
  kop,
  link,
  linkKnop,
  metOnder,
  paginering,
  type TegelSoort,
  tabel,
  takenlijst,
  tegels,
  telling,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { eerstePlicht, type PlichtRij } from '../plichten.ts';
import { countToewijzingen, FILTERS, type Filter, findPlichtFeiten, findToewijzingen } from '../queries.ts';
import { countRouteVragen, countSamenVragen, listPlanVragen } from '../queries-vragen.ts';
import { antwoordTermijn } from '../rules.ts';
import { standOp, toewijzingStatusSoort, toewijzingStatusTekst } from '../types.ts';

const PER_PAGINA = 50;

const FILTER: Record<Filter, { tekst: string; soort: TegelSoort; leeg: string }> = {
  nieuw: { tekst: 'Nieuw', soort: 'aandacht', leeg: 'Er wacht geen nieuwe toewijzing op antwoord.' },
  geaccepteerd: { tekst: 'Geaccepteerd', soort: 'neutraal', leeg: 'Er is niemand die nog moet starten.' },
  loopt: { tekst: 'Loopt', soort: 'goed', leeg: 'Er loopt nu geen toewijzing.' },
  geeindigd: { tekst: 'Geëindigd', soort: 'neutraal', leeg: 'Er is nog geen toewijzing geëindigd.' },
  geweigerd: { tekst: 'Geweigerd', soort: 'neutraal', leeg: 'Er is geen toewijzing geweigerd.' },
};

/** All toewijzingen of the aanbieder by where they stand, with counters that are links. */
export const lijstPagina = async (c: PageContext, s: { beleid: BeleidInHuis }): Promise<Response> => {
  const dag = c.vandaag.toString();
  const gekozen = FILTERS.find((f) => f === c.zoek.get('stand'));
  const paginaTekst = c.zoek.get('pagina') ?? '';
  const pagina = /^[1-9]\d{0,3}$/.test(paginaTekst) ? Number(paginaTekst) : 1;
  const lees = (filter: Filter) => findToewijzingen(c.db, { filter, dag, pagina, perPagina: PER_PAGINA });
  // Without a choice: what waits for an answer, or else what runs.
  const [actor, ongelezen, routeVragen, samenVragen, planVragen, aantallen, eerste, tweede] = await Promise.all([
    c.actor(),
    countOngelezen(c.db, 'aanbieder'),
    countRouteVragen(c.db),
    countSamenVragen(c.db),
    listPlanVragen(c.db),
    countToewijzingen(c.db, dag),
    lees(gekozen ?? 'nieuw'),
    gekozen === undefined ? lees('loopt') : [],
  ]);
  const stand: Filter = gekozen ?? (aantallen.nieuw > 0 ? 'nieuw' : 'loopt');
  const rijen = stand === (gekozen ?? 'nieuw') ? eerste : tweede;
  const totaal = rijen[0]?.totaal ?? 0;
  const plichtVan = await plichten(c, s, rijen);
  return c.page({
    titel: 'Inwoners',
    inhoud: html`${kop({
      titel: 'Inwoners',
      onder: `Toewijzingen aan ${actor.aanbiederNaam ?? 'jouw organisatie'}`,
      acties: linkKnop({ tekst: 'Wat er veranderde', href: '/toewijzingen/gewijzigd', icoon: 'history' }),
    })}${
      ongelezen > 0 &&
      html`<p>${badge('info', ongelezen === 1 ? '1 nieuw bericht' : `${ongelezen} nieuwe berichten`, 'message')} ${link('/toewijzingen/berichten', 'Lees de berichten')}</p>`
    }${
      routeVragen > 0 &&
      html`<p>${badge('aandacht', routeVragen === 1 ? '1 stap wacht op jullie ja of nee' : `${routeVragen} stappen wachten op jullie ja of nee`, 'flag')} ${link('/toewijzingen/routes', 'Geef antwoord')}</p>`
    }${
      samenVragen > 0 &&
      html`<p>${badge('aandacht', samenVragen === 1 ? '1 besluit neemt de gemeente samen met jullie' : `${samenVragen} besluiten neemt de gemeente samen met jullie`, 'gavel')} ${link('/toewijzingen/samen', 'Geef antwoord')}</p>`
    }${
      planVragen.length > 0 &&
      kaart({
        titel:
          planVragen.length === 1 ? '1 plan wacht op jullie antwoord' : `${planVragen.length} plannen wachten op jullie antwoord`,
        inhoud: takenlijst(
          planVragen.map((een) => ({
            titel: `Plan van ${toonNaam(een)}: zijn jullie het eens?`,
            href: `/toewijzingen/${een.toewijzing_id}/plan`,
            onder: `Voorgelegd op ${toonDatum(datum(een.voorgelegd_op))}`,
          })),
        ),
      })
    }${tegels(
      FILTERS.filter((f) => f !== 'geweigerd' || aantallen.geweigerd > 0 || stand === 'geweigerd').map((f) => ({
        aantal: aantallen[f],
        tekst: FILTER[f].tekst,
        href: `/toewijzingen?stand=${f}`,
        soort: f === 'nieuw' && aantallen.nieuw === 0 ? 'neutraal' : FILTER[f].soort,
        huidig: f === stand,
      })),
    )}${telling(`${FILTER[stand].tekst}: ${totaal} ${totaal === 1 ? 'toewijzing' : 'toewijzingen'}`)}${tabel({
      caption: `Toewijzingen: ${FILTER[stand].tekst.toLowerCase()}`,
      kolommen: [
        { kop: 'Inwoner' },
        { kop: 'Product' },
        { kop: 'Periode' },
        { kop: 'Uren per week', uitlijning: 'eind' },
        { kop: 'Consulent' },
        { kop: 'Stand' },
      ],
      leeg: FILTER[stand].leeg,
      toetsen: true,
      rijen: rijen.map((t) => {
        const { van, tot } = fromDaterange(t.looptijd);
        const inRegeling = findProduct(s.beleid.regelingMetId(t.regeling_id).regeling, t.product);
        const product = inRegeling?.naam ?? t.product;
        const nu = standOp({ status: t.status, tot }, c.vandaag);
        // Other hours that were decided may begin later.
        const minuten = leesUrenEerder(t.uren_eerder).find((een) => !isNa(c.vandaag, een.tot))?.minuten ?? t.minuten_per_week;
        return [
          link(`/toewijzingen/${t.id}`, toonNaam(t)),
          t.doel_trede === null ? product : metOnder(product, `doel: trede ${t.doel_trede}`),
          metOnder(toonKort(van), `t/m ${toonKort(tot)}`),
          minuten === null ? '' : perWeek(minuten, inRegeling?.dagdeel?.minuten),
          metOnder(t.consulent, t.gemeente),
          html`${badge(toewijzingStatusSoort[nu], toewijzingStatusTekst[nu])}${
            t.resultaat_gemeld_op !== null && html` ${resultaatBadge(t.resultaat_akkoord)}`
          }${
            t.status === 'toegewezen' && antwoordBadge(antwoordTermijn(s.beleid.landelijk, datum(t.toegewezen_op)), c.vandaag)
          }${plichtBadge(plichtVan.get(t.id), c.vandaag)}${t.status === 'geaccepteerd' && t.verwachte_start !== null && html` <small>start ${toonKort(datum(t.verwachte_start))}</small>`}`,
        ];
      }),
    })}${paginering({
      pagina,
      paginas: Math.ceil(totaal / PER_PAGINA),
      href: (p) => `/toewijzingen?stand=${stand}${p === 1 ? '' : `&pagina=${p}`}`,
    })}`,
  });
};

/** "16", or where the contract counts in dagdelen "4 dagdelen" with the hours under it (NI1). */
const perWeek = (minuten: number, dagdeel: number | undefined): Html | string =>
  dagdeel === undefined ? toonUren(minuten) : metOnder(toonDagdelen(minuten, dagdeel), `${toonUren(minuten)} uur`);

/** What is due now of each toewijzing that runs; nothing is asked for a page without a product that has duties. */
const plichten = async (
  c: PageContext,
  s: { beleid: BeleidInHuis },
  rijen: readonly (PlichtRij & { id: number; status: string })[],
): Promise<ReadonlyMap<number, ReturnType<typeof eerstePlicht>>> => {
  const met = rijen.filter(
    (t) =>
      t.status === 'gestart' &&
      !isNa(c.vandaag, fromDaterange(t.looptijd).tot) &&
      findProduct(s.beleid.regelingMetId(t.regeling_id).regeling, t.product)?.plichten.some(({ wie }) => wie === 'aanbieder'),
  );
  if (met.length === 0) return new Map();
  const { voortgang, afdoeningen } = await findPlichtFeiten(
    c.db,
    met.map((t) => t.id),
  );
  const van = <T extends { toewijzing_id: number }>(lijst: readonly T[], id: number) =>
    lijst.filter((een) => een.toewijzing_id === id);
  return new Map(
    met.map((t) => [
      t.id,
      eerstePlicht(s.beleid, t, { voortgang: van(voortgang, t.id), afdoeningen: van(afdoeningen, t.id) }, c.vandaag),
    ]),
  );
};

const plichtBadge = (plicht: ReturnType<typeof eerstePlicht>, vandaag: Datum) =>
  plicht &&
  html` ${
    isNa(vandaag, plicht.datum)
      ? badge('telaat', `${plicht.naam}: te laat sinds ${toonKort(plicht.datum)}`)
      : plicht.gepland
        ? badge('info', `${plicht.naam}: gepland op ${toonKort(plicht.gepland)}`)
        : badge('aandacht', `${plicht.naam}: uiterlijk ${toonKort(plicht.datum)}`)
  }`;

/** What the municipality said of the reported result. */
export const resultaatBadge = (akkoord: boolean | null) =>
  badge(
    akkoord === null ? 'neutraal' : akkoord ? 'goed' : 'telaat',
    akkoord === null ? 'Resultaat wacht op de gemeente' : `Resultaat ${akkoordTekst(akkoord).toLowerCase()}`,
  );

/** Until when the aanbieder may answer, or that it is too late. */
export const antwoordBadge = (uiterlijk: Datum | undefined, vandaag: Datum) =>
  uiterlijk === undefined
    ? badge('neutraal', 'Antwoordtermijn niet bekend: de feestdagen van dat jaar staan niet in het systeem')
    : isNa(vandaag, uiterlijk)
      ? badge('telaat', `Antwoord had er moeten zijn op ${toonDatum(uiterlijk)}`)
      : badge('aandacht', `Antwoord uiterlijk ${toonDatum(uiterlijk)}`);
