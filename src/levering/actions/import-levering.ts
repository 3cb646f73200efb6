import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import { GROND_WMO } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { type AfdrukBestand, afdrukVan } from '../afdruk.ts';
import { bewaardeCorrectie } from '../correcties.ts';
import {
  insertInwoners,
  insertLadderbepalingen,
  insertLogboekInwoners,
  insertToewijzingen,
  insertUren,
  loadContracten,
  markInTraject,
  type Schrijver,
  saveAanbieders,
  saveResultaten,
  saveUitkeringen,
  updatePersonen,
} from '../queries/bewaar.ts';
import {
  alleAangeboden,
  finishLevering,
  insertLeveringKlaar,
  lockLeveringen,
  type TeBewarenAfwijzing,
} from '../queries/levering.ts';
import { insertLogboekLevering } from '../queries/logboek.ts';
import { type Bekend, type InwonerSleutel, loadBekend } from '../queries/stand.ts';
import { inStukken } from '../queries/stukken.ts';
import { productenVan, signaalRegelsVan } from '../regeling.ts';
import { beoordeelLevering } from '../rules.ts';
import { signalenVan } from '../signalen.ts';
import { toewijzingsvelden } from '../toewijzing.ts';
import type {
  BekendeInwoner,
  GelezenBestand,
  InwonerRij,
  LeveringUitslag,
  OnleesbaarBestand,
  Signaal,
  ToewijzingRij,
} from '../types.ts';

/** What the import prints, stores and shows. */
export type ImportUitkomst = { bestanden: AfdrukBestand[]; signalen: Signaal[] };

export type ImportOpdracht = {
  gemeenteId: number;
  gebruikerId: number;
  /** Name of the delivery for people: the folder, or what the uploader called it. */
  naam: string;
  bestanden: readonly (GelezenBestand | OnleesbaarBestand)[];
  vandaag: Datum;
  /** Only look: nothing is written. */
  proef: boolean;
  herkomst: 'opdrachtregel' | 'taak';
  /** The delivery that waited; without it one is made when something changes. */
  leveringId?: number;
  beleid: BeleidInHuis;
  bsn: BsnKluis;
  /** Told how far it is: step, done, of how many. */
  voortgang?: (stap: string, gedaan: number, totaal: number) => Promise<void>;
};

/**
 * Loads a delivery in the transaction that is given (role levering): judges every row against what is known and stores what is new, in
 * the order aanbieders, inwoners, toewijzingen, uren, resultaten, whatever the files are called. A good row is never lost to a bad one;
 * the same delivery again writes nothing. What breaks the regeling is a signal (K8). Throws when the municipality has no regeling.
 */
export async function importLevering(db: Kysely<DB>, o: ImportOpdracht): Promise<ImportUitkomst> {
  const { gemeenteId, beleid } = o;
  const versie = beleid.dichtstbij(gemeenteId, o.vandaag);
  if (!versie) throw new Error(`gemeente ${gemeenteId} heeft geen regeling`);
  const voortgang = o.voortgang ?? (async () => undefined);
  const gelezen = o.bestanden.reduce((som, b) => som + (b.soort === null ? 0 : b.rijen.length), 0);

  await lockLeveringen(db, gemeenteId);
  await voortgang('Opzoeken wat al bekend is', 0, gelezen);
  const bekend = await loadBekend(db, { gemeenteId, bsn: o.bsn, producten: productenVan(versie.regeling) }, o.bestanden);
  await voortgang('Regels beoordelen', 0, gelezen);
  const uitslag = beoordeelLevering(o.bestanden, bekend.stand, { vandaag: isoDatum(o.vandaag) });
  const signalen = bepaalSignalen(uitslag, bekend, signaalRegelsVan(versie.regeling, beleid.landelijk));
  const uitkomst = { bestanden: afdrukVan(uitslag), signalen };

  const inwoners = !o.proef && heeftWijzigingen(uitslag) ? await bewaar(db, o, uitslag, bekend, voortgang) : bekend.inwoners;
  await bewaarUitkomst(db, o, uitslag, { ...bekend, inwoners }, uitkomst);
  return uitkomst;
}

const heeftWijzigingen = ({ nieuw, bijgewerkt }: LeveringUitslag): boolean =>
  [...Object.values(nieuw), ...Object.values(bijgewerkt)].some((lijst) => lijst.length > 0);

/** The residents of this delivery with all their toewijzingen, those that were known included: overlap shows only together. */
function bepaalSignalen(
  { nieuw, bijgewerkt }: LeveringUitslag,
  bekend: Bekend,
  regels: ReturnType<typeof signaalRegelsVan>,
): Signaal[] {
  const inwoners = new Map<string, BekendeInwoner>(bekend.stand.inwoners);
  for (const { trede, tredeDatum, ...persoon } of [...nieuw.inwoners, ...bijgewerkt.inwoners]) {
    const bepalingen = inwoners.get(persoon.bsn)?.ladderbepalingen ?? [];
    const zonder = bepalingen.filter((ladder) => ladder.datum !== tredeDatum);
    inwoners.set(persoon.bsn, { ...persoon, ladderbepalingen: [...zonder, { datum: tredeDatum, trede }] });
  }
  return signalenVan([...bekend.vanInwoners, ...nieuw.toewijzingen], inwoners, regels);
}

async function bewaar(
  db: Kysely<DB>,
  o: ImportOpdracht,
  { nieuw, bijgewerkt }: LeveringUitslag,
  bekend: Bekend,
  voortgang: NonNullable<ImportOpdracht['voortgang']>,
): Promise<Map<string, InwonerSleutel>> {
  const { gemeenteId, beleid } = o;
  const wie: Schrijver = { gemeenteId, gebruikerId: o.gebruikerId, bsn: o.bsn, naam: o.naam, jaar: o.vandaag.year };
  const regelingOp = (dag: string) => beleid.regelingOp(gemeenteId, datum(dag))?.id ?? null;

  await voortgang('Aanbieders en inwoners bewaren', 0, nieuw.inwoners.length);
  const aanbieders = await saveAanbieders(db, [...nieuw.aanbieders, ...bijgewerkt.aanbieders]);
  for (const [agb, id] of bekend.aanbieders) aanbieders.set(agb, id);
  const gemaakt = await insertInwoners(db, wie, nieuw.inwoners);
  const inwoners = new Map([...bekend.inwoners, ...gemaakt]);
  await updatePersonen(db, wie, bijgewerkt.inwoners, inwoners);
  const personen: InwonerRij[] = [...nieuw.inwoners, ...bijgewerkt.inwoners];
  await saveUitkeringen(db, wie, personen, inwoners);
  await insertLadderbepalingen(db, wie, personen, inwoners, regelingOp);

  await voortgang('Toewijzingen bewaren', 0, nieuw.toewijzingen.length);
  const contracten = nieuw.toewijzingen.length > 0 ? await loadContracten(db, gemeenteId) : [];
  const metVelden = nieuw.toewijzingen.map((rij: ToewijzingRij) => ({
    ...rij,
    velden: toewijzingsvelden(rij, { beleid, gemeenteId, contracten, vandaag: isoDatum(o.vandaag) }),
  }));
  const nieuweToewijzingen = await insertToewijzingen(db, wie, metVelden, inwoners, aanbieders);
  const toewijzingen = new Map([...bekend.toewijzingen, ...nieuweToewijzingen]);
  await markInTraject(db, gemeenteId, [...new Set([...nieuweToewijzingen.values()].map((t) => t.inwonerId))]);

  let gedaan = 0;
  for (const stuk of inStukken(nieuw.uren)) {
    await voortgang('Uren bewaren', gedaan, nieuw.uren.length);
    await insertUren(db, wie, stuk, toewijzingen);
    gedaan += stuk.length;
  }
  await voortgang('Resultaten bewaren', 0, nieuw.resultaten.length);
  await saveResultaten(db, wie, [...nieuw.resultaten, ...bijgewerkt.resultaten], toewijzingen);

  const idsVan = (rijen: readonly InwonerRij[]) => rijen.flatMap((rij) => inwoners.get(rij.bsn)?.id ?? []);
  await insertLogboekInwoners(db, wie, 'inwoner-geleverd', idsVan(nieuw.inwoners), o.herkomst, GROND_WMO);
  await insertLogboekInwoners(db, wie, 'gegevens-bijgewerkt', idsVan(bijgewerkt.inwoners), o.herkomst, GROND_WMO);
  return inwoners;
}

/** Keeps the outcome with the delivery. The command line keeps one only when something changed or a new correction is offered. */
async function bewaarUitkomst(
  db: Kysely<DB>,
  o: ImportOpdracht,
  uitslag: LeveringUitslag,
  bekend: Bekend,
  uitkomst: ImportUitkomst,
): Promise<void> {
  const { gemeenteId } = o;
  if (o.leveringId === undefined && o.proef) return;
  const agbVan = new Map([...bekend.stand.toewijzingen].map(([nummer, rij]) => [nummer, rij.agb]));
  for (const rij of uitslag.nieuw.toewijzingen) agbVan.set(rij.nummer, rij.agb);
  const afwijzingen = uitslag.bestanden.flatMap(({ bestand, afwijzingen: lijst }) =>
    lijst.map(
      ({ regel, reden, tekst, correctie }): TeBewarenAfwijzing => ({
        bestand,
        regel,
        reden,
        tekst,
        correctie:
          o.proef || !correctie
            ? undefined
            : bewaardeCorrectie(correctie, { inwoners: bekend.inwoners, agbVan: (nummer) => agbVan.get(nummer) }),
      }),
    ),
  );
  if (o.leveringId === undefined && !heeftWijzigingen(uitslag)) {
    const correcties = afwijzingen.flatMap(({ correctie }) => correctie ?? []);
    if (await alleAangeboden(db, gemeenteId, correcties)) return;
  }
  const id =
    o.leveringId ??
    (await insertLeveringKlaar(db, {
      gemeenteId,
      naam: o.naam,
      vandaag: isoDatum(o.vandaag),
      gebruikerId: o.gebruikerId,
    }));
  await finishLevering(db, { id, gemeenteId, ...uitkomst, afwijzingen });
  await insertLogboekLevering(db, {
    gemeenteId,
    gebruikerId: o.gebruikerId,
    leveringId: id,
    handeling: o.proef ? 'levering-beproefd' : 'levering-verwerkt',
    uitkomst: 'gelukt',
    herkomst: o.herkomst,
  });
}
