import type { Kysely } from 'kysely';
import { type NieuwBesluit, recordBesluit } from '../../besluit/index.ts';
import { type Datum, isoDatum, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { toDaterange } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict } from '../../platform/problem.ts';
import {
  beslotenDoelen,
  copyPlandoelen,
  findDoelen,
  insertDoelen,
  insertToewijzing,
  returnPlandoelen,
  type ToewijzingRij,
  updateToewijzing,
} from '../../toewijzing/index.ts';
import { wijzigingBewijs } from '../gevolg.ts';
import { briefVan } from '../letters/brieven.ts';
import { decideVerzoek, findTraject, followPlaatsing, insertWijziging, storeVerloop } from '../queries.ts';
import { redenTekst, SOORT_TEKST } from '../types.ts';
import { judgeWijziging, type Voorstel, type Vraag } from './judge-wijziging.ts';
import { reviveVooraf } from './revive-vooraf.ts';

/** What stands under the concept that it is signed from, or why there is none. */
export type Vooraf = 'eerste' | 'conceptId' | 'tweedeVolgt';

export interface Genomen {
  wijzigingId: number;
  besluitId: number | undefined;
}

/**
 * Judges a change again and makes it so, in the transaction of the caller: the besluit where a right changes, what holds now, and the row that
 * says what it was before. Refused as `judgeWijziging` and `recordBesluit` do. Throws Conflict when somebody changed the toewijzing meanwhile.
 */
export async function takeWijziging(
  db: Kysely<DB>,
  o: Vraag & { actor: Actor; versie: number } & Pick<NieuwBesluit, Vooraf>,
): Promise<Resultaat<Genomen>> {
  const oordeel = await judgeWijziging(db, o);
  if (!oordeel.ok) return oordeel;
  const v = oordeel.waarde;
  const { t } = v;
  let genomen: { id: number; nummer: number } | undefined;
  if (v.besluit) {
    const besluit = await recordBesluit(db, {
      actor: o.actor,
      beleid: o.beleid,
      vandaag: o.vandaag,
      inwonerId: t.inwoner_id,
      soort: v.besluit,
      product: t.product,
      betreftToewijzingId: t.id,
      ...(v.vervangt === undefined ? {} : { vervangtBesluitId: v.vervangt }),
      gronden: v.gronden,
      feiten: {
        ...wijzigingBewijs(v.zaak, v.erbij, v.na, { ...v.invoer, verderBij: v.contract?.naam }),
        brief: briefVan({ ...v, vandaag: o.vandaag }),
      },
      motivering: motiveringVan(v),
      ingang: v.erbij.van,
      eerste: o.eerste,
      conceptId: o.conceptId,
      tweedeVolgt: o.tweedeVolgt,
    });
    if (!besluit.ok) return besluit;
    genomen = { id: besluit.waarde.besluitId, nummer: besluit.waarde.beschikkingnummer };
  }
  const gezet = await zet(db, o, v, genomen);
  if (!gezet.ok) return gezet;
  const { id } = await insertWijziging(db, t, {
    soort: v.soort,
    van: v.erbij.van,
    tot: v.erbij.tot,
    minuten: v.erbij.minuten,
    betreft: v.erbij.betreft,
    naarToewijzing: gezet.waarde.naar,
    looptijdNa: v.na.periode,
    verschil: v.verschil.map((een) => ({ ...een })),
    reden: v.invoer.reden,
    toelichting: v.invoer.toelichting,
    besluitId: genomen?.id,
    gevraagdDoor: v.verzoek?.gevraagd_door_id,
    door: o.actor.gebruikerId,
  });
  if (v.soort === 'herstel') await returnPlandoelen(db, t.id);
  await schrijfLogboek(db, o.actor, {
    handeling: v.soort === 'plaats' ? 'werkplek-gewijzigd' : 'toewijzing-gewijzigd',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    gemeenteId: t.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt({ wijzigingId: id, besluitId: genomen?.id });
}

const motiveringVan = ({ soort, invoer }: Voorstel): string =>
  `${redenTekst(soort, invoer.reden)}.${invoer.toelichting === '' ? '' : ` ${invoer.toelichting}`}`;

/** Makes it so on the toewijzing and its place. */
async function zet(
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; versie: number },
  v: Voorstel,
  besluit: { id: number; nummer: number } | undefined,
): Promise<Resultaat<{ naar: number | undefined }>> {
  const { t, invoer } = v;
  switch (invoer.daad) {
    case 'plaats':
      await followPlaatsing(db, t, {
        vorige: v.plek?.id,
        van: invoer.van,
        tot: v.zaak.verloop.periode.tot,
        werkplek: invoer.werkplek,
        begeleider: invoer.begeleider,
      });
      return gelukt({ naar: undefined });
    case 'verwijderen':
      // It ends before it began: then it stands in nobody's way and no hour fits in it.
      await eindig(db, o, t, { op: plusDagen(v.zaak.verloop.periode.van, -1), reden: `Vergissing: ${motiveringVan(v)}` });
      if (v.vooraf && !(await reviveVooraf(db, { actor: o.actor, besluitId: besluit?.id }, v.vooraf))) throw conflictVan(t, v);
      return gelukt({ naar: undefined });
    case 'aanbieder':
      return naarAnder(db, o, v, { van: invoer.van, besluit });
    default: {
      const uit = await storeVerloop(db, t, o.versie, v.na, invoer.daad === 'terugdraaien' ? '' : undefined);
      if (uit === 'anders') throw conflictVan(t, v);
      if (uit === 'bezet')
        return geweigerd({
          ...(invoer.daad === 'terugdraaien' ? {} : { veld: 'tot' }),
          tekst:
            'De inwoner heeft daarna al een andere toewijzing voor hetzelfde product. Een ander besluit was net iets eerder: open de toewijzing opnieuw.',
          regel: 'AP9',
          bron: 'keuze',
        });
      if (v.verzoek && besluit) {
        const beslist = await decideVerzoek(db, {
          id: v.verzoek.id,
          stand: 'verlengd',
          op: o.vandaag,
          door: o.actor.gebruikerId,
          antwoord: invoer.toelichting,
          watDan: '',
          besluitId: besluit.id,
        });
        if (!beslist) throw conflictVan(t, v);
      }
      return gelukt({ naar: undefined });
    }
  }
}

async function eindig(
  db: Kysely<DB>,
  o: { versie: number },
  t: ToewijzingRij,
  einde: { op: Datum; reden: string },
): Promise<void> {
  const gelukte = await updateToewijzing(db, {
    id: t.id,
    versie: o.versie,
    van: ['toegewezen', 'geaccepteerd', 'gestart'],
    naar: { status: 'beeindigd', beeindigd_op: isoDatum(einde.op), reden: einde.reden.slice(0, 500) },
  });
  if (!gelukte) throw conflictVan(t, undefined);
}

/** iWmo: another aanbieder is another toewijzing, with a number of its own; the traject, its version and what was prolonged go along. */
async function naarAnder(
  db: Kysely<DB>,
  o: { versie: number; vandaag: Datum },
  v: Voorstel,
  { van, besluit }: { van: Datum; besluit: { id: number; nummer: number } | undefined },
): Promise<Resultaat<{ naar: number | undefined }>> {
  const { t, contract, zaak } = v;
  if (!contract || !besluit) throw new Error('een andere aanbieder zonder contract of besluit');
  // What still runs goes on until the day before; what is over by then, or never began, ends with that reason.
  const laatste = plusDagen(van, -1);
  if (t.status === 'gestart' && !isVoor(laatste, o.vandaag)) {
    const uit = await storeVerloop(db, t, o.versie, v.na);
    if (uit !== 'gelukt') throw conflictVan(t, v);
  } else await eindig(db, o, t, { op: laatste, reden: `Verder bij ${contract.naam} vanaf ${toonDatum(van)}` });
  const traject = await findTraject(db, t.id);
  const minuten = zaak.verloop.minutenPerWeek;
  const nieuw = await insertToewijzing(db, {
    gemeente_id: t.gemeente_id,
    inwoner_id: t.inwoner_id,
    consulent_id: t.consulent_id,
    traject_id: traject?.traject_id ?? null,
    aanbieder_id: contract.id,
    besluit_id: besluit.id,
    beschikkingnummer: besluit.nummer,
    product: t.product,
    productcategorie: contract.productcategorie,
    productcode: contract.productcode,
    eenheid: t.eenheid,
    frequentie: t.frequentie,
    volume: minuten ?? contract.tarief,
    minuten_per_week: minuten,
    looptijd: toDaterange({ van, tot: zaak.verloop.periode.tot }),
    start_trede: t.start_trede,
    doel_trede: t.doel_trede,
    toegewezen_op: isoDatum(o.vandaag),
    regeling_id: t.regeling_id,
    verlengd: zaak.verloop.verlengd,
  });
  if (!nieuw)
    return geweigerd({
      veld: 'van',
      tekst:
        'De inwoner heeft in deze periode al een andere toewijzing voor hetzelfde product. Kies een andere dag, of beëindig die eerst.',
      regel: 'AP9',
      bron: 'keuze',
    });
  const doelen = beslotenDoelen(await findDoelen(db, t.id));
  if (doelen.length > 0)
    await insertDoelen(
      db,
      {
        gemeente_id: t.gemeente_id,
        inwoner_id: t.inwoner_id,
        consulent_id: t.consulent_id,
        aanbieder_id: contract.id,
        toewijzing_id: nieuw.id,
      },
      doelen.map(({ soort, tekst }) => ({ soort, tekst })),
    );
  await copyPlandoelen(db, { van: t.id, naar: { toewijzing_id: nieuw.id, aanbieder_id: contract.id } });
  return gelukt({ naar: nieuw.id });
}

const conflictVan = (t: ToewijzingRij, v: Voorstel | undefined): Conflict =>
  new Conflict({
    wat: 'deze toewijzing',
    velden: [
      {
        label: 'Toewijzing',
        jouw: v ? SOORT_TEKST[v.soort] : 'Beëindigd',
        nu: 'door iemand anders gewijzigd, of niet meer lopend',
        anders: true,
      },
    ],
    terug: `/dossier/${t.inwoner_id}/toewijzingen/${t.id}`,
  });
