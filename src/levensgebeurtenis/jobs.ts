// Events that nobody has to type: what the BRP says, and the AOW age that comes near.
import type pg from 'pg';
import { aowDatum, type BeleidInHuis } from '../beleid/index.ts';
import { GROND_BRP, productNaam, verschillenMetBrp } from '../inwoner/index.ts';
import { type Datum, datum, isNa, isoDatum, isVoor, plusDagen, toonKort } from '../kernel/datum.ts';
import { GROND_WMO } from '../platform/audit.ts';
import { type Brp, type BrpPersoon, HOOGSTENS } from '../platform/brp/index.ts';
import { type Dagen, dagIn } from '../platform/clock.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import type { BsnKluis } from '../platform/keys.ts';
import { Verklaard } from '../platform/problem.ts';
import { recordGebeurtenis } from './actions/record-gebeurtenis.ts';
import { closeGebeurtenis, findGebeurtenis, findZelfde, listVoorstellen, markVoorstel } from './queries.ts';
import {
  listGeborenTussen,
  listGemeenten,
  listTeControleren,
  logTaak,
  markGecontroleerd,
  type TeControleren,
} from './queries-taak.ts';
import type { GebeurtenisForm } from './types.ts';

interface Taak {
  owner: pg.Pool;
  beleid: BeleidInHuis;
  vandaag: Dagen;
}

/** How many people are held against the BRP in one night (keuze): 200 questions of twenty. */
const PER_NACHT = 4000;
/** So many days before the AOW age a consulent is told (keuze). */
const DAGEN_VOORAF = 90;

const leg = async (
  o: Taak,
  gemeenteId: number,
  inwonerId: number,
  gegevens: GebeurtenisForm,
  herkomst: 'brp' | 'berekend',
): Promise<boolean> =>
  transactSysteem(o.owner, gemeenteId, async (db) => {
    const vandaag = dagIn(o.vandaag, gemeenteId);
    if ((await findZelfde(db, { inwonerId, soort: gegevens.soort, datum: gegevens.datum })) !== undefined) return false;
    const uit = await recordGebeurtenis(db, {
      door: herkomst,
      vandaag,
      inwonerId,
      gegevens,
      noem: (product) => productNaam(o.beleid, gemeenteId, vandaag, product),
    });
    return uit.ok;
  });

/** The events that a difference with the BRP means. */
export const gebeurtenissenUit = (p: TeControleren, brp: BrpPersoon, o: { vandaag: Datum; code: string }): GebeurtenisForm[] => {
  const uit: GebeurtenisForm[] = [];
  const vandaag = isoDatum(o.vandaag);
  const dag = (iso: string | undefined): string => (iso !== undefined && !isNa(datum(iso), o.vandaag) ? iso : vandaag);
  const onzeker = (bekend: string | undefined): string =>
    bekend === 'volledig' ? '' : 'De BRP kent de dag niet precies. Vraag het na.';
  const verschillen = new Set(
    verschillenMetBrp(
      { ...p, geboren: { datum: p.geboortedatum, bekend: p.geboortedatum_bekend }, overledenOp: undefined, gemeentecode: o.code },
      brp,
    ).map(({ veld }) => veld),
  );
  if (brp.overleden)
    return [{ soort: 'overlijden', datum: dag(brp.overleden.datum), toelichting: onzeker(brp.overleden.bekend) }];
  if (verschillen.has('gemeente') && brp.gemeente)
    uit.push({
      soort: 'verhuizing-weg',
      datum: dag(brp.inGemeenteSinds?.datum),
      gemeente: brp.gemeente.naam || brp.gemeente.code,
      toelichting: onzeker(brp.inGemeenteSinds?.bekend),
    });
  else if (verschillen.has('adres') && brp.adres)
    uit.push({
      soort: 'verhuizing',
      datum: dag(brp.adresSinds?.datum),
      ...brp.adres,
      toelichting: onzeker(brp.adresSinds?.bekend),
    });
  return uit;
};

/**
 * Holds residents who are under way against the BRP, those longest not looked at first, and writes events down that a consulent decides on.
 * Throws Verklaard when the BRP does not answer; who was done stays done.
 */
export const followBrp = async (o: Taak & { brp: Brp | undefined; bsn: BsnKluis }): Promise<string> => {
  if (!o.brp) return 'De koppeling met de BRP staat niet aan: er is niet gekeken.';
  let gekeken = 0;
  let nieuw = 0;
  for (const { id: gemeenteId, code } of await listGemeenten(o.owner)) {
    const rijen = await listTeControleren(o.owner, gemeenteId, PER_NACHT);
    for (let i = 0; i < rijen.length; i += HOOGSTENS) {
      const groep = rijen.slice(i, i + HOOGSTENS);
      const bsns = new Map(groep.map((rij) => [o.bsn.ontsleutel(rij.bsn_versleuteld), rij]));
      const antwoord = await o.brp.raadpleegMetBurgerservicenummer([...bsns.keys()]);
      if (!antwoord.ok) throw new Verklaard(`${antwoord.tekst} ${gekeken} inwoners waren al gecontroleerd.`);
      const gezien = antwoord.waarde.flatMap((brp) => {
        const rij = bsns.get(brp.bsn);
        return rij ? [{ rij, brp }] : [];
      });
      for (const { rij, brp } of gezien)
        for (const gegevens of gebeurtenissenUit(rij, brp, { vandaag: dagIn(o.vandaag, gemeenteId), code: code ?? '' }))
          if (await leg(o, gemeenteId, rij.inwoner_id, gegevens, 'brp')) nieuw++;
      await markGecontroleerd(
        o.owner,
        gemeenteId,
        gezien.map(({ rij, brp }) => ({ inwonerId: rij.inwoner_id, geheim: brp.geheim, inOnderzoek: brp.inOnderzoek })),
        GROND_BRP,
      );
      gekeken += groep.length;
    }
  }
  return `${gekeken} inwoners nagekeken in de BRP, ${nieuw} nieuwe gebeurtenissen.`;
};

/** "67 jaar en 3 maanden" */
const leeftijdTekst = ({ jaren, maanden }: { jaren: number; maanden: number }): string =>
  `${jaren} jaar${maanden === 0 ? '' : ` en ${maanden} ${maanden === 1 ? 'maand' : 'maanden'}`}`;

/** Writes down who reaches the AOW age within three months (AP1, K3), and again when that day moved. */
export const announceAow = async (o: Taak): Promise<string> => {
  let nieuw = 0;
  let verschoven = 0;
  for (const { id: gemeenteId } of await listGemeenten(o.owner)) {
    const vandaag = dagIn(o.vandaag, gemeenteId);
    const tot = plusDagen(vandaag, DAGEN_VOORAF);
    // Between 65 and 69: wider than any AOW age, so that the index on the birth date is used.
    const rijen = await listGeborenTussen(
      o.owner,
      gemeenteId,
      isoDatum(vandaag.subtract({ years: 69 })),
      isoDatum(vandaag.subtract({ years: 64 })),
    );
    for (const rij of rijen) {
      const aow = aowDatum(o.beleid.landelijk, datum(rij.geboortedatum));
      const dag = isoDatum(aow.datum);
      // What a consulent wrote down himself stays.
      if (rij.gezegd === dag || rij.herkomst === 'consulent') continue;
      if (
        rij.gebeurtenis_id !== null &&
        rij.onbeslist &&
        (await vervang(o, gemeenteId, { ...rij, gebeurtenis_id: rij.gebeurtenis_id, nu: aow.datum }))
      )
        verschoven++;
      if (isNa(aow.datum, tot) || isVoor(aow.datum, plusDagen(vandaag, -DAGEN_VOORAF))) continue;
      const leeftijd = `AOW-leeftijd: ${leeftijdTekst(aow)}`;
      const toelichting = [
        aow.status === 'gecontroleerd'
          ? `${leeftijd}, op ${toonKort(aow.datum)}.`
          : `${leeftijd}. Die leeftijd is nog niet nagekeken; vraag het na bij de SVB.`,
        ...(rij.gezegd === null ? [] : [`Eerder stond hier ${toonKort(datum(rij.gezegd))}: kijk na wat toen is besloten.`]),
      ].join(' ');
      if (await leg(o, gemeenteId, rij.inwoner_id, { soort: 'aow', datum: dag, toelichting }, 'berekend')) nieuw++;
    }
  }
  const gemeld =
    nieuw === 0
      ? 'Er bereikt binnenkort niemand anders de AOW-leeftijd.'
      : `${nieuw === 1 ? '1 inwoner bereikt' : `${nieuw} inwoners bereiken`} binnenkort de AOW-leeftijd.`;
  return verschoven === 0 ? gemeld : `${gemeld} Bij ${verschoven} schoof die dag.`;
};

/** The day moved (another law, another birth date) before anybody decided on what was proposed for the old one: that is taken back. */
const vervang = (o: Taak, gemeenteId: number, was: { gebeurtenis_id: number; inwoner_id: number; nu: Datum }): Promise<boolean> =>
  transactSysteem(o.owner, gemeenteId, async (db) => {
    const g = await findGebeurtenis(db, { id: was.gebeurtenis_id, inwonerId: was.inwoner_id });
    const voorstellen = await listVoorstellen(db, was.gebeurtenis_id);
    if (g?.status !== 'open' || voorstellen.some(({ status }) => status !== 'open')) return false;
    const reden = `De dag is verschoven naar ${toonKort(was.nu)}.`;
    const dicht = await closeGebeurtenis(db, {
      id: g.id,
      versie: g.versie,
      van: ['open'],
      status: 'ingetrokken',
      reden,
      door: 0,
    });
    if (!dicht) return false;
    for (const v of voorstellen) await markVoorstel(db, { id: v.id, status: 'niet-nodig', reden, door: 0 });
    await logTaak(db, {
      gemeenteId,
      handeling: 'gebeurtenis-ingetrokken',
      soort: 'levensgebeurtenis',
      objectId: g.id,
      inwonerId: was.inwoner_id,
      grond: GROND_WMO,
    });
    return true;
  });
