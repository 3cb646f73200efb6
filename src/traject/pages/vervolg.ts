// What may follow and why, what may not and why not, and the way back.

import { findStap, type Regeling, type RouteStap } from '../../beleid/regeling.ts';
import type { InwonerKop } from '../../inwoner/index.ts';
import { isVoor, toonDatum } from '../../kernel/datum.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import {
  acties,
  type BadgeSoort,
  badge,
  bronStatus as bronTeken,
  type Html,
  html,
  kaart,
  lijst,
  link,
  linkKnop,
  stapel,
  uitklap,
  zacht,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { Gelezen } from '../actions/load-traject.ts';
import { rijNummer } from '../actions/load-traject.ts';
import type { LopendePlek } from '../actions/settle-plek.ts';
import { isElders, isVerleend, totVandaag } from '../gevolg.ts';
import { geldZin, of, terugVan, volgende } from '../rules/index.ts';
import type { Mag, Stand, Terugmogelijkheid, Vervolg } from '../types.ts';
import { bronVan, rollen, stapNaam, waaromRegel } from './lees.ts';

/** The way, with what the plan of the resident says besides. */
export type RouteGelezen = Gelezen & {
  plan?: { woorden: readonly { veld: string; tekst: string }[]; contact: { naam: string; organisatie: string } | undefined };
  /** The places that are not over. */
  plekken?: readonly LopendePlek[];
};

/** What the parts of the tab look at. */
export interface Blik {
  stand: Stand;
  g: RouteGelezen;
  inwoner: InwonerKop;
  c: PageContext;
  mag: boolean;
  /** Of who reads. */
  functie: string | undefined;
  pad: string;
}

const MAG: Readonly<Record<Mag, { soort: BadgeSoort; tekst: string }>> = {
  mag: { soort: 'goed', tekst: 'Mag nu' },
  beslissen: { soort: 'aandacht', tekst: 'Mag met een reden' },
  'mag-niet': { soort: 'neutraal', tekst: 'Mag nu niet' },
};

/** Where in the dossier a step is recorded that is a record of its own; undefined: here. */
export const eldersVan = (stand: Stand, stap: RouteStap, pad: string): { href: string; tekst: string } | undefined => {
  const basis = pad.replace(/\/route$/, '');
  if (stap.product !== undefined) {
    const product = stand.regeling.producten.find(({ product: naam }) => naam === stap.product);
    if (product?.soort === 'orientatie') return { href: `${basis}/orientatie`, tekst: 'Naar Oriëntatie' };
    if (product?.iwmo) return { href: `${basis}/besluit`, tekst: 'Naar het besluit' };
  }
  if (isVerleend(stap)) return { href: `${basis}/besluit`, tekst: 'Naar het besluit' };
  if (!isElders(stand.route, stap)) return undefined;
  const waar: Readonly<Record<string, { href: string; tekst: string }>> = {
    aanmelding: { href: `${basis}/aanmelding`, tekst: 'Naar Aanmelding' },
    ladder: { href: `${basis}/ladder/nieuw`, tekst: 'Naar Ladder' },
    toets: { href: `${basis}/toets`, tekst: 'Naar de toets' },
    orientatie: { href: `${basis}/orientatie`, tekst: 'Naar Oriëntatie' },
    besluit: { href: `${basis}/besluit`, tekst: 'Naar het besluit' },
    overdracht: { href: `${basis}/overdracht`, tekst: 'Naar Overdracht' },
    plan: { href: `${basis}/plan`, tekst: 'Naar Plan' },
    goedkeuring: { href: `${basis}/gegevens`, tekst: 'Naar Gegevens' },
  };
  return Object.hasOwn(waar, stap.soort) ? waar[stap.soort] : undefined;
};

/** Why a step may follow, until when, who decides, what it costs. */
export const vervolgInhoud = (b: Pick<Blik, 'stand'>, v: Vervolg): Html => {
  const { besluit } = v;
  return html`${v.waarom.map(waaromRegel)}${lijst([
    // For whom or when it is: of several that may begin this tells which one fits.
    ...(v.stap.in === undefined ? [] : [{ kop: 'Wanneer', waarde: hoofdletter(v.stap.in) }]),
    ...(v.termijn
      ? [
          {
            kop: 'Tot wanneer',
            waarde: html`${v.termijn.tekst}${v.termijn.uiterst ? `, uiterlijk ${toonDatum(v.termijn.uiterst)} als zij vandaag begint` : ''}`,
          },
        ]
      : []),
    ...(besluit && besluit.wie.length + besluit.samen.length > 0
      ? [
          {
            kop: 'Wie beslist',
            waarde: hoofdletter(
              `${rollen(b.stand, [...besluit.wie, ...besluit.samen.filter((een) => !besluit.wie.includes(een))])}${besluit.samen.length > 1 ? ', samen' : ''}`,
            ),
          },
        ]
      : []),
    ...(v.pogingenOver === undefined
      ? []
      : [
          {
            kop: 'Pogingen',
            waarde:
              v.mag === 'mag-niet'
                ? `Poging ${v.poging}`
                : `Dit is poging ${v.poging} van hoogstens ${v.poging + v.pogingenOver - 1}`,
          },
        ]),
    ...(v.geld.length > 0
      ? [
          {
            kop: 'Wat het kost',
            waarde: html`<ul>${v.geld.map((een) => html`<li>${geldZin(een)} ${bronVan(b.stand, een.bron)}</li>`)}</ul>`,
          },
        ]
      : []),
  ])}`;
};

/** What may not now: a reason that holds for several steps is said once, with the source of each step. */
export const magNietLijst = (niet: readonly Vervolg[]): Html => {
  const groepen = Map.groupBy(niet, ({ waarom }) => waarom.map(({ tekst }) => tekst).join(' '));
  return stapel(
    [...groepen].map(([tekst, stappen]) =>
      stappen.length === 1
        ? stappen.map((v) => html`<div><h3>${v.stap.naam}</h3>${v.waarom.map(waaromRegel)}</div>`)
        : html`<div><h3>${tekst}</h3><ul>${stappen.map(
            (v) =>
              html`<li>${v.stap.naam}${v.waarom.map(({ bron, status }) => html` ${zacht(bron === 'keuze' ? '' : bron)} ${bronTeken(status)}`)}</li>`,
          )}</ul></div>`,
    ),
  );
};

/** The place of this step runs already: who stays where he is needs no new besluit for that. */
export const plekLoopt = ({ g, c }: Blik, { product }: RouteStap): boolean =>
  product !== undefined &&
  totVandaag(g.feiten, c.vandaag).some((feit) => feit.product === product && feit.geeindigdOp === undefined);

/** The besluit is taken and the place of this step has yet to start: it is no new besluit that is waited for. */
const plekWacht = ({ g, c, pad, stand }: Blik, stap: RouteStap): { href: string; tekst: string } | undefined => {
  const soortVan = (code: string) => stand.regeling.producten.find(({ product }) => product === code)?.soort;
  const isDeze = (code: string): boolean => (isVerleend(stap) ? soortVan(code) === stap.soort : code === stap.product);
  const plek = g.plekken?.find(
    (een) => isDeze(een.product) && !isVoor(een.tot, c.vandaag) && !g.feiten.some(({ id }) => id === `toewijzing-${een.id}`),
  );
  return plek && { href: `${pad.replace(/route$/, 'toewijzingen')}/${plek.id}`, tekst: 'Naar de plek die nog moet beginnen' };
};

export const eldersMet = (b: Blik, stap: RouteStap): { href: string; tekst: string } | undefined => {
  const elders = eldersVan(b.stand, stap, b.pad);
  return elders && (plekWacht(b, stap) ?? elders);
};

/**
 * NI1, AP2: what the product asks of the trede, when that is not so: the besluit would be refused. Undefined: it fits, or beside an
 * ontwikkeling that runs another trede can do.
 */
const tredeTegen = (b: Blik, stap: RouteStap): { soort: BadgeSoort; badge: string; tekst: Html; knop: string } | undefined => {
  const product = b.stand.regeling.producten.find((een) => een.product === stap.product);
  const { trede } = b.stand;
  if (!product?.startTreden || !product.iwmo || plekLoopt(b, stap) || plekWacht(b, stap)) return undefined;
  const { waarde, bron } = product.startTreden;
  if (product.naastOntwikkeling?.waarde || (trede !== undefined && waarde.includes(trede))) return undefined;
  const er = html`${product.naam} is er voor wie op trede ${of(waarde.map(String))} staat. ${bronVan(b.stand, bron)}`;
  return trede === undefined
    ? { soort: 'aandacht', badge: 'Eerst de trede', tekst: html`<p>${er}</p>`, knop: 'Trede bepalen' }
    : {
        soort: 'neutraal',
        badge: 'Past niet bij de trede',
        tekst: html`<p>De inwoner staat op trede ${trede}. ${er}</p>`,
        knop: 'Trede opnieuw bepalen',
      };
};

/** Where a step begins: its form, or the record elsewhere that it is. */
const beginKnop = (b: Blik, stap: RouteStap, soort?: 'primair'): Html => {
  const elders = eldersMet(b, stap);
  if (elders && plekLoopt(b, stap))
    return html`${linkKnop({ tekst: `${stap.naam}: op de plek die loopt`, href: `${b.pad}/begin/${stap.id}`, ...(soort ? { soort } : {}) })} ${linkKnop({ tekst: elders.tekst, href: elders.href, extra: `voor een andere plek: ${stap.naam}` })}`;
  return elders
    ? linkKnop({ tekst: elders.tekst, href: elders.href, extra: `voor ${stap.naam}` })
    : linkKnop({ tekst: `Beginnen met ${stap.naam}`, href: `${b.pad}/begin/${stap.id}`, ...(soort ? { soort } : {}) });
};

/** As {@link beginKnop}, in a list: the step is its own link. */
const beginLink = (b: Blik, stap: RouteStap): Html => {
  const elders = plekLoopt(b, stap) ? undefined : eldersMet(b, stap);
  return html`${link(elders?.href ?? `${b.pad}/begin/${stap.id}`, stap.naam)}${elders && html` ${zacht(`(${elders.tekst.replace(/^N/, 'n')})`)}`}`;
};

/** One step that may follow, with all that is known of it. */
const stapKaart = (b: Blik, v: Vervolg): Html => {
  const tegen = tredeTegen(b, v.stap);
  return kaart({
    titel: v.stap.naam,
    niveau: 3,
    inhoud: html`<p>${tegen ? badge(tegen.soort, tegen.badge) : badge(MAG[v.mag].soort, MAG[v.mag].tekst)}</p>${tegen?.tekst}${vervolgInhoud(b, v)}${
      b.mag &&
      acties(
        tegen
          ? linkKnop({ tekst: tegen.knop, href: `${b.pad.replace(/route$/, 'ladder')}/nieuw`, extra: `voor ${v.stap.naam}` })
          : beginKnop(b, v.stap, 'primair'),
      )
    }`,
  });
};

/** Fewer than this many need no headings. */
const KORTE_LIJST = 5;

/** What one is most likely to look for first: what was not there yet, in the order of the route; then once more; then back from work. */
const opSoort = (b: Blik, groep: readonly Vervolg[]): Html => {
  const regel = ({ stap }: Vervolg) => html`<li>${b.mag ? beginLink(b, stap) : stap.naam}</li>`;
  if (groep.length < KORTE_LIJST) return html`<ul>${groep.map(regel)}</ul>`;
  const terug = new Set(b.stand.route.terug.flatMap(({ naar }) => naar.flatMap((uit) => uit.naar)));
  const was = new Set(b.stand.stappen.map(({ stap }) => stap));
  const soort = ({ stap }: Vervolg) =>
    was.has(stap.id) ? 'Nog een keer' : terug.has(stap.id) ? 'Op de weg terug' : 'Nog niet geweest';
  const per = Map.groupBy(groep, soort);
  return html`${(['Nog niet geweest', 'Nog een keer', 'Op de weg terug'] as const).map((kop) => {
    const deel = per.get(kop);
    return deel && html`<h4>${kop}</h4><ul>${deel.map(regel)}</ul>`;
  })}`;
};

/** Steps that people may choose with a reason: why is said once, and what each is stands on its own page. */
const metReden = (b: Blik, stappen: readonly Vervolg[]): Html => {
  const groepen = Map.groupBy(stappen, ({ waarom }) => waarom.map(({ tekst }) => tekst).join(' '));
  return html`${[...groepen.values()].map((groep) => {
    const [een] = groep;
    if (!een || groep.length === 1) return groep.map((v) => stapKaart(b, v));
    return kaart({
      titel: 'Kies samen wat past',
      niveau: 3,
      inhoud: html`<p>${badge(MAG.beslissen.soort, MAG.beslissen.tekst)}</p>${een.waarom.map(waaromRegel)}${opSoort(b, groep)}`,
    });
  })}`;
};

/** What was chosen and waits only for what still runs beside it: a place that has to end before the work begins. */
const isStraks = (v: Vervolg): boolean =>
  v.mag === 'mag-niet' &&
  v.via !== undefined &&
  v.via !== 'open' &&
  !v.via.startsWith('naast:') &&
  v.eerst.length > 0 &&
  v.waarom.length === 1;

const straksKaart = (b: Blik, straks: readonly Vervolg[]): Html | false => {
  const [een] = straks;
  if (!een) return false;
  const eerst = een.eerst.map((t) => {
    const stap = findStap(b.stand.route, t.stap);
    // An oriëntatie ends on its own page; a place where the toewijzing is.
    const elders = stap && isElders(b.stand.route, stap) ? eldersVan(b.stand, stap, b.pad) : undefined;
    return { naam: stapNaam(b.stand, t.stap), rij: rijNummer(t.id), elders };
  });
  return kaart({
    titel: `Als ${eerst.map(({ naam }) => naam).join(' en ')} klaar is`,
    niveau: 3,
    inhoud: html`<p>Deze stappen volgen op wat al is afgesproken. Rond eerst af wat nu nog loopt.</p><ul>${straks.map(
      ({ stap }) => html`<li>${stap.naam} ${bronVan(b.stand, stap.bron)}</li>`,
    )}</ul>${
      b.mag &&
      acties(
        eerst.map(({ naam, rij, elders }) =>
          rij === undefined
            ? elders
              ? linkKnop({ ...elders, extra: `om ${naam} af te ronden` })
              : linkKnop({
                  tekst: 'Naar Ondersteuning',
                  href: b.pad.replace(/route$/, 'toewijzingen'),
                  extra: `om ${naam} te beëindigen`,
                })
            : linkKnop({ tekst: 'Stap afronden', href: `${b.pad}/stap/${rij}/einde`, extra: naam }),
        ),
      )
    }`,
  });
};

/** What may follow with why; what only people can choose behind what the route gives; and folded what may not. */
export const vervolgBlok = (b: Blik): Html => {
  const alle = volgende(b.stand, b.c.vandaag);
  const voorgesteld = new Set(b.g.stappen.filter((rij) => rij.voorgesteld && !rij.ingetrokkenOp).map(({ stap }) => stap));
  const open = alle.filter(({ stap }) => !voorgesteld.has(stap.id));
  const kan = alle.filter(({ mag }) => mag !== 'mag-niet');
  const mag = open.filter((v) => v.mag === 'mag');
  // What a way back below leads to is chosen there, with what it asks of the indication and the income.
  const opTerugweg = new Set(
    terugVan(b.stand, b.c.vandaag).flatMap(({ teVroeg, uitgangen }) => (teVroeg ? [] : uitgangen.flatMap(({ naar }) => naar))),
  );
  const reden = open.filter((v) => v.mag === 'beslissen' && !opTerugweg.has(v.stap.id));
  const straks = open.filter(isStraks);
  const niet = alle.filter((v) => v.mag === 'mag-niet' && !straks.includes(v));
  const loopt = b.stand.stappen.some(({ geeindigdOp }) => geeindigdOp === undefined);
  return html`${kan.length === 0 && straks.length === 0 && loopt && html`<p>Rond eerst af wat nu loopt. Wat daarna kan hangt af van de uitkomst.</p>`}${straksKaart(b, straks)}${mag
    .toSorted((een, ander) => Number(tredeTegen(b, een.stap) !== undefined) - Number(tredeTegen(b, ander.stap) !== undefined))
    .map((v) => stapKaart(b, v))}${
    reden.length > 0 &&
    (mag.length + straks.length > 0
      ? uitklap(`Wat ook kan, met een reden (${reden.length})`, metReden(b, reden))
      : metReden(b, reden))
  }${niet.length > 0 && uitklap(`Wat nu niet mag, en waarom niet (${niet.length})`, magNietLijst(niet), { open: kan.length === 0 && !loopt })}`;
};

/** Only the indication holds a way back up: the form asks for the new one. */
const MAG_TERUG: typeof MAG = { ...MAG, 'mag-niet': { soort: 'aandacht', tekst: 'Eerst de indicatie' } };

/** One way back, its exits in their order. */
export const terugKaart = (b: Blik, weg: Terugmogelijkheid): Html =>
  kaart({
    titel: hoofdletter(weg.in),
    niveau: 3,
    inhoud: html`${weg.toelichting && html`<p>${weg.toelichting}</p>`}${lijst([
      { kop: 'Wie', waarde: hoofdletter(rollen(b.stand, weg.wie)) },
      { kop: 'Indicatie', waarde: weg.indicatieTekst },
      ...(weg.inkomen.length > 0 ? [{ kop: 'Inkomen', waarde: html`${weg.inkomen.map(waaromRegel)}` }] : []),
      { kop: 'Bron', waarde: bronVan(b.stand, weg.bron) },
    ])}${weg.volgorde && html`<p>De volgorde telt: een latere mogelijkheid vraagt waarom een eerdere niet kan.</p>`}${weg.uitgangen.map(
      (u) =>
        html`<h4>${hoofdletter(u.wat)}</h4><p>${weg.teVroeg ? badge('neutraal', 'Nu nog niet') : badge(MAG_TERUG[u.mag].soort, MAG_TERUG[u.mag].tekst)}</p>${u.waarom.map(waaromRegel)}${
          b.mag &&
          !weg.teVroeg &&
          acties(
            u.naar.map((naar) => {
              const stap = findStap(b.stand.route, naar);
              const elders =
                stap && (stap.product === undefined || stap.soort === 'orientatie') ? eldersVan(b.stand, stap, b.pad) : undefined;
              return elders
                ? linkKnop({ tekst: elders.tekst, href: elders.href, extra: u.wat })
                : linkKnop({
                    tekst: `Weg terug kiezen: ${stapNaam(b.stand, naar)}`,
                    href: `${b.pad}/terug/${weg.id}/${naar}`,
                    icoon: 'arrow-back-up',
                  });
            }),
          )
        }`,
    )}`,
  });

/** Another regeling of the municipality, with where it begins. */
export const andereKaart = (b: Blik, regeling: Regeling): Html =>
  kaart({
    titel: `Of beginnen met ${regeling.naam}`,
    inhoud: html`<p>Een eigen regeling met een eigen route. ${regeling.doel.tekst}</p>${acties(
      ...(regeling.route?.stappen ?? [])
        .filter(({ begin }) => begin === true)
        .map(({ id, naam }) => linkKnop({ tekst: naam, href: `${b.pad}/begin/${id}` })),
    )}`,
  });
