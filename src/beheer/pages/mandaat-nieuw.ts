import type { Regeling } from '../../beleid/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  controleer,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  tekstveld,
  terug,
  vinkjes,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { addMandaat } from '../actions/add-mandaat.ts';
import { listFuncties } from '../queries/teams.ts';
import { HANDELING_TEKST, kettingOp, mandaatRedenen, teltBijBesluit } from '../rules/mandaat.ts';
import { COLLEGE, HANDELINGEN, type Handeling, MandaatForm, type MandaatVoorstel } from '../types.ts';
import { bronVelden } from './mandaat-bron.ts';
import { aanWie, bereikTekst, leesRegister } from './mandaten.ts';
import { handelingenTekst } from './onderdelen.ts';
import { alleenBeheer, type BeheerSettings, functieNaam, functieOpties, MANDATEN } from './settings.ts';

const ENKEL = [
  'aan',
  'functie',
  'medewerker',
  'verleendDoor',
  'totBedrag',
  'ondermandaat',
  'bereik',
  'van',
  'tot',
  'bron',
  'bronOp',
  'bronPlaats',
] as const;
type Getypt = Record<(typeof ENKEL)[number], string> & { handelingen: string[]; producten: string[] };

const leeg: Getypt = {
  aan: 'functie',
  functie: '',
  medewerker: '',
  verleendDoor: '',
  totBedrag: '',
  ondermandaat: 'nee',
  bereik: '',
  van: '',
  tot: '',
  bron: '',
  bronOp: '',
  bronPlaats: '',
  handelingen: ['beschikking-verlenen'],
  producten: [],
};

/** What a mandate can be for: of begeleiding groep no source says who decides. */
const maatwerk = (regeling: Regeling) => regeling.producten.filter((een) => een.voorziening === 'maatwerk' && een.iwmo);

const nieuwPagina = async (c: PageContext, s: BeheerSettings, g: Getypt, fouten: readonly Reden[]): Promise<Response> => {
  const [{ regeling, medewerkers }, functies] = await Promise.all([leesRegister(c, s), listFuncties(c.db)]);
  const opties = functieOpties(regeling, functies, c.vandaag);
  return c.page({
    titel: 'Mandaat toevoegen',
    kruimels: [{ tekst: 'Mandaten', href: MANDATEN }, { tekst: 'Toevoegen' }],
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Mandaat toevoegen', onder: 'Neem over wat in het bekendgemaakte besluit staat.' })}${form(
      {
        actie: `${MANDATEN}/nieuw`,
        sleutel: c.sleutel(),
        inhoud: html`${keuzerondjes({
          naam: 'aan',
          label: 'Aan wie wordt het mandaat verleend?',
          waarde: g.aan,
          fout: foutVan(fouten, 'aan'),
          keuzes: [
            { waarde: 'functie', tekst: 'Aan een functie', uitleg: 'Iedereen met die functie heeft het mandaat.' },
            { waarde: 'naam', tekst: 'Op naam', uitleg: 'Alleen deze medewerker. Alleen als het besluit de naam noemt.' },
          ],
        })}${keuzelijst({ naam: 'functie', label: 'Functie', hint: 'Als het mandaat aan een functie is verleend.', verplicht: false, leeg: 'Kies een functie', opties, waarde: g.functie, fout: foutVan(fouten, 'functie') })}${keuzelijst(
          {
            naam: 'medewerker',
            label: 'Medewerker',
            hint: 'Als het mandaat op naam staat.',
            verplicht: false,
            leeg: 'Kies een medewerker',
            opties: medewerkers.filter((m) => m.actief).map((m) => ({ waarde: String(m.id), tekst: m.naam })),
            waarde: g.medewerker,
            fout: foutVan(fouten, 'medewerker'),
          },
        )}${keuzelijst({
          naam: 'verleendDoor',
          label: 'Verleend door',
          hint: 'Een mandaat loopt van boven naar beneden door de keten.',
          leeg: 'Kies wie verleent',
          opties: [{ waarde: COLLEGE, tekst: functieNaam(regeling, COLLEGE) }, ...opties],
          waarde: g.verleendDoor,
          fout: foutVan(fouten, 'verleendDoor'),
        })}${vinkjes({
          naam: 'handelingen',
          label: 'Welk soort besluit?',
          hint: regeling.mandaat
            ? `${regeling.mandaat.bron} noemt ${regeling.mandaat.nietGenoemd.join(' en ')} niet. Kies dat alleen als een ander besluit het regelt.`
            : 'De regeling noemt geen mandaat.',
          waarden: g.handelingen,
          fout: foutVan(fouten, 'handelingen'),
          keuzes: HANDELINGEN.map((een) => ({ waarde: een, tekst: HANDELING_TEKST[een] })),
        })}${vinkjes({
          naam: 'producten',
          label: 'Voor welke producten?',
          hint: 'Kies niets als het mandaat voor al het maatwerk van Werkt mee geldt. Begeleiding groep staat er niet bij: wie daarover beslist staat niet in de bron.',
          verplicht: false,
          waarden: g.producten,
          fout: foutVan(fouten, 'producten'),
          keuzes: maatwerk(regeling).map((een) => ({ waarde: een.product, tekst: een.naam })),
        })}${tekstveld({ naam: 'totBedrag', label: 'Tot welk bedrag', hint: 'In euro. Alleen als het besluit een grens noemt. Het systeem rekent het bedrag van een besluit niet na.', inputmode: 'decimal', verplicht: false, breedte: 10, waarde: g.totBedrag, fout: foutVan(fouten, 'totBedrag') })}${keuzerondjes(
          {
            naam: 'ondermandaat',
            label: 'Mag het mandaat worden doorgegeven?',
            hint: 'Ondermandaat, Awb artikel 10:9.',
            waarde: g.ondermandaat,
            fout: foutVan(fouten, 'ondermandaat'),
            naastElkaar: true,
            keuzes: [
              { waarde: 'ja', tekst: 'Ja' },
              { waarde: 'nee', tekst: 'Nee' },
            ],
          },
        )}${datumveld({ naam: 'van', label: 'Eerste dag', waarde: g.van, fout: foutVan(fouten, 'van') })}${datumveld({
          naam: 'tot',
          label: 'Laatste dag',
          verplicht: false,
          waarde: g.tot,
          fout: foutVan(fouten, 'tot'),
        })}${bronVelden(g, fouten)}${acties(knop({ tekst: 'Ga verder' }), linkKnop({ tekst: 'Annuleer', href: MANDATEN, soort: 'stil' }))}`,
      },
    )}`,
  });
};

const controle = async (
  c: PageContext,
  s: BeheerSettings,
  o: { g: Getypt; voorstel: Omit<MandaatVoorstel, 'handeling'>; handelingen: readonly Handeling[] },
): Promise<Response> => {
  const [{ regeling, mandaten, medewerkers }, functies] = await Promise.all([leesRegister(c, s), listFuncties(c.db)]);
  const redenen = o.handelingen
    .flatMap((handeling) =>
      mandaatRedenen(
        { ...o.voorstel, handeling },
        mandaten,
        regeling,
        functies.map((een) => een.naam),
      ),
    )
    .filter((reden, i, alle) => alle.findIndex((een) => een.veld === reden.veld) === i);
  if (redenen.length > 0) return nieuwPagina(c, s, o.g, redenen);
  const naam = medewerkers.find((m) => m.id === o.voorstel.gebruikerId)?.naam;
  const kettingen = o.handelingen.map((handeling) => ({
    handeling,
    ...kettingOp(
      { ...o.voorstel, id: 0, naam, handeling, eindeReden: '', versie: 1 },
      mandaten,
      regeling,
      o.voorstel.geldig.van,
      (functie) => functieNaam(regeling, functie),
    ),
  }));
  const stuk = kettingen.filter(({ reden }) => reden !== undefined);
  const { handelingen, producten, ...enkel } = o.g;
  return c.page({
    titel: 'Controleer het mandaat',
    kruimels: [{ tekst: 'Mandaten', href: MANDATEN }, { tekst: 'Toevoegen' }],
    smal: true,
    inhoud: html`${terug(`${MANDATEN}/nieuw`)}${kop({ titel: 'Controleer het mandaat' })}${
      stuk.length > 0
        ? melding({
            soort: 'waarschuwing',
            titel: 'De keten loopt niet door tot het college',
            inhoud: html`<ul>${stuk.map((een) => html`<li>${HANDELING_TEKST[een.handeling]}: ${een.reden}</li>`)}</ul><p>Je kunt het mandaat toch toevoegen. Het staat dan als gebroken in het register, tot ook dat mandaat erin staat.</p>`,
          })
        : ''
    }${
      teltBijBesluit(regeling, o.voorstel)
        ? ''
        : melding({
            soort: 'info',
            titel: 'Dit mandaat telt niet bij een besluit over Werkt mee',
            inhoud: `${regeling.mandaat?.bron ?? 'De regeling'} noemt deze functie niet in de keten.`,
          })
    }${controleer([
      {
        vraag: 'Aan',
        antwoord: `${aanWie(regeling, { functie: o.voorstel.functie, naam })}${o.voorstel.functie === undefined ? ', op naam' : ''}`,
      },
      { vraag: 'Verleend door', antwoord: functieNaam(regeling, o.voorstel.verleendDoor) },
      { vraag: 'Soort besluit', antwoord: handelingenTekst(o.handelingen) },
      { vraag: 'Producten', antwoord: bereikTekst(regeling, o.voorstel) },
      { vraag: 'Doorgeven', antwoord: o.voorstel.ondermandaat ? 'mag' : 'mag niet' },
      { vraag: 'Geldig', antwoord: toonPeriode(o.voorstel.geldig) },
      { vraag: 'Waarvoor, in woorden', antwoord: o.voorstel.bereik },
      { vraag: 'Besluit', antwoord: o.voorstel.bron },
      { vraag: 'Bekendgemaakt op', antwoord: o.voorstel.bronOp ? toonDatum(o.voorstel.bronOp) : '' },
      { vraag: 'Waar te vinden', antwoord: o.voorstel.bronPlaats },
    ])}${form({
      actie: `${MANDATEN}/nieuw`,
      sleutel: c.sleutel(),
      verborgen: { ...enkel, handelingen: handelingen.join(','), producten: producten.join(','), stap: 'verstuur' },
      inhoud: acties(knop({ tekst: 'Voeg toe' }), linkKnop({ tekst: 'Annuleer', href: MANDATEN, soort: 'stil' })),
    })}`,
  });
};

/** Puts a mandate in the register, behind a page that shows it with its chain. */
export const registerMandaatNieuw = (router: Router, s: BeheerSettings): void => {
  router.get(`${MANDATEN}/nieuw`, { ...alleenBeheer, logboek: false }, (c) => nieuwPagina(c, s, leeg, []));

  router.post(`${MANDATEN}/nieuw`, { ...alleenBeheer, logboek: 'mandaat-toegevoegd' }, async (c) => {
    const meer = (naam: string): string[] => [
      ...new Set(
        c.form
          .lijst(naam)
          .flatMap((tekst) => tekst.split(','))
          .filter(Boolean),
      ),
    ];
    const g: Getypt = { ...leeg, handelingen: meer('handelingen'), producten: meer('producten') };
    for (const veld of ENKEL) g[veld] = c.form.tekst(veld);
    const gelezen = parseForm(MandaatForm, g);
    if (!gelezen.ok) return nieuwPagina(c, s, g, gelezen.redenen);
    const { aan, functie, medewerker, van, tot, handelingen, producten, bronOp, ondermandaat, ...rest } = gelezen.waarde;
    const { regeling } = await leesRegister(c, s);
    const bekend = maatwerk(regeling).map((een) => een.product);
    if (producten.some((een) => !bekend.includes(een)))
      return nieuwPagina(c, s, g, [{ veld: 'producten', tekst: 'Kies producten uit de lijst.' }]);
    const voorstel: Omit<MandaatVoorstel, 'handeling'> = {
      ...rest,
      functie: aan === 'functie' ? functie : undefined,
      gebruikerId: aan === 'naam' ? Number(medewerker) : undefined,
      producten: producten.length === 0 ? undefined : producten,
      ondermandaat: ondermandaat === 'ja',
      bronOp: bronOp ?? undefined,
      geldig: { van, tot },
    };
    if (c.form.tekst('stap') !== 'verstuur') return controle(c, s, { g, voorstel, handelingen });
    const uit = await c.submit(async (db, actor) => {
      const r = await addMandaat(db, actor, { voorstel, handelingen, regeling });
      return r.ok ? { ok: true, naar: `${MANDATEN}/${r.waarde.id}/klaar` } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, s, g, uit);
  });
};
