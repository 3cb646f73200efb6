import type { Kysely } from 'kysely';
import { findStap } from '../../beleid/regeling.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { dropOordelen, insertOordelen, listOordelen, updateOordeel, updateStap } from '../queries/index.ts';
import { beslissers } from '../rules/index.ts';
import { OordeelForm, type OordeelRij } from '../types-rijen.ts';
import { naarVragen, verdeel, verdeelStart } from './begin-stap.ts';
import { getStap, loadTraject, logTraject, type StapOpdracht, type TrajectOpdracht } from './context.ts';

type Db = Kysely<DB>;

/**
 * Asks those who decide on a step: whether it begins, or whether it ends with the outcome `voor`. Of who chooses himself the choice is
 * asked. What was said of another outcome no longer counts. Throws NietGevonden or Conflict.
 */
export const askOordelen = async (db: Db, o: StapOpdracht & { voor: string }): Promise<Resultaat<number>> => {
  const g = await loadTraject(db, o);
  const rij = getStap(g.gelezen, o, 'wie beslist gevraagd');
  const stap = findStap(g.stand.route, rij.stap);
  const besluit = stap && beslissers(stap);
  if (!stap || !besluit || rij.geeindigdOp || rij.ingetrokkenOp)
    return geweigerd('Over deze stap hoeft nu niemand te beslissen.');
  const kiest = besluit.vorm === 'keuze' && besluit.samen.length === 0;
  const voor = rij.voorgesteld || kiest ? '' : o.voor;
  if (!rij.voorgesteld && !kiest && !stap.uit.some(({ uitkomst }) => uitkomst === voor))
    return geweigerd({ veld: 'voor', tekst: 'Kies over welke uitkomst jullie beslissen.' });
  const verdeeld = rij.voorgesteld
    ? await verdeelStart(db, o, g, rij.stap, rij.aanbiederId)
    : await verdeel(db, o, g, besluit, rij.aanbiederId);
  const aan = naarVragen(verdeeld.vragen, o.waarden);
  if (!aan.ok) return aan;
  if (aan.waarde.length === 0) return geweigerd('Jij beslist hierover zelf. Rond de stap af.');
  // A no, or a word about another outcome, is asked anew; a yes stays.
  const weg = g.gelezen.oordelen.filter(
    (een) => een.stapId === rij.id && !een.vervallen && (een.oordeel === false || een.voor !== voor),
  );
  const blijft = kiest ? [] : weg.map(({ id }) => id);
  await dropOordelen(db, { inwonerId: o.inwonerId, stapId: rij.id, op: o.vandaag, ids: blijft, alleenOpen: false });
  const aantal = await insertOordelen(db, g.houder, {
    stapId: rij.id,
    op: o.vandaag,
    door: o.actor.gebruikerId,
    voor,
    van: aan.waarde,
  });
  if (aantal > 0) await logTraject(db, o, 'trajectoordeel-gevraagd', 'trajectstap', rij.id);
  // An aanbieder that is asked must see what it is about.
  const bij = aan.waarde.find(({ aanbiederId }) => aanbiederId !== undefined)?.aanbiederId;
  if (bij !== undefined && rij.aanbiederId === undefined)
    await updateStap(db, { id: rij.id, inwonerId: o.inwonerId, versie: rij.versie }, { aanbieder_id: bij });
  return gelukt(aantal);
};

const oordeelConflict = (nu: OordeelRij, terug: string): Conflict =>
  new Conflict({
    wat: 'dit antwoord',
    velden: [
      {
        label: 'Antwoord',
        jouw: 'wat jij invulde',
        nu: nu.vervallen
          ? 'wordt niet meer gevraagd'
          : nu.oordeel === undefined
            ? 'nog niet gegeven'
            : `${nu.oordeel ? 'ja' : 'nee'}${nu.gegevenOp ? `, ${toonDatum(nu.gegevenOp)}` : ''}`,
        anders: true,
      },
    ],
    terug,
    nieuweVersie: nu.versie,
  });

export interface OordeelOpdracht extends Omit<TrajectOpdracht, 'beleid'> {
  oordeelId: number;
  versie: number;
  /** Outcomes to choose from, when who is asked chooses himself. */
  keuzes: readonly string[];
}

/**
 * The yes or no of one who decides: by himself, or written down by the consulent with how it was said. The word of a colleague only that
 * colleague gives. Throws NietGevonden for a question to somebody else and Conflict when it was answered or taken back.
 */
export const giveOordeel = async (db: Db, o: OordeelOpdracht): Promise<Resultaat<{ ja: boolean; stapId: number }>> => {
  const zelf = o.actor.rol !== 'consulent';
  const rij = (await listOordelen(db, o.inwonerId, { namen: !zelf })).find(({ id }) => id === o.oordeelId);
  if (!rij || (o.actor.rol === 'inwoner' && rij.wie !== 'inwoner')) throw new NietGevonden();
  const terug =
    o.actor.rol === 'inwoner'
      ? '/mijn/route'
      : o.actor.rol === 'aanbieder'
        ? '/toewijzingen/routes'
        : `/dossier/${o.inwonerId}/route`;
  if (rij.vervallen || rij.oordeel !== undefined || rij.versie !== o.versie) throw oordeelConflict(rij, terug);
  const vanMij = rij.gevraagdAan === o.actor.gebruikerId;
  // A colleague who was asked reads along; what others said is not his to write down.
  if (!zelf && !vanMij && o.actor.meer?.tekent.includes(o.inwonerId)) throw new NietGevonden();
  if (!zelf && rij.gevraagdAan !== undefined && !vanMij)
    return geweigerd(`${rij.gevraagdAanNaam} geeft dit antwoord zelf. Je kunt het niet voor een collega doen.`);
  const kiest = o.keuzes.length > 0 && o.waarden.keuze !== undefined;
  if (kiest && !o.keuzes.includes(o.waarden.keuze ?? ''))
    return geweigerd({ veld: 'keuze', tekst: 'Kies een van de mogelijkheden.' });
  const gelezen = parseForm(OordeelForm, { reden: '', ...o.waarden, ...(kiest ? { oordeel: 'ja' } : {}) });
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  const hoe = zelf || vanMij ? 'zelf' : f.hoe;
  if (hoe === undefined) return geweigerd({ veld: 'hoe', tekst: 'Kies hoe het is gezegd.' });
  const ja = f.oordeel === 'ja';
  const bewaard = await updateOordeel(db, {
    id: rij.id,
    inwonerId: o.inwonerId,
    versie: o.versie,
    ...(kiest ? { voor: o.waarden.keuze ?? '' } : {}),
    oordeel: ja,
    reden: f.reden,
    hoe,
    op: o.vandaag,
    door: o.actor.gebruikerId,
  });
  if (!bewaard) throw oordeelConflict(rij, terug);
  await logTraject(db, o, 'trajectoordeel-gegeven', 'trajectoordeel', rij.id);
  return gelukt({ ja, stapId: rij.stapId });
};
