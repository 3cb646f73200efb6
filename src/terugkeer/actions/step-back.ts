import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { type Datum, datum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { recordLadderbepaling } from '../../ladder/index.ts';
import { dropNazorg } from '../../nazorg/index.ts';
import { tellInwoner } from '../../overleg/index.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { terugstapInhoud } from '../letters/inhoud.ts';
import {
  countTerugstappen,
  findTredeNu,
  insertTerugstap,
  insertVervolg,
  listAfspraken,
  listLopend,
  listTerugstappen,
  markGebruikt,
  updateVervolg,
} from '../queries.ts';
import { afspraakStand, beoordeelStap, heeftOrientatie, openingen, terugwegen } from '../rules.ts';
import { GedaanForm, isVervolg, StapForm, type Terugstap } from '../types.ts';

/**
 * A step back: the lower trede with its day and motivation (L2), the event without blame (L4), and what it opens, each in somebody's
 * queue. It is never refused because an agreement is missing or lapsed; then it is simply not by that agreement. Throws Conflict when
 * the trede changed since the form was made.
 */
export const stepBack = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwoner: { id: number; gemeente_id: number; consulent_id: number };
    /** The trede that the form was made with. */
    versie: string;
    waarden: Readonly<Record<string, string>>;
    /** Kinds that were ticked. */
    vervolg: readonly string[];
  },
): Promise<Resultaat<number>> => {
  const gelezen = parseForm(StapForm, { motivering: '', inkomen_toelichting: '', ...o.waarden });
  const nu = await findTredeNu(db, o.inwoner.id);
  if (!nu) return geweigerd('Er is nog geen trede bepaald, dus er is ook geen weg terug. Leg eerst bij Ladder de trede vast.');
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  if (o.versie !== String(nu.trede))
    throw new Conflict({
      wat: 'de trede van deze inwoner',
      velden: [{ label: 'Trede', jouw: `terug naar trede ${f.naar_trede}`, nu: `staat op trede ${nu.trede}`, anders: true }],
      terug: `/dossier/${o.inwoner.id}/terugkeer`,
    });
  const redenen = beoordeelStap(
    { datum: datum(f.datum), naarTrede: f.naar_trede },
    { trede: nu.trede, peildatum: nu.peildatum, vandaag: o.vandaag },
  );
  if (redenen.length > 0) return geweigerd(...redenen);
  const regeling = o.beleid.dichtstbij(o.inwoner.gemeente_id, o.vandaag)?.regeling;
  const [afspraken, lopend, eerder, dagen] = [
    await listAfspraken(db, o.inwoner.id),
    await listLopend(db, o.inwoner.id),
    await countTerugstappen(db, o.inwoner.id),
    await findInstelling(db, 'terugval-gesprek-dagen'),
  ];
  const bepaling = await recordLadderbepaling(db, {
    actor: o.actor,
    beleid: o.beleid,
    vandaag: o.vandaag,
    inwonerId: o.inwoner.id,
    form: {
      peildatum: f.datum,
      trede: f.naar_trede,
      motivering: f.motivering,
      onderbouwing: '',
      perspectief: undefined,
      termijn: 'niet-te-zeggen',
    },
  });
  if (!bepaling.ok) return bepaling;
  const afspraak = afspraken.find((een) => ['geldt', 'wacht', 'oneens'].includes(afspraakStand(een, o.vandaag)));
  const id = await insertTerugstap(db, o.inwoner, {
    afspraakId: afspraak?.id,
    bepalingId: bepaling.waarde.bepalingId,
    datum: f.datum,
    vanTrede: nu.trede,
    naarTrede: f.naar_trede,
    poging: eerder + 1,
    inkomen: f.inkomen,
    inkomenToelichting: f.inkomen_toelichting,
    door: o.actor.gebruikerId,
  });
  if (afspraak) await markGebruikt(db, afspraak.id, o.vandaag);
  const gekozen = new Set(o.vervolg.filter(isVervolg));
  const opent = openingen(terugwegen(regeling), { lopend, heeftOrientatie: heeftOrientatie(regeling), inkomen: f.inkomen });
  const vervolg = opent
    .filter(({ soort, vast }) => vast || gekozen.has(soort))
    .map(({ soort, bron }) => ({ soort, bron, tot: soort === 'gesprek' ? plusDagen(o.vandaag, dagen) : undefined }));
  await insertVervolg(db, o.inwoner, id, vervolg);
  await dropNazorg(db, {
    inwonerId: o.inwoner.id,
    vandaag: o.vandaag,
    reden: `De inwoner ging op ${toonDatum(datum(f.datum))} terug naar trede ${f.naar_trede}.`,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'terugstap-vastgelegd',
    soort: 'terugstap',
    objectId: id,
    inwonerId: o.inwoner.id,
    grond: GROND_WMO,
  });
  // L4: never refused. Without an address there is no letter: the resident gets a message, and the consulent tells it.
  const inhoud = terugstapInhoud({
    op: datum(f.datum),
    vanTrede: nu.trede,
    naarTrede: f.naar_trede,
    terugNaar: afspraak?.terugNaar,
    inkomen: f.inkomen,
    inkomenToelichting: f.inkomen_toelichting,
    vervolg,
  });
  const verteld = await tellInwoner(db, {
    actor: o.actor,
    beleid: o.beleid,
    inwonerId: o.inwoner.id,
    soort: 'terugkeer',
    vandaag: o.vandaag,
    inhoud,
  });
  if (verteld.geenBrief !== undefined)
    await insertVervolg(db, o.inwoner, id, [{ soort: 'vertellen', bron: 'keuze', tot: plusDagen(o.vandaag, dagen) }]);
  return gelukt(id);
};

/** The step back and the part of what it opened. Throws NietGevonden for one that is not there. */
export const getVervolg = (stappen: readonly Terugstap[], terugstapId: number, vervolgId: number) => {
  const stap = stappen.find(({ id }) => id === terugstapId);
  const vervolg = stap?.vervolg.find(({ id }) => id === vervolgId);
  if (!stap || !vervolg) throw new NietGevonden();
  return { stap, vervolg };
};

/** Something that a step back opened was done, or is no longer needed: says how. Throws NietGevonden or Conflict. */
export const closeVervolg = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    vandaag: Datum;
    inwonerId: number;
    terugstapId: number;
    vervolgId: number;
    versie: number;
    waarden: Readonly<Record<string, string>>;
  },
): Promise<Resultaat<true>> => {
  const gelezen = parseForm(GedaanForm, { hoe: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const { vervolg } = getVervolg(await listTerugstappen(db, o.inwonerId), o.terugstapId, o.vervolgId);
  const bewaard = await updateVervolg(db, {
    id: vervolg.id,
    inwonerId: o.inwonerId,
    versie: o.versie,
    op: o.vandaag,
    hoe: gelezen.waarde.hoe,
    door: o.actor.gebruikerId,
  });
  if (!bewaard)
    throw new Conflict({
      wat: 'wat er na de stap terug moet gebeuren',
      velden: [{ label: 'Gedaan', jouw: gelezen.waarde.hoe, nu: vervolg.gedaanHoe || 'nog niet', anders: true }],
      terug: `/dossier/${o.inwonerId}/terugkeer`,
    });
  await schrijfLogboek(db, o.actor, {
    handeling: 'terugstap-opgevolgd',
    soort: 'terugstap',
    objectId: o.terugstapId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt(true);
};
