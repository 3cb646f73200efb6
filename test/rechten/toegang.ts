/** Who may see more of each resident of the world: a shield, an emergency that is over, the orientation centre. */
import type { House } from '../house.ts';
import type { Kant } from './world.ts';

export type Toegang = Pick<
  Kant,
  'afscherming' | 'persoon' | 'noodtoegang' | 'orientatietoegang' | 'orientatie' | 'advies' | 'draad' | 'centrumafspraak'
>;

type Waarde = string | number | boolean | null | Buffer;
type Zet = (h: House, tabel: string, rij: Record<string, Waarde>) => Promise<number>;

/** `door` is a teammanager, `collega` somebody of whom nothing else is here; `voorbij`: what the centre saw of the resident is over. */
export const maakToegang = async (
  put: Zet,
  h: House,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number },
  o: { door: number; collega: number | undefined; aanbieder_id: number; regelingId: number; voorbij: boolean },
): Promise<Toegang> => {
  const { door, collega, aanbieder_id, regelingId, voorbij } = o;
  const orientatietoegang = await put(h, 'orientatietoegang', {
    ...van,
    aanbieder_id,
    reden: 'Weet nog niet welk werk past.',
    periode: '[2026-01-01,2100-01-01)',
    deelt: '{uitkering,zrm}',
    toestemming_op: '2026-01-01',
    door: van.consulent_id,
    beeindigd_op: voorbij ? '2026-02-01' : null,
  });
  const orientatie = await put(h, 'orientatie', {
    ...van,
    regeling_id: regelingId,
    product: 'orientatie',
    gevraagd_door: 'consulent',
    gevraagd_op: '2026-01-01',
    vraag: 'Welk werk past?',
    aanbieder_id,
    toegang_id: orientatietoegang,
    verwezen_op: '2026-01-01',
    gestart_op: '2026-01-12',
    door: van.consulent_id,
  });
  await put(h, 'orientatieobservatie', {
    ...van,
    orientatie_id: orientatie,
    aanbieder_id,
    datum: '2026-01-20',
    soort: 'gesprek',
    tekst: 'Praat graag met mensen.',
    door: van.consulent_id,
  });
  const advies = await put(h, 'orientatieadvies', {
    ...van,
    orientatie_id: orientatie,
    aanbieder_id,
    nummer: 1,
    werkplek: 'Werk met mensen.',
    opleiding: 'Een cursus gastheer.',
    vervolg: 'Kijken bij een buurthuis.',
    kort: 'Werk met mensen past bij je.',
    gegeven_op: '2026-03-30',
    door: van.consulent_id,
  });
  const draad = await put(h, 'overleg', {
    ...van,
    met_inwoner: false,
    centrum_id: aanbieder_id,
    onderwerp: 'Een proefdag',
    begonnen_door: van.consulent_id,
  });
  await put(h, 'overlegbericht', {
    ...van,
    overleg_id: draad,
    met_inwoner: false,
    van: 'gemeente',
    tekst: 'Welke dag wordt het?',
    door: van.consulent_id,
  });
  const bijCentrum = { ...van, centrum_id: aanbieder_id };
  const centrumafspraak = await put(h, 'afspraak', {
    ...bijCentrum,
    orientatie_id: orientatie,
    van_centrum: true,
    soort: 'meelopen',
    vorm: 'locatie',
    plaats: 'Buurthuis',
    begin: '2026-12-03 10:00+01',
    minuten: 180,
    status: 'vast',
    door: van.consulent_id,
  });
  const bijAfspraak = { ...bijCentrum, afspraak_id: centrumafspraak, door: van.consulent_id };
  const moment_id = await put(h, 'afspraakmoment', { ...bijAfspraak, ronde: 1, begin: '2026-12-03 10:00+01', van: 'centrum' });
  await put(h, 'afspraakantwoord', { ...bijAfspraak, moment_id, van: 'inwoner', kan: true });
  await put(h, 'afspraakgebeurtenis', { ...bijAfspraak, wat: 'gemaakt', van: 'centrum' });
  await put(h, 'afspraakbericht', { ...bijAfspraak, aan: 'inwoner', soort: 'uitnodiging', onderwerp: 'x', inhoud: '{}' });
  const afscherming = await put(h, 'afscherming', {
    ...van,
    grond: 'bekende-persoon',
    vanaf: '2026-01-01',
    tot: '2027-01-01',
    door,
  });
  return {
    afscherming,
    persoon: await put(h, 'afschermingpersoon', { ...van, afscherming_id: afscherming, gebruiker_id: door, door }),
    noodtoegang: await put(h, 'noodtoegang', {
      ...van,
      gebruiker_id: collega ?? door,
      rol: collega === undefined ? 'teammanager' : 'consulent',
      reden: 'inwoner-vraagt',
      toelichting: 'Stond aan de balie.',
      begonnen_op: '2026-10-01',
      verloopt_op: '2026-10-02',
    }),
    orientatietoegang,
    orientatie,
    advies,
    draad,
    centrumafspraak,
  };
};
