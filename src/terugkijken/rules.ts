// The dossier on a day, as it was known on a day: every fact has both, and both must lie behind. Pure.
import { type Datum, datum, isNa, isoDatum, parseDatum, parseDatumNl, plusDagen, toonDatum } from '../kernel/datum.ts';
import { bevat, fromDaterange, fromMultirange, toMultirange } from '../kernel/periode.ts';
import { type Bepaling, huidigeBepaling } from '../ladder/index.ts';
import type { StandToewijzing, Toen, ToenBepaling, ToenFeiten, ToenToewijzing, Tweetijdig } from './types.ts';

/** ISO dates: the day looked at, and the day whose knowledge counts. */
export interface Kijk {
  dag: string;
  bekend: string;
}

const was = (feit: Tweetijdig | undefined, k: Kijk): boolean =>
  feit !== undefined && feit.geldt <= k.dag && feit.bekend <= k.bekend;

/** It already held, and nobody had written it down yet. */
const kwamLater = (feit: Tweetijdig | undefined, k: Kijk): feit is Tweetijdig =>
  feit !== undefined && feit.geldt <= k.dag && feit.bekend > k.bekend;

/** A determination corrected later still counted until then. */
const bepalingOp = (bepalingen: readonly ToenBepaling[], k: Kijk): Bepaling | undefined =>
  huidigeBepaling(
    bepalingen
      .filter((b) => b.peildatum <= k.dag && b.bekend <= k.bekend)
      .map((b) => (b.vervallen !== undefined && b.vervallen > k.bekend ? { ...b, vervallenOp: undefined } : b)),
  );

/** The suspended days as they were known: what was written down later is left out. */
function opgeschortOp(t: ToenToewijzing, k: Kijk): string {
  if (t.wijzigingen.every(({ bekend }) => bekend <= k.bekend)) return t.opgeschort;
  const bekend = t.wijzigingen.filter((w) => w.bekend <= k.bekend);
  const perioden = bekend
    .filter(({ soort }) => soort === 'opschorting')
    .flatMap((w) => {
      const hervat = bekend.findLast(({ soort, betreft }) => soort === 'hervatting' && betreft === w.id);
      const van = datum(w.geldt);
      const tot = hervat ? plusDagen(datum(hervat.geldt), -1) : datum(w.tot ?? w.geldt);
      return isoDatum(tot) < w.geldt ? [] : [{ van, tot }];
    });
  return toMultirange(perioden);
}

/** Weekly minutes on the day looked at, as they were known. */
function minutenOp(t: ToenToewijzing, k: Kijk): number | undefined {
  const uren = t.wijzigingen.filter(({ soort }) => soort === 'uren');
  if (uren.length === 0) return t.minutenPerWeek;
  const bekend = uren
    .filter((w) => was(w, k))
    // Of two from the same Monday the latest decided counts: the order in which they were decided stays.
    .toSorted((a, b) => (a.geldt < b.geldt ? -1 : a.geldt > b.geldt ? 1 : 0))
    .at(-1);
  return bekend?.minuten ?? t.urenEerder[0]?.minuten ?? t.minutenPerWeek;
}

/**
 * The version that decided: until the day on which another came in its place, and until that was known, the one before. Duties of the days
 * before stay with the version of then. One that came for all of a regeling is known: it has no besluit of its own.
 */
function regelingOp(t: ToenToewijzing, k: Kijk): Pick<StandToewijzing, 'regelingId' | 'regelingEerder'> {
  const telt = ({ tot }: { tot: string }): boolean => {
    const geldt = isoDatum(plusDagen(datum(tot), 1));
    const besluit = t.wijzigingen.find((w) => w.regelingVoor !== undefined && w.geldt === geldt);
    return geldt <= k.dag && (besluit === undefined || besluit.bekend <= k.bekend);
  };
  const nog = t.regelingEerder.findIndex((een) => !telt(een));
  return {
    regelingId: t.regelingEerder[nog]?.regelingId ?? t.regelingId,
    regelingEerder: nog === -1 ? t.regelingEerder : t.regelingEerder.slice(0, nog),
  };
}

const isVerlenging = ({ soort }: { soort: string }): boolean => soort === 'verlenging';

/** One toewijzing on the day; undefined when it was not there, or not known. */
export function toewijzingOp(t: ToenToewijzing, k: Kijk): StandToewijzing | undefined {
  if (!was(t, k)) return undefined;
  const [eersteLater] = t.wijzigingen.filter(({ bekend }) => bekend > k.bekend);
  const looptijd = eersteLater?.looptijdVoor ?? t.looptijd;
  const verlengingenLater = t.wijzigingen.filter((w) => isVerlenging(w) && w.bekend > k.bekend).length;
  const opgeschort = opgeschortOp(t, k);
  const dag = datum(k.dag);
  // The last day belongs to it: the day after, it has ended. What was known of an end then may have been taken back since.
  const einden = t.wijzigingen.filter(({ soort }) => soort === 'einde' || soort === 'herstel');
  const einde = einden.findLast(({ bekend }) => bekend <= k.bekend);
  const anders = einden.at(-1)?.soort !== 'einde' && t.beeindigd;
  const uit =
    einde?.soort === 'einde' ? einde : anders ? { ...anders, geldt: isoDatum(plusDagen(datum(anders.geldt), 1)) } : undefined;
  const status = was(t.geweigerd, k)
    ? 'geweigerd'
    : was(uit, k) || (was(t.gestart, k) && isoDatum(fromDaterange(looptijd).tot) < k.dag)
      ? 'beeindigd'
      : was(t.gestart, k)
        ? 'gestart'
        : was(t.geaccepteerd, k)
          ? 'geaccepteerd'
          : 'toegewezen';
  return {
    toewijzing: t,
    status,
    ...regelingOp(t, k),
    looptijd,
    opgeschort,
    minutenPerWeek: minutenOp(t, k),
    isOpgeschort: opgeschort !== '{}' && fromMultirange(opgeschort).some((periode) => bevat(periode, dag)),
    verlengingen: t.verlengingen.slice(0, Math.max(0, t.verlengingen.length - verlengingenLater)),
    verlengd: Math.max(0, t.verlengd - verlengingenLater),
    voortgang: t.voortgang.filter((v) => was(v, k)).map(({ geldt }) => ({ datum: geldt })),
    afdoeningen: t.afdoeningen.filter((a) => was({ geldt: a.wat === 'gepland' ? a.bekend : a.dag, bekend: a.bekend }, k)),
  };
}

const wijzigingTekst: Record<string, string> = {
  verlenging: 'is verlengd',
  opschorting: 'is opgeschort',
  hervatting: 'gaat weer verder',
  uren: 'heeft andere uren',
  plaats: 'is op een andere plek',
  aanbieder: 'gaat naar een andere aanbieder',
  einde: 'is eerder geëindigd',
  herstel: 'is hersteld',
  vergissing: 'was een vergissing',
  versie: 'valt onder andere regels',
};

/** What already held on the day and was written down after the day of knowing, in the order in which it became known. */
function laterVan(f: ToenFeiten, k: Kijk, product: (product: string) => string): Toen['later'] {
  const uit: (Tweetijdig & { wat: string })[] = [];
  const zet = (feit: Tweetijdig | undefined, wat: string): void => {
    if (kwamLater(feit, k)) uit.push({ geldt: feit.geldt, bekend: feit.bekend, wat });
  };
  for (const b of f.bepalingen)
    zet({ geldt: b.peildatum, bekend: b.bekend }, `Trede ${b.trede}${b.corrigeert ? ' (correctie)' : ''}`);
  for (const b of f.besluiten) {
    zet(b, `Besluit over ${product(b.product)}, beschikking ${b.beschikkingnummer}`);
    zet(b.bekendgemaakt, `Beschikking ${b.beschikkingnummer} bekendgemaakt`);
  }
  for (const t of f.toewijzingen) {
    const naam = `${product(t.product)} bij ${t.aanbieder}`;
    zet(t, `${naam} toegewezen`);
    zet(t.geaccepteerd, `${naam} geaccepteerd`);
    zet(t.gestart, `${naam} gestart`);
    zet(t.geweigerd, `${naam} geweigerd door de aanbieder`);
    zet(t.beeindigd, `${naam} beëindigd`);
    for (const w of t.wijzigingen) zet(w, `${naam} ${wijzigingTekst[w.soort] ?? 'is gewijzigd'}`);
    for (const v of t.voortgang) zet(v, `Voortgang over ${naam}`);
    for (const a of t.afdoeningen)
      if (a.wat !== 'gepland') zet({ geldt: a.dag, bekend: a.bekend }, `Plicht bij ${naam} vastgelegd`);
  }
  for (const p of f.plannen) zet(p, `Plan, versie ${p.nummer}`);
  for (const r of f.resultaten) {
    zet(r, `Resultaat: trede ${r.trede}`);
    zet(r.oordeel, `Oordeel over het resultaat van trede ${r.trede}`);
  }
  for (const o of f.orientaties) zet(o, `Oriëntatie bij ${o.centrum}`);
  return uit.toSorted((a, b) => (a.bekend === b.bekend ? (a.geldt < b.geldt ? -1 : 1) : a.bekend < b.bekend ? -1 : 1));
}

/** The whole dossier on `k.dag`, with what was written down up to and including `k.bekend`. */
export function toenVan(f: ToenFeiten, k: Kijk, product: (product: string) => string): Toen {
  const tegelijk = k.dag < k.bekend ? k.dag : k.bekend;
  return {
    naam: f.eerdereNamen.find(({ tot }) => tot > k.bekend) ?? f.naam,
    uitkering: f.uitkeringen.findLast(({ van, tot }) => van <= tegelijk && (tot === undefined || tot > tegelijk))?.soort,
    bepaling: bepalingOp(f.bepalingen, k),
    besluiten: f.besluiten.filter((b) => was(b, k)).map((b) => ({ ...b, isBekend: was(b.bekendgemaakt, k) })),
    toewijzingen: f.toewijzingen.flatMap((t) => toewijzingOp(t, k) ?? []),
    plan: f.plannen.filter((p) => !p.ingetrokken && was(p, k)).at(-1),
    resultaten: f.resultaten
      .filter((r) => was(r, k))
      .map((r) => ({ ...r, akkoord: was(r.oordeel, k) ? r.oordeel?.akkoord : undefined })),
    orientaties: f.orientaties.flatMap((o) => {
      const stap = o.stappen.findLast(({ dag }) => dag <= tegelijk);
      return stap ? [{ centrum: o.centrum, ...stap }] : [];
    }),
    brieven: f.brieven.filter(({ dag }) => dag <= tegelijk),
    verhalen: f.verhalen.flatMap(({ soort, pad, stappen }) => {
      const stap = stappen.findLast((een) => was(een, k));
      return stap && stap.weg !== true ? [{ soort, pad, wat: stap.wat, dag: stap.geldt }] : [];
    }),
    later: laterVan(f, k, product),
  };
}

/** The days on which something became so, oldest first: where one can jump to. */
export function dagenVan(f: ToenFeiten): string[] {
  const feiten: (Tweetijdig | undefined)[] = [
    ...f.bepalingen.map((b) => ({ geldt: b.peildatum, bekend: '' })),
    ...f.besluiten.flatMap((b) => [b, b.bekendgemaakt]),
    ...f.toewijzingen.flatMap((t) => [t, t.geaccepteerd, t.gestart, t.geweigerd, t.beeindigd, ...t.wijzigingen, ...t.voortgang]),
    ...f.toewijzingen.flatMap((t) =>
      t.regelingEerder.map(({ tot }) => ({ geldt: isoDatum(plusDagen(datum(tot), 1)), bekend: '' })),
    ),
    ...f.plannen,
    ...f.resultaten.flatMap((r) => [r, r.oordeel]),
    ...f.orientaties,
    ...f.verhalen.flatMap(({ stappen }) => stappen),
  ];
  return [...new Set(feiten.flatMap((feit) => (feit ? [feit.geldt] : [])))].sort();
}

/** "Zo stond het dossier op 1 maart 2026, met wat toen bekend was." `bekend` undefined: everything that is known now. */
export function kijkTekst(dag: Datum, bekend: Datum | undefined): string {
  const wat = !bekend
    ? 'met wat nu bekend is'
    : bekend.equals(dag)
      ? 'met wat toen bekend was'
      : `met wat op ${toonDatum(bekend)} bekend was`;
  return `Zo stond het dossier op ${toonDatum(dag)}, ${wat}.`;
}

/** The two days of a look; everything that is known now when no day of knowing was asked. */
export const kijkVan = (dag: Datum, bekend: Datum | undefined): Kijk => ({
  dag: isoDatum(dag),
  bekend: bekend ? isoDatum(bekend) : '9999-12-31',
});

/** What was asked in the address: a day typed as 22-11-2026 or as in a link, and whose knowledge counts (undefined: of now). */
export function leesKijk(
  vraag: { dag: string; bekend: string },
  vandaag: Datum,
): { dag: Datum; bekend: Datum | undefined; fouten: { veld: string; tekst: string }[] } {
  const fouten: { veld: string; tekst: string }[] = [];
  const lees = (veld: 'dag' | 'bekend'): Datum | undefined => {
    const tekst = vraag[veld].trim();
    if (tekst === '') return undefined;
    const gelezen = parseDatum(tekst) ?? parseDatumNl(tekst);
    if (!gelezen) fouten.push({ veld, tekst: 'Dit is geen dag die bestaat. Schrijf hem als 31-01-2020.' });
    else if (isNa(gelezen, vandaag))
      fouten.push({ veld, tekst: 'Deze dag ligt in de toekomst. Kies vandaag of een dag daarvoor.' });
    else return gelezen;
    return undefined;
  };
  const dag = lees('dag') ?? vandaag;
  return { dag, bekend: lees('bekend'), fouten };
}
