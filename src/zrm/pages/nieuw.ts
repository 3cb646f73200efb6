// Scoring the matrix: one form with thirteen rows, kept as a draft, and the check before it is stored.
import { bijLeven, toonNaam } from '../../inwoner/index.ts';
import { datum, isoDatum, parseDatumNl, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { ZRM_DOMEINEN, ZRM_NAAM } from '../../kernel/zrm.ts';
import { AANWEZIG, aanwezigTekst, bewijsKaart, type ConceptInhoud, dropConcept, saveConcept } from '../../ladder/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  knop,
  kop,
  linkKnop,
  melding,
  naastElkaar,
  scoreTabel,
  stapel,
  stappen,
  tekstvak,
  tekstveld,
  vinkjes,
  zacht,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { recordMeting } from '../actions/record-meting.ts';
import { findZrmstukken } from '../queries.ts';
import { conceptVanMeting, krachtVeld, laatsteScores, opmerkingVeld, scoreVeld, VELDEN } from '../rules.ts';
import { controle } from './controle.ts';
import { type Geopend, instrumentVan, KEUZES, kruimels, LICENTIE, lees, nieuwste, open, type ZrmSettings } from './frame.ts';

const alleen = { rollen: ['consulent'], van: 'inwoner' } as const;
const PAD = '/dossier/:inwoner/zrm/nieuw';

export const registerNieuweMeting = (router: Router, s: ZrmSettings): void => {
  const leeft = bijLeven(router);
  leeft.get(PAD, { ...alleen, logboek: 'inzage' }, async (c) => {
    const d = await open(c);
    const gevraagd = c.zoek.get('corrigeert') ?? '';
    const oud = d.metingen.find(({ id }) => String(id) === gevraagd);
    if (gevraagd !== '' && !oud) throw new NietGevonden();
    if (d.concept && (gevraagd === '' || d.concept.inhoud.velden.corrigeert === gevraagd))
      return formulier(c, s, d, d.concept.inhoud);
    if (d.concept) return alBezig(c, d, gevraagd);
    if (oud?.vervallenOp) return c.redirect(`/dossier/${d.inwoner.id}/zrm/${oud.id}`);
    return formulier(
      c,
      s,
      d,
      oud
        ? conceptVanMeting(oud, await findZrmstukken(c.db, d.inwoner.id, oud.id))
        : { velden: { peildatum: toonKort(c.vandaag) }, aanwezig: [], documenten: [] },
    );
  });
  leeft.post(PAD, { ...alleen, logboek: 'concept-bewaard' }, async (c) => {
    const d = await open(c);
    const basis = `/dossier/${d.inwoner.id}/zrm/nieuw`;
    const inhoud = getypt(c);
    const doe = c.form.tekst('doe');
    const { redenen } = lees(c, d, inhoud);
    if (doe !== 'bewaar' && redenen.length > 0) return formulier(c, s, d, inhoud, redenen);
    const uit = await c.submit(async (db, actor) => {
      await saveConcept(db, {
        actor,
        inwonerId: d.inwoner.id,
        soort: 'zrm',
        versie: c.form.versie(),
        basis: d.concept?.basis ?? c.form.nummer('basis'),
        inhoud,
        velden: VELDEN,
        terug: basis,
      });
      return { ok: true, naar: doe === 'bewaar' ? `/dossier/${d.inwoner.id}/zrm?bewaard` : `${basis}/controle` };
    });
    return uit instanceof Response ? uit : formulier(c, s, d, inhoud, uit);
  });
  router.post(`${PAD}/weg`, { ...alleen, logboek: 'concept-weggegooid' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const corrigeert = /^[1-9]\d{0,8}$/.test(c.form.tekst('corrigeert')) ? c.form.tekst('corrigeert') : '';
    const uit = await c.submit(async (db, actor) => {
      await dropConcept(db, { actor, inwonerId, soort: 'zrm' });
      return {
        ok: true,
        naar: corrigeert ? `/dossier/${inwonerId}/zrm/nieuw?corrigeert=${corrigeert}` : `/dossier/${inwonerId}/zrm`,
      };
    });
    return uit instanceof Response ? uit : c.redirect(`/dossier/${inwonerId}/zrm`);
  });
  leeft.get(`${PAD}/controle`, { ...alleen, logboek: 'inzage' }, async (c) => {
    const d = await open(c);
    return d.concept ? controle(c, d, d.concept.inhoud) : c.redirect(`/dossier/${d.inwoner.id}/zrm/nieuw`);
  });
  leeft.post(`${PAD}/controle`, { ...alleen, logboek: 'zrm-vastgelegd' }, async (c) => {
    const d = await open(c);
    const { concept, inwoner } = d;
    const inhoud = concept?.inhoud ?? getypt(c);
    const { redenen } = lees(c, d, inhoud);
    // All of it behind the key: who sends this page twice finds the draft gone, and must get the answer of the first time.
    let verrast = false;
    const uit = await c.submit(async (db, actor) => {
      if (!concept) return { ok: true, naar: `/dossier/${inwoner.id}/zrm/nieuw` };
      verrast = redenen.length === 0 && c.form.tekst('gezien') !== String(nieuwste(d.metingen));
      if (verrast || redenen.length > 0) return { ok: false, redenen: [...redenen] };
      const r = await recordMeting(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId: inwoner.id, inhoud });
      return r.ok ? { ok: true, naar: `/dossier/${inwoner.id}/zrm/${r.waarde.metingId}?vastgelegd` } : r;
    });
    if (uit instanceof Response) return uit;
    return verrast ? controle(c, d, inhoud, true) : formulier(c, s, d, inhoud, uit);
  });
};

/** What was sent, by the fields that a matrix has. */
const getypt = (c: PageContext): ConceptInhoud => ({
  velden: Object.fromEntries(
    [...VELDEN.map(({ veld }) => veld), 'corrigeert']
      .filter((veld) => veld !== 'aanwezig' && veld !== 'documenten')
      .map((veld) => [veld, c.form.tekst(veld)]),
  ),
  aanwezig: c.form.lijst('aanwezig'),
  documenten: c.form.lijst('documenten'),
});

const alBezig = (c: PageContext, d: Geopend, gevraagd: string): Promise<Response> => {
  const basis = `/dossier/${d.inwoner.id}/zrm/nieuw`;
  return c.page({
    titel: 'Je bent al bezig',
    kruimels: kruimels(d.inwoner, 'Verbeteren'),
    inhoud: stapel(
      kop({ titel: 'Je bent al bezig met een meting', onder: toonNaam(d.inwoner) }),
      html`<p>Maak die eerst af, of gooi het concept weg en verbeter de andere meting.</p>`,
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

const formulier = (
  c: PageContext,
  s: ZrmSettings,
  d: Geopend,
  inhoud: ConceptInhoud,
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const { inwoner, concept, metingen } = d;
  const basis = `/dossier/${inwoner.id}/zrm/nieuw`;
  const instrument = instrumentVan(s, c, inwoner);
  const oud = metingen.find(({ id }) => String(id) === inhoud.velden.corrigeert);
  const titel = oud ? 'Meting verbeteren' : 'Zelfredzaamheid scoren';
  const veld = (naam: string) => ({ naam, waarde: inhoud.velden[naam], fout: foutVan(redenen, naam) });
  const dag = parseDatumNl(inhoud.velden.peildatum ?? '') ?? c.vandaag;
  const vorige = laatsteScores(
    metingen.filter(({ id }) => id !== oud?.id),
    isoDatum(dag),
  );
  return c.page({
    titel,
    kruimels: kruimels(inwoner, titel),
    fout: redenen.length > 0,
    inhoud: stapel(
      stappen({ stap: 1, van: 2, naam: 'scoren' }),
      kop({
        titel,
        onder: `${toonNaam(inwoner)} · Zelfredzaamheid-Matrix ${instrument.versie} (${instrument.bron})`,
      }),
      foutSamenvatting(redenen),
      concept &&
        redenen.length === 0 &&
        melding({
          soort: 'info',
          titel: 'Je gaat verder met je concept',
          inhoud: `Bewaard op ${toonMoment(concept.gewijzigdOp, c.vandaag)}.`,
        }),
      form({
        actie: basis,
        sleutel: c.sleutel(),
        versie: concept?.versie ?? 0,
        naam: titel,
        verborgen: { corrigeert: inhoud.velden.corrigeert ?? '', basis: String(nieuwste(metingen)) },
        inhoud: stapel(
          oud &&
            kaart({
              titel: 'Wat je verbetert',
              inhoud: html`<p>De meting van ${toonDatum(datum(oud.peildatum))}, vastgelegd door ${oud.door}. Die blijft te lezen.</p>${tekstvak(
                {
                  ...veld('reden'),
                  label: 'Waarom verbeter je deze meting?',
                  regels: 2,
                  maximum: 2000,
                },
              )}`,
            }),
          kaart({
            titel: 'Hoe gaat het, per leefgebied?',
            inhoud: stapel(
              html`<p>${zacht(`${LICENTIE} De inwoner leest de scores en wat je erbij schrijft. Een aanbieder ziet ze nooit.`)}</p>`,
              datumveld({ ...veld('peildatum'), label: 'Dag waarop je dit besprak' }),
              scoreTabel({
                naam: 'Scores',
                keuzes: KEUZES,
                rijen: ZRM_DOMEINEN.map((domein) => {
                  const eerder = vorige[domein];
                  const opmerking = veld(opmerkingVeld(domein));
                  const kracht = veld(krachtVeld(domein));
                  return {
                    ...veld(scoreVeld(domein)),
                    label: ZRM_NAAM[domein],
                    vorige: eerder && `Vorige: ${eerder.score}, ${toonKort(datum(eerder.meting.peildatum))}`,
                    veldenTekst: 'Erbij schrijven',
                    open: Boolean(opmerking.waarde || kracht.waarde || opmerking.fout || kracht.fout),
                    velden: naastElkaar(
                      tekstvak({ ...kracht, label: 'Wat gaat goed, wie helpt?', verplicht: false, maximum: 500, regels: 2 }),
                      tekstvak({ ...opmerking, label: 'Opmerking', verplicht: false, maximum: 500, regels: 2 }),
                    ),
                  };
                }),
              }),
            ),
          }),
          kaart({
            titel: 'Wie was erbij?',
            inhoud: stapel(
              vinkjes({
                naam: 'aanwezig',
                label: 'Wie waren erbij?',
                fout: foutVan(redenen, 'aanwezig'),
                waarden: inhoud.aanwezig,
                keuzes: AANWEZIG.map((waarde) => ({ waarde, tekst: aanwezigTekst[waarde] })),
                naastElkaar: true,
              }),
              tekstveld({ ...veld('aanwezig_wie'), label: 'Namen of functies', verplicht: false, maximum: 200 }),
              tekstvak({ ...veld('toelichting'), label: 'Toelichting', regels: 3, verplicht: false, maximum: 2000 }),
            ),
          }),
          bewijsKaart({
            inwonerId: inwoner.id,
            stukken: d.stukken,
            waarden: inhoud.documenten,
            fout: foutVan(redenen, 'documenten'),
            vandaag: c.vandaag,
          }),
          acties(
            knop({ tekst: 'Naar de controle', naam: 'doe', waarde: 'verder' }),
            knop({ tekst: 'Bewaar en ga later verder', soort: 'tweede', naam: 'doe', waarde: 'bewaar' }),
            linkKnop({ tekst: 'Naar Zelfredzaamheid', href: `/dossier/${inwoner.id}/zrm`, soort: 'stil' }),
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
