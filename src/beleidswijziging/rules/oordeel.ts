// What may become of a concept: which text is taken, who may take which step, and what stands in the way.
import { type Geldend, geldendBij, geldendeVersies, type Versie } from '../../beleid/index.ts';
import type { Regeling } from '../../beleid/regeling.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Concept } from '../types.ts';

/** A version as the judgement needs it. */
export type VersieMetHash = Versie & { sleutel: string; hash: string };

const dag = (iso: string): string => toonDatum(datum(iso));

/** The versions of one regeling that apply, without one of them. */
export const reeksVan = <V extends VersieMetHash>(versies: readonly V[], sleutel: string, zonder?: number): Geldend<V>[] =>
  geldendeVersies(versies.filter((versie) => versie.sleutel === sleutel && versie.id !== zonder));

/** What is wrong with a text that was read well: it must be a change of its basis, for this municipality. Each with its field at the top. */
export function tekstFouten(o: {
  regeling: Pick<Regeling, 'regeling' | 'gemeente' | 'geldigVan' | 'vastgesteldOp' | 'bekendgemaaktOp'>;
  hash: string;
  basis: Pick<VersieMetHash, 'hash'>;
  /** Of the own regeling: that of the basis, or of a concept that began with the regeling of another municipality. */
  sleutel: string;
  gemeente: string;
  versies: readonly VersieMetHash[];
}): { veld: string; tekst: string }[] {
  const { regeling, basis, sleutel } = o;
  if (regeling.gemeente !== o.gemeente)
    return [{ veld: 'gemeente', tekst: `dit is een regeling van gemeente ${regeling.gemeente}; schrijf "${o.gemeente}"` }];
  if (regeling.regeling !== sleutel)
    return [{ veld: 'regeling', tekst: `dit is een andere regeling; schrijf ${sleutel}, de sleutel verandert nooit` }];
  if (o.hash === basis.hash) return [{ veld: '', tekst: 'er is niets veranderd; wijzig het bestand en lever het opnieuw in' }];
  const fouten: { veld: string; tekst: string }[] = [];
  const botst = geldigVanConflict(regeling, reeksVan(o.versies, sleutel));
  if (botst) fouten.push({ veld: 'geldigVan', tekst: botst });
  const { vastgesteldOp, bekendgemaaktOp } = regeling;
  if (vastgesteldOp !== null && bekendgemaaktOp !== null && bekendgemaaktOp < vastgesteldOp)
    fouten.push({ veld: 'bekendgemaaktOp', tekst: `ligt voor vastgesteldOp (${vastgesteldOp}); schrijf die dag of een latere` });
  return fouten;
}

/** A version is named by geldigVan and vastgesteldOp: another on the same day must have been decided later (AP31). */
export function geldigVanConflict(
  { geldigVan, vastgesteldOp }: Pick<Regeling, 'geldigVan' | 'vastgesteldOp'>,
  reeks: readonly Geldend<VersieMetHash>[],
): string | undefined {
  const ander = reeks.find(({ versie }) => versie.geldigVan === geldigVan)?.versie;
  if (!ander) return undefined;
  if (vastgesteldOp !== null && vastgesteldOp > (ander.vastgesteldOp ?? '')) return undefined;
  return `er is al een versie die geldt vanaf ${dag(geldigVan)}; vul hieronder in vanaf welke dag de nieuwe versie geldt. Verbeter je die versie zelf? Vul dan bij vastgesteldOp de dag van het nieuwe besluit in${ander.vastgesteldOp === null ? '' : `, na ${ander.vastgesteldOp}`}`;
}

/**
 * The version that a concept ought to start from, when that is another than it did: somebody activated one meanwhile. Undefined when
 * the basis still stands.
 */
export function nieuwereBasis<V extends VersieMetHash>(
  concept: Pick<Concept, 'sleutel' | 'basisId' | 'regelingId'> & { laatste: { geldigVan: string } },
  versies: readonly V[],
): V | undefined {
  const hoort = geldendBij(reeksVan(versies, concept.sleutel, concept.regelingId), concept.laatste.geldigVan);
  return hoort && hoort.id !== concept.basisId ? hoort : undefined;
}

/** Why a regeling of our own cannot begin with that of another municipality like this. */
export function overnameRedenen(o: {
  vanEigen: boolean;
  sleutel: string;
  /** Keys of regelingen and of changes that are being worked on. */
  bezet: readonly string[];
  geldigVan: string;
  vandaag: string;
}): Reden[] {
  const redenen: Reden[] = [];
  if (o.vanEigen)
    redenen.push({ veld: 'van', tekst: 'Dit is een regeling van de eigen gemeente. Maak daar een wijziging van, bij Versies.' });
  if (o.bezet.includes(o.sleutel))
    redenen.push({
      veld: 'naam',
      tekst: `Er is al een regeling of een concept dat zo heet (${o.sleutel}). Kies een andere naam.`,
    });
  if (o.geldigVan < o.vandaag)
    redenen.push({
      veld: 'geldigVan',
      tekst: 'Kies vandaag of een dag die nog komt: een nieuwe route begint niet in het verleden.',
    });
  return redenen;
}

/** The version begins on a day that has passed. */
export const isTerugwerkend = (geldigVan: string, vandaag: string): boolean => geldigVan < vandaag;

type Omgeving = {
  concept: Concept;
  vastgesteldOp: string | null;
  versies: readonly VersieMetHash[];
  vandaag: string;
};

function hindernissen({ concept, vastgesteldOp, versies }: Omgeving): Reden[] {
  const redenen: Reden[] = [];
  const nieuwer = nieuwereBasis(concept, versies);
  if (nieuwer)
    redenen.push({
      veld: 'basis',
      tekst: `Deze wijziging gaat uit van een versie die op ${dag(concept.laatste.geldigVan)} niet meer geldt. Bekijk eerst wat een collega intussen veranderde.`,
    });
  const reeks = reeksVan(versies, concept.sleutel, concept.regelingId);
  const botst = geldigVanConflict({ geldigVan: concept.laatste.geldigVan, vastgesteldOp }, reeks);
  if (botst) redenen.push({ tekst: `De begindag kan niet: ${botst}.` });
  return redenen;
}

/** Why a concept cannot be put ready for the second person. */
export function klaarzetRedenen(
  o: Omgeving & {
    doorgerekend: boolean;
    mislukteGevallen: number;
    /** Places of which the text says itself that something must still be written there. */
    teSchrijven: number;
    faalReden: string;
    terugReden: string;
  },
): Reden[] {
  if (o.concept.status !== 'concept') return [{ tekst: 'Deze wijziging staat niet meer als concept. Open de pagina opnieuw.' }];
  const redenen = hindernissen(o);
  if (o.teSchrijven > 0)
    redenen.push({
      tekst: `In het bestand staat ${o.teSchrijven === 1 ? 'nog één keer' : `nog ${o.teSchrijven} keer`} “Nog te regelen”. Schrijf daar de tekst van de gemeente; bij Nog te regelen staat op welke regel.`,
    });
  if (!o.doorgerekend)
    redenen.push({ tekst: 'De gevolgen zijn nog niet uitgerekend. Wacht tot ze er zijn, of reken ze opnieuw uit.' });
  if (o.mislukteGevallen > 0 && o.faalReden.trim() === '')
    redenen.push({
      veld: 'faalReden',
      tekst: `${o.mislukteGevallen === 1 ? 'Eén voorbeeldgeval klopt' : `${o.mislukteGevallen} voorbeeldgevallen kloppen`} niet meer. Schrijf op waarom dat zo hoort, of pas het bestand aan.`,
    });
  if (isTerugwerkend(o.concept.laatste.geldigVan, o.vandaag) && o.terugReden.trim() === '')
    redenen.push({
      veld: 'terugReden',
      tekst: `De begindag ${dag(o.concept.laatste.geldigVan)} is al voorbij. Schrijf op waarom de versie met terugwerkende kracht ingaat.`,
    });
  return redenen;
}

/** Four eyes: whoever wrote a text of it or put it ready does not activate it. */
export const magActiveren = (concept: Pick<Concept, 'schrijvers' | 'gemaaktDoorId'>, gebruikerId: number): boolean =>
  !concept.schrijvers.includes(gebruikerId) && concept.gemaaktDoorId !== gebruikerId;

/** Why it cannot be activated now, by this person. */
export function activeerRedenen(
  o: Omgeving & { gebruikerId: number; klaargezetDoorId: number | undefined; gezien: boolean; terugReden: string },
): Reden[] {
  if (o.concept.status !== 'klaargezet')
    return [{ tekst: 'Deze wijziging staat niet klaar om te activeren. Open de pagina opnieuw.' }];
  if (!magActiveren(o.concept, o.gebruikerId) || o.klaargezetDoorId === o.gebruikerId)
    return [{ tekst: 'Je hebt zelf aan deze wijziging gewerkt. Vraag een collega van beleid of beheer om haar te activeren.' }];
  const redenen = hindernissen(o);
  if (!o.gezien) redenen.push({ veld: 'gezien', tekst: 'Bekijk de verschillen en de gevolgen, en zet dan een vinkje.' });
  if (isTerugwerkend(o.concept.laatste.geldigVan, o.vandaag) && o.concept.terugReden === '' && o.terugReden.trim() === '')
    redenen.push({
      veld: 'terugReden',
      tekst: `De begindag ${dag(o.concept.laatste.geldigVan)} is intussen voorbij. Schrijf op waarom de versie met terugwerkende kracht ingaat.`,
    });
  return redenen;
}

/** Why it can no longer be withdrawn. */
export function intrekRedenen(concept: Concept, vandaag: string, reden: string): Reden[] {
  if (concept.status !== 'geactiveerd') return [{ tekst: 'Deze wijziging is niet actief. Open de pagina opnieuw.' }];
  if (concept.laatste.geldigVan <= vandaag)
    return [
      {
        tekst: `Deze versie geldt sinds ${dag(concept.laatste.geldigVan)}. Intrekken kan alleen vóór die dag; maak een nieuwe versie.`,
      },
    ];
  if (reden.trim() === '') return [{ veld: 'reden', tekst: 'Schrijf op waarom je de versie intrekt.' }];
  return [];
}
