import { toonGeld } from '../kernel/geld.ts';
import type { Maand } from '../kernel/maand.ts';
import type { DeclaratieStatus, RegelStatus } from './status.ts';
import type { Declaratieregel, Per, RegelGetallen } from './types.ts';
import { toonTijd } from './uitleg.ts';

/** A line that stands in a declaratie, as far as it says what is still to be declared. Money in eurocent, time in minutes. */
export type BestaandeRegel = {
  id: number;
  declaratieId: number;
  declaratieStatus: DeclaratieStatus;
  toewijzing: string;
  toewijzingId: number;
  prestatiemaand: Maand;
  soort: 'debet' | 'credit';
  corrigeertId: number | null;
  product: string;
  per: Per;
  minuten: number;
  betaalbaar: number;
  tarief: number;
  bedrag: number;
  uitleg: string;
  status: RegelStatus;
  reden: string;
  antwoord: string;
  gecrediteerd: boolean;
};

/** What of a line is held against what is right now: without its words. */
export type GedeclareerdeRegel = Omit<BestaandeRegel, 'uitleg' | 'reden'>;

/** The lines of an aanbieder, ready to be asked month after month. */
export type Gedeclareerd = {
  perToewijzing: ReadonlyMap<string, readonly GedeclareerdeRegel[]>;
  /** Toewijzingen with a line about a month. */
  perMaand: ReadonlyMap<Maand, readonly string[]>;
};

export function gedeclareerdVan(regels: readonly GedeclareerdeRegel[]): Gedeclareerd {
  const perMaand = Map.groupBy(regels, (regel) => regel.prestatiemaand);
  return {
    perToewijzing: Map.groupBy(regels, (regel) => regel.toewijzing),
    perMaand: new Map([...perMaand].map(([maand, lijst]) => [maand, lijst.map(({ toewijzing }) => toewijzing)])),
  };
}

/** `R` is a line of the rules, with its words or without. */
export type TeDeclareren<R = Declaratieregel> = {
  credits: GedeclareerdeRegel[];
  debets: { prestatiemaand: Maand; regel: R; corrigeert: boolean }[];
  /** What cannot be declared now, and why. */
  wacht: { toewijzing: string; prestatiemaand: Maand; waarom: WachtReden; regel: R | undefined }[];
};

/**
 * in-behandeling: an earlier line has not been decided on yet. afgewezen: the same line was rejected and the aanbieder has not
 * answered. geen-betaling: a result that pays nothing (yet). andere-maand: the price of the traject stands in another month.
 */
export type WachtReden = 'in-behandeling' | 'afgewezen' | 'geen-betaling' | 'andere-maand';

type Getallen = Pick<RegelGetallen, 'minuten' | 'betaalbaar' | 'tarief' | 'bedrag'>;

export function zelfdeGetallen(a: Getallen, b: Getallen): boolean {
  return a.minuten === b.minuten && a.betaalbaar === b.betaalbaar && a.tarief === b.tarief && a.bedrag === b.bedrag;
}

/** Lines that count: declared, not rejected, not taken back. */
export function leeft(regel: Pick<BestaandeRegel, 'soort' | 'status' | 'gecrediteerd'>): boolean {
  return regel.soort === 'debet' && regel.status !== 'afgewezen' && !regel.gecrediteerd;
}

/** A result that pays nothing is not declared: it stays with the municipality until it agrees (K5). */
const isTeDeclareren = (regel: RegelGetallen): boolean => isTijd(regel.per) || regel.bedrag > 0;

/** Paid on what was made. */
export const isTijd = (per: Per): boolean => per === 'uur' || per === 'dagdeel';

/**
 * What is still to be declared for one month in which was worked: a debit for what was not declared, and for an approved line that is
 * no longer right a credit and a new debit (§10). Never a second live line for the same toewijzing, month and tariff (nor a second one
 * for a traject). `doel` is what the rules say now, `gedeclareerd` every line of this aanbieder for these toewijzingen.
 */
export function bepaalTeDeclareren<R extends RegelGetallen>(
  prestatiemaand: Maand,
  doel: readonly R[],
  gedeclareerd: Gedeclareerd,
): TeDeclareren<R> {
  const uit: TeDeclareren<R> = { credits: [], debets: [], wacht: [] };
  const doelPer = Map.groupBy(doel, (regel) => regel.toewijzing);
  for (const toewijzing of new Set([...doelPer.keys(), ...(gedeclareerd.perMaand.get(prestatiemaand) ?? [])])) {
    const alle = gedeclareerd.perToewijzing.get(toewijzing) ?? [];
    const hier = alle.filter((regel) => regel.prestatiemaand === prestatiemaand);
    const gewenst = doelPer.get(toewijzing) ?? [];
    for (const regel of gewenst)
      if (!isTeDeclareren(regel)) uit.wacht.push({ toewijzing, prestatiemaand, waarom: 'geen-betaling', regel });
    const nu = gewenst.filter(isTeDeclareren);
    const levend = hier.filter(leeft);
    const credits = levend.filter((oud) => !nu.some((regel) => zelfdeGetallen(oud, regel)));
    const debets = nu.filter((regel) => !levend.some((oud) => zelfdeGetallen(oud, regel)));
    if (credits.length === 0 && debets.length === 0) continue;
    const wacht = (waarom: WachtReden) => uit.wacht.push({ toewijzing, prestatiemaand, waarom, regel: debets[0] });
    const elders = alle.some((oud) => oud.per === 'traject' && oud.prestatiemaand !== prestatiemaand && leeft(oud));
    if (hier.some((oud) => oud.status === 'open' || (levend.includes(oud) && oud.declaratieStatus !== 'goedgekeurd')))
      wacht('in-behandeling');
    else if (elders && debets.some((regel) => regel.per === 'traject')) wacht('andere-maand');
    else if (isAlAfgewezen(hier, credits, debets)) wacht('afgewezen');
    else {
      uit.credits.push(...credits);
      uit.debets.push(...debets.map((regel) => ({ prestatiemaand, regel, corrigeert: credits.length > 0 })));
    }
  }
  return uit;
}

// The same proposal was rejected before and nobody answered: it would only come and go.
function isAlAfgewezen(
  hier: readonly GedeclareerdeRegel[],
  credits: readonly GedeclareerdeRegel[],
  debets: readonly RegelGetallen[],
): boolean {
  const laatste = Math.max(...hier.map((regel) => regel.declaratieId));
  const vorige = hier.filter((regel) => regel.declaratieId === laatste);
  if (vorige.length === 0 || vorige.some((regel) => regel.status !== 'afgewezen' || regel.antwoord !== '')) return false;
  const oudeDebets = vorige.filter((regel) => regel.soort === 'debet');
  const oudeCredits = new Set(vorige.flatMap((regel) => regel.corrigeertId ?? []));
  return (
    oudeDebets.length === debets.length &&
    debets.every((regel) => oudeDebets.some((oud) => zelfdeGetallen(oud, regel))) &&
    oudeCredits.size === credits.length &&
    credits.every((regel) => oudeCredits.has(regel.id))
  );
}

/** Outcome of computing a line again: `waarom` is a sentence when it is no longer the same. `nu` is the amount now, in eurocent. */
export type Nagerekend = { gelijk: true } | { gelijk: false; waarom: string; nu: number };

/** Computes a declared line again: `doel` is what the rules say now of the month in which was worked. */
export function rekenNa(regel: BestaandeRegel, doel: readonly Declaratieregel[]): Nagerekend {
  const nu = doel.find((een) => een.toewijzing === regel.toewijzing && een.tarief === regel.tarief && isTeDeclareren(een));
  if (regel.soort === 'credit') {
    const oud = { minuten: -regel.minuten, betaalbaar: -regel.betaalbaar, tarief: regel.tarief, bedrag: -regel.bedrag };
    if (!nu || !zelfdeGetallen(oud, nu)) return { gelijk: true };
    return { gelijk: false, nu: 0, waarom: 'De regel die hier wordt teruggenomen klopt volgens de gegevens van nu toch.' };
  }
  if (nu && zelfdeGetallen(regel, nu)) return { gelijk: true };
  if (!nu) {
    const ander = doel.find((een) => een.toewijzing === regel.toewijzing);
    const waarom = !ander
      ? isTijd(regel.per)
        ? 'Er staan nu geen uren meer in deze maand.'
        : regel.per === 'jaar'
          ? 'Het arrangement liep nu niet in deze maand.'
          : 'Er staat nu geen resultaat meer in deze maand.'
      : ander.tarief !== regel.tarief
        ? `Het tarief is nu ${toonGeld(ander.tarief)}.`
        : `Het resultaat wordt nu anders beoordeeld. ${ander.uitleg}`;
    return { gelijk: false, nu: ander && isTeDeclareren(ander) ? ander.bedrag : 0, waarom };
  }
  const waarom =
    nu.minuten !== regel.minuten
      ? `Er is ${toonTijd(regel.minuten)} gedeclareerd en er staat nu ${toonTijd(nu.minuten)}: de uren zijn na het maken van de declaratie gewijzigd.`
      : nu.betaalbaar !== regel.betaalbaar
        ? `Betaalbaar is nu ${toonTijd(nu.betaalbaar)} in plaats van ${toonTijd(regel.betaalbaar)}: de afspraak of het gebruik in eerdere maanden is gewijzigd.`
        : nu.uitleg;
  return { gelijk: false, nu: nu.bedrag, waarom };
}
