import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import {
  type CorrectieForm,
  geboortedatumRedenen,
  gegevenTekst,
  gewijzigdeGegevens,
  type Persoonsgegevens,
  toonGeboren,
} from '../persoon.ts';
import { findLaatsteWijziging } from '../queries.ts';
import {
  type Dubbel,
  findDubbelen,
  findPersoon,
  keepPersoonversie,
  type PersoonRij,
  raiseVersie,
  updatePersoon,
} from '../queries-persoon.ts';
import { toonNaam, zoeknaam } from '../rules.ts';

/** Name and birth date as a row holds them. */
export const gegevensVan = (p: PersoonRij): Persoonsgegevens => ({
  voornaam: p.voornaam,
  voorvoegsel: p.voorvoegsel,
  achternaam: p.achternaam,
  geboren: { datum: p.geboortedatum, bekend: p.geboortedatum_bekend },
});

/** Why a BSN cannot be put on this dossier: somebody else has it. */
export const bsnBezet = (ander: Pick<Dubbel, 'consulent' | 'consulent_id' | 'eigen' | 'dossiernummer'> | undefined): Reden => ({
  veld: 'bsn',
  tekst: `Dit BSN staat al op een ander dossier${ander ? `${ander.eigen ? `, ${ander.dossiernummer}` : ''}${ander.consulent_id === 0 ? ', nog te verdelen' : ander.eigen ? '' : `, bij ${ander.consulent}`}` : ''}. Is het dezelfde persoon? Stel dan voor om de dossiers samen te voegen.`,
});

/**
 * Corrects name, birth date or BSN on top of a version, with where it comes from; what stood there is kept. Refused for a birth date that
 * cannot be and for a BSN of somebody else. Throws NietGevonden for a dossier that the actor may not know of, Conflict when somebody was
 * earlier.
 */
export const correctPersoon = async (
  db: Kysely<DB>,
  o: { actor: Actor; bsn: BsnKluis; vandaag: Datum; inwonerId: number; versie: number; gegevens: CorrectieForm },
): Promise<Resultaat<{ gewijzigd: string[] }>> => {
  const { gegevens: g, inwonerId } = o;
  const p = await findPersoon(db, inwonerId);
  if (!p) throw new NietGevonden();
  const was = gegevensVan(p);
  const wordt: Persoonsgegevens = {
    voornaam: g.voornaam,
    voorvoegsel: g.voorvoegsel,
    achternaam: g.achternaam,
    geboren: g.geboortedatum,
  };
  const hash = g.bsn === undefined ? p.bsn_hash : o.bsn.hash(g.bsn);
  const gewijzigd = gewijzigdeGegevens(was, wordt, !hash.equals(p.bsn_hash));
  if (p.versie !== o.versie) throw await conflict(db, p, wordt, g.bsn !== undefined);
  const redenen = geboortedatumRedenen(g.geboortedatum, o.vandaag);
  if (gewijzigd.includes('bsn')) {
    const dubbelen = await findDubbelen(db, {
      bsnHash: hash,
      zoeknaam: zoeknaam(wordt),
      geboortedatum: g.geboortedatum.datum,
      behalve: inwonerId,
    });
    const ander = dubbelen.find((een) => een.op === 'bsn');
    if (ander) redenen.push(bsnBezet(ander));
  }
  if (redenen.length > 0) return geweigerd(...redenen);
  if (gewijzigd.length === 0)
    return geweigerd('Er is niets anders dan het al was. Wijzig een naam, de geboortedatum of het BSN.');
  if (!(await raiseVersie(db, { inwonerId, versie: o.versie }))) throw await conflict(db, p, wordt, g.bsn !== undefined);
  await keepPersoonversie(db, p, { gewijzigd, bron: g.bron, toelichting: g.toelichting, door: o.actor.gebruikerId });
  const bewaard = await updatePersoon(db, inwonerId, {
    voornaam: g.voornaam,
    voorvoegsel: g.voorvoegsel,
    achternaam: g.achternaam,
    zoeknaam: zoeknaam(g),
    geboortedatum: g.geboortedatum.datum,
    geboortedatum_bekend: g.geboortedatum.bekend,
    ...(g.bsn === undefined ? {} : { bsn_versleuteld: o.bsn.versleutel(g.bsn), bsn_hash: hash, bsn_einde: g.bsn.slice(-3) }),
  });
  if (!bewaard) return geweigerd(bsnBezet(undefined));
  await schrijfLogboek(db, o.actor, {
    handeling: gewijzigd.includes('bsn') ? 'bsn-verbeterd' : 'persoonsgegevens-verbeterd',
    soort: 'inwoner',
    objectId: inwonerId,
    inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ gewijzigd: gewijzigd.map((een) => gegevenTekst[een] ?? een) });
};

const conflict = async (db: Kysely<DB>, p: PersoonRij, jouw: Persoonsgegevens, bsn: boolean): Promise<Conflict> => {
  const wie = await findLaatsteWijziging(db, p.id);
  const nu = gegevensVan(p);
  const rij = (label: string, a: string, b: string) => ({ label, jouw: a, nu: b, anders: a !== b });
  return new Conflict({
    wat: 'deze gegevens',
    door: wie?.naam,
    wanneer: wie?.moment,
    velden: [
      rij('Naam', toonNaam(jouw), toonNaam(nu)),
      rij('Geboren', toonGeboren(jouw.geboren), toonGeboren(nu.geboren)),
      ...(bsn ? [rij('BSN', 'een ander BSN', `•••••• ${p.bsn_einde}`)] : []),
    ],
    terug: `/dossier/${p.id}/gegevens/verbeteren`,
    nieuweVersie: p.versie,
  });
};
