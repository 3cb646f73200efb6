import { schrijfLogboek } from '../../platform/audit.ts';
import { csvRegel } from '../../platform/csv.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  type BadgeSoort,
  badge,
  filters,
  form,
  type Html,
  html,
  type IconNaam,
  kaart,
  keuzelijst,
  knop,
  leegBlok,
  linkKnop,
  melding,
  paginering,
  stapel,
  tabel,
  telling as telregel,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { GROND } from '../actions/grond.ts';
import { requestDoorrekening } from '../actions/request-doorrekening.ts';
import { countRegels, findKlaar, findLaatste, type GevolgFilter, listRegels } from '../queries/doorrekening.ts';
import type { BeleidswijzigingSettings } from '../settings.ts';
import type { Beweging, Concept, Doorrekening, GevolgRegel, Richting } from '../types.ts';
import { aantal, adres, beide, getConcept } from './onderdelen.ts';
import { bezigDeel, gevolgKop, metTeken } from './samenvatting.ts';
import { laadStand, toonDeel } from './stand.ts';

const PER_PAGINA = 50;

const RICHTING: Record<Richting, { tekst: string; soort: BadgeSoort; icoon: IconNaam }> = {
  wint: { tekst: 'gaat erop vooruit', soort: 'goed', icoon: 'arrow-up' },
  verliest: { tekst: 'gaat erop achteruit', soort: 'aandacht', icoon: 'arrow-down' },
  verschuift: { tekst: 'verschuift', soort: 'neutraal', icoon: 'arrow-right' },
};
const SOORT: Record<Beweging['soort'], string> = {
  toets: 'Uitkomst van de toets',
  einde: 'Einddatum of verlenging',
  plicht: 'Plicht',
  bedrag: 'Bedrag',
};
const isRichting = (tekst: string | null): tekst is Richting => tekst !== null && Object.hasOwn(RICHTING, tekst);
const isSoort = (tekst: string | null): tekst is Beweging['soort'] => tekst !== null && Object.hasOwn(SOORT, tekst);

const filterVan = (c: PageContext): GevolgFilter => {
  const richting = c.zoek.get('richting');
  const soort = c.zoek.get('soort');
  const product = c.zoek.get('product');
  return {
    ...(isRichting(richting) ? { richting } : {}),
    ...(isSoort(soort) ? { soort } : {}),
    ...(product ? { product } : {}),
  };
};

const UUR = 3_600_000;
const isBezig = ({ status, aangevraagdOp }: Doorrekening): boolean =>
  (status === 'wacht' || status === 'bezig') && Date.now() - aangevraagdOp.getTime() < UUR;

const vraagVan = (filter: GevolgFilter, pagina?: number): string => {
  const delen = new URLSearchParams(
    Object.entries({ ...filter, ...(pagina === undefined || pagina === 1 ? {} : { pagina: String(pagina) }) }).filter(
      (paar): paar is [string, string] => typeof paar[1] === 'string',
    ),
  );
  return delen.size === 0 ? '' : `?${delen}`;
};

const opnieuw = (c: PageContext, concept: Concept, tekst: string): Html =>
  form({
    actie: adres(concept, '/gevolgen'),
    sleutel: c.sleutel(),
    kaal: true,
    inhoud: knop({ tekst, soort: 'tweede', icoon: 'refresh' }),
  });

const wie = (regel: GevolgRegel): string =>
  regel.toewijzing === undefined ? `Aanvraag, dossier ${regel.dossier}` : `Toewijzing ${regel.toewijzing}`;

/** /beleid/versies/concept/:concept/gevolgen: what it does to each running case, counts first. */
export const registerGevolgen = (router: Router, s: BeleidswijzigingSettings): void => {
  const pad = '/beleid/versies/concept/:concept/gevolgen';

  router.get(pad, { ...beide, logboek: false }, async (c) => {
    const stand = await laadStand(c, s);
    const { concept, doorrekening } = stand;
    const open = concept.status === 'concept' || concept.status === 'klaargezet';
    if (!doorrekening || doorrekening.status === 'mislukt') {
      const inhoud = html`${melding({ soort: 'fout', titel: 'De gevolgen zijn er niet', inhoud: doorrekening?.fout ?? 'Zij zijn nog niet uitgerekend.' })}${open && opnieuw(c, concept, 'Reken opnieuw')}`;
      return toonDeel(c, s, stand, 'gevolgen', inhoud);
    }
    const { telling } = doorrekening;
    if (!telling) return toonDeel(c, s, stand, 'gevolgen', bezigDeel(doorrekening));
    const filter = filterVan(c);
    const tekst = c.zoek.get('pagina') ?? '1';
    const pagina = /^[1-9]\d{0,5}$/.test(tekst) ? Number(tekst) : 1;
    const [totaal, regels] = await Promise.all([
      countRegels(c.db, doorrekening.id, filter),
      listRegels(c.db, doorrekening.id, filter, { vanaf: (pagina - 1) * PER_PAGINA, aantal: PER_PAGINA }),
    ]);
    if (regels.length === 0 && pagina > 1) throw new NietGevonden();
    const basisAdres = adres(concept, '/gevolgen');
    return toonDeel(
      c,
      s,
      stand,
      'gevolgen',
      stapel(
        gevolgKop(concept, doorrekening, telling, c.vandaag),
        kaart({
          titel: 'Per geval',
          id: 'per-geval',
          acties: html`${totaal > 0 && linkKnop({ tekst: 'Download als CSV', href: `${basisAdres}/export${vraagVan(filter)}`, icoon: 'table-export', download: true })}${open && opnieuw(c, concept, 'Reken opnieuw')}`,
          inhoud: html`<p>Hier staan nummers, geen namen. Wie het dossier heeft, kent het nummer.</p>${filters({
            actie: basisAdres,
            velden: html`${keuzelijst({
              naam: 'richting',
              label: 'Wie',
              leeg: 'Alle',
              waarde: filter.richting,
              verplicht: true,
              opties: Object.entries(RICHTING).map(([waarde, { tekst: t }]) => ({ waarde, tekst: t })),
            })}${keuzelijst({
              naam: 'soort',
              label: 'Wat',
              leeg: 'Alles',
              waarde: filter.soort,
              verplicht: true,
              opties: Object.entries(SOORT).map(([waarde, t]) => ({ waarde, tekst: t })),
            })}${keuzelijst({
              naam: 'product',
              label: 'Product',
              leeg: 'Alle producten',
              waarde: filter.product,
              verplicht: true,
              opties: telling.perProduct.map((p) => ({ waarde: p.product, tekst: p.naam })),
            })}`,
          })}${
            totaal === 0
              ? leegBlok({
                  titel: 'Er is geen geval dat hieraan voldoet.',
                  ...(telling.metContract > 0
                    ? { inhoud: 'Wie het tarief van het contract houdt, staat niet in deze lijst: daar verandert niets.' }
                    : {}),
                })
              : html`${telregel(`${aantal((pagina - 1) * PER_PAGINA + 1)} tot en met ${aantal((pagina - 1) * PER_PAGINA + regels.length)} van ${aantal(totaal)}`)}${tabel(
                  {
                    caption: 'Wat er per geval verandert',
                    kolommen: [
                      { kop: 'Geval' },
                      { kop: 'Product' },
                      { kop: 'Richting' },
                      { kop: 'Wat verandert' },
                      { kop: 'Verschil', uitlijning: 'eind' },
                    ],
                    rijen: regels.map((regel) => [
                      wie(regel),
                      html`${telling.perProduct.find((p) => p.product === regel.product)?.naam ?? regel.product}${regel.aanbieder !== undefined && html`<br>${regel.aanbieder}`}`,
                      badge(RICHTING[regel.richting].soort, RICHTING[regel.richting].tekst, RICHTING[regel.richting].icoon),
                      html`<ul>${regel.wat.map((b) => html`<li>${b.wat}: ${b.oud} → ${b.nieuw}</li>`)}</ul>`,
                      regel.bedragVerschil === 0 ? '' : metTeken(regel.bedragVerschil),
                    ]),
                  },
                )}${paginering({ pagina, paginas: Math.ceil(totaal / PER_PAGINA), href: (p) => `${basisAdres}${vraagVan(filter, p)}#per-geval`, naam: 'Pagina’s met gevallen' })}`
          }`,
        }),
        acties(linkKnop({ tekst: 'Terug naar de verschillen', href: adres(concept) })),
      ),
    );
  });

  router.post(pad, { ...beide, logboek: 'beleid-doorgerekend' }, async (c) => {
    const concept = await getConcept(c);
    const uit = await c.submit(async (db, actor) => {
      if (concept.status !== 'concept' && concept.status !== 'klaargezet')
        return { ok: false, redenen: [{ tekst: 'Deze wijziging is afgerond: de gevolgen blijven zoals zij toen waren.' }] };
      const vorige = await findLaatste(db, concept.id);
      // Asked twice is computed once; one that nobody has heard of for an hour does not hold the next back.
      if (vorige && isBezig(vorige)) return { ok: true, naar: adres(concept, '/gevolgen') };
      const id = await requestDoorrekening(db, actor, {
        conceptId: concept.id,
        conceptversie: concept.laatste.versie,
        geldigVan: concept.laatste.geldigVan,
        metId: concept.basisId,
        vandaag: c.vandaag,
      });
      await schrijfLogboek(db, actor, { handeling: 'beleid-doorgerekend', soort: 'doorrekening', objectId: id, grond: GROND });
      return { ok: true, naar: adres(concept, '/gevolgen') };
    });
    return uit instanceof Response ? uit : c.redirect(adres(concept, '/gevolgen'));
  });

  router.get(`${pad}/export`, { ...beide, logboek: 'uitvoer' }, async (c) => {
    const concept = await getConcept(c);
    const doorrekening = await findKlaar(c.db, concept.id);
    if (!doorrekening?.telling) throw new NietGevonden();
    const [regels, actor] = await Promise.all([listRegels(c.db, doorrekening.id, filterVan(c)), c.actor()]);
    await schrijfLogboek(c.db, actor, { handeling: 'uitvoer', soort: 'doorrekening', objectId: doorrekening.id, grond: GROND });
    const kopregel = ['toewijzing', 'dossier', 'product', 'aanbieder', 'richting', 'wat', 'was', 'wordt', 'verschil in euro'];
    return c.file({
      inhoud: `\ufeff${[kopregel, ...regels.flatMap(exportRegels)].map(csvRegel).join('')}`,
      type: 'text/csv; charset=utf-8',
      naam: `gevolgen-${concept.sleutel}-${concept.laatste.geldigVan}.csv`,
    });
  });
};

/** A line for each thing that moves; the amount stands once. */
const exportRegels = (regel: GevolgRegel): string[][] =>
  regel.wat.map((b, nr) => [
    regel.toewijzing === undefined ? '' : String(regel.toewijzing),
    regel.dossier,
    regel.product,
    regel.aanbieder ?? '',
    RICHTING[regel.richting].tekst,
    b.wat,
    b.oud,
    b.nieuw,
    nr === 0 ? (regel.bedragVerschil / 100).toFixed(2).replace('.', ',') : '',
  ]);
