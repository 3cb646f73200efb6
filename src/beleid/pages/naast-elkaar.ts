// /beleid/naast-elkaar: the programmes of all municipalities on the same subjects, each value with its source and the force of that source.
// For everybody: what a municipality decided is public.
import type { Context } from 'hono';
import { zoveel } from '../../kernel/aantal.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  filters,
  type Html,
  html,
  type Inhoud,
  kaart,
  keuzelijst,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  tabel,
  tabs,
  terug,
  uitklap,
  vouwkaart,
  zacht,
} from '../../web/index.ts';
import { toonStatus } from '../explain.ts';
import { type Groep, naastElkaar, type Onderdeel, type Programma, type Rij } from '../naast-elkaar.ts';
import { samengenomen, type Waarde } from '../naast-waarden.ts';
import { metBron, NIET_GEREGELD, opsomming } from './bron.ts';
import { programmaBestand, vergelijkingCsv } from './naast-csv.ts';
import {
  adres,
  type Blik,
  blikVan,
  KIESVELDEN,
  kortNaam,
  MEESTE_KOLOMMEN,
  type NaastElkaarSettings,
  OP_EIGEN_PLAATS,
  PAD,
  TITEL,
} from './naast-kies.ts';

const waarden = ({ regeling }: Programma, cel: readonly Waarde[]): Inhoud => {
  const [eerste, ...meer] = samengenomen(cel);
  if (!eerste) return NIET_GEREGELD;
  return meer.length === 0
    ? metBron(regeling, eerste.tekst, eerste)
    : opsomming([eerste, ...meer].map((waarde) => metBron(regeling, waarde.tekst, waarde)));
};

/** Two or three beside each other: a column for each. */
const kolommenTabel = (groep: Groep, blik: Blik): Html =>
  tabel({
    caption: groep.titel,
    kolommen: [{ kop: 'Onderwerp' }, ...blik.gekozen.map((programma) => ({ kop: kortNaam(programma, blik.alle) }))],
    rijen: groep.rijen.map(({ kop: wat, cellen }) => [
      wat,
      ...blik.gekozen.map((programma, i) => html`${waarden(programma, cellen[i] ?? [])}`),
    ]),
  });

/** All of them under each other: who says something, and then who says nothing. */
const rijInhoud = (rij: Rij, blik: Blik): Html => {
  const zegt = blik.gekozen.flatMap((programma, i) => {
    const cel = rij.cellen[i] ?? [];
    return cel.length === 0 ? [] : [{ kop: kortNaam(programma, blik.alle), waarde: html`${waarden(programma, cel)}` }];
  });
  const zwijgt = blik.gekozen.filter((_, i) => (rij.cellen[i] ?? []).length === 0).map((p) => kortNaam(p, blik.alle));
  return html`${zegt.length > 0 && lijst(zegt)}${
    zwijgt.length > 0 && html`<p>${zacht(`Niet geregeld: ${zwijgt.join('; ')}`)}</p>`
  }`;
};

const wieZegt = (rijen: readonly Rij[], { gekozen }: Blik): string => {
  const zegt = gekozen.filter((_, i) => rijen.some(({ cellen }) => (cellen[i] ?? []).length > 0)).length;
  return `${zegt} van de ${gekozen.length} regelingen ${zegt === 1 ? 'zegt' : 'zeggen'} er iets over`;
};

/** How much is in it, and who says something of it: the others leave it open. */
const groepKort = (onderdeel: Onderdeel, { rijen }: Groep, blik: Blik): string => {
  const hoeveel = zoveel(rijen.length, 'onderwerp', 'onderwerpen');
  if (OP_EIGEN_PLAATS.has(onderdeel.id)) return hoeveel;
  return `${hoeveel}; ${wieZegt(rijen, blik)}`;
};

/** A part with one subject after the other and no groups: each of them is folded. */
const rijKaarten = (groep: Groep, blik: Blik, open: boolean): Html =>
  html`${groep.tekst !== undefined && html`<p>${groep.tekst}</p>`}${groep.rijen.map((rij, i) =>
    vouwkaart({
      titel: rij.kop,
      id: `${groep.id}-${i + 1}`,
      kort: wieZegt([rij], blik),
      open,
      inhoud: rijInhoud(rij, blik),
    }),
  )}`;

const groepBlok = (onderdeel: Onderdeel, groep: Groep, blik: Blik, open: boolean): Html =>
  vouwkaart({
    titel: groep.titel,
    id: groep.id,
    kort: groepKort(onderdeel, groep, blik),
    open,
    inhoud: html`${groep.tekst !== undefined && html`<p>${groep.tekst}</p>`}${
      OP_EIGEN_PLAATS.has(onderdeel.id)
        ? alleenWieIets(onderdeel, groep, blik)
        : blik.kies.length > 1 && blik.kies.length <= MEESTE_KOLOMMEN
          ? kolommenTabel(groep, blik)
          : groep.rijen.map((rij) => html`<h3>${rij.kop}</h3>${rijInhoud(rij, blik)}`)
    }`,
  });

/** Of contradictions and elements each row is of one municipality: the others are not silent, it is not about them. */
const alleenWieIets = (onderdeel: Onderdeel, groep: Groep, blik: Blik): Html =>
  lijst(
    groep.rijen.map((rij) => {
      const i = rij.cellen.findIndex((cel) => cel.length > 0);
      const programma = blik.gekozen[i];
      const cel = rij.cellen[i];
      return {
        kop: rij.kop,
        waarde:
          programma && cel
            ? html`${waarden(programma, cel)}`
            : onderdeel.id === 'werkzame-elementen'
              ? zacht('De regeling zegt niet waar zij dit uitvoert.')
              : NIET_GEREGELD,
      };
    }),
  );

const kiesForm = (blik: Blik, actie: string): Html =>
  filters({
    actie,
    knop: 'Vergelijk',
    velden: html`${KIESVELDEN.map(({ naam, label, leeg }, i) =>
      keuzelijst({
        naam,
        label,
        leeg,
        waarde: blik.kies[i] ?? '',
        opties: blik.alle
          .map((programma) => ({ waarde: programma.id, tekst: kortNaam(programma, blik.alle) }))
          .sort((a, b) => a.tekst.localeCompare(b.tekst, 'nl')),
        verplicht: i === 0,
      }),
    )}`,
  });

const onderdelenTabs = (onderdelen: readonly Onderdeel[], huidig: string, blik: Blik): Html =>
  tabs({
    naam: 'Waarop je vergelijkt',
    tabs: [
      { tekst: 'Overzicht', href: adres(PAD, blik), huidig: huidig === '' },
      ...onderdelen.map(({ id, titel }) => ({ tekst: titel, href: adres(`${PAD}/${id}`, blik), huidig: id === huidig })),
    ],
  });

const geldt = ({ regeling: { geldigVan, geldigTot } }: Programma): string =>
  geldigTot === null
    ? `vanaf ${toonDatum(datum(geldigVan))}`
    : `${toonDatum(datum(geldigVan))} tot en met ${toonDatum(datum(geldigTot))}`;

/** Sub-questions that the sources of a regeling leave open. */
const openVragen = (programma: Programma, s: NaastElkaarSettings) =>
  s.beleid.vragenlijst.vragen
    .map(({ vraag, kop: titel, deelvragen }) => ({
      vraag,
      titel,
      open: deelvragen.filter((deel) => !programma.regeling.vragen.some((antwoord) => antwoord.vraag === deel.vraag)),
      van: deelvragen.length,
    }))
    .filter(({ open }) => open.length > 0);

const overzicht = (c: Context, s: NaastElkaarSettings): Promise<Response> => {
  const blik = blikVan(c, s);
  const onderdelen = naastElkaar(blik.gekozen, s.beleid.vragenlijst);
  const { bevindingen, vragen } = s.beleid.vragenlijst;
  const deelvragen = vragen.reduce((som, vraag) => som + vraag.deelvragen.length, 0);
  return s.web.sendOpenbaar(c, {
    vanAllen: true,
    titel: TITEL,
    inhoud: html`${kop({
      titel: TITEL,
      onder:
        'Wat elke gemeente regelt voor de weg van dagbesteding naar werk, en terug. Bij elke waarde staat de bron en de kracht daarvan.',
      acties: linkKnop({ tekst: 'Alles als CSV', href: adres(`${PAD}/bestand`, blik), icoon: 'table-export' }),
    })}${onderdelenTabs(onderdelen, '', blik)}${stapel(
      uitklap('Kies welke gemeenten je naast elkaar zet', kiesForm(blik, PAD), { open: blik.kies.length > 0 }),
      kaart({
        titel: 'De regelingen',
        inhoud: tabel({
          caption: 'De regelingen van alle gemeenten',
          kolommen: [
            { kop: 'Gemeente' },
            { kop: 'Regeling' },
            { kop: 'Geldt' },
            { kop: 'Rust op' },
            { kop: 'Beantwoorde vragen' },
          ],
          rijen: blik.alle.map((programma) => {
            const open = openVragen(programma, s).reduce((som, een) => som + een.open.length, 0);
            return [
              kortNaam(programma, blik.alle),
              link(`${PAD}/programma/${programma.id}`, programma.regeling.naam),
              geldt(programma),
              Object.values(programma.regeling.bronnen)
                .map(({ kort, status }) => `${kort} (${toonStatus(status)})`)
                .join('; ') || zacht('nog geen eigen bron: een keuze'),
              `${deelvragen - open} van ${deelvragen}`,
            ];
          }),
        }),
      }),
      kaart({
        titel: 'Wat over alle gemeenten heen opvalt',
        inhoud: html`<p>Uit het slot van ${s.beleid.vragenlijst.document}. Een beschrijving: het bindt niemand.</p>${opsomming(bevindingen.map(({ tekst, bron }) => html`${tekst}<br>${zacht(bron)}`))}`,
      }),
    )}`,
  });
};

const onderdeelPagina = (c: Context, s: NaastElkaarSettings): Promise<Response> => {
  const blik = blikVan(c, s);
  const onderdelen = naastElkaar(blik.gekozen, s.beleid.vragenlijst);
  const onderdeel = onderdelen.find(({ id }) => id === c.req.param('onderdeel'));
  if (!onderdeel) throw new NietGevonden();
  const alles = c.req.query('open') === 'alles';
  const [een, ...meer] = onderdeel.groepen;
  const kolommen = blik.kies.length > 1 && blik.kies.length <= MEESTE_KOLOMMEN;
  const perRij = meer.length === 0 && !kolommen && !OP_EIGEN_PLAATS.has(onderdeel.id);
  const delen = perRij ? (een?.rijen.length ?? 0) : onderdeel.groepen.length;
  return s.web.sendOpenbaar(c, {
    vanAllen: true,
    titel: `${onderdeel.titel}: ${TITEL.toLowerCase()}`,
    inhoud: html`${kop({
      titel: onderdeel.titel,
      onder: onderdeel.inleiding,
      acties: linkKnop({
        tekst: 'Dit deel als CSV',
        href: adres(`${PAD}/bestand`, blik, { deel: onderdeel.id }),
        icoon: 'table-export',
      }),
    })}${onderdelenTabs(onderdelen, onderdeel.id, blik)}${
      blik.kies.length > MEESTE_KOLOMMEN &&
      melding({
        soort: 'info',
        titel: `Meer dan ${MEESTE_KOLOMMEN} gemeenten staan onder elkaar`,
        inhoud: 'Kies er twee of drie om ze in kolommen te zien.',
      })
    }${stapel(
      uitklap('Kies welke gemeenten je naast elkaar zet', kiesForm(blik, `${PAD}/${onderdeel.id}`), {
        open: blik.kies.length > 0,
      }),
      delen > 1 &&
        acties(
          html`<p>${zoveel(delen, 'deel', 'delen')}. ${link(adres(`${PAD}/${onderdeel.id}`, blik, alles ? {} : { open: 'alles' }), alles ? 'Klap alles dicht' : 'Klap alles open')}</p>`,
        ),
      onderdeel.groepen.map((groep) =>
        perRij ? rijKaarten(groep, blik, alles) : groepBlok(onderdeel, groep, blik, alles || delen === 1),
      ),
    )}`,
  });
};

/** For a municipality that draws its own route: begin with this one, and see what is still to be settled. */
const programmaPagina = (c: Context, s: NaastElkaarSettings): Promise<Response> => {
  const blik = blikVan(c, s);
  const programma = blik.alle.find(({ id }) => id === c.req.param('programma'));
  if (!programma) throw new NietGevonden();
  const { regeling } = programma;
  const open = openVragen(programma, s);
  return s.web.sendOpenbaar(c, {
    vanAllen: true,
    titel: `${regeling.naam}: ${TITEL.toLowerCase()}`,
    inhoud: html`${terug(PAD, TITEL)}${kop({
      titel: `${kortNaam(programma, blik.alle)}: ${regeling.naam}`,
      onder: `Geldt ${geldt(programma)}.`,
    })}${stapel(
      regeling.eigenOordeel.length > 0 &&
        melding({
          soort: 'info',
          titel: 'Wat de gemeente er zelf van vindt',
          inhoud: html`${regeling.eigenOordeel.map((oordeel) => html`<p>${metBron(regeling, oordeel.tekst, oordeel)}</p>`)}`,
        }),
      kaart({
        titel: 'Zelf een route maken',
        inhoud: html`<p>Begin met deze route en pas haar aan. Namen, bedragen en mandaten gaan niet over; bij wat overgaat staat dat het een keuze is tot je er een eigen bron bij zet.</p><p>Daarna zie je de route als tekening, wat er nog te regelen is en op welke regel, en je probeert haar op een verzonnen inwoner. Een tweede persoon activeert haar.</p>${acties(
          linkKnop({
            tekst: 'Begin met deze route (voor beleid, met inloggen)',
            href: `/beleid/versies/overnemen?van=${programma.id}`,
            icoon: 'route',
            soort: 'primair',
          }),
          linkKnop({
            tekst: 'Het bestand van deze regeling',
            href: `${PAD}/programma/${programma.id}/bestand`,
            icoon: 'table-export',
          }),
        )}`,
      }),
      kaart({
        titel: 'Wat deze regeling nog openlaat',
        inhoud: html`${
          open.length === 0
            ? html`<p>Alle vragen hebben een antwoord.</p>`
            : lijst(
                open.map((een) => ({
                  kop: `${een.vraag}. ${een.titel}`,
                  waarde: html`${zacht(`${een.open.length} van ${een.van} open`)}${opsomming(een.open.map(({ tekst }) => tekst))}`,
                })),
              )
        }<h3>Waar de bron over zwijgt</h3>${opsomming(regeling.nietGeregeld.map(({ tekst }) => tekst))}`,
      }),
      regeling.route &&
        kaart({
          titel: 'De stappen van de route',
          inhoud: html`<ol>${regeling.route.stappen.map((stap) => html`<li>${metBron(regeling, stap.naam, stap)}</li>`)}</ol>`,
        }),
    )}`,
  });
};

export const registerNaastElkaar = (s: NaastElkaarSettings): void => {
  s.web.openbaar('GET', PAD, (c) => overzicht(c, s));
  s.web.openbaar('GET', `${PAD}/bestand`, async (c) => vergelijkingCsv(c, s));
  s.web.openbaar('GET', `${PAD}/programma/:programma`, (c) => programmaPagina(c, s));
  s.web.openbaar('GET', `${PAD}/programma/:programma/bestand`, async (c) => programmaBestand(c, s));
  s.web.openbaar('GET', `${PAD}/:onderdeel`, (c) => onderdeelPagina(c, s));
};
