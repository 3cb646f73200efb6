import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import type { Maand } from '../../kernel/maand.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
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
  keuzelijst,
  knop,
  kop,
  linkKnop,
  melding,
  paginering,
  stapel,
  tabel,
  tekstvak,
  tekstveld,
  uitklap,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { type Oordeel, ZELFDE_PERSOON } from '../actions/check-declaratie.ts';
import { magGoedkeuren } from '../permissions.ts';
import { type Post, postenVan } from '../posten.ts';
import { berekenVan, type Declaratie, listHerkomst, listRegels, loadAfrekening } from '../queries/index.ts';
import { rekenNa } from '../te-declareren.ts';
import type { Declaratieregel } from '../types.ts';
import { lijnen } from './aanbieder-declaratie.ts';
import {
  type Blad,
  bladVan,
  maandTekst,
  paginaMet,
  REGELS_PER_PAGINA,
  type RegelWeergave,
  regelBadge,
  statusBadge,
} from './delen.ts';

const KRUIMEL = { tekst: 'Declaraties', href: '/declaraties' };

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
  const doel = new Map<Maand, Map<string, Declaratieregel[]>>();
  for (const { prestatiemaand } of posten) {
    if (doel.has(prestatiemaand)) continue;
    const { regels } = berekenVan(afrekening, beleid, prestatiemaand);
    doel.set(
      prestatiemaand,
      Map.groupBy(regels, (regel) => regel.toewijzing),
    );
  }
  return new Map(
    posten.map((post) => {
      const nu = doel.get(post.prestatiemaand)?.get(post.toewijzing) ?? [];
      const waarom = post.regels.flatMap((regel) => {
        const uit = rekenNa(regel, nu);
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
  /** The page that was asked for with a button of the form. */
  pagina?: string;
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
  const alleFouten = o.fouten ?? [];
  const eersteFout = alleFouten
    .find(({ veld }) => veld !== undefined && FOUT_BIJ_POST.test(veld))
    ?.veld?.replace(FOUT_BIJ_POST, '');
  const eerste = bladVan(posten, o.pagina ?? c.zoek.get('pagina') ?? '');
  const blad = eersteFout === undefined ? eerste : bladVan(posten, String(paginaMet(eerste, eersteFout)));
  const fouten = kort(alleFouten, blad);
  const oordelen =
    o.oordelen ?? (c.zoek.get('alles') === 'akkoord' ? gelijkIsAkkoord(posten, controle) : new Map<string, Oordeel>());
  const weergave: RegelWeergave = {
    beleid,
    gemeenteId: d.gemeenteId,
    herkomst: await listHerkomst(
      c.db,
      blad.posten.flatMap((post) => post.regels.map(({ id }) => id)),
    ),
    extra: teControleren
      ? {
          kop: 'Nagerekend en oordeel',
          cel: (post) => html`${controleBadge(controle, post)}${oordeelVelden(c, post, oordelen, alleFouten)}`,
        }
      : { kop: 'Oordeel', cel: (post) => oordeelCel(post, klaar ? undefined : controle) },
  };
  const inhoud = lijnen(blad, weergave);
  return c.page({
    titel: `Declaratie ${d.aanbieder}, ${maandTekst(d)}`,
    kruimels: [KRUIMEL, { tekst: `${d.aanbieder}, ${maandTekst(d)}` }],
    fout: fouten.length > 0,
    inhoud: html`${kop({
      titel: `${d.aanbieder}, ${maandTekst(d)}`,
      onder: html`${statusBadge(d.status)} ${bedrag(d.totaal)}${d.afgewezen > 0 && html` van ${bedrag(d.gevraagd)} gevraagd`}`,
      acties: html`${linkKnop({ tekst: 'Opnieuw berekenen', href: `/declaraties/${d.id}/bewijs`, icoon: 'refresh' })}${linkKnop({ tekst: 'Exporteren (CSV)', href: `/declaraties/${d.id}/export`, icoon: 'download', download: true })}`,
    })}${foutSamenvatting(fouten)}${stapel(
      verloop(d, c.vandaag),
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
            verborgen: elders(c, blad, oordelen),
            inhoud: html`${acties(linkKnop({ tekst: 'Zet alle gelijke regels op akkoord', href: `/declaraties/${d.id}?alles=akkoord`, icoon: 'checklist' }))}${inhoud}${acties(knop({ tekst: 'Verder naar controleren' }))}${blader(blad)}`,
          })
        : html`${inhoud}${paginering({ pagina: blad.pagina, paginas: blad.paginas, href: (een) => `/declaraties/${d.id}?pagina=${een}` })}`,
      d.status === 'gecontroleerd' && goedkeurBlok(c, actor, d, o, fouten),
    )}`,
  });
}

const FOUT_BIJ_POST = /^(?:oordeel|reden)-/;

/**
 * Many lines without a verdict are one thing to put right: the summary names the first and how many there are. What is wrong on other
 * pages is counted, for a link cannot lead there.
 */
function kort(fouten: readonly Reden[], blad: Blad): Reden[] {
  const hier = new Set(blad.posten.map((post) => post.sleutel));
  const elders = fouten.filter(({ veld }) => veld && FOUT_BIJ_POST.test(veld) && !hier.has(veld.replace(FOUT_BIJ_POST, '')));
  const rest = fouten.filter((fout) => !elders.includes(fout));
  const zonder = rest.filter(({ veld }) => veld?.startsWith('oordeel-'));
  const [eerste] = zonder;
  const samen =
    zonder.length <= 5
      ? rest
      : [
          {
            ...(eerste?.veld ? { veld: eerste.veld } : {}),
            tekst: `Bij ${zonder.length} regels staat nog geen oordeel. Kies bij elke regel akkoord of afwijzen.`,
          },
          ...rest.filter((fout) => !zonder.includes(fout)),
        ];
  if (elders.length === 0) return samen;
  const wat = elders.length === 1 ? 'mist 1 regel' : `missen ${elders.length} regels`;
  return [...samen, { tekst: `Op andere pagina's ${wat} nog een oordeel of een reden.` }];
}

/** Verdicts on lines of other pages go along with the form. */
function elders(c: PageContext, blad: Blad, oordelen: ReadonlyMap<string, Oordeel>): Record<string, string> {
  const verborgen: Record<string, string> = {};
  const hier = new Set(blad.posten);
  for (const post of blad.alle) {
    if (hier.has(post)) continue;
    const oordeel = oordelen.get(post.sleutel);
    if (oordeel) verborgen[`oordeel-${post.sleutel}`] = oordeel.akkoord ? 'akkoord' : 'afwijzen';
    const reden = oordeel?.reden ?? c.form.tekst(`reden-${post.sleutel}`);
    if (reden !== '') verborgen[`reden-${post.sleutel}`] = reden;
  }
  return verborgen;
}

/** The way to the other pages of the form: buttons, so that what was chosen goes along. */
function blader({ pagina, paginas, alle }: Blad): Html | false {
  if (paginas === 1) return false;
  const regels = (een: number): string =>
    `Regels ${(een - 1) * REGELS_PER_PAGINA + 1} tot en met ${Math.min(een * REGELS_PER_PAGINA, alle.length)}`;
  const naar = (een: number) => knop({ tekst: regels(een), soort: 'tweede', naam: '_pagina', waarde: String(een) });
  return html`<p>Wat je hebt gekozen gaat mee naar de andere regels.</p>${acties(pagina > 1 && naar(pagina - 1), pagina < paginas && naar(pagina + 1))}`;
}

function gelijkIsAkkoord(posten: readonly Post[], controle: Controle): Map<string, Oordeel> {
  return new Map(
    posten.flatMap(({ sleutel }) =>
      controle.get(sleutel)?.gelijk ? [[sleutel, { sleutel, akkoord: true, reden: '' }] as const] : [],
    ),
  );
}

function oordeelVelden(c: PageContext, post: Post, oordelen: ReadonlyMap<string, Oordeel>, fouten: readonly Reden[]): Html {
  const oordeel = oordelen.get(post.sleutel);
  const redenFout = foutVan(fouten, `reden-${post.sleutel}`);
  // Also a reason of who has not chosen yet: nothing that was typed is lost.
  const reden = oordeel?.reden ?? c.form.tekst(`reden-${post.sleutel}`);
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
      waarde: reden,
      fout: redenFout,
    }),
    { open: redenFout !== undefined || (oordeel === undefined ? reden !== '' : !oordeel.akkoord) },
  )}`;
}

function oordeelCel(post: Post, controle: Controle | undefined): Html {
  const eerste = post.regels[0];
  return html`${regelBadge(eerste?.status ?? 'open')}${controle?.get(post.sleutel)?.gelijk === false && controleBadge(controle, post)}${
    eerste?.reden && html`<p>Reden: ${eerste.reden}</p>`
  }${eerste?.antwoord && html`<p>Antwoord van de aanbieder: ${eerste.antwoord}</p>`}`;
}

function verloop(d: Declaratie, vandaag: Datum): Html {
  return tabel({
    caption: 'Wie deed wat',
    kolommen: [{ kop: 'Stap' }, { kop: 'Wie' }, { kop: 'Wanneer' }],
    rijen: [
      ...(d.ingediendOp ? [['Ingediend', d.aanbieder, toonMoment(d.ingediendOp, vandaag)]] : []),
      ...(d.gecontroleerdOp ? [['Gecontroleerd', d.controleur ?? '', toonMoment(d.gecontroleerdOp, vandaag)]] : []),
      ...(d.goedgekeurdOp ? [['Goedgekeurd', d.goedkeurder ?? '', toonMoment(d.goedgekeurdOp, vandaag)]] : []),
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
