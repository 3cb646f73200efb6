// The plan without I/O: reading a goal, how far agreement is, what changed, who is around somebody.
import { type Datum, isNa, isoDatum, isVoor, parseDatumNl, toonDatum } from '../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import { isTrede } from '../kernel/trede.ts';
import type { DoelInPlan, DoelInvoer, Mens, Partij, Plan, Plandoel, VastContact, WoordVeld } from './types.ts';

const TE_LANG = (max: number): string => `Schrijf hoogstens ${max} tekens.`;

/** Reads a goal of the form: what, by what one sees it, who does what, when, and toward which trede. All faults at once. */
export const leesDoel = (
  waarden: Readonly<Record<string, string>>,
  o: { vandaag: Datum; toewijzingen: readonly number[] },
): Resultaat<DoelInvoer> => {
  const redenen: Reden[] = [];
  const { soort = '', tekst = '', maat = '', wie = '', trede = '', plek = '' } = waarden;
  if (soort !== 'doel' && soort !== 'leerdoel')
    redenen.push({ veld: 'soort', tekst: 'Kies of dit een doel of een leerdoel is.' });
  if (tekst === '') redenen.push({ veld: 'tekst', tekst: 'Schrijf het doel op, in woorden van de inwoner.', regel: 'AP36' });
  else if (tekst.length > 500) redenen.push({ veld: 'tekst', tekst: TE_LANG(500) });
  if (maat === '') redenen.push({ veld: 'maat', tekst: 'Schrijf op waaraan jullie zien dat het is gelukt.' });
  else if (maat.length > 500) redenen.push({ veld: 'maat', tekst: TE_LANG(500) });
  if (wie === '') redenen.push({ veld: 'wie', tekst: 'Schrijf op wie wat doet.' });
  else if (wie.length > 500) redenen.push({ veld: 'wie', tekst: TE_LANG(500) });
  const dag = waarden.uiterlijk ? parseDatumNl(waarden.uiterlijk) : undefined;
  if (!waarden.uiterlijk)
    redenen.push({ veld: 'uiterlijk', tekst: 'Vul in wanneer jullie kijken of het is gelukt, bijvoorbeeld 01-06-2027.' });
  else if (!dag)
    redenen.push({
      veld: 'uiterlijk',
      tekst: `“${waarden.uiterlijk.slice(0, 30)}” is geen datum. Schrijf dag-maand-jaar, bijvoorbeeld 01-06-2027.`,
    });
  else if (isVoor(dag, o.vandaag))
    redenen.push({ veld: 'uiterlijk', tekst: `Deze dag is voorbij. Kies een dag vanaf vandaag, ${toonDatum(o.vandaag)}.` });
  const nummer = Number(trede);
  const naarTrede = trede === '' ? undefined : isTrede(nummer) ? nummer : null;
  if (naarTrede === null) redenen.push({ veld: 'trede', tekst: 'Kies een trede van de ladder, of geen.' });
  const toewijzing = plek === '' ? undefined : Number(plek);
  if (toewijzing !== undefined && !o.toewijzingen.includes(toewijzing))
    redenen.push({ veld: 'plek', tekst: 'Kies een plek die nu loopt, of geen.' });
  if (redenen.length > 0 || !dag || naarTrede === null || (soort !== 'doel' && soort !== 'leerdoel'))
    return geweigerd(...redenen);
  return gelukt({ soort, tekst, maat, wie, uiterlijk: dag, trede: naarTrede, toewijzingId: toewijzing });
};

/** What a version may do with a goal that ran before it; each needs a reason. */
export const leesWatErmee = (
  waarden: Readonly<Record<string, string>>,
): Resultaat<{ stand: 'gehaald' | 'vervallen' | 'aangepast'; reden: string }> => {
  const stand = waarden.stand ?? '';
  const reden = waarden.reden ?? '';
  if (stand !== 'gehaald' && stand !== 'vervallen' && stand !== 'aangepast')
    return geweigerd({ veld: 'stand', tekst: 'Kies wat er met dit doel gebeurt.' });
  if (reden === '')
    return geweigerd({
      veld: 'reden',
      tekst: stand === 'gehaald' ? 'Schrijf op waaraan jullie zien dat het is gehaald.' : 'Schrijf op waarom.',
    });
  if (reden.length > 2000) return geweigerd({ veld: 'reden', tekst: TE_LANG(2000) });
  return gelukt({ stand, reden });
};

/** What must be so before a version is put before the others (AP36: a plan names the goal before the start). */
export const voorlegRedenen = (
  plan: Pick<Plan, 'nummer' | 'status'>,
  doelen: readonly Pick<Plandoel, 'stand'>[],
  o: { reden: string; evaluatie: string; vandaag: Datum },
): Reden[] => {
  const redenen: Reden[] = [];
  if (plan.status !== 'concept') redenen.push({ tekst: 'Deze versie is al voorgelegd.' });
  if (!doelen.some(({ stand }) => LOOPT.includes(stand)))
    redenen.push({
      tekst: 'Zet eerst minstens één doel in het plan: iedereen moet weten waar jullie samen naartoe werken.',
      regel: 'AP36',
    });
  if (plan.nummer > 1 && o.reden === '') redenen.push({ veld: 'reden', tekst: 'Schrijf op waarom er een nieuwe versie is.' });
  if (o.reden.length > 2000) redenen.push({ veld: 'reden', tekst: TE_LANG(2000) });
  if (o.evaluatie !== '') {
    const dag = parseDatumNl(o.evaluatie);
    if (!dag) redenen.push({ veld: 'evaluatie', tekst: `“${o.evaluatie.slice(0, 30)}” is geen datum. Schrijf dag-maand-jaar.` });
    else if (!isNa(dag, o.vandaag)) redenen.push({ veld: 'evaluatie', tekst: 'Kies een dag na vandaag.' });
  }
  return redenen;
};

const LOOPT: readonly DoelInPlan[] = ['nieuw', 'blijft', 'aangepast'];

/** Goals that a version works on, and those it closes. */
export const verdeelDoelen = <T extends Pick<Plandoel, 'stand'>>(doelen: readonly T[]): { loopt: T[]; klaar: T[] } => ({
  loopt: doelen.filter(({ stand }) => LOOPT.includes(stand)),
  klaar: doelen.filter(({ stand }) => !LOOPT.includes(stand)),
});

/** Whom a version is put before: the resident, and each aanbieder of whom a goal stands in it. */
export const partijenVan = (
  doelen: readonly Pick<Plandoel, 'stand' | 'aanbiederId'>[],
): ({ wie: 'inwoner' } | { wie: 'aanbieder'; aanbiederId: number })[] => [
  { wie: 'inwoner' },
  ...[...new Set(doelen.flatMap(({ aanbiederId }) => (aanbiederId === null ? [] : [aanbiederId])))].map((aanbiederId) => ({
    wie: 'aanbieder' as const,
    aanbiederId,
  })),
];

/** How far a version is: everybody agreed, somebody does not, or somebody has not answered. */
export const akkoordStand = (
  partijen: readonly Partij[],
): { stand: 'allen' | 'oneens' | 'wacht'; oneens: Partij[]; wacht: Partij[] } => {
  const oneens = partijen.filter(({ antwoord }) => antwoord?.akkoord === false);
  const wacht = partijen.filter(({ antwoord }) => antwoord === undefined);
  return { stand: oneens.length > 0 ? 'oneens' : wacht.length > 0 ? 'wacht' : 'allen', oneens, wacht };
};

/** Whether an answer can still be given, and on what is seen now. */
export const antwoordReden = (plan: Pick<Plan, 'status'>, o: { akkoord: boolean; toelichting: string }): Reden | undefined => {
  if (plan.status !== 'voorgelegd') return { tekst: 'Dit plan is net veranderd. Lees het nog een keer.' };
  if (!o.akkoord && o.toelichting === '') return { veld: 'toelichting', tekst: 'Schrijf op waarom niet.' };
  if (o.toelichting.length > 2000) return { veld: 'toelichting', tekst: TE_LANG(2000) };
  return undefined;
};

/** What is shared with an aanbieder: the words only when the resident agrees with that. */
export const gedeeldeWoorden = (delen: boolean, woorden: Readonly<Partial<Record<WoordVeld, string>>>): string | null =>
  delen ? JSON.stringify(woorden) : null;

/** The contact person: who was chosen, or the consulent when nobody was (OS2; keuze of this product for where no plan says otherwise). */
export const vastContactVan = (
  gekozen: VastContact | undefined,
  consulent: Mens | undefined,
  vervanger: { naam: string; telefoon: string } | undefined,
): VastContact | undefined =>
  gekozen ??
  (consulent && {
    naam: consulent.naam,
    organisatie: consulent.organisatie,
    telefoon: consulent.telefoon,
    vervanger: vervanger?.naam ?? '',
    vervangerTelefoon: vervanger?.telefoon ?? '',
    sinds: consulent.sinds,
    vanzelf: true,
  });

/** Reads a professional of the form. */
export const leesBetrokkene = (
  waarden: Readonly<Record<string, string>>,
  vandaag: Datum,
): Resultaat<{
  naam: string;
  organisatie: string;
  rol: string;
  telefoon: string;
  sinds: string;
  tot: string | null;
  laatsteContact: string | null;
}> => {
  const redenen: Reden[] = [];
  const { naam = '', organisatie = '', rol = '', telefoon = '' } = waarden;
  if (naam === '') redenen.push({ veld: 'naam', tekst: 'Vul de naam in.' });
  if (rol === '') redenen.push({ veld: 'rol', tekst: 'Vul in wat deze persoon doet, bijvoorbeeld jobcoach.' });
  for (const [veld, waarde, max] of [
    ['naam', naam, 120],
    ['organisatie', organisatie, 120],
    ['rol', rol, 120],
    ['telefoon', telefoon, 40],
  ] as const)
    if (waarde.length > max) redenen.push({ veld, tekst: TE_LANG(max) });
  if (telefoon !== '' && !/^[\d\s+()-]{6,}$/.test(telefoon))
    redenen.push({ veld: 'telefoon', tekst: 'Schrijf het telefoonnummer in cijfers, bijvoorbeeld 055 000 2001.' });
  const dag = (veld: string, verplicht: boolean): Datum | undefined => {
    const tekst = waarden[veld] ?? '';
    const d = parseDatumNl(tekst);
    if (tekst === '' && verplicht) redenen.push({ veld, tekst: 'Vul de datum in, bijvoorbeeld 01-09-2026.' });
    else if (tekst !== '' && !d) redenen.push({ veld, tekst: `“${tekst.slice(0, 30)}” is geen datum. Schrijf dag-maand-jaar.` });
    else if (d && isNa(d, vandaag)) redenen.push({ veld, tekst: `Kies een dag tot en met vandaag, ${toonDatum(vandaag)}.` });
    return d;
  };
  const sinds = dag('sinds', true);
  const tot = dag('tot', false);
  const contact = dag('laatste_contact', false);
  if (sinds && tot && isVoor(tot, sinds)) redenen.push({ veld: 'tot', tekst: 'De laatste dag ligt voor de eerste.' });
  if (!sinds || redenen.length > 0) return geweigerd(...redenen);
  return gelukt({
    naam,
    organisatie,
    rol,
    telefoon,
    sinds: isoDatum(sinds),
    tot: tot ? isoDatum(tot) : null,
    laatsteContact: contact ? isoDatum(contact) : null,
  });
};
