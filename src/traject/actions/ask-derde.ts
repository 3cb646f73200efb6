import type { Kysely } from 'kysely';
import { findStap } from '../../beleid/regeling.ts';
import { datum, isNa, isoDatum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { insertVerzoek, listBewijs, updateVerzoek } from '../queries/index.ts';
import { AntwoordForm, StopForm, VerzoekForm, type VerzoekRij } from '../types-rijen.ts';
import { getStap, loadTraject, logTraject, type StapOpdracht } from './context.ts';

type Db = Kysely<DB>;

const vooruit = (veld: string, dag: string | undefined, vandaag: StapOpdracht['vandaag']): Reden[] =>
  dag !== undefined && isNa(datum(dag), vandaag) ? [{ veld, tekst: 'Kies vandaag of een dag die al is geweest.' }] : [];

/** A question to a third party is recorded: whom, what, with what the resident wishes. Refused when one of the same is open. */
export const askDerde = async (db: Db, o: StapOpdracht): Promise<Resultaat<number>> => {
  const g = await loadTraject(db, o);
  const rij = getStap(g.gelezen, o, 'een verzoek');
  const stap = findStap(g.stand.route, rij.stap);
  if (!stap || rij.voorgesteld || rij.geeindigdOp || rij.ingetrokkenOp)
    return geweigerd('Deze stap loopt niet. Er is nu niets te vragen.');
  const gelezen = parseForm(VerzoekForm, { derde_naam: '', vraag: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  const redenen = [
    ...vooruit('gevraagd', f.gevraagd, o.vandaag),
    ...(f.antwoord_tot !== undefined && isVoor(datum(f.antwoord_tot), datum(f.gevraagd))
      ? [{ veld: 'antwoord_tot', tekst: `Kies een dag vanaf ${toonDatum(datum(f.gevraagd))}.` }]
      : []),
  ];
  if (redenen.length > 0) return geweigerd(...redenen);
  const id = await insertVerzoek(db, g.houder, {
    stapId: rij.id,
    derde: stap.derde ?? 'anders',
    derdeNaam: f.derde_naam,
    vraag: f.vraag,
    wens: f.wens,
    metInwoner: f.met_inwoner === 'ja',
    gevraagdOp: f.gevraagd,
    antwoordTot: f.antwoord_tot,
    door: o.actor.gebruikerId,
  });
  if (id === undefined) return geweigerd('Er ligt al een verzoek bij deze partij. Schrijf eerst het antwoord op, of stop het.');
  await logTraject(db, o, 'trajectverzoek-gedaan', 'trajectverzoek', id);
  return gelukt(id);
};

const conflict = (inwonerId: number, nu: VerzoekRij): Conflict =>
  new Conflict({
    wat: 'dit verzoek',
    velden: [
      {
        label: 'Antwoord',
        jouw: 'wat jij invulde',
        nu: nu.antwoordOp ? nu.antwoordTekst : nu.gestoptOp ? 'gestopt' : 'nog geen',
        anders: true,
      },
    ],
    terug: `/dossier/${inwonerId}/route`,
    nieuweVersie: nu.versie,
  });

export type VerzoekOpdracht = Omit<StapOpdracht, 'stapId'> & { verzoekId: number };

const getVerzoek = async (db: Db, o: VerzoekOpdracht) => {
  const g = await loadTraject(db, o);
  const verzoek = g.gelezen.verzoeken.find(({ id }) => id === o.verzoekId);
  if (!verzoek) throw new NietGevonden();
  if (verzoek.versie !== o.versie || verzoek.antwoordOp || verzoek.gestoptOp) throw conflict(o.inwonerId, verzoek);
  return verzoek;
};

/** What the third party answered, with the document that shows it. Throws NietGevonden or Conflict. */
export const recordAntwoord = async (db: Db, o: VerzoekOpdracht): Promise<Resultaat<true>> => {
  const verzoek = await getVerzoek(db, o);
  const gelezen = parseForm(AntwoordForm, { tekst: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  const redenen = [
    ...vooruit('ontvangen', f.ontvangen, o.vandaag),
    ...(isVoor(datum(f.ontvangen), verzoek.gevraagdOp)
      ? [{ veld: 'ontvangen', tekst: `Kies een dag vanaf ${toonDatum(verzoek.gevraagdOp)}: toen vroeg je het.` }]
      : []),
  ];
  if (redenen.length > 0) return geweigerd(...redenen);
  if (f.bewijs !== undefined && !(await listBewijs(db, o.inwonerId)).some(({ id }) => id === f.bewijs))
    return geweigerd({ veld: 'bewijs', tekst: 'Kies een document uit dit dossier.' });
  const kon = await updateVerzoek(
    db,
    { id: verzoek.id, inwonerId: o.inwonerId, versie: o.versie },
    {
      antwoord: f.antwoord,
      antwoord_tekst: f.tekst,
      loonwaarde: f.loonwaarde ?? null,
      antwoord_op: f.ontvangen,
      antwoord_door: o.actor.gebruikerId,
      bewijs_id: f.bewijs ?? null,
    },
  );
  if (!kon) throw conflict(o.inwonerId, verzoek);
  await logTraject(db, o, 'trajectverzoek-beantwoord', 'trajectverzoek', verzoek.id);
  return gelukt(true);
};

/** The question is taken back, with a reason. Throws NietGevonden or Conflict. */
export const stopVerzoek = async (db: Db, o: VerzoekOpdracht): Promise<Resultaat<true>> => {
  const verzoek = await getVerzoek(db, o);
  const gelezen = parseForm(StopForm, { reden: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const kon = await updateVerzoek(
    db,
    { id: verzoek.id, inwonerId: o.inwonerId, versie: o.versie },
    { gestopt_op: isoDatum(o.vandaag), gestopt_reden: gelezen.waarde.reden },
  );
  if (!kon) throw conflict(o.inwonerId, verzoek);
  await logTraject(db, o, 'trajectverzoek-gestopt', 'trajectverzoek', verzoek.id);
  return gelukt(true);
};
