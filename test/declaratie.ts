/** The steps of a declaratie as the pages take them, for an aanbieder of its own and two employees of finance. */
import { expect } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakToewijzing } from './factories.ts';
import type { House } from './house.ts';

type Rij = Record<string, unknown> & { id: number; status: string; bedrag: number };

export type Proef = Awaited<ReturnType<typeof maakProef>>;

export const maakProef = async (h: House, naam = 'Fietspunt Station') => {
  const aanbiederId = await maakAanbieder(h, { naam });
  await maakContract(h, aanbiederId);
  const aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId });
  const controleur = await h.bezoeker({ rol: 'financien', naam: 'Peter Jansen' });
  const goedkeurder = await h.bezoeker({ rol: 'financien', naam: 'Marja Smit' });

  const maakUren = async (toewijzingId: number, datum: string, minuten: number): Promise<number> => {
    const made = await h.owner.query<{ id: number }>(
      `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door)
       select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, $2, $3, 'ingestuurd', 'scherm', 0 from toewijzing where id = $1 returning id`,
      [toewijzingId, datum, minuten],
    );
    return made.rows[0]?.id ?? 0;
  };
  /** A correction as the hours page makes it: the row ends, another comes. */
  const verbeterUren = async (toewijzingId: number, datum: string, minuten: number): Promise<void> => {
    await h.owner.query(
      "update uren set vervallen_op = now(), vervallen_reden = 'fout' where toewijzing_id = $1 and datum = $2 and vervallen_op is null",
      [toewijzingId, datum],
    );
    if (minuten > 0) await maakUren(toewijzingId, datum, minuten);
  };
  const maakResultaat = (toewijzingId: number, datum: string, trede: number, akkoord: boolean | null) =>
    h.owner.query(
      `insert into resultaat (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, bereikte_trede, onderbouwing, herkomst, gemeld_door, akkoord, akkoord_door, akkoord_op)
       select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, $2, $3, 'werkt nu', 'scherm', 0, $4::boolean, 0, now() from toewijzing where id = $1`,
      [toewijzingId, datum, trede, akkoord],
    );

  const maakWerkplek = async (o: { voornaam?: string; van?: string; minutenPerWeek?: number } = {}) => {
    const inwoner = await maakInwoner(h, { voornaam: o.voornaam ?? 'Yara', achternaam: 'Proefman' });
    return maakToewijzing(h, {
      inwonerId: inwoner.id,
      aanbiederId,
      van: o.van ?? '2026-10-01',
      minutenPerWeek: o.minutenPerWeek ?? 720,
    });
  };

  const regelsVan = async (declaratieId: number): Promise<Rij[]> =>
    (await h.owner.query<Rij>('select * from declaratieregel where declaratie_id = $1 order by id', [declaratieId])).rows;
  const declaratieVan = async (id: number) =>
    (await h.owner.query<{ status: string; versie: number }>('select * from declaratie where id = $1', [id])).rows[0];
  const versie = async (id: number): Promise<string> => String((await declaratieVan(id))?.versie);

  const maak = async (maand = '2026-10', wie = aanbieder): Promise<number> => {
    const uit = await wie.post('/declaraties/nieuw', { maand, gemeente: String(h.gemeenteId) });
    expect([uit.status, uit.text]).toEqual([303, '']);
    return Number(uit.location?.split('/').at(-1));
  };
  const dienIn = async (id: number) => aanbieder.post(`/declaraties/${id}/indienen`, { _versie: await versie(id) });
  const sleutels = async (id: number): Promise<string[]> => {
    const rijen = await h.owner.query<{ sleutel: string }>(
      `select distinct t.nummer || '-' || to_char(r.prestatiemaand, 'YYYY-MM') as sleutel from declaratieregel r join toewijzing t on t.id = r.toewijzing_id where r.declaratie_id = $1`,
      [id],
    );
    return rijen.rows.map((rij) => rij.sleutel);
  };
  const controleer = async (id: number, afgewezen: Record<string, string> = {}, wie = controleur) => {
    const velden: Record<string, string> = { bevestigd: 'ja', _versie: await versie(id) };
    for (const sleutel of await sleutels(id)) {
      velden[`oordeel-${sleutel}`] = sleutel in afgewezen ? 'afwijzen' : 'akkoord';
      velden[`reden-${sleutel}`] = afgewezen[sleutel] ?? '';
    }
    return wie.post(`/declaraties/${id}/controleren`, velden);
  };
  const keurGoed = async (id: number, wie = goedkeurder) =>
    wie.post(`/declaraties/${id}/goedkeuren`, { _versie: await versie(id) });
  /** From concept to approved for payment. */
  const rondAf = async (id: number, afgewezen: Record<string, string> = {}): Promise<void> => {
    expect((await dienIn(id)).location).toBe(`/declaraties/${id}/ingediend`);
    expect((await controleer(id, afgewezen)).location).toBe(`/declaraties/${id}/gecontroleerd`);
    expect((await keurGoed(id)).location).toBe(`/declaraties/${id}/goedgekeurd`);
  };

  return {
    aanbiederId,
    aanbieder,
    controleur,
    goedkeurder,
    maakUren,
    verbeterUren,
    maakResultaat,
    maakWerkplek,
    regelsVan,
    declaratieVan,
    versie,
    maak,
    dienIn,
    controleer,
    keurGoed,
    rondAf,
  };
};

/** Text of a page or a column without its hard spaces. */
export const kaal = (tekst: string): string => tekst.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ');
