import { addDossierstuk, hideDossierstuk, receiveBestand } from '../src/document/index.ts';
import { isoDatum } from '../src/kernel/datum.ts';
import { foto, pdf } from './bestanden.ts';
import type { Seed } from './context.ts';
import { notities, overleggen, sjablonen, stukken } from './geschreven.ts';
import { actAs } from './vervolg.ts';

/** Who the story is about: the row that everything hangs on, and the aanbieder where he is now. */
interface Wie {
  gemeente_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
}

const vindWie = async (seed: Seed, voornaam: string): Promise<Wie | undefined> =>
  (
    await seed.client.query<Wie>(
      `select p.gemeente_id, p.inwoner_id, p.consulent_id,
              (select t.aanbieder_id from toewijzing t where t.gemeente_id = p.gemeente_id and t.inwoner_id = p.inwoner_id
                  and t.status in ('toegewezen','geaccepteerd','gestart') order by t.status = 'gestart' desc, t.id limit 1) as aanbieder_id
         from inwoner_persoon p where p.voornaam = $1 and p.consulent_id <> 0 order by p.inwoner_id limit 1`,
      [voornaam],
    )
  ).rows[0];

const persoonVan = (seed: Seed, gebruikerId: number): string | undefined =>
  [...seed.gebruikers].find(([, id]) => id === gebruikerId)?.[0];

/** What people of the demo wrote to each other and put in the dossiers, at days back from today. */
export const seedDossierstukken = async (seed: Seed): Promise<void> => {
  const moment = (dagen: number, tijd: string): string => `${isoDatum(seed.dag(dagen))} ${tijd}:00+01`;
  const personen = new Map<string, Wie>();
  for (const voornaam of new Set([...notities, ...overleggen, ...stukken].map((een) => een.voornaam))) {
    const wie = await vindWie(seed, voornaam);
    if (wie) personen.set(voornaam, wie);
  }

  for (const { wie, ...sjabloon } of sjablonen)
    await seed.insert('sjabloon', {
      ...sjabloon,
      gemeente_id: seed.gemeenteId,
      door: seed.gebruikers.get(wie) ?? 0,
      vastgelegd_op: moment(120, '09:30'),
    });

  for (const notitie of notities) {
    const wie = personen.get(notitie.voornaam);
    if (!wie) continue;
    const { aanbieder_id: _, ...plaats } = wie;
    const tabel = notitie.werk ? 'werknotitie' : 'notitie';
    const eerste = notitie.eerst ?? { tekst: notitie.tekst, reden: '' };
    await seed.insert(tabel, {
      ...plaats,
      tekst: eerste.tekst,
      door: wie.consulent_id,
      vastgelegd_op: moment(notitie.dagen, '15:20'),
    });
    if (!notitie.eerst) continue;
    const { rows } = await seed.client.query<{ reeks: number }>(`select max(reeks) as reeks from ${tabel}`);
    await seed.insert(tabel, {
      ...plaats,
      reeks: rows[0]?.reeks ?? 0,
      versie: 2,
      tekst: notitie.tekst,
      reden: notitie.eerst.reden,
      door: wie.consulent_id,
      vastgelegd_op: moment(notitie.dagen - 1, '09:05'),
    });
  }

  for (const { voornaam, onderwerp, metInwoner, aanbieder, berichten } of overleggen) {
    const wie = personen.get(voornaam);
    const [eerste] = berichten;
    if (!wie || !eerste || (aanbieder && wie.aanbieder_id === null)) continue;
    const { aanbieder_id, ...plaats } = wie;
    const { rows } = await seed.client.query<{ id: number }>(
      "select id from gebruiker where rol = 'aanbieder' and aanbieder_id = $1 order by id limit 1",
      [aanbieder_id],
    );
    const begeleider = rows[0]?.id;
    if (aanbieder && begeleider === undefined) continue;
    const schrijver = { inwoner: seed.gebruikers.get('inwoner') ?? 0, gemeente: wie.consulent_id, aanbieder: begeleider ?? 0 };
    const overleg = await seed.insert('overleg', {
      ...plaats,
      met_inwoner: metInwoner,
      aanbieder_id: aanbieder ? aanbieder_id : null,
      onderwerp,
      begonnen_door: schrijver[eerste.van],
      begonnen_op: moment(eerste.dagen, '10:00'),
    });
    for (const [nr, een] of berichten.entries()) {
      const gelezen = een.gelezen === undefined ? null : moment(een.dagen - een.gelezen, `16:4${nr}`);
      await seed.insert('overlegbericht', {
        ...plaats,
        overleg_id: overleg,
        met_inwoner: metInwoner,
        soort: een.soort ?? 'bericht',
        van: een.van,
        tekst: een.tekst,
        door: schrijver[een.van],
        geschreven_op: moment(een.dagen, `1${nr}:1${nr}`),
        gelezen_inwoner_op: metInwoner && een.van !== 'inwoner' ? gelezen : null,
        gelezen_gemeente_op: een.van === 'gemeente' ? null : gelezen,
        gelezen_aanbieder_op: aanbieder && een.van !== 'aanbieder' ? gelezen : null,
      });
    }
  }

  const regels = { maxBytes: 10_000_000, soorten: ['pdf', 'png'] as const };
  for (const stuk of stukken) {
    const wie = personen.get(stuk.voornaam);
    const persona = wie && persoonVan(seed, wie.consulent_id);
    if (!wie || !persona) continue;
    const bestand = await receiveBestand(
      [{ veld: 'bestand', naam: `${stuk.titel}.pdf`, inhoud: pdf(stuk.titel, stuk.regels) }],
      regels,
      undefined,
    );
    if (!bestand.ok) throw new Error(`de demo maakt een document dat niet mag: ${bestand.redenen[0]?.tekst}`);
    const gemaakt = await actAs(seed, persona, (db, actor) =>
      addDossierstuk(db, {
        actor,
        landelijk: seed.beleid.landelijk,
        vandaag: seed.dag(stuk.dagen),
        inwonerId: wie.inwoner_id,
        soort: stuk.soort,
        titel: stuk.titel,
        lezers: {
          metInwoner: stuk.lezers !== 'gemeente',
          aanbiederId: stuk.lezers === 'aanbieder' ? wie.aanbieder_id : null,
        },
        bestand: bestand.waarde,
      }),
    );
    const { weg } = stuk;
    if (weg !== undefined && gemaakt)
      await actAs(seed, persona, (db, actor) =>
        hideDossierstuk(db, { actor, inwonerId: wie.inwoner_id, id: gemaakt.id, reden: weg }),
      );
    await seed.client.query(
      'update dossierstuk set toegevoegd_op = $2, verborgen_op = case when verborgen_op is not null then $3::timestamptz end where id = $1',
      [gemaakt?.id, moment(stuk.dagen, '11:30'), moment(stuk.dagen - 1, '08:50')],
    );
  }

  const jan = personen.get('Jan');
  const account = seed.gebruikers.get('inwoner');
  if (!jan || account === undefined) return;
  const gemaakt = await receiveBestand([{ veld: 'foto', naam: 'IMG_2041.png', inhoud: foto() }], regels, undefined);
  if (!gemaakt.ok) throw new Error(`de demo maakt een foto die niet mag: ${gemaakt.redenen[0]?.tekst}`);
  const { inhoud, ...rest } = gemaakt.waarde;
  const { aanbieder_id: _, ...plaats } = jan;
  await seed.insert('dossierstuk', {
    ...plaats,
    met_inwoner: true,
    soort: 'brief',
    titel: 'Formulier reiskosten',
    bestandsnaam: rest.bestandsnaam,
    type: rest.type,
    bytes: inhoud.length,
    sha256: rest.sha256,
    inhoud: Buffer.from(inhoud),
    tonen: rest.tonen,
    scan: rest.scan,
    bijzonderheden: rest.bijzonderheden,
    herkomst: 'inwoner',
    door: account,
    toegevoegd_op: moment(16, '19:40'),
    bewaren_tot: isoDatum(seed.dag(16).add({ years: 15 })),
    bewaren_bron: seed.beleid.landelijk.termijnen.bewaren.bron,
  });
};
