// What would have changed the amount of a stored line. Pure.
import { datum, isoDatum, isVoor, plusDagen, toonDatum, vroegste } from '../kernel/datum.ts';
import { bedragVoorMinuten, toonGeld } from '../kernel/geld.ts';
import { maandPeriode } from '../kernel/maand.ts';
import { TREDEN } from '../kernel/trede.ts';
import { type Anders, type WatAls, watAls } from '../kernel/wat-als.ts';
import { volumeMaand, volumeTotaal } from '../kernel/weken.ts';
import {
  type Arrangement,
  type BewaardeRegel,
  type Ontwikkeling,
  type RegelBewijs,
  rekenRegel,
  type Werkplek,
} from './bewijs.ts';
import { toonTijd } from './uitleg.ts';

/** Each fact of the receipt otherwise, with what the line would have come to: "€ 27,00 minder". */
export function regelWatAls(regel: BewaardeRegel, bewijs: RegelBewijs): WatAls[] | undefined {
  if (bewijs.soort === 'credit') return undefined;
  const nu = rekenRegel(bewijs, regel.product);
  if (!nu) return undefined;
  const anders: Anders<Werkplek | Ontwikkeling | Arrangement>[] =
    bewijs.soort === 'werkplek'
      ? andereUren(bewijs)
      : bewijs.soort === 'ontwikkeling'
        ? andereResultaten(bewijs)
        : andereDagen(bewijs);
  const snel = bewijs.soort === 'werkplek' ? urenRekenaar(bewijs) : undefined;
  return watAls(
    anders,
    (een) => (snel && een.soort === 'werkplek' ? snel(een) : (rekenRegel(een, regel.product)?.bedrag ?? 0)),
    (dan) =>
      dan === nu.bedrag
        ? undefined
        : `${toonGeld(Math.abs(dan - nu.bedrag))} ${dan < nu.bedrag ? 'minder' : 'meer'}, dus ${toonGeld(dan)}`,
  );
}

/**
 * The amount of a line with one tariff for other hours, agreements and tariffs in the same period: the weeks are counted once, since a
 * page has a hundred lines. Undefined where days have tariffs of their own. A test holds it against the rules.
 */
export function urenRekenaar({ periode, maand, maandDagen, verloop }: Werkplek): ((een: Werkplek) => number) | undefined {
  if (!periode || maand === undefined || maandDagen || verloop) return undefined;
  const looptijd = { van: datum(periode.van), tot: datum(periode.tot) };
  const inMaand = volumeMaand(1, looptijd, maand);
  const totaal = volumeTotaal(1, looptijd);
  return ({ gemaakt = 0, minutenPerWeek, eerderBetaald, beginstand, tarief: prijs, dagdeel }) => {
    const perWeek = minutenPerWeek ?? 0;
    const ruimte = Math.max(0, perWeek * totaal - eerderBetaald - beginstand);
    return prijs ? bedragVoorMinuten(prijs.tarief, Math.min(gemaakt, perWeek * inMaand, ruimte), dagdeel) : 0;
  };
}

function andereUren(b: Werkplek): Anders<Werkplek>[] {
  const uit: Anders<Werkplek>[] = [];
  const met = (feit: string, tekst: string, anders: Partial<Werkplek>) =>
    uit.push({ feit, met: tekst, feiten: { ...b, ...anders } });
  const { gemaakt, minutenPerWeek, tarief: prijs } = b;
  // In a month with two tariffs an hour has a day, and with it a tariff: there the amount has no one answer.
  if (gemaakt !== undefined && !b.maandDagen)
    for (const minuten of [-180, -60, 60]) {
      if (gemaakt + minuten >= 0)
        met(`gemaakt ${minuten}`, `Met ${toonTijd(Math.abs(minuten))} ${minuten < 0 ? 'minder' : 'meer'} gemaakt`, {
          gemaakt: gemaakt + minuten,
        });
    }
  if (minutenPerWeek !== null)
    for (const minuten of [-60, 60]) {
      if (minutenPerWeek + minuten > 0)
        met(`week ${minuten}`, `Met ${toonTijd(minutenPerWeek + minuten)} per week afgesproken`, {
          minutenPerWeek: minutenPerWeek + minuten,
        });
    }
  if (b.eerderBetaald > 0) met('eerder', 'Als in eerdere maanden niets was betaald', { eerderBetaald: 0 });
  if (prijs && !b.maandDagen)
    met('tarief', `Met een tarief van ${toonGeld(prijs.tarief + 10)} per ${b.dagdeel === undefined ? 'uur' : 'dagdeel'}`, {
      tarief: { ...prijs, tarief: prijs.tarief + 10 },
    });
  return uit;
}

/** A week less, and another price. */
function andereDagen(b: Arrangement): Anders<Arrangement>[] {
  const tot = datum(b.liep.tot);
  const maand = maandPeriode(b.maand);
  const eind = vroegste(tot, maand.tot);
  const korter = plusDagen(eind, -7);
  const uit: Anders<Arrangement>[] = [];
  if (!isVoor(korter, datum(b.liep.van)) && !isVoor(korter, maand.van))
    uit.push({
      feit: 'einde',
      met: `Met als laatste dag ${toonDatum(korter)}`,
      feiten: { ...b, liep: { ...b.liep, tot: isoDatum(korter) } },
    });
  if (b.tarief)
    uit.push({
      feit: 'tarief',
      met: `Met een tarief van ${toonGeld(b.tarief.tarief + 10_000)} per jaar`,
      feiten: { ...b, tarief: { ...b.tarief, tarief: b.tarief.tarief + 10_000 } },
    });
  return uit;
}

function andereResultaten(b: Ontwikkeling): Anders<Ontwikkeling>[] {
  const uit: Anders<Ontwikkeling>[] = [];
  const met = (feit: string, tekst: string, resultaat: Partial<Ontwikkeling['resultaat']>) =>
    uit.push({ feit, met: tekst, feiten: { ...b, resultaat: { ...b.resultaat, ...resultaat } } });
  for (const bereikteTrede of TREDEN)
    if (bereikteTrede !== b.resultaat.bereikteTrede) met('trede', `Met als bereikte trede ${bereikteTrede}`, { bereikteTrede });
  if (b.resultaat.akkoordGemeente !== false) met('akkoord', 'Zonder akkoord van de gemeente', { akkoordGemeente: false });
  return uit;
}
