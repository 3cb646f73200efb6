// One toewijzing in the dossier: what holds now, what it was, what moved it, and what can be done with it.
import { conceptPad, conceptStand, listConcepten, soortNaam } from '../../besluit/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, isNa, toonDatum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import {
  findAfdoeningen,
  findToewijzingenVan,
  nooitBegonnen,
  plichtenInhoud,
  plichtenStand,
  standOp,
  toewijzingStatusSoort,
  toewijzingStatusTekst,
} from '../../toewijzing/index.ts';
import { waaromVan } from '../../uitleg/index.ts';
import {
  badge,
  type Html,
  html,
  kaart,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  tijdlijn,
  zacht,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { Geladen } from '../actions/load-zaak.ts';
import { DAAD_TEKST, geordend } from '../mogelijk.ts';
import { findVerhaal, type VerhaalRij, type VerzoekRij } from '../queries.ts';
import { opschortingOp } from '../rules.ts';
import { isWatDan, redenTekst, SOORT_TEKST, watDanZin } from '../types.ts';
import {
  kruimels,
  laadDossier,
  leesVerschil,
  paginaVan,
  type Stand,
  schrijft,
  standVan,
  verschilZinnen,
  type WijzigingSettings,
} from './delen.ts';

export const toewijzingPagina = async (c: PageContext, s: WijzigingSettings): Promise<Response> => {
  const geladen = await laadDossier(c, s);
  const { t, zaak } = geladen;
  const [stand, verhaal, afdoeningen, alle, concepten, actor] = await Promise.all([
    standVan(c, s, geladen),
    findVerhaal(c.db, t.id),
    findAfdoeningen(c.db, t.id),
    findToewijzingenVan(c.db, t.inwoner_id),
    listConcepten(c.db, t.inwoner_id),
    c.actor(),
  ]);
  const mag = schrijft(actor, t.inwoner_id);
  const nu = standOp({ status: t.status, tot: zaak.verloop.periode.tot }, c.vandaag);
  const { eindigt } = zaak.verloop;
  const straks = t.status !== 'beeindigd' && eindigt && !isNa(c.vandaag, eindigt) ? eindigt : undefined;
  const stil = opschortingOp(zaak.verloop, c.vandaag);
  const naast = alle.filter(
    (een) => een.id !== t.id && een.status === 'gestart' && !isNa(c.vandaag, datum(laatsteVan(een.looptijd))),
  );
  return c.page({
    titel: `Toewijzing van ${toonNaam(t)}`,
    kruimels: kruimels(t),
    inhoud: html`${kop({
      titel: zaak.product.naam,
      onder: html`${toonNaam(t)} bij ${t.aanbieder} · toewijzing ${t.nummer} ${badge(toewijzingStatusSoort[nu], toewijzingStatusTekst[nu])}${
        stil && html` ${badge('aandacht', `Opgeschort tot en met ${toonDatum(stil.tot)}`)}`
      }${straks && html` ${badge('aandacht', `Eindigt op ${toonDatum(straks)}`)}`}`,
    })}${stand.open && gevraagdMelding(stand.open, t, mag)}${concepten
      .filter((een) => een.betreft_toewijzing_id === t.id)
      .map(conceptMelding)}${kolommen({
      breed: stapel(
        kaart({ titel: 'Wat nu geldt', inhoud: watGeldt(geladen, stand.plekken) }),
        kaart({
          titel: 'Wat kan nu',
          id: 'mogelijk',
          inhoud: stapel(...geordend(stand.mogelijk).map((een) => daadBlok(geladen, een, mag))),
        }),
        t.status !== 'geweigerd' &&
          !nooitBegonnen(t) &&
          kaart({
            titel: 'Termijnen en plichten',
            inhoud: plichtenInhoud({
              uit: plichtenStand(s.beleid, t, { voortgang: stand.voortgang, afdoeningen }),
              t,
              tot: zaak.verloop.periode.tot,
              vandaag: c.vandaag,
              loopt: nu === 'gestart',
              href: (soort) =>
                mag ? { href: `${paginaVan(t)}/plicht/${soort}`, tekst: 'Leg vast wat er is gebeurd' } : undefined,
            }),
          }),
      ),
      smal: stapel(
        kaart({
          titel: 'Wat er is gebeurd',
          inhoud: verloopLijst(verhaal, { t, verzoeken: stand.verzoeken, vandaag: c.vandaag }),
        }),
        naast.length > 0 &&
          kaart({
            titel: 'Loopt ernaast',
            inhoud: html`<p>Een werkplek en een ontwikkeling mogen samen lopen, ook bij twee aanbieders, elk met een eigen toewijzing.</p><ul>${naast.map(
              (een) =>
                html`<li>${link(paginaVan({ inwoner_id: t.inwoner_id, id: een.id }), `${een.aanbieder}, toewijzing ${een.nummer}`)}</li>`,
            )}</ul>`,
          }),
      ),
    })}`,
  });
};

/** A change that somebody prepared and nobody signed yet. */
const conceptMelding = (concept: Awaited<ReturnType<typeof listConcepten>>[number]): Html =>
  melding({
    soort: 'info',
    titel: `Er ligt een voorstel: ${soortNaam(concept.soort).toLowerCase()}`,
    inhoud: html`<p>${conceptStand(concept)} ${link(conceptPad(concept.inwoner_id, concept.id), 'Bekijk het voorstel')}. Er verandert pas iets als het is getekend.</p>`,
  });

/** A reason as it was written down ends its sentence. */
const zin = (tekst: string): string => (tekst === '' ? '' : `${tekst}${/[.!?]$/.test(tekst) ? '' : '.'} `);

const laatsteVan = (looptijd: string): string => {
  const eind = looptijd.slice(looptijd.indexOf(',') + 1, -1);
  return datum(eind).subtract({ days: 1 }).toString();
};

const gevraagdMelding = (v: VerzoekRij, t: Geladen['t'], mag: boolean): Html =>
  melding({
    soort: 'info',
    titel: `${t.aanbieder} vraagt om verlenging tot en met ${toonDatum(datum(v.tot))}`,
    inhoud: html`<p>${v.reden}</p>${
      v.verslag_datum !== null && html`<p>${zacht(`Verslag van ${toonDatum(datum(v.verslag_datum))}:`)} ${v.verslag_tekst}</p>`
    }${
      mag &&
      html`<p>${linkKnop({ tekst: 'Verlengen', href: `${paginaVan(t)}/wijzigen/verlengen`, soort: 'primair', icoon: 'check' })} ${linkKnop({ tekst: 'Niet verlengen', href: `${paginaVan(t)}/niet-verlengen`, icoon: 'x' })}</p>`
    }`,
  });

/** What holds, and beside it what was decided first when that differs. */
const watGeldt = ({ t, zaak }: Geladen, plekken: Stand['plekken']): Html => {
  const { verloop, basis } = zaak;
  const anders = !verloop.periode.tot.equals(basis.periode.tot);
  return lijst([
    {
      kop: 'Periode',
      waarde: html`${toonPeriode(verloop.periode)}${anders && html`<p>${zacht(`Eerst besloten: ${toonPeriode(basis.periode)}.`)}</p>`}`,
    },
    ...(verloop.verlengd > 0
      ? [{ kop: 'Verlengd', waarde: verloop.verlengd === 1 ? 'één keer' : `${verloop.verlengd} keer` }]
      : []),
    ...(verloop.opschortingen.length > 0
      ? [{ kop: 'Opgeschort', waarde: html`<ul>${verloop.opschortingen.map((o) => html`<li>${toonPeriode(o)}</li>`)}</ul>` }]
      : []),
    ...(verloop.minutenPerWeek === null
      ? []
      : [
          {
            kop: 'Uren per week',
            waarde: html`${toonUren(verloop.minutenPerWeek)}${verloop.urenEerder.map(
              (u) => html`<p>${zacht(`${toonUren(u.minuten)} tot en met ${toonDatum(u.tot)}`)}</p>`,
            )}`,
          },
        ]),
    ...plekken.map(({ werkplek, begeleider, periode }) => ({
      kop: 'Werkplek',
      waarde: html`${werkplek}, met ${begeleider}${plekken.length > 1 && html`<p>${zacht(toonPeriode(fromDaterange(periode)))}</p>`}`,
    })),
    ...(t.gestart_op === null ? [] : [{ kop: 'Gestart op', waarde: toonDatum(datum(t.gestart_op)) }]),
    ...(t.beeindigd_op === null
      ? verloop.eindigt
        ? [
            {
              kop: 'Eindigt op',
              waarde: html`<strong>${toonDatum(verloop.eindigt)}</strong><p>${zacht(`${zin(t.reden)}Zonder dit besluit: ${toonDatum(zaak.zonderEinde)}.`)}</p>`,
            },
          ]
        : []
      : [
          {
            kop: nooitBegonnen(t) ? 'Ging niet door' : 'Beëindigd op',
            waarde: html`${!nooitBegonnen(t) && toonDatum(datum(t.beeindigd_op))}${t.reden !== '' && html`<p>${zacht(t.reden)}</p>`}`,
          },
        ]),
    {
      kop: 'Besluit',
      waarde:
        t.besluit_id === null
          ? 'elders genomen'
          : link(`/dossier/${t.inwoner_id}/besluit/${t.besluit_id}`, `beschikking ${t.beschikkingnummer}`),
    },
  ]);
};

/** An act: a button when it can be done, and always why. What the same reason shuts stands together. */
const daadBlok = ({ t, zaak }: Geladen, een: ReturnType<typeof geordend>[number], mag: boolean): Html => {
  const href = een.daden[0] === 'beeindigen' ? `${paginaVan(t)}/beeindigen` : `${paginaVan(t)}/wijzigen/${een.daden[0]}`;
  const naam = een.daden.map((daad) => DAAD_TEKST[daad]);
  const over = een.daden.length > 1 ? 'kan dit niet' : `kan ${naam.join('').toLowerCase()}${een.kan ? '' : ' niet'}`;
  return html`<div><p>${
    een.kan && mag
      ? linkKnop({ tekst: naam.join(), href })
      : html`<strong>${naam.join(' · ')}</strong> ${badge(een.kan ? 'goed' : 'neutraal', een.kan ? 'Kan' : 'Kan niet')}`
  }</p><p>${een.tekst}</p>${waaromVan(zaak.opgeslagen, { over, gronden: [een.grond], alsGeopend: true })}</div>`;
};

/** What became of it, newest first. */
const verloopLijst = (
  verhaal: readonly VerhaalRij[],
  { t, verzoeken, vandaag }: { t: Geladen['t']; verzoeken: readonly VerzoekRij[]; vandaag: Datum },
): Html => {
  const rijen = [
    ...verhaal.map((w) => ({
      op: dagTotVandaag(w.vastgelegd_op, vandaag),
      nr: w.vastgelegd_op.getTime(),
      titel: `${SOORT_TEKST[w.soort]}${wanneer(w)}`,
      inhoud: html`<p>${zin(redenTekst(w.soort, w.reden))}${w.toelichting}</p>${verschilZinnen(leesVerschil(w.verschil))}${
        w.naar_nummer !== null && html`<p>Verder bij ${w.naar_aanbieder}, toewijzing ${w.naar_nummer}.</p>`
      }<p>${zacht(`Vastgelegd door ${w.door}.`)}${w.besluit_id !== null && html` ${link(`/dossier/${t.inwoner_id}/besluit/${w.besluit_id}`, 'Besluit')}`}</p>`,
    })),
    ...verzoeken
      .filter((v) => v.stand === 'geweigerd')
      .map((v) => ({
        op: datum(v.besloten_op ?? v.gevraagd_op),
        nr: datum(v.besloten_op ?? v.gevraagd_op).toZonedDateTime('UTC').epochMilliseconds,
        titel: `Niet verlengd tot en met ${toonDatum(datum(v.tot))}`,
        inhoud: html`<p>${v.antwoord}</p>${isWatDan(v.wat_dan) && html`<p>Wat dan kan: ${watDanZin(v.wat_dan)}</p>`}`,
      })),
  ];
  return tijdlijn(
    rijen
      .sort((a, b) => b.nr - a.nr)
      .map(({ op, titel, inhoud }, i) => ({ datum: op, titel, inhoud, soort: i === 0 ? 'nu' : 'geweest' })),
    { leeg: 'Er is nog niets gewijzigd sinds het besluit.' },
  );
};

const wanneer = (w: VerhaalRij): string => {
  switch (w.soort) {
    case 'opschorting':
      return w.tot === null ? '' : ` ${toonPeriode({ van: datum(w.van), tot: datum(w.tot) })}`;
    case 'uren':
      return `: ${toonUren(w.minuten ?? 0)} uur per week vanaf ${toonDatum(datum(w.van))}`;
    case 'verlenging':
      return ` tot en met ${toonDatum(datum(laatsteVan(w.looptijd_na)))}`;
    case 'einde':
      return w.tot === null ? '' : ` op ${toonDatum(datum(w.tot))}`;
    default:
      return ` vanaf ${toonDatum(datum(w.van))}`;
  }
};
