import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import { type Datum, datum, isNa, laatste, toonDatum } from '../../kernel/datum.ts';
import type { Periode } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Verschil } from '../../plicht/index.ts';
import {
  type EindeReden,
  eindeReden,
  eindeVerschil,
  findLaatsteUren,
  findToewijzingenVan,
  standOp,
  type ToewijzingRij,
  type ToewijzingStatus,
} from '../../toewijzing/index.ts';
import { aowReden, type EindeOm, eindeOm, omRegel } from '../einde.ts';
import type { VolleZaak } from '../gevolg.ts';
import { eindeGronden } from '../gronden.ts';
import { findRust, findVerzoeken } from '../queries.ts';
import { findVervolg } from '../queries-vervolg.ts';
import { verderEldersTekst } from '../rules.ts';
import { loadZaak } from './load-zaak.ts';

export interface EindeVraag {
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  toewijzingId: number;
  /** The last day, included; also one to come. */
  einde: Datum;
  /** In words. */
  reden: string;
  /** Which of the reasons that are offered it is; none where another area says why in its own words. */
  sleutel?: EindeReden;
  toelichting: string;
  /** The rule that asks for it; by default the choice of who decides. */
  regel?: { regel: string; bron: string };
}

/** An early end that may be decided, as it will be. */
export interface EindeVoorstel {
  t: ToewijzingRij;
  zaak: VolleZaak;
  /** What its reason and the rule that asks for it are, for grounds, receipt and letter. */
  waarom: { om: EindeOm | undefined; regel: { regel: string; bron: string } | undefined };
  feiten: {
    status: ToewijzingStatus;
    looptijd: Periode;
    toegewezenOp: Datum;
    gestartOp: Datum | undefined;
    laatsteUren: Datum | undefined;
    vandaag: Datum;
  };
  verschil: readonly Verschil[];
  gronden: readonly Grond[];
  signalen: readonly string[];
}

/**
 * Holds an early end against the rules and what is stored: what moves and what it touches, or the reason at its field. Writes nothing. Throws
 * NietGevonden for a toewijzing that the reader may not know of.
 */
export async function judgeEinde(db: Kysely<DB>, o: EindeVraag): Promise<Resultaat<EindeVoorstel>> {
  const { t, zaak } = await loadZaak(db, o);
  const { verloop } = zaak;
  const [uren, inwoner] = [await findLaatsteUren(db, t.id), await findInwoner(db, t.inwoner_id)];
  if (inwoner?.overleden_op)
    return geweigerd({
      veld: 'reden',
      tekst: `De inwoner is overleden op ${toonDatum(datum(inwoner.overleden_op))}. Laat de toewijzing eindigen bij Gebeurtenissen: dan is er geen besluit, en gaat er geen brief naar de inwoner.`,
      regel: 'K8',
      bron: 'keuze',
    });
  const feiten = {
    status: t.status,
    looptijd: verloop.periode,
    toegewezenOp: datum(t.toegewezen_op),
    gestartOp: t.gestart_op === null ? undefined : datum(t.gestart_op),
    laatsteUren: uren === undefined ? undefined : datum(uren),
    vandaag: o.vandaag,
  };
  // `endToewijzing` says in a page of its own that it is over already.
  const voorbij = t.status === 'beeindigd' || t.status === 'geweigerd';
  if (!voorbij && verloop.verderElders) return geweigerd(verderEldersTekst(verloop.verderElders, await findVervolg(db, t.id)));
  const weigering = voorbij ? undefined : eindeReden(o.einde, feiten);
  if (weigering) return geweigerd(weigering);
  const geboren = { einde: o.einde, landelijk: o.beleid.landelijk, geboren: datum(t.geboortedatum) };
  const teVroeg = o.sleutel === 'aow' ? aowReden({ ...geboren, zeker: inwoner?.geboortedatum_bekend === 'volledig' }) : undefined;
  if (teVroeg) return geweigerd(teVroeg);
  const waarom = {
    om: o.sleutel && eindeOm(o.sleutel, geboren),
    regel: o.regel ?? omRegel(zaak.regeling, o.sleutel),
  };
  const na = laatste(o.einde, verloop.periode.van);
  return gelukt({
    t,
    zaak,
    feiten,
    verschil: eindeVerschil(o.beleid, t, { nu: verloop.periode, tot: na }, 'eerder beëindigd'),
    waarom,
    gronden: eindeGronden(zaak.regeling, { ...o, ...waarom }),
    signalen: await signalenVan(db, o, { t, zaak }),
  });
}

/** What an early end touches that is easily forgotten. */
async function signalenVan(
  db: Kysely<DB>,
  o: Pick<EindeVraag, 'vandaag' | 'einde'>,
  { t, zaak }: { t: ToewijzingRij; zaak: VolleZaak },
): Promise<string[]> {
  const rust = await findRust(db, t.id);
  const verzoek = (await findVerzoeken(db, t.id)).find(({ stand }) => stand === 'open');
  const naast = (await findToewijzingenVan(db, t.inwoner_id)).filter(
    (een) => een.id !== t.id && standOp({ status: een.status, tot: laatsteDag(een.looptijd) }, o.vandaag) === 'gestart',
  );
  return [
    ...(t.gestart_op === null ? ['De toewijzing is nog niet gestart. De inwoner begint dan niet bij deze aanbieder.'] : []),
    ...(zaak.product.soort === 'ontwikkeling' && !rust.resultaat
      ? [`${t.aanbieder} krijgt zonder resultaat niets voor dit traject (een keuze). Bespreek dat.`]
      : []),
    ...(verzoek
      ? [
          `${t.aanbieder} vroeg om verlenging tot en met ${toonDatum(datum(verzoek.tot))}. Die vraag staat nog open: antwoord er ook op.`,
        ]
      : []),
    ...naast.map(
      (een) => `Toewijzing ${een.nummer} bij ${een.aanbieder} loopt ernaast en blijft lopen, ook na ${toonDatum(o.einde)}.`,
    ),
    ...(isNa(o.vandaag, o.einde) ? ['De laatste dag is al voorbij. De aanbieder ziet dat meteen.'] : []),
  ];
}

const laatsteDag = (looptijd: string): Datum => datum(looptijd.slice(looptijd.indexOf(',') + 1, -1)).subtract({ days: 1 });
