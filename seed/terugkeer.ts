// The way back, hand-overs, aftercare and a disputed result, one in every stand: told about residents who are there already.
import { type Datum, datum, isoDatum, plusDagen, plusMaanden } from '../src/kernel/datum.ts';
import type { Pakket } from '../src/overdracht/types.ts';
import type { Seed } from './context.ts';
import { seedLogboek } from './context.ts';

interface Wie {
  id: number;
  consulent: number;
  voornaam: string;
  trede: number;
}

const rijVan = (seed: Seed, wie: Pick<Wie, 'id' | 'consulent'>) => ({
  gemeente_id: seed.gemeenteId,
  inwoner_id: wie.id,
  consulent_id: wie.consulent,
});

/** Residents of an own caseload with where they stand, who are not shielded. */
export const inwonersVan = async (seed: Seed): Promise<Wie[]> =>
  (
    await seed.client.query<Wie>(
      `select i.id, i.consulent_id as consulent, p.voornaam, t.trede
         from inwoner i join inwoner_persoon p on p.gemeente_id = i.gemeente_id and p.inwoner_id = i.id
         join inwoner_trede t on t.gemeente_id = i.gemeente_id and t.inwoner_id = i.id
        where i.gemeente_id = $1 and i.consulent_id <> 0 and i.status = 'in-traject' and p.overleden_op is null
          and not exists (select from afscherming a where a.gemeente_id = i.gemeente_id and a.inwoner_id = i.id)
        order by i.id`,
      [seed.gemeenteId],
    )
  ).rows;

/** The way back of Jan waits for his own word; others agreed, did not, or used it. */
export const seedAfspraken = async (seed: Seed, allen: readonly Wie[]): Promise<void> => {
  const afspraak = async (
    wie: Wie,
    dagen: number,
    o: { naar: string; akkoord?: { ja: boolean; reden?: string }; gebruikt?: number; inkomen?: 'gelijk' | 'minder'; tot?: Datum },
  ): Promise<number> => {
    const id = await seed.insert('terugkeerafspraak', {
      ...rijVan(seed, wie),
      nummer: 1,
      regeling_id: seed.regelingId,
      bij_trede: Math.max(wie.trede, 2),
      terug_trede: Math.max(wie.trede - 1, 1),
      terug_naar: o.naar,
      tot: isoDatum(o.tot ?? plusMaanden(seed.dag(dagen), 12)),
      beslist: 'De inwoner en de consulent samen',
      indicatie: 'nieuw',
      indicatie_reden: 'Afgesproken in het gesprek: dan kijken we meteen wat nu past.',
      inkomen: o.inkomen ?? 'gelijk',
      inkomen_toelichting: o.inkomen === 'minder' ? 'Het loon stopt. De uitkering begint weer na een aanvraag.' : '',
      gemaakt_op: isoDatum(seed.dag(dagen)),
      door: wie.consulent,
      akkoord: o.akkoord ? o.akkoord.ja : null,
      akkoord_reden: o.akkoord?.reden ?? '',
      akkoord_op: o.akkoord ? isoDatum(seed.dag(dagen - 1)) : null,
      akkoord_door: o.akkoord ? 'consulent' : null,
      gebruikt_op: o.gebruikt === undefined ? null : isoDatum(seed.dag(o.gebruikt)),
    });
    await seedLogboek(seed, 'terugkeer-afgesproken', 'terugkeerafspraak', id, wie.id, wie.consulent, seed.dag(dagen));
    return id;
  };
  const jan = allen.find(({ voornaam }) => voornaam === 'Jan');
  if (jan) await afspraak(jan, 6, { naar: 'Je oude plek in de fietswerkplaats, met minder dagen' });
  const [eens, oneens] = allen.filter(({ trede, voornaam }) => trede >= 5 && voornaam !== 'Jan');
  if (eens) await afspraak(eens, 30, { naar: 'De oude werkplek, twee ochtenden', akkoord: { ja: true }, inkomen: 'minder' });
  if (oneens)
    await afspraak(oneens, 12, {
      naar: 'Een gesprek en dan opnieuw kijken',
      akkoord: { ja: false, reden: 'Ik wil terug naar mijn oude plek, niet opnieuw beginnen.' },
      inkomen: 'minder',
    });
  await seedTerugstap(seed, afspraak);
};

/** Who stands lower than before went a step back: with the talk still to come. */
const seedTerugstap = async (
  seed: Seed,
  afspraak: (wie: Wie, dagen: number, o: { naar: string; akkoord: { ja: boolean }; gebruikt: number }) => Promise<number>,
): Promise<void> => {
  const { rows } = await seed.client.query<{
    id: number;
    consulent: number;
    voornaam: string;
    trede: number;
    eerder: number;
    bepaling: number;
    peildatum: string;
  }>(
    `select l.inwoner_id as id, l.consulent_id as consulent, p.voornaam, l.trede, l.eerder, l.bepaling, l.peildatum
       from (select b.*, b.id as bepaling, lag(b.trede) over w as eerder, lead(b.id) over w as later from ladderbepaling b
              where b.gemeente_id = $1 and b.vervallen_op is null window w as (partition by b.inwoner_id order by b.peildatum, b.vastgelegd_op)) l
       join inwoner i on i.gemeente_id = l.gemeente_id and i.id = l.inwoner_id and i.status = 'in-traject' and i.consulent_id <> 0
       join inwoner_persoon p on p.gemeente_id = l.gemeente_id and p.inwoner_id = l.inwoner_id and p.overleden_op is null
      where l.later is null and l.trede < l.eerder and not exists (select from terugkeerafspraak t where t.gemeente_id = l.gemeente_id and t.inwoner_id = l.inwoner_id)
      order by l.peildatum desc limit 1`,
    [seed.gemeenteId],
  );
  for (const wie of rows) {
    const op = datum(wie.peildatum);
    const geleden = Math.round(op.until(seed.vandaag, { largestUnit: 'days' }).days);
    const afspraakId = await afspraak({ ...wie, trede: wie.eerder }, geleden + 120, {
      naar: 'De oude plek, met iemand die meekijkt',
      akkoord: { ja: true },
      gebruikt: geleden,
    });
    const id = await seed.insert('terugstap', {
      ...rijVan(seed, wie),
      afspraak_id: afspraakId,
      bepaling_id: wie.bepaling,
      datum: wie.peildatum,
      van_trede: wie.eerder,
      naar_trede: wie.trede,
      poging: 1,
      inkomen: 'gelijk',
      door: wie.consulent,
    });
    await seed.insert('terugstapvervolg', {
      ...rijVan(seed, wie),
      terugstap_id: id,
      soort: 'gesprek',
      bron: 'keuze',
      tot: isoDatum(plusDagen(seed.vandaag, 3)),
    });
    await seedLogboek(seed, 'terugstap-vastgelegd', 'terugstap', id, wie.id, wie.consulent, op);
  }
};

/** After a result on trede 5 or 6: what is over was answered, what comes is planned; one resident has doubts. */
export const seedNazorg = async (seed: Seed): Promise<void> => {
  const { rows } = await seed.client.query<Wie & { datum: string }>(
    `select distinct on (r.inwoner_id) r.inwoner_id as id, r.consulent_id as consulent, p.voornaam, r.bereikte_trede as trede, r.datum
       from resultaat r join inwoner i on i.gemeente_id = r.gemeente_id and i.id = r.inwoner_id and i.consulent_id <> 0
       join inwoner_persoon p on p.gemeente_id = r.gemeente_id and p.inwoner_id = r.inwoner_id
      where r.gemeente_id = $1 and r.akkoord and r.bereikte_trede >= 4 and r.consulent_id <> 0
      order by r.inwoner_id, r.datum desc`,
    [seed.gemeenteId],
  );
  for (const [nr, wie] of rows.entries()) {
    const begin = datum(wie.datum);
    for (const maanden of [3, 6, 12]) {
      const op = plusMaanden(begin, maanden);
      const voorbij = op.toString() < plusDagen(seed.vandaag, -20).toString();
      const twijfelt = voorbij && nr % 2 === 1;
      const id = await seed.insert('nazorgmoment', {
        ...rijVan(seed, wie),
        aanleiding: 'trede',
        trede: wie.trede,
        begin: wie.datum,
        maanden,
        datum: isoDatum(op),
        door: wie.consulent,
        ...(voorbij
          ? {
              uitkomst: twijfelt ? 'twijfel' : 'goed',
              toelichting: twijfelt ? 'Het werk is leuk, maar vijf dagen is te veel.' : '',
              antwoord_op: isoDatum(plusDagen(op, 4)),
              antwoord_door: 'consulent',
              hoe: 'telefoon',
              trede_toen: wie.trede,
              duurzaam: true,
            }
          : {}),
      });
      if (voorbij) await seedLogboek(seed, 'nazorg-beantwoord', 'nazorg', id, wie.id, wie.consulent, plusDagen(op, 4));
    }
  }
};

const pakketVoor = (wie: Wie, op: Datum): Pakket => ({
  titel: `Overdracht van ${wie.voornaam}`,
  gemeente: 'Apeldoorn',
  partij: 'Lucrato',
  opgesteld: isoDatum(op).split('-').reverse().join('-'),
  waarom: 'Er is zicht op betaald werk binnen een jaar.',
  contactpersoon: 'de contactpersoon bij de gemeente',
  delen: [{ kop: 'De treden op de ladder', regels: [{ kop: 'Nu', waarde: `Trede ${wie.trede}` }] }],
});

/** Lucrato (AP17): one that asks consent, one that waits too long, one that came back, one that was taken over. */
const seedOverdrachten = async (seed: Seed, allen: readonly Wie[]): Promise<void> => {
  const rond = allen.filter(({ trede, voornaam }) => trede >= 4 && voornaam !== 'Jan');
  const overdracht = async (wie: Wie | undefined, dagen: number, o: Record<string, string | boolean | null>): Promise<void> => {
    if (!wie) return;
    const id = await seed.insert('overdracht', {
      ...rijVan(seed, wie),
      partij: 'lucrato',
      partij_naam: 'Lucrato',
      partij_bron: 'BR inleiding',
      waarom: 'Er is zicht op betaald werk binnen een jaar. Lucrato kan helpen met zoeken en met de eerste maanden.',
      mee: '{contact,woorden,treden,doelen,plekken}',
      gevraagd_op: isoDatum(seed.dag(dagen)),
      door: wie.consulent,
      ...o,
    });
    await seedLogboek(seed, 'overdracht-voorgesteld', 'overdracht', id, wie.id, wie.consulent, seed.dag(dagen));
  };
  const ja = (dagen: number) => ({
    toestemming: true,
    toestemming_mee: '{contact,treden,plekken}',
    toestemming_op: isoDatum(seed.dag(dagen)),
    toestemming_door: 'consulent',
  });
  const verstuurd = (wie: Wie | undefined, dagen: number, tot: number) => ({
    verstuurd_op: isoDatum(seed.dag(dagen)),
    verstuurd_hoe: 'Gesprek met zijn drieën bij Lucrato, daarna beveiligde mail.',
    antwoord_tot: isoDatum(seed.dag(tot)),
    pakket: wie ? JSON.stringify(pakketVoor(wie, seed.dag(dagen))) : null,
  });
  const [vraag, stil, terug] = rond.slice(2);
  await overdracht(vraag, 2, {});
  await overdracht(stil, 30, { ...ja(27), ...verstuurd(stil, 24, 9) });
  await overdracht(terug, 40, {
    ...ja(37),
    ...verstuurd(terug, 35, 21),
    uitkomst: 'teruggegeven',
    uitkomst_op: isoDatum(seed.dag(5)),
    uitkomst_tekst: 'Lucrato heeft nu een wachtlijst van vier maanden.',
  });
};

/** A result that the municipality did not agree with: the aanbieder asked for a second look. */
const seedHerbeoordeling = async (seed: Seed): Promise<void> => {
  const { rows } = await seed.client.query<{
    id: number;
    versie: number;
    toewijzing_id: number;
    inwoner_id: number;
    consulent_id: number;
    aanbieder_id: number;
    akkoord_reden: string;
    gemeld_door: number;
  }>(
    `select id, versie, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, akkoord_reden, gemeld_door from resultaat
      where gemeente_id = $1 and akkoord is false order by id limit 1`,
    [seed.gemeenteId],
  );
  for (const r of rows) {
    await seed.insert('herbeoordeling', {
      gemeente_id: seed.gemeenteId,
      resultaat_id: r.id,
      resultaat_versie: r.versie,
      toewijzing_id: r.toewijzing_id,
      inwoner_id: r.inwoner_id,
      consulent_id: r.consulent_id,
      aanbieder_id: r.aanbieder_id,
      eerste_reden: r.akkoord_reden,
      reactie:
        'Wij meldden trede 4, niet trede 5. Die trede is volgens ons gehaald: hij werkt zelfstandig in de werkplaats. Dat hoort vast te staan, ook als er niets wordt betaald.',
      gevraagd_op: isoDatum(seed.dag(3)),
      tot: isoDatum(plusDagen(seed.vandaag, 11)),
      door: r.gemeld_door,
    });
    await seedLogboek(
      seed,
      'herbeoordeling-gevraagd',
      'resultaat',
      r.id,
      r.inwoner_id,
      r.gemeld_door,
      seed.dag(3),
      r.aanbieder_id,
    );
  }
};

/** Something in every stand, so that each role has a list that lives. */
export const seedTerugkeer = async (seed: Seed): Promise<void> => {
  const allen = await inwonersVan(seed);
  await seedAfspraken(seed, allen);
  await seedNazorg(seed);
  await seedOverdrachten(seed, allen);
  await seedHerbeoordeling(seed);
};
