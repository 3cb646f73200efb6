// What can be done with an objection: the next act open, the others folded, each with its article.
import { type Datum, datum, isNa, isVoor, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Actor } from '../../platform/db/reader.ts';
import {
  acties,
  datumveld,
  form,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  melding,
  tekstvak,
  tekstveld,
  uitklap,
  type VeldFout,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { BezwaarRij } from '../queries.ts';
import { behandelReden, kanBeroep, type Waarden } from '../rules.ts';
import { openTussen } from '../tussen.ts';
import { gevolgOnbekend, moetUitvoeren } from '../uitspraak.ts';
import { beroepDaden } from './beroep.ts';
import type { Daad } from './daad.ts';
import { bezwaarPad, herstelKnoppen } from './herstel.ts';

/** The button that shows the letter of an act before it is done. */
export const STAP = '_stap';
export const VOORBEELD = 'voorbeeld';

type Staat = {
  fouten: readonly VeldFout[];
  getypt: Waarden;
  gevolgen: readonly { waarde: string; tekst: string }[];
  /** Last day for the Centrale Raad van Beroep; undefined before the rechtbank spoke, and where the holidays are not known. */
  hogerTot: Datum | undefined;
};

/** What is possible now: what is said before anything, and the acts. */
interface Mogelijk {
  eerst: Html[];
  daden: Daad[];
}

/** The resident was right, nobody said yet what came of it, and no court asked since to decide again. */
const wachtOpBesluit = (b: BezwaarRij) =>
  b.beslissing === 'gegrond' && b.gevolg_id === null && b.gevolg_reden === '' && b.vervolg_id === null;

/** The same, for who takes the new besluit. */
export const moetVolgen = (b: BezwaarRij, actor: Actor) => actor.rol === 'consulent' && wachtOpBesluit(b);

const formulier = (c: PageContext, b: BezwaarRij, o: Daad, voorbeeld: Html | undefined): Html =>
  html`${o.uitleg && html`<p>${o.uitleg}</p>`}${form({
    actie: bezwaarPad(b.inwoner_id, b.id, `/${o.deel}`),
    sleutel: c.sleutel(),
    versie: b.versie,
    naam: o.titel,
    inhoud: html`${o.velden}${acties(
      knop({ tekst: o.knop, soort: o.nu ? 'primair' : 'tweede' }),
      o.brief && knop({ tekst: 'Lees de brief eerst', soort: 'stil', icoon: 'eye', naam: STAP, waarde: VOORBEELD }),
    )}`,
  })}${voorbeeld}`;

/** The next act open; what else is possible folded below it, open where something typed there was wrong. */
export const dadenVoor = (
  c: PageContext,
  b: BezwaarRij,
  actor: Actor,
  o: Staat & { mis: string | undefined; voorbeeld?: Html | undefined },
): Html[] => {
  const { eerst, daden } = mogelijk(c, b, actor, o);
  const nu = daden.filter((een) => een.nu);
  const ook = daden.filter((een) => !een.nu);
  const bij = (een: Daad) => (een.deel === o.mis ? o.voorbeeld : undefined);
  return [
    ...eerst,
    ...nu.map((een) => kaart({ titel: een.titel, inhoud: formulier(c, b, een, bij(een)) })),
    ...(ook.length === 0
      ? []
      : [
          kaart({
            titel: nu.length + eerst.length > 0 ? 'Wat ook kan' : 'Wat nu kan',
            inhoud: html`${ook.map((een) => uitklap(een.titel, formulier(c, b, een, bij(een)), { open: een.deel === o.mis }))}`,
          }),
        ]),
  ];
};

/** What the handler waits for or does now, in a few words. */
export const watNu = (b: BezwaarRij, vandaag: PageContext['vandaag']): string => {
  if (b.beslissing !== null && b.bekendgemaakt_op === null) return 'De beslissing bekendmaken';
  if (wachtOpBesluit(b)) return 'Een nieuw besluit nemen';
  if (b.vervolg_id !== null) return 'De rechter vernietigde deze beslissing. De nieuwe beslissing staat apart';
  if (gevolgOnbekend(b)) return 'Vastleggen wat de rechter vraagt';
  if (moetUitvoeren(b)) return 'De uitspraak van de rechter uitvoeren';
  if (openTussen(b)) return 'Een gebrek herstellen: de rechter vroeg dat';
  if (b.hoger_op !== null && b.hoger_uitspraak === null) return 'Wachten op de Centrale Raad van Beroep';
  if (b.beroep_op !== null && b.uitspraak === null) return 'Wachten op de uitspraak van de rechtbank';
  if (b.beslissing === null && b.wacht_op_raad)
    return 'Wachten op de Centrale Raad van Beroep: de uitspraak van de rechtbank staat stil';
  if (b.beslissing !== null) return 'Beslist en bekendgemaakt';
  if (b.bevestigd_op === null) return 'De ontvangst bevestigen';
  if (b.behandelaar_id === null) return 'In behandeling nemen';
  if (b.te_laat && b.verschoonbaar === null) return 'Beoordelen of te laat komen een goede reden had';
  if (b.gehoord_op !== null || b.niet_horen_reden !== '') return 'Beslissen';
  if (b.hoor_op === null) return 'Een gesprek plannen om de inwoner te horen';
  const op = datum(b.hoor_op);
  return isNa(op, vandaag) ? `Wachten op het gesprek van ${toonDatum(op)}` : 'Het verslag van het gesprek vastleggen';
};

/** What can be done now, by who looks. */
const mogelijk = (c: PageContext, b: BezwaarRij, actor: Actor, { fouten, getypt, gevolgen, hogerTot }: Staat): Mogelijk => {
  const uit: Daad[] = [];
  const eerst: Html[] = [];
  const veld = (naam: string, anders?: string) => ({ naam, waarde: getypt[naam] ?? anders, fout: foutVan(fouten, naam) });
  if (b.bevestigd_op === null && b.beslissing === null)
    uit.push({
      deel: 'bevestigen',
      titel: 'Bevestig de ontvangst',
      uitleg: 'De inwoner krijgt een brief dat het bezwaar er is, en wanneer er wordt beslist (Awb artikel 6:14).',
      knop: 'Maak de brief',
      brief: true,
      nu: true,
    });
  if (moetVolgen(b, actor)) {
    eerst.push(
      kaart({
        titel: 'Het bezwaar is gegrond: neem een nieuw besluit',
        inhoud: html`<p>${b.motivering}</p><p>Doe dit uiterlijk op ${toonDatum(datum(b.verdaagd_tot ?? b.beslis_uiterlijk))}: het nieuwe besluit hoort bij de beslissing op het bezwaar (Awb artikel 7:10 en 7:11, lid 2). De inwoner kan ertegen naar de rechter, niet nog een keer in bezwaar.</p>${herstelKnoppen(b)}`,
      }),
    );
    uit.push(
      ...(gevolgen.length === 0
        ? []
        : [
            {
              deel: 'gevolg',
              titel: 'Welk besluit nam je na dit bezwaar?',
              velden: keuzerondjes({
                ...veld('gevolgBesluit', gevolgen.length === 1 ? gevolgen[0]?.waarde : undefined),
                label: 'Besluiten na de beslissing op het bezwaar',
                keuzes: gevolgen,
              }),
              knop: 'Dit besluit',
              nu: true,
            },
          ]),
      {
        deel: 'zonder-gevolg',
        titel: 'Er is geen nieuw besluit nodig',
        velden: tekstvak({ ...veld('gevolgReden'), label: 'Waarom niet?', regels: 2, maximum: 1000 }),
        knop: 'Leg vast',
      },
    );
  }
  if (kanBeroep(b)) beroepDaden({ b, actor, vandaag: c.vandaag, hogerTot }, uit, eerst, veld);
  if (actor.rol !== 'teammanager') return { eerst, daden: uit };
  if (b.beslissing !== null) {
    if (b.bekendgemaakt_op === null)
      uit.push({
        deel: 'versturen',
        titel: 'Maak de beslissing bekend',
        uitleg:
          b.beslissing === 'ingetrokken' || b.beslissing === 'vervallen'
            ? `De inwoner krijgt een brief dat ${b.beslissing === 'vervallen' ? 'er geen nieuwe beslissing komt' : 'het bezwaar is ingetrokken'}.`
            : 'De inwoner krijgt de brief met de beslissing. Vanaf dan loopt de termijn om naar de rechter te gaan.',
        knop: 'Maak bekend',
        nu: true,
      });
    return { eerst, daden: uit };
  }
  if (b.behandelaar_id !== actor.gebruikerId) {
    const niet = behandelReden(actor.gebruikerId, { genomenDoor: b.genomen_door, medeDoor: b.mede_door });
    if (niet)
      eerst.push(
        melding({ soort: 'info', titel: 'Jij behandelt dit bezwaar niet', inhoud: html`<p>${niet.tekst} (${niet.bron})</p>` }),
      );
    else
      uit.push({
        deel: 'oppakken',
        titel: 'In behandeling nemen',
        uitleg: b.behandelaar
          ? `Nu behandelt ${b.behandelaar} dit bezwaar. Jij neemt het over.`
          : 'Jij bekijkt het besluit opnieuw.',
        knop: 'Neem in behandeling',
        nu: b.behandelaar === null,
      });
    return { eerst, daden: uit };
  }
  if (b.te_laat && b.verschoonbaar === null)
    uit.push({
      deel: 'te-laat',
      titel: 'Was er een goede reden om te laat te zijn?',
      uitleg: 'Kan de inwoner er niets aan doen, dan telt het bezwaar toch (Awb artikel 6:11).',
      velden: html`${keuzerondjes({
        ...veld('verschoonbaar'),
        label: 'Wat vind je?',
        keuzes: [
          { waarde: 'ja', tekst: 'Ja, het bezwaar telt' },
          { waarde: 'nee', tekst: 'Nee, het bezwaar is niet-ontvankelijk' },
        ],
      })}${tekstvak({ ...veld('verschoonbaarReden'), label: 'Waarom?', regels: 2, maximum: 2000 })}`,
      knop: 'Leg vast',
      nu: true,
    });
  const gehoord = b.gehoord_op !== null || b.niet_horen_reden !== '';
  if (!gehoord) {
    uit.push(
      {
        deel: 'horen',
        titel: b.hoor_op ? 'Ander moment om de inwoner te horen' : 'Plan een gesprek om de inwoner te horen',
        uitleg:
          'De inwoner mag vertellen waarom hij het niet eens is, voordat je beslist (Awb artikel 7:2). De inwoner krijgt een brief met dag, tijd en plaats. Bel ook even.',
        velden: html`${datumveld({ ...veld('hoorOp', b.hoor_op ? toonKort(datum(b.hoor_op)) : undefined), label: 'Dag' })}${tekstveld({ ...veld('hoorTijd', b.hoor_tijd || undefined), label: 'Tijd', hint: 'Bijvoorbeeld 10:30', breedte: 4 })}${tekstveld({ ...veld('hoorWaar', b.hoor_waar || undefined), label: 'Waar', hint: 'Bijvoorbeeld Stadhuis, kamer 2.14, of telefonisch', maximum: 200 })}`,
        knop: 'Leg het moment vast',
        brief: true,
        nu: b.hoor_op === null,
      },
      {
        deel: 'gehoord',
        titel: 'De inwoner is gehoord',
        velden: html`${datumveld({ ...veld('gehoordOp', b.hoor_op ? toonKort(datum(b.hoor_op)) : undefined), label: 'Dag van het gesprek' })}${tekstvak({ ...veld('verslag'), label: 'Wat is er gezegd?', hint: 'Een kort verslag (Awb artikel 7:7)', regels: 4, maximum: 4000 })}`,
        knop: 'Leg het verslag vast',
        // From the day of the talk on.
        nu: b.hoor_op !== null && !isNa(datum(b.hoor_op), c.vandaag),
      },
      {
        deel: 'niet-gehoord',
        titel: 'Horen hoeft niet',
        uitleg: b.eerder_gehoord
          ? `De inwoner is al gehoord, op ${toonDatum(datum(b.eerder_gehoord))}. Zijn er nieuwe feiten die veel uitmaken? Hoor dan opnieuw (Awb artikel 7:9).`
          : 'Bijvoorbeeld: de inwoner wil het niet, of krijgt helemaal gelijk (Awb artikel 7:3).',
        velden: tekstvak({
          ...veld(
            'nietHorenReden',
            b.eerder_gehoord
              ? `Je bent al gehoord op ${toonDatum(datum(b.eerder_gehoord))}. Er zijn geen nieuwe feiten.`
              : undefined,
          ),
          label: 'Waarom hoeft horen niet?',
          ...(b.hoor_op && !isVoor(datum(b.hoor_op), c.vandaag)
            ? { hint: 'De inwoner krijgt een brief dat het gesprek niet doorgaat, met deze reden' }
            : {}),
          regels: 2,
          maximum: 1000,
        }),
        knop: 'Leg vast dat horen niet hoeft',
        brief: b.hoor_op !== null && !isVoor(datum(b.hoor_op), c.vandaag),
      },
    );
  }
  uit.push({
    deel: 'beslissen',
    titel: 'Beslissen',
    ...(gehoord
      ? {}
      : {
          uitleg:
            'Dit kan als de inwoner is gehoord, of als hierboven staat waarom dat niet hoeft (Awb artikel 7:2 en 7:3). Trok de inwoner het bezwaar in, dan kan het nu.',
        }),
    velden: html`${keuzerondjes({
      ...veld('beslissing'),
      label: 'Wat beslis je?',
      keuzes: [
        {
          waarde: 'gegrond',
          tekst: 'Gegrond',
          uitleg: 'De inwoner krijgt gelijk. De consulent krijgt de taak om een nieuw besluit te nemen.',
        },
        { waarde: 'ongegrond', tekst: 'Ongegrond', uitleg: 'Het besluit blijft zoals het is.' },
        {
          waarde: 'niet-ontvankelijk',
          tekst: 'Niet-ontvankelijk',
          uitleg: 'Het bezwaar wordt niet inhoudelijk behandeld, bijvoorbeeld omdat het te laat is.',
        },
        {
          waarde: 'ingetrokken',
          tekst: 'Ingetrokken',
          uitleg: 'De inwoner trok het bezwaar schriftelijk in, of bij het gesprek (Awb artikel 6:21).',
        },
        ...(b.vorige_id === null
          ? []
          : [
              {
                waarde: 'vervallen',
                tekst: 'Geen nieuwe beslissing nodig',
                uitleg: 'Bijvoorbeeld omdat de Centrale Raad van Beroep de uitspraak van de rechtbank vernietigde.',
              },
            ]),
      ],
    })}${tekstvak({ ...veld('motivering'), label: 'Waarom?', hint: 'Deze tekst staat in de brief. Schrijf met je, in korte zinnen.', regels: 5, maximum: 4000 })}`,
    knop: 'Neem de beslissing',
    nu: gehoord,
  });
  if (b.verdaagd_op === null)
    uit.push({
      deel: 'verdagen',
      titel: 'Meer tijd nodig?',
      uitleg: 'Uitstellen kan één keer, voor hoogstens zes weken. De inwoner krijgt een brief (Awb artikel 7:10, lid 3).',
      velden: tekstvak({ ...veld('verdagingReden'), label: 'Waarom is er meer tijd nodig?', regels: 2, maximum: 1000 }),
      knop: 'Stel uit',
      brief: true,
    });
  return { eerst, daden: uit };
};
