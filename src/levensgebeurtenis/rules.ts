// What an event in a life asks of what runs. Pure: facts in, proposals out, each with its source or marked as a choice.
import {
  type Datum,
  datum,
  isNa,
  isoDatum,
  isVoor,
  plusDagen,
  plusMaanden,
  toonDatum,
  toonKort,
  vroegste,
} from '../kernel/datum.ts';
import type { Periode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { EindeReden } from '../toewijzing/index.ts';
import type { GebeurtenisSoort, Gegevens, Voorstel } from './types.ts';

/** Longest reason at a proposal or a withdrawal, in characters. */
export const REDEN_MAXIMUM = 500;
export const redenTeLang = `Schrijf hoogstens ${REDEN_MAXIMUM} tekens.`;

/** A toewijzing that is not over. */
export interface Lopend {
  id: number;
  /** As the screens call it: product and aanbieder. */
  naam: string;
  looptijd: Periode;
  gestartOp: Datum | undefined;
  toegewezenOp: Datum;
}

export interface Feiten {
  lopend: readonly Lopend[];
  uitkering: 'bijstand' | 'wajong' | 'wia' | 'ww' | 'ziektewet' | undefined;
  afgerond: boolean;
  /** An oriëntatie that is asked for or under way. */
  orientatie?: boolean;
  /** How many appointments are proposed or fixed and still to come. */
  afspraken: number;
}

export interface Gebeurtenis {
  soort: GebeurtenisSoort;
  datum: Datum;
  gegevens: Gegevens;
}

/** An event may be known this long before it happens (keuze): a move or the AOW age is planned. */
const MAANDEN_VOORUIT = 6;
/** So many months earlier than computed the AOW age may be, when the birth date or the age is not certain (keuze). */
const AOW_SPELING = 12;

/** A day that an event cannot have. Dying and a prison sentence are facts; of a move or a benefit one may know beforehand. */
export const dagRedenen = (
  soort: GebeurtenisSoort,
  dag: Datum,
  o: {
    vandaag: Datum;
    geboren: Datum;
    /** The day that follows from the birth date; `zeker` when both that and the age are. */
    aow?: { datum: Datum; zeker: boolean };
  },
): Reden[] => {
  if (isVoor(dag, o.geboren)) return [{ veld: 'datum', tekst: 'Deze dag ligt voor de geboorte. Kijk het jaartal na.' }];
  const aow = soort === 'aow' ? o.aow : undefined;
  if (aow && (aow.zeker ? !dag.equals(aow.datum) : isVoor(dag, plusMaanden(aow.datum, -AOW_SPELING))))
    return [
      {
        veld: 'datum',
        tekst: `Uit de geboortedatum volgt ${toonDatum(aow.datum)}. Klopt de geboortedatum niet? Verbeter die eerst, bij Gegevens.`,
      },
    ];
  if (soort === 'overlijden' || soort === 'detentie') {
    if (isNa(dag, o.vandaag))
      return [{ veld: 'datum', tekst: `Deze dag ligt in de toekomst. Kies een dag tot en met ${toonKort(o.vandaag)}.` }];
  } else if (isNa(dag, plusMaanden(o.vandaag, MAANDEN_VOORUIT)))
    return [
      {
        veld: 'datum',
        tekst: `Dit is meer dan een half jaar vooruit. Leg het vast als het dichterbij is, of kijk het jaartal na.`,
      },
    ];
  return [];
};

/** The last day on which somebody is still entitled, within what was decided and not before it began. */
const laatsteDag = (t: Lopend, dag: Datum): Datum => {
  const begin = t.gestartOp ?? t.toegewezenOp;
  const uiterst = vroegste(dag, t.looptijd.tot);
  return isVoor(uiterst, begin) ? begin : uiterst;
};

const beeindigen = (f: Feiten, dag: Datum, waarom: string, grond: string): Voorstel[] =>
  f.lopend
    .filter((t) => isNa(t.looptijd.tot, dag) || t.looptijd.tot.equals(dag))
    .map((t) => ({
      soort: 'toewijzing-beeindigen',
      toewijzingId: t.id,
      // One that would begin only after that day does not begin: it ends on the day on which that is confirmed.
      ...(isNa(t.looptijd.van, dag) && !t.gestartOp
        ? { tekst: `Laat ${t.naam} niet beginnen: de eerste dag is ${toonDatum(t.looptijd.van)}.` }
        : { dag: isoDatum(laatsteDag(t, dag)), tekst: `Beëindig ${t.naam}, ${waarom}.` }),
      grond,
      keuze: true,
    }));

const uitkeringStopt = (f: Feiten, dag: Datum, grond: string, keuze: boolean): Voorstel[] =>
  f.uitkering === undefined
    ? []
    : [
        {
          soort: 'uitkering-wijzigen',
          dag: isoDatum(dag),
          gegevens: { uitkering: 'geen' },
          tekst: 'Zet in het dossier dat deze uitkering stopt.',
          grond,
          keuze,
        },
      ];

const afronden = (f: Feiten): Voorstel[] =>
  f.afgerond
    ? []
    : [
        {
          soort: 'dossier-afronden',
          tekst: 'Rond het dossier af als de rest is gedaan.',
          grond:
            'Keuze van dit product: het dossier blijft bewaard (Wmo 2015 art. 5.3.4: vijftien jaar) en staat niet meer in de werkvoorraad.',
          keuze: true,
        },
      ];

const afzeggen = (f: Feiten, vanaf?: Datum): Voorstel[] =>
  f.afspraken === 0
    ? []
    : [
        {
          soort: 'afspraken-afzeggen',
          ...(vanaf ? { dag: isoDatum(vanaf) } : {}),
          tekst: `Zeg af wat nog in de agenda staat${vanaf ? ` vanaf ${toonDatum(vanaf)}` : `: ${f.afspraken === 1 ? '1 afspraak' : `${f.afspraken} afspraken`}`}. Wie erbij zou zijn, krijgt bericht.`,
          grond: 'Keuze van dit product: niemand wacht op een gesprek dat niet komt.',
          keuze: true,
        },
      ];

const orientatieStoppen = (f: Feiten): Voorstel[] =>
  f.orientatie
    ? [
        {
          soort: 'gesprek',
          tekst: 'Stop de oriëntatie, bij Ondersteuning in het dossier, en bel het centrum.',
          grond: 'Keuze van dit product: het centrum ziet de inwoner en zou anders nog bellen.',
          keuze: true,
        },
      ]
    : [];

const AFREKENEN = 'Wat er betaald wordt als een traject eerder stopt, staat in geen bron.';

/** What follows from an event, in the order in which one would do it. */
export const voorstellenBij = (g: Gebeurtenis, f: Feiten): Voorstel[] => {
  switch (g.soort) {
    case 'verhuizing':
      return [
        {
          soort: 'adres',
          dag: isoDatum(g.datum),
          gegevens: g.gegevens,
          tekst: `Zet het nieuwe adres in het dossier: ${g.gegevens.straat ?? ''} ${g.gegevens.huisnummer ?? ''}, ${g.gegevens.postcode ?? ''} ${g.gegevens.woonplaats ?? ''}.`,
          grond: 'Gegevens kloppen en zijn bij (AVG art. 5 lid 1 onder d).',
          keuze: false,
        },
        ...f.lopend.map(
          (t): Voorstel => ({
            soort: 'gesprek',
            toewijzingId: t.id,
            tekst: `Bespreek of de plek nog dichtbij genoeg is: ${t.naam}.`,
            grond: 'Een plek is zo dicht mogelijk bij huis. Dat je het bij een verhuizing opnieuw bespreekt, is een keuze.',
            keuze: true,
          }),
        ),
      ];
    case 'verhuizing-weg':
      return [
        ...beeindigen(
          f,
          plusDagen(g.datum, -1),
          'op de dag voor de verhuizing',
          `Ondersteuning krijgt iemand van de gemeente waar hij woont (Wmo 2015 art. 1.2.1). De dag ervoor is een keuze. ${AFREKENEN}`,
        ),
        ...(f.uitkering === 'bijstand'
          ? uitkeringStopt(f, g.datum, 'Bijstand komt van de gemeente waar iemand woont (Participatiewet art. 40).', false)
          : []),
        ...afzeggen(f, g.datum),
        ...orientatieStoppen(f),
        {
          soort: 'overdracht',
          gegevens: g.gegevens,
          tekst: `Draag over aan ${g.gegevens.gemeente ?? 'de nieuwe gemeente'}, als de inwoner dat wil. Schrijf op wat je hebt overgedragen en aan wie.`,
          grond:
            'Keuze van dit product: de inwoner beslist of zijn gegevens meegaan. Het systeem stuurt zelf niets naar een andere gemeente.',
          keuze: true,
        },
        ...afronden(f),
      ];
    case 'overlijden':
      return [
        {
          soort: 'overlijden-vastleggen',
          dag: isoDatum(g.datum),
          tekst: `Leg vast dat de inwoner is overleden op ${toonDatum(g.datum)}. Er gaat dan geen mail of herinnering meer uit, en Mijn Werkt mee gaat dicht.`,
          grond: 'Keuze van dit product: nabestaanden krijgen geen berichten die voor de inwoner waren.',
          keuze: true,
        },
        ...afzeggen(f),
        ...orientatieStoppen(f),
        ...beeindigen(f, g.datum, 'op de dag van overlijden', `De dag van overlijden is een keuze. ${AFREKENEN}`),
        ...uitkeringStopt(f, g.datum, 'Keuze van dit product: de uitkerende instantie hoort het zelf uit de BRP.', true),
        ...(f.lopend.length === 0
          ? []
          : [
              {
                soort: 'gesprek',
                tekst: 'Bel de aanbieder, en een naaste als die bekend is. Stuur geen standaardbrief.',
                grond: 'Keuze van dit product.',
                keuze: true,
              } satisfies Voorstel,
            ]),
        ...afronden(f),
      ];
    case 'aow':
      return [
        ...beeindigen(
          f,
          plusDagen(g.datum, -1),
          'op de dag voor de AOW-leeftijd',
          'Een regeling geldt tot de pensioengerechtigde leeftijd. Dat een toewijzing uiterlijk op de dag ervoor eindigt, is een keuze.',
        ),
        ...uitkeringStopt(
          f,
          g.datum,
          'Keuze van dit product: kijk met de inwoner na of de uitkering stopt en de AOW begint.',
          true,
        ),
        {
          soort: 'gesprek',
          tekst: 'Kijk samen welke ondersteuning nu past, en doe de toets opnieuw. Bespreek ook dagbesteding.',
          grond:
            'In de plannen van Arnhem is dagbesteding er ook voor wie de AOW-leeftijd heeft bereikt. Dat en het moment van het gesprek zijn hier een keuze.',
          keuze: true,
        },
      ];
    case 'uitkering':
      return [
        {
          soort: 'uitkering-wijzigen',
          dag: isoDatum(g.datum),
          gegevens: g.gegevens,
          tekst:
            g.gegevens.uitkering === 'geen'
              ? 'Zet in het dossier dat er geen uitkering meer is.'
              : 'Zet de nieuwe uitkering in het dossier. Het akkoord van de vorige telt niet meer.',
          grond: 'Wie de uitkering betaalt, moet akkoord zijn met meedoen.',
          keuze: false,
        },
        ...(g.gegevens.uitkering === 'geen' || f.lopend.length === 0
          ? []
          : [
              {
                soort: 'gesprek',
                tekst: 'Vraag wie de nieuwe uitkering betaalt of de inwoner mee mag doen met behoud van uitkering.',
                grond:
                  'Wie de uitkering betaalt, moet akkoord zijn. Dat je het meteen vraagt, ook als iets al loopt, is een keuze.',
                keuze: true,
              } satisfies Voorstel,
            ]),
      ];
    case 'detentie':
      return [
        ...f.lopend.map(
          (t): Voorstel => ({
            soort: 'toewijzing-beeindigen',
            toewijzingId: t.id,
            dag: isoDatum(laatsteDag(t, plusDagen(g.datum, -1))),
            tekst: `Bespreek met inwoner en aanbieder of ${t.naam} stopt of wacht. Wacht het? Kies dan ‘niet nodig’ en schrijf op tot wanneer.`,
            grond: 'Geen bron regelt dit: een keuze die je samen maakt.',
            keuze: true,
          }),
        ),
        ...(f.uitkering === 'bijstand'
          ? uitkeringStopt(f, g.datum, 'Wie vastzit heeft geen recht op bijstand (Participatiewet art. 13 lid 1 onder a).', false)
          : []),
      ];
  }
};

/** Why a place ends by this event, in the reasons that a besluit knows. */
export const eindeSleutel = (soort: GebeurtenisSoort): EindeReden => (soort === 'uitkering' ? 'anders' : soort);

/** What the resident reads about it besides the usual, to begin with; the AOW age the letter works out itself. */
export const eindeToelichting = (g: { soort: GebeurtenisSoort; datum: string; gegevens: Gegevens }): string =>
  g.soort === 'verhuizing-weg' && g.gegevens.gemeente
    ? `Je woont vanaf ${toonDatum(datum(g.datum))} in ${g.gegevens.gemeente}.`
    : '';

/** Nobody decides against who died: that ends as a fact, without a letter (keuze). Every other early end is a besluit (Awb 1:3). */
export const eindeIsBesluit = (soort: GebeurtenisSoort): boolean => soort !== 'overlijden';

/** The day on which a toewijzing ends already, by something else, when that is not after the day that is proposed: then nothing is left to end. */
export const eindigtAl = (v: { soort: string; dag: string | null; loopt_tot: string | null }): string | undefined =>
  v.soort === 'toewijzing-beeindigen' && v.dag !== null && v.loopt_tot !== null && v.loopt_tot <= v.dag ? v.loopt_tot : undefined;
