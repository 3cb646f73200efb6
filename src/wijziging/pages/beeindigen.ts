import { z } from 'zod';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum, toonKort, vroegste } from '../../kernel/datum.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { dagVeld, EindeReden, eindeRedenTekst, findEinde, findToewijzing, type ToewijzingRij } from '../../toewijzing/index.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  bevestiging,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { endEarly } from '../actions/end-early.ts';
import { kruimels as kruimelsVan, paginaVan } from './delen.ts';

type Settings = { beleid: BeleidInHuis };

const productNaam = (s: Settings, t: ToewijzingRij): string =>
  findProduct(s.beleid.regelingMetId(t.regeling_id).regeling, t.product)?.naam ?? t.product;

const Beeindigen = z
  .object({
    einde: dagVeld('Vul in wat de laatste dag is, bijvoorbeeld 31-01-2020.'),
    reden: EindeReden,
    toelichting: z.string().max(500, 'Schrijf dit korter: hoogstens 500 tekens.').default(''),
  })
  .refine((v) => v.reden !== 'anders' || v.toelichting !== '', {
    path: ['toelichting'],
    message: 'Schrijf op waarom, of kies een andere reden.',
  });

const laad = async (c: PageContext): Promise<ToewijzingRij> => {
  const inwonerId = c.nummer('inwoner');
  const [t] = await Promise.all([
    findToewijzing(c.db, c.nummer('toewijzing')),
    schrijfInzage(c.db, { inwonerId, soort: 'toewijzing' }),
  ]);
  if (!t || t.inwoner_id !== inwonerId) throw new NietGevonden();
  return t;
};

const kruimels = (t: ToewijzingRij) => kruimelsVan(t, 'Beëindigen');

/** The early end of a toewijzing by the consulent. */
export const beeindigen = async (
  c: PageContext,
  s: Settings,
  o: { getypt?: Readonly<Record<string, string>>; fouten?: readonly Reden[] } = {},
): Promise<Response> => {
  const t = await laad(c);
  if (t.status === 'beeindigd' || t.status === 'geweigerd') return c.redirect(`/dossier/${t.inwoner_id}/toewijzingen`);
  const fouten = o.fouten ?? [];
  const looptijd = fromDaterange(t.looptijd);
  return c.page({
    titel: `Toewijzing beëindigen: ${toonNaam(t)}`,
    kruimels: kruimels(t),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: 'Toewijzing eerder beëindigen',
      onder: `${productNaam(s, t)} bij ${t.aanbieder}, ${toonPeriode(looptijd)}`,
    })}${melding({
      soort: 'info',
      titel: 'Wat dit doet',
      inhoud:
        'Je neemt een besluit: de inwoner krijgt een brief. De aanbieder ziet de laatste dag en de reden. Uren na die dag kunnen niet meer. Ligt de laatste dag in de toekomst, dan loopt de toewijzing tot die dag gewoon door en kun je het besluit tot dan terugdraaien. Wat eerder is besloten, blijft te lezen.',
    })}${form({
      actie: `/dossier/${t.inwoner_id}/toewijzingen/${t.id}/beeindigen`,
      sleutel: c.sleutel(),
      versie: t.versie,
      naam: 'Toewijzing eerder beëindigen',
      inhoud: html`${datumveld({
        naam: 'einde',
        label: 'Wat is de laatste dag?',
        hint: `Een dag die al was, vandaag, of een dag die nog komt: tot en met ${toonDatum(looptijd.tot)}.`,
        waarde: o.getypt?.einde ?? toonKort(vroegste(c.vandaag, looptijd.tot)),
        fout: foutVan(fouten, 'einde'),
      })}${keuzerondjes({
        naam: 'reden',
        label: 'Waarom eindigt de toewijzing?',
        waarde: o.getypt?.reden,
        fout: foutVan(fouten, 'reden'),
        keuzes: EindeReden.options.map((waarde) => ({ waarde, tekst: eindeRedenTekst[waarde] })),
      })}${tekstvak({
        naam: 'toelichting',
        label: 'Toelichting',
        hint: 'De aanbieder en de inwoner lezen dit ook.',
        waarde: o.getypt?.toelichting,
        fout: foutVan(fouten, 'toelichting'),
        verplicht: false,
        maximum: 500,
      })}${acties(
        knop({ tekst: 'Beëindig de toewijzing', soort: 'gevaar' }),
        linkKnop({ tekst: 'Terug', href: paginaVan(t), soort: 'stil' }),
      )}`,
    })}`,
  });
};

export const verwerkBeeindigen = async (c: PageContext, s: Settings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const toewijzingId = c.nummer('toewijzing');
  const gelezen = parseForm(Beeindigen, c.form.waarden);
  if (!gelezen.ok) {
    // zod holds back what spans fields until the fields themselves are right
    return beeindigen(c, s, { getypt: c.form.waarden, fouten: gelezen.redenen });
  }
  const { einde, reden, toelichting } = gelezen.waarde;
  const versie = c.form.versie();
  const uit = await c.submit(async (db, actor) => {
    const r = await endEarly(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      inwonerId,
      toewijzingId,
      versie,
      einde,
      reden: eindeRedenTekst[reden],
      toelichting,
    });
    return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/toewijzingen/${toewijzingId}/beeindigd` } : r;
  });
  return uit instanceof Response
    ? uit
    : beeindigen(c, s, {
        getypt: c.form.waarden,
        fouten: uit.map(({ veld, ...r }) => (veld === undefined || veld === 'mandaat' ? r : { ...r, veld })),
      });
};

export const beeindigdPagina = async (c: PageContext, s: Settings): Promise<Response> => {
  const t = await laad(c);
  const laatst = t.beeindigd_op ?? (await findEinde(c.db, t.id))?.tot;
  if (laatst === null || laatst === undefined) return c.redirect(`/dossier/${t.inwoner_id}/toewijzingen`);
  const straks = t.beeindigd_op === null;
  const titel = straks ? `De toewijzing eindigt op ${toonDatum(datum(laatst))}` : 'De toewijzing is beëindigd';
  return c.page({
    titel,
    kruimels: kruimels(t),
    inhoud: bevestiging({
      titel,
      onder: straks
        ? `${productNaam(s, t)} bij ${t.aanbieder} loopt tot en met die dag gewoon door.`
        : `${productNaam(s, t)} bij ${t.aanbieder} eindigt op ${toonDatum(datum(laatst))}.`,
      kenmerk: { label: 'Toewijzing', waarde: String(t.nummer) },
      hierna: [
        { wat: 'De aanbieder ziet de laatste dag en de reden.', wie: t.aanbieder, wanneer: 'meteen' },
        { wat: 'Maak het besluit bekend: dan krijgt de inwoner de brief.', wie: 'jij', wanneer: 'zo snel mogelijk' },
        ...(straks
          ? [
              {
                wat: 'Gaat het toch anders? Draai de beëindiging terug met een nieuw besluit.',
                wie: 'jij',
                wanneer: `tot en met ${toonDatum(datum(laatst))}`,
              },
            ]
          : []),
        { wat: `Bespreek met ${toonNaam(t)} wat een volgende stap kan zijn.`, wie: 'jij', wanneer: 'zo snel mogelijk' },
      ],
      acties: linkKnop({ tekst: 'Terug naar de toewijzing', href: paginaVan(t), soort: 'primair' }),
    }),
  });
};
