// The form of a besluit and its check page: fields with what was typed and what is wrong.
import {
  aowDatum,
  type BeleidInHuis,
  type Product,
  perWeekTekst,
  type Regeling,
  toonBron,
  toonLengte,
  tredeNaam,
} from '../../beleid/index.ts';
import type { InwonerKop } from '../../inwoner/index.ts';
import { type Datum, datum, plusMaanden, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import { type Reden, vindplaats } from '../../kernel/resultaat.ts';
import { eindeVoorstel, geenEinde, hoogsteDuur } from '../../plicht/index.ts';
import { type Sjabloon, sjabloonKiezer } from '../../sjabloon/index.ts';
import { doelSoortenVan, doelSoortTekst } from '../../toewijzing/index.ts';
import {
  controleer,
  datumveld,
  foutVan,
  getalveld,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  stapel,
  tekstvak,
  uitklap,
  type VeldFout,
  veldgroep,
  vinkje,
} from '../../web/index.ts';
import { type Nabijheid, nabijheidTekst } from '../aanbieders.ts';
import type { Beoordeeld } from '../actions/judge-besluit.ts';
import { DOELVELDEN, doelSoortVeld } from '../invoer.ts';
import type { Onderdeel } from '../wat-als.ts';

export type Getypt = Readonly<Record<string, string>>;

/** Fields that stand on the page, in order; a reason about something else is shown without a link. */
const VELDEN = new Set<string>([
  'aanbieder',
  'ingang',
  'einde',
  'urenPerWeek',
  'doelTrede',
  'metInwoner',
  'metAanbieder',
  'motivering',
  ...DOELVELDEN,
  ...DOELVELDEN.map(doelSoortVeld),
]);

/** A reason with the place in the source it rests on; without a field when the page has none for it. */
export function alsFout(reden: Reden, regeling: Regeling): VeldFout {
  const { bron } = reden;
  const waar = vindplaats({ ...reden, ...(bron === undefined ? {} : { bron: toonBron(regeling, bron) }) });
  const veld = reden.veld !== undefined && VELDEN.has(reden.veld) ? reden.veld : undefined;
  return { tekst: `${reden.tekst}${waar}`, ...(veld === undefined ? {} : { veld }) };
}

/** The last day of the whole duration from this first day. Undefined: no version says how long it lasts. */
export const eindeBij = (product: Product, ingang: Datum, inwoner: InwonerKop, beleid: BeleidInHuis): Datum | undefined =>
  eindeVoorstel(product, ingang, aowDatum(beleid.landelijk, datum(inwoner.geboortedatum)).datum);

/** The button that takes over the last day that belongs to the first. */
export const NEEM_OVER = 'neem-einde-over';

/** What stands in the form before anybody typed: the first of next month; the last day is the whole duration from there. */
export function beginwaarden(o: {
  /** The product in the version of a day. */
  productOp: (dag: Datum) => Product;
  vandaag: Datum;
}): Getypt {
  const ingang = plusMaanden(o.vandaag, 1).with({ day: 1 });
  const treden = o.productOp(ingang).doelTreden?.waarde ?? [];
  return {
    ingang: toonKort(ingang),
    doelTrede: treden.length === 1 ? String(treden[0]) : '',
  };
}

type AanbiederKeuze = { id: number; naam: string; sector: string; woonplaats: string; nabijheid: Nabijheid };

/** All fields but product and toets, which go along unseen. */
export function velden(o: {
  getypt: Getypt;
  fouten: readonly VeldFout[];
  product: Product;
  regeling: Regeling;
  /** The day on which the aanbieders have a contract. */
  contractdag: Datum;
  /** The last day of the whole duration from the first day that was typed. */
  voorstel: Datum | undefined;
  aanbieders: readonly AanbiederKeuze[];
  sjablonen: readonly Sjabloon[];
}): Html {
  const { getypt, fouten, product, regeling } = o;
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  const hoogstens = hoogsteDuur(product);
  const lang =
    hoogstens === undefined
      ? geenEinde(product)
      : `${product.naam} duurt ten hoogste ${toonLengte(hoogstens)}. Verander je de eerste dag, dan schuift deze dag mee.`;
  const eindeFout = foutVan(fouten, 'einde');
  const treden = product.doelTreden?.waarde ?? [];
  return stapel(
    kaart({
      titel: 'Bij wie en wanneer',
      inhoud: stapel(
        keuzerondjes({
          ...veld('aanbieder'),
          label: 'Aanbieder',
          hint: `Met een contract voor dit product op ${toonDatum(o.contractdag)}. De dichtstbijzijnde staat bovenaan.`,
          keuzes: o.aanbieders.map((a) => ({
            waarde: String(a.id),
            tekst: `${a.naam} (${a.sector})`,
            uitleg: nabijheidTekst(a, regeling),
          })),
        }),
        o.aanbieders.length === 0 &&
          html`<p>Er is geen aanbieder met een contract voor ${product.naam} op deze dag. Kies een andere begindatum, of vraag het de contractmanager.</p>`,
        datumveld({ ...veld('ingang'), label: 'Vanaf welke dag' }),
        datumveld({ ...veld('einde'), label: 'Tot en met welke dag', hint: lang, verplicht: hoogstens === undefined }),
        eindeFout !== undefined &&
          o.voorstel !== undefined &&
          html`<p>Begint het op ${getypt.ingang}, dan is de volle duur tot en met ${toonDatum(o.voorstel)}. ${knop({
            tekst: `Neem ${toonDatum(o.voorstel)} over`,
            soort: 'tweede',
            naam: '_stap',
            waarde: NEEM_OVER,
          })}</p>`,
        getalveld({
          ...veld('urenPerWeek'),
          label: 'Uren per week',
          eenheid: 'uur per week',
          hint: product.dagdeel
            ? `Een dagdeel is ${toonUren(product.dagdeel.minuten)} uur: zes dagdelen is ${toonUren(6 * product.dagdeel.minuten)} uur. De afspraak is de basis van de vergoeding.`
            : product.uren?.perWeekNodig
              ? 'De afgesproken uren zijn de basis van de vergoeding. Bijvoorbeeld 12 of 7,5'
              : product.prijs?.per === 'jaar'
                ? 'Dit arrangement wordt per jaar betaald, niet op uren. Leeg laten mag.'
                : 'Een ontwikkeling wordt op het resultaat afgerekend, niet op uren. Bijvoorbeeld 12 of 7,5',
          ...(product.uren?.perWeekNodig ? {} : { verplicht: false }),
        }),
      ),
    }),
    kaart({
      titel: 'Doelen',
      inhoud: stapel(
        treden.length > 1
          ? keuzerondjes({
              ...veld('doelTrede'),
              label: 'Welke trede wil de inwoner bereiken?',
              keuzes: treden.map((t) => ({ waarde: String(t), tekst: `Trede ${t}: ${tredeNaam(regeling, t).toLowerCase()}` })),
            })
          : treden.map(
              (t) =>
                html`<p>Het doel van dit product is <strong>trede ${t}: ${tredeNaam(regeling, t).toLowerCase()}</strong>.</p>`,
            ),
        doelVeld(DOELVELDEN[0], 0, veld, regeling),
        uitklap(
          'Nog een doel (hoeft niet)',
          stapel(...DOELVELDEN.slice(1).map((naam, nr) => doelVeld(naam, nr + 1, veld, regeling))),
          {
            open: DOELVELDEN.slice(1).some((naam) => Boolean(getypt[naam] || getypt[doelSoortVeld(naam)])),
          },
        ),
        veldgroep({
          naam: 'samen',
          label: 'Wie stelden de doelen op, samen met jou?',
          inhoud: html`${vinkje({ naam: 'metInwoner', label: 'De inwoner', aan: getypt.metInwoner === 'ja', fout: foutVan(fouten, 'metInwoner') })}${vinkje(
            {
              naam: 'metAanbieder',
              label: 'De aanbieder',
              aan: getypt.metAanbieder === 'ja',
              fout: foutVan(fouten, 'metAanbieder'),
            },
          )}`,
        }),
      ),
    }),
    kaart({
      titel: 'Waarom',
      inhoud: html`${sjabloonKiezer(o.sjablonen)}${tekstvak({
        ...veld('motivering'),
        label: 'Waarom neem je dit besluit?',
        hint: 'Deze tekst staat in de brief. Schrijf aan de inwoner, met je, in korte zinnen.',
        regels: 5,
        maximum: 2000,
      })}`,
    }),
  );
}

function doelVeld(
  naam: string,
  nr: number,
  veld: (naam: string) => { naam: string; waarde: string | undefined; fout: string | undefined },
  regeling: Regeling,
): Html {
  const tekst = tekstvak({
    ...veld(naam),
    label: nr === 0 ? 'Wat wil de inwoner bereiken?' : `Doel ${nr + 1}`,
    ...(nr === 0 ? { hint: 'In eigen woorden, bijvoorbeeld: ik begin drie ochtenden op tijd' } : { verplicht: false }),
    regels: 2,
    maximum: 300,
  });
  const soort = keuzelijst({
    ...veld(doelSoortVeld(naam)),
    label: nr === 0 ? 'Waar gaat dit doel over?' : `Waar gaat doel ${nr + 1} over?`,
    leeg: 'Kies een onderwerp',
    opties: doelSoortenVan(regeling.persoonlijkeDoelen?.lijst).map((waarde) => ({ waarde, tekst: doelSoortTekst[waarde] })),
    ...(nr === 0 ? {} : { verplicht: false }),
  });
  return stapel(tekst, soort);
}

/** What will be decided, for the check page. */
export function overzicht(b: Beoordeeld, waarom: (onderdeel: Onderdeel) => Html): Html {
  const { invoer, product, contract, opgeslagen } = b;
  const doel = invoer.doelTrede;
  return controleer([
    { vraag: 'Product', antwoord: product.naam },
    { vraag: 'Aanbieder', antwoord: `${contract.naam}, ${contract.woonplaats}` },
    {
      vraag: 'Periode',
      antwoord: html`${toonPeriode(b.periode)}${invoer.einde === undefined && ': de volle duur'}${waarom('periode')}`,
    },
    {
      vraag: 'Uren per week',
      antwoord:
        invoer.minutenPerWeek === null
          ? 'geen uren afgesproken'
          : html`${perWeekTekst(product, invoer.minutenPerWeek)}${waarom('uren')}`,
    },
    ...(doel === null
      ? []
      : [
          {
            vraag: 'Doeltrede',
            antwoord: html`trede ${doel}: ${tredeNaam(opgeslagen.regeling, doel).toLowerCase()}${waarom('doel')}`,
          },
        ]),
    {
      vraag: 'Doelen',
      antwoord: html`<ul>${invoer.doelen.map((d) => html`<li>${d.tekst} (${doelSoortTekst[d.soort].toLowerCase()})</li>`)}</ul>`,
    },
    { vraag: 'Samen opgesteld met', antwoord: ['de inwoner', ...(invoer.metAanbieder ? ['de aanbieder'] : [])].join(' en ') },
    { vraag: 'Waarom', antwoord: html`${invoer.motivering.split('\n').map((regel) => html`<p>${regel}</p>`)}` },
  ]);
}
