// The Zelfredzaamheid-Matrix in time, and what a matrix needs (AP28). Pure.
import { type Datum, isNa, isoDatum, isVoor, parseDatum, parseDatumNl, toonKort } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { isZrmScore, ZRM_DOMEINEN, ZRM_NAAM, type ZrmDomein, type ZrmScore } from '../kernel/zrm.ts';
import { type Aanwezig, type ConceptInhoud, isAanwezig } from '../ladder/index.ts';
import type { Meting, MetingForm, Scores } from './types.ts';

type Gedateerd = Pick<Meting, 'peildatum' | 'vastgelegdOp' | 'vervallenOp'>;

const opVolgorde = (a: Gedateerd, b: Gedateerd): number =>
  a.peildatum === b.peildatum ? a.vastgelegdOp.getTime() - b.vastgelegdOp.getTime() : a.peildatum < b.peildatum ? -1 : 1;

/** The matrices that count, oldest first: without what a correction ended. */
export function geldendeMetingen<M extends Gedateerd>(metingen: readonly M[]): M[] {
  return metingen.filter(({ vervallenOp }) => vervallenOp === undefined).toSorted(opVolgorde);
}

export type Laatste = { score: ZrmScore; meting: Meting };

/** Of each domain the latest score, with the matrix it comes from; a partly filled matrix leaves the earlier ones standing. */
export function laatsteScores(metingen: readonly Meting[], tot?: string): Partial<Record<ZrmDomein, Laatste>> {
  const uit: Partial<Record<ZrmDomein, Laatste>> = {};
  for (const meting of geldendeMetingen(metingen)) {
    if (tot !== undefined && meting.peildatum > tot) continue;
    for (const domein of ZRM_DOMEINEN) {
      const score = meting.scores[domein]?.score;
      if (score !== undefined) uit[domein] = { score, meting };
    }
  }
  return uit;
}

/** The scores of one domain over time, oldest first. */
export function verloopVanDomein(metingen: readonly Meting[], domein: ZrmDomein): Laatste[] {
  return geldendeMetingen(metingen).flatMap((meting) => {
    const score = meting.scores[domein]?.score;
    return score === undefined ? [] : [{ score, meting }];
  });
}

export type Verandering = { richting: 'hoger' | 'lager' | 'gelijk'; tekst: string };

/** A change in words, neutral in both directions (L4); undefined with nothing before it. */
export function veranderingVan(vorige: ZrmScore | undefined, nu: ZrmScore): Verandering | undefined {
  if (vorige === undefined) return undefined;
  if (nu === vorige) return { richting: 'gelijk', tekst: 'Gelijk gebleven' };
  return { richting: nu > vorige ? 'hoger' : 'lager', tekst: `Van ${vorige} naar ${nu}` };
}

/** The score of a domain before a day, apart from the matrix that is being corrected. */
export function vorigeScore(metingen: readonly Meting[], domein: ZrmDomein, voor: string, zonder?: number): ZrmScore | undefined {
  return verloopVanDomein(
    metingen.filter(({ id }) => id !== zonder),
    domein,
  ).findLast(({ meting }) => meting.peildatum < voor)?.score;
}

/** How many domains have a score, and how many were named as not talked about. */
export function telling(scores: Scores): { gescoord: number; nietBesproken: number } {
  const rij = ZRM_DOMEINEN.flatMap((domein) => scores[domein] ?? []);
  const gescoord = rij.filter(({ score }) => score !== undefined).length;
  return { gescoord, nietBesproken: rij.length - gescoord };
}

/** AP4: the domains that count as a problem by the regeling; which score that is, is its choice. */
export function probleemDomeinen(laatste: Partial<Record<ZrmDomein, Laatste>>, grens: number): ZrmDomein[] {
  return ZRM_DOMEINEN.filter((domein) => (laatste[domein]?.score ?? 9) <= grens);
}

// ── reading a draft ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const NIET_BESPROKEN = 'niet';
export const scoreVeld = (domein: ZrmDomein): string => `score_${domein}`;
export const opmerkingVeld = (domein: ZrmDomein): string => `opmerking_${domein}`;
export const krachtVeld = (domein: ZrmDomein): string => `kracht_${domein}`;

/** Every field of a matrix with its name, in the order of the page. */
export const VELDEN: readonly { veld: string; label: string }[] = [
  { veld: 'reden', label: 'Waarom je verbetert' },
  { veld: 'peildatum', label: 'Dag' },
  ...ZRM_DOMEINEN.flatMap((domein) => [
    { veld: scoreVeld(domein), label: ZRM_NAAM[domein] },
    { veld: opmerkingVeld(domein), label: `${ZRM_NAAM[domein]}, opmerking` },
    { veld: krachtVeld(domein), label: `${ZRM_NAAM[domein]}, wat goed gaat` },
  ]),
  { veld: 'aanwezig', label: 'Wie erbij waren' },
  { veld: 'aanwezig_wie', label: 'Namen of functies' },
  { veld: 'toelichting', label: 'Toelichting' },
  { veld: 'documenten', label: 'Documenten' },
];

const LANG = 500;

/** What a draft says, with everything that is wrong or missing at its field. A partly filled matrix is allowed; an empty one is not. */
export function leesMeting(
  { velden, aanwezig, documenten }: ConceptInhoud,
  o: { vandaag: Datum; geboortedatum: Datum; metingen: readonly Meting[]; stukken: readonly { id: number }[] },
): { form: MetingForm; redenen: Reden[] } {
  const redenen: Reden[] = [];
  const tekst = (veld: string, hoogstens: number): string => {
    const waarde = velden[veld] ?? '';
    if (waarde.length > hoogstens) redenen.push({ veld, tekst: `Schrijf dit korter, in hoogstens ${hoogstens} tekens.` });
    return waarde;
  };
  const dag = leesDag(velden.peildatum ?? '', o, redenen);
  const scores: Scores = {};
  for (const domein of ZRM_DOMEINEN) {
    const gekozen = velden[scoreVeld(domein)] ?? '';
    const opmerking = tekst(opmerkingVeld(domein), LANG);
    const kracht = tekst(krachtVeld(domein), LANG);
    const score = Number(gekozen);
    if (gekozen !== '' && gekozen !== NIET_BESPROKEN && !isZrmScore(score))
      redenen.push({ veld: scoreVeld(domein), tekst: 'Kies een score van 1 tot en met 5, of niet besproken.' });
    else if (gekozen === '' && (opmerking !== '' || kracht !== ''))
      redenen.push({
        veld: scoreVeld(domein),
        tekst: `Bij ${ZRM_NAAM[domein]} staat een tekst zonder score. Kies een score, of kies “niet besproken”.`,
      });
    if (gekozen !== '') scores[domein] = { score: isZrmScore(score) ? score : undefined, opmerking, kracht };
  }
  if (telling(scores).gescoord === 0)
    redenen.push({ veld: scoreVeld('financien'), tekst: 'Geef minstens één leefgebied een score. De andere mag je openlaten.' });
  const wie: Aanwezig[] = aanwezig.filter(isAanwezig);
  if (wie.length === 0) redenen.push({ veld: 'aanwezig', tekst: 'Kies wie er bij het gesprek was.' });
  const aanwezigWie = tekst('aanwezig_wie', 200);
  if (wie.includes('ander') && aanwezigWie === '')
    redenen.push({ veld: 'aanwezig_wie', tekst: 'Schrijf op wie er nog meer bij was.' });
  const gekozen = documenten.map(Number);
  if (gekozen.some((id) => !o.stukken.some((stuk) => stuk.id === id)))
    redenen.push({ veld: 'documenten', tekst: 'Een van de documenten staat niet meer in dit dossier. Kies opnieuw.' });
  const corrigeert = /^[1-9]\d{0,8}$/.test(velden.corrigeert ?? '') ? Number(velden.corrigeert) : undefined;
  const reden = tekst('reden', 2000);
  if (corrigeert !== undefined) {
    if (!o.metingen.some(({ id }) => id === corrigeert))
      redenen.push({ tekst: 'De meting die je verbetert staat niet in dit dossier. Begin opnieuw.' });
    if (reden === '')
      redenen.push({ veld: 'reden', tekst: 'Schrijf op waarom je deze meting verbetert. Zonder reden blijft de oude staan.' });
  }
  const volgorde = VELDEN.map(({ veld }) => veld);
  return {
    form: {
      peildatum: isoDatum(dag),
      aanwezig: wie,
      aanwezigWie,
      toelichting: tekst('toelichting', 2000),
      documenten: [...new Set(gekozen)],
      corrigeert,
      reden,
      scores,
    },
    redenen: redenen.toSorted((a, b) => volgorde.indexOf(a.veld ?? '') - volgorde.indexOf(b.veld ?? '')),
  };
}

function leesDag(getypt: string, o: { vandaag: Datum; geboortedatum: Datum }, redenen: Reden[]): Datum {
  const dag = parseDatumNl(getypt);
  const mis = (tekst: string): Datum => {
    redenen.push({ veld: 'peildatum', tekst });
    return o.vandaag;
  };
  if (!dag)
    return mis(
      getypt === ''
        ? 'Vul in op welke dag je dit besprak.'
        : `“${getypt.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj, bijvoorbeeld 31-01-2020.`,
    );
  if (isNa(dag, o.vandaag)) return mis(`Deze dag ligt in de toekomst. Kies vandaag, ${toonKort(o.vandaag)}, of een eerdere dag.`);
  if (isVoor(dag, o.geboortedatum))
    return mis(`Deze dag ligt vóór de geboortedatum, ${toonKort(o.geboortedatum)}. Kijk het jaartal na.`);
  return dag;
}

/** A matrix as a draft: to correct it, with the documents that it rested on. */
export function conceptVanMeting(meting: Meting, documenten: readonly { id: number }[]): ConceptInhoud {
  const dag = parseDatum(meting.peildatum);
  const velden: Record<string, string> = {
    corrigeert: String(meting.id),
    peildatum: dag ? toonKort(dag) : '',
    aanwezig_wie: meting.aanwezigWie,
    toelichting: meting.toelichting,
  };
  for (const domein of ZRM_DOMEINEN) {
    const score = meting.scores[domein];
    if (!score) continue;
    velden[scoreVeld(domein)] = score.score === undefined ? NIET_BESPROKEN : String(score.score);
    velden[opmerkingVeld(domein)] = score.opmerking;
    velden[krachtVeld(domein)] = score.kracht;
  }
  return { velden, aanwezig: [...meting.aanwezig], documenten: documenten.map(({ id }) => String(id)) };
}
