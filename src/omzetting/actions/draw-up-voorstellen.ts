import type { Kysely } from 'kysely';
import { aowDatum, type BeleidInHuis, findProduct, type Regeling } from '../../beleid/index.ts';
import { findContracten, nabijheidTekst, rangschikAanbieders } from '../../besluit/index.ts';
import { type Datum, isoDatum, plusDagen } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findGevallen, findLaatste, findOpnieuw, storeTarieven, storeVoorstellen } from '../queries/index.ts';
import {
  andersVoorstel,
  geindexeerd,
  type MogelijkeAanbieder,
  NIET_MEER,
  naBekendmaking,
  stoptVoorstel,
  versieNaam,
  versieVoorstel,
  wetVoorstel,
} from '../rules.ts';
import type { Geval, Omzetting, Voorstel } from '../types.ts';

type Contract = Awaited<ReturnType<typeof findContracten>>[number];

export interface Opstellen {
  beleid: BeleidInHuis;
  gemeenteId: number;
  vandaag: Datum;
  omzetting: Omzetting;
}

/** Contracts that hold on the day after, asked once a product. */
const contractenVan = (db: Kysely<DB>, o: Opstellen) => {
  const bekend = new Map<string, readonly Contract[]>();
  return async (product: string): Promise<readonly Contract[]> => {
    const gevonden =
      bekend.get(product) ??
      (await findContracten(db, { gemeenteId: o.gemeenteId, product, dag: isoDatum(plusDagen(o.omzetting.dag, 1)) }));
    bekend.set(product, gevonden);
    return gevonden;
  };
};

/** AP15: as near the home as possible. */
const mogelijkVoor = (
  g: Geval,
  contracten: readonly Contract[],
  { plaatsen, regeling }: { plaatsen: readonly string[]; regeling: Regeling },
): MogelijkeAanbieder[] =>
  rangschikAanbieders([...contracten], g.woont, plaatsen).map((een) => ({
    id: een.id,
    naam: een.naam,
    nabij: nabijheidTekst(een, regeling),
  }));

const voorstelVoor = (o: Opstellen, g: Geval, contracten: readonly Contract[]): Voorstel | undefined => {
  const { beleid, omzetting, vandaag } = o;
  const { regeling } = beleid.regelingMetId(g.regelingId);
  const product = findProduct(regeling, g.product);
  switch (omzetting.soort) {
    case 'aanbieder-stopt': {
      const plaatsen = beleid.gemeente(o.gemeenteId).woonplaatsen.namen;
      return stoptVoorstel(g, { op: omzetting.dag, vandaag, mogelijk: mogelijkVoor(g, contracten, { plaatsen, regeling }) });
    }
    case 'wet': {
      if (!regeling.keuzes.K3.aan) return undefined;
      const aow = aowDatum(beleid.landelijk, g.geboren);
      const nagekeken = aow.status === 'gecontroleerd';
      return wetVoorstel(g, { aow: aow.datum, nagekeken, oudeMaanden: omzetting.oudeAowMaanden, vandaag, regeling, product });
    }
    case 'nieuwe-versie': {
      const naar = beleid.regelingMetId(omzetting.regelingId ?? 0);
      return versieVoorstel(g, {
        oud: regeling,
        product,
        naar: { id: naar.id, naam: versieNaam(naar), regeling: naar.regeling },
        nieuw: findProduct(naar.regeling, g.product),
        vanaf: omzetting.dag,
        landelijk: beleid.landelijk,
      });
    }
    case 'anders':
      return andersVoorstel(g, { op: omzetting.dag, vandaag, daad: omzetting.daad ?? 'bespreken' });
    case 'tarief':
      return undefined;
  }
};

const stelOp = async (db: Kysely<DB>, o: Opstellen, gevallen: readonly Geval[]) => {
  const contracten = contractenVan(db, o);
  const uit: { geval: Geval; voorstel: Voorstel | undefined }[] = [];
  for (const geval of gevallen) {
    const voorstel = voorstelVoor(o, geval, o.omzetting.soort === 'aanbieder-stopt' ? await contracten(geval.product) : []);
    uit.push({ geval, voorstel: voorstel && naBekendmaking(geval, voorstel) });
  }
  return uit;
};

/** The versions of the same regeling that another comes in the place of. */
const eerdereVersies = (o: Opstellen): number[] => {
  if (o.omzetting.regelingId === undefined) return [];
  const naar = o.beleid.regelingMetId(o.omzetting.regelingId);
  return o.beleid
    .versies(o.gemeenteId)
    .filter((een) => een.sleutel === naar.sleutel && een.id !== naar.id)
    .map(({ id }) => id);
};

/**
 * Works out the next proposals, at most `hoogstens`, from `na` on; goes on after the last that was kept when `na` is not given. Gives the last
 * number that was looked at, undefined when there are no more.
 */
export const drawUpVoorstellen = async (
  db: Kysely<DB>,
  o: Opstellen & { na?: number | undefined; hoogstens: number },
): Promise<number | undefined> => {
  const { omzetting } = o;
  if (omzetting.soort === 'tarief') {
    await storeTarieven(db, { omzetting, nieuw: (tarief) => geindexeerd(tarief, omzetting.honderdsten ?? 0) });
    return undefined;
  }
  const na = o.na ?? (await findLaatste(db, omzetting.id));
  const gevallen = await findGevallen(db, {
    ...omzetting,
    na,
    hoogstens: o.hoogstens,
    vandaag: o.vandaag,
    versies: eerdereVersies(o),
  });
  const uit = await stelOp(db, o, gevallen);
  await storeVoorstellen(
    db,
    omzetting.id,
    uit.flatMap(({ geval, voorstel }) => (voorstel ? [{ toewijzingId: geval.id, versie: geval.versie, voorstel }] : [])),
  );
  return gevallen.length < o.hoogstens ? undefined : gevallen.at(-1)?.id;
};

/** Proposals anew for rows that were put back. What is not touched any more stays as it is. Gives how many. */
export const redrawVoorstellen = async (db: Kysely<DB>, o: Opstellen & { hoogstens: number }): Promise<number> => {
  const gevallen = await findOpnieuw(db, o.omzetting.id, o.hoogstens);
  const uit = await stelOp(db, o, gevallen);
  await storeVoorstellen(
    db,
    o.omzetting.id,
    uit.map(({ geval, voorstel }) => ({ toewijzingId: geval.id, versie: geval.versie, voorstel: voorstel ?? NIET_MEER })),
  );
  return gevallen.length;
};
