import {
  type BeleidInHuis,
  findLaatsteDag,
  findProduct,
  getProduct,
  type Landelijk,
  type OpgeslagenRegeling,
  perWeekTekst,
  type Regeling,
  toonBron,
  tredeNaam,
} from '../../beleid/index.ts';
import { Briefdata, bestandsnaam, briefVoorbeeld, renderBrief, waaromGeenBrief } from '../../brief/index.ts';
import { findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { datum, parseDatumNl, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import { isTrede } from '../../kernel/trede.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { beslotenDoelen, findDoelen, toewijzingStatusSoort, toewijzingStatusTekst } from '../../toewijzing/index.ts';
import { versieTekst, waaromTermijn } from '../../uitleg/index.ts';
import {
  acties,
  badge,
  bevestiging,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  knop,
  kolommen,
  kop,
  lijst,
  linkKnop,
  melding,
  metBrief,
  stapel,
  type VeldFout,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { Bon, makeBrief } from '../actions/make-brief.ts';
import { publishBesluit } from '../actions/publish-besluit.ts';
import { functieNaam } from '../mandaat.ts';
import { type BesluitRij, findBesluit, findDocument, findGebruiker } from '../queries/index.ts';
import { soortNaam } from '../soorten.ts';
import type { Onderdeel } from '../wat-als.ts';
import { anderBesloten, bezwaarTekst, tweedeHandtekening, veranderBlok, vervangBlok } from './soort-blok.ts';
import { waaromGenomen } from './waarom.ts';

type Settings = { beleid: BeleidInHuis };

const adres = (inwonerId: number, besluitId: number, deel = '') => `/dossier/${inwonerId}/besluit/${besluitId}${deel}`;

/** Loads what every page of a besluit needs, and writes down that it was read. */
const laad = async (c: PageContext, s: Settings) => {
  const inwonerId = c.nummer('inwoner');
  const besluitId = c.nummer('besluit');
  const [actor, inwoner, besluit] = await Promise.all([
    c.actor(),
    findInwoner(c.db, inwonerId),
    findBesluit(c.db, inwonerId, besluitId),
    schrijfInzage(c.db, { inwonerId, soort: 'besluit', objectId: besluitId }),
  ]);
  if (!inwoner || !besluit) throw new NietGevonden();
  const opgeslagen = s.beleid.regelingMetId(besluit.regeling_id);
  return { actor, inwoner, besluit, opgeslagen, regeling: opgeslagen.regeling };
};

const kruimels = (inwoner: InwonerKop, besluit: BesluitRij) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: `Besluit ${besluit.beschikkingnummer}` },
];

const stand = (besluit: BesluitRij): Html =>
  besluit.bekendgemaakt_op === null
    ? badge('aandacht', 'Nog niet bekendgemaakt')
    : badge('goed', `Bekendgemaakt op ${toonDatum(datum(besluit.bekendgemaakt_op))}`);

/** The besluit with its receipt. */
export const besluitPagina = async (c: PageContext, s: Settings): Promise<Response> => {
  const { actor, inwoner, besluit, opgeslagen, regeling } = await laad(c, s);
  const waarom = waaromGenomen(opgeslagen, besluit, s.beleid.landelijk);
  const doelen = besluit.toewijzing_id === null ? [] : beslotenDoelen(await findDoelen(c.db, besluit.toewijzing_id));
  const consulent = actor.rol === 'consulent';
  const naar = (deel: string) => adres(inwoner.id, besluit.id, deel);
  const brief =
    besluit.bekendgemaakt_op === null
      ? linkKnop({ tekst: 'Bekijk het voorbeeld van de brief', href: naar('/voorbeeld'), icoon: 'file-text' })
      : besluit.document_id !== null && linkKnop({ tekst: 'Open de brief (PDF)', href: naar('/brief'), icoon: 'file-text' });
  return c.page({
    titel: `Besluit ${besluit.beschikkingnummer}`,
    kruimels: kruimels(inwoner, besluit),
    inhoud: html`${kop({
      titel:
        besluit.soort === 'toekenning'
          ? getProduct(regeling, besluit.product).naam
          : `${soortNaam(besluit.soort)}: ${getProduct(regeling, besluit.product).naam}`,
      onder: html`Besluit ${besluit.beschikkingnummer} · ${toonNaam(inwoner)} · ${stand(besluit)}`,
      acties: html`${brief}${
        consulent &&
        besluit.bekendgemaakt_op === null &&
        linkKnop({ tekst: 'Maak bekend', href: naar('/bekendmaken'), soort: 'primair', icoon: 'send' })
      }`,
    })}${vervangBlok(besluit, inwoner.id)}${kolommen({
      breed: stapel(
        kaart({
          titel: 'Wat is besloten',
          inhoud: besloten(besluit, regeling, doelen, { inwonerId: inwoner.id, consulent, waarom }),
        }),
        kaart({ titel: 'Waarom', inhoud: html`${besluit.motivering.split('\n').map((r) => html`<p>${r}</p>`)}` }),
        kaart({ titel: 'Gronden', inhoud: waarom('besluit') }),
      ),
      smal: stapel(
        kaart({ titel: 'Bon van dit besluit', inhoud: bon(besluit, opgeslagen, inwoner.id, s.beleid.landelijk) }),
        consulent && veranderBlok(besluit, inwoner.id, c.vandaag),
        besluit.toewijzing_id !== null &&
          kaart({
            titel: 'De toewijzing voor de aanbieder',
            inhoud: lijst(
              [
                { kop: 'Toewijzingnummer', waarde: besluit.toewijzingnummer },
                { kop: 'Productcategorie en code', waarde: `${besluit.productcategorie ?? ''} ${besluit.productcode ?? ''}` },
                { kop: 'Volume', waarde: volume(besluit) },
              ],
              { smal: true },
            ),
          }),
      ),
    })}`,
  });
};

/** "€ 1.600,00 voor het traject (eenheid 83, frequentie 6)" */
function volume(besluit: BesluitRij): string {
  if (besluit.volume === null) return '';
  const hoeveel =
    besluit.eenheid === '83' ? `${toonGeld(besluit.volume)} voor de hele periode` : `${besluit.volume} minuten per week`;
  return `${hoeveel} (eenheid ${besluit.eenheid}, frequentie ${besluit.frequentie})`;
}

function besloten(
  besluit: BesluitRij,
  regeling: Regeling,
  doelen: readonly { tekst: string }[],
  o: { inwonerId: number; consulent: boolean; waarom: (onderdeel: Onderdeel) => Html },
): Html {
  if (besluit.soort !== 'toekenning' && besluit.toewijzing_besluit_id !== besluit.id) return anderBesloten(besluit);
  const trede = (nr: number | null) => (isTrede(nr) ? `trede ${nr}: ${tredeNaam(regeling, nr).toLowerCase()}` : '');
  return html`${lijst([
    { kop: 'Aanbieder', waarde: besluit.aanbieder },
    { kop: 'Periode', waarde: besluit.looptijd && html`${toonPeriode(fromDaterange(besluit.looptijd))}${o.waarom('periode')}` },
    {
      kop: 'Uren',
      waarde:
        besluit.minuten_per_week === null
          ? 'geen uren afgesproken'
          : html`${perWeekTekst(findProduct(regeling, besluit.product), besluit.minuten_per_week)}${o.waarom('uren')}`,
    },
    { kop: 'Trede bij de start', waarde: trede(besluit.start_trede) },
    ...(besluit.doel_trede === null ? [] : [{ kop: 'Doeltrede', waarde: html`${trede(besluit.doel_trede)}${o.waarom('doel')}` }]),
    { kop: 'Doelen', waarde: html`<ul>${doelen.map((d) => html`<li>${d.tekst}</li>`)}</ul>` },
    {
      kop: 'Stand bij de aanbieder',
      waarde:
        besluit.status &&
        html`${badge(toewijzingStatusSoort[besluit.status], toewijzingStatusTekst[besluit.status])} ${besluit.reden}`,
    },
  ])}${
    o.consulent &&
    besluit.toewijzing_id !== null &&
    besluit.status !== 'beeindigd' &&
    besluit.status !== 'geweigerd' &&
    acties(
      linkKnop({
        tekst: 'Eerder beëindigen',
        href: `/dossier/${o.inwonerId}/toewijzingen/${besluit.toewijzing_id}/beeindigen`,
        soort: 'stil',
      }),
    )
  }`;
}

function bon(besluit: BesluitRij, opgeslagen: OpgeslagenRegeling, inwonerId: number, landelijk: Landelijk): Html {
  const { regeling } = opgeslagen;
  const feiten = Bon.parse(besluit.feiten);
  const wie = feiten.genomenDoor ?? {
    naam: besluit.genomen_door,
    functie: functieNaam(regeling, besluit.genomen_functie),
  };
  return html`${lijst(
    [
      { kop: 'Genomen op', waarde: toonDatum(datum(besluit.genomen_op)) },
      { kop: 'Door', waarde: wie.functie === '' ? wie.naam : `${wie.naam}, ${wie.functie}` },
      ...tweedeHandtekening(besluit),
      ...(regeling.mandaat ? [{ kop: 'In mandaat volgens', waarde: toonBron(regeling, regeling.mandaat.bron) }] : []),
      { kop: 'Regeling', waarde: versieTekst(opgeslagen) },
      ...(feiten.code === undefined ? [] : [{ kop: 'Berekend met', waarde: `versie ${feiten.code} van de regels` }]),
      ...(feiten.contract === undefined
        ? []
        : [
            {
              kop: 'Contract',
              waarde: `${feiten.contract}${feiten.tarief === undefined ? '' : `, tarief ${toonGeld(feiten.tarief)}`}`,
            },
          ]),
      ...(besluit.bezwaar_tot === null
        ? []
        : [
            {
              kop: 'Bezwaar tot en met',
              waarde: html`${toonDatum(datum(besluit.bezwaar_tot))}${besluit.bekendgemaakt_op !== null && waaromTermijn(landelijk, 'bezwaar', datum(besluit.bekendgemaakt_op), 'kan bezwaar tot en met die dag')}`,
            },
          ]),
    ],
    { smal: true },
  )}${acties(
    besluit.toets_id !== null && linkKnop({ tekst: 'Bekijk de toets', href: `/dossier/${inwonerId}/toets/${besluit.toets_id}` }),
    linkKnop({ tekst: 'Opnieuw berekenen', href: adres(inwonerId, besluit.id, '/bewijs'), icoon: 'refresh' }),
  )}`;
}

/** After the decision: taken, not made known yet. */
export const genomenPagina = async (c: PageContext, s: Settings): Promise<Response> => {
  const { inwoner, besluit, regeling } = await laad(c, s);
  return c.page({
    titel: 'Het besluit is genomen',
    kruimels: kruimels(inwoner, besluit),
    inhoud: bevestiging({
      titel: 'Het besluit is genomen',
      onder: `${getProduct(regeling, besluit.product).naam} voor ${toonNaam(inwoner)}. Het is nog niet bekendgemaakt.`,
      kenmerk: { label: 'Beschikkingnummer', waarde: String(besluit.beschikkingnummer) },
      hierna: [
        { wat: 'Maak het besluit bekend: dan krijgt de inwoner de brief.', wie: 'Jij', wanneer: 'liefst vandaag' },
        ...(besluit.toewijzing_besluit_id === besluit.id
          ? [
              {
                wat: 'De toewijzing staat klaar. De aanbieder accepteert of weigert.',
                wie: besluit.aanbieder ?? 'de aanbieder',
                wanneer: 'binnen drie werkdagen',
              },
            ]
          : []),
      ],
      acties: html`${linkKnop({ tekst: 'Maak bekend', href: adres(inwoner.id, besluit.id, '/bekendmaken'), soort: 'primair', icoon: 'send' })}${linkKnop(
        { tekst: 'Bekijk het besluit', href: adres(inwoner.id, besluit.id) },
      )}`,
    }),
  });
};

/** The day of notification, with what it means; the preview is one click away. */
export const bekendmakenPagina = async (
  c: PageContext,
  s: Settings,
  o: { getypt?: string; fouten?: readonly VeldFout[] } = {},
): Promise<Response> => {
  const { inwoner, besluit, regeling } = await laad(c, s);
  const fouten = o.fouten ?? [];
  if (besluit.bekendgemaakt_op !== null && fouten.length === 0) return c.redirect(adres(inwoner.id, besluit.id));
  const telt = findLaatsteDag(s.beleid.landelijk, 'bezwaar', c.vandaag) !== undefined;
  const gemaakt = telt && (await briefVandaag(c, s, besluit));
  const brief = gemaakt && briefVoorbeeld(gemaakt);
  return c.page({
    titel: 'Besluit bekendmaken',
    kruimels: kruimels(inwoner, besluit),
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: 'Besluit bekendmaken',
      onder: `${getProduct(regeling, besluit.product).naam} voor ${toonNaam(inwoner)}`,
    })}${metBrief({
      brief,
      inhoud: html`${melding({
        soort: 'info',
        titel: 'Dit kan maar één keer',
        inhoud: html`<p>De brief wordt gemaakt en bewaard. Daarna verandert hij niet meer. ${bezwaarTekst(s.beleid.landelijk, c.vandaag)}</p>`,
      })}${form({
        actie: adres(inwoner.id, besluit.id, '/bekendmaken'),
        sleutel: c.sleutel(),
        naam: 'Besluit bekendmaken',
        inhoud: html`${datumveld({
          naam: 'datum',
          label: 'Op welke dag gaat de brief weg?',
          hint: 'De dag van versturen of meegeven. Bijvoorbeeld 31-01-2020',
          waarde: o.getypt ?? toonKort(c.vandaag),
          fout: foutVan(fouten, 'datum'),
        })}${acties(
          knop({ tekst: 'Maak bekend', icoon: 'send' }),
          gemaakt &&
            waaromGeenBrief(gemaakt).length > 0 &&
            linkKnop({ tekst: 'Vul de gegevens aan', href: `/dossier/${inwoner.id}/gegevens/wijzigen`, icoon: 'pencil' }),
          linkKnop({ tekst: 'Bekijk het voorbeeld (pdf)', href: adres(inwoner.id, besluit.id, '/voorbeeld'), icoon: 'eye' }),
          linkKnop({ tekst: 'Nog niet', href: adres(inwoner.id, besluit.id), soort: 'stil' }),
        )}`,
      })}`,
    })}`,
  });
};

export const maakBekend = async (c: PageContext, s: Settings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const besluitId = c.nummer('besluit');
  const getypt = c.form.tekst('datum');
  const op = parseDatumNl(getypt);
  if (!op) {
    const tekst =
      getypt === ''
        ? 'Vul in op welke dag de brief weggaat, bijvoorbeeld 31-01-2020.'
        : `“${getypt}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020.`;
    return bekendmakenPagina(c, s, { getypt, fouten: [{ veld: 'datum', tekst }] });
  }
  const uit = await c.submit(async (db, actor) => {
    const r = await publishBesluit(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId, besluitId, op });
    return r.ok ? { ok: true, naar: adres(inwonerId, besluitId, '/bekendgemaakt') } : r;
  });
  return uit instanceof Response ? uit : bekendmakenPagina(c, s, { getypt, fouten: uit });
};

/** After notification: the letter, the last day to object, whom to call. */
export const bekendgemaaktPagina = async (c: PageContext, s: Settings): Promise<Response> => {
  const { inwoner, besluit } = await laad(c, s);
  if (besluit.bekendgemaakt_op === null || besluit.bezwaar_tot === null) return c.redirect(adres(inwoner.id, besluit.id));
  const consulent = await findGebruiker(c.db, inwoner.consulent_id);
  const telefoon = consulent?.telefoon ?? s.beleid.gemeente(inwoner.gemeente_id).telefoon.waarde;
  return c.page({
    titel: 'Het besluit is bekendgemaakt',
    kruimels: kruimels(inwoner, besluit),
    inhoud: bevestiging({
      titel: 'Het besluit is bekendgemaakt',
      onder: `De brief is bewaard in het dossier en staat klaar voor ${toonNaam(inwoner)}.`,
      kenmerk: { label: 'Bezwaar maken kan tot en met', waarde: toonDatum(datum(besluit.bezwaar_tot)) },
      hierna: [
        {
          wat: 'Druk de brief af en verstuur hem, of geef hem mee.',
          wie: 'Jij',
          wanneer: toonDatum(datum(besluit.bekendgemaakt_op)),
        },
        {
          wat: `De inwoner leest de brief en kan bellen met ${consulent?.naam ?? inwoner.consulent} op ${telefoon}.`,
          wie: toonNaam(inwoner),
          wanneer: 'als er vragen zijn',
        },
        ...(besluit.toewijzing_besluit_id === besluit.id
          ? [
              {
                wat: 'De aanbieder accepteert de toewijzing en spreekt een start af.',
                wie: besluit.aanbieder ?? 'de aanbieder',
                wanneer: 'binnen drie werkdagen na het besluit',
              },
            ]
          : []),
      ],
      acties: html`${linkKnop({ tekst: 'Open de brief (PDF)', href: adres(inwoner.id, besluit.id, '/brief'), soort: 'primair', icoon: 'printer' })}${linkKnop(
        { tekst: 'Terug naar het dossier', href: `/dossier/${inwoner.id}` },
      )}`,
    }),
  });
};

const briefVandaag = (c: PageContext, s: Settings, besluit: { id: number }) =>
  makeBrief(c.db, { beleid: s.beleid, inwonerId: c.nummer('inwoner'), besluitId: besluit.id, datum: c.vandaag });

/** The letter as it would be today, with VOORBEELD across it. Nothing is kept. */
export const voorbeeldBrief = async (c: PageContext, s: Settings): Promise<Response> => {
  const { inwoner, besluit } = await laad(c, s);
  if (besluit.bekendgemaakt_op !== null) return c.redirect(adres(inwoner.id, besluit.id, '/brief'));
  const brief = await briefVandaag(c, s, besluit);
  const redenen = waaromGeenBrief(brief);
  if (redenen.length > 0)
    return c.page({
      titel: 'Voorbeeld van de brief',
      fout: true,
      kruimels: kruimels(inwoner, besluit),
      inhoud: html`${foutSamenvatting(redenen.map((tekst) => ({ tekst })))}${kop({ titel: 'Voorbeeld van de brief' })}${acties(
        linkKnop({ tekst: 'Bekijk de gegevens van de inwoner', href: `/dossier/${inwoner.id}/gegevens`, soort: 'primair' }),
        linkKnop({ tekst: 'Terug naar het besluit', href: adres(inwoner.id, besluit.id) }),
      )}`,
    });
  return c.file({
    inhoud: await renderBrief(brief),
    type: 'application/pdf',
    naam: `voorbeeld-${bestandsnaam(Briefdata.parse(brief))}`,
    tonen: true,
  });
};

/** The stored letter, byte for byte. */
export const bewaardeBrief = async (c: PageContext, s: Settings): Promise<Response> => {
  const { inwoner, besluit } = await laad(c, s);
  const document = besluit.document_id === null ? undefined : await findDocument(c.db, inwoner.id, besluit.document_id);
  if (!document) throw new NietGevonden();
  return c.file({ inhoud: document.inhoud, type: 'application/pdf', naam: document.bestandsnaam, tonen: true });
};
