// From the facts of a resident to what must be done next. Pure: nothing is stored, each step follows from what is there.
import { type Datum, datum, isNa, isoWeek, isVoor, plusDagen, toonDatum } from '../kernel/datum.ts';
import { beschikkingTot, wettelijkeTermijn } from './termijn.ts';
import type { Eigenaar, InwonerFeiten, Stap, Termijnen, ToewijzingFeiten, WachtFeit, WerkvoorraadRegel } from './types.ts';
import { isBezwaar, WACHT_BEZWAAR } from './wacht-bezwaar.ts';
import { ORIENTATIE_PAST, PAST_NIET, PLICHT, ROUTE_GESTOPT, ROUTE_KLAAR, WACHT_TERUG, ZONDER_NAAM } from './wacht-terug.ts';
import { besluitBezig, ELDERS, OVER_DOSSIER } from './wachtend.ts';

const LOOPT = ['toegewezen', 'geaccepteerd', 'gestart'];
const loopt = (t: ToewijzingFeiten): boolean => LOOPT.includes(t.status);

/** All steps that are open for a resident, the most pressing first: late before not late, an early day before a later or none. */
export function stappenVan(f: InwonerFeiten, termijnen: Termijnen, vandaag: Datum): Stap[] {
  const maak = (soort: string, eigenaar: Eigenaar, tekst: string, uiterlijk: Datum | undefined, pad = ''): Stap => ({
    soort,
    eigenaar,
    tekst,
    uiterlijk,
    laat: uiterlijk !== undefined && isVoor(uiterlijk, vandaag),
    href: `/dossier/${f.id}${pad}`,
  });
  // What is about the dossier itself goes on when there is nothing to do for the resident any more.
  const overDossier = vanWacht({ wacht: (f.wacht ?? []).filter(({ soort }) => OVER_DOSSIER.includes(soort)) }, vandaag, maak);
  // A dossier that was put away still asks whether the place is right (K7), and a court may speak when it was.
  if (f.status === 'afgerond') {
    const gaatDoor = (f.wacht ?? []).filter(({ soort }) => soort.startsWith('nazorg-') || isBezwaar(soort));
    return [...overDossier, ...vanWacht({ wacht: gaatDoor }, vandaag, maak)].sort(opUrgentie);
  }
  if (f.consulentId === 0)
    return [
      { ...maak('verdelen', 'teammanager', 'Consulent kiezen', f.onderzoekTot), href: `/verdelen/${f.id}` },
      ...overDossier.filter(({ eigenaar }) => eigenaar === 'teammanager'),
    ];
  // Who died is asked nothing: only what the death asks is left, last to put the dossier away.
  if (f.overleden) {
    const rest = [...vanGebeurtenissen(f, maak), ...overDossier];
    return rest.length > 0
      ? rest
      : [maak('dossier-afronden', 'ik', 'Dossier afronden na overlijden', undefined, '/gebeurtenissen')];
  }
  const stappen = [
    ...vanGebeurtenissen(f, maak),
    ...vanAanmelding(f, maak),
    ...vanOnderzoek(f, maak),
    ...vanBesluiten(f, maak),
    ...f.toewijzingen.flatMap((t) => vanToewijzing(f, t, termijnen, vandaag, maak)),
    ...vanBerichten(f, maak),
    ...vanWacht(zonderRoute(f), vandaag, maak),
    ...vanKijk(f, termijnen, maak),
    ...f.ongelezenVoortgang.map((v) =>
      over(v.toewijzingId, maak('voortgang-lezen', 'ik', `Voortgang lezen van ${v.aanbieder}`, undefined, `/voortgang/${v.id}`)),
    ),
    ...vanUitkering(f, maak),
  ];
  return (stappen.length > 0 ? stappen : zonderVervolg(f, vandaag, maak)).sort(opUrgentie);
}

/** What is kept of a resident: a row for each open step, and without one a row that says so. */
export function regelsVan(f: InwonerFeiten, termijnen: Termijnen, vandaag: Datum): WerkvoorraadRegel[] {
  const stappen: (Stap | undefined)[] = stappenVan(f, termijnen, vandaag);
  const lopend = f.toewijzingen.filter(loopt);
  return (stappen.length === 0 ? [undefined] : stappen).map((stap, nr) => {
    // The place that the step is about; without one the latest that runs.
    const plek = f.toewijzingen.find((t) => t.id === stap?.toewijzingId) ?? lopend.at(-1);
    return {
      gemeenteId: f.gemeenteId,
      inwonerId: f.id,
      consulentId: f.consulentId,
      dossiernummer: f.dossiernummer,
      status: f.status === 'afgerond' ? f.status : (f.einde ?? f.status),
      nr,
      stap,
      trede: f.trede?.trede,
      doelTrede: lopend.find((t) => t.doelTrede !== undefined)?.doelTrede,
      plek: plek?.aanbieder,
      product: plek?.product,
      andere: lopend.filter((t) => t !== plek).length,
      verandertOp: nr === 0 ? verandertOp(f, termijnen, vandaag) : undefined,
    };
  });
}

/**
 * The first day after today on which stappenVan gives other steps while no fact moves; undefined: never. Whether a step is late is no
 * other step: that is seen by its day.
 */
export function verandertOp(f: InwonerFeiten, termijnen: Termijnen, vandaag: Datum): Datum | undefined {
  const dagen = f.toewijzingen.flatMap((t) => {
    if (t.status === 'geaccepteerd') return [t.periode.van];
    if (t.status === 'gestart')
      return [
        plusDagen(t.periode.tot, 1 - 7 * termijnen.wekenVoorEinde),
        plusDagen(t.periode.tot, 1),
        ...openPlichten(t).flatMap((p) => [plusDagen(p.datum, -7 * termijnen.wekenVoorPlicht), plusDagen(p.datum, 1)]),
      ];
    return [];
  });
  // Of moments to choose from the first to pass changes for whom it waits.
  const wacht = (f.wacht ?? []).flatMap(({ soort, vanaf, tot, totEnMet }) => [
    ...(vanaf ? [vanaf] : []),
    ...(totEnMet ? [plusDagen(totEnMet, 1)] : []),
    ...(soort === 'afspraak-kiezen' && tot ? [plusDagen(tot, 1)] : []),
  ]);
  return [...dagen, ...wacht].filter((dag) => isNa(dag, vandaag)).sort((a, b) => (isVoor(a, b) ? -1 : 1))[0];
}

/** Order of a list of steps. */
export function opUrgentie(a: Stap, b: Stap): number {
  if (a.laat !== b.laat) return a.laat ? -1 : 1;
  const dag = (stap: Stap) => stap.uiterlijk?.toString() ?? '9999';
  return dag(a) < dag(b) ? -1 : dag(a) > dag(b) ? 1 : 0;
}

const over = (toewijzingId: number, stap: Stap): Stap => ({ ...stap, toewijzingId });
type Maak = (soort: string, eigenaar: Eigenaar, tekst: string, uiterlijk: Datum | undefined, pad?: string) => Stap;

const WACHT: Readonly<Record<WachtFeit['soort'], (wie: string) => string>> = {
  'betrokkene-nakijken': () => 'Nakijken wie om de inwoner staat: er klopt iets niet',
  'plan-akkoord': (wie) => `${wie} zegt of het plan goed is`,
  'plan-bespreken': () => 'Plan bespreken: niet iedereen is het eens',
  'plan-evalueren': () => 'Plan evalueren',
  'afspraak-kiezen': (wie) => `${wie} kiest een moment voor een afspraak`,
  'afspraak-vastzetten': () => 'Afspraak vastzetten of nieuwe momenten voorstellen',
  'afspraak-uitkomst': () => 'Opschrijven of de afspraak doorging',
  'afspraak-opvolgen': () => 'Opvolgen: er kwam iemand niet op de afspraak',
  'orientatie-verwijzen': () => 'Beslissen over de vraag om een oriëntatie',
  'orientatie-starten': (wie) => `${wie} begint met de oriëntatie`,
  'orientatie-adviseren': (wie) => `${wie} schrijft het advies van de oriëntatie`,
  'orientatie-bespreken': () => 'Advies van de oriëntatie bespreken',
  'orientatie-gevolg': () => 'Opschrijven wat er van de oriëntatie kwam',
  'orientatie-gestopt': () => 'Kijken wat nu past: het centrum stopte de oriëntatie',
  'orientatie-loopt-af': (wie) => `Oriëntatie bij ${wie} loopt af en er is nog geen advies`,
  'eigen-plan': () => 'De inwoner kan een eigen plan geven',
  'verslag-geven': () => 'Verslag van het onderzoek geven',
  'aanvraag-afwachten': () => 'De inwoner zegt of er een aanvraag komt',
  'plan-maken': () => 'Plan maken: de ontwikkeling begint met een doel',
  'plan-afmaken': () => 'Plan afmaken en voorleggen',
  'perspectief-verlopen': () => 'Perspectief opnieuw bekijken: de dag is voorbij',
  'concept-afmaken': () => 'Afmaken of weggooien wat je begon',
  'dubbel-beoordelen': () => 'Nakijken of deze inwoner twee keer bekend is',
  'samenvoegen-beslissen': () => 'Beslissen of dit dossier met een ander samengaat',
  'vernietigverzoek-beantwoorden': () => 'Antwoord geven: de inwoner vraagt om het dossier te vernietigen',
  'vernietigen-voorleggen': () => 'Dossier voorleggen om te vernietigen: de bewaartermijn is voorbij',
  'vernietigen-beslissen': () => 'Beslissen of dit dossier vernietigd mag worden',
  'verlenging-beslissen': (wie) => `Beslissen over verlenging: ${wie} vraagt erom`,
  'besluitconcept-afmaken': () => 'Concept van een besluit afmaken of voorleggen',
  'besluitconcept-terug': (wie) => `Besluit aanpassen: ${wie} stuurde het concept terug`,
  'besluitconcept-tekenen': (wie) => `${wie} ondertekent het besluit`,
  'noodtoegang-beoordelen': () => 'Zeggen of noodtoegang tot dit dossier terecht was',
  ...WACHT_BEZWAAR,
  ...WACHT_TERUG,
};
// What other parts of the dossier wait for. No source gives a term; a day is that of the evaluation or of the first moment to choose from.
const vanWacht = (f: Pick<InwonerFeiten, 'wacht'>, vandaag: Datum, maak: Maak): Stap[] =>
  (f.wacht ?? []).flatMap(({ soort, eigenaar, naam, pad, tot, vanaf, totEnMet }) => {
    if ((vanaf && isVoor(vandaag, vanaf)) || (totEnMet && isNa(vandaag, totEnMet))) return [];
    const wie = naam === '' ? ZONDER_NAAM[eigenaar] : naam;
    const stap = maak(soort, eigenaar, WACHT[soort](wie), tot, pad);
    return [ELDERS.includes(soort) ? { ...stap, href: pad } : stap];
  });

// Of a way that is over no next step is chosen, also when a record of another area brought it there.
const zonderRoute = ({ einde, wacht }: InwonerFeiten): { wacht: readonly WachtFeit[] } =>
  einde === undefined ? { wacht: wacht ?? [] } : { wacht: (wacht ?? []).filter(({ soort }) => soort !== 'traject-vervolg') };

// Between two steps nobody is out of sight (AR14; elsewhere a keuze): who has a traject, or was refused one, while nothing runs, waits or is
// planned, needs a next step.
const zonderVervolg = (f: InwonerFeiten, vandaag: Datum, maak: Maak): Stap[] => {
  if (f.toewijzingen.some(loopt)) return [];
  if (f.route === 'gestopt') return [maak('vervolg-kiezen', 'ik', ROUTE_GESTOPT, undefined, '/bewaren')];
  if (f.einde === 'klaar') return [maak('vervolg-kiezen', 'ik', ROUTE_KLAAR, undefined)];
  const stil = f.trede ? f.route !== 'loopt' && (f.status === 'in-traject' || f.besluiten.length > 0) : f.route === 'klaar';
  return stil && !(f.wacht ?? []).some(({ vanaf }) => vanaf !== undefined && isNa(vanaf, vandaag))
    ? [maak('vervolg-kiezen', 'ik', f.trede ? 'Volgende stap kiezen: er loopt nu niets' : ROUTE_KLAAR, undefined)]
    : [];
};

// A move, a death or another benefit asks something of what runs (src/levensgebeurtenis). No source gives a term.
const vanGebeurtenissen = (f: InwonerFeiten, maak: Maak): Stap[] =>
  (f.gebeurtenissen ?? []).map(({ id, naam }) =>
    maak('gebeurtenis-beslissen', 'ik', `Beslissen wat er moet gebeuren: ${naam}`, undefined, `/gebeurtenissen/${id}`),
  );

// Wmo 2015 art. 2.3.2: what came in is read, and a new aanmelding of somebody who is known starts the research anew.
function vanAanmelding(f: InwonerFeiten, maak: Maak): Stap[] {
  const vragen = (f.vragen ?? []).map(({ id, tot }) => ({
    ...maak('melding-oppakken', 'ik', 'Melding over deze inwoner oppakken', tot),
    href: `/meldingen/${id}`,
  }));
  return f.aanmelding?.opnieuw && !f.aanmelding.onderzoekKlaar
    ? [...vragen, maak('onderzoek-doen', 'ik', 'Onderzoek doen: er is een nieuwe aanmelding', f.onderzoekTot, '/aanmelding')]
    : vragen;
}

// Wmo 2015 art. 2.3.2: the research ends six weeks after the aanmelding. One step at a time: trede, toets, besluit.
function vanOnderzoek(f: InwonerFeiten, maak: Maak): Stap[] {
  // Who is on the way by a route is asked nothing of the research: the route says what comes.
  if (f.toewijzingen.some(loopt) || f.route === 'loopt' || f.route === 'gestopt') return [];
  if (!f.trede && ((f.route && !f.aanmelding?.opnieuw) || f.wacht?.some(({ soort }) => soort === 'traject-vervolg'))) return [];
  const termijn = f.besluiten.length === 0 ? wettelijkeTermijn(f) : undefined;
  if (!f.trede) return [maak('trede-bepalen', 'ik', 'Trede bepalen', termijn, '/ladder/nieuw')];
  // A resultaat that waits comes first: the trede, and so the toets, follows from it.
  if (f.toewijzingen.some((t) => vanResultaat(f, t, maak).length > 0)) return [];
  if (!f.toets || f.toets.vastgelegdOp < f.trede.vastgelegdOp)
    return [
      maak('toets-doen', 'ik', f.toewijzingen.length === 0 ? 'Toets doen' : 'Toets doen: wat past hierna?', termijn, '/toets'),
    ];
  const toets = f.toets;
  if (f.besluiten.some((besluit) => besluit.vastgelegdOp > toets.vastgelegdOp))
    return f.toewijzingen.at(-1)?.status === 'beeindigd'
      ? [maak('vervolg-kiezen', 'ik', 'Vervolg kiezen: er loopt nu niets', undefined)]
      : [];
  if (toets.past)
    return besluitBezig(f.wacht ?? [], termijn) ? [] : [maak('besluit-nemen', 'ik', 'Besluit voorbereiden', termijn, '/besluit')];
  // A talk about it was had when the research was finished after it: then only the dossier is left.
  if (!toets.orientatie)
    return f.einde === 'klaar' && toets.besproken
      ? []
      : [
          maak(
            'advies-bespreken',
            'ik',
            f.einde === 'klaar' ? PAST_NIET : 'Advies bespreken: geen product past nu',
            undefined,
            f.einde === 'klaar' ? '/aanmelding' : '',
          ),
        ];
  // One that runs has a step of its own.
  return (f.wacht ?? []).some(({ soort }) => soort.startsWith('orientatie-'))
    ? []
    : [maak('advies-bespreken', 'ik', ORIENTATIE_PAST, termijn, '/orientatie')];
}

const toewijzingVan = (f: InwonerFeiten, besluit: { product: string }): ToewijzingFeiten | undefined =>
  f.toewijzingen.findLast((t) => t.product === besluit.product);

function vanBesluiten(f: InwonerFeiten, maak: Maak): Stap[] {
  return f.besluiten
    .filter((besluit) => !besluit.bekendgemaakt)
    .map((besluit) => {
      const stap = maak('besluit-bekendmaken', 'ik', 'Besluit bekendmaken', beschikkingTot(f), `/besluit/${besluit.id}`);
      const toewijzing = toewijzingVan(f, besluit);
      return toewijzing ? over(toewijzing.id, stap) : stap;
    });
}

function vanToewijzing(f: InwonerFeiten, t: ToewijzingFeiten, termijnen: Termijnen, vandaag: Datum, maak: Maak): Stap[] {
  const stappen: Stap[] = [];
  const pad = `/toewijzingen#toewijzing-${t.id}`;
  const begonnen = !isNa(t.periode.van, vandaag);
  if (t.status === 'toegewezen')
    stappen.push(maak('aannemen', 'aanbieder', `${t.aanbieder} accepteert de toewijzing`, t.antwoordTot ?? t.periode.van, pad));
  if (t.status === 'geaccepteerd' && begonnen)
    stappen.push(maak('starten', 'aanbieder', `${t.aanbieder} meldt de start`, t.periode.van, pad));
  // Refused by the aanbieder: until another toewijzing of the same product is there, nobody else would notice.
  if (t.status === 'geweigerd' && !f.toewijzingen.some((een) => een.id > t.id && een.product === t.product))
    stappen.push(maak('andere-aanbieder', 'ik', `Andere aanbieder zoeken: ${t.aanbieder} weigerde`, undefined, pad));
  // Before the letter the resident does not see the goals, so nobody waits for him.
  const brief = !f.besluiten.some((besluit) => !besluit.bekendgemaakt && toewijzingVan(f, besluit)?.id === t.id);
  if (loopt(t) && !isVoor(t.periode.tot, vandaag) && t.doelen > 0 && brief) {
    if (!t.doelenAkkoord)
      stappen.push(maak('doelen-akkoord', 'inwoner', 'De inwoner zegt of de doelen goed zijn', undefined, pad));
    else if (!t.doelenAkkoord.akkoord)
      stappen.push(
        maak(
          'doelen-bespreken',
          'ik',
          'Praten met de inwoner: niet eens met de doelen',
          plusDagen(t.doelenAkkoord.op, termijnen.reactieDoelenDagen),
          pad,
        ),
      );
  }
  for (const { maandag, op, gezegdOp } of t.betwisteWeken)
    stappen.push({
      ...maak(
        'uren-nakijken',
        'aanbieder',
        `${t.aanbieder} kijkt de uren van week ${isoWeek(maandag).week} na: de inwoner is het niet eens`,
        plusDagen(op, termijnen.betwisteUrenDagen),
        `/uren#uren-${t.id}`,
      ),
      week: { maandag, gezegdOp },
    });
  return [
    ...stappen,
    ...vanPlichten(t, termijnen, vandaag, maak),
    ...vanResultaat(f, t, maak),
    ...vanEinde(f, t, termijnen, vandaag, maak),
  ].map((stap) => over(t.id, stap));
}

const openPlichten = (t: ToewijzingFeiten): ToewijzingFeiten['plichten'] =>
  t.status === 'gestart' ? t.plichten.filter(({ stand }) => stand.stand === 'open' || stand.stand === 'gepland') : [];

// AR7, AR8: what the regeling of the toewijzing asks, when its day is near. After that day the aanbieder still owes it, and the
// consulent asks after it.
function vanPlichten(t: ToewijzingFeiten, termijnen: Termijnen, vandaag: Datum, maak: Maak): Stap[] {
  return openPlichten(t).flatMap(({ soort, wie, datum: dag, stand }) => {
    if (isNa(plusDagen(dag, -7 * termijnen.wekenVoorPlicht), vandaag)) return [];
    const woorden = PLICHT[soort];
    if (!woorden) return [];
    const pad = `/toewijzingen/${t.id}/plicht/${soort}`;
    // Any other role of the regeling is somebody of the municipality.
    const vanAanbieder = wie === 'aanbieder';
    const tekst =
      stand.stand === 'gepland'
        ? `Evaluatiegesprek met ${t.aanbieder} op ${toonDatum(datum(stand.op))}`
        : vanAanbieder
          ? `${t.aanbieder} ${woorden.aanbieder}`
          : `${woorden.wij} over ${t.aanbieder}`;
    const stap = vanAanbieder
      ? maak(`plicht-${soort}`, 'aanbieder', tekst, dag, `/toewijzingen#toewijzing-${t.id}`)
      : maak(`plicht-${soort}`, 'ik', tekst, dag, pad);
    if (!stap.laat || !vanAanbieder) return [stap];
    const navragen = `Navragen bij ${t.aanbieder}: ${woorden.ontbreekt}`;
    return [stap, maak('plicht-navragen', 'ik', navragen, plusDagen(dag, termijnen.navraagDagen), pad)];
  });
}

// AP21, AP33f: the municipality confirms or disputes the result; then the trede that was reached is recorded (L2).
function vanResultaat(f: InwonerFeiten, t: ToewijzingFeiten, maak: Maak): Stap[] {
  const r = t.resultaat;
  if (!r) return [];
  if (r.akkoord === undefined)
    return [maak('resultaat-beoordelen', 'ik', `Resultaat beoordelen van ${t.aanbieder}`, undefined, `/resultaat/${r.id}`)];
  const vastgelegd = f.trede && (f.trede.trede === r.bereikteTrede || !isVoor(f.trede.peildatum, r.datum));
  return r.akkoord && !vastgelegd
    ? [maak('nieuwe-trede', 'ik', `Nieuwe trede vastleggen: trede ${r.bereikteTrede} bereikt`, undefined, '/ladder/nieuw')]
    : [];
}

// Six weeks before the end (keuze, AP44): what comes next is a decision, and an ontwikkeling ends with a result (AP21).
function vanEinde(f: InwonerFeiten, t: ToewijzingFeiten, termijnen: Termijnen, vandaag: Datum, maak: Maak): Stap[] {
  if (t.status !== 'gestart') return [];
  const { tot } = t.periode;
  const stappen: Stap[] = [];
  const afgelopen = isVoor(tot, vandaag);
  if (afgelopen && t.doelTrede !== undefined && !t.resultaat)
    stappen.push(maak('resultaat-melden', 'aanbieder', `${t.aanbieder} meldt het resultaat`, plusDagen(tot, 1)));
  const vervolg = f.toewijzingen.some((een) => een.id !== t.id && een.status !== 'geweigerd' && isNa(een.periode.tot, tot));
  const nadert = isVoor(plusDagen(tot, -7 * termijnen.wekenVoorEinde), vandaag);
  if (nadert && !vervolg && !t.resultaat)
    stappen.push(
      maak(
        'einde-nadert',
        'ik',
        afgelopen ? `Vervolg kiezen: liep tot en met ${toonDatum(tot)}` : `Vervolg kiezen: loopt tot en met ${toonDatum(tot)}`,
        tot,
      ),
    );
  return stappen;
}

// A message of the resident or an aanbieder that the municipality has not answered; within how many days is a setting (keuze).
const vanBerichten = (f: InwonerFeiten, maak: Maak): Stap[] =>
  (f.berichten ?? []).map(({ overlegId, van, tot }) =>
    maak('bericht-beantwoorden', 'ik', `Bericht beantwoorden van ${van}`, tot, `/berichten/${overlegId}`),
  );

// AP12: taking part with retention of benefit needs the agreement of the paying agency, recorded before the start (keuze).
// The resident sees it otherwise: he hears back within the same days as when he does not agree with his goals.
function vanKijk(f: InwonerFeiten, termijnen: Termijnen, maak: Maak): Stap[] {
  return (f.zietAnders ?? []).map(({ pad, op }) =>
    maak(
      'kijk-beantwoorden',
      'ik',
      'Antwoord geven: de inwoner ziet het anders',
      plusDagen(op, termijnen.reactieDoelenDagen),
      pad,
    ),
  );
}

function vanUitkering(f: InwonerFeiten, maak: Maak): Stap[] {
  if (!f.uitkering || f.uitkering.toestemming !== undefined || f.route === 'gestopt') return [];
  const start = f.toewijzingen
    .filter((t) => t.status === 'toegewezen' || t.status === 'geaccepteerd')
    .map((t) => t.periode.van)
    .sort((a, b) => (isVoor(a, b) ? -1 : 1))[0];
  return [maak('toestemming-vragen', 'ik', 'Akkoord vragen aan wie de uitkering betaalt', start, '/gegevens/wijzigen')];
}
