// An objection as employees see it: what came in, the clock, and the acts that are possible now, each with its article.
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { soortNaam } from '../../besluit/index.ts';
import { type BriefdataInvoer, briefVoorbeeld } from '../../brief/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  type VeldFout,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { previewBeslissing, previewDaad } from '../actions/preview-brief.ts';
import { type BezwaarRij, findBezwaar, listGevolg } from '../queries.ts';
import type { Waarden } from '../rules.ts';
import { type BijRechter, openTussen } from '../tussen.ts';
import { beslissingTekst, langsTekst } from '../types.ts';
import { hogerBeroepTot } from '../uitspraak.ts';
import { dadenVoor, moetVolgen, watNu } from './daden.ts';
import { alineas, gedaan } from './gedaan.ts';
import { bezwaarPad } from './herstel.ts';

export type Settings = { beleid: BeleidInHuis };

/** Where it stands, in a word. */
export const bezwaarStand = (
  b: BijRechter &
    Pick<BezwaarRij, 'beslissing' | 'bekendgemaakt_op' | 'behandelaar' | 'beslis_uiterlijk' | 'verdaagd_tot' | 'vervolg_id'>,
  vandaag: PageContext['vandaag'],
): Html => {
  const tussen = openTussen(b);
  if (tussen)
    return isVoor(datum(tussen.tot), vandaag)
      ? badge('telaat', 'Te laat: gebrek niet hersteld')
      : badge('aandacht', 'Gebrek herstellen voor de rechter');
  if (b.vervolg_id !== null) return badge('neutraal', 'Vernietigd door de rechter');
  if (b.bekendgemaakt_op !== null && b.beslissing) return badge('goed', beslissingTekst[b.beslissing]);
  if (b.beslissing) return badge('aandacht', `${beslissingTekst[b.beslissing]}, brief nog niet verstuurd`);
  if (isVoor(datum(b.verdaagd_tot ?? b.beslis_uiterlijk), vandaag)) return badge('telaat', 'Te laat: nog niet beslist');
  return b.behandelaar ? badge('info', `Bij ${b.behandelaar}`) : badge('aandacht', 'Nog niet in behandeling');
};

export const alsFout = ({ veld, tekst, regel, bron }: Reden): VeldFout => ({
  tekst: bron === undefined ? tekst : `${tekst} (${bron ?? regel})`,
  ...(veld === undefined || veld === 'behandelaar' ? {} : { veld }),
});

/** The letter under what it comes from; that there is none is said too. */
const alsVoorbeeld = (brief: BriefdataInvoer | undefined): Html =>
  brief
    ? briefVoorbeeld(brief)
    : melding({ soort: 'info', titel: 'Hier komt geen brief uit', inhoud: html`<p>Er wordt alleen iets vastgelegd.</p>` });

/** The objection with everything that was done, and the next act on top. */
export const bezwaarPagina = async (
  c: PageContext,
  s: Settings,
  o: { fouten?: readonly Reden[]; getypt?: Waarden; daad?: string; voorbeeld?: boolean } = {},
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
  // Who makes it known reads it first.
  const brief =
    actor.rol === 'teammanager' ? await previewBeslissing(c.db, { actor, ...s, inwonerId, vandaag: c.vandaag }, b) : undefined;
  const waarden = o.getypt ?? {};
  const daad = o.voorbeeld
    ? await previewDaad(c.db, o.daad ?? '', { actor, ...s, inwonerId, vandaag: c.vandaag, waarden }, b)
    : undefined;
  const fouten = (daad && !daad.ok ? daad.redenen : (o.fouten ?? [])).map(alsFout);
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
      titel:
        b.vorige_id === null
          ? `Bezwaar tegen besluit ${b.beschikkingnummer}`
          : `Opnieuw beslissen op het bezwaar tegen besluit ${b.beschikkingnummer}`,
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
          titel: 'Hoe het ervoor staat',
          inhoud: html`${lijst([
            { kop: 'Nu', waarde: watNu(b, c.vandaag) },
            ...(b.beslissing === null ? [{ kop: 'Beslis uiterlijk', waarde: toonDatum(tot) }] : []),
            { kop: 'Ontvangen', waarde: `${toonDatum(datum(b.ontvangen_op))}, ${langsTekst[b.langs]}` },
            ...(b.verdaagd_op ? [{ kop: 'Uitgesteld op', waarde: toonDatum(datum(b.verdaagd_op)) }] : []),
            { kop: 'Behandelaar', waarde: b.behandelaar ?? 'nog niemand' },
            {
              kop: 'Termijn',
              waarde:
                b.vorige_id !== null
                  ? 'De dag die de rechter noemt (Awb artikel 8:72, lid 4), en anders zes weken na de dag waarop de rechter de uitspraak verstuurde (Awb artikel 7:10; vanaf welke dag is een keuze).'
                  : b.te_laat
                    ? 'Zes weken vanaf de ontvangst. De wet telt vanaf het einde van de bezwaartermijn; bij een te laat bezwaar tellen we vanaf de ontvangst (keuze).'
                    : 'Zes weken vanaf de dag na het einde van de bezwaartermijn (Awb artikel 7:10, lid 1).',
            },
          ])}`,
        }),
        b.vorige_id !== null && kaart({ titel: 'Wat de rechter zei', inhoud: alineas(b.rechter_zei) }),
        kaart({
          titel: 'Wat de inwoner zegt',
          inhoud: html`${alineas(b.reden)}${b.wil !== '' && html`<h3>Wat de inwoner wil</h3>${alineas(b.wil)}`}`,
        }),
        ...dadenVoor(c, b, actor, {
          fouten,
          getypt: waarden,
          gevolgen,
          hogerTot: b.uitspraak_op === null ? undefined : hogerBeroepTot(s.beleid.landelijk, datum(b.uitspraak_op)),
          mis: o.daad,
          voorbeeld: daad?.ok ? alsVoorbeeld(daad.waarde) : undefined,
        }),
        brief && briefVoorbeeld(brief),
        gedaan(b),
      ),
      smal: stapel(
        kaart({
          titel: 'Over dit bezwaar',
          inhoud: html`${lijst(
            [
              ...(b.vorige_id === null
                ? []
                : [
                    {
                      kop: 'Eerdere beslissing',
                      waarde: link(bezwaarPad(inwonerId, b.vorige_id), 'Vernietigd door de rechter'),
                    },
                  ]),
              {
                kop: b.vorige_id === null ? 'Vastgelegd door' : 'Uitspraak vastgelegd door',
                waarde: b.getypt === 'inwoner' ? 'de inwoner zelf' : (b.door_naam ?? 'een collega'),
              },
              { kop: 'Besluit', waarde: `${soortNaam(b.besluit_soort)} van ${toonDatum(datum(b.besluit_genomen_op))}` },
              { kop: 'Genomen door', waarde: b.genomen_door_naam },
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
