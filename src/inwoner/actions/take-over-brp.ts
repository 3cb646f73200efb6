import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { BrpPersoon } from '../../platform/brp/index.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { geboortedatumRedenen, geborenVan, gewijzigdeGegevens } from '../persoon.ts';
import { findPersoon, keepPersoonversie, raiseVersie, updatePersoon } from '../queries-persoon.ts';
import { zoeknaam } from '../rules.ts';
import { gegevensVan } from './correct-persoon.ts';

/** Ground for a look-up: a municipality uses what the BRP holds (Wet BRP art. 1.7) for the research of the Wmo (art. 2.3.4: identity). */
export const GROND_BRP = 'identiteit en gegevens nakijken: Wmo 2015 art. 2.3.4, Wet BRP art. 1.7';

/** Writes down that somebody was looked up; without a dossier yet the line names nobody. */
export const logBrp = (db: Kysely<DB>, actor: Actor, o: { inwonerId?: number; gelukt: boolean }): Promise<void> =>
  schrijfLogboek(db, actor, {
    handeling: 'brp-geraadpleegd',
    soort: 'inwoner',
    objectId: o.inwonerId ?? 'nog-geen-dossier',
    inwonerId: o.inwonerId,
    grond: GROND_BRP,
    uitkomst: o.gelukt ? 'gelukt' : 'geweigerd',
  });

/**
 * Takes the chosen data over from the BRP; what stood there is kept with its source. The calling name stays when it is one of the names of
 * the BRP. An address or a death is an event with consequences and goes another way. Throws NietGevonden for a dossier that the actor may
 * not know of; refused when somebody changed the dossier in the meantime.
 */
export const takeOverBrp = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    vandaag: Datum;
    inwonerId: number;
    versie: number;
    brp: BrpPersoon;
    velden: readonly ('naam' | 'geboortedatum' | 'geheim')[];
  },
): Promise<Resultaat<{ inwonerId: number }>> => {
  const p = await findPersoon(db, o.inwonerId);
  if (!p) throw new NietGevonden();
  const was = gegevensVan(p);
  const geboren = geborenVan(o.brp.geboren);
  const naam = o.velden.includes('naam');
  const eerste = o.brp.voornamen.split(' ')[0] ?? '';
  const wordt = {
    voornaam: naam ? (o.brp.voornamen.split(' ').includes(was.voornaam) || eerste === '' ? was.voornaam : eerste) : was.voornaam,
    voorvoegsel: naam ? o.brp.voorvoegsel : was.voorvoegsel,
    achternaam: naam && o.brp.geslachtsnaam !== '' ? o.brp.geslachtsnaam : was.achternaam,
    geboren: o.velden.includes('geboortedatum') && geboren ? geboren : was.geboren,
  };
  const redenen = geboortedatumRedenen(wordt.geboren, o.vandaag);
  if (redenen.length > 0) return geweigerd(...redenen.map(({ tekst }) => tekst));
  if (!(await raiseVersie(db, { inwonerId: o.inwonerId, versie: o.versie })))
    return geweigerd('Iemand heeft dit dossier net gewijzigd. Kijk opnieuw in de BRP.');
  const gewijzigd = gewijzigdeGegevens(was, wordt, false);
  if (gewijzigd.length > 0)
    await keepPersoonversie(db, p, {
      gewijzigd,
      bron: 'brp',
      toelichting: 'zoals het in de BRP staat',
      door: o.actor.gebruikerId,
    });
  await updatePersoon(db, o.inwonerId, {
    voornaam: wordt.voornaam,
    voorvoegsel: wordt.voorvoegsel,
    achternaam: wordt.achternaam,
    zoeknaam: zoeknaam(wordt),
    geboortedatum: wordt.geboren.datum,
    geboortedatum_bekend: wordt.geboren.bekend,
    ...(o.velden.includes('geheim') ? { geheim: o.brp.geheim } : {}),
    in_onderzoek: o.brp.inOnderzoek,
    brp_op: new Date(),
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'brp-overgenomen',
    soort: 'inwoner',
    objectId: o.inwonerId,
    inwonerId: o.inwonerId,
    grond: GROND_BRP,
  });
  return gelukt({ inwonerId: o.inwonerId });
};
