import { computeDoorrekening } from '../src/beleidswijziging/index.ts';
import { leesTekst, metGeldigVan } from '../src/beleidswijziging/lezen.ts';
import { isoDatum, plusMaanden } from '../src/kernel/datum.ts';
import { kyselyOn } from '../src/platform/db/transact.ts';
import type { Seed } from './context.ts';

const VOORSTEL = 'toelichting: Staat in het voorstel aan de raad van december.';

/** What Sofie changed in the file that she downloaded; each must be there, or the story no longer fits the policy. */
const WIJZIGINGEN: readonly (readonly [was: RegExp, wordt: string])[] = [
  [
    /(product: wm-werkplek-3\n[\s\S]*?prijs: \{ bedrag: )"9,00", per: uur, bron: WM §10/,
    `$1"9,50", per: uur, bron: keuze, ${VOORSTEL}`,
  ],
  [
    /(product: wm-werkplek-3\n[\s\S]*?duur: \{ maanden: )24, soort: maximum, bron: BR 2.3/,
    `$118, soort: maximum, bron: keuze, ${VOORSTEL}`,
  ],
  // The way of the resident says the same term again.
  [/(id: op-3, [^\n]*?termijn: \{ aantal: )2, eenheid: jaren/, '$118, eenheid: maanden'],
];

/** A change of the policy that waits for its second person: whoever logs in as beleid or beheer meets it, with what it does. */
export const seedBeleid = async (seed: Seed): Promise<void> => {
  const { insert, gemeenteId, beleid, client, dag } = seed;
  const basis = beleid.regelingMetId(seed.regelingId);
  const door = await insert('gebruiker', {
    issuer: 'demo',
    subject: 'collega-sofie',
    naam: 'Sofie Maas',
    rol: 'beleid',
    functie: 'beleidsmedewerker',
    telefoon: '055 000 2031',
    email: 'sofie.maas@apeldoorn.example',
    laatst_ingelogd: isoDatum(dag(1)),
    gemeente_id: gemeenteId,
  });
  const geldigVan = isoDatum(plusMaanden(seed.vandaag.with({ day: 1 }), 2));
  let tekst = metGeldigVan(basis.tekst, geldigVan);
  for (const [was, wordt] of WIJZIGINGEN) {
    if (!was.test(tekst)) throw new Error(`de regeling heeft geen ${was}`);
    tekst = tekst.replace(was, wordt);
  }
  const gelezen = leesTekst(tekst);
  if (!gelezen.ok) throw new Error(JSON.stringify(gelezen.fouten));
  const { inhoud, hash } = gelezen;
  const op = `${isoDatum(dag(3))}T14:10:00+01:00`;
  const klaar = `${isoDatum(dag(1))}T09:40:00+01:00`;
  const faalReden = 'De gevallen noemen nog het tarief en de termijn van nu. Na het raadsbesluit van december passen we ze aan.';
  const regelingId = await insert('regeling', {
    gemeente_id: gemeenteId,
    sleutel: basis.sleutel,
    geldig_van: geldigVan,
    vastgesteld_op: basis.vastgesteldOp,
    inhoud: JSON.stringify(inhoud),
    hash,
    tekst,
    herkomst: 'product',
    basis_id: basis.id,
  });
  await insert('regelinggebeurtenis', {
    gemeente_id: gemeenteId,
    regeling_id: regelingId,
    soort: 'klaargezet',
    moment: klaar,
    door,
  });
  const conceptId = await insert('regelingconcept', {
    gemeente_id: gemeenteId,
    sleutel: basis.sleutel,
    titel: 'Tarief van de werkplek op trede 3, en een kortere termijn',
    basis_id: basis.id,
    status: 'klaargezet',
    regeling_id: regelingId,
    faal_reden: faalReden,
    gemaakt_door: door,
    gemaakt_op: op,
    klaargezet_door: door,
    klaargezet_op: klaar,
    versie: 2,
  });
  await insert('regelingconceptversie', {
    gemeente_id: gemeenteId,
    concept_id: conceptId,
    versie: 1,
    tekst,
    inhoud: JSON.stringify(inhoud),
    hash,
    geldig_van: geldigVan,
    bestandsnaam: `${basis.sleutel}-${geldigVan}.yaml`,
    door,
    op,
  });
  const doorrekening = await insert('doorrekening', {
    gemeente_id: gemeenteId,
    concept_id: conceptId,
    conceptversie: 1,
    peildatum: geldigVan,
    aangevraagd_op: op,
    aangevraagd_door: door,
    met_id: basis.id,
  });
  await client.query("select set_config('app.gemeente', $1, true)", [String(gemeenteId)]);
  await computeDoorrekening(kyselyOn(client), { beleid }, gemeenteId, doorrekening, async () => undefined);
  await client.query('update doorrekening set klaar_op = aangevraagd_op where id = $1', [doorrekening]);
  const regel = { gemeente_id: gemeenteId, gebruiker_id: door, rol: 'beleid', uitkomst: 'gelukt', herkomst: 'web' };
  const grond = 'vaststellen en uitvoeren van beleid';
  await insert('logboek', {
    ...regel,
    moment: op,
    handeling: 'beleidsconcept-gemaakt',
    soort: 'regelingconcept',
    object_id: String(conceptId),
    grond,
  });
  await insert('logboek', {
    ...regel,
    moment: klaar,
    handeling: 'beleidsversie-klaargezet',
    soort: 'regeling',
    object_id: String(regelingId),
    grond,
  });
};
