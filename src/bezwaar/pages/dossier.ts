// An objection as employees see it: what came in, the clock, and the acts that are possible now, each with its article.
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { soortNaam } from '../../besluit/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, isVoor, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kolommen,
  kop,
  lijst,
  linkKnop,
  melding,
  stapel,
  tekstvak,
  tekstveld,
  type VeldFout,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { type BezwaarRij, findBezwaar, listGevolg } from '../queries.ts';
import { behandelReden, type Waarden } from '../rules.ts';
import { beslissingTekst, langsTekst } from '../types.ts';
import { alineas, gedaan } from './gedaan.ts';

export type Settings = { beleid: BeleidInHuis };
export const bezwaarPad = (inwonerId: number, id: number, deel = ''): string => `/dossier/${inwonerId}/bezwaar/${id}${deel}`;

/** Where it stands, in a word. */
export const bezwaarStand = (
  b: Pick<BezwaarRij, 'beslissing' | 'bekendgemaakt_op' | 'behandelaar' | 'beslis_uiterlijk' | 'verdaagd_tot'>,
  vandaag: PageContext['vandaag'],
): Html => {
  if (b.bekendgemaakt_op !== null && b.beslissing) return badge('goed', beslissingTekst[b.beslissing]);
  if (b.beslissing) return badge('aandacht', `${beslissingTekst[b.beslissing]}, brief nog niet verstuurd`);
  if (isVoor(datum(b.verdaagd_tot ?? b.beslis_uiterlijk), vandaag)) return badge('telaat', 'Te laat: nog niet beslist');
  return b.behandelaar ? badge('info', `Bij ${b.behandelaar}`) : badge('aandacht', 'Nog niet in behandeling');
};

export const alsFout = ({ veld, tekst, regel, bron }: Reden): VeldFout => ({
  tekst: bron === undefined ? tekst : `${tekst} (${bron ?? regel})`,
  ...(veld === undefined || veld === 'behandelaar' ? {} : { veld }),
});

/** The objection with everything that was done, and the next act on top. */
export const bezwaarPagina = async (
  c: PageContext,
  s: Settings,
  o: { fouten?: readonly Reden[]; getypt?: Waarden } = {},
): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const id = c.nummer('bezwaar');
  const [actor, inwoner, b] = await Promise.all([
    c.actor(),
    findInwoner(c.db, inwonerId),
    findBezwaar(c.db, inwonerId, id),
    schrijfInzage(c.db, { inwonerId, soort: 'bezwaar', objectId: id }),
  ]);
  if (!inwoner || !b) throw new NietGevonden();
  const naamVan = (rij: { regeling_id: number; product: string }): string =>
    findProduct(s.beleid.regelingMetId(rij.regeling_id).regeling, rij.product)?.naam ?? rij.product;
  const product = naamVan(b);
  const genomen = moetVolgen(b, actor) ? await listGevolg(c.db, b) : [];
  const gevolgen = genomen.map((n) => ({
    waarde: String(n.id),
    tekst: `${soortNaam(n.soort)}: ${naamVan(n)}, besluit ${n.beschikkingnummer} van ${toonDatum(datum(n.genomen_op))}`,
  }));
  const fouten = (o.fouten ?? []).map(alsFout);
  const tot = datum(b.verdaagd_tot ?? b.beslis_uiterlijk);
  return c.page({
    titel: `Bezwaar van ${toonNaam(inwoner)}`,
    fout: fouten.length > 0,
    kruimels: [
      ...(actor.rol === 'teammanager' ? [{ tekst: 'Bezwaren', href: '/bezwaren' }] : [{ tekst: 'Inwoners', href: '/inwoners' }]),
      { tekst: toonNaam(inwoner), href: `/dossier/${inwonerId}` },
      { tekst: 'Besluiten', href: `/dossier/${inwonerId}/besluiten` },
      { tekst: 'Bezwaar' },
    ],
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: `Bezwaar tegen besluit ${b.beschikkingnummer}`,
      onder: html`${product} · ${toonNaam(inwoner)} · dossier ${inwoner.dossiernummer} · ${bezwaarStand(b, c.vandaag)}`,
    })}${
      b.te_laat &&
      b.verschoonbaar === null &&
      b.beslissing === null &&
      melding({
        soort: 'waarschuwing',
        titel: 'Dit bezwaar kwam na de laatste dag',
        inhoud: html`<p>Bezwaar kon tot en met ${toonDatum(datum(b.bezwaar_tot ?? b.ontvangen_op))}. ${b.laat_reden === '' ? 'De inwoner zei niet waarom.' : `De inwoner zegt: “${b.laat_reden}”`}</p>`,
      })
    }${kolommen({
      breed: stapel(
        kaart({
          titel: 'Wat de inwoner zegt',
          inhoud: html`${alineas(b.reden)}${b.wil !== '' && html`<h3>Wat de inwoner wil</h3>${alineas(b.wil)}`}`,
        }),
        ...stappenVoor(c, b, actor, { fouten, getypt: o.getypt ?? {}, gevolgen }),
        gedaan(b),
      ),
      smal: stapel(
        kaart({
          titel: 'Termijn',
          inhoud: html`${lijst(
            [
              { kop: 'Ontvangen', waarde: `${toonDatum(datum(b.ontvangen_op))}, ${langsTekst[b.langs]}` },
              { kop: 'Beslis uiterlijk', waarde: toonDatum(tot) },
              ...(b.verdaagd_op ? [{ kop: 'Uitgesteld op', waarde: toonDatum(datum(b.verdaagd_op)) }] : []),
            ],
            { smal: true },
          )}<p>${
            b.te_laat
              ? 'Zes weken vanaf de ontvangst. De wet telt vanaf het einde van de bezwaartermijn; bij een te laat bezwaar tellen we vanaf de ontvangst (keuze).'
              : 'Zes weken vanaf de dag na het einde van de bezwaartermijn (Awb artikel 7:10, lid 1).'
          }</p>`,
        }),
        kaart({
          titel: 'Over dit bezwaar',
          inhoud: html`${lijst(
            [
              { kop: 'Vastgelegd door', waarde: b.getypt === 'inwoner' ? 'de inwoner zelf' : (b.door_naam ?? 'een collega') },
              { kop: 'Besluit genomen door', waarde: b.genomen_door_naam },
              { kop: 'Behandelaar', waarde: b.behandelaar ?? 'nog niemand' },
            ],
            { smal: true },
          )}<p>Wie op een bezwaar beslist, staat niet in het mandaat van de regeling. Hier doet een teammanager dat die niet meebesliste over het besluit (keuze; Awb artikel 10:3, lid 3).</p>${acties(
            linkKnop({ tekst: 'Bekijk het besluit', href: `/dossier/${inwonerId}/besluit/${b.besluit_id}` }),
          )}`,
        }),
      ),
    })}`,
  });
};

type Staat = { fouten: readonly VeldFout[]; getypt: Waarden; gevolgen: readonly { waarde: string; tekst: string }[] };

/** The resident was right, and nobody said yet what came of it. */
const moetVolgen = (b: BezwaarRij, actor: Actor) =>
  actor.rol === 'consulent' && b.beslissing === 'gegrond' && b.gevolg_id === null && b.gevolg_reden === '';

/** A besluit that changed a toewijzing is put right by another change. */
const herstelKnoppen = (b: BezwaarRij): Html => {
  const besluit = `/dossier/${b.inwoner_id}/besluit`;
  const geeft = b.besluit_soort === 'toekenning' || b.besluit_soort === 'herziening';
  if (b.over_toewijzing !== null && !geeft)
    return html`<p>Het bezwaar gaat over een wijziging van een toewijzing. Wijzig die opnieuw, of draai haar terug. Zeg daarna hieronder welk besluit het werd.</p>${acties(
      linkKnop({
        tekst: 'Naar de toewijzing',
        href: `/dossier/${b.inwoner_id}/toewijzingen/${b.over_toewijzing}#mogelijk`,
        soort: 'primair',
        icoon: 'refresh',
      }),
    )}`;
  return acties(
    linkKnop({
      tekst: 'Bereid de herziening voor',
      href: `${besluit}?herziet=${b.besluit_id}`,
      soort: 'primair',
      icoon: 'refresh',
    }),
    geeft && linkKnop({ tekst: 'Trek het besluit in', href: `${besluit}/${b.besluit_id}/intrekken` }),
  );
};

const daad = (
  c: PageContext,
  b: BezwaarRij,
  o: { deel: string; titel: string; uitleg?: string; velden?: Html; knop: string; soort?: 'primair' | 'tweede' },
): Html =>
  kaart({
    titel: o.titel,
    inhoud: html`${o.uitleg && html`<p>${o.uitleg}</p>`}${form({
      actie: bezwaarPad(b.inwoner_id, b.id, `/${o.deel}`),
      sleutel: c.sleutel(),
      versie: b.versie,
      naam: o.titel,
      inhoud: html`${o.velden}${acties(knop({ tekst: o.knop, soort: o.soort ?? 'primair' }))}`,
    })}`,
  });

/** What can be done now, by who looks. */
const stappenVoor = (c: PageContext, b: BezwaarRij, actor: Actor, { fouten, getypt, gevolgen }: Staat): Html[] => {
  const uit: Html[] = [];
  const veld = (naam: string, anders?: string) => ({ naam, waarde: getypt[naam] ?? anders, fout: foutVan(fouten, naam) });
  if (b.bevestigd_op === null && b.beslissing === null)
    uit.push(
      daad(c, b, {
        deel: 'bevestigen',
        titel: 'Bevestig de ontvangst',
        uitleg: 'De inwoner krijgt een brief dat het bezwaar er is, en wanneer er wordt beslist (Awb artikel 6:14).',
        knop: 'Maak de brief',
      }),
    );
  if (moetVolgen(b, actor))
    uit.push(
      kaart({
        titel: 'Het bezwaar is gegrond: neem een nieuw besluit',
        inhoud: html`<p>${b.motivering}</p>${herstelKnoppen(b)}`,
      }),
      ...(gevolgen.length === 0
        ? []
        : [
            daad(c, b, {
              deel: 'gevolg',
              titel: 'Welk besluit nam je na dit bezwaar?',
              velden: keuzerondjes({
                ...veld('gevolgBesluit', gevolgen.length === 1 ? gevolgen[0]?.waarde : undefined),
                label: 'Besluiten na de beslissing op het bezwaar',
                keuzes: gevolgen,
              }),
              knop: 'Dit besluit',
            }),
          ]),
      daad(c, b, {
        deel: 'zonder-gevolg',
        titel: 'Of: er is geen nieuw besluit nodig',
        velden: tekstvak({ ...veld('gevolgReden'), label: 'Waarom niet?', regels: 2, maximum: 1000 }),
        knop: 'Leg vast',
        soort: 'tweede',
      }),
    );
  if (actor.rol !== 'teammanager') return uit;
  if (b.beslissing !== null) {
    if (b.bekendgemaakt_op === null)
      uit.push(
        daad(c, b, {
          deel: 'versturen',
          titel: 'Maak de beslissing bekend',
          uitleg:
            b.beslissing === 'ingetrokken'
              ? 'De inwoner krijgt een brief dat het bezwaar is ingetrokken.'
              : 'De inwoner krijgt de brief met de beslissing. Vanaf dan loopt de termijn om naar de rechter te gaan.',
          knop: 'Maak bekend',
        }),
      );
    return uit;
  }
  if (b.behandelaar_id !== actor.gebruikerId) {
    const niet = behandelReden(actor.gebruikerId, { genomenDoor: b.genomen_door, medeDoor: b.mede_door });
    uit.push(
      niet
        ? melding({ soort: 'info', titel: 'Jij behandelt dit bezwaar niet', inhoud: html`<p>${niet.tekst} (${niet.bron})</p>` })
        : daad(c, b, {
            deel: 'oppakken',
            titel: 'In behandeling nemen',
            uitleg: b.behandelaar
              ? `Nu behandelt ${b.behandelaar} dit bezwaar. Jij neemt het over.`
              : 'Jij bekijkt het besluit opnieuw.',
            knop: 'Neem in behandeling',
          }),
    );
    return uit;
  }
  if (b.te_laat && b.verschoonbaar === null)
    uit.push(
      daad(c, b, {
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
      }),
    );
  const gehoord = b.gehoord_op !== null || b.niet_horen_reden !== '';
  if (!gehoord) {
    uit.push(
      daad(c, b, {
        deel: 'horen',
        titel: b.hoor_op ? 'Ander moment om de inwoner te horen' : 'Plan een gesprek om de inwoner te horen',
        uitleg:
          'De inwoner mag vertellen waarom hij het niet eens is, voordat je beslist (Awb artikel 7:2). De inwoner krijgt een brief met dag, tijd en plaats. Bel ook even.',
        velden: html`${datumveld({ ...veld('hoorOp', b.hoor_op ? toonKort(datum(b.hoor_op)) : undefined), label: 'Dag' })}${tekstveld({ ...veld('hoorTijd', b.hoor_tijd || undefined), label: 'Tijd', hint: 'Bijvoorbeeld 10:30', breedte: 4 })}${tekstveld({ ...veld('hoorWaar', b.hoor_waar || undefined), label: 'Waar', hint: 'Bijvoorbeeld Stadhuis, kamer 2.14, of telefonisch', maximum: 200 })}`,
        knop: 'Leg het moment vast',
        soort: b.hoor_op ? 'tweede' : 'primair',
      }),
      daad(c, b, {
        deel: 'gehoord',
        titel: 'De inwoner is gehoord',
        velden: html`${datumveld({ ...veld('gehoordOp', b.hoor_op ? toonKort(datum(b.hoor_op)) : undefined), label: 'Dag van het gesprek' })}${tekstvak({ ...veld('verslag'), label: 'Wat is er gezegd?', hint: 'Een kort verslag (Awb artikel 7:7)', regels: 4, maximum: 4000 })}`,
        knop: 'Leg het verslag vast',
        soort: 'tweede',
      }),
      daad(c, b, {
        deel: 'niet-gehoord',
        titel: 'Horen hoeft niet',
        uitleg: 'Bijvoorbeeld: de inwoner wil het niet, of krijgt helemaal gelijk (Awb artikel 7:3).',
        velden: tekstvak({
          ...veld('nietHorenReden'),
          label: 'Waarom hoeft horen niet?',
          ...(b.hoor_op && !isVoor(datum(b.hoor_op), c.vandaag)
            ? { hint: 'De inwoner krijgt een brief dat het gesprek niet doorgaat, met deze reden' }
            : {}),
          regels: 2,
          maximum: 1000,
        }),
        knop: 'Leg vast dat horen niet hoeft',
        soort: 'tweede',
      }),
    );
  }
  uit.push(
    daad(c, b, {
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
        ],
      })}${tekstvak({ ...veld('motivering'), label: 'Waarom?', hint: 'Deze tekst staat in de brief. Schrijf met je, in korte zinnen.', regels: 5, maximum: 4000 })}`,
      knop: 'Neem de beslissing',
      soort: gehoord ? 'primair' : 'tweede',
    }),
  );
  if (b.verdaagd_op === null)
    uit.push(
      daad(c, b, {
        deel: 'verdagen',
        titel: 'Meer tijd nodig?',
        uitleg: 'Uitstellen kan één keer, voor hoogstens zes weken. De inwoner krijgt een brief (Awb artikel 7:10, lid 3).',
        velden: tekstvak({ ...veld('verdagingReden'), label: 'Waarom is er meer tijd nodig?', regels: 2, maximum: 1000 }),
        knop: 'Stel uit',
        soort: 'tweede',
      }),
    );
  return uit;
};
