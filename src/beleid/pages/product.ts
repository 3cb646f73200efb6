import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { type Html, html, lijst } from '../../web/index.ts';
import {
  type BesluitBij,
  type DoelgroepVraag,
  type PlichtInRegeling,
  type Product,
  type Regeling,
  SAMEN_BIJ,
  toonLengte,
} from '../regeling.ts';
import {
  type Deel,
  gewogen,
  gewogenOf,
  herkomst,
  inWoorden,
  metBron,
  NIET_GEREGELD,
  namen,
  opsomming,
  TERMIJN,
  treden,
} from './bron.ts';

type Regel = { kop: string; waarde: Html };

export const prijsTekst = (prijs: NonNullable<Product['prijs']>): string => {
  if (prijs.per === 'geen') return 'geen kosten';
  const per = prijs.per === 'naar-rato' ? 'naar rato' : `per ${prijs.per}`;
  return prijs.bedrag === null ? `${per}, bedrag niet geregeld` : `${toonGeld(prijs.bedrag)} ${per}`;
};

const wanneerTekst = ({ wanneer }: PlichtInRegeling): string => {
  if ('na' in wanneer) return `${toonLengte(wanneer.na)} na het begin`;
  if ('voor' in wanneer) return `${wanneer.voor.weken === 1 ? '1 week' : `${wanneer.voor.weken} weken`} voor het einde`;
  return `bij een ${wanneer.bij}`;
};

const VORM = {
  beschikking: 'met een beschikking',
  toewijzing: 'met een toewijzing',
  geen: 'zonder beschikking',
} as const;

export const VOORZIENING: Readonly<Record<Product['voorziening'], string>> = {
  maatwerk: 'maatwerkvoorziening',
  algemeen: 'algemene voorziening',
  stap: 'een stap van de route, zonder toewijzing',
};

const DOELGROEPVRAAG: Readonly<Record<DoelgroepVraag, string>> = {
  wil: 'wil bijdragen of werken',
  wmoOndersteuning: 'ondersteuning van de Wmo',
  ontwikkelbaarArbeidsvermogen: 'ontwikkelbaar arbeidsvermogen',
};

/** At which besluiten somebody decides along: what the regeling names, and else our choice, said as such. */
const samenBij = (regeling: Regeling, { besluit }: Product): Regel[] =>
  besluit?.samenMet === undefined
    ? []
    : [
        {
          kop: 'Samen bij',
          waarde: metBron(
            regeling,
            namen((besluit.samenBij?.waarde ?? SAMEN_BIJ).map(besluitWoord)),
            besluit.samenBij ?? {
              bron: 'keuze',
              toelichting:
                'De bron zegt niet bij welke besluiten. Zonder keuze in de regeling: bij alle die iets toekennen, en niet bij een wijziging daarna.',
            },
          ),
        },
      ];

/** What the regeling writes without diacritics. */
const besluitWoord = (soort: BesluitBij): string => (soort === 'beeindiging' ? 'beëindiging' : soort);

const beslist = (regeling: Regeling, p: Product): Regel => {
  const { besluit } = p;
  if (besluit) {
    const wie = besluit.wie.length === 0 ? 'wie beslist is niet geregeld' : namen(besluit.wie);
    const samen = besluit.samenMet ? `, samen met ${namen(besluit.samenMet)}` : '';
    return { kop: 'Wie beslist', waarde: metBron(regeling, `${wie}${samen}, ${VORM[besluit.vorm]}`, besluit) };
  }
  if (p.voorziening === 'maatwerk' && regeling.mandaat)
    return { kop: 'Wie beslist', waarde: metBron(regeling, 'wie in het mandaatregister staat', { bron: regeling.mandaat.bron }) };
  return { kop: 'Wie beslist', waarde: NIET_GEREGELD };
};

const naamVan = (regeling: Regeling, code: string): string =>
  regeling.producten.find((een) => een.product === code)?.naam ?? code;

const lijstVan = (regeling: Regeling, kop: string, o: Product['omvat']): Regel[] =>
  o ? [{ kop, waarde: metBron(regeling, opsomming(o.lijst), o) }] : [];

/** All that the regeling says of one product, and where it is silent. */
const productInhoud = (regeling: Regeling, p: Product): Html => {
  const { duur, verlenging, prijs, uren, leefgebieden } = p;
  return lijst([
    { kop: 'Voorziening', waarde: VOORZIENING[p.voorziening] },
    ...(p.vervallenVanaf
      ? [
          {
            kop: 'Geen nieuwe start vanaf',
            waarde: metBron(regeling, toonDatum(datum(p.vervallenVanaf.waarde)), p.vervallenVanaf),
          },
        ]
      : []),
    ...gewogen(regeling, 'Toegang', p.toegang),
    ...(p.startTreden
      ? [{ kop: 'Kan beginnen op trede', waarde: metBron(regeling, treden(regeling, p.startTreden.waarde), p.startTreden) }]
      : []),
    ...(p.doelTreden
      ? [{ kop: 'Doel', waarde: metBron(regeling, `trede ${treden(regeling, p.doelTreden.waarde)}`, p.doelTreden) }]
      : []),
    ...gewogen(regeling, 'Naast een ontwikkeling', p.naastOntwikkeling),
    ...(p.voorwaarden ?? []).map((een) => ({ kop: 'Voorwaarde', waarde: metBron(regeling, een.tekst, een) })),
    ...(p.zonderDoelgroep
      ? [
          {
            kop: 'Geldt hier niet van de doelgroep',
            waarde: metBron(regeling, p.zonderDoelgroep.waarde.map((een) => DOELGROEPVRAAG[een]).join(', '), p.zonderDoelgroep),
          },
        ]
      : []),
    ...(p.bovenop
      ? [
          {
            kop: 'Komt bovenop',
            waarde: metBron(regeling, p.bovenop.waarde.map((code) => naamVan(regeling, code)).join(' of '), p.bovenop),
          },
        ]
      : []),
    {
      kop: 'Duur',
      waarde: duur
        ? metBron(
            regeling,
            duur.minstens === undefined ? TERMIJN[duur.soort](toonLengte(duur)) : `${duur.minstens} tot ${toonLengte(duur)}`,
            duur,
          )
        : NIET_GEREGELD,
    },
    ...gewogen(regeling, 'Korter mag', p.korterMag),
    {
      kop: 'Verlenging',
      waarde: verlenging
        ? metBron(
            regeling,
            `${verlenging.aantal === null ? 'geen grens in de bron' : verlenging.aantal === 1 ? 'één keer' : `${verlenging.aantal} keer`}, ten hoogste ${toonLengte(verlenging)}${verlenging.redenNodig ? ', met reden' : ''}`,
            verlenging,
          )
        : NIET_GEREGELD,
    },
    {
      kop: 'Prijs',
      waarde: prijs
        ? html`${metBron(regeling, prijsTekst(prijs), prijs)}${
            prijs.delen &&
            html`<ul>${prijs.delen.map((deel) => html`<li>${deel.naam}: ${deel.bedrag === null ? NIET_GEREGELD : toonGeld(deel.bedrag)}<br>${herkomst(regeling, deel)}</li>`)}</ul>`
          }`
        : NIET_GEREGELD,
    },
    ...gewogen(regeling, 'Afrekening', p.afrekening),
    ...(p.dagdeel ? [{ kop: 'Een dagdeel is', waarde: metBron(regeling, `${toonUren(p.dagdeel.minuten)} uur`, p.dagdeel) }] : []),
    ...(p.naarRato
      ? [{ kop: 'Een deel van een jaar', waarde: metBron(regeling, 'het bedrag naar rato van de dagen', p.naarRato) }]
      : []),
    ...lijstVan(regeling, 'Waar de vrije onkosten voor mogen zijn', p.onkosten),
    ...(uren
      ? [
          {
            kop: 'Uren',
            waarde: metBron(
              regeling,
              `${uren.perWeekNodig ? 'uren per week afgesproken, ' : ''}hoogstens ${uren.hoogstens} per week`,
              uren,
            ),
          },
        ]
      : []),
    ...(p.opbouw
      ? [
          {
            kop: 'Uren opbouwen tot',
            waarde: metBron(
              regeling,
              TERMIJN[p.opbouw.soort](`${toonUren(Math.round(p.opbouw.urenPerWeek * 60))} uur per week`),
              p.opbouw,
            ),
          },
        ]
      : []),
    ...gewogenOf(regeling, 'Eigen bijdrage', p.eigenBijdrage),
    beslist(regeling, p),
    ...samenBij(regeling, p),
    ...(p.vierOgen
      ? [
          {
            kop: 'Twee handtekeningen bij',
            waarde: metBron(regeling, namen(p.vierOgen.waarde.map(besluitWoord)), p.vierOgen),
          },
        ]
      : []),
    ...(p.plichten.length === 0
      ? [{ kop: 'Plichten', waarde: NIET_GEREGELD }]
      : p.plichten.map((plicht) => ({
          kop: plicht.naam,
          waarde: metBron(
            regeling,
            `${namen([plicht.wie])}${plicht.samenMet ? ` met ${namen(plicht.samenMet)}` : ''}, ${wanneerTekst(plicht)}${plicht.herhaald ? `, ${inWoorden(plicht.herhaald.waarde)}` : ''}`,
            plicht,
          ),
        }))),
    ...gewogen(regeling, 'Uitvoerder', p.uitvoerder),
    ...(leefgebieden
      ? [
          {
            kop: 'Leefgebieden met een probleem',
            waarde: metBron(
              regeling,
              `${leefgebieden.minimaal} ${leefgebieden.maximaal === null ? 'of meer' : `tot en met ${leefgebieden.maximaal}`}`,
              leefgebieden,
            ),
          },
        ]
      : []),
    ...lijstVan(regeling, 'Kenmerken', p.profielKenmerken),
    ...lijstVan(regeling, 'Wat erbij hoort', p.omvat),
    ...gewogen(regeling, 'Begeleiding', p.begeleiding),
    ...gewogen(regeling, 'Resultaat', p.resultaat),
    ...gewogen(regeling, 'Voor de inwoner', p.kortgezegd),
    ...(p.iwmo
      ? [
          {
            kop: 'iWmo',
            waarde: metBron(
              regeling,
              `categorie ${p.iwmo.categorie}, code ${p.iwmo.code}, eenheid ${p.iwmo.eenheid}, frequentie ${p.iwmo.frequentie}, ${p.iwmo.variant}`,
              p.iwmo,
            ),
          },
        ]
      : []),
  ]);
};

/** A part of the document for each product. */
export const productDelen = (regeling: Regeling): Deel[] =>
  regeling.producten.map((p) => ({
    id: `product-${p.product}`,
    titel: p.naam,
    plekken: [`producten.${p.product}`],
    inhoud: productInhoud(regeling, p),
  }));
