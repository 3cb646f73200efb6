/** Of everybody in the world: which mail is wanted, a link to an agenda, and what one was reminded of. */
import type { House } from '../house.ts';
import type { World } from './world.ts';

type Zet = (h: House, tabel: string, rij: Record<string, string | number | boolean | null | Buffer>) => Promise<number>;

export const maakHerinneringen = async (put: Zet, h: House, world: World): Promise<void> => {
  for (const { gebruikerId } of [
    ...[world.wie, world.elders].flatMap(({ inwoner, consulent, aanbieder, orientatie }) => [
      inwoner,
      consulent,
      aanbieder,
      orientatie,
    ]),
    ...Object.values(world.ander),
  ]) {
    await put(h, 'mailvoorkeur', { gebruiker_id: gebruikerId, soort: 'overleg', uit: false });
    await put(h, 'agendalink', { gebruiker_id: gebruikerId, sleutel: `geheim-${gebruikerId}-`.padEnd(40, 'x') });
  }
  for (const { gebruikerId } of [world.wie.teammanager, world.elders.teammanager])
    await put(h, 'mailvoorkeur', { gebruiker_id: gebruikerId, soort: 'plicht-escalatie', uit: false });
  for (const [wie, { inwoner, gemeenteId }] of [
    [world.wie, world.kant.eigen],
    [world.ander, world.kant.collega],
    [world.elders, world.kant.anders],
  ] as const)
    for (const [aan, { gebruikerId }] of [
      ['inwoner', wie.inwoner],
      ['aanbieder', wie.aanbieder],
    ] as const)
      await put(h, 'herinnering', {
        gemeente_id: gemeenteId,
        inwoner_id: inwoner,
        consulent_id: wie.consulent.gebruikerId,
        van_dossier: inwoner,
        soort: 'voortgangsbericht',
        dag: '2026-11-01',
        moment: 'laat',
        aan,
        gebruiker_id: gebruikerId,
        op: '2026-11-02',
      });
};
