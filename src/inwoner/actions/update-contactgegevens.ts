import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import {
  endUitkering,
  findInwoner,
  findLaatsteWijziging,
  findUitkering,
  insertUitkering,
  updateAdres,
  updateContact,
} from '../queries.ts';
import { type Contactgegevens, contactTekst, lezenTekst, toestemmingTekst, toestemmingVan, uitkeringTekst } from '../types.ts';

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
  const geraakt = await updateContact(db, { inwonerId, versie: o.versie, gegevens: g });
  if (!geraakt) throw await conflict(db, inwoner, huidigeContactgegevens(inwoner, uitkering), g);
  await updateAdres(db, { inwonerId, gegevens: g });
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
  if (o.oud) await endUitkering(db, o.oud.id);
  if (uitkering !== 'geen') await insertUitkering(db, { ...o, uitkering, toestemming });
  await schrijfLogboek(db, o.actor, {
    handeling: 'uitkering-gewijzigd',
    soort: 'uitkering',
    objectId: o.inwonerId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
};

const conflict = async (
  db: Kysely<DB>,
  inwoner: NonNullable<Awaited<ReturnType<typeof findInwoner>>>,
  nu: Contactgegevens,
  jouw: Contactgegevens,
): Promise<Conflict> => {
  const wie = await findLaatsteWijziging(db, inwoner.id);
  const nuRegels = contactRegels(nu);
  return new Conflict({
    wat: 'deze gegevens',
    door: wie?.naam,
    wanneer: wie?.moment,
    velden: contactRegels(jouw).map((regel, nr) => ({
      label: regel.label,
      jouw: regel.waarde,
      nu: nuRegels[nr]?.waarde ?? '',
      anders: regel.waarde !== nuRegels[nr]?.waarde,
      keuze: { naam: regel.veld, nu: nu[regel.veld] },
    })),
    terug: `/dossier/${inwoner.id}/gegevens/wijzigen`,
    nieuweVersie: inwoner.versie,
  });
};
