// Trying a route on somebody invented: step by step, with the rules that a real traject gets. The address holds it all; nothing is stored.

import { findStap, type RouteStap, type Uitgang } from '../../beleid/regeling.ts';
import { type Datum, datum, laatste, parseDatumNl, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import {
  acties,
  badge,
  datumveld,
  filters,
  foutVan,
  getalveld,
  type Html,
  html,
  kaart,
  keuzelijst,
  lijst,
  linkKnop,
  melding,
  stapel,
  tabel,
  tekstveld,
  tijdlijn,
  uitklap,
  vinkje,
  vinkjes,
} from '../../web/index.ts';
import { beslissers, isKlaar, lopende, terugVan, volgende } from '../rules/index.ts';
import {
  leesWeg,
  type Proefdaad,
  type Proefstap,
  proefDag,
  proefEinde,
  proefStand,
  terugnemen,
  toonWeg,
  zet,
} from '../rules/proef.ts';
import { STOPT, TERUG, type Trajectstap, type Vervolg } from '../types.ts';
import { trajectbeeld } from './beeld.ts';
import { bronVan, rol, rollen, stapNaam } from './lees.ts';
import { INDICATIE, inwonerVan, UITKERING, VERZONNEN } from './proef-inwoner.ts';
import { gebeurd, geldKaart, type Proef, type ProefVraag, plichtKaart } from './proef-kaarten.ts';
import { magNietLijst, vervolgInhoud } from './vervolg.ts';

export type { ProefVraag };

const vast = ({ wie }: Pick<Proef, 'wie'>, weg: readonly Proefstap[]): Record<string, string> => ({
  naam: wie.naam,
  trede: wie.trede,
  uitkering: wie.uitkering,
  indicatie: wie.indicatie,
  uren: wie.uren,
  ...(wie.voldaan ? { voldaan: 'ja' } : {}),
  weg: toonWeg(weg),
});

const adres = (p: Pick<Proef, 'v' | 'wie'>, weg: readonly Proefstap[], daad: Record<string, string> = {}): string =>
  `${p.v.pad}?${new URLSearchParams({ ...vast(p, weg), ...daad })}`;

/** The page as far as the address walked, or the address that an act leads to. */
export function proefroute(v: ProefVraag): { naar: string } | { inhoud: Html; fouten: readonly Reden[] } {
  const { zoek } = v;
  const wie = inwonerVan(zoek);
  const begin = laatste(v.vandaag, datum(v.regeling.geldigVan));
  const gelezen = leesWeg(zoek.get('weg') ?? '', v.route);
  const weg = gelezen ?? [];
  const stand = proefStand(v, weg, wie);
  const p: Proef = { v, wie, weg, stand, op: proefDag(weg, begin), fouten: [] };
  if (!gelezen) return toon({ ...p, fouten: [{ tekst: 'Deze proef past niet bij de route van nu. Begin opnieuw.' }] });
  const daad = daadVan(p);
  if (!daad) return toon(p);
  if ('tekst' in daad) return toon({ ...p, fouten: [daad] });
  const uit = zet(stand, weg, daad);
  return uit.ok
    ? { naar: `${adres(p, uit.waarde)}#${daad.doe === 'begin' ? 'nu' : 'kan'}` }
    : toon({ ...p, fouten: uit.redenen });
}

/** What was asked to happen; a Reden when the day is none. */
function daadVan(p: Proef): Proefdaad | Reden | undefined {
  const { zoek } = p.v;
  const doe = zoek.get('doe');
  if (doe !== 'begin' && doe !== 'einde') return undefined;
  const op = parseDatumNl(zoek.get('op') ?? '');
  if (!op) return { veld: 'op', tekst: 'Schrijf een dag die bestaat, zoals 31-01-2020.' };
  const nee = zoek.getAll('nee').slice(0, 20);
  const reden = (zoek.get('reden') ?? '').slice(0, 500);
  return doe === 'begin'
    ? { doe, stap: zoek.get('stap') ?? '', op, reden, nee }
    : { doe, trajectstap: zoek.get('trajectstap') ?? '', uitkomst: zoek.get('uitkomst') ?? '', op, reden, nee };
}

function toon(p: Proef): { inhoud: Html; fouten: readonly Reden[] } {
  const { stand, wie, weg, v } = p;
  const klaar = isKlaar(stand);
  return {
    fouten: p.fouten,
    inhoud: stapel(
      p.fouten.length > 0 &&
        melding({
          soort: 'waarschuwing',
          titel: 'Dit kan zo niet',
          inhoud: html`<ul>${p.fouten.map(({ tekst, bron }) => html`<li>${tekst} ${bron === undefined ? '' : bronVan(stand, bron)}</li>`)}</ul>${verderMetNieuwe(p)}`,
        }),
      inwonerKaart(p),
      kaart({ titel: `De route van ${wie.naam}`, inhoud: trajectbeeld(stand, p.op, `De route van ${wie.naam}`) }),
      klaar &&
        melding({
          soort: 'succes',
          titel: 'Hier eindigt het traject',
          inhoud: `${wie.naam} is op ${toonDatum(p.op)} aan het einde van de route.`,
        }),
      lopende(stand).map((t, i) => looptKaart(p, t, i === 0 ? 'nu' : `nu-${t.id}`)),
      kanKaart(p),
      weg.length > 0 && terugKaarten(p),
      weg.length > 0 && plichtKaart(p),
      weg.length > 0 && geldKaart(p),
      weg.length > 0 &&
        kaart({
          titel: 'Wat er tot nu toe gebeurde',
          inhoud: html`${tijdlijn(gebeurd(p))}${acties(
            linkKnop({ tekst: 'Neem de laatste stap terug', href: adres(p, terugnemen(weg)), icoon: 'arrow-back-up' }),
            linkKnop({ tekst: 'Begin opnieuw', href: v.pad, soort: 'stil', icoon: 'refresh' }),
          )}`,
        }),
    ),
  };
}

/** AL11: in a try nobody arranges an indication; what was asked is done as if there is a new one. */
const verderMetNieuwe = (p: Proef): Html => {
  const { zoek } = p.v;
  const vraagt = p.wie.indicatie !== 'nieuw' && p.fouten.some(({ veld }) => veld?.startsWith('indicatie'));
  const daad = Object.fromEntries(
    ['doe', 'stap', 'trajectstap', 'uitkomst', 'op', 'reden'].flatMap((naam) => {
      const waarde = zoek.get(naam);
      return waarde === null ? [] : [[naam, waarde]];
    }),
  );
  return html`${
    vraagt &&
    acties(
      linkKnop({
        tekst: 'Ga verder alsof er een nieuwe indicatie is',
        href: adres({ v: p.v, wie: { ...p.wie, indicatie: 'nieuw' } }, p.weg, daad),
        icoon: 'arrow-right',
      }),
    )
  }`;
};

const inwonerKaart = (p: Proef): Html => {
  const { wie, v, weg } = p;
  const velden = filters({
    actie: v.pad,
    knop: 'Neem deze inwoner',
    icoon: 'user',
    verborgen: { weg: toonWeg(weg) },
    velden: html`${tekstveld({ naam: 'naam', label: 'Naam', waarde: wie.naam, maximum: 40 })}${keuzelijst({
      naam: 'trede',
      label: 'Trede',
      waarde: wie.trede,
      leeg: 'Niet bekend',
      opties: v.regeling.ladder.treden.map(({ trede, naam }) => ({
        waarde: String(trede),
        tekst: naam === `Trede ${trede}` ? naam : `${trede} ${naam}`,
      })),
    })}${keuzelijst({ naam: 'uitkering', label: 'Uitkering', waarde: wie.uitkering, opties: UITKERING })}${keuzelijst({
      naam: 'indicatie',
      label: 'Indicatie',
      waarde: wie.indicatie,
      opties: INDICATIE,
    })}${getalveld({ naam: 'uren', label: 'Uren per week', waarde: wie.uren, verplicht: false })}${vinkje({
      naam: 'voldaan',
      label: 'De voorwaarden van het geld zijn vervuld',
      aan: wie.voldaan,
      verplicht: false,
    })}`,
  });
  return kaart({
    titel: 'De verzonnen inwoner',
    inhoud: html`<p>${wie.naam}${wie.trede && `, trede ${wie.trede}`}${wie.uitkering && `, ${UITKERING.find(({ waarde }) => waarde === wie.uitkering)?.tekst.toLowerCase()}`}${wie.uren && `, ${wie.uren} uur per week`}. Er wordt niets bewaard: deze proef staat alleen in het adres van de pagina.</p>${
      weg.length === 0 &&
      acties(
        VERZONNEN.map((een) =>
          linkKnop({
            tekst: `${een.naam}: trede ${een.trede}, ${UITKERING.find(({ waarde }) => waarde === een.uitkering)?.tekst.toLowerCase()}`,
            href: adres({ v, wie: een }, []),
            icoon: 'user',
          }),
        ),
      )
    }${uitklap('Verander deze inwoner', velden)}`,
  });
};

/** Another day, somebody who says no, a reason: for who wants to see a refusal. One at a time stands open. */
const anders = (
  p: Proef,
  o: {
    tekst: string;
    id: string;
    daad: Record<string, string>;
    op: Datum;
    stap: RouteStap;
    over: 'begin' | 'uitkomst';
    knop: string;
    uitkomsten?: readonly Uitgang[];
  },
): Html => {
  const { zoek } = p.v;
  const eigen = `${o.daad.doe} ${o.id}`;
  const gevraagd = `${zoek.get('doe')} ${zoek.get('stap') ?? zoek.get('trajectstap')}`;
  if (zoek.get('kies') !== eigen && !(p.fouten.length > 0 && gevraagd === eigen))
    return acties(
      linkKnop({ tekst: o.tekst, extra: `(${o.stap.naam})`, href: `${adres(p, p.weg, { kies: eigen })}#anders`, soort: 'stil' }),
    );
  const besluit = beslissers(o.stap);
  const wie = besluit?.over === o.over ? [...new Set([...besluit.wie, ...besluit.samen])] : [];
  return html`<h4 id="anders">${o.tekst}</h4>${filters({
    actie: p.v.pad,
    knop: o.knop,
    icoon: 'arrow-right',
    verborgen: { ...vast(p, p.weg), ...o.daad },
    velden: html`${
      o.uitkomsten &&
      keuzelijst({
        naam: 'uitkomst',
        label: 'Wat komt eruit?',
        waarde: p.v.zoek.get('uitkomst') ?? '',
        opties: [
          ...o.uitkomsten.map(({ uitkomst, wat }) => ({ waarde: uitkomst, tekst: wat })),
          { waarde: STOPT, tekst: 'het traject stopt hier' },
        ],
      })
    }${datumveld({ naam: 'op', label: 'Op welke dag?', waarde: p.v.zoek.get('op') ?? toonKort(o.op), fout: foutVan(p.fouten, 'op') })}${tekstveld(
      {
        naam: 'reden',
        label: 'Reden',
        hint: 'Nodig als de route het niet regelt',
        waarde: p.v.zoek.get('reden') ?? '',
        verplicht: false,
        maximum: 500,
      },
    )}${
      wie.length > 0 &&
      vinkjes({
        naam: 'nee',
        label: 'Wie zegt nee?',
        waarden: p.v.zoek.getAll('nee'),
        keuzes: wie.map((een) => ({ waarde: een, tekst: rol(p.stand, een) })),
        verplicht: false,
      })
    }`,
  })}`;
};

const daarna = (p: Proef, uitgang: Uitgang): string =>
  uitgang.einde
    ? 'Einde van het traject'
    : uitgang.naar.length > 0
      ? uitgang.naar.map((id) => stapNaam(p.stand, id)).join(' of ')
      : 'De route regelt niet wat volgt: mensen beslissen, met een reden';

const looptKaart = (p: Proef, t: Trajectstap, id: string): Html => {
  const stap = findStap(p.v.route, t.stap);
  if (!stap) return html``;
  const einde = proefEinde(p.stand, t);
  const besluit = beslissers(stap);
  const daad = { doe: 'einde', trajectstap: t.id };
  return kaart({
    id,
    titel: `Nu: ${stap.naam}${t.poging > 1 ? ` (poging ${t.poging})` : ''}`,
    inhoud: html`<p>${badge('info', 'Loopt')} sinds ${toonDatum(t.begonnenOp)}${stap.termijn ? '' : '. De route noemt geen termijn'}. In deze proef eindigt de stap op ${toonDatum(einde)}.</p>${lijst(
      [
        { kop: 'Wie', waarde: hoofdletter(rollen(p.stand, stap.wie)) },
        ...(besluit && besluit.over === 'uitkomst' && besluit.wie.length + besluit.samen.length > 0
          ? [
              {
                kop: 'Wie beslist over de uitkomst',
                waarde: hoofdletter(rollen(p.stand, [...besluit.wie, ...besluit.samen])),
              },
            ]
          : []),
        { kop: 'Bron', waarde: bronVan(p.stand, stap.bron) },
      ],
    )}${tabel({
      caption: `Wat er uit ${stap.naam} kan komen`,
      toonCaption: true,
      kolommen: [{ kop: 'Uitkomst' }, { kop: 'Wat dan kan volgen' }, { kop: 'Kies', zonderLabel: true }],
      rijen: stap.uit.map((uitgang) => [
        hoofdletter(uitgang.wat),
        daarna(p, uitgang),
        linkKnop({
          tekst: 'Kies',
          extra: uitgang.wat,
          href: adres(p, p.weg, { ...daad, uitkomst: uitgang.uitkomst, op: toonKort(einde) }),
        }),
      ]),
    })}${anders(p, { tekst: 'Op een andere dag, met een nee, of anders', id: t.id, daad, op: einde, stap, over: 'uitkomst', knop: 'Rond deze stap af', uitkomsten: stap.uit })}`,
  });
};

const kanKaart = (p: Proef): Html => {
  const alle = volgende(p.stand, p.op);
  const kan = alle.filter(({ mag }) => mag !== 'mag-niet');
  const niet = alle.filter(({ mag }) => mag === 'mag-niet');
  const loopt = lopende(p.stand).length > 0;
  return kaart({
    id: 'kan',
    titel: 'Wat mag volgen',
    inhoud: html`${kan.length === 0 && html`<p>${loopt ? 'Kies eerst wat er uit de stap van nu komt.' : 'Er kan niets meer beginnen.'}</p>`}${kan.map((v) => kanBlok(p, v))}${
      niet.length > 0 && uitklap(`Wat nu niet mag, en waarom niet (${niet.length})`, magNietLijst(niet))
    }`,
  });
};

const kanBlok = (p: Proef, v: Vervolg): Html => {
  const daad = { doe: 'begin', stap: v.stap.id };
  const beslissen = v.mag === 'beslissen';
  return html`<h3>${v.stap.naam}</h3><p>${badge(beslissen ? 'aandacht' : 'goed', beslissen ? 'Mag met een reden' : 'Mag nu')}</p>${vervolgInhoud({ stand: p.stand }, v)}${
    !beslissen &&
    acties(
      linkKnop({
        tekst: 'Begin hiermee',
        extra: v.stap.naam,
        href: adres(p, p.weg, { ...daad, op: toonKort(p.op) }),
        soort: 'primair',
      }),
    )
  }${anders(p, {
    tekst: beslissen ? 'Beginnen, met een reden' : 'Op een andere dag, of met een nee',
    id: v.stap.id,
    daad,
    op: p.op,
    stap: v.stap,
    over: 'begin',
    knop: 'Begin met deze stap',
  })}`;
};

const terugKaarten = (p: Proef): Html => {
  const wegen = terugVan(p.stand, p.op);
  const [t] = lopende(p.stand);
  return kaart({
    titel: 'De weg terug',
    inhoud:
      wegen.length === 0
        ? html`<p>Vanaf hier noemt de route geen weg terug.</p>`
        : html`${wegen.map(
            (weg) =>
              html`<h3>${hoofdletter(weg.in)}</h3><p>${weg.indicatieTekst} ${bronVan(p.stand, weg.bron)}</p><ul>${weg.uitgangen.map((uit) => html`<li>${uit.wat}</li>`)}</ul>${
                t &&
                acties(
                  linkKnop({
                    tekst: 'Neem deze weg terug',
                    extra: weg.in,
                    href: adres(p, p.weg, { doe: 'einde', trajectstap: t.id, uitkomst: `${TERUG}${weg.id}`, op: toonKort(p.op) }),
                    icoon: 'arrow-back-up',
                  }),
                )
              }`,
          )}`,
  });
};
