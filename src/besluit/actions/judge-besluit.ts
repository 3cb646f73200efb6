import type { Kysely } from 'kysely';
import { z } from 'zod';
import { aowDatum, type BeleidInHuis, findProduct, type OpgeslagenRegeling, type Product } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { findInwoner, findUitkering, type InwonerKop } from '../../inwoner/index.ts';
import { type Datum, datum, isoDatum, isVoor, plusDagen, toonDatum, vroegste } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { bevat, fromDaterange, fromDaterangeOpen, type Periode } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { isTrede, type Trede } from '../../kernel/trede.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { eindeVoorstel, geenEinde } from '../../plicht/index.ts';
import { findLadderOp, findToets, isDoelgroepRegel, leesToets } from '../../toets/index.ts';
import { findToewijzingenVan } from '../../toewijzing/index.ts';
import { type Tekenaar, wieWel } from '../bevoegd.ts';
import { besluitGronden } from '../bewijs.ts';
import type { Invoer } from '../invoer.ts';
import { functieSleutel, isMandaatVan } from '../mandaat.ts';
import {
  type ContractRij,
  findAanbiederNaam,
  findContracten,
  findMandaten,
  findMedewerkers,
  findRegister,
} from '../queries/index.ts';
import { aanbiederErbijSignaal, beoordeelBesluit } from '../rules.ts';
import type { BesluitFeiten, BesluitVoorstel, BestaandeToewijzing } from '../types.ts';
import { findMandaatKeuzes } from './record-besluit.ts';

/** A proposal that passed every rule, with all that storing it needs. */
export type Beoordeeld = {
  invoer: Invoer;
  inwoner: InwonerKop;
  opgeslagen: OpgeslagenRegeling;
  product: Product;
  periode: Periode;
  contract: ContractRij;
  gronden: Grond[];
  voorstel: BesluitVoorstel;
  feiten: BesluitFeiten;
  /** Of the toets: whether the resident belongs to the doelgroep. */
  toetsGronden: Grond[];
  mandaatId: number;
  /** Not a refusal, but good to know before it is taken. */
  signalen: string[];
};

/** What the rules need to know of a proposal: who asks, on which day, about whom. */
export type Vraag = {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  invoer: Invoer;
  /** Who would sign, when that is not the actor: a concept is judged for who was asked. */
  tekenaar?: Tekenaar | undefined;
  /** The toewijzing of a besluit that is revised: it counts up to the day before this one begins. */
  inPlaatsVan?: number | undefined;
};

const alsTrede = (getal: number | null | undefined): Trede | undefined => (isTrede(getal) ? getal : undefined);

/**
 * Holds a proposal against the dossier, the contract, the toets (AP20) and the regeling on its first day. Refused with a reason for each
 * rule that is broken, at its field. Throws NietGevonden for a resident or toets that the actor may not know of.
 */
export async function judgeBesluit(db: Kysely<DB>, o: Vraag): Promise<Resultaat<Beoordeeld>> {
  const { invoer, vandaag, beleid, inwonerId } = o;
  const ingang = isoDatum(invoer.ingang);
  const inwoner = await findInwoner(db, inwonerId);
  const toetsRij = await findToets(db, inwonerId, invoer.toetsId);
  if (!inwoner || !toetsRij) throw new NietGevonden();
  const ladder = await findLadderOp(db, inwonerId, ingang);
  const uitkeringRij = await findUitkering(db, inwonerId);
  const toewijzingen = await findToewijzingenVan(db, inwonerId);
  const contracten = await findContracten(db, { gemeenteId: inwoner.gemeente_id, product: invoer.product, dag: ingang });
  const mandaten = await findMandaten(db, inwoner.gemeente_id, invoer.product);

  const opgeslagen = beleid.dichtstbij(inwoner.gemeente_id, invoer.ingang);
  if (!opgeslagen) throw new Error(`gemeente ${inwoner.gemeente_id} heeft geen regeling`);
  const { regeling } = opgeslagen;
  const product = findProduct(regeling, invoer.product);
  const geboren = datum(inwoner.geboortedatum);
  const laatsteDag =
    invoer.einde ?? (product && eindeVoorstel(product, invoer.ingang, aowDatum(beleid.landelijk, geboren).datum));
  const einde = laatsteDag ?? invoer.ingang;
  const uitkering = uitkeringRij ? { soort: uitkeringRij.soort, toestemming: uitkeringRij.toestemming } : null;
  const wie = o.tekenaar ?? o.actor;
  const functie = functieSleutel(regeling, wie.functie);
  const eigenMandaten = mandaten
    .filter((m) => isMandaatVan(regeling, m, wie))
    .map((m) => ({
      id: m.id,
      functie: functie ?? wie.functie ?? 'medewerker',
      opNaam: m.gebruiker_id !== null,
      totBedrag: m.tot_bedrag,
      periode: fromDaterangeOpen(m.geldig),
    }));
  const feiten: BesluitFeiten = {
    geboortedatum: geboren,
    trede: alsTrede(ladder?.trede),
    perspectief: alsTrede(ladder?.perspectief),
    uitkering,
    toewijzingen: toewijzingen.flatMap((t) => bestaande(t, o.inPlaatsVan === t.id ? invoer.ingang : undefined)),
    aansluitDagen: await findInstelling(db, 'verlenging-aansluiting-dagen'),
    mandaten: eigenMandaten,
  };
  const voorstel: BesluitVoorstel = {
    product: invoer.product,
    ingang: invoer.ingang,
    einde,
    minutenPerWeek: invoer.minutenPerWeek,
    doelTrede: invoer.doelTrede,
    doelen: invoer.doelen.map((doel) => doel.tekst).join('\n'),
  };

  const oordeel = beoordeelBesluit(voorstel, feiten, regeling, beleid.landelijk, vandaag);

  const redenen: Reden[] = [];
  if (!oordeel.ok) redenen.push(...oordeel.redenen);
  // NI1, NI2, AL1: where no source says how long, nothing is the whole duration: it would be one day.
  if (product && laatsteDag === undefined) redenen.push({ veld: 'einde', tekst: geenEinde(product) });
  const toets = leesToets(toetsRij);
  const wil = doelgroepGronden(regeling.regeling, toets.uitkomst.producten.find((p) => p.product === invoer.product)?.gronden);
  redenen.push(...wil.redenen);
  if (!invoer.metInwoner) {
    redenen.push({
      veld: 'metInwoner',
      tekst: 'Doelen stel je samen met de inwoner op. Bespreek ze eerst, en vink dan aan dat de inwoner erbij was.',
      regel: 'AP13',
      bron: regeling.doelenOpgesteldDoor?.bron ?? 'keuze',
    });
  }
  const contract = contracten.find((een) => een.id === invoer.aanbiederId);
  if (!contract) {
    const naam = await findAanbiederNaam(db, invoer.aanbiederId);
    redenen.push({
      veld: 'aanbieder',
      tekst: `${naam ?? 'Deze aanbieder'} heeft op ${toonDatum(invoer.ingang)} geen contract voor ${product?.naam ?? 'dit product'}. Kies een andere aanbieder of een andere begindatum.`,
    });
  }
  const mandaat = eigenMandaten.find((m) => bevat(m.periode, vandaag));
  if (!mandaat && product?.soort !== 'begeleiding-groep') {
    const vraag = { soort: 'toekenning', vandaag, keuzes: await findMandaatKeuzes(db) } as const;
    const register = await findRegister(db, inwoner.gemeente_id, invoer.product);
    const { wie } = wieWel(regeling, register, await findMedewerkers(db, inwoner.gemeente_id), vraag);
    for (const reden of redenen)
      if (reden.veld === 'mandaat') reden.tekst = `Je hebt op ${toonDatum(vandaag)} geen mandaat voor deze beschikking. ${wie}`;
  }
  if (!oordeel.ok || redenen.length > 0 || !product || !contract || !mandaat) return geweigerd(...redenen);

  return gelukt({
    invoer,
    inwoner,
    opgeslagen,
    product,
    periode: { van: invoer.ingang, tot: einde },
    contract,
    gronden: besluitGronden(wil.gronden, oordeel.waarde, invoer.metAanbieder),
    voorstel,
    feiten,
    toetsGronden: wil.gronden,
    mandaatId: mandaat.id,
    signalen: [
      ...aanbiederErbijSignaal(regeling, invoer.metAanbieder),
      ...(isVoor(invoer.ingang, vandaag) ? ['De begindatum ligt in het verleden.'] : []),
      // No source says which amount of a besluit a limit is held against, so the one who signs does that.
      ...(mandaat.totBedrag === null
        ? []
        : [
            `Je mandaat geldt tot ${toonGeld(mandaat.totBedrag)}. Het systeem rekent dat niet na: kijk zelf of dit besluit erbinnen blijft.`,
          ]),
    ],
  });
}

/** The days that count of an earlier toewijzing: up to its early end; one that was refused or ended before it began does not count. */
function bestaande(
  t: Awaited<ReturnType<typeof findToewijzingenVan>>[number],
  vervangenVanaf: Datum | undefined,
): BestaandeToewijzing[] {
  if (t.status === 'geweigerd') return [];
  const { van, tot } = fromDaterange(t.looptijd);
  const gebruikt = t.beeindigd_op === null ? tot : vroegste(tot, datum(t.beeindigd_op));
  const laatste = vervangenVanaf ? vroegste(gebruikt, plusDagen(vervangenVanaf, -1)) : gebruikt;
  if (isVoor(laatste, van)) return [];
  return [
    {
      toewijzing: String(t.nummer),
      product: t.product,
      periode: { van, tot: laatste },
      doelTrede: alsTrede(t.doel_trede) ?? null,
      verlengingen: t.verlengd,
      vol: vervangenVanaf === undefined && !isVoor(gebruikt, afgesproken(t)),
    },
  ];
}

/** The last day that was agreed, before suspended days and before an end on an earlier day. */
const afgesproken = (t: Awaited<ReturnType<typeof findToewijzingenVan>>[number]): Datum => {
  const [laatst] = z.array(z.iso.date()).catch([]).parse(t.verlengingen).slice(-1);
  return laatst === undefined ? fromDaterange(t.looptijd_besloten ?? t.looptijd).tot : datum(laatst);
};

/** AP20, AR1, AR2 and K8: for whom the regeling is, is met in the toets; what is not known is asked, never guessed. */
function doelgroepGronden(regeling: string, gronden: readonly Grond[] | undefined): { gronden: Grond[]; redenen: Reden[] } {
  if (!gronden) {
    return { gronden: [], redenen: [{ veld: 'product', tekst: 'De toets zegt niets over dit product. Doe de toets opnieuw.' }] };
  }
  const eisen = gronden.filter((g) => isDoelgroepRegel(regeling, g.regel));
  const redenen = eisen
    .filter((g) => g.voldaan !== true)
    .map(
      (g): Reden => ({
        veld: 'product',
        tekst: `${g.tekst} Doe de toets opnieuw als dat intussen anders of bekend is.`,
        regel: g.regel,
        bron: g.bron,
      }),
    );
  return { gronden: eisen, redenen };
}
