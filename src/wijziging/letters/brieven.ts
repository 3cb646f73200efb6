// What the letter of a change says: what, from when, what must you do, whom can you call. Pure; kept with the besluit when it is taken.
import { BEL_VRAAG, type BriefInhoud } from '../../brief/index.ts';
import { type Datum, datum, isNa, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { toonPeriode, toonTijdens } from '../../kernel/periode.ts';
import type { Verschil } from '../../plicht/index.ts';
import { type EindeOm, OMDAT } from '../einde.ts';
import { NA_BEZWAAR, redenOmdat, type Verloop } from '../types.ts';

/** What is needed of a proposal. */
export interface BriefZaak {
  soort: string;
  invoer: { daad: string; reden: string; toelichting: string };
  t: { aanbieder: string };
  zaak: { product: { naam: string }; verloop: Verloop };
  na: Verloop;
  verschil: readonly Verschil[];
  erbij: { van: Datum; tot: Datum | undefined };
  contract?: { naam: string } | undefined;
  vandaag: Datum;
  /** herstel: where it would have gone on. */
  vervolgBij?: string | undefined;
  /** vergissing: what goes on in its place. */
  vooraf?: { vorige: { aanbieder: string }; na: Verloop } | undefined;
}

/** All but what the house adds when it is made known: grounds, grondslag and where to object. */
export type BriefDeel = Pick<BriefInhoud, 'onderwerp' | 'samenvatting' | 'delen'> & {
  uitspraak: string;
  feiten: { kop: string; waarde: string }[];
};

const vraag = (tekst: string, ...antwoord: string[]) => ({ vraag: tekst, antwoord });

/** The letter of an extension, a suspension, an earlier return, other hours, another aanbieder or a mistake. */
export function briefVan(v: BriefZaak): BriefDeel {
  const { naam } = v.zaak.product;
  const bij = v.t.aanbieder;
  const tot = toonDatum(v.na.periode.tot);
  const omdat = redenOmdat(soortVan(v.soort), v.invoer.reden);
  const waarom = omdat ? [`Dit is omdat ${omdat}.`] : [];
  const feiten = [{ kop: 'Periode nu', waarde: toonPeriode(v.na.periode) }];
  const anders = anderDelen(v.verschil);
  const met = (o: {
    onderwerp: string;
    wat: string;
    waarom?: string[];
    vanaf: string;
    doen: string;
    uitspraak: string;
    feiten?: BriefDeel['feiten'];
  }): BriefDeel => ({
    onderwerp: o.onderwerp,
    samenvatting: [
      vraag('Wat is er besloten?', o.wat, ...(o.waarom ?? waarom)),
      vraag('Vanaf wanneer?', o.vanaf),
      vraag('Wat moet je doen?', o.doen),
      BEL_VRAAG,
    ],
    delen: anders,
    uitspraak: o.uitspraak,
    feiten: o.feiten ?? feiten,
  });
  switch (v.soort) {
    case 'verlenging':
      return met({
        onderwerp: `Je plek bij ${bij} duurt langer`,
        wat: `Je mag langer blijven bij ${bij}: tot en met ${tot}.`,
        vanaf: `De nieuwe periode begint op ${toonDatum(plusDagen(v.zaak.verloop.periode.tot, 1))}.`,
        doen: 'Je hoeft niets te doen. Je gaat gewoon door.',
        uitspraak: `Het college verlengt ${naam} bij ${bij} tot en met ${tot}.`,
      });
    case 'opschorting': {
      const stil = { van: v.erbij.van, tot: v.erbij.tot ?? v.erbij.van };
      const was = isVoor(stil.tot, v.vandaag);
      const later = isNa(v.na.periode.tot, v.zaak.verloop.periode.tot);
      return met({
        onderwerp: `Je plek bij ${bij} ${was ? 'stond' : 'staat'} een tijd stil`,
        wat: `Je ${was ? 'hoefde' : 'hoeft'} ${toonTijdens(stil)} niet te komen.${later ? ' Deze dagen raak je niet kwijt: ze komen er aan het einde bij.' : ''}`,
        ...(was ? { waarom: [] } : {}),
        vanaf: `Je plek ${was ? 'stond' : 'staat'} stil vanaf ${toonDatum(stil.van)}. De laatste dag van je plek ${later ? 'wordt' : 'blijft'} ${tot}.`,
        doen: was ? 'Je hoeft niets te doen. Je gaat gewoon door.' : 'Kun je eerder weer beginnen? Bel dan je contactpersoon.',
        uitspraak: `Het college schort ${naam} bij ${bij} op ${toonTijdens(stil)}. De einddatum ${later ? 'wordt' : 'blijft'} ${tot}.`,
      });
    }
    case 'hervatting':
      return met({
        onderwerp: `Je begint weer bij ${bij}`,
        wat: `Je begint eerder weer bij ${bij}. De laatste dag van je plek wordt ${tot}.`,
        vanaf: `Je begint weer op ${toonDatum(v.erbij.van)}.`,
        doen: `Spreek met ${bij} af hoe laat je komt.`,
        uitspraak: `Het college beëindigt de opschorting van ${naam} bij ${bij} met ingang van ${toonDatum(v.erbij.van)}. De einddatum wordt ${tot}.`,
      });
    case 'uren': {
      const uren = `${toonUren(v.na.minutenPerWeek ?? 0)} uur per week`;
      return met({
        onderwerp: `Andere uren bij ${bij}`,
        wat: `Je gaat ${uren} naar ${bij}.`,
        vanaf: `Vanaf maandag ${toonDatum(v.erbij.van)}.`,
        doen: `Spreek met ${bij} af op welke dagen je komt.`,
        uitspraak: `Het college wijzigt ${naam} bij ${bij} in ${uren}, met ingang van ${toonDatum(v.erbij.van)}.`,
        feiten: [
          { kop: 'Uren', waarde: `${toonUren(v.zaak.verloop.minutenPerWeek ?? 0)} uur per week wordt ${uren}` },
          ...feiten,
        ],
      });
    }
    case 'aanbieder': {
      const nieuw = v.contract?.naam ?? 'een andere aanbieder';
      return met({
        onderwerp: `Je gaat verder bij ${nieuw}`,
        wat: `Je gaat weg bij ${bij} en verder bij ${nieuw}. Je houdt ${naam}, tot en met ${toonDatum(v.zaak.verloop.periode.tot)}.`,
        vanaf: `Vanaf ${toonDatum(v.erbij.van)}.`,
        doen: `${nieuw} belt je om een eerste afspraak te maken.`,
        uitspraak: `Het college wijzigt de aanbieder van ${naam} in ${nieuw}, met ingang van ${toonDatum(v.erbij.van)}.`,
        feiten: [
          { kop: 'Periode', waarde: toonPeriode({ van: v.erbij.van, tot: v.zaak.verloop.periode.tot }) },
          { kop: `Laatste dag bij ${bij}`, waarde: toonDatum(v.na.periode.tot) },
        ],
      });
    }
    case 'herstel':
      return met({
        onderwerp: `Je plek bij ${bij} stopt toch niet`,
        wat: v.vervolgBij
          ? `Eerder besloten wij dat je verder zou gaan bij ${v.vervolgBij}. Daar is geen plek voor je. Je mag bij ${bij} blijven.`
          : `Eerder besloten wij dat je plek bij ${bij} zou stoppen. Dat gaat niet door. Je mag blijven.`,
        vanaf: `Je gaat gewoon door. Je laatste dag is weer ${tot}.`,
        doen: 'Je hoeft niets te doen. Je gaat gewoon door.',
        uitspraak: `Het college komt terug op ${v.vervolgBij ? `de overgang naar ${v.vervolgBij}: ${naam} gaat door` : `de beëindiging van ${naam}`} bij ${bij}. De einddatum is weer ${tot}.`,
      });
    default: {
      const bezwaar = v.invoer.reden === NA_BEZWAAR;
      const door = v.vooraf && { bij: v.vooraf.vorige.aanbieder, tot: toonDatum(v.vooraf.na.periode.tot) };
      return met({
        onderwerp: `Je plek bij ${bij} gaat niet door`,
        wat: `${bezwaar ? `De plek bij ${bij} gaat niet door.` : `De plek bij ${bij} was een vergissing. Hij gaat niet door.`}${door ? ` Je blijft bij ${door.bij}.` : ''}`,
        vanaf: door
          ? `Je gaat gewoon door bij ${door.bij}. Je laatste dag daar is weer ${door.tot}.`
          : 'Dit geldt vanaf het begin.',
        doen: 'Je hoeft niets te doen. Heb je vragen, bel dan.',
        uitspraak: `Het college trekt ${naam} bij ${bij} in${bezwaar ? ', na het bezwaar' : ', omdat de toewijzing een vergissing was'}.${door ? ` ${naam} bij ${door.bij} loopt weer tot en met ${door.tot}.` : ''}`,
        feiten: [],
      });
    }
  }
}

/** What the letter of an early end is told. `reden` in our own words; `om`: which of the reasons that are offered it is. */
export interface EindeGegevens {
  aanbieder: string;
  product: string;
  /** ISO, as `eerst`: the last day until now. */
  laatste: string;
  eerst?: string;
  reden: string;
  toelichting?: string;
  straks?: boolean;
  regeling?: string;
  om?: EindeOm;
}

/** Why it stops, to the resident. */
function eindeOmdat({ om, reden, laatste, regeling }: EindeGegevens): string[] {
  if (om === undefined) return [`De reden is: ${reden.charAt(0).toLowerCase()}${reden.slice(1)}.`];
  if (om.sleutel === 'anders') return [];
  if (om.sleutel !== 'aow') return [`Dit is omdat ${OMDAT[om.sleutel]}.`];
  const tot = regeling === undefined ? [] : [`${regeling} is er tot die leeftijd.`];
  if (om.aow === null) return ['Dit is omdat je de AOW-leeftijd bereikt.', ...tot];
  const dag = datum(om.aow);
  return isVoor(datum(laatste), dag)
    ? [`Je bereikt de AOW-leeftijd op ${toonDatum(dag)}. Je plek stopt op de dag ervoor.`, ...tot]
    : [`Je hebt de AOW-leeftijd bereikt op ${toonDatum(dag)}.`, ...tot];
}

/** Who goes elsewhere asks there; who stays here is talked to. */
const eindeDoen = (om: EindeOm | undefined): string =>
  om?.sleutel === 'verhuizing-weg'
    ? 'Heb je daar ook ondersteuning nodig? Vraag het aan je nieuwe gemeente. Die beslist erover. Je contactpersoon helpt je als je dat wilt.'
    : 'Je hoeft niets te doen. Je contactpersoon praat met je over wat hierna kan.';

/** The letter of an early end. */
export const eindeBrief = (o: EindeGegevens): BriefDeel => {
  const laatste = toonDatum(datum(o.laatste));
  const eerst = o.eerst === undefined || o.eerst === o.laatste ? '' : ` Eerst was je laatste dag ${toonDatum(datum(o.eerst))}.`;
  return {
    onderwerp: `Je plek bij ${o.aanbieder} stopt`,
    samenvatting: [
      vraag(
        'Wat is er besloten?',
        `Je plek bij ${o.aanbieder} stopt.`,
        ...eindeOmdat(o),
        ...(o.toelichting ? [o.toelichting] : []),
      ),
      vraag(
        'Vanaf wanneer?',
        o.straks
          ? `Je laatste dag wordt ${laatste}. Tot en met die dag gaat alles door.${eerst}`
          : `De laatste dag is ${laatste}.${eerst}`,
      ),
      vraag('Wat moet je doen?', eindeDoen(o.om)),
      BEL_VRAAG,
    ],
    delen: [],
    uitspraak: `Het college beëindigt ${o.product} bij ${o.aanbieder} met als laatste dag ${laatste}.`,
    feiten: [{ kop: 'Laatste dag', waarde: laatste }],
  };
};

/** What moved besides the end, as a table; nothing when nothing did. */
const anderDelen = (verschil: readonly Verschil[]): BriefDeel['delen'] => {
  const rest = verschil.filter(({ wat }) => wat !== 'einde' && wat !== 'begin');
  const dag = (iso: string | null) => (iso === null ? '' : toonDatum(datum(iso)));
  return rest.length === 0
    ? []
    : [
        {
          kop: 'Wat schuift er mee?',
          blokken: [
            {
              tabel: {
                koppen: ['Wat', 'Was', 'Wordt', 'Waarom'],
                rijen: rest.map((een) => [een.naam, dag(een.oud), dag(een.nieuw), een.reden]),
              },
            },
          ],
        },
      ];
};

const SOORTEN = ['verlenging', 'opschorting', 'hervatting', 'uren', 'aanbieder', 'herstel', 'vergissing'] as const;
const soortVan = (soort: string) => SOORTEN.find((een) => een === soort) ?? 'vergissing';
