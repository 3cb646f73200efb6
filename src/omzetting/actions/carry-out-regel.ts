import type { Kysely } from 'kysely';
import { aowDatum, type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { type BesluitSoort, findTekenaars, inRegeling, publishBesluit, vierOgenBij } from '../../besluit/index.ts';
import { type Datum, datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { endEarly, loadZaak, moveVersie, takeWijziging } from '../../wijziging/index.ts';
import { eindeBrief, overgangBrief } from '../letters/brieven.ts';
import { findGeval, type TeDoen } from '../queries/index.ts';
import { eerstBekend, keuzeTekst, overgangVan } from '../rules.ts';
import type { Keuze, Omzetting, Uitkomst } from '../types.ts';
import { keepVoorSamen } from './keep-concept.ts';

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
 * that person, what it changes, and its letter. What is taken together with somebody becomes a concept for the consulent. Passed over when the toewijzing changed since the proposal. Without a mandate (AP16) it is not
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
  const geval = await findGeval(db, regel.toewijzingId);
  const eerst = geval && eerstBekend(geval);
  if (keuze.daad === 'wacht' || eerst !== undefined)
    return gelukt({
      uitkomst: 'overgeslagen',
      tekst: eerst ?? 'Het besluit is intussen bekendgemaakt. Laat opnieuw voorstellen.',
    });
  const samen = await keepVoorSamen(db, { actor: o.actor, beleid, keuze, omzetting: o.omzetting, geladen });
  if (samen) return samen;
  const besluit = await beslis(db, o, keuze, geladen);
  if (!besluit.ok) {
    const tekenaarId = besluit.redenen.some(({ veld }) => veld === 'mandaat')
      ? await findTekenaar(db, o, keuze, geladen)
      : undefined;
    return tekenaarId === undefined ? besluit : gelukt({ tekenaarId });
  }
  const { besluitId } = besluit.waarde;
  if (besluitId === undefined) return gelukt({ uitkomst: 'gedaan', tekst: keuzeTekst(keuze) });
  // Two have to sign: the letter goes when the second did. The version that decides says so.
  const { regeling } = keuze.daad === 'overzetten' ? beleid.regelingMetId(keuze.regelingId) : geladen.zaak;
  if (vierOgenBij(findProduct(regeling, geladen.t.product), inRegeling(BESLUIT[keuze.daad], true)))
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
type Besliskeuze = Exclude<Keuze, { daad: 'blijft' | 'bespreken' | 'wacht' }>;

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
    tweedeVolgt: true,
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

/** Why a day moved, in words that stand within a sentence. */
const oorzaakVan = ({ soort, reden, aanbieder }: Omzetting): string => {
  switch (soort) {
    case 'wet':
      return 'de AOW-leeftijd';
    case 'aanbieder-stopt':
      return `${aanbieder ?? 'de aanbieder'} stopt`;
    default:
      return reden.replace(/[.!?]$/, '');
  }
};

/** Ends on a day, also on one to come. */
async function eindig(db: Kysely<DB>, o: Opdracht, op: Datum, { t, zaak }: Geladen): Promise<Resultaat<{ besluitId: number }>> {
  const { actor, beleid, vandaag, omzetting } = o;
  const { reden } = omzetting;
  const geval = await findGeval(db, t.id);
  if (!geval) return geweigerd(VERANDERD);
  const aow = omzetting.soort === 'wet' ? aowDatum(beleid.landelijk, geval.geboren).datum : undefined;
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
    ...(omzetting.soort === 'wet' ? { sleutel: 'aow' as const } : {}),
    regel: omzetting.soort === 'wet' ? { regel: 'K3', bron: 'keuze K3' } : { regel: 'K8', bron: 'keuze' },
    brief: eindeBrief({
      aanbieder: t.aanbieder,
      product: zaak.product.naam,
      laatste: op,
      eerst: geval.looptijd.tot,
      aow,
      reden,
    }),
    feiten: { omzetting: omzetting.id },
    oorzaak: oorzaakVan(omzetting),
    tweedeVolgt: true,
  });
}

/** The toewijzing goes on under another version; its last day stays. */
async function zetOver(
  db: Kysely<DB>,
  o: Opdracht,
  keuze: Extract<Keuze, { daad: 'overzetten' }>,
  { t }: Geladen,
): Promise<Resultaat<{ besluitId: number }>> {
  const { actor, beleid, vandaag, omzetting, regel } = o;
  const geval = await findGeval(db, t.id);
  if (!geval) return geweigerd(VERANDERD);
  return moveVersie(db, {
    actor,
    beleid,
    vandaag,
    inwonerId: t.inwoner_id,
    toewijzingId: t.id,
    versie: regel.toewijzingVersie,
    naarRegelingId: keuze.regelingId,
    naam: keuze.versie,
    reden: omzetting.reden,
    overgang: overgangVan(geval, omzetting.dag, beleid.regelingMetId(keuze.regelingId).regeling.gemeente),
    brief: (wat) => overgangBrief({ ...wat, versie: keuze.versie, vanaf: omzetting.dag, reden: omzetting.reden }),
    feiten: { omzetting: omzetting.id },
  });
}
