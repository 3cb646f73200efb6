import { basisVan } from '../../afspraak/index.ts';
import { type PersoonRij, toonNaam, uitkeringTekst } from '../../inwoner/index.ts';
import { datum, isNa, parseDatumNl, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tekstvak,
  tekstveld,
  uitklap,
  zacht,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { isWijziging } from '../actions/begin-voorstel.ts';
import { decideVoorstel } from '../actions/decide-voorstel.ts';
import { type EindeWeg, findEindeWeg } from '../actions/take-einde.ts';
import { withdrawGebeurtenis } from '../actions/withdraw-gebeurtenis.ts';
import {
  findGebeurtenis,
  type GebeurtenisRij,
  type listGebeurtenissen,
  type listGepland,
  listVoorstellen,
  type VoorstelRij,
} from '../queries.ts';
import { eindigtAl, REDEN_MAXIMUM } from '../rules.ts';
import { Gegevens, herkomstTekst, soortTekst, type VoorstelStatus, voorstelStatusTekst } from '../types.ts';

import { eindeHerstellen, eindeKeuze, eindeStand, eindeVelden, isEindeBesluit } from './einde.ts';
import { consulent, kruimels, open, pad } from './frame.ts';
import type { GebeurtenisSettings } from './nieuw.ts';

/** One event: deciding on each proposal, taking a wrong event back. */
export const registerGebeurtenis = (router: Router, s: GebeurtenisSettings): void => {
  router.get(`${pad}/:gebeurtenis`, { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' }, (c) =>
    toon(c, s),
  );

  router.post(`${pad}/:gebeurtenis/voorstel/:voorstel`, { ...consulent, logboek: 'voorstel-uitgevoerd' }, async (c) => {
    const { inwonerId, gebeurtenisId, voorstelId } = {
      inwonerId: c.nummer('inwoner'),
      gebeurtenisId: c.nummer('gebeurtenis'),
      voorstelId: c.nummer('voorstel'),
    };
    const keuze = c.form.tekst(`besluit_${voorstelId}`);
    if (keuze !== 'doen' && keuze !== 'niet') return toon(c, s, [{ veld: `besluit_${voorstelId}`, tekst: 'Kies wat je doet.' }]);
    const doen = keuze === 'doen';
    const getypteDag = c.form.tekst(`dag_${voorstelId}`);
    const dag = getypteDag === '' ? undefined : parseDatumNl(getypteDag);
    if (doen && getypteDag !== '' && dag === undefined)
      return toon(c, s, [
        { veld: `dag_${voorstelId}`, tekst: `“${getypteDag.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj.` },
      ]);
    const uit = await c.submit(async (db, actor) => {
      const r = await decideVoorstel(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId,
        gebeurtenisId,
        voorstelId,
        versie: c.form.versie(),
        doen,
        dag: doen ? dag : undefined,
        reden: c.form.tekst(`reden_${voorstelId}`),
        einde: {
          toelichting: c.form.tekst(`toelichting_${voorstelId}`),
          tekenaarId: Number(c.form.tekst(`tekenaar_${voorstelId}`)) || undefined,
        },
        agenda: { nu: c.nu, basis: basisVan(s) },
      });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/gebeurtenissen/${gebeurtenisId}?gedaan=ja` } : r;
    });
    // Fields of several forms on one page: each has the number of its proposal in its name.
    return uit instanceof Response
      ? uit
      : toon(
          c,
          s,
          uit.map((r) => (r.veld === undefined ? r : { ...r, veld: `${r.veld}_${voorstelId}` })),
        );
  });

  router.post(`${pad}/:gebeurtenis/intrekken`, { ...consulent, logboek: 'gebeurtenis-ingetrokken' }, async (c) => {
    const { inwonerId, gebeurtenisId } = { inwonerId: c.nummer('inwoner'), gebeurtenisId: c.nummer('gebeurtenis') };
    const uit = await c.submit(async (db, actor) => {
      const r = await withdrawGebeurtenis(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId,
        gebeurtenisId,
        versie: c.form.versie(),
        reden: c.form.tekst('reden'),
      });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/gebeurtenissen/${gebeurtenisId}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, uit);
  });
};

const STAND: Record<VoorstelStatus, 'aandacht' | 'goed' | 'info' | 'neutraal' | 'telaat'> = {
  open: 'aandacht',
  gepland: 'info',
  voorgelegd: 'info',
  uitgevoerd: 'goed',
  'niet-nodig': 'neutraal',
  hersteld: 'neutraal',
  'zelf-herstellen': 'telaat',
};

/** `wacht`: a besluit that it asked for lies before somebody to sign. */
const statusBadge = (e: { status: GebeurtenisRij['status'] }, wacht: boolean): Html =>
  e.status === 'open'
    ? badge('aandacht', 'Beslissen')
    : e.status === 'afgehandeld'
      ? wacht
        ? badge('info', voorstelStatusTekst.voorgelegd)
        : badge('goed', 'Afgehandeld')
      : badge('neutraal', 'Ingetrokken');

/** What goes with an event, in words. */
const bijzonderheden = (e: GebeurtenisRij): { kop: string; waarde: string }[] => {
  const g = Gegevens.parse(e.gegevens);
  return [
    ...(g.straat
      ? [{ kop: 'Nieuw adres', waarde: `${g.straat} ${g.huisnummer ?? ''}, ${g.postcode ?? ''} ${g.woonplaats ?? ''}` }]
      : []),
    ...(g.gemeente ? [{ kop: 'Nieuwe gemeente', waarde: g.gemeente }] : []),
    ...(g.uitkering ? [{ kop: 'Uitkering', waarde: uitkeringTekst[g.uitkering] }] : []),
    ...(g.tot ? [{ kop: 'Tot en met', waarde: toonDatum(datum(g.tot)) }] : []),
  ];
};

const toon = async (c: PageContext, s: GebeurtenisSettings, redenen: readonly Reden[] = []): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const gebeurtenisId = c.nummer('gebeurtenis');
  const [p, e, voorstellen, actor] = await Promise.all([
    open(c),
    findGebeurtenis(c.db, { id: gebeurtenisId, inwonerId }),
    listVoorstellen(c.db, gebeurtenisId),
    c.actor(),
  ]);
  if (!e) throw new NietGevonden();
  const mag = actor.rol === 'consulent' && e.status === 'open';
  const wegen = mag ? await wegenVan(c, s, { actor, inwonerId, e, voorstellen }) : new Map<number, EindeWeg>();
  const wacht = voorstellen.some(({ status }) => status === 'voorgelegd');
  const zelf = voorstellen.filter((v) => v.status === 'zelf-herstellen');
  return c.page({
    titel: `${soortTekst[e.soort]}: ${toonNaam(p)}`,
    kruimels: kruimels(p, soortTekst[e.soort]),
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({ titel: soortTekst[e.soort], onder: html`${toonNaam(p)} · ${toonDatum(datum(e.datum))} ${statusBadge(e, wacht)}` }),
      foutSamenvatting(redenen),
      c.zoek.get('gedaan') === 'ja' &&
        e.status === 'open' &&
        melding({ soort: 'succes', titel: 'Vastgelegd', inhoud: 'Beslis ook over de andere voorstellen.' }),
      c.zoek.get('gedaan') === 'ja' &&
        e.status === 'afgehandeld' &&
        melding({
          soort: 'succes',
          titel: 'Alles is beslist',
          inhoud: wacht
            ? 'Hieronder zie je bij wie het besluit ligt. Stuurt die het terug of leg je het weg, dan komt het hier terug.'
            : 'Deze gebeurtenis is afgehandeld.',
        }),
      zelf.length > 0 &&
        melding({
          soort: 'waarschuwing',
          titel: 'Dit moet je zelf herstellen',
          inhoud: html`<p>De gebeurtenis is ingetrokken. Dit kon niet vanzelf terug, omdat er een besluit over is of er intussen iets anders staat:</p><ul>${zelf.map((v) => html`<li>${v.tekst}</li>`)}</ul>`,
        }),
      kaart({
        titel: 'De gebeurtenis',
        inhoud: lijst([
          { kop: 'Dag', waarde: toonDatum(datum(e.datum)) },
          ...bijzonderheden(e),
          ...(e.toelichting === '' ? [] : [{ kop: 'Toelichting', waarde: e.toelichting }]),
          {
            kop: 'Hoe weten we dit?',
            waarde: `${herkomstTekst[e.herkomst]}${e.herkomst === 'consulent' ? `: ${e.door}` : ''}, ${toonDatum(dagTotVandaag(e.vastgelegd_op, c.vandaag))}`,
          },
          ...(e.status === 'ingetrokken' ? [{ kop: 'Ingetrokken', waarde: `${e.afgerond_door ?? ''}: ${e.intrek_reden}` }] : []),
        ]),
      }),
      ...voorstellen.map((v, nr) => voorstel(c, p, e, v, { nr: nr + 1, mag, redenen, weg: wegen.get(v.id) })),
      voorstellen.length === 0 && melding({ soort: 'info', titel: 'Er is niets dat hierdoor moet veranderen' }),
      actor.rol === 'consulent' &&
        e.status !== 'ingetrokken' &&
        uitklap(
          'Klopt deze gebeurtenis niet?',
          form({
            actie: `/dossier/${p.id}/gebeurtenissen/${e.id}/intrekken`,
            sleutel: c.sleutel(),
            versie: e.versie,
            naam: 'Gebeurtenis intrekken',
            inhoud: stapel(
              html`<p>Wat door deze gebeurtenis is gedaan, zetten we terug zoals het stond. Wat niet terug kan, laten we zien. Een besluit dat al is genomen, draai je daarna zelf terug met een nieuw besluit.</p>`,
              tekstvak({
                naam: 'reden',
                label: 'Waarom klopt het niet?',
                waarde: c.form.tekst('reden'),
                fout: foutVan(redenen, 'reden'),
                regels: 2,
                maximum: REDEN_MAXIMUM,
              }),
              acties(knop({ tekst: 'Trek de gebeurtenis in', soort: 'gevaar' })),
            ),
          }),
          { open: foutVan(redenen, 'reden') !== undefined },
        ),
      acties(linkKnop({ tekst: 'Terug naar de gebeurtenissen', href: `/dossier/${p.id}/gebeurtenissen`, soort: 'stil' })),
    ),
  });
};

/** How the besluit on each open end would come about. */
const wegenVan = async (
  c: PageContext,
  s: GebeurtenisSettings,
  o: { actor: Actor; inwonerId: number; e: GebeurtenisRij; voorstellen: readonly VoorstelRij[] },
): Promise<Map<number, EindeWeg>> =>
  new Map(
    await Promise.all(
      o.voorstellen
        .filter((v) => v.status === 'open' && isEindeBesluit(o.e, v) && eindigtAl(v) === undefined)
        .map(async (v): Promise<[number, EindeWeg]> => {
          const vraag = { actor: o.actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId: o.inwonerId };
          return [v.id, await findEindeWeg(c.db, { ...vraag, toewijzingId: v.toewijzing_id ?? 0 })];
        }),
    ),
  );

/** What is chosen already; of a detention nothing, since no rule says that a place ends by it. */
const eersteKeuze = (e: GebeurtenisRij, v: VoorstelRij, eindigde: string): string | undefined =>
  eindigde !== '' ? 'niet' : e.soort === 'detentie' && v.soort === 'toewijzing-beeindigen' ? undefined : 'doen';

const MET_REDEN = new Set<string>(['overdracht', 'gesprek']);

const voorstel = (
  c: PageContext,
  p: PersoonRij,
  e: GebeurtenisRij,
  v: VoorstelRij,
  o: { nr: number; mag: boolean; redenen: readonly Reden[]; weg: EindeWeg | undefined },
): Html => {
  const redenNaam = `reden_${v.id}`;
  const gekozen = v.dag === null ? undefined : datum(v.dag);
  const later = gekozen !== undefined && isNa(gekozen, c.vandaag);
  const al = eindigtAl(v);
  const eindigde = al === undefined ? '' : `Deze plek eindigt al op ${toonDatum(datum(al))}.`;
  const besluit = eindeStand(p.id, v);
  const bron = html`<p>${v.keuze ? badge('neutraal', 'Keuze') : badge('info', 'Volgens de regels')} ${zacht(v.grond)}</p>`;
  return kaart({
    titel: `${o.nr}. ${v.tekst.replace(/\.$/, '')}`,
    acties: badge(STAND[v.status], voorstelStatusTekst[v.status]),
    inhoud: stapel(
      bron,
      v.status === 'open' || v.op === null
        ? false
        : lijst([
            { kop: 'Door', waarde: `${v.door ?? 'Het systeem'}, ${toonDatum(dagTotVandaag(v.op, c.vandaag))}` },
            ...(v.dag !== null && (v.status === 'uitgevoerd' || v.status === 'gepland')
              ? [
                  {
                    kop:
                      v.status === 'gepland'
                        ? 'Gaat in op'
                        : isWijziging(v)
                          ? 'Geldt vanaf'
                          : v.soort === 'toewijzing-beeindigen'
                            ? 'Laatste dag'
                            : 'Dag',
                    waarde: toonDatum(datum(v.dag)),
                  },
                ]
              : []),
            ...(besluit === undefined ? [] : [{ kop: 'Besluit', waarde: besluit }]),
            ...(v.reden === '' ? [] : [{ kop: 'Toelichting', waarde: v.reden }]),
          ]),
      eindeHerstellen(c, p.id, v),
      o.mag &&
        v.status === 'open' &&
        form({
          actie: `/dossier/${p.id}/gebeurtenissen/${e.id}/voorstel/${v.id}`,
          sleutel: c.sleutel(),
          versie: v.versie,
          naam: v.tekst,
          inhoud: stapel(
            eindigde !== '' && html`<p>${eindigde} Hier hoef je niets meer te doen: bevestig dat het niet nodig is.</p>`,
            v.soort === 'toewijzing-beeindigen' &&
              eindigde === '' &&
              eindeVelden(c, e, v, { inwonerId: p.id, weg: o.weg, redenen: o.redenen }),
            later &&
              isWijziging(v) &&
              html`<p>Dit gaat in op ${toonDatum(gekozen)}. Je kunt het nu al bevestigen: tot die dag blijft in het dossier staan wat nu geldt.</p>`,
            keuzerondjes({
              naam: `besluit_${v.id}`,
              label: 'Wat doe je?',
              waarde: c.form.tekst(`besluit_${v.id}`) || eersteKeuze(e, v, eindigde),
              fout: foutVan(o.redenen, `besluit_${v.id}`),
              keuzes: [
                { waarde: 'doen', tekst: MET_REDEN.has(v.soort) ? 'Dit is gedaan' : eindeKeuze(o.weg) },
                { waarde: 'niet', tekst: 'Niet nodig' },
              ],
              naastElkaar: true,
            }),
            tekstveld({
              naam: redenNaam,
              label: o.weg ? 'Waarom niet nodig?' : 'Toelichting',
              hint:
                v.soort === 'overdracht'
                  ? 'Wat heb je overgedragen, en aan wie? Of waarom niet?'
                  : 'Nodig als je ‘niet nodig’ kiest.',
              waarde: c.form.tekst(redenNaam) || eindigde,
              fout: foutVan(o.redenen, redenNaam),
              verplicht: false,
              maximum: REDEN_MAXIMUM,
            }),
            acties(knop({ tekst: 'Bevestig', icoon: 'check', extra: v.tekst })),
          ),
        }),
    ),
  });
};

/** The list of events, for the tab of the dossier. */
export const gebeurtenissenInhoud = (o: { inwonerId: number; rijen: Awaited<ReturnType<typeof listGebeurtenissen>> }): Html =>
  o.rijen.length === 0
    ? leegBlok({
        titel: 'Er zijn nog geen gebeurtenissen',
        inhoud: html`<p>Is iemand verhuisd of overleden, of verandert de uitkering? Leg het hier vast. Je krijgt een voorstel van wat er moet gebeuren.</p>`,
      })
    : kaart({
        inhoud: tabel({
          caption: 'Gebeurtenissen, de laatste bovenaan',
          kolommen: [{ kop: 'Wat' }, { kop: 'Dag' }, { kop: 'Stand' }, { kop: 'Hoe weten we dit?' }],
          rijen: o.rijen.map((e) => [
            link(`/dossier/${o.inwonerId}/gebeurtenissen/${e.id}`, soortTekst[e.soort]),
            toonDatum(datum(e.datum)),
            e.status === 'open'
              ? metOnder(
                  statusBadge(e, false),
                  `${Number(e.open ?? 0)} ${Number(e.open ?? 0) === 1 ? 'voorstel' : 'voorstellen'} open`,
                )
              : statusBadge(e, Number(e.voorgelegd ?? 0) > 0),
            herkomstTekst[e.herkomst],
          ]),
        }),
      });

/** Changes of the dossier that were confirmed and begin on a day to come, for the page of its data. */
export const geplandeRegels = (o: { inwonerId: number; rijen: Awaited<ReturnType<typeof listGepland>> }): Html | false =>
  o.rijen.length > 0 &&
  melding({
    soort: 'info',
    titel: 'Dit verandert straks',
    inhoud: html`<ul>${o.rijen.map((rij) => {
      const g = Gegevens.parse(rij.gegevens);
      const wat =
        rij.soort === 'adres'
          ? `het adres wordt ${g.straat ?? ''} ${g.huisnummer ?? ''}, ${g.woonplaats ?? ''}`
          : g.uitkering === undefined || g.uitkering === 'geen'
            ? 'er is geen uitkering meer'
            : `de uitkering wordt ${uitkeringTekst[g.uitkering]}`;
      return html`<li>${rij.dag !== null && `Vanaf ${toonDatum(datum(rij.dag))}: `}${link(`/dossier/${o.inwonerId}/gebeurtenissen/${rij.gebeurtenis_id}`, wat)}</li>`;
    })}</ul>`,
  });
