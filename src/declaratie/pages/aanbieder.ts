import type { BeleidInHuis } from '../../beleid/index.ts';
import { maandVan, parseMaand, toonMaand } from '../../kernel/maand.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import type { Actor } from '../../platform/db/reader.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  bedrag,
  bevestiging,
  controleer,
  form,
  foutSamenvatting,
  html,
  knop,
  kop,
  leegBlok,
  linkKnop,
  stapel,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerRegel } from '../actions/answer-regel.ts';
import { createDeclaratie, discardDeclaratie, recomputeDeclaratie } from '../actions/create-declaratie.ts';
import { submitDeclaratie } from '../actions/submit-declaratie.ts';
import { magZien } from '../permissions.ts';
import { postenVan } from '../posten.ts';
import {
  bedragVan,
  type Declaratie,
  findDeclaratie,
  listGemeenten,
  listRegels,
  loadStand,
  voorstelVan,
} from '../queries/index.ts';
import { declaratieVanAanbieder, wachtBlok } from './aanbieder-declaratie.ts';
import { lijstVanAanbieder, watStaatEr } from './aanbieder-lijst.ts';
import { antwoordTekst, titelVan } from './delen.ts';

const KRUIMEL = { tekst: 'Declaraties', href: '/declaraties' };

/** A declaratie of this aanbieder, or 404. */
async function eigen(c: PageContext): Promise<{ d: Declaratie; actor: Actor }> {
  const [d, actor] = await Promise.all([findDeclaratie(c.db, c.nummer('declaratie')), c.actor()]);
  if (!d || !magZien(actor, d)) throw new NietGevonden();
  return { d, actor };
}

export function registerAanbieder(router: Router, beleid: BeleidInHuis): void {
  const rechten = { rollen: ['aanbieder'] as const, van: 'aanbieder' as const };
  const lees = { ...rechten, logboek: false as const };

  router.get('/declaraties/nieuw', lees, async (c) => {
    const maand = parseMaand(c.zoek.get('maand') ?? '');
    const aanbiederId = (await c.actor()).aanbiederId ?? 0;
    const gemeenten = await listGemeenten(c.db, beleid, aanbiederId);
    const gevraagd = c.zoek.get('gemeente');
    const gemeente = gevraagd === null ? gemeenten[0] : gemeenten.find(({ id }) => String(id) === gevraagd);
    if (!maand || !gemeente || maand > maandVan(c.vandaag)) return c.redirect('/declaraties');
    const stand = await loadStand(c.db, { beleid, gemeenteId: gemeente.id, aanbiederId, totEnMet: maand });
    const voorstel = voorstelVan(stand, maand);
    const leeg = voorstel.credits.length + voorstel.debets.length === 0;
    const titel = `Declaratie van ${toonMaand(maand)}`;
    return c.page({
      titel,
      kruimels: [KRUIMEL, { tekst: titel }],
      inhoud: html`${kop({ titel, onder: `Gemeente ${gemeente.naam}` })}${
        leeg || stand.gesloten.has(maand)
          ? leegBlok({
              titel: stand.gesloten.has(maand) ? `${hoofdletter(toonMaand(maand))} is gesloten` : 'Er is nu niets te declareren',
              acties: linkKnop({ tekst: 'Terug naar declaraties', href: '/declaraties' }),
            })
          : stapel(
              controleer([
                { vraag: 'Wat', antwoord: watStaatEr(voorstel) },
                { vraag: 'Bedrag', antwoord: bedrag(bedragVan(voorstel)) },
              ]),
              form({
                actie: '/declaraties/nieuw',
                sleutel: c.sleutel(),
                verborgen: { maand, gemeente: String(gemeente.id) },
                inhoud: acties(knop({ tekst: `Maak declaratie van ${toonMaand(maand)}` })),
              }),
            )
      }${stapel(await wachtBlok(c.db, gemeente.id, stand, maand))}`,
    });
  });

  router.post('/declaraties/nieuw', { ...rechten, logboek: 'declaratie-gemaakt' }, async (c) => {
    const maand = parseMaand(c.form.tekst('maand'));
    const gemeente = c.form.tekst('gemeente');
    const uit: Response | Reden[] = maand
      ? await c.submit(async (db, actor) => {
          const r = await createDeclaratie(db, actor, {
            beleid,
            vandaag: c.vandaag,
            maand,
            gemeenteId: /^\d{1,9}$/.test(gemeente) ? Number(gemeente) : 0,
          });
          return r.ok ? { ok: true, naar: `/declaraties/${r.waarde.id}` } : r;
        })
      : [{ veld: 'maand', tekst: 'Kies een maand.' }];
    return uit instanceof Response
      ? uit
      : lijstVanAanbieder(
          c,
          beleid,
          await c.actor(),
          uit.map(({ tekst }) => ({ tekst })),
        );
  });

  router.get('/declaraties/:declaratie/indienen', lees, async (c) => {
    const { d } = await eigen(c);
    if (d.status !== 'concept') return c.redirect(`/declaraties/${d.id}`);
    return indienPagina(c, d, []);
  });
  const indienPagina = async (c: PageContext, d: Declaratie, fouten: readonly Reden[]): Promise<Response> => {
    const posten = postenVan(await listRegels(c.db, { declaratieId: d.id }));
    const correcties = posten.filter((post) => post.correctie);
    return c.page({
      titel: 'Controleren en indienen',
      kruimels: [KRUIMEL, { tekst: titelVan(d), href: `/declaraties/${d.id}` }, { tekst: 'Indienen' }],
      fout: fouten.length > 0,
      inhoud: html`${terug(`/declaraties/${d.id}`)}${kop({ titel: 'Controleer je declaratie' })}${foutSamenvatting(fouten)}${stapel(
        controleer([
          { vraag: 'Gemeente', antwoord: d.gemeente },
          { vraag: 'Maand', antwoord: titelVan(d) },
          // As on the page before: one toewijzing has two lines when the tariff changes within the month.
          { vraag: 'Regels', antwoord: posten.filter((post) => !post.correctie).flatMap((post) => post.regels).length },
          ...(correcties.length > 0 ? [{ vraag: 'Correcties', antwoord: correcties.length }] : []),
          { vraag: 'Totaal', antwoord: bedrag(d.gevraagd) },
        ]),
        form({
          actie: `/declaraties/${d.id}/indienen`,
          sleutel: c.sleutel(),
          versie: d.versie,
          inhoud: html`<p>Na het indienen kun je niets meer wijzigen. Een fout verbeter je met een correctie.</p>${acties(
            knop({ tekst: 'Dien declaratie in' }),
            linkKnop({ tekst: 'Nog niet', href: `/declaraties/${d.id}`, soort: 'stil' }),
          )}`,
        }),
      )}`,
    });
  };
  router.post('/declaraties/:declaratie/indienen', { ...rechten, logboek: 'declaratie-ingediend' }, async (c) => {
    const id = c.nummer('declaratie');
    const uit = await c.submit(async (db, actor) => {
      const r = await submitDeclaratie(db, actor, { beleid, vandaag: c.vandaag, id, versie: c.form.versie() });
      return r.ok ? { ok: true, naar: `/declaraties/${id}/ingediend` } : r;
    });
    return uit instanceof Response ? uit : indienPagina(c, (await eigen(c)).d, uit);
  });
  router.get('/declaraties/:declaratie/ingediend', lees, async (c) => {
    const { d } = await eigen(c);
    if (!d.ingediendOp) return c.redirect(`/declaraties/${d.id}`);
    return c.page({
      titel: 'Declaratie ingediend',
      kruimels: [KRUIMEL, { tekst: titelVan(d), href: `/declaraties/${d.id}` }, { tekst: 'Ingediend' }],
      inhoud: bevestiging({
        titel: 'Je declaratie is ingediend',
        onder: html`${titelVan(d)}, ${bedrag(d.gevraagd)}`,
        kenmerk: { label: 'Declaratienummer', waarde: String(d.id) },
        hierna: [
          {
            wat: 'Elke regel wordt gecontroleerd.',
            wie: `Gemeente ${d.gemeente}, Financiën`,
            wanneer: antwoordTekst(beleid, d.ingediendOp, c.vandaag),
          },
          { wat: 'Een tweede medewerker keurt de betaling goed.', wie: `Gemeente ${d.gemeente}, Financiën`, wanneer: 'daarna' },
          {
            wat: 'Wijst de gemeente een regel af, dan zie je hier waarom en kun je antwoorden.',
            wie: 'Jij',
            wanneer: 'als dat zo is',
          },
        ],
        acties: linkKnop({ tekst: 'Naar je declaraties', href: '/declaraties', soort: 'primair' }),
      }),
    });
  });

  router.post('/declaraties/:declaratie/opnieuw', { ...rechten, logboek: 'declaratie-gemaakt' }, async (c) => {
    const id = c.nummer('declaratie');
    const uit = await c.submit(async (db, actor) => {
      const r = await recomputeDeclaratie(db, actor, { beleid, vandaag: c.vandaag, id, versie: c.form.versie() });
      return r.ok ? { ok: true, naar: `/declaraties/${r.waarde.id}` } : r;
    });
    return uit instanceof Response
      ? uit
      : declaratieVanAanbieder(c, beleid, (await eigen(c)).d, { fouten: uit.map(({ tekst }) => ({ tekst })) });
  });
  router.post('/declaraties/:declaratie/weg', { ...rechten, logboek: 'concept-weggegooid' }, async (c) => {
    const id = c.nummer('declaratie');
    const uit = await c.submit(async (db, actor) => {
      const r = await discardDeclaratie(db, actor, { id, versie: c.form.versie() });
      return r.ok ? { ok: true, naar: '/declaraties' } : r;
    });
    return uit instanceof Response ? uit : declaratieVanAanbieder(c, beleid, (await eigen(c)).d, { fouten: uit });
  });
  router.post('/declaraties/:declaratie/antwoord/:post', { ...rechten, logboek: 'afwijzing-beantwoord' }, async (c) => {
    const id = c.nummer('declaratie');
    const antwoord = c.form.tekst('antwoord');
    const post = c.param('post');
    const uit = await c.submit(async (db, actor) => {
      const r = await answerRegel(db, actor, { id, versie: c.form.versie(), post, antwoord });
      return r.ok ? { ok: true, naar: `/declaraties/${id}` } : r;
    });
    return uit instanceof Response
      ? uit
      : declaratieVanAanbieder(c, beleid, (await eigen(c)).d, { fouten: uit, antwoord: { post, tekst: antwoord } });
  });
}
