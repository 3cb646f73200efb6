import { getProduct } from '../src/beleid/index.ts';
import { beoordeelBesluit, besluitBewijs, besluitGronden } from '../src/besluit/index.ts';
import { type Datum, datum, isoDatum, isoWeek, isVoor, maandagVan, plusDagen } from '../src/kernel/datum.ts';
import { eindeNaMaanden, type Periode, toDaterange } from '../src/kernel/periode.ts';
import { isTrede, type Trede } from '../src/kernel/trede.ts';
import type { Grond } from '../src/kernel/uitkomst.ts';
import { rulesVersion } from '../src/platform/rules-version.ts';
import { beoordeelResultaat } from '../src/resultaat/index.ts';
import { type ToetsFeiten, toetsProducten } from '../src/toets/index.ts';
import { geborenOp, opWerkdag, regelingIdOp, type Seed, seedLogboek } from './context.ts';
import type { DemoInwoner, DemoToewijzing } from './inwoners.ts';
import { functieVan, medewerkerVan } from './personas.ts';

type Van = DemoInwoner & { inwonerId: number; consulentId: number };

/** The trede that held on a day. */
const tredeOp = (seed: Seed, p: DemoInwoner, op: Datum): DemoInwoner['ladder'][number] | undefined =>
  p.ladder.findLast((stap) => !isVoor(op, seed.dag(stap.dagen))) ?? p.ladder[0];

const asTrede = (getal: number | undefined): Trede | undefined => (isTrede(getal) ? getal : undefined);

/** A toets by the real rules on what the story tells; gives its id. */
export const seedToets = async (
  seed: Seed,
  p: Van,
  op: Datum,
  trede = tredeOp(seed, p, op),
  regelingId = regelingIdOp(seed, op),
): Promise<number> => {
  const { regeling, hash } = seed.beleid.regelingMetId(regelingId);
  const feiten: ToetsFeiten = {
    gemeente: regeling.gemeente,
    peildatum: isoDatum(op),
    geboortedatum: isoDatum(geborenOp(seed, p)),
    trede: asTrede(trede?.trede),
    perspectief: asTrede(trede?.perspectief),
    zichtOpBetaaldWerk: trede?.termijn === 'binnen-een-jaar' ? 'binnen-een-jaar' : 'later',
    afstandTotArbeidsmarkt: 'groot',
    ondersteuningNodig: true,
    wilDeelnemen: true,
    uitkering: p.uitkering ? { soort: p.uitkering.soort, toestemming: p.uitkering.toestemming } : null,
  };
  const id = await seed.insert('toets', {
    gemeente_id: seed.gemeenteId,
    inwoner_id: p.inwonerId,
    consulent_id: p.consulentId,
    peildatum: isoDatum(op),
    feiten: JSON.stringify(feiten),
    uitkomst: JSON.stringify(toetsProducten(feiten, regeling, seed.beleid.landelijk)),
    bewijs: JSON.stringify({ hash, code: rulesVersion() }),
    regeling_id: regelingId,
    door: p.consulentId,
    // After a ladderbepaling of the same day.
    vastgelegd_op: `${isoDatum(op)} 10:30:00+01`,
  });
  await seedLogboek(seed, 'toets-gedaan', 'toets', id, p.inwonerId, p.consulentId, op);
  return id;
};

/** Who decides for a colleague without a mandaat. */
const BESLIST: Readonly<Record<string, string>> = { 'consulent-3': 'consulent', 'collega-aisha': 'consulent-2' };

/** Besluit, toewijzing and all that followed. */
export const seedToewijzing = async (
  seed: Seed,
  p: Van & { trajectId: number; regelingId: number },
  t: DemoToewijzing,
): Promise<void> => {
  const { insert, gemeenteId } = seed;
  const { regeling } = seed.beleid.regelingMetId(p.regelingId);
  const product = getProduct(regeling, t.product);
  if (!product.iwmo || !product.prijs || product.prijs.bedrag === null)
    throw new Error(`${t.product} kan niet worden toegewezen`);
  const aanbiederId = seed.aanbieders.get(t.aanbieder);
  const beslist = BESLIST[p.consulent] ?? p.consulent;
  const beslisser = seed.gebruikers.get(beslist) ?? p.consulentId;
  const functie = functieVan(beslist);
  // By name where the regeling says of no functie who decides.
  const mandaatId = seed.mandaten.get(beslist) ?? seed.mandaten.get(functie);
  if (aanbiederId === undefined || mandaatId === undefined) throw new Error(`de demo kent ${t.aanbieder} of ${functie} niet`);

  const ingang = opWerkdag(seed.dag(t.begon), t.begon < 0 ? 'erna' : 'ervoor');
  const einde = eindeNaMaanden(ingang, t.maanden);
  const laatste = t.gestopt ? opWerkdag(seed.dag(t.gestopt.dagen)) : einde;
  // The trede on the first day counts (AP2), and nobody decides on one that is not determined yet.
  const ladder = tredeOp(seed, p, ingang);
  const bepaald = ladder && opWerkdag(seed.dag(ladder.dagen), 'erna');
  const eerst = opWerkdag(t.begon > 12 ? plusDagen(ingang, -10) : seed.dag(Math.max(t.begon, 0) + 3));
  const genomen = bepaald && isVoor(eerst, bepaald) && !isVoor(ingang, bepaald) ? bepaald : eerst;
  const bekend = t.bekendgemaakt === false ? undefined : opWerkdag(plusDagen(genomen, 1), 'erna');
  const toetsdag = opWerkdag(plusDagen(genomen, -2));
  const toetsId = await seedToets(seed, p, genomen.equals(eerst) ? toetsdag : genomen, ladder, p.regelingId);
  const start = ladder?.trede;
  const status = t.status ?? 'gestart';
  const minuten = t.urenPerWeek === undefined ? null : Math.round(t.urenPerWeek * 60);
  const bewijs = await seedBewijs(seed, p, t, {
    toetsId,
    functie,
    genomen,
    periode: { van: ingang, tot: einde },
    ladder,
    minuten,
  });
  const van = { gemeente_id: gemeenteId, inwoner_id: p.inwonerId, consulent_id: p.consulentId };
  const besluitId = await insert('besluit', {
    ...van,
    soort: 'toekenning',
    toets_id: toetsId,
    regeling_id: p.regelingId,
    product: t.product,
    gronden: JSON.stringify(bewijs.gronden),
    feiten: JSON.stringify(bewijs.feiten),
    motivering: `Je wilt dit graag en het past bij ${t.doelen.length > 1 ? 'de doelen' : 'het doel'} dat we samen hebben afgesproken.`,
    genomen_op: isoDatum(genomen),
    genomen_door: beslisser,
    mandaat_id: mandaatId,
    vastgelegd_op: `${isoDatum(genomen)} 11:00:00+01`,
  });
  await seedLogboek(seed, 'besluit-genomen', 'besluit', besluitId, p.inwonerId, beslisser, genomen);
  if (bekend) seed.bekendmakingen.push({ inwonerId: p.inwonerId, besluitId, consulent: p.consulent, op: bekend });
  const begonnen = status === 'gestart' || status === 'beeindigd';
  const toewijzingId = await insert('toewijzing', {
    ...van,
    traject_id: p.trajectId,
    aanbieder_id: aanbiederId,
    besluit_id: besluitId,
    herkomst: 'besluit',
    beschikkingnummer: await beschikkingnummer(seed, besluitId),
    product: t.product,
    productcategorie: product.iwmo.categorie,
    productcode: product.iwmo.code,
    eenheid: product.iwmo.eenheid,
    frequentie: product.iwmo.frequentie,
    volume: product.iwmo.volume === 'eurocent' ? product.prijs.bedrag : (minuten ?? 0),
    minuten_per_week: minuten,
    looptijd: toDaterange({ van: ingang, tot: einde }),
    start_trede: start ?? null,
    doel_trede: t.doelTrede ?? null,
    status,
    toegewezen_op: isoDatum(genomen),
    geaccepteerd_op: status === 'toegewezen' || status === 'geweigerd' ? null : isoDatum(plusDagen(genomen, 2)),
    gestart_op: begonnen ? isoDatum(ingang) : null,
    beeindigd_op: status === 'beeindigd' ? isoDatum(laatste) : null,
    reden: t.reden ?? t.gestopt?.reden ?? '',
    regeling_id: p.regelingId,
    vastgelegd_op: isoDatum(genomen),
  });
  const bij = { ...van, toewijzing_id: toewijzingId, aanbieder_id: aanbiederId };
  for (const tekst of t.doelen) await insert('doel', { ...bij, soort: 'werknemersvaardigheden', tekst });
  if (begonnen) {
    await insert('plaatsing', {
      ...bij,
      werkplek: t.werkplek ?? 'Werkplek bij de aanbieder',
      begeleider: t.begeleider ?? 'Begeleider van de aanbieder',
      periode: toDaterange({ van: ingang, tot: laatste }),
    });
    await seedUren(seed, bij, t, ingang, laatste);
  }
  if (t.gestopt)
    await seedLogboek(
      seed,
      'toewijzing-beeindigd',
      'toewijzing',
      toewijzingId,
      p.inwonerId,
      p.consulentId,
      opWerkdag(plusDagen(laatste, -2)),
    );
  const medewerker = seed.gebruikers.get(medewerkerVan(t.aanbieder)) ?? 0;
  if (t.akkoord) {
    await insert('instemming', {
      ...bij,
      onderwerp: 'doelen',
      akkoord: t.akkoord.akkoord,
      toelichting: t.akkoord.toelichting ?? '',
      // A no was said when it had been tried: somebody is still busy with it.
      gegeven_op: isoDatum(t.akkoord.akkoord || t.begon < 24 ? plusDagen(ingang, -1) : opWerkdag(seed.dag(24))),
    });
  }
  const dag = (geleden: number): Datum => opWerkdag(seed.dag(geleden));
  for (const v of t.voortgang ?? []) {
    const id = await insert('voortgang', {
      ...bij,
      datum: isoDatum(dag(v.dagen)),
      hoe_gaat_het: v.hoe,
      tekst: v.tekst,
      volgende_stap: v.volgende ?? '',
      door: medewerker,
      gelezen_op: v.gelezen ? isoDatum(dag(v.dagen - 2)) : null,
      vastgelegd_op: `${isoDatum(dag(v.dagen))} 16:20:00+01`,
    });
    await seedLogboek(seed, 'voortgang-gemeld', 'voortgang', id, p.inwonerId, medewerker, dag(v.dagen), aanbiederId);
  }
  if (t.resultaat) {
    const r = t.resultaat;
    const beoordeeld = r.akkoord === undefined ? null : isoDatum(dag(Math.max(r.dagen - 2, 0)));
    const id = await insert('resultaat', {
      ...bij,
      datum: isoDatum(dag(r.dagen)),
      bereikte_trede: r.trede,
      onderbouwing: r.onderbouwing,
      herkomst: 'scherm',
      gemeld_door: medewerker,
      gemeld_op: isoDatum(dag(r.dagen)),
      akkoord: r.akkoord ?? null,
      akkoord_reden: r.reden ?? '',
      akkoord_door: r.akkoord === undefined ? null : p.consulentId,
      akkoord_op: beoordeeld,
      bewijs: r.akkoord === undefined ? null : JSON.stringify(resultaatBewijs(seed, p.regelingId, t, r.trede, r.akkoord)),
    });
    await seedLogboek(seed, 'resultaat-gemeld', 'resultaat', id, p.inwonerId, medewerker, dag(r.dagen), aanbiederId);
  }
};

/** The receipt of a besluit of the story, judged by the real rules; the grounds of the toets where these would have refused it. */
async function seedBewijs(
  seed: Seed,
  p: Van & { regelingId: number },
  t: DemoToewijzing,
  o: {
    toetsId: number;
    functie: string;
    genomen: Datum;
    periode: Periode;
    ladder: DemoInwoner['ladder'][number] | undefined;
    minuten: number | null;
  },
): Promise<{ gronden: unknown; feiten: unknown }> {
  const { regeling, hash } = seed.beleid.regelingMetId(p.regelingId);
  const rijen = await seed.client.query<{ gronden: Grond[] }>(
    `select p.value->'gronden' as gronden from toets, jsonb_array_elements(uitkomst->'producten') p where id = $1 and p.value->>'product' = $2`,
    [o.toetsId, t.product],
  );
  const toets = rijen.rows[0]?.gronden ?? [];
  const voorstel = {
    product: t.product,
    ingang: o.periode.van,
    einde: o.periode.tot,
    minutenPerWeek: o.minuten,
    doelTrede: asTrede(t.doelTrede) ?? null,
    doelen: t.doelen.join('\n'),
  };
  const feiten = {
    geboortedatum: geborenOp(seed, p),
    trede: asTrede(o.ladder?.trede),
    perspectief: asTrede(o.ladder?.perspectief),
    uitkering: p.uitkering ? { soort: p.uitkering.soort, toestemming: p.uitkering.toestemming } : null,
    toewijzingen: [],
    mandaten: [
      {
        functie: o.functie,
        periode: { van: datum(regeling.geldigVan), tot: null },
        ...(regeling.mandaat ? {} : { opNaam: true }),
      },
    ],
  };
  const oordeel = beoordeelBesluit(voorstel, feiten, regeling, seed.beleid.landelijk, o.genomen);
  if (!oordeel.ok) return { gronden: toets, feiten: {} };
  const toetsGronden = toets.filter(({ regel }) => regel === 'AP20');
  return {
    gronden: besluitGronden(toetsGronden, oordeel.waarde, true),
    feiten: besluitBewijs({ voorstel, feiten, toetsGronden, metAanbieder: true, vandaag: o.genomen, hash, code: rulesVersion() }),
  };
}

function resultaatBewijs(seed: Seed, regelingId: number, t: DemoToewijzing, bereikteTrede: Trede, akkoord: boolean): unknown {
  const { regeling, hash } = seed.beleid.regelingMetId(regelingId);
  const feiten = { product: t.product, doelTrede: asTrede(t.doelTrede), bereikteTrede, akkoord, contractTarief: null };
  return { regelingId, hash, code: rulesVersion(), feiten, uitkomst: beoordeelResultaat(feiten, regeling) };
}

const beschikkingnummer = async (seed: Seed, besluitId: number): Promise<number> => {
  const row = await seed.client.query<{ beschikkingnummer: number }>('select beschikkingnummer from besluit where id = $1', [
    besluitId,
  ]);
  return row.rows[0]?.beschikkingnummer ?? 0;
};

/** Hours by the usual week, up to and including yesterday: earlier weeks were sent in, this week is still being written. */
export const seedUren = async (
  seed: Seed,
  bij: { gemeente_id: number; toewijzing_id: number; inwoner_id: number; consulent_id: number; aanbieder_id: number },
  // `heleDagen`: of a place by dagdelen nobody comes a quarter later.
  t: Pick<DemoToewijzing, 'aanbieder' | 'rooster' | 'afwezig' | 'urenBetwist'> & { heleDagen?: boolean },
  ingang: Datum,
  einde: Datum,
): Promise<void> => {
  const door = seed.gebruikers.get(medewerkerVan(t.aanbieder)) ?? 0;
  const dezeMaandag = maandagVan(isoWeek(seed.vandaag));
  const rijen: { datum: string; minuten: number; status: string }[] = [];
  for (let maandag = maandagVan(isoWeek(ingang)), n = 0; !isVoor(dezeMaandag, maandag); maandag = plusDagen(maandag, 7), n++) {
    const afwezig = t.afwezig?.find((a) => plusDagen(dezeMaandag, -7 * a.weken).equals(maandag));
    const status = maandag.equals(dezeMaandag) ? 'concept' : 'ingestuurd';
    if (afwezig) {
      await seed.insert('afwezigheid', { ...bij, maandag: isoDatum(maandag), reden: afwezig.reden, status, door });
      continue;
    }
    for (const [weekdag, uren] of t.rooster ?? []) {
      const dag = plusDagen(maandag, weekdag - 1);
      // Nobody works every week the same: now and then a quarter more or less, and a day missed.
      const rimpel = (n * 7 + weekdag * 3 + bij.toewijzing_id) % 11;
      if (isVoor(dag, ingang) || isVoor(einde, dag) || !isVoor(dag, seed.vandaag) || rimpel === 4) continue;
      rijen.push({
        datum: isoDatum(dag),
        minuten: uren * 60 + (t.heleDagen ? 0 : rimpel === 7 ? 30 : rimpel === 2 ? -15 : 0),
        status,
      });
    }
    // Jan says of older weeks that they are right; the last two still wait for him.
    if (bij.inwoner_id === seed.inwonerMetAccount && isVoor(maandag, plusDagen(dezeMaandag, -14))) {
      await seed.insert('instemming', {
        ...bij,
        onderwerp: 'uren',
        maandag: isoDatum(maandag),
        akkoord: true,
        // Not before the hours of a Sunday were written down, or they would seem to have changed after the answer.
        gegeven_op: isoDatum(plusDagen(maandag, 11)),
      });
    }
    const betwist = t.urenBetwist;
    if (betwist && plusDagen(dezeMaandag, -7 * betwist.weken).equals(maandag)) {
      await seed.insert('instemming', {
        ...bij,
        onderwerp: 'uren',
        maandag: isoDatum(maandag),
        akkoord: false,
        toelichting: betwist.toelichting,
      });
    }
  }
  await seed.client.query(
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door, vastgelegd_op)
     select $1, $2, $3, $4, $5, d, m, s, 'scherm', $6, least(d + interval '5 days', $10::date - interval '8 hours')
       from unnest($7::date[], $8::int[], $9::text[]) as r(d, m, s)`,
    [
      bij.gemeente_id,
      bij.toewijzing_id,
      bij.inwoner_id,
      bij.consulent_id,
      bij.aanbieder_id,
      door,
      rijen.map((r) => r.datum),
      rijen.map((r) => r.minuten),
      rijen.map((r) => r.status),
      isoDatum(seed.vandaag),
    ],
  );
};
