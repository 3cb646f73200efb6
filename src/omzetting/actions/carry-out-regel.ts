import type { Kysely } from 'kysely';
import { bronStatus } from '../../beleid/explain.ts';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { type BesluitSoort, findTekenaars, publishBesluit, recordBesluit } from '../../besluit/index.ts';
import { type Datum, datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { dagenStaat, verschilVan } from '../../plicht/index.ts';
import { endEarly, loadZaak, takeWijziging } from '../../wijziging/index.ts';
import { eindeBrief, overgangBrief } from '../letters/brieven.ts';
import { moveVersie, type TeDoen } from '../queries/index.ts';
import { keuzeTekst } from '../rules.ts';
import type { Keuze, Omzetting, Uitkomst } from '../types.ts';

export interface Uitgevoerd {
  uitkomst: Uitkomst;
  tekst: string;
  besluitId?: number | undefined;
}

/** Who accepted it has no mandate for it: before whom it goes now. */
export interface Voorgelegd {
  tekenaarId: number;
}

interface Opdracht {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  omzetting: Omzetting;
  regel: TeDoen;
}

export const VERANDERD = 'De toewijzing is veranderd nadat het voorstel was gemaakt. Er is niets aan gedaan.';

/**
 * Carries out what was accepted for one toewijzing, in the transaction of the caller and as who accepted it: the besluit with the mandate of
 * that person, what it changes, and its letter. Passed over when the toewijzing changed since the proposal. Without a mandate (AP16) it is not
 * refused but gives who may sign it, when there is anybody. Refused as the actions of a single case are, and when its letter cannot be made.
 * The caller undoes everything in both cases. Throws NietGevonden, Conflict.
 */
export async function carryOutRegel(db: Kysely<DB>, o: Opdracht): Promise<Resultaat<Uitgevoerd | Voorgelegd>> {
  const { regel, beleid } = o;
  const { keuze } = regel;
  const geladen = await loadZaak(db, { beleid, toewijzingId: regel.toewijzingId, inwonerId: regel.inwonerId });
  if (geladen.t.versie !== regel.toewijzingVersie) return gelukt({ uitkomst: 'overgeslagen', tekst: VERANDERD });
  if (keuze.daad === 'blijft') return gelukt({ uitkomst: 'blijft', tekst: 'Blijft zoals het is.' });
  if (keuze.daad === 'bespreken')
    return gelukt({ uitkomst: 'bespreken', tekst: 'Staat in de werkvoorraad van de consulent om te bespreken.' });
  const besluit = await beslis(db, o, keuze, geladen);
  if (!besluit.ok) {
    const tekenaarId = besluit.redenen.some(({ veld }) => veld === 'mandaat')
      ? await findTekenaar(db, o, keuze, geladen)
      : undefined;
    return tekenaarId === undefined ? besluit : gelukt({ tekenaarId });
  }
  const { besluitId } = besluit.waarde;
  if (besluitId === undefined) return gelukt({ uitkomst: 'gedaan', tekst: keuzeTekst(keuze) });
  // Two have to sign: the letter goes when the second did.
  if (findProduct(geladen.zaak.regeling, geladen.t.product)?.besluit?.vierOgen)
    return gelukt({
      uitkomst: 'gedaan',
      tekst: `${keuzeTekst(keuze)}. De brief gaat als een collega ook heeft getekend.`,
      besluitId,
    });
  const bekend = await publishBesluit(db, {
    actor: o.actor,
    beleid,
    vandaag: o.vandaag,
    inwonerId: regel.inwonerId,
    besluitId,
    op: o.vandaag,
  });
  if (!bekend.ok) return bekend;
  return gelukt({ uitkomst: 'gedaan', tekst: keuzeTekst(keuze), besluitId });
}

type Geladen = Awaited<ReturnType<typeof loadZaak>>;
type Besliskeuze = Exclude<Keuze, { daad: 'blijft' | 'bespreken' }>;

const BESLUIT: Readonly<Record<Besliskeuze['daad'], BesluitSoort>> = {
  aanbieder: 'wijziging',
  verlengen: 'verlenging',
  einde: 'beeindiging',
  overzetten: 'wijziging',
};

/** Who may sign it: a teammanager before a colleague, since a teammanager sees the resident anyway (keuze). */
async function findTekenaar(db: Kysely<DB>, o: Opdracht, keuze: Besliskeuze, { t }: Geladen): Promise<number | undefined> {
  const tekenaars = await findTekenaars(db, {
    gemeenteId: t.gemeente_id,
    inwonerId: t.inwoner_id,
    opgeslagen: o.beleid.regelingMetId(keuze.daad === 'overzetten' ? keuze.regelingId : t.regeling_id),
    soort: BESLUIT[keuze.daad],
    product: t.product,
    vandaag: o.vandaag,
    niet: [o.actor.gebruikerId],
  });
  return (tekenaars.find(({ teammanager }) => teammanager) ?? tekenaars[0])?.id;
}

async function beslis(
  db: Kysely<DB>,
  o: Opdracht,
  keuze: Besliskeuze,
  geladen: Geladen,
): Promise<Resultaat<{ besluitId: number | undefined }>> {
  const { regel, omzetting } = o;
  const vraag = {
    actor: o.actor,
    beleid: o.beleid,
    vandaag: o.vandaag,
    inwonerId: regel.inwonerId,
    toewijzingId: regel.toewijzingId,
    versie: regel.toewijzingVersie,
  };
  switch (keuze.daad) {
    case 'aanbieder':
      return takeWijziging(db, {
        ...vraag,
        invoer: {
          daad: 'aanbieder',
          reden: 'aanbieder-stopt',
          toelichting: omzetting.reden,
          van: datum(keuze.van),
          aanbiederId: keuze.aanbiederId,
        },
      });
    case 'verlengen':
      return takeWijziging(db, {
        ...vraag,
        invoer: { daad: 'verlengen', reden: 'anders', toelichting: omzetting.reden, tot: datum(keuze.tot) },
      });
    case 'einde':
      return eindig(db, o, datum(keuze.op), geladen);
    case 'overzetten':
      return zetOver(db, o, keuze, geladen);
  }
}

/** Ends on a day, also on one to come. */
function eindig(db: Kysely<DB>, o: Opdracht, op: Datum, { t, zaak }: Geladen): Promise<Resultaat<{ besluitId: number }>> {
  const { actor, beleid, vandaag, omzetting } = o;
  const { reden } = omzetting;
  return endEarly(db, {
    actor,
    beleid,
    vandaag,
    inwonerId: t.inwoner_id,
    toewijzingId: t.id,
    versie: t.versie,
    einde: op,
    reden,
    toelichting: '',
    regel: omzetting.soort === 'wet' ? { regel: 'K3', bron: 'keuze K3' } : { regel: 'K8', bron: 'keuze' },
    brief: eindeBrief({ aanbieder: t.aanbieder, product: zaak.product.naam, laatste: op, reden }, beleid.gemeente(t.gemeente_id)),
    feiten: { omzetting: omzetting.id },
    oorzaak: reden,
  });
}

/** The toewijzing goes on under another version; its last day stays. */
async function zetOver(
  db: Kysely<DB>,
  o: Opdracht,
  keuze: Extract<Keuze, { daad: 'overzetten' }>,
  { t, zaak }: Geladen,
): Promise<Resultaat<{ besluitId: number }>> {
  const { actor, beleid, vandaag, omzetting } = o;
  const naar = beleid.regelingMetId(keuze.regelingId);
  const nieuw = findProduct(naar.regeling, t.product);
  if (!nieuw) return geweigerd(`${keuze.versie} kent dit product niet.`);
  const { periode, opschortingen } = zaak.verloop;
  const dagen = {
    van: isoDatum(periode.van),
    tot: isoDatum(periode.tot),
    opschortingen: opschortingen.map((een) => ({ van: isoDatum(een.van), tot: isoDatum(een.tot) })),
  };
  const verschil = verschilVan(dagenStaat(zaak.regeling, zaak.product, dagen), dagenStaat(naar.regeling, nieuw, dagen));
  const bron = naar.regeling.overgang?.bron ?? 'keuze';
  const besluit = await recordBesluit(db, {
    actor,
    beleid,
    vandaag,
    inwonerId: t.inwoner_id,
    soort: 'wijziging',
    product: t.product,
    betreftToewijzingId: t.id,
    regelingId: naar.id,
    gronden: [
      {
        regel: 'K8',
        bron,
        status: bronStatus(naar.regeling, bron),
        tekst: `Vanaf ${toonDatum(omzetting.dag)} geldt ${keuze.versie}. Reden: ${omzetting.reden}`,
        voldaan: true,
      },
    ],
    feiten: {
      omzetting: omzetting.id,
      vanRegeling: t.regeling_id,
      naarRegeling: naar.id,
      verschil,
      brief: overgangBrief(
        {
          aanbieder: t.aanbieder,
          product: zaak.product.naam,
          versie: keuze.versie,
          vanaf: omzetting.dag,
          laatste: periode.tot,
          reden: omzetting.reden,
          verschil,
        },
        beleid.gemeente(t.gemeente_id),
      ),
    },
    motivering: omzetting.reden,
    ingang: omzetting.dag,
  });
  if (!besluit.ok) return besluit;
  if (!(await moveVersie(db, { id: t.id, versie: t.versie, regelingId: naar.id }))) return geweigerd(VERANDERD);
  await schrijfLogboek(db, actor, {
    handeling: 'toewijzing-gewijzigd',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    grond: GROND_WMO,
  });
  return besluit;
}
