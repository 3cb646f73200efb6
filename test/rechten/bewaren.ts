/** Keeping and destroying, for the world of the rights tests: a closing that was ended, a request, a copy and a proposal. */
import type { House } from '../house.ts';
import type { Tabel } from './tables-vorm.ts';

/** Ids by the name that they have in a path. */
export interface Bewaren {
  vernietiging: number;
  kopie: number;
  verzoek: number;
}

type Zet = (h: House, tabel: string, rij: Record<string, string | number | boolean | null | Buffer>) => Promise<number>;

export const maakBewaren = async (
  put: Zet,
  h: House,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number },
): Promise<Bewaren> => {
  const door = van.consulent_id;
  const { gemeente_id, inwoner_id, consulent_id } = van;
  const { rows } = await h.owner.query<{ id: number; kopie: number; verzoek: number }>(
    `select v.id, (select max(k.id) from dossierkopie k where k.gemeente_id = v.gemeente_id and k.inwoner_id = v.dossier_id) as kopie,
            (select max(k.id) from vernietigverzoek k where k.gemeente_id = v.gemeente_id and k.inwoner_id = v.dossier_id) as verzoek
       from vernietiging v where v.gemeente_id = $1 and v.dossier_id = $2`,
    [gemeente_id, inwoner_id],
  );
  const [had] = rows;
  if (had) return { vernietiging: had.id, kopie: had.kopie, verzoek: had.verzoek };
  await put(h, 'dossiersluiting', {
    ...van,
    reden: 'werk',
    status_ervoor: 'in-traject',
    gesloten_op: '2026-01-05',
    bewaren_tot: '2041-01-05',
    bewaren_bron: 'Wmo 2015 artikel 5.3.4',
    door,
    heropend_op: '2026-02-01',
    heropend_door: door,
  });
  const verzoek = await put(h, 'vernietigverzoek', { ...van, gevraagd_op: '2026-10-01', uiterlijk: '2027-01-04', door: 0 });
  const kopie = await put(h, 'dossierkopie', {
    ...van,
    door: 0,
    klaar_op: '2026-10-01',
    inhoud: Buffer.from('PK'),
    bytes: 2,
    verloopt_op: '2099-01-01',
  });
  const vernietiging = await put(h, 'vernietiging', {
    gemeente_id,
    dossier_id: inwoner_id,
    consulent_id,
    aanleiding: 'verzoek',
    aanleiding_op: '2026-10-01',
    grond: 'Wmo 2015 artikel 5.3.5',
    voorgesteld_door: door,
  });
  await put(h, 'vernietigdnummer', {
    gemeente_id,
    nummer: 1,
    kenmerk: String(vernietiging).padStart(64, '0'),
    vernietiging_id: vernietiging,
  });
  return { vernietiging, kopie, verzoek };
};

export const bewaarTabellen: Record<string, Tabel> = {
  // what a resident asks and what becomes of the dossier; the bytes of a copy are the resident's alone
  dossiersluiting: {
    categorie: 'dossier',
    rechten: { consulent: 'lmw caseload', teammanager: 'l gemeente', inwoner: 'l zelf', levering: 'l gemeente' },
    kolommen: {
      consulent: {
        m: 'gemeente_id inwoner_id consulent_id reden toelichting status_ervoor gesloten_op laatste_ondersteuning bewaren_tot bewaren_bron door',
        w: 'heropend_op heropend_door heropen_reden versie',
      },
      inwoner: { l: 'gemeente_id id inwoner_id gesloten_op laatste_ondersteuning bewaren_tot bewaren_bron heropend_op' },
      levering: { l: 'gemeente_id id inwoner_id consulent_id bewaren_tot heropend_op' },
    },
  },
  vernietigverzoek: {
    categorie: 'dossier',
    rechten: { consulent: 'lw caseload', teammanager: 'l gemeente', inwoner: 'lmw zelf', levering: 'l gemeente' },
    kolommen: {
      consulent: { w: 'status gronden antwoord beantwoord_op beantwoord_door versie' },
      inwoner: {
        l: 'gemeente_id id inwoner_id toelichting gevraagd_op uiterlijk status gronden antwoord beantwoord_op versie',
        m: 'gemeente_id inwoner_id consulent_id toelichting gevraagd_op uiterlijk door',
        w: 'status versie',
      },
      levering: { l: 'gemeente_id id inwoner_id consulent_id status gevraagd_op uiterlijk' },
    },
  },
  dossierkopie: {
    categorie: 'dossier',
    rechten: { inwoner: 'lm zelf' },
    kolommen: {
      inwoner: {
        l: 'gemeente_id id inwoner_id gevraagd_op klaar_op inhoud bytes verloopt_op mislukt',
        m: 'gemeente_id inwoner_id consulent_id door',
      },
    },
  },
  vernietiging: {
    categorie: 'dossier',
    rechten: { consulent: 'lm caseload', teammanager: 'lmw gemeente', levering: 'l gemeente' },
    kolommen: {
      consulent: { m: 'gemeente_id dossier_id consulent_id aanleiding aanleiding_op grond voorgesteld_door' },
      teammanager: {
        m: 'gemeente_id dossier_id consulent_id aanleiding aanleiding_op grond voorgesteld_door',
        w: 'status dossier_id besloten_door besloten_op besluit_reden fout versie',
      },
      levering: { l: 'gemeente_id id dossier_id consulent_id status' },
    },
  },
  // numbers that name nobody any more: for restoring, of no role
  vernietigdnummer: { categorie: 'techniek', rechten: {} },
};
