import type { BeleidInHuis } from '../../beleid/index.ts';
import { isNa, toonDatum } from '../../kernel/datum.ts';
import { type Maand, toonMaand } from '../../kernel/maand.ts';
import { dagVan, toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import {
  acties,
  badge,
  bedrag,
  bevestiging,
  controleer,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tegels,
  tekstvak,
  tekstveld,
  telling,
  terug,
  uitklap,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { type Oordeel, ZELFDE_PERSOON } from '../actions/check-declaratie.ts';
import { magGoedkeuren } from '../permissions.ts';
import { type Post, postenVan } from '../posten.ts';
import { berekenVan, type Declaratie, listDeclaraties, listRegels, loadAfrekening } from '../queries/index.ts';
import type { DeclaratieStatus } from '../status.ts';
import { rekenNa } from '../te-declareren.ts';
import { lijnen } from './aanbieder-declaratie.ts';
import { antwoordVoor, type RegelWeergave, regelBadge, statusBadge, titelVan } from './delen.ts';

const KRUIMEL = { tekst: 'Declaraties', href: '/declaraties' };

const STAPPEN = {
  controleren: { status: 'ingediend', tekst: 'Te controleren', soort: 'aandacht' },
  goedkeuren: { status: 'gecontroleerd', tekst: 'Goed te keuren', soort: 'aandacht' },
  afgehandeld: { status: 'goedgekeurd', tekst: 'Afgehandeld', soort: 'goed' },
} as const satisfies Record<string, { status: DeclaratieStatus; tekst: string; soort: 'aandacht' | 'goed' }>;
type Stap = keyof typeof STAPPEN;
const isStap = (tekst: string): tekst is Stap => Object.hasOwn(STAPPEN, tekst);
const stappen = Object.keys(STAPPEN).filter(isStap);

/** What finance finds at /declaraties: three counters that are links, and the list behind the chosen one. */
export async function lijstVanFinancien(c: PageContext, beleid: BeleidInHuis, actor: Actor): Promise<Response> {
  const alle = await listDeclaraties(c.db, { status: ['ingediend', 'gecontroleerd', 'goedgekeurd'] });
  const gevraagd = c.zoek.get('stap') ?? '';
  const van = (stap: Stap) => alle.filter((d) => d.status === STAPPEN[stap].status);
  const stap: Stap = isStap(gevraagd) ? gevraagd : (stappen.find((een) => van(een).length > 0) ?? 'controleren');
  const lijst = van(stap);
  const wacht = (d: Declaratie): Html | string => {
    if (d.status === 'gecontroleerd')
      return d.gecontroleerdDoor === actor.gebruikerId
        ? metOnder('Door jou gecontroleerd', 'een collega keurt goed')
        : `Gecontroleerd door ${d.controleur ?? 'een collega'}`;
    const dag = d.ingediendOp && antwoordVoor(beleid, dagVan(d.ingediendOp));
    if (d.status === 'goedgekeurd' || !d.ingediendOp) return d.goedgekeurdOp ? toonDatum(dagVan(d.goedgekeurdOp)) : '';
    const telaat = dag !== undefined && dag !== null && isNa(c.vandaag, dag);
    return metOnder(
      toonDatum(dagVan(d.ingediendOp)),
      dag ? `antwoord uiterlijk ${toonDatum(dag)}${telaat ? ': te laat' : ''}` : 'antwoord binnen 10 werkdagen',
      { telaat },
    );
  };
  return c.page({
    titel: 'Declaraties',
    inhoud: html`${kop({ titel: 'Declaraties', onder: 'Eén medewerker controleert, een ander keurt de betaling goed.', acties: linkKnop({ tekst: 'Maanden', href: '/maanden', icoon: 'calendar' }) })}${tegels(
      stappen.map((een) => ({
        aantal: van(een).length,
        tekst: STAPPEN[een].tekst,
        href: `/declaraties?stap=${een}`,
        soort: STAPPEN[een].soort,
        huidig: een === stap,
      })),
    )}${kaart({
      titel: STAPPEN[stap].tekst,
      inhoud: html`${telling(lijst.length === 1 ? '1 declaratie' : `${lijst.length} declaraties`)}${tabel({
        caption: `Declaraties: ${STAPPEN[stap].tekst.toLowerCase()}`,
        toetsen: true,
        kolommen: [
          { kop: 'Aanbieder' },
          { kop: 'Maand' },
          { kop: stap === 'controleren' ? 'Ingediend' : stap === 'goedkeuren' ? 'Gecontroleerd' : 'Goedgekeurd' },
          { kop: 'Regels', uitlijning: 'eind' },
          { kop: 'Bedrag', uitlijning: 'eind' },
        ],
        rijen: lijst.map((d) => [
          metOnder(link(`/declaraties/${d.id}`, d.aanbieder, titelVan(d)), `AGB ${d.agb}`),
          titelVan(d),
          wacht(d),
          d.afgewezen > 0 ? metOnder(d.regels, `${d.afgewezen} afgewezen`) : d.regels,
          bedrag(d.totaal),
        ]),
        ...(lijst.length > 0
          ? {
              voet: [
                'Totaal',
                '',
                '',
                lijst.reduce((som, d) => som + d.regels, 0),
                bedrag(lijst.reduce((som, d) => som + d.totaal, 0)),
              ],
            }
          : {}),
        leeg: 'Hier wacht niets.',
      })}`,
    })}`,
  });
}

/** Outcome of computing a post again: one entry for each line that is no longer the same. */
export type Controle = ReadonlyMap<string, { gelijk: true } | { gelijk: false; waarom: string[] }>;

/** Computes all lines of a declaratie again from the hours, results and contracts of now. */
export async function rekenAllesNa(
  c: PageContext,
  beleid: BeleidInHuis,
  d: Declaratie,
  posten: readonly Post[],
): Promise<Controle> {
  const afrekening = await loadAfrekening(c.db, { beleid, gemeenteId: d.gemeenteId, aanbiederId: d.aanbiederId, maand: d.maand });
  const doel = new Map<Maand, ReturnType<typeof berekenVan>['regels']>();
  for (const { prestatiemaand } of posten)
    if (!doel.has(prestatiemaand)) doel.set(prestatiemaand, berekenVan(afrekening, beleid, prestatiemaand).regels);
  return new Map(
    posten.map((post) => {
      const waarom = post.regels.flatMap((regel) => {
        const uit = rekenNa(regel, doel.get(post.prestatiemaand) ?? []);
        return uit.gelijk ? [] : [uit.waarom];
      });
      return [post.sleutel, waarom.length === 0 ? { gelijk: true } : { gelijk: false, waarom }];
    }),
  );
}

const controleBadge = (controle: Controle, post: Post): Html => {
  const uit = controle.get(post.sleutel);
  if (uit === undefined || uit.gelijk) return badge('goed', 'Gelijk');
  return html`${badge('telaat', 'Verschil')}${uit.waarom.map((zin) => html`<p>${zin}</p>`)}`;
};

/** What was chosen per post, as it came in with a form. */
export function leesOordelen(c: PageContext, posten: readonly Post[]): Map<string, Oordeel> {
  return new Map(
    posten.flatMap(({ sleutel }) => {
      const keuze = c.form.tekst(`oordeel-${sleutel}`);
      return keuze === 'akkoord' || keuze === 'afwijzen'
        ? [[sleutel, { sleutel, akkoord: keuze === 'akkoord', reden: c.form.tekst(`reden-${sleutel}`) }] as const]
        : [];
    }),
  );
}

type Weergave = {
  fouten?: readonly Reden[];
  oordelen?: ReadonlyMap<string, Oordeel>;
  terugReden?: string;
};

/** The declaratie as finance sees it: without names, each line computed again, with what this employee may do now. */
export async function declaratieVanFinancien(
  c: PageContext,
  beleid: BeleidInHuis,
  actor: Actor,
  d: Declaratie,
  o: Weergave = {},
): Promise<Response> {
  const posten = postenVan(await listRegels(c.db, { declaratieId: d.id }));
  const klaar = d.status === 'goedgekeurd';
  const controle = klaar ? new Map() : await rekenAllesNa(c, beleid, d, posten);
  const verschillen = posten.filter((post) => controle.get(post.sleutel)?.gelijk === false).length;
  const teControleren = d.status === 'ingediend';
  const fouten = o.fouten ?? [];
  const oordelen =
    o.oordelen ?? (c.zoek.get('alles') === 'akkoord' ? gelijkIsAkkoord(posten, controle) : new Map<string, Oordeel>());
  const weergave: RegelWeergave = {
    beleid,
    gemeenteId: d.gemeenteId,
    extra: teControleren
      ? {
          kop: 'Nagerekend en oordeel',
          cel: (post) => html`${controleBadge(controle, post)}${oordeelVelden(post, oordelen, fouten)}`,
        }
      : { kop: 'Oordeel', cel: (post) => oordeelCel(post, klaar ? undefined : controle) },
  };
  const inhoud = lijnen(posten, weergave);
  return c.page({
    titel: `Declaratie ${d.aanbieder}, ${titelVan(d)}`,
    kruimels: [KRUIMEL, { tekst: `${d.aanbieder}, ${titelVan(d)}` }],
    fout: fouten.length > 0,
    inhoud: html`${kop({
      titel: `${d.aanbieder}, ${titelVan(d)}`,
      onder: html`${statusBadge(d.status)} ${bedrag(d.totaal)}${d.afgewezen > 0 && html` van ${bedrag(d.gevraagd)} gevraagd`}`,
      acties: linkKnop({ tekst: 'Exporteren (CSV)', href: `/declaraties/${d.id}/export`, icoon: 'download', download: true }),
    })}${foutSamenvatting(fouten)}${stapel(
      verloop(d),
      d.terugReden !== '' && melding({ soort: 'waarschuwing', titel: 'Teruggestuurd naar de controle', inhoud: d.terugReden }),
      !klaar &&
        melding(
          verschillen === 0
            ? {
                soort: 'succes',
                titel: 'Nagerekend: alle regels zijn gelijk',
                inhoud: 'Het systeem heeft elke regel opnieuw berekend met de uren, resultaten en contracten van nu.',
              }
            : {
                soort: 'waarschuwing',
                titel: `Nagerekend: ${verschillen === 1 ? '1 regel is anders' : `${verschillen} regels zijn anders`}`,
                inhoud: 'Bij de regel staat wat er anders is.',
              },
        ),
      teControleren
        ? form({
            actie: `/declaraties/${d.id}/controleren`,
            sleutel: c.sleutel(),
            versie: d.versie,
            inhoud: html`${acties(linkKnop({ tekst: 'Zet alle gelijke regels op akkoord', href: `/declaraties/${d.id}?alles=akkoord`, icoon: 'checklist' }))}${inhoud}${acties(knop({ tekst: 'Verder naar controleren' }))}`,
          })
        : inhoud,
      d.status === 'gecontroleerd' && goedkeurBlok(c, actor, d, o, fouten),
    )}`,
  });
}

function gelijkIsAkkoord(posten: readonly Post[], controle: Controle): Map<string, Oordeel> {
  return new Map(
    posten.flatMap(({ sleutel }) =>
      controle.get(sleutel)?.gelijk ? [[sleutel, { sleutel, akkoord: true, reden: '' }] as const] : [],
    ),
  );
}

function oordeelVelden(post: Post, oordelen: ReadonlyMap<string, Oordeel>, fouten: readonly Reden[]): Html {
  const oordeel = oordelen.get(post.sleutel);
  const redenFout = foutVan(fouten, `reden-${post.sleutel}`);
  return html`${keuzelijst({
    naam: `oordeel-${post.sleutel}`,
    label: `Oordeel over ${post.toewijzing}`,
    leeg: 'Kies',
    waarde: oordeel ? (oordeel.akkoord ? 'akkoord' : 'afwijzen') : '',
    fout: foutVan(fouten, `oordeel-${post.sleutel}`),
    opties: [
      { waarde: 'akkoord', tekst: 'Akkoord' },
      { waarde: 'afwijzen', tekst: 'Afwijzen' },
    ],
  })}${uitklap(
    'Reden bij afwijzen',
    tekstveld({
      naam: `reden-${post.sleutel}`,
      label: `Waarom wijs je ${post.toewijzing} af?`,
      maximum: 500,
      waarde: oordeel?.reden ?? '',
      fout: redenFout,
    }),
    { open: redenFout !== undefined || (oordeel !== undefined && !oordeel.akkoord) },
  )}`;
}

function oordeelCel(post: Post, controle: Controle | undefined): Html {
  const eerste = post.regels[0];
  return html`${regelBadge(eerste?.status ?? 'open')}${controle?.get(post.sleutel)?.gelijk === false && controleBadge(controle, post)}${
    eerste?.reden && html`<p>Reden: ${eerste.reden}</p>`
  }${eerste?.antwoord && html`<p>Antwoord van de aanbieder: ${eerste.antwoord}</p>`}`;
}

function verloop(d: Declaratie): Html {
  return tabel({
    caption: 'Wie deed wat',
    kolommen: [{ kop: 'Stap' }, { kop: 'Wie' }, { kop: 'Wanneer' }],
    rijen: [
      ...(d.ingediendOp ? [['Ingediend', d.aanbieder, toonMoment(d.ingediendOp)]] : []),
      ...(d.gecontroleerdOp ? [['Gecontroleerd', d.controleur ?? '', toonMoment(d.gecontroleerdOp)]] : []),
      ...(d.goedgekeurdOp ? [['Goedgekeurd', d.goedkeurder ?? '', toonMoment(d.goedgekeurdOp)]] : []),
    ],
  });
}

function goedkeurBlok(c: PageContext, actor: Actor, d: Declaratie, o: Weergave, fouten: readonly Reden[]): Html {
  const mag = magGoedkeuren(actor, d);
  return kaart({
    titel: 'Goedkeuren voor betaling',
    inhoud: mag
      ? html`<p>${d.controleur ?? 'Een collega'} heeft deze declaratie gecontroleerd. Te betalen: <strong>${bedrag(d.totaal)}</strong>.</p>${acties(
          linkKnop({ tekst: 'Goedkeuren voor betaling', href: `/declaraties/${d.id}/goedkeuren`, soort: 'primair' }),
        )}${uitklap(
          'Klopt de controle niet?',
          form({
            actie: `/declaraties/${d.id}/terug`,
            sleutel: c.sleutel(),
            versie: d.versie,
            inhoud: html`${tekstvak({ naam: 'reden', label: 'Wat moet er opnieuw bekeken worden?', regels: 3, maximum: 500, waarde: o.terugReden ?? '', fout: foutVan(fouten, 'reden') })}${acties(knop({ tekst: 'Stuur terug naar de controle', soort: 'tweede' }))}`,
          }),
          { open: foutVan(fouten, 'reden') !== undefined },
        )}`
      : melding({ soort: 'info', titel: 'Een collega keurt goed', inhoud: ZELFDE_PERSOON }),
  });
}

/** "Controleer je antwoorden" of the first employee: what is rejected with its reason, and what would be paid. */
export function controlePagina(
  c: PageContext,
  d: Declaratie,
  posten: readonly Post[],
  oordelen: ReadonlyMap<string, Oordeel>,
): Promise<Response> {
  const afgewezen = posten.filter((post) => oordelen.get(post.sleutel)?.akkoord === false);
  const som = (lijst: readonly Post[]) => lijst.reduce((totaal, post) => totaal + post.bedrag, 0);
  const goed = posten.filter((post) => !afgewezen.includes(post));
  const verborgen: Record<string, string> = { bevestigd: 'ja' };
  for (const oordeel of oordelen.values()) {
    verborgen[`oordeel-${oordeel.sleutel}`] = oordeel.akkoord ? 'akkoord' : 'afwijzen';
    if (!oordeel.akkoord) verborgen[`reden-${oordeel.sleutel}`] = oordeel.reden;
  }
  return c.page({
    titel: 'Controleer je oordeel',
    kruimels: [KRUIMEL, { tekst: `${d.aanbieder}, ${titelVan(d)}`, href: `/declaraties/${d.id}` }, { tekst: 'Controleren' }],
    inhoud: html`${terug(`/declaraties/${d.id}`)}${kop({ titel: 'Controleer je oordeel', onder: `${d.aanbieder}, ${titelVan(d)}` })}${stapel(
      controleer([
        { vraag: 'Akkoord', antwoord: `${goed.length} van ${posten.length}` },
        { vraag: 'Te betalen', antwoord: bedrag(som(goed)) },
        ...afgewezen.map((post) => ({
          vraag: `Afgewezen: toewijzing ${post.toewijzing}, ${toonMaand(post.prestatiemaand)}`,
          antwoord: html`${bedrag(post.bedrag)}. ${oordelen.get(post.sleutel)?.reden}`,
        })),
      ]),
      form({
        actie: `/declaraties/${d.id}/controleren`,
        sleutel: c.sleutel(),
        versie: d.versie,
        verborgen,
        inhoud: html`<p>Hierna keurt een andere medewerker de betaling goed. De aanbieder ziet de redenen van afwijzing.</p>${acties(knop({ tekst: 'Rond controle af' }), linkKnop({ tekst: 'Terug', href: `/declaraties/${d.id}`, soort: 'stil' }))}`,
      }),
    )}`,
  });
}

/** Check page of the second employee. */
export function goedkeurPagina(c: PageContext, d: Declaratie, actor: Actor, fouten: readonly Reden[]): Promise<Response> {
  const mag = magGoedkeuren(actor, d);
  return c.page({
    titel: 'Goedkeuren voor betaling',
    kruimels: [KRUIMEL, { tekst: `${d.aanbieder}, ${titelVan(d)}`, href: `/declaraties/${d.id}` }, { tekst: 'Goedkeuren' }],
    fout: fouten.length > 0,
    inhoud: html`${terug(`/declaraties/${d.id}`)}${kop({ titel: 'Goedkeuren voor betaling' })}${foutSamenvatting(fouten)}${stapel(
      controleer([
        { vraag: 'Aanbieder', antwoord: metOnder(d.aanbieder, `AGB ${d.agb}`) },
        { vraag: 'Maand', antwoord: titelVan(d) },
        { vraag: 'Gecontroleerd door', antwoord: d.controleur ?? '' },
        { vraag: 'Afgewezen regels', antwoord: d.afgewezen },
        { vraag: 'Te betalen', antwoord: bedrag(d.totaal) },
      ]),
      mag
        ? form({
            actie: `/declaraties/${d.id}/goedkeuren`,
            sleutel: c.sleutel(),
            versie: d.versie,
            inhoud: html`<p>Na het goedkeuren verandert deze declaratie niet meer.</p>${acties(knop({ tekst: 'Keur goed voor betaling' }), linkKnop({ tekst: 'Terug', href: `/declaraties/${d.id}`, soort: 'stil' }))}`,
          })
        : fouten.length === 0 && melding({ soort: 'info', titel: 'Een collega keurt goed', inhoud: ZELFDE_PERSOON }),
    )}`,
  });
}

/** After the check or the approval. */
export function klaarPagina(c: PageContext, d: Declaratie, stap: 'gecontroleerd' | 'goedgekeurd'): Promise<Response> {
  const gecontroleerd = stap === 'gecontroleerd';
  return c.page({
    titel: gecontroleerd ? 'Controle afgerond' : 'Goedgekeurd voor betaling',
    kruimels: [KRUIMEL, { tekst: `${d.aanbieder}, ${titelVan(d)}`, href: `/declaraties/${d.id}` }, { tekst: 'Klaar' }],
    inhoud: bevestiging({
      titel: gecontroleerd ? 'De controle is afgerond' : 'De declaratie is goedgekeurd voor betaling',
      onder: html`${d.aanbieder}, ${titelVan(d)}, ${bedrag(d.totaal)}`,
      kenmerk: { label: 'Declaratienummer', waarde: String(d.id) },
      hierna: gecontroleerd
        ? [
            {
              wat: 'Een andere medewerker keurt de betaling goed.',
              wie: 'Financiën',
              wanneer: 'binnen de termijn van 10 werkdagen na indienen',
            },
            ...(d.afgewezen > 0
              ? [
                  {
                    wat: 'De aanbieder ziet wat is afgewezen en waarom, en kan antwoorden.',
                    wie: d.aanbieder,
                    wanneer: 'vanaf nu',
                  },
                ]
              : []),
          ]
        : [
            { wat: 'Het bedrag kan worden betaald.', wie: 'Financiën', wanneer: 'in de volgende betaalronde' },
            {
              wat: 'Zijn alle declaraties van de maand klaar, sluit dan de maand.',
              wie: 'Financiën',
              wanneer: 'als niets meer wacht',
            },
          ],
      acties: html`${linkKnop({ tekst: 'Naar de declaraties', href: '/declaraties', soort: 'primair' })}${!gecontroleerd && linkKnop({ tekst: 'Naar de maanden', href: '/maanden' })}`,
    }),
  });
}
