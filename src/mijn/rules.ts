// How facts are told to the resident. Pure: no clock, no database.
import { type Instemming, REACTIE_DOELEN_DAGEN, weekAntwoord } from '../instemming/index.ts';
import {
  type Datum,
  dagNaam,
  datum,
  isGelijk,
  isNa,
  isoDatum,
  isoWeek,
  isVoor,
  maandagVan,
  maandNaam,
  plusDagen,
  toonDatum,
  vergelijk,
} from '../kernel/datum.ts';
import { dagTotVandaag, toonKloktijd } from '../kernel/moment.ts';
import type { MijnRouteStand } from '../traject/index.ts';
import { CONTACT_WERKWOORD } from './teksten.ts';
import type { Brief, EigenBezwaar, InstemmingMetPlek, MijnFeiten, MijnWeek, Plek, Stap, UrenMetPlek } from './types.ts';

/** How long before the end of a place the page begins to say so, in days. No source sets a moment for evaluation (keuze). */
const EINDE_IN_ZICHT_DAGEN = 56;

/** How a step ends that asks nothing; of no use beside one that does. */
export const NIETS_TE_DOEN = 'Je hoeft nu niets te doen.';

const GEMEENTE = 'De gemeente';
const wieVan = (f: MijnFeiten): string => f.contact?.naam ?? GEMEENTE;

/** What comes of an objection, until the letter of the decision was sent, and of being right until the new besluit was. */
const bezwaarStap = (besluitId: number, z: EigenBezwaar, vandaag: Datum): Stap[] => {
  const href = `/mijn/bezwaar/${besluitId}/stand`;
  if (z.wijVoerenUit) return [{ wat: 'De rechter besliste over je bezwaar. Wij regelen dat nu.', wie: GEMEENTE, href }];
  if (z.bekendgemaaktOp)
    return z.volgt ? [{ wat: 'Je kreeg gelijk met je bezwaar. Wij nemen een nieuw besluit.', wie: GEMEENTE, href }] : [];
  return z.horen && !isVoor(z.horen.op, vandaag)
    ? [
        {
          wat: `Je mag vertellen waarom je het niet eens bent: ${z.horen.waar}.`,
          wie: 'jij, als je dat wilt',
          wanneer: `${toonDatum(z.horen.op)} om ${toonKloktijd(z.horen.tijd)}`,
          href,
        },
      ]
    : [
        {
          wat: z.opnieuw ? 'De rechter gaf je gelijk. Wij beslissen opnieuw op je bezwaar.' : 'Wij kijken naar je bezwaar.',
          wie: GEMEENTE,
          wanneer: uiterlijk(z.beslisUiterlijk, vandaag),
          href,
        },
      ];
};

/** Places of which the resident may know: not before the letter of its besluit was sent. */
export const zichtbarePlekken = (plekken: readonly Plek[], brieven: readonly Brief[]): Plek[] => {
  const verstuurd = new Set(brieven.filter((brief) => brief.bekendgemaaktOp !== undefined).map((brief) => brief.besluitId));
  return plekken.filter((plek) => plek.besluitId === undefined || verstuurd.has(plek.besluitId));
};

/** A place is over after its last day, also when nobody wrote that down: nothing goes on there, and its goals are not asked any more. */
const naLaatsteDag = (plek: Plek, vandaag: Datum): Plek =>
  plek.status === 'gestart' && isVoor(plek.periode.tot, vandaag) ? { ...plek, status: 'beeindigd' } : plek;

/** What happens next and who does it, what the resident himself can do first. Never empty: it says so when nothing is needed. */
export const volgendeStappen = (feiten: MijnFeiten, vandaag: Datum): Stap[] => {
  const f = { ...feiten, plekken: feiten.plekken.map((plek) => naLaatsteDag(plek, vandaag)) };
  const plekken = zichtbarePlekken(f.plekken, f.brieven);
  const stappen = [...eigenStappen(f, plekken), ...plekken.flatMap((plek) => plekStappen(f, plek, vandaag))];
  stappen.push(...(f.route?.nu ?? []));
  const begin = beginStap(f, vandaag);
  if (begin) stappen.push(begin);
  for (const brief of f.brieven) {
    if (brief.bekendgemaaktOp === undefined)
      stappen.push({
        wat: 'Je krijgt een brief over het besluit.',
        wie: wieVan(f),
        wanneer: 'als de brief is verstuurd staat hij hier ook',
      });
    else if (brief.bezwaar) stappen.push(...bezwaarStap(brief.besluitId, brief.bezwaar, vandaag));
    else if (brief.middel && brief.beroepOp === undefined && !isVoor(brief.middel.tot, vandaag))
      stappen.push({
        wat: `Ben je het niet eens met het besluit van ${toonDatum(brief.genomenOp)}? Dan kun je ${brief.middel.soort === 'beroep' ? 'naar de rechter' : 'bezwaar maken'}.`,
        wie: 'jij, als je dat wilt',
        wanneer: `tot en met ${toonDatum(brief.middel.tot)}`,
        href: '/mijn/brieven',
      });
  }
  // Two letters of one day say the same here: both stand at the letters.
  const zelfde = (a: Stap, b: Stap) => a.wat === b.wat && a.wanneer === b.wanneer && a.href === b.href;
  if (stappen.length > 0) return stappen.filter((een, i) => stappen.findIndex((ander) => zelfde(een, ander)) === i);
  const loopt = plekken.find((plek) => plek.status === 'gestart');
  if (loopt) return [{ wat: `Je gaat door bij ${loopt.aanbieder}. ${NIETS_TE_DOEN}`, wie: loopt.aanbieder }];
  return [
    {
      wat: f.status === 'afgerond' ? 'Je traject is klaar. Wil je weer hulp? Bel de gemeente.' : NIETS_TE_DOEN,
      wie: wieVan(f),
    },
  ];
};

const eigenStappen = (f: MijnFeiten, plekken: readonly Plek[]): Stap[] => {
  const stappen: Stap[] = [];
  for (const plek of plekken) {
    if (plek.doelen.length > 0 && !plek.doelenAntwoord && plek.status !== 'geweigerd' && plek.status !== 'beeindigd')
      stappen.push({
        wat: `Zeg of je het eens bent met je doelen bij ${plek.aanbieder}.`,
        wie: 'jij',
        href: `/mijn/doelen/${plek.id}`,
      });
  }
  if (f.openWeken > 0)
    stappen.push({
      wat: f.openWeken === 1 ? 'Kijk of je uren kloppen.' : `Kijk of je uren kloppen. Er staan ${f.openWeken} weken klaar.`,
      wie: 'jij',
      href: '/mijn/uren',
    });
  return stappen;
};

/** The place that takes over from this one for the same product, without a gap. */
const vervolgVan = (plekken: readonly Plek[], plek: Plek): Plek | undefined =>
  plekken.find(
    (een) =>
      een.id !== plek.id &&
      een.product === plek.product &&
      een.status !== 'geweigerd' &&
      een.status !== 'beeindigd' &&
      isGelijk(een.periode.van, plusDagen(plek.periode.tot, 1)),
  );

const plekStappen = (f: MijnFeiten, plek: Plek, vandaag: Datum): Stap[] => {
  const { aanbieder, periode } = plek;
  const daarna = vervolgVan(f.plekken, plek);
  const stappen: Stap[] = [];
  if (
    plek.doelenAntwoord?.akkoord === false &&
    (plek.status === 'toegewezen' || plek.status === 'geaccepteerd' || plek.status === 'gestart')
  )
    stappen.push({
      wat: `Je bent het niet eens met je doelen bij ${aanbieder}. Jullie praten daarover.`,
      wie: wieVan(f),
      wanneer: uiterlijk(plusDagen(dagTotVandaag(plek.doelenAntwoord.gegevenOp, vandaag), REACTIE_DOELEN_DAGEN), vandaag),
    });
  if (plek.resultaatWacht)
    stappen.push({ wat: `${aanbieder} schreef op wat je hebt bereikt. De gemeente kijkt of dat klopt.`, wie: wieVan(f) });
  switch (plek.status) {
    case 'toegewezen':
      stappen.push({ wat: `${aanbieder} laat weten of je daar kunt beginnen.`, wie: aanbieder });
      break;
    case 'geaccepteerd':
      stappen.push(
        isNa(periode.van, vandaag)
          ? {
              wat: `Je begint bij ${aanbieder}.`,
              wie: `Jij en ${aanbieder}`,
              wanneer: `op ${dagNaam(periode.van)} ${toonDatum(periode.van)}`,
            }
          : { wat: `${aanbieder} spreekt met je af wanneer je begint.`, wie: aanbieder },
      );
      break;
    case 'gestart':
      if (!plek.resultaatWacht && !isNa(periode.tot, plusDagen(vandaag, EINDE_IN_ZICHT_DAGEN)) && !isVoor(periode.tot, vandaag))
        stappen.push(
          daarna
            ? {
                wat: `Je laatste dag bij ${aanbieder} is ${toonDatum(periode.tot)}. Daarna ga je verder bij ${daarna.aanbieder}.`,
                wie: `Jij en ${daarna.aanbieder}`,
                wanneer: `vanaf ${toonDatum(daarna.periode.van)}`,
              }
            : {
                wat: `Je plek bij ${aanbieder} loopt bijna af. Praat samen over wat daarna komt.`,
                wie: `${wieVan(f)} en jij`,
                wanneer: `voor ${toonDatum(plusDagen(periode.tot, 1))}`,
              },
        );
      break;
    case 'geweigerd':
      stappen.push({ wat: `Bij ${aanbieder} lukt het niet. Jullie zoeken samen een andere plek.`, wie: wieVan(f) });
      break;
    case 'beeindigd':
      break;
  }
  return stappen;
};

/** By when somebody does something: a day that is past is not promised any more. */
const uiterlijk = (dag: Datum, vandaag: Datum): string =>
  isVoor(dag, vandaag) ? 'zo snel mogelijk. Dit duurt langer dan afgesproken' : `uiterlijk ${toonDatum(dag)}`;

/** What comes when no place runs and no step of the route does: it is over, or somebody chooses with him. */
const routeStap = (f: MijnFeiten, route: MijnRouteStand): Stap | undefined => {
  if (route.einde)
    return {
      wat: `${route.einde === 'gestopt' ? 'Je route stopte. Er volgt nu niets.' : `Je route is klaar${route.kwam === undefined ? '' : `: ${route.kwam}`}.`} Wil je weer hulp? Stel een nieuwe vraag, of bel.`,
      wie: 'jij, als je dat wilt',
      href: '/mijn/vraag',
    };
  if (route.kiezen && route.neemtOver !== undefined)
    return {
      wat: `${route.neemtOver} gaat met je verder en kijkt met jou wat de volgende stap is.`,
      wie: `${route.neemtOver} en jij`,
      href: '/mijn/overdracht',
    };
  return route.kiezen
    ? {
        wat: `${route.kwam === undefined ? '' : `${route.kwam} `}${wieVan(f)} kijkt met jou wat de volgende stap is.`,
        wie: `${wieVan(f)} en jij`,
        href: '/mijn/route',
      }
    : undefined;
};

/** He goes on at a place that is no step of his route, and no other place has yet to begin: the next step is still to be chosen. */
const opPlekErnaast = ({ plekken }: MijnFeiten): boolean =>
  plekken.some(({ status }) => status === 'gestart') && plekken.every(({ status }) => !NOG_TE_BEGINNEN.has(status));
const NOG_TE_BEGINNEN: ReadonlySet<string> = new Set(['toegewezen', 'geaccepteerd']);

// Before there is a besluit: who is coming, and by when the municipality must have looked into it (Wmo 2015 art. 2.3.2).
const beginStap = (f: MijnFeiten, vandaag: Datum): Stap | undefined => {
  // A search that came to nothing is told also while he goes on where he is.
  if (f.status !== 'afgerond' && f.route?.kiezen && (f.route.kwam !== undefined || (f.route.verder && opPlekErnaast(f))))
    return routeStap(f, f.route);
  if (f.status === 'afgerond' || f.plekken.some(({ status }) => status !== 'beeindigd') || f.route?.loopt === true)
    return undefined;
  const route = f.route && routeStap(f, f.route);
  if (route || f.plekken.length > 0 || f.brieven.length > 0) return route;
  if (!f.contact) return { wat: 'De gemeente zoekt iemand die jou gaat helpen. Die neemt contact met je op.', wie: GEMEENTE };
  const wanneer = f.onderzoekTot ? { wanneer: uiterlijk(f.onderzoekTot, vandaag) } : {};
  if (f.trede === undefined)
    return {
      wat: `${f.contact.naam} ${CONTACT_WERKWOORD[f.contactWijze]} voor een gesprek over wat je wilt en kunt.`,
      wie: f.contact.naam,
      ...wanneer,
    };
  return {
    wat: `${f.contact.naam} zoekt met jou uit wat bij je past. Daarna krijg je een besluit.`,
    wie: f.contact.naam,
  };
};

/**
 * One sentence after the trede changed. A step back is told as plainly as a step forward, and never as somebody's fault (L4).
 * `verloop` is oldest first.
 */
export const ladderZin = (verloop: readonly number[]): string => {
  const nu = verloop.at(-1);
  const vorige = verloop.at(-2);
  if (nu === undefined) return 'We hebben nog niet samen bepaald op welke trede je staat.';
  if (vorige === undefined || vorige === nu) return '';
  return nu > vorige
    ? `Je stond eerst op trede ${vorige}.`
    : `Je stond eerst op trede ${vorige}. Dat kan gebeuren: soms is er even meer rust of hulp nodig.`;
};

/** Minutes in words: 150 → "2 uur en 30 minuten". */
export const urenInWoorden = (minuten: number): string => {
  const uur = Math.floor(minuten / 60);
  const rest = minuten % 60;
  const minuut = rest === 1 ? '1 minuut' : `${rest} minuten`;
  if (uur === 0) return minuut;
  return rest === 0 ? `${uur} uur` : `${uur} uur en ${minuut}`;
};

/** "Deze week", "Vorige week", or the days: "16 tot en met 22 november 2026". */
export const weekNaam = (maandag: Datum, vandaag: Datum): string => {
  const nu = maandagVan(isoWeek(vandaag));
  if (vergelijk(maandag, nu) === 0) return 'Deze week';
  if (vergelijk(maandag, plusDagen(nu, -7)) === 0) return 'Vorige week';
  return weekDagen(maandag);
};

/** "16 tot en met 22 november 2026"; the month stands twice when the week has two. */
export const weekDagen = (maandag: Datum): string => {
  const zondag = plusDagen(maandag, 6);
  const begin = maandag.month === zondag.month ? String(maandag.day) : `${maandag.day} ${maandNaam(maandag.month)}`;
  return `${begin} tot en met ${toonDatum(zondag)}`;
};

/** The hours that were sent in, by week and place, newest week first, each with the answer that counts. */
export const mijnWeken = (uren: readonly UrenMetPlek[], antwoorden: readonly InstemmingMetPlek[]): MijnWeek[] => {
  const weken = new Map<string, Map<number, UrenMetPlek[]>>();
  for (const regel of uren) {
    const sleutel = isoDatum(maandagVan(isoWeek(datum(regel.datum))));
    const plekken = weken.get(sleutel) ?? new Map<number, UrenMetPlek[]>();
    plekken.set(regel.toewijzingId, [...(plekken.get(regel.toewijzingId) ?? []), regel]);
    weken.set(sleutel, plekken);
  }
  return [...weken]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([sleutel, plekken]) => {
      const maandag = datum(sleutel);
      return {
        week: isoWeek(maandag),
        maandag,
        plekken: [...plekken]
          .map(([toewijzingId, regels]) => weekPlek(toewijzingId, regels, laatsteAntwoord(antwoorden, toewijzingId, sleutel)))
          .filter((plek) => plek.dagen.length > 0),
      };
    })
    .filter((week) => week.plekken.length > 0);
};

const weekPlek = (toewijzingId: number, regels: readonly UrenMetPlek[], gegeven: Instemming | undefined) => {
  const perDag = new Map<string, number>();
  for (const regel of regels)
    if (regel.vervallenOp === null) perDag.set(regel.datum, (perDag.get(regel.datum) ?? 0) + regel.minuten);
  const dagen = [...perDag].sort(([a], [b]) => (a < b ? -1 : 1)).map(([dag, minuten]) => ({ datum: datum(dag), minuten }));
  return {
    toewijzingId,
    minuten: dagen.reduce((som, dag) => som + dag.minuten, 0),
    dagen,
    antwoord: weekAntwoord(gegeven, regels),
    gegeven,
  };
};

const laatsteAntwoord = (
  antwoorden: readonly InstemmingMetPlek[],
  toewijzingId: number,
  maandag: string,
): Instemming | undefined =>
  antwoorden
    .filter((antwoord) => antwoord.toewijzingId === toewijzingId && antwoord.maandag === maandag)
    .reduce<Instemming | undefined>((a, b) => (a && a.gegevenOp > b.gegevenOp ? a : b), undefined);

/** Weeks that wait for an answer, places counted apart. */
export const openWeken = (weken: readonly MijnWeek[]): number =>
  weken.filter((week) => week.plekken.some((plek) => plek.antwoord === 'open' || plek.antwoord === 'veranderd')).length;

/** Days of the week on which somebody usually came: at least half of the weeks given. Monday first. */
export const vasteDagen = (weken: readonly MijnWeek[], toewijzingId: number): string[] => {
  const gewerkt = weken.flatMap((week) => week.plekken.filter((plek) => plek.toewijzingId === toewijzingId));
  if (gewerkt.length === 0) return [];
  const maandag = datum('2026-01-05');
  return [0, 1, 2, 3, 4, 5, 6]
    .filter((dag) => gewerkt.filter((plek) => plek.dagen.some((d) => d.datum.dayOfWeek === dag + 1)).length * 2 >= gewerkt.length)
    .map((dag) => dagNaam(plusDagen(maandag, dag)));
};
