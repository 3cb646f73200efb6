// Who may see more or less: the orientation centre with whom it knows, a shielded dossier, and an access in an emergency that waits for
// a judgement. That Murat is away and Sanne is there instead stands in mensen.ts.
import { isoDatum, plusDagen } from '../src/kernel/datum.ts';
import type { Seed } from './context.ts';

/** The organisation that does the orientation (BR 2.2). Before the accounts: its adviser is one of them. */
export const seedCentrum = async (seed: Seed): Promise<void> => {
  const id = await seed.insert('aanbieder', {
    agb: '73105090',
    kvk: '90000099',
    naam: 'Centrum Apeldoorn Werkt',
    sector: 'oriëntatie',
    postcode: '7311 KA',
    woonplaats: 'Apeldoorn',
  });
  seed.aanbieders.set('centrum', id);
  await seed.client.query(
    "insert into orientatiecentrum (gemeente_id, aanbieder_id, geldig, door) values ($1, $2, '[2021-01-01,)', 0)",
    [seed.gemeenteId, id],
  );
};

const wieIs = async (seed: Seed, voornaam: string): Promise<{ id: number; consulent: number }> => {
  const { rows } = await seed.client.query<{ id: number; consulent: number }>(
    `select i.id, i.consulent_id as consulent from inwoner i join inwoner_persoon p on p.gemeente_id = i.gemeente_id and p.inwoner_id = i.id
      where i.gemeente_id = $1 and p.voornaam = $2 order by i.id limit 1`,
    [seed.gemeenteId, voornaam],
  );
  const [een] = rows;
  if (!een) throw new Error(`${voornaam} is er niet`);
  return een;
};

const regel = (
  seed: Seed,
  o: { door: number; rol: string; handeling: string; soort: string; id: number; inwoner: number; nood?: number; om: string },
) =>
  seed.insert('logboek', {
    moment: o.om,
    gemeente_id: seed.gemeenteId,
    gebruiker_id: o.door,
    rol: o.rol,
    handeling: o.handeling,
    soort: o.soort,
    object_id: String(o.id),
    inwoner_id: o.inwoner,
    grond: 'uitvoering Wmo 2015, Werkt mee',
    uitkomst: 'gelukt',
    herkomst: 'web',
    noodtoegang_id: o.nood ?? null,
  });

/** After the residents. */
export const seedToegang = async (seed: Seed): Promise<void> => {
  const { insert, gemeenteId: gemeente_id, vandaag, dag } = seed;
  const van = (id: string): number => seed.gebruikers.get(id) ?? 0;
  const om = (geleden: number, tijd: string): string => `${isoDatum(dag(geleden))} ${tijd}+01`;

  const mireille = await wieIs(seed, 'Mireille');
  const wie = { gemeente_id, inwoner_id: mireille.id, consulent_id: mireille.consulent };
  const afscherming = await insert('afscherming', {
    ...wie,
    grond: 'geheime-verblijfplaats',
    vanaf: isoDatum(dag(40)),
    tot: isoDatum(plusDagen(vandaag, 140)),
    door: van('teammanager'),
    vastgelegd_op: om(40, '11:05:00'),
  });
  await insert('afschermingpersoon', {
    ...wie,
    afscherming_id: afscherming,
    gebruiker_id: van('consulent'),
    door: van('teammanager'),
    vastgelegd_op: om(4, '16:20:00'),
  });
  await regel(seed, {
    door: van('teammanager'),
    rol: 'teammanager',
    handeling: 'afscherming-gezet',
    soort: 'afscherming',
    id: afscherming,
    inwoner: mireille.id,
    om: om(40, '11:05:00'),
  });

  // Lieke sat at the desk while Sanne was out.
  const youssef = await wieIs(seed, 'Youssef');
  const lieke = { door: van('consulent-3'), rol: 'consulent', inwoner: youssef.id };
  const nood = await insert('noodtoegang', {
    gemeente_id,
    inwoner_id: youssef.id,
    consulent_id: youssef.consulent,
    gebruiker_id: van('consulent-3'),
    rol: 'consulent',
    reden: 'inwoner-vraagt',
    toelichting: 'Stond aan de balie met een brief over zijn plek en wilde vandaag weten of hij moest reageren.',
    begonnen_op: om(2, '14:12:00'),
    verloopt_op: om(2, '15:12:00'),
    gesloten_op: om(2, '14:31:00'),
  });
  await regel(seed, { ...lieke, handeling: 'noodtoegang-geopend', soort: 'noodtoegang', id: nood, nood, om: om(2, '14:12:00') });
  await regel(seed, { ...lieke, handeling: 'inzage', soort: 'dossier', id: youssef.id, nood, om: om(2, '14:13:00') });
  await regel(seed, { ...lieke, handeling: 'inzage', soort: 'documenten', id: youssef.id, nood, om: om(2, '14:16:00') });
  await regel(seed, { ...lieke, handeling: 'noodtoegang-gesloten', soort: 'noodtoegang', id: nood, nood, om: om(2, '14:31:00') });
};
