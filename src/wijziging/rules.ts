// From what was decided first and every change since to what holds now, and what a change may be. Pure.
import { toonBron } from '../beleid/explain.ts';
import type { Product, Regeling } from '../beleid/regeling.ts';
import { type Datum, dagnummer, isNa, isVoor, laatste, plusDagen, toonDatum, vroegste } from '../kernel/datum.ts';
import { type Minuten, toonUren } from '../kernel/minuten.ts';
import { bevat, dagenIn, overlapt, type Periode, toonPeriode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { duurOordeel, metOpgeschorteDagen, uitersteDatum, verlengOordeel } from '../plicht/index.ts';
import type { Basis, Opschorting, Verloop, Wijziging } from './types.ts';

const telDagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

/**
 * What holds after these changes, in the order in which they were decided (K1, K2, K3). `voorAow` is the last day before the AOW age, when
 * the regeling looks at it: suspended days do not carry a toewijzing past it.
 */
export function verloopVan(basis: Basis, wijzigingen: readonly Wijziging[], voorAow?: Datum): Verloop {
  let afgesproken = basis.periode.tot;
  let { minutenPerWeek, verlengd } = basis;
  const opschortingen: Opschorting[] = [];
  const urenEerder: { tot: Datum; minuten: Minuten }[] = [];
  const verlengingen: Datum[] = [];
  let verderElders: { id: number; van: Datum } | undefined;
  let eindigt: Datum | undefined;
  for (const w of wijzigingen) {
    if (w.soort === 'verlenging' && w.tot) {
      afgesproken = w.tot;
      verlengd++;
      verlengingen.push(w.tot);
    } else if (w.soort === 'opschorting' && w.tot) opschortingen.push({ id: w.id, van: w.van, tot: w.tot });
    else if (w.soort === 'hervatting') {
      const nr = opschortingen.findIndex(({ id }) => id === w.betreft);
      const o = opschortingen[nr];
      if (!o) continue;
      // Back on its first day: nothing was suspended after all.
      if (!isVoor(o.van, w.van)) opschortingen.splice(nr, 1);
      else opschortingen[nr] = { ...o, tot: vroegste(o.tot, plusDagen(w.van, -1)) };
    } else if (w.soort === 'uren' && w.minuten !== undefined) {
      const tot = plusDagen(w.van, -1);
      // Others from the same Monday come in the place of what was decided first: that never held.
      const vorige = urenEerder.at(-1);
      if (minutenPerWeek !== null && !(vorige && dagnummer(vorige.tot) === dagnummer(tot)))
        urenEerder.push({ tot, minuten: minutenPerWeek });
      minutenPerWeek = w.minuten;
      if (urenEerder.at(-1)?.minuten === minutenPerWeek) urenEerder.pop();
    } else if (w.soort === 'aanbieder') verderElders = { id: w.id, van: w.van };
    else if (w.soort === 'einde') eindigt = w.tot;
    else if (w.soort === 'herstel') {
      // What is taken back: that it went on elsewhere, by its row, or else the end.
      if (w.betreft === undefined) eindigt = undefined;
      else if (w.betreft === verderElders?.id) verderElders = undefined;
    }
  }
  opschortingen.sort((a, b) => dagnummer(a.van) - dagnummer(b.van));
  const einde = eindeMet(afgesproken, opschortingen, voorAow);
  const hier = verderElders ? vroegste(einde, plusDagen(verderElders.van, -1)) : einde;
  // One that never began has no days: its first stands for none.
  const tot = eindigt ? laatste(basis.periode.van, vroegste(hier, eindigt)) : hier;
  return {
    periode: { van: basis.periode.van, tot },
    afgesproken,
    opschortingen,
    verlengd,
    verlengingen,
    minutenPerWeek,
    verderElders: verderElders?.van,
    eindigt,
    urenEerder,
  };
}

/** K2, K3: the last day with the suspended days on top. */
const eindeMet = (afgesproken: Datum, opschortingen: readonly Periode[], voorAow: Datum | undefined): Datum => {
  const dagen = opschortingen.reduce((som, o) => som + dagenIn(o), 0);
  const tot = metOpgeschorteDagen(dagnummer(afgesproken), dagen, voorAow && dagnummer(voorAow));
  return plusDagen(afgesproken, tot - dagnummer(afgesproken));
};

/** Weekly minutes on a day; null: none were agreed. */
export const minutenOp = (v: Pick<Verloop, 'minutenPerWeek' | 'urenEerder'>, dag: Datum): Minuten | null =>
  v.urenEerder.find(({ tot }) => !isNa(dag, tot))?.minuten ?? v.minutenPerWeek;

export const opschortingOp = (v: Pick<Verloop, 'opschortingen'>, dag: Datum): Opschorting | undefined =>
  v.opschortingen.find((o) => bevat(o, dag));

/** What is asked about one toewijzing. */
export interface Zaak {
  regeling: Regeling;
  product: Product;
  verloop: Verloop;
  /** The last day before the AOW age (K3), when the regeling looks at it. */
  voorAow: Datum | undefined;
}

/** The longest that it can become by one more extension; undefined: it cannot. With suspended days on top. */
export function verlengTot({ regeling, product, verloop, voorAow }: Zaak): Datum | undefined {
  if (!verlengOordeel(regeling, product, verloop.verlengd).voldaan) return undefined;
  const uiterst = uitersteDatum(product, plusDagen(verloop.afgesproken, 1), 'verlenging');
  if (!uiterst) return undefined;
  const einde = eindeMet(uiterst, verloop.opschortingen, voorAow);
  const tot = voorAow ? vroegste(einde, voorAow) : einde;
  return isNa(tot, verloop.periode.tot) ? tot : undefined;
}

/** An end that was decided stands in the way of a longer time. */
export const eindigtReden = (v: Pick<Verloop, 'eindigt'>): Reden | undefined =>
  v.eindigt && {
    tekst: `Er is besloten dat de toewijzing eindigt op ${toonDatum(v.eindigt)}. De gemeente draait dat eerst terug.`,
    regel: 'K8',
    bron: 'keuze',
  };

/** A traject of which the result was confirmed is not prolonged. No source says it: what is paid on its goal ends with it (keuze). */
export const KLAAR_REDEN = {
  tekst: 'Het resultaat is bevestigd: dit traject is klaar. Een volgende stap begint met een nieuw besluit.',
  regel: 'AP8',
  bron: 'keuze',
} as const satisfies Reden;

/** Until which day an end can be taken back: on its last day it still can. Undefined: there is none, or it is over. */
export const terugDraaiReden = (v: Pick<Verloop, 'eindigt'>, vandaag: Datum): Reden | undefined =>
  !v.eindigt
    ? { tekst: 'Er is geen einde besloten dat nog moet komen.', regel: 'K8', bron: 'keuze' }
    : isNa(vandaag, v.eindigt)
      ? {
          tekst: `De laatste dag was ${toonDatum(v.eindigt)}. Terugdraaien kon tot en met die dag. Neem een nieuw besluit.`,
          regel: 'K8',
          bron: 'keuze',
        }
      : undefined;

/** The toewijzing at another aanbieder that follows, as far as it decides what can be done with the first. */
export interface Vervolg {
  nummer: number;
  aanbieder: string;
  status: string;
}

/** Why nothing more is decided about a toewijzing that goes on elsewhere, and what to do instead. */
export const verderEldersTekst = (van: Datum, vervolg: Vervolg | undefined): string => {
  const begin = `De inwoner gaat vanaf ${toonDatum(van)} verder bij ${vervolg?.aanbieder ?? 'een andere aanbieder'}`;
  return vervolg?.status === 'geweigerd'
    ? `${begin}, maar die heeft de toewijzing geweigerd. Draai de overgang terug: dan loopt deze weer door. Na de laatste dag neem je een nieuw besluit.`
    : `${begin}. Wijzig de toewijzing daar. Is die een vergissing, verwijder haar dan: deze loopt dan weer door.`;
};

/** Whether going on elsewhere can be taken back: when it was refused there, until the last day here. Undefined: it can. */
export const nietVerderReden = (tot: Datum, vervolg: Vervolg | undefined, vandaag: Datum): Reden | undefined => {
  const met = (tekst: string): Reden => ({ tekst, regel: 'K8', bron: 'keuze' });
  if (vervolg?.status !== 'geweigerd')
    return met(
      `De aanbieder daarna${vervolg ? `, ${vervolg.aanbieder},` : ''} heeft de toewijzing niet geweigerd. Is die een vergissing, verwijder dan toewijzing ${vervolg?.nummer ?? 'daar'}: deze loopt dan weer door.`,
    );
  return isNa(vandaag, tot)
    ? met(`De laatste dag was ${toonDatum(tot)}. Terugdraaien kon tot en met die dag. Neem een nieuw besluit.`)
    : undefined;
};

/**
 * AP5, AP6, AR3 by K1 and K3: what is wrong with an extension up to and including `tot`, a day with the suspended days in it; at the field,
 * with the rule and what would be allowed. Undefined: it may be.
 */
export function verlengReden(zaak: Zaak, o: { tot: Datum; reden: string }): Reden | undefined {
  const { regeling, product, verloop, voorAow } = zaak;
  const oordeel = verlengOordeel(regeling, product, verloop.verlengd);
  if (!oordeel.voldaan) return { veld: 'tot', tekst: oordeel.tekst, regel: oordeel.regel, bron: oordeel.bron };
  const nu = verloop.periode.tot;
  if (!isNa(o.tot, nu)) {
    const hoogstens = verlengTot(zaak);
    const kies = hoogstens
      ? `Kies een dag van ${toonDatum(plusDagen(nu, 1))} tot en met ${toonDatum(hoogstens)}.`
      : 'Een latere dag is er niet.';
    const tekst = `De toewijzing loopt al tot en met ${toonDatum(nu)}. ${kies}`;
    return { veld: 'tot', tekst, regel: oordeel.regel, bron: oordeel.bron };
  }
  if (voorAow && isNa(o.tot, voorAow)) {
    const dag = toonDatum(plusDagen(voorAow, 1));
    const kies = isNa(voorAow, nu) ? ` Kies een dag tot en met ${toonDatum(voorAow)}.` : ' Verlengen kan daarom niet.';
    return { veld: 'tot', tekst: `De inwoner bereikt op ${dag} de AOW-leeftijd.${kies}`, regel: 'K3', bron: 'keuze K3' };
  }
  const tot = dagnummer(afgesprokenBij(verloop, o.tot));
  const duur = duurOordeel(regeling, product, { van: dagnummer(verloop.afgesproken) + 1, tot, deel: 'verlenging' });
  if (duur && !duur.voldaan) {
    const hoogstens = verlengTot(zaak);
    const opgeschort = dagnummer(nu) - dagnummer(verloop.afgesproken);
    const kies = hoogstens ? ` Kies een dag tot en met ${toonDatum(hoogstens)}.` : '';
    const plus = opgeschort > 0 ? ` De ${telDagen(opgeschort)} opschorting komen daar bovenop.` : '';
    const [kort = duur.tekst] = duur.tekst.split(' Kies ');
    return { veld: 'tot', tekst: `${kort}${kies}${plus}`, regel: duur.regel, bron: duur.bron };
  }
  if (product.verlenging?.redenNodig && o.reden.trim() === '') {
    const tekst = 'Een verlenging kan alleen als die nodig is. Kies waarom.';
    return { veld: 'reden', tekst, regel: oordeel.regel, bron: oordeel.bron };
  }
  return undefined;
}

/** The last day that is agreed when the last day with suspended days is `tot`. */
export const afgesprokenBij = (v: Pick<Verloop, 'opschortingen'>, tot: Datum): Datum =>
  plusDagen(tot, -v.opschortingen.reduce((som, o) => som + dagenIn(o), 0));

/** From when to when an extension can be asked, and where that comes from. */
export interface Venster extends Periode {
  regel: string;
  bron: string;
  tekst: string;
}

/**
 * AR8: from the evaluation on, where the regeling has one, since that is where the next step is discussed; otherwise from so many weeks
 * before the end (keuze). No source says until when: the last day of the toewijzing (keuze).
 */
export function verlengVenster(
  { regeling, product, verloop }: Pick<Zaak, 'regeling' | 'product' | 'verloop'>,
  o: { evaluatie: { datum: Datum; gedaanOp: Datum | undefined } | undefined; wekenKeuze: number; eersteDag?: Datum | undefined },
): Venster {
  const { tot } = verloop.periode;
  const eerste = (dag: Datum): Datum => (isVoor(dag, verloop.periode.van) ? verloop.periode.van : dag);
  const plicht = product.plichten.find((p) => p.soort === 'evaluatiegesprek');
  if (o.evaluatie && plicht) {
    const van = eerste(o.evaluatie.gedaanOp ? vroegste(o.evaluatie.gedaanOp, o.evaluatie.datum) : o.evaluatie.datum);
    const bron = toonBron(regeling, plicht.bron);
    const tekst = `Vragen kan vanaf het evaluatiegesprek (${bron}) tot en met de laatste dag: ${toonPeriode({ van, tot })}. Dat het vanaf dan kan, is een keuze.`;
    return { van, tot, regel: 'AR8', bron: plicht.bron, tekst };
  }
  const van = eerste(plusDagen(tot, 1 - 7 * o.wekenKeuze));
  const tekst = `Vragen kan in de laatste ${o.wekenKeuze === 1 ? 'week' : `${o.wekenKeuze} weken`}: ${toonPeriode({ van, tot })}. Geen bron noemt een termijn; dit is een keuze van de gemeente.`;
  return { van, tot, regel: 'AP44', bron: 'keuze', tekst };
}

/** Asked too early or too late: refused with the window. */
export const vensterReden = (v: Venster, vandaag: Datum): Reden | undefined =>
  bevat(v, vandaag)
    ? undefined
    : {
        veld: 'tot',
        tekst: isVoor(vandaag, v.van) ? `Dit is te vroeg. ${v.tekst}` : `Dit is te laat. ${v.tekst}`,
        regel: v.regel,
        bron: v.bron,
      };

const K2 = { regel: 'K2', bron: 'keuze K2' } as const;

/** K2: what is wrong with a suspension; at the field, with what would be allowed. `uren` is the first day in it with hours. */
export function opschortReden(
  { verloop }: Pick<Zaak, 'verloop'>,
  o: { van: Datum; tot: Datum; begonnenOp: Datum; hoogstensWeken: number; uren: { dag: Datum } | undefined },
): Reden | undefined {
  const { periode, opschortingen } = verloop;
  const begin = isNa(o.begonnenOp, periode.van) ? o.begonnenOp : periode.van;
  if (isVoor(o.van, begin))
    return { veld: 'van', tekst: `De toewijzing begon op ${toonDatum(begin)}. Kies die dag of een dag daarna.`, ...K2 };
  if (isNa(o.van, periode.tot))
    return {
      veld: 'van',
      tekst: `De toewijzing loopt tot en met ${toonDatum(periode.tot)}. Kies een eerste dag tot en met dan.`,
      ...K2,
    };
  if (isVoor(o.tot, o.van))
    return { veld: 'tot', tekst: `De laatste dag ligt vóór de eerste. Kies ${toonDatum(o.van)} of een dag daarna.`, ...K2 };
  const ander = opschortingen.find((een) => overlapt(een, o));
  if (ander) {
    const daarvoor = isVoor(o.van, ander.van);
    const kies = daarvoor
      ? `Kies als laatste dag uiterlijk ${toonDatum(plusDagen(ander.van, -1))}.`
      : `Kies als eerste dag ${toonDatum(plusDagen(ander.tot, 1))} of later.`;
    return {
      veld: daarvoor ? 'tot' : 'van',
      tekst: `Er is al een opschorting ${toonPeriode(ander)}, en twee opschortingen mogen niet samenvallen. ${kies}`,
      ...K2,
    };
  }
  const uiterst = plusDagen(o.van, 7 * o.hoogstensWeken - 1);
  if (isNa(o.tot, uiterst)) {
    const tekst = `Een opschorting duurt hier ten hoogste ${o.hoogstensWeken} weken (een keuze van de gemeente). Kies een laatste dag tot en met ${toonDatum(uiterst)}; daarna kan een nieuwe opschorting volgen.`;
    return { veld: 'tot', tekst, regel: 'K2', bron: 'keuze' };
  }
  if (o.uren) {
    const tekst = `Op ${toonDatum(o.uren.dag)} staan uren. Op een opgeschorte dag telt geen uur. Kies andere dagen, of laat de aanbieder die uren eerst corrigeren.`;
    return { veld: isVoor(o.uren.dag, plusDagen(o.van, 1)) ? 'van' : 'tot', tekst, ...K2 };
  }
  return undefined;
}

/** The first day back: within the suspension. On its first day it falls away altogether. */
export function hervatReden(o: { opschorting: Opschorting; dag: Datum }): Reden | undefined {
  if (bevat(o.opschorting, o.dag)) return undefined;
  return {
    veld: 'van',
    tekst: `De opschorting duurt ${toonPeriode(o.opschorting)}. Kies als eerste dag terug een dag in die periode.`,
    ...K2,
  };
}

/**
 * IV077: hours are agreed by week, so other hours begin on a Monday (keuze), within what still runs. From the Monday on which they were
 * last changed it may be too: then what was decided is put right, after an objection for one.
 */
export function urenReden(
  { product, verloop, regeling }: Pick<Zaak, 'product' | 'verloop' | 'regeling'>,
  o: { van: Datum; minuten: Minuten },
): Reden[] {
  const uit: Reden[] = [];
  const { uren } = product;
  const bron = uren?.bron ?? 'keuze';
  const vorige = verloop.urenEerder.at(-1);
  const begin = vorige ? plusDagen(vorige.tot, 1) : verloop.periode.van;
  const iv = { veld: 'van', regel: 'AP8', bron: 'keuze' };
  if (vorige ? isVoor(o.van, begin) : !isNa(o.van, begin))
    uit.push({
      ...iv,
      tekst: `De uren van nu gelden sinds ${toonDatum(begin)}. Kies ${vorige ? 'die maandag of een latere' : 'een maandag daarna'}.`,
    });
  else if (isNa(o.van, verloop.periode.tot))
    uit.push({
      ...iv,
      tekst: `De toewijzing loopt tot en met ${toonDatum(verloop.periode.tot)}. Kies een maandag voor die dag.`,
    });
  else if (o.van.dayOfWeek !== 1) {
    const maandag = plusDagen(o.van, 1 - o.van.dayOfWeek);
    const volgende = plusDagen(maandag, 7);
    const kan = (dag: Datum) => (vorige ? !isVoor(dag, begin) : isNa(dag, begin));
    const kies = [maandag, volgende].filter((dag) => kan(dag) && !isNa(dag, verloop.periode.tot)).map(toonDatum);
    uit.push({
      ...iv,
      tekst: `Uren gelden per kalenderweek (iWmo IV077), dus beginnen ze op een maandag. Kies ${kies.length === 0 ? 'een maandag' : kies.join(' of ')}.`,
    });
  }
  const veld = 'urenPerWeek';
  if (o.minuten <= 0) uit.push({ veld, tekst: 'Het aantal uren per week moet meer dan 0 zijn.', regel: 'AP8', bron });
  else if (uren && o.minuten > uren.hoogstens * 60)
    uit.push({
      veld,
      tekst: `Meer dan ${uren.hoogstens} uur per week lijkt een vergissing. Vul ${uren.hoogstens} uur of minder in.`,
      regel: 'AP8',
      bron: toonBron(regeling, 'keuze'),
    });
  else if (o.minuten === verloop.minutenPerWeek)
    uit.push({ veld, tekst: `Het is al ${toonUren(o.minuten)} uur per week. Vul een ander aantal in.`, regel: 'AP8', bron });
  return uit;
}

/** Another aanbieder begins within what still runs, after the last day with hours of this one, and not within a suspension. */
export function aanbiederReden(
  { verloop }: Pick<Zaak, 'verloop'>,
  o: { van: Datum; laatsteUren: Datum | undefined },
): Reden | undefined {
  const { periode, opschortingen } = verloop;
  const regel = { veld: 'van', regel: 'AP23', bron: 'keuze' };
  if (!isNa(o.van, periode.van) || isNa(o.van, periode.tot)) {
    const mag = toonPeriode({ van: plusDagen(periode.van, 1), tot: periode.tot });
    return { ...regel, tekst: `Kies een dag waarop de toewijzing loopt, na de eerste: ${mag}.` };
  }
  if (o.laatsteUren && !isNa(o.van, o.laatsteUren))
    return {
      ...regel,
      tekst: `Bij deze aanbieder staan uren op ${toonDatum(o.laatsteUren)}. Kies een dag daarna, of laat die uren eerst corrigeren.`,
    };
  const later = opschortingen.find((een) => !isVoor(een.tot, o.van));
  if (later)
    return {
      ...regel,
      tekst: `De toewijzing is opgeschort ${toonPeriode(later)}. Kies een dag vanaf ${toonDatum(plusDagen(later.tot, 1))}, of hervat eerst.`,
    };
  return undefined;
}

/** What another aanbieder from a day that is over does to hours: those from that day on are with the new one, the ones before stay. */
export const verledenTekst = (o: {
  van: string;
  naar: string;
  vanaf: Datum;
  metUren: boolean;
  laatsteUren: Datum | undefined;
}): string => {
  const begin = 'Dit geldt vanaf een dag in het verleden.';
  if (!o.metUren) return `${begin} ${o.van} en ${o.naar} zien dat meteen.`;
  const stand = o.laatsteUren
    ? `Uren tot en met ${toonDatum(o.laatsteUren)} blijven bij ${o.van}.`
    : `${o.van} schreef nog geen uren op.`;
  return `${begin} ${stand} Uren vanaf ${toonDatum(o.vanaf)} schrijft ${o.naar} op. Maanden die al zijn gedeclareerd, kunnen een correctie krijgen.`;
};

/** A place follows the one before: within the time that it runs, after the first day there. The first may begin with the toewijzing. */
export function plaatsReden(o: { van: Datum; periode: Periode; vorigeVan: Datum | undefined }): Reden | undefined {
  const vroegst = o.vorigeVan ? plusDagen(o.vorigeVan, 1) : o.periode.van;
  if (isVoor(o.van, vroegst) || isNa(o.van, o.periode.tot)) {
    const mag = toonPeriode({ van: vroegst, tot: o.periode.tot });
    const dag = o.vorigeVan ? 'na het begin van de plek van nu' : 'waarop de toewijzing loopt';
    return { veld: 'van', tekst: `Kies een dag ${dag}: ${mag}.` };
  }
  return undefined;
}
