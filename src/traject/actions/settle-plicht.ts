import type { Kysely } from 'kysely';
import { findStap } from '../../beleid/regeling.ts';
import { type Datum, datum, isNa, isVoor, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { findAanbiederPlicht, insertGeld, settlePlicht, updateStap } from '../queries/index.ts';
import { geenGeld, mistVan } from '../rules/index.ts';
import { EigenPlichtForm, GeldForm, PlichtForm, type PlichtRij } from '../types-rijen.ts';
import { getStap, loadTraject, logTraject, type StapOpdracht, stapConflict } from './context.ts';
import { syncStap } from './sync-stap.ts';

type Db = Kysely<DB>;

const plichtConflict = (terug: string, nu: Pick<PlichtRij, 'stand' | 'versie'>): Conflict =>
  new Conflict({
    wat: 'deze plicht',
    velden: [{ label: 'Stand', jouw: 'wat jij invulde', nu: nu.stand, anders: true }],
    terug,
    nieuweVersie: nu.versie,
  });

/** The day on which it was done: not before the step began, not after today. */
const dagFout = (op: Datum, begonnenOp: Datum | undefined, vandaag: Datum): Reden | undefined => {
  if (isNa(op, vandaag)) return { veld: 'op', tekst: 'Kies vandaag of een dag die al is geweest.' };
  return begonnenOp && isVoor(op, begonnenOp)
    ? { veld: 'op', tekst: `Kies een dag vanaf ${toonDatum(begonnenOp)}: toen begon de stap.` }
    : undefined;
};

/** A duty of a step was done, or is not needed and why. Throws NietGevonden or Conflict. */
export const recordPlicht = async (db: Db, o: Omit<StapOpdracht, 'stapId'> & { plichtId: number }): Promise<Resultaat<true>> => {
  const g = await loadTraject(db, o);
  const plicht = g.gelezen.plichten.find(({ id }) => id === o.plichtId);
  if (!plicht || plicht.stand === 'vervallen') throw new NietGevonden();
  const terug = `/dossier/${o.inwonerId}/route`;
  if (plicht.versie !== o.versie || plicht.stand !== 'open') throw plichtConflict(terug, plicht);
  const gelezen = parseForm(PlichtForm, { hoe: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  const stap = g.gelezen.stappen.find(({ id }) => id === plicht.stapId);
  const fout = dagFout(datum(f.op), stap?.begonnenOp, o.vandaag);
  if (fout) return geweigerd(fout);
  const kon = await settlePlicht(db, {
    id: plicht.id,
    inwonerId: o.inwonerId,
    versie: o.versie,
    stand: f.wat,
    op: f.op,
    hoe: f.hoe,
    door: o.actor.gebruikerId,
  });
  if (!kon) throw plichtConflict(terug, plicht);
  await logTraject(db, o, 'trajectplicht-afgedaan', 'trajectplicht', plicht.id);
  await syncStap(db, o, plicht.stapId);
  return gelukt(true);
};

/** The aanbieder says itself that it did what it owes for a step at its place. Throws NietGevonden or Conflict. */
export const recordEigenPlicht = async (
  db: Db,
  o: { actor: Actor; vandaag: Datum; plichtId: number; versie: number; waarden: Readonly<Record<string, string>> },
): Promise<Resultaat<true>> => {
  const plicht = await findAanbiederPlicht(db, o.plichtId);
  if (!plicht || plicht.stand === 'vervallen') throw new NietGevonden();
  const terug = '/toewijzingen/routes';
  if (plicht.versie !== o.versie || plicht.stand !== 'open') throw plichtConflict(terug, plicht);
  const gelezen = parseForm(EigenPlichtForm, { hoe: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const { op, hoe } = gelezen.waarde;
  const fout = dagFout(datum(op), datum(plicht.begonnen_op), o.vandaag);
  if (fout) return geweigerd(fout);
  const { id, inwoner_id: inwonerId, gemeente_id: gemeenteId } = plicht;
  const rij = { id, inwonerId, versie: o.versie, stand: 'gedaan' as const, op, hoe, door: o.actor.gebruikerId };
  if (!(await settlePlicht(db, rij))) throw plichtConflict(terug, plicht);
  await logTraject(db, { actor: o.actor, inwonerId, gemeenteId }, 'trajectplicht-afgedaan', 'trajectplicht', id);
  return gelukt(true);
};

/** Answers the conditions of the money of a step; what follows from it falls due. Throws NietGevonden or Conflict. */
export const recordVoorwaarden = async (db: Db, o: StapOpdracht): Promise<Resultaat<true>> => {
  const g = await loadTraject(db, o);
  const rij = getStap(g.gelezen, o, 'antwoorden over geld');
  const vragen = (findStap(g.stand.route, rij.stap)?.geld ?? []).filter(({ alleenAls }) => alleenAls !== undefined);
  if (vragen.length === 0 || rij.geeindigdOp || rij.ingetrokkenOp || rij.voorgesteld)
    return geweigerd('Hier is nu niets te beantwoorden.');
  const antwoorden: Record<string, boolean> = { ...rij.voorwaarden };
  for (const { sleutel } of vragen) {
    const waarde = o.waarden[`geld_${sleutel}`];
    if (waarde !== 'ja' && waarde !== 'nee') return geweigerd({ veld: `geld_${sleutel}`, tekst: 'Kies ja of nee.' });
    antwoorden[sleutel] = waarde === 'ja';
  }
  const kon = await updateStap(
    db,
    { id: rij.id, inwonerId: o.inwonerId, versie: o.versie },
    { voorwaarden: JSON.stringify(antwoorden) },
  );
  if (!kon) throw stapConflict(o.inwonerId, rij, 'antwoorden over geld');
  await logTraject(db, o, 'trajectgeld-voorwaarde', 'trajectstap', rij.id);
  await syncStap(db, o, rij.id);
  return gelukt(true);
};

/** An amount that no source gives is filled in, with where it comes from; finance looks at it. Days that are paid already are refused. */
export const enterGeld = async (db: Db, o: StapOpdracht & { sleutel: string }): Promise<Resultaat<true>> => {
  const g = await loadTraject(db, o);
  const rij = getStap(g.gelezen, o, 'een bedrag');
  const geld = findStap(g.stand.route, rij.stap)?.geld.find(({ sleutel }) => sleutel === o.sleutel);
  if (!geld || geld.bedrag !== null || geld.aan === 'gemeente') throw new NietGevonden();
  if (rij.voorgesteld || rij.ingetrokkenOp) return geweigerd('Deze stap is nog niet begonnen.');
  const t = g.stand.stappen.find(({ id }) => id === String(rij.id));
  const niet = t && (geenGeld(g.stand, t, geld) ?? mistVan(g.stand, t, geld));
  if (niet !== undefined) return geweigerd({ tekst: niet, bron: geld.bron });
  const gelezen = parseForm(GeldForm, { ontvanger: '', herleid: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  const [van, tot] = [datum(f.van), datum(f.tot)];
  const eind = rij.geeindigdOp ?? o.vandaag;
  if (isVoor(tot, van)) return geweigerd({ veld: 'tot', tekst: `Kies een dag vanaf ${toonDatum(van)}.` });
  if (isVoor(van, rij.begonnenOp))
    return geweigerd({ veld: 'van', tekst: `Kies een dag vanaf ${toonDatum(rij.begonnenOp)}: toen begon de stap.` });
  if (isNa(tot, eind)) return geweigerd({ veld: 'tot', tekst: `Kies een dag tot en met ${toonDatum(eind)}.` });
  const aantal = await insertGeld(db, g.houder, {
    stapId: rij.id,
    aanbiederId: rij.aanbiederId,
    door: o.actor.gebruikerId,
    geld: [
      {
        sleutel: `ingevuld-${geld.sleutel}`,
        naam: geld.naam,
        aan: geld.aan,
        ontvanger: f.ontvanger,
        betaler: geld.betaler.join(','),
        soort: 'betaling',
        van,
        tot,
        bedrag: f.bedrag,
        bron: geld.bron,
        herleid: ['De bron geeft geen bedrag. Ingevuld door de consulent.', f.herleid],
      },
    ],
  });
  if (aantal === 0)
    return geweigerd({
      veld: 'van',
      tekst: 'Voor een of meer van deze dagen ligt al een bedrag bij financiën. Niets wordt twee keer betaald.',
    });
  await logTraject(db, o, 'trajectgeld-ingevuld', 'trajectstap', rij.id);
  return gelukt(true);
};
