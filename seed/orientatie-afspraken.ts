// Appointments of the orientation centre in the story: what was, what comes, what must be chosen, and one where nobody came.
import { isVrijeDag } from '../src/beleid/index.ts';
import { type Datum, isoDatum, plusDagen } from '../src/kernel/datum.ts';
import type { Seed } from './context.ts';

export interface DemoAfspraak {
  /** Days ago; negative: in the days to come, moved to the nearest day on which people work. */
  dagen: number;
  tijd: string;
  soort: 'kennismaking' | 'orientatie' | 'meelopen' | 'proefdag' | 'advies';
  minuten?: number;
  plaats?: string;
  toelichting?: string;
  metConsulent?: boolean;
  /** More moments to choose from: nothing is fixed yet. */
  ook?: readonly { dagen: number; tijd: string }[];
  /** Of one that is over; otherwise it was held. */
  uitkomst?: 'niet-verschenen';
}

/** One appointment of the centre, as its adviser made it a week before. What is over was mailed then, and is not mailed today. */
export const seedCentrumAfspraak = async (
  seed: Seed,
  bij: { gemeente_id: number; inwoner_id: number; consulent_id: number; orientatie_id: number; noor: number; centrum: number },
  a: DemoAfspraak,
): Promise<void> => {
  const dagVan = (dagen: number): Datum => {
    let dag = seed.dag(dagen);
    while (dagen !== 0 && isVrijeDag(seed.beleid.landelijk, dag)) dag = plusDagen(dag, dagen < 0 ? 1 : -1);
    return dag;
  };
  const om = (dag: Datum, tijd: string): string => `${isoDatum(dag)} ${tijd.replace('.', ':')} Europe/Amsterdam`;
  const status = a.ook ? 'voorgesteld' : a.dagen <= 0 ? 'vast' : (a.uitkomst ?? 'geweest');
  const dag = dagVan(a.dagen);
  const van = {
    gemeente_id: bij.gemeente_id,
    inwoner_id: bij.inwoner_id,
    consulent_id: bij.consulent_id,
    centrum_id: bij.centrum,
  };
  const id = await seed.insert('afspraak', {
    ...van,
    orientatie_id: bij.orientatie_id,
    adviseur_id: bij.noor,
    van_centrum: true,
    met_consulent: a.metConsulent ?? false,
    soort: a.soort,
    vorm: 'locatie',
    plaats: a.plaats ?? 'Stationsplein 12',
    toelichting: a.toelichting ?? '',
    begin: a.ook ? null : om(dag, a.tijd),
    minuten: a.minuten ?? 60,
    status,
    reden: status === 'niet-verschenen' ? 'onbekend' : null,
    door: bij.noor,
  });
  const gemaakt = isoDatum(plusDagen(a.dagen > 0 ? dag : seed.dag(0), -7));
  const gebeurde = (wat: string, op: string) =>
    seed.insert('afspraakgebeurtenis', { ...van, afspraak_id: id, wat, van: 'centrum', door: bij.noor, op });
  await gebeurde(a.ook ? 'voorgesteld' : 'gemaakt', `${gemaakt} 09:10 Europe/Amsterdam`);
  if (status === 'geweest' || status === 'niet-verschenen') await gebeurde(status, `${isoDatum(dag)} 16:40 Europe/Amsterdam`);
  for (const aan of a.metConsulent ? ['inwoner', 'consulent'] : ['inwoner'])
    await seed.insert('afspraakbericht', {
      ...van,
      afspraak_id: id,
      aan,
      soort: a.ook ? 'voorstel' : 'uitnodiging',
      onderwerp: 'Uitnodiging',
      inhoud: '{}',
      door: bij.noor,
      op: `${gemaakt} 09:10 Europe/Amsterdam`,
    });
  // The mail of then was sent then: it is not sent today.
  await seed.client.query(
    'delete from mail m using afspraakbericht b where b.mail_id = m.id and b.gemeente_id = m.gemeente_id and b.afspraak_id = $1',
    [id],
  );
  for (const moment of a.ook ? [a, ...a.ook] : [])
    await seed.insert('afspraakmoment', {
      ...van,
      afspraak_id: id,
      ronde: 1,
      begin: om(dagVan(moment.dagen), moment.tijd),
      van: 'centrum',
      door: bij.noor,
    });
};
