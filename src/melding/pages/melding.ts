import { type BeleidInHuis, findLaatsteDag } from '../../beleid/index.ts';
import { findConsulentNamen } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  melding as bericht,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzeFout,
  keuzerondjes,
  knop,
  kolommen,
  kop,
  leesKeuze,
  lijst,
  link,
  linkKnop,
  stapel,
  tekstveld,
  uitklap,
  zoekkeuze,
} from '../../web/index.ts';
import type { PageContext, Router, Uitslag } from '../../web/route.ts';
import { assignMelding, takeMelding } from '../actions/assign-melding.ts';
import { answerMelder, passOnMelding } from '../actions/finish-melding.ts';
import { type Bekende, findBekenden } from '../bekend.ts';
import { findMelding, type Melding, noteInzage } from '../queries.ts';
import { sluitredenTekst, Terugkoppeling, terugkoppelingTekst } from '../types.ts';
import { melder, naamVan, overWie, statusBadge } from './blokken.ts';

export interface TeamSettings {
  beleid: BeleidInHuis;
}

export const KRUIMEL = { tekst: 'Meldingen', href: '/meldingen' };
const consulent = { rollen: ['consulent'], van: 'gemeente' } as const;

/** One melding: what was said, who it may be, and what the team does with it. */
export const registerMeldingPagina = (router: Router, s: TeamSettings): void => {
  router.get('/meldingen/:melding', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: 'inzage' }, (c) =>
    pagina(c, s),
  );

  const doe = async (c: PageContext, fn: Parameters<PageContext['submit']>[0]): Promise<Response> => {
    const uit = await c.submit(fn);
    return uit instanceof Response ? uit : pagina(c, s, uit);
  };
  const terug = (id: number, wat: string): Uitslag => ({ ok: true, naar: `/meldingen/${id}?gedaan=${wat}` });

  router.post('/meldingen/:melding/oppakken', { ...consulent, logboek: 'melding-opgepakt' }, (c) => {
    const meldingId = c.nummer('melding');
    return doe(c, async (db, actor) => {
      const r = await takeMelding(db, { actor, meldingId, versie: c.form.versie() });
      return r.ok ? terug(meldingId, 'opgepakt') : r;
    });
  });

  router.post(
    '/meldingen/:melding/toedelen',
    { rollen: ['teammanager'], van: 'gemeente', logboek: 'melding-toegedeeld' },
    (c) => {
      const meldingId = c.nummer('melding');
      return doe(c, async (db, actor) => {
        const opties = consulentOpties(await findConsulentNamen(db));
        const gekozen = leesKeuze(opties, 'consulent', c.form.tekst);
        const onbekend = keuzeFout('consulent', gekozen);
        if (gekozen.waarde === '')
          return {
            ok: false,
            redenen: onbekend.length > 0 ? onbekend : [{ veld: 'consulent', tekst: 'Kies een consulent uit de lijst.' }],
          };
        const r = await assignMelding(db, { actor, meldingId, versie: c.form.versie(), consulentId: Number(gekozen.waarde) });
        return r.ok ? terug(meldingId, 'toegedeeld') : r;
      });
    },
  );

  router.post('/meldingen/:melding/doorgeven', { ...consulent, logboek: 'melding-doorgegeven' }, (c) => {
    const meldingId = c.nummer('melding');
    return doe(c, async (db, actor) => {
      const r = await passOnMelding(db, { actor, meldingId, dossiernummer: c.form.tekst('dossiernummer') });
      if (!r.ok) return r;
      return { ok: true, naar: r.waarde.eigen ? `/meldingen/${meldingId}?gedaan=gekoppeld` : '/meldingen?gedaan=doorgegeven' };
    });
  });

  router.post('/meldingen/:melding/terugkoppeling', { ...consulent, logboek: 'melding-beantwoord' }, (c) => {
    const meldingId = c.nummer('melding');
    const hoe = Terugkoppeling.exclude(['mail']).safeParse(c.form.tekst('hoe'));
    return doe(c, async (db, actor) => {
      if (!hoe.success) return { ok: false, redenen: [{ veld: 'hoe', tekst: 'Kies hoe het ging.' }] };
      const r = await answerMelder(db, { actor, meldingId, versie: c.form.versie(), vandaag: c.vandaag, hoe: hoe.data });
      return r.ok ? terug(meldingId, 'beantwoord') : r;
    });
  });
};

const GEDAAN: Readonly<Record<string, string>> = {
  opgepakt: 'De melding is nu van jou',
  toegedeeld: 'De melding is toegedeeld',
  beantwoord: 'Dat je antwoord gaf, is vastgelegd',
  gekoppeld: 'De melding staat nu bij het dossier',
  gesloten: 'De melding is gesloten',
};

/** Opens a melding with the line in the logboek; throws for what the reader may not know of. */
export const openMelding = async (c: PageContext): Promise<Melding> => {
  const id = c.nummer('melding');
  const [m] = await Promise.all([findMelding(c.db, id), noteInzage(c.db, id)]);
  if (!m) throw new NietGevonden();
  return m;
};

const pagina = async (c: PageContext, s: TeamSettings, redenen: readonly Reden[] = []): Promise<Response> => {
  const m = await openMelding(c);
  const actor = await c.actor();
  const manager = actor.rol === 'teammanager';
  const open = m.status === 'nieuw' || m.status === 'in-behandeling';
  // Of somebody else it is seen only by who replaces that colleague.
  const mijn = !manager && m.consulent_id !== 0;
  const [bekenden, consulenten] = await Promise.all([
    !manager && open && m.inwoner_id === null ? findBekenden(c.db, m) : [],
    manager && open ? findConsulentNamen(c.db) : [],
  ]);
  const gedaan = GEDAAN[c.zoek.get('gedaan') ?? ''];
  const ontvangen = datum(m.ontvangen_op);
  const tot = findLaatsteDag(s.beleid.landelijk, 'onderzoek', ontvangen);
  return c.page({
    titel: `Melding over ${naamVan(m)}`,
    kruimels: [KRUIMEL, { tekst: naamVan(m) }],
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({
        titel: naamVan(m),
        onder: html`Melding ${m.kenmerk}, binnengekomen op ${toonDatum(ontvangen)} ${statusBadge(m)}`,
      }),
      foutSamenvatting(redenen),
      gedaan && bericht({ soort: 'succes', titel: gedaan }),
      kolommen({
        breed: [
          kaart({
            titel: 'De vraag',
            inhoud:
              m.vraag === ''
                ? html`<p>De tekst is niet meer bewaard.</p>`
                : html`${m.vraag.split(/\n+/).map((deel) => html`<p>${deel}</p>`)}`,
          }),
          kaart({ titel: 'Over wie gaat het?', inhoud: overWie(m, c) }),
          kaart({ titel: 'Wie meldde het?', inhoud: melder(m) }),
        ],
        smal: [
          manager
            ? toedelen(c, m, open, consulenten, redenen)
            : watNu(c, m, { open, mijn, bekenden, redenen, getypt: c.form.tekst('dossiernummer') }),
          kaart({
            titel: 'Termijnen',
            inhoud: lijst(
              [
                { kop: 'Binnengekomen', waarde: toonMoment(m.ontvangen_om, c.vandaag) },
                {
                  kop: 'Onderzoek klaar uiterlijk',
                  waarde: tot ? html`${toonDatum(tot)}<br>Wmo 2015 artikel 2.3.2, lid 1` : 'Zes weken na de melding',
                },
                { kop: 'Ligt bij', waarde: m.consulent_id === 0 ? 'Nog van niemand' : m.consulent },
              ],
              { smal: true },
            ),
          }),
          !open && afloop(c, m, manager, redenen),
        ],
      }),
    ),
  });
};

const watNu = (
  c: PageContext,
  m: Melding,
  o: { open: boolean; mijn: boolean; bekenden: readonly Bekende[]; getypt: string; redenen: readonly Reden[] },
): Html => {
  if (!o.open) return html``;
  const basis = `/meldingen/${m.id}`;
  if (!o.mijn || m.status === 'nieuw')
    return kaart({
      titel: 'Wat doe je met deze melding?',
      inhoud: html`<p>${o.mijn ? 'Deze melding is aan jou gegeven.' : 'Deze melding is nog van niemand.'}</p>${form({
        actie: `${basis}/oppakken`,
        sleutel: c.sleutel(),
        versie: m.versie,
        naam: 'Melding oppakken',
        inhoud: acties(knop({ tekst: o.mijn ? 'Begin met de melding' : 'Pak de melding op', icoon: 'check' })),
      })}${o.bekenden.length > 0 && html`<p>Misschien is deze inwoner al bekend. Je ziet dat als je de melding hebt opgepakt.</p>`}`,
    });
  const koppel = (tekst: string, inwonerId: number) =>
    form({
      actie: `${basis}/koppelen`,
      sleutel: c.sleutel(),
      versie: m.versie,
      naam: tekst,
      verborgen: { inwoner: String(inwonerId) },
      inhoud: acties(knop({ tekst, icoon: 'check' })),
    });
  return kaart({
    titel: 'Wat doe je met deze melding?',
    inhoud: html`${
      m.inwoner_id === null
        ? html`${o.bekenden.map((een) => bekende(c, m, een, koppel))}${acties(
            linkKnop({
              tekst: o.bekenden.length > 0 ? 'Dit is iemand anders: aanmelden' : 'Aanmelden: start het onderzoek',
              href: `/aanmelding?melding=${m.id}`,
              soort: o.bekenden.length > 0 ? 'tweede' : 'primair',
              icoon: 'user-plus',
            }),
          )}<p>Neem eerst contact op met de inwoner. Je hebt het BSN nodig.</p>${uitklap(
            'De inwoner heeft al een dossier',
            form({
              actie: `${basis}/doorgeven`,
              sleutel: c.sleutel(),
              naam: 'De inwoner heeft al een dossier',
              inhoud: html`${tekstveld({
                naam: 'dossiernummer',
                label: 'Dossiernummer',
                hint: 'Bijvoorbeeld 2026-1012. Is het van een collega? Dan gaat de melding naar die collega.',
                breedte: 10,
                waarde: o.getypt,
                fout: foutVan(o.redenen, 'dossiernummer'),
                autocomplete: 'off',
                maximum: 20,
              })}${acties(knop({ tekst: 'Zet bij dit dossier', soort: 'tweede' }))}`,
            }),
            { open: o.redenen.some(({ veld }) => veld === 'dossiernummer') },
          )}`
        : html`<p>Deze inwoner is bekend, dossier ${link(`/dossier/${m.inwoner_id}`, m.dossiernummer ?? '')}. Maak er een nieuwe aanmelding van in dat dossier: dan begint het onderzoek.</p>${koppel('Start het onderzoek', m.inwoner_id)}`
    }${acties(linkKnop({ tekst: 'Sluiten met een reden', href: `${basis}/sluiten`, soort: 'stil' }))}`,
  });
};

const bekende = (c: PageContext, m: Melding, een: Bekende, koppel: (tekst: string, inwonerId: number) => Html): Html =>
  bericht({
    soort: 'waarschuwing',
    niveau: 3,
    titel: 'Deze inwoner is misschien al bekend',
    inhoud:
      een.id === undefined
        ? html`<p>Dossier ${een.dossiernummer}, ${een.consulent_id === 0 ? 'nog te verdelen' : `bij ${een.consulent}`}: ${een.redenen.join(', ')}.</p>${form(
            {
              actie: `/meldingen/${m.id}/doorgeven`,
              sleutel: c.sleutel(),
              naam: 'Melding doorgeven',
              verborgen: { dossiernummer: een.dossiernummer },
              inhoud: acties(
                knop({
                  tekst: een.consulent_id === 0 ? 'Zet bij dit dossier' : `Geef door aan ${een.consulent}`,
                  soort: 'tweede',
                }),
              ),
            },
          )}`
        : html`<p>Dossier ${link(`/dossier/${een.id}`, een.dossiernummer)}, in je eigen lijst: ${een.redenen.join(', ')}.</p>${koppel('Het is dezelfde: start het onderzoek', een.id)}`,
  });

const consulentOpties = (consulenten: readonly { id: number; naam: string }[]) => [
  ...consulenten.map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
  { waarde: '0', tekst: 'Terug naar de wachtrij' },
];

const toedelen = (
  c: PageContext,
  m: Melding,
  open: boolean,
  consulenten: readonly { id: number; naam: string }[],
  redenen: readonly Reden[],
): Html =>
  !open
    ? html``
    : kaart({
        titel: 'Aan wie geef je deze melding?',
        inhoud:
          m.inwoner_id === null
            ? form({
                actie: `/meldingen/${m.id}/toedelen`,
                sleutel: c.sleutel(),
                versie: m.versie,
                naam: 'Melding toedelen',
                inhoud: html`${zoekkeuze({
                  naam: 'consulent',
                  label: 'Consulent',
                  leeg: 'Kies een consulent',
                  fout: foutVan(redenen, 'consulent'),
                  gekozen: leesKeuze(
                    consulentOpties(consulenten),
                    'consulent',
                    (naam) => c.form.tekst(naam) || (naam === 'consulent' && m.consulent_id !== 0 ? String(m.consulent_id) : ''),
                  ),
                  opties: consulentOpties(consulenten),
                })}${acties(knop({ tekst: 'Geef de melding', icoon: 'check' }))}`,
              })
            : html`<p>Deze melding gaat over een bekende inwoner en ligt bij wie het dossier heeft. ${
                m.consulent_id === 0 ? link(`/verdelen/${m.inwoner_id}`, 'Geef het dossier een consulent') : ''
              }</p>`,
      });

const afloop = (c: PageContext, m: Melding, manager: boolean, redenen: readonly Reden[]): Html =>
  kaart({
    titel: 'Hoe het is afgelopen',
    inhoud: html`${lijst(
      [
        {
          kop: 'Uitkomst',
          waarde: m.sluitreden
            ? sluitredenTekst[m.sluitreden]
            : html`Aangemeld${m.inwoner_id !== null && html`, ${link(`/dossier/${m.inwoner_id}/aanmelding`, 'kijk bij de aanmelding')}`}`,
        },
        ...(m.sluit_toelichting ? [{ kop: 'Toelichting', waarde: m.sluit_toelichting }] : []),
        {
          kop: 'Door',
          waarde: `${m.afgehandeld_door ?? 'Onbekend'}${m.afgehandeld_op ? `, ${toonMoment(m.afgehandeld_op, c.vandaag)}` : ''}`,
        },
        {
          kop: 'Antwoord aan wie meldde',
          waarde: m.terugkoppeling
            ? `${terugkoppelingTekst[m.terugkoppeling]}${m.teruggekoppeld_op ? `, ${toonDatum(datum(m.teruggekoppeld_op))}` : ''}`
            : badge('aandacht', 'Nog niet'),
        },
      ],
      { smal: true },
    )}${
      m.terugkoppeling === null && !manager
        ? form({
            actie: `/meldingen/${m.id}/terugkoppeling`,
            sleutel: c.sleutel(),
            versie: m.versie,
            naam: 'Antwoord aan wie meldde',
            inhoud: html`<p>Zeg dat de melding is bekeken, en niets over de inwoner zonder toestemming.</p>${keuzerondjes({
              naam: 'hoe',
              label: 'Hoe ging het antwoord aan wie meldde?',
              fout: foutVan(redenen, 'hoe'),
              keuzes: [
                { waarde: 'telefoon', tekst: 'Gebeld' },
                { waarde: 'niet-bereikt', tekst: 'Geprobeerd, niet bereikt' },
                { waarde: 'niet-nodig', tekst: 'Niet nodig' },
              ],
            })}${acties(knop({ tekst: 'Leg vast', icoon: 'check' }))}`,
          })
        : ''
    }`,
  });
