import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct, type OpgeslagenRegeling } from '../../beleid/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { inRegeling, vierOgenBij } from '../handtekeningen.ts';
import { type ConceptRij, findConcept, leesGetypt, updateConcept } from '../queries/concept.ts';
import { findBesluit, findBetreft } from '../queries/index.ts';
import { listSamenspraak } from '../queries/samen.ts';
import { samenMet, samenRedenen } from '../samen.ts';
import { BesluitSoort } from '../soorten.ts';
import { leesbaar, type WijzigingDaden } from './carry-out-concept.ts';
import { findTekenaars } from './find-tekenaars.ts';
import { judgeEerste } from './judge-concept.ts';
import { findBevoegdheid } from './record-besluit.ts';

export type ConceptVraag = {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  conceptId: number;
  versie: number;
};

export const NET_VERANDERD = 'Een ander veranderde dit concept net. Open het opnieuw en kijk wat er nu staat.';

/** A concept with the version of the regeling that its mandate is looked up in. Throws NietGevonden. */
export async function loadConcept(db: Kysely<DB>, o: Pick<ConceptVraag, 'beleid' | 'vandaag' | 'inwonerId' | 'conceptId'>) {
  const inwoner = await findInwoner(db, o.inwonerId);
  const concept = await findConcept(db, o.inwonerId, o.conceptId);
  if (!inwoner || !concept) throw new NietGevonden();
  const betreft =
    concept.betreft_besluit_id === null ? undefined : await findBesluit(db, o.inwonerId, concept.betreft_besluit_id);
  // What was given is judged by the version that it was given under.
  const gegeven =
    concept.betreft_toewijzing_id === null
      ? concept.soort === 'intrekking'
        ? betreft
        : undefined
      : await findBetreft(db, o.inwonerId, concept.betreft_toewijzing_id);
  // A move to another version is decided by that one.
  const naar = Number(leesGetypt(concept.invoer).naarRegeling ?? '');
  const opgeslagen: OpgeslagenRegeling | undefined = gegeven
    ? o.beleid.regelingMetId(naar || gegeven.regeling_id)
    : o.beleid.dichtstbij(inwoner.gemeente_id, o.vandaag);
  if (!opgeslagen) throw new Error(`gemeente ${inwoner.gemeente_id} heeft geen regeling`);
  const product = gegeven?.product ?? concept.product;
  const soort = BesluitSoort.parse(concept.soort);
  const inBeleid = findProduct(opgeslagen.regeling, product);
  const bij = inRegeling(soort, concept.betreft_toewijzing_id !== null);
  return {
    inwoner,
    concept,
    opgeslagen,
    soort,
    product,
    vierOgen: vierOgenBij(inBeleid, bij),
    /** With whom it is taken. */
    samen: samenMet(inBeleid, bij),
    /** Of a besluit that is revised: its toewijzing counts up to the day before. */
    vervangtToewijzing: concept.soort === 'herziening' ? (betreft?.toewijzing_id ?? undefined) : undefined,
  };
}

/** Whether it can be changed, handed over or signed by its owner. */
export const isVrij = (c: Pick<ConceptRij, 'status'>): boolean => c.status === 'concept' || c.status === 'teruggestuurd';

/**
 * Puts a concept before somebody who may sign it on this day. Where the regeling asks for four eyes and who submits has a mandate, that is
 * the first signature: refused then when it cannot become a besluit as it stands. Refused too when it cannot be read yet, and for somebody
 * without mandate or who signed already.
 */
export async function submitConcept(
  db: Kysely<DB>,
  o: ConceptVraag & { tekenaarId: number; wijziging: WijzigingDaden },
): Promise<Resultaat<null>> {
  const { inwoner, concept, opgeslagen, soort, product, vierOgen, samen: wie } = await loadConcept(db, o);
  if (!isVrij(concept))
    return geweigerd(
      concept.status === 'ter-ondertekening' ? `Dit concept ligt al bij ${concept.tekenaar}.` : 'Dit concept is al afgehandeld.',
    );
  const getypt = leesbaar(concept, leesGetypt(concept.invoer));
  if (!getypt.ok) return geweigerd(...getypt.redenen.map(({ tekst }) => ({ tekst: `Maak het concept eerst af. ${tekst}` })));
  const zelf = await findBevoegdheid(db, { ...o, soort, product, gemeenteId: inwoner.gemeente_id, opgeslagen });
  const eersteDoor = concept.eerste_door ?? (vierOgen && zelf.ok ? o.actor.gebruikerId : null);
  if (eersteDoor === o.tekenaarId)
    return geweigerd({
      veld: 'tekenaar',
      tekst: 'Deze collega tekende al als eerste. De tweede handtekening is van iemand anders: kies een ander.',
      regel: 'AP16',
      bron: 'keuze',
    });
  if (eersteDoor !== null && concept.eerste_door === null) {
    const kan = await judgeEerste(db, { ...o, concept, veld: 'tekenaar' });
    if (!kan.ok) return kan;
  }
  const gezegd = wie.length === 0 ? [] : await listSamenspraak(db, { inwonerId: inwoner.id, conceptId: concept.id });
  const wacht = samenRedenen(findProduct(opgeslagen.regeling, product), wie, gezegd, [
    o.tekenaarId,
    ...(eersteDoor === null ? [] : [eersteDoor]),
  ]);
  if (wacht.length > 0) return geweigerd(...wacht.map((reden) => ({ ...reden, veld: 'tekenaar' })));
  const tekenaars = await findTekenaars(db, {
    gemeenteId: inwoner.gemeente_id,
    inwonerId: inwoner.id,
    opgeslagen,
    soort,
    product,
    vandaag: o.vandaag,
    niet: [],
  });
  if (!tekenaars.some(({ id }) => id === o.tekenaarId))
    return geweigerd({
      veld: 'tekenaar',
      tekst: 'Deze collega heeft vandaag geen mandaat voor dit besluit. Kies iemand uit de lijst.',
      regel: 'AP16',
      bron: opgeslagen.regeling.mandaat?.bron ?? 'keuze',
    });
  const gezet = await updateConcept(
    db,
    { id: concept.id, versie: o.versie },
    {
      status: 'ter-ondertekening',
      tekenaar_id: o.tekenaarId,
      voorgelegd_door: o.actor.gebruikerId,
      voorgelegd_op: 'nu',
      terug_reden: '',
      ...(eersteDoor !== null && concept.eerste_door === null && zelf.ok
        ? { eerste_door: eersteDoor, eerste_mandaat_id: zelf.waarde.mandaat.id, eerste_op: isoDatum(o.vandaag) }
        : {}),
    },
  );
  if (!gezet) return geweigerd(NET_VERANDERD);
  await schrijfLogboek(db, o.actor, {
    handeling: 'besluitconcept-voorgelegd',
    soort: 'besluitconcept',
    objectId: concept.id,
    inwonerId: inwoner.id,
    grond: GROND_WMO,
  });
  return gelukt(null);
}
