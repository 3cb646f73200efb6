// Finance: what falls due, where each amount comes from, yes or no, and the file for the financial administration.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { csvRegel } from '../../platform/csv.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  bedrag,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  kiesvak,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  tabel,
  tegels,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { approveGeld, exportGeld, getUitvoer, rejectGeld } from '../actions/judge-geld.ts';
import { countGeld, findGeld, listGeldVan, listUitvoer } from '../queries/index.ts';
import type { GeldRij } from '../types-rijen.ts';
import { aanTekst, betalerTekst, GELD_BADGE, GELD_STAND } from './woorden.ts';

const financien = { rollen: ['financien'], van: 'gemeente' } as const;
const PAD = '/trajectgeld';
const KENMERK = (id: number): string => `TG-${id}`;
const HOOGSTENS = 200;

const TEGELS = [
  ['klaar', 'Goed te keuren', 'aandacht'],
  ['goedgekeurd', 'Door te geven', 'aandacht'],
  ['uitgevoerd', 'Doorgegeven', 'goed'],
  ['afgekeurd', 'Afgekeurd', 'neutraal'],
] as const;
type Lijststand = (typeof TEGELS)[number][0];
const isStand = (tekst: string | null): tekst is Lijststand => TEGELS.some(([stand]) => stand === tekst);

const wat = (g: GeldRij): Html =>
  metOnder(
    link(`${PAD}/${g.id}`, g.naam),
    `${KENMERK(g.id)}, ${toonPeriode({ van: g.van, tot: g.tot })}${g.soort === 'verrekening' ? ', verrekening' : ''}`,
  );

/** The pages of finance around money that a route brings. */
export const registerTrajectgeld = (router: Router, _s: { beleid: BeleidInHuis }): void => {
  const lijstPagina = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
    const gevraagd = c.zoek.get('stand');
    const stand = isStand(gevraagd) ? gevraagd : 'klaar';
    const [aantallen, rijen, uitvoer] = await Promise.all([
      countGeld(c.db),
      listGeldVan(c.db, stand, HOOGSTENS),
      listUitvoer(c.db),
    ]);
    const totaal = aantallen.get(stand);
    const gekozen = fouten.length > 0 ? c.form.lijst('geld') : undefined;
    const kolommen = [{ kop: 'Wat' }, { kop: 'Aan' }, { kop: 'Uit' }, { kop: 'Bedrag', uitlijning: 'eind' as const }];
    const rij = (g: GeldRij) => [
      stand === 'klaar'
        ? kiesvak({
            naam: 'geld',
            waarde: `${g.id}-${g.versie}`,
            label: `${g.naam}, ${KENMERK(g.id)}`,
            aan: gekozen?.includes(`${g.id}-${g.versie}`) ?? true,
            inhoud: wat(g),
          })
        : wat(g),
      metOnder(g.ontvanger, aanTekst[g.aan]),
      betalerTekst(g.betaler),
      bedrag(g.bedrag),
    ];
    const inhoud = tabel({
      caption: TEGELS.find(([een]) => een === stand)?.[1] ?? '',
      kolommen,
      rijen: rijen.map(rij),
      leeg: 'Hier wacht niets.',
      ...(rijen.length > 0 ? { voet: ['Totaal', '', '', bedrag(rijen.reduce((som, g) => som + g.bedrag, 0))] } : {}),
    });
    return c.page({
      titel: 'Geld van trajecten',
      fout: fouten.length > 0,
      inhoud: html`${foutSamenvatting(fouten)}${kop({
        titel: 'Geld van trajecten',
        onder:
          'Vergoedingen die bij een stap van een route horen en niet in een declaratie staan. Elk bedrag komt uit de regeling, of is met een reden ingevuld.',
      })}${
        c.zoek.has('goedgekeurd') &&
        melding({ soort: 'succes', titel: 'Goedgekeurd', inhoud: 'Geef het door aan de financiële administratie.' })
      }${c.zoek.has('afgekeurd') && melding({ soort: 'succes', titel: 'Afgekeurd', inhoud: 'De consulent leest je reden.' })}${tegels(
        TEGELS.map(([een, tekst, soort]) => ({
          aantal: aantallen.get(een)?.aantal ?? 0,
          tekst,
          href: `${PAD}?stand=${een}`,
          soort,
          huidig: een === stand,
        })),
      )}${kaart({
        titel: TEGELS.find(([een]) => een === stand)?.[1] ?? '',
        inhoud: html`${(totaal?.aantal ?? 0) > rijen.length && html`<p>De eerste ${rijen.length} van ${totaal?.aantal ?? 0}.</p>`}${
          stand === 'klaar' && rijen.length > 0
            ? form({
                actie: `${PAD}/goedkeuren`,
                sleutel: c.sleutel(),
                inhoud: html`${inhoud}${acties(knop({ tekst: 'Keur goed wat is aangevinkt' }))}`,
              })
            : stand === 'goedgekeurd' && rijen.length > 0
              ? html`${inhoud}${form({
                  actie: `${PAD}/uitvoer`,
                  sleutel: c.sleutel(),
                  inhoud: html`<p>Maak een bestand van alles wat is goedgekeurd. Daarna staat het bij Doorgegeven: het komt in geen ander bestand.</p>${acties(knop({ tekst: 'Maak het bestand', icoon: 'download' }))}`,
                })}`
              : inhoud
        }`,
      })}${
        uitvoer.length > 0 &&
        kaart({
          titel: 'Bestanden',
          inhoud: tabel({
            caption: 'Gemaakte bestanden',
            kolommen: [
              { kop: 'Bestand' },
              { kop: 'Gemaakt' },
              { kop: 'Bedragen', uitlijning: 'eind' },
              { kop: 'Totaal', uitlijning: 'eind' },
            ],
            rijen: uitvoer.map((u) => [
              link(`${PAD}/uitvoer/${u.id}`, `Bestand ${u.id} (CSV)`),
              metOnder(toonMoment(u.gemaaktOp, c.vandaag), `door ${u.door}`),
              u.aantal,
              bedrag(u.totaal),
            ]),
          }),
        })
      }`,
    });
  };
  router.get(PAD, { ...financien, logboek: false }, (c) => lijstPagina(c));
  router.post(`${PAD}/goedkeuren`, { ...financien, logboek: 'trajectgeld-goedgekeurd' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await approveGeld(db, { actor, vandaag: c.vandaag, gekozen: c.form.lijst('geld') });
      return r.ok ? { ok: true, naar: `${PAD}?stand=goedgekeurd&goedgekeurd=ja` } : r;
    });
    return uit instanceof Response ? uit : lijstPagina(c, uit);
  });
  router.post(`${PAD}/uitvoer`, { ...financien, logboek: 'trajectgeld-uitgevoerd' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await exportGeld(db, { actor });
      return r.ok ? { ok: true, naar: `${PAD}?stand=uitgevoerd` } : r;
    });
    return uit instanceof Response ? uit : lijstPagina(c, uit);
  });
  router.get(`${PAD}/uitvoer/:uitvoer`, { ...financien, logboek: false }, async (c) => {
    const { id, regels } = await getUitvoer(c.db, c.nummer('uitvoer'));
    return c.file({ inhoud: csvVan(regels), type: 'text/csv; charset=utf-8', naam: `trajectgeld-${id}.csv` });
  });

  const eenPagina = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
    const g = await findGeld(c.db, c.nummer('geld'));
    if (!g || g.stand === 'vervallen') throw new NietGevonden();
    return c.page({
      titel: g.naam,
      fout: fouten.length > 0,
      smal: true,
      kruimels: [{ tekst: 'Geld van trajecten', href: `${PAD}?stand=${g.stand}` }, { tekst: KENMERK(g.id) }],
      inhoud: html`${foutSamenvatting(fouten)}${kop({
        titel: g.naam,
        onder: html`${KENMERK(g.id)} ${badge(GELD_BADGE[g.stand], GELD_STAND[g.stand])}`,
      })}${kaart({
        inhoud: lijst([
          { kop: 'Bedrag', waarde: bedrag(g.bedrag) },
          { kop: 'Periode', waarde: toonPeriode({ van: g.van, tot: g.tot }) },
          { kop: 'Aan', waarde: `${g.ontvanger || 'niet ingevuld'} (${aanTekst[g.aan]})` },
          { kop: 'Uit', waarde: betalerTekst(g.betaler) },
          { kop: 'Bron', waarde: g.bron === 'keuze' ? 'Een keuze, niet in de bron' : g.bron },
          { kop: 'Zo berekend', waarde: html`${g.herleid.map((regel) => html`<p>${regel}</p>`)}` },
          ...(g.beoordeeldOp ? [{ kop: 'Beoordeeld', waarde: toonDatum(g.beoordeeldOp) }] : []),
          ...(g.reden ? [{ kop: 'Waarom niet', waarde: g.reden }] : []),
          ...(g.uitvoerId
            ? [{ kop: 'Bestand', waarde: link(`${PAD}/uitvoer/${g.uitvoerId}`, `Bestand ${g.uitvoerId} (CSV)`) }]
            : []),
        ]),
      })}${
        g.stand === 'klaar' &&
        kaart({
          titel: 'Niet betalen?',
          inhoud: form({
            actie: `${PAD}/${g.id}/afkeuren`,
            sleutel: c.sleutel(),
            versie: c.form.tekst('_versie') || g.versie,
            inhoud: html`${tekstvak({
              naam: 'reden',
              label: 'Waarom wordt dit niet betaald?',
              hint: 'De consulent leest dit.',
              waarde: c.form.waarden.reden,
              fout: foutVan(fouten, 'reden'),
              regels: 3,
              maximum: 1000,
            })}${acties(knop({ tekst: 'Keur af', soort: 'gevaar' }), linkKnop({ tekst: 'Terug', href: PAD, soort: 'stil' }))}`,
          }),
        })
      }`,
    });
  };
  router.get(`${PAD}/:geld`, { ...financien, logboek: false }, (c) => eenPagina(c));
  router.post(`${PAD}/:geld/afkeuren`, { ...financien, logboek: 'trajectgeld-afgekeurd' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await rejectGeld(db, {
        actor,
        vandaag: c.vandaag,
        id: c.nummer('geld'),
        versie: c.form.versie(),
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: `${PAD}?afgekeurd=ja` } : r;
    });
    return uit instanceof Response ? uit : eenPagina(c, uit);
  });
};

const KOLOMMEN = ['kenmerk', 'naam', 'aan', 'ontvanger', 'betaler', 'soort', 'periode', 'bron'] as const;
const RIJEN_EINDE = /\r\n$/;

/** A file as it was kept: the same each time. Amounts with a comma and without points, so that they stay numbers. */
const csvVan = (regels: unknown): string => {
  const tekst = (regel: object, kolom: string): string => {
    const waarde: unknown = Reflect.get(regel, kolom);
    return typeof waarde === 'string' ? waarde : '';
  };
  const geld = (regel: object): string => {
    const waarde: unknown = Reflect.get(regel, 'bedrag');
    return typeof waarde === 'number' ? (waarde / 100).toFixed(2).replace('.', ',') : '';
  };
  const rijen = Array.isArray(regels) ? regels.filter((een): een is object => typeof een === 'object' && een !== null) : [];
  const regel = (cellen: readonly string[], bedragCel: string) => `${csvRegel(cellen).replace(RIJEN_EINDE, '')};${bedragCel}\r\n`;
  return `\ufeff${regel([...KOLOMMEN], 'bedrag')}${rijen
    .map((een) =>
      regel(
        KOLOMMEN.map((kolom) => tekst(een, kolom)),
        geld(een),
      ),
    )
    .join('')}`;
};
