import type { BeleidInHuis } from '../../beleid/index.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  bestandveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  paginering,
  stapel,
  tabel,
  tekstveld,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { retryLevering, startLevering } from '../actions/start-levering.ts';
import { takeOverCorrecties } from '../actions/take-over-correcties.ts';
import { afwijzingenCsv } from '../csv.ts';
import { LEVERING_ROLLEN } from '../permissions.ts';
import {
  countAfwijzingen,
  findAfwijzingen,
  findAfwijzingenKaal,
  findInwonersVanToewijzingen,
  findLevering,
  findLeveringen,
  type LeveringRij,
} from '../queries/levering.ts';
import { correctiesPagina } from './correcties.ts';
import { bezigPagina, klaarPagina, misluktPagina, PER_PAGINA } from './levering.ts';
import { leveringBadge, tel, toonAantal } from './onderdelen.ts';

const MAX_UPLOAD = 60 * 1024 * 1024;
/** How long storing it may take, in milliseconds. */
const UPLOAD_TIJD = 60_000;
const KRUIMEL = { tekst: 'Leveringen', href: '/leveringen' };
/** Seconds after which a page about work that goes on asks for itself again. */
const VERVERS = '2';

const paginaVan = (c: PageContext): number => {
  const tekst = c.zoek.get('pagina') ?? '1';
  return /^[1-9]\d{0,5}$/.test(tekst) ? Number(tekst) : 1;
};

/** Deliveries: what came in, a new one, its outcome, its corrections. */
export function registerLevering(router: Router, s: { beleid: BeleidInHuis; bsn: BsnKluis }): void {
  const lezen = { rollen: LEVERING_ROLLEN, van: 'gemeente', logboek: false } as const;

  router.get('/leveringen', lezen, async (c) => {
    const pagina = paginaVan(c);
    const { rijen, totaal } = await findLeveringen(c.db, { aantal: PER_PAGINA, pagina });
    const nieuw = linkKnop({ tekst: 'Nieuwe levering', href: '/leveringen/nieuw', soort: 'primair', icoon: 'upload' });
    return c.page({
      titel: 'Leveringen',
      inhoud: html`${kop({ titel: 'Leveringen', onder: 'Bestanden met inwoners, toewijzingen, uren en resultaten.', acties: nieuw })}${
        totaal === 0
          ? leegBlok({ titel: 'Er is nog niets aangeleverd', inhoud: 'Lever bestanden aan met de knop Nieuwe levering.' })
          : stapel(
              tabel({
                caption: 'Leveringen, nieuwste eerst',
                kolommen: [
                  { kop: 'Levering' },
                  { kop: 'Aangeboden' },
                  { kop: 'Status' },
                  { kop: 'Gelezen', uitlijning: 'eind' },
                  { kop: 'Aangenomen', uitlijning: 'eind' },
                  { kop: 'Afgewezen', uitlijning: 'eind' },
                ],
                rijen: rijen.map((rij) => {
                  const som = tel(rij);
                  const cijfer = (n: number): string => (rij.status === 'klaar' ? toonAantal(n) : '');
                  return [
                    html`${link(`/leveringen/${rij.id}`, rij.naam)}${rij.proef ? ' (proef)' : ''}`,
                    toonMoment(rij.begonnenOp, c.vandaag),
                    leveringBadge(rij.status),
                    cijfer(som.gelezen),
                    cijfer(som.aangenomen),
                    cijfer(som.afgewezen),
                  ];
                }),
              }),
              paginering({
                pagina,
                paginas: Math.ceil(totaal / PER_PAGINA),
                href: (p) => `/leveringen?pagina=${p}`,
              }),
            )
      }`,
    });
  });

  const nieuwPagina = (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> =>
    c.page({
      titel: 'Nieuwe levering',
      smal: true,
      fout: fouten.length > 0,
      kruimels: [KRUIMEL, { tekst: 'Nieuwe levering' }],
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Nieuwe levering' })}${form({
        actie: '/leveringen/nieuw',
        sleutel: c.sleutel(),
        bestanden: true,
        inhoud: html`${bestandveld({
          naam: 'bestanden',
          label: 'Bestanden',
          hint: 'CSV-bestanden met aanbieders, inwoners, toewijzingen, uren of resultaten. Je kunt er meer tegelijk kiezen, samen ten hoogste 60 MB. De kolomnamen staan op de eerste regel.',
          fout: foutVan(fouten, 'bestanden'),
          soorten: '.csv,text/csv',
          meer: true,
          verplicht: true,
        })}${tekstveld({
          naam: 'naam',
          label: 'Naam van de levering',
          hint: 'Om haar later terug te vinden, bijvoorbeeld: uren oktober.',
          waarde: c.form.waarden.naam,
          fout: foutVan(fouten, 'naam'),
          verplicht: false,
          maximum: 100,
        })}${vinkje({
          naam: 'proef',
          label: 'Alleen proberen',
          hint: 'Je ziet de uitkomst, maar er wordt niets bewaard.',
          aan: c.form.tekst('proef') === 'ja',
          verplicht: true,
        })}${acties(knop({ tekst: 'Lever aan', icoon: 'upload' }), linkKnop({ tekst: 'Annuleer', href: '/leveringen' }))}`,
      })}`,
    });
  router.get('/leveringen/nieuw', lezen, (c) => nieuwPagina(c));
  router.post(
    '/leveringen/nieuw',
    { rollen: LEVERING_ROLLEN, van: 'gemeente', logboek: 'levering-aangeboden', maxBody: MAX_UPLOAD, tijd: UPLOAD_TIJD },
    async (c) => {
      const naam = c.form.tekst('naam');
      if (naam.length > 100)
        return nieuwPagina(c, [{ veld: 'naam', tekst: 'De naam is langer dan 100 tekens. Kies een kortere naam.' }]);
      const uit = await c.submit(async (db, actor) => {
        const gestart = await startLevering(db, {
          actor,
          naam,
          proef: c.form.tekst('proef') === 'ja',
          vandaag: c.vandaag,
          bestanden: c.form.bestanden.filter((bestand) => bestand.naam !== ''),
        });
        return gestart.ok ? { ok: true, naar: `/leveringen/${gestart.waarde.id}` } : gestart;
      });
      return uit instanceof Response ? uit : nieuwPagina(c, uit);
    },
  );

  const zoek = async (c: PageContext): Promise<LeveringRij> => {
    const levering = await findLevering(c.db, c.nummer('levering'));
    if (!levering) throw new NietGevonden();
    return levering;
  };
  const toon = async (c: PageContext, levering: LeveringRij, fouten: readonly Reden[] = []): Promise<Response> => {
    const gemeenschappelijk = {
      titel: levering.naam,
      kruimels: [KRUIMEL, { tekst: levering.naam }],
      fout: fouten.length > 0,
    };
    const boven = foutSamenvatting(fouten);
    switch (levering.status) {
      case 'wacht':
      case 'bezig': {
        const antwoord = await c.page({ ...gemeenschappelijk, inhoud: html`${boven}${bezigPagina(levering)}` });
        antwoord.headers.set('refresh', VERVERS);
        return antwoord;
      }
      case 'mislukt':
        return c.page({ ...gemeenschappelijk, inhoud: html`${boven}${misluktPagina(levering, c.sleutel())}` });
      case 'klaar': {
        const pagina = paginaVan(c);
        const nummers = levering.signalen.flatMap((signaal) => signaal.toewijzing ?? []);
        const [afwijzingen, aantal, inwonerVan] = await Promise.all([
          findAfwijzingen(c.db, { leveringId: levering.id, aantal: PER_PAGINA, pagina }),
          countAfwijzingen(c.db, levering.id),
          findInwonersVanToewijzingen(c.db, nummers),
        ]);
        if (afwijzingen.length === 0 && pagina > 1) throw new NietGevonden();
        return c.page({
          ...gemeenschappelijk,
          inhoud: html`${boven}${klaarPagina(levering, { afwijzingen, aantal, pagina, inwonerVan, vandaag: c.vandaag })}`,
        });
      }
    }
  };
  router.get('/leveringen/:levering', lezen, async (c) => toon(c, await zoek(c)));
  router.post(
    '/leveringen/:levering/opnieuw',
    { rollen: LEVERING_ROLLEN, van: 'gemeente', logboek: 'levering-opnieuw' },
    async (c) => {
      const levering = await zoek(c);
      const uit = await c.submit(async (db, actor) => {
        const opnieuw = await retryLevering(db, { actor, id: levering.id });
        return opnieuw.ok ? { ok: true, naar: `/leveringen/${levering.id}` } : opnieuw;
      });
      return uit instanceof Response ? uit : toon(c, levering, uit);
    },
  );
  router.get('/leveringen/:levering/afwijzingen.csv', { ...lezen, logboek: 'uitvoer' }, async (c) => {
    const levering = await zoek(c);
    const [rijen, actor] = await Promise.all([findAfwijzingenKaal(c.db, levering.id), c.actor()]);
    await schrijfLogboek(c.db, actor, {
      handeling: 'uitvoer',
      soort: 'levering',
      objectId: levering.id,
      grond: 'controle van een levering',
    });
    return c.file({
      inhoud: afwijzingenCsv(rijen),
      type: 'text/csv; charset=utf-8',
      naam: `levering-${levering.id}-afgewezen.csv`,
    });
  });

  const correcties = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
    const levering = await zoek(c);
    const pagina = paginaVan(c);
    const [rijen, aantal] = await Promise.all([
      findAfwijzingen(c.db, { leveringId: levering.id, aantal: PER_PAGINA, pagina, alleenCorrecties: true }),
      countAfwijzingen(c.db, levering.id),
    ]);
    return c.page({
      titel: 'Correcties overnemen',
      kruimels: [KRUIMEL, { tekst: levering.naam, href: `/leveringen/${levering.id}` }, { tekst: 'Correcties' }],
      fout: fouten.length > 0,
      inhoud: correctiesPagina(levering, {
        rijen,
        aantal: aantal.correcties,
        pagina,
        sleutel: c.sleutel(),
        fouten,
        gekozen: c.form.lijst('correctie'),
      }),
    });
  };
  router.get('/leveringen/:levering/correcties', lezen, (c) => correcties(c));
  router.post(
    '/leveringen/:levering/correcties',
    { rollen: LEVERING_ROLLEN, van: 'gemeente', logboek: 'correctie-overgenomen' },
    async (c) => {
      const levering = await zoek(c);
      const ids = c.form
        .lijst('correctie')
        .filter((tekst) => /^[1-9]\d{0,8}$/.test(tekst))
        .map(Number);
      const uit = await c.submit(async (db, actor) => {
        const gedaan = await takeOverCorrecties(db, {
          actor,
          leveringId: levering.id,
          ids,
          vandaag: c.vandaag,
          beleid: s.beleid,
          bsn: s.bsn,
        });
        return gedaan.ok ? { ok: true, naar: `/leveringen/${levering.id}/correcties` } : gedaan;
      });
      return uit instanceof Response ? uit : correcties(c, uit);
    },
  );
}
