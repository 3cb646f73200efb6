/** Something of everything about who somebody is and what happens in a life, for the world of the rights tests. */
import type { House } from '../house.ts';

/** Ids by the name that they have in a path. */
export interface Personen {
  samenvoeging: number;
  gebeurtenis: number;
  voorstel: number;
}

type Zet = (h: House, tabel: string, rij: Record<string, string | number | boolean | null | Buffer>) => Promise<number>;

let volgnummer = 0;

/** The dossier that would go is one that is not there: nothing about it can be seen. */
export const maakPersonen = async (
  put: Zet,
  h: House,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number },
): Promise<Personen> => {
  const { gemeente_id } = van;
  const door = van.consulent_id;
  const weg_id = 900_000 + ++volgnummer;
  const samenvoeging = await put(h, 'samenvoeging', {
    ...van,
    weg_id,
    weg_dossiernummer: `2020-${volgnummer}`,
    status: 'uitgevoerd',
    reden: 'Dezelfde persoon.',
    voorgesteld_door: 0,
    besloten_door: door,
    besloten_op: '2026-10-01',
    bewaard: '{}',
  });
  await put(h, 'samenvoegingrij', {
    gemeente_id,
    samenvoeging_id: samenvoeging,
    volgnummer: 1,
    tabel: 'toets',
    sleutel: '{"id":1}',
  });
  await put(h, 'dubbelpaar', {
    gemeente_id,
    eerste_id: van.inwoner_id,
    tweede_id: weg_id,
    score: 90,
    redenen: '{dezelfde naam}',
  });
  await put(h, 'persoonversie', {
    ...van,
    bsn_versleuteld: h.bsn.versleutel('999990019'),
    bsn_hash: h.bsn.hash('999990019'),
    bsn_einde: '019',
    voornaam: 'Eerder',
    voorvoegsel: '',
    achternaam: 'Anders',
    geboortedatum: '1990-05-01',
    geboortedatum_bekend: 'volledig',
    gewijzigd: '{naam}',
    bron: 'document',
    toelichting: 'Paspoort gezien.',
    door,
  });
  const gebeurtenis = await put(h, 'levensgebeurtenis', {
    ...van,
    soort: 'uitkering',
    datum: '2026-10-01',
    herkomst: 'consulent',
    door,
  });
  const voorstel = await put(h, 'gebeurtenisvoorstel', {
    ...van,
    gebeurtenis_id: gebeurtenis,
    soort: 'gesprek',
    tekst: 'Bespreek dit.',
    grond: 'Keuze.',
    keuze: true,
  });
  return { samenvoeging, gebeurtenis, voorstel };
};
