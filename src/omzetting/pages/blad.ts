// The page of one change, as its reader may see it.
import { adresMet, toonNaam } from '../../inwoner/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { type Reden, vindplaats } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  kiesvak,
  knop,
  kop,
  leegBlok,
  lijst,
  link,
  metOnder,
  paginering,
  stapel,
  tabel,
  tegels,
  telling as tellingRegel,
  uitklap,
  zacht,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { Regel, RegelFilter, Telling } from '../queries/index.ts';
import { keuzeCode, keuzeTekst } from '../rules.ts';
import type { Omzetting } from '../types.ts';
import { SOORT_TEKST } from '../types.ts';
import { type Blad, plekken, schuift, UITKOMST_SOORT, uitkomstTekst, vanWie } from './delen.ts';
import { dagTekst, omzettingNaam, PER_PAGINA, statusBadge } from './lijst.ts';
import { stand } from './stand.ts';
import { tarieven } from './tarieven.ts';

const KRUIMEL = { tekst: 'Wijzigingen voor velen', href: '/omzettingen' };

const FILTER_TEKST: Readonly<Record<RegelFilter, string>> = {
  open: 'nog na te gaan',
  voorgelegd: 'wacht op een handtekening',
  akkoord: 'akkoord, nog niet uitgevoerd',
  weggelaten: 'weggelaten',
  gedaan: 'verwerkt',
  overgeslagen: 'overgeslagen',
  mislukt: 'mislukt',
};

const filterVan = (t: Pick<Telling, 'stand' | 'uitkomst'>): RegelFilter => {
  if (t.uitkomst === 'overgeslagen' || t.uitkomst === 'mislukt') return t.uitkomst;
  return t.uitkomst ? 'gedaan' : t.stand;
};

export const toonBlad = (
  c: PageContext,
  b: Blad,
  redenen: readonly Reden[],
  noem: { product: (code: string) => string; versie?: string },
): Promise<Response> => {
  const { product } = noem;
  const o = b.omzetting;
  const tel = new Map<RegelFilter, number>();
  for (const t of b.telling) tel.set(filterVan(t), (tel.get(filterVan(t)) ?? 0) + t.aantal);
  const totaal = b.telling.reduce((som, { aantal }) => som + aantal, 0);
  return c.page({
    titel: omzettingNaam(o),
    kruimels: [KRUIMEL, { tekst: omzettingNaam(o) }],
    fout: redenen.length > 0,
    inhoud: stapel(
      foutSamenvatting(redenen),
      kop({ titel: omzettingNaam(o), onder: html`${onderTitel(o)} ${statusBadge(o)}` }),
      stand(c, b, tel, totaal),
      kaart({ titel: 'Waarom', inhoud: waarom(o, noem) }),
      o.soort === 'tarief'
        ? tarieven(c, b, product)
        : b.rol === 'contractmanager'
          ? zonderNamen(tel, totaal)
          : metNamen(c, b, tel, totaal, redenen, product),
    ),
  });
};

/** Its kind and day; the kind is not said twice. */
const onderTitel = (o: Omzetting): string =>
  omzettingNaam(o) === SOORT_TEKST[o.soort].naam ? hoofdletter(dagTekst(o)) : `${SOORT_TEKST[o.soort].naam}, ${dagTekst(o)}`;

const waarom = (o: Omzetting, { product, versie }: { product: (code: string) => string; versie?: string }): Html =>
  lijst([
    { kop: 'Reden', waarde: o.reden },
    ...(versie === undefined ? [] : [{ kop: 'Naar', waarde: versie }]),
    ...(o.product === undefined ? [] : [{ kop: 'Alleen product', waarde: product(o.product) }]),
    ...(o.soort !== 'aanbieder-stopt' && o.aanbieder !== undefined ? [{ kop: 'Alleen bij', waarde: o.aanbieder }] : []),
    ...(o.oudeAowMaanden === undefined ? [] : [{ kop: 'AOW-leeftijd die eerst gold', waarde: aowTekst(o.oudeAowMaanden) }]),
    ...(o.van ? [{ kop: 'Loopt op of na', waarde: toonDatum(o.van) }] : []),
    ...(o.tot ? [{ kop: 'Begonnen op of voor', waarde: toonDatum(o.tot) }] : []),
    ...(o.honderdsten === undefined
      ? []
      : [
          { kop: 'Percentage', waarde: `${(o.honderdsten / 100).toLocaleString('nl-NL')} %` },
          { kop: 'Afgesproken in', waarde: o.bron },
        ]),
    { kop: 'Begonnen door', waarde: o.door },
  ]);

/** "67 jaar en 3 maanden" */
const aowTekst = (maanden: number): string => {
  const rest = maanden % 12;
  return `${Math.floor(maanden / 12)} jaar${rest === 0 ? '' : ` en ${rest} ${rest === 1 ? 'maand' : 'maanden'}`}`;
};

/** For who may not see whom: how many. */
const zonderNamen = (tel: ReadonlyMap<RegelFilter, number>, totaal: number): Html =>
  kaart({
    titel: totaal === 1 ? '1 plek wordt geraakt' : `${totaal} plekken worden geraakt`,
    inhoud: tabel({
      caption: 'Hoeveel plekken in welke stand',
      kolommen: [{ kop: 'Stand' }, { kop: 'Plekken', uitlijning: 'eind' }],
      rijen: [...tel].map(([filter, aantal]) => [FILTER_TEKST[filter], aantal]),
      leeg: 'Nog niemand.',
    }),
  });

function metNamen(
  c: PageContext,
  b: Blad,
  tel: ReadonlyMap<RegelFilter, number>,
  totaal: number,
  redenen: readonly Reden[],
  product: (code: string) => string,
): Html | false {
  const o = b.omzetting;
  if (o.status === 'opstellen' || (totaal === 0 && !b.filter)) return false;
  const adres = (verander: { stand?: RegelFilter | undefined; consulent?: number | undefined; pagina?: number; vink?: string }) =>
    adresMet(`/omzettingen/${o.id}`, { stand: b.filter, consulent: b.consulentId, ...verander });
  const gefilterd = b.filter ? (tel.get(b.filter) ?? 0) : totaal;
  const nagaan = o.status === 'nagaan' || o.status === 'gestopt';
  const teKiezen = b.regels.filter((r) => !r.uitkomst && r.voorstel);
  const opnieuw = (tel.get('overgeslagen') ?? 0) + (tel.get('mislukt') ?? 0);
  const kiesbaar = nagaan && teKiezen.length > 0;
  const lijstKaart = kaart({
    titel: 'Wie het raakt',
    inhoud:
      b.regels.length === 0
        ? leegBlok({ titel: 'Niemand in deze lijst' })
        : html`${tellingRegel(`${plekken(gefilterd)}, ${(b.pagina - 1) * PER_PAGINA + 1} tot en met ${(b.pagina - 1) * PER_PAGINA + b.regels.length} getoond.`)}${
            nagaan && teKiezen.length > 1
              ? html`<p>${b.vink ? link(adres({ vink: 'geen', pagina: b.pagina }), 'Vink niemand aan') : link(adres({ pagina: b.pagina }), 'Vink iedereen op deze bladzijde aan')}</p>`
              : ''
          }${tabel({
            caption: 'Wie de wijziging raakt, met het voorstel',
            toetsen: true,
            kolommen: [
              { kop: 'Inwoner' },
              { kop: 'Nu' },
              { kop: 'Voorstel' },
              { kop: 'Waarom' },
              { kop: 'Stand', vanzelf: true },
            ],
            rijen: b.regels.map((r) => rij(b, r, nagaan, redenen, product)),
          })}${paginering({
            pagina: b.pagina,
            paginas: Math.ceil(gefilterd / PER_PAGINA),
            href: (p) => adres({ pagina: p }),
          })}${
            nagaan &&
            teKiezen.length > 0 &&
            acties(
              knop({ tekst: 'Akkoord voor wie is aangevinkt', naam: 'doe', waarde: 'akkoord' }),
              knop({ tekst: 'Laat wie is aangevinkt weg', soort: 'tweede', naam: 'doe', waarde: 'weglaten' }),
              b.consulentId === undefined &&
                (tel.get('open') ?? 0) > teKiezen.length &&
                knop({
                  tekst: `Akkoord voor alle ${tel.get('open')} die openstaan`,
                  soort: 'tweede',
                  naam: 'doe',
                  waarde: 'akkoord-alles',
                }),
              knop({ tekst: 'Zet terug op na te gaan', soort: 'stil', naam: 'doe', waarde: 'terug' }),
            )
          }`,
  });
  return html`${tegels(
    [...tel].map(([filter, aantal]) => ({
      aantal,
      tekst: FILTER_TEKST[filter],
      href: b.filter === filter ? adres({ stand: undefined }) : adres({ stand: filter }),
      huidig: b.filter === filter,
      soort:
        filter === 'mislukt'
          ? ('telaat' as const)
          : filter === 'open' || filter === 'overgeslagen' || filter === 'voorgelegd'
            ? ('aandacht' as const)
            : ('neutraal' as const),
    })),
  )}${
    b.rol === 'teammanager' &&
    b.perConsulent.length > 1 &&
    kaart({
      titel: 'Per consulent',
      inhoud: tabel({
        caption: 'Hoeveel plekken per consulent',
        kolommen: [{ kop: 'Consulent' }, { kop: 'Plekken', uitlijning: 'eind' }, { kop: 'Nog na te gaan', uitlijning: 'eind' }],
        rijen: b.perConsulent.map((een) => [
          link(
            adres({ consulent: b.consulentId === een.id ? undefined : een.id }),
            b.consulentId === een.id ? `${een.naam} (toon weer iedereen)` : een.naam,
          ),
          Number(een.aantal),
          Number(een.open),
        ]),
      }),
    })
  }${
    opnieuw > 0 &&
    b.rol === 'teammanager' &&
    o.status !== 'bezig' &&
    form({
      actie: `/omzettingen/${o.id}`,
      sleutel: c.sleutel(),
      versie: o.versie,
      verborgen: { doe: 'opnieuw' },
      inhoud: acties(knop({ tekst: `Stel ${plekken(opnieuw)} opnieuw voor`, soort: 'tweede', icoon: 'history' })),
    })
  }${
    kiesbaar
      ? form({
          actie: `/omzettingen/${o.id}/nagaan`,
          sleutel: c.sleutel(),
          naam: 'Voorstellen nagaan',
          verborgen: {
            stand: b.filter ?? '',
            van: b.consulentId === undefined ? '' : String(b.consulentId),
            pagina: String(b.pagina),
          },
          inhoud: lijstKaart,
        })
      : lijstKaart
  }${nogTeDoen(c, b)}`;
}

function rij(
  b: Blad,
  r: Regel,
  nagaan: boolean,
  redenen: readonly Reden[],
  product: (code: string) => string,
): (Html | string)[] {
  const naam = toonNaam(r);
  const vanWelke = vanWie(r, b.regels, { naam, product });
  const pad = `/dossier/${r.inwonerId}/toewijzingen/${r.toewijzingId}`;
  const wie = metOnder(link(pad, naam), b.rol === 'teammanager' ? `${r.dossiernummer}, ${r.consulent}` : r.dossiernummer);
  const kiesbaar = nagaan && !r.uitkomst && r.voorstel !== undefined;
  const gekozen = r.gekozen ?? r.voorstel?.keuze;
  return [
    kiesbaar
      ? kiesvak({
          naam: 'regel',
          waarde: r.toewijzingId,
          label: `Kies ${vanWelke}`,
          aan: b.vink && (r.stand === 'open' || r.tekenaarId === b.ik),
          inhoud: wie,
        })
      : wie,
    metOnder(product(r.product), `${r.aanbieder}, tot en met ${toonDatum(r.looptijd.tot)}`),
    kiesbaar && r.voorstel && gekozen
      ? keuzelijst({
          naam: `keuze-${r.toewijzingId}`,
          label: `Voor ${vanWelke}`,
          waarde: keuzeCode(gekozen),
          fout: foutVan(redenen, `keuze-${r.toewijzingId}`),
          opties: [r.voorstel.keuze, ...r.voorstel.andere].map((k) => ({ waarde: keuzeCode(k), tekst: keuzeTekst(k) })),
        })
      : gekozen
        ? keuzeTekst(gekozen)
        : 'Het voorstel wordt opnieuw opgesteld',
    html`${r.voorstel && zinWaarom(r)}${
      r.voorstel &&
      r.voorstel.verschil.length > 0 &&
      html`<ul>${r.voorstel.verschil.map((v) => html`<li>${v.naam}: ${schuift(v)}</li>`)}</ul>`
    }${r.voorstel?.gronden && uitklap('De toets onder de nieuwe versie', grondenLijst(r.voorstel.gronden))}`,
    html`${badge(UITKOMST_SOORT[uitkomstTekst(r)] ?? 'neutraal', uitkomstTekst(r))}${
      r.uitkomst && uitkomstTekst(r) !== 'Uitgevoerd' && r.uitkomstTekst !== '' ? html`<p>${r.uitkomstTekst}</p>` : ''
    }${naarBesluit(r, naam)}${
      r.stand === 'voorgelegd' &&
      html`<p>${r.tekenaarId === b.ik ? 'Jij mag dit ondertekenen: geef akkoord.' : `${r.tekenaar} mag dit ondertekenen.`}</p>`
    }${r.beoordeeldDoor !== undefined && html`<p>${zacht(`Akkoord van ${r.beoordeeldDoor}`)}</p>`}`,
  ];
}

/** Where it was decided, or lies to be decided. */
const naarBesluit = (r: Regel, naam: string): Html | false => {
  const besluit = r.besluitId ?? r.concept?.besluitId ?? undefined;
  if (besluit !== undefined)
    return html`<p>${link(`/dossier/${r.inwonerId}/besluit/${besluit}`, 'Naar het besluit', `van ${naam}`)}</p>`;
  return (
    r.concept !== undefined &&
    html`<p>${link(`/dossier/${r.inwonerId}/besluit/concept/${r.concept.id}`, 'Naar het concept', `van ${naam}`)}</p>`
  );
};

/** Each ground with whether it is met: in words, never by colour alone. */
const grondenLijst = (gronden: readonly Grond[]): Html =>
  html`<ul>${gronden.map(
    (g) =>
      html`<li>${badge(g.voldaan === false ? 'telaat' : g.voldaan ? 'goed' : 'aandacht', g.voldaan === false ? 'Klopt niet' : g.voldaan ? 'Klopt' : 'Niet bekend')} ${g.tekst} ${zacht(vindplaats({ bron: g.bron }).trim())}</li>`,
  )}</ul>`;

/** Why it was proposed. Somebody who chose otherwise did not choose it for that: then it says what it was the reason for. */
const zinWaarom = (r: Regel): Html =>
  html`${
    r.voorstel &&
    r.gekozen &&
    keuzeCode(r.gekozen) !== keuzeCode(r.voorstel.keuze) &&
    html`<p>Anders gekozen. Het voorstel was: ${keuzeTekst(r.voorstel.keuze)}.</p>`
  }${r.voorstel?.waarom} ${r.voorstel && zacht(vindplaats({ bron: r.voorstel.bron }).trim())}`;
/** What still asks something of somebody: a talk that was promised, what was passed over. A form each, for the list above is one. */
const nogTeDoen = (c: PageContext, b: Blad): Html =>
  html`${gedaanLijst(c, b, {
    regels: b.regels.filter((r) => r.uitkomst === 'bespreken' && !r.besproken && !r.concept),
    titel: 'Nog te bespreken',
    caption: 'Gesprekken die nog moeten',
    knop: 'Besproken',
  })}${gedaanLijst(c, b, {
    regels: b.regels.filter((r) => (r.uitkomst === 'overgeslagen' || r.uitkomst === 'mislukt') && !r.besproken),
    titel: 'Nog zelf te regelen',
    onder:
      b.rol === 'teammanager'
        ? 'Hier is niets gedaan. Stel het opnieuw voor, of laat de consulent het regelen in het dossier.'
        : 'Hier is niets gedaan. Regel het in het dossier, of vraag de teammanager het opnieuw voor te stellen.',
    caption: 'Inwoners bij wie niets is gedaan',
    knop: 'Zelf geregeld',
  })}`;

const gedaanLijst = (
  c: PageContext,
  b: Blad,
  o: { regels: readonly Regel[]; titel: string; onder?: string; caption: string; knop: string },
): Html | false =>
  o.regels.length > 0 &&
  kaart({
    titel: o.titel,
    inhoud: html`${o.onder !== undefined && html`<p>${o.onder}</p>`}${tabel({
      caption: o.caption,
      kolommen: [{ kop: 'Inwoner' }, { kop: 'Actie', zonderLabel: true }],
      rijen: o.regels.map((r) => [
        link(`/dossier/${r.inwonerId}/toewijzingen/${r.toewijzingId}`, toonNaam(r)),
        form({
          actie: `/omzettingen/${b.omzetting.id}/besproken`,
          sleutel: c.sleutel(),
          verborgen: {
            toewijzing: String(r.toewijzingId),
            stand: b.filter ?? '',
            van: b.consulentId === undefined ? '' : String(b.consulentId),
            pagina: String(b.pagina),
          },
          naam: `${o.knop}: ${toonNaam(r)}`,
          inhoud: acties(knop({ tekst: o.knop, soort: 'tweede', icoon: 'check' })),
        }),
      ]),
    })}`,
  });
