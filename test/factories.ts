/** Rows with sensible values for tests; give only what the test is about. All people are invented, BSNs lie in the test range. */
import type { House } from './house.ts';

/** The n-th BSN of the test range 9999xxxxx that passes the 11-proef. */
export const testBsn = (n: number): string => {
  let left = n;
  for (let number = 999_960_000; ; number++) {
    const digits = [...String(number)].map(Number);
    const sum = digits.reduce((total, digit, i) => total + digit * (i === 8 ? -1 : 9 - i), 0);
    if (sum % 11 === 0 && left-- === 0) return String(number);
  }
};

let n = 0;

export const maakAanbieder = async (h: House, o: { naam?: string; agb?: string } = {}): Promise<number> => {
  const made = await h.owner.query<{ id: number }>(
    `insert into aanbieder (agb, naam, sector, postcode, woonplaats) values ($1, $2, 'groen', '7311 AA', 'Apeldoorn') returning id`,
    [o.agb ?? String(73_100_000 + ++n), o.naam ?? `Aanbieder ${n}`],
  );
  return made.rows[0]?.id ?? 0;
};

/** A contract for all Werkt mee products at the tariffs of the regeling, from 2021 on. */
export const maakContract = async (
  h: House,
  aanbiederId: number,
  o: { van?: string; tarieven?: Record<string, number> } = {},
): Promise<void> => {
  const van = o.van ?? '2021-01-01';
  const made = await h.owner.query<{ id: number }>(
    'insert into contract (gemeente_id, aanbieder_id, nummer, geldig) values ($1, $2, $3, daterange($4, null)) returning id',
    [h.gemeenteId, aanbiederId, `C-${++n}`, van],
  );
  const tarieven = o.tarieven ?? {
    'wm-ontwikkeling-3': 160000,
    'wm-ontwikkeling-4': 160000,
    'wm-ontwikkeling-5': 160000,
    'wm-werkplek-3': 900,
    'wm-werkplek-4': 660,
  };
  for (const [product, tarief] of Object.entries(tarieven)) {
    await h.owner.query(
      `insert into contractproduct (gemeente_id, contract_id, aanbieder_id, product, tarief, tarief_bron, productcategorie, productcode, geldig)
       values ($1, $2, $3, $4, $5, 'WM §10', '10', '10A01', daterange($6, null))`,
      [h.gemeenteId, made.rows[0]?.id, aanbiederId, product, tarief, van],
    );
  }
};

export const maakMandaat = async (h: House, functie: string, van = '2021-01-01'): Promise<void> => {
  await h.owner.query(
    `insert into mandaat (gemeente_id, functie, verleend_door, handeling, bereik, geldig, bron)
     values ($1, $2, 'teammanager Wmo', 'beschikking-verlenen', 'maatwerkvoorzieningen Werkt mee', daterange($3, null), 'BR besluit 3')`,
    [h.gemeenteId, functie, van],
  );
};

export interface TestInwoner {
  id: number;
  bsn: string;
}

export const maakInwoner = async (
  h: House,
  o: {
    consulentId?: number;
    voornaam?: string;
    achternaam?: string;
    geboortedatum?: string;
    trede?: number;
    perspectief?: number;
    ladderdatum?: string;
    uitkering?: { soort: string; toestemming: boolean | null };
    bsn?: string;
    status?: string;
  } = {},
): Promise<TestInwoner> => {
  const bsn = o.bsn ?? testBsn(++n);
  const consulent = o.consulentId ?? 0;
  const achternaam = o.achternaam ?? `Proef${n}`;
  const made = await h.owner.query<{ id: number }>(
    `insert into inwoner (gemeente_id, dossiernummer, consulent_id, status, herkomst) values ($1, '2026-' || nextval('dossiernummer_reeks'), $2, $3, 'aanmelding') returning id`,
    [h.gemeenteId, consulent, o.status ?? 'in-onderzoek'],
  );
  const id = made.rows[0]?.id ?? 0;
  await h.owner.query(
    `insert into inwoner_persoon (gemeente_id, inwoner_id, consulent_id, bsn_versleuteld, bsn_hash, bsn_einde, voornaam, achternaam, zoeknaam, geboortedatum, straat, huisnummer, postcode, woonplaats, telefoon)
     values ($1, $2, $3, $4, $5, $6, $7, $8, lower($8 || ' ' || $7), $9, 'Kanaalweg', '12', '7311 AB', 'Apeldoorn', '0612345678')`,
    [
      h.gemeenteId,
      id,
      consulent,
      h.bsn.versleutel(bsn),
      h.bsn.hash(bsn),
      bsn.slice(-3),
      o.voornaam ?? 'Yara',
      achternaam,
      o.geboortedatum ?? '1990-05-01',
    ],
  );
  if (o.trede !== undefined) {
    await h.owner.query(
      `insert into ladderbepaling (gemeente_id, inwoner_id, consulent_id, peildatum, trede, perspectief, motivering, door, herkomst) values ($1, $2, $3, $4, $5, $6, 'Gesprek gevoerd', 0, 'consulent')`,
      [h.gemeenteId, id, consulent, o.ladderdatum ?? '2026-06-01', o.trede, o.perspectief ?? null],
    );
  }
  if (o.uitkering) {
    await h.owner.query(
      "insert into uitkering (gemeente_id, inwoner_id, consulent_id, soort, toestemming, toestemming_op) values ($1, $2, $3, $4, $5::boolean, case when $5::boolean is null then null else date '2026-06-01' end)",
      [h.gemeenteId, id, consulent, o.uitkering.soort, o.uitkering.toestemming],
    );
  }
  return { id, bsn };
};

export interface TestToewijzing {
  id: number;
  nummer: number;
}

/** A toewijzing that was decided elsewhere (herkomst levering), running, unless told. */
export const maakToewijzing = async (
  h: House,
  o: {
    inwonerId: number;
    aanbiederId: number;
    product?: string;
    van?: string;
    tot?: string;
    minutenPerWeek?: number | null;
    doelTrede?: number | null;
    startTrede?: number;
    status?: string;
  },
): Promise<TestToewijzing> => {
  const product = o.product ?? 'wm-werkplek-3';
  const traject = product.startsWith('wm-ontwikkeling');
  const regelingId = h.beleid.regelingen(h.gemeenteId)[0]?.id;
  const status = o.status ?? 'gestart';
  const van = o.van ?? '2026-07-01';
  const minuten = o.minutenPerWeek === undefined ? (traject ? null : 720) : o.minutenPerWeek;
  const made = await h.owner.query<{ id: number; nummer: number }>(
    `insert into toewijzing (gemeente_id, inwoner_id, consulent_id, aanbieder_id, herkomst, product, productcategorie, productcode, eenheid, frequentie, volume, minuten_per_week, looptijd, start_trede, doel_trede, status, toegewezen_op, geaccepteerd_op, gestart_op, regeling_id)
     select $1, $2, i.consulent_id, $3, 'levering', $4, '10', '10A01', $5, $6, $7, $8, daterange($9, $10, '[]'), $11, $12, $13, $9,
            case when $13 in ('geaccepteerd','gestart') then $9::date end, case when $13 = 'gestart' then $9::date end, $14
       from inwoner i where i.gemeente_id = $1 and i.id = $2 returning id, nummer`,
    [
      h.gemeenteId,
      o.inwonerId,
      o.aanbiederId,
      product,
      traject ? '83' : '01',
      traject ? '6' : '2',
      traject ? 160000 : minuten,
      minuten,
      van,
      o.tot ?? '2026-12-31',
      o.startTrede ?? null,
      o.doelTrede ?? (traject ? Number(product.at(-1)) : null),
      status,
      regelingId,
    ],
  );
  return { id: made.rows[0]?.id ?? 0, nummer: made.rows[0]?.nummer ?? 0 };
};
