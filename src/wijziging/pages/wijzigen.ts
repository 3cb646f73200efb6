// One act: what is asked, what it would do to every day, and then the decision.
import {
  bewaarKnop,
  findBevoegdheid,
  findContracten,
  geenMandaatMelding,
  getyptInConcept,
  inRegeling,
  viaConcept,
  viaKnop,
} from '../../besluit/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findDoelen } from '../../toewijzing/index.ts';
import { waaromVan } from '../../uitleg/index.ts';
import {
  acties,
  bevestiging,
  form,
  foutSamenvatting,
  html,
  kaart,
  knop,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  stappen,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { judgeWijziging, type Voorstel } from '../actions/judge-wijziging.ts';
import { takeWijziging } from '../actions/take-wijziging.ts';
import { type Getypt, leesWijziging } from '../invoer.ts';
import { findVerhaal } from '../queries.ts';
import { findHerleefd } from '../queries-vervolg.ts';
import { redenTekst, SOORT_TEKST, Wijzigdaad } from '../types.ts';
import {
  alsConcept,
  kruimels,
  laadDossier,
  leesVerschil,
  magVraag,
  metRegel,
  paginaVan,
  sluitConcept,
  standVan,
  verschilTabel,
  type WijzigingSettings,
  ZONDER_MANDAAT,
} from './delen.ts';
import { TITEL, velden } from './velden.ts';

const daadVan = (c: PageContext): Wijzigdaad => {
  const daad = Wijzigdaad.safeParse(c.param('daad'));
  if (!daad.success) throw new NietGevonden();
  return daad.data;
};

type Fouten = { getypt?: Getypt; fouten?: readonly Reden[] };

/** The form. What is not possible now goes back to the page that says why. */
export const wijzigPagina = async (c: PageContext, s: WijzigingSettings, o: Fouten = {}): Promise<Response> => {
  const daad = daadVan(c);
  const geladen = await laadDossier(c, s);
  const { t, zaak } = geladen;
  const stand = await standVan(c, s, geladen);
  const kan = stand.mogelijk.find((een) => een.daad === daad);
  const fouten = o.fouten ?? [];
  const ingevuld = await getyptInConcept(c, t.inwoner_id, o.getypt);
  if (!kan?.kan && fouten.length === 0) return c.redirect(`${paginaVan(t)}#mogelijk`);
  const contracten =
    daad === 'aanbieder'
      ? await findContracten(c.db, { gemeenteId: t.gemeente_id, product: t.product, dag: isoDatum(c.vandaag) })
      : [];
  const { titel } = TITEL[daad];
  return c.page({
    titel: `${titel}: ${toonNaam(t)}`,
    kruimels: kruimels(t, titel),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${stappen({ stap: 1, van: 2, naam: 'invullen' })}${foutSamenvatting(fouten)}${kop({
      titel,
      onder: `${toonNaam(t)}, ${zaak.product.naam} bij ${t.aanbieder}, ${toonPeriode(zaak.verloop.periode)}`,
    })}${kan && melding({ soort: 'info', titel: 'Waarom dit kan', inhoud: html`<p>${kan.tekst}</p>${waaromVan(zaak.opgeslagen, { over: 'kan dit', gronden: [kan.grond] })}` })}${
      daad === 'verlengen' && stand.open && verzoekKaart(stand.open)
    }${form({
      actie: `${paginaVan(t)}/wijzigen/${daad}/controle`,
      sleutel: c.sleutel(),
      versie: t.versie,
      naam: titel,
      verborgen: alsConcept(t, daad, ingevuld),
      inhoud: html`${velden({
        daad,
        zaak,
        vandaag: c.vandaag,
        getypt: ingevuld,
        fouten,
        gevraagd: stand.open && datum(stand.open.tot),
        aanbieders: contracten.filter(({ id }) => id !== t.aanbieder_id),
        plek: stand.plek,
      })}${acties(
        knop({ tekst: 'Bekijk wat dit doet', icoon: 'checklist' }),
        linkKnop({ tekst: 'Terug', href: paginaVan(t), soort: 'stil' }),
      )}`,
    })}`,
  });
};

const verzoekKaart = (v: NonNullable<Awaited<ReturnType<typeof standVan>>['open']>) =>
  kaart({
    titel: 'Wat de aanbieder vraagt',
    inhoud: lijst([
      { kop: 'Tot en met', waarde: toonDatum(datum(v.tot)) },
      { kop: 'Waarom', waarde: v.reden },
      { kop: 'Gevraagd', waarde: `${toonDatum(datum(v.gevraagd_op))}, door ${v.gevraagd_door}` },
      {
        kop: 'Verslag',
        waarde: v.verslag_datum === null ? 'niet te lezen' : html`${toonDatum(datum(v.verslag_datum))}: ${v.verslag_tekst}`,
      },
    ]),
  });

const getypt = (c: PageContext): Getypt => c.form.waarden;

/** What the change would do, before it is decided. */
export const controlePagina = async (c: PageContext, s: WijzigingSettings): Promise<Response> => {
  const daad = daadVan(c);
  if (c.form.tekst('_stap') === 'wijzig') return wijzigPagina(c, s, { getypt: getypt(c) });
  const gelezen = leesWijziging(daad, getypt(c));
  if (!gelezen.ok) return wijzigPagina(c, s, { getypt: getypt(c), fouten: gelezen.redenen });
  const inwonerId = c.nummer('inwoner');
  const toewijzingId = c.nummer('toewijzing');
  const [oordeel, doelen] = await Promise.all([
    judgeWijziging(c.db, { beleid: s.beleid, vandaag: c.vandaag, inwonerId, toewijzingId, invoer: gelezen.waarde }),
    daad === 'aanbieder' ? findDoelen(c.db, toewijzingId) : [],
    schrijfInzage(c.db, { inwonerId, soort: 'toewijzing', objectId: toewijzingId }),
  ]);
  if (!oordeel.ok) return wijzigPagina(c, s, { getypt: getypt(c), fouten: metRegel(oordeel.redenen) });
  const v = oordeel.waarde;
  const { t, zaak } = v;
  const actor = await c.actor();
  const mag = v.besluit && (await findBevoegdheid(c.db, { ...magVraag(c, actor, v), soort: v.besluit }));
  const geen = mag && !mag.ok ? mag.redenen : undefined;
  const via = geen || !v.besluit ? undefined : viaConcept(zaak.product, inRegeling(v.besluit, true));
  return c.page({
    titel: `Controleer: ${TITEL[daad].titel.toLowerCase()} van ${toonNaam(t)}`,
    kruimels: kruimels(t, TITEL[daad].titel),
    inhoud: html`${stappen({ stap: 2, van: 2, naam: 'controleren' })}${kop({
      titel: 'Dit is het voorstel',
      onder: `${toonNaam(t)}, ${zaak.product.naam} bij ${t.aanbieder}`,
    })}${kolommen({
      breed: stapel(
        kaart({ titel: SOORT_TEKST[v.soort], inhoud: lijst(overzicht(v)) }),
        v.soort !== 'plaats' &&
          v.soort !== 'vergissing' &&
          kaart({
            titel: 'Wat er verschuift, en waarom',
            inhoud: verschilTabel(v.verschil, {
              caption: 'Dagen voor en na dit besluit',
              leeg: 'Er verschuift geen einde en geen plicht.',
            }),
          }),
        doelen.length > 0 &&
          kaart({
            titel: 'De doelen gaan mee',
            inhoud: html`<ul>${doelen.map(({ tekst }) => html`<li>${tekst}</li>`)}</ul><p>Ook in een versie van het plan die nog niet geldt. Past een doel daar niet? Pas na dit besluit het plan aan.</p>`,
          }),
        kaart({
          titel: 'Waarop dit rust',
          inhoud: html`<ul>${v.gronden.map((g) => html`<li>${g.tekst}</li>`)}</ul>${waaromVan(zaak.opgeslagen, { over: 'mag dit', gronden: v.gronden })}`,
        }),
        v.signalen.length > 0 &&
          melding({
            soort: 'waarschuwing',
            titel: 'Let op',
            inhoud: html`<ul>${v.signalen.map((tekst) => html`<li>${tekst}</li>`)}</ul>`,
          }),
        geen && geenMandaatMelding(geen),
        form({
          actie: `${paginaVan(t)}/wijzigen/${daad}`,
          sleutel: c.sleutel(),
          versie: c.form.tekst('_versie') || String(t.versie),
          naam: TITEL[daad].knop,
          verborgen: { ...zonderStap(getypt(c)), ...alsConcept(t, daad, getypt(c)) },
          inhoud: acties(
            via
              ? viaKnop(t.inwoner_id, via)
              : geen
                ? bewaarKnop(t.inwoner_id, 'primair')
                : knop({ tekst: TITEL[daad].knop, icoon: v.besluit ? 'gavel' : 'check' }),
            knop({
              tekst: 'Wijzig',
              soort: 'tweede',
              icoon: 'pencil',
              actie: `${paginaVan(t)}/wijzigen/${daad}/controle`,
              naam: '_stap',
              waarde: 'wijzig',
            }),
            v.besluit && !geen && !via && bewaarKnop(t.inwoner_id),
          ),
        }),
      ),
      smal: melding({
        soort: 'info',
        titel: geen ? 'Zo kan het wel' : 'Wat gebeurt er daarna?',
        inhoud: geen
          ? ZONDER_MANDAAT
          : via
            ? `${via.uitleg} Tot die tijd verandert er niets.`
            : v.besluit
              ? `Je neemt dit besluit als ${actor.functie ?? 'medewerker'}. De toewijzing en alle plichten veranderen meteen, en ${t.aanbieder} ziet dat. De inwoner krijgt de brief als je het besluit bekendmaakt.`
              : `Hier is geen besluit voor nodig. ${t.aanbieder} en de inwoner zien de nieuwe werkplek meteen.`,
      }),
    })}`,
  });
};

const zonderStap = (waarden: Getypt): Record<string, string> =>
  Object.fromEntries(Object.entries(waarden).filter(([naam]) => !naam.startsWith('_')));

/** A line of what changes: what it is, or what it was and what it becomes. */
type Regel = { kop: string; waarde: string; wordt?: string };

/** What the change comes to, in a few lines. */
export const overzicht = (v: Voorstel) =>
  regels(v).map(({ kop, waarde, wordt }) => ({
    kop,
    waarde: wordt === undefined ? waarde : html`${waarde} wordt <strong>${wordt}</strong>`,
  }));

/** The same without marks, as it stands in the question to who decides along. */
export const overzichtTekst = (v: Voorstel): { kop: string; waarde: string }[] =>
  regels(v).map(({ kop, waarde, wordt }) => ({ kop, waarde: wordt === undefined ? waarde : `${waarde} wordt ${wordt}` }));

const regels = (v: Voorstel): Regel[] => {
  const { invoer, zaak, na } = v;
  const einde = {
    kop: 'Laatste dag',
    waarde: toonDatum(zaak.verloop.periode.tot),
    wordt: toonDatum(na.periode.tot),
  };
  const waarom = { kop: 'Waarom', waarde: redenTekst(v.soort, invoer.reden) };
  const toelichting = invoer.toelichting === '' ? [] : [{ kop: 'Toelichting', waarde: invoer.toelichting }];
  switch (invoer.daad) {
    case 'verlengen':
      return [einde, waarom, ...toelichting];
    case 'opschorten':
      return [{ kop: 'Staat stil', waarde: toonPeriode(invoer) }, einde, waarom, ...toelichting];
    case 'hervatten':
      return [{ kop: 'Weer begonnen', waarde: toonDatum(invoer.van) }, einde, waarom, ...toelichting];
    case 'uren':
      return [
        {
          kop: 'Uren per week',
          waarde: toonUren(zaak.verloop.minutenPerWeek ?? 0),
          wordt: toonUren(invoer.minuten),
        },
        { kop: 'Vanaf', waarde: `maandag ${toonDatum(invoer.van)}` },
        waarom,
        ...toelichting,
      ];
    case 'plaats':
      return [
        { kop: 'Werkplek', waarde: invoer.werkplek },
        { kop: 'Begeleider', waarde: invoer.begeleider },
        { kop: 'Vanaf', waarde: toonDatum(invoer.van) },
        waarom,
        ...toelichting,
      ];
    case 'aanbieder':
      return [
        { kop: 'Nieuwe aanbieder', waarde: v.contract?.naam ?? '' },
        { kop: 'Vanaf', waarde: toonDatum(invoer.van) },
        { kop: `Laatste dag bij ${v.t.aanbieder}`, waarde: toonDatum(na.periode.tot) },
        { kop: 'Tot en met', waarde: toonDatum(zaak.verloop.periode.tot) },
        waarom,
        ...toelichting,
      ];
    case 'terugdraaien':
      return [einde, waarom, ...toelichting];
    case 'verwijderen':
      return [
        { kop: 'Toewijzing', waarde: `${zaak.product.naam} bij ${v.t.aanbieder}, ${toonPeriode(zaak.verloop.periode)}` },
        ...(v.vooraf
          ? [
              {
                kop: 'Loopt weer door',
                waarde: `${v.vooraf.vorige.aanbieder}, toewijzing ${v.vooraf.vorige.nummer}: ${toonDatum(datum(v.vooraf.vorige.tot))}`,
                wordt: toonDatum(v.vooraf.na.periode.tot),
              },
            ]
          : []),
        waarom,
        ...toelichting,
      ];
  }
};

/** Makes it so; the rules are run again in the same transaction. */
export const verwerkWijziging = async (c: PageContext, s: WijzigingSettings): Promise<Response> => {
  const daad = daadVan(c);
  const gelezen = leesWijziging(daad, getypt(c));
  if (!gelezen.ok) return wijzigPagina(c, s, { getypt: getypt(c), fouten: gelezen.redenen });
  const inwonerId = c.nummer('inwoner');
  const toewijzingId = c.nummer('toewijzing');
  const versie = c.form.versie();
  const uit = await c.submit(async (db, actor) => {
    const r = await takeWijziging(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      inwonerId,
      toewijzingId,
      invoer: gelezen.waarde,
      versie,
    });
    if (!r.ok) return r;
    await sluitConcept(db, c, r.waarde.besluitId);
    return { ok: true, naar: `/dossier/${inwonerId}/toewijzingen/${toewijzingId}/gewijzigd/${r.waarde.wijzigingId}` };
  });
  return uit instanceof Response ? uit : wijzigPagina(c, s, { getypt: getypt(c), fouten: metRegel(uit) });
};

/** What happens next, after it was decided. */
export const gewijzigdPagina = async (c: PageContext, s: WijzigingSettings): Promise<Response> => {
  const { t } = await laadDossier(c, s);
  const [verhaal, doelen] = await Promise.all([findVerhaal(c.db, t.id), findDoelen(c.db, t.id)]);
  const wijziging = verhaal.find(({ id }) => id === c.nummer('verandering'));
  if (!wijziging) throw new NietGevonden();
  const titel = SOORT_TEKST[wijziging.soort];
  const besluit = wijziging.besluit_id;
  const herleefd =
    wijziging.soort === 'vergissing' && besluit !== null
      ? await findHerleefd(c.db, { besluitId: besluit, behalve: t.id })
      : undefined;
  return c.page({
    titel,
    kruimels: kruimels(t, titel),
    inhoud: bevestiging({
      titel,
      onder: `${toonNaam(t)}, bij ${t.aanbieder}`,
      kenmerk: { label: 'Toewijzing', waarde: String(t.nummer) },
      hierna: [
        { wat: 'De aanbieder ziet wat er is veranderd.', wie: t.aanbieder, wanneer: 'meteen' },
        ...(herleefd
          ? [{ wat: `Toewijzing ${herleefd.nummer} loopt weer door.`, wie: herleefd.aanbieder, wanneer: 'meteen' }]
          : []),
        ...(besluit === null
          ? []
          : [
              {
                wat: html`Maak het besluit bekend. Dan krijgt ${toonNaam(t)} de brief. ${link(`/dossier/${t.inwoner_id}/besluit/${besluit}`, 'Naar het besluit')}`,
                wie: 'jij',
                wanneer: 'zo snel mogelijk',
              },
            ]),
        ...(wijziging.naar_aanbieder === null
          ? []
          : [
              {
                wat: 'Accepteert de nieuwe toewijzing en meldt de start.',
                wie: wijziging.naar_aanbieder,
                wanneer: 'binnen drie werkdagen',
              },
              ...(doelen.length === 0
                ? []
                : [
                    {
                      wat: html`De doelen gaan mee naar ${wijziging.naar_aanbieder}. Kijk of zij daar passen. ${link(`/dossier/${t.inwoner_id}/plan`, 'Naar het plan')}`,
                      wie: 'jij, met de inwoner',
                      wanneer: `vanaf ${toonDatum(datum(wijziging.van))}`,
                    },
                  ]),
            ]),
      ],
      inhoud:
        wijziging.soort !== 'plaats' &&
        kaart({
          titel: 'Wat er is verschoven, en waarom',
          inhoud: verschilTabel(leesVerschil(herleefd?.verschil ?? wijziging.verschil), {
            caption: 'Dagen voor en na dit besluit',
          }),
        }),
      acties: linkKnop({ tekst: 'Terug naar de toewijzing', href: paginaVan(t), soort: 'primair' }),
    }),
  });
};
