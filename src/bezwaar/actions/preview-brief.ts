import type { Kysely } from 'kysely';
import { type BriefdataInvoer, type BriefInhoud, type BriefSoort, makeBriefdata } from '../../brief/index.ts';
import { datum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { doorgestuurdInhoud } from '../letters/inhoud.ts';
import type { BezwaarRij } from '../queries.ts';
import { leesBeroep } from '../rules.ts';
import {
  inhoudVan,
  type Lees,
  type Lezing,
  leesHoren,
  leesNietHoren,
  leesVerdaging,
  ontvangstBrief,
  opdracht,
  productVan,
} from './handle-bezwaar.ts';
import { leesRaad, leesRechtbank } from './keep-beroep.ts';

const voorbeeld = async (
  db: Kysely<DB>,
  o: Lezing,
  rij: BezwaarRij,
  soort: BriefSoort,
  inhoud: BriefInhoud,
): Promise<BriefdataInvoer> => ({ ...(await makeBriefdata(db, opdracht(o, rij, soort, inhoud))), voorbeeld: true });

/** The letter of a decision as it would go out today; undefined when it went, or nothing was decided. Nothing is kept. */
export async function previewBeslissing(db: Kysely<DB>, o: Lezing, rij: BezwaarRij): Promise<BriefdataInvoer | undefined> {
  if (rij.beslissing === null || rij.bekendgemaakt_op !== null) return undefined;
  return voorbeeld(db, o, rij, 'bezwaar-beslissing', inhoudVan(o, rij, rij.beslissing));
}

const leesBrief = (daad: string, o: Lees, rij: BezwaarRij): Resultaat<[BriefSoort, BriefInhoud] | undefined> => {
  const als = (soort: BriefSoort, r: Resultaat<{ inhoud: BriefInhoud | undefined }>) =>
    r.ok ? gelukt(r.waarde.inhoud && ([soort, r.waarde.inhoud] satisfies [BriefSoort, BriefInhoud])) : r;
  switch (daad) {
    case 'bevestigen':
      return gelukt(['bezwaar-ontvangst', ontvangstBrief(o, rij)]);
    case 'horen':
      return als('uitnodiging', leesHoren(o, rij));
    case 'niet-gehoord':
      return als('uitnodiging', leesNietHoren(o, rij));
    case 'verdagen':
      return als('verdaging', leesVerdaging(o, rij));
    case 'beroep': {
      const r = leesBeroep(o.waarden, { beslistOp: datum(rij.beslist_op ?? rij.ontvangen_op), vandaag: o.vandaag });
      if (!r.ok) return r;
      const over = { beschikkingnummer: rij.beschikkingnummer, product: productVan(o, rij) };
      const inhoud = r.waarde.langs === 'rechtbank' ? undefined : doorgestuurdInhoud({ ...over, ontvangen: r.waarde.op });
      return als('bezwaar-ontvangst', gelukt({ inhoud }));
    }
    case 'uitspraak':
      return als('mededeling', leesRechtbank(o, rij));
    case 'hoger-uitspraak':
      return als('mededeling', leesRaad(o, rij));
  }
  return gelukt(undefined);
};

/** The letter of an act as it was typed, refused at the field; undefined when it brings none. Nothing is kept. */
export async function previewDaad(
  db: Kysely<DB>,
  daad: string,
  o: Lees,
  rij: BezwaarRij,
): Promise<Resultaat<BriefdataInvoer | undefined>> {
  const gelezen = leesBrief(daad, o, rij);
  if (!gelezen.ok) return gelezen;
  return gelukt(gelezen.waarde && (await voorbeeld(db, o, rij, ...gelezen.waarde)));
}
