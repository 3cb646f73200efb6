// Determining a trede in pages: questions, proposal and judgement, underpinning, perspective, check. Each page keeps a draft, so that
// a lost session costs nothing and it can be continued another day.
import { bijLeven, toonNaam } from '../../inwoner/index.ts';
import { datum, parseDatum, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { acties, form, foutSamenvatting, html, knop, kop, linkKnop, melding, stapel, stappen } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { recordLadderbepaling } from '../actions/record-ladderbepaling.ts';
import { dropConcept, saveConcept } from '../actions/save-concept.ts';
import { conceptVan, isStap, LABELS, LEEG, leesConcept, redenenVan, STAPPEN, type Stap, voegIn, vraagVeld } from '../concept.ts';
import { findOnderbouwing } from '../queries.ts';
import { huidigeBepaling } from '../rules.ts';
import type { ConceptInhoud } from '../types.ts';
import { controleVelden, nogTeDoen, stapAdres } from './controle.ts';
import { type Geopend, kruimels, type LadderSettings, nieuwste, omstandigheden, open, opgeslagenOp } from './frame.ts';
import { kopVan, onderbouwingVelden, oordeelVelden, perspectiefVelden, type Vel, vragenVelden } from './velden.ts';

const TITELS: Record<Stap, string> = {
  vragen: 'waar staat de inwoner?',
  oordeel: 'voorstel en oordeel',
  onderbouwing: 'onderbouwing',
  perspectief: 'perspectief',
  controle: 'controleer je antwoorden',
};

const alleen = { rollen: ['consulent'], van: 'inwoner' } as const;
const PAD = '/dossier/:inwoner/ladder/nieuw';

export const registerNieuw = (router: Router, s: LadderSettings): void => {
  const leeft = bijLeven(router);
  const stapUit = (c: PageContext): Stap => {
    const stap = c.param('stap');
    if (!isStap(stap) || stap === 'vragen') throw new NietGevonden();
    return stap;
  };
  leeft.get(PAD, { ...alleen, logboek: 'inzage' }, (c) => begin(c, s));
  leeft.post(PAD, { ...alleen, logboek: 'concept-bewaard' }, (c) => ontvang(c, s, 'vragen'));
  router.post(`${PAD}/weg`, { ...alleen, logboek: 'concept-weggegooid' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const corrigeert = /^[1-9]\d{0,8}$/.test(c.form.tekst('corrigeert')) ? c.form.tekst('corrigeert') : '';
    const uit = await c.submit(async (db, actor) => {
      await dropConcept(db, { actor, inwonerId, soort: 'ladder' });
      return {
        ok: true,
        naar: corrigeert ? `/dossier/${inwonerId}/ladder/nieuw?corrigeert=${corrigeert}` : `/dossier/${inwonerId}/ladder`,
      };
    });
    return uit instanceof Response ? uit : c.redirect(`/dossier/${inwonerId}/ladder`);
  });
  leeft.get(`${PAD}/:stap`, { ...alleen, logboek: 'inzage' }, async (c) => {
    const stap = stapUit(c);
    const d = await open(c);
    if (!d.concept) return c.redirect(`/dossier/${d.inwoner.id}/ladder/nieuw`);
    return toon(c, s, d, stap, d.concept.inhoud);
  });
  leeft.post(`${PAD}/:stap`, { ...alleen, logboek: 'ladderbepaling-vastgelegd' }, (c) => ontvang(c, s, stapUit(c)));
};

/** The first page: a draft that is there, a correction, or nothing yet. */
const begin = async (c: PageContext, s: LadderSettings): Promise<Response> => {
  const d = await open(c);
  const gevraagd = c.zoek.get('corrigeert') ?? '';
  const oud = d.bepalingen.find(({ id }) => String(id) === gevraagd);
  if (gevraagd !== '' && !oud) throw new NietGevonden();
  if (d.concept && (gevraagd === '' || d.concept.inhoud.velden.corrigeert === gevraagd))
    return toon(c, s, d, 'vragen', d.concept.inhoud);
  if (d.concept) return alBezig(c, d, gevraagd);
  if (!oud) return toon(c, s, d, 'vragen', { ...LEEG, velden: { peildatum: toonKort(c.vandaag) } });
  if (oud.vervallenOp) return c.redirect(`/dossier/${d.inwoner.id}/ladder/${oud.id}`);
  return toon(c, s, d, 'vragen', await verbeteringVan(c, d, gevraagd));
};

/** What a correction begins with: all that the determination says, so that only what was wrong is typed anew. */
const verbeteringVan = async (c: PageContext, d: Geopend, gevraagd: string): Promise<ConceptInhoud> => {
  const oud = d.bepalingen.find(({ id, vervallenOp }) => String(id) === gevraagd && !vervallenOp);
  const onderbouwing = oud && (await findOnderbouwing(c.db, d.inwoner.id, oud.id));
  return oud && onderbouwing ? conceptVan(oud, onderbouwing) : LEEG;
};

/** A draft stands in the way of another: the consulent chooses. */
const alBezig = (c: PageContext, d: Geopend, gevraagd: string): Promise<Response> => {
  const basis = `/dossier/${d.inwoner.id}/ladder/nieuw`;
  return c.page({
    titel: 'Je bent al bezig',
    kruimels: kruimels(d.inwoner, 'Trede verbeteren'),
    inhoud: stapel(
      kop({ titel: 'Je bent al bezig met een bepaling', onder: toonNaam(d.inwoner) }),
      html`<p>Je begon op ${toonMoment(d.concept?.begonnenOp ?? new Date(0), c.vandaag)}. Maak die eerst af, of gooi het concept weg en verbeter de andere bepaling.</p>`,
      acties(linkKnop({ tekst: 'Ga verder met het concept', href: basis, soort: 'primair' })),
      form({
        actie: `${basis}/weg`,
        sleutel: c.sleutel(),
        naam: 'Concept weggooien',
        verborgen: { corrigeert: gevraagd },
        inhoud: acties(knop({ tekst: 'Gooi het concept weg en begin opnieuw', soort: 'gevaar', icoon: 'trash' })),
      }),
    ),
  });
};

/** What was sent from a page: kept as a draft, held against the rules, or stored for good. */
const ontvang = async (c: PageContext, s: LadderSettings, stap: Stap): Promise<Response> => {
  const d = await open(c);
  const { inwoner, concept } = d;
  const basis = `/dossier/${inwoner.id}/ladder/nieuw`;
  const eerder = concept?.inhoud ?? (await verbeteringVan(c, d, c.form.tekst('corrigeert')));
  const inhoud = stap === 'controle' ? eerder : voegIn(eerder, stap, c.form);
  const gelezen = leesConcept(inhoud, omstandigheden(c, s, d));
  const doe = c.form.tekst('doe');
  if (stap === 'controle') {
    // All of it behind the key: who sends this page twice finds the draft gone, and must get the answer of the first time.
    let verrast = false;
    const uit = await c.submit(async (db, actor) => {
      if (!concept) return { ok: true, naar: basis };
      verrast = gelezen.redenen.length === 0 && c.form.tekst('gezien') !== String(nieuwste(d.bepalingen));
      if (verrast || gelezen.redenen.length > 0) return { ok: false, redenen: gelezen.redenen };
      const { form } = gelezen;
      const r = await recordLadderbepaling(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId: inwoner.id,
        form,
        volledig: form,
      });
      return r.ok ? { ok: true, naar: `/dossier/${inwoner.id}/ladder/${r.waarde.bepalingId}?vastgelegd` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, d, stap, inhoud, uit, verrast);
  }
  const redenen = doe === 'bewaar' ? [] : redenenVan(gelezen, stap);
  if (redenen.length > 0) return toon(c, s, d, stap, inhoud, redenen);
  const volgende = STAPPEN[STAPPEN.indexOf(stap) + 1] ?? 'controle';
  const uit = await c.submit(async (db, actor) => {
    await saveConcept(db, {
      actor,
      inwonerId: inwoner.id,
      soort: 'ladder',
      versie: c.form.versie(),
      basis: concept?.basis ?? c.form.nummer('basis'),
      inhoud,
      velden: [
        ...Object.entries(LABELS).map(([veld, label]) => ({ veld, label })),
        ...(regelingVan(c, s, d, inhoud)?.ladder.vragen ?? []).map((v) => ({ veld: vraagVeld(v.sleutel), label: v.vraag })),
      ],
      terug: stapAdres(basis, stap),
    });
    return { ok: true, naar: doe === 'bewaar' ? `/dossier/${inwoner.id}/ladder?bewaard` : stapAdres(basis, volgende) };
  });
  return uit instanceof Response ? uit : toon(c, s, d, stap, inhoud, uit);
};

const regelingVan = (c: PageContext, s: LadderSettings, d: Geopend, inhoud: ConceptInhoud) => {
  const { form: gelezen } = leesConcept(inhoud, omstandigheden(c, s, d));
  return opgeslagenOp(s, d.inwoner, parseDatum(gelezen.peildatum) ?? c.vandaag)?.regeling;
};

/** One page of the flow. `verrast`: somebody stored another determination while the check page stood open. */
const toon = (
  c: PageContext,
  s: LadderSettings,
  d: Geopend,
  stap: Stap,
  inhoud: ConceptInhoud,
  redenen: readonly Reden[] = [],
  verrast = false,
): Promise<Response> => {
  const { inwoner, concept } = d;
  const basis = `/dossier/${inwoner.id}/ladder/nieuw`;
  const gelezen = leesConcept(inhoud, omstandigheden(c, s, d));
  const v: Vel = { d, inhoud, form: gelezen.form, redenen, uit: opgeslagenOp(s, inwoner, datum(gelezen.form.peildatum)) };
  const nu = huidigeBepaling(d.bepalingen);
  const nieuw = concept ? d.bepalingen.filter(({ id }) => id > concept.basis) : [];
  const openstaand = stap === 'controle' && redenen.length === 0 ? gelezen.redenen : [];
  const titel = kopVan(v);
  const inhoudVan: Record<Stap, () => ReturnType<typeof stapel>> = {
    vragen: () => vragenVelden(v),
    oordeel: () => oordeelVelden(v),
    onderbouwing: () => onderbouwingVelden(v),
    perspectief: () => perspectiefVelden(v),
    controle: () => controleVelden(v, basis, nieuw, gelezen.redenen),
  };
  const vorige = STAPPEN[STAPPEN.indexOf(stap) - 1];
  const verder = [
    vorige !== undefined && linkKnop({ tekst: 'Vorige', href: stapAdres(basis, vorige), soort: 'stil', icoon: 'arrow-left' }),
    linkKnop({ tekst: 'Naar de ladder', href: `/dossier/${inwoner.id}/ladder`, soort: 'stil' }),
  ];
  return c.page({
    titel: `${titel}: ${TITELS[stap]}`,
    kruimels: kruimels(inwoner, titel),
    fout: redenen.length > 0,
    ...(verrast ? { status: 409 as const } : {}),
    inhoud: stapel(
      stappen({ stap: STAPPEN.indexOf(stap) + 1, van: STAPPEN.length, naam: TITELS[stap] }),
      kop({
        titel,
        onder: nu
          ? `${toonNaam(inwoner)} staat sinds ${toonDatum(datum(nu.peildatum))} op trede ${nu.trede}`
          : `${toonNaam(inwoner)}: eerste bepaling`,
      }),
      foutSamenvatting(redenen),
      concept &&
        stap === 'vragen' &&
        redenen.length === 0 &&
        melding({
          soort: 'info',
          titel: 'Je gaat verder met je concept',
          inhoud: `Bewaard op ${toonMoment(concept.gewijzigdOp, c.vandaag)}.`,
        }),
      openstaand.length > 0 && nogTeDoen(basis, openstaand),
      openstaand.length > 0
        ? stapel(inhoudVan[stap](), acties(...verder))
        : form({
            actie: stapAdres(basis, stap),
            sleutel: c.sleutel(),
            versie: concept?.versie ?? 0,
            naam: titel,
            verborgen: {
              ...(stap === 'vragen' ? { corrigeert: inhoud.velden.corrigeert ?? '', basis: String(nieuwste(d.bepalingen)) } : {}),
              ...(stap === 'controle' ? { gezien: String(nieuwste(d.bepalingen)) } : {}),
            },
            inhoud: stapel(
              inhoudVan[stap](),
              acties(
                stap === 'controle'
                  ? knop({ tekst: 'Leg de trede vast', icoon: 'check', naam: 'doe', waarde: 'vastleggen' })
                  : [
                      knop({ tekst: stap === 'perspectief' ? 'Naar de controle' : 'Verder', naam: 'doe', waarde: 'verder' }),
                      knop({ tekst: 'Bewaar en ga later verder', soort: 'tweede', naam: 'doe', waarde: 'bewaar' }),
                    ],
                ...verder,
              ),
            ),
          }),
      concept &&
        form({
          actie: `${basis}/weg`,
          sleutel: c.sleutel(),
          naam: 'Concept weggooien',
          inhoud: acties(knop({ tekst: 'Gooi dit concept weg', soort: 'stil', icoon: 'trash' })),
        }),
    ),
  });
};
