import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Gemeente } from '../../beleid/index.ts';
import {
  type Dubbel,
  findDubbelen,
  type GeboortedatumBekend,
  insertNietDezelfde,
  insertUitkering,
  zoeknaam,
} from '../../inwoner/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { completeMelding, maakKenmerk, type NieuweMelding, receiveMelding } from '../../melding/index.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { insertAanmelding, insertInwoner, insertPersoon } from '../queries.ts';
import type { AanmeldingForm } from '../types.ts';

/** Who is known already: by BSN always a refusal, by name and birth date until somebody says that it is another person. */
export const dubbelRedenen = (dubbelen: readonly Dubbel[], gegevens: AanmeldingForm): Reden[] => {
  const bsn = dubbelen.find((een) => een.op === 'bsn');
  if (bsn)
    return [
      {
        veld: 'bsn',
        tekst: `Deze inwoner is al bekend${welk(bsn)}. Meld iemand niet twee keer aan.`,
      },
    ];
  const [naam] = dubbelen;
  if (!naam || gegevens.anderePersoon === 'ja') return [];
  return [
    {
      veld: 'anderePersoon',
      tekst: `Dit lijkt op iemand die al bekend is${welk(naam)}: ${naam.redenen.join(', ')}. Kijk het na. Is dit iemand anders? Zet dan het vinkje.`,
    },
  ];
};

/** Of a colleague's resident only whose it is. */
const welk = (dubbel: Dubbel): string => `${dubbel.eigen ? `, dossier ${dubbel.dossiernummer}` : ''}, ${wie(dubbel)}`;
const wie = (dubbel: Dubbel): string =>
  dubbel.consulent_id === 0 ? 'nog te verdelen' : dubbel.eigen ? 'in je eigen lijst' : `bij ${dubbel.consulent}`;

/** Double persons of what was typed. */
export const findDubbelenVan = (db: Kysely<DB>, bsn: BsnKluis, gegevens: AanmeldingForm): Promise<Dubbel[]> =>
  findDubbelen(db, {
    ...gegevens,
    bsnHash: bsn.hash(gegevens.bsn),
    zoeknaam: zoeknaam(gegevens),
  });

const eigenMelding = (g: AanmeldingForm): NieuweMelding => ({
  kenmerk: maakKenmerk(),
  inzending: randomUUID(),
  melder_soort: g.aangemeld_door,
  toestemming: g.aangemeld_door === 'inwoner' ? 'zelf' : g.eens === 'ja' ? 'ja' : 'nee',
  toestemming_reden: g.eens === 'ja' || g.aangemeld_door === 'inwoner' ? '' : g.eens_reden || 'Niet gevraagd.',
  vraag: g.vraag,
  ontvangen_op: g.ontvangen_op,
  voornaam: g.voornaam,
  voorvoegsel: g.voorvoegsel,
  achternaam: g.achternaam,
  zoeknaam: zoeknaam(g),
  geboortedatum: g.geboortedatum,
  telefoon: g.telefoon,
  email: g.email,
  postcode: g.postcode,
  woonplaats: g.woonplaats,
  contact: g.contact,
  contact_toelichting: g.contact_toelichting,
  melder_naam: g.melder_naam,
  melder_organisatie: g.melder_organisatie,
  melder_telefoon: g.melder_telefoon,
  melder_email: g.melder_email,
});

/**
 * Opens a dossier for a resident: person, benefit and aanmelding in one transaction. Who registers gets the resident. Refused for a
 * BSN that is known, and for a name with the same birth date until that is said to be another person.
 */
export const registerAanmelding = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    bsn: BsnKluis;
    vandaag: Datum;
    gegevens: AanmeldingForm;
    gemeente: Gemeente;
    meldingId?: number | undefined;
    /** How much of the birth date is known; all of it unless told. */
    geboortedatumBekend?: GeboortedatumBekend | undefined;
  },
): Promise<Resultaat<{ inwonerId: number; dossiernummer: string }>> => {
  const { actor, gegevens: g } = o;
  const gemeenteId = actor.gemeenteId;
  if (gemeenteId === undefined) throw new Error('een consulent zonder gemeente');
  const dubbelen = await findDubbelenVan(db, o.bsn, g);
  const redenen = dubbelRedenen(dubbelen, g);
  if (redenen.length > 0) return geweigerd(...redenen);

  const inwoner = await insertInwoner(db, {
    gemeenteId,
    consulentId: actor.gebruikerId,
    jaar: o.vandaag.year,
    lezen: g.lezen,
    taal: g.taal,
    contact: g.contact,
    contactToelichting: g.contact_toelichting,
  });
  const eigen = { gemeente_id: gemeenteId, inwoner_id: inwoner.id, consulent_id: actor.gebruikerId };
  // Two colleagues may register the same person in the same second: the database decides.
  const persoon = await insertPersoon(db, {
    ...eigen,
    bsn_versleuteld: o.bsn.versleutel(g.bsn),
    bsn_hash: o.bsn.hash(g.bsn),
    bsn_einde: g.bsn.slice(-3),
    voornaam: g.voornaam,
    voorvoegsel: g.voorvoegsel,
    achternaam: g.achternaam,
    zoeknaam: zoeknaam(g),
    geboortedatum: g.geboortedatum,
    geboortedatum_bekend: o.geboortedatumBekend ?? 'volledig',
    straat: g.straat,
    huisnummer: g.huisnummer,
    postcode: g.postcode,
    woonplaats: g.woonplaats,
    telefoon: g.telefoon,
    email: g.email,
  });
  if (!persoon) {
    const nu = dubbelRedenen(await findDubbelenVan(db, o.bsn, g), g);
    return geweigerd(...(nu.length > 0 ? nu : [{ veld: 'bsn', tekst: 'Een collega heeft deze inwoner net aangemeld.' }]));
  }
  if (g.uitkering !== 'geen')
    await insertUitkering(db, {
      gemeenteId,
      inwonerId: inwoner.id,
      consulentId: actor.gebruikerId,
      vandaag: o.vandaag,
      uitkering: g.uitkering,
      toestemming: g.toestemming,
    });
  // Who was said to be somebody else is not asked about again.
  for (const ander of dubbelen)
    await insertNietDezelfde(db, { een: inwoner.id, ander: ander.inwonerId, reden: 'gezegd bij de aanmelding' });
  // Where it came from is kept with every aanmelding, also when the municipality writes it down itself.
  const meldingId =
    o.meldingId ?? (await receiveMelding(db, { gemeenteId, vandaag: o.vandaag, mail: undefined, melding: eigenMelding(g) })).id;
  const klaar = await completeMelding(db, {
    actor,
    meldingId,
    vandaag: o.vandaag,
    gemeente: o.gemeente,
    inwonerId: inwoner.id,
    consulentId: actor.gebruikerId,
  });
  if (!klaar.ok) return klaar;
  const aanmelding = await insertAanmelding(db, {
    ...eigen,
    melding_id: meldingId,
    ontvangen_op: g.ontvangen_op,
    aangemeld_door: g.aangemeld_door,
    vraag: g.vraag,
    vastgelegd_door: actor.gebruikerId,
  });
  await schrijfLogboek(db, actor, {
    handeling: 'aanmelding-vastgelegd',
    soort: 'aanmelding',
    objectId: aanmelding.id,
    inwonerId: inwoner.id,
    grond: GROND_WMO,
  });
  return gelukt({ inwonerId: inwoner.id, dossiernummer: inwoner.dossiernummer });
};
