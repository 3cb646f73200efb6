// What is true of an account today, and what a change of it means.
import { type Datum, datum, isVoor, parseDatum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { fromDaterangeOpen, overlapt, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Afwezigheid, Bereikbaar, Caseload, Medewerker, Versie } from '../types.ts';

/** Ground in the logboek for what is done to accounts, teams and absences. */
export const GROND_TOEGANG = 'beheer van toegang';

export type Stand = 'uit-dienst' | 'uit' | 'vertrekt' | 'niet-uitgenodigd' | 'uitgenodigd' | 'verlopen' | 'nog-niet' | 'actief';

/** What the account is today. `uitnodiging`: the one that was not accepted or withdrawn, if any. */
export const standVan = (
  m: Pick<Medewerker, 'actief' | 'gekoppeld' | 'laatsteDag' | 'laatstIngelogd'>,
  uitnodiging: { verlopen: boolean } | undefined,
  vandaag: Datum,
): Stand => {
  if (m.laatsteDag && isVoor(m.laatsteDag, vandaag)) return 'uit-dienst';
  if (!m.actief) return m.laatsteDag ? 'uit-dienst' : 'uit';
  if (m.laatsteDag) return 'vertrekt';
  if (!m.gekoppeld) return uitnodiging ? (uitnodiging.verlopen ? 'verlopen' : 'uitgenodigd') : 'niet-uitgenodigd';
  return m.laatstIngelogd ? 'actief' : 'nog-niet';
};

/** Everything in a caseload that does not stand still with the person who had it. */
export const heeftCaseload = (c: Caseload): boolean => c.aangemeld + c.inOnderzoek + c.inTraject + c.afgerond > 0;

const aantal = (n: number, een: string, meer: string): string => `${n} ${n === 1 ? een : meer}`;

/** "12 inwoners" */
export const inwoners = (n: number): string => aantal(n, 'inwoner', 'inwoners');

/** What moves along, for the review page; only what there is. */
export const caseloadRegels = (c: Caseload): { vraag: string; antwoord: string }[] =>
  [
    { vraag: 'Aangemeld', n: c.aangemeld, antwoord: inwoners(c.aangemeld) },
    { vraag: 'In onderzoek', n: c.inOnderzoek, antwoord: inwoners(c.inOnderzoek) },
    { vraag: 'In traject', n: c.inTraject, antwoord: inwoners(c.inTraject) },
    { vraag: 'Afgerond', n: c.afgerond, antwoord: inwoners(c.afgerond) },
    {
      vraag: 'Lopende toewijzingen',
      n: c.toewijzingen,
      antwoord: `${aantal(c.toewijzingen, 'toewijzing', 'toewijzingen')}, met ${aantal(c.doelen, 'doel', 'doelen')}`,
    },
    { vraag: 'Getoetst, nog geen besluit', n: c.zonderBesluit, antwoord: inwoners(c.zonderBesluit) },
    { vraag: 'Besluit waarvan de brief nog weg moet', n: c.zonderBrief, antwoord: aantal(c.zonderBrief, 'besluit', 'besluiten') },
    { vraag: 'Voortgang die nog niet is gelezen', n: c.ongelezen, antwoord: aantal(c.ongelezen, 'bericht', 'berichten') },
    {
      vraag: 'Resultaat dat nog bevestigd moet worden',
      n: c.resultaten,
      antwoord: aantal(c.resultaten, 'resultaat', 'resultaten'),
    },
  ].flatMap(({ n, ...regel }) => (n > 0 ? [regel] : []));

/** Why this absence may not be stored. The database refuses an overlap as well. */
export const afwezigheidRedenen = (
  o: { gebruikerId: number; van: Datum; tot: Datum | null; vervangerId: number | undefined; id?: number },
  bekend: readonly Afwezigheid[],
): Reden[] => {
  const redenen: Reden[] = [];
  if (o.tot !== null && isVoor(o.tot, o.van))
    return [{ veld: 'tot', tekst: 'De laatste dag ligt voor de eerste. Kies een latere dag, of laat hem leeg.' }];
  const geldig = { van: o.van, tot: o.tot };
  const dubbel = bekend.find((een) => een.id !== o.id && een.gebruikerId === o.gebruikerId && overlapt(een.periode, geldig));
  if (dubbel)
    redenen.push({
      veld: 'van',
      tekst: `${dubbel.naam} staat al als afwezig, ${toonPeriode(dubbel.periode)}. Wijzig die afwezigheid, of kies andere dagen.`,
    });
  if (o.vervangerId === o.gebruikerId) redenen.push({ veld: 'vervanger', tekst: 'Kies een ander als vervanger.' });
  const weg = bekend.find((een) => een.gebruikerId === o.vervangerId && overlapt(een.periode, geldig));
  if (weg)
    redenen.push({
      veld: 'vervanger',
      tekst: `${weg.naam} is zelf afwezig, ${toonPeriode(weg.periode)}. Kies een ander als vervanger.`,
    });
  return redenen;
};

/** "afwezig tot en met 4 december 2026, vervanger Murat; laatste dag 31 december 2026"; '' for who is there and stays. */
export const bereikbaarTekst = ({ afwezig, laatsteDag }: Bereikbaar): string =>
  [
    afwezig &&
      `afwezig${afwezig.periode.tot ? ` tot en met ${toonDatum(afwezig.periode.tot)}` : ', einde nog niet bekend'}, ${afwezig.vervanger ? `vervanger ${afwezig.vervanger}` : 'geen vervanger'}`,
    laatsteDag && `laatste dag ${toonDatum(laatsteDag)}`,
  ]
    .filter(Boolean)
    .join('; ');

/** Why this cannot be somebody's last day. */
export const laatsteDagRedenen = (laatste: Datum, vandaag: Datum): Reden[] =>
  isVoor(laatste, vandaag)
    ? [{ veld: 'laatste', tekst: `Kies ${toonDatum(vandaag)} of later. Wat al gebeurd is verandert niet.` }]
    : isVoor(plusDagen(vandaag, 366), laatste)
      ? [{ veld: 'laatste', tekst: 'Kies een dag binnen een jaar. Regel een vertrek dat later is later.' }]
      : [];

// ── what changed ──

export type Wijziging = { op: Date; door: string | undefined; wat: string[] };

/** How a stored value is read; undefined: this field is not shown. */
export type ToonVeld = (veld: string, waarde: unknown) => { label: string; tekst: string } | undefined;

/**
 * Each change of what was stored, newest first: "Functie: van ‘x’ naar ‘y’". `versies` are oldest first; the first state of an object
 * is told by `begin` (undefined: not at all).
 */
export const wijzigingen = (
  versies: readonly Versie[],
  toon: (versie: Versie) => ToonVeld,
  begin: (versie: Versie) => string | undefined,
): Wijziging[] => {
  const vorige = new Map<string, Versie>();
  const uit: Wijziging[] = [];
  for (const versie of versies) {
    const sleutel = `${versie.soort} ${versie.objectId}`;
    const oud = vorige.get(sleutel);
    vorige.set(sleutel, versie);
    const wat = oud ? verschillen(oud, versie, toon(versie)) : [begin(versie)].filter((tekst) => tekst !== undefined);
    if (wat.length > 0) uit.push({ op: versie.op, door: versie.door, wat });
  }
  return uit.reverse().sort((a, b) => b.op.getTime() - a.op.getTime());
};

const verschillen = (oud: Versie, nieuw: Versie, toon: ToonVeld): string[] =>
  Object.keys(nieuw.inhoud).flatMap((veld) => {
    const a = toon(veld, oud.inhoud[veld]);
    const b = toon(veld, nieuw.inhoud[veld]);
    if (!a || !b || a.tekst === b.tekst) return [];
    return [`${b.label}: van ‘${a.tekst}’ naar ‘${b.tekst}’`];
  });

/** Text of a stored day; '' for none. */
export const dagTekst = (waarde: unknown): string => {
  const gelezen = typeof waarde === 'string' ? parseDatum(waarde) : undefined;
  return gelezen ? toonDatum(datum(gelezen.toString())) : '';
};

/** Text of a stored daterange. */
export const periodeTekst = (waarde: unknown): string => {
  if (typeof waarde !== 'string') return '';
  try {
    return toonPeriode(fromDaterangeOpen(waarde));
  } catch {
    return waarde;
  }
};
