import type { Kysely } from 'kysely';
import { bronStatus } from '../../beleid/explain.ts';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type BesluitSoort, findBesluit, findContracten } from '../../besluit/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { type Datum, datum, isNa, isoDatum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type Verschil, verlengOordeel } from '../../plicht/index.ts';
import { findLaatsteUren, type ToewijzingRij } from '../../toewijzing/index.ts';
import { gevolgVan, metWijziging, type VolleZaak } from '../gevolg.ts';
import { wijzigingGronden } from '../gronden.ts';
import { findRust, findUrenIn, findVerzoeken, findWijzigingen, type VerzoekRij } from '../queries.ts';
import { findVervolg, findVooraf } from '../queries-vervolg.ts';
import {
  aanbiederReden,
  afgesprokenBij,
  eindigtReden,
  hervatReden,
  KLAAR_REDEN,
  nietVerderReden,
  opschortReden,
  plaatsReden,
  terugDraaiReden,
  urenReden,
  verderEldersTekst,
  verledenTekst,
  verlengReden,
} from '../rules.ts';
import type { Invoer, Verloop, Wijziging, WijzigingSoort } from '../types.ts';
import { findBezet } from './find-bezet.ts';
import { loadPlek, loadZaak } from './load-zaak.ts';
import { judgeVooraf, type Vooraf } from './revive-vooraf.ts';

export interface Vraag {
  beleid: BeleidInHuis;
  vandaag: Datum;
  /** Absent: an aanbieder, who has only its own toewijzingen. */
  inwonerId?: number;
  toewijzingId: number;
  invoer: Invoer;
}

/** The contract of another aanbieder, on the day that it begins. */
export type Contract = Awaited<ReturnType<typeof findContracten>>[number];

/** A change that may be made, as it will be: what holds then and what moves with it. */
export interface Voorstel {
  t: ToewijzingRij;
  zaak: VolleZaak;
  invoer: Invoer;
  soort: WijzigingSoort;
  /** undefined: no right changes, so there is no besluit. */
  besluit: Exclude<BesluitSoort, 'toekenning'> | undefined;
  erbij: Omit<Wijziging, 'id'>;
  na: Verloop;
  verschil: readonly Verschil[];
  gronden: readonly Grond[];
  signalen: readonly string[];
  contract?: Contract | undefined;
  /** The besluit that this one comes in the place of. */
  vervangt?: number | undefined;
  plek?: { id: number } | undefined;
  verzoek?: VerzoekRij | undefined;
  /** verwijderen: the toewijzing that this one follows, which goes on again. */
  vooraf?: Vooraf | undefined;
  /** terugdraaien: where it would have gone on. */
  vervolgBij?: string | undefined;
}

type Kern = Pick<Voorstel, 'soort' | 'besluit' | 'erbij'> &
  Partial<
    Pick<Voorstel, 'na' | 'gronden' | 'signalen' | 'contract' | 'vervangt' | 'plek' | 'verzoek' | 'vooraf' | 'vervolgBij'>
  > & { oorzaak?: string };

const NIETS = { tot: undefined, minuten: undefined, betreft: undefined } as const;

/**
 * Holds a change against the regeling and what is stored: the proposal with all that moves, or each reason at its field with the rule and what
 * would be allowed. Writes nothing. Throws NietGevonden for a toewijzing that the reader may not know of.
 */
export async function judgeWijziging(db: Kysely<DB>, o: Vraag): Promise<Resultaat<Voorstel>> {
  const { t, zaak } = await loadZaak(db, o);
  if (t.status === 'geweigerd' || t.status === 'beeindigd')
    return geweigerd('Deze toewijzing is voorbij. Wat nodig is, begint met een nieuw besluit.');
  const { verderElders } = zaak.verloop;
  if (verderElders && o.invoer.daad !== 'terugdraaien')
    return geweigerd(verderEldersTekst(verderElders, await findVervolg(db, t.id)));
  const kern = await kernVan(db, { ...o, t, zaak });
  if (!kern.ok) return kern;
  const { oorzaak, na = metWijziging(zaak, kern.waarde.erbij), gronden, signalen = [], ...rest } = kern.waarde;
  const bezet = await findBezet(db, { t, nu: zaak.verloop.periode, na: na.periode });
  const { daad } = o.invoer;
  if (bezet) return geweigerd(daad === 'terugdraaien' ? bezet : { ...bezet, veld: daad === 'verlengen' ? 'tot' : 'van' });
  return gelukt({
    ...rest,
    t,
    zaak,
    invoer: o.invoer,
    na,
    verschil: gevolgVan(zaak, na, oorzaak),
    gronden:
      gronden ??
      wijzigingGronden({
        zaak,
        erbij: rest.erbij,
        na,
        reden: o.invoer.reden,
        toelichting: o.invoer.toelichting,
        verderBij: rest.contract?.naam,
      }),
    signalen,
  });
}

type Delen = Vraag & { t: ToewijzingRij; zaak: VolleZaak };

async function kernVan(db: Kysely<DB>, o: Delen): Promise<Resultaat<Kern>> {
  const { invoer } = o;
  switch (invoer.daad) {
    case 'verlengen':
      return verlengen(db, o, invoer);
    case 'opschorten':
      return opschorten(db, o, invoer);
    case 'hervatten':
      return hervatten(o, invoer);
    case 'uren':
      return uren(o, invoer);
    case 'plaats':
      return plaats(db, o, invoer);
    case 'aanbieder':
      return aanbieder(db, o, invoer);
    case 'terugdraaien':
      return terugdraaien(db, o);
    case 'verwijderen':
      return verwijderen(db, o);
  }
}

type Van<D extends Invoer['daad']> = Extract<Invoer, { daad: D }>;
const nietGestart = (wat: string): Reden => ({ tekst: `De toewijzing is nog niet gestart. ${wat}` });

async function verlengen(db: Kysely<DB>, { t, zaak, vandaag }: Delen, invoer: Van<'verlengen'>): Promise<Resultaat<Kern>> {
  if (t.status !== 'gestart') return geweigerd(nietGestart('Verlengen kan als zij loopt.'));
  const verzoek = (await findVerzoeken(db, t.id)).find(({ stand }) => stand === 'open');
  const klaar = (await findRust(db, t.id)).bevestigd ? KLAAR_REDEN : undefined;
  const reden = klaar ?? eindigtReden(zaak.verloop) ?? verlengReden(zaak, invoer);
  if (reden) return geweigerd(reden);
  if (isNa(vandaag, zaak.verloop.periode.tot) && !verzoek)
    return geweigerd({
      veld: 'tot',
      tekst: `De toewijzing liep tot en met ${toonDatum(zaak.verloop.periode.tot)}. Verlengen kan dan niet meer: neem een nieuw besluit.`,
      regel: verlengOordeel(zaak.regeling, zaak.product, 0).regel,
      bron: 'keuze',
    });
  const tot = afgesprokenBij(zaak.verloop, invoer.tot);
  return gelukt({
    soort: 'verlenging',
    besluit: 'verlenging',
    erbij: { ...NIETS, soort: 'verlenging', van: plusDagen(zaak.verloop.periode.tot, 1), tot },
    oorzaak: verzoek ? `verlengd op verzoek van ${t.aanbieder}` : 'verlengd',
    verzoek,
    signalen: verzoek ? [] : ['De aanbieder heeft niet om verlenging gevraagd. Er is dus geen verslag bij.'],
  });
}

async function opschorten(db: Kysely<DB>, { t, zaak, vandaag }: Delen, invoer: Van<'opschorten'>): Promise<Resultaat<Kern>> {
  if (t.status !== 'gestart') return geweigerd(nietGestart('Dan staat er niets stil: spreek een andere startdag af.'));
  const periode = { van: invoer.van, tot: invoer.tot };
  const omgekeerd = isNa(invoer.van, invoer.tot);
  const [hoogstensWeken, eerste] = [
    await findInstelling(db, 'opschorten-weken'),
    omgekeerd ? undefined : await findUrenIn(db, t.id, periode),
  ];
  const begonnenOp = t.gestart_op === null ? zaak.verloop.periode.van : datum(t.gestart_op);
  const reden = opschortReden(zaak, { ...periode, begonnenOp, hoogstensWeken, uren: eerste });
  if (reden) return geweigerd(reden);
  const erbij = { ...NIETS, soort: 'opschorting' as const, ...periode };
  return gelukt({
    soort: 'opschorting',
    besluit: 'opschorting',
    erbij,
    signalen: isNa(vandaag, invoer.van) ? ['De opschorting begint in het verleden. De aanbieder ziet dat meteen.'] : [],
  });
}

function hervatten({ zaak }: Delen, invoer: Van<'hervatten'>): Resultaat<Kern> {
  const opschorting = zaak.verloop.opschortingen.find(({ id }) => id === invoer.opschorting);
  if (!opschorting)
    return geweigerd({ veld: 'opschorting', tekst: 'Deze opschorting is er niet meer. Kies een opschorting uit de lijst.' });
  const reden = hervatReden({ opschorting, dag: invoer.van });
  if (reden) return geweigerd(reden);
  const erbij = { ...NIETS, soort: 'hervatting' as const, van: invoer.van, betreft: opschorting.id };
  return gelukt({ soort: 'hervatting', besluit: 'wijziging', erbij });
}

function uren({ zaak, vandaag }: Delen, invoer: Van<'uren'>): Resultaat<Kern> {
  if (zaak.verloop.minutenPerWeek === null)
    return geweigerd({
      veld: 'urenPerWeek',
      tekst: 'Bij dit product zijn geen uren per week afgesproken.',
      regel: 'AP8',
      bron: zaak.product.afrekening?.bron ?? 'keuze',
    });
  const redenen = urenReden(zaak, invoer);
  if (redenen.length > 0) return geweigerd(...redenen);
  return gelukt({
    soort: 'uren',
    besluit: 'wijziging',
    erbij: { ...NIETS, soort: 'uren', van: invoer.van, minuten: invoer.minuten },
    signalen: isNa(vandaag, invoer.van)
      ? ['Dit geldt vanaf een dag in het verleden. Maanden die al zijn gedeclareerd, kunnen een correctie krijgen.']
      : [],
  });
}

async function plaats(db: Kysely<DB>, { t, zaak }: Delen, invoer: Van<'plaats'>): Promise<Resultaat<Kern>> {
  if (t.status !== 'gestart') return geweigerd(nietGestart('De aanbieder noemt de werkplek bij de start.'));
  const plek = await loadPlek(db, t.id);
  const vorigeVan = plek && fromDaterange(plek.periode).van;
  const reden = plaatsReden({ van: invoer.van, periode: zaak.verloop.periode, vorigeVan });
  if (reden) return geweigerd(reden);
  const erbij = { ...NIETS, soort: 'plaats' as const, van: invoer.van };
  return gelukt({
    soort: 'plaats',
    besluit: undefined,
    erbij,
    ...(plek ? { plek: { id: plek.id } } : {}),
    gronden: [
      {
        regel: 'AP15',
        bron: 'keuze',
        status: bronStatus(zaak.regeling, 'keuze'),
        tekst: `${plek ? `Van ${plek.werkplek} naar ${invoer.werkplek}` : `Op ${invoer.werkplek}`}, begeleid door ${invoer.begeleider}.`,
        voldaan: true,
      },
      ...wijzigingGronden({ zaak, erbij, na: zaak.verloop, reden: invoer.reden, toelichting: invoer.toelichting }),
    ],
  });
}

async function aanbieder(db: Kysely<DB>, o: Delen, invoer: Van<'aanbieder'>): Promise<Resultaat<Kern>> {
  const { t, zaak } = o;
  const laatste = await findLaatsteUren(db, t.id);
  const rust = await findRust(db, t.id);
  if (rust.resultaat)
    return geweigerd({
      tekst: 'Deze aanbieder heeft al een resultaat gemeld. Beoordeel dat eerst.',
      regel: 'AP21',
      bron: 'keuze',
    });
  const reden = aanbiederReden(zaak, { van: invoer.van, laatsteUren: laatste === undefined ? undefined : datum(laatste) });
  if (reden) return geweigerd(reden);
  if (invoer.aanbiederId === t.aanbieder_id)
    return geweigerd({ veld: 'aanbieder', tekst: `${t.aanbieder} heeft deze toewijzing al. Kies een andere aanbieder.` });
  const contracten = await findContracten(db, { gemeenteId: t.gemeente_id, product: t.product, dag: isoDatum(invoer.van) });
  const contract = contracten.find((een) => een.id === invoer.aanbiederId);
  if (!contract)
    return geweigerd({
      veld: 'aanbieder',
      tekst: `Deze aanbieder heeft op ${toonDatum(invoer.van)} geen contract voor ${zaak.product.naam}. Kies een aanbieder uit de lijst.`,
    });
  const ontwikkeling = zaak.product.soort === 'ontwikkeling';
  return gelukt({
    soort: 'aanbieder',
    besluit: 'wijziging',
    erbij: { ...NIETS, soort: 'aanbieder', van: invoer.van },
    oorzaak: `verder bij ${contract.naam}`,
    contract,
    signalen: [
      ...(ontwikkeling ? [`${t.aanbieder} krijgt zonder resultaat niets voor dit traject (een keuze). Bespreek dat.`] : []),
      ...(isNa(o.vandaag, invoer.van)
        ? [
            verledenTekst({
              van: t.aanbieder,
              naar: contract.naam,
              vanaf: invoer.van,
              metUren: zaak.verloop.minutenPerWeek !== null,
              laatsteUren: laatste === undefined ? undefined : datum(laatste),
            }),
          ]
        : []),
    ],
  });
}

async function verwijderen(db: Kysely<DB>, { t, zaak, beleid }: Delen): Promise<Resultaat<Kern>> {
  const rust = await findRust(db, t.id);
  if (t.status === 'gestart' || rust.uren || rust.voortgang || rust.resultaat)
    return geweigerd({
      tekst: `Er rust al iets op deze toewijzing. Beëindig haar met een reden${rust.uren ? '; verkeerde uren corrigeert de aanbieder eerst' : ''}.`,
      regel: 'K8',
      bron: 'keuze',
    });
  const voor = plusDagen(zaak.verloop.periode.van, -1);
  const vorige = await findVooraf(db, t.id);
  const vooraf = vorige && (await judgeVooraf(db, { beleid, vorige, vervolg: t }));
  return gelukt({
    ...(vooraf === undefined ? {} : { signalen: [vooraf.tekst], vooraf: vooraf.herleeft }),
    soort: 'vergissing',
    besluit: 'intrekking',
    erbij: { ...NIETS, soort: 'vergissing', van: zaak.verloop.periode.van, tot: voor },
    na: zaak.verloop,
    ...(t.besluit_id === null ? {} : { vervangt: t.besluit_id }),
  });
}

/** Until its last day an end can be taken back, by a besluit that comes in the place of the one that ended it. */
async function terugdraaien(db: Kysely<DB>, { t, zaak, vandaag }: Delen): Promise<Resultaat<Kern>> {
  const { verloop } = zaak;
  if (verloop.verderElders) return nietVerder(db, { t, zaak, vandaag, van: verloop.verderElders });
  const reden = terugDraaiReden(verloop, vandaag);
  if (reden) return geweigerd(reden);
  const einde = (await findWijzigingen(db, t.id)).findLast(({ soort }) => soort === 'einde');
  if (!einde || !verloop.eindigt) return geweigerd('Er is geen einde besloten dat nog moet komen.');
  const besluit = einde.besluit_id === null ? undefined : await findBesluit(db, t.inwoner_id, einde.besluit_id);
  if (besluit?.soort === 'herziening' && besluit.toewijzing_besluit_id === besluit.id)
    return geweigerd({
      tekst: `De toewijzing eindigt omdat besluit ${besluit.beschikkingnummer} ervoor in de plaats komt. Trek dat besluit in, en neem een nieuw besluit.`,
      regel: 'K8',
      bron: 'keuze',
    });
  return gelukt({
    soort: 'herstel',
    besluit: besluit ? 'herziening' : 'wijziging',
    erbij: { ...NIETS, soort: 'herstel', van: plusDagen(verloop.eindigt, 1) },
    oorzaak: 'de beëindiging is teruggedraaid',
    ...(besluit ? { vervangt: besluit.id } : {}),
    signalen:
      besluit && besluit.bekendgemaakt_op === null
        ? [
            `Besluit ${besluit.beschikkingnummer} is nog niet bekendgemaakt. De inwoner krijgt beide brieven als je ze bekendmaakt.`,
          ]
        : [],
  });
}

/** Who would take it over refused: until its own last day it can go on here after all. */
async function nietVerder(
  db: Kysely<DB>,
  { t, zaak, vandaag, van }: Pick<Delen, 't' | 'zaak' | 'vandaag'> & { van: Datum },
): Promise<Resultaat<Kern>> {
  const vervolg = await findVervolg(db, t.id);
  const reden = nietVerderReden(zaak.verloop.periode.tot, vervolg, vandaag);
  if (reden || !vervolg) return geweigerd(reden ?? 'Er is geen vervolg bij een andere aanbieder.');
  return gelukt({
    soort: 'herstel',
    besluit: vervolg.besluit_id === null ? 'wijziging' : 'herziening',
    erbij: { ...NIETS, soort: 'herstel', van, betreft: vervolg.wijziging_id },
    oorzaak: `${vervolg.aanbieder} weigerde het vervolg`,
    vervolgBij: vervolg.aanbieder,
    ...(vervolg.besluit_id === null ? {} : { vervangt: vervolg.besluit_id }),
  });
}
