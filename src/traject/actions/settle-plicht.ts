import type { Kysely } from 'kysely';
import { findStap } from '../../beleid/regeling.ts';
import { datum, isNa, isVoor, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { insertGeld, settlePlicht, updateStap } from '../queries/index.ts';
import { GeldForm, PlichtForm, type PlichtRij } from '../types-rijen.ts';
import { getStap, loadTraject, logTraject, type StapOpdracht, stapConflict } from './context.ts';
import { syncStap } from './sync-stap.ts';

type Db = Kysely<DB>;

const plichtConflict = (inwonerId: number, nu: PlichtRij): Conflict =>
  new Conflict({
    wat: 'deze plicht',
    velden: [{ label: 'Stand', jouw: 'wat jij invulde', nu: nu.stand, anders: true }],
    terug: `/dossier/${inwonerId}/route`,
    nieuweVersie: nu.versie,
  });

/** A duty of a step was done, or is not needed and why. Throws NietGevonden or Conflict. */
export const recordPlicht = async (db: Db, o: Omit<StapOpdracht, 'stapId'> & { plichtId: number }): Promise<Resultaat<true>> => {
  const g = await loadTraject(db, o);
  const plicht = g.gelezen.plichten.find(({ id }) => id === o.plichtId);
  if (!plicht || plicht.stand === 'vervallen') throw new NietGevonden();
  if (plicht.versie !== o.versie || plicht.stand !== 'open') throw plichtConflict(o.inwonerId, plicht);
  const gelezen = parseForm(PlichtForm, { hoe: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  const stap = g.gelezen.stappen.find(({ id }) => id === plicht.stapId);
  if (isNa(datum(f.op), o.vandaag)) return geweigerd({ veld: 'op', tekst: 'Kies vandaag of een dag die al is geweest.' });
  if (stap && isVoor(datum(f.op), stap.begonnenOp))
    return geweigerd({ veld: 'op', tekst: `Kies een dag vanaf ${toonDatum(stap.begonnenOp)}: toen begon de stap.` });
  const kon = await settlePlicht(db, {
    id: plicht.id,
    inwonerId: o.inwonerId,
    versie: o.versie,
    stand: f.wat,
    op: f.op,
    hoe: f.hoe,
    door: o.actor.gebruikerId,
  });
  if (!kon) throw plichtConflict(o.inwonerId, plicht);
  await logTraject(db, o, 'trajectplicht-afgedaan', 'trajectplicht', plicht.id);
  await syncStap(db, o, plicht.stapId);
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
