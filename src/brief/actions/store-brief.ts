import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { BeleidInHuis, Gemeente } from '../../beleid/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { renderBrief, SJABLOON, waaromGeenBrief } from '../letters/render.ts';
import { findKeuze, findMedewerker, insertBrief } from '../queries.ts';
import { adresregels, bestandsnaam, inhoudVoor, opEenRegel } from '../rules.ts';
import { Briefdata, type BriefdataInvoer, type BriefInhoud, type BriefSoort } from '../types.ts';

export interface BriefOpdracht {
  beleid: Pick<BeleidInHuis, 'gemeente'>;
  inwonerId: number;
  soort: BriefSoort;
  inhoud: BriefInhoud;
  /** Day of sending; the objection term counts from the day after. */
  vandaag: Datum;
  /** Left out: the number of the dossier. A besluit has its beschikkingnummer. */
  kenmerk?: string | undefined;
  /** Left out: the consulent of the resident, with the department of gemeente.yaml. */
  ondertekening?: { naam: string; functie: string } | undefined;
  besluitId?: number | undefined;
  /** Left out: the resident. Else an organisation, by post; the resident reads what was sent about him. */
  aan?: { naam: string; aanhef: string; adres: string[] } | undefined;
}

/** Head and foot of every letter, as gemeente.yaml has them. */
export const briefhoofd = (gemeente: Gemeente): Pick<BriefdataInvoer, 'gemeente' | 'clientondersteuning'> => ({
  gemeente: {
    naam: gemeente.naam,
    postadres: gemeente.postadres.waarde.split(', ').map(opEenRegel),
    telefoon: gemeente.telefoon.waarde,
    site: gemeente.sites[0]?.waarde ?? gemeente.email.waarde,
    kleur: gemeente.kleuren.hoofdkleur,
    logo:
      gemeente.logo && gemeente.logoSvg !== undefined
        ? { svg: gemeente.logoSvg, tekst: gemeente.logo.tekst, naamErbij: gemeente.logo.naamErbij }
        : null,
  },
  clientondersteuning: gemeente.clientondersteuning
    ? { naam: gemeente.clientondersteuning.naam, telefoon: gemeente.clientondersteuning.telefoon, site: null }
    : null,
});

/** Where an objection goes, for the `rechtsmiddel` of a besluit. `uiterlijk` is jjjj-mm-dd. */
export const bezwaarBij = (gemeente: Gemeente, uiterlijk: string) => ({
  soort: 'bezwaar' as const,
  uiterlijk,
  adres: [`Gemeente ${gemeente.naam}`, ...gemeente.bezwaar.adres.split(', ')].map(opEenRegel),
});

/** Which court hears beroep, where the municipality names it. */
export const beroepBij = ({ rechtbank }: Gemeente, uiterlijk: string) => ({
  soort: 'beroep' as const,
  uiterlijk,
  bij: rechtbank?.naam ?? 'de rechtbank',
  adres: rechtbank ? [rechtbank.naam, ...rechtbank.adres.split(', ')].map(opEenRegel) : [],
});

/**
 * All that the letter will say, from what is stored of the resident today: for a preview and for keeping. It may still lack something:
 * `waaromGeenBrief` says what. Throws NietGevonden for a resident that the reader may not know of.
 */
export const makeBriefdata = async (db: Kysely<DB>, o: BriefOpdracht): Promise<BriefdataInvoer> => {
  const inwoner = await findInwoner(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const [keuze, consulent] = [await findKeuze(db, inwoner.id), await findMedewerker(db, inwoner.consulent_id)];
  const gemeente = o.beleid.gemeente(inwoner.gemeente_id);
  const naam = toonNaam(inwoner);
  const contact = {
    naam: consulent?.naam ?? inwoner.consulent,
    telefoon: consulent?.telefoon ?? gemeente.telefoon.waarde,
    bereikbaar: `Dat kan van ${gemeente.openingstijden.waarde}.`,
  };
  // Nobody writes to somebody who died. No source says who reads it then: the heirs, at the last address (keuze).
  const erven = o.aan === undefined && inwoner.overleden_op !== null;
  return {
    ...briefhoofd(gemeente),
    ...(o.aan ? { clientondersteuning: null, zakelijk: true } : {}),
    soort: o.soort,
    inwoner: o.aan ?? {
      naam: opEenRegel(erven ? `De erven van ${naam}` : naam),
      aanhef: erven ? 'Geachte heer of mevrouw' : `Beste ${naam}`,
      adres: adresregels(inwoner),
    },
    erven,
    datum: isoDatum(o.vandaag),
    kenmerk: o.kenmerk ?? inwoner.dossiernummer,
    inhoud: inhoudVoor(o.inhoud, { contact, overleden: erven ? naam : undefined }),
    ondertekening: {
      namens: gemeente.ondertekening.namens,
      ...(o.ondertekening ?? { naam: consulent?.naam ?? inwoner.consulent, functie: gemeente.ondertekening.afdeling }),
    },
    contact,
    besluitId: o.besluitId ?? null,
    verzending: o.aan || erven ? 'post' : keuze,
  };
};

/**
 * Makes a letter and keeps it: what it says as data, its bytes with their sha256, how it goes out. The resident reads it at /mijn/brieven;
 * it stands in the pile to print when it goes by post. Refused in words when it cannot be made: then nothing is kept, and who calls leaves
 * undone what the letter was to tell. Writes the logboek. Throws NietGevonden for a resident that the actor may not know of.
 */
export const storeBrief = async (
  db: Kysely<DB>,
  o: BriefOpdracht & { actor: Actor },
): Promise<Resultaat<{ documentId: number; brief: Briefdata }>> => {
  const invoer = await makeBriefdata(db, o);
  const redenen = waaromGeenBrief(invoer);
  if (redenen.length > 0) return geweigerd(...redenen);
  const inwoner = await findInwoner(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const brief = Briefdata.parse(invoer);
  const inhoud = Buffer.from(await renderBrief(brief));
  const documentId = await insertBrief(db, {
    gemeente_id: inwoner.gemeente_id,
    inwoner_id: inwoner.id,
    consulent_id: inwoner.consulent_id,
    soort: o.soort,
    titel: o.aan ? `Aan ${o.aan.naam}: ${brief.inhoud.onderwerp}` : brief.inhoud.onderwerp,
    bestandsnaam: bestandsnaam(brief),
    inhoud,
    sha256: createHash('sha256').update(inhoud).digest('hex'),
    gegevens: JSON.stringify(brief),
    sjabloon: SJABLOON,
    verzending: brief.verzending,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'brief-gemaakt',
    soort: 'document',
    objectId: documentId,
    inwonerId: inwoner.id,
    grond: GROND_WMO,
    gemeenteId: inwoner.gemeente_id,
  });
  return gelukt({ documentId, brief });
};
