import { type BeleidInHuis, findProduct, type Regeling, tredeNaam } from '../../beleid/index.ts';
import { contactTekst, lezenTekst, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { bevat, fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import { isTrede } from '../../kernel/trede.ts';
import { leesOpgeschort } from '../../kernel/weekverloop.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { HOE_GAAT_HET, VOLGENDE_TREDE } from '../../voortgang/index.ts';
import {
  badge,
  bevestiging,
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
import { keuzesVoor } from '../actions/record-plicht.ts';
import { plichtenStand } from '../plichten.ts';
import {
  findAfdoeningen,
  findDoelen,
  findPlaatsingen,
  findToewijzing,
  findVerzoek,
  findVoortgangVan,
  type ToewijzingRij,
  type VerzoekRij,
  type VoortgangRij,
} from '../queries.ts';
import { antwoordTermijn, laatsteDagVan, nooitBegonnen } from '../rules.ts';
import {
  DoelSoort,
  doelSoortTekst,
  standOp,
  type ToewijzingStatus,
  toewijzingStatusSoort,
  toewijzingStatusTekst,
} from '../types.ts';
import { antwoordBadge, resultaatBadge } from './lijst.ts';
import { plichtenInhoud, urenInhoud } from './plichten-inhoud.ts';

type Settings = { beleid: BeleidInHuis };

export const kruimels = (t: ToewijzingRij, hier?: string) => [
  { tekst: 'Inwoners', href: '/toewijzingen' },
  hier === undefined ? { tekst: toonNaam(t) } : { tekst: toonNaam(t), href: `/toewijzingen/${t.id}` },
  ...(hier === undefined ? [] : [{ tekst: hier }]),
];

/** The toewijzing of the address, for an aanbieder; that it was read is written down. */
export const laadToewijzing = async (c: PageContext): Promise<ToewijzingRij> => {
  const t = await findToewijzing(c.db, c.nummer('toewijzing'));
  if (!t) throw new NietGevonden();
  await schrijfInzage(c.db, { inwonerId: t.inwoner_id, soort: 'toewijzing', objectId: t.id });
  return t;
};

export const productVan = (s: Settings, t: ToewijzingRij) => {
  const { regeling } = s.beleid.regelingMetId(t.regeling_id);
  const product = findProduct(regeling, t.product);
  return { regeling, product, naam: product?.naam ?? t.product };
};

const doelWoord = (soort: string): string => {
  const gekend = DoelSoort.safeParse(soort);
  return gekend.success ? doelSoortTekst[gekend.data] : soort;
};

const tredeTekst = (regeling: Regeling, nr: number | null) =>
  isTrede(nr) ? `trede ${nr}: ${tredeNaam(regeling, nr).toLowerCase()}` : 'niet bekend';

/**
 * An end that was decided: the aanbieder reads the day. Why stays between the municipality and the resident, since it may be his health, as at
 * a suspension. What the aanbieder wrote when it refused is its own.
 */
const eindeMelding = (t: ToewijzingRij): Html | false => {
  if (t.reden === '') return false;
  if (t.status === 'geweigerd') return melding({ soort: 'info', titel: 'Waarom geweigerd', inhoud: t.reden });
  if (nooitBegonnen(t))
    return melding({
      soort: 'info',
      titel: 'Deze toewijzing gaat niet door',
      inhoud: `De gemeente heeft dat besloten voordat de inwoner begon. De reden staat hier niet. Heb je een vraag? Vraag het ${t.consulent}.`,
    });
  const laatste = laatsteDagVan(t);
  return melding({
    soort: 'info',
    titel: `${t.status === 'beeindigd' ? 'Beëindigd op' : 'Eindigt op'} ${toonDatum(laatste)}`,
    inhoud: `De gemeente heeft dat besloten. De reden staat hier niet. Heb je een vraag? Vraag het ${t.consulent}.`,
  });
};

/** What an aanbieder needs of one resident: who, what, how long, why, how to guide, whom to call; and what it can do now. */
export const toewijzingPagina = async (c: PageContext, s: Settings): Promise<Response> => {
  const t = await laadToewijzing(c);
  const [verzoek, doelen, plaatsingen, voortgang, afdoeningen] = await Promise.all([
    findVerzoek(c.db, t.id),
    findDoelen(c.db, t.id),
    findPlaatsingen(c.db, t.id),
    findVoortgangVan(c.db, t.id),
    findAfdoeningen(c.db, t.id),
  ]);
  const { regeling, product, naam } = productVan(s, t);
  const looptijd = fromDaterange(t.looptijd);
  const stand = standOp({ status: t.status, tot: looptijd.tot }, c.vandaag);
  const opgeschort = leesOpgeschort(t.opgeschort);
  const stil = opgeschort.find((p) => bevat(p, c.vandaag));
  return c.page({
    titel: toonNaam(t),
    kruimels: kruimels(t),
    inhoud: html`${kop({
      titel: toonNaam(t),
      onder: html`${naam} · toewijzing ${t.nummer} ${badge(toewijzingStatusSoort[stand], toewijzingStatusTekst[stand])}${
        stil && html` ${badge('aandacht', `Opgeschort tot en met ${toonDatum(stil.tot)}`)}`
      }${t.resultaat_gemeld_op !== null && html` ${resultaatBadge(t.resultaat_akkoord)}`}`,
      acties: knoppen(t, stand, c),
    })}${
      t.status === 'toegewezen' &&
      melding({
        soort: 'info',
        titel: 'Deze toewijzing wacht op jouw antwoord',
        inhoud: html`<p>Accepteer of weiger binnen drie werkdagen.</p><p>${antwoordBadge(antwoordTermijn(s.beleid.landelijk, datum(t.toegewezen_op)), c.vandaag)}</p>`,
      })
    }${
      t.resultaat_akkoord === false &&
      melding({
        soort: 'waarschuwing',
        titel: 'De gemeente is niet akkoord met het resultaat',
        inhoud: html`${t.resultaat_reden && html`<p>${t.resultaat_reden}</p>`}<p>Je kunt het ${link(`/toewijzingen/${t.id}/resultaat`, 'resultaat opnieuw melden')}.</p>`,
      })
    }${eindeMelding(t)}${verzoek && verzoekMelding(verzoek, t)}${kolommen({
      breed: stapel(
        kaart({
          titel: 'Wat is afgesproken',
          inhoud: lijst([
            { kop: 'Product', waarde: naam },
            {
              kop: 'Periode',
              waarde: html`${toonPeriode(looptijd)}${
                t.looptijd_besloten !== null &&
                t.looptijd_besloten !== t.looptijd &&
                html`<p>${zacht(`Eerst besloten: ${toonPeriode(fromDaterange(t.looptijd_besloten))}.`)}</p>`
              }`,
            },
            ...(opgeschort.length === 0
              ? []
              : [
                  {
                    kop: 'Opgeschort',
                    waarde: html`${opgeschort.map((p) => html`<p>${toonPeriode(p)}</p>`)}<p>${zacht('Op deze dagen telt geen uur.')}</p>`,
                  },
                ]),
            {
              kop: 'Uren',
              waarde:
                t.minuten_per_week === null
                  ? 'geen uren afgesproken'
                  : urenInhoud(s.beleid.regelingMetId(t.regeling_id), { ...t, minuten_per_week: t.minuten_per_week }, c.vandaag),
            },
            { kop: 'Trede bij de start', waarde: tredeTekst(regeling, t.start_trede) },
            ...(t.doel_trede === null ? [] : [{ kop: 'Doeltrede', waarde: tredeTekst(regeling, t.doel_trede) }]),
            ...(t.verwachte_start === null ? [] : [{ kop: 'Verwachte start', waarde: toonDatum(datum(t.verwachte_start)) }]),
            ...(t.gestart_op === null ? [] : [{ kop: 'Gestart op', waarde: toonDatum(datum(t.gestart_op)) }]),
            ...(t.beeindigd_op === null || nooitBegonnen(t)
              ? []
              : [{ kop: 'Beëindigd op', waarde: toonDatum(datum(t.beeindigd_op)) }]),
            { kop: 'Besluit', waarde: t.beschikkingnummer === null ? 'elders genomen' : `beschikking ${t.beschikkingnummer}` },
          ]),
        }),
        kaart({
          titel: 'Doelen',
          inhoud:
            doelen.length === 0
              ? html`<p>Er zijn geen doelen in woorden vastgelegd.</p>`
              : html`<ul>${doelen.map((d) => html`<li>${d.tekst} (${doelWoord(d.soort).toLowerCase()})</li>`)}</ul>`,
        }),
        t.status !== 'geweigerd' &&
          !nooitBegonnen(t) &&
          kaart({
            titel: 'Termijnen en plichten',
            inhoud: plichtenInhoud({
              uit: plichtenStand(s.beleid, t, { voortgang, afdoeningen }),
              t,
              tot: laatsteDagVan(t),
              vandaag: c.vandaag,
              loopt: stand === 'gestart',
              href: (soort) => daadVan(t, soort),
            }),
          }),
        voortgang.length > 0 && kaart({ titel: 'Voortgang', inhoud: voortgangLijst(voortgang) }),
        plaatsingen.length > 0 &&
          kaart({
            titel: 'Werkplek',
            inhoud: html`${plaatsingen.map((p) =>
              lijst([
                { kop: 'Plek', waarde: p.werkplek },
                { kop: 'Begeleider', waarde: p.begeleider },
                { kop: 'Periode', waarde: toonPeriode(fromDaterange(p.periode)) },
              ]),
            )}`,
          }),
        // Not every regeling says how: then there is nothing to show.
        (product?.begeleiding || product?.resultaat || regeling.lichteOndersteuning) &&
          kaart({
            titel: 'Zo begeleid je',
            inhoud: lijst([
              ...(product?.begeleiding ? [{ kop: 'Begeleiding', waarde: product.begeleiding.waarde }] : []),
              ...(product?.resultaat ? [{ kop: 'Resultaat', waarde: product.resultaat.waarde }] : []),
              ...(regeling.lichteOndersteuning ? [{ kop: 'Tijdens het werk', waarde: regeling.lichteOndersteuning.waarde }] : []),
            ]),
          }),
      ),
      smal: stapel(
        kaart({ titel: 'Contact met de inwoner', inhoud: contact(t) }),
        kaart({
          titel: 'Consulent',
          inhoud: lijst(
            [
              { kop: 'Naam', waarde: t.consulent },
              { kop: 'Gemeente', waarde: t.gemeente },
              { kop: 'Telefoon', waarde: bel(t.consulent_telefoon ?? s.beleid.gemeente(t.gemeente_id).telefoon.waarde) },
            ],
            { smal: true },
          ),
        }),
      ),
    })}`,
  });
};

/** What became of the question for an extension: a refusal names what then (src/wijziging). */
const verzoekMelding = (v: VerzoekRij, t: ToewijzingRij): Html | false => {
  const tot = toonDatum(datum(v.tot));
  switch (v.stand) {
    case 'open':
      return melding({
        soort: 'info',
        titel: `Je vroeg om verlenging tot en met ${tot}`,
        inhoud: html`<p>${t.consulent} beslist. ${link(`/toewijzingen/${t.id}/verlengen`, 'Bekijk je vraag')}</p>`,
      });
    case 'verlengd':
      return melding({ soort: 'succes', titel: 'De toewijzing is verlengd', inhoud: v.antwoord });
    case 'geweigerd':
      return melding({
        soort: 'waarschuwing',
        titel: `De toewijzing wordt niet verlengd tot en met ${tot}`,
        inhoud: html`<p>${v.antwoord}</p><p>${link(`/toewijzingen/${t.id}/verlengen`, 'Bekijk wat er dan kan')}</p>`,
      });
    case 'ingetrokken':
      return false;
  }
};

/** Where an aanbieder does what it owes; the rest is for others. */
const daadVan = (t: ToewijzingRij, soort: string): { href: string; tekst: string } | undefined => {
  if (soort === 'voortgangsbericht') return { href: `/toewijzingen/${t.id}/voortgang/nieuw`, tekst: 'Meld de voortgang' };
  if (keuzesVoor('aanbieder', soort).length === 0) return undefined;
  return { href: `/toewijzingen/${t.id}/plicht/${soort}`, tekst: 'Plan of meld het gesprek' };
};

/** What was reported and whether the municipality has read it, newest first. */
const voortgangLijst = (rijen: VoortgangRij[]): Html =>
  tijdlijn(
    rijen.map((v) => ({
      datum: datum(v.datum),
      titel: HOE_GAAT_HET[v.hoe_gaat_het],
      inhoud: html`<p>${v.tekst}</p>${
        v.volgende_trede !== null && html`<p>Volgende trede mogelijk: ${VOLGENDE_TREDE[v.volgende_trede].toLowerCase()}</p>`
      }${v.volgende_stap !== '' && html`<p>Volgende stap: ${v.volgende_stap}</p>`}<p>${zacht(
        v.gelezen_op === null ? 'De gemeente heeft dit nog niet gelezen.' : 'Gelezen door de gemeente.',
      )}</p>`,
    })),
  );

const bel = (telefoon: string): Html | string =>
  telefoon === '' ? 'niet bekend' : link(`tel:${telefoon.replace(/[^\d+]/g, '')}`, telefoon);

const contact = (t: ToewijzingRij): Html =>
  lijst(
    [
      { kop: 'Telefoon', waarde: bel(t.telefoon) },
      { kop: 'Liefst', waarde: contactTekst[t.contact] },
      ...(t.contact_toelichting === '' ? [] : [{ kop: 'Let op', waarde: t.contact_toelichting }]),
      { kop: 'Lezen', waarde: lezenTekst[t.lezen] },
      { kop: 'Taal', waarde: t.taal },
    ],
    { smal: true },
  );

/** What can be done now. */
function knoppen(t: ToewijzingRij, stand: ToewijzingStatus, c: PageContext): Html | false {
  const naar = (deel: string) => `/toewijzingen/${t.id}/${deel}`;
  const samen = html`${linkKnop({ tekst: 'Plan', href: naar('plan'), icoon: 'flag' })}${linkKnop({ tekst: 'Berichten', href: naar('berichten'), icoon: 'message' })}${linkKnop({ tekst: 'Documenten', href: naar('documenten'), icoon: 'paperclip' })}`;
  switch (stand) {
    case 'toegewezen':
      return html`${linkKnop({ tekst: 'Accepteren', href: naar('accepteren'), soort: 'primair', icoon: 'check' })}${linkKnop({ tekst: 'Weigeren', href: naar('weigeren'), icoon: 'x' })}${samen}`;
    case 'geaccepteerd':
      return html`${linkKnop({ tekst: 'Start melden', href: naar('starten'), soort: 'primair', icoon: 'flag' })}${samen}`;
    case 'gestart':
    case 'beeindigd': {
      if (t.gestart_op === null) return samen;
      const { jaar, week } = { jaar: c.vandaag.yearOfWeek ?? c.vandaag.year, week: c.vandaag.weekOfYear ?? 1 };
      const dezeWeek = `${jaar}-W${String(week).padStart(2, '0')}`;
      return html`${stand === 'gestart' && linkKnop({ tekst: 'Uren', href: `/uren/${dezeWeek}`, icoon: 'clock' })}${linkKnop({
        tekst: 'Voortgang melden',
        href: naar('voortgang/nieuw'),
        icoon: 'notes',
      })}${stand === 'gestart' && html`${linkKnop({ tekst: 'Verlenging vragen', href: naar('verlengen'), icoon: 'calendar' })}${linkKnop({ tekst: 'Andere werkplek', href: naar('plaats'), icoon: 'map-pin' })}`}${t.doel_trede !== null && linkKnop({ tekst: 'Resultaat', href: naar('resultaat'), icoon: 'flag' })}${stand === 'gestart' && linkKnop({ tekst: 'Route', href: naar('route'), icoon: 'arrow-right' })}${samen}`;
    }
    case 'geweigerd':
      return false;
  }
}

const KLAAR = {
  geaccepteerd: {
    titel: 'De toewijzing is geaccepteerd',
    hierna: (t: ToewijzingRij) => [
      {
        wat: `Neem contact op met ${toonNaam(t)} en spreek de start af.`,
        wie: 'Jij',
        wanneer: t.verwachte_start === null ? 'zo snel mogelijk' : `start verwacht op ${toonDatum(datum(t.verwachte_start))}`,
      },
      {
        wat: 'Meld de start zodra de inwoner is begonnen. Daarna kun je uren invullen.',
        wie: 'Jij',
        wanneer: 'op de eerste dag',
      },
    ],
  },
  geweigerd: {
    titel: 'De toewijzing is geweigerd',
    hierna: (t: ToewijzingRij) => [
      {
        wat: `${t.consulent} leest de reden en zoekt met de inwoner een andere plek.`,
        wie: t.consulent,
        wanneer: 'staat nu in de werkvoorraad',
      },
    ],
  },
  gestart: {
    titel: 'De toewijzing loopt',
    hierna: () => [
      { wat: 'Vul elke week de uren in.', wie: 'Jij', wanneer: 'aan het eind van de week' },
      {
        wat: 'Schrijf af en toe hoe het gaat. De inwoner en de consulent lezen mee.',
        wie: 'Jij',
        wanneer: 'wanneer er iets te melden is',
      },
    ],
  },
} as const;

/** The confirmation after an act; only shown when the toewijzing is that far. */
export const klaarPagina = async (c: PageContext, s: Settings, wat: keyof typeof KLAAR): Promise<Response> => {
  const t = await laadToewijzing(c);
  if (t.status !== wat) return c.redirect(`/toewijzingen/${t.id}`);
  return c.page({
    titel: KLAAR[wat].titel,
    kruimels: kruimels(t, toewijzingStatusTekst[wat]),
    inhoud: bevestiging({
      titel: KLAAR[wat].titel,
      onder: `${productVan(s, t).naam} voor ${toonNaam(t)}`,
      kenmerk: { label: 'Toewijzing', waarde: String(t.nummer) },
      hierna: KLAAR[wat].hierna(t),
      acties: html`${linkKnop({ tekst: 'Bekijk de toewijzing', href: `/toewijzingen/${t.id}`, soort: 'primair' })}${linkKnop({
        tekst: 'Naar alle inwoners',
        href: '/toewijzingen',
      })}`,
    }),
  });
};
