// The orientation centre: who was referred, what has to be done next, and the work itself up to the advice.
import { centrumAfspraken, centrumDag, readCentrumAfspraken, readCentrumDag } from '../../afspraak/index.ts';
import { type BeleidInHuis, tredeNaam } from '../../beleid/index.ts';
import { contactTekst, lezenTekst, toonNaam, uitkeringTekst } from '../../inwoner/index.ts';
import { type Datum, datum, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { isTrede } from '../../kernel/trede.ts';
import { isZrmDomein, ZRM_NAAM } from '../../kernel/zrm.ts';
import { centrumBerichten, leesCentrumBerichten, listWachtendOpCentrum } from '../../overleg/index.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findSoortUitkering, listDoelen, listTreden, listVerwezen, listZrmScores, type Verwezen } from '../../toegang/index.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  getalveld,
  type Html,
  html,
  type Inhoud,
  kaart,
  knop,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  miniLadder,
  stapel,
  tabel,
  takenlijst,
  telling,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { setPlaatsen } from '../actions/set-plaatsen.ts';
import { adviesPdf } from '../letters/advies.ts';
import { findBevinding, listDrukte, listObservaties, listOrientaties } from '../queries.ts';
import { SIGNAAL_DAGEN, standVan, uitTeZoeken } from '../rules.ts';
import type { Orientatie } from '../types.ts';
import { gedaanMelding, type OrientatieSettings, registerActen } from './acten.ts';
import { adviesBlok, alineas, bevindingLijst, kennismakingTekst, observatieLijst, standBadge, termijnTekst } from './blokken.ts';
import { centrumActen } from './centrum-acten.ts';

const alleenCentrum = { rollen: ['orientatie'], van: 'gemeente' } as const;
const PAD = '/verwezen';

const bereik = (een: Verwezen): string => (een.contact === 'mailen' ? een.email : een.telefoon) || een.telefoon || een.email;

const tredeTekst = (beleid: BeleidInHuis, gemeenteId: number, dag: Datum, trede: number | null): string => {
  const regeling = beleid.dichtstbij(gemeenteId, dag)?.regeling;
  return regeling && isTrede(trede)
    ? `${trede}: ${tredeNaam(regeling, trede).toLowerCase()}`
    : String(trede ?? 'nog niet bepaald');
};

/** What the centre does next, in order of hurry. */
const VOLGENDE = { verwezen: 'Kennismaking plannen', gepland: 'Beginnen', gestart: 'Uitzoeken en adviseren' } as const;
const stapVan = (o: Orientatie | undefined): string => {
  const stand = o && standVan(o);
  if (stand === 'verwezen' && o?.kennismaking) return 'Moment kiezen voor de kennismaking';
  if (stand === 'verwezen' || stand === 'gepland' || stand === 'gestart') return VOLGENDE[stand];
  if (stand === 'geadviseerd') return 'De consulent bespreekt het advies';
  return stand === 'besproken' ? 'De consulent zoekt een vervolg' : 'Niets';
};
const VOLGORDE = ['verwezen', 'gepland', 'gestart', 'geadviseerd', 'besproken'];
const rang = (o: Orientatie | undefined): number => {
  const nr = o ? VOLGORDE.indexOf(standVan(o)) : -1;
  return nr === -1 ? VOLGORDE.length : nr;
};

const laatstVan = (orientaties: readonly Orientatie[], inwonerId: number): Orientatie | undefined =>
  orientaties.find((o) => o.inwonerId === inwonerId);

const lijstPagina = async (c: PageContext, s: OrientatieSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const [verwezen, orientaties, drukte, wachtend, actor, agenda] = await Promise.all([
    listVerwezen(c.db),
    listOrientaties(c.db),
    listDrukte(c.db),
    listWachtendOpCentrum(c.db),
    c.actor(),
    readCentrumDag(c),
  ]);
  const rijen = verwezen
    .map((een) => ({
      een,
      o: laatstVan(orientaties, een.id),
      berichten: wachtend.filter(({ inwonerId }) => inwonerId === een.id),
    }))
    // Who waits for an answer comes first.
    .sort((a, b) => Number(b.berichten.length > 0) - Number(a.berichten.length > 0) || rang(a.o) - rang(b.o));
  const eigen = drukte.find(({ aanbiederId }) => aanbiederId === actor.aanbiederId);
  const open = rijen.filter(
    ({ o, berichten }) => berichten.length > 0 || (o && ['verwezen', 'gepland', 'gestart'].includes(standVan(o))),
  ).length;
  return c.page({
    titel: 'Verwezen inwoners',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${
      c.zoek.get('gedaan') === 'plaatsen' &&
      melding({ soort: 'succes', titel: 'Het aantal plaatsen is vastgelegd', inhoud: 'Wie verwijst, ziet het meteen.' })
    }${kop({
      titel: 'Inwoners',
      onder: `Naar ${actor.aanbiederNaam ?? 'je centrum'} verwezen door gemeente ${actor.gemeenteNaam ?? ''}.`,
    })}${centrumDag(c, agenda)}${kolommen({
      breed: kaart({
        inhoud: html`${telling(`${rijen.length === 1 ? '1 inwoner' : `${rijen.length} inwoners`}, bij ${open} zijn jullie aan zet`)}${tabel(
          {
            caption: 'Inwoners die naar dit centrum zijn verwezen',
            toetsen: true,
            kolommen: [{ kop: 'Inwoner' }, { kop: 'Trede' }, { kop: 'Volgende stap' }, { kop: 'Stand' }, { kop: 'Bereikbaar' }],
            rijen: rijen.map(({ een, o, berichten }) => [
              metOnder(link(`${PAD}/${een.id}`, toonNaam(een)), `Dossier ${een.dossiernummer}`),
              miniLadder({ nu: isTrede(een.trede) ? een.trede : undefined }),
              html`${antwoordStap(een.id, berichten, c.vandaag)}${metOnder(
                stapVan(o),
                (o && termijnTekst(s.beleid, o, c.vandaag)) || wanneer(o, een, c.vandaag),
              )}`,
              o ? standBadge(o) : badge('info', 'Alleen te zien'),
              metOnder(bereik(een).replaceAll(' ', '\u00a0'), contactTekst[een.contact]),
            ]),
            leeg: 'Er is nu niemand naar jullie verwezen.',
          },
        )}`,
      }),
      smal: kaart({
        titel: 'Hoeveel plaatsen zijn er?',
        inhoud: html`<p>${eigen ? `Nu bezig: ${eigen.bezig}. Wachten: ${eigen.wachtend}.` : ''} Wie verwijst, ziet dit en de wachttijd.</p>${form(
          {
            actie: `${PAD}/plaatsen`,
            sleutel: c.sleutel(),
            inhoud: html`${getalveld({
              naam: 'plaatsen',
              label: 'Tegelijk in oriëntatie',
              eenheid: 'inwoners',
              waarde: c.form.tekst('plaatsen') || (eigen?.plaatsen ?? ''),
              fout: foutVan(fouten, 'plaatsen'),
            })}${knop({ tekst: 'Opslaan', soort: 'tweede' })}`,
          },
        )}`,
      }),
    })}${acties(linkKnop({ tekst: 'Mail over berichten', href: '/herinneringen', soort: 'stil', icoon: 'settings' }))}`,
  });
};

/** A message that waits stands above what else is next: that goes on by its own term. */
const antwoordStap = (inwonerId: number, berichten: readonly { overlegId: number; op: Date }[], vandaag: Datum): Inhoud => {
  const [eerste] = berichten;
  return (
    eerste &&
    metOnder(
      link(
        `${PAD}/${inwonerId}/berichten${berichten.length === 1 ? `/${eerste.overlegId}` : ''}`,
        berichten.length === 1 ? 'Bericht beantwoorden' : `${berichten.length} berichten beantwoorden`,
      ),
      `wacht sinds ${toonDatum(dagTotVandaag(eerste.op, vandaag))}`,
    )
  );
};

const wanneer = (o: Orientatie | undefined, een: Verwezen, vandaag: Datum): Inhoud => {
  if (o && standVan(o) === 'gepland') return kennismakingTekst(o);
  if (o?.verwezenOp && standVan(o) === 'verwezen') return `verwezen op ${toonDatum(o.verwezenOp)}`;
  const tot = `zichtbaar tot en met ${toonDatum(een.periode.tot)}`;
  return isVoor(plusDagen(vandaag, SIGNAAL_DAGEN), een.periode.tot) ? tot : badge('aandacht', tot);
};

const knoppenVan = (o: Orientatie): Html[] => {
  const naar = (sleutel: string, tekst: string, primair = false) =>
    linkKnop({ tekst, href: `${PAD}/${o.inwonerId}/${o.id}/${sleutel}`, ...(primair ? { soort: 'primair' as const } : {}) });
  const maken = (soort: string, tekst: string, primair = false) =>
    linkKnop({
      tekst,
      href: `${PAD}/${o.inwonerId}/afspraken/nieuw?soort=${soort}`,
      icoon: 'calendar-event',
      ...(primair ? { soort: 'primair' as const } : {}),
    });
  switch (standVan(o)) {
    case 'verwezen':
      return [
        ...(o.kennismaking ? [] : [maken('kennismaking', 'Kennismaking plannen', true)]),
        naar('start', 'Beginnen'),
        naar('stoppen', 'Kan niet doorgaan'),
      ];
    case 'gepland':
      return [
        naar('start', 'Beginnen', true),
        ...(o.kennismaking ? [] : [maken('kennismaking', 'Kennismaking in de agenda zetten')]),
        naar('stoppen', 'Kan niet doorgaan'),
      ];
    case 'gestart':
      return [
        naar('advies', 'Advies schrijven', true),
        naar('observatie', 'Wat je zag of hoorde'),
        naar('bevinding', 'Wil, kan en perspectief'),
        naar('stoppen', 'Stoppen'),
      ];
    case 'geadviseerd':
    case 'besproken':
      return [naar('advies', 'Nieuw advies schrijven'), maken('advies', 'Gesprek over het advies plannen')];
    default:
      return [];
  }
};

/** The pages of the orientation centre. */
export const registerCentrum = (router: Router, s: OrientatieSettings): void => {
  router.get(PAD, { ...alleenCentrum, logboek: false }, async (c) => lijstPagina(c, s));
  router.post(`${PAD}/plaatsen`, { ...alleenCentrum, logboek: 'orientatieplaatsen-gewijzigd' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await setPlaatsen(db, { actor, vandaag: c.vandaag, waarden: c.form.waarden });
      return r.ok ? { ok: true, naar: `${PAD}?gedaan=plaatsen` } : r;
    });
    return uit instanceof Response ? uit : lijstPagina(c, s, uit);
  });

  registerActen(router, s, {
    pad: `${PAD}/:inwoner`,
    rechten: alleenCentrum,
    terug: (inwonerId) => `${PAD}/${inwonerId}`,
    kruimels: (inwonerId, naam) => [
      { tekst: 'Inwoners', href: PAD },
      { tekst: naam, href: `${PAD}/${inwonerId}` },
    ],
    naamVan: async (db, inwonerId) => {
      const een = (await listVerwezen(db)).find(({ id }) => id === inwonerId);
      return een ? toonNaam(een) : 'Inwoner';
    },
    acten: centrumActen,
  });

  const leesInwoner = async (c: PageContext, soort: string) => {
    const inwonerId = c.nummer('inwoner');
    const [verwezen, orientaties, treden, doelen, uitkering, scores, berichten, actor, afspraken] = await Promise.all([
      listVerwezen(c.db),
      listOrientaties(c.db, inwonerId),
      listTreden(c.db, inwonerId),
      listDoelen(c.db, inwonerId),
      findSoortUitkering(c.db, inwonerId),
      listZrmScores(c.db, inwonerId),
      leesCentrumBerichten(c.db, inwonerId),
      c.actor(),
      readCentrumAfspraken(c, inwonerId),
      schrijfInzage(c.db, { inwonerId, soort }),
    ]);
    const een = verwezen.find(({ id }) => id === inwonerId);
    if (!een) throw new NietGevonden();
    return { een, orientaties, treden, doelen, uitkering, scores, berichten, actor, afspraken };
  };

  router.get(`${PAD}/:inwoner`, { ...alleenCentrum, logboek: 'inzage' }, async (c) => {
    const { een, orientaties, treden, doelen, uitkering, scores, berichten, actor, afspraken } = await leesInwoner(c, 'dossier');
    const [o] = orientaties;
    const [bevinding, observaties] = o
      ? await Promise.all([findBevinding(c.db, o.id), listObservaties(c.db, o.id)])
      : [undefined, []];
    const naam = toonNaam(een);
    const gemeenteId = actor.gemeenteId ?? 0;
    const gevonden = bevinding ? bevindingLijst(bevinding) : [];
    return c.page({
      titel: naam,
      kruimels: [{ tekst: 'Inwoners', href: PAD }, { tekst: naam }],
      inhoud: html`${gedaanMelding(c, centrumActen)}${kop({
        titel: naam,
        onder: html`Dossier ${een.dossiernummer} · zichtbaar tot en met ${toonDatum(een.periode.tot)} ${o && standBadge(o)}`,
        acties: o && knoppenVan(o),
      })}${kolommen({
        breed: stapel(
          kaart({
            titel: 'Wat zoeken we uit?',
            inhoud: html`${alineas(o ? uitTeZoeken(o) : een.reden)}${
              o && o.opdracht !== '' && uitklap('Wat de inwoner zelf vroeg', alineas(o.vraag), { open: true })
            }${
              o &&
              lijst([
                ...(kennismakingTekst(o) ? [{ kop: 'Kennismaking', waarde: kennismakingTekst(o) }] : []),
                ...(o.gestartOp ? [{ kop: 'Begonnen', waarde: toonDatum(o.gestartOp) }] : []),
                ...(termijnTekst(s.beleid, o, c.vandaag)
                  ? [{ kop: 'Advies', waarde: termijnTekst(s.beleid, o, c.vandaag) }]
                  : []),
                ...(o.gestoptOp ? [{ kop: 'Gestopt', waarde: `${toonDatum(o.gestoptOp)}: ${o.gestoptReden}` }] : []),
              ])
            }`,
          }),
          (o || afspraken.length > 0) &&
            centrumAfspraken(c, {
              inwonerId: een.id,
              voornaam: een.voornaam,
              maken: o !== undefined && ['verwezen', 'gepland', 'gestart', 'geadviseerd', 'besproken'].includes(standVan(o)),
              afspraken,
            }),
          gevonden.length > 0 && kaart({ titel: 'Wil, kan en perspectief', inhoud: lijst(gevonden) }),
          o &&
            kaart({
              titel: 'Wat we zagen en hoorden',
              inhoud: observaties.length === 0 ? html`<p>Nog niets opgeschreven.</p>` : observatieLijst(observaties),
            }),
          o?.adviezen.map((advies, nr) =>
            nr === 0
              ? kaart({ titel: 'Advies', inhoud: adviesBlok(advies, `${PAD}/${een.id}/${o.id}/papier/${advies.id}`) })
              : uitklap(`Advies ${advies.nummer}`, adviesBlok(advies, `${PAD}/${een.id}/${o.id}/papier/${advies.id}`)),
          ),
          centrumBerichten(een, berichten, c.vandaag),
          kaart({
            titel: 'Treden',
            inhoud: tabel({
              caption: 'Treden in de tijd',
              kolommen: [{ kop: 'Op' }, { kop: 'Trede' }, { kop: 'Perspectief' }],
              rijen: treden.map((t) => [
                toonDatum(datum(t.peildatum)),
                tredeTekst(s.beleid, gemeenteId, c.vandaag, t.trede),
                t.perspectief === null ? '' : tredeTekst(s.beleid, gemeenteId, c.vandaag, t.perspectief),
              ]),
              leeg: 'De trede is nog niet bepaald.',
            }),
          }),
        ),
        smal: stapel(
          !o &&
            melding({
              soort: 'info',
              titel: 'Alleen te zien',
              inhoud: 'Je mag deze inwoner zien. Er is geen oriëntatie gevraagd; bel de consulent als dat niet klopt.',
            }),
          kaart({
            titel: 'Contact',
            inhoud: lijst(
              [
                { kop: 'Telefoon', waarde: een.telefoon },
                { kop: 'Mail', waarde: een.email },
                { kop: 'Het liefst', waarde: contactTekst[een.contact] },
                { kop: 'Let op', waarde: een.contact_toelichting },
                { kop: 'Lezen', waarde: lezenTekst[een.lezen] },
                { kop: 'Taal', waarde: een.taal },
                ...(uitkering ? [{ kop: 'Uitkering', waarde: uitkeringTekst[uitkering.soort] }] : []),
              ],
              { smal: true },
            ),
          }),
          kaart({
            titel: 'Doelen',
            inhoud: takenlijst(
              doelen.map((doel) => ({ titel: doel.tekst, onder: doel.soort.replaceAll('-', ' ') })),
              'Er zijn nog geen doelen.',
            ),
          }),
          scores.length > 0 &&
            kaart({
              titel: 'Zelfredzaamheid',
              inhoud: html`<p>Op ${toonDatum(datum(scores[0]?.peildatum ?? ''))}, van 1 (acute problemen) tot 5. De inwoner vindt goed dat je dit ziet.</p>${lijst(
                scores.map(({ domein, score }) => ({
                  kop: isZrmDomein(domein) ? ZRM_NAAM[domein] : domein,
                  waarde: String(score),
                })),
                { smal: true },
              )}`,
            }),
          kaart({
            titel: 'Bij de gemeente',
            inhoud: html`<p>${een.consulent ?? ''}${een.consulent_telefoon ? html`, ${een.consulent_telefoon}` : ''}</p><p>Je ziet hier wat het centrum nodig heeft. Wat er verder in het dossier staat, zie je niet.</p>`,
          }),
        ),
      })}`,
    });
  });

  router.get(`${PAD}/:inwoner/:orientatie/papier/:advies`, { ...alleenCentrum, logboek: 'inzage' }, async (c) => {
    const { een, orientaties } = await leesInwoner(c, 'orientatieadvies');
    const orientatie = orientaties.find(({ id }) => id === c.nummer('orientatie'));
    const advies = orientatie?.adviezen.find(({ id }) => id === c.nummer('advies'));
    if (!orientatie || !advies) throw new NietGevonden();
    return c.file(await adviesPdf({ beleid: s.beleid, orientatie, advies, naam: toonNaam(een) }));
  });
};
