import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { dagVan } from '../../kernel/moment.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../web/route.ts';
import { findInwoner, findUitkering } from '../queries.ts';
import {
  type Contactgegevens,
  contactTekst,
  lezenTekst,
  toestemmingTekst,
  toestemmingVan,
  toestemmingWaarde,
  uitkeringTekst,
} from '../types.ts';

/** What stands in the dossier now, in the shape of the form. */
export const huidigeContactgegevens = (
  inwoner: NonNullable<Awaited<ReturnType<typeof findInwoner>>>,
  uitkering: Awaited<ReturnType<typeof findUitkering>>,
): Contactgegevens => ({
  straat: inwoner.straat,
  huisnummer: inwoner.huisnummer,
  postcode: inwoner.postcode,
  woonplaats: inwoner.woonplaats,
  telefoon: inwoner.telefoon,
  email: inwoner.email,
  lezen: inwoner.lezen,
  taal: inwoner.taal,
  contact: inwoner.contact,
  contact_toelichting: inwoner.contact_toelichting,
  uitkering: uitkering?.soort ?? 'geen',
  toestemming: uitkering ? toestemmingVan(uitkering.toestemming) : 'nog-niet-gevraagd',
});

/** The words of each field, for the check and the conflict page. */
export const contactRegels = (g: Contactgegevens): { veld: keyof Contactgegevens; label: string; waarde: string }[] => [
  { veld: 'straat', label: 'Straat', waarde: g.straat },
  { veld: 'huisnummer', label: 'Huisnummer', waarde: g.huisnummer },
  { veld: 'postcode', label: 'Postcode', waarde: g.postcode },
  { veld: 'woonplaats', label: 'Woonplaats', waarde: g.woonplaats },
  { veld: 'telefoon', label: 'Telefoon', waarde: g.telefoon },
  { veld: 'email', label: 'E-mailadres', waarde: g.email },
  { veld: 'contact', label: 'Contact', waarde: contactTekst[g.contact] },
  { veld: 'contact_toelichting', label: 'Waar we op letten', waarde: g.contact_toelichting },
  { veld: 'lezen', label: 'Lezen', waarde: lezenTekst[g.lezen] },
  { veld: 'taal', label: 'Taal', waarde: g.taal },
  { veld: 'uitkering', label: 'Uitkering', waarde: uitkeringTekst[g.uitkering] },
  {
    veld: 'toestemming',
    label: 'Uitkerende instantie akkoord',
    waarde: g.uitkering === 'geen' ? '' : toestemmingTekst[g.toestemming],
  },
];

/**
 * Changes address, contact and benefit on top of a version. A changed benefit or agreement (AP12) ends the old row and adds a new
 * one. Throws NietGevonden for a dossier that the actor may not know of, Conflict when somebody was earlier.
 */
export const updateContactgegevens = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; inwonerId: number; versie: number; gegevens: Contactgegevens },
): Promise<Resultaat<{ inwonerId: number }>> => {
  const { inwonerId, gegevens: g } = o;
  const [inwoner, uitkering] = [await findInwoner(db, inwonerId), await findUitkering(db, inwonerId)];
  if (!inwoner) throw new NietGevonden();
  const geraakt = await db
    .updateTable('inwoner')
    .set((eb) => ({
      lezen: g.lezen,
      taal: g.taal,
      contact: g.contact,
      contact_toelichting: g.contact_toelichting,
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', inwonerId)
    .where('versie', '=', o.versie)
    .returning('versie')
    .executeTakeFirst();
  if (!geraakt) throw await conflict(db, inwoner, huidigeContactgegevens(inwoner, uitkering), g);
  await db
    .updateTable('inwoner_persoon')
    .set({
      straat: g.straat,
      huisnummer: g.huisnummer,
      postcode: g.postcode,
      woonplaats: g.woonplaats,
      telefoon: g.telefoon,
      email: g.email,
    })
    .where('inwoner_id', '=', inwonerId)
    .execute();
  await saveUitkering(db, { ...o, gemeenteId: inwoner.gemeente_id, consulentId: inwoner.consulent_id, oud: uitkering });
  await schrijfLogboek(db, o.actor, {
    handeling: 'gegevens-gewijzigd',
    soort: 'inwoner',
    objectId: inwonerId,
    inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ inwonerId });
};

const saveUitkering = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    vandaag: Datum;
    inwonerId: number;
    gemeenteId: number;
    consulentId: number;
    gegevens: Contactgegevens;
    oud: Awaited<ReturnType<typeof findUitkering>>;
  },
): Promise<void> => {
  const { uitkering, toestemming } = o.gegevens;
  const gelijk =
    (o.oud?.soort ?? 'geen') === uitkering &&
    (uitkering === 'geen' || (o.oud && toestemmingVan(o.oud.toestemming) === toestemming));
  if (gelijk) return;
  if (o.oud) await db.updateTable('uitkering').set({ vervallen_op: new Date() }).where('id', '=', o.oud.id).execute();
  if (uitkering !== 'geen') await insertUitkering(db, { ...o, uitkering, toestemming });
  await schrijfLogboek(db, o.actor, {
    handeling: 'uitkering-gewijzigd',
    soort: 'uitkering',
    objectId: o.inwonerId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
};

/** Adds a benefit with what the paying agency says (AP12); the day of the agreement is the day on which it was recorded. */
export const insertUitkering = async (
  db: Kysely<DB>,
  o: {
    gemeenteId: number;
    inwonerId: number;
    consulentId: number;
    vandaag: Datum;
    uitkering: Exclude<Contactgegevens['uitkering'], 'geen'>;
    toestemming: Contactgegevens['toestemming'];
  },
): Promise<void> => {
  const toestemming = toestemmingWaarde(o.toestemming);
  await db
    .insertInto('uitkering')
    .values({
      gemeente_id: o.gemeenteId,
      inwoner_id: o.inwonerId,
      consulent_id: o.consulentId,
      soort: o.uitkering,
      toestemming,
      toestemming_op: toestemming === null ? null : o.vandaag.toString(),
    })
    .execute();
};

const conflict = async (
  db: Kysely<DB>,
  inwoner: NonNullable<Awaited<ReturnType<typeof findInwoner>>>,
  nu: Contactgegevens,
  jouw: Contactgegevens,
): Promise<Conflict> => {
  const wie = await db
    .selectFrom('logboek as l')
    .innerJoin('gebruiker as g', 'g.id', 'l.gebruiker_id')
    .select(['g.naam', 'l.moment'])
    .where('l.inwoner_id', '=', inwoner.id)
    .where('l.handeling', '=', 'gegevens-gewijzigd')
    .orderBy('l.id', 'desc')
    .executeTakeFirst();
  const nuRegels = contactRegels(nu);
  return new Conflict({
    wat: 'deze gegevens',
    door: wie?.naam,
    wanneer: wie ? toonDatum(dagVan(wie.moment)) : undefined,
    velden: contactRegels(jouw).map((regel, nr) => ({
      label: regel.label,
      jouw: regel.waarde,
      nu: nuRegels[nr]?.waarde ?? '',
      anders: regel.waarde !== nuRegels[nr]?.waarde,
    })),
    terug: `/dossier/${inwoner.id}/gegevens/wijzigen`,
    nieuweVersie: inwoner.versie,
  });
};
