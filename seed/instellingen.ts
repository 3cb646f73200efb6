import { isoDatum } from '../src/kernel/datum.ts';
import { kwartaalVan, type Recht } from '../src/rechtencontrole/index.ts';
import type { Seed } from './context.ts';

/** Who was looked at in a review, with the right as the roles of the story give it. */
const HOUDERS: readonly { wie: string; recht: Recht }[] = [
  { wie: 'consulent', recht: 'mandaat' },
  { wie: 'consulent-2', recht: 'mandaat' },
  { wie: 'teammanager', recht: 'teammanager' },
  { wie: 'teammanager', recht: 'mandaat' },
  { wie: 'financien', recht: 'financien' },
  { wie: 'financien-2', recht: 'financien' },
  { wie: 'contractmanager', recht: 'contractmanager' },
  { wie: 'beleid', recht: 'beleid' },
  { wie: 'beheer', recht: 'beheer' },
  { wie: 'beheer-2', recht: 'beheer' },
];

/** What beheer did over the year: settings, an organisation that moved, a review that was finished and one that is under way. */
export const seedInstellingen = async (seed: Seed): Promise<void> => {
  const { insert, gemeenteId } = seed;
  const wie = (persona: string): number => seed.gebruikers.get(persona) ?? 0;
  const moment = (geleden: number, tijd: string): string => `${isoDatum(seed.dag(geleden))} ${tijd}:00+01`;
  const logboek = (handeling: string, soort: string, objectId: number | string, door: string, op: string): Promise<number> =>
    insert('logboek', {
      moment: op,
      gemeente_id: gemeenteId,
      gebruiker_id: wie(door),
      rol: 'beheer',
      handeling,
      soort,
      object_id: String(objectId),
      grond: soort === 'rechtencontrole' || soort === 'rechtencontroleregel' ? 'beheer van toegang' : 'beheer van het systeem',
      uitkomst: 'gelukt',
      herkomst: 'web',
    });

  for (const { sleutel, waarde, reden, door, op } of [
    {
      sleutel: 'uitnodiging-dagen',
      waarde: 14,
      reden: 'In de zomer was een week te kort: wie op vakantie was, kwam er niet meer in.',
      door: 'beheer-2',
      op: moment(130, '14:20'),
    },
    {
      sleutel: 'stil-inwoner-minuten',
      waarde: 45,
      reden: 'Wie met hulp leest, heeft meer tijd nodig.',
      door: 'beheer',
      op: moment(75, '09:40'),
    },
  ]) {
    await insert('instelling', { gemeente_id: gemeenteId, sleutel, versie: 1, waarde, reden, door: wie(door), vanaf: op });
    await logboek('instelling-gewijzigd', 'instelling', sleutel, door, op);
  }

  const lunch = seed.aanbieders.get('lunch') ?? 0;
  const oud = await seed.client.query<Record<string, unknown>>(
    `select jsonb_build_object('naam', naam, 'agb', agb, 'kvk', kvk, 'rsin', '', 'sector', sector, 'postcode', '7321 AA', 'woonplaats', woonplaats,
       'telefoon', '', 'email', '') as inhoud from aanbieder where id = $1`,
    [lunch],
  );
  await insert('aanbiederversie', {
    aanbieder_id: lunch,
    versie: 1,
    inhoud: JSON.stringify(oud.rows[0]?.inhoud),
    gemeente_id: gemeenteId,
    door: wie('beheer'),
    op: moment(48, '11:05'),
  });
  await seed.client.query("update aanbieder set versie = 2, telefoon = '055 000 3100' where id = $1", [lunch]);
  await logboek('organisatie-gewijzigd', 'aanbieder', lunch, 'beheer', moment(48, '11:05'));

  /** Tom judges everybody but himself, Els judges Tom. */
  const controle = async (kwartaal: string, geleden: number, beoordeeld: number, afgerond: boolean): Promise<void> => {
    const begonnen = moment(geleden, '09:00');
    const id = await insert('rechtencontrole', {
      gemeente_id: gemeenteId,
      kwartaal,
      begonnen_op: begonnen,
      begonnen_door: wie('beheer'),
      afgerond_op: afgerond ? moment(geleden - 3, '16:30') : null,
      afgerond_door: afgerond ? wie('beheer-2') : null,
    });
    await logboek('rechtencontrole-begonnen', 'rechtencontrole', id, 'beheer', begonnen);
    for (const [nr, houder] of HOUDERS.entries()) {
      const door = houder.wie === 'beheer' ? 'beheer-2' : 'beheer';
      const klaar = nr < beoordeeld;
      const op = moment(geleden, `10:${String(nr).padStart(2, '0')}`);
      const regel = await insert('rechtencontroleregel', {
        gemeente_id: gemeenteId,
        controle_id: id,
        gebruiker_id: wie(houder.wie),
        recht: houder.recht,
        oordeel: klaar ? 'blijft' : null,
        door: klaar ? wie(door) : null,
        op: klaar ? op : null,
      });
      if (klaar) await logboek('recht-blijft', 'rechtencontroleregel', regel, door, op);
    }
    if (afgerond) await logboek('rechtencontrole-afgerond', 'rechtencontrole', id, 'beheer-2', moment(geleden - 3, '16:30'));
  };
  const ditKwartaal = kwartaalVan(seed.vandaag);
  const vorig = seed.vandaag.subtract({ months: 3 });
  const dagenTerug = vorig.until(seed.vandaag).days;
  await controle(kwartaalVan(vorig), dagenTerug, HOUDERS.length, true);
  // Begun this week, or today when the quarter is younger than that.
  const begon = kwartaalVan(seed.dag(4)) === ditKwartaal ? 4 : 0;
  await controle(ditKwartaal, begon, 6, false);
};
