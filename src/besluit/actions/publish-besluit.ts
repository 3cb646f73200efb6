import type { Kysely } from 'kysely';
import { type BeleidInHuis, findLaatsteDag } from '../../beleid/index.ts';
import { storeBrief } from '../../brief/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import { type Datum, datum, isNa, isoDatum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { type BesluitRij, findBesluit, setBekendgemaakt } from '../queries/index.ts';
import { linkNaBezwaar, listWachtend, type NaBezwaar } from '../queries/na-bezwaar.ts';
import type { Middel } from '../rechtsmiddel.ts';
import { makeInhoud } from './make-brief.ts';

/**
 * Makes a besluit known (bekendmaken, Awb 3:41): sets the letter from the stored data, keeps its bytes, and fixes what can be done against it
 * until which day. `naBezwaar` says of one that no objection is known for whether it was decided on one that was gegrond; without it, it was not.
 * Refused for a day before the besluit or after today, when it was made known already, or when the letter cannot be printed.
 */
export async function publishBesluit(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    besluitId: number;
    op: Datum;
    naBezwaar?: number | undefined;
  },
): Promise<Resultaat<Middel>> {
  const inwoner = await findInwoner(db, o.inwonerId);
  const besluit = await findBesluit(db, o.inwonerId, o.besluitId);
  if (!inwoner || !besluit) throw new NietGevonden();
  const alBekend = (op: string) =>
    geweigerd(`Dit besluit is al bekendgemaakt op ${toonDatum(datum(op))}. De brief verandert niet meer.`);
  if (besluit.bekendgemaakt_op !== null) return alBekend(besluit.bekendgemaakt_op);
  if (besluit.vier_ogen && besluit.mede_door === null)
    return geweigerd({
      tekst:
        'Over dit product besluiten twee mensen met mandaat. Er staat één handtekening: laat een collega met mandaat ook tekenen.',
      regel: 'AP16',
      bron: 'keuze',
    });
  const genomen = datum(besluit.genomen_op);
  if (isVoor(o.op, genomen)) {
    return geweigerd({
      veld: 'datum',
      tekst: `Het besluit is genomen op ${toonDatum(genomen)}. Kies die dag of een dag daarna.`,
    });
  }
  if (isNa(o.op, o.vandaag)) {
    return geweigerd({
      veld: 'datum',
      tekst: 'Deze dag ligt in de toekomst. Kies vandaag of de dag waarop de brief is verstuurd.',
    });
  }
  if (!findLaatsteDag(o.beleid.landelijk, 'bezwaar', o.op)) {
    const { totEnMet } = o.beleid.landelijk.feestdagJaren;
    return geweigerd({
      veld: 'datum',
      tekst: `De feestdagen van na ${totEnMet} staan nog niet in het systeem. De laatste dag voor bezwaar is dan niet bekend. Vraag beheer om de lijst aan te vullen.`,
      regel: 'Atw artikel 3',
    });
  }
  const gevolg = await metBezwaar(db, besluit, o);
  if (!gevolg.ok) return gevolg;
  const { opdracht, middel } = await makeInhoud(db, { ...o, datum: o.op, naBezwaar: gevolg.waarde });
  const brief = await storeBrief(db, { ...opdracht, actor: o.actor });
  if (!brief.ok) return brief;
  const gezet = await setBekendgemaakt(db, {
    id: besluit.id,
    versie: besluit.versie,
    op: isoDatum(o.op),
    middel,
    documentId: brief.waarde.documentId,
  });
  if (!gezet) return alBekend(isoDatum(o.vandaag));
  await schrijfLogboek(db, o.actor, {
    handeling: 'besluit-bekendgemaakt',
    soort: 'besluit',
    objectId: besluit.id,
    inwonerId: inwoner.id,
    grond: 'bekendmaking van een besluit, Awb 3:41',
  });
  return gelukt(middel);
}

/** The objection that it was decided on, kept with the objection at the latest now. */
async function metBezwaar(
  db: Kysely<DB>,
  besluit: BesluitRij,
  o: { actor: Actor; inwonerId: number; naBezwaar?: number | undefined },
): Promise<Resultaat<NaBezwaar | undefined>> {
  const wachtend = besluit.na_bezwaar === null && o.naBezwaar !== undefined ? await listWachtend(db, besluit) : [];
  const op = besluit.na_bezwaar ?? wachtend.find(({ id }) => id === o.naBezwaar);
  if (!op)
    return o.naBezwaar === undefined
      ? gelukt(undefined)
      : geweigerd({ veld: 'naBezwaar', tekst: 'Op dit bezwaar volgde al een ander besluit. Kies opnieuw.' });
  if (!(await linkNaBezwaar(db, { besluitId: besluit.id, bezwaarId: op.id }))) return gelukt(op);
  await schrijfLogboek(db, o.actor, {
    handeling: 'bezwaar-gevolg',
    soort: 'bezwaar',
    objectId: op.id,
    inwonerId: o.inwonerId,
    grond: 'behandeling van een bezwaar, Awb hoofdstuk 7',
  });
  return gelukt(op);
}
